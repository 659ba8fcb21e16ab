"""Laws of the page's one state: undo and redo, problems, and what is told of them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spikes.files import decisions as files
from spikes.model import Decision
from spikes.page.session import problems
from spikes.page.session.saying import told
from spikes.page.session.state import (
    STEPS_KEPT,
    change,
    decision,
    open_decision,
    redo,
    showing,
    shown,
    undo,
)
from tests.page.hands import SAMPLE, enter, key, now, press, visit

goals = st.lists(st.text(max_size=3), min_size=1, max_size=12)


class Memory(dict[str, Any]):
    """As much of a session's memory as the page uses: entries that are attributes too."""

    def __getattr__(self, name: str) -> Any:
        return self[name]

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value


@contextmanager
def visitor() -> Iterator[Memory]:
    """A visitor who has opened an empty decision."""
    with patch("streamlit.session_state", Memory()) as memory:
        open_decision(files.blank())
        yield memory


def write(goal: str, gesture: str | None = None, place: str = "") -> bool:
    """Make a change: write another goal."""
    return change(lambda before: before.replace(goal=goal), gesture=gesture, place=place)


def steps(goals: Sequence[str]) -> list[Decision]:
    """Make a change a goal; every different decision that was there, in order."""
    seen = [decision()]
    for goal in goals:
        write(goal)
        if decision() != seen[-1]:
            seen.append(decision())
    return seen


def test_first_decision_is_the_sample() -> None:
    """Whoever has entered nothing sees the sample, and has nothing to undo or redo."""
    with patch("streamlit.session_state", Memory()) as memory:
        assert decision() == files.sample()
        assert (memory.done, memory.undone) == ([], [])


@given(goals)
def test_undo_goes_back_over_every_decision_and_redo_forward(goals: list[str]) -> None:
    """Undo brings back every decision there was, the last first; redo then brings them all
    again.
    """
    with visitor() as memory:
        seen = steps(goals)
        for before in reversed(seen[:-1]):
            undo()
            assert decision() == before
        assert memory.done == []
        for after in seen[1:]:
            redo()
            assert decision() == after
        assert memory.undone == []


@given(goals, st.integers(0, 12))
def test_a_change_after_undo_forgets_what_was_undone(goals: list[str], back: int) -> None:
    """Whoever undoes and then changes something cannot redo into the other branch, but can undo
    all of their own.
    """
    with visitor() as memory:
        seen = steps(goals)
        back = min(back, len(seen) - 1)
        for _ in range(back):
            undo()
        write("another branch")
        assert memory.undone == []
        undo()
        assert decision() == seen[len(seen) - 1 - back]


@given(
    st.lists(st.tuples(st.sampled_from(("a", "b")), st.text(max_size=2)), min_size=1, max_size=12)
)
def test_a_gesture_is_one_step(moves: list[tuple[str, str]]) -> None:
    """Changes of one gesture in a row are one step; undo goes back to what was there before its
    first.
    """
    with visitor() as memory:
        befores = []
        last = None
        for gesture, goal in moves:
            before = decision()
            write(goal, gesture=gesture)
            if decision() != before:
                if gesture != last:
                    befores.append(before)
                last = gesture
        assert [before.decision for before in memory.done] == befores
        for before in reversed(befores):
            undo()
            assert decision() == before


def test_undo_ends_a_gesture() -> None:
    """What moves on after an undo is a step of its own, though the hand never let go."""
    with visitor():
        write("a", gesture="drag 1")
        write("b", gesture="drag 1")
        undo()
        redo()
        write("c", gesture="drag 1")
        undo()
        assert decision().goal == "b"


def test_a_change_to_the_same_is_no_step() -> None:
    """A change that changes nothing leaves nothing to undo, and what was undone can still be
    redone.
    """
    with visitor() as memory:
        write("a")
        undo()
        assert write("")
        assert memory.done == []
        redo()
        assert decision().goal == "a"


def test_so_many_steps_are_kept() -> None:
    """The last 200 steps can be undone, however many there were."""
    with visitor() as memory:
        steps([str(number) for number in range(STEPS_KEPT + 50)])
        assert len(memory.done) == STEPS_KEPT
        for _ in range(STEPS_KEPT):
            undo()
        assert decision().goal == "49"


@pytest.mark.parametrize("step", [undo, redo])
def test_nothing_to_step_to(step: Any) -> None:
    """A second click on a button that has nothing left to undo or redo changes nothing."""
    with visitor():
        before = decision()
        step()
        assert decision() == before


def test_opening_is_a_step_and_a_new_generation() -> None:
    """Opening a decision can be undone; its fields never share a key with those of an earlier
    one, nor do those of an undone.
    """
    with visitor() as memory:
        write("mine")
        generations = [memory.generation]
        for step in (partial(open_decision, files.sample()), undo, redo):
            step()
            generations.append(memory.generation)
        assert decision() == files.sample()
        assert len(set(generations)) == 4
        undo()
        assert decision().goal == "mine"


def test_what_cannot_be_made_is_named_and_loses_nothing() -> None:
    """A change that cannot be made leaves decision, steps and other problems alone; a good one
    at its place ends its own.
    """
    with visitor() as memory:
        write("a")
        before, done = decision(), list(memory.done)
        assert not change(lambda now: now.replace(stay_months=-1), place="stay")
        assert not change(lambda now: now.replace(goal="x" * 2001), place="goal")
        assert (decision(), memory.done) == (before, done)
        assert list(problems.found("stay")) == ["Months to stay from now: must be at least 0."]
        assert list(problems.found("elsewhere")) == []
        assert write("b", place="goal")
        assert list(problems.found("goal")) == []
        assert list(problems.found("stay")) == ["Months to stay from now: must be at least 0."]
        undo()
        assert list(problems.found("stay")) == []


def test_a_report_that_was_on_its_way_takes_nothing_back() -> None:
    """A widget whose value others have changed is another one: what the one before it still
    tells is not what is shown.
    """
    with visitor() as memory:
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
    """Undo folds nothing, and a sheet that waits to be added stays; another decision begins
    without.
    """
    at = visit()
    key(at, "role 1 {} organisation")
    enter(at, **{"sheet of roles 1 0 cells": "Acme", "goal {}": "Lead"})
    press(at, ":material/undo:")
    assert now(at) == SAMPLE
    assert at.session_state["role 1 in 1, of 4"] is True
    assert key(at, "sheet of roles 1 0 cells").value == "Acme"
    press(at, "Start my own")
    assert key(at, "sheet of roles 2 0 cells").value == ""


@pytest.mark.parametrize(("step", "words"), [(undo, "Undone"), (redo, "Redone")])
def test_undo_says_what_it_undid(step: Callable[[], None], words: str) -> None:
    """Undo and redo name the edit, for those who do not see it; with nothing to undo they say
    nothing.
    """
    with visitor():
        change(lambda decision: decision.replace(goal="Lead"))
        if step is redo:
            undo()
        step()
        assert told()[1] == f"{words}: the goal."
        number, _ = told()
        step()
        assert told()[0] == number


def test_an_error_that_stays_is_told_again() -> None:
    """The first error shows itself; the same again would be silent."""
    with visitor():
        for times in (0, 1, 2):
            assert not change(lambda decision: decision.replace(stay_months=-1), place="months")
            assert told()[0] == times
        assert told()[1] == problems.found("months")[0]
