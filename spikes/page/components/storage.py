"""What this browser keeps: the work, brought back after a reload, and decisions that a link holds.

The server keeps nothing. `browser/storage.js` reports what it finds; all of that may be damaged or
made up.
"""

from typing import Annotated, Any, Literal

import streamlit as st
from pydantic import Field, StringConstraints, ValidationError

from spikes import edits
from spikes.files import decisions as files
from spikes.files import links as share
from spikes.files.decisions import FileError
from spikes.model import Decision, Dimension
from spikes.model.fields import Text, TrueOrFalse, Value
from spikes.page.components import mount
from spikes.page.markdown import escaped
from spikes.page.session import cut, parts, saying
from spikes.page.session.session import Steps, session

Id = Annotated[str, StringConstraints(strict=True, max_length=100)]
Content = Annotated[str, StringConstraints(strict=True, max_length=files.LARGEST_FILE)]
HTML = """<div class="device"><span class="words" role="status"></span>
<details class="earlier" hidden><summary>Earlier work</summary><div class="what"></div></details>
<span hidden><button type="button" class="forget">Forget everything in this browser</button>
<span class="sure" hidden>Forget it all?<button type="button" class="yes">Yes, forget</button>
<button type="button" class="no">No</button></span></span></div>
"""
NOT_KEPT = (
    "This browser can’t save your work: its storage is full or blocked. Save it as a file before"
    " you leave."
)
UNREADABLE = (
    "The work saved in this browser can’t be opened. It’s still under “Earlier work”, where you can"
    " save it as a file."
)
MAY_CLEAR = "Browsers may clear what they keep. Safari does after seven days without a visit."
TAKEN = "Another tab changed your work. This tab now shows it."
SET_ASIDE = "What was here is under “Earlier work”."
FORGOTTEN = "Everything in this browser was forgotten in another tab, so it is forgotten here too."
UNREADABLE_HERE = "Another tab changed your work in a way this tab can’t read. Reload this tab."
NO_FORM = "It was saved by a newer Spikes, or it is damaged."


class Work(Value):
    """What is kept."""

    text: Content  # the decision as the text of its file
    locked: tuple[Dimension, ...] = Field((), max_length=len(Dimension))
    steps: tuple[Text | None, Text | None] = (None, None)  # chosen under “Where it leads”
    own_step: Literal[0, 1, 2, 3] | None = None  # towards a first own answer; 0: the whole page
    empty: TrueOrFalse = False  # nothing that would be missed


class Report(Value):
    """What a browser reports."""

    what: Literal["found", "other", "link", "open", "failed", "forgotten", "download"]
    id: Id | None = None  # of the record that holds the work, or of the question
    work: Any = None
    aside: TrueOrFalse = False  # whether this tab's own work has become the earlier work
    link: Content | None = None
    failed: TrueOrFalse = False  # whether storage is full or blocked


def storage() -> None:
    """Draw the line that says what this browser keeps, and send it the work."""
    known = session().known
    in_file = session().keeping is not None
    mount(
        "storage",
        HTML,
        key="storage",
        width="content",
        data={
            "session": session().name,
            "heard": known.heard,
            "taken": known.taken,
            "restored": known.restored,
            "unreadable": known.unreadable,
            "download": known.download,
            "damaged": known.damaged,
            "number": session().career,
            "work": _work() if known.heard and _is_changed() and not in_file else None,
            "hidden": in_file,
        },
        on_report_change=_hear,
    )


def until_work_is_back() -> None:
    """Stop before the sample is drawn for a moment in the place of what this browser keeps."""
    if awaited():
        st.caption("Bringing back your work …")
        storage()
        st.stop()


def awaited() -> bool:
    """Return whether a browser whose cookie says that it keeps something has still to send it."""
    return st.context.cookies.get("spikes_kept") == "1" and not (
        session().known.heard or session().keeping is not None
    )


def notices() -> None:
    """Say what was found, until that is understood, and ask whether to open a link."""
    known = session().known
    if known.notices:
        with st.container(border=True):
            for sentence in known.notices:
                st.markdown(escaped(sentence))
            st.button("Understood", key="understood", on_click=parts.redraw, args=(_understand,))
    if known.link:
        with st.container(border=True):
            st.markdown(
                "**This link opens a shared decision. Yours will be kept under “Earlier work”.**"
            )
            with st.container(horizontal=True):
                st.button("Open it", key="open link", on_click=parts.redraw, args=(_open_link,))
                st.button(
                    "Keep what is here",
                    key="primary leave link",
                    type="primary",
                    on_click=parts.redraw,
                    args=(_leave_link,),
                )


def opened(work: object) -> tuple[Decision, frozenset[Dimension], Steps, int | None]:
    """Return the decision in a record, the weights that are locked, the steps chosen and open.

    Raises `FileError`.
    """
    try:
        kept = Work.model_validate(work)
    except ValidationError:
        raise FileError(NO_FORM) from None
    found = files.opened(kept.text.encode())
    cut.note(found, "spikes-work.json")
    return found.decision, frozenset(kept.locked), kept.steps, kept.own_step


def _is_changed() -> bool:
    changed = session().done or session().undone
    return bool(changed) or session().known.restored is not None


def _work() -> dict[str, Any]:
    decision = session().decision
    return {
        "text": files.to_json(decision),
        "locked": sorted(session().locked),
        "steps": list(session().chosen_steps()),
        "own_step": session().own_step,
        "empty": not (decision.roles or decision.offers) or decision == files.sample(),
    }


def _hear() -> None:
    known, waited, again = session().known, awaited(), session().known.heard
    known.heard = True
    try:
        report = Report.model_validate(st.session_state["storage"].report)
    except ValidationError:
        report = Report(what="found")
    if report.what == "found" and again:  # its place on the page is new, the visit is not
        report = report.model_copy(update={"work": None})
    if report.what == "download":
        known.download = report.id
        return
    if report.failed and not known.failed:
        known.failed = True
        _notice(NOT_KEPT)
    try:
        _take_in(report)
    except FileError as error:
        _notice(*error.sentences)
    if waited or report != Report(what="found", id=report.id):
        st.rerun()


def _take_in(report: Report) -> None:
    in_file = session().keeping is not None
    match report.what:
        case "found" if report.work is not None and not in_file:
            _restore(report)
        case "other" if not in_file:
            _take(report)
        case "open":
            session().open(*opened(report.work))
        case "forgotten":
            _forget()
    if report.link is not None:
        session().known.damaged = report.link
        linked = share.opened(report.link)
        session().known.damaged = None
        cut.note(linked, "spikes-link.json")
        _follow(linked.decision)


def _restore(report: Report) -> None:
    known = session().known
    try:
        session().open(*opened(report.work), undoable=False)
    except FileError as error:
        known.unreadable = report.id
        raise FileError(UNREADABLE, *error.sentences) from None
    known.restored = session().career
    saying.say_once(
        "Your work is back. Undo starts from here.",
        icon=":material/history:",
    )


def _take(report: Report) -> None:
    """Show what another tab wrote, or forget what it forgot."""
    known = session().known
    if report.work is None:
        _forget()
        _notice(FORGOTTEN)
    else:
        try:
            work = opened(report.work)
        except FileError:
            raise FileError(UNREADABLE_HERE) from None
        if work[0] != session().decision:
            session().open(*work)
            _notice(f"{TAKEN} {SET_ASIDE}" if report.aside else TAKEN)
    known.taken = known.taken[0] + 1, report.id


def _follow(found: Decision) -> None:
    """Open what a link holds, or ask first where there is work of one's own."""
    # The gut feeling in it was somebody else's, but the two side by side stay as they were chosen.
    found = edits.look(found, None).decision.replace(compare=found.compare)
    if _is_changed():
        session().known.link = found
    else:
        session().open(found)


def _open_link() -> None:
    if found := session().known.link:
        session().open(found)
    _leave_link()


def _leave_link() -> None:
    session().known.link = None


def _notice(*sentences: str) -> None:
    known = session().known
    known.notices = tuple(dict.fromkeys((*known.notices, *sentences)))


def _understand() -> None:
    session().known.notices = ()


def _forget() -> None:
    session().forget()
    known = session().known
    known.restored = known.unreadable = known.link = None
