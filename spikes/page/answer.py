"""The answer, in sentences that are written at every change."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

import streamlit as st

from spikes import edits as changes
from spikes.files import decisions as files
from spikes.journal import entry as journal
from spikes.model import Decision, Offer
from spikes.page.components import mount
from spikes.page.session import saying, state
from spikes.page.session.saying import escaped
from spikes.scoring import Score, compared
from spikes.words import firmness, wording

BEFORE_THE_LOOK = "Before you look: which one?"
HTML = '<div class="words"><h2></h2><p></p><small></small></div>'


def answer() -> None:
    """Draw who leads, by how much, through what and how firmly, or first ask the gut feeling.

    It is no part of its own: the weights' part draws it, so that it follows a slider in one run.
    """
    decision = state.decision()
    scores = state.scores()
    if state.before_the_look():
        _before_you_look(scores.names())
        return
    pair = compared(decision, scores)
    if decision.offers:
        for line in _before_it(decision, pair):
            st.caption(escaped(line))
    names = [option.name for option in pair]
    if unrated := firmness.rate_first(firmness.untouched(scores, names, decision.roles)):
        st.markdown(escaped(unrated))
    mount("answer", HTML, isolated=False, key="answer words", data=asdict(state.words().answer))


def _before_it(decision: Decision, pair: Sequence[Score]) -> list[str]:
    """Return what stands above it: the gut feeling, what a point is, and what no number holds."""
    gut = f"Your gut said {decision.journal.gut}. " if decision.journal.gut else ""
    first = "A made-up sample career; “Start my own” clears it. " if state.is_sample() else gut
    lines = [
        f"{first}A point is one percent of what you need: all five dimensions covered, as you weigh"
        " them."
    ]
    for option in pair:
        job = option.option.job
        if isinstance(job, Offer) and (job.reply_by or job.outside):
            reply = f"{wording.reply_by(job.reply_by, date.today())} " if job.reply_by else ""
            outside = f"Not in these numbers: {job.outside}" if job.outside else ""
            lines.append(f"{option.name}: {reply}{outside}")
    names = [option.name for option in pair]
    waiting = [
        (day, name)
        for day, name in journal.replies(decision)
        if day >= date.today() and name not in names
    ]
    lines += [
        f"{name}, not shown here: {wording.reply_by(day, date.today())}"
        for day, name in waiting[:1]
    ]
    return lines


def _before_you_look(names: tuple[str, ...]) -> None:
    """Ask for the gut feeling before the answer is first shown."""
    st.header(BEFORE_THE_LOOK, anchor=False)
    st.caption(
        "Enter and rate your offers below. Then say what your gut prefers: it goes into the"
        " journal, and the numbers come out."
    )
    decision = state.decision()
    pair = compared(decision, state.scores())
    if unrated := firmness.rate_first(
        firmness.untouched(state.scores(), [shown.name for shown in pair], decision.roles)
    ):
        st.caption(escaped(unrated))
    if decision.weights == files.blank().weights:
        st.caption(
            "All five weights are still equal. Set them under “This phase of life”: at the left, on"
            " a phone behind “Weights”."
        )
    key = f"gut {state.generation()}"
    st.pills(
        "Gut feeling",
        names,
        key=key,
        on_change=_look,
        args=(key,),
        label_visibility="collapsed",
        format_func=escaped,
    )
    st.button("Skip, show the numbers", key="skip gut", on_click=_look)


def _look(key: str = "") -> None:
    gut = st.session_state[key] if key else None
    state.change(lambda decision: changes.look(decision, gut))
    decision = state.decision()
    saying.tell(" ".join(_before_it(decision, compared(decision, state.scores()))))
    saying.focus("answer words")  # the button that had it is gone
    st.rerun()
