"""
Which pages exist, in which order, and how a page finds its way when it is opened alone.

The first thing that is loaded and shown, so nothing here or in what it imports may need pandas.
"""

import importlib
import sys
import threading
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from ajar.ui import ROOT, errors, gc_freeze, hosting, open_files, welcome
from ajar.ui.session import state

ICON = Path(__file__).with_name("icon.png")
"""A file, because an icon by name would be fetched from another host."""
LOGO = Path(__file__).with_name("logo.svg")
"""Above the menu; its teal stands out from both papers."""


class PageInfo(NamedTuple):
    """A page: its script, its name in the menu, and the question it answers."""

    script: str
    title: str
    icon: str
    question: str


PAGES = {
    "tracker": PageInfo(
        "pages/tracker.py", "Tracker", ":material/table_view:", "What did Ajar read?"
    ),
    "overview": PageInfo(
        "pages/overview.py", "Overview", ":material/insights:", "How is my search going?"
    ),
    "rejections": PageInfo(
        "pages/rejections.py",
        "Rejections",
        ":material/mail:",
        "Where and why do I get turned down?",
    ),
    "response_times": PageInfo(
        "pages/response_times.py",
        "Response times",
        ":material/hourglass_empty:",
        "How long should I wait?",
    ),
    "follow_ups": PageInfo(
        "pages/follow_ups.py",
        "Follow-ups",
        ":material/reply:",
        "Did writing back change anything?",
    ),
    "re_engage": PageInfo(
        "pages/re_engage.py", "Re-engage", ":material/door_open:", "Which doors are ajar?"
    ),
    "company": PageInfo(
        "pages/company.py",
        "Company",
        ":material/domain:",
        "What is my history with this one?",
    ),
    "method": PageInfo("pages/method.py", "Method", ":material/rule:", "Can I trust this?"),
}
"""Name -> page. The first one is where the app opens."""

WELCOME = "A door that closed is not always locked"
"""The heading of the first page while no tracker is open."""

DOOR = "door"
"""The company in the URL of its page, by its key."""

_routed: ContextVar[bool] = ContextVar("routed", default=False)


def pages() -> dict[str, st.Page]:
    """
    The pages as Streamlit wants them, by name.

    While no tracker is open each of them is an invitation, which is there at once: the scripts
    bring in pandas and all that measures. A page is known by its address, so it stays the same.
    """
    closed = not state().files and not open_files.is_opening()
    return {
        name: st.Page(
            _invitation(name) if closed else ROOT / info.script,
            title=info.title,
            url_path=name,
            icon=info.icon,
            help=info.question,
            default=name == "tracker",
        )
        for name, info in PAGES.items()
    }


def _invitation(name: str) -> Callable[[], None]:
    return lambda: welcome.welcome(name)


def route() -> None:
    """Run the page that was asked for. Called by the entry file only."""
    hosting.require_local_address()
    errors.redact_streamlit_log()
    chosen = _declare()
    token = _routed.set(True)
    try:
        name = next(name for name, info in PAGES.items() if info.title == chosen.title)
        heading(name)
        chosen.run()
        _load_the_rest()
    except Exception as error:  # noqa: BLE001 - whatever it is, the person is told kindly
        errors.show_error(error)
    finally:
        _routed.reset(token)
        gc_freeze.libraries()


def _load_the_rest() -> None:
    """Load what pages are made of, once, while the first visitor looks for their file."""
    if _PAGES_NEED not in sys.modules:
        later = threading.Timer(_A_MOMENT, importlib.import_module, [_PAGES_NEED])
        later.daemon = True
        later.start()


_PAGES_NEED = "ajar.ui.page"
_A_MOMENT = 1.0
"""Seconds after which the browser has what it shows first and no longer waits for us."""


def heading(name: str) -> None:
    """The question that a page answers; on the first one a welcome until a tracker is open."""
    st.set_page_config(page_title=f"{PAGES[name].title} · Ajar")
    inviting = name == "tracker" and not state().files
    st.title(WELCOME if inviting else PAGES[name].question, anchor=False)


def rerun_through_entry_file(name: str) -> None:
    """
    Bring the page *name*, where it runs without the entry file, back to it.

    A folder named ``pages`` beside an entry file makes a fresh Streamlit server run a page
    script on its own until somebody has opened ``/`` once. Declaring the pages ends that for
    the whole server, and running again gives this first visitor the same frame, and the same
    identity of every widget, as all later ones. Once is enough, so it is tried once.
    """
    if _routed.get():
        return
    if not state().rerouted:
        state().rerouted = True
        _declare()
        st.rerun()
    heading(name)


def _declare() -> st.Page:
    # The icon comes first: without one, the browser would fetch the menu's icon for its tab.
    st.set_page_config(page_icon=ICON, layout="wide")
    st.logo(LOGO, size="large", icon_image=ICON)
    return st.navigation(list(pages().values()))


def open_company(key: str) -> None:
    """Go to a company's own page."""
    st.switch_page(pages()["company"], query_params={DOOR: key})
