"""The five tabs below the first screen. Only the open one is drawn."""

import streamlit as st

from spikes.page.journal import journal
from spikes.page.leads import leads
from spikes.page.ratings import ratings
from spikes.page.roles import roles
from spikes.page.section import section
from spikes.page.session import parts
from spikes.page.session.session import session
from spikes.page.sure import sure

DRAW = {"ratings": ratings, "sure": sure, "leads": leads, "roles": roles, "journal": journal}


@section("tabs")
def tabs() -> None:
    """Draw the tabs, and the content of the open one."""
    visit = session()
    if "tab" not in st.session_state and not visit.wanted_tab and not visit.decision.offers:
        parts.show_tab("roles")
    if visit.wanted_tab:
        st.session_state["tab"] = parts.TABS[visit.wanted_tab]
    with st.container(key="tabs"):
        drawn = st.tabs(
            list(parts.TABS.values()), key="tab", on_change="rerun", bind="query-params"
        )
        visit.wanted_tab = ""
        for name, tab in zip(parts.TABS, drawn, strict=True):
            if tab.open:
                with tab:
                    DRAW[name]()
