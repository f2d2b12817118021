"""Parts of a single page."""
