"""Whom to write to at a door: from the person's own rows, or somebody they are connected with."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ajar.model.dates import Flags, Ints
from ajar.reengage.tracker_index import TrackerIndex
from ajar.reengage.types import Contact

NO_REPLY = r"(?:do[-_.]?not|no)[-_.]?reply|notifications?@|mailer-daemon|^bounce"
"""Mailboxes that nobody reads."""

NOBODY = (
    r"^[\W\d_]*$|^(?:n/?a|none|unknown|null|tbd|nobody|hr|hr (?:team|department)|human resources"
    r"|recruit(?:er|ers|ing|ment)(?: team)?|talent(?: acquisition)?(?: team)?"
    r"|hiring (?:team|manager)|careers?|jobs|team|support|info|linkedin|e-?mail|website|portal)$"
)
"""What stands in a contact column without being a person."""


@dataclass(frozen=True, eq=False)
class Contacts:
    """What each application says about a person there."""

    named: Flags
    """A human name."""
    reachable: Flags
    """A name, a profile or an address that somebody reads."""
    no_reply: Flags
    """An address that nobody reads."""


def read(applications: pd.DataFrame) -> Contacts:
    """Interpret the contact columns; each distinct value once."""
    address = applications["contact_address"]
    named = _judged(
        applications["contact_name"], lambda texts: (texts != "") & ~_matches(texts, NOBODY)
    )
    no_reply = _judged(address, lambda texts: _matches(texts, NO_REPLY))
    mailbox = (address != "").to_numpy() & ~no_reply
    linked = (applications["contact_link"] != "").to_numpy()
    return Contacts(named=named, reachable=named | mailbox | linked, no_reply=no_reply)


def reachable_doors(facts: TrackerIndex, contacts: Contacts, door: Ints) -> Flags:
    """Whether there is somebody to write to at each of these doors."""
    known, _ = facts.acquaintances
    return np.isin(door, np.concatenate([facts.door[contacts.reachable], known]))


def best(facts: TrackerIndex, contacts: Contacts, applications: Ints, connections: Ints) -> Contact:
    """
    The contact of one door.

    Parameters
    ----------
    facts, contacts
        What is known.
    applications
        Rows of the door's applications, the most telling first.
    connections
        Rows of the connections who work there.

    Returns
    -------
    Contact
        A named person from the applications, else somebody the person is connected with, else
        a mailbox or profile without a name; empty where there is nobody.
    """
    named = applications[contacts.named[applications]]
    reachable = applications[contacts.reachable[applications]]
    if not len(named) and len(connections) and facts.connections is not None:
        known = facts.connections.iloc[int(connections[0])]
        return Contact(name=known["name"], link=known["link"], connected=True)
    if not len(reachable):
        return Contact()
    at = int((named if len(named) else reachable)[0])
    return Contact(
        name=facts.text("contact_name")[at] if contacts.named[at] else "",
        address="" if contacts.no_reply[at] else facts.text("contact_address")[at],
        link=facts.text("contact_link")[at],
    )


def _matches(texts: pd.Series, pattern: str) -> pd.Series:
    return texts.str.strip().str.contains(pattern, case=False, regex=True)


def _judged(texts: pd.Series, judge: Callable[[pd.Series], pd.Series]) -> Flags:
    codes, distinct = pd.factorize(texts)
    return np.asarray(judge(pd.Series(distinct, dtype="str")), dtype=np.bool_)[codes]
