"""Kinds of searches on which the coverage of intervals is counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ajar.model.enums import Channel
from data.simulator import Search, simulate
from data.world import CHANNELS, World

AS_OF = date(2026, 11, 23)


@dataclass(frozen=True)
class Kind:
    """Searches alike in their rates and length."""

    name: str
    told: str
    """What is special about it."""
    applications: int = 150
    days: int = 420
    """From the first application to the as-of date."""
    world: World = field(default_factory=World)

    def search(self, seed: int, *, applications: int = 0, effect: float = 0.0) -> Search:
        """One search of this kind, in which asking for news adds *effect*."""
        # Nobody writes again months later: what that does is not what is counted here.
        world = replace(self.world, nudge_effect=effect, reengage=0.0)
        return simulate(
            seed, applications or self.applications, as_of=AS_OF, days=self.days, world=world
        )


def _mixed(shares: Mapping[Channel, float], answers: float = 1.0) -> World:
    """The usual rates, with other shares of the channels and *answers* times as many answers."""
    return World(
        channels={
            name: replace(
                rates,
                share=shares.get(name, 0.0),
                positive=rates.positive * answers,
                rejected=rates.rejected * answers,
                closed=rates.closed * answers,
            )
            for name, rates in CHANNELS.items()
        }
    )


_COLD = {Channel.JOB_BOARD: 0.85, Channel.CAREERS_PAGE: 0.10, Channel.REFERRAL: 0.05}
_WARM = {
    Channel.JOB_BOARD: 0.15,
    Channel.CAREERS_PAGE: 0.10,
    Channel.REFERRAL: 0.35,
    Channel.RECRUITER: 0.20,
    Channel.NETWORKING: 0.20,
}

KINDS = (
    Kind("usual", "the rates of `data/world.py`"),
    Kind("cold", "job boards, half as many answers", world=_mixed(_COLD, answers=0.5)),
    Kind("warm", "referrals, recruiters, acquaintances", world=_mixed(_WARM)),
    Kind("slow", "employers take two and a half times as long", world=World(pace=2.5)),
    Kind(
        "few companies",
        "three applications to each company, which differ a lot",
        world=World(applications_per_company=3.0, company_spread=1.2),
    ),
    Kind(
        "unequal companies",
        "company sizes as in trackers with a few large ones, which differ a lot",
        world=World(applications_per_company=1.5, uneven=0.7, company_spread=1.2),
    ),
    Kind("short", "all sent within four months, most of them still waiting", days=120),
    Kind("courteous", "a note after two rejections in five", world=World(notes=(0.15, 0.15))),
    Kind("60", "the usual rates, 60 applications", applications=60),
    Kind("400", "the usual rates, 400 applications", applications=400),
)
"""All searches of 150 applications but for the last two."""
