"""What this browser keeps: the work, brought back after a reload, and decisions that come by a
link.

The server keeps nothing. `device.js` has the storage, and tells here what it finds; all of it may
be damaged, or made up.
"""

from collections.abc import Callable
from typing import Annotated, Any, Literal

import streamlit as st
from pydantic import Field, StringConstraints, ValidationError

from spikes import edits as changes
from spikes.analysis.weights import outsider
from spikes.files import decisions as files
from spikes.files import links as share
from spikes.files.decisions import FileError
from spikes.model import Decision, Dimension
from spikes.model.fields import Text, TrueOrFalse, Value
from spikes.page.answer import BEFORE_THE_LOOK
from spikes.page.components import asset
from spikes.page.section import section
from spikes.page.session import cut, parts, saying, state
from spikes.page.session.saying import escaped
from spikes.words.firmness import headline

Id = Annotated[str, StringConstraints(strict=True, max_length=100)]
HTML = """<div class="device"><span class="words" role="status"></span>
<details class="earlier" hidden><summary></summary><ul></ul></details>
<span hidden><button type="button" class="forget">Forget everything on this device</button>
<span class="sure" hidden>Forget it all?<button type="button" class="yes">Yes, forget</button>
<button type="button" class="no">No</button></span></span></div>
<span class="news" role="status"></span><span class="told" role="status"></span>
"""
NOT_KEPT = (
    (
        "This browser keeps nothing here: its storage is full or blocked. Save your work as a file"
        " before you leave."
    ),
)
UNREADABLE = (
    "What this device had kept cannot be opened. It is still there, under “Earlier work”, and can"
    " be saved as a file."
)


class Work(Value):
    """What is kept: a decision as the text of its file, the weights that are locked, and the steps
    chosen under “Where it leads”.

    empty: nothing of one's own.
    """

    text: Annotated[str, StringConstraints(strict=True, max_length=files.LARGEST_FILE)]
    locked: tuple[Dimension, ...] = Field((), max_length=len(Dimension))
    steps: tuple[Text | None, Text | None] = (None, None)
    empty: TrueOrFalse = False


class Told(Value):
    """What a browser tells: what it found, another tab's work, a link, or that it can keep
    nothing.
    """

    what: Literal["found", "other", "link", "open", "failed", "forgotten"]
    id: Id | None = None
    work: Any = None
    link: Annotated[str, StringConstraints(strict=True, max_length=files.LARGEST_FILE)] | None = (
        None
    )
    failed: TrueOrFalse = False


@st.cache_resource
def _component() -> Callable[..., Any]:
    renderer: Callable[..., Any] = st.components.v2.component(
        "device",
        html=HTML,
        css=asset("storage.css"),
        js=asset("focus.js") + asset("storage.js"),
    )
    return renderer


@section("device")
def device() -> None:
    """One line that says what this browser keeps, and the keeping itself."""
    known = _known()
    in_file = (
        "keeping" in st.session_state
    )  # the page was started on a file, which is where the work is kept
    changed = st.session_state.done or st.session_state.undone or known["restored"] is not None
    decision = state.decision()
    empty = (
        not (decision.roles or decision.offers) or decision == files.sample()
    )  # nothing that would be missed
    work = {
        "text": files.to_json(decision),
        "locked": sorted(st.session_state.locked),
        "steps": [st.session_state.get(state.step(which)) for which in state.SIDES],
        "empty": empty,
    }
    told = _component()(
        key="device",
        width="content",
        data={
            **{
                name: known[name]
                for name in ("session", "heard", "settled", "restored", "unreadable")
            },
            "number": st.session_state.career,
            "work": work if known["heard"] and changed and not in_file else None,
            "hidden": in_file,
            "news": _news(),
            "told": saying.told(),
            "focus": saying.to_focus(),
        },
        on_told_change=_hear,
        default={"seen": False},
        on_seen_change=_see,
    )
    if (
        told.seen
    ):  # a browser that has the page already says so at once to a server that was begun anew
        st.session_state["seen"] = True


def until_work_is_back() -> None:
    """Draw nothing else before what this browser keeps: the sample would be in its place for a
    moment.
    """
    if _awaited():
        st.caption("Bringing back what this device keeps …")
        with st.sidebar, st.container(key="sidebar"):  # the page stands beside it from the first
            st.header("This phase of life", anchor=False)
        st.stop()


def _awaited() -> bool:
    """Whether a browser that says, by a cookie, that it keeps something has not told what, nor
    drawn a page yet.
    """
    return st.context.cookies.get("spikes_kept") == "1" and not (
        _known()["heard"] or state.seen() or "keeping" in st.session_state
    )


def _see() -> None:
    """The first screen is drawn: what lies below may follow."""
    awaited = _awaited()
    st.session_state["seen"] = True
    if awaited:  # it told nothing that can be read
        st.rerun()
    parts.follow("below")


def _news() -> dict[str, Any]:
    """The headline, and what must change for it to be told to those who do not see it; while
    there is none, what is asked.
    """
    comparison = state.comparison()
    if comparison is None or state.before_the_look():
        return {"of": [], "said": BEFORE_THE_LOOK if state.before_the_look() else ""}
    scores = state.scores()
    best = outsider(scores, [scores[name] for name in comparison.options])
    of = [*comparison.options, comparison.leader, comparison.verdict, best and best.name]
    return {"of": of, "said": headline(scores, comparison, state.decision().roles)}


def questions() -> None:
    """What is to be said and asked of what was found: another tab's work, a link, what cannot be
    opened, or be kept.
    """
    known = _known()
    for name in ("failed", "refused"):
        if known[name]:
            with st.container(border=True):
                for sentence in known[name]:
                    st.markdown(escaped(sentence))
                st.button(
                    "Understood",
                    key=f"understood {name}",
                    on_click=parts.redraw,
                    args=(_settle, name),
                )
    if known["link"]:
        _ask(
            "link",
            "The link you opened holds a decision. Yours is then kept under “Earlier work”.",
            "Open it",
        )
    if known["other"]:
        _, work = known["other"]
        if work:
            _ask("other", "Another tab has changed the work on this device.", "Take what it has")
        else:
            _ask(
                "other",
                "In another tab, everything on this device was forgotten.",
                "Forget it here too",
            )


def _ask(name: str, question: str, take: str) -> None:
    with st.container(border=True):
        st.markdown(f"**{question}**")
        with st.container(horizontal=True):
            st.button(take, key=f"take {name}", on_click=parts.redraw, args=(_take, name))
            st.button(
                "Keep what is here",
                key=f"primary leave {name}",
                type="primary",
                on_click=parts.redraw,
                args=(_settle, name),
            )


def _known() -> dict[str, Any]:
    """What this session knows of its browser.

    restored: the number of the decision that was brought back · settled: how often it was said
    which record may be overwritten, and which · failed, refused: sentences to be said once · link,
    other: what is asked about, None if nothing is.
    """
    if "device known" not in st.session_state:
        nothing = dict.fromkeys(("restored", "unreadable", "failed", "refused", "link", "other"))
        st.session_state["device known"] = {
            "session": state.session(),
            "heard": False,
            "settled": (0, None),
            **nothing,
        }
    known: dict[str, Any] = st.session_state["device known"]
    return known


def _hear() -> None:
    known = _known()
    try:
        told = Told.model_validate(st.session_state["device"].told)
    except ValidationError:
        return
    awaited = _awaited()
    known["heard"] = True
    if told.failed and known["failed"] is None:
        known["failed"] = NOT_KEPT
    try:
        match told.what:
            case "found" | "other" if "keeping" in st.session_state:
                pass
            case "found" if told.work is not None:
                _restore(told)
            case "other":
                _compare(told)
            case "open":
                state.open_decision(*_opened(told.work))
            case "forgotten":
                _forget()
        if told.link is not None:
            linked = share.opened(told.link)
            cut.note(linked, "spikes-link.json")
            _follow(linked.decision)
    except FileError as error:
        known["refused"] = error.sentences
    if awaited or told.what != "found" or told.work is not None or told.link or told.failed:
        st.rerun()


def _restore(told: Told) -> None:
    known = _known()
    try:
        state.open_decision(*_opened(told.work), undoable=False)
    except FileError as error:
        known["unreadable"] = told.id
        raise FileError(UNREADABLE, *error.sentences) from None
    known["restored"] = st.session_state.career
    saying.say_once(
        "Your work is back, as you left it; what can be undone begins anew.",
        icon=":material/history:",
    )


def _compare(told: Told) -> None:
    """Ask what to do about another tab's work, unless it is the same as here."""
    known = _known()
    try:
        work = _opened(told.work) if told.work is not None else None
    except FileError:  # of a newer Spikes in the other tab, say
        known["other"] = None
        known["refused"] = (
            (
                "Another tab has changed the work on this device in a way that cannot be read here:"
                " reload this tab."
            ),
        )
        return
    known["other"] = told.id, work
    if work and work[0] == state.decision():
        _settle("other")


def _follow(found: Decision) -> None:
    """Open what a link holds; ask first where there is work of one's own."""
    known = _known()
    if st.session_state.done or st.session_state.undone or known["restored"] is not None:
        known["link"] = (
            None,
            (changes.look(found, None), frozenset()),
        )  # its gut feeling was somebody else's to ask for
    else:
        state.open_decision(changes.look(found, None))


def _opened(work: object) -> tuple[Decision, frozenset[Dimension], state.Steps]:
    """The work in a record: a decision, the weights that are locked, and the steps chosen.

    Raises `FileError`.
    """
    try:
        kept = Work.model_validate(work)
    except ValidationError:
        raise FileError(
            "It is not in the form that this Spikes keeps: it is of a newer one, or damaged."
        ) from None
    found = files.opened(kept.text.encode())
    cut.note(found, "spikes-work.json")
    return found.decision, frozenset(kept.locked), kept.steps


def _take(name: str) -> None:
    _, work = _known()[name]
    if work:
        state.open_decision(*work)
    else:
        _forget()
    _settle(name)


def _settle(name: str) -> None:
    known = _known()
    if name == "other":
        known["settled"] = known["settled"][0] + 1, known["other"][0]
    known[name] = () if name == "failed" else None  # said once


def _forget() -> None:
    state.forget()
    _known().update(restored=None, unreadable=None, link=None)
