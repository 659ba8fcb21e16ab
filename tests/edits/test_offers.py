"""Edits of offers change these alone, and what was side by side stays so."""

import pytest
from hypothesis import given

from spikes import edits
from spikes.model import Decision, Offer, Ratings, Weights
from spikes.model.names import KEEP_LOOKING, STAY, offer_names
from spikes.scoring import options, score
from tests import strategies
from tests.edits.examples import (
    FIVES,
    SAMPLE,
    decisions,
    few,
    names,
    pair,
    place,
    places,
    with_offers,
    without,
)


@few
@given(with_offers, place, strategies.offers())
def test_editing_an_offer_changes_it_alone(decision: Decision, index: int, offer: Offer) -> None:
    """Even if names change with it, the same two stay side by side."""
    index %= len(decision.offers)
    edited = edits.edit_offer(decision, index, **dict(offer)).decision
    assert edited.offers == (*decision.offers[:index], offer, *decision.offers[index + 1 :])
    assert without(edited, "offers") == without(decision, "offers")
    assert places(edited) == places(decision)


@few
@given(decisions, strategies.offers())
def test_an_added_offer_stands_side_by_side(decision: Decision, offer: Offer) -> None:
    """It comes last, beside an offer shown before, else Stay or Keep looking; it can be removed."""
    edited = edits.add_offer(decision, offer).decision
    assert edited.offers == (*decision.offers, offer)
    assert without(edited, "offers") == without(decision, "offers")
    kept, added = places(edited)
    assert added == len(decision.offers)
    shown = [option for option in places(decision) if isinstance(option, int)]
    assert kept == (shown[0] if shown else STAY if decision.current_role else KEEP_LOOKING)
    back = edits.remove_offer(edited, len(decision.offers)).decision
    assert without(back) == without(decision)


@few
@given(with_offers, place)
def test_a_duplicate_is_the_same_offer_once_more(decision: Decision, index: int) -> None:
    """A duplicate equals its original, comes last, stands beside it, and has a name of its own."""
    index %= len(decision.offers)
    edited = edits.duplicate_offer(decision, index).decision
    assert edited.offers == (*decision.offers, decision.offers[index])
    assert places(edited) == [index, len(decision.offers)]
    assert len(set(offer_names(edited.offers))) == len(edited.offers)


NEW = SAMPLE.offers[0].replace(organisation="New")


@pytest.mark.parametrize(
    ("decision", "kept"),
    [
        (SAMPLE.replace(compare=("Fernmoor Health", "CivicLine")), "Fernmoor Health"),
        (SAMPLE.replace(compare=(STAY, "CivicLine")), "CivicLine"),
        (SAMPLE.replace(offers=[], compare=None), STAY),
        (SAMPLE.replace(offers=[], roles=[], compare=None), KEEP_LOOKING),
    ],
)
def test_what_an_added_offer_stands_beside(decision: Decision, kept: str) -> None:
    """That is the first offer that was side by side, else the option that takes no offer."""
    assert edits.add_offer(decision, NEW).decision.compare == (kept, "New")


def test_a_copy_and_a_last_offer() -> None:
    """A copy stands beside its original; once one option is left, no two are side by side."""
    copied = edits.duplicate_offer(SAMPLE, 1).decision
    name = "Fernmoor Health: Group PM, care navigation"
    assert copied.compare == (f"{name} (1)", f"{name} (2)")
    last = SAMPLE.replace(offers=[NEW], compare=("New", STAY))
    assert edits.remove_offer(last, 0).decision == last.replace(offers=[], compare=None)


@few
@given(with_offers, place)
def test_another_option_takes_the_place_of_a_removed_one(decision: Decision, index: int) -> None:
    """The one that is left stays, and the best of the others takes the free place."""
    index %= len(decision.offers)
    edited = edits.remove_offer(decision, index).decision
    assert edited.offers == decision.offers[:index] + decision.offers[index + 1 :]
    assert without(edited, "offers") == without(decision, "offers")
    moved = [
        option - (option > index) if isinstance(option, int) else option
        for option in places(decision)
        if option != index
    ]
    assert places(edited)[: len(moved)] == moved
    assert len(names(edited)) == min(2, len(options(edited)))
    if len(moved) == 1 and len(options(edited)) > 1:
        rest = [shown.name for shown in score(edited).ranked() if shown.name != names(edited)[0]]
        assert names(edited)[1] == rest[0]


def test_one_of_three_duplicates_is_removed() -> None:
    """Two of one name are side by side and one is removed: the other stays, under the free name."""
    offers = [
        Offer(organisation="A", planned_months=months, ratings=FIVES) for months in (12, 24, 36)
    ]
    decision = Decision(offers=offers, weights=Weights.of([1] * 5), compare=("A (1)", "A (2)"))
    edited = edits.remove_offer(decision, 0).decision
    assert [option.months for option in pair(edited)] == [24, 36]
    assert names(edited) == ["A (1)", "A (2)"]


BEST = ["Fernmoor Health", "Hexbourne"]


@pytest.mark.parametrize(
    ("before", "compare", "after"),
    [
        ([], None, BEST),
        ([1], ("Fernmoor Health", STAY), BEST),
        ([0, 2], ("CivicLine", STAY), ["CivicLine", STAY]),
        ([0, 2], ("CivicLine", "Hexbourne"), ["CivicLine", "Hexbourne"]),
        ([0, 2], None, BEST),
    ],
)
def test_several_offers_are_put_beside_those_there(
    before: list[int], compare: tuple[str, str] | None, after: list[str]
) -> None:
    """Two offers or more keep who is side by side; where there were fewer, the best two are."""
    offers = [SAMPLE.offers[i] for i in before]
    decision = SAMPLE.replace(offers=offers, compare=compare)
    added = edits.add_offers(decision, [each for each in SAMPLE.offers if each not in offers])
    assert names(added.decision) == after


def test_an_offer_starts_from_a_kind_of_role() -> None:
    """What is unrated or as the kind before becomes as the kind; what was rated by hand stays."""
    ratings = Ratings.of((None, 3, 9, None, 7))
    offer = SAMPLE.offers[1].replace(ratings=ratings)
    decision = SAMPLE.replace(offers=[SAMPLE.offers[0], offer, SAMPLE.offers[2]])
    kind, before = Ratings.of((1, 2, 4, 5, None)), Ratings.of((7, 3, 3, 7, 7))
    started = edits.start_from(decision, 1, kind, before)
    expected = offer.replace(ratings=Ratings.of((1, 2, 9, 5, None)))
    assert started.decision.offers == (decision.offers[0], expected, decision.offers[2])
    assert started.name == "the ratings of Fernmoor Health"


@few
@given(with_offers, place)
def test_a_removed_offer_is_named(decision: Decision, index: int) -> None:
    """The edit says which is gone, as the offers are called beside one another."""
    index %= len(decision.offers)
    name = offer_names(decision.offers)[index]
    assert edits.remove_offer(decision, index).name == f"removing {name}"
