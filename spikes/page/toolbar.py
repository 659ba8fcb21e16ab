"""The question, and the toolbar: open, save, sample, start my own, undo, redo."""

from functools import partial

import streamlit as st

from spikes import files
from spikes.charts import LIVE_SHARES
from spikes.page import state


def title() -> None:
    """The title, the question, and the toolbar."""
    # The charts listen to this input: the weight sliders write into it while they move.
    st.html(f'<input type="hidden" id="{LIVE_SHARES}">')
    name, tools = st.columns([5, 6], vertical_alignment="center")
    with name:
        st.title("Spikes", anchor=False)
        st.markdown("Two offers, one career: which adds more of what you still need?")
    with tools:
        toolbar()


@st.fragment(key="toolbar")
def toolbar() -> None:
    """Open, save, sample, start my own, undo, redo."""
    decision = state.decision()
    nothing_done, nothing_undone = not st.session_state.done, not st.session_state.undone
    with st.container(horizontal=True, horizontal_alignment="right", gap="xsmall", key="tools"):
        with st.popover("Open", icon=":material/folder_open:", key=f"open {state.generation()}"):
            key = f"opened {state.generation()}"
            label = "A decision saved here before (.json)"
            st.file_uploader(label, type="json", key=key, on_change=state.redraw, args=(_open, key))
            state.show_problems("open", once=True)
        st.download_button(
            "Save",
            data=partial(files.to_json, decision),  # made on the click, outside the session: it must be told what to save
            file_name=f"spikes-{decision.as_of:%Y-%m}.json",
            mime="application/json",
            on_click="ignore",
            icon=":material/save:",
            key="save",
        )
        sample, own = (state.open_decision, files.sample()), (state.open_decision, files.blank())
        st.button("Sample", on_click=state.redraw, args=sample, icon=":material/science:", key="sample")
        st.button("Start my own", on_click=state.redraw, args=own, icon=":material/edit_square:", key="own")
        st.button(":material/undo:", help="Undo", on_click=state.redraw, args=(state.undo,), disabled=nothing_done, key="undo")
        st.button(":material/redo:", help="Redo", on_click=state.redraw, args=(state.redo,), disabled=nothing_undone, key="redo")


def _open(key: str) -> None:
    upload = st.session_state[key]
    if upload is None:
        return
    try:
        opened = files.from_json(upload.getvalue())
    except files.FileError as error:
        st.session_state.problems["open"] = error.sentences
    else:
        state.open_decision(opened)
