"""The application table, and what defines it: first responses, silence, filters."""
