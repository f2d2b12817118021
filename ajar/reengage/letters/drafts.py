"""
Drafts of messages, written from what the person's file says.

A letter is a list of sentences chosen by step and situation (``outlines.py``); how a language says
each sentence stands in ``templates``. A sentence whose values are not known is said in a shorter
way, so that no draft has a gap to fill. Texts of the file are put in as they stand, on one line.
"""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from ajar.model.vocabulary import pattern
from ajar.reengage.lazy_sequence import LazySequence
from ajar.reengage.letters.addressee import Addressee
from ajar.reengage.letters.draft_inputs import DraftInputs, one_line
from ajar.reengage.letters.draft_templates import ENGLISH, DraftTemplates, language
from ajar.reengage.letters.outlines import letter, subject
from ajar.reengage.letters.role_names import role_name
from ajar.reengage.recommendation import TONES, Action, Draft, Tone

_NAMES = Path(__file__).with_name("names.toml")
_LEGAL_FORMS = pattern(_NAMES, "legal_form", before="(?:,? ", after=r"\.?)+$")


def write(inputs: DraftInputs, code: str = ENGLISH) -> Sequence[Draft]:
    """
    One draft per tone, in the order of ``TONES``, in the language of that code.

    Empty for a step that has no letter.
    """
    if inputs.step == Action.NONE:
        return ()
    templates = language(code)
    values = cache(lambda: _values(inputs, templates))  # worked out for the first tone asked for
    return LazySequence(len(TONES), lambda place: _draft(inputs, templates, values(), TONES[place]))


def _draft(
    inputs: DraftInputs, templates: DraftTemplates, values: Mapping[str, str], tone: Tone
) -> Draft:
    say = partial(templates.say, values=values, familiar=inputs.familiar)
    paragraphs = [
        templates.space.join(say("sentence", sentence) for sentence in paragraph)
        for paragraph in letter(inputs, tone)
    ]
    greeting, closing = say("greeting", "greeting"), say("closing", tone)
    signed = "\n".join(filter(None, [closing, one_line(inputs.own_name)]))
    body = "\n\n".join([greeting, *paragraphs, signed])
    return Draft(say("subject", subject(inputs)), body, tone)


def _values(inputs: DraftInputs, templates: DraftTemplates) -> dict[str, str]:
    """The value of each placeholder of sentences; empty where it is not known."""
    role, other_role = (_said(each, templates) for each in (inputs.role, inputs.other_role))
    to = inputs.addressee if templates.writes(inputs.name) else Addressee("")
    spoke = inputs.spoke_on
    company = _spoken(inputs.company)
    if inputs.others or role.casefold() == company.casefold():
        role = ""
    applied = None if inputs.others else inputs.applied_on
    # What was said this month needs no month to be remembered.
    now = inputs.as_of
    this_month = spoke and now and (spoke.year, spoke.month) == (now.year, now.month)
    return {
        "company": one_line(templates.listed([*map(_spoken, (inputs.company, *inputs.others))])),
        "title": role,
        "role": templates.role(role),
        "hired_by": _spoken(inputs.hired_there) if inputs.others else "",
        "other_role": templates.role(other_role),
        "first": to.first,
        "full": to.full,
        "name": to.whole,
        "honorific": templates.title(to.title),
        "month": "" if not spoke or this_month else templates.month(spoke, inputs.as_of),
        "day": templates.day(applied, inputs.as_of) if applied else "",
        "applied_month": templates.month(applied, inputs.as_of) if applied else "",
    }


def _said(role: str, templates: DraftTemplates) -> str:
    """A role as a letter names it; empty for none, or in letters that its reader may not know."""
    # What stands on further lines of a cell is pay, a place or another role.
    line = one_line(role.strip().partition("\n")[0])
    return role_name(line) if templates.writes(line) else ""


def _spoken(company: str) -> str:
    """
    A company as people speak of it.

    Examples
    --------
    >>> _spoken("Aster Media GmbH & Co. KG"), _spoken("Birch, Inc."), _spoken("SE")
    ('Aster Media', 'Birch', 'SE')
    """
    return _LEGAL_FORMS.sub("", one_line(company))
