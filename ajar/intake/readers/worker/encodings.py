"""Detect the character encoding of a text file."""

import codecs
import io
import re
from collections.abc import Callable
from typing import NamedTuple

from .errors import NOT_A_TABLE, ReaderError

SAMPLE = 1 << 16
"""Most bytes that are examined for a guess."""
BINARY = 20
"""One control character in so many is more than any text has."""
PIECE = 1 << 22
MARKS = (
    # The mark of UTF-32 begins with that of UTF-16, so it is tried first.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ASIAN = {
    # Group 1 is a character people use every day (the first level of each standard, and its
    # syllables); what it leaves is any other character. The order settles ties: Korean
    # syllables lie within the range of common Chinese characters, not the other way round.
    "euc_kr": rb"([\xb0-\xc8][\xa1-\xfe])|[\x81-\xfe][\x41-\xfe]",
    "cp932": rb"([\x81-\x83\x88-\x97][\x40-\xfc])|[\xa1-\xdf]|[\x81-\xfc][\x40-\xfc]",
    "gb18030": rb"([\xa1\xa3\xb0-\xd7][\xa1-\xfe])|[\x81-\xfe][\x30-\xfe]",
    "euc_jp": rb"([\xa1\xa4\xa5\xb0-\xcf][\xa1-\xfe])|[\x8e-\xfe][\xa1-\xfe]",
    "big5": rb"([\xa1\xa4-\xc6][\x40-\x7e\xa1-\xfe])|[\x81-\xfe][\x40-\xfe]",
}
COMMON = 0.8
"""Share of everyday characters in text that is really in one of these encodings."""
SINGLE_BYTE = ["cp1250", "cp1251", "cp1252", "cp1253", "cp1255", "koi8_r"]
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")


class Encoding(NamedTuple):
    """Encoding of a text file, with its error handler and byte-order mark."""

    codec: str
    errors: str = "replace"
    mark: int = 0
    """Bytes of the byte-order mark at the front."""
    mixed: bool = False
    """Whether UTF-8 and Windows text are mixed."""

    @property
    def label(self) -> str:
        """Name for people."""
        return f"{self.codec} with cp1252" if self.mixed else self.codec

    def open(self, content: bytes) -> io.TextIOWrapper:
        """*content* as lines, every line end as a line feed, decoded piece by piece."""
        stream = io.BytesIO(content)
        stream.seek(self.mark)
        return io.TextIOWrapper(stream, self.codec, self.errors)


def detect(content: bytes) -> Encoding:
    """
    Return the encoding of *content*.

    By the first of: byte-order mark, zero bytes, UTF-8, best guess.

    Raises
    ------
    ReaderError
        If it is not text in any of the encodings known here.
    """
    for mark, codec in MARKS:
        if content.startswith(mark):
            return Encoding(codec, mark=len(mark))
    if content.startswith(codecs.BOM_UTF8):
        return _narrow(content)._replace(mark=len(codecs.BOM_UTF8))
    if wide := _wide(content[:4096]):
        return Encoding(wide)
    found = _narrow(content)
    # The sample may end inside a character, which is no fault of the text.
    sample = content[:SAMPLE].decode(found.codec, "ignore")
    if len(CONTROLS.findall(sample)) * BINARY > len(sample):
        raise ReaderError(NOT_A_TABLE, "binary data")
    return found


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


def _narrow(content: bytes) -> Encoding:
    # Half a character from a program that counts in UTF-16 comes through, to be cleaned later.
    for errors in ("strict", "surrogatepass"):
        if _decodes(content, errors):
            return Encoding("utf-8", errors)
    lines = _foreign_lines(content)
    good = sum(_decodes(line, "strict") for line in lines)
    if 2 * good >= len(lines):
        # Lines of two programs in one file: what is no UTF-8 is taken for Windows text.
        return Encoding("utf-8", "ajar-cp1252", mixed=True)
    codec = _guess(b"\n".join(lines)[:SAMPLE])
    # Five bytes mean nothing in Windows text; as in browsers they stay what they are.
    return Encoding(codec, "ajar-latin1" if codec == "cp1252" else "replace")


def _decodes(content: bytes, errors: str) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")(errors)
    try:
        for start in range(0, len(content), PIECE):
            decoder.decode(content[start : start + PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _foreign_lines(content: bytes) -> list[bytes]:
    """Lines with anything beyond ASCII, from the first megabyte in which there are any."""
    beyond = HIGH_RUN.search(content)
    start = beyond.start() if beyond else 0
    start = content.rfind(b"\n", 0, start) + 1
    part = content[start : start + 16 * SAMPLE]
    return [line for line in part.splitlines() if not line.isascii()]


def _guess(sample: bytes) -> str:
    runs = HIGH_RUN.findall(sample)
    joined = sum(len(run) for run in runs if len(run) > 1)
    if 2 * joined < sum(map(len, runs)):
        return "cp1252"  # accented letters stand alone between plain ones
    shares = {codec: _common(sample, codec) for codec in ASIAN}
    likely = max(shares, key=shares.__getitem__)
    if shares[likely] >= COMMON:
        return likely
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=SINGLE_BYTE).best()
    return best.encoding if best else "cp1252"


def _common(sample: bytes, codec: str) -> float:
    """Share of everyday characters among those beyond ASCII; 0 where *codec* does not fit."""
    try:
        text = codecs.getincrementaldecoder(codec)().decode(sample)
    except UnicodeDecodeError:
        return 0.0
    common = sum(map(bool, re.findall(ASIAN[codec], sample)))
    return common / max(sum(not each.isascii() for each in text), 1)


def _cp1252(byte: bytes) -> str:
    return byte.decode("cp1252", errors="ajar-latin1")


def _each_byte(decode_byte: Callable[[bytes], str]) -> Callable[[UnicodeError], tuple[str, int]]:
    def handle(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        bad = error.object[error.start : error.start + 1]
        return decode_byte(bad), error.start + 1

    return handle


codecs.register_error("ajar-latin1", _each_byte(lambda byte: byte.decode("latin-1")))
codecs.register_error("ajar-cp1252", _each_byte(_cp1252))
