"""
The only place that knows Streamlit: session, caches, page frame, shared parts.

Nothing is loaded here: ``navigation`` shows the heading of a page before ``parts``, which the
page is made of, has brought in pandas and all that measures.
"""
