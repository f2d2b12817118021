"""Convert the sheets of an Ajar workbook to canonical frames, as written."""

from collections.abc import Sequence

import pandas as pd

from ajar.intake.ajar_workbook import sheets
from ajar.intake.ajar_workbook.sheets import RecognisedSheet
from ajar.intake.tables.ledger_builder import LedgerBuilder
from ajar.intake.values import companies
from ajar.model import workbook_format as fmt
from ajar.model.columns import APPLICATIONS
from ajar.model.enums import Channel, Outcome, Reason
from ajar.model.ledger import LedgerCode
from ajar.model.sheet_format import SheetFormat
from ajar.model.tracker import Coverage
from ajar.model.workbook_words import SCOPE, AboutLine

NEW = -1
"""Number of an application without one."""


def texts(found: Sequence[RecognisedSheet], wanted: SheetFormat) -> pd.DataFrame:
    """Return the rows of all sheets of one form as texts (``RecognisedSheet.texts``)."""
    frames = [each.texts() for each in found if each.form is wanted]
    if not frames:
        names = [heading.field for heading in wanted.headings]
        return pd.DataFrame({name: pd.Series(dtype="str") for name in [*names, "at", "place"]})
    return pd.concat(frames, ignore_index=True)


def applications(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the applications as written; values outside the lists are empty."""
    plain = {column.name for column in APPLICATIONS if column.dtype == "str"} & set(rows.columns)
    return rows[sorted(plain)].assign(
        id=sheets.numbers(rows["id"]).astype("int64"),
        channel=sheets.words(rows["channel"], "Channel").fillna(Channel.UNKNOWN.value),
        stage=sheets.stages(rows["stage"]),
        outcome=sheets.words(rows["outcome"], "Outcome").fillna(Outcome.OPEN.value),
        said_silent=sheets.yes(rows["said_silent"]),
        offer_answer=sheets.words(rows["offer_answer"], "Offer answer").fillna(""),
        reason=sheets.words(rows["reason"], "Reason").fillna(Reason.UNSTATED.value),
        interest=sheets.shares(rows["interest"]),
        origin_row=sheets.numbers(rows["origin_row"]).fillna(0).astype("int64"),
    )


def events(rows: pd.DataFrame, applications: pd.DataFrame, ledger: LedgerBuilder) -> pd.DataFrame:
    """
    Return the events in order.

    A row added by hand needs a kind, and a company or an application number; a row about an
    application that is gone is reported and left out.
    """
    found = pd.DataFrame(
        {
            "application": sheets.numbers(rows["application"]).fillna(NEW).astype("int64"),
            "company_key": rows["company_key"],
            "kind": sheets.words(rows["kind"], "What"),
            "day": sheets.days(rows["day"]),
            "inferred": sheets.yes(rows["inferred"]),
            "note": rows["note"],
            "column": rows["column"],
        },
    )
    found = _placed(found, rows["company"], applications)
    gone = (found["application"] != NEW) & ~found["application"].isin(applications["id"])
    bad = gone | found["kind"].isna()
    _report(ledger, LedgerCode.LINE_LEFT_OUT, rows.loc[bad])
    unread = ~bad & found["day"].isna() & (rows["day"].str.strip() != "")
    _report(ledger, LedgerCode.DAY_UNREADABLE, rows.loc[unread])
    return found.loc[~bad].reset_index(drop=True)


def _report(ledger: LedgerBuilder, code: LedgerCode, rows: pd.DataFrame) -> None:
    for place, lines in rows.groupby("place", sort=False):
        told = zip(lines["company"], lines["kind"], lines["day"], strict=True)
        raw = [" | ".join(filter(None, texts)) for texts in told]
        ledger.add(code, rows=lines["at"].to_numpy(), sheet=str(place), raw=raw)


def company_keys(frame: pd.DataFrame, names: pd.Series, applications: pd.DataFrame) -> pd.Series:
    """Return company keys as written; of rows added by hand that of the application or the name."""
    of_known = applications.set_index("id")["company_key"]
    by_number = frame["application"].map(of_known).astype("object").fillna("")
    by_name = pd.Series(companies.company_keys(names), index=names.index, dtype="str")
    added = by_number.where(frame["application"] != NEW, by_name)
    return frame["company_key"].where(frame["company_key"] != "", added).astype("str")


def _placed(found: pd.DataFrame, names: pd.Series, applications: pd.DataFrame) -> pd.DataFrame:
    """Fill missing company keys by the application or the company name."""
    blank, numbered = found["company_key"] == "", found["application"] != NEW
    key = company_keys(found, names, applications)
    single = applications.drop_duplicates("company_key", keep=False).set_index("company_key")["id"]
    guess = key.map(single).fillna(NEW).astype("int64")
    to_guess = blank & ~numbered & (key != "")
    number = found["application"].where(~to_guess, guess)
    return found.assign(company_key=key, application=number)


def ledger(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the ledger of the original import; rows with an unknown code are dropped."""
    frame = pd.DataFrame(
        {
            "code": sheets.words(rows["code"], "Code"),
            **{name: rows[name] for name in ("file", "sheet", "column", "raw", "done")},
            "row": sheets.numbers(rows["row"]).fillna(0).astype("int64"),
        },
    )
    return frame.loc[frame["code"].notna()].reset_index(drop=True)


def scope(rows: pd.DataFrame) -> Coverage:
    """Return the coverage of the original files; complete where it is not stored."""
    said = dict(zip(rows["key"], sheets.yes(rows["value"]), strict=True))
    known = {name: said[line] for line, name in SCOPE.items() if line in said}
    return Coverage(**{name: bool(value) for name, value in known.items()})


def version(rows: pd.DataFrame) -> int:
    """Return the version of the workbook format; the present one if it is not stored."""
    said = sheets.numbers(rows.loc[rows["key"] == AboutLine.VERSION, "value"]).dropna()
    return int(said.iloc[0]) if len(said) else fmt.VERSION
