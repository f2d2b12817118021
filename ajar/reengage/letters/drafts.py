"""
Drafts of messages, written from the person's own facts.

A letter is a list of sentences chosen by step and situation (``letters.py``); how a language says
each sentence stands in ``templates``. A sentence whose facts are not known is said in a shorter
way, so that no draft has a gap to fill. Texts of the file are put in as they stand, on one line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ajar.model.enums import Stage
from ajar.model.titles import TITLES
from ajar.model.vocabulary import pattern
from ajar.reengage.lazy_sequence import LazySequence
from ajar.reengage.letters.draft_templates import ENGLISH, DraftTemplates, language
from ajar.reengage.letters.outlines import letter, subject
from ajar.reengage.recommendation import TONES, Action, Draft, Situation, Tone

_LONGEST = 90
"""Longer names and roles are left out, since one that is cut reads like a machine's."""

_NAMES = Path(__file__).with_name("names.toml")
_MARKERS = pattern(_NAMES, "role_markers", before=r"\s*[(\[]", after=r"[)\]]")
_HEADING = pattern(_NAMES, "role_headings", after=r"\W*").pattern
_NO_ROLE = pattern(_NAMES, "no_role", before=rf"\W*(?:{_HEADING})?", after=r"?\W*(?:[(\[].*)?")
_LEGAL_FORMS = pattern(_NAMES, "legal_form", before="(?:,? ", after=r"\.?)+$")


@dataclass(frozen=True)
class DraftFacts:
    """What a draft may speak of; empty or None where it is not known."""

    company: str
    step: Action = Action.NONE
    situation: Situation = Situation.APPLIED_ONLY
    others: tuple[str, ...] = ()
    """Further companies that the same message is about; it then names no role."""
    role: str = ""
    name: str = ""
    """Of the person it is for."""
    own_name: str = ""
    """Of the person who writes."""
    ended: bool = True
    """The application has an outcome."""
    stage: Stage = Stage.APPLIED
    spoke_on: date | None = None
    """Day of the last conversation."""
    applied_on: date | None = None
    met: bool = True
    """Somebody there spoke to the person; a test is no conversation."""
    hired: bool = False
    """The person has accepted another offer."""
    hired_there: str = ""
    """Of the companies that the letter is about the one whose offer the person has accepted."""
    told: bool = True
    """The company told the person how it ended."""
    on_hold: bool = False
    """The role was put on hold."""
    replied: bool = False
    """The company wrote without inviting or refusing."""
    day_named: bool = False
    """The company named a day by which it waits for an answer."""
    unasked: bool = False
    """The person wrote on their own, about no role that was advertised."""
    reason_told: bool = False
    """The company told the person why it ended."""
    needs_no_reason: bool = False
    """The person has asked, or knows the reason anyway."""
    other_offer: bool = False
    """The person has an offer of somebody else in hand."""
    as_of: date | None = None
    """Day of writing; a day of the same year is written without the year."""

    @property
    def addressee(self) -> str:
        """The name of the addressee; empty where it is a number or an address, no name."""
        name = one_line(self.name)
        return "" if "@" in name or any(each.isdigit() for each in name) else name

    @property
    def first_name(self) -> str:
        """The first name of the addressee; empty where there is a title or an initial instead."""
        last, comma, rest = self.addressee.partition(",")
        names = (rest if comma else last).split()
        # Of “DUPONT Claire” the capitals tell the surname, wherever it stands.
        given = [name for name in names if len(name.strip(".")) == 1 or not name.isupper()]
        first = (given or names or [""])[0]
        initial = len(first) == 1 or first.endswith(".")
        return "" if initial or first.casefold() in TITLES else first

    @property
    def interviewed(self) -> bool:
        """It came to an interview."""
        return self.stage >= Stage.INTERVIEW

    @property
    def asks_feedback(self) -> bool:
        """Thanks after an interview that ended in a no ask what was missing, once."""
        turned_down = {Situation.INTERVIEWED, Situation.RUNNER_UP, Situation.OVER_A_YEAR_AGO}
        thanks = self.step == Action.THANK and self.ended and self.situation in turned_down
        return (
            thanks
            and self.interviewed
            and not (self.needs_no_reason or self.reason_told or self.hired)
        )


def write(facts: DraftFacts, code: str = ENGLISH) -> Sequence[Draft]:
    """
    One draft per tone, in the order of ``TONES``, in the language of that code.

    Empty for a step that has no letter.
    """
    if facts.step == Action.NONE:
        return ()
    templates = language(code)
    return LazySequence(len(TONES), lambda place: _draft(facts, templates, TONES[place]))


def _draft(facts: DraftFacts, templates: DraftTemplates, tone: Tone) -> Draft:
    known = _known(facts, templates)
    paragraphs = [
        " ".join(templates.say("sentence", sentence, known) for sentence in paragraph)
        for paragraph in letter(facts, tone)
    ]
    greeting = templates.say("greeting", "greeting", known)
    closing = templates.say("closing", tone, known)
    signed = "\n".join(filter(None, [closing, one_line(facts.own_name)]))
    body = "\n\n".join([greeting, *paragraphs, signed])
    return Draft(templates.say("subject", subject(facts), known), body, tone)


def _known(facts: DraftFacts, templates: DraftTemplates) -> dict[str, str]:
    """The facts as they stand in a sentence; empty where they are not known."""
    role = _MARKERS.sub("", one_line(facts.role)).strip()
    role = "" if _NO_ROLE.fullmatch(role) else role
    applied, spoke = facts.applied_on, facts.spoke_on
    if facts.others:
        role, applied = "", None
    # What was said this month needs no month to be remembered.
    now = facts.as_of
    this_month = spoke and now and (spoke.year, spoke.month) == (now.year, now.month)
    return {
        "company": one_line(templates.listed([*map(_spoken, (facts.company, *facts.others))])),
        "title": role,
        "role": templates.role(role),
        "hired_by": one_line(_spoken(facts.hired_there)) if facts.others else "",
        "first": facts.first_name,
        "name": facts.addressee,
        "full": facts.addressee if " " in facts.addressee else "",
        "month": "" if not spoke or this_month else templates.month(spoke, facts.as_of),
        "day": templates.day(applied, facts.as_of) if applied else "",
        "applied_month": templates.month(applied, facts.as_of) if applied else "",
    }


def _spoken(company: str) -> str:
    """
    A company as people speak of it.

    Examples
    --------
    >>> _spoken("Aster Media GmbH & Co. KG"), _spoken("Birch, Inc."), _spoken("SE")
    ('Aster Media', 'Birch', 'SE')
    """
    return _LEGAL_FORMS.sub("", company.strip())


def one_line(text: str) -> str:
    """One line without control characters; empty where it would not fit into a sentence."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    line = " ".join(printable.split())
    return line if len(line) <= _LONGEST else ""
