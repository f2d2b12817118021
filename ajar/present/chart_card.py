"""Chart card: a chart or table with its finding, definition and numbers."""

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd
import plotly.graph_objects as go

from ajar.present import render
from ajar.present.render import FigureSpec


@dataclass(frozen=True, eq=False)
class ChartCard:
    """A chart or a table with its finding, definition and number of cases."""

    name: str
    """A short slug; names the downloads."""
    title: str
    """The finding for this person, in at most 12 words; plain text, names as they are."""
    definition: str
    """Full definition, shown in the chart's menu."""
    n: int
    """Applications (or what *unit* names) behind the chart."""
    subtitle: str = ""
    """Quantity and unit that are drawn."""
    figure: go.Figure | None = None
    """None if there is nothing to draw."""
    alt: str = ""
    """Alternative text for people who cannot see the chart."""
    unit: str = "application"
    """Noun of what is counted, in the singular."""
    units: str = ""
    """Its plural, if it is not the singular with an s."""
    excluded: int = 0
    """Number that the definition leaves out."""
    note: str = ""
    """A caveat in one sentence."""
    table: pd.DataFrame = field(default_factory=pd.DataFrame)
    """The numbers behind the chart, with headings for people."""
    as_table: bool = False
    """Whether the card shows the table and no chart."""

    @cached_property
    def light(self) -> FigureSpec | None:
        """The figure in the colours of the light theme."""
        return None if self.figure is None else render.finalize(self.figure, dark=False)

    @cached_property
    def dark(self) -> FigureSpec | None:
        """The figure in the colours of the dark theme."""
        return None if self.figure is None else render.finalize(self.figure, dark=True)
