"""Company keys: what is one company, what is not, what names nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.intake.values.companies import clean_name, is_placeholder, keys, near_pairs


def key(text: str) -> str:
    """The key of one name."""
    return keys([text])[0]


LEGAL_FORMS = (
    *("Inc.", "incorporated", "llc", "llp", "lllp", "lp", "pllc", "Ltd.", "limited", "corp"),
    *("corporation", "Co.", "company", "plc", "cic", "&", "GmbH", "ggmbh", "mbh", "Ges.m.b.H."),
    *("AG", "se", "kg", "kgaa", "ohg", "ug", "haftungsbeschränkt", "e.V.", "eg", "gbr", "S.A."),
    *("sas", "sasu", "sarl", "eurl", "snc", "sca", "S.L.", "slu", "sau", "S.r.l.", "srls"),
    *("S.p.A.", "sapi", "ltda", "lda", "eireli", "B.V.", "N.V.", "vof", "bvba", "ab", "publ"),
    *("A/S", "asa", "aps", "oy", "oyj", "hf", "ehf", "OÜ", "sia", "uab", "s.r.o.", "spol"),
    *("kft", "zrt", "nyrt", "d.o.o.", "dd", "ska", "ood", "eood", "ead", "pty", "pte", "pvt"),
    *("private", "sdn", "bhd", "berhad", "tbk", "jsc", "ojsc", "cjsc", "pjsc", "K.K.", "gk"),
    *("fze", "fzco", "wll", "sti", "ооо", "оао", "зао", "ао", "пао", "тоо", "тов", "еоод"),
    *("оод", "ад", "Sp. z o.o.", "sp zoo", "sp k", "S.A. de C.V.", "sapi de cv", "srl de cv"),
    *("s de rl de cv", "Anonim Şirketi", "Ltd. Şti.", "kabushiki kaisha"),
)


@pytest.mark.parametrize("form", LEGAL_FORMS)
def test_a_legal_form_at_the_end_is_no_part_of_the_name(form):
    """“Kestrel Works GmbH” is Kestrel Works, in whatever country it is registered."""
    assert key("Kestrel Works") == key(f"Kestrel Works {form}")


LEADING = (*("the", "ооо", "оао", "зао", "ао", "пао", "тоо", "тов", "ип", "ooo"),)


@pytest.mark.parametrize("form", LEADING)
def test_a_legal_form_or_article_at_the_start_is_no_part_of_the_name(form):
    """“The Kestrel Works” is Kestrel Works."""
    assert key("Kestrel Works") == key(f"{form} Kestrel Works")


ATTACHED = (
    *(
        "株式会社",
        "有限会社",
        "合同会社",
        "合資会社",
        "一般社団法人",
        "股份有限公司",
        "有限责任公司",
        "有限公司",
        "股份公司",
        "股份有限責任公司",
    ),
    *("주식회사", "유한회사", "유한책임회사"),
)


@pytest.mark.parametrize("form", ATTACHED)
def test_a_legal_form_is_taken_off_either_end_where_no_space_parts_it(form):
    """Chinese, Japanese and Korean write the legal form right beside the name."""
    assert ("山鳥", "山鳥") == (key(f"{form}山鳥"), key(f"山鳥{form}"))


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


STAND_INS = (
    *("confidential", "confidentially", "stealth", "unknown", "undisclosed", "unnamed"),
    *("unspecified", "anonymous", "anon", "discreet", "discrete", "hidden", "withheld", "tbd"),
    *("tba", "tbc", "client", "clients", "customer", "employer", "company", "startup"),
    *("start up", "firm", "agency", "recruiter", "recruiting agency", "recruitment agency"),
    *("staffing agency", "headhunter", "recruitment company", "organization", "organisation"),
    *("business", "enterprise", "not disclosed", "not specified", "not listed", "not given"),
    *("not stated", "not named", "not mentioned", "not available", "not known", "no name"),
    *("no company", "name", "various", "multiple", "several", "private advertiser"),
    *("none given", "self", "somewhere", "someone", "anyone", "test", "example", "sme", "smb"),
    *("unbekannt", "vertraulich", "anonym", "firma", "unternehmen", "personalvermittler"),
    *("personalvermittlung", "personaldienstleister", "zeitarbeit", "zeitarbeitsfirma"),
    *("kunde", "konzern", "mittelstand", "keine angabe", "arbeitgeber", "kmu", "confidentiel"),
    *("confidentielle", "inconnu", "inconnue", "anonyme", "entreprise", "societe"),
    *("client final", "cabinet de recrutement", "agence", "agence d interim", "interim"),
    *("ssii", "esn", "pme", "tpe", "eti", "non precise", "grand groupe", "employeur"),
    *("confidencial", "desconocido", "desconocida", "anonimo", "anonima", "empresa", "cliente"),
    *("consultora", "sin nombre", "pyme", "sigiloso", "sigilosa", "desconhecido"),
    *("desconhecida", "nao informado", "nao informada", "consultoria", "riservato"),
    *("riservata", "sconosciuto", "sconosciuta", "azienda", "agenzia", "agenzia interinale"),
    *("onbekend", "vertrouwelijk", "anoniem", "bedrijf", "uitzendbureau", "klant"),
    *("opdrachtgever", "okand", "okant", "hemlig", "hemligt", "konfidentiell"),
    *("konfidentiellt", "foretag", "bemanningsforetag", "kund", "ukjent", "ukendt"),
    *("konfidensiell", "fortrolig", "bedrift", "virksomhed", "vikarbyra", "vikarbureau"),
    *("kunden", "tuntematon", "luottamuksellinen", "yritys", "asiakas", "nieznana", "nieznany"),
    *("poufne", "anonimowa", "agencja", "klient", "neznamy", "neznama", "spolecnost"),
    *("spolocnost", "неизвестно", "компания", "аноним", "конфиденциально", "gizli"),
    *(
        "bilinmiyor",
        "sirket",
        "rahasia",
        "perusahaan",
        "未知",
        "保密",
        "某公司",
        "匿名",
        "待定",
        "暂无",
    ),
    *(
        "不详",
        "公司",
        "外包",
        "非公開",
        "未定",
        "不明",
        "某社",
        "企業名非公開",
        "社名非公開",
        "비공개",
        "미정",
        "모름",
        "익명",
    ),
    *("회사", "미공개"),
)


@pytest.mark.parametrize("text", STAND_INS)
def test_stand_ins_are_no_company(text):
    """“Confidential” and its like in other languages name nobody."""
    assert is_placeholder(text)


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
    assert ("", True) == (key(text), is_placeholder(text))


DESCRIBING = (
    *("a", "an", "the", "of", "our", "my", "via", "in", "for", "mode", "name", "private"),
    *("small", "large", "big", "mid", "size", "sized", "medium", "local", "global"),
    *("international", "us", "uk", "usa", "german", "french", "remote", "tech", "technology"),
    *("it", "software", "ai", "fintech", "saas", "consulting", "startup", "upwork", "fiverr"),
    *("freelance", "freelancer", "toptal", "contra", "linkedin", "indeed", "dice", "end"),
    *("direct", "series", "seed", "stage", "early", "top", "leading", "well", "funded"),
    *("fortune", "500", "100", "1", "2", "3", "listing", "post", "job", "recruitment"),
    *("recruiting", "staffing", "third", "party", "external", "hiring", "unnamed", "yet"),
    *("not", "sure", "finance", "financial", "bank", "healthcare", "medical", "retail"),
    *("ecommerce", "crypto", "blockchain", "gaming", "game", "de", "du", "la", "una", "un"),
    *("eine", "ein"),
)


@pytest.mark.parametrize("word", DESCRIBING)
def test_describing_words_name_nobody_beside_a_stand_in(word):
    """“Remote” may be a company; “remote client” is none."""
    assert is_placeholder(f"{word} client")


@pytest.mark.parametrize(
    "name", ["Remote", "Upwork", "Client First Advisory", "Agency Within", "Company X", "Big Bank"]
)
def test_names_with_common_words_stay_names(name):
    """A describing word alone, or a stand-in beside a real name, is a company."""
    assert not is_placeholder(name)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(max_size=25) | st.sampled_from(LEGAL_FORMS).map("The Kestrel {}, Ltd. (x)".format))
def test_the_key_of_a_key_is_the_key(text):
    """Keys can be read in again: folding twice changes nothing."""
    assert key(text) == key(key(text))


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(st.text(alphabet="abcdefgh ", min_size=1, max_size=12), max_size=12))
def test_near_pairs_are_known_sorted_and_different(names):
    """Proposed pairs are two different keys of the input, each pair in order and once."""
    known = set(keys(names))
    pairs = near_pairs(known)

    assert sorted(set(pairs)) == pairs
    assert all(one < other and {one, other} <= known for one, other in pairs)


def test_slips_are_proposed():
    """One letter wrong, missing, doubled or two swapped may be the same company."""
    pairs = near_pairs(["kestrel", "kestrrel", "kestrle", "kestral", "rooktower"])

    assert [("kestral", "kestrel"), ("kestrel", "kestrle"), ("kestrel", "kestrrel")] == pairs


TAILS = (
    *("group", "gruppe", "groupe", "holding", "holdings", "international", "global"),
    *("worldwide", "technologies", "technology", "tech", "labs", "lab", "software"),
    *("solutions", "systems", "digital", "ai", "io", "app", "hq", "careers", "jobs", "germany"),
    *("deutschland", "france", "espana", "italia", "uk", "us", "usa", "india", "canada"),
    *("europe", "emea", "apac", "sweden", "sverige", "norge", "danmark", "suomi", "polska"),
    *("nederland", "brasil", "japan", "china", "schweiz", "austria", "osterreich", "services"),
    *("consulting", "partners", "team", "corporate", "studios", "studio", "games"),
)


@pytest.mark.parametrize("tail", TAILS)
def test_a_name_with_a_common_tail_is_proposed(tail):
    """“Kestrel” and “Kestrel Group” may be one company."""
    assert [("kestrel", f"kestrel{tail}")] == near_pairs(["kestrel", f"kestrel{tail}"])


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
