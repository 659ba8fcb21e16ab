"""The step that is open, the way to the others, and the way to the whole page."""

import streamlit as st

from spikes.page.section import section
from spikes.page.session import parts, saying
from spikes.page.session.session import (
    OWN_OFFERS,
    OWN_ROLES,
    OWN_SPIKES,
    WHOLE_PAGE,
    session,
    showing,
    shown,
)
from spikes.page.start.offers import offers
from spikes.page.start.roles import roles
from spikes.page.start.spikes import spikes

STEPS = {
    OWN_ROLES: "Your roles",
    OWN_SPIKES: "What each gave you most",
    OWN_OFFERS: "Your offers",
}
ASKED = {
    OWN_ROLES: "Which roles have you had?",
    OWN_SPIKES: "What did each give you most?",
    OWN_OFFERS: "What are you offered?",
}
DRAW = {OWN_ROLES: roles, OWN_SPIKES: spikes, OWN_OFFERS: offers}


@section("own")
def steps() -> None:
    """Draw the open step, and the way to the others."""
    visit = session()
    with st.container(key="own"):
        with st.container(horizontal=True, vertical_alignment="center", key="own steps"):
            _others(visit.own_step)
            _whole_page(offered=bool(visit.decision.offers))
        with st.container(key="own heading"):
            st.header(ASKED[visit.own_step], anchor=False)
        DRAW[visit.own_step](_go_to)


def _others(step: int) -> None:
    st.segmented_control(
        "Steps to your first answer",
        list(STEPS),
        format_func=lambda number: f"{number} {STEPS[number]}",
        key=showing("own step", step),
        required=True,
        label_visibility="collapsed",
        on_change=parts.redraw,
        args=(lambda: _go_to(shown("own step")),),
    )


def _whole_page(*, offered: bool) -> None:
    """Draw the way out, which is there at any time; what was entered stays."""
    st.button(
        "See the answer" if offered else "Go to the whole page",
        key="whole page",
        type="tertiary",
        icon=":material/arrow_forward:",
        icon_position="right",
        on_click=parts.redraw,
        args=(_leave,),
    )


def _leave() -> None:
    """In a callback: open the whole page with its answer in focus; an offer can be rated next."""
    visit = session()
    visit.go_to_step(WHOLE_PAGE)
    saying.focus("answer" if visit.before_the_look else "answer words")
    if visit.decision.offers:
        parts.show_tab("ratings")


def _go_to(step: int) -> None:
    """In a callback: open a step, with its heading in focus."""
    session().go_to_step(step)
    saying.focus("own heading")
