"""Results -> files that are safe to open."""
