"""Weights and ratings moved, and the assumptions behind them; nothing a browser may claim does
harm.
"""

from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from spikes.analysis.results import Results
from spikes.model import (
    CARRY_OVER_RULES,
    Assumptions,
    Dimension,
    Evidence,
    Ratings,
    Weights,
    domain,
)
from spikes.model.names import STAY
from spikes.page.components.foresight import REACH
from spikes.words import answer as words_of
from spikes.words.sureness import tips
from tests.page.hands import (
    SAMPLE,
    answer,
    enter,
    errors,
    held,
    key,
    moved,
    now,
    pair,
    press,
    rated,
    said,
    sent,
    session,
    settled,
    shares,
    shown,
    tell,
    unfolded,
    visit,
)


def test_phases_set_weights() -> None:
    """Each phase's button sets its weights; letting go of one keeps them."""
    at = visit()
    for name, weights in domain.life_phases().items():
        settled(shown(at, "phase").set_value(name).run())
        assert now(at) == SAMPLE.replace(weights=weights)
    settled(shown(at, "phase").set_value(None).run())
    assert now(at) == SAMPLE.replace(weights=weights)


@pytest.mark.parametrize(
    ("name", "bad", "sentence", "good"),
    [
        ("power", 0.0, "How much high ratings count, as a power: must be more than 0", 1.5),
        ("ceiling", 1.5, "Most one role can cover, as a share: must be at most 1", 0.8),
        ("full_credit_months", 0, "Months until a role has given all: must be at least 1", 12),
        ("spike_at", 10.5, "Rating that makes a spike: must be at most 10", 8.0),
    ],
)
def test_a_bad_assumption_is_named_and_loses_nothing(
    name: str, bad: float, sentence: str, good: float
) -> None:
    """An assumption that cannot be is named with what to do and the old one holds; one that can
    be is taken.
    """
    at = enter(visit(), **{f"{name} {{}}": bad})
    assert now(at) == SAMPLE
    assert [sentence in error for error in errors(at)] == [True]
    enter(at, **{f"{name} {{}}": good})
    assert now(at) == SAMPLE.replace(assumptions=Assumptions(**{name: good}))
    assert errors(at) == []


def test_carry_over_rule_and_back_to_the_defaults() -> None:
    """The rule of what lasts is changed in the sidebar; “Back to the defaults” brings all
    assumptions back.
    """
    at = visit()
    assert key(at, "carry_over {}").value == SAMPLE.assumptions.carry_over_rule
    enter(at, **{"carry_over {}": "Everything lasts", "spike_at {}": 8.0})
    everything = Assumptions(carry_over=CARRY_OVER_RULES["Everything lasts"], spike_at=8)
    assert now(at) == SAMPLE.replace(assumptions=everything)
    press(at, "Back to the defaults")
    assert now(at) == SAMPLE
    assert key(at, "spike_at {}").value == 7


def test_a_weight_dragged() -> None:
    """Every report of a drag sets the weights, the whole drag is one step to undo, and each
    report is answered.
    """
    at = visit()
    for report, weights in enumerate(
        ((50, 12.5, 12.5, 12.5, 12.5), (60, 10, 10, 10, 10), (70, 7.5, 7.5, 7.5, 7.5)), 1
    ):
        tell(at, "weight", moved(shares(*weights), report, done=report == 3))
        settled(at)
        assert now(at) == SAMPLE.replace(weights=Weights.of(weights))
        assert (sent(at, "weight")["answered"], sent(at, "weight")["gesture"]) == (report, 1)
    settled(tell(at, "weight", moved(shares(20, 20, 20, 20, 20), 4, gesture=2)))
    settled(at.button(key="undo").click().run())
    assert now(at).weights == Weights.of(weights)
    settled(at.button(key="undo").click().run())
    assert now(at) == SAMPLE
    assert at.button(key="undo").disabled


def test_a_weight_locked() -> None:
    """A lock is shown and taken off again; it is no change of the decision."""
    at = visit()
    for report, locked in enumerate((True, True, False), 1):
        message = {
            "what": "lock",
            "id": "compensation",
            "locked": locked,
            "report": report,
            "gesture": 0,
        }
        settled(tell(at, "weight", message))
        shown = [cell["locked"] for row in sent(at, "weight")["rows"] for cell in row["cells"]]
        assert shown == [locked and d == Dimension.COMPENSATION for d in Dimension]
    assert now(at) == SAMPLE
    assert at.button(key="undo").disabled


def test_the_words_beside_a_weight_know_of_locks() -> None:
    """Where a weight tips depends on which others give way; unlocked, it is as before."""
    at = visit()
    said = []
    for report, locked in enumerate((True, False), 1):
        settled(
            tell(
                at,
                "weight",
                {
                    "what": "lock",
                    "id": "advancement_speed",
                    "locked": locked,
                    "report": report,
                    "gesture": 0,
                },
            )
        )
        locks = frozenset([Dimension.ADVANCEMENT_SPEED] if locked else [])
        words = {
            cell["id"]: cell["words"] for row in sent(at, "weight")["rows"] for cell in row["cells"]
        }
        assert words == tips(Results(now(at), locks))
        said.append(words)
    assert said[0] != said[1]


def test_undo_brings_locks_back() -> None:
    """A phase unlocks all; to undo that locks again what was locked, and to redo it unlocks."""
    at = visit()
    settled(
        tell(
            at,
            "weight",
            {"what": "lock", "id": "compensation", "locked": True, "report": 1, "gesture": 0},
        )
    )
    settled(shown(at, "phase").set_value("Provider").run())
    for way, locked in ((None, set()), ("undo", {Dimension.COMPENSATION}), ("redo", set())):
        if way:
            settled(at.button(key=way).click().run())
        assert session(at).locked == locked


def test_where_industry_expertise_counts_for_less_is_said_where_it_is_rated() -> None:
    """A cap is told below the ratings, before the look too, and a rating that it cuts is no
    spike.
    """
    far = SAMPLE.offers[0].replace(relevance="tangential", ratings=Ratings.of((3, 3, 8, 9, 4)))
    decision = SAMPLE.replace(offers=[far, *SAMPLE.offers[1:]], roles=SAMPLE.roles[:2])
    for journal in (SAMPLE.journal, SAMPLE.journal.replace(changes=None)):
        at = visit(decision.replace(journal=journal))
        assert (
            "Hexbourne: Its field is tangential to your goal, so industry expertise counts as 2,"
            " not 8." in said(at)
        )
        cells = {
            cell["id"]: cell["spike_at"]
            for row in sent(at, "ratings")["rows"]
            for cell in row["cells"]
        }
        assert (cells["first industry_expertise"], cells["first compensation"]) == (None, 7)


def test_ratings_dragged() -> None:
    """The ratings of both options side by side are taken, and of no other."""
    at = visit()
    settled(tell(at, "ratings", moved(rated((1, 2, 3, 4, 5), (6, 7, 8, 9, 10)))))
    first, second, third = now(at).offers
    assert (first.ratings, second.ratings) == (
        Ratings.of((1, 2, 3, 4, 5)),
        Ratings.of((6, 7, 8, 9, 10)),
    )
    assert third == SAMPLE.offers[2]
    assert pair(at) == ["Hexbourne", "Fernmoor Health"]


def test_rating_stay_rates_the_current_role() -> None:
    """Moving a slider of Stay rates the current role, and no offer."""
    at = visit(SAMPLE.replace(compare=(STAY, "CivicLine")))
    untouched = SAMPLE.offers[2].ratings.values()
    settled(tell(at, "ratings", moved(rated((1, 2, 3, 4, 5), untouched))))
    assert now(at).current_role == SAMPLE.roles[3].replace(ratings=Ratings.of((1, 2, 3, 4, 5)))
    assert now(at).offers == SAMPLE.offers
    assert "The ratings of Stay are those of your current role" in said(at)


def test_evidence_and_note() -> None:
    """What stands behind a rating, and a note on it, are kept with the offer they are about."""
    at = visit()
    about = {"id": "second compensation", "gesture": 0}
    settled(tell(at, "ratings", {"what": "evidence", "evidence": "written", "report": 1, **about}))
    assert "the chance that Fernmoor Health leads Hexbourne is" in session(at).announced[1]
    settled(
        tell(at, "ratings", {"what": "note", "note": "From the *letter*", "report": 2, **about})
    )
    noted = {
        "evidence": {Dimension.COMPENSATION: Evidence.WRITTEN},
        "notes": {Dimension.COMPENSATION: "From the *letter*"},
    }
    assert now(at) == SAMPLE.replace(
        offers=[SAMPLE.offers[0], SAMPLE.offers[1].replace(**noted), SAMPLE.offers[2]]
    )
    cell = sent(at, "ratings")["rows"][3]["cells"][1]
    assert (cell["evidence"], cell["note"]) == ("written", "From the *letter*")


def test_a_role_rated() -> None:
    """The sliders of a role rate that role."""
    at = unfolded(visit(), "role 1 in 1, of 4 ratings")
    values = {f"role1 {d}": 2.5 for d in Dimension}
    settled(tell(at, "role 1 in 1, of 4 ratings", moved(values)))
    roles = [
        role.replace(ratings=Ratings.of([2.5] * 5)) if i == 1 else role
        for i, role in enumerate(SAMPLE.roles)
    ]
    assert now(at) == SAMPLE.replace(roles=roles)


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
    "a note": {"what": "note", "id": "role1 compensation", "note": "x", **NUMBERED},
}


@pytest.fixture(scope="module")
def besieged() -> Iterator[AppTest]:
    """One page for all hostile messages: none may leave a trace."""
    at = unfolded(visit(), "role 1 in 1, of 4 ratings")
    yield at
    assert at.button(key="undo").disabled
    assert [cell["locked"] for row in sent(at, "weight")["rows"] for cell in row["cells"]] == [
        False
    ] * 5


@pytest.mark.parametrize(
    ("panel", "message"),
    [
        *(
            pytest.param("weight", message, id=f"weights: {name}")
            for name, message in HOSTILE_MESSAGES.items()
        ),
        *(
            pytest.param("ratings", message, id=f"ratings: {name}")
            for name, message in HOSTILE_RATINGS.items()
        ),
        *(
            pytest.param("role 1 in 1, of 4 ratings", message, id=f"role: {name}")
            for name, message in HOSTILE_ROLE.items()
        ),
    ],
)
def test_a_hostile_message_is_dropped(besieged: AppTest, panel: str, message: Any) -> None:
    """Whatever a browser claims its sliders did, what they cannot do changes nothing and shows
    no one an exception.
    """
    settled(tell(besieged, panel, message))
    assert now(besieged) == SAMPLE


def test_a_dropped_report_is_answered_all_the_same() -> None:
    """A numbered report is answered even if it is dropped, lest the sliders wait for ever for
    what the page knows better.
    """
    at = visit()
    settled(tell(at, "weight", moved({**WELL, "compensation": -1}, report=7, gesture=3)))
    assert (sent(at, "weight")["answered"], sent(at, "weight")["gesture"]) == (7, 3)
    assert now(at) == SAMPLE


@pytest.mark.parametrize("done", [False, True])
# a parameter of the test
def test_weights_and_roles_are_rated_before_there_is_an_offer(done: bool) -> None:  # noqa: FBT001
    """Without an offer too, weights and the ratings of a role follow while they move and when
    they are let go.
    """
    at = visit(SAMPLE.replace(offers=[], compare=None))
    tell(at, "weight", moved(shares(50, 50, 0, 0, 0), done=done))
    settled(at)
    key(at, "role 3 {} organisation")
    panel = "role 3 in 2, of 4 ratings"
    tell(at, panel, moved({f"role3 {d}": 7 for d in Dimension}, done=done))
    settled(at)
    assert now(at).weights.shares()[Dimension.SOCIAL_IMPACT] == 0.5
    assert now(at).roles[3].ratings == Ratings.of([7] * 5)


def test_a_weight_taken_hold_of_is_foreseen() -> None:
    """For the places near by, the words of each are sent, once, and hold until more than weights
    is changed.
    """
    at = settled(tell(visit(), "weight", held("compensation", at=20)))
    told = sent(at, "weight")["foresight"]
    near = Results(SAMPLE).along(Dimension.COMPENSATION, range(20 - REACH, 21 + REACH))
    said = {
        int(percent): [told["texts"][place] for place in places]
        for percent, places in told["said"].items()
    }
    assert (told["of"], told["headline"]) == ("compensation", answer(at)[0])
    assert said == {
        percent: [*astuple(words_of.answer(found)), *tips(found).values()]
        for percent, found in near.items()
    }
    settled(tell(at, "weight", moved(shares(10, 10, 20, 30, 30), report=2)))
    later = sent(at, "weight")["foresight"]
    assert (later["of"], later["said"], later["basis"]) == ("", {}, told["basis"])
    settled(tell(at, "ratings", moved(rated((9,) * 5, (2,) * 5))))
    assert sent(at, "weight")["foresight"]["basis"] > told["basis"]


def test_what_is_held_must_be_there() -> None:
    """A browser that takes hold of what is no weight, or is nowhere, is told nothing and changes
    nothing.
    """
    at = visit()
    for report, message in enumerate(
        (held("pay", at=20), held("compensation", at=2000), held("compensation", at=-1)), 1
    ):
        settled(tell(at, "weight", message | {"report": report}))
        assert sent(at, "weight")["foresight"]["of"] == ""
    assert now(at) == SAMPLE
