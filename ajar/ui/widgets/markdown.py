"""A person's own words, shown literally wherever Streamlit would read Markdown."""

import re

import streamlit as st

# Everything Streamlit's Markdown gives a meaning to: emphasis, links, code, HTML, LaTeX,
# headings, tables, and the colon of emoji, icon and colour codes.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&^=])")
_SPACES = re.compile(r"\s+")


def literal(words: str) -> str:
    r"""
    *words* on one line, with every character that Markdown could read escaped.

    Examples
    --------
    >>> literal("[a](javascript:1)")
    '\\[a\\]\\(javascript\\:1\\)'
    """
    return _SPECIAL.sub(r"\\\1", _SPACES.sub(" ", words)).strip()


def spoken(words: str) -> str:
    """
    *words* without any character that Markdown could read, for a label that is not drawn.

    A screen reader reads such a label as it stands, and would read out every backslash.

    Examples
    --------
    >>> spoken("Is “[a](b)” a stage?")
    'Is “ a b ” a stage?'
    """
    return _SPACES.sub(" ", _SPECIAL.sub(" ", words)).strip()


def heading(words: str) -> None:
    """Write *words* large, as they are: a sentence at the head of something."""
    st.markdown(f"## {literal(words)}", anchors=False)
