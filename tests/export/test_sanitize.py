"""Text is made safe in one place."""

import string
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.export import sanitize

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
SETTINGS = settings(max_examples=200, derandomize=True, deadline=None)


def test_everything_that_folds_into_the_start_of_a_formula_is_known():
    """Unicode's compatibility folding makes = + - @ of no other character."""
    folded = {
        character
        for character in map(chr, range(0x110000))
        if unicodedata.normalize("NFKC", character)[:1] in set("=+-@")
    }

    assert folded == set(sanitize.FORMULA_STARTS.replace("\\", ""))


@SETTINGS
@given(ANY_TEXT)
def test_text_has_no_control_characters_and_stays_the_same_when_scrubbed_again(value):
    """Scrubbing leaves tab and line feed as the only control characters, and is stable."""
    clean = sanitize.text(value)

    assert sanitize.text(clean) == clean
    assert not [c for c in clean if unicodedata.category(c) == "Cs" or c in "\x00\r\x0b\ufffe"]
    clean.encode("utf-8")


@SETTINGS
@given(ANY_TEXT)
def test_a_line_is_one_line(value):
    """No program finds a second line in it."""
    assert len(sanitize.single_line(value).splitlines()) <= 1


@SETTINGS
@given(ANY_TEXT)
def test_paragraphs_end_lines_in_one_way_only(value):
    """Splitting at the line feed finds every line there is, but for separators of records."""
    text = sanitize.paragraphs(value)

    assert text.split("\n") == text.replace("\r", "\n").split("\n")
    assert not set(text) & set("\r\x0b\x0c\x85\u2028\u2029")


@pytest.mark.parametrize("character", ["x", "é", "😀"])
def test_a_cell_is_cut_between_characters(character):
    """32,767 UTF-16 units are kept, never half a character."""
    cut = sanitize.xlsx_text(character * 40_000)

    assert len(cut.encode("utf-16-le")) // 2 in {32_766, 32_767}
    assert set(cut) == {character}


@SETTINGS
@given(ANY_TEXT)
def test_a_sheet_name_is_one_that_programs_accept(value):
    r"""Excel's rules: 1 to 31 characters, none of []:*?/\, no apostrophe at an end."""
    name = sanitize.sheet_name(value)

    assert 1 <= len(name) <= 31
    assert not set(name) & set("[]:*?/\\")
    assert name.strip("'") == name


@SETTINGS
@given(ANY_TEXT)
def test_a_file_name_leads_nowhere_else(value):
    """Only plain letters, digits, dots and dashes, not hidden and never a path."""
    name = sanitize.safe_file_stem(value)

    assert name
    assert set(name) <= set(string.ascii_letters + string.digits + "._-")
    assert not name.startswith(".")


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "\\\\host\\share", "mailto:a",
     "http://", "https:///x", "http://a b", "http://a\nb", "http://[", "", "x" * 3000],
)  # fmt: skip
def test_only_plain_web_addresses_are_links(link):
    """Every other scheme and every broken address stays text."""
    assert sanitize.web_link(link) is None
