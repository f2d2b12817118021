"""What a page shows at once: a sentence, a figure, its definition, its n and its numbers."""

from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True, eq=False)
class ChartCard:
    """A figure that never stands without its sentence, definition and n."""

    name: str
    """A short slug; names the downloads."""
    sentence: str
    """What it shows for this person, in one plain sentence; plain text, names as they are."""
    figure: go.Figure | None
    """None where there is nothing to draw yet; then the sentence says so."""
    alt: str
    """For people who cannot see the figure."""
    definition: str
    n: int
    """Applications (or what the definition names) behind the figure."""
    excluded: int = 0
    """How many the definition had to leave out."""
    note: str = ""
    """A caveat in one sentence."""
    table: pd.DataFrame = field(default_factory=pd.DataFrame)
    """The numbers behind the figure, with headings for people."""
