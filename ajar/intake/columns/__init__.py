"""What each column of a table holds: by its header, then by its cells."""
