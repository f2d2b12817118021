"""Small vocabularies: one kind of thing, its phrases by language, in a file that anybody extends."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ajar.intake.values.phrases import Lexicon

Value = TypeVar("Value")

FOLDER = Path(__file__).parent


def read(name: str, table: str, value: Callable[[str], Value]) -> Lexicon[Value]:
    """
    The phrases of *table* in the file *name*, each standing for ``value(its key)``.

    Raises
    ------
    ValueError
        If a phrase stands for two values.
    """
    with (FOLDER / name).open("rb") as file:
        content = tomllib.load(file)
    phrases: dict[str, Value] = {}
    for key, languages in content[table].items():
        for listed in languages.values():
            phrases |= {phrase: value(key) for phrase in listed}
    return Lexicon(phrases, alone=content.get("alone", {}).get("words", ()))
