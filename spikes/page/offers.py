"""The offers side by side: which two, their skylines, their ratings, and the rest about each."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from spikes import edits
from spikes.analysis.results import Results
from spikes.charts import options as charts
from spikes.charts import skyline
from spikes.charts.theme import COLOURS
from spikes.edits import Edit
from spikes.model import Decision, Dimension, Door, Evidence, Offer, Ratings, Role, domain
from spikes.model.names import STAY
from spikes.page import controls
from spikes.page.components import sliders
from spikes.page.components.sliders import Cell, slider_panel
from spikes.page.in_words import in_words
from spikes.page.new_offer import RELEVANCE, rate_it_next
from spikes.page.section import section
from spikes.page.session import parts, problems, saying
from spikes.page.session.editing import edit, remove
from spikes.page.session.saying import escaped
from spikes.page.session.session import SIDES, among, results, session, showing, shown
from spikes.scoring import Score
from spikes.words import answer, options, tables


@section("skylines")
def skylines() -> None:
    """Draw two options of all, each with its skyline and its flags."""
    found, looked = results(), not session().before_the_look
    for place, side, option in zip(controls.places_for_both(), SIDES, found.pair, strict=False):
        with place:
            st.selectbox(
                f"{side} option".capitalize(),
                found.scores.names(),
                key=showing(f"{side} option", option.name),
                on_change=_choose,
                args=(side,),
                filter_mode=None,  # no keyboard on a phone
            )
            if looked:
                _skyline(side, found, option)
    if looked:
        st.caption(skyline.KEY)


def _skyline(side: str, found: Results, option: Score) -> None:
    with st.container(key=f"{side} skyline"):
        st.vega_lite_chart(
            {**skyline.skyline(), "datasets": skyline.skyline_data(found, option)},
            key=f"{side} skyline chart",
            # a changed alt would embed the chart again
            alt=f"Skyline of {option.name}, told in words below",
        )
    numbers(side)


@section("numbers")
def numbers(side: str) -> None:
    """Draw one side's skyline in words, and its flags."""
    found = results()
    option = found.pair[SIDES.index(side)]
    in_words(
        f"The {side} option",
        f"{side} words",
        lambda: ([options.skyline(found, option)], tables.skyline(found, option)),
    )
    session().flags_shown[side] = option.flags
    with st.container(gap="xsmall"):  # so that what follows keeps its place
        for sentence in options.flags(found, option):
            st.caption(f":material/flag: {escaped(sentence)}")


def _choose(side: str) -> None:
    """Show another option on one side; choosing the other side's swaps the two."""
    chosen, (first, second) = shown(f"{side} option"), (each.name for each in results().pair)
    if side == "first":
        first, second = chosen, (first if chosen == second else second)
    else:
        first, second = (second if chosen == first else first), chosen
    edit(lambda now: edits.put_side_by_side(now, first, second))
    st.rerun()


@section("ranking")
def ranking() -> None:
    """Draw all options by what they add, where there are more than two."""
    found = results()
    if len(found.decision.offers) < 2 or session().before_the_look:
        return
    st.subheader("All options", anchor=False)
    number = len(found.scores.options)
    with st.container(key="ranking chart"):
        st.vega_lite_chart(
            {**charts.ranking(number), "datasets": charts.ranking_data(found)},
            key=f"ranking of {number}",
            alt="All options by gain, told in words below",
        )
    ranking_words()


@section("ranking words")
def ranking_words() -> None:
    """Draw all options by what they add, in words."""
    found = results()
    in_words(
        "All options",
        "ranking words",
        lambda: ([options.ranking(found)], tables.ranking(found)),
    )


@section("ratings")
def ratings() -> None:
    """Draw both options' ratings, a row a dimension, and the rest about each."""
    found = results()
    st.subheader("Ratings, dimension by dimension", anchor=False)
    names = [option.name for option in found.pair]
    if STAY in names:
        st.caption(
            "The ratings of Stay are those of your current role: they move every option’s gain."
        )
    st.caption(
        "Where you do not know, rate what is likely and leave “a guess”: the answer allows for it."
    )
    if full := options.covered_already(found):
        st.caption(escaped(full))
    sides = list(zip(SIDES, found.pair, strict=False))
    rows: dict[Dimension, Sequence[Cell | None]] = {
        d: [_cell(found, side, option, d) for side, option in sides] for d in Dimension
    }
    slider_panel("ratings", rows, COLOURS, _rate, columns=names)
    echo()
    for place, side, option in zip(controls.places_for_both(), SIDES, found.pair, strict=False):
        with place:
            _details(side, option, found.decision)


@section("echo")
def echo() -> None:
    """Draw what the ratings come to, beside them: the answer is screens away."""
    found = results()
    with st.container(gap="xsmall"):  # so that what follows keeps its place
        for option in found.pair:
            if capped := options.capped(found, option.option.job):
                st.caption(escaped(f"{option.name}: {capped}"))
    if session().before_the_look:
        st.caption("Once rated, say at the top what your gut prefers: the numbers come out then.")
    elif found.comparison:
        st.caption(escaped(f"{answer.headline(found)} {answer.how_sure(found)}"))


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
        evidence=job.evidence.get(d, Evidence.GUESS) if isinstance(job, Offer) else None,
        note=job.notes.get(d, ""),
    )


def _rate(report: sliders.Edit) -> None:
    pair = [option.name for option in results().pair]
    values = report.values
    if values is None:
        _note(report, pair)
    else:
        edit(lambda now: _rated(now, pair, values), gesture=report.gesture)
        following = parts.RATED if report.done else parts.WHILE_RATING
        parts.follow(*following, *(("roles",) if STAY in pair else ()))


def _rated(decision: Decision, pair: list[str], values: dict[str, float]) -> Edit:
    """Rate what a panel of sliders shows otherwise; named by the last of what changed."""
    edited = Edit(decision, "")
    options = {option.name: option.option.job for option in results().pair}
    for side, name in zip(SIDES, pair, strict=False):
        job = options[name]
        if job is not None:
            ratings = Ratings(**{d.value: values[f"{side} {d}"] for d in Dimension})
            if ratings != job.ratings:
                edited = edits.rate(edited.decision, name, ratings)
    return edited


def _note(report: sliders.Edit, pair: list[str]) -> None:
    """Take what a rating is based on, or a note beside it."""
    visit = session()
    side, _, d = report.id.partition(" ")
    index = edits.offer_index(visit.decision, pair[SIDES.index(side)])
    offer = visit.decision.offers[index]
    given: dict[str, Any] = (
        {"notes": {**offer.notes, d: report.note}}
        if report.evidence is None
        else {"evidence": {**offer.evidence, d: report.evidence}}
    )
    edit(lambda now: edits.edit_offer(now, index, **given), place="ratings")
    if report.evidence is not None and not visit.before_the_look:
        saying.announce(answer.how_sure(results()))
    parts.follow("ratings", *parts.RATED)


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
            st.caption("The role itself is under “The roles so far”.")
        else:
            st.markdown(
                "The career as it stands today, with no role held. It gains nothing and costs"
                " nothing."
            )


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
    part_time = "Part-time: the months it would come to full-time."
    # Bounds here would correct in silence.
    months: dict[str, Any] = {"value": None, "step": 1, "help": part_time}
    draw("planned_months", st.number_input, "Planned months", **months)
    draw("relevance", st.segmented_control, **RELEVANCE)
    draw(
        "door",
        st.segmented_control,
        "The door: could you come back to this track?",
        list(Door),
        help="Two-way: you could. The door changes no number.",
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
