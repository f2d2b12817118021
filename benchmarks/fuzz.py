"""
Broken files on purpose: mutations of small files, read and interpreted as an upload would be.

``python -m benchmarks.fuzz --seconds 60 --seed 1`` makes its files itself, breaks them in
seeded ways, and prints how the readings ended. Anything but a tracker or one of our own
sentences, and any that takes more time or memory than a small file may, is printed with its
number, and the command ends with 1. ``--number N`` breaks and reads that one file again.
"""

import argparse
import io
import random
import resource
import struct
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from ajar import intake, pipeline
from ajar.model import limits
from ajar.model.errors import AjarError, UnreadableFileError

ROWS = [
    ["Company", "Role", "Applied", "Status", "Notes"],
    ["Acme GmbH", "Engineer", "2024-06-12", "Rejected", "after the second interview; kind"],
    ["Société Générale", "Analyst", "12/06/2024", "Applied", 'said "soon", twice'],
    ["株式会社山田", "Developer", "45455", "Interview", "two\nlines"],
]
NUMBERS = (b"0", b"-1", b"1048577", b"16385", b"4294967295", b"99999999999999999999", b"1e308")
ODD = (
    "\ufdfa",
    "a\u0301\u0316",
    "-> ",
    "\u274c\u2705",
    "9",
    "| ;",
    "([",
    "\u200d",
    "29 Jun 2026|",
    "<a@",
)
"""Texts that cost much to look at where there are many of them in one cell."""
MOST_SECONDS = 10
AT_ONCE = 20
MOST_MEGABYTES = 1000
BYTES = (b"\0", b"\xff" * 4, b"\xff\xff\xff\x7f", b"\x80", b'"', b"<", b"&", b"\n" * 9)


def comma_separated(encoding: str, delimiter: str) -> bytes:
    """The rows as text."""
    lines = (delimiter.join(f'"{cell}"' for cell in row) for row in ROWS)
    return "\r\n".join(lines).encode(encoding, errors="replace")


def excel() -> bytes:
    """The rows as xlsx, with joined cells, a colour, a formula and an error."""
    import openpyxl
    from openpyxl.styles import PatternFill

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in ROWS * 5:
        sheet.append(row)
    sheet["B9"], sheet["C9"] = "=A1", "#N/A"
    sheet["D9"].fill = PatternFill("solid", fgColor="00FF0000")
    sheet.merge_cells("A10:A11")
    workbook.create_sheet("Lists").sheet_state = "hidden"
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def open_document() -> bytes:
    """The rows as ods."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    rows = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string" table:number-columns-spanned="1">'
            f"<text:p>{cell}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in ROWS
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": b"<manifest/>",
            "content.xml": (
                f"<office:document-content{names}><office:body><office:spreadsheet>"
                f'<table:table table:name="Jobs">{rows}</table:table></office:spreadsheet>'
                "</office:body></office:document-content>"
            ).encode(),
        },
    )


def old_excel() -> bytes:
    """The rows as a worksheet of Excel 2."""
    records = [(0x09, struct.pack("<HH", 2, 0x10))]
    for row, cells in enumerate(ROWS):
        for column, cell in enumerate(cells):
            raw = cell.encode("cp1252", errors="replace")
            head = struct.pack("<HH", row, column) + b"\0\0\0"
            records.append((0x04, head + bytes([len(raw)]) + raw))
    records.append((0x0A, b""))
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in records)


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip of *members*."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def seeds() -> dict[str, bytes]:
    """The files that are broken, by name."""
    return {
        "jobs.xlsx": excel(),
        "jobs.ods": open_document(),
        "jobs.xls": old_excel(),
        "jobs.csv": comma_separated("utf-8", ","),
        "jobs.tsv": comma_separated("utf-16", "\t"),
        "jobs.txt": comma_separated("cp932", ";"),
        "export.zip": zipped({"Job Applications.csv": comma_separated("utf-8", ",")}),
    }


def flip(data: bytes, luck: random.Random) -> bytes:
    """Some bytes become others."""
    changed = bytearray(data)
    for _ in range(luck.randint(1, 8)):
        changed[luck.randrange(len(changed))] = luck.randrange(256)
    return bytes(changed)


def cut(data: bytes, luck: random.Random) -> bytes:
    """The end, or a piece, is missing."""
    start = luck.randrange(len(data))
    return data[:start] + data[start + luck.randint(1, len(data)) :]


def repeat(data: bytes, luck: random.Random) -> bytes:
    """A piece is there many times."""
    start = luck.randrange(len(data))
    piece = data[start : start + luck.randint(1, 200)]
    return data[:start] + piece * luck.randint(2, 2000) + data[start:]


def insert(data: bytes, luck: random.Random) -> bytes:
    """Something that readers trip over stands where it should not."""
    start = luck.randrange(len(data))
    return data[:start] + luck.choice(BYTES) * luck.randint(1, 50) + data[start:]


def renumber(data: bytes, luck: random.Random) -> bytes:
    """A digit becomes a number out of all proportion."""
    digits = [index for index, byte in enumerate(data) if 48 <= byte < 58]  # noqa: PLR2004
    if not digits:
        return flip(data, luck)
    start = luck.choice(digits)
    return data[:start] + luck.choice(NUMBERS) + data[start + 1 :]


def stuff(data: bytes, luck: random.Random) -> bytes:
    """A cell holds a page of something odd."""
    start = luck.randrange(len(data))
    return data[:start] + luck.choice(ODD).encode() * luck.randint(100, 9000) + data[start:]


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flip,
    cut,
    repeat,
    insert,
    renumber,
    stuff,
)


def broken(content: bytes, luck: random.Random) -> bytes:
    """*content* with one to three changes; in a zip mostly inside one of its members."""
    if content.startswith(b"PK") and luck.random() < 0.8:  # noqa: PLR2004
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        name, other = luck.choices(sorted(members), k=2)
        change = luck.random()
        if change < 0.1:  # noqa: PLR2004
            members[name], members[other] = members[other], members[name]
        elif change < 0.2:  # noqa: PLR2004
            members[luck.choice((name.upper(), name.replace("/", "\\"), other))] = members.pop(name)
        else:
            members[name] = broken(members[name] or b"\0", luck)
        return zipped(members)
    for _ in range(luck.randint(1, 3)):
        content = luck.choice(CHANGES)(content or b"\0", luck)
    return content


def outcome(name: str, content: bytes) -> str:
    """How reading ended, in a word; what should not happen starts with an exclamation mark."""
    try:
        intake.summary(pipeline.load([(name, content)], limits=limits.HOSTED))
    except AjarError as error:
        if str(error) == str(UnreadableFileError.interpretation_failed(name)):
            return f"! {error.__cause__!r}"[:200]
        return str(error).split("”", 1)[-1].split(".")[0].split("(")[0].strip()
    except BaseException as error:  # noqa: BLE001 - finding these is what this is for
        return f"! {error!r}"[:200]
    return "read"


def tried(number: int, files: dict[str, bytes]) -> tuple[str, float]:
    """How mutation *number* ended, and the processor time it took of the serving process."""
    luck = random.Random(number)
    name = luck.choice(sorted(files))
    content = broken(files[name], luck)
    started = time.thread_time()
    came = outcome(name, content)
    took = time.thread_time() - started
    if took > MOST_SECONDS and not came.startswith("!"):
        came = f"! {took:.0f} seconds"
    if came.startswith("!"):
        print(f"mutation {number} of {name}: {came}")
    return came, took


def megabytes() -> float:
    """The most memory this process has held."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> int:
    """Break and read until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, help="only this mutation, once more")
    options = parser.parse_args()
    files = seeds()
    if options.number is not None:
        came, took = tried(options.number, files)
        print(f"{came}, {took:.2f} s")
        return int(came.startswith("!"))
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    end = time.monotonic() + options.seconds
    number = options.seed * 1_000_000
    with ThreadPoolExecutor(limits.HOSTED.children) as readers:
        while time.monotonic() < end:
            numbers = range(number, number + AT_ONCE)
            for came, took in readers.map(tried, numbers, [files] * AT_ONCE):
                slowest = max(slowest, took)
                outcomes[came] += 1
            number += AT_ONCE
    for came, times in outcomes.most_common():
        print(f"{times:7,}  {came}")
    print(
        f"{outcomes.total():7,}  in all, slowest {slowest:.2f} s of our own processor time, "
        f"most memory {megabytes():.0f} MB"
    )
    return int(any(came.startswith("!") for came in outcomes) or megabytes() > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
