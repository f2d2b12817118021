"""Width of text in figures, in pixels (Source Sans)."""

import html
import unicodedata

# Advance widths of Source Sans at weight 400, in hundredths of the letter's size, rounded up.
_ADVANCES = {
    20: " ",
    25: "',.:;ijl·ìíîïI",
    30: "f!()[]{}-•",
    35: "tr/\\|°",
    43: '*?szcšžç"«»',
    48: "vxyJYkýÿ",
    51: "0123456789aegFLVXEàáâãäåèéêë#$+<=>~^_",
    55: "ShouATZbdnpqßñòóôõöøùúûüÀÁÂÃÄÅÈÉÊËŠŽ`",
    58: "CPRKBÇ",
    63: "DG&U←→ÙÚÛÜ",
    66: "HNOQÑÒÓÔÕÖØ",
    73: "Mw",
    83: "Wm%—",
    95: "@…",
}
_ADVANCE = {letter: wide for wide, letters in _ADVANCES.items() for letter in letters}
_OTHER, _SQUARE = 60, 100
"""Width of unknown letters, and of full-width ones."""


def text_width(words: str, size: float) -> float:
    """
    Return the most pixels that the widest line of *words* takes at font size *size*.

    Examples
    --------
    >>> 70 < text_width("Careers page", 13) < 73
    True
    >>> text_width("AT&amp;T<br>A", 13) == text_width("AT&T", 13)
    True
    """
    lines = (html.unescape(line) for line in words.split("<br>"))
    return max(sum(map(_advance, line)) for line in lines) * size / 100


def _advance(letter: str) -> int:
    known = _ADVANCE.get(letter)
    if known is not None:
        return known
    return _SQUARE if unicodedata.east_asian_width(letter) in "WF" else _OTHER
