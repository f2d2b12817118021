"""What notes say of the next step."""

import pandas as pd
import pytest

from ajar.reengage.snapshots.phrases import (
    answer_expected,
    calls_for_no_message,
    conversation_arranged,
    feedback_offered,
    meant_to_follow_up,
    offer_answered,
    to_prepare_for,
)


@pytest.mark.parametrize(
    ("note", "answered"),
    [
        ("Registration confirmed for the 2026 programme", True),
        ("My place is now confirmed", True),
        ("Signed the contract on Monday", True),
        ("Teilnahme bestätigt", True),
        ("Inscription confirmée", True),
        ("已签三方", True),
        ("Registration not yet confirmed", False),
        ("Waiting until my place is confirmed", False),
        ("Accepted. Starts on Monday", True),
        ("I accepted the offer", True),
        ("I haven't accepted the offer yet", False),
        ("I haven’t confirmed my place", False),
        ("Accepting by Friday?", False),
        ("Please confirm registration", False),
        ("Great offer", False),
        ("", False),
    ],
)
def test_an_offer_is_answered_once_something_is_confirmed(note, answered):
    """Not while it has to be."""
    assert offer_answered(pd.Series([note]), pd.Series(["Offer"])).tolist() == [answered]


def test_a_conversation_is_arranged_before_it_is_held():
    """“Calling me” and “set up” speak of a day to come."""
    notes = ["calling me 5/23 at 11", "Ann is setting up a call", "Gespräch vereinbart", "", "Call"]

    assert conversation_arranged(pd.Series(notes)).tolist() == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("note", "offered"),
    [
        ("Offered to provide feedback if requested", True),
        ("Happy to give some feedback", True),
        ("Feedback on request", True),
        ("A warm no, they invited feedback", True),
        ("Feedback wurde angeboten", True),
        ("did not offer any feedback", False),
        ("No individual feedback was provided", False),
        ("Asked for feedback", False),
        ("Good feedback, then an offer", False),
    ],
)
def test_feedback_that_is_on_offer_can_be_asked_for(note, offered):
    """Not what was given, asked for or refused."""
    assert feedback_offered(pd.Series([note])).tolist() == [offered]


@pytest.mark.parametrize(
    ("note", "ahead"),
    [
        ("Need to prepare for technical interview", True),
        ("preparing for the final round", True),
        ("Gespräch vorbereiten", True),
        ("préparer mon entretien", True),
        ("准备面试", True),
        ("interview tomorrow 10am", True),
        ("phone screen this Thursday", True),
        ("next interview on Monday", True),
        ("morgen Vorstellungsgespräch um 10 Uhr", True),
        ("entretien demain 10h", True),
        ("entrevista mañana a las 10", True),
        ("明天上午10点面试", True),
        ("interview on Monday went well", False),
        ("Gespräch am Morgen, nett", False),
        ("entrevista por la mañana", False),
        ("prepared for the interview, went well", False),
        ("Prepare a portfolio", False),
        ("", False),
    ],
)
def test_what_one_prepares_for_is_still_to_come(note, ahead):
    """What one has prepared for was held."""
    assert to_prepare_for(pd.Series([note])).tolist() == [ahead]


@pytest.mark.parametrize(
    ("note", "named"),
    [
        ("offer 65k, need to answer by Friday", True),
        ("by Friday they want an answer", True),
        ("Offer expires on 22 May", True),
        ("Angebot 58k, muss bis Freitag antworten", True),
        ("Angebot gilt bis 22.05.", True),
        ("proposition à 42k, réponse avant vendredi", True),
        ("d'ici vendredi, répondre", False),
        ("offre valable 10 jours", True),
        ("oferta 32k, antes del viernes responder", True),
        ("proposta, responder até sexta", True),
        ("offer 30k*14，周五前答复", True),
        ("Angebot 58k", False),
        ("Great offer", False),
    ],
)
def test_a_day_by_which_an_offer_waits_for_an_answer(note, named):
    """Before or behind the word for the answer, in the same clause."""
    assert answer_expected(note) == named


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("follow up with Kim", True),
        ("Follow-up wiht tahira", True),
        ("Nice call. Follow up with Kim", True),
        ("I need to follow up", True),
        ("must follow up", True),
        ("muss nachfassen", True),
        ("à relancer", True),
        ("待跟进", True),
        ("Follow up", False),
        ("Follow up sent 3 May", False),
        ("Follow up was sent 3 May", False),
        ("Follow up mail sent", False),
        ("Follow up answered by Kim", False),
        ("No need to follow up", False),
        ("Don't need to follow up", False),
        ("They want to follow up next week", False),
        ("Recruiter has to follow up", False),
    ],
)
def test_a_person_means_to_follow_up(text, meant):
    """Not what was done, what need not be, nor what others mean to do."""
    assert meant_to_follow_up(pd.Series([text])).tolist() == [meant]


def test_long_texts_are_read_as_short_ones():
    """Lines before a phrase do not hide it, nor marks before a plan."""
    lines = "Nice office" + "\n" * 1_000
    assert offer_answered(pd.Series([lines + " accepted"])).all()
    assert to_prepare_for(pd.Series([lines + "morgen um 10 Gespräch"])).all()
    assert meant_to_follow_up(pd.Series([lines + "follow up with Kim"])).all()
    plans = pd.Series(["." * 1_000 + "wait for them", "." * 1_000, "..." + " ab" * 500 + "warten"])
    assert [True, False, True] == calls_for_no_message(plans).tolist()
