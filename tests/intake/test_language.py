"""The language a file is kept in."""

from pathlib import Path

import pytest

from ajar import pipeline
from ajar.intake.language import detect_language
from ajar.model.import_settings import ImportSettings

SHEETS = {
    "en": "Company,Role,Date applied,Status\nAcme,Nurse,2026-01-05,Rejected\n",
    "en-US": "Company,Date applied,Status\nAcme,1/25/2026,Rejected\nBirch,2/3/2026,Applied\n",
    "de": "Firma,Stelle,Beworben am,Status\nAcme,Koch,05.01.2026,Absage\n",
    "fr": "Entreprise,Poste,Date de candidature,Statut\nAcme,Chef,05/01/2026,Refusé\n",
    "es": "Empresa,Puesto,Fecha de solicitud,Estado\nAcme,Cocina,05/01/2026,Rechazado\n",
}


@pytest.mark.parametrize(("code", "sheet"), SHEETS.items())
def test_headings_and_status_words_tell_the_language(code, sheet):
    """Most of the words decide, and the month before the day makes English American."""
    loaded = pipeline.load([("jobs.csv", sheet.encode())], settings=ImportSettings())

    assert detect_language(loaded.reports) == code


def test_without_words_it_is_english():
    """Nothing was read, so nothing is said."""
    assert detect_language(()) == "en"


def test_a_german_tracker_of_a_real_person():
    """Its headings and its status words are German."""
    path = Path(__file__).parents[3] / "shared" / "trackers" / "files" / "bewerbungen-de.xlsx"
    if not path.exists():
        pytest.skip("the real trackers are not on this machine")
    loaded = pipeline.load([(path.name, path.read_bytes())])

    assert detect_language(loaded.reports) == "de"
