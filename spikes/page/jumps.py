"""Links from one part of the page to another, on a phone alone: there it is many screens long."""

import streamlit as st

from spikes.page.session.session import session

ABOVE, BELOW = ("Ratings", "Add an offer"), ("The roles so far", "The journal")
AFTER_THE_LOOK = ("How firm is it?", "Where it leads")


def jumps() -> None:
    """Draw links from the answer to what is below it, as headings begin and folds end."""
    visit = session()
    if visit.decision.offers:
        between = () if visit.before_the_look else AFTER_THE_LOOK
        _links("jump-on", "On this page", (*ABOVE, *between, *BELOW))


def back(place: str) -> None:
    """Draw a link from the end of a part of the page to the answer, and to Undo above it."""
    visit = session()
    there = not (visit.before_the_look and place in {"firm", "future"})
    if visit.decision.offers and there:
        _links(f"jump-back-{place}", f"Back from {place}", ("Back to the answer",))


def _links(key: str, label: str, names: tuple[str, ...]) -> None:
    links = " ".join(f'<a href="#">{name}</a>' for name in names)
    with st.container(key=key):
        st.html(f'<nav aria-label="{label}">{links}</nav>')
