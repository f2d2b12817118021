"""Which companies answer fast, and which do not."""

import pandas as pd
import plotly.graph_objects as go

from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_base import error_bars, share_axis, truncate
from ajar.present.chart_card import ChartCard
from ajar.present.palette import POSITIVE, WAITING
from ajar.present.row_figure import row_figure

_AT_EACH_END = 8


def company_speed(speeds: pd.DataFrame, *, within: int) -> ChartCard:
    """
    The fastest and the slowest companies by their shrunk share answered in time.

    *speeds*: company, n, k, raw, value, low, high, first_word_days, sorted by value, best first.
    """
    drawn = len(speeds) > 1 and bool(speeds["k"].sum())
    return ChartCard(
        name="company-speed",
        sentence=_sentence(speeds, within),
        figure=_figure(speeds) if drawn else None,
        alt=f"Dots with intervals: share answered within {within} days, by company.",
        definition=(
            f"Share of applications there with a word within {within} days, drawn towards your "
            "own mean where a company has few (beta-binomial), with 95 % intervals."
            + (" Dotted: your own mean; at the right, the plain count." if drawn else "")
        ),
        n=int(speeds["n"].sum()),
        table=pd.DataFrame(
            {
                "Company": speeds["company"],
                "Answered in time": speeds["k"],
                "Of": speeds["n"],
                "Shrunk share, %": (speeds["value"] * 100).round(1),
                "Low, %": (speeds["low"] * 100).round(1),
                "High, %": (speeds["high"] * 100).round(1),
                "Median days to a word": speeds["first_word_days"],
            }
        ),
    )


def _mean(speeds: pd.DataFrame) -> float:
    return float(speeds["k"].sum() / speeds["n"].sum())


def _sentence(speeds: pd.DataFrame, within: int) -> str:
    n, k = int(speeds["n"].sum()), int(speeds["k"].sum())
    if not n:
        return f"No application is {within} days old yet with the days that tell who answers fast."
    if not k:
        return f"No application old enough to tell had a word within {within} days (n = {n:,})."
    mean = _mean(speeds)
    fast, slow = speeds.loc[speeds["low"] > mean], speeds.loc[speeds["high"] < mean]
    overall = f"{k:,} of {formats.pluralize(n, 'application')} had a word within {within} days"
    if fast.empty and slow.empty:
        return f"{overall}; no company can be told apart from that yet."
    apart = []
    if len(fast):
        apart.append(f"{_count(fast.iloc[0])} stands out as fast")
    if len(slow):
        apart.append(f"{_count(slow.iloc[-1])} as slow")
    joined = " and ".join(apart) if len(fast) else f"{_count(slow.iloc[-1])} stands out as slow"
    return f"{overall}; {joined}."


def _count(row: pd.Series) -> str:
    return f"{row['company']!s} ({row['k']:,} of {row['n']:,})"


def _figure(speeds: pd.DataFrame) -> go.Figure:
    between = len(speeds) - 2 * _AT_EACH_END
    ends = [speeds] if between <= 0 else [speeds.head(_AT_EACH_END), speeds.tail(_AT_EACH_END)]
    names = [[truncate(str(company), 24) for company in end["company"]] for end in ends]
    told = [[f"{row.k:,} of {row.n:,}" for row in rows_of(end)] for end in ends]
    gap = [f"{formats.pluralize(between, 'company', 'companies')} between"]
    made = row_figure(
        [name for part in _with_gap(names, gap) for name in part],
        [text for part in _with_gap(told, [""]) for text in part],
        each=28,
        right=64,
    )
    shown = pd.concat(ends)
    rows = [
        *range(len(ends[0])),
        *(len(ends[0]) + 1 + at for at in range(len(shown) - len(ends[0]))),
    ]
    made.add_vline(x=100 * _mean(speeds), line_width=1.4, line_dash="dot", line_color=WAITING)
    made.add_scatter(
        x=shown["value"] * 100,
        y=rows,
        mode="markers",
        marker={"size": 10, "color": POSITIVE},
        error_x=error_bars(shown["value"] * 100, shown["low"] * 100, shown["high"] * 100),
        hovertemplate="%{x:.0f} %<extra></extra>",
        cliponaxis=False,
    )
    share_axis(made)
    return made


def _with_gap(parts: list[list[str]], gap: list[str]) -> list[list[str]]:
    return parts if len(parts) == 1 else [parts[0], gap, parts[1]]
