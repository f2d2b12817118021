"""Company keys: what is one company, what is not, what names nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.intake.values.companies import clean_name, company_keys, near_pairs


def key(text: str) -> str:
    """The key of one name."""
    return company_keys([text])[0]


SAME = [
    ("Acme, Inc.", "ACME"),
    ("Acme Inc. (Winter)", "acme"),
    ("Acme [via agency]", "Acme"),
    ("Müller & Söhne KG", "MULLER & SOHNE"),
    ("Tandem & Co.", "Tandem"),
    ("Kestrel GmbH & Co. KG", "Kestrel"),
    ("Kestrel Co., Ltd.", "Kestrel"),
    ("HelloKestrel", "Hello Kestrel"),
    ("Rook-Tower", "Rook Tower"),
    ("K.R. Works", "KR Works"),
    ("K. R. Works", "KR Works"),
    ("Rook + Tower", "Rook plus Tower"),
    ("Rook & Tower", "Rook and Tower"),
    ("O'Kestrel", "O\u2019Kestrel"),
    ("Kestrel™", "Kestrel"),
    ("www.kestrel.com", "Kestrel"),
    ("Kestrel.com", "Kestrel"),
    ("\uff2bestrel", "Kestrel"),
    ("(株)山鳥", "山鳥"),
    ("㈱山鳥", "山鳥株式会社"),
    ("(주)까치", "까치"),
    ("ООО «Сорока»", "Сорока"),
    ("Kestrel ", "Kestrel"),
    ("Kestrel\nWorks", "Kestrel Works"),
    ("Škola a.s.", "skola"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_company_share_a_key(one, other):
    """Case, accents, width, spaces, punctuation, legal forms and remarks do not count."""
    assert key(one) == key(other) != ""


DIFFERENT = [
    ("Bank of America", "Bank Ozk"),
    ("Delta", "Delta Electronics"),
    ("Kestrel", "Kestrel Group"),
    ("Kestrel Germany", "Kestrel France"),
    ("360", "361"),
    ("Kestrel 1", "Kestrel 2"),
    ("Kestrel AI", "Kestrel"),
    ("kestrel.ai", "kestrel.io"),
    ("バラ", "ハラ"),
    ("一汽", "二汽"),
    ("A & B", "AB"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_words_make_another_company(one, other):
    """Nothing that could be another company is merged."""
    assert key(one) != key(other)


@pytest.mark.parametrize(
    "name", ["360", "4399", "3M", "A", "None", "NA", "null", "Co", "Inc", "SAS"]
)
def test_odd_names_are_names(name):
    """Numbers, single letters, legal forms alone and words for “nothing” can be companies."""
    assert name.casefold() == key(name)


MORE_STAND_INS = (
    *(
        "Upwork Client",
        "(company not in snippet)",
        "(Stealth)",
        "Unknown (board listing)",
        "?",
        "-",
    ),
    *("N/A", "", "  ", "...", "Stealth startup", "Stealth mode startup", "Confidential company"),
    *(
        "A small startup",
        "Remote tech company",
        "Unnamed company",
        "Series A startup",
        "Our client",
    ),
    *("The company", "Private client", "Confidential (via a friend)", "not disclosed"),
)


@pytest.mark.parametrize("text", MORE_STAND_INS)
def test_descriptions_and_remarks_are_no_company(text):
    """A stand-in with describing words, or a remark in brackets alone, is no name either."""
    assert not key(text)


@pytest.mark.parametrize(
    "name", ["Remote", "Upwork", "Client First Advisory", "Agency Within", "Company X", "Big Bank"]
)
def test_names_with_common_words_stay_names(name):
    """A describing word alone, or a stand-in beside a real name, is a company."""
    assert key(name)


def test_hidden_names_that_are_told_apart_are_companies():
    """Who writes “Company A” and “Company B” means two; a series that is no name stays none."""
    hidden = [f"{word} {mark}" for word in ("Company", "Firm") for mark in ("A", "B", "1", "12")]
    assert len(set(filter(None, company_keys(hidden)))) == len(hidden)
    assert not key("Startup, series A")


@settings(max_examples=200, derandomize=True, deadline=None)
@given(
    st.text(max_size=25)
    | st.sampled_from(["GmbH", "S.A.", "sp k", "ооо", "株式会社"]).map(
        "The Kestrel {}, Ltd. (x)".format
    )
)
def test_the_key_of_a_key_is_the_key(text):
    """Keys can be read in again: folding twice changes nothing."""
    assert key(text) == key(key(text))


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(st.text(alphabet="abcdefgh ", min_size=1, max_size=12), max_size=12))
def test_near_pairs_are_known_sorted_and_different(names):
    """Proposed pairs are two different keys of the input, each pair in order and once."""
    known = set(company_keys(names))
    pairs = near_pairs(known)

    assert sorted(set(pairs)) == pairs
    assert all(one < other and {one, other} <= known for one, other in pairs)


def test_slips_are_proposed():
    """One letter wrong, missing, doubled or two swapped may be the same company."""
    pairs = near_pairs(["kestrel", "kestrrel", "kestrle", "kestral", "rooktower"])

    assert [("kestral", "kestrel"), ("kestrel", "kestrle"), ("kestrel", "kestrrel")] == pairs


@pytest.mark.parametrize(
    "pair",
    [
        ("studio54", "studio55"),
        ("acme", "acne"),
        ("delta", "deltaelectronics"),
        ("bankofx", "bankozk"),
    ],
)
def test_different_companies_are_not_proposed(pair):
    """Figures, very short names and other words keep companies apart."""
    assert [] == near_pairs(pair)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  Acme,   Inc. ", "Acme, Inc."),
        ('"Acme"', "Acme"),
        ("Acme -", "Acme"),
        ("Acme\nWorks", "Acme Works"),
    ],
)
def test_a_name_to_show_is_tidy(text, shown):
    """One line, single spaces, without what surrounds it."""
    assert shown == clean_name(text)


def test_very_long_names_are_not_compared_letter_by_letter():
    """A text as long as a page is no name with a slip in it, and takes no memory."""
    assert [] == near_pairs(["x" * 500_000 + "a", "x" * 500_000 + "b"])
