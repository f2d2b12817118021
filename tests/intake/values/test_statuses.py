"""Status words: single phrases, whole texts, words settled by their column."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from ajar.intake.values import statuses, vocabularies
from ajar.intake.values.import_cache import import_cache
from ajar.intake.values.statuses import StatusMeaning, interpret, meanings
from ajar.model.enums import EventKind, OfferAnswer, Outcome, Reason, Stage
from tests.intake.values.phrase_tables import composed, listed


def one(text: str) -> StatusMeaning:
    """The meaning of a text that is alone in its column."""
    return interpret([text])[0]


def test_every_phrase_is_read_for_certain():
    """Each phrase has the meaning that it stands under, exactly and not by likeness."""
    wrong = []
    for language, phrase, expected in listed("statuses.toml"):
        first, *others = expected.split("/")
        if others and first in _ASKED:
            continue
        meaning = one(phrase)
        certain = 0.5 if others else 1.0
        exact = meaning.confidence == certain and not meaning.near
        if meaning.name != first or not exact or not set(others) <= set(meaning.ambiguous):
            wrong.append((language, phrase, expected, meaning.name, meaning.confidence))

    assert [] == wrong


def test_no_phrase_stands_twice_in_a_language():
    """Nor in two languages that share a list, so that one of them can be edited alone."""
    known = Counter((language, phrase) for language, phrase, _ in listed("statuses.toml"))

    assert [] == [entry for entry, times in known.items() if times > 1]


def test_whole_cells_are_read():
    """Cells as people write them, several phrases in each, have their one meaning."""
    read = [(*cell, one(cell[1]).name) for cell in composed("statuses.toml")]

    assert [] == [cell for cell in read if cell[2].split("/")[0] != cell[3]]


_ASKED = {"offer", "unknown"}
"""A word that may be an offer, or that tells nothing without its column, is asked about."""


@pytest.mark.parametrize("text", ["passed", "🎉", "o", "合格", "拒了"])
def test_a_word_of_many_meanings_is_no_offer(text):
    """It is unknown, and its meanings are there to choose from."""
    meaning = one(text)

    assert not meaning.known
    assert 2 <= len(meaning.ambiguous) + (text == "o")


WHOLE = [
    ("not rejected", "waiting"),
    ("Rejected after interview", "rejected_after_interview"),
    ("Rejected after 2nd interview", "rejected_after_interview"),
    ("rejected without interview", "rejected_cv"),
    ("not selected for interview", "rejected_cv"),
    ("Offer declined", "offer_declined"),
    ("Offer → declined", "offer_declined"),
    ("Offer - I withdrew", "offer_declined"),
    ("Rejected after offer", "rejected_after_offer"),
    ("declined by me", "withdrawn"),
    ("Withdrew (accepted another offer)", "withdrawn"),
    ("no offer", "rejected"),
    ("Waiting to apply", "planned"),
    ("Evaluated", "planned"),
    ("Being evaluated", "under_review"),
    ("Application evaluated", "under_review"),
    ("Inbox", "saved"),
    ("Below threshold", "dropped"),
    ("PFO", "rejected"),
    ("We won't be moving forward with your candidacy", "rejected"),
    ("you have not been selected to move forward", "rejected"),
    ("we have decided not to take your application further", "rejected"),
    ("We are unable to offer you a position", "rejected"),
    ("we do not have a position that matches your skills", "rejected"),
    ("we are no longer recruiting for this internship", "closed"),
    ("nous ne donnerons pas suite à votre candidature", "rejected"),
    ("I won't be moving forward", "withdrawn"),
    ("I won't be proceeding", "withdrawn"),
    ("I am unable to proceed", "withdrawn"),
    ("I've decided not to proceed with this one", "withdrawn"),
    ("I'm not moving forward", "withdrawn"),
    ("We won't be proceeding", "rejected"),
    ("I was told they won't be proceeding", "rejected"),
    ("I was not moved forward", "rejected"),
    ("I did not move forward to the next round", "rejected"),
    ("not referred", "rejected"),
    ("Applied (not referred)", "applied"),
    ("They don't have a position right now", "unknown"),
    ("Unable to offer you visa support", "unknown"),
    ("CV evaluated", "under_review"),
    ("Wird bewertet", "under_review"),
    ("You are next in line", "unknown"),
    ("TNT Express", "unknown"),
    ("笔试没做", "withdrawn"),
    ("OA没做", "withdrawn"),
    ("一面没去", "withdrawn"),
    ("没做测评", "withdrawn"),
    ("刷了", "rejected"),
    ("一面刷了", "rejected_after_interview"),
    ("笔试刷了", "rejected_after_test"),
    ("Unable to offer you an internship", "rejected"),
    ("We are unable to offer you a spot", "rejected"),
    ("Unable to offer you the opportunity to interview", "rejected"),
    ("Unable to offer you a place after the interview", "rejected_after_interview"),
    ("Unable to offer you detailed feedback", "unknown"),
    ("Unable to offer you relocation", "unknown"),
    ("We do not have a position matching your profile", "rejected"),
    ("They do not have a position at this time", "rejected"),
    ("We do not have a position yet", "unknown"),
    ("笔试还没做", "test"),
    ("面试还没去", "interview"),
    ("没做完", "unknown"),
    ("刷了50道题", "unknown"),
    ("还没过", "waiting"),
    ("Not selected yet", "waiting"),
    ("Not selected currently", "rejected"),
    ("Currently not being considered", "rejected"),
    ("Toujours pas retenu", "rejected"),
    ("Pas encore retenu", "waiting"),
    ("Was told I would not be moving forward", "rejected"),
    ("Got an email that I will not be moving forward", "rejected"),
    ("They said I won't be proceeding", "rejected"),
    ("I am not proceeding to the next round", "rejected"),
    ("I'm afraid I will not be moving forward with your application to Dogwood", "rejected"),
    ("Unfortunately I won't be proceeding with your application", "rejected"),
    ("Too far away, so I won't be proceeding", "withdrawn"),
    ("They told me the pay so I decided not to move forward", "withdrawn"),
    ("HR decided not to proceed", "rejected"),
    ("Did not proceed to interview", "unknown"),
    ("Didn't progress to the final round", "unknown"),
    ("I won't be moving forward to the onsite", "rejected"),
    ("They chose not to progress my application", "rejected"),
    ("Company chose not to progress", "rejected"),
    ("Decided not to proceed", "unknown"),
    ("Still no response", "silent"),
    ("Delivery failed", "silent"),
    ("KIV", "on_hold"),
    ("not applied", "planned"),
    ("Haven't applied yet", "planned"),
    ("suspected ghost job", "ghost_job"),
    ("Applied - referral by a neighbour", "applied"),
    ("Final round on Tuesday", "final"),
    ("HIRED - OFFER ACCEPTED March 3 2027", "accepted"),
    ("1st interview scheduled", "interview"),
    ("Ghosted after assessment", "silent_after_test"),
    ("No reply since the phone screen", "silent_after_screen"),
    ("Interview, then never heard back", "silent_after_interview"),
    ("Rejected after test", "rejected_after_test"),
    ("Absage nach Telefonat im Mai", "rejected_after_screen"),
    ("Rejected following call with the team", "rejected_after_screen"),
    ("Rejected at final", "rejected_after_final"),
    ("Applied, offer deadline in May", "applied"),
    ("Applied, rejection reason unclear", "applied"),
    ("Applied - follow up on Friday", "applied"),
    ("Applied, call back later", "applied"),
    ("Applied (interview experience on the web)", "applied"),
    ("Applied, write if no response", "applied"),
    ("Applied; drop it if no reply", "applied"),
    ("Applied - ask why if rejected", "applied"),
    ("Applied, thank them if not selected", "applied"),
    ("Role closed after final round", "closed_after_final"),
    ("Withdrawn after first call", "withdrawn_after_screen"),
    ("Phone screen -> Onsite -> Rejected", "rejected_after_interview"),
    ("Rejected → reapplied → Interview", "rejected_after_interview"),
    ("Applied / under review", "under_review"),
    ("Rejected - may reapply in spring", "rejected"),
    ("Saved - apply by Friday", "saved"),
    ("Interview ❌", "rejected_after_interview"),
    ("Interview ✅", "interview"),
    ("Applied 👻", "silent"),
    ("R2", "interview"),
    ("Round 3", "interview"),
    ("2차 면접 탈락", "rejected_after_interview"),
    ("一面挂", "rejected_after_interview"),
    ("二次面接 お祈り", "rejected_after_interview"),
    ("3. Gespräch, dann Absage", "rejected_after_interview"),
    ("Refus après entretien", "rejected_after_interview"),
    ("Rechazado tras la entrevista", "rejected_after_interview"),
    ("未面试", "waiting"),
    ("assumed rejected", "silent"),
    ("Position filled internally", "closed"),
    ("Offer rescinded", "offer_rescinded"),
    ("Closed - no response", "silent"),
    ("Declined - I declined", "withdrawn"),
    ("Never got an onsite", "waiting"),
    ("En attente d'un retour", "waiting"),
    ("Aguardando um retorno", "waiting"),
    ("Retorno pendente", "waiting"),
    ("Recebi retorno", "replied"),
    ("Closed - did not apply", "dropped"),
    ("filled_needs_manual_submit", "drafted"),
    ("Review - not complete", "unfinished"),
    ("Rejected, will apply again", "rejected"),
    ("Interview, thank you sent", "interview"),
    ("quarterly numbers", "unknown"),
    ("", "unknown"),
    ("12", "unknown"),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_text_is_read_as_a_whole(text, expected):
    """What a text says together counts, not a word that happens to be in it."""
    assert expected == one(text).name


def test_words_for_a_whole_cell_count_only_there():
    """“Inbox” is a job not applied for; a mail in the inbox says nothing of the kind."""
    tables = vocabularies.load("statuses.toml")["meaning"]
    whole = {word: name for name, table in tables.items() for word in table.get("whole", ())}

    assert whole == {word: one(word).name for word in whole}
    assert whole == {word: one(f"1. {word} (4.2)").name for word in whole}
    assert {} == {word: name for word, name in whole.items() if one(f"zzz {word}").name == name}


def whole_cells() -> list[tuple[str, str]]:
    """Cells as people write them, and what each says: an outcome with a stage, or several."""
    path = Path(__file__).with_name("whole_cells.tsv")
    with path.open(encoding="utf-8", newline="") as cells:
        return [(row["cell"], row["expected"]) for row in csv.DictReader(cells, delimiter="\t")]


def says(meaning: StatusMeaning) -> str:
    """What a meaning comes to: not sent, an outcome, or “?” where it was not understood."""
    if not meaning.known:
        return "?"
    if not meaning.is_application:
        return "notsent"
    return "silent" if meaning.said_silent else str(meaning.outcome)


def test_whole_cells_are_read_as_their_writers_meant_them():
    """Somebody else who was hired, a step that was declined, an offer that is only hoped for."""
    wrong = []
    for text, expected in whole_cells():
        meaning = one(text)
        said, stage = says(meaning), str(int(meaning.stage))
        accepted = [each.partition(":") for each in expected.split("|")]
        if not any(said == outcome and at in ("", stage) for outcome, _, at in accepted):
            wrong.append((text, expected, said, meaning.name))

    assert [] == wrong


def test_somebody_else_who_was_chosen_is_somebody_else():
    """Each phrase for another candidate or another place, beside a word of choosing."""
    told = {
        (kind, phrase): one(f"{_CHOSEN[kind]} {phrase}").name
        for kind, languages in vocabularies.load("statuses.toml")["somebody_else"].items()
        for phrases in languages.values()
        for phrase in phrases
    }

    assert [] == [(kind, phrase, name) for (kind, phrase), name in told.items() if name != kind]


_CHOSEN = {"rejected": "hired", "closed": "hired", "withdrawn": "accepted"}


SLIPS = [
    ("reeejected", "rejected"),
    ("Rejcted", "rejected"),
    ("rejectd after intervew", "rejected_after_interview"),
    ("Aplied", "applied"),
    ("Intervew", "interview"),
    ("Widthdrawn", "withdrawn"),
    ("Asessment", "test"),
    ("Vorstellungsgesprech", "interview"),
    ("Ghostedd", "silent"),
]


@pytest.mark.parametrize(("text", "expected"), SLIPS)
def test_misspellings_are_read_and_marked(text, expected):
    """A slip of the keyboard does not hide the meaning, and says that it was put right."""
    meaning = one(text)

    assert (expected, True) == (meaning.name, meaning.near)
    assert meaning.confidence < 1


@pytest.mark.parametrize(
    "text", ["unaccepted", "nonselected", "disqualifed?", "expected", "effected", "inapplied"]
)
def test_likeness_never_turns_a_meaning_round(text):
    """A denying prefix or a different word of similar letters is no misspelling of a good word."""
    meaning = one(text)

    assert meaning.outcome != Outcome.OFFER
    assert meaning.name not in ("accepted", "shortlisted", "applied")


CONTEXT = [
    (["Pending", "Rejected", "Interview"], "Pending", "waiting", ("planned",)),
    (["Pending", "Applied", "Rejected"], "Pending", "planned", ("waiting",)),
    (["Pending", "Applied", "To apply"], "Pending", "waiting", ("planned",)),
    (["Open", "Applied"], "Open", "planned", ("waiting",)),
    (["Declined", "Offer"], "Declined", "rejected", ("offer_declined", "withdrawn")),
    (["Declined", "Rejected"], "Declined", "withdrawn", ("rejected", "offer_declined")),
    (["Eliminated", "Applied"], "Eliminated", "rejected", ("dropped",)),
    (["Eliminated", "Rejected", "To apply"], "Eliminated", "dropped", ("rejected",)),
    (["No", "Rejected", "Saved"], "No", "dropped", ("rejected",)),
    (["✅", "❌"], "✅", "applied", ("unknown",)),
    (["Success", "Failed"], "Success", "applied", ("accepted",)),
    (["Success", "Failed"], "Failed", "missed", ("rejected",)),
    (["Failed", "Interview"], "Failed", "rejected", ("missed",)),
    (["Screening", "Phone screen"], "Screening", "under_review", ("screen",)),
    (["Still open", "Applied"], "Still open", "opportunity", ("waiting",)),
    (["Still open", "Rejected"], "Still open", "waiting", ("opportunity",)),
    (["Disqualified", "Rejected"], "Disqualified", "rejected", ("dropped",)),
    (["Disqualified", "Drafted"], "Disqualified", "dropped", ("rejected",)),
    (["Reviewed", "Applied", "Rejected"], "Reviewed", "under_review", ("planned",)),
    (["Reviewed", "Applied", "Skipped"], "Reviewed", "planned", ("under_review",)),
    (["Qualified", "Applied", "Rejected"], "Qualified", "shortlisted", ("opportunity",)),
    (["Qualified", "Applied", "Parked"], "Qualified", "opportunity", ("shortlisted",)),
    (["⛔ Descartada", "Por aplicar"], "⛔ Descartada", "dropped", ("rejected",)),
    (["Descartada", "Enviada"], "Descartada", "rejected", ("dropped",)),
    (["Descartada", "Por aplicar"], "Descartada", "dropped", ("rejected",)),
]


@pytest.mark.parametrize(("column", "text", "expected", "others"), CONTEXT)
def test_words_with_two_meanings_are_settled_by_their_column(column, text, expected, others):
    """The other words of a column decide, and the other meaning stays on offer."""
    meaning = interpret(column)[column.index(text)]

    assert (expected, others) == (meaning.name, meaning.ambiguous)
    assert meaning.confidence < 1


def test_a_common_pending_is_waiting_for_an_answer():
    """To-do rows are rarer than sent ones; a “pending” that outnumbers “applied” waits."""
    meanings = interpret(["Applied", "Pending"], counts=[5, 60])

    assert "waiting" == meanings[1].name


@pytest.mark.parametrize(
    ("column", "text", "others"),
    [
        (["Declined", "Rejected", "Accepted"], "Declined", ("offer_declined", "rejected")),
        (["✅", "Applied", "Rejected"], "✅", ("applied",)),
        (["🎉", "Offer"], "🎉", ("accepted", "offer")),
    ],
)
def test_no_column_makes_an_offer_of_an_unclear_word(column, text, others):
    """An offer that is none is worse than a question."""
    meaning = interpret(column)[column.index(text)]

    assert not meaning.known
    assert set(others) <= set(meaning.ambiguous)


@pytest.mark.parametrize(("share", "expected"), [(1.0, "waiting"), (0.0, "planned")])
def test_days_of_applying_settle_what_words_cannot(share, expected):
    """Rows with a day of applying were sent, whatever else the column says."""
    meanings = interpret(["Applied", "Pending"], sent=[1.0, share])

    assert expected == meanings[1].name


def test_a_word_that_fits_is_kept_against_no_days():
    """Where no meaning of a word agrees with the days, the word keeps its meaning."""
    assert "rejected" == interpret(["R"], sent=[0.0])[0].name


def test_events_are_what_the_words_prove():
    """Stages on the way and the ending, in the order in which they happen."""
    meaning = one("Phone screen, onsite, rejected")

    assert (EventKind.SCREEN, EventKind.INTERVIEW, EventKind.REJECTED) == meaning.events
    assert (Stage.INTERVIEW, Outcome.REJECTED) == (meaning.stage, meaning.outcome)


def test_an_offer_i_declined_is_an_offer():
    """The furthest stage is the offer, and nobody rejected anybody."""
    meaning = one("Offer → Declined")

    assert (EventKind.OFFER, EventKind.DECLINED) == meaning.events
    assert (Outcome.OFFER, OfferAnswer.DECLINED) == (meaning.outcome, meaning.offer_answer)


FIELDS = [
    ("Saved", {"is_application": False, "proves_sent": False, "events": ()}),
    ("Withdrawn", {"is_application": True, "proves_sent": False, "outcome": Outcome.WITHDRAWN}),
    ("Withdrawn after interview", {"proves_sent": True, "stage": Stage.INTERVIEW}),
    ("Role closed", {"proves_sent": False, "reason": Reason.ROLE_GONE}),
    ("Ghosted", {"said_silent": True, "outcome": Outcome.OPEN, "responded": False}),
    ("In progress", {"responded": False, "ambiguous": ("in_process",)}),
    ("Under review", {"responded": True, "stage": Stage.APPLIED}),
    ("Talent pool", {"responded": True, "events": (EventKind.REPLIED,)}),
    ("Auto-reply received", {"responded": False, "outcome": Outcome.OPEN}),
    ("Coding challenge", {"spoken": False, "stage": Stage.SCREEN}),
    ("Phone screen", {"spoken": True, "stage": Stage.SCREEN}),
    ("Superday", {"stage": Stage.FINAL}),
    ("Hired", {"offer_answer": OfferAnswer.ACCEPTED, "stage": Stage.OFFER}),
    ("Followed up", {"events": (EventKind.APPLIED, EventKind.NUDGED)}),
    ("Rejected, went with another candidate", {"reason": Reason.OTHER_CANDIDATE}),
    ("Rejected (visa)", {"reason": Reason.MISMATCH}),
    ("gibberish", {"known": False, "confidence": 0.0, "outcome": Outcome.OPEN}),
]


@pytest.mark.parametrize(("text", "fields"), FIELDS)
def test_a_meaning_carries_what_measures_need(text, fields):
    """Sent or not, how far, how it ended, whether a human answered."""
    meaning = one(text)

    assert fields == {name: getattr(meaning, name) for name in fields}


@pytest.mark.parametrize("name", sorted(meanings()))
def test_every_meaning_is_consistent(name):
    """A meaning's events agree with its stage and outcome, and its label is plain English."""
    meaning = meanings()[name]
    stages = {
        Stage.SCREEN: {EventKind.SCREEN, EventKind.TEST},
        Stage.INTERVIEW: {EventKind.INTERVIEW},
    }

    assert name == meaning.name
    assert meaning.label
    assert "!" not in meaning.label
    if meaning.stage in stages:
        assert stages[meaning.stage] & set(meaning.events)
        assert (EventKind.TEST in meaning.events) == ("test" in meaning.name.split("_"))
    if meaning.outcome == Outcome.REJECTED:
        assert EventKind.REJECTED in meaning.events
    if not meaning.is_application:
        assert () == meaning.events


@pytest.mark.parametrize("extra", ["", " ", "  (remark)", " - see mail", " 2026-03-01", " 👍"])
def test_trailing_remarks_leave_the_meaning(extra):
    """What follows a plain status does not change it."""
    assert "rejected" == one(f"Rejected{extra}").name


def test_upper_case_accents_and_width_do_not_matter():
    """A status is the same however it is typed."""
    texts = [
        "REFUSÉ",
        "refuse",
        "Refuse\u0301",
        "  refusé  ",
        "\uff32\uff25\uff26\uff35\uff33\uff25",
    ]

    assert {"rejected"} == {meaning.name for meaning in interpret(texts)}


def test_of_very_many_texts_the_commonest_are_read(monkeypatch):
    """A column with another status in every cell takes bounded time; the rest stays unknown."""
    monkeypatch.setattr(statuses, "_MOST_DISTINCT", 2)
    with import_cache():
        read = statuses.interpret(["Applied", "Rejected", "Offer"], counts=[1, 5, 3])

    assert [False, True, True] == [meaning.known for meaning in read]


def test_letters_tell_what_no_phrase_does():
    """A likely meaning is taken with a doubt; how it ended is only ever proposed."""
    taken, proposed, unknown = interpret(["Awaitingnews", "rejectionmail", "asdf"])

    assert ("waiting", True) == (taken.name, taken.near)
    assert taken.confidence < 0.75
    assert not proposed.known
    assert ("rejected",) == proposed.ambiguous
    assert ("unknown", ()) == (unknown.name, unknown.ambiguous)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("Closed", "unstated"), ("Application closed", "unstated"), ("Position closed", "role_gone")],
)
def test_a_bare_closed_states_no_reason(text, reason):
    """It may as well be a rejection; that the position is gone is a reason."""
    meaning = interpret([text])[0]

    assert ("closed", reason) == (meaning.name, str(meaning.reason))


@pytest.mark.parametrize(("share", "name"), [(0.0, "planned"), (1.0, "under_review")])
def test_who_evaluates_is_told_by_the_days_of_applying(share, name):
    """Rows without a day of applying are evaluated by the person."""
    assert name == interpret(["Evaluating", "Applied"], sent=[share, 1.0])[0].name


def test_a_process_that_closed_after_steps_states_no_reason():
    """It may have been a refusal; “position closed” says that there is no role."""
    vague, said = interpret(["Interview → Closed", "Interviewed, position closed"])

    assert (Reason.UNSTATED, ("rejected",)) == (vague.reason, vague.ambiguous)
    assert Reason.ROLE_GONE == said.reason
