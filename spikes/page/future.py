"""Where it leads: portfolio coverage over time, and what the role after next should bring."""

import streamlit as st

from spikes import charts, files, path, wording
from spikes.model import Offer
from spikes.page import state
from spikes.page.state import escaped
from spikes.scoring import compared, score


@st.fragment(key="future")
def future() -> None:
    """The roles so far, a branch an option, and the biggest open need after each of the two that are compared."""
    decision = state.decision()
    if not decision.offers:
        return
    scores = score(decision)
    pair = compared(decision, scores)
    st.header("Where it leads", anchor=False)
    window = f"months {decision.assumptions.full_credit_months} to {decision.assumptions.overstay_months}"
    st.caption(f"Portfolio coverage month by month. Shaded: {window} of each role, the time to look around.")
    whole = path.paths(decision)
    data = charts.path_data(decision, whole, [shown.name for shown in pair])
    st.vega_lite_chart({**charts.path(), "datasets": data}, key="path", alt="Portfolio coverage over time, told under “In words”")
    for shown in pair:
        archetypes = path.best_archetypes(decision, shown, files.archetypes())
        st.markdown(escaped(wording.after_next(shown, path.next_need(shown, decision.weights), archetypes)))
    offers = [shown.name for shown in pair if isinstance(shown.option.job, Offer)]
    if len(offers) == 2:
        st.markdown(escaped(wording.in_which_order(path.in_which_order(decision, *offers))))
    with st.expander("In words", key="path words", type="compact"):
        st.markdown(escaped(wording.path_text(whole, scores.names(), decision.as_of)))
