"""What the page says for a moment, tells those who do not see it and puts into focus; and text
as it is, for Markdown.
"""

import re

import streamlit as st


def say_once(sentence: str, icon: str) -> None:
    """In a callback: say something for a moment, once the whole page is drawn next."""
    st.session_state["to say"] = sentence, icon
    tell(sentence)


def tell(sentence: str) -> None:
    """In a callback: tell those who do not see the page what was done."""
    _next("told", sentence)


def told() -> tuple[int, str]:
    """How often something was told, and what last."""
    return _latest("told")


def say() -> None:
    """Say what a callback wants said: from there it could be lost with the run that the callback
    ends.
    """
    if found := st.session_state.pop("to say", None):
        sentence, icon = found
        st.toast(escaped(sentence), icon=icon)


def focus(place: str) -> None:
    """In a callback: have the browser bring a slider, by its id, a button or field, by its key,
    into view and focus, once drawn.
    """
    _next("to focus", place)


def to_focus() -> tuple[int, str]:
    """How often something was to come into focus, and what did so last."""
    return _latest("to focus")


def _next(name: str, words: str) -> None:
    number, _ = _latest(name)
    st.session_state[name] = number + 1, words


def _latest(name: str) -> tuple[int, str]:
    """How often there was one of a name, and the last."""
    found: tuple[int, str] = st.session_state.get(name, (0, ""))
    return found


def escaped(text: str) -> str:
    """Text as it is, for a place that reads Streamlit's Markdown."""
    plain = re.sub(r"[^\S\N{NO-BREAK SPACE}]+", " ", text).strip()
    # A word joiner, lest :name: become an icon or a colour, an address a link, -> and >= signs of
    # their own, a month two lines.
    plain = re.sub(
        r"[:@](?=\S)|(?i:www)(?=\.)|[-<>~](?=[-=>])|(?<=[0-9])-(?=[0-9])", "\\g<0>\u2060", plain
    )
    plain = re.sub(r"([\\`*_{}\[\]#|~$<>&^=])", r"\\\1", plain)
    return re.sub(r"^(\d*)([-+.)])", r"\1\\\2", plain)  # what would begin a list
