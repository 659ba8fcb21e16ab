"""The question, and the toolbar: open, save, sample, start my own, undo, redo."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from spikes.charts.theme import LIVE, SETTLED, weighting
from spikes.files import decisions as files
from spikes.journal import entry as journal
from spikes.model import Decision
from spikes.page import components
from spikes.page.components.attention import attention
from spikes.page.components.storage import notices, storage, until_work_is_back
from spikes.page.section import section
from spikes.page.session import cut, parts, problems, saying
from spikes.page.session.editing import redo, undo
from spikes.page.session.kept import kept
from spikes.page.session.session import Session, session


def title() -> None:
    """Draw the title, the question, and the toolbar."""
    # The charts listen to these inputs, which the weight sliders write into. Drawn with other
    # weights they would be other inputs: so they begin with the same for everyone.
    first = weighting(files.sample().weights)
    inputs = "".join(
        f'<input type="hidden" id="{name}" value="{first}">' for name in (LIVE, SETTLED)
    )
    st.html(components.HERE / "browser" / "page.css")
    st.html(inputs)
    toolbar()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(
            "Two offers, one career: which adds more of what you still need?", width="content"
        )
        with st.container(width="content"):
            _device()
    if session().keeping:
        kept()
    until_work_is_back()
    saying.say()
    notices()
    cut.show()


@section("device")
def _device() -> None:
    """Draw what the browser keeps, puts into focus and announces."""
    storage()
    attention()


@section("toolbar")
def toolbar() -> None:
    """Draw the title; open, save, sample, start my own, undo, redo."""
    visit = session()
    can_undo, can_redo = visit.undo_shown = visit.can_undo_and_redo()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", key="tools"):
        st.title("Spikes", anchor=False)
        _open_a_file()
        st.download_button(
            "Save",
            data=partial(_saved, visit),
            file_name=f"spikes-{visit.decision.as_of:%Y-%m}.json",
            mime="application/json",
            on_click="ignore",
            icon=":material/save:",
            key="save",
        )
        sample = partial(_begin, files.sample(), "The sample is here")
        own = partial(_begin, files.blank(), "All is empty, for your own career")
        _button("Sample", "sample", sample, icon=":material/science:")
        _button("Start my own", "own", own, icon=":material/edit_square:")
        # Their keys, Ctrl or Cmd and Z, are in attention.js: a shortcut given here would
        # be written on the button, too wide for it.
        with st.container(horizontal=True, gap="xsmall", width="content"):
            _button(":material/undo:", "undo", undo, help="Undo", disabled=not can_undo)
            _button(":material/redo:", "redo", redo, help="Redo", disabled=not can_redo)


def _button(label: str, key: str, step: Callable[[], None], **options: str | bool) -> None:
    st.button(label, key=key, on_click=parts.redraw, args=(step,), **options)  # type: ignore[arg-type]


def _open_a_file() -> None:
    visit = session()
    # Closed, it forgets what could not be opened.
    with st.popover(
        "Open", icon=":material/folder_open:", key=f"open {visit.generation}", on_change="rerun"
    ):
        key = f"opened {visit.generation} {visit.refused_files}"
        st.file_uploader(
            "A decision saved here before (.json), or a journal entry (.md, .zip)",
            type=["json", "md", "zip"],
            key=key,
            on_change=parts.redraw,
            args=(_open, key),
        )
        with st.container(width=396):  # as wide as the field: else the popover would grow
            problems.show("open", once=True)


def _open(key: str) -> None:
    upload, visit = st.session_state[key], session()
    if upload is None:
        return
    try:
        opened = journal.opened(upload.getvalue())
    except files.FileError as error:
        visit.problems["open"] = error.sentences
        visit.refused_files += 1  # its field is a new one: empty
        return
    visit.open(opened.decision)
    cut.note(opened, upload.name)
    saying.say_once(
        f"{upload.name} is open. Undo brings back what was here.", icon=":material/folder_open:"
    )


def _begin(decision: Decision, said: str) -> None:
    session().open(decision)
    saying.say_once(f"{said}. Undo brings back what was here.", icon=":material/undo:")


def _saved(visit: Session) -> str:
    return files.to_json(visit.decision)
