"""Headers made of a thing and what is asked of it, and headers that only their letters tell."""

import pytest

from ajar.intake.columns.header_grammar import composed
from ajar.intake.columns.headers import guess, phrases, roles_of_header
from ajar.intake.columns.planned_day_kinds import plan_kind
from ajar.intake.columns.roles import Role
from ajar.model.enums import PlanKind


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Reply to thank-you", Role.HEARD_BACK),
        ("Date of reply to follow-up", Role.HEARD_BACK),
        ("Antwort auf Dankesmail", Role.HEARD_BACK),
        ("Date of thank you note", Role.THANKED),
        ("When did they reply", Role.REPLIED),
        ("Recruiter response", Role.REPLIED),
        ("Date 2nd interview", Role.INTERVIEW),
        ("Number of interviews held", Role.INTERVIEW),
        ("Interview with", Role.CONTACT_NAME),
        ("Name of recruiter", Role.CONTACT_NAME),
        ("Recruiter e-mail", Role.CONTACT_ADDRESS),
        ("HR邮箱", Role.CONTACT_ADDRESS),
        ("Recruiter LinkedIn", Role.CONTACT_LINK),
        ("Reason for withdrawal", Role.REASON),
        ("Why apply", Role.NOTES),
        ("为什么投递", Role.NOTES),
        ("投递理由", Role.NOTES),
        ("Pourquoi postuler", Role.NOTES),
        ("Why rejected", Role.REASON),
        ("Route reason", Role.SOURCE),
        ("Interview feedback", Role.NOTES),
        ("Notes on the offer", Role.NOTES),
        ("Decision expected", Role.FOLLOW_UP_DUE),
        ("Rejected at which stage", Role.ENDED_AT_STAGE),
        ("Datum der Absage", Role.REJECTED),
        ("OA result", Role.TEST),
        ("Status date", Role.STATUS_DAY),
        ("Who referred", Role.REFERRER),
        ("Employer location", Role.LOCATION),
        ("company_id", Role.COMPANY),
    ],
)
def test_a_thing_and_a_facet_make_a_role(header, role):
    """No entry of the vocabulary is needed for them."""
    assert role in roles_of_header(header)


def test_a_facet_alone_or_beside_nothing_known_makes_none():
    """Both have to be there."""
    assert () == composed("reply", lambda form: phrases().get(form, ()))
    assert () == composed("reply to zzyzx", lambda form: phrases().get(form, ()))


def test_parts_of_a_header_stay_parts():
    """“Role / Location” is no location of a role."""
    found = roles_of_header("Role / Location")

    assert max(found, key=found.get) is Role.ROLE


def test_the_model_knows_its_own_words_and_says_how_sure_it_is():
    """Nine in ten listed headers have their role first; nonsense has none that is likely."""
    listed = [(header, roles) for header, roles in phrases().items() if guess(header)]
    right = sum(next(iter(guess(header))) in roles for header, roles in listed)

    assert right > 0.9 * len(listed)
    assert all(share < 0.5 for share in guess("Xkcd").values())


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Employername", Role.COMPANY),
        ("Gehaltsspannen", Role.SALARY),
        ("Vorstellungstermine", Role.INTERVIEW),
    ],
)
def test_letters_tell_what_grammar_does_not(header, role):
    """The likeliest role of a header that nobody listed."""
    assert role is next(iter(guess(header)))


def test_the_kind_of_a_plan_is_in_its_header():
    """What is to happen on that day."""
    assert PlanKind.DECISION is plan_kind("Decision due", Role.FOLLOW_UP_DUE)
    assert PlanKind.REAPPLY is plan_kind("Reapplied again on", Role.FOLLOW_UP_DUE)
    assert PlanKind.START is plan_kind("Start date", Role.START)
    assert PlanKind.NEXT_ACTION is plan_kind("Reminder", Role.FOLLOW_UP_DUE)
