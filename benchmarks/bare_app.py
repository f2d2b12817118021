"""A bare Streamlit app: pages of one plotly chart and one filter, and a plain one. The floor."""

import plotly.express as px
import streamlit as st


def _page(title: str) -> None:
    st.title(title, anchor=False)
    most = st.selectbox("Up to", [20, 10, 5], key=title)
    days = list(range(most))
    st.plotly_chart(px.line(x=days, y=[day * day for day in days]), key=f"{title}_chart")


def first() -> None:
    """The page that opens first."""
    _page("First")


def second() -> None:
    """The other page."""
    _page("Second")


def plain() -> None:
    """A page without a chart."""
    st.title("Plain", anchor=False)


st.set_page_config(layout="wide")
st.navigation(
    [
        st.Page(first, title="First", default=True),
        st.Page(second, title="Second"),
        st.Page(plain, title="Plain"),
    ]
).run()
