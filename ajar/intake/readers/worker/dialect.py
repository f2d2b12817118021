"""Detect the delimiter of a text file."""

import csv
import re
from collections import Counter
from math import log2

DELIMITERS = (",", ";", "\t", "|")
NAMES = {"tab": "\t", "\\t": "\t"}
SAMPLE_ROWS = 200
SEP_LINE = re.compile(r'^"?sep=(.{1,3}?)"?\n?$', re.IGNORECASE)


def delimiter_from_sep_line(first_line: str) -> str:
    """Return the delimiter in a ``sep=`` line as Excel writes it; empty for other lines."""
    match = SEP_LINE.match(first_line)
    if not match:
        return ""
    delimiter = NAMES.get(match[1].lower(), match[1])
    return delimiter if len(delimiter) == 1 and delimiter not in '"\r ' else ""


def guess_delimiter(sample: str) -> str:
    """
    Return the delimiter that splits the rows of *sample* most evenly into the most fields.

    Delimiters in quotes do not count: one that parts quoted fields, which another leaves whole,
    is none. Another sign, such as “@” or “~”, where none of the usual ones divides them and that
    one parts nearly all into as many fields. A comma where nothing divides the rows.
    """
    lines = [line + "\n" for line in sample.split("\n")[: 4 * SAMPLE_ROWS]]
    scores = {delimiter: _evenness(lines, delimiter) for delimiter in DELIMITERS}
    if max(scores.values()) < _EVEN and (unusual := _unusual(lines)):
        return unusual
    quoted = [line for line in lines if '"' in line]
    whole = {each: _well_quoted(quoted, each) for each in DELIMITERS if scores[each]}
    most = max(whole.values(), default=0)
    likely = [each for each in whole if 2 * whole[each] >= most]
    return max(likely or DELIMITERS, key=scores.__getitem__)


_EVEN = 0.9
"""Usual delimiters that score less divide the rows badly."""
_NEARLY_ALL = 0.95
_LEAST_FIELDS = 3
"""Fields into which an unusual delimiter parts the rows at least: mail addresses are two."""
_WITHIN = " \n\r\"'.,:;-_/()[]&+%"
"""Signs that stand within names, days and addresses, or are looked for as usual delimiters."""


def _unusual(lines: list[str]) -> str:
    """The sign that parts nearly all lines into the same number of fields; empty if none does."""
    filled = [line for line in lines if line.strip()][:SAMPLE_ROWS]
    signs = {sign for sign in filled[0] if not sign.isalnum() and sign not in _WITHIN}
    best = ("", 0)
    for sign in sorted(signs):
        (times, rows), *_ = Counter(line.count(sign) for line in filled).most_common(1)
        if rows >= _NEARLY_ALL * len(filled) and times + 1 >= max(_LEAST_FIELDS, best[1] + 1):
            best = (sign, times + 1)
    return best[0] if len(filled) > 1 else ""


def _well_quoted(lines: list[str], delimiter: str) -> int:
    """Lines whose every field is in quotes as a whole or holds none."""
    end = re.escape(delimiter)
    field = rf'(?:"(?:[^"]|"")*+"|[^"{end}\n]*+)'
    whole = re.compile(rf"{field}(?:{end}{field})*+\n")
    return sum(whole.fullmatch(line) is not None for line in lines)


def _evenness(lines: list[str], delimiter: str) -> float:
    """Share of rows that have the most common number of fields, weighted by that number."""
    widths: Counter[int] = Counter()
    for row in csv.reader(lines, delimiter=delimiter):
        if any(row):
            widths[len(row)] += 1
        if widths.total() == SAMPLE_ROWS:
            break
    several = {width: rows for width, rows in widths.items() if width > 1}
    if not several:
        return 0.0
    width = max(several, key=lambda each: several[each] * log2(each))
    return several[width] / widths.total() * log2(width)
