"""Which characters the bytes of a text file stand for."""

import codecs
import contextlib
import re
from collections.abc import Callable
from typing import NamedTuple

from .refusals import NOT_A_TABLE, Refusal

SAMPLE = 1 << 16
"""Bytes looked at where the whole would take long."""
BINARY = 20
"""One control character in so many is more than any text has."""
MARKS = (
    # The mark of UTF-32 begins with that of UTF-16, so it is tried first.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ASIAN = ("cp932", "gb18030", "euc_kr", "big5", "euc_jp")
MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")


class Decoded(NamedTuple):
    """Text, and the name of the encoding it was in."""

    text: str
    encoding: str


def decode(content: bytes) -> Decoded:
    """
    The text of *content*, by the first of: byte-order mark, zero bytes, UTF-8, best guess.

    Raises
    ------
    Refusal
        If it is not text in any of the encodings known here.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(encoding, errors="replace"), encoding)
    if wide := _wide(content[:4096]):
        return Decoded(content.decode(wide, errors="replace"), wide)
    decoded = _narrow(content)
    sample = decoded.text[:SAMPLE]
    if len(CONTROLS.findall(sample)) * BINARY > len(sample):
        raise Refusal(NOT_A_TABLE, "binary data")
    return decoded


def _wide(sample: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: most characters are Latin and leave zero bytes."""
    zero = [sample[i::4].count(0) * 4 / max(len(sample), 1) for i in range(4)]
    most, few = 0.4, 0.1
    if min(zero[1:]) > most and zero[0] < few:
        return "utf-32-le"
    if min(zero[:3]) > most and zero[3] < few:
        return "utf-32-be"
    if min(zero[1], zero[3]) > most and max(zero[0], zero[2]) < few:
        return "utf-16-le"
    if min(zero[0], zero[2]) > most and max(zero[1], zero[3]) < few:
        return "utf-16-be"
    return ""


def _narrow(content: bytes) -> Decoded:
    # Half a character from a program that counts in UTF-16 comes through, to be cleaned later.
    for errors in ("strict", "surrogatepass"):
        with contextlib.suppress(UnicodeDecodeError):
            return Decoded(content.decode("utf-8", errors), "utf-8")
    good = len(MULTIBYTE.findall(content))
    bad = len(HIGH_RUN.findall(MULTIBYTE.sub(b"", content)))
    if 2 * good >= bad:
        # Lines of two programs in one file: what is no UTF-8 is taken for Windows text.
        return Decoded(content.decode("utf-8", errors="ajar-cp1252"), "utf-8 with cp1252")
    encoding = _guess(content)
    if encoding == "cp1252":
        return Decoded(_cp1252(content), encoding)
    return Decoded(content.decode(encoding, errors="replace"), encoding)


def _guess(content: bytes) -> str:
    runs = HIGH_RUN.findall(content, 0, 16 * SAMPLE)
    joined = sum(len(run) for run in runs if len(run) > 1)
    if 2 * joined < sum(map(len, runs)):
        return "cp1252"  # accented letters stand alone between plain ones
    from charset_normalizer import from_bytes

    lines = b"\n".join(line for line in content[: 16 * SAMPLE].split(b"\n") if not line.isascii())
    best = from_bytes(
        lines[:SAMPLE],
        cp_isolation=[*ASIAN, "cp1251", "cp1252", "cp1253", "cp1255", "koi8_r"],
    ).best()
    return best.encoding if best else "cp1252"


def _cp1252(content: bytes) -> str:
    # Five bytes mean nothing in Windows text; as in browsers they stay what they are.
    return content.decode("cp1252", errors="ajar-latin1")


def _each_byte(decode_byte: Callable[[bytes], str]) -> Callable[[UnicodeError], tuple[str, int]]:
    def handle(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        bad = error.object[error.start : error.start + 1]
        return decode_byte(bad), error.start + 1

    return handle


codecs.register_error("ajar-latin1", _each_byte(lambda byte: byte.decode("latin-1")))
codecs.register_error("ajar-cp1252", _each_byte(_cp1252))
