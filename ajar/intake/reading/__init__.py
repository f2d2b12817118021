"""Bytes -> cells, in a child process whose memory and time are capped."""

from ajar.intake.reading.limits import HOSTED, LOCAL, Limits
from ajar.intake.reading.workbooks import read_workbook

__all__ = ["HOSTED", "LOCAL", "Limits", "read_workbook"]
