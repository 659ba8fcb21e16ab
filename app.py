"""The page: its sections in screen order, and nothing else."""

import streamlit as st

from spikes.page.firm import firm
from spikes.page.future import future
from spikes.page.journal import journal, review
from spikes.page.jumps import back, jumps, part
from spikes.page.new_offer import add_offer
from spikes.page.offers import ranking, ratings, skylines
from spikes.page.roles import roles
from spikes.page.section import section
from spikes.page.session.kept import begin
from spikes.page.session.session import session
from spikes.page.toolbar import title
from spikes.page.weights import assumptions, weights

st.set_page_config(
    page_title="Spikes: two offers, one career",
    page_icon="static/icon.svg",
    layout="wide",
    initial_sidebar_state=336,
)


@section("below")
def below() -> None:
    """Draw what lies below the first screen, once that is seen."""
    if not session().seen:
        return
    with st.container(key="the rest"):
        with part("add-offer"):
            add_offer()
        ranking()
        with part("firm"):
            firm()
        back("firm")
        with part("future"):
            future()
        back("future")
        if session().decision.offers:
            with part("roles"):
                roles()
            back("roles")
        with part("journal"):
            journal()
        back("journal")


begin()
title()
review()
answer = st.container(border=True, key="answer", gap="xsmall")
jumps()
# So that what follows keeps its place, and whoever types there the focus.
with st.container(key="compared"):
    if session().decision.offers:
        skylines()
        with part("ratings"):
            ratings()
    else:
        roles()
# After the charts, which take the browser the longest.
with st.sidebar, st.container(key="sidebar"):
    weights(answer)
    assumptions()
below()
