"""The answer, in sentences that follow every change."""

from dataclasses import asdict
from datetime import date

import streamlit as st

from spikes import edits
from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.journal import entry as journal
from spikes.model import Offer
from spikes.page.components import mount
from spikes.page.session import saying
from spikes.page.session.editing import edit
from spikes.page.session.saying import escaped
from spikes.page.session.session import results, session
from spikes.words import answer as words
from spikes.words.phrases import reply_by

BEFORE_THE_LOOK = "Before you look: which one?"
HTML = '<div class="words"><h2></h2><p></p><small></small></div>'


def answer() -> None:
    """Draw who leads, by how much, through what, how firmly, and what no number here holds.

    No part of its own: the weights' part draws it, so that it follows a slider in one run.
    """
    found = results()
    if session().before_the_look:
        _before_you_look(found)
        return
    if found.decision.offers:
        for line in _before_it(found):
            st.caption(escaped(line))
    if unrated := words.rate_first(found):
        st.markdown(escaped(unrated))
    data = asdict(words.answer(found))
    mount("answer", HTML, isolated=False, key="answer words", data=data)


def _before_it(found: Results) -> list[str]:
    """Return what stands above the answer: what a point is, by when to reply, what is left out."""
    today, shown = date.today(), [option.name for option in found.pair]
    gut = f"Your gut said {found.decision.journal.gut}. " if found.decision.journal.gut else ""
    sample = "A made-up sample career; “Start my own” clears it. "
    lines = [
        f"{sample if session().is_sample else gut}A point is one percent of what you need: all five"
        " dimensions covered, as you weigh them."
    ]
    for option in found.pair:
        job = option.option.job
        if isinstance(job, Offer) and (job.reply_by or job.outside):
            reply = f"{reply_by(job.reply_by, today)} " if job.reply_by else ""
            outside = f"Not in these numbers: {job.outside}" if job.outside else ""
            lines.append(f"{option.name}: {reply}{outside}")
    replies = journal.replies(found.decision)
    waiting = [(day, name) for day, name in replies if day >= today and name not in shown]
    for day, name in waiting[:1]:
        lines.append(f"{name}, not shown here: {reply_by(day, today)}")
    return lines


def _before_you_look(found: Results) -> None:
    """Ask for the gut feeling, before the answer is first shown."""
    st.header(BEFORE_THE_LOOK, anchor=False)
    st.caption(
        "Enter and rate your offers below. Then say what your gut prefers: it goes into the"
        " journal, and the numbers come out."
    )
    if unrated := words.rate_first(found):
        st.caption(escaped(unrated))
    if found.decision.weights == files.blank().weights:
        st.caption(
            "All five weights are still equal. Set them under “This phase of life”: at the left, on"
            " a phone behind “Weights”."
        )
    key = f"gut {session().generation}"
    st.pills(
        "Gut feeling",
        found.scores.names(),
        key=key,
        on_change=_look,
        args=(key,),
        label_visibility="collapsed",
        format_func=escaped,
    )
    st.button("Skip, show the numbers", key="skip gut", on_click=_look)


def _look(key: str = "") -> None:
    gut = st.session_state[key] if key else None
    edit(lambda now: edits.look(now, gut))
    saying.announce(" ".join(_before_it(results())))
    saying.focus("answer words")  # the button that had it is gone
    st.rerun()
