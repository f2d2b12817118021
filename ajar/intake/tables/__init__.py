"""Tables extracted from sheets, and the accounting of their cells."""
