"""The toolbar: start my own, undo, export, and a menu for the rest; and the line at the end."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from spikes.files import decisions as files
from spikes.journal import entry as journal
from spikes.model import Decision
from spikes.page import box, components
from spikes.page.components.attention import attention
from spikes.page.components.storage import notices, storage, until_work_is_back
from spikes.page.export import export, link, save
from spikes.page.section import section
from spikes.page.session import cut, parts, problems, saying
from spikes.page.session.editing import redo, undo
from spikes.page.session.kept import kept
from spikes.page.session.session import Session, session

BACK = ":material/arrow_back:"
# Hidden by the page's style where the browser knows what that needs
TOO_OLD = (
    '<p class="too-old" role="status" hidden>Your browser is too old for this page, so parts of it'
    " may be wrong. Use Chrome or Edge 123, Firefox 121, Safari 17.5, or a newer one.</p>"
)
BRAND = '<div class="brand"><h1>Spikes</h1><span>Which offer adds more to your career?</span></div>'


def style() -> None:
    """Draw the page's style, and what it shows to a browser that is too old for it."""
    st.html(components.HERE / "browser" / "page.css")
    st.html(TOO_OLD)


def toolbar() -> None:
    """Draw the toolbar, and the messages that come before anything else."""
    _tools()
    with st.container(key="notices"):  # so that what follows keeps its place, and is not made again
        if session().keeping:
            kept()
        until_work_is_back()
        saying.say()
        notices()
        cut.show()


@section("toolbar")
def _tools() -> None:
    visit = session()
    can_undo, can_redo = visit.undo_shown = visit.can_undo_and_redo()
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="tools"):
        st.html(BRAND)
        if visit.is_sample:
            st.html('<span class="chip">Sample<span> career</span></span>')
        # Their keys, Ctrl or Cmd and Z, are in the browser's scripts: a shortcut given here would
        # be written on the button, too wide for it.
        if can_undo or can_redo:
            _button(":material/undo:", "undo", undo, help="Undo", disabled=not can_undo)
            _button(":material/redo:", "redo", redo, help="Redo", disabled=not can_redo)
        own = partial(_begin, files.blank(), "Ready for your own career")
        kind, label = (
            ("primary", "Start my own") if visit.is_sample else ("secondary", "Start over")
        )
        _button(label, f"{kind} own", own, type=kind)
        export()
        _menu(visit)


def _menu(visit: Session) -> None:
    """Draw a menu: open, save, share, sample, and the steps to one's own answer."""
    # Closed, it forgets what could not be opened.
    key = f"menu {visit.generation}"
    box = st.popover("More", icon=":material/more_horiz:", key=key, on_change="rerun")
    if not box.open:
        return
    with box:
        _open_a_file(visit)
        save("save")
        sample = partial(_begin, files.sample(), "The sample is back")
        _button("Sample career", "sample", sample, icon=":material/science:", width="stretch")
        if not visit.is_sample and not visit.own_step:
            back = partial(_back_to_the_steps, key)
            _button("Back to the three steps", "steps again", back, icon=BACK, width="stretch")
        link(visit.decision)


def _button(label: str, key: str, step: Callable[[], None], **options: str | bool) -> None:
    st.button(label, key=key, on_click=parts.redraw, args=(step,), **options)  # type: ignore[arg-type]


def _open_a_file(visit: Session) -> None:
    key = f"opened {visit.generation} {visit.refused_files}"
    st.file_uploader(
        "Open a decision saved here (.json), or a journal entry (.md, .zip)",
        type=["json", "md", "zip"],
        key=key,
        on_change=parts.redraw,
        args=(_open, key),
    )
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
    parts.show_tab("ratings" if decision.offers else "roles")
    if session().own_step:
        box.into_focus("roles")
    saying.say_once(f"{said}. Undo brings back what was here.", icon=":material/undo:")


def _back_to_the_steps(menu: str) -> None:
    visit = session()
    visit.go_to_step(visit.next_step())
    st.session_state[menu] = False
    saying.focus("own heading")


@section("device")
def footer() -> None:
    """Draw what the browser keeps; move the focus and make announcements as asked."""
    with st.container(key="footer"):
        storage()
        attention()
