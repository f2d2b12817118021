"""Rules for applications that call for no message, each with the reason."""

import numpy as np

from ajar.model.enums import Stage
from ajar.reengage.recommendation import Action, Segment
from ajar.reengage.rules.rule import (
    A_MONTH,
    Rule,
    Tier,
    heard_lately,
    repeats,
)
from ajar.reengage.rules.rule_inputs import FORGOTTEN, QUIET_AFTER_APPLYING, REST_DAYS
from ajar.reengage.rules.sources import (
    FEEDBACK,
    NEWS,
    OPINION,
    OWN_FILE,
    REST,
)

NO_MESSAGE = (
    Rule(
        "scam", Tier.NOTHING, Action.NONE, lambda c: c["scam"],
        "Your notes say that it was not a real offer.", OWN_FILE, segment=Segment.LET_GO,
    ),
    Rule(
        "hired_elsewhere", Tier.NOTHING, Action.NONE, lambda c: c["accepted"],
        "You accepted another offer, and nobody there is waiting.", OPINION,
        segment=Segment.LET_GO,
    ),
    Rule(
        "appointment", Tier.NOTHING, Action.NONE,
        lambda c: c["open"] & (np.fmin(c["days_to_next"], c["days_to_interview"]) >= 0),
        "The next step is on {next}: prepare for it, nothing to send.", OWN_FILE,
        segment=Segment.RUNNING,
    ),
    Rule(
        "plan_without_message", Tier.NOTHING, Action.NONE,
        lambda c: c["open"] & (c["days_to_own_work"] >= 0),
        "Your own plan for {work} is {plan}: nothing to send.", OWN_FILE,
        segment=Segment.RUNNING,
    ),
    Rule(
        "prepare", Tier.NOTHING, Action.NONE,
        lambda c: c["open"] & c["to_prepare"] & c["planned"],
        "Your notes speak of a conversation to prepare for: nothing to send.", OWN_FILE,
        segment=Segment.RUNNING,
    ),
    Rule(
        "offer_taken_back", Tier.NOTHING, Action.NONE,
        lambda c: c["offered"] & c["offer_rescinded"],
        "They took the offer back.", OWN_FILE, segment=Segment.LET_GO,
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
        & ~(c["days_since_contact"] > QUIET_AFTER_APPLYING + c["patience"]) & ~c["said_silent"],
        "A test or assessment, nobody has met you yet: wait for the result.", OPINION,
        segment=Segment.RUNNING,
    ),
    Rule(
        "just_sent", Tier.NOTHING, Action.NONE,
        lambda c: c["open"] & heard_lately(c, A_MONTH),
        "Sent or last heard {touch}: give them time.", NEWS, segment=Segment.RUNNING,
    ),
    Rule(
        "quiet", Tier.NOTHING, Action.NONE,
        lambda c: c["open"] & ~c["said_silent"]
        & (~c["silent"] | heard_lately(c, QUIET_AFTER_APPLYING))
        & (c["days_since_contact"] <= FORGOTTEN),
        "No reply yet, and it is not too late for one.", NEWS, segment=Segment.RUNNING,
    ),
    Rule(
        "open_undated", Tier.NOTHING, Action.NONE,
        lambda c: c["open"] & ~c["said_silent"] & np.isnan(c["days_since_contact"]),
        "Open by your file, which gives no dates: add when you applied.", OWN_FILE,
        segment=Segment.RUNNING,
    ),
    Rule(
        "repeat_applicant", Tier.NOTHING, Action.NONE,
        lambda c: ~c["open_lately"] & repeats(c) & (c["days_since_sent_there"] <= REST_DAYS),
        "{count} applications there and no interview: rest until {rest}.", REST,
        segment=Segment.LET_GO,
    ),
    Rule(
        "met_on_unknown_day", Tier.NOTHING, Action.NONE,
        lambda c: c["met"] & c["ended"] & np.isnan(c["days_since_end"]),
        "They met you (no date in your file): too little to tell whether a message is "
        "due.", OWN_FILE, segment=Segment.LET_GO,
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
