"""Ratings of the two options, dimension by dimension, and the rest about each."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from spikes import edits
from spikes.analysis.results import Results
from spikes.charts.theme import COLOURS
from spikes.edits import Edit
from spikes.model import Decision, Dimension, Offer, Ratings, Role
from spikes.model.names import STAY, offer_names
from spikes.page import controls, offers, pay
from spikes.page.components import sliders
from spikes.page.components.sliders import Cell, slider_panel
from spikes.page.markdown import escaped
from spikes.page.must_haves import must_haves
from spikes.page.session import parts
from spikes.page.session.editing import edit, remove
from spikes.page.session.session import SIDES, among, results, session
from spikes.scoring import Score
from spikes.words import options


def ratings() -> None:
    """Draw both options' ratings, a row a dimension, the rest about each, and a new offer."""
    found = results()
    if found.decision.offers:
        _ratings(found)
    offers.add_offer()


def _ratings(found: Results) -> None:
    names = [option.name for option in found.pair]
    st.caption(
        "Not sure? Rate what seems likely and leave it as a guess. The answer allows for that."
    )
    columns = [_cells(found, *side) for side in zip(SIDES, found.pair, strict=False)]
    rows: dict[Dimension, Sequence[Cell | None]] = {
        d: [cells.get(d) for cells in columns] for d in Dimension
    }
    _kinds(found)
    slider_panel("ratings", rows, COLOURS, _rate, columns=names)
    pay.received(found, found.pair)
    for sentence in _remarks(found):
        st.caption(escaped(sentence))
    for place, side, option in zip(controls.places_for_both(), SIDES, found.pair, strict=False):
        with place:
            _details(side, option, found.decision)
    must_haves()


def _kinds(found: Results) -> None:
    """Draw the kinds of role to start from over each offer that is not all rated."""
    names = enumerate(offer_names(found.decision.offers))
    starting = {name: index for index, name in names if offers.may_start(index)}
    if any(option.name in starting for option in found.pair):
        for place, option in zip(controls.places_for_both(), found.pair, strict=False):
            if option.name in starting:
                with place:
                    offers.kind_of_role(starting[option.name])


def _remarks(found: Results) -> list[str]:
    """Return what one should know about these ratings."""
    capped = [(each.name, options.capped(found, each.option.job)) for each in found.pair]
    stays = STAY in [option.name for option in found.pair]
    flags = [(each.name, flag) for each in found.pair for flag in options.flags(found, each)]
    sentences = [
        "“Stay” uses your current role’s ratings. Changing them changes every offer’s points."
        if stays
        else "",
        options.covered_already(found),
        *(f"{name}: {said}" for name, said in (*capped, *flags) if said),
    ]
    return [sentence for sentence in sentences if sentence]


def _cells(found: Results, side: str, option: Score) -> dict[Dimension, Cell]:
    """Return the sliders of one option; none where there is no job to rate."""
    job = option.option.job
    if job is None:
        return {}
    name = f"{option.name}, your current role" if isinstance(job, Role) else option.name
    assumptions, work_out = found.decision.assumptions, {Dimension.COMPENSATION: pay.WORK_OUT}
    closing = found.coverage_by_rating(option)
    return {
        d: controls.rating_cell(
            f"{side} {d}",
            job,
            d,
            name,
            assumptions,
            action=work_out.get(d, ""),
            closing=closing.get(d, ()),
        )
        for d in Dimension
    }


def _rate(report: sliders.Edit) -> Sequence[str]:
    if report.values is None:
        return _note(report)
    moved = _moved(report.values)
    edit(lambda now: _rated(now, moved), gesture=report.gesture)
    if report.done:
        return parts.RATED
    # What an offer's rating moves in the cards, the browser draws by itself.
    roles = any(isinstance(results().scores[name].option.job, Role) for name in moved)
    return parts.WHILE_RATING_A_ROLE if roles else parts.WHILE_RATING


def _moved(values: dict[str, float | None]) -> dict[str, Ratings]:
    """Return the ratings of the options whose sliders have moved, by name."""
    moved: dict[str, Ratings] = {}
    for side, option in zip(SIDES, results().pair, strict=False):
        if (job := option.option.job) is not None:
            ratings = Ratings(**{d.value: values[f"{side} {d}"] for d in Dimension})
            moved |= {option.name: ratings} if ratings != job.ratings else {}
    return moved


def _rated(decision: Decision, moved: dict[str, Ratings]) -> Edit:
    """Rate what the sliders have changed; the edit is named by the last of it."""
    edited = Edit(decision, "")
    for name, ratings in moved.items():
        edited = edits.edit_option(edited.decision, name, ratings=ratings)
    return edited


def _note(report: sliders.Edit) -> Sequence[str]:
    """Take a note on one rating, or open the drawer of its option's pay."""
    option = results().pair[SIDES.index(report.id.partition(" ")[0])].option
    if option.job is None:
        return ()
    if report.acted:
        return pay.open_drawer(option.name, report.id)
    return controls.take_note(option.job, report, partial(edits.edit_option, option=option.name))


def _details(side: str, option: Score, decision: Decision) -> None:
    """Draw the rest about one of the two, and duplicating and removing it."""
    job = option.option.job
    index = edits.offer_index(decision, option.name) if isinstance(job, Offer) else None
    match job:
        case Offer():
            what = "Planned months, reply by, more"
        case Role():
            what = "Months to stay"
        case _:
            what = "What it means"
    fold = f"{side} details of {index} {among(decision.offers)}"
    with st.container(gap="xxsmall", key=f"{side} details"):
        st.markdown(f"**{escaped(option.name)}**")
        box = controls.unfolded(what, fold)
    if box is None:
        return
    with box:
        if isinstance(job, Offer) and index is not None:
            _offer_details(index, option.name)
        elif isinstance(job, Role):
            controls.months_to_stay("details")
            st.caption("The role itself is under “Your roles”.")
        else:
            st.markdown("“Keep looking” leaves your career as it stands today, with no role held.")


def _offer_details(index: int, name: str) -> None:
    """Draw the fields of one offer."""
    for its in offers.FIELDS:
        offers.field(index, its)
    duplicate_or_remove(index, name)


def duplicate_or_remove(index: int, name: str) -> None:
    """Draw a button for a copy of an offer on other terms, and one to remove it."""
    place = f"offer {index} {session().generation}"
    acts: tuple[tuple[str, str, Any, tuple[Any, ...]], ...] = (
        ("Duplicate", "content_copy", _duplicate, (index,)),
        ("Remove", "delete", remove, (Offer, index)),
    )
    with st.container(horizontal=True):
        for act, icon, do, args in acts:
            st.button(
                f"{act} {escaped(name)}",
                icon=f":material/{icon}:",
                key=f"{place} {act.lower()}",
                on_click=parts.redraw,
                args=(do, *args),
            )


def _duplicate(index: int) -> None:
    if edit(lambda now: edits.duplicate_offer(now, index)):
        offers.rate_it_next()
