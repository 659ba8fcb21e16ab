"""Where it leads: portfolio coverage over time, and what the role after next should bring."""

from datetime import date
from typing import Any

import streamlit as st

from spikes.analysis import time as path
from spikes.charts import timelines
from spikes.model import Decision, Offer, domain
from spikes.model.names import KEEP_LOOKING, offer_names
from spikes.page import controls
from spikes.page.in_words import told
from spikes.page.section import section
from spikes.page.session import parts, saying, state
from spikes.page.session.saying import escaped
from spikes.scoring import compared, spikes
from spikes.words import tables, wording


@section("future")
def future() -> None:
    """The roles so far, a branch an option, a second step, and the biggest open need after each
    of the two compared.
    """
    decision = state.decision()
    if not decision.offers or state.before_the_look():
        return
    pair = compared(decision, state.scores())
    st.header("Where it leads", anchor=False)
    full, over = decision.assumptions.full_credit_months, decision.assumptions.overstay_months
    st.caption(
        "Portfolio coverage month by month. It can fall where a role ends, as not all of it lasts. "
        f"Shaded: months {full} to {over} of each role, the time to look around."
        f"{'' if decision.current_role else f' {KEEP_LOOKING} has no line of its own: coverage stays as it is today.'}"
    )
    steps()
    whole = path.paths(decision)
    first, second = _two_steps()
    data = timelines.path_data(
        decision,
        whole,
        [shown.name for shown in pair],
        _then(decision, whole[first], first, second),
    )
    with st.container(key="path chart"):
        st.vega_lite_chart(
            {**timelines.path(), "datasets": data},
            key="path",
            alt="Portfolio coverage over time, told in words below",
        )
    begun = data["path"]["month"][0].as_py()
    if begun > whole[first][0].month:
        st.caption(
            f"Drawn from {begun:%Y-%m} on. What was before counts all the same, and is in “The"
            " paths in words”."
        )
    future_words()


@section("future words")
def future_words() -> None:
    """The second step, the biggest open need after each of the two compared, and every month, in
    words.
    """
    decision = state.decision()
    pair = compared(decision, state.scores())
    first, second = _two_steps()
    if second:
        st.markdown(
            escaped(wording.two_steps(first, second[0], path.sequence(decision, first, second[1])))
        )
    kinds = domain.archetypes()
    their_spikes = {kind: spikes(ratings, decision.assumptions) for kind, ratings in kinds.items()}
    for shown in pair:
        best = path.best_archetypes(decision, shown, kinds)
        st.markdown(
            escaped(
                wording.after_next(
                    shown, path.next_need(shown, decision.weights), best, their_spikes
                )
            )
        )
    offers = [shown.name for shown in pair if isinstance(shown.option.job, Offer)]
    if len(offers) == 2:
        st.markdown(escaped(wording.in_which_order(path.in_which_order(decision, *offers))))
    box = controls.unfolded("The paths in words", "path words", type="compact")
    if box is not None:
        whole = path.paths(decision)
        whole |= _then(decision, whole[first], first, second)
        with box:
            told(
                "The paths",
                [wording.path_text(whole, whole, decision.as_of)],
                tables.path(whole, decision),
            )
            _month(whole, first, decision)


def _then(
    decision: Decision, whole: path.Path, first: str, second: tuple[str, Offer] | None
) -> dict[str, path.Path]:
    """The path that begins as an option's does and goes on with a second step, by its name; none
    without a second step.
    """
    if not second:
        return {}
    past = tuple(moment for moment in whole if moment.month <= decision.as_of)
    return {f"{first}, then {second[0]}": past + path.sequence(decision, first, second[1]).ahead}


@section("steps")
def steps() -> None:
    """The first step, and the second: another offer, or a kind of role."""
    before, after = controls.places_for_both()
    first, second = _two_steps()
    names = state.scores().names()
    before.selectbox(
        "First step", names, key=state.showing("step before", first), on_change=_choose_first
    )
    st.session_state["leader at the path"] = state.leader()
    key = state.step("second")
    st.session_state[key] = second[0] if second else None
    empty: dict[str, Any] = {"index": None, "placeholder": "Another offer, or a kind of role"}
    after.selectbox(
        "Second step", list(_steps(state.decision(), first)), key=key, on_change=_tell, **empty
    )


def _two_steps() -> tuple[str, tuple[str, Offer] | None]:
    """The first step, the leader until another is chosen, and the second with its name, if one
    is; as far as they are there.
    """
    decision = state.decision()
    chosen, second = (st.session_state.get(state.step(which)) for which in state.SIDES)
    first: str = chosen if chosen in state.scores().names() else state.leader()
    known = _steps(decision, first)
    return first, (second, known[second]) if second in known else None


def _choose_first() -> None:
    st.session_state[state.step("first")] = state.shown("step before")
    _tell()


def _steps(decision: Decision, first: str) -> dict[str, Offer]:
    """What could come after an option: each other offer, and each kind of role that is not
    called like one.
    """
    offers = {
        name: offer
        for name, offer in zip(offer_names(decision.offers), decision.offers, strict=True)
        if name != first
    }
    kinds = {kind: path.as_offer(kind, ratings) for kind, ratings in domain.archetypes().items()}
    return offers | {kind: offer for kind, offer in kinds.items() if kind not in offers}


def _tell() -> None:
    """Tell those who do not see it where two steps lead."""
    first, second = _two_steps()
    if second:
        name, offer = second
        saying.tell(wording.two_steps(first, name, path.sequence(state.decision(), first, offer)))
    parts.follow("future", "device")


def _month(paths: dict[str, path.Path], first: str, decision: Decision) -> None:
    """Every path in one month, by keyboard and by touch; that of two steps once the first of
    them is over.
    """
    longest = max(paths.values(), key=len)
    months = [moment.month for moment in longest]
    # apart from its field, which is another one where paths end elsewhere
    kept = f"month of the paths {state.generation()}"
    now: date = st.session_state.get(kept, decision.as_of)
    now = min(max(now, months[0]), months[-1])
    lone = path.paths(decision)
    over = paths[first][-1].month

    def said() -> list[str]:
        today = next(moment for moment in longest if moment.month == decision.as_of)
        shown = paths.items() if now > decision.as_of else [("So far", longest)]
        moments = (
            (name, at)
            for name, way in shown
            for at in way
            if at.month == now and (name in (*lone, "So far") or now > over)
        )
        return [wording.moment(name, at, today) for name, at in moments]

    def choose() -> None:
        nonlocal now
        st.session_state[kept] = now = state.shown("month")
        saying.tell(" ".join(said()))
        parts.follow("future words", "device")

    key = state.showing("month", now)
    st.select_slider(
        "Month of the paths",
        months,
        key=key,
        format_func=lambda month: f"{month:%Y-%m}",
        on_change=choose,
    )
    for sentence in said():
        st.markdown(escaped(sentence))
