"""Rules that give each company its segment, action and window."""
