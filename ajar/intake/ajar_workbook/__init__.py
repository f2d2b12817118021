"""The Ajar workbook on its way back in: what was written, and what the person changed since."""

from ajar.intake.ajar_workbook.reading import read, recognises

__all__ = ["read", "recognises"]
