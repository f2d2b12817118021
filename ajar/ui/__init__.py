"""
The only place that knows Streamlit: session, caches, page frame, shared parts.

Nothing is loaded here: ``navigation`` shows the heading of a page before ``page``, which the
page is made of, has brought in pandas and all that measures.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The project's folder, with its pages and its data."""
