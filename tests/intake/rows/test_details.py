"""What rows say beside their events: fields, plans and signals, and steps told in notes."""

import pandas as pd
import pytest

from tests.intake.workbooks_from_rows import chosen, of_rows

HEADERS = ["Company", "Role", "Date applied", "Status", "Notes"]


def read(notes="", status="Applied", **more):
    """One application with a note, and with more columns, among others with plain notes."""
    others = [
        [name, "Clerk", "2026-08-01", "Waiting", "A nice office with a garden"]
        for name in ("Birch", "Cedar", "Dogwood")
    ]
    own = ["Acme", "Nurse", "2026-09-01", status, notes, *more.values()]
    return of_rows([[*HEADERS, *more], own, *others]).tracker


def days(frame):
    """Kind and day of each row of a frame of events or plans."""
    return [
        (str(kind), "" if pd.isna(day) else day.date().isoformat())
        for kind, day in zip(frame["kind"], frame["day"], strict=True)
    ]


STEPS = ["thanked", "nudged", "asked_feedback", "invited", "reapplied", "heard_back", "replied"]


def events_of(status, action="", note=""):
    """The events of one application that was saved on 28 August."""
    header = ["Company", "Role", "Date added", "Status", "Last action", "Notes"]
    other = ["Birch", "Clerk", "2026-08-01", "Applied", "Applied on Indeed", "A garden"]
    own = ["Acme", "Nurse", "2026-08-28", status, action, note]
    events = of_rows([header, own, other]).tracker.events
    return days(events.loc[events["application"] == 0])


def test_a_call_on_a_day_without_a_year_is_near_the_days_of_other_rows():
    """Where the row itself has no day: rows that stand together were written together."""
    rows = [
        ["Acme", "2014-05-22", "Calling me 5/23 at 11 to discuss"],
        ["Birch", "", "Sam is setting up call with Ann (5/24)"],
        ["Cedar", "", "submitting to manager (9:30 5/20 morning)"],
        ["Dogwood", "2014-05-19", "Sent my papers"],
    ]
    tracker = of_rows([["Company", "Last contact", "Status"], *rows]).tracker
    told = tracker.events.loc[tracker.events["day"].notna()]

    assert [("screen", "2014-05-23"), ("screen", "2014-05-24"), ("applied", "2014-05-20")] == days(
        told.loc[told["kind"].isin(["screen", "applied"]) & (told["application"] < 3)]
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (("Applied", "Submitted through the portal Aug 30"), ("applied", "2026-08-30")),
        (("Applied", "", "Nice team. Submitted online Aug 20"), ("applied", "2026-08-20")),
        (("Applied", "Submitted in August 2026"), ("applied", "2026-08-28")),
        (
            ("Rejected", "Rejected by the whole team through the portal Sep 13 2026"),
            ("rejected", "2026-09-13"),
        ),
        (("Applied. Nudged the recruiter on 3 September",), ("nudged", "2026-09-03")),
    ],
)
def test_texts_that_are_notes_date_what_the_row_says(told, expected):
    """In a status or a last action; a day without a year is near the day of saving."""
    assert expected in events_of(*told)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Sent thank-you 2026-09-02, Mia answered 2026-09-03",
            [("thanked", "2026-09-02"), ("heard_back", "2026-09-03")],
        ),
        (
            "Sent thank-you 2026-09-02, Mia answered 09-03",
            [("thanked", "2026-09-02"), ("heard_back", "2026-09-03")],
        ),
        ("followed up 9/14, nothing since", [("nudged", "2026-09-14")]),
        ("2026-10-02: followed up", [("nudged", "2026-10-02")]),
        ("nachgefragt am 12.10., keine Antwort", [("nudged", "2026-10-12")]),
        ("relancé le 3 octobre", [("nudged", "2026-10-03")]),
        ("Ann replied 9/20", [("replied", "2026-09-20")]),
        ("Ann replied 20 August about an earlier role", []),
        ("Sent follow-up email", [("nudged", "")]),
        ("Need to follow up 9/14", []),
        ("Will follow up on 2026-09-14 if nobody answered", []),
        ("No follow-up yet, nobody answered 2026-09-14", []),
    ],
)
def test_steps_in_notes_are_events_with_their_days(note, expected):
    """What was done and what came of it; what is only meant is none."""
    events = read(note).events
    own = events.loc[events["kind"].isin(STEPS)]

    assert expected == days(own)
    assert own["inferred"].all()


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("They will decide by 5 December", [("decision", "2026-12-05")]),
        ("please reapply in March 2027", [("reapply", "2027-03-01")]),
        ("Entscheidung bis 15. Januar", [("decision", "2027-01-15")]),
        ("décision le 3 mars", [("decision", "2027-03-03")]),
        ("respuesta antes del 15 de octubre", [("decision", "2026-10-15")]),
        ("follow up on 2026-09-20", [("next_action", "2026-09-20")]),
        ("reapply in six months", [("reapply", "2027-03-01")]),
        (
            "They asked for a mail to Per. Ida will email Per in around 2\u20133 weeks",
            [("next_action", "2026-09-15")],
        ),
        ("Tom said they will email in two weeks", [("decision", "2026-09-15")]),
        ("they decide soon", []),
    ],
)
def test_promised_days_in_notes_are_plans(note, expected):
    """A day without a year is the next one from the row's last day on."""
    assert expected == days(read(note).plans)


def test_a_promised_day_is_no_message():
    """A day to come is a plan and nothing that was sent."""
    tracker = read("follow up on 2026-09-20")

    assert "nudged" not in set(tracker.events["kind"])


def test_columns_of_plans_are_kept():
    """The person's own next day and step."""
    tracker = read(**{"Next follow-up": "2026-09-20", "Next action": "Call Tom"})

    assert [("next_action", "2026-09-20")] == days(tracker.plans)
    assert ["Call Tom"] == tracker.plans["text"].tolist()


def test_columns_for_grouping_are_kept_as_fields():
    """Salary and résumé version, as written, under their header."""
    fields = read(**{"Salary": "60k", "Resume version": "v2"}).fields

    assert [("Salary", "salary", "60k"), ("Resume version", "resume_version", "v2")] == list(
        fields[["field", "kind", "value"]].itertuples(index=False, name=None)
    )


@pytest.mark.parametrize(
    ("note", "kinds"),
    [
        ("final round, No follow-up yet", []),
        ("no emails from them since the onsite", []),
        ("No calls, no emails. Great team", []),
        ("they don't call me back", []),
        ("They laid off the previous analyst", []),
        ("no hiring freeze as far as I know", []),
        ("Please do not call, they will get in touch", ["asked_not_to_contact"]),
        ("told me not to follow up", ["asked_not_to_contact"]),
        ("Bitte nicht mehr anrufen, keine weiteren E-Mails", ["asked_not_to_contact"]),
        ("merci de ne pas relancer", ["asked_not_to_contact"]),
        ("no llamar, responderán ellos", ["asked_not_to_contact"]),
        ("pediram para não ligar", ["asked_not_to_contact"]),
        ("gelieve niet te bellen", ["asked_not_to_contact"]),
        ("Hiring freeze until spring", ["hiring_freeze"]),
        ("They laid off half the team", ["layoffs"]),
        ("In Kontakt bleiben", ["kept_on_file"]),
    ],
)
def test_signals_need_a_subject(note, kinds):
    """A request or a freeze is told as such; that nobody called is no request."""
    assert kinds == read(note).signals["kind"].tolist()


def test_the_warning_of_an_advertisement_is_no_signal():
    """A pasted advertisement warns of fraud in the employer's name; a note of one's own says it."""
    warning = "Beware of scam calls in our name. "

    assert ["scam"] == read(warning).signals["kind"].tolist()
    assert [] == read(warning + "We build software for hospitals. " * 30).signals["kind"].tolist()


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("Talent pool", "kept_on_file"),
        ("Kept on file", "kept_on_file"),
        ("Waitlisted", "waitlisted"),
        ("Scam", "scam"),
        ("Ghost job", "scam"),
        ("Job reposted", "role_reposted"),
        ("Recruiter left company", "recruiter_left"),
        ("No sponsorship", "no_sponsorship"),
        ("2nd choice", "second_choice"),
        ("Offer rescinded", "offer_rescinded"),
        ("Rejected (asked to reapply in 6 months)", "reapply_later"),
        ("Laid off whole team", "layoffs"),
    ],
)
def test_statuses_signal_too(status, kind):
    """What the status says about the company is kept beside the outcome."""
    assert kind in read(status=status).signals["kind"].tolist()


@pytest.mark.parametrize(
    ("rows", "replies", "days_known"),
    [
        ([["Company", "Date applied"], ["Acme", "2026-09-01"]], False, True),
        ([["Company", "Status"], ["Acme", "Rejected"]], True, False),
        (
            [["Company", "Date applied", "Status"], ["Acme", "2026-09-01", "Applied"]],
            False,
            True,
        ),
        (
            [["Company", "Date applied", "Status"], ["Acme", "2026-09-01", "Waiting"]],
            True,
            True,
        ),
    ],
)
def test_a_file_that_tells_of_no_replies_says_so(rows, replies, days_known):
    """Where every status is “applied”, nothing is known of answers."""
    scope = of_rows(rows).tracker.coverage

    assert (replies, days_known) == (scope.replies, scope.days)


def ended(tracker):
    """Day of the rejection of the first application."""
    events = tracker.events
    own = events.loc[(events["kind"] == "rejected") & (events["application"] == 0)]
    return days(own)


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("Rejection received Oct 15 2026 via mail", "2026-10-15"),
        ("Absage am 12.10.", "2026-10-12"),
        ("rejected Dec 3 2024 for another role", ""),
        ("Confirmed on Oct 3. Rejected.", ""),
        ("nice people", ""),
    ],
)
def test_notes_give_a_day_to_an_ending_of_the_status(note, day):
    """Not one before applying, nor one that stands in another sentence."""
    assert [("rejected", day)] == ended(read(note, "Rejected"))


def test_notes_alone_end_nothing():
    """A rejection that only a remark names is none."""
    assert [] == ended(read("Rejection received Oct 15 2026, for my friend", "Applied"))


@pytest.mark.parametrize(
    ("note", "status", "outcome"),
    [
        ("Offer received, thinking it over", "Applied", "offer"),
        ("Offer received, thinking it over", "Rejected", "rejected"),
        ("Got an offer from another company", "Applied", "open"),
    ],
)
def test_an_offer_in_the_notes_counts_where_nothing_else_says_how_it_ended(note, status, outcome):
    """An ending that the status states prevails, and another company's offer is none."""
    assert outcome == read(note, status).applications["outcome"].iloc[0]


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("Position filled internally", "other_candidate"),
        ("They completed hiring", "role_gone"),
        ("rejected due to lack of agentic experience", "skills"),
        ("Offer below compensation target", "mismatch"),
        ("great experience, nice location", "unstated"),
    ],
)
def test_reasons_of_endings_stand_in_notes(note, reason):
    """What is only praised is no reason."""
    assert reason == read(note, "Rejected").applications["reason"].iloc[0]


@pytest.mark.parametrize(
    ("note", "silent"),
    [
        ("never heard back", True),
        ("nie wieder gehört", True),
        ("have not heard back yet", False),
        ("They asked whether I had heard back", False),
    ],
)
def test_notes_tell_of_silence(note, silent):
    """Only in plain words that nobody ever answered."""
    assert silent == bool(read(note).applications["said_silent"].iloc[0])


def test_a_name_taken_out_of_a_website_column_is_a_person():
    """“Person 2” where others wrote a site stands for somebody; the sites beside it do not."""
    sites = ["Indeed", "Person 2", "Official Website", "Birch Website"]
    rows = [
        [name, "Clerk", "2026-08-01", "Waiting", site]
        for name, site in zip(("Acme", "Birch", "Cedar", "Dogwood"), sites, strict=True)
    ]
    tracker = of_rows([["Company", "Role", "Date applied", "Status", "Website"], *rows]).tracker

    assert ["", "Person 2", "", ""] == tracker.applications["contact_name"].tolist()


def test_a_digital_interview_is_a_first_conversation():
    """On a screen, with or without somebody there: less than an interview in person."""
    assert 1 == read(status="Digital interview").applications["stage"].iloc[0]


@pytest.mark.parametrize(
    ("status", "note", "expected"),
    [
        (
            "Interviewing",
            "Rejected after the final round 2026-09-20",
            ("rejected", 3, "2026-09-20"),
        ),
        ("Applied", "Rejected due to lack of experience", ("rejected", 0, "")),
        ("Interviewing", "The first application was rejected", ("open", 2, "")),
        ("Offer", "They first rejected me", ("offer", 4, "")),
        ("Applied", "Rejected 3 May 2019", ("open", 0, "")),
        ("Applied", "Rejected in May 2019", ("open", 0, "")),
        ("Applied", "Rejected 3 May 2027", ("rejected", 0, "2027-05-03")),
    ],
)
def test_a_note_ends_what_its_status_left_open(status, note, expected):
    """A status may be older than the note beside it."""
    tracker = read(note, status)
    own = tracker.applications.iloc[0]
    ends = [day for kind, day in days(tracker.events) if kind == "rejected"]

    assert expected == (own["outcome"], own["stage"], *(ends or [""]))


def test_a_follow_up_column_may_tell_the_standing():
    """“Phone screen completed” is no message that was sent."""
    header = ["Company", "Role", "Date applied", "Status", "Follow up"]
    notes = ["Phone screen completed", "Interview scheduled for 2026-09-25", "Waiting for decision"]
    rows = [[f"Firm {i}", "Nurse", "2026-09-01", "Applied", note] for i, note in enumerate(notes)]
    tracker = of_rows([header, *rows]).tracker

    assert [1, 2, 0] == tracker.applications["stage"].tolist()
    assert "nudged" not in set(tracker.events["kind"])


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            ("Call recruiter about interview", "Ask for interview feedback", "Prepare interview"),
            [],
        ),
        (("Sent thank-you note after interview", "Emailed after interview", "Thanked"), []),
        (("Emailed 5 Sep, no response", "Called 6 Sep - no answer", "Waiting"), ["nudged"] * 2),
        (("No response", "No response", "Waiting"), []),
    ],
)
def test_messages_and_plans_under_follow_up_are_no_standing(cells, expected):
    """They name an interview or an answer and tell of no step."""
    header = ["Company", "Role", "Date applied", "Status", "Follow up"]
    rows = [[f"Firm {i}", "Nurse", "2026-09-01", "Applied", cell] for i, cell in enumerate(cells)]
    tracker = of_rows([header, *rows]).tracker

    assert [0, 0, 0] == tracker.applications["stage"].tolist()
    assert not tracker.applications["said_silent"].any()
    assert expected == [kind for kind, _ in days(tracker.events) if kind != "applied"]


def test_silence_under_follow_up_is_a_standing_beside_what_moved():
    """Endings and steps count although most cells say that nobody answered."""
    header = ["Company", "Role", "Date applied", "Status", "Follow up"]
    cells = ["Emailed 5 Sep", *["Ghosted", "No response"] * 2, "Interview scheduled"]
    rows = [
        [f"Firm {i}", "Nurse", "2026-08-01", "Applied", cell]
        for i, cell in enumerate([*cells, "Rejected 9 Sep"])
    ]
    tracker = of_rows([header, *rows]).tracker

    assert [0, 0, 0, 0, 0, 2, 0] == tracker.applications["stage"].tolist()
    assert [False, *[True] * 4, False, False] == tracker.applications["said_silent"].tolist()
    assert [("interview", ""), ("rejected", "2026-09-09")] == sorted(
        each for each in days(tracker.events) if each[0] != "applied"
    )


@pytest.mark.parametrize(
    ("cell", "is_message"),
    [
        ("Rejected 9 Sep", False),
        ("9 Sep: phone screen", False),
        ("Emailed 9 Sep", True),
        ("9 Sep after the interview", True),
    ],
)
def test_the_day_of_a_step_under_follow_up_is_no_message(cell, is_message):
    """Where the other cells are days of messages."""
    header = ["Company", "Role", "Date applied", "Status", "Follow up"]
    cells = ["2026-09-05", "2026-09-06", "2026-09-08", cell]
    rows = [[f"Firm {i}", "Nurse", "2026-08-01", "Applied", each] for i, each in enumerate(cells)]
    events = days(of_rows([header, *rows]).tracker.events)

    assert is_message == (("nudged", "2026-09-09") in events)


@pytest.mark.parametrize("header", ["Follow up", "Outcome"])
def test_silence_takes_back_no_rejection(header):
    """Neither under follow-ups nor under outcomes: the status says that they answered."""
    told = {
        "Acme": ("Rejected", "No response"),
        "Birch": ("Applied", "Phone screen completed"),
        "Cedar": ("Applied", "Interview scheduled"),
        "Dogwood": ("Applied", "No response"),
    }
    rows = [[name, "Nurse", "2026-09-01", *cells] for name, cells in told.items()]
    read = of_rows([["Company", "Role", "Date applied", "Status", header], *rows]).tracker

    assert ["rejected", "open", "open", "open"] == read.applications["outcome"].tolist()
    assert [False, False, False, True] == read.applications["said_silent"].tolist()
    assert [0, 1, 2, 0] == read.applications["stage"].tolist()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("No response", ("open", 0, True)),
        ("CV rejected", ("rejected", 0, False)),
        ("简历挂", ("rejected", 0, False)),
        ("Failed", ("rejected", 1, False)),
    ],
)
def test_under_a_stage_it_may_be_told_that_it_was_not_reached(cell, expected):
    """Silence, or a rejection before it."""
    own = read(status="", **{"Online test": cell}).applications.iloc[0]

    assert expected == (own["outcome"], own["stage"], bool(own["said_silent"]))


@pytest.mark.parametrize(
    ("unnamed", "count"),
    [
        (["Applied", "[jobs]()"], 5),
        (["Rejected", "[jobs]()"], 6),
        (["Applied", "", "2026-09-09"], 6),
        (["Applied", "", "", "Ann Poe"], 6),
        (["Applied", "", "", "", "The one at the harbour"], 6),
    ],
)
def test_a_row_prepared_for_the_next_application_is_none(unnamed, count):
    """A day, a status and an empty link alone, where all others name a company; any fact counts."""
    header = ["Company", "Role", "Applied", "Status", "Link", "Interview date", "Contact", "Notes"]
    named = [
        [f"Firm {i}", "Nurse", "2026-09-01", "Applied", f"[jobs](a.example/{i})"] for i in range(5)
    ]
    table = [header, *named, ["", "", "2026-09-02", *unnamed]]

    assert count == len(of_rows(table).tracker.applications)


@pytest.mark.parametrize(
    ("unnamed", "count"),
    [
        (["Applied"], 5),
        (["No response"], 5),
        (["Applied", "Low"], 5),
        (["Applied", "Urgent"], 6),
        (["Interview"], 6),
    ],
)
def test_a_prepared_row_is_none_whatever_is_common(unnamed, count):
    """In an old search most rows are rejected; “applied” stays what the template says."""
    header = ["Company", "Role", "Applied", "Status", "Priority"]
    told = ["Applied", *["Rejected"] * 4]
    named = [
        [f"Firm {i}", "Nurse", f"2026-03-0{i + 1}", status, "Low" if i == 2 else "High"]
        for i, status in enumerate(told)
    ]
    table = [header, *named, ["", "", "2026-08-06", *unnamed]]

    assert count == len(of_rows(table).tracker.applications)


def test_an_advertisement_in_the_notes_tells_of_no_interview():
    """A long text is about the role and its process."""
    text = "About the role. " * 50 + "You had an interview with our team before."

    assert 0 == read(text).applications["stage"].iloc[0]


def test_days_under_the_resume_are_when_it_was_sent():
    """Where no other column says when one applied."""
    rows = [["公司", "岗位", "简历", "笔试"]]
    rows += [[f"公司{i}", "开发", f"2023-08-{i:02d}", ""] for i in range(10, 14)]
    events = of_rows(rows).tracker.events

    assert ["2023-08-10", "2023-08-11", "2023-08-12", "2023-08-13"] == [
        day for _, day in days(events)
    ]


@pytest.mark.parametrize(
    ("cell", "silent"),
    [("No", True), ("FALSE", False), ("0", False), ("no response", True), ("Yes", False)],
)
def test_a_false_under_replies_is_no_silence_that_was_stated(cell, silent):
    """A program writes it until somebody answers; a no is what people write."""
    tracker = read(**{"Heard back?": cell})

    assert silent == bool(tracker.applications["said_silent"].iloc[0])


SAME_DAY = "2026-09-01"


def test_one_day_filled_in_under_follow_ups_and_a_step_counts_as_neither():
    """A form sets the same day everywhere; the columns stay as fields."""
    header = ["Company", "Role", "Date applied", "Follow-up date", "Interview date", "Rejected on"]
    names = ("Acme", "Birch", "Cedar", "Dogwood", "Elm")
    same = [
        [name, "Nurse", f"2026-08-{day:02}", *[SAME_DAY] * 3] for day, name in enumerate(names, 10)
    ]
    tracker = of_rows([header, *same, ["Fir", "Nurse", "2026-08-20"]]).tracker

    assert ["applied"] * 6 + ["rejected"] * 5 == sorted(kind for kind, _ in days(tracker.events))
    assert {"Follow-up date", "Interview date"} == set(tracker.fields["field"])


@pytest.mark.parametrize(
    ("headers", "day"),
    [
        (("Phone screen", "Interview date", "Offer date"), "2026-01-01"),
        (("Phone screen", "Interview date", "Final round"), SAME_DAY),
        (("Interview date", "Offer date"), SAME_DAY),
        (("Phone screen", "Interview date"), "2026-01-01"),
        (("Follow-up date", "Response date"), SAME_DAY),
    ],
)
def test_one_day_under_several_steps_is_none_of_them(headers, day):
    """Before applying, under three steps, or with an offer or a follow-up among them."""
    cells = [day] * len(headers)
    rows = [[f"Firm {i}", "Nurse", f"2026-08-1{i}", *cells] for i in range(5)]
    tracker = of_rows([["Company", "Role", "Date applied", *headers], *rows]).tracker

    assert {"applied"} == set(tracker.events["kind"])
    assert {*headers} == set(tracker.fields["field"])


def test_a_role_that_the_person_chose_stays():
    """One day under an interview, and standings under follow-ups, are what the person says."""
    header = ["Company", "Role", "Date applied", "Follow-up date", "Interview date"]
    same = [[f"Firm {i}", "Nurse", "2026-08-01", SAME_DAY, SAME_DAY] for i in range(5)]
    told = [[f"Firm {i}", "Nurse", "2026-08-01", "Phone screen completed"] for i in range(3)]
    interviews = of_rows([header, *same], settings=chosen(roles={"Interview date": "interview"}))
    follow_ups = of_rows(
        [[*header[:3], "Next"], *told], settings=chosen(roles={"Next": "follow_up"})
    )

    assert {2} == set(interviews.tracker.applications["stage"])
    assert {0} == set(follow_ups.tracker.applications["stage"])


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Date applied", "Confirmation received", ["acknowledged", "applied"]),
        ("Interview date", "Rejected on", ["interview", "rejected"]),
        ("Phone screen", "Interview date", ["interview", "screen"]),
        ("Interview date", "Thank-you sent", ["interview", "thanked"]),
    ],
)
def test_other_steps_may_share_a_day(one, other, kinds):
    """Each is told, with its day."""
    same = [
        [name, "Nurse", SAME_DAY, SAME_DAY] for name in ("Acme", "Birch", "Cedar", "Elm", "Fir")
    ]
    tracker = of_rows([["Company", "Role", one, other], *same]).tracker
    own = tracker.events.loc[tracker.events["application"] == 0]

    told = {(kind, day) for kind, day in days(own) if day}
    assert {(kind, SAME_DAY) for kind in kinds} == told


def test_only_the_day_of_saving_tells_an_earlier_application():
    """A row that was changed long after its end, or whose day of applying is known, keeps it."""
    ends = []
    for applied, day in (("2024-10-01", "Last updated"), ("2024-10-01", "Date added")):
        own = ["Acme", "Nurse", applied, "Rejected", "2026-09-01", "Rejected on 3 December 2024"]
        header = ["Company", "Role", "Date applied", "Status", day, "Notes"]
        other = ["Birch", "Clerk", "2024-10-02", "Applied", "2026-09-02", "A garden"]
        ends += [
            day
            for kind, day in days(of_rows([header, own, other]).tracker.events)
            if kind == "rejected"
        ]

    assert ["2024-12-03", "2024-12-03"] == ends


def test_the_end_of_an_earlier_application_is_not_the_end_of_this_one():
    """A day more than a year before the row was added is about another one."""
    told = events_of("Rejected", note="Applied here once, rejected on 3 December 2024")
    assert ("rejected", "2024-12-03") not in told
    assert ("rejected", "2026-09-03") in events_of("Rejected", note="Rejected on 3 September 2026")


@pytest.mark.parametrize(
    ("status", "outcome", "answer"),
    [("Offer", "Declined", "declined"), ("Offer", "", ""), ("Interview", "Declined", "")],
)
def test_an_offer_that_was_declined_was_declined_by_the_person(status, outcome, answer):
    """Whatever “declined” alone may mean; of an interview it is not told who declined."""
    tracker = read(status=status, Outcome=outcome)

    assert tracker.applications["offer_answer"].iloc[0] == answer


@pytest.mark.parametrize(
    ("note", "owed"),
    [
        ("Interview scheduled, need to confirm date", True),
        ("Muss den Termin noch bestätigen", True),
        ("Filling out questionnaire and sending updated resume to Sam", True),
        ("Sam wants to book a 15-minute chat", True),
        ("I sent my updated resume", False),
        ("They confirmed the date", False),
        ("They need to confirm the date", False),
        ("The recruiter will need to reply", False),
        ("The recruiter says that I need to reply", True),
    ],
)
def test_a_day_to_confirm_is_an_answer_owed(note, owed):
    """The company waits for it."""
    assert ("answer_owed" in list(read(note).signals["kind"])) == owed


@pytest.mark.parametrize(
    ("name", "note", "address"),
    [
        ("Ana Poe", "Mailed ana.poe@acme.example on Monday.", "ana.poe@acme.example"),
        ("Ana Poe", "jobs@acme.example; poe.a@acme.example", "poe.a@acme.example"),
        ("Jörg Löwe", "An jloewe@acme.example geschrieben", "jloewe@acme.example"),
        ("Ana Poe", "Copied tom.poe@acme.example and jobs@acme.example", ""),
        ("Ana", "Mailed ana@acme.example", ""),
    ],
)
def test_the_address_of_a_contact_may_stand_in_the_notes(name, note, address):
    """It is the contact's where it spells the whole name, and nobody's who is named otherwise."""
    rows = [["Company", "Applied", "Contact", "Notes"], ["Acme", "2026-08-01", name, note]]
    frame = of_rows(rows).tracker.applications

    assert [name] == frame["contact_name"].tolist()
    assert [address] == frame["contact_address"].tolist()


@pytest.mark.parametrize(
    ("header", "addresses", "kept"),
    [
        ("Mail", ["me@home.example"] * 5, 0),
        ("Mail", ["me@home.example"] * 4 + ["me@work.example"], 0),
        ("Mail", ["me@home.example"] * 3 + [""], 3),
        ("Recruiter e-mail", ["ben@agency.example"] * 5, 5),
        ("Mail", ["ann@acme.example", "ben@birch.example"] * 2 + ["cy@cedar.example"], 5),
    ],
)
def test_the_address_that_the_person_applied_with_is_no_contact(header, addresses, kept):
    """The same one beside most companies, below a header that says nothing else."""
    rows = [
        [f"Firm {number}", "Clerk", f"2026-08-0{number}", address]
        for number, address in enumerate(addresses, 1)
    ]

    made = of_rows([["Company", "Role", "Date applied", header], *rows]).tracker
    assert (kept, kept == 0) == (len(made.contacts), header in set(made.fields["field"]))


def test_a_second_column_of_sentences_about_the_job_is_a_note():
    """“Verdict” beside “status” is an outcome where its cells are statuses."""
    header = ["Company", "Role", "Date applied", "Verdict", "Status"]
    long = "Strong fit for the role, as they ask for interviews with users and an offer of talks"
    prose = [[f"Firm {n}", "Clerk", "2026-08-01", f"{long} {n}", "Applied"] for n in range(4)]
    short = [[*row[:3], "Rejected", "Applied"] for row in prose]

    made = of_rows([header, *prose]).tracker.applications
    assert ({0}, {"open"}) == (set(made["stage"]), set(made["outcome"]))
    assert made["notes"].str.startswith(long).all()
    assert {"rejected"} == set(of_rows([header, *short]).tracker.applications["outcome"])


@pytest.mark.parametrize(
    ("reply", "silent"),
    [("In progress", False), ("Pending", False), ("No response", True), ("no", True)],
)
def test_a_reply_that_is_awaited_is_not_stated_to_be_missing(reply, silent):
    """Below the day of the reply."""
    header = ["Company", "Role", "Date applied", "Response date", "Status"]
    rows = [[f"Firm {n}", "Clerk", "2026-08-01", "2026-08-09", "Rejected"] for n in range(3)]
    read = of_rows([header, *rows, ["Acme", "Clerk", "2026-08-01", reply, "Applied"]])

    assert silent == bool(read.tracker.applications["said_silent"].iloc[-1])


def test_a_name_is_as_clean_as_one_column_has_it():
    """“Ana S. Birch” is “Ana S.” where another column says so, and a link to a job is nobody."""
    rows = [
        ["Recruiter", "Company", "Contact", "Date applied", "Status"],
        ["Ana S. Birch/birch.com", "Birch", "Ana S.", "2026-08-01", "Applied"],
        ["none https://www.craigslist.org/job/1.html", "Cedar", "Tom K.", "2026-08-02", "Applied"],
        ["Mia R. for Dogwood", "Dogwood", "Kai L.", "2026-08-03", "Applied"],
    ]
    made = of_rows(rows).tracker.contacts

    assert made["name"].tolist() == ["Ana S.", "Tom K.", "Mia R.", "Kai L."]
    assert made["link"].tolist() == [""] * len(made)


@pytest.mark.parametrize(
    ("note", "stage", "reason"),
    [
        ("Interview scheduled for 2026-09-20 17:00, then cancelled on 2026-09-16", 0, "unstated"),
        ("Interview 2026-09-20, then cancelled", 0, "unstated"),
        ("They cancelled my interview scheduled for Monday", 0, "unstated"),
        ("Interview scheduled, cancelled, rescheduled to 2026-09-20", 2, "unstated"),
        ("Two interviews, third interview scheduled for 20 Sep, then cancelled", 2, "unstated"),
        ("Had an interview, then the position was cancelled", 2, "role_gone"),
    ],
)
def test_an_interview_that_was_cancelled_is_none(note, stage, reason):
    """Nobody met, and it is not the role that was cancelled."""
    applications = read(note, status="Rejected").applications

    assert applications["stage"].iloc[0] == stage
    assert applications["reason"].iloc[0] == reason


@pytest.mark.parametrize(
    ("status", "note", "stage", "kinds"),
    [
        ("Interview", "they cancelled the interview on 7 Sep - role filled", 0, ["replied"]),
        ("Interview", "Gespräch am 07.09. wurde abgesagt, Stelle besetzt", 0, ["replied"]),
        ("Entretien annulé", "entretien annulé, poste pourvu", 0, ["closed"]),
        ("面试", "面试取消了", 0, ["replied"]),
        ("2nd interview", "they cancelled the interview", 2, ["interview"]),
        ("Interview", "second interview cancelled", 2, ["interview"]),
        ("Interview", "interview on 3 Sep, the call on 7 Sep was cancelled", 2, ["interview"]),
    ],
)
def test_a_status_tells_no_interview_that_was_cancelled(status, note, stage, kinds):
    """That they invited the person was a reply; an earlier round was held."""
    tracker = read(note, status=status)
    told = set(tracker.events.loc[tracker.events["application"] == 0, "kind"])

    assert tracker.applications["stage"].iloc[0] == stage
    assert set(kinds) <= told
    assert ("interview" in told) == (stage > 0)
