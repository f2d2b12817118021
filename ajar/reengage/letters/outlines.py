"""
Which sentences a letter has, by step and situation; the same in every language.

A letter is written as one line: sentences by their keys in ``templates``, ``|`` between
paragraphs. A sentence with a question mark stands in the warm tone only.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from ajar.model.enums import Stage
from ajar.reengage.recommendation import Action, Situation, Tone


class LetterFacts(Protocol):
    """What decides which letter is written."""

    @property
    def step(self) -> Action:
        """The step that the letter takes."""

    @property
    def situation(self) -> Situation:
        """What the letter has to take into account."""

    @property
    def stage(self) -> Stage:
        """How far the application got."""

    @property
    def ended(self) -> bool:
        """Whether the application has an outcome."""

    @property
    def other_offer(self) -> bool:
        """Whether the person has another offer in hand."""

    @property
    def met(self) -> bool:
        """Whether somebody there spoke to the person."""

    @property
    def spoke_on(self) -> date | None:
        """Day of the last conversation; None where it is not known."""

    @property
    def hired(self) -> bool:
        """Whether the person has accepted another offer."""

    @property
    def hired_there(self) -> str:
        """Which company of the letter that offer is of; empty for another one."""

    @property
    def told(self) -> bool:
        """Whether the company told the person how it ended."""

    @property
    def on_hold(self) -> bool:
        """Whether the role was put on hold, and not closed for good."""

    @property
    def replied(self) -> bool:
        """Whether the company wrote without inviting or refusing."""

    @property
    def day_named(self) -> bool:
        """Whether the company named a day by which it waits for an answer."""

    @property
    def unasked(self) -> bool:
        """Whether the person wrote on their own, about no role that was advertised."""

    @property
    def reason_told(self) -> bool:
        """Whether the company told the person why it ended."""

    @property
    def asks_feedback(self) -> bool:
        """Whether thanks may ask what was missing."""


_INTRODUCTION = "know_company | introduction grateful?"

_ANSWER = {
    Situation.APPLIED_ONLY: "thank_message | go_ahead",
}

_ANSWER_OFFER = "thank_offer | before_answering"
_WITHDRAW_OFFER = "thank_offer decline | thank_time stay_in_touch_later?"

_WITHDRAW = {
    Situation.REFERRER: "thank_referrer | hired_elsewhere",
    Situation.AGENCY: "thank_agency | withdraw_there",
    Situation.SCREENED: "withdraw | thank_time stay_in_touch_later?",
    Situation.APPLIED_ONLY: "withdraw | thank_considering stay_in_touch_later?",
}

_THANK_WHILE_OPEN = {
    Situation.REFERRER: "thank_referrer | referrer_open",
    Situation.AGENCY: "thank_agency | very_interested",
    Situation.SCREENED: "thank_conversation enjoyed? | very_interested anything_else?",
    Situation.APPLIED_ONLY: "thank_message | very_interested anything_else?",
}

_THANK = {
    Situation.REFERRER: "thank_referrer referrer_ended | referrer_similar",
    Situation.AGENCY: "thank_agency agency_ended | agency_similar",
    Situation.OFFER_DECLINED: "thank_declined | future_openings",
    Situation.WITHDREW: "thank_withdrew | future_openings",
    Situation.ROLE_FROZEN: "thank_frozen enjoyed_talks? | frozen_again",
    Situation.INTERVIEWED: "thank_interviewed enjoyed_talks? | similar_role | feedback_minute",
    Situation.SCREENED: "thank_interviewed | similar_role",
    Situation.APPLIED_ONLY: "thank_decision | similar_role",
}

_THANK_ONCE_HIRED = {
    Situation.REFERRER: "thank_referrer | took_another stay_in_touch_later",
    Situation.AGENCY: "thank_agency | took_another stay_in_touch_later",
    Situation.OFFER_DECLINED: "thank_declined | stay_in_touch_later",
    Situation.WITHDREW: "thank_withdrew | stay_in_touch_later",
    Situation.ROLE_FROZEN: "thank_frozen enjoyed_talks? | took_another stay_in_touch_later",
    Situation.SCREENED: "thank_interviewed | took_another stay_in_touch_later",
    Situation.APPLIED_ONLY: "thank_decision | took_another stay_in_touch_later",
}
_TELL_THE_REFERRER = "thank_referrer | accepted_there"
_THANK_FOR_TALKS = "thank_talks_again | similar_role"
_THANK_FOR_TALKS_ONCE_HIRED = "thank_talks_again | took_another stay_in_touch_later"
_THANK_FOR_FEEDBACK = "thank_feedback | similar_role"
_ORDINARY = {
    Situation.RUNNER_UP,
    Situation.INTERVIEWED,
    Situation.SCREENED,
    Situation.APPLIED_ONLY,
}
"""Histories in which the company turned the person down, and nothing else stands out."""

_ASK_FEEDBACK = {
    Situation.REFERRER: "thank_referrer referrer_ended | heard_why",
    Situation.AGENCY: "thank_agency agency_ended | heard_why",
    Situation.SCREENED: "thank_talks_again | feedback_one feedback_understand?",
    Situation.APPLIED_ONLY: "thank_decision | feedback_one feedback_understand?",
}

_INVITE = {
    Situation.APPLIED_ONLY: "thank_reply | stay_in_touch",
}

_NUDGE = {
    Situation.INTRODUCTION: _INTRODUCTION,
    Situation.REFERRER: "recommended | no_news_yet where_ask",
    Situation.AGENCY: "put_forward | agency_news agency_otherwise?",
    Situation.INTERVIEWED: "spoke still_interested | any_news",
    Situation.SCREENED: "in_touch still_interested | any_news",
    Situation.APPLIED_ONLY: "applied still_interested | where_things_stand either_way?",
}

_ANSWER_REPLY = "thank_message still_interested | next_step"
_OFFER_IN_HAND = " | other_offer"

_CHECK_IN_WHILE_OPEN = {
    Situation.INTRODUCTION: _INTRODUCTION,
    Situation.REFERRER: "recommended | no_news_yet where_ask",
    Situation.AGENCY: "put_forward | agency_news agency_otherwise?",
    Situation.ROLE_FROZEN: "on_hold spoke_then | has_changed one_line?",
    Situation.INTERVIEWED: "spoke still_interested | this_or_similar one_line?",
    Situation.SCREENED: "in_touch still_interested | this_or_similar one_line?",
    Situation.APPLIED_ONLY: "applied still_interested | this_or_similar one_line?",
}

_CHECK_IN = {
    Situation.INTRODUCTION: _INTRODUCTION,
    Situation.REFERRER: "recommended | still_interested_in_company know_of_similar",
    Situation.AGENCY: "put_forward | agency_changed one_line?",
    Situation.OFFER_DECLINED: "declined_offer | talk_again one_line?",
    Situation.WITHDREW: "withdrew considered_again | similar_now one_line?",
    Situation.OPENING_SEEN: "saw_opening | met_before? still_open",
    Situation.ROLE_FROZEN: "no_longer_open spoke_then | has_changed one_line?",
    Situation.OVER_A_YEAR_AGO: "year_ago spoke_then | similar_now one_line?",
    Situation.INTERVIEWED: "spoke enjoyed_talks? | open_again one_line?",
    Situation.SCREENED: "in_touch | similar_now one_line?",
    Situation.APPLIED_ONLY: "applied still_interested_in_company | similar_now current_cv?",
}

_REAPPLY = {
    Situation.INTRODUCTION: _INTRODUCTION,
    Situation.REFERRER: "recommended | still_interested_in_company know_of_similar",
    Situation.AGENCY: "put_forward | looking_again current_cv?",
    Situation.OFFER_DECLINED: "declined_offer | similar_now current_cv?",
    Situation.WITHDREW: "withdrew considered_again | similar_now current_cv?",
    Situation.OPENING_SEEN: "saw_opening | would_apply know_first",
    Situation.OVER_A_YEAR_AGO: "year_ago | similar_now current_cv?",
    Situation.INTERVIEWED: "spoke enjoyed_talks? | similar_now current_cv?",
    Situation.APPLIED_ONLY: "applied still_interested_in_company | similar_now current_cv?",
}

_ABOUT_AN_OFFER = {Action.ANSWER: _ANSWER_OFFER, Action.WITHDRAW: _WITHDRAW_OFFER}

_ENDED: Mapping[Action, Mapping[Situation, str]] = {
    Action.ANSWER: _ANSWER,
    Action.WITHDRAW: _WITHDRAW,
    Action.ASK_FEEDBACK: _ASK_FEEDBACK,
    Action.INVITE: _INVITE,
    Action.NUDGE: _NUDGE,
    Action.CHECK_IN: _CHECK_IN,
    Action.REAPPLY: _REAPPLY,
}
"""Letters about an application that ended; of the others one step differs."""
_OPEN = {**_ENDED, Action.CHECK_IN: _CHECK_IN_WHILE_OPEN}


def letter(facts: LetterFacts, tone: Tone) -> list[list[str]]:
    """Paragraphs of a letter, each a list of keys of sentences; empty for no step."""
    left_out = set() if facts.met else _NEEDS_A_MEETING
    # An interview without a day that is still open may lie ahead.
    instead = {} if facts.ended or facts.spoke_on else {"spoke": "in_touch"}
    if facts.on_hold:
        instead |= {"no_longer_open": "on_hold", "thank_frozen": "thank_on_hold"}
    if facts.day_named:
        instead["before_answering"] = "answer_in_time"
    if facts.unasked:
        instead["applied"] = "wrote"
    left_out = left_out if facts.asks_feedback else {*left_out, "feedback_minute"}
    paragraphs = [
        [
            instead.get(key, key.rstrip("?"))
            for key in paragraph.split()
            if (tone == "warm" or not key.endswith("?")) and key.rstrip("?") not in left_out
        ]
        for paragraph in _line(facts).split("|")
    ]
    return [paragraph for paragraph in paragraphs if paragraph]


def subject(facts: LetterFacts) -> str:
    """Key of the subject line."""
    if facts.step == Action.WITHDRAW and facts.situation == Situation.REFERRER:
        return "thank"
    if facts.step == Action.ANSWER and facts.stage == Stage.OFFER:
        return "answer_offer"
    if facts.situation == Situation.INTRODUCTION and facts.step in {
        Action.NUDGE,
        Action.CHECK_IN,
        Action.REAPPLY,
    }:
        return "introduction"
    return facts.step.value.replace(" ", "_")


def _line(facts: LetterFacts) -> str:
    if facts.step == Action.NONE:
        return ""
    if facts.step == Action.WITHDRAW and facts.situation == Situation.REFERRER:
        return _WITHDRAW[facts.situation]
    if facts.stage == Stage.OFFER and facts.step in _ABOUT_AN_OFFER:
        return _ABOUT_AN_OFFER[facts.step]
    if facts.step == Action.THANK:
        return _thanks(facts)
    line = _first((_ENDED if facts.ended else _OPEN)[facts.step], facts)
    if facts.step == Action.NUDGE and facts.replied and facts.situation == Situation.APPLIED_ONLY:
        line = _ANSWER_REPLY
    spoken_to = facts.step == Action.NUDGE and facts.situation not in _OTHERS
    return line + _OFFER_IN_HAND if spoken_to and facts.other_offer else line


def _thanks(facts: LetterFacts) -> str:
    frozen = facts.ended and facts.situation == Situation.ROLE_FROZEN
    told_by_nobody = frozen and facts.met and not facts.told
    if facts.hired_there and facts.situation == Situation.REFERRER:
        return _TELL_THE_REFERRER
    if facts.hired:
        return _THANK_FOR_TALKS_ONCE_HIRED if told_by_nobody else _first(_THANK_ONCE_HIRED, facts)
    if facts.reason_told and facts.situation in _ORDINARY:
        return _THANK_FOR_FEEDBACK
    if told_by_nobody:
        return _THANK_FOR_TALKS
    return _first(_THANK if facts.ended else _THANK_WHILE_OPEN, facts)


def _first(letters: Mapping[Situation, str], facts: LetterFacts) -> str:
    return next(letters[situation] for situation in _situations(facts) if situation in letters)


_NEEDS_A_MEETING = {"spoke_then", "met_before", "thank_time", "enjoyed_talks"}
"""Sentences that are true only where somebody there spoke to the person."""

_OTHERS = {Situation.INTRODUCTION, Situation.REFERRER, Situation.AGENCY}
"""Letters to somebody else than the company."""


def _situations(facts: LetterFacts) -> Iterator[Situation]:
    """The situation, then what is known of any application that got so far."""
    yield facts.situation
    if facts.met and facts.stage >= Stage.INTERVIEW:
        yield Situation.INTERVIEWED
    if facts.met:
        yield Situation.SCREENED
    yield Situation.APPLIED_ONLY
