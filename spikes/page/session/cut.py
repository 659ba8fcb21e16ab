"""What was left out of an opened file, shown until the person has understood it."""

import streamlit as st

from spikes.files.decisions import Opened
from spikes.page.markdown import escaped
from spikes.page.session import parts
from spikes.page.session.session import session


def note(opened: Opened, name: str) -> None:
    """In a callback: make the page say what it left out of a file of this name."""
    if opened.notes:
        session().cut = opened, name


def show() -> None:
    """Say what was left out of the last file opened, and offer the file as it was."""
    found = session().cut
    if found is None:
        return
    opened, name = found
    with st.container(border=True, key="cut"):
        for sentence in opened.notes:
            st.markdown(escaped(sentence))
        with st.container(horizontal=True):
            if opened.original:
                st.download_button(
                    "Save the file as it was",
                    opened.original,
                    file_name=name,
                    mime="application/octet-stream",
                    on_click="ignore",
                    key="save what was cut",
                )
            st.button("Go on with this", key="go on", on_click=parts.redraw, args=(_go_on,))


def _go_on() -> None:
    visit = session()
    visit.cut = None
    if visit.keeping:
        visit.keeping.paused = False
