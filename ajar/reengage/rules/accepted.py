"""Rules for a search that an accepted offer has ended: whom to tell, and whom to thank."""

from ajar.reengage.recommendation import Action, Segment
from ajar.reengage.rules.rule import (
    ANSWER_OWED_DAYS,
    Audience,
    Rule,
    Tier,
    knows_somebody,
    not_since,
)
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
        lambda c: c["accepted"] & c["offer_waits"] & ~c["hired_there"],
        "You accepted another offer and theirs is still open: decline it.", OPINION,
        since="days_since_offer", undated=True, within=2,
    ),
    Rule(
        "withdraw", Tier.OWED, Action.WITHDRAW,
        lambda c: c["accepted"] & c["open"] & ~c["hired_there"] & knows_somebody(c)
        & (~c["referrer"] | c["met"] | c["replied"])
        & ~(c["days_since_contact"] > ANSWER_OWED_DAYS),
        "You accepted another offer and somebody there is waiting: withdraw.", OPINION,
        since="days_since_contact", undated=True, within=4,
    ),
    Rule(
        "tell_the_referrer", Tier.WARM, Action.THANK,
        lambda c: c["accepted"] & c["referrer"] & not_since(c, "thanked", "days_since_applied"),
        "They recommended you for what you sent {ago}: tell them how it ended, and thank them.",
        OPINION,
        to=Audience.REFERRER, since="days_since_applied", days=(0, 120),
    ),
    Rule(
        "thank_before_leaving", Tier.WARM, Action.THANK,
        lambda c: c["accepted"] & c["met"] & c["ended"] & ~c["hired_there"]
        & not_since(c, "thanked", "days_since_end"),
        "They met you and {ended} {ago}: thank them, and stay in touch.", THANKS,
        since="days_since_end", days=(0, 30),
    ),
)  # fmt: skip
