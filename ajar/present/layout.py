"""How every figure is laid out: quiet axes, room for labels, nothing that shouts."""

import html

import plotly.graph_objects as go

HEIGHT = 340


def figure(*, height: int = HEIGHT, left: int = 8, right: int = 8, top: int = 12) -> go.Figure:
    """An empty figure with the project's margins; colours of text and paper are the theme's."""
    made = go.Figure()
    made.update_layout(
        height=height,
        margin={"l": left, "r": right, "t": top, "b": 8},
        showlegend=False,
        hovermode="closest",
        barcornerradius=3,
        dragmode=False,
        hoverlabel={"align": "left"},
    )
    made.update_xaxes(automargin=True, zeroline=False, fixedrange=True)
    made.update_yaxes(automargin=True, zeroline=False, fixedrange=True)
    return made


def literal(words: str) -> str:
    """
    *words* as they are, where plotly would read tags, entities or formulas.

    Examples
    --------
    >>> literal("<b>A&B</b> $x$")
    '&lt;b&gt;A&amp;B&lt;/b&gt; &#36;x&#36;'
    """
    return html.escape(words, quote=False).replace("$", "&#36;").replace("%{", "%&#123;")


def shortened(words: str, length: int = 28) -> str:
    """
    *words* cut to *length* characters with an ellipsis, then made literal.

    Examples
    --------
    >>> shortened("A rather long company name", 12)
    'A rather lo…'
    """
    return literal(words if len(words) <= length else words[: length - 1].rstrip() + "…")
