"""The page: one screen, and five tabs below it; or three steps to a first answer of one's own."""

import streamlit as st

from spikes.page import pay
from spikes.page.cards import cards
from spikes.page.journal import review
from spikes.page.places import Places
from spikes.page.session.kept import begin
from spikes.page.session.session import session
from spikes.page.start.steps import steps
from spikes.page.tabs import tabs
from spikes.page.toolbar import footer, style, toolbar
from spikes.page.weights import weights

st.set_page_config(page_title="Spikes: two offers, one career", page_icon="static/icon.svg")
begin()
style()
with st.container(key="page"):
    toolbar()
    review()
    with st.container(key="body"):
        if session().own_step:
            steps()
        else:
            places = Places.drawn()
            cards(places)
            weights(places)
            tabs()
        pay.drawer()
    footer()
