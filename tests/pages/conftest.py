"""What tests of pages share."""

import pytest

from ajar.ui import progress_bar


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """On a busy machine nothing takes long enough for a bar; tests of bars say so themselves."""
    monkeypatch.setattr(progress_bar, "PATIENCE", 60)
