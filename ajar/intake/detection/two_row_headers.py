"""Headers over two rows: “1st interview” above, “date” and “result” beneath it."""

from dataclasses import dataclass

from ajar.intake.cells import CellKind, Sheet
from ajar.intake.columns.headers import roles_of_header
from ajar.intake.columns.roles import EVENT_ROLES, STATUS_ROLES, Role

_MIN_KNOWN = 0.4
"""Least share of known headers among the lower headers of the groups."""
_LONGEST = 40
_GENERAL = frozenset({Role.DAY, Role.NOTES}) | STATUS_ROLES
"""Roles of lower headers that get their stage from the group header above them."""


@dataclass(frozen=True)
class TwoRowHeader:
    """The lower row of a two-row header, and the combined header texts."""

    row: int
    """Counted from 0."""
    texts: list[str]


def double_header(sheet: Sheet, header: int) -> TwoRowHeader | None:
    """Return the two-row header that contains row *header*, or None if it is a single row."""
    for top in (header, header - 1):
        if top >= 0 and top + 1 < sheet.height and (texts := _combined_texts(sheet, top)):
            return TwoRowHeader(top + 1, texts)
    return None


def _combined_texts(sheet: Sheet, top: int) -> list[str]:
    """Combined texts of row *top* and the row below; empty if they are no two-row header."""
    above = [text.strip() for text in sheet.row(top)]
    beneath = [text.strip() for text in sheet.row(top + 1)]
    if not _is_header(sheet, top + 1, beneath):
        return []
    joined = {c: d for a, c, b, d in sheet.merged if a == b == top and d > c}
    group = _merged_groups(joined, len(above)) if joined else _spanned_groups(above, beneath)
    grouped = [i for i, at in enumerate(group) if at >= 0]
    single = [i for i, at in enumerate(group) if at < 0]
    apart = any(above[i] or beneath[i] for i in single) or len({group[i] for i in grouped}) > 1
    if not grouped or not apart or any(above[i] and beneath[i] for i in single):
        return []
    known = sum(bool(roles_of_header(beneath[i])) for i in grouped)
    if known < _MIN_KNOWN * len(grouped):
        return []
    return [
        _combine(above[at], beneath[i]) if at >= 0 else above[i] or beneath[i]
        for i, at in enumerate(group)
    ]


def _is_header(sheet: Sheet, row: int, texts: list[str]) -> bool:
    """Whether all filled cells of a row are short texts."""
    kinds = [c.kinds[c.codes[row]] for c in sheet.columns if c.codes[row] >= 0]
    short = all(len(text) <= _LONGEST for text in texts)
    return bool(kinds) and short and all(kind == CellKind.TEXT for kind in kinds)


def _merged_groups(joined: dict[int, int], width: int) -> list[int]:
    """First column of the merged cell above each column, -1 without one."""
    group = [-1] * width
    for first, last in joined.items():
        for column in range(first, min(last + 1, width)):
            group[column] = first
    return group


def _spanned_groups(above: list[str], beneath: list[str]) -> list[int]:
    """
    Column of the group header above each column, -1 without one.

    A group header spans the columns to its right that have a lower text and no upper one.
    """
    group = [-1] * len(above)
    start = -1
    for column, (upper, lower) in enumerate(zip(above, beneath, strict=True)):
        start = column if upper else start if lower else -1
        group[column] = start if lower else -1
    reach = [group.count(at) if at >= 0 else 0 for at in group]
    return [at if wide > 1 else -1 for at, wide in zip(group, reach, strict=True)]


def _combine(upper: str, lower: str) -> str:
    """Combine a group header and a lower header; a general lower header belongs to the stage."""
    of_group, own = set(roles_of_header(upper)), set(roles_of_header(lower))
    if Role.APPLIED in of_group and not own & _GENERAL:
        return f"{upper} / {lower}"  # by mail, in person, by telephone
    if of_group & EVENT_ROLES and (not own or own & _GENERAL):
        return f"{upper} {lower}" if own else f"{upper} / {lower}"
    return lower
