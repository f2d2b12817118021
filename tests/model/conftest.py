"""Small trackers, written as what happened."""

from tests.reengage.conftest import build

__all__ = ["build"]
