"""Comma-separated text and its kin: every field as written, in whatever encoding and dialect."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.intake.cells import CellKind
from ajar.intake.readers import LOCAL, read_workbook
from ajar.intake.readers.worker import csv_reader
from ajar.intake.readers.worker import encode as written
from ajar.intake.readers.worker.errors import ReaderError
from ajar.model.errors import UnreadableFileError
from tests.intake.readers.file_factories import stored, zipped


def rows(workbook):
    """All rows of the first sheet."""
    sheet = workbook.sheets[0]
    return list(sheet.rows(sheet.height))


def test_nothing_is_taken_for_missing_or_for_a_number(read):
    """Names that other readers turn into blanks or numbers stay as they are typed."""
    words = ["None", "NA", "null", "N/A", "nan", "007", "12345678901234567890", "1,234"]
    content = "Company\n" + "\n".join(f'"{word}"' for word in words)

    column = read(content.encode()).sheets[0].columns[0]

    assert ["Company", *words] == list(column.column_of_texts())
    assert {CellKind.TEXT} == set(column.kinds)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(read, delimiter):
    """Each of the four delimiters is told from the others, which stand in the notes."""
    lines = [
        ["Company", "Role", "Notes"],
        ["Acme", "Engineer", "a, b; c"],
        ["Beta", "Analyst", "x | y"],
    ]
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter).writerows(lines)

    workbook = read(target.getvalue().encode())

    assert delimiter == workbook.delimiter
    assert lines == rows(workbook)


@pytest.mark.parametrize("other", ["|", ";"])
def test_a_list_in_quotes_is_no_delimiter(read, other):
    """However many parts it has: the quotes around it say where the field ends."""
    answers = f" {other} ".join(["Question: answer"] * 40)
    for day in ('"1/5/26, 3:00 PM"', "1/5/26"):
        content = "Date,Company,Answers\n" + f'{day},Acme,"{answers}"\n' * 9
        workbook = read(content.encode())

        assert "," == workbook.delimiter
        assert [day.strip('"'), "Acme", answers] == workbook.sheets[0].row(1)


@pytest.mark.parametrize("delimiter", ["@", "~", "^"])
def test_an_unusual_delimiter_is_found_where_no_usual_one_divides_the_lines(read, delimiter):
    """It parts all lines into the same number of fields, three at least."""
    lines = ["url|company|status", "https://example.com/1|Alder, Mills|Applied 3d ago"]
    content = "\n".join(lines).replace("|", delimiter).encode()

    assert ["https://example.com/1", "Alder, Mills", "Applied 3d ago"] == read(content).sheets[
        0
    ].row(1)


def test_mail_addresses_are_not_parted(read):
    """A list of addresses has one “@” in each line, and is one column."""
    content = b"ann@alder.example\nbob@birch.example\ncy@cedar.example\n"

    assert ["ann@alder.example"] == read(content).sheets[0].row(0)


def test_a_decimal_comma_is_no_delimiter(read):
    """Semicolons between the fields win over a comma inside each."""
    content = "Firma;Note;Punkte\nA;1,5;2,5\nB;2,5;3,5\n"

    assert ["A", "1,5", "2,5"] == rows(read(content.encode()))[1]


@pytest.mark.parametrize(
    ("line", "delimiter"),
    [("sep=;", ";"), ('"sep=|"', "|"), ("SEP=\t", "\t"), ("sep=#", "#")],
)
def test_a_sep_line_is_obeyed_and_not_read_as_a_row(read, line, delimiter):
    """The first line of Excel's own csv names the delimiter; rows keep their numbers."""
    content = f"{line}\r\na,1{delimiter}b\r\nc{delimiter}d\r\n"

    workbook = read(content.encode())

    assert [["a,1", "b"], ["c", "d"]] == rows(workbook)
    assert 2 == workbook.sheets[0].first_row


def test_ragged_rows_shift_nothing_and_are_told(read):
    """A row with one field too many or too few stays where it is, and its width says so."""
    content = "a,b\n1,2,3\n4\n5,6\n"

    workbook = read(content.encode())

    assert [["a", "b", ""], ["1", "2", "3"], ["4", "", ""], ["5", "6", ""]] == rows(workbook)
    assert [2, 3, 1, 2] == workbook.sheets[0].widths.tolist()


def test_blank_lines_keep_the_row_numbers_right(read):
    """Blank lines in front and between are counted; those at the end are nothing."""
    sheet = read(b"\n\na,b\n\n1,2\n\n\n").sheets[0]

    assert (3, 3) == (sheet.first_row, sheet.height)
    assert [2, 0, 2] == sheet.widths.tolist()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_are_known(read, end):
    """Files of Unix, Windows and old Macs give the same rows, in quotes as well."""
    content = end.join(["a,b", f'"one{end}two",2', ""])

    assert [["a", "b"], ["one\ntwo", "2"]] == rows(read(content.encode()))


ACCENTS = [["Entreprise", "Rôle"], ["Société Générale", "Élève à temps plein"]]
JAPANESE = [
    ["会社名", "状況", "メモ"],
    ["株式会社山田製作所", "書類選考中です", "面接の日程を調整しています"],
    ["東京電力ホールディングス", "不採用になりました", "ありがとうございました"],
]
CHINESE = [
    ["公司名称", "岗位", "状态"],
    ["北京字节跳动科技有限公司", "数据分析师", "已投递简历,等待回复"],
    ["深圳市腾讯计算机系统有限公司", "产品经理", "面试没有通过"],
]


@pytest.mark.parametrize(
    ("lines", "encoding", "name"),
    [
        (ACCENTS, "utf-8", "utf-8"),
        (ACCENTS, "utf-8-sig", "utf-8"),
        (ACCENTS, "utf-16", "utf-16-le"),
        (ACCENTS, "utf-16-le", "utf-16-le"),
        (ACCENTS, "utf-16-be", "utf-16-be"),
        (ACCENTS, "utf-32", "utf-32-le"),
        (ACCENTS, "utf-32-le", "utf-32-le"),
        (ACCENTS, "utf-32-be", "utf-32-be"),
        (ACCENTS, "cp1252", "cp1252"),
        (JAPANESE, "utf-8", "utf-8"),
        (JAPANESE, "cp932", "cp932"),
        (CHINESE, "gb18030", "gb18030"),
    ],
)
def test_the_encoding_is_found(read, lines, encoding, name):
    """With or without a mark, the text comes out as it was typed."""
    target = io.StringIO()
    csv.writer(target).writerows(lines)

    workbook = read(target.getvalue().encode(encoding))

    assert lines == rows(workbook)
    assert name == workbook.encoding


def test_two_encodings_in_one_file(read):
    """A line pasted in by a Windows program among UTF-8 lines is read as what it is."""
    content = "Company\nCafé\n".encode() + "Société\n".encode("cp1252")

    workbook = read(content)

    assert [["Company"], ["Café"], ["Société"]] == rows(workbook)
    assert "utf-8 with cp1252" == workbook.encoding


def test_half_a_character_is_removed_and_counted(read):
    """A lone surrogate, which no other program could show, is taken out of its cell."""
    workbook = read(b"Company\nAc\xed\xa0\x80me\n")

    assert [["Company"], ["Acme"]] == rows(workbook)
    assert 1 == workbook.cleaned


def test_a_quote_that_never_closes_swallows_nothing(read):
    """The rows after an unclosed quote stay rows."""
    content = 'a,b\n1,"oops\n' + "2,fine\n" * 50

    assert 52 == read(content.encode()).sheets[0].height


def test_quotes_inside_a_field_stay(read):
    """Doubled quotes are one quote; a quote in the middle of a field is a character."""
    content = 'a,b\n"say ""hi""",5" disk\n'

    assert [["a", "b"], ['say "hi"', '5" disk']] == rows(read(content.encode()))


def test_a_link_formula_is_the_text_it_shows(read):
    """Or its address where it has none; other formulas stay as they are written."""
    lines = [
        "Role,Company",
        '"=HYPERLINK(""https://x.example/1"",""Clerk, """"B"""""")",Acme'.replace("\\", ""),
        '"=HYPERLINK(""https://x.example/2"";""Nurse"")",Beta',
        '"=LIEN_HYPERTEXTE(""https://x.example/3"")",Gamma',
        '"=SUM(""1"",2)",Delta',
    ]
    rows = list(read("\n".join(lines).encode()).sheets[0].rows(9))

    assert ["Nurse", "https://x.example/3", '=SUM("1",2)'] == [row[0] for row in rows[2:]]
    assert rows[1][0].startswith("Clerk")


def test_a_markdown_link_is_the_text_it_shows(read):
    """Within a text, too; brackets without an address stay."""
    lines = [
        "Company,Role",
        "[Acme](https://acme.example/jobs),Nurse [remote]",
        '"[Beta](https://beta.example), Berlin",[](https://beta.example/1)',
    ]
    found = rows(read("\n".join(lines).encode()))

    assert [["Acme", "Nurse [remote]"], ["Beta, Berlin", "[](https://beta.example/1)"]] == found[1:]


def test_the_line_under_the_headings_of_a_markdown_table_is_no_row(read):
    """However long its dashes are and whatever they say of alignment; the rows keep their place."""
    lines = ["| Company | Role |", "|:--- | -----------: |", "| Acme | Nurse |", "| - | Cook |"]
    found = [[cell.strip() for cell in row] for row in rows(read("\n".join(lines).encode()))]

    assert [] == [cell for cell in found[1] if cell]
    assert [["Acme", "Nurse"], ["-", "Cook"]] == [[c for c in row if c] for row in found[2:]]


def test_a_zip_of_text_files_is_one_workbook(read):
    """LinkedIn's export: a sheet for each csv, named after its file; other files are named."""
    content = zipped(
        {
            "export/Job Applications.csv": "Company Name,Job Title\nAcme,Engineer\n",
            "export/Saved Jobs.csv": "Job Url\nhttps://example.org\n",
            "export/empty.csv": "",
            "export/photo.jpg": b"\xff\xd8\xff",
            "__MACOSX/export/._Saved Jobs.csv": b"\0\5\x16\7",
        },
    )

    workbook = read(content)

    assert "archive" == workbook.kind
    assert ["Job Applications.csv", "Saved Jobs.csv"] == [each.name for each in workbook.sheets]
    assert ["Acme", "Engineer"] == workbook.sheets[0].row(1)
    assert (("photo.jpg", "it is no csv or tsv file"),) == workbook.unread


def test_what_cannot_be_read_in_a_zip_leaves_the_rest_to_be_read(read):
    """Binary data, a broken member, a cell without end: named with the reason, beside the good."""
    good = "Company,Status\nAcme,Rejected\n"
    members = {
        "binary.csv": bytes(range(32)) * 9,
        "broken.csv": "Company,Status\nBroken,Rejected\n",
        "endless.csv": "x" * 2_000_000,
        "jobs.csv": good,
        "jobs.xlsx": b"PK",
    }
    content = stored(members).replace(b"Broken,", b"Brokem,", 1)

    workbook = read(content)

    assert ["jobs.csv"] == [sheet.name for sheet in workbook.sheets]
    assert (
        ("binary.csv", "it looks like binary data"),
        ("broken.csv", "it may be damaged"),
        ("endless.csv", "it is too large"),
        ("jobs.xlsx", "it is no csv or tsv file"),
    ) == workbook.unread


def test_a_zip_in_which_nothing_can_be_read_says_why(read):
    """The first reason stands for all."""
    with pytest.raises(UnreadableFileError, match="looks like binary data"):
        read(zipped({"binary.csv": bytes(range(32)) * 9, "photo.jpg": "x"}))


def test_all_texts_of_a_zip_have_the_room_of_one_sheet(read):
    """What would be many full sheets is not read on and on; what is not read is named."""
    rows = "Company\n" + "Acme\n" * 700_000
    content = zipped({f"{place}.csv": rows for place in range(3)})

    workbook = read(content)

    assert ["0.csv", "1.csv"] == [sheet.name for sheet in workbook.sheets]
    assert [("2.csv", "there are too many others before it")] == list(workbook.unread)


def test_of_thousands_of_texts_in_a_zip_the_first_are_read(read):
    """The others are told, the first hundred of them by name."""
    content = zipped({f"{place}.csv": "Company\nAcme\n" for place in range(650)})

    workbook = read(content)

    assert [500, 101] == [len(workbook.sheets), len(workbook.unread)]
    assert ("50 more files", "") == workbook.unread[-1]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_row_of_millions_of_fields_is_refused_before_they_are_held(read, quote, monkeypatch):
    """It would take many times its own size."""
    monkeypatch.setattr(csv_reader.csv, "reader", lambda lines, **_: [list(map(len, lines))])
    content = f"Company\n{quote}".encode() + b"ab," * 1_000_002 + b"ab\n"

    with pytest.raises(ReaderError, match="too large"):
        csv_reader.read(content, most_cells=1 << 20)


def test_many_empty_fields_are_one_row(read):
    """Five million commas beneath a one-column header are a ragged row and nothing more."""
    content = b"Company\n" + b"," * 5_000_000 + b"\nAcme\n"

    sheet = read(content).sheets[0]

    assert [["Company"], [""], ["Acme"]] == list(sheet.rows(9))
    assert [1, 5_000_001, 1] == sheet.widths.tolist()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\0" * 1_000_000, "is empty"),
        (b"\n" * 1000, "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"a,b\n" + b"\0" * 1_000_000, "looks like binary data"),
        (bytes(range(256)) * 40, "looks like binary data"),
        (b",".join(b"c%d" % i for i in range(100_000)), "more than 16,384 columns"),
        (b"a,b\n1," + b"x" * 5_000_000, "a cell of over a million characters"),
        (b"a\n" * 40_000 + b"z," * 1_000, "more than 32,000,000 cells"),
    ],
)
def test_what_is_no_table_ends_in_a_sentence(read, content, says):
    """Blank, binary and endless text is refused with words that say why."""
    with pytest.raises(UnreadableFileError, match=says):
        read(content)


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"]),
    max_size=12,
).filter(lambda text: not text or not text.isspace())


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=6),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_what_a_writer_wrote_is_what_is_read(lines, delimiter):
    """Any texts, quoted by Python's own writer, come back field by field."""
    header = ("Company", "Role", "Status")
    target = io.StringIO()
    target.write(f"sep={delimiter}\n")
    csv.writer(target, delimiter=delimiter).writerows([header, *lines, header])

    workbook = read_workbook("any.csv", target.getvalue().encode(), LOCAL)

    assert [list(each) for each in (header, *lines, header)] == rows(workbook)


REGULAR = [
    b"a,b\n1,2\n",
    b"a,b\r\n1,\r\n,2",
    b"a,b\r1,2\r",
    b'\xef\xbb\xbfa,b\n"x, y","say ""hi"""\n"two\r\nlines",5" disk\n',
    b'a,b\n "kept" ,"x"y\nNA,null\n007,TRUE\n',
    "Firma;Ort\nZürich AG;北京\n\x07;\u202e\n".encode(),
    b"a|b|c\n1|2|\n||\n",
]


@pytest.mark.parametrize("content", REGULAR)
def test_the_fast_reader_gives_the_same_cells(monkeypatch, content):
    """Large files go another way: cell by cell it leads to the same place."""
    faithful = written.book(csv_reader.read(content, most_cells=1000))
    monkeypatch.setattr(csv_reader, "LARGE", 0)
    monkeypatch.setattr(csv_reader, "_fill", None)

    assert faithful == written.book(csv_reader.read(content, most_cells=1000))


@pytest.mark.parametrize(
    "content",
    [b"a,b\n1\n", b"a,b\n1,2,3\n", b"\na,b\n", "é,b\n1,2\n".encode("cp1252"), b"sep=;\na;b\n"],
)
def test_what_is_not_regular_is_left_to_the_faithful_reader(monkeypatch, content):
    """Ragged rows, blank lines, other encodings and named delimiters are read as ever."""
    faithful = written.book(csv_reader.read(content, most_cells=1000))
    monkeypatch.setattr(csv_reader, "LARGE", 0)

    assert faithful == written.book(csv_reader.read(content, most_cells=1000))


@pytest.mark.parametrize("ahead", range(3))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_character_may_stand_across_any_border(read, encoding, ahead):
    """A file longer than any sample is read wherever a sample ends, inside a character or not."""
    content = ("Company,Role\n" + "x" * ahead + "株式会社," + "山" * 40_000 + "\n").encode(encoding)

    assert "x" * ahead + "株式会社" == read(content).sheets[0].row(1)[0]
