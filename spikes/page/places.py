"""Where the first screen's parts go, in screen order; other sections draw into these places."""

from dataclasses import dataclass
from functools import cache
from typing import Self

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spikes.analysis.results import Results
from spikes.charts.theme import weighting
from spikes.files import decisions as files
from spikes.page.session.session import SIDES, results, session


@dataclass(frozen=True, slots=True)
class Card:
    """Where one option's card goes."""

    head: DeltaGenerator
    skyline: DeltaGenerator
    chips: DeltaGenerator


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of the first screen go."""

    answer: DeltaGenerator
    cards: tuple[Card, ...]
    also: DeltaGenerator
    weights: DeltaGenerator
    ask: DeltaGenerator

    @classmethod
    def drawn(cls) -> Self:
        """Draw empty places, in screen order."""
        answer = st.container(key="answer")
        answer.empty()  # Streamlit keeps no room for what is all empty
        paired = len(results().pair) == len(SIDES)
        waits = " before the look" if session().before_the_look else ""
        with st.container(key=f"cards{waits}" if paired else "no-cards"):
            cards = tuple(_card(side) for side in SIDES)
        return cls(
            answer,
            cards,
            st.container(key="also"),
            st.container(key="weights"),
            st.container(key="ask"),
        )


def _card(side: str) -> Card:
    with st.container(key=f"{side} card"):
        return Card(
            st.container(key=f"{side} head"),
            st.container(key=f"{side} skyline", height=272, border=False),  # which the chart fills
            st.container(key=f"{side} chips"),
        )


@cache
def first_weights() -> str:
    """Return the line of `weighting` that charts show until the sliders are there.

    It is the same for everyone: another line would embed the charts again.
    """
    return weighting(Results(files.sample()))
