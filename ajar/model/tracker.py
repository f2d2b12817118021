"""The tracker: immutable frames, and which topics the files behind them cover."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, partial

import numpy as np
import pandas as pd

from ajar.model.columns import (
    COMPANIES,
    CONTACTS,
    FIELDS,
    FRAMES,
    PLANS,
    SIGNALS,
    Column,
)
from ajar.model.enums import Outcome


@dataclass(frozen=True)
class Coverage:
    """Which topics the files cover; a topic not covered is unknown, not zero."""

    outcomes: bool = True
    """Outcomes are covered by a column."""
    rejections: bool = True
    """Rejections are covered by a column, if nothing else."""
    companies: bool = True
    """Companies are named."""
    stage_history: bool = False
    """Stages passed on the way are recorded, not only the present status."""
    applications: bool = True
    """It can be told which rows were sent."""
    replies: bool = True
    """Replies of companies are covered by a column."""
    days: bool = True
    """Some column says when applications were sent."""


def _no_rows(columns: tuple[Column, ...]) -> pd.DataFrame:
    return cast_to_schema(pd.DataFrame(), columns)


@dataclass(frozen=True, eq=False)
class Tracker:
    """
    Everything that was read, in frames whose columns ``ajar.model.columns`` declares.

    Frames of a tracker are never changed in place.
    """

    applications: pd.DataFrame
    events: pd.DataFrame
    ledger: pd.DataFrame
    coverage: Coverage = field(default_factory=Coverage)
    contacts: pd.DataFrame = field(default_factory=partial(_no_rows, CONTACTS))
    fields: pd.DataFrame = field(default_factory=partial(_no_rows, FIELDS))
    plans: pd.DataFrame = field(default_factory=partial(_no_rows, PLANS))
    signals: pd.DataFrame = field(default_factory=partial(_no_rows, SIGNALS))

    @classmethod
    def build(
        cls,
        applications: pd.DataFrame,
        events: pd.DataFrame,
        ledger: pd.DataFrame | None = None,
        coverage: Coverage | None = None,
        *,
        contacts: pd.DataFrame | None = None,
        fields: pd.DataFrame | None = None,
        plans: pd.DataFrame | None = None,
        signals: pd.DataFrame | None = None,
    ) -> "Tracker":
        """
        Check and cast the frames to their declared columns.

        Columns that are absent are filled with their empty value; ``id`` defaults to 0, 1, 2, …

        Raises
        ------
        ValueError
            If a frame has an undeclared column, ids repeat, or a row of another frame names
            an application that is not there.
        """
        if "id" not in applications:
            applications = applications.assign(id=np.arange(len(applications)))
        given = {
            "applications": applications,
            "events": events,
            "ledger": ledger,
            "contacts": contacts,
            "fields": fields,
            "plans": plans,
            "signals": signals,
        }
        frames = {
            name: cast_to_schema(pd.DataFrame() if frame is None else frame, FRAMES[name])
            for name, frame in given.items()
        }
        known = frames["applications"]["id"]
        if known.duplicated().any():
            msg = "Application ids repeat."
            raise ValueError(msg)
        for name in ("events", "contacts", "fields", "plans", "signals"):
            named = frames[name]["application"].to_numpy()
            if not np.isin(named[named >= 0], known.to_numpy()).all():
                msg = f"A row of {name} names an application that is not in the tracker."
                raise ValueError(msg)
        return cls(**frames, coverage=coverage or Coverage())

    @cached_property
    def companies(self) -> pd.DataFrame:
        """One row per company with a key, sorted by key."""
        return _companies(self.applications, self.events)

    @cached_property
    def company_names(self) -> Mapping[str, str]:
        """Company key -> name, sorted by key."""
        return dict(zip(self.companies["company_key"], self.companies["company"], strict=True))

    def events_of(self, *kinds: str) -> pd.DataFrame:
        """Return the events of these kinds, in the tracker's order."""
        return self.events.loc[self.events["kind"].isin(list(kinds))]


def cast_to_schema(frame: pd.DataFrame, columns: tuple[Column, ...]) -> pd.DataFrame:
    """
    Return *frame* with exactly the declared columns, in order and dtype, and a fresh index.

    Raises
    ------
    ValueError
        If it has a column that is not declared.
    """
    if unknown := set(frame.columns) - {column.name for column in columns}:
        msg = f"Nobody declared {', '.join(sorted(map(str, unknown)))}."
        raise ValueError(msg)
    if not len(frame):
        return _without_rows(columns).copy()
    cast = {column.name: _cast(frame, column) for column in columns}
    return pd.DataFrame(cast, index=pd.RangeIndex(len(frame)))


@cache
def _without_rows(columns: tuple[Column, ...]) -> pd.DataFrame:
    return pd.DataFrame({column.name: _empty(column, 0) for column in columns})


def _cast(frame: pd.DataFrame, column: Column) -> pd.Series:
    if column.name not in frame:
        return _empty(column, len(frame))
    values = frame[column.name].reset_index(drop=True)
    if column.dtype == "day":
        return pd.to_datetime(values).astype("datetime64[us]")
    if column.dtype == "category":
        return _categories(values, column)
    if column.dtype == "str":
        return values.astype("str").fillna("")
    return values.astype(column.dtype)


def _categories(values: pd.Series, column: Column) -> pd.Series:
    """Return *values* as a categorical; each distinct text is looked up once."""
    codes, words = pd.factorize(values)
    known = {str(word): code for code, word in enumerate(column.categories)}
    if odd := sorted({str(word) for word in words} - set(known)):
        msg = f"Column {column.name} has no category {', '.join(odd[:3])}."
        raise ValueError(msg)
    lookup = np.array([*(known[str(word)] for word in words), known[column.empty]])
    dtype = pd.CategoricalDtype(list(column.categories))
    return pd.Series(pd.Categorical.from_codes(lookup[codes], dtype=dtype))


def _empty(column: Column, rows: int) -> pd.Series:
    if column.dtype == "day":
        return pd.Series(np.full(rows, np.datetime64("NaT", "us")))
    if column.dtype == "category":
        return pd.Series(pd.Categorical([column.empty] * rows, categories=list(column.categories)))
    if column.dtype == "float64":
        return pd.Series(np.full(rows, np.nan))
    empty = {"str": "", "bool": False, "int64": 0, "int8": 0}[column.dtype]
    return pd.Series([empty] * rows, dtype=column.dtype)


def _companies(applications: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    known = applications.loc[applications["company_key"] != ""]
    if known.empty:
        return cast_to_schema(pd.DataFrame(), COMPANIES)
    spelled = (
        known.groupby(["company_key", "company"], sort=False, observed=True)
        .size()
        .reset_index(name="times")
        .sort_values(["company_key", "times"], ascending=[True, False], kind="stable")
        .drop_duplicates("company_key")
        .set_index("company_key")["company"]
    )
    by_company = known.assign(
        rejected=known["outcome"] == Outcome.REJECTED,
        open=known["outcome"] == Outcome.OPEN,
    ).groupby("company_key")
    companies = by_company.agg(
        applications=("id", "size"),
        rejected=("rejected", "sum"),
        open=("open", "sum"),
        stage=("stage", "max"),
        interest=("interest", "max"),
    )
    dated = events.loc[(events["company_key"] != "") & events["day"].notna()]
    days = dated.groupby("company_key")["day"].agg(first_day="min", last_day="max")
    companies = companies.join(days).assign(company=spelled).reset_index()
    return cast_to_schema(companies, COMPANIES)
