"""Texts that have started formulas, links, lines or headers in somebody's export."""

PAYLOADS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    '=HYPERLINK("http://example.com","x")',
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "'=1+1",
    "{=1+1}",
    "http://example.com/x",
    "mailto:a@example.com",
    "internal:Sheet1!A1",
    "\uff1d1+1",
    'x","=1+1',
    "x;=1+1",
    "a\r=1+1",
)

ODD = (
    "_x0041_",
    "a_x000D_b",
    "<r>x</r>",
    "<r>&</r>",
    "<b>&amp;</b>",
    "a\nb",
    " lead and trail ",
    "007",
    "TRUE",
    "2026-01-02",
    "#N/A",
    "None",
    "1e5",
    "é😀",
    "]]>",
)
"""Texts that some writer or reader changes."""
