"""Every question has its answers, and each answer changes what is read."""

import pytest

from ajar.intake.answering import answer_question
from ajar.intake.summary import summary
from ajar.model.import_report import QuestionCode
from ajar.model.import_settings import ImportSettings
from tests.intake.workbooks_from_rows import codes, events, loaded, of_rows, sheet, told

JOBS = ["Company", "Role", "Applied", "Status"]


def only(read, code):
    """The one question with this code."""
    (question,) = (each for each in read.questions if each.code == code)
    return question


def settled(rows_or_sheets, code, name):
    """What was read before and after the question *code* was answered with *name*."""
    sheets = rows_or_sheets if isinstance(rows_or_sheets, tuple) else (sheet(rows_or_sheets),)
    before = loaded(*sheets)
    after = loaded(*sheets, settings=answer_question(ImportSettings(), only(before, code), name))
    return before, after


QUESTIONS = {
    "day_order": [JOBS, ["Acme", "Clerk", "03/04/2026", "Applied"]],
    "status_meaning": [JOBS, ["Acme", "Clerk", "2026-04-03", "Wobbly"]],
    "unclear_sent": [
        ["Company", "Role", "Status"],
        ["Acme", "Clerk", "Withdrawn"],
        ["Beta", "Clerk", "Wishlist"],
        ["Zeta", "Clerk", "Applied"],
    ],
    "all_sent": [["Company", "Role"], ["Acme", "Clerk"], ["Beta", "Nurse"]],
    "planned_but_dated": [
        JOBS,
        ["Acme", "Clerk", "2026-04-03", "To apply"],
        ["Beta", "Clerk", "2026-04-04", "Rejected"],
    ],
    "follow_up_sent": [
        [*JOBS, "Follow-up"],
        ["Acme", "Clerk", "2026-04-03", "Applied", "2026-04-20"],
    ],
    "company_column": [
        ["Harbour Lights", "Night clerk", "2026-01-05"],
        ["Old Mill", "Baker", "2026-01-06"],
        ["Blue Door", "Porter", "2026-01-07"],
    ],
    "colours_only": [
        ["■: sent ■: turned down"],
        ["Company", "Role", "Applied", "Interview"],
        ["Acme", "Clerk", "2026-04-03", "2026-04-20"],
    ],
    "same_company": [
        JOBS,
        ["Harbour Lights", "Clerk", "2026-04-03", "Applied"],
        ["Harbour Lights Group", "Nurse", "2026-04-04", "Applied"],
    ],
    "reading": [
        ["Company", "Role 1", "Applied", "Status", "Role 2", "Applied", "Status"],
        ["Acme", "Clerk", "2026-04-03", "Rejected", "Nurse", "2026-05-03", "Applied"],
        ["Beta", "Clerk", "2026-04-04", "Applied"],
        ["Zeta", "Clerk", "2026-04-05", "Interview", "Baker", "2026-05-04", "Rejected"],
    ],
    "rows_set_aside": [
        ["Company", "Role", "Status"],
        *[[f"Firm {letter}", "Clerk", "Being prepared"] for letter in "ABC"],
        ["Beta", "Clerk", "Applied"],
        ["Zeta", "Clerk", "Rejected"],
    ],
    "column_meaning": [
        ["Company", "Role", "Applied", "Wibble"],
        *[[f"Firm {n}", "Clerk", f"2026-04-0{n}", "blue" if n % 2 else "green"] for n in (1, 2, 3)],
        *[[f"Firm {n}", "Nurse", f"2026-04-0{n}", "green"] for n in (4, 5, 6)],
    ],
    "no_replies": [
        ["Company", "Role", "Applied"],
        *[[f"Firm {letter}", "Clerk", "2026-04-03"] for letter in "ABCDE"],
    ],
    "repeated_rows": [
        JOBS,
        ["Acme", "Clerk", "2026-04-03", "Applied"],
        ["Beta", "Clerk", "2026-04-04", "Applied"],
        ["Acme", "Clerk", "2026-04-03", "Applied"],
    ],
    "same_application": [
        [*JOBS, "Source"],
        ["Acme", "Clerk", "2026-04-03", "Applied", "LinkedIn"],
        ["Acme", "Clerk (m/f/d)", "2026-04-04", "Rejected", "Company website"],
        ["Acme", "Clerk", "2026-06-04", "Applied", "LinkedIn"],
    ],
    "sheet": (
        sheet([JOBS, ["Acme", "Clerk", "2026-04-03", "Rejected"]], "Mine"),
        sheet([["Role", "Applied", "Status"], ["Nurse", "2026-05-03", "Rejected"]], "Others"),
    ),
}
"""Something that raises each question."""


@pytest.mark.parametrize("code", QUESTIONS)
def test_every_answer_is_taken_and_can_be_taken_back(code):
    """An answered question says so, is no longer open, and opens again without the answer."""
    raises = QUESTIONS[code]
    sheets = raises if isinstance(raises, tuple) else (sheet(raises),)
    before = loaded(*sheets)
    question = only(before, code)

    assert question.guess in question.options
    assert None is question.answer
    assert len(question.options) >= 2
    for name in question.options:
        settings = answer_question(ImportSettings(), question, name)
        after = loaded(*sheets, settings=settings)
        again = only(after, code)

        assert name == again.answer == again.taken
        assert question.guess == again.guess
        assert code not in [each.code for each in after.open_questions]
        assert ImportSettings() == answer_question(settings, again, None)


def test_every_question_is_among_these():
    """A new question is raised above, and with that answered."""
    assert set(QuestionCode) == set(QUESTIONS)


def test_the_question_on_which_most_hangs_comes_first():
    """How the whole table is read comes before what a rare word means."""
    rows = [
        *QUESTIONS["reading"],
        ["Iota", "Clerk", "2026-04-09", "Wobbly"],
    ]
    asked = [question.code for question in of_rows(rows).questions]

    assert "reading" == asked[0]
    assert "status_meaning" in asked[1:]


def test_rows_that_were_set_aside_count_if_the_person_says_so():
    """A status that Ajar takes for “not sent” may be the first step of a portal."""
    before, after = settled(QUESTIONS["rows_set_aside"], "rows_set_aside", "yes")

    assert 3 == summary(before)["rows_not_applications"]
    assert 5 == summary(after)["applications"]


def test_that_nobody_replied_is_known_only_if_the_person_says_so():
    """A file without a word of replies gives no count of them."""
    before, after = settled(QUESTIONS["no_replies"], "no_replies", "none")

    assert None is summary(before)["no_response"]
    assert 5 == summary(after)["no_response"]


def test_rows_that_are_one_application_are_counted_once():
    """The second keeps what only it says; an application two months later is another one."""
    before, after = settled(QUESTIONS["same_application"], "same_application", "one")

    assert 3 == summary(before)["applications"]
    assert [("Acme", "Clerk", "rejected"), ("Acme", "Clerk", "open")] == told(
        after, "company", "role", "outcome"
    )
    assert ["duplicate_row"] == codes(after)


def test_the_same_row_twice_is_one_application_if_so_answered():
    """Every copy beyond the first is told in the ledger."""
    before, after = settled(QUESTIONS["repeated_rows"], "repeated_rows", "one")

    assert 3 == summary(before)["applications"]
    assert 2 == summary(after)["applications"]
    assert ["duplicate_row"] == codes(after)


def test_one_repeated_row_is_spoken_of_as_one():
    """“1 row is”, and “2 rows are”."""
    rows = QUESTIONS["repeated_rows"]
    one, two = (only(loaded(sheet(each)), "repeated_rows") for each in (rows, [*rows, rows[-1]]))

    assert one.text.startswith("1 row is the same")
    assert two.text.startswith("2 rows are the same")


@pytest.mark.parametrize(("name", "day"), [("day", "2026-04-03"), ("month", "2026-03-04")])
def test_the_order_of_days_is_asked_by_an_example(name, day):
    """“03/04/2026” is either of two days, and both are named."""
    before, after = settled(QUESTIONS["day_order"], "day_order", name)

    assert {"day": "3 April 2026", "month": "4 March 2026"} == only(before, "day_order").options
    assert ("Acme", "applied", day) in events(after)
    assert "day_order_guessed" not in codes(after)


@pytest.mark.parametrize(
    "header",
    [
        ["Entreprise", "Poste", "Date de candidature", "Statut", "Date de réponse"],
        ["Empresa", "Puesto", "Fecha de aplicación", "Estado", "Fecha de respuesta"],
        ["Firma", "Stelle", "Bewerbungsdatum", "Status", "Antwort am"],
    ],
)
def test_the_language_of_the_headings_tells_the_order_of_days(header):
    """Nobody who heads a column “Entreprise” is asked, unless another column has months first."""
    row = ["Acme", "Clerk", "03/04/2026", "Applied"]
    plain, contrary = of_rows([header, [*row, ""]]), of_rows([header, [*row, "04/20/2026"]])

    assert ("Acme", "applied", "2026-04-03") in events(plain)
    assert "day_order" not in [question.code for question in plain.open_questions]
    assert ("Acme", "applied", "2026-03-04") in events(contrary)


@pytest.mark.parametrize(
    ("name", "day"), [("day", "2021-12-20"), ("month", "2021-12-20"), ("year", "2020-12-21")]
)
def test_the_place_of_a_year_of_two_figures_is_asked(name, day):
    """The answer is taken back like any other, and other cells agree with it."""
    rows = [
        JOBS,
        ["Acme", "Clerk", "20/12/21", "Applied"],
        ["Beta", "Clerk", "21/12/20", "Applied"],
    ]
    before, after = settled(rows, "day_order", name)

    assert {"day", "month", "year"} == set(only(before, "day_order").options)
    assert ("Acme", "applied", day) in events(after)
    assert "day_order" not in [question.code for question in after.open_questions]


def test_an_unknown_word_is_asked_with_every_meaning():
    """It counts as no outcome until the person says what it means."""
    before, after = settled(QUESTIONS["status_meaning"], "status_meaning", "rejected")

    assert [("Acme", "open")] == told(before, "company", "outcome")
    assert [("Acme", "rejected")] == told(after, "company", "outcome")


def test_only_the_commonest_unknown_words_are_asked_about():
    """A column of free text asks three questions and not thirty."""
    words = ["Zwx", "Qrs", "Vvk", "Jjp", "Xkc"]
    rows = [["Acme", "Clerk", f"2026-04-{day:02d}", words[day % 5]] for day in range(1, 28)]
    asked = [q for q in of_rows([JOBS, *rows]).questions if q.code == "status_meaning"]

    assert 3 == len(asked)


def test_rows_that_look_unsent_can_have_been_sent():
    """“Withdrawn” beside “Wishlist” may never have been sent; the person knows."""
    before, after = settled(QUESTIONS["unclear_sent"], "unclear_sent", "yes")

    assert ["Zeta"] == before.tracker.applications["company"].tolist()
    assert ["Acme", "Zeta"] == after.tracker.applications["company"].tolist()


def test_a_bare_list_can_be_no_applications():
    """Where nothing says that the rows were sent."""
    before, after = settled(QUESTIONS["all_sent"], "all_sent", "none")

    assert (2, 0) == (summary(before)["applications"], summary(after)["applications"])


def test_a_day_of_applying_can_be_a_plan():
    """“To apply” beside a day: sent for Ajar, planned if the person says so."""
    before, after = settled(QUESTIONS["planned_but_dated"], "planned_but_dated", "planned")

    assert (2, 1) == (summary(before)["applications"], summary(after)["applications"])


def test_follow_ups_can_have_been_planned_only():
    """Then nothing was sent on those days."""
    before, after = settled(QUESTIONS["follow_up_sent"], "follow_up_sent", "planned")

    assert ("Acme", "nudged", "2026-04-20") in events(before)
    assert {("Acme", "applied", "2026-04-03")} == events(after)


def test_companies_and_roles_without_a_header_trade_places():
    """Which of two columns of words names the companies cannot be seen."""
    before, after = settled(QUESTIONS["company_column"], "company_column", "column B")

    assert ("Harbour Lights", "Night clerk") == told(before, "company", "role")[0]
    assert ("Night clerk", "Harbour Lights") == told(after, "company", "role")[0]


def test_what_is_told_by_colour_can_be_read_all_the_same():
    """The days count as facts once the person says so."""
    before, after = settled(QUESTIONS["colours_only"], "colours_only", "facts")

    assert set() == {kind for _, kind, _ in events(before)} - {"applied"}
    assert ("Acme", "interview", "2026-04-20") in events(after)


def test_companies_that_look_alike_are_joined_or_kept_apart():
    """One company if the person says so; two if they say that, and then nobody asks again."""
    before, one = settled(QUESTIONS["same_company"], "same_company", "one")
    _, two = settled(QUESTIONS["same_company"], "same_company", "two")

    assert (2, 1, 2) == tuple(len(read.tracker.companies) for read in (before, one, two))


def test_companies_are_compared_across_files_and_sheets():
    """The same company under two names on two sheets is asked about, too."""
    rows = QUESTIONS["same_company"]
    read = loaded(sheet(rows[:2], "2025"), sheet([rows[0], rows[2]], "2026"))

    assert ("harbourlights", "harbourlightsgroup") == only(read, "same_company").about


def test_another_sheet_that_looks_like_applications_is_asked_about():
    """It names no company, so it is left out until the person takes it in."""
    before, after = settled(QUESTIONS["sheet"], "sheet", "yes")

    assert (1, 2) == (summary(before)["applications"], summary(after)["applications"])
