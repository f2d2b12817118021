"""What the numbers mean and where the weights come from."""

import pandas as pd

from ajar.measure.everything import Measures
from ajar.measure.timeline import Timeline
from ajar.present import phrases
from ajar.present.exhibit import Exhibit
from ajar.present.layout import figure, whiskers
from ajar.present.palette import POSITIVE, WAITING
from ajar.reengage import Weights

INTRODUCTION = (
    "Every number in Ajar carries its n, a 95 % interval and a definition. Silence is not a "
    "rejection, and an application that is still waiting counts until today and no further. "
    "Differences are *associated with* what they stand beside; only a coin can say *caused*. "
    "Nobody has measured how much a note after a rejection helps, so Ajar calls it cheap and "
    "plausible, and measures it on your own past."
)


def weights(table: Weights) -> pd.DataFrame:
    """The weights with their sources, headings for people."""
    return (
        table.table()
        .loc[:, ["factor", "words", "log_odds", "points", "default", "source"]]
        .rename(
            columns={
                "factor": "Factor",
                "words": "What counts",
                "log_odds": "Log-odds",
                "points": "Points",
                "default": "Default",
                "source": "Where it comes from",
            }
        )
    )


def definitions(measures: Measures) -> pd.DataFrame:
    """Every estimate that is not one of many groups, with interval, counts and definition."""
    single = [each for name, each in measures.estimates.items() if "[" not in name]
    return pd.DataFrame(
        [
            {
                "Measure": estimate.name.replace("_", " ").capitalize(),
                "Value": phrases.value(estimate),
                "95 % interval": phrases.interval(estimate),
                "Counts": phrases.counts(estimate),
                "Definition": estimate.definition,
            }
            for estimate in single
        ]
    )


def quality(line: Timeline) -> pd.DataFrame:
    """What the measures had to leave out, counted."""
    rows = line.rows
    told = {
        "Applications without a day of applying": rows["undated"],
        "Applications dated after the as-of day": rows["future"],
        "Applications with a reply before the day of applying": rows["word_before"],
        "First words whose day was concluded and not read": rows["word_inferred"],
    }
    return pd.DataFrame(
        {"What": list(told), "Applications": [int(flag.sum()) for flag in told.values()]}
    )


def calibration(bins: pd.DataFrame, *, note: str) -> Exhibit:
    """
    Chance said against share that came true, in a few bins.

    *bins*: said, came_true, low, high, n.
    """
    made = figure(height=320)
    made.add_scatter(
        x=[0, 100],
        y=[0, 100],
        mode="lines",
        line={"color": WAITING, "dash": "dot", "width": 1},
        hoverinfo="skip",
    )
    made.add_scatter(
        x=bins["said"] * 100,
        y=bins["came_true"] * 100,
        mode="markers",
        marker={"size": 12, "color": POSITIVE},
        error_y=whiskers(bins["came_true"] * 100, bins["low"] * 100, bins["high"] * 100),
        hoverinfo="skip",
    )
    made.update_xaxes(title="Chance said, %", range=[0, 100])
    made.update_yaxes(title="Came true, %", range=[0, 100])
    return Exhibit(
        name="calibration",
        sentence="When the list said a chance, how often it came true.",
        figure=made if len(bins) else None,
        alt="Dots with intervals along a diagonal: chance said against share that came true.",
        definition="Past messages in bins of the chance said, with 95 % Wilson intervals.",
        n=int(bins["n"].sum()) if len(bins) else 0,
        note=note,
        table=bins,
    )
