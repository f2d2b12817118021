"""Read an Ajar workbook back, with the changes that the person made in it."""

from ajar.intake.ajar_workbook.reading import read, recognises

__all__ = ["read", "recognises"]
