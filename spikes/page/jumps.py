"""Links from one part of the page to another, on a phone alone: there it is many screens long.
`focus.js` follows them.
"""

import streamlit as st

from spikes.page.session import state

BEFORE_THE_LOOK = (
    "Ratings",
    "Add an offer",
    "The roles so far",
    "The journal",
)  # as their headings begin, or their folds end
AFTER_IT = (
    "Ratings",
    "Add an offer",
    "How firm is it?",
    "Where it leads",
    "The roles so far",
    "The journal",
)


def jumps() -> None:
    """From the answer to what is below it, as far as there is anything."""
    if state.decision().offers:
        _links("jump-on", "On this page", BEFORE_THE_LOOK if state.before_the_look() else AFTER_IT)


def back(place: str) -> None:
    """From the end of a part of the page to the answer, and to Undo above it."""
    if state.decision().offers and not (state.before_the_look() and place in {"firm", "future"}):
        _links(f"jump-back-{place}", f"Back from {place}", ("Back to the answer",))


def _links(key: str, label: str, names: tuple[str, ...]) -> None:
    links = " ".join(f'<a href="#">{name}</a>' for name in names)
    with st.container(key=key):
        st.html(f'<nav aria-label="{label}">{links}</nav>')
