"""``python -m ajar rank`` on a simulated search, beside the list written down slowly."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from math import isnan
from pathlib import Path

import openpyxl
import pytest

from data.simulator import simulate
from data.world import CHANNELS, World
from tests.applications import SAMPLE, SAMPLE_DAY, Application, sample
from tests.reengage import reference_ranking

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 20)
SILENT = {way: replace(rates, nudged=0.0) for way, rates in CHANNELS.items()}
WORLDS = {
    "nothing was ever written": World(channels=SILENT, reengage=0.0, notes=(0.0, 0.0)),
    "some were written to": World(reengage=0.15, notes=(0.04, 0.3)),
    "several at each company": World(
        channels=SILENT, applications_per_company=5.0, reengage=0.0, notes=(0.05, 0.3)
    ),
}
SOURCES = {
    "referral": "Referral",
    "recruiter": "Recruiter reached out",
    "agency": "Agency",
    "careers_page": "Company website",
    "job_board": "LinkedIn",
    "networking": "Meetup",
}
REASONS = {
    "unstated": "",
    "other_candidate": "another candidate",
    "role_gone": "role frozen",
    "skills": "skills",
    "mismatch": "visa or location",
}
COLUMNS = {
    "Date applied": "applied",
    "Phone screen": "screen",
    "Interviews": "interview",
    "Final round": "final",
    "Offer": "offer",
    "Rejected on": "rejected",
    "Closed on": "closed",
    "Withdrawn on": "withdrawn",
    "Thank-you sent": "thanked",
    "Feedback asked": "asked_feedback",
    "Feedback received": "feedback",
    "Invited": "invited",
    "Connected": "connected",
    "Nudged": "nudged",
    "Follow-up answered": "heard_back",
}
ABOUT = ("Reason", "Contact", "E-mail", "Interest")
HEADER = ["Company", "Role", "Source", "Status", *COLUMNS, *ABOUT]


def applications(world: World) -> list[Application]:
    """A simulated search in plain words; what a sheet has no column for is left out."""
    tracker = simulate(2, 140, as_of=AS_OF, world=world).tracker
    events = tracker.events.loc[tracker.events["kind"].isin(COLUMNS.values())]
    return [
        Application(
            company=row.company,
            channel=row.channel,
            role=row.role.split()[-1],  # few seats, so that some open again
            outcome=row.outcome,
            answer=row.offer_answer,
            reason=row.reason,
            contact=row.contact_name,
            address=row.contact_address,
            interest=None if isnan(row.interest) else float(row.interest),
            events=[
                (event.day.date(), str(event.kind))
                for event in events.loc[events["application"] == row.id].itertuples()
            ],
        )
        for row in tracker.applications.itertuples()
    ]


def status(each: Application) -> str:
    """As a person writes it."""
    if each.outcome == "open":
        return ("Applied", "Phone screen", "Interview", "Final round", "Final round")[each.stage]
    return {
        "rejected": "Rejected",
        "closed": "Position closed",
        "withdrawn": "Withdrew",
        "offer": "Offer declined" if each.answer == "declined" else "Offer",
    }[each.outcome]


def row(each: Application) -> list:
    """A line of the sheet; several days of a kind in one cell."""
    days = [
        "; ".join(sorted(day.isoformat() for day, what in each.events if what == kind))
        for kind in COLUMNS.values()
    ]
    interest = "" if each.interest is None else round(1 + 4 * each.interest)
    about = [REASONS[each.reason], each.contact, each.address, interest]
    return [each.company, each.role, SOURCES[each.channel], status(each), *days, *about]


def written(kind: str, told: list[Application], folder: Path) -> Path:
    """The search as a file; real days in the workbook."""
    path = folder / f"jobs.{kind}"
    lines = [HEADER, *(row(each) for each in told)]
    if kind == "csv":
        text = io.StringIO()
        csv.writer(text).writerows(lines)
        path.write_text(text.getvalue())
        return path
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append([_cell(cell) for cell in line])
    book.save(path)
    return path


def _cell(value: object) -> object:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return value or None


def ranked(path: Path, as_of: date) -> dict:
    """What the command prints."""
    done = subprocess.run(
        [sys.executable, "-m", "ajar", "rank", str(path), "--as-of", as_of.isoformat()],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


SEARCHES = [(world, "xlsx") for world in WORLDS] + [("some were written to", "csv")]


@pytest.fixture(scope="module", params=[*SEARCHES, ("the sample", "xlsx")], ids=" as ".join)
def both(request, tmp_path_factory):
    """The printed list, and the doors counted slowly."""
    world, kind = request.param
    if world == "the sample":
        named = [each for each in sample() if each.door]
        return world, ranked(SAMPLE, SAMPLE_DAY), reference_ranking.doors(named, SAMPLE_DAY)
    told = applications(WORLDS[world])
    path = written(kind, told, tmp_path_factory.mktemp("search"))
    return world, ranked(path, AS_OF), reference_ranking.doors(told, AS_OF)


def key(company: str) -> str:
    """As ``Application.door``."""
    return Application(company, "").door


def test_scores_and_terms(both):
    """Every door on the list: its terms and their sum."""
    _, answer, expected = both
    for door in answer["doors"]:
        slow = expected[key(door["company"])]
        base, *terms = [reason["points"] for reason in door["reasons"]]
        assert base == 50
        assert sorted(terms) == sorted(slow.points.values()), (door["company"], slow.points)
        assert door["score"] == slow.score


def test_gates(both):
    """Who is on the list, who is not, and the day on which that lifts."""
    _, answer, expected = both

    listed = {key(door["company"]) for door in answer["doors"]}
    assert listed == {name for name, door in expected.items() if not door.gate}
    out = {key(each["company"]): each["until"] for each in answer["excluded"]}
    out.pop("1applicationwithoutanamedcompany", None)
    assert out == {
        name: door.until.isoformat() if door.until else None
        for name, door in expected.items()
        if door.gate
    }
    assert len(listed) > 15


def test_chances_and_order(both):
    """One base rate for all: 1 in 10 where nothing was written; 20 points double the odds."""
    world, answer, expected = both
    rates = []
    for door in answer["doors"]:
        now = door["chance"] / (1 - door["chance"]) / 2 ** ((door["score"] - 50) / 20)
        rates.append(now / (1 + now))
    rate = sorted(rates)[len(rates) // 2]

    assert rates == pytest.approx([rate] * len(rates), rel=0.02)
    if world == "nothing was ever written":
        assert rate == pytest.approx(0.1, abs=2e-4)
    assert [key(door["company"]) for door in answer["doors"]] == reference_ranking.order(
        expected, rate / (1 - rate)
    )
    worth = [door["worth"] for door in answer["doors"]]
    assert worth == [expected[key(door["company"])].worth for door in answer["doors"]]
