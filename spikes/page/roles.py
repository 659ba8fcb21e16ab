"""The roles so far: over time, staying in the present one, added, edited, removed; and the goal
in one line.
"""

from functools import partial
from operator import itemgetter
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spikes import edits as changes
from spikes.analysis import time as path
from spikes.charts import options as charts
from spikes.charts import timelines
from spikes.files import cells
from spikes.files.careers import sheet as sheets
from spikes.model import Decision, Dimension, Ratings, Relevance, Role, domain
from spikes.model.names import role_names
from spikes.page import controls
from spikes.page.components.sliders import Cell, Edit, slider_panel
from spikes.page.in_words import in_words
from spikes.page.jumps import back
from spikes.page.new_offer import go_on_to_offers
from spikes.page.section import section
from spikes.page.session import parts, problems, saying, state
from spikes.page.session.saying import escaped
from spikes.page.sheet import sheet
from spikes.words import tables, wording

MONTH: dict[str, Any] = {"placeholder": "2024-03"}


@section("roles")
def roles() -> None:
    """The goal, the timeline, every role by its first month, and forms for new ones."""
    decision = state.decision()
    st.header("The roles so far", anchor=False)
    _goal_and_month(decision)
    if decision.roles:
        _timeline(decision)
    else:
        st.info(
            "No roles yet. Add the ones you have held: offers are scored by what they add to them."
        )
    names = role_names(decision.roles)
    cards = [
        (role.start, partial(_card, names[index], index, role, decision))
        for index, role in enumerate(decision.roles)
    ]
    if (gone := state.removed()) and isinstance(gone.job, Role):
        cards.append((gone.job.start, partial(controls.bring_back, Role)))
    for _, draw in sorted(cards, key=itemgetter(0)):
        draw()
    sheet("roles", sheets.read_roles, changes.add_roles, _rate_last)
    _add_role(decision)


def _goal_and_month(decision: Decision) -> None:
    goal, month = controls.in_a_row(3, 1, width=150)
    key = f"goal {state.generation()}"
    st.session_state[key] = decision.goal
    goal.text_input(
        "Your long-term goal",
        key=key,
        max_chars=2000,
        placeholder="In one line",
        on_change=parts.redraw,
        args=(_set_goal, key),
    )
    key = f"as_of {state.generation()}"
    if not problems.found(key):
        st.session_state[key] = f"{decision.as_of:%Y-%m}"
    told: dict[str, Any] = {
        "help": "Months in the current role count up to this one.",
        "on_change": parts.redraw,
        "args": (_set_month, key),
    }
    month.text_input("Month of this decision", key=key, **MONTH, **told)
    problems.show(key)


def _timeline(decision: Decision) -> None:
    """A bar a role, overlaps and gaps in words, and how long one has stayed."""
    with st.container(key="timeline"):
        st.vega_lite_chart(
            {
                **timelines.timeline(len(decision.roles)),
                "datasets": timelines.timeline_data(decision),
            },
            key=f"timeline of {len(decision.roles)}",
            alt="The roles so far over time, each told below",
        )
    full, over = decision.assumptions.full_credit_months, decision.assumptions.overstay_months
    spike = f"spikes, ratings of {decision.assumptions.spike_at:g} or more"
    st.caption(
        f"In colour: {spike}; grey: none. Thin line: months {full} to {over} of a role. Dashed: no"
        " role. Upright line: now."
    )
    with st.container():  # so that what follows keeps its place, and whoever types there the focus
        if said := wording.overlaps_and_gaps(path.overlaps(decision), path.gaps(decision)):
            st.markdown(escaped(said))
    in_words("The timeline", "roles words", lambda: ([], tables.roles(decision)))
    if decision.current_role:
        words, months = controls.in_a_row(3, 1, width=150, vertical_alignment="center")
        words.markdown(
            escaped(wording.staying(decision.current_role, decision.as_of, decision.assumptions))
        )
        with months:
            controls.months_to_stay("roles")


def _card(name: str, index: int, role: Role, decision: Decision) -> None:
    fold = f"role {index} {state.among(decision.roles)}"
    own = wording.role_spikes(role, decision.assumptions)
    with st.container(border=True, gap="xsmall"):
        line = wording.role_line(role, decision.as_of, decision.assumptions)
        st.markdown(escaped(line if st.session_state.get(fold) else f"{line} · {own}"))
        box = controls.unfolded(f"Rate or edit {escaped(name)}", fold, type="compact")
        if box is not None:
            _details(box, name, index, role, decision)


def _details(box: DeltaGenerator, name: str, index: int, role: Role, decision: Decision) -> None:
    place = f"role {index} {state.generation()}"
    with box:
        _ratings(index, role, decision)
        _rate_another(index, decision)
        shown = {
            "organisation": role.organisation,
            "title": role.title,
            "start": f"{role.start:%Y-%m}",
            "end": f"{role.end:%Y-%m}" if role.end else "",
            "relevance": role.relevance,
            "reason": role.reason,
        }
        if not problems.found(place):
            st.session_state.update({f"{place} {name}": value for name, value in shown.items()})
        _fields(place, on_change=parts.redraw, args=(_edit, index, place))
        st.text_input(
            "Why you took it",
            key=f"{place} reason",
            max_chars=2000,
            on_change=parts.redraw,
            args=(_edit, index, place),
        )
        remove = f"Remove {escaped(name)}"
        st.button(
            remove,
            icon=":material/delete:",
            key=f"{place} remove",
            on_click=parts.redraw,
            args=(_remove, index),
        )
        back(f"role-{index}")


def _ratings(index: int, role: Role, decision: Decision) -> None:
    slider_panel(
        f"role {index} {state.among(decision.roles)} ratings",
        {
            d: [
                Cell(
                    id=f"role{index} {d}",
                    value=role.ratings[d],
                    max=10,
                    step=0.5,
                    name=role.organisation,
                    spike_at=controls.spike_at(role, d, decision.assumptions),
                    phrases=tuple(domain.rating_guide()[d].items()),
                )
            ]
            for d in Dimension
        },
        charts.COLOURS,
        lambda edit: _rate(index, edit),
    )
    own = wording.role_spikes(
        role, decision.assumptions
    )  # below what moves them: a longer line above would move that in turn
    st.caption(escaped(f"{own[0].upper()}{own[1:]}. {wording.capped(role, decision.assumptions)}"))


def _rate_another(index: int, decision: Decision) -> None:
    """A way on to the next role that was never rated, by first months, after the last the first;
    then to the first offer.
    """
    roles = decision.roles
    in_turn = sorted(
        range(len(roles)),
        key=lambda i: ((roles[i].start, i) < (roles[index].start, index), roles[i].start, i),
    )
    following = next((i for i in in_turn if i != index and not wording.is_rated(roles[i])), None)
    on: dict[str, Any] = {
        "icon": ":material/arrow_forward:",
        "key": f"role {index} {state.among(roles)} next",
    }
    if following is not None:
        label = f"Rate {escaped(role_names(roles)[following])} next"
        st.button(label, on_click=parts.redraw, args=(_rate_alone, following), **on)
    elif not decision.offers:
        st.button("Add an offer next", on_click=parts.redraw, args=(go_on_to_offers,), **on)


def _fields(place: str, **on_change: Any) -> None:
    """The plain facts of a role, and below them what is wrong with them. An empty last month
    means the current role.
    """
    organisation, title = controls.in_a_row(1, 1, width=180)
    organisation.text_input("Organisation", key=f"{place} organisation", max_chars=60, **on_change)
    title.text_input("Title", key=f"{place} title", max_chars=80, **on_change)
    problems.show(place, of=problems.WHO)
    first, last, relevance = controls.in_a_row(1, 1, 2, width=130)
    first.text_input("First month", key=f"{place} start", **MONTH, **on_change)
    last.text_input("Last month", key=f"{place} end", placeholder="still there", **on_change)
    key = f"{place} relevance"
    controls.core_at_first(key)
    relevance.segmented_control(**controls.RELEVANCE, key=key, **on_change)
    problems.show(place, but=problems.WHO)


def _entered(place: str) -> dict[str, Any]:
    """What the fields of a role hold now."""
    entered = {
        name: st.session_state[f"{place} {name}"]
        for name in ("organisation", "title", "start", "end", "relevance")
    }
    return {
        **entered,
        "end": cells.month(entered["end"]) or None,
        "start": cells.month(entered["start"]),
    }


def _edit(index: int, place: str) -> None:
    """Take what the fields hold; where the months cannot be, the rest all the same."""
    entered = {**_entered(place), "reason": st.session_state[f"{place} reason"]}

    def edit(fields: dict[str, Any], place: str) -> bool:
        edited = state.decision().roles[index].replace
        return state.change(
            lambda decision: changes.edit_role(decision, index, edited(**fields)), place=place
        )

    if not edit(entered, place):
        edit(
            {name: value for name, value in entered.items() if name not in {"start", "end"}},
            f"{place} but the months",
        )


def _rate(index: int, edit: Edit) -> None:
    if edit.values is None:
        return
    ratings = Ratings(**{d.value: edit.values[f"role{index} {d}"] for d in Dimension})
    state.change(
        lambda decision: changes.edit_role(
            decision, index, decision.roles[index].replace(ratings=ratings)
        ),
        gesture=edit.gesture,
    )
    parts.follow(
        *((*parts.RATED, "roles", "ratings") if edit.done else (*parts.WHILE_RATING, "roles"))
    )


def _remove(index: int) -> None:
    role, name = state.decision().roles[index], role_names(state.decision().roles)[index]
    state.change(lambda decision: changes.remove_role(decision, index))
    state.say_removed(role, name)
    st.session_state.generation = state.generation() + 1  # the places of the others move up


def _add_role(decision: Decision) -> None:
    place = f"new role {state.career()}"
    box = controls.form_unfolded("Add a role", place, at_first=not decision.roles)
    with box, st.form(f"{place} form", clear_on_submit=False, border=False):
        _fields(place)
        controls.kind_of_job(f"{place} kind")
        st.caption(
            "Once added, it opens above, to be rated. A new job in the same company is a new role."
            f" {controls.PART_TIME}"
        )
        st.form_submit_button(
            "Add this role",
            on_click=parts.redraw,
            args=(_add, place),
            type="primary",
            key="primary add role",
        )


def _add(place: str) -> None:
    added = state.change(
        lambda decision: changes.add_role(
            decision, Role(**_entered(place), ratings=controls.ratings_of_kind(f"{place} kind"))
        ),
        place=place,
    )
    if added:
        st.session_state.update(
            {f"{place} {name}": "" for name in ("organisation", "title", "start", "end")}
        )
        st.session_state.update(
            {f"{place} relevance": Relevance.CORE, f"{place} kind": None, place: False}
        )  # folded
        saying.tell(f"{role_names(state.decision().roles)[-1]} is added.")
        _rate_last()
    else:
        problems.put_right(
            place,
            {
                "Organisation": f"{place} organisation",
                "First month": f"{place} start",
                "Last month": f"{place} end",
            },
        )


def _rate_last() -> None:
    _rate_alone(len(state.decision().roles) - 1)


def _rate_alone(index: int) -> None:
    """This role is open, to be rated, and no other is."""
    roles = state.decision().roles
    st.session_state.update(
        {f"role {i} {state.among(roles)}": i == index for i in range(len(roles))}
    )
    saying.focus(f"role{index} {Dimension.SOCIAL_IMPACT}")


def _set_goal(key: str) -> None:
    state.change(lambda decision: decision.replace(goal=st.session_state[key]))


def _set_month(key: str) -> None:
    state.change(
        lambda decision: decision.replace(as_of=cells.month(st.session_state[key])), place=key
    )
