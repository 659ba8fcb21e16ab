"""Laws of the edits: what one edit says changes, and nothing else; what is side by side stays so
under its new name.
"""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from spikes import edits as changes
from spikes.files import decisions as files
from spikes.model import Decision, Offer, Ratings, Role, Status, Weights, domain
from spikes.model.names import KEEP_LOOKING, STAY, offer_names
from spikes.scoring import Option, compared, options, score
from tests import strategies

decisions = strategies.decisions()
with_offers = decisions.filter(lambda decision: len(decision.offers) > 0)
with_roles = decisions.filter(lambda decision: len(decision.roles) > 0)
place = st.integers(0, 5)
PROVIDER = domain.life_phases()["Provider"]
few = settings(max_examples=50)  # a whole decision takes time to make


def pair(decision: Decision) -> list[Option]:
    """The options side by side."""
    return [shown.option for shown in compared(decision, score(decision))]


def names(decision: Decision) -> list[str]:
    """The names of the options side by side."""
    return [option.name for option in pair(decision)]


def places(decision: Decision) -> list[int | str]:
    """The options side by side, offers by their place and all else by name, which no edit of an
    offer changes.
    """
    offers = list(offer_names(decision.offers))
    return [offers.index(name) if name in offers else name for name in names(decision)]


def offers_shown(decision: Decision) -> list[int | None]:
    """The options side by side, offers by their place; None is Stay or Keep looking."""
    return [option if isinstance(option, int) else None for option in places(decision)]


def without(decision: Decision, *fields: str) -> dict[str, object]:
    """All of a decision but some fields, and but what is side by side or named in the journal."""
    nameless = decision.replace(journal=decision.journal.replace(gut=None, chosen=None))
    return {
        name: getattr(nameless, name)
        for name in Decision.model_fields
        if name not in {*fields, "compare"}
    }


def other(decision: Decision, index: int) -> int:
    """A place among the offers."""
    return index % len(decision.offers)


@few
@given(decisions, strategies.weights)
def test_weighing_changes_weights_alone(decision: Decision, weights: Weights) -> None:
    """Other weights change nothing but the weights; the same two options stay side by side,
    whoever leads now.
    """
    edited = changes.set_weights(decision, weights)
    assert edited.weights == weights
    assert without(edited, "weights") == without(decision, "weights")
    assert names(edited) == names(decision)


@few
@given(decisions, place, strategies.ratings)
def test_rating_an_option_rates_it_alone(decision: Decision, index: int, ratings: Ratings) -> None:
    """Rating an option by its name rates that job and no other; the same two stay side by side."""
    rateable = [option for option in options(decision) if option.job]
    assume(rateable)
    number = index % len(rateable)
    option, job = rateable[number], rateable[number].job
    assert job
    edited = changes.rate(decision, option.name, ratings)
    assert [now.job for now in options(edited) if now.job][number] == job.replace(ratings=ratings)
    before, after = [*decision.roles, *decision.offers], [*edited.roles, *edited.offers]
    changed = [old for old, new in zip(before, after, strict=True) if old != new]
    assert changed == ([] if job.ratings == ratings else [job])
    assert without(edited, "roles", "offers") == without(decision, "roles", "offers")
    assert names(edited) == names(decision)


@few
@given(decisions)
def test_what_cannot_be_rated_is_refused(decision: Decision) -> None:
    """Keep looking is no job to rate, nor is an option that does not exist."""
    ratings = Ratings.of([5] * 5)
    for name in (KEEP_LOOKING, "no such option", *([] if decision.current_role else [STAY])):
        with pytest.raises(KeyError):
            changes.rate(decision, name, ratings)


@few
@given(decisions)
def test_every_offer_is_found_by_its_name(decision: Decision) -> None:
    """The name of each offer leads back to its place."""
    found = [changes.offer_index(decision, name) for name in offer_names(decision.offers)]
    assert found == list(range(len(decision.offers)))


@few
@given(with_offers, place, strategies.offers())
def test_editing_an_offer_changes_it_alone(decision: Decision, index: int, offer: Offer) -> None:
    """An edited offer, whatever its name is now and does to others' names, leaves the same two
    side by side.
    """
    index = other(decision, index)
    edited = changes.edit_offer(decision, index, offer)
    assert edited.offers == (*decision.offers[:index], offer, *decision.offers[index + 1 :])
    assert without(edited, "offers") == without(decision, "offers")
    assert places(edited) == places(decision)


@few
@given(decisions, strategies.offers())
def test_an_added_offer_stands_side_by_side(decision: Decision, offer: Offer) -> None:
    """A new offer comes last and is shown beside an offer shown before, or beside Stay or Keep
    looking where none was.
    """
    edited = changes.add_offer(decision, offer)
    assert edited.offers == (*decision.offers, offer)
    assert without(edited, "offers") == without(decision, "offers")
    kept, added = places(edited)
    assert added == len(decision.offers)
    shown = [option for option in places(decision) if isinstance(option, int)]
    assert kept == (shown[0] if shown else STAY if decision.current_role else KEEP_LOOKING)


@few
@given(with_offers, place)
def test_a_duplicate_is_the_same_offer_once_more(decision: Decision, index: int) -> None:
    """A duplicate equals its original, comes last, stands beside it, and has a name of its own."""
    index = other(decision, index)
    edited = changes.duplicate_offer(decision, index)
    assert edited.offers == (*decision.offers, decision.offers[index])
    assert places(edited) == [index, len(decision.offers)]
    assert len(set(offer_names(edited.offers))) == len(edited.offers)


@few
@given(decisions, strategies.offers())
def test_removing_undoes_adding(decision: Decision, offer: Offer) -> None:
    """Adding an offer and removing it again leaves all offers as they were."""
    there = changes.add_offer(decision, offer)
    back = changes.remove_offer(there, len(decision.offers))
    assert without(back) == without(decision)


@few
@given(with_offers, place)
def test_another_option_takes_the_place_of_a_removed_one(decision: Decision, index: int) -> None:
    """With an offer removed, whoever of the two remains stays, and the best of the others fills
    the place.
    """
    index = other(decision, index)
    edited = changes.remove_offer(decision, index)
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


@few
@given(decisions, st.data())
def test_an_added_role_comes_last_and_can_be_removed(
    decision: Decision, data: st.DataObject
) -> None:
    """A new role keeps every other role and offer; removing it again leaves all as it was."""
    as_of = decision.as_of.year * 12 + decision.as_of.month - 1
    role = data.draw(
        strategies.roles(as_of, current=decision.current_role is None and data.draw(st.booleans()))
    )
    edited = changes.add_role(decision, role)
    assert edited.roles == (*decision.roles, role)
    assert without(edited, "roles") == without(decision, "roles")
    back = changes.remove_role(edited, len(decision.roles))
    assert without(back) == without(decision)
    assert names(back) == names(decision)


@few
@given(with_roles, place, st.data())
def test_editing_a_role_changes_it_alone(
    decision: Decision, index: int, data: st.DataObject
) -> None:
    """An edited role keeps every other role and offer, and those side by side."""
    index %= len(decision.roles)
    as_of = decision.as_of.year * 12 + decision.as_of.month - 1
    free = decision.current_role is None or decision.roles[index].end is None
    role = data.draw(strategies.roles(as_of, current=free and data.draw(st.booleans())))
    edited = changes.edit_role(decision, index, role)
    assert edited.roles == (*decision.roles[:index], role, *decision.roles[index + 1 :])
    assert without(edited, "roles") == without(decision, "roles")
    if decision.compare:
        assert offers_shown(edited) == offers_shown(decision)


def test_one_of_three_duplicates_is_removed() -> None:
    """Of three offers of one name, one of the two side by side is removed: the other stays under
    the name that is free now.
    """
    offers = [
        Offer(organisation="A", planned_months=months, ratings=Ratings.of([5] * 5))
        for months in (12, 24, 36)
    ]
    decision = Decision(offers=offers, weights=Weights.of([1] * 5), compare=("A (1)", "A (2)"))
    edited = changes.remove_offer(decision, 0)
    assert [option.months for option in pair(edited)] == [24, 36]
    assert names(edited) == ["A (1)", "A (2)"]


@few
@given(with_offers, place, strategies.offers())
def test_what_is_named_exists(decision: Decision, index: int, offer: Offer) -> None:
    """After any edit, what the decision names side by side are options that it has, and two
    different ones.
    """
    for edited in (
        changes.edit_offer(decision, other(decision, index), offer),
        changes.add_offer(decision, offer),
        changes.remove_offer(decision, other(decision, index)),
        changes.remove_role(decision, 0) if decision.roles else decision,
        changes.set_weights(decision, Weights.of((1, 0, 0, 0, 0))),
    ):
        assert set(edited.compare or ()) <= set(score(edited).names())
        assert len(set(names(edited))) == min(2, len(options(edited)))


@few
@given(with_offers, place, st.booleans(), st.data())
def test_stay_becomes_keep_looking_and_back(
    decision: Decision,
    index: int,
    first: bool,  # noqa: FBT001
    data: st.DataObject,
) -> None:
    """Where the current role goes, Keep looking takes the place of Stay; where one comes, Stay
    takes its place again.
    """
    as_of = decision.as_of.year * 12 + decision.as_of.month - 1
    finished = tuple(role for role in decision.roles if role.end)
    current: Role = data.draw(strategies.roles(as_of, current=True))
    offer = offer_names(decision.offers)[other(decision, index)]

    def side_by_side(name: str) -> list[str]:
        return [name, offer] if first else [offer, name]

    held = decision.replace(roles=(*finished, current), compare=side_by_side(STAY))
    gone = changes.remove_role(held, len(finished))
    assert names(gone) == side_by_side(KEEP_LOOKING)
    assert names(
        changes.edit_role(held, len(finished), current.replace(end=decision.as_of))
    ) == side_by_side(KEEP_LOOKING)
    assert names(changes.add_role(gone, current)) == side_by_side(STAY)


@few
@given(with_offers)
def test_putting_side_by_side(decision: Decision) -> None:
    """Any two different options can be put side by side, in either order, and nothing else
    changes.
    """
    first, second = offer_names(decision.offers)[-1], score(decision).names()[0]
    for wanted in ([first, second], [second, first]):
        edited = changes.put_side_by_side(decision, *wanted)
        assert names(edited) == wanted
        assert without(edited) == without(decision)


def looked(gut: str | None = None) -> Decision:
    """The sample after its first look."""
    return changes.look(files.sample(), gut)


def counts(decision: Decision) -> tuple[int, int, int]:
    """How often weights, ratings and the leader have changed."""
    assert decision.journal.changes is not None
    return (
        decision.journal.changes.weights,
        decision.journal.changes.ratings,
        decision.journal.changes.leader,
    )


def test_the_first_look_keeps_the_gut_feeling_and_begins_to_count() -> None:
    """Before the first look nothing is counted; after it the gut feeling stands beside counts of
    0.
    """
    before = files.sample()
    assert changes.tallied(before, changes.set_weights(before, PROVIDER)) == changes.set_weights(
        before, PROVIDER
    )
    assert looked("Hexbourne").journal.gut == "Hexbourne"
    assert counts(looked(None)) == (0, 0, 0)


def test_changes_of_weights_ratings_and_leader_are_counted() -> None:
    """A change of weights, and one of ratings, is counted once each, and so is the leader where
    it changed.
    """
    before = looked()
    heavier = changes.tallied(before, changes.set_weights(before, PROVIDER))
    assert counts(heavier) == (
        1,
        0,
        1,
    )  # at Provider's weights Hexbourne leads, at the sample's own Fernmoor
    better = changes.tallied(
        heavier, changes.rate(heavier, "Fernmoor Health", Ratings.of([10] * 5))
    )
    assert counts(better) == (1, 1, 2)
    assert counts(
        changes.tallied(better, changes.rate(better, "Hexbourne", Ratings.of([1] * 5)))
    ) == (1, 2, 2)


def test_a_drag_there_and_back_counts_for_nothing() -> None:
    """Steps of one gesture are counted against what was there before it: back where it began,
    nothing has changed.
    """
    before = looked()
    there = changes.tallied(before, changes.set_weights(before, PROVIDER))
    assert changes.tallied(before, changes.set_weights(there, before.weights)) == before


def test_other_edits_are_not_counted() -> None:
    """A note, another offer, months to stay and another pair change neither weights nor ratings."""
    before = looked()
    for edited in (
        changes.add_offer(before, before.offers[0]),
        changes.remove_offer(before, 0),
        before.replace(goal="Another", stay_months=1),
        changes.put_side_by_side(before, "CivicLine", STAY),
    ):
        assert counts(changes.tallied(before, edited)) == (0, 0, 0)


@few
@given(decisions, decisions)
def test_counts_only_grow(before: Decision, after: Decision) -> None:
    """Whatever the edit, each count grows by one or stays, and nothing but the counts is
    touched.
    """
    tallied = changes.tallied(changes.look(before, None), after)
    assert all(count in {0, 1} for count in counts(tallied))
    assert tallied.replace(journal=after.journal) == after


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        (["A"], "accepted"),
        (["A", "B"], "accepted"),
        (["A", None], "proposed"),
        (["A", Status.PROPOSED, "B"], "proposed"),
        (["A", Status.SUPERSEDED, None], "superseded"),
        ([Status.ACCEPTED, "A"], "accepted"),
    ],
)
def test_a_choice_accepts_the_decision(steps: list[str | Status | None], status: str) -> None:
    """Who chooses an option has decided, who takes that back has not; a status set by hand
    otherwise stays.
    """
    decision = files.sample()
    for step in steps:
        if isinstance(step, Status):
            decision = decision.replace(journal=decision.journal.replace(status=step))
        else:
            decision = changes.choose(decision, step)
            assert decision.journal.chosen == step
    assert decision.journal.status == status


def test_the_journal_follows_a_renamed_option() -> None:
    """The gut feeling and the choice keep meaning the same option under its new name; a removed
    one keeps the name it had.
    """
    chosen = looked("Hexbourne")
    chosen = chosen.replace(journal=chosen.journal.replace(chosen="Stay"))
    renamed = changes.edit_offer(chosen, 0, chosen.offers[0].replace(organisation="Hexbourne Ltd"))
    assert (renamed.journal.gut, renamed.journal.chosen) == ("Hexbourne Ltd", "Stay")
    left = changes.edit_role(renamed, 3, renamed.roles[3].replace(end=date(2026, 10, 1)))
    assert (left.journal.gut, left.journal.chosen) == ("Hexbourne Ltd", "Keep looking")
    assert changes.remove_offer(left, 0).journal.gut == "Hexbourne Ltd"


@few
@given(decisions, st.lists(strategies.offers(), max_size=3))
def test_several_offers_are_added_at_once(decision: Decision, offers: list[Offer]) -> None:
    """Offers added together come last, in their order, and nothing else changes but what is side
    by side.
    """
    added = changes.add_offers(decision, offers)
    assert added.offers == (*decision.offers, *offers)
    assert without(added, "offers") == without(decision, "offers")
    assert len(pair(added)) == min(2, 1 + len(added.offers))


@few
@given(decisions, st.data())
def test_several_roles_are_added_at_once(decision: Decision, data: st.DataObject) -> None:
    """Roles added together come last, in their order, and those side by side stay so."""
    as_of = decision.as_of.year * 12 + decision.as_of.month - 1
    roles = data.draw(st.lists(strategies.roles(as_of), max_size=3))
    added = changes.add_roles(decision, roles)
    assert added.roles == (*decision.roles, *roles)
    assert without(added, "roles") == without(decision, "roles")
    assert names(added) == names(decision)
