"""Whatever applications somebody keeps, in whatever layout, language and form of days."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.workbooks_from_rows import accounted, of_rows

WORDS = {
    "en": ("Company", "Role", "Date applied", "Status", "Interview", "Rejected", "Offer"),
    "de": ("Firma", "Stelle", "Beworben am", "Status", "Gespräch", "Absage", "Angebot"),
    "fr": (
        "Entreprise",
        "Poste",
        "Date de candidature",
        "Statut",
        "Entretien",
        "Refus",
        "Proposition",
    ),
    "es": (
        "Empresa",
        "Puesto",
        "Fecha de postulación",
        "Estado",
        "Entrevista",
        "Rechazo",
        "Oferta recibida",
    ),
    "zh": ("公司", "岗位", "投递日期", "状态", "面试", "被拒", "录用"),
}
STATUSES = {
    "en": {"open": "Applied", "interview": "Interview", "rejected": "Rejected", "offer": "Offer"},
    "de": {"open": "Beworben", "interview": "Interview", "rejected": "Absage", "offer": "Angebot"},
    "fr": {"open": "Postulé", "interview": "Entretien", "rejected": "Refusé", "offer": "Offre"},
    "es": {
        "open": "Aplicado",
        "interview": "Entrevista",
        "rejected": "Rechazado",
        "offer": "Oferta",
    },
    "zh": {"open": "已投递", "interview": "一面", "rejected": "被拒", "offer": "Offer"},
}
DAYS = {
    "iso": lambda d: d.isoformat(),
    "german": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "american": lambda d: f"{d.month}/{d.day}/{d.year}",
    "words": lambda d: f"{d.day} {d:%b} {d.year}",
    "british": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
}
COMPANIES = (
    *("Acme", "Beta Bank", "Çelik Motors", "Délices", "Ærø Shipping", "Fabrik Nord", "星河动力"),
    *("Gamma Labs", "Hydra Foods", "Iota Air", "Jotunn", "Kappa Rail", "日本電子", "Lambda Print"),
)
ROLES = ("Engineer", "Data analyst", "Werkstudent", "Développeur", "Nurse", "Sales manager")
ANCHOR = ("Omega Works", "Engineer", date(2025, 3, 30), "rejected")
"""Its day is no month, so that the order of a column is told."""

application = st.tuples(
    st.sampled_from(COMPANIES),
    st.sampled_from(ROLES),
    st.dates(date(2025, 1, 1), date(2025, 12, 20)),
    st.sampled_from(("open", "interview", "rejected", "offer")),
)
applications = st.lists(application, min_size=2, max_size=8, unique_by=lambda a: a[0])
any_language = st.sampled_from(sorted(WORDS))
any_days = st.sampled_from(sorted(DAYS))


def one_row(told, words, statuses, day):
    """One row each, with a status."""
    company, role, applied, status, *_ = words
    rows = [[c, r, day(d), statuses[s]] for c, r, d, s in told]
    return [[company, role, applied, status], *rows]


def stage_columns(told, words, statuses, day):
    """A column for each stage, holding days."""
    company, role, applied, _, *stages = words
    marks = {"interview": 0, "rejected": 1, "offer": 2}
    rows = []
    for c, r, d, s in told:
        cells = ["", "", ""]
        if s != "open":
            cells[marks[s]] = day(date.fromordinal(d.toordinal() + 9))
        rows.append([c, r, day(d), *cells])
    return [[company, role, applied, *stages], *rows]


def event_log(told, words, statuses, day):
    """A row for everything that happened."""
    company, role, *_ = words
    rows = [[company, role, "Event", "Date"]]
    for c, r, d, s in told:
        rows.append([c, r, statuses["open"], day(d)])
        if s != "open":
            rows.append([c, r, statuses[s], day(date.fromordinal(d.toordinal() + 9))])
    return rows


def transitions(told, words, statuses, day):
    """Rows from stage to stage."""
    company, role, *_ = words
    rows = [[company, role, "From", "To", "Date"]]
    for c, r, d, s in told:
        rows.append([c, r, "", statuses["open"], day(d)])
        if s != "open":
            later = day(date.fromordinal(d.toordinal() + 9))
            rows.append([c, r, statuses["open"], statuses[s], later])
    return rows


def stage_list(told, words, statuses, day):
    """All stages in one cell."""
    company, role, *_ = words
    rows = [[company, role, "History"]]
    for c, r, d, s in told:
        entries = [f"{day(d)}|{statuses['open']}"]
        if s != "open":
            entries.append(f"{day(date.fromordinal(d.toordinal() + 9))}|{statuses[s]}")
        rows.append([c, r, ";".join(entries)])
    return rows


def sections(told, words, statuses, day):
    """Headings between the rows."""
    company, role, applied, *_ = words
    rows = [[company, role, applied]]
    for status in dict.fromkeys(s for *_, s in told):
        rows.append([statuses[status], "", ""])
        rows += [[c, r, day(d)] for c, r, d, s in told if s == status]
    return rows


LAYOUTS = (one_row, stage_columns, event_log, transitions, stage_list, sections)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@settings(max_examples=10, deadline=None, derandomize=True)
@given(told=applications, language=any_language, form=any_days)
def test_a_tracker_gives_back_its_applications(layout, told, language, form):
    """Companies, roles, days of applying and endings are those that were written."""
    told = [*told, ANCHOR]
    rows = layout(told, WORDS[language], STATUSES[language], DAYS[form])
    read = of_rows(rows)
    applied = read.tracker.events_of("applied").set_index("application")["day"]
    frame = read.tracker.applications
    got = sorted(
        (row.company, row.role, applied[row.id].date(), row.outcome, row.stage >= 2)
        for row in frame.itertuples()
    )
    ends = {"open": "open", "interview": "open", "rejected": "rejected", "offer": "offer"}

    assert sorted((c, r, d, ends[s], s in ("interview", "offer")) for c, r, d, s in told) == got
    assert accounted(read)


@settings(max_examples=10, deadline=None, derandomize=True)
@given(told=st.lists(application, min_size=3, max_size=12))
def test_days_across_give_back_companies_and_days(told):
    """Numbered companies under the day of applying, as often as they stand there."""
    days = sorted({d for _, _, d, _ in told} | {date(2024, 5, d) for d in (1, 2, 3)})
    below = {day: [c for c, _, d, _ in told if d == day] for day in days}
    depth = max(map(len, below.values()))
    rows = [[day.isoformat() for day in days]]
    rows += [
        [f"{i + 1}. {below[d][i]}" if i < len(below[d]) else "" for d in days] for i in range(depth)
    ]
    read = of_rows(rows)
    applied = read.tracker.events_of("applied").set_index("application")["day"]
    got = sorted(
        (row.company, applied[row.id].date()) for row in read.tracker.applications.itertuples()
    )

    assert sorted((c, d) for c, _, d, _ in told) == got
