"""How a file was read, and its corrections."""
