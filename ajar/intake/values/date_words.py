"""The date vocabulary: months, weekdays and words for approximate days."""

import re
from dataclasses import dataclass
from functools import cache

from ajar.intake.values import vocabularies
from ajar.intake.values.normalize import is_unspaced, normalize


@dataclass(frozen=True)
class DateVocabulary:
    """Content of ``days.toml``, normalised."""

    months: dict[str, int]
    """Month number from 1 by name."""
    weekdays: frozenset[str]
    weekday_mark: re.Pattern[str]
    """Pattern of weekdays in scripts without spaces, or of one letter in brackets: “(水)”."""
    about: frozenset[str]
    about_mark: re.Pattern[str]
    """Pattern of words for “about” or “until” after a day in scripts without spaces."""
    ago: re.Pattern[str]
    """Pattern of a day that is counted back from when the file was written: “3 days ago”."""

    def says_about(self, before: str, after: str) -> bool:
        """Return whether the text before or after a day makes it approximate."""
        if _DOUBT.search(before) or _QUESTION.match(after) or self.about_mark.match(after):
            return True
        return any(word in self.about for word in LETTERS.findall(before)[-2:])


_DOUBT = re.compile(r"[~≈<]\s*$")
_QUESTION = re.compile(r"\s*\?")
LETTERS = re.compile(r"[^\W\d_]+")


@cache
def words() -> DateVocabulary:
    """Return the vocabulary, which is read once per process."""
    content = vocabularies.load("days.toml")
    months = {
        normalize(name): number
        for language in content["months"].values()
        for number, names in enumerate(language, start=1)
        for name in names
    }
    weekdays = vocabularies.folded(content["weekdays"]["words"])
    letters = "".join(content["weekdays"]["letters"])
    about = vocabularies.folded(content["about"]["words"])
    return DateVocabulary(
        months=months,
        weekdays=weekdays,
        weekday_mark=re.compile(rf"\s*\(?(?:{_any_unspaced(weekdays)})\)?|\s*\([{letters}]\)?"),
        about=about,
        about_mark=re.compile(rf"\s*(?:{_any_unspaced(about)})"),
        ago=_ago(content["ago"]),
    )


def _ago(listed: dict[str, list[str]]) -> re.Pattern[str]:
    before, lead, one, units, behind, bare = (
        "|".join(sorted(map(re.escape, vocabularies.folded(listed[name])), key=len, reverse=True))
        for name in ("before", "lead", "one", "units", "behind", "words")
    )
    count = rf"(?:\d{{1,3}}\s?\+?\s?|(?:{one})\s)(?:{units})\.?"
    counted = rf"(?:(?:{before}|{lead})\s)?{count}\s?(?:{behind})"
    return re.compile(rf"(?:{before})\s{count}|{counted}|{bare}")


def _any_unspaced(among: frozenset[str]) -> str:
    return "|".join(sorted(word for word in among if is_unspaced(word)))
