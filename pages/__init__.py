"""One script per page, top to bottom; each begins with ``page.start_page(name)``."""
