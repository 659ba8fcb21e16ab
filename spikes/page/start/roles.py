"""The first step: one's roles, read from a file or typed, each in a line."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from spikes import edits
from spikes.analysis.results import Results
from spikes.files.careers import Found
from spikes.model import Role
from spikes.model.names import role_names
from spikes.page import box, controls
from spikes.page.markdown import escaped
from spikes.page.roles import details, goal, latest_first, topmost
from spikes.page.session import parts, saying
from spikes.page.session.editing import edit
from spikes.page.session.session import OWN_OFFERS, OWN_SPIKES, among, results, session
from spikes.words import roles as words


def roles(go_to: Callable[[int], object]) -> None:
    """Draw the roles so far, a box for more, and the way on."""
    found = results()
    if found.decision.roles:
        goal(found.decision)
        st.markdown(
            "How close is each role’s field to that goal? Without one, leave them as they are.",
            help=controls.RELEVANCE["help"],
        )
    for index, _ in latest_first(found.decision.roles):
        _row(index, found)
    controls.bring_back(Role)
    is_open = not found.decision.roles or _is_open() or box.waits("roles")
    if is_open:
        box.box("roles", lambda added: _after(added, go_to))
    if found.decision.roles:
        _way_on(go_to, another=not is_open)


def _row(index: int, found: Results) -> None:
    """Draw one role: what it was, how close to the goal, and its fields a press away."""
    role, name = found.decision.roles[index], role_names(found.decision.roles)[index]
    with st.container(border=True, gap="xsmall", key=f"own role {index}"):
        what, how_close = controls.in_a_row(3, 2, width=100, vertical_alignment="center")
        title = f" · {escaped(role.title)}" if role.title else ""
        when = escaped(words.span(found, role))
        what.markdown(f"**{escaped(role.organisation)}**{title}  \n:small[{when}]")
        key = f"own relevance {index} {session().generation}"
        how_close.segmented_control(
            f"How close is the field of {escaped(name)} to your goal?",
            controls.RELEVANCE["options"],
            required=True,
            format_func=str.capitalize,
            label_visibility="collapsed",
            **controls.field(key, role.relevance, _relate, index, key),
        )
        fold = f"own edit {index} {among(found.decision.roles)}"
        unfolded = controls.unfolded("Edit or remove this role", fold, type="compact")
        if unfolded is not None:
            with unfolded:
                details(index, name, role, relevance=False)


def _relate(index: int, key: str) -> None:
    relevance = st.session_state[key]
    edit(lambda now: edits.edit_role(now, index, relevance=relevance))


def _is_open() -> bool:
    return bool(st.session_state.get(_opened()))


def _opened() -> str:
    return f"own box {session().career}"


def _after(added: Found, go_to: Callable[[int], object]) -> None:
    """Put what comes next into focus: the goal, else how close to it the topmost new role is."""
    visit = session()
    if not added.roles:
        go_to(OWN_OFFERS)
        return
    st.session_state[_opened()] = False
    roles, number = visit.decision.roles, len(added.roles)
    if number == len(roles) and not visit.decision.goal:
        saying.focus(f"goal {visit.generation}")
    else:
        saying.focus(f"own relevance {topmost(roles, number)} {visit.generation}")


def _way_on(go_to: Callable[[int], object], *, another: bool) -> None:
    ways: dict[str, Any] = {
        "Add another role": another and _another,
        "Go on": lambda: go_to(OWN_SPIKES),
    }
    with st.container(horizontal=True):
        for label, step in ways.items():
            if step:
                first = label == "Go on" and another  # else the box has the first thing to do
                st.button(
                    label,
                    type="primary" if first else "secondary",
                    key=f"{'primary ' if first else ''}own {label.lower()}",
                    on_click=parts.redraw,
                    args=(step,),
                )


def _another() -> None:
    st.session_state[_opened()] = True
    box.into_focus("roles")
