"""Days: every form written and read back, the order of a column, years, slips, and what is none."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.intake.cells import CellKind, EncodedColumn
from ajar.intake.values import vocabularies
from ajar.intake.values.date_parser import parse
from ajar.intake.values.dates import DateColumn, looks_like_days, read_days


def column(cells: list[str | None], kind: CellKind = CellKind.TEXT) -> EncodedColumn:
    """A raw column of these cells, each distinct text once; None is an empty cell."""
    codes, texts = pd.factorize(np.array(cells, dtype=object))
    return EncodedColumn(
        codes.astype("int32"), np.array(texts, dtype=object), np.full(len(texts), kind, "int8")
    )


def read(cells: list[str | None], kind: CellKind = CellKind.TEXT, **options: object) -> DateColumn:
    """The cells read as days."""
    return read_days(column(cells, kind), **options)


def by_row(
    cells: list[str | None], kind: CellKind = CellKind.TEXT, **options: object
) -> list[date | None]:
    """One day a row."""
    raw = column(cells, kind)
    days = read_days(raw, **options).by_row(raw)
    return [None if np.isnat(day) else day.astype("datetime64[D]").astype(date) for day in days]


def one(text: str, **options: object) -> date | None:
    """The day of a text that is alone in its column."""
    return by_row([text], **options)[0]


NEW_YEAR = date(2026, 1, 14)
FORMS = [
    *(
        "2026-01-14",
        "2026-1-14",
        "2026/01/14",
        "2026/1/14",
        "2026.01.14",
        "20260114",
        "2026. 1. 14.",
    ),
    *(
        "2026-01-14T10:30:00Z",
        "2026-01-14 10:30",
        "2026-01-14 10:30:00+02:00",
        "2026-01-14T10:30:00.123Z",
    ),
    *("14.01.2026", "14.1.2026", "14.1.26", "14/01/2026", "14-01-2026", "14/1/26", "14. 1. 2026"),
    *("1/14/2026", "01-14-2026", "1/14/26, 9:05 AM", "1/14/2026 17:30", "1/14/26 9 pm"),
    *(
        "14 Jan 2026",
        "14-Jan-2026",
        "14-Jan-26",
        "14Jan2026",
        "14th January 2026",
        "14 January, 2026",
    ),
    *("Jan 14 2026", "Jan 14, 2026", "January 14th, 2026", "Jan. 14, 2026", "2026 Jan 14"),
    *("Jan 14, 26", "the 14th of January 2026", "Wed Jan 14 2026", "Wednesday, January 14, 2026"),
    *(
        "Wed, 14 Jan 2026 09:30",
        "9:30 AM Jan 14, 2026",
        "Jan 14, 2026 at 9:30 AM",
        "2026-01-14 (Wed)",
    ),
    *(
        "14. Januar 2026",
        "Mi, 14.01.2026",
        "14.01.2026 um 10:00 Uhr",
        "14 janvier 2026",
        "mer. 14 janv. 2026",
    ),
    *(
        "14 de enero de 2026",
        "14 de janeiro de 2026",
        "14 gennaio 2026",
        "14 januari 2026",
        "14. januar 2026",
    ),
    *("14 tammikuuta 2026", "14 stycznia 2026", "14 ledna 2026", "14 января 2026", "14 Ocak 2026"),
    *(
        "2026年1月14日",
        "2026年01月14日 10:30",
        "2026/1/14(水)",
        "令和8年1月14日",
        "R8.1.14",
        "2026년 1월 14일",
    ),
    *(
        "\uff11\uff14/\uff10\uff11/\uff12\uff10\uff12\uff16",
        " 14 Jan 2026 ",
        '"14 Jan 2026"',
        "14 Jan 2026.",
    ),
    *("14 Jan 2026 14:00 - 15:00", "2026-01-14 10:00 CET", "14 Jan 2026 17h30"),
]


@pytest.mark.parametrize("text", FORMS)
def test_a_day_is_read_in_every_form(text):
    """All ways of writing 14 January 2026 are that day, for certain."""
    reading = read([text])

    assert NEW_YEAR == one(text)
    assert not (reading.repaired | reading.approximate | reading.year_inferred).any()


def months() -> list[tuple[str, str, int]]:
    """Language, name and number of every month that days are written with."""
    return [
        (language, name, number)
        for language, year in vocabularies.load("days.toml")["months"].items()
        for number, names in enumerate(year, start=1)
        for name in names
    ]


def test_every_name_of_a_month_is_read():
    """With and without a year, before and behind the day."""
    wrong = []
    for language, name, number in months():
        texts = [f"9 {name}", f"{name} 9", f"9 {name} 2026", f"{name} 9, 2026", f"{name} 2026"]
        found = [[(d.month, d.day, d.year) for d in parse(text)] for text in texts]
        days = [(number, 9, 0)] * 2 + [(number, 9, 2026)] * 2 + [(number, 1, 2026)]
        if found != [[day] for day in days]:
            wrong.append((language, name, found))

    assert [] == wrong


@pytest.mark.parametrize(
    "text",
    [
        "~April 23 2026",
        "~ 2026-01-14",
        "2026-01-14?",
        "March 2026",
        "mid March 2026",
        "2026 March",
        "<14.1.2026",
        *(
            "2026-03",
            "2026/3",
            "2026.03",
            "03/2026",
            "3-2026",
            "03.2026",
            "2026年3月",
            "2026년 3월",
        ),
    ],
)
def test_inexact_days_are_approximate(text):
    """A month, or a day with a doubt beside it, is kept without an exact day."""
    reading = read([text])

    assert (True, False) == (reading.approximate[0], reading.unreadable[0])
    assert np.isnat(reading.days[0])


@pytest.mark.parametrize("text", ["March 2026", "2026-03", "03/2026"])
def test_a_month_stands_beside_days_and_takes_none_from_them(text):
    """The rows around have their days, the order is theirs, and the month guesses nothing."""
    reading = read(["14/03/2026", text, "02/04/2026"])

    assert [True, False, True] == [not np.isnat(day) for day in reading.days]
    assert [False, True, False] == reading.approximate.tolist()
    assert not reading.year_inferred.any()
    assert reading.day_first


NO_DAYS = [
    *("2026-00", "2026-13", "13/2026", "00.2026", "2026/27", "1826-03"),
    *(
        "yesterday",
        "today",
        "tomorrow",
        "3 days ago",
        "last week",
        "may",
        "May",
        "march",
        "1",
        "12",
        "2026",
    ),
    *(
        "2026-2038",
        "2025-1999",
        "v1.2.3",
        "10.2.1",
        "R202671483",
        "128611",
        "+49 170 1234567",
        "555-1234",
    ),
    *(
        "$12.50",
        "12,500",
        "80-90k",
        "13/13/2024",
        "31/04/2024",
        "2024-02-30",
        "00/00/2024",
        "Q1 2026",
        "week 3 2026",
    ),
    *("5 interviews", "N/A", "null", "no", "yes", "10:30", "24/7", "9/11 fund", "1/2", "120-130"),
    "Called them about the role, and they said that 14 Jan 2026 would be fine for an interview",
]


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_is_not_read_as_one(text):
    """Relative words, reference numbers, versions, amounts, phone numbers and prose are no days."""
    assert one(text) is None


@pytest.mark.parametrize(
    "texts",
    [
        ["2026-2038", "2026-2046", "2025-1999"],
        ["v1.2.3", "v1.10.0"],
        ["+43 660 1234567", "+43 1 5551234"],
        ["120000", "95000"],
        ["R-1001", "R-1002"],
        ["Acme", "Kestrel"],
        ["yes", "no"],
    ],
)
def test_columns_of_other_things_do_not_look_like_days(texts):
    """Requisition numbers, versions, phone numbers, amounts and words are no day column."""
    assert looks_like_days(column(texts)) == 0


@pytest.mark.parametrize(
    ("cells", "kind", "share"),
    [
        (["2026-01-14", "2026-02-01"], CellKind.DAY, 1.0),
        (["14 Jan 2026", None, "1 Feb 2026"], CellKind.TEXT, 1.0),
        (["14 Jan 2026", "soon"], CellKind.TEXT, 0.5),
        (["14 Jan 2026", "14 Jan 2026", "14 Jan 2026", "soon"], CellKind.TEXT, 0.75),
        (["45000", "45001"], CellKind.NUMBER, 0.5),
        (["9.15", "9.20"], CellKind.TEXT, 0.5),
        (["8-Jul", "9-Jul"], CellKind.TEXT, 1.0),
        ([None, None], CellKind.TEXT, 0.0),
    ],
)
def test_the_share_of_days_counts_rows(cells, kind, share):
    """Filled rows count, and bare numbers count half."""
    assert share == looks_like_days(column(cells, kind))


SLIPS = [
    ("8/82019", date(2019, 8, 8)),
    ("8/82019 ", date(2019, 8, 8)),
    ("14.012026", date(2026, 1, 14)),
    ("8//8/2019", date(2019, 8, 8)),
    ("2O26-01-14", date(2026, 1, 14)),
    ("2026-0l-14", date(2026, 1, 14)),
    ("2026-14-01", date(2026, 1, 14)),
    ("14/1-2026", date(2026, 1, 14)),
    ("14,1,2026", date(2026, 1, 14)),
]


@pytest.mark.parametrize(("text", "day"), SLIPS)
def test_a_slip_with_one_reading_is_put_right(text, day):
    """A lost or doubled separator, a letter for a figure, a turned month and day."""
    reading = read([text])

    assert day == one(text)
    assert reading.repaired[0]


def test_a_year_with_swapped_or_mistyped_figures_is_put_right():
    """“2062” among days of 2026 is 2026; a year that no one slip explains is left out."""
    days = ["2026-01-12", "2026-01-13", "2026-02-01", "2026-02-12", "2062-01-14", "1890-05-05"]
    reading = read(days)

    assert NEW_YEAR == by_row(days)[4]
    assert [False] * 4 + [True, False] == reading.repaired.tolist()
    assert [False] * 5 + [True] == reading.out_of_range.tolist()
    assert np.isnat(reading.days[5])


def test_days_of_other_years_are_kept():
    """A search may span years: two of them are no slip."""
    reading = read(["2019-01-12", "2019-01-13", "2019-02-01", "2026-02-12", "2026-03-14"])

    assert not (reading.repaired | reading.out_of_range).any()


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("46036", CellKind.NUMBER, date(2026, 1, 14)),
        ("46036.75", CellKind.NUMBER, date(2026, 1, 14)),
        ("46036", CellKind.TEXT, date(2026, 1, 14)),
        ("1768392000", CellKind.NUMBER, date(2026, 1, 14)),
        ("1768392000", CellKind.TEXT, date(2026, 1, 14)),
        ("1768392000.5", CellKind.NUMBER, date(2026, 1, 14)),
        ("1768392000000", CellKind.NUMBER, date(2026, 1, 14)),
        ("2026-01-14T10:00:00", CellKind.DAY, date(2026, 1, 14)),
        ("1899-12-31", CellKind.DAY, None),
        ("360", CellKind.NUMBER, None),
        ("TRUE", CellKind.BOOL, None),
        ("10:30:00", CellKind.TIME, None),
    ],
)
def test_counts_of_days_and_seconds(text, kind, day):
    """
    Spreadsheets count days from 1899-12-30, computers seconds or milliseconds from 1970.

    46036: LibreOffice shows 2026-01-14. 1768392000: ``date -u -d @1768392000`` prints
    Wed Jan 14 12:00:00 UTC 2026.
    """
    assert [day] == by_row([text], kind)


@pytest.mark.parametrize(
    "text",
    [
        "8/3/2019 and 9/9/2019",
        "8/3/2019 & 9/9/2019",
        "8/3/2019; 9/9/2019",
        "8/3/2019, 9/9/2019",
        "8/3/2019\n9/9/2019",
        "8/3/2019 -> 9/9/2019",
    ],
)
def test_a_cell_may_hold_two_days(text):
    """The first is the day of the cell, the second stands beside it."""
    reading = read([text])

    assert "2019-08-03" == str(reading.days[0])[:10]
    assert "2019-09-09" == str(reading.second[0])[:10]


@pytest.mark.parametrize(
    "text",
    ["14 Jan 2026 (by mail)", "Applied 14 Jan 2026", "sent: 2026-01-14", "2026-01-14 via portal"],
)
def test_a_short_remark_beside_a_day_is_left_aside(text):
    """Other words around a full day do not hide it."""
    assert NEW_YEAR == one(text)


def test_order_from_figures_above_twelve():
    """One cell that is a day in just one order tells the order of the whole column."""
    reading = read(["03/04/2026", "25/04/2026"])

    assert [date(2026, 4, 3), date(2026, 4, 25)] == by_row(["03/04/2026", "25/04/2026"])
    assert (True, True) == (reading.day_first, reading.order_known)
    assert [date(2026, 3, 4), date(2026, 4, 25)] == by_row(["03/04/2026", "04/25/2026"])


def test_order_from_the_second_day_of_a_cell():
    """A second day in the cell is evidence too."""
    assert [date(2026, 4, 3)] == by_row(["03/04/2026 & 25/04/2026"])


def test_order_from_rows_that_follow_each_other():
    """Rows in the order of time lie close together in the right order only."""
    rising = ["01/02/2026", "02/02/2026", "04/02/2026", "06/02/2026", "09/02/2026"]
    reading = read(rising)

    assert (True, True) == (reading.day_first, reading.order_known)
    assert [2, 2, 2, 2, 2] == [day.month for day in by_row(rising)]


def test_order_from_unmistakable_days_of_the_column():
    """Days written with a name of the month draw the others to them."""
    mixed = ["2 Mar 2026", "03/04/2026", "5 Mar 2026", "03/07/2026", "9 Mar 2026"]

    assert [3, 3, 3, 3, 3] == [day.month for day in by_row(mixed)]


def test_order_from_another_column_of_the_rows():
    """A day of the same row in another column draws the day to it."""
    near = np.array(["2026-04-04", "2026-05-08"], dtype="datetime64[us]")

    assert [date(2026, 4, 3), date(2026, 5, 7)] == by_row(["03/04/2026", "07/05/2026"], near=near)


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["25.9.28", "25.10.03", "25.11.2"], [(9, 28), (10, 3), (11, 2)]),
        (["25/11/02", "25/11/03", "25/12/19"], [(11, 2), (11, 3), (12, 19)]),
        (["25-10-11", "25-10-12", "25-10-20"], [(10, 11), (10, 12), (10, 20)]),
        (["25. 9. 28", "2025-09-30", "25.10.03", "10.05"], [(9, 28), (9, 30), (10, 3), (10, 5)]),
        (["25.10.03"], [(10, 3)]),
    ],
)
def test_a_year_of_two_figures_may_come_first(cells, days):
    """As in East Asia and Hungary: where the days are closer so, or the years only likely so."""
    assert [date(2025, month, day) for month, day in days] == by_row(cells)
    assert read(cells).order_known


@pytest.mark.parametrize(
    "cells",
    [
        ["21/12/22", "22/12/22", "28/12/22", "22/01/23"],
        ["11/12/25", "12/12/25", "13/12/25"],
        ["25/10/25", "05/11/25", "07/11/25"],
        ["12/25/25", "12/28/25", "01/02/26"],
        ["20/11/2025", "25/10/03"],
    ],
)
def test_a_year_of_two_figures_comes_last_where_that_is_closer(cells):
    """Or where another cell has a year of four figures at its end."""
    assert read(cells).order in ("day", "month", "")


def test_a_doubt_about_the_place_of_the_year_is_known():
    """20 December 2021 and 21 December 2020, or 21 December 2020 and 20 December 2021."""
    reading = read(["20/12/21", "21/12/20"])

    assert (("day", "month", "year"), False) == (reading.orders, reading.order_known)


def test_points_are_day_first_and_half_days_month_first():
    """“03.04.2026” is European, “3/4/26, 9:05 AM” American."""
    assert date(2026, 4, 3) == one("03.04.2026")
    assert date(2026, 3, 4) == one("3/4/26, 9:05 AM")
    assert (True, True) == (read(["03.04.2026"]).day_first, read(["03.04.2026"]).order_known)


def test_without_evidence_the_order_is_asked():
    """A lone 03/04/2026 could be either, and the column says so."""
    reading = read(["03/04/2026"])

    assert (False, False) == (reading.day_first, reading.order_known)
    assert 0.5 == reading.order_confidence
    assert [True] == reading.order_matters.tolist()


def test_what_a_person_says_about_the_order_holds():
    """A choice beats the evidence, but not the calendar."""
    cells = ["03/04/2026", "25/04/2026"]

    assert [date(2026, 4, 3), date(2026, 4, 25)] == by_row(cells, order="day")
    assert [date(2026, 3, 4), date(2026, 4, 25)] == by_row(cells, order="month")


def test_a_column_of_both_orders_says_so():
    """The majority decides, cells that fit only the other order keep it, and it is asked."""
    cells = ["13/02/2026", "02/14/2026", "15/02/2026", "03/02/2026"]
    reading = read(cells)

    assert [2, 2, 2, 2] == [day.month for day in by_row(cells)]
    assert (True, False) == (reading.day_first, reading.order_known)


def test_the_order_never_mattered_where_days_say_themselves():
    """No question is asked about 14 January or 3 March."""
    reading = read(["2026-01-14", "03/03/2026", "14 Jan 2026"])

    assert (None, True) == (reading.day_first, reading.order_known)


@pytest.mark.parametrize(
    "text",
    [
        "8-Jul",
        "8 Jul",
        "Jul 8",
        "July 8th",
        "8. Juli",
        "8 juillet",
        "7月8日",
        "7월 8일",
        "8.7.",
        "08/07",
    ],
)
def test_a_year_is_taken_from_the_rows_around(text):
    """A day without a year lies next to its neighbours, and is marked."""
    cells = ["2019-07-05", text, "2019-07-20"]
    reading = read(cells, order="day")

    assert date(2019, 7, 8) == by_row(cells, order="day")[1]
    assert [False, True, False] == reading.year_inferred.tolist()


def test_years_turn_between_december_and_january():
    """28 December before 2 January 2026 is of 2025."""
    cells = ["Dec 28", "Dec 30", "Jan 2, 2026", "Jan 6"]

    assert [2025, 2025, 2026, 2026] == [day.year for day in by_row(cells)]


def test_the_same_text_lies_in_another_year_among_other_rows():
    """“9/19” among the days of 2023, of 2024 and of 2025, told once with a year as well."""
    cells = [
        *("9/12/23", "9/19", "9/25/23", "3/1/24", "9/12/24", "9/19", "9/19/24", "9/28/24"),
        *("4/2/25", "9/15/25", "9/19", "10/1/25"),
    ]
    days = by_row(cells)

    assert [days[at] for at in (1, 5, 6, 10)] == [
        date(2023, 9, 19),
        date(2024, 9, 19),
        date(2024, 9, 19),
        date(2025, 9, 19),
    ]


def test_a_column_without_any_year_takes_it_from_another():
    """“9.15” beside a day of 2025 is 15 September 2025; without any it is no exact day."""
    near = np.array(["2025-09-14", "NaT"], dtype="datetime64[us]")

    assert [date(2025, 9, 15), date(2025, 9, 20)] == by_row(["9.15", "9.20"], near=near)
    assert [True, True] == read(["9.15", "9.20"]).approximate.tolist()


@pytest.mark.parametrize("half", ["9:05 AM", "9 am", "9:05 p.m.", "9 P.M."])
def test_half_days_are_american(half):
    """Nobody who writes AM and PM puts the day before the month."""
    assert date(2026, 3, 4) == one(f"3-4-26, {half}")
    assert date(2026, 4, 3) == one("3-4-26, 9:05")


BEYOND = [
    ("14 Ιανουαρίου 2026", NEW_YEAR),
    ("4 Ιανουαρίου 2026", date(2026, 1, 4)),
    ("14. sausio 2026", NEW_YEAR),
    ("14 de gener de 2026", NEW_YEAR),
    ("mi 14 ianuarie 2026", NEW_YEAR),
    ("ianuarie 14, 2026", NEW_YEAR),
    ("14 ianuarie 1999", date(1999, 1, 14)),
    ("ianuarie 14, 1999", date(1999, 1, 14)),
    ("Ιανουαρίου 2026", None),
]


@pytest.mark.parametrize(("text", "day"), BEYOND)
def test_languages_beyond_the_word_list_are_read_when_complete(text, day):
    """A month that the list lacks is left to a library, if day and year stand beside it."""
    assert day == one(text)


def test_blank_cells_are_neither_days_nor_unreadable():
    """Spaces are no finding."""
    reading = read(["  ", "2026-01-14"])

    assert [False, False] == reading.unreadable.tolist()


def test_unreadable_cells_are_marked():
    """What is no day in any sense is reported."""
    assert [True, False] == read(["soon", "2026-01-14"]).unreadable.tolist()


ROUND_TRIP = (
    *("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d %b %Y", "%b %d, %Y", "%B %d %Y", "%A, %d %B %Y"),
    *("%Y-%m-%dT%H:%M:%SZ", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%m/%d/%y, %I:%M %p", "%d-%b-%y"),
    *("%Y年%m月%d日", "%Y년 %m월 %d일", "%d. %m. %Y", "%d/%m/%y"),
)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(
    st.sampled_from(ROUND_TRIP),
    st.dates(date(1991, 1, 1), date(2060, 12, 31)),
    st.lists(st.integers(0, 40), min_size=1, max_size=12),
)
def test_days_written_in_any_form_are_read_back(form, first, steps):
    """A column written in one form and told its order gives back its days."""
    days = [first + timedelta(days=sum(steps[:n])) for n in range(len(steps))]
    first = "day" if form.find("%d") < form.find("%m") else "month"
    cells = [day.strftime(form) for day in days]

    assert days == by_row(cells, order=first if "%m" in form else "")


@settings(max_examples=60, derandomize=True, deadline=None)
@given(
    st.booleans(),
    st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    st.lists(st.integers(0, 6), min_size=30, max_size=40),
)
def test_a_tracker_kept_in_order_tells_its_order(day_first, first, steps):
    """Thirty rows in the order of time are enough to know which figure is the month."""
    days = [first + timedelta(days=sum(steps[:n])) for n in range(len(steps))]
    form = "%d/%m/%Y" if day_first else "%m/%d/%Y"
    reading = read([day.strftime(form) for day in days])

    assert reading.day_first in (day_first, None)
    assert reading.order_known


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(max_size=90))
def test_any_text_is_read_without_failing(text):
    """Whatever stands in a cell, it is a day, no day, or about one."""
    reading = read([text])
    said = ~np.isnat(reading.days) | reading.approximate | reading.unreadable | reading.out_of_range

    assert said[0] or not text.strip()
