"""What a person reads on a page: figures, tables, charts and counts, as values."""

import base64
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from streamlit.testing.v1 import AppTest

from ajar.ui import progress_bar
from ajar.ui.navigation import PAGES

ROOT = Path(__file__).resolve().parents[2]
EXHIBITS = (
    "funnel", "flows", "calendar", "lately", "conversions", "reasons", "first-words",
    "hear-after-silence", "days-to-first-word", "days-to-next-word", "positive-by-channel",
    "company-speed", "follow-ups", "fair-comparison", "after-a-rejection",
    "after-a-rejection-compared", "history", "score", "calibration", "pooled-beside-stratified",
    "not-selected-by-channel", "not-selected-by-role", "not-selected-by-stage",
    "not-selected-by-month", "not-selected-by-weekday", "not-selected-by-company",
)  # fmt: skip


class Visit:
    """One person with one tracker open."""

    def __init__(self, name: str = "sample", content: bytes = b"", *, as_of: date | None = None):
        progress_bar.PATIENCE, before = 60, progress_bar.PATIENCE
        try:
            self.at = AppTest.from_file(ROOT / "app.py", default_timeout=60).run().run()
            if content:
                self.at.file_uploader[0].upload(name, content).run().run()
            else:
                self.at.button(key="sample").click().run().run()
            if as_of:
                self.at.date_input(key="judged_on").set_value(as_of).run()
        finally:
            progress_bar.PATIENCE = before

    def page(self, name: str, **state: object) -> "Page":
        """A page with every table of numbers unfolded; *state* is what controls say."""
        for exhibit in EXHIBITS:
            self.at.session_state[f"numbers_{exhibit}"] = True
        for key, value in state.items():
            self.at.session_state[key] = value
        return Page(self.at.switch_page(PAGES[name].script).run())


class Page:
    """What stands on a page, from top to bottom."""

    def __init__(self, at: AppTest) -> None:
        self.errors = [each.value for each in (*at.exception, *at.error)]
        self.parts = list(_parts(at.main))
        self.figures = {each.label: (each.value, each.delta) for each in at.metric}
        self.tables = [each.value for each in self.parts if each.type in _TABLES]
        self.texts = [each.value for each in self.parts if each.type in _WORDS]

    def table(self, exhibit: str) -> pd.DataFrame:
        """The numbers behind an exhibit."""
        return self.parts[self._end(exhibit) - 1].value

    def n(self, exhibit: str) -> tuple[int, int]:
        """How many are behind an exhibit, and how many could not be used."""
        told = self.parts[self._end(exhibit) - 2].value
        n = re.search(r"n = ([\d,]+)\.", told)
        unused = re.search(r"([\d,]+) applications? could not be used", told)
        assert n, told
        return numbers(n[1])[0], numbers(unused[1])[0] if unused else 0

    def chart(self, exhibit: str) -> dict:
        """The figure of an exhibit, its arrays as lists."""
        found = next(each for each in self.parts if _chart(each) == exhibit)
        return json.loads(found.proto.spec, object_hook=_unpacked)

    @property
    def charts(self) -> list[str]:
        """Names of the exhibits that are drawn."""
        return [name for each in self.parts if (name := _chart(each))]

    @property
    def words(self) -> str:
        """All that is written, without the marks that keep it from being read as Markdown."""
        return re.sub(r"\\(\W)", r"\1", "\n".join(str(text) for text in self.texts))

    def _end(self, exhibit: str) -> int:
        return next(
            at
            for at, each in enumerate(self.parts)
            if each.type == "download_button" and each.key == f"csv_{exhibit}"
        )


def numbers(words: str) -> list[int]:
    """Whole numbers of a line, in order."""
    return [int(each.replace(",", "")) for each in re.findall(r"\d[\d,]*", words)]


_TABLES = ("arrow_data_frame", "arrow_table", "dataframe", "table")
_WORDS = ("markdown", "caption", "info", "success", "warning", "title", "subheader")


def _parts(block) -> Iterator:
    for place in sorted(block.children):
        part = block.children[place]
        if hasattr(part, "children"):
            yield from _parts(part)
        else:
            yield part


def _chart(part) -> str:
    found = re.search(r"-chart_([\w-]+)$", part.proto.id) if part.type == "plotly_chart" else None
    return found[1] if found else ""


def _unpacked(value: dict) -> object:
    """Plotly packs numbers into base64."""
    if value.keys() >= {"dtype", "bdata"}:
        return np.frombuffer(base64.b64decode(value["bdata"]), dtype=value["dtype"]).tolist()
    return value
