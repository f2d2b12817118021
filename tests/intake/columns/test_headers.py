"""What the words above a column say about it."""

from collections import Counter

import pytest

from ajar.intake.columns import headers
from ajar.intake.columns.headers import CERTAIN, SHARED, is_numbered, phrases, roles_of_header
from ajar.intake.columns.roles import Role


def test_every_header_means_what_it_stands_under():
    """Each has the roles it is listed under and no other, for certain where it is just one."""
    wrong = []
    for header, roles in phrases().items():
        expected = dict.fromkeys(roles, CERTAIN if len(roles) == 1 else SHARED)
        if roles_of_header(header) != expected:
            wrong.append((header, expected, roles_of_header(header)))

    assert [] == wrong


def test_every_header_stands_once_in_a_list():
    """As it compares: folded, so that it is found."""
    known = Counter(headers.listed())

    assert [] == [entry for entry, times in known.items() if times > 1]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Company Name", Role.COMPANY),
        ("  EMPLOYER ", Role.COMPANY),
        ("Société", Role.COMPANY),
        ("🏢 Company", Role.COMPANY),
        ("2nd Interview Date", Role.INTERVIEW),
        ("interview1", Role.INTERVIEW),
        ("DateApplied", Role.APPLIED),
        ("app_date", Role.APPLIED),
        ("Absage erhalten am", Role.REJECTED),
        ("Status Date", Role.STATUS_DAY),
        ("Date", Role.DAY),
        ("面试日期", Role.INTERVIEW),
        ("Role/Purpose", Role.ROLE),
        ("Source / How Applied", Role.SOURCE),
        ("会社名\nCompany", Role.COMPANY),
        ("Applied? (Y/N)", Role.APPLIED),
        ("My current status", Role.STATUS),
        ("Compnay", Role.COMPANY),
        ("Rejecton date", Role.REJECTED),
        ("Days to Interview", Role.IGNORED),
        ("Follow-Up Notes", Role.NOTES),
        ("Next Follow-up", Role.FOLLOW_UP_DUE),
        ("Etapa atual do processo", Role.STATUS),
        ("Link offerta di stage", Role.LINK),
        ("目前求职进度", Role.STATUS),
        ("Interview result", Role.INTERVIEW),
        ("一次結果", Role.INTERVIEW),
        ("ES結果", Role.APPLIED),
        ("Başvuru Tarihi", Role.APPLIED),
        ("Дата собеседования", Role.INTERVIEW),
    ],
)
def test_headers_are_found_in_many_forms(header, role):
    """Numbers, words for “day”, double headers, remarks and slips of the pen do not hide it."""
    assert role in roles_of_header(header)


def test_chinese_numerals_count_like_figures():
    """“岗位二” is the second role; “一面” is the first interview."""
    assert roles_of_header("岗位2") == roles_of_header("岗位二") == {Role.ROLE: 0.95}
    assert Role.INTERVIEW in roles_of_header("一面")


def test_the_chief_word_depends_on_the_language():
    """“ID offerta” is a number and not an offer; “offer ID” has its chief word last."""
    assert {Role.REQUISITION} == set(roles_of_header("ID offerta vista"))
    assert Role.OFFER not in roles_of_header("Link offerta")


@pytest.mark.parametrize("joint", ["/", " / ", ", ", "|", ";", "\n", " - ", " & "])
def test_a_header_may_have_parts(joint):
    """The first part prevails, whatever parts them."""
    found = roles_of_header(f"Zzyzx{joint}Employer{joint}Remarks")

    assert (Role.COMPANY, Role.NOTES) == tuple(sorted(found, key=found.get, reverse=True))


@pytest.mark.parametrize(
    "header", ["Department / Role", "部门/岗位", "部门-岗位", "批次-岗位-部门"]
)
def test_a_detail_beside_a_role_comes_last(header):
    """The department is only a detail of the role."""
    found = roles_of_header(header)

    assert Role.ROLE == max(found, key=found.get)


@pytest.mark.parametrize("word", ["or", "and", "und", "oder"])
def test_a_word_may_part_a_header(word):
    """“Employer or agency” is as good as “employer / agency”."""
    assert Role.COMPANY in roles_of_header(f"Employer {word} zzyzx remarks")


@pytest.mark.parametrize("header", ["", "Zzyzx", "A" * 61, "42", "Dear diary, today I went"])
def test_other_words_mean_nothing(header):
    """What nobody knows has no role."""
    assert {} == roles_of_header(header)


def test_a_slip_counts_less_than_the_word():
    """The further from a known header, the less it is trusted."""
    trusts = [
        max(roles_of_header(h).values()) for h in ("Company", "Interview 2", "Url/Link", "Compnay")
    ]

    assert sorted(trusts, reverse=True) == trusts
    assert len(set(trusts)) == len(trusts)
    assert {} == roles_of_header("Compnay", misspelt=False)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        *((f"{ordinal} round", True) for ordinal in ("#2", "2", "1st", "2nd", "3rd", "4th")),
        *((f"{ordinal} entretien", True) for ordinal in ("1er", "1ere", "2e", "2eme")),
        *(("interview1", True), ("Interview", False), ("Interview date", False)),
    ],
)
def test_numbered_headers_are_told(header, expected):
    """Numbered columns are several of one kind."""
    assert expected == is_numbered(header)
