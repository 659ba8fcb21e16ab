"""Which parts of the page are drawn again after an event: no more than what it changed."""

from collections.abc import Callable

import streamlit as st

from spikes.page.session.session import session

# By the key of their fragment, what follows once a weight is let go, while a rating moves, and once
# that is let go. While a weight moves, the browser draws all that changes by itself.
WEIGHED = ("device", "kept", "weights", "tabs")
WHILE_RATING = ("weights",)
WHILE_RATING_A_ROLE = (*WHILE_RATING, "cards")
RATED = ("device", "kept", *WHILE_RATING_A_ROLE, "tabs")
WHOLE_PAGE = ("page",)

TABS = {
    "ratings": "Ratings",
    "sure": "How sure is this?",
    "leads": "Where it leads",
    "roles": "Your roles",
    "journal": "Journal",
}
_EVERYWHERE = ("device", "kept", "pay")  # parts of the steps to a first answer too
_WITHOUT_WEIGHTS = ("ratings", "roles", "journal")  # tabs that no weight changes


def follow(*keys: str) -> None:
    """In a callback: redraw the parts with these keys that are on the page and have changed."""
    visit = session()
    if "page" in keys:
        st.rerun()
    if visit.own_step:  # none of the whole page's parts is there
        keys = (*(key for key in keys if key in _EVERYWHERE), "own")
    unchanged = {
        "toolbar": visit.undo_shown == visit.can_undo_and_redo(),
        "kept": visit.keeping is None,
        "tabs": keys == WEIGHED and open_tab() in _WITHOUT_WEIGHTS,
    }
    st.rerun([key for key in ("toolbar", *keys) if not unchanged.get(key)])


def redraw(step: Callable[..., object], *given: object) -> None:
    """In a callback: take a step, then redraw the whole page."""
    step(*given)
    st.rerun()


def open_tab() -> str:
    """Return the open tab, or the one about to be opened, by its key in `TABS`."""
    if wanted := session().wanted_tab:
        return wanted
    name = st.session_state.get("tab")
    return next((key for key, label in TABS.items() if label == name), "ratings")


def show_tab(key: str) -> None:
    """In a callback: open a tab when the tabs are drawn next.

    Opened in the callback, it would be closed again, because the address still names another.
    """
    session().wanted_tab = key
