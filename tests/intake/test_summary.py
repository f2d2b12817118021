"""The counts of a tracker, and when they are unknown."""

from dataclasses import replace

import numpy as np
import pytest

from ajar.intake.cells import CellKind, EncodedColumn
from ajar.intake.summary import summary
from ajar.intake.tables.table import column_of
from tests.intake.workbooks_from_rows import codes, loaded, of_rows, sheet

OUTCOMES = ("rejected", "no_response", "in_process", "withdrawn", "closed_other", "offers")
MIXED = [
    ["Company", "Date Applied", "Status"],
    ["Acme", "2026-01-05", "Applied"],
    ["ACME Inc.", "2026-01-06", "Rejected"],
    ["Beta", "2026-01-07", "Interview"],
    ["Gamma", "2026-01-08", "Offer declined"],
    ["Delta", "", "Withdrawn"],
    ["Epsilon", "2026-01-09", "Position filled"],
    ["Zeta", "2026-01-10", "No response"],
    ["Eta", "2026-01-11", "Test"],
    ["Theta", "", "Wishlist"],
]


def test_outcomes_sum_to_the_applications():
    """Each application is counted in exactly one of them."""
    told = summary(of_rows(MIXED))

    assert {
        "applications": 8,
        "companies": 7,
        "rejected": 1,
        "no_response": 2,
        "in_process": 2,
        "withdrawn": 1,
        "closed_other": 1,
        "offers": 1,
        "interviewed": 2,
        "undated_applications": 1,
        "rows_not_applications": 1,
        "first_applied": "2026-01-05",
        "last_applied": "2026-01-11",
        "rows_read": 9,
    }.items() <= told.items()
    assert told["applications"] == sum(told[key] for key in OUTCOMES)


def test_what_the_file_does_not_say_is_unknown():
    """No column speaks of outcomes: not zero, but nothing."""
    told = summary(of_rows([["Company", "Date"], ["Acme", "2026-01-05"]]))

    assert [None] * 7 == [told[key] for key in (*OUTCOMES, "interviewed")]
    assert (1, 0) == (told["applications"], told["undated_applications"])


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (("Interview", "yes"), {"interviewed": 1, "rejected": None}),
        (("Test", "yes"), {"interviewed": 0, "rejected": None}),
        (("Rejected", "yes"), {"interviewed": 0, "rejected": 1}),
    ],
)
def test_each_column_speaks_for_itself(column, expected):
    """Interviews say nothing of rejections."""
    header, cell = column
    told = summary(of_rows([["Company", "Applied", header], ["Acme", "2026-01-05", cell]]))

    assert expected.items() <= told.items()


def test_a_tracker_without_companies_has_none_to_count():
    """Only numbers and marks."""
    rows = [["Application", "Applied", "Interview", "Rejected", "Offer"]]
    rows += [[str(i), "1", "", "1" if i < 3 else "", ""] for i in range(5)]
    told = summary(of_rows(rows))

    assert (5, None, 3) == (told["applications"], told["companies"], told["rejected"])


def test_a_stand_in_is_no_company():
    """“Confidential” and “(Stealth)” name no company, however often they stand there."""
    names = ["Confidential", "Confidential", "(Stealth)", "Unknown", "n/a", "Acme"]
    rows = [["Company", "Date"], *([name, "2026-01-05"] for name in names)]

    assert 1 == summary(of_rows(rows))["companies"]


def test_questions_and_remarks_are_counted():
    """By code."""
    told = summary(of_rows([["Company", "Date", "Status"], ["Acme", "01/02/2026", "Blorp"]]))

    assert {"code": "day_order", "count": 1} in told["questions"]
    assert {"code": "status_unknown", "count": 1} in told["ledger"]


def test_rows_of_a_template_are_not_read_rows():
    """A row in which only a formula without a result stands holds nothing yet."""
    jobs = ["Company", "Role", "Applied", "Status"]
    rows = [jobs, ["Acme", "Clerk", "2026-04-03", "Applied"], *[["", "", "", ""]] * 3]
    texts = column_of(["Age", "=", "=", "=", "="])
    age = EncodedColumn(
        texts.codes, texts.texts, np.where(texts.texts == "=", CellKind.FORMULA, CellKind.TEXT)
    )
    plain = sheet(rows)
    read = loaded(replace(plain, columns=(*plain.columns, age)))

    assert summary(read)["rows_read"] == 1
    assert codes(read).count("formula_no_value") == 4
