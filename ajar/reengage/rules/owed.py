"""Rules for what the person owes to a company that waits for them."""

import numpy as np

from ajar.model.enums import Stage
from ajar.reengage.recommendation import Action
from ajar.reengage.rules.rule import (
    ANSWER_OWED_DAYS,
    Audience,
    Rule,
    Tier,
    not_since,
)
from ajar.reengage.rules.rule_inputs import OFFER_WAITS
from ajar.reengage.rules.sources import (
    OPINION,
    OWN_FILE,
    THANKS,
)

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
        lambda c: c["open"] & c["answer_owed"] & ~(c["days_since_contact"] > ANSWER_OWED_DAYS),
        "Your notes say that they wait for an answer from you.", OWN_FILE, within=1,
    ),
    Rule(
        "confirm_interview", Tier.OWED, Action.ANSWER,
        lambda c: c["open"] & c["plans_interview"] & np.isnan(c["days_to_interview"])
        & np.isnan(c["days_to_next"]),
        "The interview has no date yet: confirm one.", OPINION, within=1,
    ),
    Rule(
        "thank_interviewer_today", Tier.OWED, Action.THANK,
        lambda c: c["open"] & not_since(c, "thanked", "days_since_talk_held"),
        "The conversation is today: thank them once it is over.", THANKS,
        since="days_since_talk_held", days=(0, 0), within=1, to=Audience.INTERVIEWERS,
    ),
    Rule(
        "thank_interviewer", Tier.OWED, Action.THANK,
        lambda c: c["open"] & not_since(c, "thanked", "days_since_talk_held"),
        "You spoke {ago}: thank them while they remember.", THANKS,
        since="days_since_talk_held", days=(1, 2), to=Audience.INTERVIEWERS,
    ),
)  # fmt: skip
