"""Ratings of the two options, dimension by dimension, and the rest about each."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from spikes import edits
from spikes.analysis.results import Results, evidence_behind
from spikes.charts.theme import COLOURS
from spikes.edits import Edit
from spikes.model import Decision, Dimension, Door, Offer, Ratings, Role, domain
from spikes.model.names import STAY
from spikes.page import controls
from spikes.page.components import sliders
from spikes.page.components.sliders import Cell, slider_panel
from spikes.page.new_offer import RELEVANCE, add_offer, rate_it_next
from spikes.page.session import parts, problems
from spikes.page.session.editing import edit, remove
from spikes.page.session.saying import escaped
from spikes.page.session.session import SIDES, among, results, session
from spikes.scoring import Score
from spikes.words import options


def ratings() -> None:
    """Draw both options' ratings, a row a dimension, the rest about each, and a new offer."""
    found = results()
    if found.decision.offers:
        _ratings(found)
    add_offer()


def _ratings(found: Results) -> None:
    names = [option.name for option in found.pair]
    st.caption(
        "Not sure? Rate what seems likely and leave it as a guess. The answer allows for that."
    )
    sides = list(zip(SIDES, found.pair, strict=False))
    rows: dict[Dimension, Sequence[Cell | None]] = {
        d: [_cell(found, side, option, d) for side, option in sides] for d in Dimension
    }
    slider_panel("ratings", rows, COLOURS, _rate, columns=names)
    for sentence in _remarks(found):
        st.caption(escaped(sentence))
    for place, side, option in zip(controls.places_for_both(), SIDES, found.pair, strict=False):
        with place:
            _details(side, option, found.decision)


def _remarks(found: Results) -> list[str]:
    """Return what is to be known about these ratings."""
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


def _cell(found: Results, side: str, option: Score, d: Dimension) -> Cell | None:
    job = option.option.job
    if job is None:
        return None
    return Cell(
        id=f"{side} {d}",
        value=job.ratings[d],
        max=10,
        step=0.5,
        name=f"{option.name}, your current role" if isinstance(job, Role) else option.name,
        spike_at=controls.spike_at(job, d, found.decision.assumptions),
        phrases=tuple(domain.rating_guide()[d].items()),
        evidence=evidence_behind(job, d),
        note=job.notes.get(d, ""),
    )


def _rate(report: sliders.Edit) -> None:
    pair = [option.name for option in results().pair]
    values = report.values
    if values is None:
        _note(report)
    else:
        edit(lambda now: _rated(now, pair, values), gesture=report.gesture)
        following = parts.RATED if report.done else parts.WHILE_RATING
        parts.follow(*following)


def _rated(decision: Decision, pair: list[str], values: dict[str, float | None]) -> Edit:
    """Rate what a panel of sliders shows otherwise; named by the last of what changed."""
    edited = Edit(decision, "")
    options = {option.name: option.option.job for option in results().pair}
    for side, name in zip(SIDES, pair, strict=False):
        job = options[name]
        if job is not None:
            ratings = Ratings(**{d.value: values[f"{side} {d}"] for d in Dimension})
            if ratings != job.ratings:
                edited = edits.edit_option(edited.decision, name, ratings=ratings)
    return edited


def _note(report: sliders.Edit) -> None:
    option = results().pair[SIDES.index(report.id.partition(" ")[0])].option
    if option.job is not None:
        controls.take_note(option.job, report, partial(edits.edit_option, option=option.name))


def _details(side: str, option: Score, decision: Decision) -> None:
    """Draw the rest about one of the two, and duplicating and removing it."""
    job = option.option.job
    index = edits.offer_index(decision, option.name) if isinstance(job, Offer) else None
    match job:
        case Offer():
            what = "planned months, reply by, more"
        case Role():
            what = "months to stay"
        case _:
            what = "what it means"
    fold = f"{side} details of {index} {among(decision.offers)}"
    box = controls.unfolded(f"{escaped(option.name)}: {what}", fold)
    if box is None:
        return
    with box:
        if isinstance(job, Offer) and index is not None:
            _offer_details(index, option.name, job)
        elif isinstance(job, Role):
            controls.months_to_stay("details")
            st.caption("The role itself is under “Your roles”.")
        else:
            st.markdown("“Keep looking” leaves your career as it stands today, with no role held.")


def _offer_details(index: int, name: str, offer: Offer) -> None:
    """Draw the fields of one offer; each change is taken at once, or named if it cannot be."""
    place = f"offer {index} {session().generation}"

    def draw(its: str, widget: Any, *args: Any, **options: Any) -> None:
        key = f"{place} {its}"
        kept = controls.field(key, getattr(offer, its), _edit_field, index, its, key)
        widget(*args, **options, **kept)
        problems.show(key)

    draw("organisation", st.text_input, "Organisation that offers", max_chars=60)
    draw("title", st.text_input, "Title offered", max_chars=80)
    part_time = "Part-time months count as full months."
    # Bounds here would correct in silence.
    months: dict[str, Any] = {"value": None, "step": 1, "help": part_time}
    draw("planned_months", st.number_input, "Planned months", **months)
    draw("relevance", st.segmented_control, **RELEVANCE)
    draw(
        "door",
        st.segmented_control,
        "Could you go back?",
        list(Door),
        help="Two-way door: yes. One-way: no. This doesn’t change the numbers.",
        required=True,
    )
    draw("reply_by", st.date_input, "Reply by", format="YYYY-MM-DD")
    outside = "Hours, visa, place, manager …"
    draw("outside", st.text_area, "Not in these numbers", max_chars=2000, placeholder=outside)
    _duplicate_or_remove(index, name, place)


def _duplicate_or_remove(index: int, name: str, place: str) -> None:
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


def _edit_field(index: int, its: str, key: str) -> None:
    entered = st.session_state[key]
    edit(lambda now: edits.edit_offer(now, index, **{its: entered}), place=key)


def _duplicate(index: int) -> None:
    if edit(lambda now: edits.duplicate_offer(now, index)):
        rate_it_next()
