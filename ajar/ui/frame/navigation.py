"""
Which pages exist, in which order, and how a page finds its way when it is opened alone.

The first thing that is loaded and shown, so nothing here or in what it imports may need pandas.
"""

from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from ajar import startup
from ajar.ui import ROOT, components
from ajar.ui.frame import welcome
from ajar.ui.server import errors, hosting
from ajar.ui.session.session_state import state
from ajar.ui.tracker import open_files

ICON = Path(__file__).with_name("icon.png")
"""A file, because an icon by name would be fetched from another host."""
LOGO = Path(__file__).with_name("logo.svg")
"""Above the menu; its teal stands out from both papers."""
STYLE = Path(__file__).with_name("style.css")
"""What the theme has no setting for: print, phones, reduced motion."""


class PageInfo(NamedTuple):
    """A page: its script, its name in the menu and at its top, and what is on it."""

    script: str
    title: str
    icon: str
    about: str
    in_menu: bool = True
    """Views of one company, of the method and to print are reached from other pages."""


PAGES = {
    "overview": PageInfo(
        "pages/overview.py", "Overview", ":material/insights:", "Your search at a glance"
    ),
    "rejections": PageInfo(
        "pages/rejections.py",
        "Rejections",
        ":material/bar_chart:",
        "How many, where and why",
    ),
    "response_times": PageInfo(
        "pages/response_times.py",
        "Response times",
        ":material/schedule:",
        "How long replies take",
    ),
    "follow_ups": PageInfo(
        "pages/follow_ups.py",
        "Follow-ups",
        ":material/reply:",
        "What you sent and what came of it",
    ),
    "contact": PageInfo(
        "pages/contact.py",
        "Who to contact again",
        ":material/mail:",
        "Companies to write to, each with a message",
    ),
    "your_data": PageInfo(
        "pages/your_data.py",
        "Your data",
        ":material/table_view:",
        "How your file was read, all rows, export",
    ),
    "company": PageInfo(
        "pages/company.py",
        "Company",
        ":material/domain:",
        "Everything at one company",
        in_menu=False,
    ),
    "method": PageInfo(
        "pages/method.py",
        "How the numbers work",
        ":material/rule:",
        "Definitions, weights and data quality",
        in_menu=False,
    ),
    "report": PageInfo(
        "pages/report.py",
        "Report to print",
        ":material/print:",
        "Your search on paper, and a record of activity",
        in_menu=False,
    ),
}
"""Name -> page. The first one is where the app opens."""

OLD_ADDRESSES = {"tracker": "your_data", "re_engage": "contact"}
"""Address a page once had -> its name now; links and bookmarks go on working."""

WELCOME = "See how your job search is going, and who to contact again"
"""The heading of the first page while no tracker is open."""

COMPANY = "door"
"""The company in the URL of its page, by its key."""

_routed: ContextVar[bool] = ContextVar("routed", default=False)


def pages() -> dict[str, st.Page]:
    """
    The pages as Streamlit wants them, by name.

    While no tracker is open each of them is an invitation, which is there at once: the scripts
    bring in pandas and all that measures. A page is known by its address, so it stays the same.
    """
    return {
        name: st.Page(
            _invitation(name) if _closed() else ROOT / info.script,
            title=info.title,
            url_path=name,
            icon=info.icon,
            help=info.about,
            default=name == "overview",
            visibility="visible" if info.in_menu else "hidden",
        )
        for name, info in PAGES.items()
    }


def _closed() -> bool:
    return not state().files and not open_files.is_opening()


def _invitation(name: str) -> Callable[[], None]:
    return lambda: welcome.welcome(name)


def _moved(name: str) -> st.Page:
    """The page at the old address *name*, which leads on to the new one."""
    now = OLD_ADDRESSES[name]
    return st.Page(
        _invitation(now) if _closed() else lambda: st.switch_page(pages()[now]),
        title=PAGES[now].title,
        url_path=name,
        visibility="hidden",
    )


def route() -> None:
    """Run the page that was asked for. Called by the entry file only."""
    hosting.require_local_address()
    errors.redact_streamlit_log()
    chosen = _declare()
    token = _routed.set(True)
    try:
        name = chosen.url_path or "overview"
        heading(OLD_ADDRESSES.get(name, name))
        chosen.run()
        startup.load_soon(_PAGES_NEED)
    except Exception as error:  # noqa: BLE001 - whatever it is, the person is told kindly
        errors.show_error(error)
    finally:
        _routed.reset(token)
        startup.garbage_collection.exclude_libraries()


_PAGES_NEED = "ajar.ui.frame.page"
"""What pages are made of, loaded while the first visitor looks for their file."""


def heading(name: str) -> None:
    """Draw the name of a page at its top; a welcome on the first one until a tracker is open."""
    st.set_page_config(page_title=f"{PAGES[name].title} · Ajar")
    st.html(STYLE)
    components.browser(
        unsaved=state().unsaved,
        visit=state().visit,
        is_open=not _closed(),
        on_phone=state().on_phone,
        on_width=_take_width,
    )
    if _closed() and name == "overview":
        st.title(WELCOME, anchor=False)
    elif _closed() or name != "company":  # that one is called after its company
        st.title(PAGES[name].title, anchor=False)


def _take_width(phone: bool) -> None:
    state().on_phone = phone


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


def redirect(old: str) -> None:
    """Lead on from the old address of a page, also for the first visitor of a fresh server."""
    rerun_through_entry_file(OLD_ADDRESSES[old])
    st.switch_page(pages()[OLD_ADDRESSES[old]])


def _declare() -> st.Page:
    # The icon comes first: without one, the browser would fetch the menu's icon for its tab.
    st.set_page_config(page_icon=ICON, layout="wide")
    st.logo(LOGO, size="large", icon_image=ICON)
    # Without sections: Streamlit draws those as a list within which there are no list items.
    every = [*pages().values(), *(_moved(name) for name in OLD_ADDRESSES)]
    return st.navigation(every, expanded=True)


def open_company(key: str) -> None:
    """Go to a company's own page."""
    st.switch_page(pages()["company"], query_params={COMPANY: key})


def open_page(name: str) -> None:
    """Go to a page."""
    st.switch_page(pages()[name])
