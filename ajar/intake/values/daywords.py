"""The words in dates: months, weekdays, and those that make a day no exact day."""

import re
from dataclasses import dataclass
from functools import cache

from ajar.intake.values import wordlists
from ajar.intake.values.folding import fold, is_unspaced


@dataclass(frozen=True)
class DayWords:
    """What ``days.toml`` holds, folded."""

    months: dict[str, int]
    """Name -> number from 1."""
    weekdays: frozenset[str]
    weekday_mark: re.Pattern[str]
    """Weekdays of scripts without spaces, and their one letter in brackets: “(水)”."""
    about: frozenset[str]
    about_mark: re.Pattern[str]
    """Words for “about” and “until” that scripts without spaces put right behind a day."""

    def says_about(self, text: str) -> bool:
        """Whether *text*, which stands around a day, makes it no exact day."""
        if self.about_mark.search(text):
            return True
        return any(word in self.about for word in LETTERS.findall(text))


LETTERS = re.compile(r"[^\W\d_]+")


@cache
def words() -> DayWords:
    """The words, read once."""
    content = wordlists.load("days.toml")
    months = {
        fold(name): number
        for language in content["months"].values()
        for number, names in enumerate(language, start=1)
        for name in names
    }
    weekdays = wordlists.folded(content["weekdays"]["words"])
    letters = "".join(content["weekdays"]["letters"])
    about = wordlists.folded(content["about"]["words"])
    return DayWords(
        months=months,
        weekdays=weekdays,
        weekday_mark=re.compile(rf"\s*\(?(?:{_any_unspaced(weekdays)})\)?|\s*\([{letters}]\)"),
        about=about,
        about_mark=re.compile(rf"[~≈<>?]|(?:{_any_unspaced(about)})"),
    )


def _any_unspaced(among: frozenset[str]) -> str:
    return "|".join(sorted(word for word in among if is_unspaced(word)))
