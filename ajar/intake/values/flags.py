"""Yes and no, in the words and marks that people use for them."""

from collections.abc import Iterable

from ajar.intake.values.folding import fold

_YES = frozenset(
    """yes y yeah yep true t 1 x xx ✓ ✔ ☑ ✅ 👍 🟢 ja j jep oui o vrai si s sí sim verdadero verdadeiro vero wahr
    jawohl da tak ano kylla k joo igen evet да ya co done erledigt fait hecho feito klar gjort received sent
    ok okay checked 是 有 对 已 √ はい ○ ◯ ◎ 有り あり 예 네 유 o""".split()
)
_NO = frozenset(
    """no n nope false f 0 ✗ ✘ ❌ ✖ ☐ 👎 🔴 nein nee non faux falso falsch nao não nej nei ei nie ne net нет hayir tidak
    none never not 否 无 無 没有 不 × いいえ 無し なし 아니오 아니요 무 x̶""".split()
)
_FOLDED_YES = frozenset(fold(word) for word in _YES)
_FOLDED_NO = frozenset(fold(word) for word in _NO) - _FOLDED_YES


def interpret(texts: Iterable[str]) -> list[bool | None]:
    """
    Yes, no or neither, for each text; None for blanks and for everything that is not plain.

    A first word counts where punctuation ends it: “Yes - with a video”, “no (later)”.

    Examples
    --------
    >>> interpret(["Ja", "0", "✓", "No - draft only", "14 May", ""])
    [True, False, True, False, None, None]
    """
    return [_read(fold(text)) for text in texts]


def _read(folded: str) -> bool | None:
    for part in (folded, _first_clause(folded)):
        if part in _FOLDED_YES:
            return True
        if part in _FOLDED_NO:
            return False
    return None


def _first_clause(folded: str) -> str:
    for position, mark in enumerate(folded):
        if mark in ",;:(!.–—":
            return folded[:position].strip()
        if mark == "-" and folded[position - 1 : position] == " ":
            return folded[:position].strip()
    return folded
