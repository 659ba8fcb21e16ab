"""The question, and the toolbar: open, save, sample, start my own, undo, redo."""

from functools import partial
from typing import Any

import streamlit as st

from spikes.charts.options import LIVE, SETTLED, weighting
from spikes.files import decisions as files
from spikes.journal import entry as journal
from spikes.model import Decision
from spikes.page.components import asset
from spikes.page.components.storage import device, questions, until_work_is_back
from spikes.page.section import section
from spikes.page.session import cut, parts, problems, saying, state
from spikes.page.session.kept import kept


def title() -> None:
    """The title, the question, and the toolbar."""
    # The charts listen to these inputs, which the weight sliders write into. Drawn anew they would
    # be others: so they begin with the same weights for everyone.
    first = weighting(files.sample().weights)
    inputs = "".join(
        f'<input type="hidden" id="{name}" value="{first}">' for name in (LIVE, SETTLED)
    )
    st.html(f"<style>{asset('page.css')}</style>{inputs}")
    toolbar()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(
            "Two offers, one career: which adds more of what you still need?", width="content"
        )
        with st.container(width="content"):
            device()
    if "keeping" in st.session_state:
        kept()
    until_work_is_back()
    saying.say()
    questions()
    cut.show()


@section("toolbar")
def toolbar() -> None:
    """The title; open, save, sample, start my own, undo, redo."""
    can_undo, can_redo = st.session_state["steps shown"] = state.can_step()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", key="tools"):
        st.title("Spikes", anchor=False)
        # Closed, it forgets what could not be opened.
        with st.popover(
            "Open",
            icon=":material/folder_open:",
            key=f"open {state.generation()}",
            on_change="rerun",
        ):
            key = f"opened {state.generation()} {st.session_state.get('refused files', 0)}"
            label = "A decision saved here before (.json), or a journal entry (.md, .zip)"
            st.file_uploader(
                label,
                type=["json", "md", "zip"],
                key=key,
                on_change=parts.redraw,
                args=(_open, key),
            )
            with st.container(width=396):  # as wide as the field: else the popover would grow
                problems.show("open", once=True)
        st.download_button(
            "Save",
            data=partial(_saved, state.latest()),
            file_name=f"spikes-{state.decision().as_of:%Y-%m}.json",
            mime="application/json",
            on_click="ignore",
            icon=":material/save:",
            key="save",
        )
        sample, own = (
            (_begin, files.sample(), "The sample is here"),
            (_begin, files.blank(), "All is empty, for your own career"),
        )
        st.button(
            "Sample", on_click=parts.redraw, args=sample, icon=":material/science:", key="sample"
        )
        st.button(
            "Start my own",
            on_click=parts.redraw,
            args=own,
            icon=":material/edit_square:",
            key="own",
        )
        # Their keys, Ctrl or Cmd and Z, are in device.js: a shortcut given here would be written on
        # the button, too wide for it.
        with st.container(horizontal=True, gap="xsmall", width="content"):
            undo: dict[str, Any] = {
                "help": "Undo",
                "on_click": parts.redraw,
                "args": (state.undo,),
                "disabled": not can_undo,
            }
            redo: dict[str, Any] = {
                "help": "Redo",
                "on_click": parts.redraw,
                "args": (state.redo,),
                "disabled": not can_redo,
            }
            st.button(":material/undo:", key="undo", **undo)
            st.button(":material/redo:", key="redo", **redo)


def _begin(decision: Decision, said: str) -> None:
    state.open_decision(decision)
    saying.say_once(f"{said}. Undo brings back what was here.", icon=":material/undo:")


def _saved(latest: state.Latest) -> str:
    return files.to_json(latest.told())


def _open(key: str) -> None:
    upload = st.session_state[key]
    if upload is None:
        return
    try:
        opened = journal.opened(upload.getvalue())
    except files.FileError as error:
        st.session_state.problems["open"] = error.sentences
        # its field is a new one: empty
        st.session_state["refused files"] = st.session_state.get("refused files", 0) + 1
        return
    state.open_decision(opened.decision)
    cut.note(opened, upload.name)
    saying.say_once(
        f"{upload.name} is open. Undo brings back what was here.", icon=":material/folder_open:"
    )
