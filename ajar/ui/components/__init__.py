"""
Controls that Streamlit does not have, each a little HTML, CSS and JavaScript of our own.

A list whose entries are chosen by click, touch and keyboard; a message that is copied or opened
in the mail program exactly as it is shown; and what only the browser can do.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

_FOLDER = Path(__file__).parent


def _component(name: str) -> Callable[..., Any]:
    parts: dict[str, Any] = {
        kind: path.read_text(encoding="utf-8")
        for kind in ("html", "css", "js")
        if (path := _FOLDER / f"{name}.{kind}").exists()
    }
    component: Callable[..., Any] = st.components.v2.component(f"ajar_{name}", **parts)
    return component


_company_list = _component("company_list")
_message = _component("message")
_browser = _component("browser")
_print_button = _component("print_button")


class ListEntry(NamedTuple):
    """One entry of a list of companies."""

    key: str
    name: str
    badge: str
    """A word at the right; empty for none."""
    lines: Sequence[str]
    """What stands beneath the name."""


def company_list(
    label: str,
    entries: Sequence[ListEntry],
    *,
    chosen: str,
    key: str,
    on_pick: Callable[[str, bool], None] = lambda *_: None,
) -> str:
    """
    Draw a list of companies in which one is chosen; return one that was opened just now.

    *on_pick* gets the key of the company, and whether it was opened (by click or Enter) and not
    only passed with the arrow keys.

    Returns
    -------
    str
        Key of the company that was opened just now; empty for none.
    """

    def picked() -> None:
        value = st.session_state[key].picked
        if value:
            on_pick(str(value["key"]), bool(value["open"]))

    now = _company_list(
        key=key,
        data={"label": label, "chosen": chosen, "items": [each._asdict() for each in entries]},
        on_picked_change=picked,
    ).picked
    return str(now["key"]) if now and now["open"] else ""


class Message(NamedTuple):
    """A message to be sent by the person."""

    to: str
    """Name and address, “Ann Lee <ann@acme.example>”; what is known of them."""
    subject: str
    body: str


def message_editor(
    message: Message,
    *,
    message_id: str,
    file_name: str,
    key: str,
    on_edit: Callable[[Message], None],
) -> None:
    """
    Draw a message that can be changed, copied, and opened in the mail program.

    *message_id* tells one message from another: as long as it stays, what the person typed stays.
    *file_name* is that of the draft where a message is too long for the mail program's link.
    """

    def edited() -> None:
        value = st.session_state[key].edited
        if value and value["id"] == message_id:
            on_edit(Message(str(value["to"]), str(value["subject"]), str(value["body"])))

    _message(
        key=key,
        data={
            **message._asdict(),
            "id": message_id,
            "file_name": file_name,
            "no_address": "No address in your file",
        },
        on_edited_change=edited,
    )


def browser(
    *,
    unsaved: bool,
    visit: str,
    is_open: bool,
    on_phone: bool,
    on_width: Callable[[bool], None],
) -> None:
    """
    Have the browser warn before unsaved work is lost, and close the menu on a phone.

    It also says that the server is away, and when it is back, that a file which was open is gone:
    *visit* is then another one than before, and *is_open* says whether a file is. *on_width* is
    told whether the window is as narrow as a phone, whenever that is not what *on_phone* says.
    """

    def changed() -> None:
        on_width(bool(st.session_state["browser"].phone))

    _browser(
        key="browser",
        data={"unsaved": unsaved, "visit": visit, "open": is_open, "phone": on_phone},
        height=1,
        on_back_change=lambda: None,  # the run itself is what is asked for
        on_phone_change=changed,
    )


def print_button() -> None:
    """Draw a button that opens the browser's dialog to print the page or save it as a PDF."""
    _print_button(key="print_button")
