"""Bytes -> cells, in a child process whose memory and time are capped."""

from ajar.intake.readers.read import read_workbook
from ajar.model.limits import HOSTED, LOCAL, Limits

__all__ = ["HOSTED", "LOCAL", "Limits", "read_workbook"]
