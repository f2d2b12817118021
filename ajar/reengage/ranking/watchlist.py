"""Watch list: roles that were seen open again or were put on hold."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from ajar.model.arrays import Ints
from ajar.model.dates import NEVER, day_number, day_of
from ajar.model.enums import SignalKind
from ajar.reengage.lazy_sequence import LazySequence
from ajar.reengage.ranking.ranking_inputs import RankingInputs
from ajar.reengage.snapshots.reopened_roles import OPENING_DAYS, REPOSTED_DAYS, openings

SIGNS = (
    "The same role was seen open again",
    "They are hiring again, for another role",
    "Your notes say that the role was put on hold",
)


@dataclass(frozen=True)
class WatchlistEntry:
    """A sign that a role is open again or may soon be."""

    company: str
    company_key: str
    what: str
    seen: date | None
    """Day of the sign; None for a note, which carries no day."""
    until: date | None
    """Day up to which the sign counts."""


def watchlist(inputs: RankingInputs) -> LazySequence[WatchlistEntry]:
    """Every sign at every company where something has ended, the latest first, notes last."""
    companies = len(inputs.index.company_keys)
    same, other = (days[:companies] for days in openings(inputs.snapshot_inputs))
    frozen = np.zeros(companies, dtype=bool)
    own = inputs.index.company >= 0
    frozen[inputs.index.company[own & inputs.index.signals[SignalKind.ROLE_ON_HOLD]]] = True
    signs = (
        _lasting(same, REPOSTED_DAYS, inputs.as_of),
        _lasting(other, OPENING_DAYS, inputs.as_of),
        np.where(frozen, NEVER, -1),
    )
    listed = [
        (sign, company) for sign, days in enumerate(signs) for company in _found(days, inputs)
    ]
    listed.sort(key=lambda each: (_age(signs[each[0]][each[1]]), each))

    def make(place: int) -> WatchlistEntry:
        sign, company = listed[place]
        on = int(signs[sign][company])
        lasts = (REPOSTED_DAYS, OPENING_DAYS, 0)[sign]
        return WatchlistEntry(
            company=inputs.index.names[company],
            company_key=str(inputs.index.company_keys[company]),
            what=SIGNS[sign],
            seen=day_of(on),
            until=day_of(on + lasts) if on < NEVER else None,
        )

    return LazySequence(len(listed), make)


def _lasting(days: Ints, lasts: int, as_of: date) -> Ints:
    today = day_number(as_of)
    return np.where((days <= today) & (today - days < lasts), days, -1)


def _found(days: Ints, inputs: RankingInputs) -> list[int]:
    return [int(company) for company in np.flatnonzero((days >= 0) & inputs.features.has_leading)]


def _age(day: int) -> int:
    return 1 if day >= NEVER else -int(day)
