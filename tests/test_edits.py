"""Laws of the edits: each changes one thing, what is side by side stays so, and it has a name."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from spikes import edits
from spikes.files import decisions as files
from spikes.model import (
    Decision,
    Dimension,
    Evidence,
    Market,
    Offer,
    Pay,
    Ratings,
    Role,
    Status,
    Weights,
    domain,
)
from spikes.model.names import KEEP_LOOKING, STAY, offer_names
from spikes.scoring import Option, compared, options, score
from tests import strategies

SAMPLE = files.sample()
FIVES = Ratings.of([5] * 5)
PROVIDER = domain.life_phases()["Provider"]

decisions = strategies.decisions()
with_offers = decisions.filter(lambda decision: len(decision.offers) > 0)
with_roles = decisions.filter(lambda decision: len(decision.roles) > 0)
place = st.integers(0, 5)
few = settings(max_examples=50)  # a whole decision takes time to make


def pair(decision: Decision) -> list[Option]:
    """Return the options side by side."""
    return [shown.option for shown in compared(decision, score(decision))]


def names(decision: Decision) -> list[str]:
    """Return the names of the options side by side."""
    return [option.name for option in pair(decision)]


def places(decision: Decision) -> list[int | str]:
    """Return the options side by side, offers by their place, which no other offer changes."""
    offers = list(offer_names(decision.offers))
    return [offers.index(name) if name in offers else name for name in names(decision)]


def without(decision: Decision, *fields: str) -> dict[str, object]:
    """Return a decision but for some fields, what is side by side, and names in the journal."""
    nameless = decision.replace(journal=decision.journal.replace(gut=None, chosen=None))
    left_out = {*fields, "compare"}
    return {name: value for name, value in nameless if name not in left_out}


def role_for(data: st.DataObject, decision: Decision, *, current: bool) -> Role:
    """Draw a role that fits a decision, and may be the current one."""
    as_of = decision.as_of.year * 12 + decision.as_of.month - 1
    return data.draw(strategies.roles(as_of, current=current and data.draw(st.booleans())))


@few
@given(decisions, strategies.weights)
def test_weighing_changes_weights_alone(decision: Decision, weights: Weights) -> None:
    """Other weights change nothing else; the same two stay side by side, whoever leads now."""
    edited = edits.set_weights(decision, weights).decision
    assert edited.weights == weights
    assert without(edited, "weights") == without(decision, "weights")
    assert names(edited) == names(decision)


@given(st.lists(st.integers(1, 5), min_size=5, max_size=5))
def test_weights_by_ranking_are_the_middle_of_the_settings_that_agree(ranks: list[int]) -> None:
    """They add up to 1, rank as asked, tied ones equal: the mean of that region's corners."""
    ranking = dict(zip(Dimension, ranks, strict=True))
    found = edits.weigh_by_ranking(SAMPLE, ranking).decision.weights.values()
    assert sum(found) == pytest.approx(1)
    corners = np.array([[1 / k] * k + [0] * (5 - k) for k in range(1, 6)]).mean(axis=0)
    at = {rank: [i for i, r in enumerate(sorted(ranks)) if r == rank] for rank in ranks}
    assert found == pytest.approx([np.mean(corners[at[rank]]) for rank in ranks])
    assert len(set(found)) == len(set(ranks))


def test_weights_by_ranking_of_five() -> None:
    """The published weights of five; ties counted as 1, 2, 2, 3 or as 1, 2, 2, 4 are the same."""
    untied, dense, standard = (
        edits.weigh_by_ranking(SAMPLE, dict(zip(Dimension, ranks, strict=True))).decision.weights
        for ranks in ((5, 4, 3, 2, 1), (1, 2, 2, 3, 4), (1, 2, 2, 4, 5))
    )
    assert untied.values() == pytest.approx((0.04, 0.09, 0.1567, 0.2567, 0.4567), abs=5e-5)
    assert dense == standard
    with pytest.raises(KeyError):
        edits.weigh_by_ranking(SAMPLE, {Dimension.COMPENSATION: 1})


@few
@given(decisions, place, strategies.ratings)
def test_rating_an_option_rates_it_alone(decision: Decision, index: int, ratings: Ratings) -> None:
    """Rating an option by its name rates that job and no other; the same two stay side by side."""
    rateable = [option for option in options(decision) if option.job]
    assume(rateable)
    number = index % len(rateable)
    option, job = rateable[number], rateable[number].job
    assert job
    edited = edits.edit_option(decision, option.name, ratings=ratings).decision
    after = [now.job for now in options(edited) if now.job][number]
    first = {d for d in job.ratings.unrated if ratings[d] is not None}
    moved = {d for d in Dimension if job.ratings[d] != ratings[d]}
    kept = {
        d: behind
        for d, behind in job.evidence.items()
        if d not in first and not (d in moved and behind is Evidence.TICKED)
    }
    by_hand = isinstance(job, Offer) and Dimension.COMPENSATION in moved
    no_longer = {"from_pay": False} if by_hand else {}
    assert after == job.replace(ratings=ratings, evidence=kept, **no_longer)
    jobs = zip([*decision.roles, *decision.offers], [*edited.roles, *edited.offers], strict=True)
    assert [old for old, new in jobs if old != new] == ([] if job.ratings == ratings else [job])
    assert without(edited, "roles", "offers") == without(decision, "roles", "offers")
    assert names(edited) == names(decision)


@few
@given(decisions)
def test_offers_are_found_by_their_names(decision: Decision) -> None:
    """Each name leads back to its offer; Keep looking, or what is not there, cannot be rated."""
    offers = offer_names(decision.offers)
    assert [edits.offer_index(decision, name) for name in offers] == list(range(len(offers)))
    for name in (KEEP_LOOKING, "no such option", *([] if decision.current_role else [STAY])):
        with pytest.raises(KeyError):
            edits.edit_option(decision, name, ratings=FIVES)


@few
@given(with_offers, place, strategies.offers())
def test_editing_an_offer_changes_it_alone(decision: Decision, index: int, offer: Offer) -> None:
    """Whatever its name is now and does to others' names, the same two stay side by side."""
    index %= len(decision.offers)
    edited = edits.edit_offer(decision, index, **dict(offer)).decision
    assert edited.offers == (*decision.offers[:index], offer, *decision.offers[index + 1 :])
    assert without(edited, "offers") == without(decision, "offers")
    assert places(edited) == places(decision)


@few
@given(decisions, strategies.offers())
def test_an_added_offer_stands_side_by_side(decision: Decision, offer: Offer) -> None:
    """It comes last, beside an offer shown before, else Stay or Keep looking, and can go."""
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


@few
@given(with_offers, place)
def test_another_option_takes_the_place_of_a_removed_one(decision: Decision, index: int) -> None:
    """Whoever of the two remains stays, and the best of the others fills the place."""
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
    """Of two of one name side by side one is removed: the other stays, under the free name."""
    offers = [
        Offer(organisation="A", planned_months=months, ratings=FIVES) for months in (12, 24, 36)
    ]
    decision = Decision(offers=offers, weights=Weights.of([1] * 5), compare=("A (1)", "A (2)"))
    edited = edits.remove_offer(decision, 0).decision
    assert [option.months for option in pair(edited)] == [24, 36]
    assert names(edited) == ["A (1)", "A (2)"]


@few
@given(decisions, st.data())
def test_an_added_role_comes_last_and_can_be_removed(
    decision: Decision, data: st.DataObject
) -> None:
    """A new role keeps every other role and offer; removing it again leaves all as it was."""
    role = role_for(data, decision, current=decision.current_role is None)
    edited = edits.add_role(decision, role).decision
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


@few
@given(with_offers, place, st.booleans(), st.data())
def test_stay_becomes_keep_looking_and_back(
    decision: Decision,
    index: int,
    first: bool,  # noqa: FBT001
    data: st.DataObject,
) -> None:
    """Where the current role goes, Keep looking takes the place of Stay, and the other way."""
    as_of = decision.as_of.year * 12 + decision.as_of.month - 1
    finished = tuple(role for role in decision.roles if role.end)
    current: Role = data.draw(strategies.roles(as_of, current=True))
    offer = offer_names(decision.offers)[index % len(decision.offers)]

    def side_by_side(name: str) -> list[str]:
        return [name, offer] if first else [offer, name]

    held = decision.replace(roles=(*finished, current), compare=side_by_side(STAY))
    gone = edits.remove_role(held, len(finished)).decision
    assert names(gone) == side_by_side(KEEP_LOOKING)
    ended = edits.edit_role(held, len(finished), end=decision.as_of).decision
    assert names(ended) == side_by_side(KEEP_LOOKING)
    assert names(edits.add_role(gone, current).decision) == side_by_side(STAY)


@few
@given(with_offers, place, strategies.offers())
def test_what_is_named_exists(decision: Decision, index: int, offer: Offer) -> None:
    """After any edit, what the decision names side by side are two different options it has."""
    index %= len(decision.offers)
    for edit in (
        edits.edit_offer(decision, index, **dict(offer)),
        edits.add_offer(decision, offer),
        edits.remove_offer(decision, index),
        edits.remove_role(decision, 0) if decision.roles else edits.add_offers(decision, []),
        edits.set_weights(decision, Weights.of((1, 0, 0, 0, 0))),
    ):
        assert set(edit.decision.compare or ()) <= set(score(edit.decision).names())
        assert len(set(names(edit.decision))) == min(2, len(options(edit.decision)))


@few
@given(with_offers)
def test_putting_side_by_side(decision: Decision) -> None:
    """Any two options can be put side by side, in either order, and nothing else changes."""
    first, second = offer_names(decision.offers)[-1], score(decision).names()[0]
    for wanted in ([first, second], [second, first]):
        edited = edits.put_side_by_side(decision, *wanted).decision
        assert names(edited) == wanted
        assert without(edited) == without(decision)


@few
@given(decisions, st.lists(strategies.offers(), max_size=3), st.data())
def test_several_are_added_at_once(
    decision: Decision, offers: list[Offer], data: st.DataObject
) -> None:
    """Offers, or roles, come last, in their order; nothing else changes but what is compared."""
    added = edits.add_offers(decision, offers).decision
    assert added.offers == (*decision.offers, *offers)
    assert without(added, "offers") == without(decision, "offers")
    assert len(pair(added)) == min(2, 1 + len(added.offers))
    roles = [role_for(data, decision, current=False) for _ in range(len(offers))]
    added = edits.add_roles(decision, roles).decision
    assert added.roles == (*decision.roles, *roles)
    assert without(added, "roles") == without(decision, "roles")
    assert names(added) == names(decision)


@few
@given(decisions, st.booleans())
def test_at_the_first_look_the_two_best_are_compared(
    decision: Decision,
    pinned: bool,  # noqa: FBT001 (drawn)
) -> None:
    """Of more than two offers they are the best two options; of fewer the same two stay."""
    if pinned and len(every := score(decision).ranked()) > 1:
        decision = decision.replace(compare=tuple(option.name for option in every[-2:]))
    looked = edits.look(decision, None).decision
    best = [option.name for option in score(decision).ranked()[:2]]
    assert names(looked) == (best if len(decision.offers) > 2 else names(decision))
    assert without(looked, "journal") == without(decision, "journal")


LOOKED = edits.look(SAMPLE, "Hexbourne").decision


def counts(decision: Decision) -> tuple[int, int, int]:
    """Return how often weights, ratings and the leader have changed."""
    found = decision.journal.changes
    assert found is not None
    return found.weights, found.ratings, found.leader


def test_changes_of_weights_ratings_and_leader_are_counted() -> None:
    """Each counts once, from the first look on, and so does another leader."""
    weighed = edits.set_weights(SAMPLE, PROVIDER).decision
    assert edits.tallied(SAMPLE, weighed) == weighed
    assert (LOOKED.journal.gut, counts(LOOKED)) == ("Hexbourne", (0, 0, 0))
    # At Provider's weights Hexbourne leads, at the sample's own Fernmoor.
    weighed = edits.tallied(LOOKED, edits.set_weights(LOOKED, PROVIDER).decision)
    better = edits.edit_option(weighed, "Fernmoor Health", ratings=Ratings.of([10] * 5)).decision
    better = edits.tallied(weighed, better)
    worse = edits.tallied(
        better, edits.edit_option(better, "Hexbourne", ratings=Ratings.of([1] * 5)).decision
    )
    assert [counts(weighed), counts(better), counts(worse)] == [(1, 0, 1), (1, 1, 2), (1, 2, 2)]


def test_what_changes_neither_is_not_counted() -> None:
    """A drag there and back, an offer more or less, another pair: neither weights nor ratings."""
    there = edits.tallied(LOOKED, edits.set_weights(LOOKED, PROVIDER).decision)
    back = edits.tallied(LOOKED, edits.set_weights(there, LOOKED.weights).decision)
    assert back == LOOKED.replace(compare=back.compare)
    for edit in (
        edits.add_offer(LOOKED, LOOKED.offers[0]),
        edits.remove_offer(LOOKED, 0),
        edits.enter(LOOKED, "stay_months", 1),
        edits.put_side_by_side(LOOKED, "CivicLine", STAY),
    ):
        assert counts(edits.tallied(LOOKED, edit.decision)) == (0, 0, 0)


@few
@given(decisions, decisions)
def test_counts_only_grow(before: Decision, after: Decision) -> None:
    """Each count grows by one or stays, and nothing but the counts is touched."""
    tallied = edits.tallied(edits.look(before, None).decision, after)
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
    """Who chooses has decided, who takes that back has not; a status set by hand stays."""
    decision = SAMPLE
    for step in steps:
        entry = "status" if isinstance(step, Status) else "chosen"
        decision = edits.write(decision, entry, step).decision
        assert getattr(decision.journal, entry) == step
    assert decision.journal.status == status


def test_the_journal_follows_a_renamed_option() -> None:
    """Gut and choice keep meaning the same option; a removed one keeps the name it had."""
    chosen = edits.write(LOOKED, "chosen", "Stay").decision
    renamed = edits.edit_offer(chosen, 0, organisation="Hexbourne Ltd").decision
    assert (renamed.journal.gut, renamed.journal.chosen) == ("Hexbourne Ltd", "Stay")
    left = edits.edit_role(renamed, 3, end=date(2026, 10, 1)).decision
    assert (left.journal.gut, left.journal.chosen) == ("Hexbourne Ltd", "Keep looking")
    assert edits.remove_offer(left, 0).decision.journal.gut == "Hexbourne Ltd"


def test_a_first_rating_rests_on_the_usual_evidence() -> None:
    """What was noted before there was a rating goes; what is rated already keeps its evidence."""
    behind = dict.fromkeys(Dimension, Evidence.WRITTEN)
    some = Ratings.of((None, 5, 5, 5, 5))
    jobs: list[Any] = [SAMPLE.offers[0], SAMPLE.roles[0]]
    for job in jobs:
        noted = job.replace(ratings=some, evidence=behind)
        rated = edits._changed(noted, {"ratings": some.replace(social_impact=4)})
        assert rated.evidence == {d: behind[d] for d in [*Dimension][1:]}
        assert edits._changed(noted, {"title": "Lead"}).evidence == behind
        assert edits._changed(noted, {"ratings": Ratings.none_yet()}).evidence == behind


def test_ticks_rate_a_role_but_for_what_was_rated_by_hand() -> None:
    """Ticked is 8 and the others 4, none ticked is an answer, and what was moved by hand stays."""
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


def test_one_of_the_roles_that_go_on_is_what_an_offer_would_replace() -> None:
    """Any role that goes on can be made that one, and the others then go on beside it."""
    board = SAMPLE.roles[3].replace(organisation="Board", beside=True)
    both = edits.add_role(SAMPLE, board).decision
    swapped = edits.make_current(both, 4).decision
    assert [role.beside for role in swapped.roles] == [False, False, False, True, False]
    assert swapped.current_role == board.replace(beside=False)
    ended = edits.edit_role(both, 4, end=SAMPLE.as_of)
    assert not ended.decision.roles[4].beside
    assert ended.name == "the last month of Board"
    with pytest.raises(ValueError, match="without a last month"):
        edits.make_current(both, 0)


NEW, RATED = SAMPLE.roles[1].replace(organisation="New"), SAMPLE.offers[0].ratings
NAMED = {
    "the weights": edits.set_weights(SAMPLE, PROVIDER),
    "the compensation rating of Hexbourne": edits.edit_option(
        SAMPLE, "Hexbourne", ratings=RATED.replace(compensation=1)
    ),
    "the ratings of Hexbourne": edits.edit_option(SAMPLE, "Hexbourne", ratings=Ratings.of([0] * 5)),
    "the ratings of Northfold": edits.edit_option(SAMPLE, STAY, ratings=Ratings.of([0] * 5)),
    "the title of Hexbourne": edits.edit_offer(SAMPLE, 0, title="Lead"),
    "the planned months of Hexbourne": edits.edit_offer(SAMPLE, 0, planned_months=7),
    "the day to reply by of Hexbourne": edits.edit_offer(SAMPLE, 0, reply_by=date(2027, 1, 1)),
    "2 entries of Hexbourne": edits.edit_offer(SAMPLE, 0, title="Lead", reason="Pay"),
    "the first month of Paywren": edits.edit_role(SAMPLE, 1, start=date(2018, 10, 1)),
    "the spikes of Paywren": edits.tick(
        edits.edit_role(SAMPLE, 1, ratings=Ratings.none_yet()).decision, 1, []
    ),
    "which role an offer would replace": edits.edit_role(SAMPLE, 3, beside=True),
    "removing Paywren": edits.remove_role(SAMPLE, 1),
    "removing Hexbourne": edits.remove_offer(SAMPLE, 0),
    "adding New": edits.add_role(SAMPLE, NEW),
    "adding 2 roles": edits.add_roles(SAMPLE, [NEW, NEW]),
    "adding Hexbourne: Principal PM, merchant payments (2)": edits.duplicate_offer(SAMPLE, 0),
    "which two stand side by side": edits.put_side_by_side(SAMPLE, "Stay", "CivicLine"),
    "the goal": edits.enter(SAMPLE, "goal", "Else"),
    "the months to stay": edits.enter(SAMPLE, "stay_months", 1),
    "the decision in the journal": edits.write(SAMPLE, "chosen", "Hexbourne"),
    "the reasons in the journal": edits.write(SAMPLE, "reasons", "Pay"),
    "the review in the journal": edits.write(SAMPLE, "review.lesson", "Ask"),
    "what would let me come back in the journal": edits.write(SAMPLE, "come_back", "A call"),
    "the answer of your gut": edits.look(SAMPLE, "Stay"),
}


@pytest.mark.parametrize("name", NAMED)
def test_an_edit_is_named_by_what_it_did(name: str) -> None:
    """One job by its name, several by their number; whoever undoes it is told by that name."""
    assert NAMED[name].name == name
    assert NAMED[name].decision != SAMPLE


def met(decision: Decision) -> list[dict[str, bool]]:
    """Return which must-haves each offer is known to meet or to miss."""
    return [offer.meets for offer in decision.offers]


def test_a_must_have_takes_its_answers_along() -> None:
    """Put in other words, it keeps them; without a word, both are gone, and the others stay."""
    known = SAMPLE
    for text in ("Remote", "Home by six"):
        known = edits.add_must_have(known, text).decision
        known = edits.answer_must_have(known, 0, text, met=False).decision
    assert met(known) == [{"Remote": False, "Home by six": False}, {}, {}]
    reworded = edits.reword_must_have(known, 0, " From home ")
    assert reworded.decision.must_haves == ("From home", "Home by six")
    assert met(reworded.decision)[0] == {"From home": False, "Home by six": False}
    removed = edits.reword_must_have(known, 0, " ")
    assert removed.decision.must_haves == ("Home by six",)
    assert met(removed.decision) == [{"Home by six": False}, {}, {}]
    unknown = edits.answer_must_have(known, 0, "Remote", met=None)
    assert met(unknown.decision)[0] == {"Home by six": False}
    assert [edit.name for edit in (reworded, removed, unknown)] == [
        "rewording the must-have “Remote”",
        "removing the must-have “Remote”",
        "the must-haves of Hexbourne",
    ]


def test_offers_added_leave_another_decisions_must_haves_behind() -> None:
    """What is no must-have here would be an error; what is one here is kept."""
    here = edits.add_must_have(SAMPLE, "Remote")
    there = SAMPLE.offers[0].replace(meets={"Remote": True, "A pool": True})
    added = edits.add_offers(here.decision, [there])
    assert met(added.decision)[-1] == {"Remote": True}
    assert here.name == "adding the must-have “Remote”"


def test_the_next_phase_is_chosen_and_unset() -> None:
    """It changes no weight."""
    chosen = edits.choose_next_phase(SAMPLE, "Provider")
    assert chosen.decision == SAMPLE.replace(next_phase="Provider")
    assert chosen.name == "the next phase of life"
    assert edits.choose_next_phase(chosen.decision, None).decision == SAMPLE


USD = Pay(currency="USD", base=180_000, bonus=0.1)
EUR = Pay(currency="EUR", base=90_000)
US, EU = (
    Market(currency=currency, p25=p25, p75=p75)
    for currency, p25, p75 in (("USD", 150_000, 190_000), ("EUR", 70_000, 95_000))
)


def test_pay_and_its_market_are_set_together() -> None:
    """An option's pay and market change at once, its currency too, and undo names them."""
    paid = edits.set_pay(SAMPLE, "Hexbourne", USD, US)
    assert (paid.decision.offers[0].pay, paid.decision.market) == (USD, US)
    assert paid.name == "the pay of Hexbourne"
    moved = edits.set_pay(paid.decision, "Hexbourne", EUR, EU).decision
    assert (moved.offers[0].pay, moved.market) == (EUR, EU)
    assert edits.set_pay(moved, "Hexbourne", None, None).decision.offers == SAMPLE.offers


def test_an_option_has_a_market_of_its_own() -> None:
    """A market of one's own leaves the shared one as it is, and one in its currency is needed."""
    paid = edits.set_pay(SAMPLE, "Hexbourne", USD, US).decision
    lower = US.replace(p25=100_000)
    both = edits.set_pay(paid, STAY, USD, lower, own=True).decision
    assert both.current_role
    assert (both.current_role.pay, both.current_role.market, both.market) == (USD, lower, US)
    with pytest.raises(ValidationError, match="Northfold pays in USD"):
        edits.set_pay(paid, STAY, USD, EU, own=True)


@pytest.mark.parametrize(("market", "own"), [(None, False), (EU, False), (EU, True)])
def test_pay_in_another_currency(market: Market | None, *, own: bool) -> None:
    """A second currency is no error: whoever the shared market served keeps it as its own."""
    paid = edits.set_pay(SAMPLE, "Hexbourne", USD, US).decision
    both = edits.set_pay(paid, "CivicLine", EUR, market, own=own).decision
    hexbourne, civicline = both.offers[0], both.offers[2]
    assert (hexbourne.pay, both.market_for(hexbourne)) == (USD, US)
    assert (civicline.pay, both.market_for(civicline)) == (EUR, market)


def test_a_rating_is_taken_from_pay_until_it_is_moved() -> None:
    """Taken from pay it is marked as such, in writing if that is said; moved by hand no longer."""
    paid = edits.set_pay(SAMPLE, "Hexbourne", USD, US).decision
    taken = edits.take_rating_from_pay(paid, "Hexbourne", 6, in_writing=True)
    offer = taken.decision.offers[0]
    assert (offer.ratings.compensation, offer.from_pay) == (6, True)
    assert offer.evidence[Dimension.COMPENSATION] is Evidence.WRITTEN
    assert taken.name == "the compensation rating of Hexbourne"
    moved = edits.edit_offer(taken.decision, 0, ratings=offer.ratings.replace(compensation=7))
    assert not moved.decision.offers[0].from_pay
    assert moved.name == "the compensation rating of Hexbourne"
    kept = edits.edit_offer(taken.decision, 0, ratings=offer.ratings.replace(social_impact=7))
    assert kept.decision.offers[0].from_pay
    told = edits.take_rating_from_pay(paid, "Hexbourne", 6, in_writing=False).decision.offers[0]
    assert told.evidence == SAMPLE.offers[0].evidence
    with pytest.raises(KeyError):
        edits.take_rating_from_pay(files.blank(), KEEP_LOOKING, 6, in_writing=False)


def test_a_role_that_ends_loses_its_pay() -> None:
    """What was still to come is not, once the current role ends or goes on beside another."""
    paid = edits.set_pay(SAMPLE, STAY, USD, US, own=True).decision
    last = len(paid.roles) - 1
    new = Role(organisation="Next", start="2026-01", ratings=FIVES)
    ended = edits.edit_role(paid, last, end=SAMPLE.as_of)
    assert ended.name == "the last month of Northfold"
    beside = edits.edit_role(paid, last, beside=True)
    assert beside.name == edits.WHICH_IS_CURRENT
    for edited in (ended, beside, edits.add_roles(paid, [new], instead=True)):
        assert [role.pay for role in edited.decision.roles] == [None] * len(edited.decision.roles)
    both = paid.replace(roles=[*paid.roles, new.replace(beside=True)])
    other = edits.make_current(both, len(both.roles) - 1).decision
    assert [role.pay for role in other.roles] == [None] * len(other.roles)


@given(strategies.decisions().filter(lambda decision: decision.roles), place)
def test_a_role_that_is_removed_is_the_one_alone(decision: Decision, index: int) -> None:
    """All other roles stay, in their order."""
    index %= len(decision.roles)
    left = edits.remove_role(decision, index).decision.roles
    assert left == decision.roles[:index] + decision.roles[index + 1 :]


@given(with_offers, place)
def test_a_removed_offer_is_named(decision: Decision, index: int) -> None:
    """The edit says which is gone, as the offers are called beside one another."""
    index %= len(decision.offers)
    name = offer_names(decision.offers)[index]
    assert edits.remove_offer(decision, index).name == f"removing {name}"
