"""Messages in the person's own facts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.model.enums import Stage
from ajar.reengage.draft_templates import (
    FOLDER,
    first_complete,
    language,
    languages,
    nearest_language,
)
from ajar.reengage.drafts import DraftFacts, asks_feedback, one_line, write
from ajar.reengage.types import TONES, Action, History

STEPS = [action for action in Action if action not in {Action.NONE, Action.ANSWER, Action.WITHDRAW}]
FULL = DraftFacts(
    company="Aster",
    role="Data analyst",
    name="Ines Berg",
    stage=Stage.INTERVIEW,
    spoke_on=date(2026, 10, 3),
    applied_on=date(2026, 9, 1),
)


@pytest.mark.parametrize("action", STEPS)
def test_every_step_has_a_draft_in_every_tone(action):
    """Greeting, a few short paragraphs, closing; the tones differ, and the brief one is short."""
    drafts = write(replace(FULL, step=action))

    assert tuple(draft.tone for draft in drafts) == TONES
    assert len({draft.body for draft in drafts}) == len(TONES)
    assert all("Ines Berg" in draft.body and "Data analyst" in draft.body for draft in drafts)
    assert all(len(draft.body) < 600 for draft in drafts)
    assert len(drafts[TONES.index("brief")].body) < min(len(draft.body) for draft in drafts[:2])


@pytest.mark.parametrize("action", STEPS)
@pytest.mark.parametrize("stage", list(Stage))
def test_missing_facts_leave_no_gap(action, stage):
    """Without a name, a role, a company or a day the text still reads as one."""
    for draft in write(DraftFacts(step=action, company="", stage=stage)):
        text = f"{draft.subject}\n{draft.body}"

        assert not set("[]{}<>") & set(text)
        assert "None" not in text
        assert "  " not in text
        assert not any(gap in text for gap in (" ,", " .", "at .", "in .", "on .", "for .", ": \n"))
        assert draft.body.startswith("Hello,")


CODES = list(languages())
OTHERWISE = (
    {},
    {"history": History.WITHDREW},
    {"history": History.OPENING_SEEN},
    {"asked_feedback": True},
)
KNOWN = [
    {},
    {"name": "Ines Berg"},
    {"role": "Analyst"},
    {"spoke_on": date(2026, 10, 3)},
    {"role": "Analyst", "applied_on": date(2026, 9, 1)},
    {"role": "Analyst", "spoke_on": date(2026, 10, 3), "applied_on": date(2026, 9, 1)},
]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("action", STEPS)
def test_every_language_says_every_letter_whatever_is_known(code, action):
    """No gap, no empty sentence and no brace, in any tone, at any stage, with any facts."""
    for stage in Stage:
        for more in (
            {},
            {"history": History.WITHDREW},
            {"history": History.OPENING_SEEN},
            {"asked_feedback": True},
        ):
            for known in KNOWN:
                for company in ("Aster", ""):
                    facts = DraftFacts(company=company, stage=stage, **known, **more)
                    for draft in write(replace(facts, step=action), code):
                        assert not set("[]{}<>") & set(draft.subject + draft.body)
                        assert "  " not in draft.body
                        assert " ." not in draft.body
                        assert " ," not in draft.body
                        assert all(part.strip() for part in draft.body.split("\n\n"))
                        assert 60 < len(draft.body) < 650


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_the_same_sentences(code):
    """The same keys as English, each with a way that needs no fact but the ones in a greeting."""
    english, table = (languages()[each]._table for each in ("en", code))

    for section in ("greeting", "closing", "subject", "sentence"):
        assert set(english[section]) == set(table[section])
        for key, ways in table[section].items():
            assert isinstance(ways, dict) == isinstance(english[section][key], dict)
            for listed in ways.values() if isinstance(ways, dict) else [ways]:
                assert first_complete([listed] if isinstance(listed, str) else listed, {})
    assert len(table["days"]["months"]) == 12


def test_a_language_is_one_file():
    """Whoever adds a file adds a language; English stands first."""
    assert set(CODES) == {path.stem for path in FOLDER.glob("*.toml")}
    assert CODES[0] == "en"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("de", "de"), ("de-AT", "de"), ("en-US", "en-US"), ("fi", "en"), ("", "en")],
)
def test_the_nearest_language_is_found(code, expected):
    """Its own file, the language's without the country, or English."""
    assert nearest_language(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "de",
            (
                "Guten Tag Ines Berg,\n\n"
                "vielleicht erinnern Sie sich an unsere Gespräche zur Stelle „Data analyst“ im "
                "Oktober 2026. Aster ist mir in guter Erinnerung geblieben."
            ),
        ),
        (
            "fr",
            (
                "Bonjour Ines Berg,\n\n"
                "Vous vous souvenez peut-être de nos entretiens en octobre 2026 au sujet du poste "
                "« Data analyst ». J'ai souvent repensé à Aster."
            ),
        ),
        (
            "es",
            (
                "Buenos días, Ines Berg:\n\n"
                "Quizá recuerde nuestras conversaciones de octubre de 2026 sobre el puesto de Data "
                "analyst. He seguido pensando en Aster."
            ),
        ),
    ],
)
def test_a_check_in_in_other_languages(code, expected):
    """Polite, with the facts in their place, and without a form that tells man from woman."""
    assert write(replace(FULL, step=Action.CHECK_IN), code)[0].body.startswith(expected)


def test_the_fullest_way_with_what_is_known():
    """A way is used only where all of its facts are known."""
    ways = ["{role} in {month}", "{role}", "nothing"]

    assert first_complete(ways, {"role": "R", "month": "M"}) == "R in M"
    assert first_complete(ways, {"role": "R", "month": ""}) == "R"
    assert first_complete(ways, {"role": "", "month": "M"}) == "nothing"
    assert first_complete(["{role}"], {}) == ""


@settings(max_examples=60, derandomize=True, deadline=None)
@given(
    name=st.text(max_size=40),
    role=st.text(max_size=40),
    company=st.text(max_size=40),
    action=st.sampled_from(STEPS),
)
def test_names_never_break_the_text(name, role, company, action):
    """Whatever the cells hold, subjects are one line and nothing in them is interpreted."""
    for draft in write(DraftFacts(step=action, company=company, role=role, name=name)):
        assert draft.subject.isprintable()
        assert all(part.isprintable() for part in draft.body.split("\n"))


def test_braces_and_lines_in_a_name_are_text():
    """A name is folded to one line and written as it is."""
    draft = write(DraftFacts(step=Action.THANK, company="Aster", name="Ines\r\nBcc: {x} %s"))[0]

    assert draft.body.splitlines()[0] == "Dear Ines Bcc: {x} %s,"


def test_what_is_too_long_is_left_out():
    """A role of a hundred letters is not cut in two."""
    draft = write(DraftFacts(step=Action.THANK, company="Aster", role="x" * 100))[0]

    assert "xxx" not in draft.body
    assert "Thank you for letting me know." in draft.body


def test_feedback_is_asked_only_of_those_who_interviewed():
    """And not when it has been asked before."""
    question = "stronger?"

    assert asks_feedback(replace(FULL, step=Action.THANK))
    assert not asks_feedback(replace(FULL, step=Action.CHECK_IN))

    assert question in write(replace(FULL, step=Action.THANK))[0].body
    assert question not in write(DraftFacts(step=Action.THANK, company="Aster"))[0].body
    asked = DraftFacts(company="Aster", stage=Stage.INTERVIEW, asked_feedback=True)
    assert question not in write(replace(asked, step=Action.THANK))[0].body


def test_a_seat_seen_open_changes_the_words():
    """What was seen is said, and what was not is not."""
    seen = DraftFacts(company="Aster", history=History.OPENING_SEEN)

    assert "hiring again" in write(replace(seen, step=Action.REAPPLY))[0].body
    assert "hiring again" not in write(replace(FULL, step=Action.REAPPLY))[0].body
    assert "an opening again" in write(replace(seen, step=Action.CHECK_IN))[0].body


def test_somebody_who_withdrew_says_so():
    """They were not turned down."""
    draft = write(DraftFacts(step=Action.CHECK_IN, company="Aster", history=History.WITHDREW))[0]

    assert "took back my application myself" in draft.body


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "1 March 2026"),
        ("en-US", "March 1, 2026"),
        ("de", "1. März 2026"),
        ("fr", "1er mars 2026"),
        ("es", "1 de marzo de 2026"),
    ],
)
def test_days_are_written_out_in_the_language(code, expected):
    """Whatever the language of the machine."""
    assert language(code).day(date(2026, 3, 1)) == expected


def test_a_role_that_says_role_is_not_doubled():
    """“the Senior role role” would read like a machine's."""
    assert (
        "role role"
        not in write(DraftFacts(step=Action.THANK, company="Aster", role="Senior role"))[0].body
    )


def test_one_line_folds_all_white_space():
    """Tabs, line ends and control characters become single spaces."""
    assert one_line(" a\t\nb\x00c ") == "a b c"
