"""The offers side by side: which two, their skylines, their ratings dimension by dimension, and
the rest about each.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from spikes import edits as changes
from spikes.charts import options as charts
from spikes.model import Decision, Dimension, Door, Evidence, Offer, Ratings, Role, domain
from spikes.model.names import STAY, offer_names
from spikes.page import controls
from spikes.page.components.sliders import Cell, Edit, slider_panel
from spikes.page.in_words import in_words
from spikes.page.new_offer import RELEVANCE, rate_it_next
from spikes.page.section import section
from spikes.page.session import parts, problems, saying, state
from spikes.page.session.saying import escaped
from spikes.page.session.state import SIDES
from spikes.scoring import Score, compared
from spikes.words import answers, firmness, tables, wording


@section("skylines")
def skylines() -> None:
    """Two options of all, each with its skyline and its flags."""
    decision = state.decision()
    scores = state.scores()
    pair = compared(decision, scores)
    for place, side, shown in zip(controls.places_for_both(), SIDES, pair, strict=False):
        with place:
            key = state.showing(f"{side} option", shown.name)
            st.selectbox(
                f"{side} option".capitalize(),
                scores.names(),
                key=key,
                on_change=_choose,
                args=(side,),
                filter_mode=None,  # no keyboard on a phone
            )
            if state.before_the_look():
                continue
            with st.container(key=f"{side} skyline"):
                st.vega_lite_chart(
                    {**charts.skyline(), "datasets": charts.skyline_data(scores.today, shown)},
                    key=f"{side} skyline chart",
                    # a changed alt would embed the chart anew
                    alt=f"Skyline of {shown.name}, told in words below",
                )
            numbers(side)
    if not state.before_the_look():
        st.caption(charts.KEY)


@section("numbers")
def numbers(side: str) -> None:
    """One side's skyline in words, and its flags."""
    decision = state.decision()
    scores = state.scores()
    shown = compared(decision, scores)[SIDES.index(side)]
    in_words(
        f"The {side} option",
        f"{side} words",
        lambda: (
            [wording.skyline_text(scores, shown, decision.weights)],
            tables.skyline(scores, shown, decision.weights),
        ),
    )
    st.session_state[f"{side} flags"] = shown.flags
    said = [wording.flag(code, shown, decision.assumptions) for code in shown.flags]
    comes_and_goes = (
        wording.flag("off_weight", shown, decision.assumptions) if shown.spikes else ""
    )  # with the weights
    with controls.room(
        f"flags {side}", [f"\N{WHITE FLAG} {flag}" for flag in {*said, comes_and_goes} if flag]
    ):
        for sentence in said:
            st.caption(f":material/flag: {escaped(sentence)}")


@section("ranking")
def ranking() -> None:
    """All options by what they add, where there are more than two."""
    decision = state.decision()
    if len(decision.offers) < 2 or state.before_the_look():
        return
    scores = state.scores()
    st.subheader("All options", anchor=False)
    with st.container(key="ranking chart"):
        st.vega_lite_chart(
            {
                **charts.ranking(len(scores.options)),
                "datasets": {"ranking": charts.ranking_data(scores)},
            },
            key=f"ranking of {len(scores.options)}",
            alt="All options by gain, told in words below",
        )
    ranking_words()


@section("ranking words")
def ranking_words() -> None:
    """All options by what they add, in words."""
    scores = state.scores()
    in_words(
        "All options",
        "ranking words",
        lambda: ([wording.ranking_text(scores)], tables.ranking(scores)),
    )


@section("ratings")
def ratings() -> None:
    """Both options' ratings, a row a dimension, and the rest about each."""
    decision = state.decision()
    pair = compared(decision, state.scores())
    st.subheader("Ratings, dimension by dimension", anchor=False)
    if any(shown.name == STAY for shown in pair):
        st.caption(
            "The ratings of Stay are those of your current role: they move every option’s gain."
        )
    st.caption(
        "Where you do not know, rate what is likely and leave “a guess”: the answer allows for it."
    )
    if full := wording.covered_already(state.scores()):
        st.caption(escaped(full))
    slider_panel(
        "ratings",
        {
            d: [_cell(side, shown, d) for side, shown in zip(SIDES, pair, strict=False)]
            for d in Dimension
        },
        charts.COLOURS,
        _rate,
        columns=[shown.name for shown in pair],
    )
    echo()
    _details(decision, pair)


@section("echo")
def echo() -> None:
    """What the ratings come to, beside them: the answer is screens away."""
    _caps()
    if state.before_the_look():
        st.caption("Once rated, say at the top what your gut prefers: the numbers come out then.")
    elif comparison := state.comparison():
        scores, roles = state.scores(), state.decision().roles
        pair = compared(state.decision(), scores)
        other, long = sorted((shown.name for shown in pair), key=len)
        with controls.room(
            "echo",
            [
                f"{answers.longest(scores, pair, roles).headline}"
                f" {firmness.longest_odds(long, other)}"
            ],
        ):
            st.caption(
                escaped(
                    f"{firmness.headline(scores, comparison, roles)}"
                    f" {firmness.how_sure(comparison)}"
                )
            )


def _caps() -> None:
    """Where relevance limits what industry expertise counts as: said where that is rated,
    whatever the rating is to be.
    """
    decision = state.decision()
    jobs = [
        (shown.name, shown.option.job)
        for shown in compared(decision, state.scores())
        if shown.option.job
    ]
    most = [
        wording.capped(job.replace(ratings=Ratings.of([10] * len(Dimension))), decision.assumptions)
        for _, job in jobs
    ]
    if any(most):
        with controls.room(
            "caps", [f"{name}: {said}" for (name, _), said in zip(jobs, most, strict=True) if said]
        ):
            for name, job in jobs:
                if capped := wording.capped(job, decision.assumptions):
                    st.caption(escaped(f"{name}: {capped}"))


def _details(decision: Decision, pair: Sequence[Score]) -> None:
    """The rest about each of the two, and duplicating and removing them."""
    for place, side, shown in zip(controls.places_for_both(), SIDES, pair, strict=False):
        job = shown.option.job
        index = changes.offer_index(decision, shown.name) if isinstance(job, Offer) else None
        of_a_role = "months to stay" if isinstance(job, Role) else "what it means"
        told = "planned months, reply by, more" if isinstance(job, Offer) else of_a_role
        with place:
            box = controls.unfolded(
                f"{escaped(shown.name)}: {told}",
                f"{side} details of {index} {state.among(decision.offers)}",
            )
        if box is None:
            continue
        with box:
            if isinstance(job, Offer) and index is not None:
                _offer_details(index, shown.name, job)
            elif isinstance(job, Role):
                _stay_details()
            else:
                st.markdown(
                    "The career as it stands today, with no role held. It gains nothing and costs"
                    " nothing."
                )


def _cell(side: str, shown: Score, d: Dimension) -> Cell | None:
    job = shown.option.job
    if job is None:
        return None
    return Cell(
        id=f"{side} {d}",
        value=job.ratings[d],
        max=10,
        step=0.5,
        name=f"{shown.name}, your current role" if isinstance(job, Role) else shown.name,
        spike_at=controls.spike_at(job, d, state.decision().assumptions),
        phrases=tuple(domain.rating_guide()[d].items()),
        evidence=job.evidence.get(d, Evidence.GUESS) if isinstance(job, Offer) else None,
        note=job.notes.get(d, ""),
    )


def _choose(side: str) -> None:
    """Show another option on one side; choosing the other side's swaps the two."""
    chosen = state.shown(f"{side} option")
    decision = state.decision()
    first, second = (shown.name for shown in compared(decision, state.scores()))
    if side == "first":
        first, second = chosen, (first if chosen == second else second)
    else:
        first, second = (second if chosen == first else first), chosen
    state.change(lambda decision: changes.put_side_by_side(decision, first, second))
    st.rerun()


def _rate(edit: Edit) -> None:
    decision = state.decision()
    pair = [shown.name for shown in compared(decision, state.scores())]
    if edit.values is not None:
        state.change(partial(_rated, pair=pair, values=edit.values), gesture=edit.gesture)
        following = parts.RATED if edit.done else parts.WHILE_RATING
        parts.follow(*following, *(("roles",) if STAY in pair else ()))
    else:
        side, _, d = edit.id.partition(" ")
        index = changes.offer_index(decision, pair[SIDES.index(side)])
        offer = decision.offers[index]
        field, given = (
            ("evidence", edit.evidence) if edit.evidence is not None else ("notes", edit.note)
        )
        _edit(index, {field: {**getattr(offer, field), d: given}}, "ratings")
        if (
            field == "evidence"
            and (comparison := state.comparison())
            and not state.before_the_look()
        ):
            saying.tell(firmness.how_sure(comparison))
        parts.follow("ratings", *parts.RATED)


def _rated(decision: Decision, pair: list[str], values: dict[str, float]) -> Decision:
    for side, name in zip(SIDES, pair, strict=False):
        rated = {d.value: values[f"{side} {d}"] for d in Dimension if f"{side} {d}" in values}
        decision = changes.rate(decision, name, Ratings(**rated)) if rated else decision
    return decision


def _edit(index: int, edited: dict[str, Any], place: str) -> bool:
    return state.change(
        lambda decision: changes.edit_offer(
            decision, index, decision.offers[index].replace(**edited)
        ),
        place=place,
    )


def _offer_details(index: int, name: str, offer: Offer) -> None:
    """Fields of one offer; each change is taken at once, or named if it cannot be."""
    place = f"offer {index} {state.generation()}"

    def field(its: str) -> dict[str, Any]:
        key = f"{place} {its}"
        if not problems.found(key):
            st.session_state[key] = getattr(offer, its)
        return {"key": key, "on_change": parts.redraw, "args": (_edit_field, index, place, its)}

    def wrong(its: str) -> None:
        problems.show(f"{place} {its}")

    st.text_input("Organisation that offers", max_chars=60, **field("organisation"))
    wrong("organisation")
    st.text_input("Title offered", max_chars=80, **field("title"))
    wrong("title")
    part_time = "Part-time: the months it would come to full-time."
    # Bounds here would correct in silence.
    st.number_input("Planned months", value=None, step=1, help=part_time, **field("planned_months"))
    wrong("planned_months")
    st.segmented_control(**RELEVANCE, **field("relevance"))
    st.segmented_control(
        "The door: could you come back to this track?",
        list(Door),
        help="Two-way: you could. The door changes no number.",
        required=True,
        **field("door"),
    )
    st.date_input("Reply by", format="YYYY-MM-DD", **field("reply_by"))
    wrong("reply_by")
    st.text_area(
        "Not in these numbers",
        max_chars=2000,
        placeholder="Hours, visa, place, manager …",
        **field("outside"),
    )
    wrong("outside")
    with st.container(horizontal=True):
        for act, icon, does in (
            ("Duplicate", "content_copy", _duplicate),
            ("Remove", "delete", _remove),
        ):
            key = f"{place} {act.lower()}"
            st.button(
                f"{act} {escaped(name)}",
                icon=f":material/{icon}:",
                key=key,
                on_click=parts.redraw,
                args=(does, index),
            )


def _edit_field(index: int, place: str, name: str) -> None:
    _edit(index, {name: st.session_state[f"{place} {name}"]}, f"{place} {name}")


def _stay_details() -> None:
    controls.months_to_stay("details")
    st.caption("The role itself is under “The roles so far”.")


def _duplicate(index: int) -> None:
    if state.change(lambda decision: changes.duplicate_offer(decision, index)):
        rate_it_next()


def _remove(index: int) -> None:
    offer, name = state.decision().offers[index], offer_names(state.decision().offers)[index]
    state.change(lambda decision: changes.remove_offer(decision, index))
    state.say_removed(offer, name)
    st.session_state.generation = state.generation() + 1  # the places of the others move up
