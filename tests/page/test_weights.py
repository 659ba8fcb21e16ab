"""Weights moved, ranked and locked, and the assumptions; no report of a browser does harm."""

from collections.abc import Callable
from dataclasses import astuple
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from spikes.analysis.results import Results
from spikes.model import CARRY_OVER_RULES, Assumptions, Decision, Dimension, Weights, presets
from spikes.page.components.foresight import REACH
from spikes.page.components.sliders import MOST_UNANSWERED
from spikes.scoring import Scores, score
from spikes.words import answer as words_of
from spikes.words.sureness import tips
from tests.page.hands import (
    SAMPLE,
    answer,
    cells,
    choose,
    enter,
    errors,
    held,
    key,
    moved,
    now,
    press,
    rated,
    sent,
    session,
    settled,
    shares,
    show,
    slid,
    unfolded,
    visit,
)


def test_phases_set_weights() -> None:
    """Each phase's button sets its weights; letting go of one keeps them."""
    at = visit()
    for name, weights in presets.life_phases().items():
        choose(at, "phase", name)
        assert now(at) == SAMPLE.replace(weights=weights)
    choose(at, "phase", None)
    assert now(at) == SAMPLE.replace(weights=weights)


@pytest.mark.parametrize(
    ("name", "bad", "sentence", "good"),
    [
        ("power", 0.0, "Extra weight for high ratings (power): must be more than 0", 1.5),
        ("ceiling", 1.5, "Most that one role can cover (0 to 1): must be at most 1", 0.8),
        ("full_credit_months", 0, "Months to full credit: must be at least 1", 12),
        ("spike_at", 10.5, "Rating that makes a spike: must be at most 10", 8.0),
    ],
)
def test_a_bad_assumption_is_named_and_loses_nothing(
    name: str, bad: float, sentence: str, good: float
) -> None:
    """A wrong value is named with what to do, and the old one holds; a right one is taken."""
    at = enter(visit(), **{f"{name} {{}}": bad})
    assert now(at) == SAMPLE
    assert [sentence in error for error in errors(at)] == [True]
    enter(at, **{f"{name} {{}}": good})
    assert now(at) == SAMPLE.replace(assumptions=Assumptions(**{name: good}))
    assert errors(at) == []


def test_carry_over_rule_and_back_to_the_defaults() -> None:
    """The rule of what lasts is changed; “Back to the defaults” brings all assumptions back."""
    at = visit()
    assert key(at, "carry_over {}").value == SAMPLE.assumptions.carry_over_rule
    enter(at, **{"carry_over {}": "Everything lasts", "spike_at {}": 8.0})
    everything = Assumptions(carry_over=CARRY_OVER_RULES["Everything lasts"], spike_at=8)
    assert now(at) == SAMPLE.replace(assumptions=everything)
    press(at, "Back to the defaults")
    assert now(at) == SAMPLE
    assert key(at, "spike_at {}").value == 7


def test_a_weight_dragged() -> None:
    """Every report of a drag sets the weights and is answered; the drag is one step to undo."""
    at = visit()
    for report, weights in enumerate(
        ((50, 12.5, 12.5, 12.5, 12.5), (60, 10, 10, 10, 10), (70, 7.5, 7.5, 7.5, 7.5)), 1
    ):
        slid(at, "weight", moved(shares(*weights), report, done=report == 3))
        settled(at)
        assert now(at) == SAMPLE.replace(weights=Weights.of(weights))
        assert (sent(at, "weight")["answered"], sent(at, "weight")["gesture"]) == (report, 1)
    settled(slid(at, "weight", moved(shares(20, 20, 20, 20, 20), 4, gesture=2)))
    press(at, "undo")
    assert now(at).weights == Weights.of(weights)
    press(at, "undo")
    assert now(at) == SAMPLE


def test_a_change_scores_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much of the page follows a change, the decision is scored once, and no look does."""
    scored: list[Decision] = []

    def counted(decision: Decision) -> Scores:
        scored.append(decision)
        return score(decision)

    at = visit(SAMPLE.replace(compare=("Hexbourne", "Fernmoor Health")))
    for module in ("analysis.results", "edits.side_by_side", "edits.journal"):
        monkeypatch.setattr(f"spikes.{module}.score", counted)
    rating = {c["id"]: c["value"] for c in cells(at, "ratings")} | {"first compensation": 3}
    changes: list[tuple[Callable[[], AppTest], int]] = [
        (lambda: slid(at, "weight", held("compensation", 20)), 0),
        (lambda: slid(at, "weight", moved(shares(50, 20, 10, 10, 10), 2)), 1),
        (lambda: slid(at, "ratings", moved(rating, done=False)), 1),
        (lambda: choose(at, "phase", "Provider"), 1),
        (lambda: show(at, "leads"), 0),
        (lambda: press(at, "undo"), 1),
    ]
    for change, times in changes:
        scored.clear()
        settled(change())
        assert scored.count(now(at)) == times


def lock(at: AppTest, weight: str, report: int, *, locked: bool = True) -> AppTest:
    """Set the lock of a weight."""
    message = {"what": "lock", "id": weight, "locked": locked, "report": report, "gesture": 0}
    return settled(slid(at, "weight", message))


def test_a_weight_locked() -> None:
    """A lock is no change of the decision; the words beside the weights depend on it.

    A phase unlocks all; undoing that locks them again, and redoing it unlocks them.
    """
    at = visit()
    said = []
    for report, locked in enumerate((True, True, False), 1):
        lock(at, "compensation", report, locked=locked)
        locks = frozenset([Dimension.COMPENSATION] if locked else [])
        assert {cell["id"] for cell in cells(at, "weight") if cell["locked"]} == locks
        said.append({cell["id"]: cell["words"] for cell in cells(at, "weight")})
        assert said[-1] == tips(Results(now(at), locks))
    assert said[0] != said[2]
    assert (now(at), session(at).done) == (SAMPLE, [])
    lock(at, "compensation", 4)
    choose(at, "phase", "Provider")
    for way, locks in (
        ("", frozenset()),
        ("undo", frozenset([Dimension.COMPENSATION])),
        ("redo", frozenset()),
    ):
        assert session(press(at, way) if way else at).locked == locks


def test_weights_from_a_ranking() -> None:
    """Ranks, ties allowed, become weights that add up; every lock is taken off."""
    at = lock(show(visit(), "rank them instead"), "compensation", 1)
    for d, rank in zip(Dimension, (1, 2, 2, 4, 5), strict=True):
        settled(at.button_group(key=f"rank {d}").set_value(rank).run())
    press(at, "Weigh by this ranking")
    first, *_ = weighed = list(now(at).weights.shares().values())
    assert weighed == sorted(weighed, reverse=True)
    assert (weighed[1], first > weighed[1], session(at).locked) == (weighed[2], True, frozenset())
    assert now(press(at, "undo")) == SAMPLE


WELL, STILL = shares(10, 10, 25, 20, 35), rated((3, 3, 9, 9, 4), (6, 8, 3, 5, 8))
NUMBERED = {"report": 9, "gesture": 9}
HOSTILE_MESSAGES: dict[str, Any] = {
    "nothing": None,
    "a number": 1,
    "a text": "edit",
    "a list": [],
    "an empty message": {},
    "nothing but numbers": NUMBERED,
    "no such edit": {"what": "format", **NUMBERED},
    "no values": {"what": "values", **NUMBERED},
    "an empty set": {"what": "values", "values": {}, **NUMBERED},
    "a list of values": {"what": "values", "values": [1, 2, 3, 4, 5], **NUMBERED},
    "a missing value": moved(
        {name: value for name, value in WELL.items() if name != "compensation"}
    ),
    "one too many": moved({**WELL, "luck": 1}),
    "all zero": moved(shares(0, 0, 0, 0, 0)),
    "not a number": moved({**WELL, "compensation": float("nan")}),
    "endless": moved({**WELL, "compensation": float("inf")}),
    "negative": moved({**WELL, "compensation": -1}),
    "above the end": moved({**WELL, "compensation": 100.5}),
    "a number too long": moved({**WELL, "compensation": 10**400}),
    "a number as text": moved({**WELL, "compensation": "11"}),
    "true": moved({**WELL, "compensation": True}),
    "null": {**moved(WELL), "values": {**WELL, "compensation": None}},
    "a list within": {**moved(WELL), "values": {**WELL, "compensation": [1]}},
    "no report": {"what": "values", "values": shares(50, 50, 0, 0, 0), "gesture": 1},
    "a report as text": {**moved(shares(50, 50, 0, 0, 0)), "report": "1"},
    "a negative report": moved(shares(50, 50, 0, 0, 0), report=-1),
    "a list as gesture": {**moved(shares(50, 50, 0, 0, 0)), "gesture": []},
    "more than an edit": {**moved(shares(50, 50, 0, 0, 0)), "weights": 1},
    "a lock on nothing": {"what": "lock", "id": "luck", "locked": True, **NUMBERED},
    "a lock of text": {"what": "lock", "id": "compensation", "locked": "yes", **NUMBERED},
    "a lock on a number": {"what": "lock", "id": 3, "locked": True, **NUMBERED},
    "evidence of a weight": {
        "what": "evidence",
        "id": "compensation",
        "evidence": "seen",
        **NUMBERED,
    },
    "a note on a weight": {"what": "note", "id": "compensation", "note": "x", **NUMBERED},
}
HOSTILE_RATINGS: dict[str, Any] = {
    "eleven": moved({**STILL, "first compensation": 11}),
    "negative": moved({**STILL, "first compensation": -0.5}),
    "not a number": moved({**STILL, "first compensation": float("nan")}),
    "as text": moved({**STILL, "first compensation": "9"}),
    "one side": moved(rated((1, 1, 1, 1, 1))),
    "a third side": moved({**STILL, "third compensation": 1}),
    "no such evidence": {
        "what": "evidence",
        "id": "first compensation",
        "evidence": "rumour",
        **NUMBERED,
    },
    "evidence of nothing": {"what": "evidence", "id": "first luck", "evidence": "seen", **NUMBERED},
    "evidence of no side": {
        "what": "evidence",
        "id": "compensation",
        "evidence": "seen",
        **NUMBERED,
    },
    "a note of numbers": {"what": "note", "id": "first compensation", "note": 1, **NUMBERED},
    "a note too long": {"what": "note", "id": "first compensation", "note": "x" * 2001, **NUMBERED},
    "a note on nothing": {"what": "note", "id": "", "note": "x", **NUMBERED},
    "a broken note": {"what": "note", "id": "first compensation", "note": "\ud800", **NUMBERED},
    "a role's": moved({f"role1 {d}": 5.0 for d in Dimension}),
}
HOSTILE_ROLE: dict[str, Any] = {
    "eleven": moved({f"role1 {d}": 11 for d in Dimension}),
    "another role": moved({f"role0 {d}": 5 for d in Dimension}),
    "a missing value": moved({"role1 compensation": 5}),
    "not a number": moved({f"role1 {d}": float("nan") for d in Dimension}),
}


@pytest.mark.parametrize(
    ("tab", "panel", "messages"),
    [
        ("ratings", "weight", HOSTILE_MESSAGES),
        ("ratings", "ratings", HOSTILE_RATINGS),
        ("roles", "role 1 in 1, of 4 ratings", HOSTILE_ROLE),
    ],
)
def test_hostile_messages_are_dropped(tab: str, panel: str, messages: dict[str, Any]) -> None:
    """A report of what sliders cannot do changes nothing and raises nothing."""
    at = unfolded(visit(tab=tab), panel)
    for kind, message in messages.items():
        session(at).panels.clear()  # or what has the same number would not be looked at
        settled(slid(at, panel, message))
        assert (now(at), session(at).done, session(at).locked) == (SAMPLE, [], frozenset()), kind


def test_a_dropped_report_is_answered_all_the_same() -> None:
    """A numbered report is answered even if it is dropped: the sliders wait for the answer."""
    at = visit()
    settled(slid(at, "weight", moved({**WELL, "compensation": -1}, report=7, gesture=3)))
    assert (sent(at, "weight")["answered"], sent(at, "weight")["gesture"]) == (7, 3)
    assert now(at) == SAMPLE


def test_reports_that_wait_together_are_all_taken_once() -> None:
    """Streamlit hands on the last message alone: each holds what has no answer yet, in order."""
    at = visit()
    locking = {"what": "lock", "id": "compensation", "report": 2, "gesture": 1}
    last = moved(shares(20, 20, 20, 20, 20), 3, 2)
    moves = [moved(shares(60, 10, 10, 10, 10)), {**locking, "locked": True}, last]
    settled(slid(at, "weight", *moves[:2]))
    assert now(at) == SAMPLE.replace(weights=Weights.of((60, 10, 10, 10, 10)))
    assert session(at).locked == {Dimension.COMPENSATION}
    settled(slid(at, "weight", *moves))
    assert now(at) == SAMPLE.replace(weights=Weights.of((20, 20, 20, 20, 20)))
    assert (sent(at, "weight")["answered"], len(session(at).done)) == (3, 2)


def test_no_more_reports_than_a_panel_can_have_are_looked_at() -> None:
    """A message of more reports than a panel keeps is none of ours."""
    at = visit()
    wrong = [moved(WELL, report) for report in range(1, MOST_UNANSWERED + 2)]
    settled(slid(at, "weight", *wrong))
    assert now(at) == SAMPLE


MISSED = SAMPLE.replace(
    must_haves=["Remote"],
    offers=[offer.replace(meets={"Remote": False}) for offer in SAMPLE.offers],
    next_phase="Provider",
)


@pytest.mark.parametrize("decision", [SAMPLE, MISSED])
def test_a_weight_taken_hold_of_is_foreseen(decision: Decision) -> None:
    """The words for the places near by are sent once, and hold while weights alone change."""
    at = settled(slid(visit(decision), "weight", held("compensation", at=20)))
    sent_ahead = sent(at, "weight")["foresight"]
    near = Results(decision).along(Dimension.COMPENSATION, range(20 - REACH, 21 + REACH))
    said = {
        int(percent): [sent_ahead["texts"][place] for place in places]
        for percent, places in sent_ahead["said"].items()
    }
    assert sent_ahead["of"] == "compensation"
    assert said == {
        percent: [*astuple(words_of.answer(found)), *tips(found).values()]
        for percent, found in near.items()
    }
    assert said[20][:5] == answer(at)
    settled(slid(at, "weight", moved(shares(10, 10, 20, 30, 30), report=2)))
    later = sent(at, "weight")["foresight"]
    assert (later["of"], later["said"], later["basis"]) == ("", {}, sent_ahead["basis"])
    settled(slid(at, "ratings", moved(rated((9,) * 5, (2,) * 5))))
    assert sent(at, "weight")["foresight"]["basis"] > sent_ahead["basis"]


def test_what_is_held_must_be_there() -> None:
    """Taking hold of what is no weight, or is nowhere, changes nothing and sends nothing ahead."""
    at = visit()
    wrong = held("pay", at=20), held("compensation", at=2000), held("compensation", at=-1)
    for report, message in enumerate(wrong, 1):
        settled(slid(at, "weight", message | {"report": report}))
        assert sent(at, "weight")["foresight"]["of"] == ""
    assert now(at) == SAMPLE
