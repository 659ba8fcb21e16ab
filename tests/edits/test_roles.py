"""Edits of roles change these alone: added, edited, ticked, made current, removed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from spikes import edits
from spikes.model import Decision, Dimension, Evidence, Ratings
from tests.edits.examples import (
    SAMPLE,
    decisions,
    few,
    names,
    place,
    places,
    role_for,
    with_roles,
    without,
)


@few
@given(decisions, st.data())
def test_an_added_role_comes_last_and_can_be_removed(
    decision: Decision, data: st.DataObject
) -> None:
    """A new role keeps every other role and offer; removing it again leaves all as it was."""
    role = role_for(data, decision, current=decision.current_role is None)
    edited = edits.add_roles(decision, [role]).decision
    assert edited.roles == (*decision.roles, role)
    assert without(edited, "roles") == without(decision, "roles")
    back = edits.remove_role(edited, len(decision.roles)).decision
    assert without(back) == without(decision)
    assert names(back) == names(decision)


@few
@given(with_roles, place, st.data())
def test_editing_a_role_changes_it_alone(
    decision: Decision, index: int, data: st.DataObject
) -> None:
    """An edited role keeps every other role and offer, and the offers side by side."""
    index %= len(decision.roles)
    free = decision.current_role is None or decision.roles[index].is_current
    role = role_for(data, decision, current=free)
    edited = edits.edit_role(decision, index, **dict(role)).decision
    assert edited.roles == (*decision.roles[:index], role, *decision.roles[index + 1 :])
    assert without(edited, "roles") == without(decision, "roles")
    if decision.compare:
        before, after = (
            [option if isinstance(option, int) else None for option in places(each)]
            for each in (decision, edited)
        )
        assert after == before


def test_ticks_rate_a_role_but_for_what_was_rated_by_hand() -> None:
    """A ticked one is 8, the others 4; none ticked is an answer; what was moved by hand stays."""
    social, _, _, pay, speed = Dimension
    empty = SAMPLE.replace(roles=[SAMPLE.roles[0].replace(ratings=Ratings.none_yet())])
    assert edits.ticked(empty.roles[0]) is None
    once = edits.tick(empty, 0, [social, pay]).decision
    assert once.roles[0].ratings.values() == (8, 4, 4, 8, 4)
    assert set(once.roles[0].evidence.values()) == {Evidence.TICKED}
    assert edits.ticked(once.roles[0]) == (social, pay)
    moved = edits.edit_role(once, 0, ratings=once.roles[0].ratings.replace(social_impact=9.5))
    again = edits.tick(moved.decision, 0, [speed]).decision.roles[0]
    assert again.ratings.values() == (9.5, 4, 4, 4, 8)
    assert social not in again.evidence  # seen
    none = edits.tick(empty, 0, []).decision.roles[0]
    assert none.ratings == Ratings.of([4] * 5)
    assert edits.ticked(none) == ()
    assert edits.tick(SAMPLE, 0, [speed]).decision.roles == SAMPLE.roles


def test_from_seven_on_it_was_ticked() -> None:
    """Ratings that rest on ticks may be any in a file; those by hand are not ticked, nor none."""
    social, chops, expertise, pay, _ = Dimension
    behind = dict.fromkeys((social, chops, expertise, pay), Evidence.TICKED)
    ratings = Ratings.of((7, 6.5, None, 10, 10))
    assert edits.ticked(SAMPLE.roles[0].replace(ratings=ratings, evidence=behind)) == (social, pay)
    nothing = SAMPLE.roles[0].replace(ratings=Ratings.none_yet(), evidence=behind)
    assert edits.ticked(nothing) is None


def test_one_of_the_roles_that_go_on_is_what_an_offer_would_replace() -> None:
    """Any role that goes on can be the current one, and the others then go on beside it."""
    board = SAMPLE.roles[3].replace(organisation="Board", beside=True)
    both = edits.add_roles(SAMPLE, [board]).decision
    swap = edits.make_current(both, 4)
    swapped = swap.decision
    assert swap.name == edits.WHICH_IS_CURRENT
    assert [role.beside for role in swapped.roles] == [False, False, False, True, False]
    assert swapped.current_role == board.replace(beside=False)
    ended = edits.edit_role(both, 4, end=SAMPLE.as_of)
    assert not ended.decision.roles[4].beside
    assert ended.name == "the last month of Board"
    with pytest.raises(ValueError, match=r"^choose a role without a last month$"):
        edits.make_current(both, 0)


def test_added_roles_take_the_current_ones_place_where_one_of_them_goes_on() -> None:
    """One that has ended leaves the current role as it is; without `instead` two are refused."""
    ended, goes_on = SAMPLE.roles[0], SAMPLE.roles[3].replace(organisation="Board")
    for instead in (False, True):
        added = edits.add_roles(SAMPLE, [ended], instead=instead).decision
        assert added.current_role == SAMPLE.current_role
    added = edits.add_roles(SAMPLE, [ended, goes_on], instead=True).decision
    assert [role.beside for role in added.roles] == [False] * 3 + [True] + [False] * 2
    assert added.current_role == goes_on
    with pytest.raises(ValidationError, match="Northfold and Board"):
        edits.add_roles(SAMPLE, [goes_on])


def test_the_second_of_four_roles_is_removed() -> None:
    """The first, third and fourth are left."""
    first, _, third, fourth = SAMPLE.roles
    left = edits.remove_role(SAMPLE, 1).decision
    assert left == SAMPLE.replace(roles=[first, third, fourth])


@few
@given(with_roles, place)
def test_a_role_that_is_removed_is_the_one_alone(decision: Decision, index: int) -> None:
    """All other roles stay, in their order."""
    index %= len(decision.roles)
    left = edits.remove_role(decision, index).decision.roles
    assert left == decision.roles[:index] + decision.roles[index + 1 :]
