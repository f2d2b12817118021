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

from ajar.ui.frame.navigation import PAGES

ROOT = Path(__file__).resolve().parents[2]
CARDS = (
    "funnel", "flows", "per-week", "positive-by-day", "rejections-over-time", "rejections-by-stage",
    "reasons", "outcomes-by-channel", "outcomes-by-role", "outcomes-by-weekday", "days-to-reply",
    "how-long-to-wait", "days-after-each-stage", "companies", "follow-ups", "follow-ups-by-kind",
    "followed-up-or-not", "wrote-after-rejection", "applied-again", "history", "score",
    "calibration",
)  # fmt: skip


class Visit:
    """One person with one tracker open."""

    def __init__(self, name: str = "sample", content: bytes = b"", *, as_of: date | None = None):
        self.at = AppTest.from_file(ROOT / "app.py", default_timeout=60).run().run()
        if content:
            self.at.file_uploader[0].upload(name, content).run().run()
        else:
            self.at.button(key="sample").click().run().run()
        if as_of:
            self.at.date_input(key="judged_on").set_value(as_of).run()

    def page(self, name: str, **state: object) -> "Page":
        """A page with the menu of every chart open; *state* is what controls say."""
        for card in CARDS:
            self.at.session_state[f"menu_{card}"] = True
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
        self.lists = {
            shown["label"]: [entry["name"] for entry in shown["items"]]
            for each in self.parts
            if each.type == "bidi_component"
            and "items" in (shown := json.loads(each.proto.json or "{}"))
        }
        """Label of each list of companies -> the companies, in order."""
        self.texts = [each.value for each in self.parts if each.type in _WORDS]

    def table(self, card: str) -> pd.DataFrame:
        """The numbers of a card."""
        before = self.parts[: self._end(card)]
        return next(part.value for part in reversed(before) if part.type in _TABLES)

    def n(self, card: str) -> tuple[int, int]:
        """How many are behind a card, and how many were left out."""
        before = self.parts[: self._end(card)]
        foot = next(
            part.value for part in reversed(before)
            if part.type == "caption" and ", as of " in part.value
        )  # fmt: skip
        left_out = re.search(r"([\d,]+) left out", foot)
        return numbers(foot)[0], numbers(left_out[1])[0] if left_out else 0

    def chart(self, card: str) -> dict:
        """The figure of an card, its arrays as lists."""
        found = next(each for each in self.parts if _chart(each) == card)
        return json.loads(found.proto.spec, object_hook=_unpacked)

    @property
    def charts(self) -> list[str]:
        """Names of the cards that are drawn."""
        return [name for each in self.parts if (name := _chart(each))]

    @property
    def words(self) -> str:
        """All that is written, without the marks that keep it from being read as Markdown."""
        return re.sub(r"\\(\W)", r"\1", "\n".join(str(text) for text in self.texts))

    def _end(self, card: str) -> int:
        return next(
            at
            for at, each in enumerate(self.parts)
            if each.type == "download_button" and each.key == f"csv_{card}"
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
