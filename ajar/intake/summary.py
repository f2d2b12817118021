"""Count applications, outcomes and questions of an import."""

from typing import Any

import pandas as pd

from ajar.intake.values.normalize import tokens
from ajar.intake.values.words import words
from ajar.model.enums import EventKind, Outcome, Stage
from ajar.model.event_groups import CONVERSATIONS
from ajar.model.import_report import ImportResult


def summary(loaded: ImportResult) -> dict[str, Any]:
    """
    Return the counts of an import; None where the files do not cover them.

    Returns
    -------
    dict
        ``applications``, ``companies``, ``rejected``, ``no_response``, ``in_process``,
        ``withdrawn``, ``closed_other``, ``offers``, ``interviewed``, ``undated_applications``,
        ``rows_not_applications`` and ``rows_read`` (counts), ``first_applied`` and
        ``last_applied`` (ISO days), ``questions`` and ``ledger`` (code and count of each kind).

    Notes
    -----
    The outcomes sum to the applications if all are known. *In process* is an open application with
    a test, a conversation, or a reply of unknown meaning; *no response* is every other open
    application. *Interviewed* counts applications with a conversation or an offer, not a test,
    whatever the outcome.
    """
    tracker, scope = loaded.tracker, loaded.tracker.coverage
    applications = tracker.applications
    applied = _days_of_applying(loaded)
    counts = _outcomes(loaded)
    if not scope.outcomes:
        counts = {
            name: count if name == "rejected" and scope.rejections else None
            for name, count in counts.items()
        }
    known = scope.applications
    days = applied.dropna()
    none_sent = known and applications.empty  # so at no company, either, whatever the columns
    return {
        "applications": len(applications) if known else None,
        "companies": _companies(loaded) if scope.companies or none_sent else None,
        **counts,
        "interviewed": _interviewed(loaded) if scope.outcomes or scope.stage_history else None,
        "undated_applications": int(applied.isna().sum()) if known else None,
        "rows_not_applications": _not_applications(loaded),
        "first_applied": days.min().date().isoformat() if len(days) and known else None,
        "last_applied": days.max().date().isoformat() if len(days) and known else None,
        "rows_read": sum(report.rows_read for report in loaded.reports),
        "questions": _counted([question.code for question in loaded.open_questions]),
        "ledger": _counted(tracker.ledger["code"].astype("str").tolist()),
    }


def _outcomes(loaded: ImportResult) -> dict[str, int | None]:
    applications = loaded.tracker.applications
    outcome = applications["outcome"]
    still_open = (outcome == Outcome.OPEN).to_numpy()
    replied = loaded.tracker.events_of(EventKind.REPLIED)["application"]
    alive = (applications["stage"] > Stage.APPLIED) | applications["id"].isin(replied)
    alive &= ~applications["said_silent"]
    return {
        "rejected": int((outcome == Outcome.REJECTED).sum()),
        "no_response": int((still_open & ~alive).sum()),
        "in_process": int((still_open & alive).sum()),
        "withdrawn": int((outcome == Outcome.WITHDRAWN).sum()),
        "closed_other": int((outcome == Outcome.CLOSED).sum()),
        "offers": int((outcome == Outcome.OFFER).sum()),
    }


def _companies(loaded: ImportResult) -> int:
    """Number of distinct companies; a placeholder such as “Confidential” is none."""
    keys = loaded.tracker.applications["company_key"]
    return int(keys[keys != ""].nunique())


def _interviewed(loaded: ImportResult) -> int:
    applications = loaded.tracker.applications
    spoken = loaded.tracker.events_of(*CONVERSATIONS)["application"]
    reached = applications["id"].isin(spoken) | (applications["stage"] >= Stage.INTERVIEW)
    return int(reached.sum())


def _days_of_applying(loaded: ImportResult) -> pd.Series:
    """Day of applying of each application as stated in the file, NaT without one."""
    events = dated_by_the_file(loaded)
    first = events.loc[events["kind"] == EventKind.APPLIED].groupby("application")["day"].min()
    return first.reindex(loaded.tracker.applications["id"])


def dated_by_the_file(loaded: ImportResult) -> pd.DataFrame:
    """
    Return events of applications, without days on which a row was only written or changed.

    A day with an inferred year counts as stated in the file.
    """
    events = loaded.tracker.events
    own = events.loc[events["application"] >= 0]
    saved, changed = _columns_of_rows(loaded)
    applied = own["kind"] == EventKind.APPLIED
    lent = own["column"].isin(saved) | (own["column"].isin(changed) & ~applied)
    bare = own["inferred"] & (own["note"] == "")  # what a text says has that text as its note
    return own.assign(day=own["day"].mask(bare & lent))


def _columns_of_rows(loaded: ImportResult) -> tuple[set[str], set[str]]:
    """Headers of the columns for the day of saving, and for the day of the last update."""
    saved, changed = set(), set()
    for report in loaded.reports:
        for column in report.columns:
            written = not words("row_written").isdisjoint(tokens(column.header))
            if column.role == "saved" or (column.role == "day" and written):
                saved.add(column.header)
            elif column.role in {"updated", "day"}:
                changed.add(column.header)
    return saved, changed


def _not_applications(loaded: ImportResult) -> int | None:
    counts = [report.rows_not_applications for report in loaded.reports]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _counted(codes: list[str]) -> list[dict[str, Any]]:
    counted = pd.Series(codes, dtype="str").value_counts(sort=False)
    return [{"code": str(code), "count": int(count)} for code, count in counted.items()]
