"""The third step: offers side by side, each named and rated; the phase of life; the gut."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from spikes import edits
from spikes.charts.theme import COLOURS
from spikes.edits import Edit
from spikes.files.careers import Found
from spikes.model import Decision, Dimension, Offer, Ratings, presets
from spikes.model.names import offer_names
from spikes.page import controls, pay
from spikes.page.answer import BEFORE_THE_LOOK, ask_the_gut
from spikes.page.box import box
from spikes.page.components import sliders
from spikes.page.components.sliders import Cell, slider_panel
from spikes.page.offers import FIELDS, field, kind_of_role
from spikes.page.ratings import duplicate_or_remove
from spikes.page.session import parts, saying
from spikes.page.session.editing import edit
from spikes.page.session.session import among, results, session
from spikes.page.weights import phases

AT_ONCE = ("organisation", "title", "reply_by", "relevance")  # the other fields are folded
LEAST = 2  # places for an offer
ONCE_NAMED = "Type a name, then Enter. Its title, deadline and ratings come next."


def offers(go_to: Callable[[int], object]) -> None:
    """Draw the offers two by two, a box for several, the phase of life and the gut question."""
    del go_to  # the answer comes next
    found = results()
    places = list(range(max(LEAST, len(found.decision.offers) + _is_another())))
    for pair in (places[i : i + 2] for i in range(0, len(places), 2)):
        _pair(pair, found.decision)
    controls.bring_back(Offer)
    _more(found.decision)
    with st.container(key="own phase"):
        phases()
        if presets.phase_of(found.decision.weights) is None:
            st.caption("You are using weights of your own.")
    if found.decision.offers and session().awaits_answer:
        with st.container(key="own gut"):
            st.subheader(BEFORE_THE_LOOK, anchor=False)
            ask_the_gut(found, "Pick one before you see the numbers.")


def _pair(places: Sequence[int], decision: Decision) -> None:
    """Draw the fields of two offers beside one another, and their ratings below."""
    for place, index in zip(controls.places_for_both(), places, strict=False):
        with place, st.container(border=True, gap="small", key=f"own offer {index}"):
            _offer(index, decision)
    there = [index for index in places if index < len(decision.offers)]
    if there:
        names = offer_names(decision.offers)
        rows: dict[Dimension, Sequence[Cell | None]] = {
            d: [_cell(index, d, names[index], decision) for index in there] for d in Dimension
        }
        columns = [names[index] for index in there]
        slider_panel(
            f"own ratings {there[0]}", rows, COLOURS, partial(_rate, there), columns=columns
        )
        found = results()
        pay.received(found, [found.scores[name] for name in columns])


def _offer(index: int, decision: Decision) -> None:
    who, when = controls.in_a_row(1, 1, width=130, vertical_alignment="bottom")
    with who:
        field(index, "organisation")
    if index >= len(decision.offers):
        st.caption(ONCE_NAMED)
        return
    with when:
        field(index, "reply_by")
    what, kind = controls.in_a_row(1, 1, width=130, vertical_alignment="bottom")
    with what:
        field(index, "title")
    with kind:
        kind_of_role(index)
    field(index, "relevance")
    name = offer_names(decision.offers)[index]
    fold = f"own more {index} {among(decision.offers)}"
    unfolded = controls.unfolded("More about this offer, or remove it", fold, type="compact")
    if unfolded is not None:
        with unfolded:
            for its in (its for its in FIELDS if its not in AT_ONCE):
                field(index, its)
            duplicate_or_remove(index, name)


def _cell(index: int, d: Dimension, name: str, decision: Decision) -> Cell:
    offer, assumptions = decision.offers[index], decision.assumptions
    work_out = pay.WORK_OUT if d is Dimension.COMPENSATION else ""
    return controls.rating_cell(f"offer{index} {d}", offer, d, name, assumptions, action=work_out)


def _rate(there: Sequence[int], report: sliders.Edit) -> Sequence[str]:
    values = report.values
    if values is not None:
        edit(lambda now: _rated(now, there, values), gesture=report.gesture)
        return parts.RATED if report.done else parts.WHILE_RATING
    index = int(report.id.partition(" ")[0].removeprefix("offer"))
    offers = session().decision.offers
    if report.acted:
        return pay.open_drawer(offer_names(offers)[index], report.id)
    return controls.take_note(offers[index], report, partial(edits.edit_offer, index=index))


def _rated(now: Decision, there: Sequence[int], values: Mapping[str, float | None]) -> Edit:
    """Rate what the sliders of two offers have changed; the edit is named by the last of it."""
    edited = Edit(now, "")
    for index in there:
        ratings = Ratings(**{d.value: values[f"offer{index} {d}"] for d in Dimension})
        if ratings != now.offers[index].ratings:
            edited = edits.edit_offer(edited.decision, index, ratings=ratings)
    return edited


def _more(decision: Decision) -> None:
    """Draw the way to one more offer, and to several at once."""
    if len(decision.offers) >= LEAST and not _is_another():
        on: dict[str, Any] = {"on_click": parts.redraw, "args": (_another,)}
        st.button("Add another offer", key="own another offer", icon=":material/add:", **on)
    fold = controls.unfolded(
        "Paste or open several offers", f"own sheet {session().career}", type="compact"
    )
    if fold is not None:
        with fold:
            box("offers", _added)


def _added(found: Found) -> None:
    """Put the name of the first offer added into focus: its fields and ratings come after it."""
    visit = session()
    if found.offers:
        first = len(visit.decision.offers) - len(found.offers)
        saying.focus(f"offer {first} {visit.generation} organisation")


def _is_another() -> bool:
    """Return whether one more offer was asked for, and there is room for it."""
    return st.session_state.get(_asked()) == len(session().decision.offers)


def _asked() -> str:
    return f"own another {session().career}"


def _another() -> None:
    visit = session()
    number = len(visit.decision.offers)
    st.session_state[_asked()] = number
    saying.focus(f"offer {number} {visit.generation} organisation")
