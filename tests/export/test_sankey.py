"""Flows for SankeyMATIC."""

import pandas as pd

from ajar.export.sankey import sankeymatic


def flows(*rows):
    """Flows as the measures give them."""
    return pd.DataFrame(rows, columns=["source", "target", "count"])


def test_each_flow_is_a_line_in_order():
    """“Source [amount] Target”, as SankeyMATIC's manual has it; empty flows are left out."""
    text = sankeymatic(flows(("Applied", "Screen", 12), ("Applied", "No reply", 30), ("A", "B", 0)))

    assert text == "Applied [12] Screen\nApplied [30] No reply\n"


def test_labels_cannot_add_lines_amounts_or_colours():
    """Characters that mean something in that text become blanks."""
    text = sankeymatic(flows(("a [9] b\nc", ":d #fff", 1), ("[]", "x", 2)))

    assert text == "a 9 b c [1] d fff\nNot said [2] x\n"
