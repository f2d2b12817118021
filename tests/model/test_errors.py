"""The sentences a person may be told: few, plain, in one place."""

import inspect
import re
from pathlib import Path

import pytest

from ajar.model import errors

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = {"name": "jobs.xlsx", "kind": "a PDF", "limit": "1 MB", "why": "no", "sheets": 2}
OTHERS = {"seconds": 8.0, "address": "0.0.0.0"}


def sentences():
    """Every sentence, by its name."""
    kinds = [each for each in vars(errors).values() if inspect.isclass(each)]
    return {
        f"{kind.__name__}.{name}": getattr(kind, name)(
            **{
                each: (ARGUMENTS | OTHERS)[each]
                for each in inspect.signature(make.__func__).parameters
                if each != "cls"
            }
        )
        for kind in kinds
        for name, make in vars(kind).items()
        if isinstance(make, classmethod)
    }


def test_there_are_few():
    """All of them can be read in two minutes."""
    assert 10 <= len(sentences()) <= 21


@pytest.mark.parametrize("name", sentences())
def test_each_is_plain_and_kind(name):
    """One line, ends with a full stop, does not shout, and holds no word of the machine's."""
    said = str(sentences()[name])

    assert re.fullmatch(r"[^\n!]+\.", said)
    assert not re.search(r"exception|traceback|error|failed|invalid|null|0x|/", said, re.IGNORECASE)
    assert len(said) < 220


def test_they_are_said_nowhere_else():
    """Errors of our own are made by their named constructors only, so the wording exists once."""
    made = re.compile(r"raise \w*(?:Error|Ajar\w*)\(f?[\"“]")
    own = "|".join(n for n, each in vars(errors).items() if inspect.isclass(each))
    direct = re.compile(rf"\b(?:{own})\(")
    found = [
        f"{path.name}: {line.strip()}"
        for path in (ROOT / "ajar").rglob("*.py")
        if path.name != "errors.py"
        for line in path.read_text().splitlines()
        if direct.search(line) and not line.lstrip().startswith("class ")
    ]

    assert [] == found
    assert made
