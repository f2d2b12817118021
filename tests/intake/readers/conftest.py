"""What tests of reading share."""

from collections.abc import Callable

import pytest

from ajar.intake.cells import Workbook
from ajar.intake.readers import LOCAL, read_workbook


@pytest.fixture
def read() -> Callable[..., Workbook]:
    """Read a file as on a person's own machine."""

    def reading(content: bytes, name: str = "file", limits=LOCAL) -> Workbook:
        return read_workbook(name, content, limits)

    return reading
