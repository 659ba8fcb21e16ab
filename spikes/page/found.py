"""What was read of a file or a paste, before it is taken: the jobs, and what is to be said."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from spikes.files.careers import Found
from spikes.model import Dimension, Offer, Relevance, Role
from spikes.page.markdown import escaped
from spikes.words.phrases import month, rating

MOST_SHOWN = 20  # problems; of more, how many they are is said
# What a column of the preview holds where nobody said anything else: then it is left out, and the
# rest fits a phone.
NOTHING = {
    "Title": "",
    "Reply by": "",
    "Relevance": Relevance.CORE.value,
    **{d.label: rating(None) for d in Dimension},
}


def counted(jobs: Sequence[Role | Offer]) -> str:
    """Return how many roles or offers these are: "4 roles"."""
    kind = "role" if isinstance(jobs[0], Role) else "offer"
    return f"1 {kind}" if len(jobs) == 1 else f"{len(jobs)} {kind}s"


def preview(jobs: Sequence[Role | Offer]) -> None:
    """Draw the jobs that were read, without the columns of which nothing is known."""
    if jobs:
        rows = pd.DataFrame([_cells(job) for job in jobs])
        unsaid = [name for name in NOTHING if name in rows and (rows[name] == NOTHING[name]).all()]
        rows = rows.drop(columns=unsaid).set_index("Organisation")
        few: Any = "content" if len(jobs) < 30 else 800
        st.table(rows, border="horizontal", height=few, alt="What was read")
        st.caption("Something wrong? Correct it once it is added.")


def _cells(job: Role | Offer) -> dict[str, Any]:
    """Return a job as a row of the preview."""
    when: dict[str, Any] = (
        {
            "Planned months": job.planned_months,
            "Reply by": f"{job.reply_by.day} {job.reply_by:%b %Y}" if job.reply_by else "",
        }
        if isinstance(job, Offer)
        else {
            "First month": escaped(month(job.start)),
            "Last month": escaped(month(job.end)) if job.end else "now",
        }
    )
    ratings = {d.label: rating(job.ratings[d]) for d in Dimension}
    texts = {"Title": escaped(job.title), "Relevance": job.relevance.value}
    return {"Organisation": escaped(job.organisation), **texts, **when, **ratings}


def remarks(found: Found) -> None:
    """Draw what could not be read, what was left out, and what was assumed."""
    if found.problems:
        st.error(_bullets(found.problems), icon=":material/error:")
    if said := (*found.left_out, *found.assumed):
        st.markdown(_bullets(said))


def _bullets(sentences: Sequence[str]) -> str:
    if len(sentences) == 1:
        return escaped(sentences[0])
    rest = len(sentences) - MOST_SHOWN
    more = [f"… and {rest} more of this kind."] if rest > 0 else []
    return "\n".join(f"- {escaped(each)}" for each in [*sentences[:MOST_SHOWN], *more])
