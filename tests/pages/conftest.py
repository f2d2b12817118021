"""What tests of pages share."""

import pytest

from ajar.ui.widgets import progress_bar


@pytest.fixture(autouse=True, scope="session")
def no_progress_bar():
    """On a busy machine nothing takes long enough for a bar; tests of bars say so themselves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(progress_bar, "SHOW_AFTER_SECONDS", 60)
        yield
