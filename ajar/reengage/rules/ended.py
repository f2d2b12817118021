"""Rules for applications that have ended: thanks, feedback, check-ins and applying again."""

import numpy as np

from ajar.reengage.recommendation import Action, Segment
from ajar.reengage.rules.hiring_practice import SEASON
from ajar.reengage.rules.rule import (
    A_MONTH,
    A_YEAR,
    MANY,
    TWO,
    Audience,
    Rule,
    Tier,
    check_ins,
    got_close,
    not_since,
    on_hold_until,
    reason_told,
    repeats,
    role_went,
    stepped_back,
    turned_down,
)
from ajar.reengage.rules.sources import (
    FEEDBACK,
    OPINION,
    OWN_FILE,
    POOLS,
    SEASONS,
    SEATS,
    THANKS,
)

ENDED = (
    Rule(
        "thank_for_feedback", Tier.WARM, Action.THANK,
        lambda c: c["rejected"] & ~c["met"] & ~np.isnan(c["days_since_feedback"])
        & not_since(c, "thanked", "days_since_end"),
        "They said no {ago} and told you why: thank them, and ask them to keep you in mind.",
        THANKS, since="days_since_end", days=(0, 14),
    ),
    Rule(
        "thank_for_answer", Tier.WARM, Action.THANK,
        lambda c: (c["rejected"] | c["role_gone"]) & ~c["met"] & c["wrote_to_person"]
        & ~c["end_undated"] & not_since(c, "thanked", "days_since_end"),
        "You wrote to a person, who answered {ago}: thank them, and stay in their sight.",
        THANKS, since="days_since_end", days=(0, 14),
    ),
    Rule(
        "connect", Tier.WARM, Action.INVITE,
        lambda c: c["ended"] & not_since(c, "invited", "days_since_answered"),
        "They answered you {ago}: a good moment to connect.", OPINION,
        since="days_since_answered", days=(0, 14),
    ),
    Rule(
        "thank_after_no", Tier.WARM, Action.THANK,
        lambda c: (turned_down(c) | stepped_back(c))
        & (~c["end_undated"] | (c["days_since_applied"] <= A_MONTH))
        & not_since(c, "thanked", "days_since_end"),
        "They met you and {ended} {ago}: thank them, and stay in touch.",
        THANKS, since="days_since_end", days=(0, 14),
    ),
    Rule(
        "ask_feedback", Tier.WARM, Action.ASK_FEEDBACK,
        lambda c: c["rejected"] & c["interviewed"] & (c["rounds"] < MANY)
        & not_since(c, "asked", "days_since_end") & ~reason_told(c) & ~c["offer_rescinded"],
        "They interviewed you and said no {ago}: ask what was missing, once.", FEEDBACK,
        since="days_since_end", days=(0, 30),
    ),
    Rule(
        "ask_feedback_offered", Tier.WARM, Action.ASK_FEEDBACK,
        lambda c: (c["rejected"] | c["role_gone"]) & c["feedback_offered"]
        & not_since(c, "asked", "days_since_end") & np.isnan(c["days_since_feedback"]),
        "They said no {ago} and offered to tell you why: ask them, once.", FEEDBACK,
        since="days_since_end", days=(0, 30),
    ),
    Rule(
        "ask_feedback_after_final", Tier.WARM, Action.ASK_FEEDBACK,
        lambda c: c["rejected"] & (c["rounds"] >= MANY)
        & not_since(c, "asked", "days_since_end") & ~reason_told(c) & ~c["offer_rescinded"],
        "Three rounds or more and a no {ago}: ask what was missing, once.", FEEDBACK,
        since="days_since_end", days=(0, 60),
    ),
    Rule(
        "thank_referrer", Tier.WARM, Action.THANK,
        lambda c: c["ended"] & ~c["met"] & c["referrer"]
        & not_since(c, "thanked", "days_since_end"),
        "Somebody there recommended you and {ended} {ago}: thank them.", OPINION,
        to=Audience.REFERRER, since="days_since_end", days=(0, 14),
    ),
    Rule(
        "on_hold_until", Tier.WARM, Action.CHECK_IN,
        lambda c: c["hiring_freeze"] & ~c["withdrawn"] & ~c["declined"] & ~c["offered"]
        & ~c["hired"],
        "The role was put on hold until {day}: ask whether it is back.", OWN_FILE,
        since="days_since_reapply", days=(0, 30), before=Segment.WATCH,
    ),
    Rule(
        "reapply_as_planned", Tier.WARM, Action.REAPPLY, lambda c: ~c["open"] & ~c["offered"],
        "The day you or they named for applying again is {day}.", OWN_FILE,
        since="days_since_reapply", days=(0, 30), before=Segment.WATCH,
    ),
    Rule(
        "own_plan_after_end", Tier.WARM, Action.CHECK_IN, lambda c: c["ended"],
        "Your own plan says so: {plan}.", OWN_FILE,
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
        "role_went", role_went, ((14, 21), (35, 50), (84, 112), (180, 194)),
        "The role was closed after your interview ({ago}): ask whether it is open again.", SEATS,
    ),
    *check_ins(
        "close_finish",
        got_close,
        ((14, 21), (35, 50), (84, 112), (180, 194)),
        "You got close, and {ended} {ago}: ask whether the role is open again.", SEATS,
    ),
    Rule(
        "role_went_undated", Tier.WARM, Action.CHECK_IN,
        lambda c: role_went(c) & np.isnan(c["days_since_end"])
        & np.isnan(c["days_since_message"]),
        "The role was closed after your interview (no date in your file): ask whether it is open "
        "again.",
        SEATS,
    ),
    Rule(
        "close_finish_undated", Tier.WARM, Action.CHECK_IN,
        lambda c: got_close(c) & np.isnan(c["days_since_end"])
        & np.isnan(c["days_since_message"]),
        "You got close (no date in your file): ask whether the role is open again.",
        SEATS,
    ),
    *check_ins(
        "two_rounds",
        lambda c: turned_down(c) & ~c["mismatch"] & (c["rounds"] == TWO),
        ((35, 50), (84, 112)),
        "You had two rounds and {ended} {ago}: ask whether the role is open again.", SEATS,
    ),
    *check_ins(
        "call", lambda c: turned_down(c) & ~c["mismatch"] & ~c["interviewed"], ((14, 30),),
        "They spoke to you and {ended} {ago}: ask once whether something similar is open.", SEATS,
    ),
    *check_ins(
        "one_round",
        lambda c: turned_down(c) & ~c["mismatch"] & c["interviewed"] & (c["rounds"] <= 1),
        ((14, 30), (84, 112)),
        "They interviewed you and {ended} {ago}: ask whether the role is open again.", SEATS,
    ),
    *check_ins(
        "stepped_back", lambda c: stepped_back(c) & c["interviewed"],
        ((84, 112), (180, 194)),
        "You stepped back {ago}; they wanted you: ask whether there is something new.", POOLS,
    ),
    *check_ins(
        "they_came_to_you", lambda c: turned_down(c) & c["interviewed"] & c["approached"],
        ((180, 194), (365, 379)),
        "They approached you, and {ended} {ago}: ask whether there is something new.", POOLS,
    ),
    *check_ins(
        "kept_on_file",
        lambda c: (c["kept_on_file"] | c["waitlisted"]) & ~c["offered"] & ~c["hired"],
        ((14, 28), (84, 112)),
        "They keep your application ({ago}): ask whether something has opened.", POOLS,
    ),
    *check_ins(
        "on_hold",
        lambda c: c["hiring_freeze"] & ~c["offered"] & ~c["hired"],
        ((35, 50), (84, 112)),
        "The role was put on hold ({ago}): ask whether it is back.", SEATS,
    ),
    Rule(
        "on_hold_undated", Tier.WARM, Action.CHECK_IN,
        lambda c: c["hiring_freeze"] & c["end_undated"] & ~c["offered"]
        & ~on_hold_until(c)
        & ~c["hired"] & np.isnan(c["days_since_message"]),
        "The role was put on hold (no date in your file): ask whether it is back.",
        SEATS, since="days_since_applied", days=(49, 126), before=Segment.WATCH,
    ),
    *check_ins(
        "asked_to_come_back",
        lambda c: c["reapply_later"] & c["ended"] & ~(c["days_to_reapply"] > 0),
        ((84, 112), (180, 194)),
        "Your notes speak of applying again, and {ended} {ago}: ask whether it is time.", POOLS,
    ),
    *check_ins(
        "agency", lambda c: c["agency"] & (c["ended"] | c["silent"]) & ~repeats(c),
        ((14, 60),),
        "The agency has other clients: ask once what else is open ({ago}).", OPINION,
        to=Audience.AGENCY,
    ),
    Rule(
        "next_season", Tier.WARM, Action.REAPPLY,
        lambda c: c["campus"] & (c["met"] | c["kept_on_file"] | c["waitlisted"])
        & (c["ended"] | c["silent"]) & (c["days_since_contact"] <= A_YEAR),
        "They know you, and programmes like this one open from {day}: apply again.", SEASONS,
        since="days_since_season", days=(0, SEASON), before=Segment.WATCH,
    ),
)  # fmt: skip
