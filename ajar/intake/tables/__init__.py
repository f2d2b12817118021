"""Tables cut out of sheets, and the account of every cell they hold."""
