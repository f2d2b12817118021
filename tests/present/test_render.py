"""A finished figure is drawn once: with room for its labels, and nothing that looks changed."""

import json

import numpy as np
import pandas as pd
import plotly.io
import pytest

from ajar.present import palette, render, text_width
from ajar.present.chart_base import figure


def finished(made, *, dark=False) -> dict:
    """What goes to the browser."""
    return json.loads(plotly.io.to_json(render.finalize(made, dark=dark), validate=False))


def drawn(**axis) -> dict:
    """A finished figure of one mark, with an upright axis of these settings."""
    made = figure()
    made.add_scatter(x=[1], y=[0])
    made.update_yaxes(**axis)
    return finished(made)["layout"]


def test_no_array_is_packed_and_no_template_sent():
    """Packed arrays and templates are never equal to themselves, so plotly would draw again."""
    made = figure()
    days = pd.Series(pd.to_datetime(["2026-01-02", "2026-01-03"]))
    made.add_scatter(x=days, y=np.array([0.5, np.nan]), error_y={"array": np.array([1, 2])})
    made.add_heatmap(z=np.array([[1.0, np.nan]]))
    sent = finished(made)

    assert sent["data"][0]["x"] == ["2026-01-02T00:00:00", "2026-01-03T00:00:00"]
    assert sent["data"][0]["y"] == [0.5, None]
    assert sent["data"][0]["error_y"]["array"] == [1, 2]
    assert sent["data"][1]["z"] == [[1, None]]
    assert "template" not in sent["layout"]


def test_the_revision_tells_figures_apart_and_knows_them_again():
    """Plotly looks at numbers only where the revision is another one."""
    revisions = []
    for value in (1, 1, 2):
        made = figure()
        made.add_scatter(x=[value], y=[0])
        revisions.append(finished(made)["layout"]["datarevision"])

    assert revisions[0] == revisions[1] != revisions[2]


@pytest.mark.parametrize("dark", [False, True])
def test_text_paper_and_lines_are_those_of_the_appearance(dark):
    """Plotly's own grey is too faint to read."""
    ink, paper, grid = (
        (palette.INK_DARK, palette.PAPER_DARK, palette.GRID_DARK)
        if dark
        else (palette.INK_LIGHT, palette.PAPER_LIGHT, palette.GRID_LIGHT)
    )
    made = figure()
    made.update_xaxes(title_text="Days")
    layout = finished(made, dark=dark)["layout"]

    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == layout["hoverlabel"]["bgcolor"]
    assert layout["paper_bgcolor"] == paper
    assert layout["font"]["color"] == layout["hoverlabel"]["font"]["color"] == ink
    for axis in (layout["xaxis"], layout["yaxis"]):
        assert axis["tickfont"]["color"] == axis["title"]["font"]["color"] == ink
        assert axis["gridcolor"] == grid


def test_the_same_figure_serves_both_appearances():
    """What was finished for one is not inked for the other."""
    made = figure()
    light = render.finalize(made, dark=False).to_dict()
    render.finalize(made, dark=True)

    assert light["layout"]["font"]["color"] == palette.INK_LIGHT
    assert made.layout.font.color is None


def test_the_longest_name_has_room():
    """The left margin grows by what the name is wider, and no line of it counts for another."""
    margins = []
    for name in ("Yes", "Certainly", "Certainly<br>Yes"):
        made = figure()
        made.update_yaxes(tickmode="array", tickvals=[0, 1], ticktext=[name, "No"])
        made.add_scatter(x=[1], y=[0])
        margins.append(finished(made)["layout"]["margin"]["l"])

    wider = text_width.text_width("Certainly", 13) - text_width.text_width("Yes", 13)
    assert margins[1] - margins[0] == pytest.approx(wider)
    assert margins[1] == margins[2]


def test_names_that_are_drawn_or_ordered_have_room_as_well():
    """Rows are named by their marks, by the axis, or by a number at most."""
    made = figure()
    made.add_scatter(x=[1], y=["Careers page"])
    marked = finished(made)["layout"]["margin"]["l"]

    assert marked == drawn(categoryarray=["Careers page", "Agency"])["margin"]["l"]
    assert drawn(range=[0, 100], ticksuffix=" %")["margin"]["l"] > drawn()["margin"]["l"]
    assert drawn(range=[0, 100], showticklabels=False)["margin"]["l"] == drawn()["margin"]["l"]


def test_a_title_and_a_second_line_have_room_beneath():
    """The margin beneath holds the words of the axis, each line of them, and its title."""
    plain, titled, year, named = (figure() for _ in range(4))
    titled.update_xaxes(title_text="Days")
    year.update_xaxes(tickformat="%b\n%Y")
    named.update_xaxes(tickvals=[1], ticktext=["one<br>two<br>three"])
    beneath = []
    for made in (plain, titled, year, named):
        made.add_scatter(x=[1], y=[0])
        beneath.append(finished(made)["layout"]["margin"]["b"])

    assert beneath[0] < beneath[2] < beneath[3]
    assert beneath[3] - beneath[2] == beneath[2] - beneath[0]
    assert beneath[1] > beneath[0]


def test_a_figure_without_axes_keeps_its_margins():
    """A strip within a card has no room to give away, and a Sankey diagram no axes."""
    flows = figure()
    flows.add_sankey(node={"label": ["a", "b"]}, link={"source": [0], "target": [1], "value": [1]})
    strip = figure()
    strip.add_scatter(x=[1], y=[0])
    strip.update_xaxes(visible=False)

    for made in (flows, strip):
        assert finished(made)["layout"]["margin"] == {"l": 8, "r": 8, "t": 12, "b": 8, "pad": 8}


@pytest.mark.parametrize(
    ("words", "measured"),
    [("Careers page", 70.172), ("n = 300", 38.155), ("iiiiii", 19.188), ("WWWWWW", 61.308)],
)
def test_widths_are_those_of_the_font(words, measured):
    """Measured by a browser's canvas in Streamlit's own Source Sans, 13 pixels, weight 400."""
    assert measured - 0.5 <= text_width.text_width(words, 13) <= 1.06 * measured


def test_a_letter_that_fills_a_square_takes_one():
    """Chinese, Japanese and Korean names are as wide as they have letters."""
    assert text_width.text_width("株式会社", 13) == 4 * 13
