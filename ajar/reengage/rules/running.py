"""Rules for applications that are still open: whom to ask for news, and when."""

import numpy as np

from ajar.reengage.recommendation import Action, Segment
from ajar.reengage.rules.rule import (
    A_MONTH,
    TWO,
    Audience,
    Rule,
    Tier,
    in_process,
    knows_somebody,
    never_met,
    not_since,
    only_researched,
    repeats,
)
from ajar.reengage.rules.rule_inputs import LAST_DAY_TO_ASK, TIME_TO_ASK
from ajar.reengage.rules.sources import (
    LOOPS,
    NEWS,
    OPINION,
    OWN_FILE,
)

RUNNING = (
    Rule(
        "own_plan", Tier.DUE, Action.NUDGE,
        lambda c: c["open"] & ~(c["days_to_next"] > 0) & ~c["plan_by_formula"],
        "Your own plan says so: {plan}.", OWN_FILE,
        since="days_since_next_action", days=(0, 30), before=Segment.RUNNING,
    ),
    Rule(
        "promised_day", Tier.DUE, Action.NUDGE, lambda c: c["open"],
        "They named {day}: ask for news three days after it.", NEWS,
        since="days_since_decision", days=(3, 30), before=Segment.RUNNING,
    ),
    Rule(
        "own_note", Tier.DUE, Action.NUDGE,
        lambda c: c["open"] & c["meant_to_write"] & ~c["planned"] & ~c["hiring_freeze"]
        & knows_somebody(c) & ~c["said_silent"],
        "Your own notes say to follow up: one short question.", OWN_FILE,
        since="days_since_contact", days=(0, LAST_DAY_TO_ASK), undated=True,
    ),
    Rule(
        "ask_with_an_offer", Tier.DUE, Action.NUDGE,
        lambda c: c["open"] & c["met"] & ~c["hiring_freeze"] & c["offer_elsewhere"]
        & ~(np.fmin(c["days_to_next"], c["days_to_interview"]) > 0) & ~c["to_prepare"],
        "You have an offer in hand: ask when they decide.", OPINION,
        since="days_since_talk", days=(3, LAST_DAY_TO_ASK),
    ),
    Rule(
        "ask_after_appointment", Tier.DUE, Action.NUDGE,
        lambda c: in_process(c) & (c["days_since_talk"] == c["days_since_appointment"])
        & not_since(c, "thanked", "days_since_appointment"),
        "There was to be a conversation {ago}, and your notes end there: thank them, or ask.",
        OPINION, since="days_since_appointment", days=(3, TIME_TO_ASK - 1),
    ),
    Rule(
        "ask_after_interview", Tier.DUE, Action.NUDGE, in_process,
        "You last spoke or heard from them {ago}: ask for news.", f"{NEWS}. {LOOPS}",
        since="days_since_talk", days=(TIME_TO_ASK, LAST_DAY_TO_ASK),
        before=Segment.RUNNING, undated=True,
    ),
    Rule(
        "closing_line", Tier.DUE, Action.CHECK_IN,
        lambda c: in_process(c)
        & ((c["rounds"] >= TWO) | (c["interviewed"] | c["person"]) & ~c["said_silent"]),
        "They met you, and the last news was {ago}: send one last line.", LOOPS,
        since="days_since_talk", days=(LAST_DAY_TO_ASK + 1, 100),
    ),
    Rule(
        "ask_referrer_for_news", Tier.WARM, Action.CHECK_IN,
        lambda c: in_process(c) & c["referrer"],
        "Somebody inside recommended you: ask them what became of it.", OPINION,
        to=Audience.REFERRER, since="days_since_talk", days=(LAST_DAY_TO_ASK + 1, 120),
    ),
    Rule(
        "ask_referrer", Tier.WARM, Action.NUDGE,
        lambda c: never_met(c) & c["referrer"],
        "Referred, sent {ago} and no word: ask the person who referred you.", NEWS,
        to=Audience.REFERRER, since="days_since_applied", days=(10, LAST_DAY_TO_ASK),
        before=Segment.RUNNING,
    ),
    Rule(
        "ask_for_introduction", Tier.WARM, Action.NUDGE,
        lambda c: never_met(c) & c["acquaintance"] & ~c["referrer"],
        "You know somebody there: ask for an introduction.",
        "A referral doubles to quadruples the odds of an interview (Lever, Jobvite)",
        to=Audience.CONNECTION, since="days_since_applied", days=(1, LAST_DAY_TO_ASK),
        before=Segment.RUNNING,
    ),
    Rule(
        "ask_agency", Tier.WARM, Action.NUDGE,
        lambda c: never_met(c) & c["agency"] & ~repeats(c),
        "An agency put you forward {ago}: ask for news.", NEWS,
        since="days_since_applied", days=(TIME_TO_ASK, LAST_DAY_TO_ASK), before=Segment.RUNNING,
    ),
    Rule(
        "ask_named_person", Tier.WARM, Action.NUDGE,
        lambda c: never_met(c) & c["person"] & ~repeats(c)
        & ~(only_researched(c) & (c["days_since_applied"] > A_MONTH)),
        "Sent {ago}, and there is somebody to ask: one short question.", NEWS,
        since="days_since_applied", days=(10, LAST_DAY_TO_ASK), before=Segment.RUNNING, cold=True,
    ),
    Rule(
        "answer_reply", Tier.WARM, Action.NUDGE,
        lambda c: never_met(c) & c["replied"] & ~c["said_silent"]
        & ~c["kept_on_file"] & ~c["waitlisted"],
        "They wrote {ago} without saying no: reply and ask for the next step.", NEWS,
        since="days_since_word", days=(7, 30), before=Segment.RUNNING,
    ),
    Rule(
        "answer_to_message", Tier.WARM, Action.NUDGE,
        never_met,
        "Somebody there answered your message {ago}: ask what became of it.", NEWS,
        since="days_since_answered", days=(TIME_TO_ASK, LAST_DAY_TO_ASK), before=Segment.RUNNING,
    ),
    Rule(
        "last_try_referrer", Tier.WARM, Action.CHECK_IN,
        lambda c: never_met(c) & c["referrer"] & ~repeats(c) & np.isnan(c["days_since_nudged"]),
        "Referred, sent {ago} and no word: ask the person who referred you, once.", OPINION,
        since="days_since_applied", days=(LAST_DAY_TO_ASK + 1, 100), to=Audience.REFERRER,
    ),
    Rule(
        "last_try_agency", Tier.WARM, Action.CHECK_IN,
        lambda c: never_met(c) & c["agency"] & ~repeats(c) & np.isnan(c["days_since_nudged"]),
        "Sent {ago} through an agency without an answer: ask once, for this role or the next.",
        OPINION, since="days_since_applied", days=(LAST_DAY_TO_ASK + 1, 100), cold=True,
    ),
    Rule(
        "last_try_named_person", Tier.WARM, Action.CHECK_IN,
        lambda c: never_met(c) & c["person"] & ~repeats(c) & ~only_researched(c)
        & np.isnan(c["days_since_nudged"]),
        "Sent {ago} without an answer, and there is somebody to ask: ask once, for this role or "
        "the next.",
        OPINION, since="days_since_applied", days=(LAST_DAY_TO_ASK + 1, 100), cold=True,
    ),
)  # fmt: skip
