"""Assign a role to each column: by its header, by its content, then by elimination."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from ajar.intake.columns.channel_names import channel_column
from ajar.intake.columns.content_roles import (
    Assigned,
    assign_by_content,
    assign_by_elimination,
)
from ajar.intake.columns.headers import NUMBERED, roles_of_header
from ajar.intake.columns.profile import ColumnProfile, profile_columns
from ajar.intake.columns.roles import REPEATABLE_ROLES, STATUS_ROLES, Role
from ajar.intake.columns.scores import role_from_content, role_score
from ajar.intake.tables.table import Table
from ajar.model.errors import ImportSettingsError

CHOSEN = 1.0
"""Confidence of a role that the person chose."""
_MIN_SCORE = 0.12
"""Least score of a role that is assigned."""
_LIKELY = 0.5
_SOME = 0.1
_TRIED_CONFIDENCE = 0.45
"""Confidence of a role that is tried although the header does not mean it."""


@dataclass(frozen=True)
class ColumnRole:
    """Role of one column, with confidence and content profile."""

    header: str
    role: Role
    confidence: float
    content: ColumnProfile


@dataclass(frozen=True)
class ColumnRoles:
    """Roles of all columns of a table, in order."""

    columns: tuple[ColumnRole, ...]

    def at(self, *roles: Role) -> list[int]:
        """Return the positions of the columns with one of these roles."""
        return [i for i, column in enumerate(self.columns) if column.role in roles]

    def has(self, *roles: Role) -> bool:
        """Return whether a column has one of these roles."""
        return bool(self.at(*roles))

    def first(self, role: Role) -> int | None:
        """Return the position of the first column with this role, or None."""
        found = self.at(role)
        return found[0] if found else None

    def given(self, position: int, role: Role) -> "ColumnRoles":
        """Return a copy with another role for one column."""
        columns = list(self.columns)
        columns[position] = replace(columns[position], role=role)
        return ColumnRoles(tuple(columns))


def assign_roles(
    table: Table, chosen_roles: Mapping[str, str], supposed: Mapping[int, Role] | None = None
) -> ColumnRoles:
    """
    Return the roles of all columns of *table*.

    Parameters
    ----------
    chosen_roles
        Roles that the person chose, by header; unknown headers are ignored.
    supposed
        Roles to try, by column position, that the headers do not suggest.

    Raises
    ------
    ImportSettingsError
        If a chosen_roles role does not exist.
    """
    contents = profile_columns(table.columns)
    fixed = {
        i: _role_from_value(chosen_roles[h])
        for i, h in enumerate(table.headers)
        if h in chosen_roles
    }
    scores = [
        {} if i in fixed else _scores(header, contents[i]) for i, header in enumerate(table.headers)
    ]
    for i, role in (supposed or {}).items():
        scores[i] = {role: 1.0}
    assigned = _assign_by_score(scores, fixed, contents)
    for i, role in (supposed or {}).items():
        if i not in fixed and i in assigned:
            assigned[i] = (
                role,
                max(roles_of_header(table.headers[i]).get(role, 0.0), _TRIED_CONFIDENCE),
            )
    _drop_empty_logs(assigned, contents, fixed)
    _prefer_statuses(assigned, contents, table.headers, fixed)
    _pair_transitions(assigned, contents, table.headers, fixed)
    _prefer_subjects(assigned, contents, fixed)
    _prefer_channels(assigned, table, fixed)
    _prefer_jobs(assigned, contents, fixed)
    assign_by_content(assigned, contents, table.headers)
    if not any(map(roles_of_header, table.headers)):
        assign_by_elimination(assigned, contents)
    _limit_status_columns(assigned, fixed)
    return ColumnRoles(
        tuple(
            ColumnRole(header, *assigned.get(i, (Role.FIELD, 0.0)), contents[i])
            for i, header in enumerate(table.headers)
        ),
    )


def _limit_status_columns(assigned: dict[int, tuple[Role, float]], fixed: Collection[int]) -> None:
    """Ignore status columns beyond the first 50, which would take minutes to read."""
    statuses = [place for place in sorted(assigned) if assigned[place][0] in STATUS_ROLES]
    for place in statuses[_MOST_STATUSES:]:
        if place not in fixed:
            assigned[place] = (Role.IGNORED, 0.0)


_MOST_STATUSES = 50
"""Most columns that are read as statuses; further ones are reported as not used."""


def all_ignored(table: Table) -> ColumnRoles:
    """Return roles in which all columns are ignored, for tables whose columns are not fields."""
    return ColumnRoles(
        tuple(
            ColumnRole(header, Role.IGNORED, 0.0, ColumnProfile(int((column.codes >= 0).sum()), 0))
            for header, column in zip(table.headers, table.columns, strict=True)
        ),
    )


def _role_from_value(role: str) -> Role:
    try:
        return Role(role)
    except ValueError:
        raise ImportSettingsError.unreadable(f"there is no column role “{role}”") from None


def _scores(header: str, cells: ColumnProfile) -> dict[Role, float]:
    """
    Score of each role that the header can mean.

    Numbers below “id” are ids, and a history with one entry in each cell is a status.
    """
    possible = roles_of_header(header)
    if Role.ID in possible and cells.numbers >= _LIKELY:
        possible = {Role.ID: possible[Role.ID]}
    if Role.HISTORY in possible and role_score(Role.HISTORY, cells) < _MIN_SCORE:
        possible = {Role.STATUS: possible[Role.HISTORY]}
    return {role: trust * role_score(role, cells) for role, trust in possible.items()}


def _assign_by_score(
    scores: Sequence[dict[Role, float]],
    fixed: Mapping[int, Role],
    contents: Sequence[ColumnProfile],
) -> Assigned:
    """
    Assign roles by descending score; a unique role goes to the column with the best score.

    A second status column must contain statuses: “state” beside “status” is a location, and a
    “verdict” of whole sentences is a note.
    """
    assigned: Assigned = {i: (role, CHOSEN) for i, role in fixed.items()}
    taken = {role for role, _ in assigned.values()}
    ranked = sorted(
        ((score, -i, role) for i, roles in enumerate(scores) for role, score in roles.items()),
        key=lambda entry: (not contents[-entry[1]].filled, -entry[0], -entry[1]),
    )
    for score, negative, role in ranked:
        column = -negative
        if (
            column in assigned
            or score < _MIN_SCORE
            or (role in taken and role not in REPEATABLE_ROLES)
        ):
            continue
        cells = contents[column]
        if (
            role in STATUS_ROLES
            and taken & STATUS_ROLES
            and cells.filled
            and cells.statuses < _SOME
        ):
            if cells.short < _LIKELY:
                assigned[column] = (Role.NOTES, score)
            if role in taken or column in assigned:
                continue
        assigned[column] = (role, score)
        taken.add(role)
    return assigned


def _prefer_statuses(
    assigned: Assigned,
    contents: Sequence[ColumnProfile],
    headers: Sequence[str],
    fixed: Mapping[int, Role],
) -> None:
    """Take a column of statuses with an uncertain header as the status column if there is none."""
    if any(
        role in STATUS_ROLES | {Role.EVENT, Role.TO, Role.HISTORY} for role, _ in assigned.values()
    ):
        return
    for i, cells in enumerate(contents):
        trust = max(roles_of_header(headers[i]).values(), default=0.0)
        if i in fixed or trust >= NUMBERED or not cells.filled:
            continue
        if role_from_content(cells, set()) is Role.STATUS and cells.filled >= _ENOUGH:
            assigned[i] = (Role.STATUS, _LIKELY)
            return


_ENOUGH = 3


def _drop_empty_logs(
    assigned: Assigned, contents: Sequence[ColumnProfile], fixed: Mapping[int, Role]
) -> None:
    """Ignore empty columns whose role would make the table a log or a list of e-mails."""
    if not any(cells.filled for cells in contents):
        return
    for i, (role, _) in list(assigned.items()):
        if role in _LOGS and i not in fixed and not contents[i].filled:
            assigned[i] = (Role.IGNORED, 0.0)


_LOGS = frozenset({Role.EVENT, Role.FROM, Role.TO, Role.HISTORY, Role.SUBJECT, Role.KIND})


def _pair_transitions(
    assigned: Assigned,
    contents: Sequence[ColumnProfile],
    headers: Sequence[str],
    fixed: Mapping[int, Role],
) -> None:
    """Take a “source” column with stages beside a “to” column as the “from” column."""
    to = next((i for i, (role, _) in assigned.items() if role is Role.TO), None)
    if to is None or any(role is Role.FROM for role, _ in assigned.values()):
        return
    for i, (role, _) in assigned.items():
        stages = min(contents[i].statuses, contents[to].statuses)
        trust = roles_of_header(headers[i]).get(Role.FROM)
        if role is Role.SOURCE and i not in fixed and stages >= _LIKELY and trust:
            assigned[i] = (Role.FROM, trust)
            return


def _prefer_subjects(
    assigned: Assigned, contents: Sequence[ColumnProfile], fixed: Mapping[int, Role]
) -> None:
    """Take a job title column as e-mail subjects if a fifth of its cells are such subjects."""
    if any(role is Role.SUBJECT for role, _ in assigned.values()):
        return
    for i, (role, trust) in list(assigned.items()):
        if role is Role.ROLE and i not in fixed and contents[i].subjects >= _SUBJECTS:
            assigned[i] = (Role.SUBJECT, trust)


_SUBJECTS = 0.2


def _prefer_channels(assigned: Assigned, table: Table, fixed: Mapping[int, Role]) -> None:
    """Take “application”, or a column nothing is known of, as the channel if it names boards."""
    if any(role is Role.SOURCE for role, _ in assigned.values()):
        return
    vague = [i for i in range(len(table.columns)) if i not in fixed and _is_vague(assigned.get(i))]
    found = channel_column(table, vague)
    if found is not None:
        assigned[found] = (Role.SOURCE, _LIKELY)


def _prefer_jobs(
    assigned: Assigned, contents: Sequence[ColumnProfile], fixed: Mapping[int, Role]
) -> None:
    """Take “applied” above titles of jobs as what was applied for if no column has the jobs."""
    if any(role is Role.ROLE for role, _ in assigned.values()):
        return
    for i, (role, _) in list(assigned.items()):
        cells = contents[i]
        titles = cells.jobs >= _LIKELY and max(cells.days, cells.flags) < _SOME
        if role is Role.APPLIED and i not in fixed and titles:
            assigned[i] = (Role.ROLE, _LIKELY)
            return


def _is_vague(given: tuple[Role, float] | None) -> bool:
    return given is None or given[0] in {Role.APPLIED, Role.ID, Role.KIND}
