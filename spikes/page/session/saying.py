"""What the page says for a moment, reads out to those who do not see it and puts into focus.

And text as it is, for Markdown.
"""

import re

import streamlit as st

from spikes.page.session.session import session


def say_once(sentence: str, icon: str) -> None:
    """In a callback: say something for a moment, once the whole page is drawn next.

    Said in the callback, it could be lost with the run that the callback ends.
    """
    session().toast = sentence, icon
    announce(sentence)


def announce(sentence: str) -> None:
    """In a callback: read out what was done to those who do not see the page."""
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


def escaped(text: str) -> str:
    """Return text as it is, for a place that reads Streamlit's Markdown."""
    plain = re.sub(r"[^\S\N{NO-BREAK SPACE}]+", " ", text).strip()
    # A word joiner keeps :name: from becoming an icon or a colour, an address a link, -> and >= a
    # sign, and a month two lines.
    plain = re.sub(
        r"[:@](?=\S)|(?i:www)(?=\.)|[-<>~](?=[-=>])|(?<=[0-9])-(?=[0-9])", "\\g<0>\u2060", plain
    )
    plain = re.sub(r"([\\`*_{}\[\]#|~$<>&^=])", r"\\\1", plain)
    return re.sub(r"^(\d*)([-+.)])", r"\1\\\2", plain)  # what would begin a list
