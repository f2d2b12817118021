"""What tests of pages share."""

import pytest

from ajar.ui import patience


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """On a busy machine nothing takes long enough for a bar; tests of bars say so themselves."""
    monkeypatch.setattr(patience, "PATIENCE", 60)
