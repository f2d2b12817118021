"""A person's words never become markup."""

import pytest

from ajar.ui.widgets.markdown import literal, spoken


@pytest.mark.parametrize(
    "words",
    [
        "![x](http://127.0.0.1:9/p.png)",
        "[a](javascript:1)",
        r"$\href{javascript:1}{x}$",
        ":material/home: :red[x] :smile:",
        "<img src=x onerror=1>",
        "# heading",
        "`code`",
    ],
)
def test_every_special_character_is_escaped(words):
    """Each character that Markdown reads has a backslash before it."""
    shown = literal(words)
    plain = shown.replace("\\\\", "").replace("\\", "\0")

    for special in "![]()$:<>#`":
        assert all(plain[at - 1] == "\0" for at, each in enumerate(plain) if each == special)


def test_what_is_only_read_out_has_neither_markup_nor_backslashes():
    """Nothing that Markdown could read is left, and no word is lost."""
    said = spoken(r"Is ![x](y) $z$ :red[it] <b>, *or* `not`? A-B\C")

    assert "Is x y z red it b , or not ? A B C" == said


def test_line_breaks_cannot_start_a_block():
    """A cell with line breaks stays on one line."""
    assert literal("Acme\n\n- list") == "Acme \\- list"
