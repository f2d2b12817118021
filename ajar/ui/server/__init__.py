"""The server process: requests it refuses, hosting, and unexpected errors."""
