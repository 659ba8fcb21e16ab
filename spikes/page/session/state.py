"""The page's one state: a frozen `Decision`, the ones before it, and those undone. All else on
the page follows from it.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import streamlit as st
from pydantic import ValidationError

from spikes import edits as changes
from spikes.analysis.ratings import Comparison, compare
from spikes.files import decisions as files
from spikes.model import Decision, Dimension, Offer, Role
from spikes.page.session import problems, saying
from spikes.scoring import Scores, compared, score
from spikes.words import answers
from spikes.words import edited as edits
from spikes.words.answers import Words

STEPS_KEPT = 200
SIDES = ("first", "second")  # of the two options compared, and of two steps one after the other

Found = TypeVar("Found")

Steps = tuple[str | None, str | None]  # what is chosen as the first step and the second, by name


@dataclass(frozen=True)
class Step:
    """A decision that one can go back to, with the weights that were locked, and which opened one
    it came from.

    Counts of changes do not go from one to another.
    """

    career: int
    decision: Decision
    locked: frozenset[Dimension]


@dataclass(frozen=True)
class Removed:
    """A role or an offer that was removed, under which name, and the decision since then."""

    job: Role | Offer
    name: str
    since: Decision


@dataclass
class Latest:
    """The decision as it is, for files that are made later than the page is drawn, when they are
    asked for.
    """

    decision: Decision


def decision() -> Decision:
    """What has been entered; at first the sample career."""
    if "latest" not in st.session_state:
        open_decision(files.sample())
    return latest().decision


def is_sample() -> bool:
    """Whether the decision is about the sample career still."""
    return any(role in files.sample().roles for role in decision().roles)


def before_the_look() -> bool:
    """Whether no number of one's own decision was shown yet: they wait until the gut was asked."""
    return bool(decision().offers) and decision().journal.changes is None and not is_sample()


def latest() -> Latest:
    """Where this session's decision is, now and later."""
    found: Latest = st.session_state.latest
    return found


def scores() -> Scores:
    """What the options of the decision add; all parts of the page ask for it, and it is found
    once.
    """
    return _found_once("scores", score)


def comparison() -> Comparison | None:
    """How the two options side by side compare."""
    return _found_once("comparison", lambda decision: compare(decision, scores()))


def words() -> Words:
    """What is said of the decision at its weights."""
    return _found_once(
        "words",
        lambda decision: answers.words(decision, scores(), comparison(), st.session_state.locked),
    )


def basis() -> int:
    """Goes up whenever more has changed than weights and journal: until then, what was said
    along a weight still holds.
    """
    locked = st.session_state.locked
    before, kept, number = st.session_state.get("basis", (decision(), locked, 0))
    if (
        locked != kept
        or decision().replace(weights=before.weights, journal=before.journal) != before
    ):
        number += 1
    st.session_state["basis"] = decision(), locked, number
    return cast(int, number)


def _found_once(name: str, find: Callable[[Decision], Found]) -> Found:
    of, locked, found = st.session_state.get(name, (None, None, None))
    if of is not decision() or locked != st.session_state.locked:
        found = find(decision())
        st.session_state[name] = decision(), st.session_state.locked, found
    return cast(Found, found)


def open_decision(
    opened: Decision,
    locked: frozenset[Dimension] = frozenset(),
    steps: Steps = (None, None),
    *,
    undoable: bool = True,
) -> None:
    """Begin anew with another decision, with some weights locked, and steps chosen; what was
    there can be undone to.
    """
    if undoable and "latest" in st.session_state:
        _remember(gesture=None)
    st.session_state.setdefault("latest", Latest(opened)).decision = opened
    st.session_state.update(locked=locked, problems={}, generation=generation() + 1)
    st.session_state.career = st.session_state.get("career", 0) + 1
    st.session_state.update(zip(map(step, SIDES), steps, strict=True))
    st.session_state.setdefault("done", [])
    st.session_state.setdefault("undone", [])


def forget() -> None:
    """Back to the sample, with nothing to undo to."""
    st.session_state.update(done=[], undone=[], gesture=None)
    open_decision(files.sample(), undoable=False)


def session() -> str:
    """A name for this visit, by which a browser knows a server that was begun anew."""
    name: str = st.session_state.setdefault("session", secrets.token_hex(8))
    return name


def generation() -> int:
    """Which opened decision this is: part of the keys of fields, so that nothing typed into one
    decision shows in the next.
    """
    number: int = st.session_state.get("generation", 0)
    return number


def career() -> int:
    """Which opened decision this is, whatever was undone in it: part of the keys of what one
    fills in before it is added.
    """
    number: int = st.session_state.career
    return number


def step(which: str) -> str:
    """The key of what was chosen as the first or the second step; where nothing was, the first
    is the leader, and none is after.
    """
    return f"{which} step {career()}"


def leader() -> str:
    """Whichever of the two side by side leads."""
    return max(compared(decision(), scores()), key=lambda shown: shown.total).name


def among(jobs: Sequence[Role | Offer]) -> str:
    """Part of the keys of what belongs to one of these jobs by its place, and stays when
    something is undone.
    """
    return f"in {career()}, of {len(jobs)}"


def change(
    edit: Callable[[Decision], Decision], *, gesture: str | None = None, place: str = ""
) -> bool:
    """Make the next decision. Changes of one gesture are one step to undo.

    What cannot be made leaves the decision as it is: its sentences are kept for
    `problems.found(place)`, and False is returned.
    """
    try:
        edited = edit(decision())
    except ValidationError as error:
        sentences = problems.told(error)
        if sentences == problems.found(place):  # on the page already, which would be silent
            saying.tell(" ".join(sentences))
        st.session_state.problems[place] = sentences
        return False
    st.session_state.problems.pop(place, None)
    if edited != decision() and not _only_pins(edited):
        _remember(gesture)
        before: Step = st.session_state.done[-1]  # the whole gesture counts as one change
        latest().decision = changes.tallied(before.decision, edited)
    return True


def _only_pins(edited: Decision) -> bool:
    """Whether an edit does no more than to write down which two stand side by side anyway."""
    if edited != decision().replace(compare=edited.compare):
        return False
    return edited.compare == tuple(shown.name for shown in compared(decision(), scores()))


def undo() -> None:
    """Back to the decision before the last step."""
    if step := _step(st.session_state.done, st.session_state.undone):
        before, after = step
        saying.say_once(f"Undone: {edits.edited(after, before)}.", icon=":material/undo:")


def redo() -> None:
    """Forward again to the decision that was undone last."""
    if step := _step(st.session_state.undone, st.session_state.done):
        saying.say_once(f"Redone: {edits.edited(*step)}.", icon=":material/redo:")


def _step(from_here: list[Step], to_there: list[Step]) -> tuple[Decision, Decision] | None:
    """Take a step, and give the decision from which and to which; None where there is none to
    take.
    """
    if not from_here:
        return None  # a second click, sent before the first had its answer
    here, there = _here(), from_here.pop()
    to_there.append(here)
    to = there.decision
    if (
        there.career == here.career and to.journal.changes is not None
    ):  # a change too, but where it takes back the first look
        to = changes.tallied(here.decision, to)
    latest().decision = to
    st.session_state.update(
        career=there.career,
        locked=there.locked,
        problems={},
        gesture=None,
        generation=generation() + 1,
    )
    return here.decision, to


def _here() -> Step:
    return Step(career(), decision(), st.session_state.locked)


def _remember(gesture: str | None) -> None:
    if gesture is None or gesture != st.session_state.get("gesture"):
        st.session_state.done = [*st.session_state.get("done", []), _here()][-STEPS_KEPT:]
    st.session_state.undone = []
    st.session_state.gesture = gesture


def can_step() -> tuple[bool, bool]:
    """Whether there is something to undo, and to redo."""
    return bool(st.session_state.done), bool(st.session_state.undone)


def seen() -> bool:
    """Whether the first screen is drawn, and what lies below it may be sent."""
    return bool(st.session_state.get("seen"))


def say_removed(job: Role | Offer, name: str) -> None:
    """In a callback, once a role or an offer is removed: say so, and know it until something
    else is changed.
    """
    st.session_state["removed"] = Removed(job, name, decision())
    saying.focus(f"bring-back-{type(job).__name__}")
    saying.say_once(f"{name} is removed. Undo brings it back.", icon=":material/delete:")


def removed() -> Removed | None:
    """What the last change removed, if that is what it did, also where that was undone and
    redone, which is counted.
    """
    found: Removed | None = st.session_state.get("removed")
    if found is None:
        return None
    journal = found.since.journal.replace(changes=decision().journal.changes)
    return found if found.since.replace(journal=journal) == decision() else None


def showing(name: str, value: object) -> str:
    """The key of a widget that shows a value which others change too: another one once that has
    changed by their doing.

    Under the same key, a report that is on its way would take the change back: it tells what every
    widget showed when it was sent.
    """
    number = st.session_state.get(f"{name} number", 0)
    if st.session_state.get(f"{name} {number}", value) != value:
        number += 1
    st.session_state[f"{name} number"] = number
    st.session_state[f"{name} {number}"] = value
    return f"{name} {number}"


def shown(name: str) -> Any:
    """In a callback: what the latest of those widgets shows, whichever it was that a report told
    of.
    """
    return st.session_state[f"{name} {st.session_state[f'{name} number']}"]
