"""The question, and the toolbar: open, save, sample, start my own, undo, redo."""

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
    with tools.container(horizontal=True, horizontal_alignment="right", key="toolbar"):
        with st.popover("Open", icon=":material/folder_open:"):
            st.file_uploader(
                "A decision saved here before (.json)", key=f"opened {state.generation()}", on_change=_open, max_upload_size=5
            )
            state.show_problems("open")
        st.download_button(
            "Save",
            data=lambda: files.to_json(state.decision()),
            file_name=f"spikes-{state.decision().as_of:%Y-%m}.json",
            mime="application/json",
            on_click="ignore",
            icon=":material/save:",
            key="save",
        )
        st.button("Sample", on_click=state.open_decision, args=(files.sample(),), icon=":material/science:", key="sample")
        st.button("Start my own", on_click=state.open_decision, args=(files.blank(),), icon=":material/edit_square:", key="own")
        st.button("Undo", on_click=state.undo, disabled=not st.session_state.done, icon=":material/undo:", help="Undo", key="undo")
        st.button(
            "Redo", on_click=state.redo, disabled=not st.session_state.undone, icon=":material/redo:", help="Redo", key="redo"
        )


def _open() -> None:
    upload = st.session_state[f"opened {state.generation()}"]
    if upload is None:
        return
    try:
        opened = files.from_json(upload.getvalue())
    except files.FileError as error:
        st.session_state.problems["open"] = error.sentences
    else:
        state.open_decision(opened)
