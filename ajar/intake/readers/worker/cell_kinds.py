"""
Numbers of the cell kinds.

The same numbers as ``ajar.intake.cells.CellKind``, repeated because the child process starts
without the rest of the project (and so without numpy); a test keeps the two equal.
"""

TEXT = 1
NUMBER = 2
DAY = 3
TIME = 4
BOOL = 5
ERROR = 6
FORMULA = 7
