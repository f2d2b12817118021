"""Whom to write to, and how long papers are kept."""

from dataclasses import replace

import pandas as pd
import pytest

from ajar.model.columns import CONNECTIONS, CONTACTS
from ajar.model.tracker import cast_to_schema
from ajar.reengage import Action, rank
from ajar.reengage.rules import hiring_practice
from ajar.reengage.snapshots import contacts
from ajar.reengage.snapshots.tracker_index import TrackerIndex


def table(build, **columns):
    """What is known of the people at the one application."""
    index = TrackerIndex.of(build({"company": "Aster", **columns}))
    return contacts.people(index)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "-",
        "n/a",
        "HR",
        "Recruiting Team",
        "hiring manager",
        "???",
        "Aster Talent Team",
        "Sales Department",
        "Aster Recruiting",
    ],
)
def test_a_department_is_not_a_person(build, name):
    """What stands in the column without being a name counts as none."""
    assert not table(build, contact_name=name).named[0]


@pytest.mark.parametrize(
    "name", ["Ines Berg", "李雷", "O'Neil", "Hr. Müller", "Jobst", "Ada Teamer"]
)
def test_a_name_is_a_person(build, name):
    """In any script, and also where it begins like a department."""
    assert table(build, contact_name=name).named[0]


@pytest.mark.parametrize(
    ("address", "person"),
    [
        ("ines.berg@aster.example", True),
        ("jobs@aster.example", False),
        ("careers-uk@aster.example", False),
        ("hr@aster.example", False),
        ("noreply@aster.example", False),
    ],
)
def test_a_shared_mailbox_is_not_a_person(build, address, person):
    """Nobody is asked by name there."""
    assert table(build, contact_address=address).table["person"].tolist() == [person]


def test_the_latest_application_with_a_name_gives_the_contact(build, turned_down, as_of):
    """The one that speaks for the company comes first, then the others."""
    tracker = build(
        turned_down(
            "Aster", 90, stage=3, contact_name="Ines Berg", contact_address="ines@aster.example"
        ),
        turned_down("Aster", 10, stage=0, contact_name="Omar Lind"),
    )
    contact = rank(tracker, as_of=as_of).entry("aster").contact

    assert (contact.name, contact.address) == ("Ines Berg", "ines@aster.example")


@pytest.mark.parametrize(
    ("place", "days", "where"),
    [
        ("Berlin, Germany", 181, "Germany"),
        ("Berlin, Germany", 180, None),
        ("Lyon (France)", 731, "France"),
        ("Lyon (France)", 400, None),
        ("Porto, Portugal", 366, "the European Union"),
        ("Austin, Texas", 4000, None),
        ("", 4000, None),
    ],
)
def test_papers_are_kept_for_so_long(place, days, where):
    """Six months in Germany, two years in France, a year in other states of the union."""
    rule = hiring_practice.expired(place, days)

    assert (rule.place if rule else None) == where


def test_the_person_is_told_when_papers_are_probably_gone(build, turned_down, as_of):
    """The warning names the place and what to do."""
    door = rank(build(turned_down("Aster", 185, stage=3, location="Hamburg")), as_of=as_of).entry(
        "aster"
    )

    assert any("in Germany" in warning and "Attach your CV" in warning for warning in door.warnings)


def test_an_invitation_comes_with_its_limit(build, turned_down, as_of, ago):
    """LinkedIn rations invitations with a note."""
    tracker = build(turned_down("Aster", 22, ("thanked", ago(20)), ("heard_back", ago(5))))

    assert any(
        "5 invitations" in warning for warning in rank(tracker, as_of=as_of).entry("aster").warnings
    )


def test_a_connection_is_not_written_to_as_the_interviewer(build, turned_down, as_of):
    """Thanks for an interview go to nobody by name where the file names nobody."""
    ana = {"name": "Ana Silva", "company_key": "aster", "company": "Aster"}
    people = cast_to_schema(pd.DataFrame([ana]), CONNECTIONS)
    tracker = build(turned_down("Aster", 2, contact_name=""))
    company = rank(tracker, as_of=as_of, connections=people).entry("aster")

    assert (company.contact.name, company.connections) == ("", ("Ana Silva",))
    assert company.draft.body.startswith("Hello,")


def test_whom_the_person_knows_is_told_for_every_company(build, turned_down, as_of):
    """Also where the file names a contact; by company and name, as the tracker writes it."""
    people = cast_to_schema(
        pd.DataFrame(
            {
                "name": ["Zoe Hall", "Ada Quill", "Tom Else"],
                "company_key": ["aster", "aster", "elsewhere"],
                "company": ["ASTER Ltd", "ASTER Ltd", "Elsewhere"],
            }
        ),
        CONNECTIONS,
    )
    tracker = build(turned_down("Aster", 30), turned_down("Birch", 30))
    known = rank(tracker, as_of=as_of, connections=people).acquaintances

    assert known[["company", "name"]].to_numpy().tolist() == [
        ["Aster", "Ada Quill"],
        ["Aster", "Zoe Hall"],
    ]
    assert rank(tracker, as_of=as_of).acquaintances.empty


def test_an_offer_is_not_answered_to_the_person_who_referred(build, ago, as_of):
    """They made none; and a question for them goes to nobody else."""
    offer = {"company": "Acme", "stage": 4, "outcome": "offer", "channel": "referral",
             "events": [("applied", ago(30)), ("offer", ago(3))]}  # fmt: skip
    sent = {"company": "Birch", "channel": "referral", "events": [("applied", ago(20))]}
    people = [(0, "acme", "Ana Silva", "referrer"), (1, "birch", "Ben Ode", "interviewer")]
    frame = pd.DataFrame(people, columns=["application", "company_key", "name", "relation"])
    tracker = replace(build(offer, sent), contacts=cast_to_schema(frame, CONTACTS))
    ranking = rank(tracker, as_of=as_of)
    acme, birch = ranking.entry("acme"), ranking.entry("birch")

    assert (acme.action, acme.contact.name) == (Action.ANSWER, "")
    assert (birch.rule, birch.contact.name) == ("ask_referrer", "")
    assert birch.warnings == (
        "Write to the person who referred you; your file does not name them.",
    )


@pytest.mark.parametrize(
    ("note", "written_to"),
    [
        ("Tim has left the company", False),
        ("Tim: no longer with the company (bounced 4 May)", False),
        ("Herr Cole ist nicht mehr im Unternehmen", False),
        ("M. Cole a quitté l'entreprise", False),
        ("Tim Cole ya no está en la empresa", False),
        ("Tim 已离职", False),
        ("Tim has left a message", True),
        ("I left the office late", True),
        ("Tim left the company, write to his new address", True),
    ],
)
def test_who_left_is_not_written_to(build, note, written_to):
    """By a first name or a surname; not where a message was left, or there is another address."""
    tracker = build({"company": "Aster", "notes": note, "contact_name": "Tim Cole"})

    found = contacts.people(TrackerIndex.of(tracker))

    assert found.frame["named"].tolist() == [written_to]
    assert not found.undelivered[0] or "bounced" in note


def test_of_several_that_one_is_not_written_to_whom_mail_did_not_reach(build):
    """The name before the words that say so; the others are as good as ever."""
    tracker = build({"company": "Aster", "notes": "Ana no longer works at Aster, write to Tom"})
    people = [
        {
            "application": 0,
            "company_key": "aster",
            "name": name,
            "address": f"{name[:3]}@aster.example",
        }
        for name in ("Ana Silva", "Tom Kerr")
    ]
    both = cast_to_schema(pd.DataFrame(people), CONTACTS)
    found = contacts.people(TrackerIndex.of(replace(tracker, contacts=both)))

    assert found.frame["named"].tolist() == [False, True]
    assert found.frame["no_reply"].tolist() == [True, False]
    assert not found.undelivered[0]
