"""What is made to be taken away listens to whoever waits for it."""

from datetime import date

import pytest

from ajar.measure.applications.application_table import application_table
from ajar.model.progress import Cancelled
from ajar.ui.tracker import exports
from data.simulator import simulate

AS_OF = date(2026, 11, 23)


@pytest.mark.parametrize("make", [exports._all_numbers, exports._flows])
def test_what_is_cancelled_is_not_written_on(make):
    """The numbers and the flows end where the person no longer wants them."""
    line = application_table(simulate(3, 150, as_of=AS_OF).tracker, as_of=AS_OF)

    def cancelled(step, share):
        raise Cancelled

    with pytest.raises(Cancelled):
        make(line, cancelled)
