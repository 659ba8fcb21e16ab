"""Links from one part of the page to another, for a phone: there it is many screens long.

`attention.js` follows them.
"""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spikes.page.session.session import session

BEFORE_THE_LOOK = {
    "ratings": "Ratings",
    "add-offer": "Add an offer",
    "roles": "The roles so far",
    "journal": "The journal",
}
AFTER_IT = {
    "ratings": "Ratings",
    "add-offer": "Add an offer",
    "firm": "How firm is it?",
    "future": "Where it leads",
    "roles": "The roles so far",
    "journal": "The journal",
}


def part(name: str) -> DeltaGenerator:
    """Return a place for a part of the page that a link leads to."""
    return st.container(key=f"part-{name}")


def jumps() -> None:
    """Draw links from the answer to what is below it, as far as there is anything."""
    visit = session()
    if visit.decision.offers:
        parts = BEFORE_THE_LOOK if visit.before_the_look else AFTER_IT
        links = {f"part-{name}": words for name, words in parts.items()}
        _links("jump-on", "On this page", links)


def back(place: str) -> None:
    """Draw a link from the end of a part of the page to the answer, and to Undo above it."""
    visit = session()
    if visit.decision.offers and not (visit.before_the_look and place in {"firm", "future"}):
        _links(f"jump-back-{place}", f"Back from {place}", {"answer": "Back to the answer"})


def _links(key: str, label: str, links: dict[str, str]) -> None:
    drawn = " ".join(f'<a href="#{place}">{words}</a>' for place, words in links.items())
    with st.container(key=key):
        st.html(f'<nav aria-label="{label}">{drawn}</nav>')
