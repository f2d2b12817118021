"""Channels, agencies, people, fields and plans of whole tables."""

import pandas as pd
import pytest

from tests.intake.workbooks_from_rows import of_rows

START = ["Company", "Role", "Status", "Applied on"]


def table(header: str | list[str], *cells: str | list[str]):
    """What is read of a small list with further columns."""
    names = ["Kestrel", "Plover", "Dunlin", "Curlew", "Avocet"]
    more = [header] if isinstance(header, str) else header
    rows = [
        [name, "Clerk", "Applied", "2026-01-05", *([cell] if isinstance(cell, str) else cell)]
        for name, cell in zip(names, cells, strict=False)
    ]
    return of_rows([[*START, *more], *rows]).tracker


def channels(*arguments) -> list[str]:
    """The channel of each row."""
    return table(*arguments).applications["channel"].astype(str).tolist()


def test_who_referred_is_a_referral():
    """A yes or a name; a board under the same header is the board; a no says nothing."""
    assert ["referral", "unknown", "referral", "job_board"] == channels(
        "Referral", "Yes", "No", "Ida Holm", "LinkedIn"
    )
    assert ["referral", "unknown"] == channels("Referred By", "Ida Holm", "")
    assert ["referral", "unknown"] == channels("内推", "李雷", "")


def test_somebody_who_recruits_is_no_referrer():
    """Under “Referral Contact”, too: their title says what they are, and their name is kept."""
    cells = ["Ida Holm", "Kate Poe (Recruiter)", "Tom Hay, HR", "Ola Berg, HR Business Partner"]
    rows = [[f"Firm {at}", "Dev", "Applied", cell] for at, cell in enumerate(cells)]
    read = of_rows([["Company", "Role", "Status", "Referral Contact"], *rows])
    contacts = read.tracker.contacts

    assert ["referral", *["recruiter"] * 3] == read.tracker.applications["channel"].tolist()
    assert [("Ida Holm", "referrer"), ("Kate Poe", "recruiter"), ("Tom Hay", "recruiter"),
            ("Ola Berg", "recruiter")] == list(
        zip(contacts["name"], contacts["relation"], strict=True)
    )  # fmt: skip


def test_a_cold_mail_is_networking_by_its_kind():
    """Where the row says no other way."""
    rows = [
        ["Application", "LinkedIn"],
        ["Speculative mail", ""],
        ["Speculative mail", "Indeed"],
    ]

    assert ["job_board", "networking", "job_board"] == channels(["Type", "Source"], *rows)


def test_a_recruiter_named_with_the_company_is_an_agency():
    """“Karl Berg for Kestrel” stands before Kestrel, whose name is taken from there if need be."""
    cells = ["Karl Berg for Kestrel Ltd", "Ida Holm for Curlew", "Ada Roe", "Tom Kerr (via Indeed)"]
    rows = [["Company", "Role", "Recruiter"]]
    names = ["Kestrel", "", "Dunlin", "Avocet"]
    rows += [[name, "Clerk", cell] for name, cell in zip(names, cells, strict=True)]
    made = of_rows(rows).tracker.applications

    assert ["agency", "agency", "unknown", "job_board"] == made["channel"].astype(str).tolist()
    assert ["Kestrel", "Curlew", "Dunlin", "Avocet"] == made["company"].tolist()
    assert ["Karl Berg", "Ida Holm", "Ada Roe", "Tom Kerr"] == made["contact_name"].tolist()


def test_a_recruiter_with_the_address_of_another_firm_is_an_agency():
    """Not one with an address of the company, or of a mail provider, nor another contact."""
    cells = [
        ["Karl Berg", "karl@heronstaffing.example"],
        ["Karl Berg for Plover", "karl@plover.example"],
        ["Karl Berg", "karl.berg@gmail.com"],
        ["Indeed.com call", ""],
        ["none - https://www.indeed.com/viewjob?jk=1", ""],
    ]

    assert ["agency", "unknown", "unknown", "job_board", "job_board"] == channels(
        ["Recruiter", "Recruiter Email"], *cells
    )
    assert ["unknown"] == channels(["Contact", "Email"], cells[0])


def test_a_note_of_the_way_alone_is_the_channel():
    """“Via” and a place; in a sentence it may be anything."""
    notes = ["via corporate web site", "Via Indeed", "via Zoom", "talked via LinkedIn with Ida"]

    assert ["careers_page", "job_board", "unknown", "unknown"] == channels("Notes", *notes)


def test_a_referral_says_more_than_a_board():
    """Who vouched prevails over where the job was found."""
    assert ["referral", "job_board"] == channels(
        ["Source", "Referred?"], ["Indeed", "yes"], ["Indeed", "no"]
    )


def test_a_place_in_brackets_behind_a_status_is_the_channel():
    """Beside a day or alone; a mail there, or brackets within a sentence, tell none."""
    header = ["Company", "Role", "Progress"]
    cells = {
        "Applied (2026-09-29, LinkedIn Easy Apply)": "job_board",
        "Applied (company careers page)": "careers_page",
        "Applied via web form on 3 May": "careers_page",
        "Applied (mail)": "unknown",
        "Applied (LinkedIn) and then wrote": "unknown",
    }
    rows = [[f"Firm {n}", "Clerk", cell] for n, cell in enumerate(cells)]

    made = of_rows([header, *rows]).tracker.applications
    assert list(cells.values()) == made["channel"].astype(str).tolist()


def test_a_title_may_say_by_which_board_it_was_applied_for():
    """And not that it has to do with referrals."""
    titles = ["Clerk - applied via WayUp", "Clerk of referrals, referred by Ann", "Clerk"]
    rows = [[f"Firm {n}", title, "Applied"] for n, title in enumerate(titles)]

    made = of_rows([["Company", "Role", "Status"], *rows]).tracker.applications
    assert ["job_board", "unknown", "unknown"] == made["channel"].astype(str).tolist()


def test_headers_of_sources_are_found():
    """Whatever the column is called."""
    for header in ("Applied Through", "Application Site", "Platform", "Discovery"):
        assert ["job_board", "careers_page"] == channels(header, "Glassdoor", "Workday")


def test_a_source_called_after_the_company_is_its_page():
    """“Kestrel Jobs” beside Kestrel, and any that ends in “careers”."""
    assert ["careers_page", "careers_page"] == channels("Source", "Kestrel Jobs", "Zzyzx Careers")


def test_the_link_tells_where_nothing_else_does():
    """The board, the company's system for applicants, or nothing."""
    links = ["https://www.linkedin.com/jobs/view/1", "https://jobs.lever.co/plover/2", ""]

    assert ["job_board", "careers_page", "unknown"] == channels("Link", *links)
    assert ["referral"] == channels(["Link", "Source"], [links[0], "Friend"])


def test_notes_and_statuses_tell_it_in_so_many_words():
    """But not what somebody only asked for."""
    notes = ["Applied via Indeed", "Referred by Ida Holm", "Asked for a referral", "Recruiter call"]

    assert ["job_board", "referral", "unknown", "unknown"] == channels("Notes", *notes)


def test_an_agency_stands_before_the_employer():
    """In a cell with both, in a column of agencies, and beside a column of clients."""
    tracker = table("Agency", "Randstad", "").applications
    assert ["Randstad", ""] == tracker["agency"].tolist()
    assert ["agency", "unknown"] == tracker["channel"].astype(str).tolist()

    rows = [
        [*START, "Client"],
        ["Plover Search", "Clerk", "Applied", "2026-01-05", "Kestrel Bank"],
        ["Dunlin", "Clerk", "Applied", "2026-01-06", ""],
        ["Randstad (for Curlew)", "Clerk", "Applied", "2026-01-07", ""],
    ]
    applications = of_rows(rows).tracker.applications
    assert ["Kestrel Bank", "Dunlin", "Curlew"] == applications["company"].tolist()
    assert ["Plover Search", "", "Randstad"] == applications["agency"].tolist()


def test_several_people_in_a_cell_are_several_contacts():
    """Each with what it is; the application's contact is the first."""
    tracker = table(
        ["Recruiter", "Recruiter Email", "Referred by"],
        ["Ida Holm, Karl Berg", "karl.berg@kestrel.example", "Noor Vik"],
        ["", "jobs@plover.example", ""],
    )
    people = tracker.contacts
    told = list(
        zip(
            people["application"],
            people["name"],
            people["address"],
            people["relation"],
            strict=True,
        )
    )

    assert [
        (0, "Ida Holm", "", "recruiter"),
        (0, "Karl Berg", "karl.berg@kestrel.example", "recruiter"),
        (0, "Noor Vik", "", "referrer"),
        (1, "", "jobs@plover.example", "recruiter"),
    ] == told
    assert ["Ida Holm", ""] == tracker.applications["contact_name"].tolist()
    assert ["", "jobs@plover.example"] == tracker.applications["contact_address"].tolist()


def test_notes_name_a_contact_where_no_column_does():
    """Never the company itself."""
    tracker = table("Notes", "Contact: Ida Holm", "Call with Plover Bank", "")

    assert ["Ida Holm"] == tracker.contacts["name"].tolist()


def test_the_second_half_of_a_role_is_nobody():
    """“Consultant - Analytics” is what somebody applied for, not a consultant of that name."""
    rows = [
        ["Acme", "Consultant - Analytics", "2026-08-01", "Applied to Consultant - Analytics twice"],
        ["Birch", "Clerk", "2026-08-02", "Contact: Ida Holm"],
    ]
    tracker = of_rows([["Company", "Role", "Date applied", "Notes"], *rows]).tracker

    assert ["Ida Holm"] == tracker.contacts["name"].tolist()


def test_every_other_column_is_kept_as_a_field():
    """With its kind where it has one; passwords and long texts are not."""
    tracker = table(
        ["Resume Version", "Work Mode", "Zzyzx", "Password", "Story"],
        ["v1", "Remote", "blue", "hunter2", "long " * 30],
        ["v2", "Onsite", "", "hunter3", "long " * 30],
    )
    told = tracker.fields.groupby("field")["value"].agg(list).to_dict()
    kinds = tracker.fields.drop_duplicates("field").set_index("field")["kind"].astype(str).to_dict()

    assert {
        "Resume Version": ["v1", "v2"],
        "Work Mode": ["Remote", "Onsite"],
        "Zzyzx": ["blue"],
    } == told
    assert {"Resume Version": "resume_version", "Work Mode": "work_mode", "Zzyzx": "other"} == kinds


def test_next_steps_and_deadlines_are_plans():
    """The words of a step and its day are one plan, and nothing of it is a message."""
    tracker = table(
        ["Next Step", "Next Step Due", "Deadline"],
        ["Write to Ida", "2026-02-01", "2026-03-01"],
        ["", "", ""],
    )
    plans = tracker.plans
    told = list(
        zip(plans["kind"].astype(str), plans["day"].dt.strftime("%F"), plans["text"], strict=True)
    )

    assert [
        ("next_action", "2026-02-01", "Write to Ida"),
        ("deadline", "2026-03-01", "2026-03-01"),
    ] == sorted(told, reverse=True)
    assert {"applied"} == set(tracker.events["kind"])


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["Next Step", "Due"], [("next_action", "2026-02-01", "Write to Ida")]),
        (["Next Step", "Deadline"], [("deadline", "2026-02-01", "2026-02-01"),
                                     ("next_action", "", "Write to Ida")]),
        (["Due", "Next Step"], [("deadline", "2026-02-01", "2026-02-01"),
                                ("next_action", "", "Write to Ida")]),
    ],
)  # fmt: skip
def test_a_bare_due_right_behind_a_step_is_its_day(headers, expected):
    """Elsewhere, and by the name of a deadline, it is one of the company."""
    cells = {"Next Step": "Write to Ida", "Due": "2026-02-01", "Deadline": "2026-02-01"}
    plans = table(headers, [cells[each] for each in headers], [""] * 2).plans

    assert expected == sorted(
        zip(plans["kind"].astype(str), plans["day"].dt.strftime("%F").fillna(""), plans["text"],
            strict=True)
    )  # fmt: skip


def test_messages_without_a_day_are_kept_and_prove_no_follow_up():
    """They may have come before applying; with a day they are messages."""
    undated = table("Messaged Recruiter", "yes", "no")
    dated = table("Messaged Recruiter", "2026-02-01", "")

    assert {"applied"} == set(undated.events["kind"])
    assert ["yes", "no"] == undated.fields["value"].tolist()
    assert ["nudged"] == [kind for kind in dated.events["kind"] if kind != "applied"]


def test_requisition_numbers_are_kept():
    """They tell two openings apart."""
    assert ["R-101", "R-102"] == table("Req ID", "R-101", "R-102").applications[
        "requisition"
    ].tolist()


def test_linkedin_s_own_export_is_the_channel():
    """And the address in it is the applicant's own."""
    header = ["Application Date", "Contact Email", "Company", "Job Title", "Job Url", "Resume Name"]
    rows = [["1/5/26, 9:05 AM", "me@x.example", "Kestrel", "Clerk", "http://x.example", "cv.pdf"]]
    tracker = of_rows([header, *rows]).tracker

    assert ["job_board"] == tracker.applications["channel"].astype(str).tolist()
    assert pd.DataFrame(tracker.contacts).empty


def test_links_name_the_employer_where_no_column_does():
    """Those into application systems, as the title writes the name or else as the address does."""
    links = {
        "https://jobs.ashbyhq.com/plover/2bad": ("Plover", "PLOVER Clerk"),
        "https://careers-dunlininc.icims.com/jobs/4": ("Dunlin", "Dunlin clerk"),
        "https://curlew.wd5.myworkdayjobs.com/en-US/job/7": ("Curlew", "Clerk, Rome"),
        "https://example.com/jobs/7": ("", "Clerk"),
    }
    rows = [[link, title, "Applied"] for link, (_, title) in links.items()]

    made = of_rows([["Link", "Title", "Status"], *rows]).tracker.applications
    assert ["PLOVER", "Dunlin", "Curlew", ""] == made["company"].tolist()
    named = [["Kestrel", *row] for row in rows[:2]] + [["", *row] for row in rows[2:]]
    again = of_rows([["Company", "Link", "Title", "Status"], *named]).tracker.applications
    assert {"Kestrel", ""} == set(again["company"])
