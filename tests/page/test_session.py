"""Laws of the session: undo and redo, problems, and what is read out of them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spikes import edits
from spikes.files import decisions as files
from spikes.model import Decision
from spikes.page.session import problems
from spikes.page.session.editing import edit, redo, undo
from spikes.page.session.session import (
    MOST_SNAPSHOTS,
    Session,
    results,
    session,
    showing,
    shown,
)
from tests.page.hands import SAMPLE, enter, key, now, press, visit
from tests.page.hands import session as session_of

goals = st.lists(st.text(max_size=3), min_size=1, max_size=12)


@contextmanager
def visitor() -> Iterator[Session]:
    """Yield a visitor who has opened an empty decision."""
    with patch("streamlit.session_state", {"session": Session(files.blank())}):
        yield session()


def write(goal: str, gesture: str | None = None, place: str = "") -> bool:
    """Write another goal."""
    return edit(lambda now: edits.enter(now, "goal", goal), gesture=gesture, place=place)


def stay(months: int) -> bool:
    """Set the months to stay."""
    return edit(lambda now: edits.enter(now, "stay_months", months), place="stay")


def written(goals: Sequence[str]) -> list[Decision]:
    """Write goals; return every different decision that was there, in order."""
    seen = [session().decision]
    for goal in goals:
        write(goal)
        if session().decision != seen[-1]:
            seen.append(session().decision)
    return seen


def test_a_visit_begins_with_the_sample() -> None:
    """There is nothing to undo or redo, and what follows from the decision is worked out once."""
    with patch("streamlit.session_state", {}):
        assert session().decision == SAMPLE
        assert session().can_undo_and_redo() == (False, False)
        first = results()
        assert results() is first
        write("another")
        assert results().decision.goal == "another"


@given(goals)
def test_undo_goes_back_over_every_decision_and_redo_forward(goals: list[str]) -> None:
    """Undo brings back every decision there was, the last first; redo then brings them again."""
    with visitor() as visit:
        seen = written(goals)
        for before in reversed(seen[:-1]):
            undo()
            assert visit.decision == before
        assert visit.can_undo_and_redo() == (False, len(seen) > 1)
        for after in seen[1:]:
            redo()
            assert visit.decision == after
        assert not visit.undone


@given(goals, st.integers(0, 12))
def test_an_edit_after_undo_forgets_what_was_undone(goals: list[str], back: int) -> None:
    """There is no redo into the other branch, and all of this one can be undone."""
    with visitor() as visit:
        seen = written(goals)
        back = min(back, len(seen) - 1)
        for _ in range(back):
            undo()
        write("another branch")
        assert not visit.undone
        undo()
        assert visit.decision == seen[len(seen) - 1 - back]


@given(
    st.lists(st.tuples(st.sampled_from(("a", "b")), st.text(max_size=2)), min_size=1, max_size=12)
)
def test_a_gesture_is_undone_at_once(moves: list[tuple[str, str]]) -> None:
    """Undo goes back to what was there before the first of the edits of one gesture in a row."""
    with visitor() as visit:
        befores, last = [], None
        for gesture, goal in moves:
            before = visit.decision
            write(goal, gesture=gesture)
            if visit.decision != before:
                if gesture != last:
                    befores.append(before)
                last = gesture
        assert [snapshot.decision for snapshot in visit.done] == befores
        for before in reversed(befores):
            undo()
            assert visit.decision == before


def test_undo_ends_a_gesture() -> None:
    """What moves on after an undo is undone by itself, even if the slider was never let go."""
    with visitor() as visit:
        write("a", gesture="drag 1")
        write("b", gesture="drag 1")
        undo()
        redo()
        write("c", gesture="drag 1")
        undo()
        assert visit.decision.goal == "b"


def test_an_edit_to_the_same_is_none() -> None:
    """It leaves nothing to undo, and what was undone can still be redone."""
    with visitor() as visit:
        write("a")
        undo()
        assert write("")
        assert not visit.done
        redo()
        assert visit.decision.goal == "a"


def test_so_many_are_kept() -> None:
    """The last 200 edits can be undone, however many there were; one undo more changes nothing."""
    with visitor() as visit:
        written([str(number) for number in range(MOST_SNAPSHOTS + 50)])
        for _ in range(MOST_SNAPSHOTS + 1):
            undo()
        assert visit.decision.goal == "49"


def test_opening_can_be_undone_and_renews_fields() -> None:
    """Fields never share a key with those of an earlier decision, nor of an undone one."""
    with visitor() as visit:
        write("mine")
        generations = [visit.generation]
        for step in (partial(visit.open, SAMPLE), undo, redo):
            step()
            generations.append(visit.generation)
        assert visit.decision == SAMPLE
        assert len(set(generations)) == 4
        undo()
        assert visit.decision.goal == "mine"
        visit.forget()
        assert (visit.decision, visit.can_undo_and_redo()) == (SAMPLE, (False, False))


def test_what_cannot_be_made_is_named_and_loses_nothing() -> None:
    """A good edit at its place, or an undo, ends its problem; the same error again is read out."""
    too_few = ["Months to stay from now: must be at least 0."]
    with visitor() as visit:
        write("a")
        before, done = visit.decision, list(visit.done)
        for times in (0, 1, 2):
            assert not stay(-1)
            assert visit.announced[0] == times
        assert visit.announced[1] == too_few[0]
        assert not write("x" * 2001, place="goal")
        assert (visit.decision, visit.done) == (before, done)
        assert (problems.at("stay"), problems.at("elsewhere")) == (too_few, ())
        assert write("b", place="goal")
        assert (problems.at("stay"), problems.at("goal")) == (too_few, ())
        undo()
        assert problems.at("stay") == ()


@pytest.mark.parametrize(("step", "said"), [(undo, "Undone"), (redo, "Redone")])
def test_undo_says_what_it_undid(step: Callable[[], None], said: str) -> None:
    """Undo and redo name the edit, which is read out; with nothing to undo they say nothing."""
    with visitor() as visit:
        write("Lead")
        if step is redo:
            undo()
        step()
        number, sentence = visit.announced
        assert sentence == f"{said}: the goal."
        step()
        assert visit.announced[0] == number


def test_a_report_that_was_on_its_way_takes_nothing_back() -> None:
    """If something else has changed a value, it has a new widget, and the old one is ignored."""
    memory: dict[str, Any] = {"session": Session()}
    with patch("streamlit.session_state", memory):
        first = showing("phase", "Provider")
        assert memory[first] == shown("phase") == "Provider"
        memory[first] = "Give back"  # a person chooses
        assert shown("phase") == "Give back"
        assert showing("phase", "Give back") == first
        second = showing("phase", "Balanced")  # another decision is opened
        assert second != first
        memory[first] = "Give back"  # what was sent before that was seen
        assert shown("phase") == memory[second] == "Balanced"


def test_what_is_open_and_waits_to_be_added_outlasts_undo() -> None:
    """Undo folds nothing, and a sheet that waits to be added stays; not in another decision."""
    at = visit()
    key(at, "role 1 {} organisation")
    enter(at, **{"box of roles 1 0 text": "Acme", "goal {}": "Lead"})
    press(at, "undo")
    assert now(at) == SAMPLE
    assert at.session_state["role 1 in 1, of 4"] is True
    assert key(at, "box of roles 1 0 text").value == "Acme"
    press(at, "Start my own")
    assert session_of(at).career == 2
    assert key(at, "box of roles 2 0 text").value == ""
