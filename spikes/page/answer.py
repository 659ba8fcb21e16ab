"""The answer, in sentences written anew at every change."""

import streamlit as st

from spikes import files, wording
from spikes.model import Offer
from spikes.page import state
from spikes.page.state import escaped
from spikes.scoring import compared, score


@st.fragment(key="answer")
def answer() -> None:
    """Who leads, by how much, through what; the spikes so far; and what no number here holds."""
    decision = state.decision()
    scores = score(decision)
    pair = compared(decision, scores)
    with st.container(border=True, key="answer", gap="xsmall"):
        if any(role in files.sample().roles for role in decision.roles):
            st.caption("For the sample career. “Start my own” clears it.")
        st.subheader(escaped(wording.headline(scores, pair)), anchor=False)
        if not decision.offers:
            return
        leader = max(pair, key=lambda option: option.gain)
        st.markdown(
            escaped(f"{wording.through(scores, leader, decision.weights)} {wording.spikes_so_far(scores, leader)}"),
        )
        for option in pair:
            job = option.option.job
            if isinstance(job, Offer) and (job.reply_by or job.outside):
                reply = f"reply by {job.reply_by:%-d %B %Y}. " if job.reply_by else ""
                outside = f"Not in these numbers: {job.outside}" if job.outside else ""
                st.caption(escaped(f"{option.name}: {reply}{outside}"))
