"""Canonical text from distinct texts and codes."""

import numpy as np

from ajar.intake.rows.parsed_table import constant, spread


def test_each_code_gets_its_text():
    """With the same type as every other canonical text."""
    made = spread(["Kestrel", ""], np.array([1, 0, 0]))

    assert ["", "Kestrel", "Kestrel"] == made.tolist()
    assert made.dtype == constant("", 1).dtype


def test_no_codes_give_no_texts():
    """A table without rows has none."""
    assert spread([], np.array([], dtype=np.int64)).empty
