"""The people at each company: from the person's own rows, and from their connections."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ajar.model.arrays import Flags, Ints
from ajar.model.columns import CONTACTS
from ajar.model.enums import Channel, ContactRelation
from ajar.model.tracker import Tracker, cast_to_schema
from ajar.reengage.recommendation import Contact
from ajar.reengage.snapshots.phrases import contains
from ajar.reengage.snapshots.tracker_index import TrackerIndex

CONNECTION = "connection"
"""Relation of somebody who is known from the person's connections only."""


@dataclass(frozen=True, eq=False)
class People:
    """One row per person of ``tracker.contacts``, and what each application has of them."""

    frame: pd.DataFrame
    """The columns of ``CONTACTS``, ``row`` (of the application; -1 for the company as such),
    ``named`` (a human name), ``personal`` (a name, a profile or somebody's own address),
    ``reachable`` (anything that somebody reads) and ``no_reply``."""
    index: TrackerIndex

    def has(self, flag: str) -> Flags:
        """Which applications have somebody with this flag."""
        found = np.zeros(len(self.index.company), dtype=bool)
        chosen = self.frame.loc[self.frame[flag]]
        found[chosen.loc[chosen["row"] >= 0, "row"]] = True
        wide = self.index.find(chosen.loc[chosen["row"] < 0, "company_key"])
        return found | np.isin(self.index.company, wide[wide >= 0])

    def with_relation(self, *relations: ContactRelation) -> Flags:
        """Which applications have somebody of one of these relations."""
        mine = self.frame["relation"].isin([str(each) for each in relations])
        return People(self.frame.assign(mine=mine), self.index).has("mine")

    @cached_property
    def named(self) -> Flags:
        """Applications with a human name."""
        return self.has("named")

    @cached_property
    def reachable(self) -> Flags:
        """Applications with a name, a profile or an address that somebody reads."""
        return self.has("reachable")

    @cached_property
    def no_reply(self) -> Flags:
        """Applications with an address that nobody reads."""
        return self.has("no_reply")

    @cached_property
    def undelivered(self) -> Flags:
        """Applications of which nothing arrived, with nobody else to write to."""
        told = np.array([each is not None for each in self.index.undelivered], dtype=bool)
        return told & ~self.reachable

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row per application: ``referrer``, ``agency``, ``person``, ``acquaintance``."""
        applications = self.index.tracker.applications
        channel = applications["channel"]
        known, _ = self.index.acquaintances
        return pd.DataFrame(
            {
                "referrer": (channel == Channel.REFERRAL).to_numpy()
                | self.with_relation(ContactRelation.REFERRER),
                "agency": (channel == Channel.AGENCY).to_numpy()
                | (applications["agency"] != "").to_numpy()
                | self.with_relation(ContactRelation.AGENCY),
                "person": self.has("personal"),
                "acquaintance": np.isin(self.index.company, known),
            }
        )

    @cached_property
    def _by_row(self) -> dict[int, list[int]]:
        places: dict[int, list[int]] = {}
        for place, row in enumerate(self.frame["row"].tolist()):
            places.setdefault(row, []).append(place)
        return places

    def best(
        self,
        rows: Sequence[int],
        relations: Sequence[str],
        connections: Sequence[int],
        *,
        not_of: str = "",
    ) -> Contact:
        """
        Whom to write to.

        Parameters
        ----------
        rows
            Applications, the most telling first.
        relations
            Relations that will do, the best first; ``CONNECTION`` for somebody of the person's
            connections.
        connections
            Rows of the connections who work there.
        not_of
            Key of a company whose own people will not do.
        """
        places = [place for row in rows for place in self._by_row.get(int(row), ())]
        people = [_contact(self.frame.iloc[place]) for place in places]
        people += [self._connection(row) for row in connections]
        order = {relation: at for at, relation in enumerate(relations)}
        people = [each for each in people if str(each) and each.relation in order]
        people = [each for each in people if not (not_of and works_at(each, not_of))]
        # A person goes before a mailbox; sorting is stable, so the most telling row stays first.
        people.sort(key=lambda each: (order[each.relation], not each.name))
        return people[0] if people else Contact()

    def _connection(self, row: int) -> Contact:
        connections = self.index.connections
        assert connections is not None
        known = connections.iloc[row]
        return Contact(known["name"], "", known["link"], CONNECTION, connected=True)


def _contact(row: pd.Series) -> Contact:
    return Contact(
        name=row["name"] if row["named"] else "",
        address="" if row["no_reply"] else row["address"],
        link=row["link"],
        relation=str(row["relation"]),
    )


def works_at(somebody: Contact, company_key: str) -> bool:
    """
    Whether the address of a person is one of the company; that of an agency's person never is.

    Examples
    --------
    >>> works_at(Contact(address="ana@mail.aster.com"), "astervale")
    True
    >>> works_at(Contact(address="ana@birch.com"), "astervale")
    False
    """
    if somebody.relation == ContactRelation.AGENCY:
        return False
    _, _, host = somebody.address.casefold().partition("@")
    names = ["".join(filter(str.isalnum, name)) for name in host.split(".")[:-1]]
    return any(
        name.startswith(company_key) or company_key.startswith(name)
        for name in names
        if len(name) >= _SHORTEST_NAME and company_key
    )


_SHORTEST_NAME = 3
"""Shorter parts of an address name a country or a kind of host, and no company."""


def people(index: TrackerIndex) -> People:
    """Everybody on file; where the contacts have no row, the application's own columns."""
    tracker = index.tracker
    frame = _with_applications(tracker)
    ids = pd.Index(tracker.applications["id"])
    name = ~contains("no_person", frame["name"])
    row = ids.get_indexer(pd.Index(frame["application"]))
    unread = _unread(index, frame["name"], row)
    name &= ~unread
    no_reply = unread | contains("unread_mailbox", frame["address"])
    shared = contains("shared_mailbox", frame["address"])
    mailbox = (frame["address"] != "").to_numpy() & ~no_reply
    linked = (frame["link"] != "").to_numpy()
    return People(
        frame.assign(
            row=row,
            named=name,
            personal=name | linked | (mailbox & ~shared),
            reachable=name | linked | mailbox,
            no_reply=no_reply,
        ),
        index,
    )


def _unread(index: TrackerIndex, names: pd.Series, row: Ints) -> Flags:
    """
    Mask of the people whom mail did not reach, or who left, by the notes of their application.

    Of several those of whom the note names a part of the name; where it names none, all.
    """
    unread = np.zeros(len(names), dtype=bool)
    for told in (index.undelivered, index.departed):
        for application in [at for at, words in enumerate(told) if words is not None]:
            theirs = np.flatnonzero(row == application)
            words = set(re.findall(r"\w+", str(told[application]).casefold()))
            parts = [set(re.findall(r"\w+", str(names.iloc[at]).casefold())) for at in theirs]
            named = [not words.isdisjoint(each) for each in parts]
            unread[theirs] |= np.array(named if any(named) else [True] * len(theirs), dtype=bool)
    return unread


def _with_applications(tracker: Tracker) -> pd.DataFrame:
    applications = tracker.applications
    columns = {"contact_name": "name", "contact_address": "address", "contact_link": "link"}
    filled = (applications[list(columns)] != "").any(axis=1)
    new = filled & ~applications["id"].isin(tracker.contacts["application"])
    own = applications.loc[new, ["id", "company_key", *columns]]
    own = own.rename(columns={"id": "application", **columns})
    both = [tracker.contacts, cast_to_schema(own, CONTACTS)]
    return cast_to_schema(pd.concat(both, ignore_index=True), CONTACTS)
