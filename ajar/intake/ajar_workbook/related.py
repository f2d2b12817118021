"""Read contacts, fields, plans and signals from an Ajar workbook."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ajar.intake.ajar_workbook import sheets
from ajar.intake.ajar_workbook.edits import RowChanges
from ajar.intake.ajar_workbook.frames import NEW, company_keys
from ajar.intake.tables.ledger_builder import LedgerBuilder
from ajar.model.enums import ContactRelation
from ajar.model.ledger import LedgerCode
from ajar.model.sheet_format import SheetFormat
from ajar.model.tracker import Tracker
from ajar.model.workbook_format import APPLICATIONS, RELATED

Frames = dict[str, pd.DataFrame]

"""Application number of rows about a company without an application."""


def read(
    texts: Mapping[str, pd.DataFrame],
    applications: pd.DataFrame,
    ledger: LedgerBuilder,
    *,
    contacts: bool,
) -> Frames:
    """
    Return contacts, fields, plans and signals, by frame name.

    A row about an application that is gone, or of unknown kind, is reported and left out.
    A workbook of an earlier version has no sheet of *contacts*: they are taken from the
    applications.
    """
    frames = {
        name: _frame(texts[sheet.name], sheet, applications, ledger)
        for name, sheet in RELATED.items()
    }
    if not contacts:
        frames["contacts"] = _first_contacts(applications)
    return frames


def _frame(
    rows: pd.DataFrame, sheet: SheetFormat, applications: pd.DataFrame, ledger: LedgerBuilder
) -> pd.DataFrame:
    frame = pd.DataFrame(index=rows.index)
    unknown = pd.Series(data=False, index=rows.index)
    for heading in sheet.headings:
        values = rows[heading.field]
        if heading.field == "application":
            frame["application"] = sheets.numbers(values).fillna(NEW).astype("int64")
        elif heading.kind == "day":
            frame[heading.field] = sheets.days(values)
        elif heading.words:
            frame[heading.field] = sheets.words(values, heading.words)
            unknown |= frame[heading.field].isna() & (values.str.strip() != "")
        elif heading.field != "company":
            frame[heading.field] = values
    gone = (frame["application"] != NEW) & ~frame["application"].isin(applications["id"])
    bad = gone | unknown
    for place, lines in rows.loc[bad].groupby("place", sort=False):
        shown = lines.drop(columns=["at", "place"])
        raw = [" | ".join(filter(None, line)) for line in shown.itertuples(index=False)]
        at = lines["at"].to_numpy()
        ledger.add(LedgerCode.LINE_LEFT_OUT, rows=at, sheet=str(place), raw=raw)
    if "company_key" in frame:
        frame["company_key"] = company_keys(frame, rows["company"], applications)
    return frame.loc[~bad].reset_index(drop=True)


def _first_contacts(applications: pd.DataFrame) -> pd.DataFrame:
    """The contact in the row of each application."""
    said = applications[["contact_name", "contact_address", "contact_link"]].astype("str")
    named = applications.loc[(said != "").any(axis=1)]
    return pd.DataFrame(
        {
            "application": named["id"],
            "company_key": named["company_key"],
            "name": named["contact_name"],
            "address": named["contact_address"],
            "link": named["contact_link"],
            "relation": ContactRelation.CONTACT.value,
            "column": APPLICATIONS.heading("contact_name"),
        }
    ).reset_index(drop=True)


def merge(
    frames: Frames,
    rows: pd.DataFrame,
    state: RowChanges,
    applications: pd.DataFrame,
    anew: Tracker | None,
) -> Frames:
    """
    Return the frames with the changes and additions in the applications.

    Parameters
    ----------
    frames
        As ``read`` returns them.
    rows, state
        The sheet of applications, and its new and changed rows.
    applications
        The present applications.
    anew
        Tracker of the new and changed rows, or None.
    """
    merged = {name: _about_known(frame, applications) for name, frame in frames.items()}
    if anew is not None:
        number = state.numbers(rows, anew)
        added = set(state.ids[~state.known].tolist())
        for name, frame in merged.items():
            more = getattr(anew, name)
            more = more.assign(application=more["application"].map(number).fillna(NEW))
            more = more.loc[more["application"].isin(added)]
            if len(more):
                texts = more.astype(dict.fromkeys(more.select_dtypes("category"), "str"))
                merged[name] = pd.concat([frame, texts], ignore_index=True)
    merged["contacts"] = _with_renamed(merged["contacts"], applications)
    return merged


def _about_known(frame: pd.DataFrame, applications: pd.DataFrame) -> pd.DataFrame:
    """The frame without rows about applications that are gone."""
    kept = (frame["application"] == NEW) | frame["application"].isin(applications["id"])
    return frame.loc[kept].reset_index(drop=True)


def _with_renamed(contacts: pd.DataFrame, applications: pd.DataFrame) -> pd.DataFrame:
    """Contacts with those that the person typed into rows of applications."""
    first = _first_contacts(applications)
    first = first.loc[first["application"].isin(contacts["application"])]
    details = ["application", "name", "address", "link"]
    known = pd.MultiIndex.from_frame(contacts[details].astype("str"))
    typed = first.loc[~pd.MultiIndex.from_frame(first[details].astype("str")).isin(known)]
    if typed.empty:
        return contacts
    both = pd.concat([typed, contacts], ignore_index=True)
    order = np.argsort(both["application"].to_numpy(), kind="stable")
    return both.iloc[order].reset_index(drop=True)
