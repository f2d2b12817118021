"""Types that every layer shares: tracker, enums, columns, estimates, settings, errors."""
