"""Bytes -> cells, in a child process whose memory and time are capped."""

from ajar.intake.reading.workbooks import read_workbook
from ajar.model.limits import HOSTED, LOCAL, Limits

__all__ = ["HOSTED", "LOCAL", "Limits", "read_workbook"]
