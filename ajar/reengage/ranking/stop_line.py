"""
Where the list should end: what messages may bring against the same time spent on applications.

A message takes some minutes and an aimed application some more. Once a message is likely to bring
less a minute than a new application by the person's best source does, the time is better spent
there.
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ajar.measure.rates.proportions import OLD_ENOUGH_DAYS
from ajar.model.arrays import Flags, Floats
from ajar.model.enums import Channel, Stage

MESSAGE_MINUTES = 10
APPLICATION_MINUTES = 30
"""Unless the person says otherwise. Judgements."""

TYPICAL = 0.086
"""Positive share of 532 first applications in seven public trackers: 46."""

STRENGTH = 10
"""Applications that what is typical counts for, and the person's own mean for one source."""

FEWEST = 5
"""Applications from which a source is looked at by itself."""


@dataclass(frozen=True)
class StopLine:
    """What the first messages of the list may bring, and when to stop."""

    messages: int
    """Number of companies above the line."""
    expected: float
    """Positive replies that messages to them may bring."""
    source: str
    """The person's best source of applications in words; empty where none stands out."""
    message_minutes: int
    application_minutes: int
    curve: pd.DataFrame = field(repr=False)
    """One row per number of messages: ``k``, ``expected`` (positive replies to the first *k*),
    ``applications`` (the same time spent on new applications)."""
    sentence: str
    """What they may bring, beside applications in the same time; empty without any."""


def best_source(inputs: pd.DataFrame, channel: pd.Series) -> tuple[float, str]:
    """
    Positive share of the person's applications by their best source, and that source in words.

    Parameters
    ----------
    inputs
        One row per application, with ``absent``, ``stage``, ``ended`` and
        ``days_since_applied``.
    channel
        How each application reached the company.
    """
    positive = inputs["stage"] >= Stage.SCREEN
    judged = ~inputs["absent"] & (
        positive | inputs["ended"] | (inputs["days_since_applied"] >= OLD_ENOUGH_DAYS)
    )
    mean = (positive[judged].sum() + TYPICAL * STRENGTH) / (judged.sum() + STRENGTH)
    rates = [(float(mean), "")]
    for each in Channel:
        mine = judged & (channel == each).to_numpy()
        if each != Channel.UNKNOWN and mine.sum() >= FEWEST:
            rate = (positive[mine].sum() + mean * STRENGTH) / (mine.sum() + STRENGTH)
            rates.append((float(rate), each.label.lower()))
    return max(rates)


def stop_line(
    chance: Floats, rate: float, source: str, *, message_minutes: int, application_minutes: int
) -> StopLine:
    """
    The line for some messages.

    Parameters
    ----------
    chance
        Of a positive reply, in the order of the list.
    rate, source
        As ``best_source`` returns them.
    """
    least = least_chance(rate, message_minutes, application_minutes)
    above = chance[chance >= least]
    k = np.arange(1, len(chance) + 1)
    curve = pd.DataFrame(
        {
            "k": k,
            "expected": np.cumsum(chance),
            "applications": k * least,
        }
    )
    return StopLine(
        messages=len(above),
        expected=float(above.sum()),
        source=source,
        message_minutes=message_minutes,
        application_minutes=application_minutes,
        curve=curve,
        sentence=_sentence(len(above), len(chance), float(above.sum()), len(above) * least, source),
    )


def least_chance(rate: float, message_minutes: int, application_minutes: int) -> float:
    """The chance at which a message brings as much a minute as a new application does."""
    return rate * message_minutes / application_minutes


def below(chance: Floats, least: float, writes: Flags) -> Flags:
    """Companies whose message is likely to bring less than a new application would."""
    return writes & (chance < least)


def _sentence(messages: int, of: int, expected: float, instead: float, source: str) -> str:
    if not of:
        return ""
    if not messages:
        return (
            "No optional message is likely to bring more than the same time spent on a new "
            "application."
        )
    by = f" by {source}" if source else ""
    which = "The one optional message" if messages == 1 else f"The {messages} optional messages"
    return (
        f"{which} may bring about {expected:.1f} positive replies; the same "
        f"time spent on new applications{by} about {instead:.1f}."
    )
