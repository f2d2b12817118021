"""How a file was read, in sentences and tables for people."""

import pandas as pd

from ajar.model.ledger import Code
from ajar.model.reading import Loaded, Reading
from ajar.present import phrases

_LISTED = 3
"""Sheets named in the sentence; more are counted."""


def sentence(loaded: Loaded) -> str:
    """What was read, in one sentence."""
    tracker = loaded.tracker
    sent = len(tracker.applications)
    if not sent:
        return _instead(loaded)
    companies = len(tracker.doors)
    told = f"{phrases.counted(sent, 'application')}"
    if companies:
        told += f" at {phrases.counted(companies, 'company', 'companies')}"
    told += f", from {_places(loaded)}"
    aside = sum(each.rows_read for each in loaded.readings) - sent
    rest = []
    if aside > 0:
        rest.append(f"{phrases.counted(aside, 'row')} set aside")
    questions = sum(len(each.questions) for each in loaded.readings)
    if questions:
        rest.append(f"{phrases.counted(questions, 'question')} for you")
    return "; ".join([told, *rest]) + "."


def _instead(loaded: Loaded) -> str:
    said = next((each.says for each in loaded.readings if each.says), "")
    rows = phrases.counted(sum(each.rows_read for each in loaded.readings), "row")
    return said or f"{rows} read, and none of them is an application that was sent."


def _places(loaded: Loaded) -> str:
    named = [_place(each) for each in loaded.readings if each.applications]
    if len(named) > _LISTED:
        return f"{len(named)} sheets"
    return " and ".join(named) or "the file"


def _place(reading: Reading) -> str:
    return f"the sheet {reading.sheet}" if reading.sheet else f"the file {reading.file}"


def ledger(frame: pd.DataFrame) -> pd.DataFrame:
    """The ledger with headings for people."""
    codes = [Code(code) for code in frame["code"]]
    return pd.DataFrame(
        {
            "What": [code.treatment.capitalize() for code in codes],
            "Why": [code.why for code in codes],
            "Made of it": frame["done"],
            "As written": frame["raw"],
            "Sheet": frame["sheet"],
            "Row": frame["row"].where(frame["row"] > 0),
            "Column": frame["column"],
            "File": frame["file"],
        }
    )


def accounting(loaded: Loaded) -> str:
    """Cells read, kept and reported: the three always add up."""
    read = sum(each.cells_read for each in loaded.readings)
    kept = sum(each.cells_kept for each in loaded.readings)
    told = sum(each.cells_reported for each in loaded.readings)
    return f"{read:,} cells read = {kept:,} kept + {told:,} reported below."
