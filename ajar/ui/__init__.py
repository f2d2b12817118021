"""The only place that knows Streamlit: session, caches, page frame, shared parts."""
