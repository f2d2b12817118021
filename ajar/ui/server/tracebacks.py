"""Keep the lines of code that an error came through, without the variables of those lines."""

import traceback

_LINES = "lines"
"""Attribute of an error that holds them."""


def without_frames(error: BaseException) -> BaseException:
    """
    *error* and its causes with their lines of code, but without the variables of those lines.

    A traceback refers to every variable on the way, so to a person's rows, for as long as the
    error is kept.
    """
    chain: list[BaseException | None] = [error]
    while chain:
        each = chain.pop()
        if each is not None and each.__traceback__ is not None:
            each.__dict__[_LINES] = traceback.extract_tb(each.__traceback__)
            each.__traceback__ = None
            chain += [each.__cause__, each.__context__]
    return error


def stack_summary(error: BaseException) -> traceback.StackSummary:
    """The lines of code *error* came through: of the page, then of the job that raised it."""
    lines = traceback.extract_tb(error.__traceback__)
    lines.extend(error.__dict__.get(_LINES, ()))
    return lines
