"""Which parts of the page are drawn again after an event: no more than what it changed."""

from collections.abc import Callable

import streamlit as st

from spikes.model import Role
from spikes.page.session.session import SIDES, results, session

# By the key of their fragment, those that follow once a weight is let go (charts do by themselves,
# and while it moves, nothing is asked), while a rating moves, and once that is let go.
WORDS_BELOW = ("ranking words", "leads", "close to it", "future words")
WEIGHED = ("device", "kept", "weights", "numbers", "echo", *WORDS_BELOW, "journal")
WHILE_RATING = ("weights", "skylines", "echo")
RATED = ("device", "kept", *WHILE_RATING, "ranking", "firm", "future", "journal")
AFTER_THE_LOOK = ("numbers", *WORDS_BELOW)  # on the page once the gut feeling was asked for
OFFERS_NEEDED = {  # for a part to be on the page
    **dict.fromkeys(("skylines", "numbers", "ratings", "echo", *WORDS_BELOW), 1),
    "ranking words": 2,
}


def follow(*keys: str) -> None:
    """In a callback: redraw the parts with these keys that are on the page and have changed."""
    visit = session()
    if not visit.seen:
        st.rerun()
    if gone := visit.removed:  # its button must go
        visit.removed = None
        keys = (*keys, "roles" if isinstance(gone.job, Role) else "more offers")
    offers = len(visit.decision.offers)
    on_the_path = offers and not visit.before_the_look and "future words" in keys
    if on_the_path and visit.leader_shown != visit.leader():  # which is the first step
        keys = (*keys, "future" if visit.chosen_steps()[1] else "steps")
    unchanged = _unchanged()
    parts = ("toolbar", *keys)
    st.rerun([key for key in parts if OFFERS_NEEDED.get(key, 0) <= offers and key not in unchanged])


def _unchanged() -> set[str]:
    """Return the keys of parts that are folded, not on the page, or as they would be drawn."""
    visit, folds = session(), st.session_state
    unfolded = any(folds.get(f"{side} words") for side in SIDES)
    flags = {side: option.flags for side, option in zip(SIDES, results().pair, strict=False)}
    unchanged = {
        "toolbar": visit.undo_shown == visit.can_undo_and_redo(),
        "journal": visit.shared is None,  # a link, which must not be of an earlier decision
        "kept": visit.keeping is None,
        "ranking words": not folds.get("ranking words"),
        "numbers": not unfolded and visit.flags_shown == flags,
    }
    before = AFTER_THE_LOOK if visit.before_the_look else ()
    return {*before, *(key for key, is_so in unchanged.items() if is_so)}


def redraw(step: Callable[..., object], *given: object) -> None:
    """In a callback: take a step, then redraw the whole page."""
    step(*given)
    st.rerun()
