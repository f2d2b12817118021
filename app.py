"""
What ``streamlit run app.py`` starts: the server, and for each visitor the router.

Streamlit imports this file once for its server, and runs it as a script for every visitor.
"""

import streamlit as st

from ajar.ui.frame import navigation
from ajar.ui.server import server

if __name__ == "__main__":
    navigation.route()
else:
    app = st.App(__file__, **server.settings())
