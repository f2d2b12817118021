"""Failure codes of the child process, which the parent turns into sentences."""


class ReaderError(Exception):
    """The file cannot be read; *why* is one of the words below."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.detail = detail


DAMAGED = "damaged"
EMPTY = "empty"
PASSWORD = "password"  # noqa: S105 - a word, not a secret
NOT_A_TABLE = "not a table"
"""Detail: what it looks like."""
TOO_LARGE = "too large"
"""Detail: which limit, in words."""
NOT_WRITABLE = "not writable"
"""Nothing can be added to a copy of it. Detail: why, in words."""
