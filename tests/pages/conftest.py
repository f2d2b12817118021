"""What tests of pages share."""

import functools

import pytest
from streamlit.components.v2 import manifest_scanner

from ajar.ui.widgets import progress_bar


@pytest.fixture(autouse=True, scope="session")
def no_progress_bar():
    """On a busy machine nothing takes long enough for a bar; tests of bars say so themselves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(progress_bar, "SHOW_AFTER_SECONDS", 60)
        yield


@pytest.fixture(autouse=True, scope="session")
def packages_searched_once():
    """Each ``AppTest`` would search all installed packages for components: a quarter second."""
    search = functools.cache(manifest_scanner.scan_component_manifests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", search)
        yield
