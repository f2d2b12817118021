"""Yes and no in many languages, marks and figures."""

import pytest

from ajar.intake.values.flags import interpret

YES = (
    *(
        "yes",
        "y",
        "yeah",
        "yep",
        "true",
        "t",
        "1",
        "1.0",
        "x",
        "xx",
        "ok",
        "okay",
        "checked",
        "done",
    ),
    *(
        "received",
        "sent",
        "ja",
        "j",
        "jawohl",
        "wahr",
        "erledigt",
        "oui",
        "o",
        "vrai",
        "fait",
        "sí",
    ),
    *("s", "verdadero", "hecho", "sim", "verdadeiro", "feito", "vero", "fatto", "klar", "gjort"),
    *("da", "tak", "ano", "kyllä", "k", "joo", "valmis", "igen", "evet", "да", "ya", "có", "是"),
    *("有", "对", "已", "√", "はい", "○", "◯", "◎", "有り", "あり", "済", "済み", "예", "네", "✓"),
    *(
        "✔",
        "✔️",
        "☑",
        "✅",
        "👍",
        "🟢",
        "YES",
        " Yes ",
        "TRUE",
        "Ja!",
        "yes - by mail",
        "Yes (late)",
    ),
)
NO = (
    *("no", "n", "nope", "false", "f", "0", "0.0", "never", "not", "nein", "falsch", "nee", "non"),
    *("faux", "falso", "não", "nej", "nei", "ei", "nie", "ne", "hayır", "tidak", "không", "нет"),
    *("否", "不", "无", "無", "没有", "×", "いいえ", "無し", "なし", "아니오", "아니요", "✗", "✘"),
    *("❌", "✖", "☐", "👎", "🔴", "No", "FALSE", "no, later", "No - draft only", "no. too early"),
)
NEITHER = ("", " ", "14 May", "maybe", "expired", "n/a", "yesterday", "2", "north", "note", "-")


@pytest.mark.parametrize("text", YES)
def test_yes(text):
    """Plain words, marks and figures for yes."""
    assert [True] == interpret([text])


@pytest.mark.parametrize("text", NO)
def test_no(text):
    """Plain words, marks and figures for no."""
    assert [False] == interpret([text])


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text):
    """Anything else is no answer."""
    assert [None] == interpret([text])
