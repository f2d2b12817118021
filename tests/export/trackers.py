"""Generated trackers for round trips."""

from datetime import date

import pandas as pd
from hypothesis import strategies as st

from ajar.export import sanitize
from ajar.model.decisions import Decisions, LoggedEvent, SeenOpening
from ajar.model.enums import (
    Channel,
    ContactRelation,
    EventKind,
    FieldKind,
    OfferAnswer,
    Outcome,
    PlanKind,
    Reason,
    SignalKind,
    Stage,
)
from ajar.model.import_settings import FileSettings, ImportSettings, SheetSettings
from ajar.model.ledger import LedgerCode
from ajar.model.tracker import Coverage, Tracker

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
SHARES = st.integers(0, 1000).map(lambda thousandth: thousandth / 1000)
TEXT = (
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
    | st.sampled_from(["=1+1", "007", "TRUE", "2026-01-02", "None", "_x0041_", "<r>x</r>", "é😀"])
).map(lambda text: clean if (clean := sanitize.text(text)).strip() else "")
KEYS = st.sampled_from(["acme", "beta gmbh", "=1+1", "360", "č"])


@st.composite
def trackers(draw):
    """Up to six applications with up to three events each, and a remark or two."""
    rows = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "company": TEXT,
                    "company_key": KEYS | st.just(""),
                    "role": TEXT,
                    "location": TEXT,
                    "channel": st.sampled_from(list(Channel)),
                    "source": TEXT,
                    "status": TEXT,
                    "stage": st.sampled_from([int(stage) for stage in Stage]),
                    "outcome": st.sampled_from(list(Outcome)),
                    "said_silent": st.booleans(),
                    "offer_answer": st.sampled_from(list(OfferAnswer)),
                    "reason": st.sampled_from(list(Reason)),
                    "contact_name": TEXT,
                    "contact_address": TEXT,
                    "contact_link": TEXT,
                    "interest": SHARES | st.none(),
                    "link": TEXT | st.just("https://example.com/a?b=c&d"),
                    "agency": TEXT,
                    "requisition": TEXT,
                    "notes": TEXT,
                    "origin_file": TEXT,
                    "origin_sheet": TEXT,
                    "origin_row": st.integers(0, 10**6),
                },
            ),
            max_size=6,
        ),
    )
    ids = draw(st.permutations(range(len(rows))))
    events = [
        {
            "application": number,
            "company_key": row["company_key"],
            "kind": draw(st.sampled_from(list(EventKind))),
            "day": draw(DAYS | st.none()),
            "inferred": draw(st.booleans()),
            "note": draw(TEXT),
            "column": draw(TEXT),
        }
        for number, row in zip(ids, rows, strict=True)
        for _ in range(draw(st.integers(0, 3)))
    ]
    ledger = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "code": st.sampled_from(list(LedgerCode)),
                    "row": st.integers(0, 999),
                    "raw": TEXT,
                    "done": TEXT,
                },
            ),
            max_size=2,
        ),
    )
    return Tracker.build(
        pd.DataFrame(rows).assign(id=ids) if rows else pd.DataFrame(),
        pd.DataFrame(events),
        pd.DataFrame(ledger),
        Coverage(*[draw(st.booleans()) for _ in range(7)]),
        **_related(draw, dict(zip(ids, rows, strict=True))),
    )


def _related(draw, rows):
    """People, kept fields, plans and signals of some applications, and of companies as such."""
    about = st.tuples(st.sampled_from([*rows, -1]), KEYS)

    def some(fields, *, company=True):
        made = draw(st.lists(st.tuples(about, st.fixed_dictionaries(fields)), max_size=3))
        made = [each for each in made if each[0][0] >= 0 or company]
        return [
            {"application": number, **({"company_key": key} if company else {}), **more}
            for (number, key), more in made
        ]

    said = {"text": TEXT, "column": TEXT}
    contacts = [
        {
            "application": number,
            "company_key": row["company_key"] or "acme",
            "name": row["contact_name"],
            "address": row["contact_address"],
            "link": row["contact_link"],
            "relation": draw(st.sampled_from(list(ContactRelation))),
            "column": draw(TEXT),
        }
        for number, row in rows.items()
        if row["contact_name"]
    ]
    frames = {
        "contacts": contacts,
        "fields": some(
            {"field": TEXT, "kind": st.sampled_from(list(FieldKind)), "value": TEXT}, company=False
        ),
        "plans": some({"kind": st.sampled_from(list(PlanKind)), "day": DAYS | st.none(), **said}),
        "signals": some({"kind": st.sampled_from(list(SignalKind)), **said}),
    }
    return {name: pd.DataFrame(frame) for name, frame in frames.items()}


LOGGED = st.builds(
    LoggedEvent,
    KEYS,
    st.sampled_from(list(EventKind)),
    DAYS,
    TEXT,
    st.integers(-1, 5),
)
NAMES = st.sampled_from(["Status", "Firma", "=1+1", "Applied", "x y"])
DECISIONS = st.builds(
    Decisions,
    log=st.lists(LOGGED, max_size=3).map(tuple),
    do_not_contact=st.frozensets(KEYS, max_size=2),
    snoozed=st.dictionaries(KEYS, DAYS, max_size=2),
    interest=st.dictionaries(KEYS, SHARES, max_size=2),
    weights=st.dictionaries(
        st.sampled_from(["stage_final", "other"]),
        st.floats(-5, 5).map(lambda value: round(value, 6)),
    ),
    openings=st.lists(st.builds(SeenOpening, KEYS, DAYS, TEXT, TEXT), max_size=2).map(tuple),
    messages_per_week=st.integers(0, 25),
    message_minutes=st.integers(0, 60),
    application_minutes=st.integers(0, 120),
    language=st.sampled_from(["", "en", "en-us", "de"]),
    own_name=st.sampled_from(["", "Noor Haddad"]),
    changed_on=st.none() | DAYS,
)


def _saying(kind, **fields):
    """Choices of this kind that say something; an entry that says nothing is no entry."""
    return st.builds(kind, **fields).filter(lambda each: each != kind())


SHEET_CHOICES = _saying(
    SheetSettings,
    read=st.none() | st.booleans(),
    header_row=st.none() | st.integers(0, 30),
    layout=st.none() | NAMES,
    answers=st.dictionaries(NAMES, NAMES, max_size=2),
    headers=st.frozensets(NAMES, max_size=2),
)
FILE_CHOICES = _saying(
    FileSettings,
    roles=st.dictionaries(NAMES, NAMES, max_size=2),
    statuses=st.dictionaries(NAMES, NAMES, max_size=2),
    day_first=st.dictionaries(NAMES, st.booleans(), max_size=2),
    sheets=st.dictionaries(NAMES | st.just(""), SHEET_CHOICES, max_size=2),
)
CHOICES = st.builds(
    ImportSettings,
    files=st.dictionaries(NAMES | st.just(""), FILE_CHOICES, max_size=2),
    merges=st.dictionaries(KEYS, KEYS, max_size=2),
    apart=st.frozensets(st.tuples(KEYS, KEYS).map(lambda pair: tuple(sorted(pair))), max_size=2),
    entered_in_bulk=st.frozensets(DAYS, max_size=2),
    noted_at_once=st.booleans(),
)
