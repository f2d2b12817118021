"""Charts draw the rows they are given, with every name and number readable."""

import numpy as np
import pandas as pd
import pytest

from ajar.present.charts import BarPart, ChartRow, dot_interval, interval_bar, stacked_bar
from ajar.present.flow_chart import flow_chart
from ajar.present.palette import POSITIVE, REJECTED, WAITING
from ajar.present.stop_line import expected_replies
from ajar.present.time_charts import Series, histogram, line_with_band, step_curve, weekly_bars
from ajar.reengage.ranking.stop_line import stop_line

ROWS = [
    ChartRow("Referral", 0.6, "60% (6 of 10)", 0.31, 0.83, POSITIVE),
    ChartRow("Agency", None, "1 of 2"),
    ChartRow("<b>Board</b> $x$", 0.1, "10% (2 of 20)", 0.03, 0.3, POSITIVE, clear=False),
]


def texts(figure) -> list[str]:
    """What the figure's annotations say."""
    return [annotation.text for annotation in figure.layout.annotations]


@pytest.mark.parametrize("draw", [interval_bar, dot_interval])
def test_every_row_has_its_name_and_its_number(draw):
    """A row that is too small for a share has its counts and nothing drawn."""
    figure = draw(ROWS, end=1.0)

    assert texts(figure) == [
        "Referral", "60% (6 of 10)", "Agency", "1 of 2",
        "&lt;b&gt;Board&lt;/b&gt; &#36;x&#36;", "10% (2 of 20)",
    ]  # fmt: skip
    assert list(figure.data[0].y) == [0, 2]


@pytest.mark.parametrize("draw", [interval_bar, dot_interval])
def test_the_margin_of_error_goes_from_low_to_high(draw):
    """Distances from 0.6 to 0.31 and 0.83, and from 0.1 to 0.03 and 0.3."""
    error = draw(ROWS, end=1.0).data[0].error_x

    assert list(error.arrayminus) == pytest.approx([0.29, 0.07])
    assert list(error.array) == pytest.approx([0.23, 0.2])


def test_an_axis_ends_where_everything_has_room():
    """Small shares are not drawn on an axis to 100%."""
    assert interval_bar([ChartRow("a", 0.04, "4%", 0.01, 0.09)]).layout.xaxis.range == (0, 0.1)
    assert interval_bar(ROWS).layout.xaxis.range == (0, 1.0)


def test_what_may_be_like_the_rest_has_an_open_dot():
    """Only clear differences are filled."""
    assert list(dot_interval(ROWS, end=1.0).data[0].marker.symbol) == ["circle", "circle-open"]


def test_parts_of_a_bar_are_shares_of_it():
    """30 of 40 and 10 of 40; of two bars the second has only the other part, and counts."""
    figure = stacked_bar(
        [("A", "40 applications"), ("B", "2 applications")],
        [BarPart("Positive", POSITIVE, [30, 0]), BarPart("None", WAITING, [10, 2], hatched=True),
         BarPart("Never", REJECTED, [0, 0])],
    )  # fmt: skip

    assert [(bar.name, list(bar.x)) for bar in figure.data] == [
        ("Positive", [0.75, 0]),
        ("None", [0.25, 1]),
    ]
    assert list(figure.data[0].text) == ["75%", ""]
    assert list(figure.data[1].text) == ["25%", "2"]
    assert figure.data[1].marker.pattern.shape == "/"


def test_a_curve_keeps_its_value_until_the_next_day():
    """20% from day 0, 5% from day 3 until day 4."""
    figure = step_curve(
        [0, 3],
        [0.2, 0.05],
        last=4,
        title="Days",
        colour=POSITIVE,
        low=[0.1, 0],
        high=[0.3, 0.1],
    )

    assert list(figure.data[1].x) == [0, 3, 3, 4]
    assert list(figure.data[1].y) == [0.2, 0.2, 0.05, 0.05]


def test_a_band_lies_between_low_and_high():
    """Forth along the upper end, back along the lower one."""
    days = list(pd.date_range("2026-01-01", periods=2))
    band = line_with_band(days, [0.2, 0.3], [0.1, 0.2], [0.4, 0.5], colour=REJECTED).data[0]

    assert list(band.y) == [0.4, 0.5, 0.2, 0.1]


def test_bars_of_a_histogram_hold_their_days():
    """Days 0 to 6, 7 to 13 and so on; the medians are marked in the colour of their kind."""
    figure = histogram(
        [Series("Positive", POSITIVE, [1, 6, 7]), Series("Rejection", REJECTED, [20])],
        bin_width=7,
        title="Days",
        lines=[6, 20],
    )

    assert [list(bar.y) for bar in figure.data] == [[2, 1], [1]]
    assert [shape.x0 for shape in figure.layout.shapes] == [6, 20]


def test_what_took_very_long_is_in_the_last_bar():
    """One reply after 900 days does not make all others one thin bar."""
    figure = histogram([Series("Replies", REJECTED, [3, 900])], bin_width=7, title="Days")

    assert list(figure.data[0].y) == [1, 1]
    assert figure.data[0].customdata[1] == "day 91 or later"
    assert "91+" in texts(figure)


def test_weeks_have_two_counts():
    """Wide bars behind narrow ones."""
    weeks = list(pd.date_range("2026-01-05", periods=2, freq="7D"))
    figure = weekly_bars(
        weeks, Series("Sent", WAITING, [3, 0]), Series("Replies", POSITIVE, [1, 2])
    )

    assert [list(bar.y) for bar in figure.data] == [[3, 0], [1, 2]]
    assert figure.data[0].width > figure.data[1].width


def test_a_company_named_like_markup_is_drawn_literally():
    """Plotly reads tags, entities and formulas in labels; a person's words are none."""
    names = texts(interval_bar([ChartRow("<b>A&B</b> $x$ %{y}", 0.5, "<i>1</i>")]))

    assert names == ["&lt;b&gt;A&amp;B&lt;/b&gt; &#36;x&#36; %&#123;y}", "&lt;i&gt;1&lt;/i&gt;"]


LINKS = pd.DataFrame(
    [("Applied", "Interview", 4), ("Applied", "No reply", 16), ("Interview", "Rejected", 4)],
    columns=["source", "target", "count"],
)
NODES = ("Applied", "Interview", "No reply", "Rejected")


def flows():
    """Twenty applications, four with an interview."""
    return flow_chart(
        LINKS,
        stages=["Applied", "Interview"],
        names=dict(zip(NODES, NODES, strict=True)),
        colours=dict.fromkeys(NODES, POSITIVE),
    )


def test_names_stand_outside_of_the_flows():
    """Stages above the upper edge, outcomes right of the last node, most frequent first."""
    notes = flows().layout.annotations

    assert [note.text for note in notes] == [
        "Applied<br>20", "Interview<br>4", "No reply 16", "Rejected 4",
    ]  # fmt: skip
    assert [note.y for note in notes[:2]] == [0, 0]
    assert {note.yanchor for note in notes[:2]} == {"bottom"}
    assert all(note.x > 2 and note.xanchor == "left" for note in notes[2:])


def test_one_application_is_one_unit_of_height():
    """The height of every flow, at both ends, is its count."""
    ribbons = [shape for shape in flows().layout.shapes if shape.type == "path"]
    heights = []
    for ribbon in ribbons:
        numbers = [float(part) for part in ribbon.path.replace(",", " ").split()
                   if part.replace(".", "").isdigit()]  # fmt: skip
        heights.append(round(numbers[-1] - numbers[1], 6))

    assert sorted(heights) == [4, 4, 16]


def test_numbers_are_plain_in_every_figure():
    """What plotly gets has no not-a-number in a bar."""
    assert not np.isnan(np.array(interval_bar(ROWS).data[0].x, dtype=float)).any()


@pytest.mark.parametrize(
    ("weeks", "marks"),
    [(4, "%-d %b\n%Y"), (13, "%-d %b\n%Y"), (16, "%b\n%Y"), (70, "%b\n%Y")],
)
def test_an_axis_of_weeks_names_no_month_twice(weeks, marks):
    """Under three months it names days; beyond, months at most every sixth of it."""
    mondays = pd.date_range("2026-01-05", periods=weeks, freq="7D").tolist()
    axis = weekly_bars(mondays, Series("Applications", WAITING, [3] * weeks), None).layout.xaxis

    assert axis.tickformat == marks
    if "d" not in marks:
        months = int(axis.dtick.removeprefix("M"))
        assert weeks * 7 / 31 <= 6 * months < weeks * 7 / 31 + 6


def test_what_messages_may_bring_ends_where_a_new_application_brings_more():
    """Two of twelve messages are worth their time: both lines, drawn to the tenth message."""
    chance = np.array([0.4, 0.2, *[0.02] * 10])
    line = stop_line(chance, 0.09, "referral", message_minutes=10, application_minutes=30)
    drawn = expected_replies(line).figure

    assert [list(trace.x) for trace in drawn.data] == [list(range(11))] * 2
    assert drawn.data[0].y[2] == pytest.approx(0.6)
    assert drawn.data[1].y[2] == pytest.approx(0.06)
    assert [(shape.x0, shape.x1) for shape in drawn.layout.shapes] == [(2, 2)]
    one = stop_line(chance[:1], 0.09, "", message_minutes=10, application_minutes=30)
    assert expected_replies(one).figure is None
