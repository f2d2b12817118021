"""
Ajar's curves beside those of R, on data sets that come with R.

``python -m benchmarks.against_r`` lets R write seven data sets of its package *survival* (patients
instead of applications, days until an event instead of days until a reply), makes each of them a
tracker as a person would keep it, reads and measures that with Ajar, and prints both numbers and
the largest difference. It needs ``Rscript`` with *survival* (Debian: r-base-core,
r-cran-survival).
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from ajar import pipeline
from ajar.measure.applications.application_table import ApplicationTable, application_table
from ajar.measure.applications.first_responses import COMPANY_RESPONSES
from ajar.measure.response_times.incidence import incidence_of_table
from ajar.model.import_settings import ImportSettings
from ajar.model.rows import rows_of

SCRIPT = Path(__file__).with_suffix(".R")
AS_OF = date(2026, 6, 1)
COLUMNS = {1: "Phone screen", 2: "Rejected on", 3: "Withdrawn on"}
"""Kind of event -> the column that holds its day."""
KINDS = {"positive": ("positive",), "rejected": ("rejected",), "reply": COMPANY_RESPONSES}
_SPREAD = 700
"""Days over which the ends of decided waits are spread before the as-of date."""


class Compared(NamedTuple):
    """One number of R beside Ajar's."""

    data: str
    what: str
    day: float
    r: float
    r_se: float
    ajar: float | None
    low: float | None
    high: float | None


def has_r() -> bool:
    """Whether R and its package survival are here."""
    if shutil.which("Rscript") is None:
        return False
    asked = [shutil.which("Rscript") or "", "-e", "library(survival)"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def let_r_write(folder: Path) -> None:
    """Waits of each data set as ``NAME.csv``, and ``survfit.csv`` with what R says of them."""
    command = [shutil.which("Rscript") or "", str(SCRIPT), str(folder)]
    subprocess.run(command, check=True, capture_output=True)


def tracker_csv(waits: pd.DataFrame) -> bytes:
    """Waits (company, days, kind) as a tracker with a column for each kind of event."""
    lines = [["Company", "Date applied", *COLUMNS.values()]]
    for number, wait in enumerate(rows_of(waits)):
        days, kind = int(wait.days), int(wait.kind)
        applied = AS_OF - timedelta(days=days + (number * 37 % _SPREAD if kind else 0))
        cells = [str(applied + timedelta(days=days)) if kind == each else "" for each in COLUMNS]
        lines.append([f"Company {wait.company}", str(applied), *cells])
    return "\n".join(",".join(line) for line in lines).encode()


def read(folder: Path, name: str) -> ApplicationTable:
    """One data set as Ajar reads it from a tracker."""
    content = tracker_csv(pd.read_csv(folder / f"{name}.csv"))
    imported = pipeline.load([(f"{name}.csv", content)], settings=ImportSettings())
    return application_table(imported.tracker, as_of=AS_OF, noted_at_once=True)


def compared(folder: Path, expected: pd.DataFrame) -> Iterator[Compared]:
    """Every number of *expected* (as in ``survfit.csv``) beside Ajar's: of first replies."""
    tables: dict[str, ApplicationTable] = {}
    for row in rows_of(expected):
        name, what = str(row.set), str(row.what)
        if name not in tables:
            tables[name] = read(folder, name)
        kinds = KINDS[what.removeprefix("median_")]
        found = incidence_of_table(tables[name], "response", kinds)
        ajar = found.day_of(0.5) if what.startswith("median") else found.at(int(row.day))
        yield Compared(name, what, row.day, row.value, row.se, *ajar)


def main() -> None:
    """Print the comparison as Markdown."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        let_r_write(folder)
        rows = list(compared(folder, pd.read_csv(folder / "survfit.csv")))
        print((folder / "version.txt").read_text().strip())
    print("\n| data | what | day | R | Ajar |\n| --- | --- | ---: | ---: | ---: |")
    for row in rows:
        shown = "too early" if row.ajar is None else f"{row.ajar:.6f}"
        print(f"| {row.data} | {row.what} | {row.day} | {row.r:.6f} | {shown} |")
    shares = [abs(r.r - r.ajar) for r in rows if r.ajar is not None and "median" not in r.what]
    print(f"\nLargest difference of a share: {max(shares):.1e}")


if __name__ == "__main__":
    main()
