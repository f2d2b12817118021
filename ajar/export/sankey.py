"""Flows as text for SankeyMATIC, a free program that draws them."""

import re

import pandas as pd

from ajar.export import sanitize

_SYNTAX_CHARACTERS = re.compile(r"[\[\]{}:#'*]")
"""Characters with a meaning in SankeyMATIC's syntax."""


def sankeymatic(flows: pd.DataFrame) -> str:
    r"""
    Return one line per flow, in the order given.

    Parameters
    ----------
    flows
        Columns ``source``, ``target`` (labels) and ``count`` (applications).

    Examples
    --------
    >>> sankeymatic(pd.DataFrame({"source": ["Applied"], "target": ["Screen"], "count": [12]}))
    'Applied [12] Screen\n'
    """
    return "".join(
        f"{_label(source)} [{int(count)}] {_label(target)}\n"
        for source, target, count in zip(
            flows["source"], flows["target"], flows["count"], strict=True
        )
        if count > 0
    )


def _label(value: object) -> str:
    return (
        " ".join(_SYNTAX_CHARACTERS.sub(" ", sanitize.single_line(str(value))).split())
        or "Not said"
    )
