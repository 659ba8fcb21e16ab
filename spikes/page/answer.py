"""The answer, in sentences written anew at every change."""

from datetime import date

import streamlit as st

from spikes import changes, firmness, robustness, wording
from spikes.model import Offer
from spikes.page import state
from spikes.page.state import escaped
from spikes.scoring import compared


def answer() -> None:
    """Who leads, by how much, through what, how firmly; the spikes so far; and what no number here holds.

    No part of its own: the weights' part draws it, so that it follows a slider in one run.
    """
    decision = state.decision()
    scores = state.scores()
    pair = compared(decision, scores)
    comparison = state.comparison()
    if state.is_sample():
        st.caption(
            "A made-up sample career; “Start my own” clears it. "
            "A point is one percent of what you need, weighted by this phase of life."
        )
    if state.before_the_look():
        _before_you_look(scores.names())
        return
    headline = firmness.headline(scores, comparison)
    if comparison is None:
        st.header(escaped(headline), anchor=False)
        return
    leader = scores[comparison.leader or comparison.options[0]]
    carried = (
        firmness.outsider(robustness.outsider(scores, pair)),
        wording.through(scores, leader, decision.weights),
        firmness.how_sure(comparison),
    )
    rest = (
        firmness.runner_up_needs(comparison),
        firmness.fit_and_gain(scores, comparison, decision.weights),
        firmness.other_rule(robustness.other_rule_leader(decision)),
        wording.spikes_so_far(scores, leader),
    )
    if unrated := firmness.untouched(scores, comparison.options):
        st.markdown(escaped(unrated))
    longest, carried_at_length, rest_at_length = firmness.longest_answer(scores.names())
    with state.room("answer", title=longest, text=carried_at_length, captions=[rest_at_length]):
        st.header(escaped(headline), anchor=False)
        st.markdown(escaped(" ".join(filter(None, carried))))
        st.caption(escaped(" ".join(filter(None, rest))))
    for option in pair:
        job = option.option.job
        if isinstance(job, Offer) and (job.reply_by or job.outside):
            reply = f"{wording.reply_by(job.reply_by, date.today())} " if job.reply_by else ""
            outside = f"Not in these numbers: {job.outside}" if job.outside else ""
            st.caption(escaped(f"{option.name}: {reply}{outside}"))


def _before_you_look(names: tuple[str, ...]) -> None:
    """The gut feeling, asked before the answer is first shown."""
    st.header("Before you look: which one?", anchor=False)
    st.caption(
        "Enter and rate your offers below. Then say what your gut prefers: it goes into the journal, and the numbers come out."
    )
    key = f"gut {state.generation()}"
    st.pills("Gut feeling", names, key=key, on_change=_look, args=(key,), label_visibility="collapsed", format_func=escaped)
    st.button("Skip, show the numbers", key="skip gut", type="tertiary", on_click=_look)


def _look(key: str = "") -> None:
    gut = st.session_state[key] if key else None
    state.change(lambda decision: changes.look(decision, gut))
    st.rerun()
