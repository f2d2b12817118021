"""Every number as CSV in an archive."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

from ajar import pipeline
from ajar.export.estimates_csv import estimates_zip
from ajar.measure import page_data

AS_OF = date(2026, 11, 20)
SAMPLE = Path(__file__).parents[2] / "data" / "sample.xlsx"


def test_every_estimate_and_curve_is_in_it():
    """One line for each estimate, a file for each curve, the same bytes for the same numbers."""
    tracker = pipeline.load([(SAMPLE.name, SAMPLE.read_bytes())]).tracker
    measures = page_data.all_estimates(page_data.application_table(tracker, as_of=AS_OF))
    content = estimates_zip(measures.estimates, measures.curves, as_of=AS_OF)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    head, *lines = csv.reader(io.StringIO(texts["estimates.csv"]))
    line = next(row for row in lines if row[0] == "rejection_rate_sent")
    rate = dict(zip(head, line, strict=True))

    assert list(measures.estimates) == [row[0] for row in lines]
    assert {"estimates.csv", *(f"{name}.csv" for name in measures.curves)} == set(texts)
    assert str(measures.estimates["rejection_rate_sent"].value) == rate["value"]
    assert rate["definition"]
    assert content == estimates_zip(measures.estimates, measures.curves, as_of=AS_OF)
