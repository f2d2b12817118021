"""Whether the app runs on the person's own computer or is hosted for others."""

import os
from ipaddress import ip_address

import streamlit as st

from ajar.model.errors import ListeningPubliclyError

_SOCKET = "unix://"


def hosted() -> bool:
    """Whether ``AJAR_HOSTED`` is set."""
    return os.environ.get("AJAR_HOSTED", "") not in ("", "0")


def require_local_address() -> None:
    """
    Show one sentence and nothing else where other computers can reach the app by accident.

    Streamlit listens at all addresses unless it is told otherwise; ``AJAR_HOSTED`` says that
    this is meant.
    """
    address: str = st.get_option("server.address") or ""
    if not hosted() and not _only_here(address):
        st.error(str(ListeningPubliclyError.at(address)), icon=":material/lock:")
        st.stop()


def _only_here(address: str) -> bool:
    """Whether only this computer can reach *address*."""
    if address == "localhost" or address.startswith(_SOCKET):
        return True
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False
