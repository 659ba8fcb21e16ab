"""The roles so far: over time, added, rated, edited and removed; and the goal in one line."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from operator import itemgetter
from typing import Any

import streamlit as st

from spikes import edits
from spikes.analysis.results import Results
from spikes.charts import timelines
from spikes.charts.theme import COLOURS
from spikes.files import dates
from spikes.files.careers import Found
from spikes.model import Decision, Dimension, Ratings, Role
from spikes.model.names import STAY, role_names
from spikes.page import controls, pay
from spikes.page.box import box
from spikes.page.components import sliders
from spikes.page.components.sliders import Cell, slider_panel
from spikes.page.in_words import in_words
from spikes.page.markdown import escaped
from spikes.page.offers import go_on_to_offers
from spikes.page.session import parts, problems, saying
from spikes.page.session.editing import edit, remove
from spikes.page.session.session import among, results, session
from spikes.words import options, tables
from spikes.words import roles as words

MONTH: dict[str, Any] = {"placeholder": "2024-03"}
FIELDS = ("organisation", "title", "start", "end", "relevance", "beside")


def roles() -> None:
    """Draw the goal, the timeline, every role with the latest first, and the box for more."""
    found = results()
    decision = found.decision
    st.subheader("Your roles so far", anchor=False)
    _goal_and_month(decision)
    if decision.roles:
        _timeline(found)
    else:
        st.info(
            "No roles yet. Add the jobs you’ve had: an offer is scored by what it adds to them."
        )
    cards = [(role.start, partial(_card, i, found)) for i, role in latest_first(decision.roles)]
    if (gone := session().last_removed()) and isinstance(gone.job, Role):
        cards.append((gone.job.start, partial(controls.bring_back, Role)))
    for _, draw in sorted(cards, key=itemgetter(0), reverse=True):
        draw()
    fold = f"new roles {session().career}"
    form = controls.form_unfolded("Add roles", fold, at_first=not cards)
    if form is not None:
        with form:
            box("roles", _added)


def latest_first(roles: Sequence[Role]) -> list[tuple[int, Role]]:
    """Return the roles with their places, the last begun first, as on a CV."""
    return sorted(enumerate(roles), key=lambda placed: placed[1].start, reverse=True)


def topmost(roles: Sequence[Role], added: int) -> int:
    """Return the place of the topmost card among the roles added last, so many."""
    return next(i for i, _ in latest_first(roles) if i >= len(roles) - added)


def goal(decision: Decision) -> None:
    """Draw the field for the goal that relevance is about."""
    st.text_input(
        "Your long-term goal",
        max_chars=2000,
        placeholder="In one line, if you have one",
        **controls.entry("goal", f"goal {session().generation}", decision.goal),
    )


def _goal_and_month(decision: Decision) -> None:
    first, month = controls.in_a_row(3, 1, width=150)
    with first:
        goal(decision)
    key = f"as_of {session().generation}"
    month.text_input(
        "Month of this decision",
        help="Months in the current role count up to this one.",
        **MONTH,
        **controls.entry("as_of", key, f"{decision.as_of:%Y-%m}", dates.month),
    )
    problems.show(key)
    if said := words.to_come(results(), date.today()):
        month.caption(said)


def _timeline(found: Results) -> None:
    """Draw a bar a role, overlaps and gaps in words, and how long one has stayed."""
    decision, assumptions = found.decision, found.decision.assumptions
    with st.container(key="timeline"):
        st.vega_lite_chart(
            {
                **timelines.timeline(len(decision.roles)),
                "datasets": timelines.timeline_data(found),
            },
            key=f"timeline of {len(decision.roles)}",
            alt="Your roles over time, each described below",
        )
    st.caption(
        f"Thin line: months {assumptions.full_credit_months} to {assumptions.overstay_months} of a"
        " role."
    )
    with st.container():  # so that what follows keeps its place, and the focus where one is typing
        if said := words.overlaps_and_gaps(found):
            st.markdown(escaped(said))
    in_words("The timeline", "roles words", lambda: ([], tables.roles(found)))
    if decision.current_role:
        staying, months = controls.in_a_row(3, 1, width=150, vertical_alignment="center")
        staying.markdown(escaped(words.staying(found)))
        with months:
            controls.months_to_stay("roles")


def _card(index: int, found: Results) -> None:
    role, name = found.decision.roles[index], role_names(found.decision.roles)[index]
    fold = _fold(index)
    with st.container(border=True, gap="xsmall", key=f"role card {index}"):
        line, own = words.line(found, role), words.spikes(found, role)
        st.markdown(escaped(line if st.session_state.get(fold) else f"{line} · {own}"))
        box = controls.unfolded("Rate or edit this role", fold, type="compact")
        if box is not None:
            with box:
                rate(index, found)
                _rate_another(index, found.decision)
                details(index, name, role)


def _fold(index: int) -> str:
    return f"role {index} {among(session().decision.roles)}"


def rate(index: int, found: Results) -> None:
    """Draw the sliders of a role."""
    role, assumptions = found.decision.roles[index], found.decision.assumptions
    rows: dict[Dimension, Sequence[Cell | None]] = {
        d: [
            controls.rating_cell(
                *(f"role{index} {d}", role, d, role.organisation, assumptions),
                action=pay.WORK_OUT if role.is_current and d is Dimension.COMPENSATION else "",
            )
        ]
        for d in Dimension
    }
    slider_panel(f"{_fold(index)} ratings", rows, COLOURS, partial(_rate, index))
    # Below what moves it: above, a longer line would move that in turn.
    own = words.spikes(found, role)
    st.caption(escaped(f"{own[0].upper()}{own[1:]}. {options.capped(found, role)}"))


def _rate(index: int, report: sliders.Edit) -> Sequence[str]:
    if report.acted:
        return pay.open_drawer(STAY, report.id)
    if report.values is None:
        role = session().decision.roles[index]
        return controls.take_note(role, report, partial(edits.edit_role, index=index))
    ratings = Ratings(**{d.value: report.values[f"role{index} {d}"] for d in Dimension})
    edit(lambda now: edits.edit_role(now, index, ratings=ratings), gesture=report.gesture)
    return parts.RATED if report.done else parts.WHILE_RATING


def _rate_another(index: int, decision: Decision) -> None:
    """Draw a way on to the next role below that was never rated; else to an offer."""
    order = [i for i, _ in latest_first(decision.roles)]
    following = [*order[order.index(index) + 1 :], *order]  # after the last comes the first
    unrated = [i for i in following if i != index and decision.roles[i].ratings.all_unrated]
    on: dict[str, Any] = {"icon": ":material/arrow_forward:", "key": f"{_fold(index)} next"}
    if unrated:
        label = f"Rate {escaped(role_names(decision.roles)[unrated[0]])} next"
        st.button(label, on_click=parts.redraw, args=(_rate_alone, unrated[0]), **on)
    elif not decision.offers:
        st.button("Add an offer next", on_click=parts.redraw, args=(go_on_to_offers,), **on)


def details(index: int, name: str, role: Role, *, relevance: bool = True) -> None:
    """Draw the plain facts of a role; `relevance`: whether it is not asked for elsewhere."""
    place = f"role {index} {session().generation}"
    problems.drop_if_gone(place, f"{place} reason")
    if not problems.at(place):
        shown = {name: getattr(role, name) for name in (*FIELDS, "reason")}
        shown["start"] = f"{role.start:%Y-%m}"
        shown["end"] = f"{role.end:%Y-%m}" if role.end else ""
        for field, value in shown.items():
            controls.show(f"{place} {field}", value)
    kept: dict[str, Any] = {"on_change": parts.redraw, "args": (_edit, index, place)}
    _fields(place, relevance=relevance, **kept)
    st.text_input("Why you took it", key=f"{place} reason", max_chars=2000, **kept)
    st.caption(controls.PART_TIME)
    if role.beside:
        st.button(
            f"A new job would replace {escaped(name)}",
            key=f"{place} replaces",
            on_click=parts.redraw,
            args=(edit, lambda now: edits.make_current(now, index)),
        )
    st.button(
        f"Remove {escaped(name)}",
        icon=":material/delete:",
        key=f"{place} remove",
        on_click=parts.redraw,
        args=(remove, Role, index),
    )


def _fields(place: str, *, relevance: bool, **on_change: Any) -> None:
    """Draw the fields, and what is wrong with them below.

    An empty last month means the role goes on.
    """
    organisation, title = controls.in_a_row(1, 1, width=180)
    organisation.text_input("Organisation", key=f"{place} organisation", max_chars=60, **on_change)
    title.text_input("Title", key=f"{place} title", max_chars=80, **on_change)
    problems.show(place, of=problems.WHO)
    first, last, how_close = controls.in_a_row(1, 1, 2, width=130)
    first.text_input("First month", key=f"{place} start", **MONTH, **on_change)
    last.text_input("Last month", key=f"{place} end", placeholder="still there", **on_change)
    if relevance:
        key = f"{place} relevance"
        how_close.segmented_control(**controls.RELEVANCE, key=key, **on_change)
    if not st.session_state[f"{place} end"]:
        st.checkbox("A new job would not replace it", key=f"{place} beside", **on_change)
    problems.show(place, but=problems.WHO)


def _entered(place: str) -> dict[str, Any]:
    """Return what the fields of a role hold now; one that has ended goes on beside no other."""
    entered = {name: st.session_state.get(f"{place} {name}", False) for name in FIELDS}
    start, end = (dates.month(entered[name]) for name in ("start", "end"))
    beside = entered["beside"] and not end
    return {**entered, "start": start, "end": end or None, "beside": beside}


def _edit(index: int, place: str) -> None:
    """Take what the fields hold; where the months are wrong, take the rest all the same."""
    entered = {**_entered(place), "reason": st.session_state[f"{place} reason"]}
    if not edit(lambda now: edits.edit_role(now, index, **entered), place=place):
        months = {"start", "end", "beside"}
        rest = {name: entered[name] for name in entered if name not in months}
        edit(lambda now: edits.edit_role(now, index, **rest), place=f"{place} but the months")


def _added(found: Found) -> None:
    """Fold the box once roles are added from it, and open the topmost of them."""
    visit = session()
    if found.roles:
        st.session_state[f"new roles {visit.career}"] = False
        _rate_alone(topmost(visit.decision.roles, len(found.roles)))


def _rate_alone(index: int) -> None:
    """Open this role, to be rated, and fold all others."""
    number = len(session().decision.roles)
    st.session_state.update({_fold(i): i == index for i in range(number)})
    saying.focus(f"role{index} {Dimension.SOCIAL_IMPACT}")
