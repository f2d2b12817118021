"""Rules for what the person owes, and for a search that an accepted offer has ended."""

import numpy as np

from ajar.model.enums import Stage
from ajar.reengage.recommendation import Action, Segment
from ajar.reengage.rules.rule import (
    HIRED_ELSEWHERE,
    Audience,
    Rule,
    Tier,
    knows_somebody,
    not_since,
)
from ajar.reengage.rules.rule_inputs import OFFER_WAITS
from ajar.reengage.rules.sources import (
    OPINION,
    OWN_FILE,
    THANKS,
)

ACCEPTED = (
    Rule(
        "hired", Tier.NOTHING, Action.NONE, lambda c: c["hired"],
        "You accepted their offer.", OWN_FILE, segment=Segment.RUNNING,
    ),
    Rule(
        "decline_open_offer", Tier.OWED, Action.WITHDRAW,
        lambda c: c["accepted"] & c["offered"] & ~c["hired_there"],
        "You accepted another offer and theirs is still open: decline it.", OPINION,
        since="days_since_offer", undated=True, within=2,
    ),
    Rule(
        "withdraw", Tier.OWED, Action.WITHDRAW,
        lambda c: c["accepted"] & c["open"] & ~c["hired_there"] & knows_somebody(c)
        & ~(c["days_since_touch"] > HIRED_ELSEWHERE),
        "You accepted another offer and somebody there is waiting: withdraw.", OPINION,
        since="days_since_touch", undated=True, within=4,
    ),
    Rule(
        "tell_the_referrer", Tier.WARM, Action.THANK,
        lambda c: c["accepted"] & c["referrer"] & not_since(c, "thanked", "days_since_applied"),
        "They recommended you {ago}: tell them how it ended, and thank them.", OPINION,
        to=Audience.REFERRER, since="days_since_applied", days=(0, 120),
    ),
    Rule(
        "thank_before_leaving", Tier.WARM, Action.THANK,
        lambda c: c["accepted"] & c["met"] & c["ended"] & ~c["hired_there"]
        & not_since(c, "thanked", "days_since_end"),
        "They met you and it ended {ago}: thank them and stay in touch.", THANKS,
        since="days_since_end", days=(0, 30),
    ),
)  # fmt: skip

OWED = (
    Rule(
        "answer_offer", Tier.OWED, Action.ANSWER,
        lambda c: c["offered"] & ~c["accepted"] & ~c["offer_rescinded"],
        "Their offer waits for your answer.", OPINION,
        since="days_since_offer", days=(0, OFFER_WAITS), undated=True, within=2,
    ),
    Rule(
        "answer_by_deadline", Tier.OWED, Action.ANSWER,
        lambda c: c["open"] & (c["stage"] >= Stage.SCREEN) & (c["days_to_deadline"] >= 0),
        "They expect something from you by {deadline}.", OWN_FILE,
        since="days_before_deadline", days=(-14, 0), within=0,
    ),
    Rule(
        "answer_request", Tier.OWED, Action.ANSWER,
        lambda c: c["open"] & c["answer_owed"] & ~(c["days_since_touch"] > HIRED_ELSEWHERE),
        "Your notes say that they wait for an answer from you.", OWN_FILE, within=1,
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
