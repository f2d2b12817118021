"""What the open tracker's results cost: nothing is worked out again for the same question."""

from streamlit.testing.v1 import AppTest


def _page() -> None:
    """A page that draws one card for each of three answers, two of them equal."""
    from collections import Counter

    import pandas as pd
    import streamlit as st

    from ajar.model.filters import Filters
    from ajar.present.chart_card import ChartCard
    from ajar.ui.tracker.queries import FilteredView

    drawn = st.session_state.setdefault("drawn", Counter())

    def card(answer: pd.DataFrame, *, lower_bound: str = "") -> ChartCard:
        drawn[f"{answer['rejected'].iloc[0]} {lower_bound}"] += 1
        return ChartCard(f"reasons-{answer['rejected'].iloc[0]}", "Reasons", "Definition", 1)

    view = FilteredView(None, Filters(), None)
    for rejected in (3, 3, 5):
        answer = pd.DataFrame({"rejected": [rejected]})
        st.write(view.card(card, answer).name)
    st.write(view.card(card, answer, lower_bound="some").name)


def test_a_card_is_drawn_once_for_the_same_answers():
    """Over all runs of a page; another answer or another option makes another card."""
    at = AppTest.from_function(_page).run().run()

    shown = [each.value for each in at.markdown]
    assert shown == ["reasons-3", "reasons-3", "reasons-5", "reasons-5"]
    assert at.session_state["drawn"] == {"3 ": 1, "5 ": 1, "5 some": 1}
