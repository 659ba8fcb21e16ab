"""The roles so far: shown, added, edited, removed; and the goal in one line."""

from typing import Any

import streamlit as st

from spikes import changes, charts, files, wording
from spikes.model import Decision, Dimension, Ratings, Relevance, Role
from spikes.page import state
from spikes.page.slider_panel import Cell, Edit, slider_panel
from spikes.page.state import escaped

MONTH: dict[str, Any] = {"placeholder": "YYYY-MM", "max_chars": 7}


@st.fragment(key="roles")
def roles() -> None:
    """The goal, every role by its first month, and a form for a new one."""
    decision = state.decision()
    generation = state.generation()
    st.header("The roles so far", anchor=False)
    key = f"goal {generation}"
    st.session_state[key] = decision.goal
    st.text_input(
        "Your long-term goal", key=key, max_chars=2000, placeholder="In one line", on_change=state.redraw, args=(_set_goal, key)
    )
    if not decision.roles:
        st.info("No roles yet. Add those you have held, and offers are scored against them.", icon=":material/timeline:")
    for number, (index, role) in enumerate(sorted(enumerate(decision.roles), key=lambda pair: pair[1].start), 1):
        with st.container(border=True, gap="xsmall"):
            st.markdown(escaped(wording.role_line(role, decision.as_of, decision.assumptions)))
            _role(number, index, role, decision)
    _add_role(decision)


def _role(number: int, index: int, role: Role, decision: Decision) -> None:
    place = f"role {index} {state.generation()}"
    box = state.unfolded(f"Edit role {number}", place, type="compact")
    if box is None:
        return
    with box:
        shown = {
            "organisation": role.organisation,
            "title": role.title,
            "start": f"{role.start:%Y-%m}",
            "end": f"{role.end:%Y-%m}" if role.end else "",
            "relevance": role.relevance,
            "reason": role.reason,
        }
        if not state.problems(place):
            st.session_state.update({f"{place} {name}": value for name, value in shown.items()})
        _fields(place, on_change=state.redraw, args=(_edit, index, place))
        st.text_input("Why you took it", key=f"{place} reason", max_chars=2000, on_change=state.redraw, args=(_edit, index, place))
        state.show_problems(place)
        slider_panel(
            f"{place} ratings",
            {
                d: [
                    Cell(
                        id=f"role{index} {d}",
                        value=role.ratings[d],
                        max=10,
                        step=0.5,
                        name=role.organisation,
                        spike_at=decision.assumptions.spike_at,
                        phrases=tuple(files.rating_guide()[d].items()),
                    )
                ]
                for d in Dimension
            },
            charts.COLOURS,
            lambda edit: _rate(index, edit),
        )
        st.button("Remove this role", icon=":material/delete:", key=f"{place} remove", on_click=state.redraw, args=(_remove, index))


def _fields(place: str, **on_change: Any) -> None:
    """The plain facts of a role. An empty last month means the current role."""
    organisation, title = st.columns(2)
    organisation.text_input("Organisation", key=f"{place} organisation", max_chars=300, **on_change)
    title.text_input("Title", key=f"{place} title", max_chars=300, **on_change)
    first, last, relevance = st.columns([1, 1, 2])
    first.text_input("First month", key=f"{place} start", **MONTH, **on_change)
    last.text_input("Last month", key=f"{place} end", help="Empty for the role you hold now.", **MONTH, **on_change)
    relevance.segmented_control(
        "Its field and your long-term goal",
        list(Relevance),
        key=f"{place} relevance",
        required=True,
        default=Relevance.CORE if f"{place} relevance" not in st.session_state else None,
        **on_change,
    )


def _entered(place: str) -> dict[str, Any]:
    """What the fields of a role hold now."""
    entered = {name: st.session_state[f"{place} {name}"] for name in ("organisation", "title", "start", "end", "relevance")}
    return {**entered, "end": entered["end"].strip() or None, "start": entered["start"].strip()}


def _edit(index: int, place: str) -> None:
    state.change(
        lambda decision: changes.edit_role(
            decision, index, decision.roles[index].replace(**_entered(place), reason=st.session_state[f"{place} reason"])
        ),
        place=place,
    )


def _rate(index: int, edit: Edit) -> None:
    if edit.values is None:
        return
    ratings = Ratings(**{d.value: edit.values[f"role{index} {d}"] for d in Dimension})
    state.change(
        lambda decision: changes.edit_role(decision, index, decision.roles[index].replace(ratings=ratings)), gesture=edit.gesture
    )
    state.follow(*((*state.LET_GO, "roles", "ratings") if edit.done else (*state.WHILE_RATING, "roles")))


def _remove(index: int) -> None:
    state.change(lambda decision: changes.remove_role(decision, index))
    st.session_state.generation = state.generation() + 1  # the places of the others move up


def _add_role(decision: Decision) -> None:
    place = f"new role {state.generation()}"
    box = state.unfolded("Add a role", place, icon=":material/add:", at_first=not decision.roles)
    if box is None:
        return
    with box:
        with st.form(f"{place} form", clear_on_submit=False, border=False):
            _fields(place)
            st.caption("Rate it afterwards, in its own row above: every rating starts at 5.")
            st.form_submit_button("Add this role", on_click=state.redraw, args=(_add, place), type="primary")
        state.show_problems(place)


def _add(place: str) -> None:
    added = state.change(
        lambda decision: changes.add_role(decision, Role(**_entered(place), ratings=Ratings.of([5] * len(Dimension)))), place=place
    )
    if added:
        st.session_state.update({f"{place} {name}": "" for name in ("organisation", "title", "start", "end")})


def _set_goal(key: str) -> None:
    state.change(lambda decision: decision.replace(goal=st.session_state[key]))
