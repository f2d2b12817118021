"""
The rules of the list: which step an application calls for, from which day to which, and why.

Every rule is a row of ``RULES``. A rule applies to an application where its condition holds; its
window is counted in days from one fact of the application, so that it opens once and closes once.
Of the rules that apply, the first whose window is open decides; else the one that opens next;
else the first without a window.
"""

import numpy as np

from ajar.model.enums import Stage
from ajar.reengage.rule import (
    A_MONTH,
    HIRED_ELSEWHERE,
    MANY,
    TWO,
    Audience,
    Rule,
    Tier,
    check_ins,
    in_process,
    knows_somebody,
    never_met,
    not_since,
    repeats,
    stepped_back,
    turned_down,
)
from ajar.reengage.situation import QUIET_AFTER_APPLYING, REST_DAYS
from ajar.reengage.types import Action, Segment

OPINION = "Judgement: two independent readings of sixteen real trackers by the rules of advisers"
THANKS = "Surveys of employers: thanks within a day or two are noticed (Accountemps, TopResume)"
NEWS = "65 % of HR managers want to be asked within two weeks, most by email (Accountemps 2017)"
LOOPS = "35 % of 144 full interview loops were never answered (Snyder 2024), so asking is normal"
FEEDBACK = "About 1 in 10 who ask mostly hear back, 4 in 10 ever did; employers refuse at CV stage"
SEATS = (
    "33 to 50 % of people accepted an offer and left before the start (Gartner 2019 to 2024); a "
    "poor match ends after 10 weeks on average (Robert Half 2021)"
)
POOLS = "54 % of employers write again to candidates who got no offer (CareerBuilder 2016)"
REST = "Cool-off rules of employers: three to twelve months (Lidl, PostHog, TJX)"


_ACCEPTED = (
    Rule(
        "hired", Tier.NOTHING, Action.NONE, lambda c: c["hired"],
        "You accepted their offer.", "Your own file", segment=Segment.RUNNING,
    ),
    Rule(
        "decline_open_offer", Tier.OWED, Action.WITHDRAW, lambda c: c["accepted"] & c["offered"],
        "You accepted another offer and theirs is still open: decline it.", OPINION,
        since="days_since_offer", undated=True, within=2,
    ),
    Rule(
        "withdraw", Tier.OWED, Action.WITHDRAW,
        lambda c: c["accepted"] & c["open"] & knows_somebody(c)
        & ~(c["days_since_touch"] > HIRED_ELSEWHERE),
        "You accepted another offer and somebody there is waiting: withdraw.", OPINION,
        since="days_since_touch", undated=True, within=4,
    ),
    Rule(
        "tell_the_referrer", Tier.WARM, Action.THANK,
        lambda c: c["accepted"] & c["referrer"] & not_since(c, "thanked", "days_since_applied"),
        "They vouched for you {ago}: tell them how it ended, and thank them.", OPINION,
        to=Audience.REFERRER, since="days_since_applied", days=(0, 120),
    ),
    Rule(
        "thank_before_leaving", Tier.WARM, Action.THANK,
        lambda c: c["accepted"] & c["met"] & c["ended"]
        & not_since(c, "thanked", "days_since_end"),
        "They met you and it ended {ago}: thank them and stay in touch.", THANKS,
        since="days_since_end", days=(0, 30),
    ),
)  # fmt: skip

_OWED = (
    Rule(
        "answer_offer", Tier.OWED, Action.ANSWER,
        lambda c: c["offered"] & ~c["accepted"] & ~c["offer_rescinded"],
        "Their offer waits for your answer.", OPINION,
        since="days_since_offer", days=(0, 120), undated=True, within=2,
    ),
    Rule(
        "answer_by_deadline", Tier.OWED, Action.ANSWER,
        lambda c: c["open"] & (c["stage"] >= Stage.SCREEN) & (c["days_to_deadline"] >= 0),
        "They expect something from you by {deadline}.", "Your own file",
        since="days_before_deadline", days=(-14, 0), within=0,
    ),
    Rule(
        "confirm_interview", Tier.OWED, Action.ANSWER,
        lambda c: c["open"] & c["plans_interview"] & np.isnan(c["days_to_interview"])
        & np.isnan(c["days_to_next"]),
        "The interview has no date yet: confirm one.", OPINION, within=1,
    ),
    Rule(
        "thank_interviewer", Tier.OWED, Action.THANK,
        lambda c: c["open"] & not_since(c, "thanked", "days_since_talk_held"),
        "You spoke {ago}: thank them while they remember.", THANKS,
        since="days_since_talk_held", days=(0, 2),
    ),
)  # fmt: skip

_RUNNING = (
    Rule(
        "own_plan", Tier.DUE, Action.NUDGE,
        lambda c: c["open"] & ~(c["days_to_next"] > 0),
        "Your own plan says so: {plan}.", "Your own file",
        since="days_since_next_action", days=(0, 30), before=Segment.RUNNING,
    ),
    Rule(
        "promised_day", Tier.DUE, Action.NUDGE, lambda c: c["open"],
        "They named {day} and it has passed: ask for news.", NEWS,
        since="days_since_decision", days=(3, 30), before=Segment.RUNNING,
    ),
    Rule(
        "ask_after_interview", Tier.DUE, Action.NUDGE, in_process,
        "You spoke {ago} and have had no word since: ask for news.", f"{NEWS}. {LOOPS}",
        since="days_since_talk", days=(7, 45), before=Segment.RUNNING, undated=True,
    ),
    Rule(
        "closing_line", Tier.DUE, Action.CHECK_IN, lambda c: in_process(c) & (c["rounds"] >= TWO),
        "Two rounds or more and no word since {day}: one closing line.", LOOPS,
        since="days_since_talk", days=(46, 100),
    ),
    Rule(
        "ask_referrer_for_news", Tier.WARM, Action.CHECK_IN,
        lambda c: in_process(c) & c["referrer"],
        "Somebody inside vouched for you: ask them what became of it.", OPINION,
        to=Audience.REFERRER, since="days_since_talk", days=(46, 120),
    ),
    Rule(
        "ask_referrer", Tier.WARM, Action.NUDGE,
        lambda c: never_met(c) & c["referrer"] & ~c["planned"],
        "Referred, sent {ago} and no word: ask the person who referred you.", NEWS,
        to=Audience.REFERRER, since="days_since_applied", days=(10, 45), before=Segment.RUNNING,
    ),
    Rule(
        "ask_for_introduction", Tier.WARM, Action.NUDGE,
        lambda c: never_met(c) & c["acquaintance"] & ~c["referrer"] & ~c["planned"],
        "You know somebody there: ask for an introduction.",
        "A referral doubles to quadruples the odds of an interview (Lever, Jobvite)",
        to=Audience.CONNECTION, since="days_since_applied", days=(1, 45), before=Segment.RUNNING,
    ),
    Rule(
        "ask_named_person", Tier.WARM, Action.NUDGE,
        lambda c: never_met(c) & (c["person"] | c["agency"]) & ~c["planned"] & ~repeats(c),
        "Sent {ago}, and there is somebody to ask: one short question.", NEWS,
        since="days_since_applied", days=(10, 45), before=Segment.RUNNING,
    ),
    Rule(
        "answer_reply", Tier.WARM, Action.NUDGE,
        lambda c: never_met(c) & c["replied"] & ~c["said_silent"] & ~c["planned"]
        & ~c["kept_on_file"] & ~c["waitlisted"],
        "They wrote {ago} without saying no: reply and ask for the next step.", NEWS,
        since="days_since_word", days=(7, 30), before=Segment.RUNNING,
    ),
    Rule(
        "last_try_referrer", Tier.WARM, Action.CHECK_IN,
        lambda c: never_met(c) & c["referrer"] & ~repeats(c) & np.isnan(c["days_since_nudged"]),
        "Referred, sent {ago} and no word: ask the person who referred you, once.", OPINION,
        since="days_since_applied", days=(46, 100), to=Audience.REFERRER,
    ),
    Rule(
        "last_try_named_person", Tier.WARM, Action.CHECK_IN,
        lambda c: never_met(c) & (c["person"] | c["agency"]) & ~repeats(c)
        & np.isnan(c["days_since_nudged"]),
        "Sent {ago} without an answer, and there is a name: ask once, for this role or the next.",
        OPINION, since="days_since_applied", days=(46, 100),
    ),
)  # fmt: skip

_CLOSED = (
    Rule(
        "connect", Tier.WARM, Action.INVITE,
        lambda c: c["ended"] & not_since(c, "invited", "days_since_answered"),
        "They answered you {ago}: a good moment to connect.", OPINION,
        since="days_since_answered", days=(0, 14),
    ),
    Rule(
        "thank_after_no", Tier.WARM, Action.THANK,
        lambda c: (turned_down(c) | stepped_back(c))
        & not_since(c, "thanked", "days_since_end"),
        "They met you and it ended {ago}: thank them, and say that you are still interested.",
        THANKS, since="days_since_end", days=(0, 14),
    ),
    Rule(
        "ask_feedback", Tier.WARM, Action.ASK_FEEDBACK,
        lambda c: c["rejected"] & c["interviewed"] & (c["rounds"] < MANY)
        & not_since(c, "asked", "days_since_end"),
        "They interviewed you and said no {ago}: ask what was missing, once.", FEEDBACK,
        since="days_since_end", days=(0, 30),
    ),
    Rule(
        "ask_feedback_after_final", Tier.WARM, Action.ASK_FEEDBACK,
        lambda c: c["rejected"] & (c["rounds"] >= MANY) & not_since(c, "asked", "days_since_end"),
        "Three rounds or more and a no {ago}: ask what was missing, once.", FEEDBACK,
        since="days_since_end", days=(0, 60),
    ),
    Rule(
        "thank_referrer", Tier.WARM, Action.THANK,
        lambda c: c["ended"] & ~c["met"] & c["referrer"]
        & not_since(c, "thanked", "days_since_end"),
        "Somebody vouched for you and it ended {ago}: thank them.", OPINION,
        to=Audience.REFERRER, since="days_since_end", days=(0, 14),
    ),
    Rule(
        "reapply_as_planned", Tier.WARM, Action.REAPPLY, lambda c: ~c["open"] & ~c["offered"],
        "The day you or they named for applying again is {day}.", "Your own file",
        since="days_since_reapply", days=(0, 30), before=Segment.WATCH,
    ),
    Rule(
        "own_plan_after_end", Tier.WARM, Action.CHECK_IN, lambda c: c["ended"],
        "Your own plan says so: {plan}.", "Your own file",
        since="days_since_next_action", days=(0, 30), before=Segment.WATCH,
    ),
    Rule(
        "opening_seen_met", Tier.WARM, Action.CHECK_IN,
        lambda c: c["met"] & ~c["open"] & not_since(c, "nudged", "days_since_reopened"),
        "A role there was seen open {ago}, and they have met you.", SEATS,
        since="days_since_reopened", days=(0, 30),
    ),
    Rule(
        "opening_seen", Tier.WARM, Action.REAPPLY, lambda c: ~c["met"] & ~c["open"],
        "A role there was seen open {ago}: apply again.", SEATS,
        since="days_since_reopened", days=(0, 30),
    ),
    *check_ins(
        "close_finish",
        lambda c: turned_down(c) & ~c["mismatch"]
        & ((c["rounds"] >= MANY) | c["second_choice"] | (c["role_gone"] & c["interviewed"])),
        ((14, 21), (35, 50), (84, 112), (180, 194)),
        "You got close, and it ended {ago}: check whether the role is open again.", SEATS,
    ),
    *check_ins(
        "two_rounds",
        lambda c: turned_down(c) & ~c["mismatch"] & (c["rounds"] == TWO),
        ((35, 50), (84, 112)),
        "Two rounds, ended {ago}: check whether the role is open again.", SEATS,
    ),
    *check_ins(
        "one_round",
        lambda c: turned_down(c) & ~c["mismatch"] & c["interviewed"] & (c["rounds"] <= 1),
        ((14, 30), (84, 112)),
        "An interview, ended {ago}: check once whether the role is open again.", SEATS,
    ),
    *check_ins(
        "stepped_back", lambda c: stepped_back(c) & c["interviewed"],
        ((84, 112), (180, 194)),
        "You stepped back {ago}; they wanted you: ask whether there is something new.", POOLS,
    ),
    *check_ins(
        "kept_on_file",
        lambda c: (c["kept_on_file"] | c["waitlisted"]) & ~c["offered"] & ~c["hired"],
        ((14, 28), (84, 112)),
        "They keep your application ({ago}): ask when the next round begins.", POOLS,
    ),
    *check_ins(
        "on_hold", lambda c: c["hiring_freeze"] & ~c["offered"] & ~c["hired"],
        ((35, 50), (84, 112)),
        "The role was put on hold ({ago}): ask whether it is back.", SEATS,
    ),
    *check_ins(
        "on_hold_undated",
        lambda c: c["hiring_freeze"] & ~c["end_dated"] & ~c["offered"] & ~c["hired"],
        ((35, 112),),
        "The role was put on hold, on a day your file does not name: ask whether it is back.",
        SEATS,
    ),
    *check_ins(
        "asked_to_come_back", lambda c: c["reapply_later"] & c["ended"],
        ((84, 112), (180, 194)),
        "They asked you to come back: {ago} it ended.", POOLS,
    ),
    *check_ins(
        "agency", lambda c: c["agency"] & (c["ended"] | c["silent"]) & ~repeats(c),
        ((14, 60),),
        "The agency has other clients: ask once what else is open ({ago}).", OPINION,
        to=Audience.AGENCY,
    ),
)  # fmt: skip

_NO_MESSAGE = (
    Rule(
        "scam", Tier.NOTHING, Action.NONE, lambda c: c["scam"],
        "Your notes say that it was not a real offer.", "Your own file", segment=Segment.LET_GO,
    ),
    Rule(
        "hired_elsewhere", Tier.NOTHING, Action.NONE, lambda c: c["accepted"],
        "You accepted another offer, and nobody there is waiting.", OPINION,
        segment=Segment.LET_GO,
    ),
    Rule(
        "appointment", Tier.NOTHING, Action.NONE,
        lambda c: c["open"] & (np.fmin(c["days_to_next"], c["days_to_interview"]) > 0),
        "The next step is on {next}: prepare for it, nothing to send.", "Your own file",
        segment=Segment.RUNNING,
    ),
    Rule(
        "offer_lapsed", Tier.NOTHING, Action.NONE, lambda c: c["offered"],
        "The offer is more than four months old.", OPINION, segment=Segment.LET_GO,
    ),
    Rule(
        "applied_again", Tier.NOTHING, Action.NONE, lambda c: c["reapplied_lately"],
        "You applied again {reapplied}: give them time.", NEWS, segment=Segment.RUNNING,
    ),
    Rule(
        "tested", Tier.NOTHING, Action.NONE,
        lambda c: c["open"] & (c["stage"] == Stage.SCREEN) & ~c["met"]
        & ~(c["days_since_touch"] > QUIET_AFTER_APPLYING) & ~c["said_silent"],
        "A test or assessment, nobody has met you yet: wait for the result.", OPINION,
        segment=Segment.RUNNING,
    ),
    Rule(
        "just_sent", Tier.NOTHING, Action.NONE,
        lambda c: c["open"] & (c["days_since_touch"] <= A_MONTH),
        "Sent or last heard {touch}: give them time.", NEWS, segment=Segment.RUNNING,
    ),
    Rule(
        "quiet", Tier.NOTHING, Action.NONE,
        lambda c: c["open"] & ~c["said_silent"]
        & (~c["silent"] | (c["days_since_touch"] <= QUIET_AFTER_APPLYING)),
        "No reply yet, and it is not too late for one: nobody to ask.", NEWS,
        segment=Segment.RUNNING,
    ),
    Rule(
        "repeat_applicant", Tier.NOTHING, Action.NONE,
        lambda c: ~c["open_lately"] & repeats(c) & (c["days_since_sent_there"] <= REST_DAYS),
        "{count} applications there and no interview: rest until {rest}.", REST,
        segment=Segment.LET_GO,
    ),
    Rule(
        "met_long_ago", Tier.NOTHING, Action.NONE, lambda c: c["met"],
        "They met you, but too long ago for a message to be more than a new application.",
        OPINION, segment=Segment.LET_GO,
    ),
    Rule(
        "tested_only", Tier.NOTHING, Action.NONE, lambda c: c["stage"] == Stage.SCREEN,
        "A test, and nobody there has met you.", OPINION, segment=Segment.LET_GO,
    ),
    Rule(
        "turned_down_on_cv", Tier.NOTHING, Action.NONE, lambda c: c["rejected"] | c["role_gone"],
        "Turned down on the application; nobody there has met you.", FEEDBACK,
        segment=Segment.LET_GO,
    ),
    Rule(
        "withdrew_early", Tier.NOTHING, Action.NONE, lambda c: c["withdrawn"] | c["declined"],
        "You withdrew before anybody met you.", OPINION, segment=Segment.LET_GO,
    ),
    Rule(
        "no_reply", Tier.NOTHING, Action.NONE, lambda c: c["open"] | ~c["open"],
        "No reply, and nobody there has met you: a new application is the better use of time.",
        OPINION, segment=Segment.LET_GO,
    ),
)  # fmt: skip

RULES: tuple[Rule, ...] = (*_ACCEPTED, *_OWED, *_RUNNING, *_CLOSED, *_NO_MESSAGE)
"""In order of precedence within one application."""

ACCEPTED_RULES = frozenset(rule.name for rule in (*_ACCEPTED, *_NO_MESSAGE))

BELOW_THE_LINE = (
    "A message is less likely to bring a reply than a new application in the same time."
)

PLANNED_RULES = frozenset({"own_plan", "own_plan_after_end", "reapply_as_planned"})
"""Rules by which the person's own plan decides."""

PLAN_COLUMNS = ("days_since_next_action", "days_since_reapply", "days_to_next_action")
"""What they look at."""

OFFER_IN_HAND = "You have an offer in hand: a good reason to ask."
