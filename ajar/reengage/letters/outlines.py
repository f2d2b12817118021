"""
Which sentences a letter has, by step and situation; the same in every language.

A letter is written as one line: sentences by their keys in ``templates``, ``|`` between
paragraphs. A sentence with a question mark stands in the warm tone only.
"""

from collections.abc import Iterator, Mapping

from ajar.model.enums import Stage
from ajar.reengage.letters.draft_inputs import DraftInputs
from ajar.reengage.recommendation import Action, Situation, Tone

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
    Situation.INTERVIEWED: "spoke did_not_work_out enjoyed_talks? | open_again one_line?",
    Situation.SCREENED: "in_touch did_not_work_out | similar_now one_line?",
    Situation.APPLIED_ONLY: "applied still_interested_in_company | similar_now current_cv?",
}

_CHECK_IN_KEPT = {
    Situation.INTERVIEWED: "spoke kept_in_mind | similar_now current_cv?",
    Situation.SCREENED: "in_touch kept_in_mind | similar_now current_cv?",
    Situation.APPLIED_ONLY: "applied kept_in_mind | similar_now current_cv?",
}
"""After a no the company said that it keeps the person in mind."""

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


def letter(inputs: DraftInputs, tone: Tone) -> list[list[str]]:
    """Paragraphs of a letter, each a list of keys of sentences; empty for no step."""
    left_out = set() if inputs.met else _NEEDS_A_MEETING
    # An interview without a day that is still open may lie ahead.
    instead = {} if inputs.ended or inputs.spoke_on else {"spoke": "in_touch"}
    if inputs.on_hold:
        instead |= {"no_longer_open": "on_hold", "thank_frozen": "thank_on_hold"}
    if inputs.deadline_named:
        instead["before_answering"] = "answer_in_time"
    if inputs.speculative:
        instead["applied"] = "wrote"
    if not inputs.outcome_told:
        instead["kept_in_mind"] = "kept_on_file"
        left_out = {*left_out, "did_not_work_out"}
    if inputs.applied_since and inputs.step in _NEW_START:
        instead |= dict.fromkeys(_ASKS_FOR_A_ROLE, "applied_since")
        left_out = {*left_out, "current_cv", "one_line"}
    left_out = left_out if inputs.asks_feedback else {*left_out, "feedback_minute"}
    paragraphs = [
        [
            instead.get(key, key.rstrip("?"))
            for key in paragraph.split()
            if (tone == "warm" or not key.endswith("?")) and key.rstrip("?") not in left_out
        ]
        for paragraph in _line(inputs).split("|")
    ]
    return [paragraph for paragraph in paragraphs if paragraph]


def subject(inputs: DraftInputs) -> str:
    """Key of the subject line."""
    if inputs.step == Action.WITHDRAW and inputs.situation == Situation.REFERRER:
        return "thank"
    if inputs.step == Action.ANSWER and inputs.stage == Stage.OFFER:
        return "answer_offer"
    if inputs.situation == Situation.INTRODUCTION and inputs.step in {
        Action.NUDGE,
        Action.CHECK_IN,
        Action.REAPPLY,
    }:
        return "introduction"
    return inputs.step.value.replace(" ", "_")


def _line(inputs: DraftInputs) -> str:
    if inputs.step == Action.NONE:
        return ""
    if inputs.step == Action.WITHDRAW and inputs.situation == Situation.REFERRER:
        return _WITHDRAW[inputs.situation]
    if inputs.stage == Stage.OFFER and inputs.step in _ABOUT_AN_OFFER:
        return _ABOUT_AN_OFFER[inputs.step]
    if inputs.step == Action.THANK:
        return _thanks(inputs)
    letters = (_ENDED if inputs.ended else _OPEN)[inputs.step]
    kept = inputs.ended and inputs.kept_on_file and not inputs.on_hold
    if kept and inputs.step in _NEW_START and inputs.situation in {*_ORDINARY, _FROZEN}:
        letters = _CHECK_IN_KEPT
    line = _first(letters, inputs)
    nudge = inputs.step == Action.NUDGE
    if nudge and inputs.replied and inputs.situation == Situation.APPLIED_ONLY:
        line = _ANSWER_REPLY
    spoken_to = nudge and inputs.situation not in _OTHERS
    return line + _OFFER_IN_HAND if spoken_to and inputs.other_offer else line


def _thanks(inputs: DraftInputs) -> str:
    frozen = inputs.ended and inputs.situation == Situation.ROLE_FROZEN
    told_by_nobody = frozen and inputs.met and not inputs.outcome_told
    if inputs.hired_there and inputs.situation == Situation.REFERRER:
        return _TELL_THE_REFERRER
    if inputs.hired:
        return _THANK_FOR_TALKS_ONCE_HIRED if told_by_nobody else _first(_THANK_ONCE_HIRED, inputs)
    if inputs.reason_told and inputs.situation in _ORDINARY:
        return _THANK_FOR_FEEDBACK
    if told_by_nobody:
        return _THANK_FOR_TALKS
    return _first(_THANK if inputs.ended else _THANK_WHILE_OPEN, inputs)


def _first(letters: Mapping[Situation, str], inputs: DraftInputs) -> str:
    return next(letters[situation] for situation in _situations(inputs) if situation in letters)


_FROZEN = Situation.ROLE_FROZEN
_NEW_START = {Action.CHECK_IN, Action.REAPPLY}
_ASKS_FOR_A_ROLE = ("similar_now", "open_again", "has_changed", "talk_again")
"""Questions that are beside the point while another application there is running."""

_NEEDS_A_MEETING = {"spoke_then", "met_before", "thank_time", "enjoyed_talks"}
"""Sentences that are true only where somebody there spoke to the person."""

_OTHERS = {Situation.INTRODUCTION, Situation.REFERRER, Situation.AGENCY}
"""Letters to somebody else than the company."""


def _situations(inputs: DraftInputs) -> Iterator[Situation]:
    """The situation, then what is known of any application that got so far."""
    yield inputs.situation
    if inputs.met and inputs.stage >= Stage.INTERVIEW:
        yield Situation.INTERVIEWED
    if inputs.met:
        yield Situation.SCREENED
    yield Situation.APPLIED_ONLY
