"""The second step: one or two ticks a role, for what it gave one most."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from spikes import edits
from spikes.analysis.results import Results
from spikes.model import Assumptions, Dimension, Evidence, Role
from spikes.model.names import role_names
from spikes.model.presets import rating_guide
from spikes.page import controls
from spikes.page.markdown import escaped
from spikes.page.roles import latest_first, rate
from spikes.page.session import parts
from spikes.page.session.editing import edit
from spikes.page.session.session import OWN_OFFERS, among, results, session
from spikes.words.roles import capped

NONE = "None of these"
MOST = 2  # ticks a role


def spikes(go_to: Callable[[int], object]) -> None:
    """Draw a row a role, and the way on."""
    found = results()
    if found.decision.roles:
        st.markdown(
            "Tick one or two for each role. A third tick replaces the first. A tick counts as 8 out"
            " of 10, what you don’t tick as 4.",
            help=_meant(),
        )
    else:
        st.info("No roles yet. Add one first, or go on to your offers.")
    for index, role in latest_first(found.decision.roles):
        _row(index, role, found)
    st.button(
        "Go on",
        type="primary",
        key="primary own to offers",
        on_click=parts.redraw,
        args=(go_to, OWN_OFFERS),
    )


def _meant() -> str:
    """Return what each dimension is like where it is a spike, as the rating guide has it."""
    guide = rating_guide()
    at = Assumptions().spike_at
    return "A spike is, for example:\n" + "\n".join(
        f"- {d.label}: {guide[d][at]}" for d in Dimension
    )


def _row(index: int, role: Role, found: Results) -> None:
    """Draw what a role may have given most, and its sliders a press away."""
    name = role_names(found.decision.roles)[index]
    with st.container(border=True, gap="xsmall", key=f"own spikes {index}"):
        title = f" · {escaped(role.title)}" if role.title and role.title not in name else ""
        st.markdown(f"**{escaped(name)}**{title}")
        if tickable := _tickable(role):
            _pills(index, name, role, tickable)
        if limit := capped(found, role):
            st.caption(f"{limit[0].upper()}{limit[1:]}.")
        by_hand = [d for d in Dimension if d not in tickable]
        if by_hand:
            st.caption(escaped(_rated(role, by_hand)))
        fold = f"own sliders {index} {among(found.decision.roles)}"
        unfolded = controls.unfolded("Rate this role from 0 to 10", fold, type="compact")
        if unfolded is not None:
            with unfolded:
                rate(index, found)


def _tickable(role: Role) -> list[Dimension]:
    """Return what was not rated by hand, which ticks leave alone."""
    ticked = Evidence.TICKED
    return [d for d in Dimension if role.ratings[d] is None or role.evidence.get(d) is ticked]


def _rated(role: Role, by_hand: list[Dimension]) -> str:
    rated = ", ".join(f"{d.label.lower()} {role.ratings[d]:g}" for d in by_hand)
    return f"Rated by hand, out of 10: {rated}."


def _pills(index: int, name: str, role: Role, tickable: list[Dimension]) -> None:
    key = f"own ticks {index} {session().generation} of {len(tickable)}"
    ticked = edits.ticked(role)
    chosen: list[Dimension | str] = [] if ticked is None else [*ticked] or [NONE]
    first_ticked = session().ticks.get(key, ())
    if set(first_ticked) == set(chosen):
        chosen = [*first_ticked]
    choices: list[Any] = [*tickable, NONE]
    st.session_state[key] = chosen
    st.pills(
        f"What did {escaped(name)} give you most?",
        choices,
        selection_mode="multi",
        format_func=lambda choice: choice.label if isinstance(choice, Dimension) else choice,
        key=key,
        label_visibility="collapsed",
        on_change=_tick,
        args=(index, key, tuple(chosen)),
    )


def _tick(index: int, key: str, before: tuple[Dimension | str, ...]) -> None:
    """Take the ticks: two at most, the latest; none of these is an answer of its own."""
    now = st.session_state[key]
    added = [choice for choice in now if choice not in before]
    ticked = [d for d in before if d in now and isinstance(d, Dimension)]
    ticked = [*ticked, *(d for d in added if isinstance(d, Dimension))][-MOST:]
    if NONE in added:
        ticked = []
    session().ticks[key] = tuple(ticked)
    edit(lambda now: edits.tick(now, index, ticked))
    parts.follow("device", "kept")
