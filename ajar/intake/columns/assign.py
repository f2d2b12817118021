"""Columns get their roles: by header, then by what the cells hold, then by what is left over."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from ajar.intake.columns.headers import NUMBERED, roles_of_header
from ajar.intake.columns.profile import ColumnProfile, profile_columns
from ajar.intake.columns.roles import SEVERAL, WORDS, Role
from ajar.intake.columns.scores import role_from_content, role_score
from ajar.intake.tables.table import Table
from ajar.model.errors import ChoicesError

CHOSEN = 1.0
"""Confidence in what the person said."""
_WORTH = 0.12
"""A role scoring less than this is not given."""
_LIKELY = 0.5
_SOME = 0.1
_SUPPOSED = 0.45
"""Confidence in a role that is tried without a header that says so."""


@dataclass(frozen=True)
class ColumnRole:
    """What one column was taken for, and how sure that is."""

    header: str
    role: Role
    confidence: float
    content: ColumnProfile


@dataclass(frozen=True)
class ColumnRoles:
    """The roles of all columns of a table, in their order."""

    columns: tuple[ColumnRole, ...]

    def at(self, *roles: Role) -> list[int]:
        """Positions of the columns that have one of these roles."""
        return [i for i, column in enumerate(self.columns) if column.role in roles]

    def has(self, *roles: Role) -> bool:
        """Whether some column has one of these roles."""
        return bool(self.at(*roles))

    def first(self, role: Role) -> int | None:
        """Position of the first column with this role."""
        found = self.at(role)
        return found[0] if found else None

    def given(self, position: int, role: Role) -> "ColumnRoles":
        """The same, with another role for one column."""
        columns = list(self.columns)
        columns[position] = replace(columns[position], role=role)
        return ColumnRoles(tuple(columns))


def assign_roles(
    table: Table, chosen: Mapping[str, str], supposed: Mapping[int, Role] | None = None
) -> ColumnRoles:
    """
    A role for every column of *table*.

    Parameters
    ----------
    chosen
        Header -> role, where the person said so; headers that are not here are ignored.
    supposed
        Position -> role, where a reading is tried that the headers do not suggest.

    Raises
    ------
    ChoicesError
        If a chosen role does not exist.
    """
    contents = profile_columns(table.columns)
    fixed = {i: _named(chosen[h]) for i, h in enumerate(table.headers) if h in chosen}
    scores = [
        {} if i in fixed else _scores(header, contents[i]) for i, header in enumerate(table.headers)
    ]
    for i, role in (supposed or {}).items():
        scores[i] = {role: 1.0}
    picked = _settle(scores, fixed, contents)
    for i, role in (supposed or {}).items():
        if i not in fixed and i in picked:
            picked[i] = (role, max(roles_of_header(table.headers[i]).get(role, 0.0), _SUPPOSED))
    _drop_empty_logs(picked, contents, fixed)
    _prefer_statuses(picked, contents, table.headers, fixed)
    _pair_transitions(picked, contents, table.headers, fixed)
    _name_subjects(picked, contents, fixed)
    _fill_gaps(picked, contents, table.headers)
    if not any(map(roles_of_header, table.headers)):
        _name_leftovers(picked, contents)
    _leave_out(picked, fixed)
    return ColumnRoles(
        tuple(
            ColumnRole(header, *picked.get(i, (Role.FIELD, 0.0)), contents[i])
            for i, header in enumerate(table.headers)
        ),
    )


def _leave_out(picked: dict[int, tuple[Role, float]], fixed: Collection[int]) -> None:
    """Of very many columns of statuses the first are read, so that nobody waits for minutes."""
    statuses = [place for place in sorted(picked) if picked[place][0] in WORDS]
    for place in statuses[_MOST_STATUSES:]:
        if place not in fixed:
            picked[place] = (Role.IGNORED, 0.0)


_MOST_STATUSES = 50
"""Columns that are read as statuses; further ones are told as not used."""


def all_ignored(table: Table) -> ColumnRoles:
    """No roles, for a table whose columns are no fields."""
    return ColumnRoles(
        tuple(
            ColumnRole(header, Role.IGNORED, 0.0, ColumnProfile(int((column.codes >= 0).sum()), 0))
            for header, column in zip(table.headers, table.columns, strict=True)
        ),
    )


def _named(role: str) -> Role:
    try:
        return Role(role)
    except ValueError:
        raise ChoicesError.unreadable(f"there is no column role “{role}”") from None


def _scores(header: str, cells: ColumnProfile) -> dict[Role, float]:
    """How well each role that a header can mean suits the cells; numbers under “id” are ids."""
    meant = roles_of_header(header)
    if Role.ID in meant and cells.numbers >= _LIKELY:
        meant = {Role.ID: meant[Role.ID]}
    return {role: trust * role_score(role, cells) for role, trust in meant.items()}


_UNNAMED = re.compile(r"column [A-Z]+")

Picked = dict[int, tuple[Role, float]]


def _settle(
    scores: Sequence[dict[Role, float]],
    fixed: Mapping[int, Role],
    contents: Sequence[ColumnProfile],
) -> Picked:
    """
    Best role first; a role that only one column can have goes to the column it suits best.

    A second column of statuses has to hold some: “state” beside “status” is a place.
    """
    picked: Picked = {i: (role, CHOSEN) for i, role in fixed.items()}
    taken = {role for role, _ in picked.values()}
    offers = sorted(
        ((score, -i, role) for i, roles in enumerate(scores) for role, score in roles.items()),
        key=lambda offer: (not contents[-offer[1]].filled, -offer[0], -offer[1]),
    )
    for score, negative, role in offers:
        column = -negative
        if column in picked or score < _WORTH or (role in taken and role not in SEVERAL):
            continue
        cells = contents[column]
        if role in taken & WORDS and cells.filled and cells.statuses < _SOME:
            continue
        picked[column] = (role, score)
        taken.add(role)
    return picked


def _prefer_statuses(
    picked: Picked,
    contents: Sequence[ColumnProfile],
    headers: Sequence[str],
    fixed: Mapping[int, Role],
) -> None:
    """A column of nothing but statuses is one, where no other is and its header is no sure one."""
    if any(role in WORDS | {Role.EVENT, Role.TO, Role.HISTORY} for role, _ in picked.values()):
        return
    for i, cells in enumerate(contents):
        trust = max(roles_of_header(headers[i]).values(), default=0.0)
        if i in fixed or trust >= NUMBERED or not cells.filled:
            continue
        if role_from_content(cells, set()) is Role.STATUS and cells.filled >= _ENOUGH:
            picked[i] = (Role.STATUS, _LIKELY)
            return


_ENOUGH = 3


def _drop_empty_logs(
    picked: Picked, contents: Sequence[ColumnProfile], fixed: Mapping[int, Role]
) -> None:
    """A column without a cell makes no table a log, a list of mails or of transitions."""
    if not any(cells.filled for cells in contents):
        return
    for i, (role, _) in list(picked.items()):
        if role in _LOGS and i not in fixed and not contents[i].filled:
            picked[i] = (Role.IGNORED, 0.0)


_LOGS = frozenset({Role.EVENT, Role.FROM, Role.TO, Role.HISTORY, Role.SUBJECT, Role.KIND})


def _pair_transitions(
    picked: Picked,
    contents: Sequence[ColumnProfile],
    headers: Sequence[str],
    fixed: Mapping[int, Role],
) -> None:
    """Stages under “source” beside a “target” are where each transition comes from."""
    to = next((i for i, (role, _) in picked.items() if role is Role.TO), None)
    if to is None or any(role is Role.FROM for role, _ in picked.values()):
        return
    for i, (role, _) in picked.items():
        stages = min(contents[i].statuses, contents[to].statuses)
        trust = roles_of_header(headers[i]).get(Role.FROM)
        if role is Role.SOURCE and i not in fixed and stages >= _LIKELY and trust:
            picked[i] = (Role.FROM, trust)
            return


def _name_subjects(
    picked: Picked, contents: Sequence[ColumnProfile], fixed: Mapping[int, Role]
) -> None:
    """What stands under “title” are subjects where every fifth is plainly that of a mail."""
    if any(role is Role.SUBJECT for role, _ in picked.values()):
        return
    for i, (role, trust) in list(picked.items()):
        if role is Role.JOB and i not in fixed and contents[i].subjects >= _SUBJECTS:
            picked[i] = (Role.SUBJECT, trust)


_SUBJECTS = 0.2


def _fill_gaps(picked: Picked, contents: Sequence[ColumnProfile], headers: Sequence[str]) -> None:
    """Columns with an unknown header: what the cells say by themselves, where that is missing."""
    roles = {role for role, _ in picked.values()}
    unknown = [i for i, c in enumerate(contents) if c.filled and not roles_of_header(headers[i])]
    titles = max(unknown, key=lambda i: contents[i].distinct * contents[i].jobs, default=-1)
    for i in unknown:
        if i in picked:
            continue
        role = role_from_content(contents[i], roles)
        if role is Role.JOB and i != titles:
            continue  # of two columns of titles the more varied one is of the openings
        if role is None and _UNNAMED.fullmatch(headers[i]):
            # A further step, noted down beside the first.
            role = role_from_content(contents[i], roles - WORDS)
            role = role if role is Role.STATUS else None
        if role is not None:
            picked[i] = (role, 0.5)
            roles.add(role)


def _name_leftovers(picked: Picked, contents: Sequence[ColumnProfile]) -> None:
    """
    Without known headers, the first column of varied short words is the company, the next the role.

    Only where some column is one of days or statuses; else nothing says that it is a tracker.
    """
    roles = {role for role, _ in picked.values()}
    if not roles & {Role.DAY, Role.STATUS, Role.APPLIED}:
        return
    for missing in (Role.COMPANY, Role.JOB):
        if missing in roles:
            continue
        for i, cells in enumerate(contents):
            wordy = cells.short > _LIKELY and cells.numbers < _LIKELY and cells.flags < _LIKELY
            varied = cells.distinct >= min(cells.filled, 3) and cells.filled
            if i not in picked and wordy and varied:
                picked[i] = (missing, 0.4)
                break
