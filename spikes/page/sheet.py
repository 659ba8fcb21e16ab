"""Roles or offers from a spreadsheet: what was understood is shown before it is taken."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from spikes import files, sheets
from spikes.model import Decision, Dimension, Offer, Role
from spikes.page import state
from spikes.page.state import escaped

TYPES = ["csv", "tsv", "txt"]
EXAMPLE = "Organisation\tTitle\tFirst month\tLast month\tCompensation\nPaywren\tProduct manager\tSep 2018\tFeb 2021\t3"


def sheet(jobs: str, read: Callable[[str | bytes, Decision], Any], add: Callable[[Decision, Any], Decision]) -> None:
    """Paste cells or open a CSV file of roles or offers."""
    place = f"sheet of {jobs} {state.generation()} {st.session_state.get(f'sheets of {jobs}', 0)}"
    box = state.unfolded(f"Paste or open a sheet of {jobs}", f"{place} box", icon=":material/table:")
    if box is None:
        return
    with box:
        columns = "a last month, " if jobs == "roles" else "planned months, a door, a day to reply by, "
        st.caption(
            f"A row each, with names on top: organisation, title, {'a first and ' if jobs == 'roles' else ''}{columns}relevance, "
            "and ratings from 0 to 10 under the names of the dimensions. Any order, and only the organisation is needed"
            f"{' with its first month' if jobs == 'roles' else ''}."
        )
        pasted = st.text_area("Cells from a spreadsheet", key=f"{place} cells", placeholder=EXAMPLE if jobs == "roles" else None)
        opened = st.file_uploader(f"Or a CSV file of {jobs}", type=TYPES, key=f"{place} file")
        content = opened.getvalue() if opened else pasted
        if not content:
            return
        try:
            found = read(content, state.decision())
        except files.FileError as error:
            for sentence in error.sentences:
                st.error(escaped(sentence), icon=":material/error:")
            return
        _preview(found)
        if found.jobs:
            many = f"{len(found.jobs)} of {len(found.rows)}" if len(found.jobs) < len(found.rows) else f"{len(found.rows)}"
            given = (jobs, add, found.jobs)
            st.button(f"Add {many} {jobs}", type="primary", key=f"primary {place} add", on_click=state.redraw, args=(_take, *given))


def _preview(found: sheets.Sheet[Any]) -> None:
    """The rows understood, a sentence for each that was not, and what was left out."""
    if found.jobs:
        st.dataframe(pd.DataFrame([_cells(job) for job in found.jobs]), hide_index=True)
    for row in found.rows:
        for problem in row.problems:
            st.error(escaped(f"Row {row.number}: {problem}"), icon=":material/error:")
    remarks = [f"Row {row.number}: {remark}" for row in found.rows for remark in row.remarks]
    for sentence in (
        *found.ignored,
        *remarks[:5],
        *([f"{len(remarks) - 5} more remarks of this kind."] if len(remarks) > 5 else []),
    ):
        st.caption(escaped(sentence))


def _cells(job: Role | Offer) -> dict[str, Any]:
    """A job as a row of the preview."""
    when: dict[str, Any] = (
        {"Planned months": job.planned_months}
        if isinstance(job, Offer)
        else {"First month": f"{job.start:%Y-%m}", "Last month": f"{job.end:%Y-%m}" if job.end else "now"}
    )
    ratings = {d.label: job.ratings[d] for d in Dimension}
    return {"Organisation": job.organisation, "Title": job.title, **when, "Relevance": job.relevance.value, **ratings}


def _take(jobs: str, add: Callable[[Decision, Any], Decision], found: Any) -> None:
    if state.change(lambda decision: add(decision, found), place=f"sheet of {jobs}"):
        number = f"sheets of {jobs}"
        st.session_state[number] = st.session_state.get(number, 0) + 1  # the next sheet's fields are new ones: empty
