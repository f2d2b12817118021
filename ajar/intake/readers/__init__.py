"""Read files to cells in a child process with memory and time limits."""

from ajar.intake.readers.read import read_workbook
from ajar.model.limits import HOSTED, LOCAL, Limits

__all__ = ["HOSTED", "LOCAL", "Limits", "read_workbook"]
