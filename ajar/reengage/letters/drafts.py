"""
Drafts of messages, written from what the person's file says.

A letter is a list of sentences chosen by step and situation (``outlines.py``); how a language says
each sentence stands in ``templates``. A sentence whose values are not known is said in a shorter
way, so that no draft has a gap to fill. Texts of the file are put in as they stand, on one line.
"""

from collections.abc import Sequence
from pathlib import Path

from ajar.model.vocabulary import pattern
from ajar.reengage.lazy_sequence import LazySequence
from ajar.reengage.letters.draft_inputs import DraftInputs, one_line
from ajar.reengage.letters.draft_templates import ENGLISH, DraftTemplates, language
from ajar.reengage.letters.outlines import letter, subject
from ajar.reengage.recommendation import TONES, Action, Draft, Tone

_NAMES = Path(__file__).with_name("names.toml")
_MARKERS = pattern(_NAMES, "role_markers", before=r"\s*[(\[]", after=r"[)\]]")
_HEADING = pattern(_NAMES, "role_headings", after=r"\W*").pattern
_NO_ROLE = pattern(_NAMES, "no_role", before=rf"\W*(?:{_HEADING})?", after=r"?\W*(?:[(\[].*)?")
_LEGAL_FORMS = pattern(_NAMES, "legal_form", before="(?:,? ", after=r"\.?)+$")


def write(inputs: DraftInputs, code: str = ENGLISH) -> Sequence[Draft]:
    """
    One draft per tone, in the order of ``TONES``, in the language of that code.

    Empty for a step that has no letter.
    """
    if inputs.step == Action.NONE:
        return ()
    templates = language(code)
    return LazySequence(len(TONES), lambda place: _draft(inputs, templates, TONES[place]))


def _draft(inputs: DraftInputs, templates: DraftTemplates, tone: Tone) -> Draft:
    values = _values(inputs, templates)
    paragraphs = [
        " ".join(templates.say("sentence", sentence, values) for sentence in paragraph)
        for paragraph in letter(inputs, tone)
    ]
    greeting = templates.say("greeting", "greeting", values)
    closing = templates.say("closing", tone, values)
    signed = "\n".join(filter(None, [closing, one_line(inputs.own_name)]))
    body = "\n\n".join([greeting, *paragraphs, signed])
    return Draft(templates.say("subject", subject(inputs), values), body, tone)


def _values(inputs: DraftInputs, templates: DraftTemplates) -> dict[str, str]:
    """The value of each placeholder of sentences; empty where it is not known."""
    role = _MARKERS.sub("", one_line(inputs.role)).strip()
    role = "" if _NO_ROLE.fullmatch(role) else role
    applied, spoke = inputs.applied_on, inputs.spoke_on
    if inputs.others:
        role, applied = "", None
    # What was said this month needs no month to be remembered.
    now = inputs.as_of
    this_month = spoke and now and (spoke.year, spoke.month) == (now.year, now.month)
    return {
        "company": one_line(templates.listed([*map(_spoken, (inputs.company, *inputs.others))])),
        "title": role,
        "role": templates.role(role),
        "hired_by": one_line(_spoken(inputs.hired_there)) if inputs.others else "",
        "first": inputs.first_name,
        "name": inputs.addressee,
        "full": inputs.addressee if " " in inputs.addressee else "",
        "month": "" if not spoke or this_month else templates.month(spoke, inputs.as_of),
        "day": templates.day(applied, inputs.as_of) if applied else "",
        "applied_month": templates.month(applied, inputs.as_of) if applied else "",
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
