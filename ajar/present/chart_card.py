"""What a page shows at once: a finding, a chart, how it is calculated, and its numbers."""

from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True, eq=False)
class ChartCard:
    """A chart or a table that never stands without its finding, definition and number of cases."""

    name: str
    """A short slug; names the downloads."""
    title: str
    """The finding for this person, in at most 12 words; plain text, names as they are."""
    definition: str
    """How it is calculated, in full; stands in the chart's menu."""
    n: int
    """Applications (or what *unit* names) behind the chart."""
    subtitle: str = ""
    """What is drawn and in which unit."""
    figure: go.Figure | None = None
    """None where there is nothing to draw; then the title says all there is to say."""
    alt: str = ""
    """For people who cannot see the chart."""
    unit: str = "application"
    """What is counted, in the singular."""
    units: str = ""
    """In the plural, where it is not the singular with an s."""
    excluded: int = 0
    """How many the definition had to leave out."""
    note: str = ""
    """A caveat in one sentence."""
    table: pd.DataFrame = field(default_factory=pd.DataFrame)
    """The numbers behind the chart, with headings for people."""
    as_table: bool = False
    """The table is what the card shows."""
