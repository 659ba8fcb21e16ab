"""Which parts of the page are drawn again after an event, so that it costs no more than what it
changed.
"""

from collections.abc import Callable

import streamlit as st

from spikes.model import Role
from spikes.page.session import state
from spikes.scoring import compared

# By the key of their fragment, those that follow once a weight is let go (charts do by themselves,
# and while it moves, nothing is asked), while a rating moves, and once that is let go.
WORDS_BELOW = ("ranking words", "leads", "close to it", "future words")
WEIGHED = ("device", "kept", "weights", "numbers", "echo", *WORDS_BELOW, "journal")
WHILE_RATING = ("weights", "skylines", "echo")
RATED = ("device", "kept", *WHILE_RATING, "ranking", "firm", "future", "journal")
AFTER_THE_LOOK = ("numbers", *WORDS_BELOW)  # not on the page before the gut feeling was asked for
OFFERS_NEEDED = {  # for a part to be on the page
    **dict.fromkeys(("skylines", "numbers", "ratings", "echo", *WORDS_BELOW), 1),
    "ranking words": 2,
}


def follow(*keys: str) -> None:
    """In a callback: redraw only the parts with these keys, as far as they are on it and have
    something new to say.
    """
    if not state.seen():
        st.rerun()
    if gone := st.session_state.pop("removed", None):  # its button must go
        keys = (*keys, "roles" if isinstance(gone.job, Role) else "more offers")
    offers = len(state.decision().offers)
    on_the_path = offers and not state.before_the_look() and "future words" in keys
    if (
        on_the_path and st.session_state.get("leader at the path") != state.leader()
    ):  # which is the first step
        keys = (*keys, "future" if st.session_state.get(state.step("second")) else "steps")
    silent = {
        "toolbar": st.session_state.get("steps shown") == state.can_step(),
        "journal": (
            "shared" not in st.session_state
        ),  # a link, which must not be of an earlier decision
        "kept": "keeping" not in st.session_state,
        "ranking words": not st.session_state.get("ranking words"),  # folded
        "numbers": (
            not any(st.session_state.get(f"{side} words") for side in state.SIDES)
            and _flags_shown()
        ),
    }
    silent |= dict.fromkeys(AFTER_THE_LOOK, True) if state.before_the_look() else {}
    st.rerun(
        [
            part
            for part in ("toolbar", *keys)
            if OFFERS_NEEDED.get(part, 0) <= offers and not silent.get(part)
        ]
    )


def _flags_shown() -> bool:
    """Whether the flags under the two skylines are those of now."""
    pair = compared(state.decision(), state.scores())
    return all(
        st.session_state.get(f"{side} flags") == score.flags
        for side, score in zip(state.SIDES, pair, strict=False)
    )


def redraw(step: Callable[..., object], *given: object) -> None:
    """In a callback: take a step, then redraw the whole page."""
    step(*given)
    st.rerun()
