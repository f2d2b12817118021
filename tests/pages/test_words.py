"""Words that pages do not use: private metaphors, method names, and two ways to write a number."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from ajar.ui.frame.navigation import PAGES, WELCOME
from tests.pages.test_pages import app

MOTTO = "A door that closed is not always locked."
METAPHORS = (
    r"\bdoors?\b", r"\bajar\b(?! (workbook|tracker))", r"\bknock", r"\bseats?\b", r"\bnoes\b",
    r"\ba no\b", r"\bpapers\b", r"\bset aside\b", r"\berase\b", r"\bhad a word\b",
    r"\bfirst word\b", r"\bgot past the first look\b", r"\bcarries a day\b", r"\bnot selected\b",
    r"\bsilence\b",
)  # fmt: skip
METHODS = (
    "Wilson", "Benjamini", "Hochberg", "Aalen", "Johansen", "Kaplan", "Mantel", "Haenszel",
    "beta-binomial", "log-odds", r"\bbase rate\b", r"\bnaive\b", r"\bpoints\b", r"\bband [ABC]\b",
)  # fmt: skip
FORMS = (r"\d %", r"\bn = \d", r"\bchannel\b")
FORBIDDEN = re.compile("|".join((*METAPHORS, *METHODS, *FORMS)), re.IGNORECASE)
WRITTEN = ("markdown", "caption", "title", "header", "subheader", "info", "error", "warning")
"""Elements whose value is what a person reads; of a control it is what the code knows."""
OURS = re.compile(r"Ajar's|\bAjar\b")
"""The product's own name is not the metaphor."""


def words(at: AppTest) -> list[str]:
    """Everything that is written on a page, labels and helps of controls included."""
    found: list[str] = []
    for block in (at.main, at.sidebar):
        for each in _elements(block):
            names = ("value", "label", "help") if each.type in WRITTEN else ("label", "help")
            for name in names:
                text = getattr(each, name, None)
                found += [text] if isinstance(text, str) else []
            proto = getattr(each, "proto", None)
            for name in ("label", "help", "body", "placeholder"):
                text = getattr(proto, name, None)
                found += [text] if isinstance(text, str) else []
            found += [text for text in getattr(each, "options", []) if isinstance(text, str)]
    return [re.sub(r"\\(\W)", r"\1", re.sub(r":material/\w+:", "", text)) for text in found]


def _elements(block):
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from _elements(child)
        yield child


@pytest.fixture(scope="module")
def opened():
    """The app with the sample open."""
    return app().run().button(key="sample").click().run().run()


def offending(texts: list[str]) -> list[str]:
    """The forbidden words, each with the words around it."""
    return sorted(
        {
            f"{match[0]}: {text[max(match.start() - 40, 0) : match.end() + 40]}"
            for text in texts
            if text != MOTTO
            for match in FORBIDDEN.finditer(OURS.sub("", text))
        }
    )


@pytest.mark.parametrize("name", [name for name in PAGES if name != "method"])
def test_a_page_uses_plain_words(opened, name):
    """Method names stand on the page about methods alone, the metaphor nowhere but in the motto."""
    at = opened.switch_page(PAGES[name].script).run()

    assert [] == offending(words(at))


def test_the_welcome_uses_plain_words():
    """Before there is a tracker."""
    at = app().run()
    texts = words(at)

    assert [] == offending(texts)
    assert WELCOME in texts
    assert MOTTO in texts


def test_the_test_sees_what_it_looks_for():
    """A word of each kind is found; the product's name is not one of them."""
    assert 3 == len(offending(["Doors that are ajar", "18 % (n = 5)"])) - 1
    assert [] == offending(["Ajar never sends anything.", "18%, by 20 Nov 2026"])
