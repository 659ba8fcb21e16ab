"""What the page says for a moment, reads out to those who cannot see it, and puts into focus."""

import streamlit as st

from spikes.page.markdown import escaped
from spikes.page.session.session import session


def say_once(sentence: str, icon: str) -> None:
    """In a callback: say something for a moment, once the whole page is drawn next.

    Sent from the callback itself, it could be lost with the run that the callback ends.
    """
    session().toast = sentence, icon
    announce(sentence)


def announce(sentence: str) -> None:
    """In a callback: read out what was done, for those who cannot see the page."""
    visit = session()
    visit.announced = visit.announced[0] + 1, sentence


def say() -> None:
    """Say what a callback wants said."""
    visit = session()
    if visit.toast:
        sentence, icon = visit.toast
        visit.toast = None
        st.toast(escaped(sentence), icon=icon)


def focus(place: str) -> None:
    """In a callback: put a slider or its button, by id, or another, by its key, into focus."""
    visit = session()
    visit.focused = visit.focused[0] + 1, place
