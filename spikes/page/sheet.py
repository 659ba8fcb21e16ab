"""Roles or offers from a spreadsheet: what was understood is shown before it is taken."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import pandas as pd
import streamlit as st

from spikes.edits import Edit
from spikes.files import decisions as files
from spikes.files.careers import sheet as sheets
from spikes.model import Decision, Dimension, Offer, Relevance, Role
from spikes.page import controls
from spikes.page.session import parts, saying
from spikes.page.session.editing import edit
from spikes.page.session.saying import escaped
from spikes.page.session.session import session
from spikes.words.phrases import listed, rating

Read: TypeAlias = Callable[[str | bytes, Decision], Any]  # a `Sheet`, or it raises `FileError`

TYPES = ["csv", "tsv", "txt"]
MOST_NAMED = 6  # rows; of more, how many they are is said
EXAMPLE = (
    "Organisation\tTitle\tFirst month\tLast month\tCompensation\nPaywren\tProduct manager\tSep"
    " 2018\tFeb 2021\t3"
)

# What a column of the preview holds where nobody said anything else: then it is left out, and the
# rest fits a phone.
NOTHING = {
    "Title": "",
    "Relevance": Relevance.CORE.value,
    **{d.label: rating(None) for d in Dimension},
}


def sheet(
    jobs: str,
    read: Read,
    add: Callable[[Decision, Any], Edit],
    rate_next: Callable[[], object],
) -> None:
    """Draw a place to paste cells or open a CSV file of roles or offers, which are rated next."""
    visit = session()
    place = f"sheet of {jobs} {visit.career} {visit.sheets.get(jobs, 0)}"
    box = controls.unfolded(
        f"Paste or open a sheet of {jobs}", f"{place} box", icon=":material/table:"
    )
    if box is None:
        return
    look: dict[str, Any] = {"on_change": parts.redraw, "args": (_look, jobs, place, read)}
    key = f"{place} cells"
    st.session_state.setdefault(key, visit.pasted.get(place, ""))  # folded, it would be lost
    with box:
        st.caption(_columns(jobs))
        st.text_area(
            "Cells from a spreadsheet",
            key=key,
            placeholder=EXAMPLE if jobs == "roles" else None,
            height=240,
            **look,
        )
        _show(jobs, place, _found(place, read), lambda: _take(jobs, place, read, add, rate_next))
        st.file_uploader(f"Or a CSV file of {jobs}", type=TYPES, key=f"{place} file", **look)


def _columns(jobs: str) -> str:
    roles = jobs == "roles"
    columns = (
        "first month, last month (or both in one)" if roles else "planned months, door, reply by"
    )
    required = "organisation and first month are" if roles else "organisation is"
    return (
        f"Column names in the first row, in any order: organisation, title, {columns}, relevance,"
        f" and the five dimensions, rated from 0 to 10. Only {required} required. Paste from a"
        " spreadsheet, or type with commas: it is read once you leave the"
        f" field.{f' {controls.PART_TIME}' if roles else ''}"
    )


def _found(place: str, read: Read) -> Any:
    """Return what is read of the file, else of the cells; why nothing can be; None without either.

    The field for the file is below what was found, and that is what one looks for.
    """
    opened = st.session_state.get(f"{place} file")
    content = opened.getvalue() if opened else st.session_state.get(f"{place} cells")
    try:
        return read(content, session().decision) if content else None
    except files.FileError as error:
        return error


def _look(jobs: str, place: str, read: Read) -> None:
    """Keep what was pasted, and read out that a button has come, and what was assumed."""
    session().pasted[place] = st.session_state[f"{place} cells"]
    found = _found(place, read)
    if isinstance(found, sheets.Sheet) and found.jobs:
        button = f"“{_offered(jobs, found)}” is below the cells."
        saying.announce(" ".join([button, *found.ignored, *_remarks(found)]))


def _show(jobs: str, place: str, found: Any, take: Callable[[], None]) -> None:
    if isinstance(found, files.FileError):
        for sentence in found.sentences:
            st.error(escaped(sentence), icon=":material/error:")
    elif found is not None:
        _preview(found)
        if found.jobs:
            st.button(
                _offered(jobs, found),
                type="primary",
                key=f"primary {place} add",
                on_click=parts.redraw,
                args=(take,),
            )


def _offered(jobs: str, found: sheets.Sheet[Any]) -> str:
    """Return what the button says that takes what was understood."""
    understood, rows = len(found.jobs), len(found.rows)
    many = f"{understood} of {rows}" if understood < rows else f"{rows}"
    return f"Add {many} {_named(jobs, rows)}"


def _preview(found: sheets.Sheet[Any]) -> None:
    """Draw a line for each row that was not understood, those that were, and what was assumed."""
    if found.ignored:  # before what may be wrong for want of it
        st.warning(_bullets(found.ignored), icon=":material/warning:")
    if wrong := _by_sentence([(row, problem) for row in found.rows for problem in row.problems]):
        st.error(_bullets(_first(wrong, 20)), icon=":material/error:")
    if found.jobs:
        rows = pd.DataFrame([_cells(job) for job in found.jobs])
        unsaid = [column for column, nothing in NOTHING.items() if (rows[column] == nothing).all()]
        rows = rows.drop(columns=unsaid).set_index("Organisation")
        few: Any = "content" if len(found.jobs) < 30 else 800
        st.table(rows, border="horizontal", height=few, alt="What was understood")
    for sentence in _remarks(found):
        st.markdown(escaped(sentence))


def _bullets(sentences: Sequence[str]) -> str:
    return "\n".join(f"- {escaped(sentence)}" for sentence in sentences)


def _remarks(found: sheets.Sheet[Any]) -> list[str]:
    """Return what was not added, or assumed."""
    there = sum(row.there for row in found.rows)
    again = f"{there} of these rows are already there and won’t be added again."
    others = [row for row in found.rows if there == 1 or not row.there]
    remarks = _by_sentence([(row, remark) for row in others for remark in row.remarks])
    return [*([again] if there > 1 else []), *_first(remarks, 5)]


def _by_sentence(remarks: list[tuple[sheets.Row[Any], str]]) -> list[str]:
    """Return each sentence once, with its rows before it."""
    rows: dict[str, list[sheets.Row[Any]]] = {}
    for row, sentence in remarks:
        rows.setdefault(sentence, []).append(row)
    return [f"{_which(rows[sentence])}: {sentence}" for sentence in rows]


def _which(rows: list[sheets.Row[Any]]) -> str:
    """Return rows in a sentence, by number while they are few."""
    if len(rows) == 1:
        return str(rows[0])
    if len(rows) > MOST_NAMED:
        return f"{len(rows)} rows"
    return f"Rows {listed((str(row.number) for row in rows), 'and')}"


def _first(sentences: list[str], shown: int) -> list[str]:
    rest = len(sentences) - shown
    return [*sentences[:shown], *([f"… and {rest} more of this kind."] if rest > 0 else [])]


def _named(jobs: str, number: int) -> str:
    return jobs.removesuffix("s") if number == 1 else jobs


def _cells(job: Role | Offer) -> dict[str, Any]:
    """Return a job as a row of the preview."""
    when: dict[str, Any] = (
        {"Planned months": job.planned_months}
        if isinstance(job, Offer)
        else {
            "First month": escaped(f"{job.start:%Y-%m}"),
            "Last month": escaped(f"{job.end:%Y-%m}") if job.end else "now",
        }
    )
    ratings = {d.label: rating(job.ratings[d]) for d in Dimension}
    texts = {"Title": escaped(job.title), "Relevance": job.relevance.value}
    return {"Organisation": escaped(job.organisation), **when, **texts, **ratings}


def _take(
    jobs: str,
    place: str,
    read: Read,
    add: Callable[[Decision, Any], Edit],
    rate_next: Callable[[], object],
) -> None:
    """Add what the cells give now, which may have been mended on the way to the button."""
    found = _found(place, read)
    if not isinstance(found, sheets.Sheet) or not found.jobs:
        return
    if not edit(lambda now: add(now, found.jobs), place=f"sheet of {jobs}"):
        return
    added = f"{len(found.jobs)} {_named(jobs, len(found.jobs))} added."
    if left := sum(bool(row.problems) for row in found.rows):  # they stay, to be mended
        rows = f"{left} row is" if left == 1 else f"{left} rows are"
        added = f"{added} {rows} not. What to correct is below the cells."
        saying.focus(f"{place} cells")
    else:
        taken = session().sheets
        taken[jobs] = taken.get(jobs, 0) + 1  # the next sheet's fields are new ones: empty
        rate_next()
    saying.say_once(added, icon=":material/check:")
