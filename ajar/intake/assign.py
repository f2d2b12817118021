"""Columns get their roles: by header, then by what the cells hold, then by what is left over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ajar.intake.content import Content, content
from ajar.intake.headers import meanings
from ajar.intake.roles import DAYS, HAPPENINGS, SEVERAL, UNUSED, WORDS, Role
from ajar.intake.table import Table
from ajar.model.errors import ChoicesError

CHOSEN = 1.0
"""Confidence in what the person said."""
_WORTH = 0.12
"""A role scoring less than this is not given."""
_LIKELY, _MOSTLY, _SURELY = 0.5, 0.7, 0.8
_FEW = 15
"""Distinct texts that a scale or a list of kinds has at most."""


@dataclass(frozen=True)
class ColumnRole:
    """What one column was taken for, and how sure that is."""

    header: str
    role: Role
    confidence: float
    content: Content


@dataclass(frozen=True)
class Roles:
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

    def given(self, position: int, role: Role) -> "Roles":
        """The same, with another role for one column."""
        columns = list(self.columns)
        columns[position] = replace(columns[position], role=role)
        return Roles(tuple(columns))


def assign(table: Table, chosen: Mapping[str, str]) -> Roles:
    """
    A role for every column of *table*.

    Parameters
    ----------
    chosen
        Header -> role, where the person said so; headers that are not here are ignored.

    Raises
    ------
    ChoicesError
        If a chosen role does not exist.
    """
    contents = [content(column) for column in table.columns]
    fixed = {i: _named(chosen[h]) for i, h in enumerate(table.headers) if h in chosen}
    scores = [
        {} if i in fixed else _scores(header, contents[i]) for i, header in enumerate(table.headers)
    ]
    picked = _settle(scores, fixed)
    _fill_gaps(picked, contents, table.headers)
    if not table.header_row:
        _name_leftovers(picked, contents)
    return Roles(
        tuple(
            ColumnRole(header, *picked.get(i, (Role.IGNORED, 0.0)), contents[i])
            for i, header in enumerate(table.headers)
        ),
    )


def unassigned(table: Table) -> Roles:
    """No roles, for a table whose columns are no fields."""
    return Roles(
        tuple(
            ColumnRole(header, Role.IGNORED, 0.0, Content(int((column.codes >= 0).sum()), 0))
            for header, column in zip(table.headers, table.columns, strict=True)
        ),
    )


def _named(role: str) -> Role:
    try:
        return Role(role)
    except ValueError:
        raise ChoicesError.unreadable(f"there is no column role “{role}”") from None


def _scores(header: str, cells: Content) -> dict[Role, float]:
    return {role: trust * fit(role, cells) for role, trust in meanings(header).items()}


Picked = dict[int, tuple[Role, float]]


def _settle(scores: Sequence[dict[Role, float]], fixed: Mapping[int, Role]) -> Picked:
    """Best role first; a role that only one column can have goes to the column it suits best."""
    picked: Picked = {i: (role, CHOSEN) for i, role in fixed.items()}
    taken = {role for role, _ in picked.values()}
    offers = sorted(
        ((score, -i, role) for i, roles in enumerate(scores) for role, score in roles.items()),
        key=lambda offer: (-offer[0], -offer[1]),
    )
    for score, negative, role in offers:
        column = -negative
        if column in picked or score < _WORTH or (role in taken and role not in SEVERAL):
            continue
        picked[column] = (role, score)
        taken.add(role)
    return picked


def fit(role: Role, cells: Content) -> float:  # noqa: PLR0911 - one line per family of roles
    """How well the cells suit a role, 0 to 1; 1 for an empty column."""
    if not cells.filled:
        return 1.0
    strange = max(cells.links, cells.mails)
    if role in HAPPENINGS:
        telling = min(1.0, cells.days + cells.flags + cells.statuses)
        words = 0.3 * cells.short
        return (0.3 + 0.7 * telling if telling else words) * (1 - strange) * (1 - _phone(cells))
    if role in WORDS or role in {Role.EVENT, Role.FROM, Role.TO}:
        return (0.3 + 0.7 * cells.statuses) * (1 - cells.days) * (1 - 0.8 * cells.flags)
    if role in DAYS:
        return 0.1 + 0.9 * cells.days
    if role in {Role.LINK, Role.CONTACT_LINK}:
        return 0.2 + 0.8 * cells.links
    if role is Role.CONTACT_ADDRESS:
        return 0.05 + 0.95 * cells.mails
    if role is Role.INTEREST:
        return 1.0 if cells.distinct <= _FEW and cells.short > _SURELY else 0.1
    if role is Role.KIND:
        return 0.8 if cells.distinct <= max(_FEW, cells.filled / 3) else 0.1
    if role is Role.HISTORY:
        return 0.1 + 0.9 * cells.lists
    if role is Role.COMPANY:
        return 0.05 if cells.counting else (1 - strange) * (1 - cells.days) * (1 - cells.flags)
    if role in UNUSED:
        return 0.9
    plain = max(0.05, 1 - max(strange, cells.days, cells.flags))
    if role is Role.JOB:
        return plain * (0.8 + 0.2 * cells.jobs)
    return plain * (0.9 - 0.8 * cells.jobs) if role is Role.CONTACT_NAME else plain


def _phone(cells: Content) -> float:
    """Telephone numbers under “Phone” are no calls; days can look like them."""
    return max(0.0, cells.phones - cells.days)


def _fill_gaps(picked: Picked, contents: Sequence[Content], headers: Sequence[str]) -> None:
    """Columns with an unknown header: what the cells say by themselves, where that is missing."""
    roles = {role for role, _ in picked.values()}
    for i, cells in enumerate(contents):
        if i in picked or not cells.filled or meanings(headers[i]):
            continue
        role = by_content(cells, roles)
        if role is not None:
            picked[i] = (role, 0.5)
            roles.add(role)


def by_content(cells: Content, taken: set[Role]) -> Role | None:
    """
    The role that cells prove by themselves, if no column has it yet.

    Days are the day of applying only where no other column has days that could be it.
    """
    if cells.days >= _SURELY and not taken & {Role.APPLIED, Role.DAY, Role.SAVED}:
        return Role.DAY
    if cells.links >= _SURELY and Role.LINK not in taken:
        return Role.LINK
    if cells.mails >= _SURELY and Role.CONTACT_ADDRESS not in taken:
        return Role.CONTACT_ADDRESS
    if cells.statuses >= _MOSTLY and cells.distinct <= _FEW and not taken & WORDS:
        return Role.STATUS
    if cells.jobs >= _LIKELY and Role.JOB not in taken and cells.short > _LIKELY:
        return Role.JOB
    if cells.firms >= _LIKELY and Role.COMPANY not in taken:
        return Role.COMPANY
    return None


def _name_leftovers(picked: Picked, contents: Sequence[Content]) -> None:
    """
    Without any header: the first column of varied short words is the company, the next the role.

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
