"""What surrounds each page: menu, heading, filters, welcome."""
