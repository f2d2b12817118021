"""CSV that no spreadsheet program takes for formulas."""

import csv
import io
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.export import csv_writer
from tests.export.payloads import PAYLOADS

TRIGGERS = tuple("=+-@\t\r\uff1d")
SETTINGS = settings(max_examples=200, derandomize=True, deadline=None)


def parsed(content, delimiter=","):
    """Rows as a program reads them that is set to this separator."""
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=delimiter))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_field_starts_a_formula(payload, delimiter):
    """Header, first, middle and last field, read with either of three separators."""
    content = csv_writer.csv_bytes(
        [payload, "b", payload], [[payload, payload, "c"], ["a", payload, payload]]
    )
    fields = [field.strip(" \"'") if field.strip()[:1] != "'" else field
              for row in parsed(content, delimiter) for field in row]  # fmt: skip

    assert not [field for field in fields if field.startswith(TRIGGERS)]


@SETTINGS
@given(st.lists(st.text("=+-@;,\"' \tab\r\n", max_size=12), min_size=2, max_size=4))
def test_no_mixture_starts_a_formula_or_a_row(texts):
    """Whatever separators, quotes and triggers meet: one row, and no field a program computes."""
    content = csv_writer.csv_bytes(["x"] * len(texts), [texts])

    assert len(parsed(content)) == 2
    for delimiter in ",;\t":
        fields = [field for row in parsed(content, delimiter) for field in row]
        # A line end of ours at the start, where a quote opened behind a semicolon, is harmless.
        assert not [each for each in fields if each.lstrip(' "\r\n').startswith(TRIGGERS)]


@SETTINGS
@given(st.lists(st.text(st.characters(categories=("L", "N", "Zs")), max_size=20), min_size=1))
def test_plain_text_comes_back_as_it_was(texts):
    """Letters, figures and blanks are not touched."""
    content = csv_writer.csv_bytes(["x"] * len(texts), [texts])

    assert parsed(content)[1] == texts


def test_every_field_is_quoted_after_a_byte_order_mark():
    """Excel reads UTF-8 only after the mark; lines end as the standard says (RFC 4180)."""
    content = csv_writer.csv_bytes(["a"], [["é"], [None]])

    assert content == '\ufeff"a"\r\n"é"\r\n""\r\n'.encode()


def test_values_keep_their_form():
    """A negative number is no text, days are ISO days, what is missing is empty."""
    frame = pd.DataFrame(
        {
            "number": [-5, 2],
            "share": [0.25, float("nan")],
            "day": [pd.Timestamp("2026-01-02"), pd.NaT],
            "said": [True, False],
            "text": ["-5", None],
            "date": [date(2026, 1, 2), None],
        },
    )

    assert parsed(csv_writer.table_csv(frame)) == [
        ["number", "share", "day", "said", "text", "date"],
        ["-5", "0.25", "2026-01-02", "yes", "'-5", "2026-01-02"],
        ["2", "", "", "no", "", ""],
    ]
