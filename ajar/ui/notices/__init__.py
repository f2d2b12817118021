"""Notes on pages: doubts about a file, and what is missing."""
