"""What a visit remembers, besides what its widgets hold: one `Session`, and what follows from it.

All that the page shows is a function of the session's decision and its locked weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from secrets import token_hex
from typing import Any

import streamlit as st

from spikes import edits
from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.files.kept import Keeping
from spikes.model import Decision, Dimension, Offer, Role

MOST_SNAPSHOTS = 200
SIDES = ("first", "second")  # of the two options compared

Steps = tuple[str | None, str | None]  # chosen under "Where it leads", by their names

# The steps to a first own answer; no step: the whole page.
WHOLE_PAGE, OWN_ROLES, OWN_SPIKES, OWN_OFFERS = range(4)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A decision that one can go back or forward to."""

    edit: str  # what the edit between it and the next is called
    decision: Decision
    locked: frozenset[Dimension]
    career: int


@dataclass(frozen=True, slots=True)
class Removed:
    """A role or an offer that was removed."""

    job: Role | Offer
    name: str
    since: Decision  # without it


@dataclass
class Known:
    """What a visit knows of its browser."""

    heard: bool = False  # the browser has reported what it keeps
    failed: bool = False  # it can keep nothing, which was said
    restored: int | None = None  # the number of the decision that was brought back
    unreadable: str | None = None  # the id of the record that cannot be opened
    taken: tuple[int, str | None] = (0, None)  # how many records of other tabs, and the last's id
    download: str | None = None  # the last question whether all has arrived here
    notices: tuple[str, ...] = ()  # sentences that stand on the page until they are understood
    link: Decision | None = None  # what a link holds, until it is opened or refused
    damaged: str | None = None  # a link that cannot be opened, which stays in the address


@dataclass
class Session:
    """What a visit remembers, besides what its widgets hold."""

    decision: Decision = field(default_factory=files.sample)
    locked: frozenset[Dimension] = frozenset()  # weights that keep still
    # By it a browser knows a server that has started again.
    name: str = field(default_factory=lambda: token_hex(8))

    # What can be undone, the last at the end, and redone; and the gesture that goes on.
    done: list[Snapshot] = field(default_factory=list)
    undone: list[Snapshot] = field(default_factory=list)
    gesture: str | None = None
    # The number of the opened decision: in the keys of what one fills in before it is added.
    career: int = 1
    # One more with every decision opened, undone or redone: in the keys of fields, so that nothing
    # typed into one decision shows in the next.
    generation: int = 1

    problems: dict[str, Sequence[str]] = field(default_factory=dict)  # sentences, by their place
    removed: Removed | None = None  # by the last edit
    steps: dict[int, Steps] = field(default_factory=dict)  # chosen, by career
    # To a first answer, by career and whether that was looked at, which ends them.
    own_steps: dict[tuple[int, bool], int] = field(default_factory=dict)
    paid_for: str = ""  # the option whose pay is being worked out
    paid_from: str = ""  # the slider beside which that was asked for, by its id
    drawers: int = 0  # opened for that, so far
    path_month: date | None = None  # chosen under "The paths in words"
    shared: tuple[Decision, bool] | None = None  # a link was made of it, with names or without

    # Of the boxes to paste into, by their places: what waits there, and what was read of it.
    drafts: dict[str, str] = field(default_factory=dict)
    read: dict[str, tuple[object, object]] = field(default_factory=dict)  # with what it is read of
    taken: dict[str, int] = field(default_factory=dict)  # how often, by what is in them
    kinds: dict[str, str | None] = field(default_factory=dict)  # an offer was rated from, by field
    ticks: dict[str, tuple[Dimension, ...]] = field(default_factory=dict)  # the first ticked first

    # To be said, read out and put into focus once; the last two with how often there was one.
    toast: tuple[str, str] | None = None  # the sentence, its icon
    announced: tuple[int, str] = (0, "")
    focused: tuple[int, str] = (0, "")
    wanted_tab: str = ""  # to be opened, by its key; "" for none

    # What the page shows now.
    undo_shown: tuple[bool, bool] = (False, False)  # whether undo and redo can be pressed
    widgets: dict[str, int] = field(default_factory=dict)  # numbers of the latest, see `showing`
    unfolded: set[str] = field(default_factory=set)  # forms that were once, by key

    # What the browser and the file reported.
    known: Known = field(default_factory=Known)
    panels: dict[str, dict[str, Any]] = field(default_factory=dict)  # of sliders, by key
    held_weight: tuple[Dimension, int] | None = None  # just taken hold of, at which percent
    keeping: Keeping | None = None  # the file the page was started on
    cut: tuple[files.Opened, str] | None = None  # what a file of that name lost, until understood
    refused_files: int = 0

    _results: Results | None = None
    _basis: int = 0
    _basis_of: tuple[Decision, frozenset[Dimension]] | None = None

    @property
    def is_sample(self) -> bool:
        """Whether the decision is about the sample career still."""
        return any(role in files.sample().roles for role in self.decision.roles)

    @property
    def awaits_answer(self) -> bool:
        """Whether it is one's own decision, and one has never looked at its answer."""
        return self.decision.journal.changes is None and not self.is_sample

    @property
    def before_the_look(self) -> bool:
        """Whether the numbers of one's own decision wait for the gut feeling."""
        return bool(self.decision.offers) and self.awaits_answer

    @property
    def own_step(self) -> int:
        """Return which step to a first own answer is open, 1 to 3; 0 is the whole page."""
        return self.own_steps.get(self._where(), WHOLE_PAGE)

    def next_step(self) -> int:
        """Return the step to a first own answer that is to be taken next, 1 to 3."""
        roles = self.decision.roles
        if not roles:
            return OWN_ROLES
        return OWN_SPIKES if any(role.ratings.all_unrated for role in roles) else OWN_OFFERS

    def go_to_step(self, step: int) -> None:
        """Open a step to a first own answer, or the whole page."""
        self.own_steps[self._where()] = step

    def _where(self) -> tuple[int, bool]:
        return self.career, self.decision.journal.changes is not None

    def results(self) -> Results:
        """Return what follows from the decision, worked out once."""
        found = self._results
        if found is None or found.decision is not self.decision or found.locked != self.locked:
            found = self._results = Results(self.decision, self.locked)
        return found

    def basis(self) -> int:
        """Return a number that goes up when more has changed than weights and journal.

        Until then, sentences prepared along a weight still hold.
        """
        of, locked = self._basis_of or (self.decision, self.locked)
        same = self.decision.replace(weights=of.weights, journal=of.journal)
        if locked != self.locked or same != of:
            self._basis += 1
        self._basis_of = self.decision, self.locked
        return self._basis

    def leader(self) -> str:
        """Return whichever of the two side by side leads; the first of a tie."""
        return max(self.results().pair, key=lambda option: option.total).name

    def choose_step(self, side: str, name: str | None) -> None:
        """Choose the first or the second step of "Where it leads"."""
        first, second = self.chosen_steps()
        self.steps[self.career] = (name, second) if side == "first" else (first, name)

    def chosen_steps(self) -> Steps:
        """Return the steps that are chosen; where none is, the leader is first, and none after."""
        return self.steps.get(self.career, (None, None))

    def open(
        self,
        opened: Decision,
        locked: frozenset[Dimension] = frozenset(),
        steps: Steps = (None, None),
        own_step: int | None = None,
        *,
        undoable: bool = True,
    ) -> None:
        """Begin with another decision, with weights locked and steps chosen.

        `own_step`: the step to a first own answer that was open; None: the first not taken.
        """
        if undoable:
            self.remember(edits.ANOTHER_DECISION)
        self.gesture = None
        self._go_to(opened, locked, self.career + 1)
        self.steps[self.career] = steps
        first = WHOLE_PAGE if opened.offers or self.is_sample else self.next_step()
        self.go_to_step(first if own_step is None else own_step)

    def forget(self) -> None:
        """Go back to the sample, with nothing to undo to."""
        self.done, self.undone = [], []
        self.open(files.sample(), undoable=False)

    def remember(self, edit: str, gesture: str | None = None) -> None:
        """Before an edit of that name: keep what is there. One gesture is kept once."""
        if gesture is None or gesture != self.gesture:
            self.done = [*self.done, self._snapshot(edit)][-MOST_SNAPSHOTS:]
        self.undone = []
        self.gesture = gesture

    def undo(self) -> str | None:
        """Go back before the last edit; return its name, None where there is none."""
        return self._step(self.done, self.undone)

    def redo(self) -> str | None:
        """Go forward again to what was undone last; return that edit's name."""
        return self._step(self.undone, self.done)

    def can_undo_and_redo(self) -> tuple[bool, bool]:
        """Return whether there is something to undo, and to redo."""
        return bool(self.done), bool(self.undone)

    def last_removed(self) -> Removed | None:
        """Return what the last edit removed, also where that was undone and redone."""
        gone, now = self.removed, self.decision
        if gone is None:
            return None
        journal = gone.since.journal.replace(changes=now.journal.changes)  # the redo is counted
        return gone if gone.since.replace(journal=journal) == now else None

    def renew_fields(self) -> None:
        """Give the fields new keys, so that they show the decision as it is."""
        self.generation += 1
        self.path_month = None

    def _step(self, from_here: list[Snapshot], to_there: list[Snapshot]) -> str | None:
        if not from_here:
            return None  # a second click, sent before the first had its answer
        there = from_here.pop()
        to_there.append(self._snapshot(there.edit))
        decision = there.decision
        # A step is a change too, but where it takes back the first look.
        if there.career == self.career and decision.journal.changes is not None:
            decision = edits.tallied(self.decision, decision)
        self.gesture = None
        self._go_to(decision, there.locked, there.career)
        return there.edit

    def _snapshot(self, edit: str) -> Snapshot:
        return Snapshot(edit, self.decision, self.locked, self.career)

    def _go_to(self, decision: Decision, locked: frozenset[Dimension], career: int) -> None:
        self.decision, self.locked, self.career = decision, locked, career
        self.problems = {}
        self.renew_fields()


def session() -> Session:
    """Return this visit's session; at first the sample career is open."""
    if "session" not in st.session_state:
        st.session_state["session"] = Session()
    found: Session = st.session_state["session"]
    return found


def results() -> Results:
    """Return what follows from the decision and the locked weights, worked out once."""
    return session().results()


def among(jobs: Sequence[Role | Offer]) -> str:
    """Return part of the keys of what belongs to one of these jobs by its place, undone or not."""
    return f"in {session().career}, of {len(jobs)}"


def showing(name: str, value: object) -> str:
    """Return the key of a widget that shows a value which others change too.

    It is another one once they have changed it. Under the same key, a report that is on its way
    would take the change back: it holds what every widget showed when it was sent.
    """
    widgets = session().widgets
    number = widgets.get(name, 0)
    if st.session_state.get(f"{name} {number}", value) != value:
        number += 1
    widgets[name] = number
    st.session_state[f"{name} {number}"] = value
    return f"{name} {number}"


def shown(name: str) -> Any:
    """In a callback: return what the latest of those widgets shows, whichever was changed."""
    return st.session_state[f"{name} {session().widgets[name]}"]
