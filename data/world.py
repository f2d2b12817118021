"""
The rates a simulated job search lives by, and the names that fill its tracker.

Rates are round figures within what has been published: cold applicants get a first
conversation in about one case in ten and referred ones in about one in two (Lever 2017,
Ashby 2024, CareerPlug 2024); a yes comes within days and a no after weeks or never
(Employ 2026, CandE 2023); of those screened a third to a half reach an interview and of those
interviewed about three in ten get an offer (Lever 2017 and 2019). Nobody has published what a
message after a rejection does: ``REPLY_LOG_ODDS`` is an assumption with the usual order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ajar.model.enums import Channel, Outcome, Stage


@dataclass(frozen=True)
class ChannelRates:
    """What becomes of applications sent by one way; what is left over never hears anything."""

    share: float
    """Of all applications."""
    positive: float
    rejected: float
    closed: float
    withdrawn: float
    nudged: float
    """Chance that the person plans to ask for news, should nothing come."""


CHANNELS: Mapping[Channel, ChannelRates] = {
    Channel.JOB_BOARD: ChannelRates(0.52, 0.08, 0.38, 0.03, 0.02, 0.45),
    Channel.CAREERS_PAGE: ChannelRates(0.21, 0.13, 0.37, 0.04, 0.02, 0.50),
    Channel.REFERRAL: ChannelRates(0.09, 0.45, 0.22, 0.04, 0.03, 0.60),
    Channel.RECRUITER: ChannelRates(0.07, 0.40, 0.20, 0.05, 0.05, 0.50),
    Channel.AGENCY: ChannelRates(0.05, 0.35, 0.20, 0.05, 0.03, 0.50),
    Channel.NETWORKING: ChannelRates(0.06, 0.25, 0.22, 0.04, 0.03, 0.55),
}

REPLY_LOG_ODDS: Mapping[str, float] = {
    "base": -2.2,
    "screen": 0.9,
    "interview": 1.55,
    "final": 2.2,
    "other_candidate": 0.5,
    "role_gone": 0.5,
    "skills": -0.7,
    "mismatch": -1.4,
    "silent_applied": -0.3,
    "careers_page": 0.5,
    "recruiter": 0.4,
    "agency": 1.0,
    "referral": 1.1,
    "contact": 0.5,
}
"""Log-odds of a positive human reply within 60 days of a message to a door that closed."""

HALF_LIFE_DAYS = 180
"""In which the terms of stage and contact lose half their weight."""


@dataclass(frozen=True)
class World:
    """Everything that can be set about a simulated search."""

    channels: Mapping[Channel, ChannelRates] = field(default_factory=lambda: dict(CHANNELS))
    advance: tuple[float, float, float] = (0.45, 0.50, 0.55)
    """Chance to go on from a screen, an interview and a final round."""
    stopped: Mapping[Outcome, float] = field(
        default_factory=lambda: {
            Outcome.REJECTED: 0.66,
            Outcome.OPEN: 0.22,
            Outcome.WITHDRAWN: 0.07,
            Outcome.CLOSED: 0.05,
        }
    )
    """What becomes of those who do not go on; open is silence for good."""
    company_spread: float = 0.6
    """Standard deviation between companies of the log-odds to answer at all."""
    applications_per_company: float = 1.25
    uneven: float = 0.0
    """How unequally applications fall on companies: the k-th gets a share like k^-uneven."""
    pace: float = 1.0
    """How many times as long as usual employers take for everything."""
    notes: tuple[float, float] = (0.08, 0.5)
    """Chance to send each kind of note after a rejection: on paper, and after a conversation."""
    nudge_effect: float = 0.0
    """What asking for news adds to the chance of a word within the next 45 days."""
    reengage: float = 0.25
    """Share of closed or silent doors that the person writes to."""


COMPANY_FIRST = (
    "Alder", "Amber", "Arbour", "Aster", "Beacon", "Birch", "Bluebell", "Bramble", "Bright",
    "Brook", "Cairn", "Cedar", "Clover", "Copper", "Coral", "Curlew", "Dapple", "Delta", "Dove",
    "Elder", "Ember", "Fable", "Falcon", "Fern", "Finch", "Flint", "Garnet", "Glen", "Granite",
    "Harbour", "Hazel", "Heath", "Heron", "Indigo", "Ivory", "Juniper", "Kestrel", "Lantern",
    "Larch", "Linden", "Lumen", "Maple", "Marble", "Meadow", "Merlin", "Mint", "Moss", "Nettle",
    "North", "Oak", "Opal", "Orchard", "Osprey", "Pebble", "Pine", "Plover", "Quarry", "Quill",
    "Raven", "Reed", "River", "Rowan", "Saffron", "Sage", "Silver", "Slate", "Sparrow", "Spruce",
    "Stone", "Swift", "Tansy", "Teal", "Thistle", "Tidal", "Umber", "Vale", "Velvet", "Violet",
    "Walnut", "Willow", "Winter", "Wren", "Yarrow", "Zephyr",
)  # fmt: skip
COMPANY_LAST = (
    "Analytics", "Bank", "Care", "Cloud", "Data", "Energy", "Foods", "Freight", "Games", "Grid",
    "Health", "Homes", "Insurance", "Labs", "Learning", "Logistics", "Media", "Mobility",
    "Networks", "Optics", "Payments", "Pharma", "Press", "Rail", "Research", "Retail", "Robotics",
    "Security", "Software", "Systems", "Textiles", "Travel", "Water", "Works",
)  # fmt: skip
ROLES = (
    "Data Analyst", "Senior Data Analyst", "Product Analyst", "Analytics Engineer",
    "Business Intelligence Analyst", "Data Scientist", "Operations Analyst", "Insights Manager",
    "Marketing Analyst", "Reporting Specialist", "Product Manager", "Software Engineer",
)  # fmt: skip
PLACES = ("Remote", "Leeds", "Manchester", "Bristol", "London", "Edinburgh", "Hybrid, London")
FIRST_NAMES = (
    "Amara", "Ben", "Chloe", "Daniel", "Elif", "Farid", "Grace", "Hana", "Ivan", "Jonas", "Kofi",
    "Lena", "Marta", "Noor", "Oskar", "Priya", "Rosa", "Samuel", "Tariq", "Uma", "Vera", "Wei",
)  # fmt: skip
LAST_NAMES = (
    "Adeyemi", "Baker", "Costa", "Dahl", "Evans", "Fischer", "Garcia", "Hughes", "Ivanova",
    "Jensen", "Khan", "Lindqvist", "Moreau", "Novak", "Okafor", "Patel", "Rossi", "Silva",
    "Tanaka", "Ueda", "Walsh", "Young",
)  # fmt: skip
STAGE_NAMES = {Stage.SCREEN: "screen", Stage.INTERVIEW: "interview", Stage.FINAL: "final"}
