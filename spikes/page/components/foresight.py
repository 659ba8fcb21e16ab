"""What the page is to say while a weight moves, prepared for the places near by.

`browser/foresight.js` asks for it and draws the messages between the two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field

import streamlit as st

from spikes.model import Dimension
from spikes.page.session import state
from spikes.words.answers import along

REACH = 12  # percent to either side of a weight that is held


@dataclass(frozen=True, slots=True)
class Foresight:
    """What is said now, and near the weight that was just taken hold of."""

    basis: int  # what was sent with the same number still holds
    headline: str  # what is said now
    of: str = ""  # the weight that is held; empty: none
    # by its percentage: the answer's three texts and one for each weight, as places in `texts`
    said: Mapping[int, Sequence[int]] = field(default_factory=dict)
    texts: Sequence[str] = ()


def hold(dimension: Dimension, percent: int) -> None:
    """In a callback: have the weight foreseen around a percentage when it is drawn next."""
    st.session_state["held weight"] = dimension, percent


def foresight() -> Foresight:
    """Return what is said now and, once after a weight is taken hold of, what is said near it."""
    basis, headline = state.basis(), state.words().answer.headline
    held = st.session_state.pop("held weight", None)
    if held is None:
        return Foresight(basis, headline)
    dimension, percent = held
    near = range(percent - REACH, percent + REACH + 1)
    found = along(state.decision(), state.scores(), dimension, near, st.session_state.locked)
    places: dict[str, int] = {}  # of each text among all
    said = {
        percent: [
            places.setdefault(text, len(places))
            for text in (*astuple(words.answer), *words.tips.values())
        ]
        for percent, words in found.items()
    }
    return Foresight(basis, headline, dimension, said, list(places))
