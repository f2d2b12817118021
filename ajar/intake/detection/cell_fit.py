"""How well a text fits a column, by the column's other cells or else by its header."""

from ajar.intake.cells import EncodedColumn
from ajar.intake.columns.headers import roles_of_header
from ajar.intake.columns.profile import ColumnProfile, profile_column
from ajar.intake.columns.roles import EVENT_ROLES, STATUS_ROLES, Role
from ajar.intake.columns.scores import role_score
from ajar.intake.tables.table import column_of, counts
from ajar.intake.values.import_cache import cached_for_import

REGULAR = 3
"""Least number of rows as wide as the header for profiling its columns."""
UNLIKE = -1.0
"""Score of a cell unlike all other cells of its column."""
_SOME = 0.05
"""Share of cells below which none is said to be so."""
_FEW = 15
"""Most distinct texts of a column with values from a list, such as statuses."""
_OFF_LIST = 0.3
"""Highest score of a text that is not on the list of such a column."""
_BLANK, _UNKNOWN = 0.3, 0.5
"""Scores of an empty cell, and of a text below an unknown header, without a column profile."""


class CellFit:
    """Profile of one column, by the cells of other rows or else by its header."""

    def __init__(self, header: str, column: EncodedColumn) -> None:
        self._content = profile_column(column)
        rows = max(len(column.codes), 1)
        self._blank = float((column.codes < 0).sum()) / rows
        distinct = int((counts(column) > 0).sum())
        self._texts = {str(text).strip() for text in column.texts}
        self._listed = distinct <= _FEW and self._content.filled >= 2 * distinct
        self._profiled = self._content.filled >= REGULAR
        self._any = len(column.codes) >= REGULAR
        self._roles = roles_of_header(header)

    def score(self, text: str) -> float:
        """Return how well *text* fits the column: 1 if all cells are like it, negative if none."""
        if not text:
            if not self._any:
                return 0.0 if _NAME_ROLES & set(self._roles) else _BLANK
            return self._blank if self._blank > _SOME else UNLIKE / 2
        if text in self._texts:
            return 1.0
        if not self._profiled:
            return _header_score(self._roles, _profile_text(text))
        share = _share_alike(_profile_text(text), self._content)
        if share <= _SOME:
            return UNLIKE
        return min(share, _OFF_LIST) if self._listed else share


_PROGRESS_ROLES = (
    STATUS_ROLES | EVENT_ROLES | {Role.EVENT, Role.TO, Role.FROM, Role.NOTES, Role.HISTORY}
)
"""Roles of columns that may contain statuses."""


def _header_score(roles: dict[Role, float], cell: ColumnProfile) -> float:
    """How well a cell fits the roles of its header, 0 to 1."""
    if not roles:
        return _UNKNOWN * (1.0 - cell.statuses)
    if cell.statuses and STATUS_ROLES & set(roles):
        return 1.0
    return max(
        min(_FIT_FACTOR * role_score(role, cell), 1.0)
        * (1.0 if role in _PROGRESS_ROLES else 1.0 - cell.statuses)
        for role in roles
    )


_NAME_ROLES = frozenset({Role.COMPANY, Role.ROLE})
_FIT_FACTOR = 1.4
"""Factor that caps good scores at 1, so that the order of fields decides between them."""


_KINDS = ("days", "links", "mails", "numbers")


@cached_for_import
def _profile_text(text: str) -> ColumnProfile:
    return profile_column(column_of([text]))


def _share_alike(one: ColumnProfile, cells: ColumnProfile) -> float:
    """Share of the cells that are of the same kind as *one*; plain texts are one kind."""
    kinds = [kind for kind in _KINDS if getattr(one, kind) == 1]
    if kinds:
        return max(float(getattr(cells, kind)) for kind in kinds)
    return 1.0 - min(1.0, sum(float(getattr(cells, kind)) for kind in _KINDS))
