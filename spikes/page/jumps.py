"""Links from one part of the page to another, for a phone: there it is many screens long.

`attention.js` follows them.
"""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spikes.page.session.session import session

PARTS = {
    "ratings": "Ratings",
    "add-offer": "Add an offer",
    "firm": "How firm is it?",
    "future": "Where it leads",
    "roles": "The roles so far",
    "journal": "The journal",
}
AFTER_THE_LOOK = {"firm", "future"}


def part(name: str) -> DeltaGenerator:
    """Return a place for a part of the page that a link leads to."""
    return st.container(key=f"part-{name}")


def jumps() -> None:
    """Draw links from the answer to what is below it, as far as there is anything."""
    if session().decision.offers:
        links = {f"part-{name}": words for name, words in PARTS.items() if _is_there(name)}
        _links("jump-on", "On this page", links)


def back(place: str) -> None:
    """Draw a link from the end of a part of the page to the answer, and to Undo above it."""
    if session().decision.offers and _is_there(place):
        _links(f"jump-back-{place}", f"Back from {place}", {"answer": "Back to the answer"})


def _is_there(place: str) -> bool:
    return not (session().before_the_look and place in AFTER_THE_LOOK)


def _links(key: str, label: str, links: dict[str, str]) -> None:
    drawn = " ".join(f'<a href="#{place}">{words}</a>' for place, words in links.items())
    with st.container(key=key):
        st.html(f'<nav aria-label="{label}">{drawn}</nav>')
