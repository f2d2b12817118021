"""The format that shows a day, found among a workbook's formats or added to them."""

import re

CELL_FORMATS = re.compile(rb"<((?:\w+:)?)cellXfs\b([^<>]*)>(.*?)</(?:\w+:)?cellXfs>", re.DOTALL)
FORMAT = re.compile(rb"<(?:\w+:)?xf\b([^<>]*?)/?>")
OWN_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b([^<>]*?)/?>")
COUNT = re.compile(rb"""\bcount=["']\d+["']""")
BUILT_IN_DAYS = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
SHORT_DAY = 14
"""Built in: the day in the way of the person's country."""
QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def with_days(xml: bytes) -> tuple[bytes, int | None, frozenset[int]]:
    """
    The formats with one for days among them, its number, and the numbers of all that show days.

    Nothing is added where a plain format for days is there; None where there are no formats.
    """
    found = CELL_FORMATS.search(xml)
    if found is None:
        return xml, None, frozenset()
    own = {
        int(_said(match[1], "numFmtId") or 0): _said(match[1], "formatCode") or ""
        for match in OWN_FORMAT.finditer(xml)
    }
    formats = [match[1] for match in FORMAT.finditer(found[3])]
    ids = [int(_said(each, "numFmtId") or 0) for each in formats]
    days = {at for at, number in enumerate(ids) if _shows_days(number, own)}
    for at, each in enumerate(formats):
        plain = all(_said(each, part) in (None, "0") for part in ("fontId", "fillId", "borderId"))
        if ids[at] == SHORT_DAY and plain:
            return xml, at, frozenset(days)
    prefix, attributes, inner = found[1], found[2], found[3]
    added = b'<%sxf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0"' % (prefix, SHORT_DAY)
    made = b'<%scellXfs%s>%s%s applyNumberFormat="1"/></%scellXfs>' % (
        prefix,
        COUNT.sub(b'count="%d"' % (len(formats) + 1), attributes),
        inner,
        added,
        prefix,
    )
    return (
        xml[: found.start()] + made + xml[found.end() :],
        len(formats),
        frozenset({*days, len(formats)}),
    )


def _said(attributes: bytes, name: str) -> str | None:
    match = re.search(rf"""\b{name}=["']([^"']*)["']""".encode(), attributes)
    return match[1].decode("utf-8", "replace") if match else None


def _shows_days(number: int, own: dict[int, str]) -> bool:
    if number not in own:
        return number in BUILT_IN_DAYS
    code = QUOTED.sub("", own[number].replace("&quot;", '"')).lower()
    return "y" in code or "d" in code
