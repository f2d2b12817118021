"""One script per page, top to bottom; each begins with ``ui.open_page()``."""
