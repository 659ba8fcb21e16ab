"""Roles or offers from a spreadsheet: what was understood is shown before it is taken."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from spikes.files import decisions as files
from spikes.files.careers import sheet as sheets
from spikes.model import Decision, Dimension, Offer, Relevance, Role
from spikes.page import controls
from spikes.page.session import parts, saying, state
from spikes.page.session.saying import escaped
from spikes.words.wording import listed

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
    **{d.label: f"{sheets.UNRATED:g}" for d in Dimension},
}


def sheet(
    jobs: str,
    read: Callable[[str | bytes, Decision], Any],
    add: Callable[[Decision, Any], Decision],
    rate_next: Callable[[], object],
) -> None:
    """Paste cells or open a CSV file of roles or offers, which are rated next."""
    place = f"sheet of {jobs} {state.career()} {st.session_state.get(f'sheets of {jobs}', 0)}"
    box = controls.unfolded(
        f"Paste or open a sheet of {jobs}", f"{place} box", icon=":material/table:"
    )
    if box is None:
        return
    with box:
        columns = (
            "first month, last month (or both in one)"
            if jobs == "roles"
            else "planned months, door, reply by"
        )
        required = "organisation and first month are" if jobs == "roles" else "organisation is"
        st.caption(
            f"The columns’ names on top, in any order: organisation, title, {columns}, relevance,"
            f" and the five dimensions, rated from 0 to 10. Only {required} required. Paste from a"
            " spreadsheet, or type with commas: it is read once you leave the"
            f" field.{f' {controls.PART_TIME}' if jobs == 'roles' else ''}"
        )
        example = EXAMPLE if jobs == "roles" else None
        look: dict[str, Any] = {"on_change": parts.redraw, "args": (_look, jobs, place, read)}
        st.session_state.setdefault(
            f"{place} cells", st.session_state.get(f"{place} text", "")
        )  # folded, it would be lost
        st.text_area(
            "Cells from a spreadsheet",
            key=f"{place} cells",
            placeholder=example,
            height=240,
            **look,
        )
        found = _found(place, read)
        if isinstance(found, files.FileError):
            for sentence in found.sentences:
                st.error(escaped(sentence), icon=":material/error:")
        elif found is not None:
            _preview(found)
            if found.jobs:
                take: dict[str, Any] = {
                    "on_click": parts.redraw,
                    "args": (_take, jobs, place, read, add, rate_next),
                }
                st.button(_offered(jobs, found), type="primary", key=f"primary {place} add", **take)
        st.file_uploader(f"Or a CSV file of {jobs}", type=TYPES, key=f"{place} file", **look)


def _found(place: str, read: Callable[[str | bytes, Decision], Any]) -> Any:
    """What is read of the file or of the cells that are there now; why nothing can be; or None
    where there is neither.
    """
    opened = st.session_state.get(
        f"{place} file"
    )  # its field stands below what was found, which is what one looks for
    content = opened.getvalue() if opened else st.session_state.get(f"{place} cells")
    try:
        return read(content, state.decision()) if content else None
    except files.FileError as error:
        return error


def _look(jobs: str, place: str, read: Callable[[str | bytes, Decision], Any]) -> None:
    """Keep what was pasted, and tell those who do not see it of the button that has come, and
    what was assumed.
    """
    st.session_state[f"{place} text"] = st.session_state[f"{place} cells"]
    found = _found(place, read)
    if isinstance(found, sheets.Sheet) and found.jobs:
        saying.tell(
            " ".join(
                [f"“{_offered(jobs, found)}” is below the cells.", *found.ignored, *_remarks(found)]
            )
        )


def _offered(jobs: str, found: sheets.Sheet[Any]) -> str:
    """What the button says that takes what was understood."""
    many = (
        f"{len(found.jobs)} of {len(found.rows)}"
        if len(found.jobs) < len(found.rows)
        else f"{len(found.rows)}"
    )
    return f"Add {many} {_named(jobs, len(found.rows))}"


def _preview(found: sheets.Sheet[Any]) -> None:
    """A line for each row that was not understood, those that were, and what was assumed or left
    out.
    """
    if found.ignored:  # before what may be wrong for want of it
        st.warning(
            "\n".join(f"- {escaped(sentence)}" for sentence in found.ignored),
            icon=":material/warning:",
        )
    if wrong := _by_sentence([(row, problem) for row in found.rows for problem in row.problems]):
        st.error(
            "\n".join(f"- {escaped(sentence)}" for sentence in _first(wrong, 20)),
            icon=":material/error:",
        )
    if found.jobs:
        understood = pd.DataFrame([_cells(job) for job in found.jobs])
        unsaid = [
            column for column, nothing in NOTHING.items() if (understood[column] == nothing).all()
        ]
        understood = understood.drop(columns=unsaid).set_index("Organisation")
        few: Any = "content" if len(found.jobs) < 30 else 800
        st.table(understood, border="horizontal", height=few, alt="What was understood")
    for sentence in _remarks(found):
        st.markdown(escaped(sentence))


def _remarks(found: sheets.Sheet[Any]) -> list[str]:
    """What was not added, or assumed."""
    there = [row for row in found.rows if row.there]
    again = (
        [f"{len(there)} of these rows are there already, and are not added again."]
        if len(there) > 1
        else []
    )
    told = found.rows if len(there) == 1 else [row for row in found.rows if not row.there]
    return [
        *again,
        *_first(_by_sentence([(row, remark) for row in told for remark in row.remarks]), 5),
    ]


def _by_sentence(said: list[tuple[sheets.Row[Any], str]]) -> list[str]:
    """Each sentence once, with the rows it is said of."""
    rows_by_sentence: dict[str, list[sheets.Row[Any]]] = {}
    for row, sentence in said:
        rows_by_sentence.setdefault(sentence, []).append(row)
    return [f"{_which(rows)}: {sentence}" for sentence, rows in rows_by_sentence.items()]


def _which(rows: list[sheets.Row[Any]]) -> str:
    """Rows in a sentence: by number while they are few."""
    numbers = listed((str(row.number) for row in rows), "and")
    return (
        str(rows[0])
        if len(rows) == 1
        else f"{len(rows)} rows"
        if len(rows) > MOST_NAMED
        else f"Rows {numbers}"
    )


def _first(sentences: list[str], shown: int) -> list[str]:
    return [
        *sentences[:shown],
        *([f"… and {len(sentences) - shown} more of this kind."] if len(sentences) > shown else []),
    ]


def _named(jobs: str, number: int) -> str:
    return jobs.removesuffix("s") if number == 1 else jobs


def _cells(job: Role | Offer) -> dict[str, Any]:
    """A job as a row of the preview."""
    when: dict[str, Any] = (
        {"Planned months": job.planned_months}
        if isinstance(job, Offer)
        else {
            "First month": escaped(f"{job.start:%Y-%m}"),
            "Last month": escaped(f"{job.end:%Y-%m}") if job.end else "now",
        }
    )
    ratings = {d.label: f"{job.ratings[d]:g}" for d in Dimension}
    texts = {"Title": escaped(job.title), "Relevance": job.relevance.value}
    return {"Organisation": escaped(job.organisation), **when, **texts, **ratings}


def _take(
    jobs: str,
    place: str,
    read: Callable[[str | bytes, Decision], Any],
    add: Callable[[Decision, Any], Decision],
    rate_next: Callable[[], object],
) -> None:
    """Add what the sheet gives now, which is other than what was shown where cells were mended
    on the way to the button.
    """
    found = _found(place, read)
    if not isinstance(found, sheets.Sheet) or not found.jobs:
        return
    if state.change(lambda decision: add(decision, found.jobs), place=f"sheet of {jobs}"):
        left = sum(bool(row.problems) for row in found.rows)
        still = (
            f" {left} row{' is' if left == 1 else 's are'} not: put right what is said below the"
            " cells."
            if left
            else ""
        )
        saying.say_once(
            f"{len(found.jobs)} {_named(jobs, len(found.jobs))} added.{still}",
            icon=":material/check:",
        )
        if left:  # they stay, to be mended
            saying.focus(f"{place} cells")
        else:
            number = f"sheets of {jobs}"
            st.session_state[number] = (
                st.session_state.get(number, 0) + 1
            )  # the next sheet's fields are new ones: empty
            rate_next()
