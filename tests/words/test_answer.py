"""The answer claims no more than its numbers."""

from dataclasses import astuple

import pytest
from hypothesis import given, settings

from spikes.analysis.results import CLOSE, UNCERTAIN, Results
from spikes.files.decisions import sample
from spikes.model import Decision, Dimension, Evidence, Ratings
from spikes.words import answer
from spikes.words.phrases import percent
from tests.strategies import decisions
from tests.words.test_approved import offered, with_first

FIVE = (5, 5, 5, 5, 5)


@given(decisions())
@settings(max_examples=60, deadline=None)
def test_a_tie_has_no_winner(decision: Decision) -> None:
    """Where two are level, the answer names neither as ahead; else it begins with the leader."""
    results = Results(decision)
    found, said = results.comparison, answer.answer(results)
    if found is None:
        assert astuple(said)[1:] == ("", "")
    elif found.leader is None:
        assert f"tie: {found.first.name} " in said.headline
        assert (answer.through(results), answer.runner_up_needs(results)) == ("", "")
    else:
        assert said.headline.rpartition("Of these two, ")[2].startswith(f"{found.leader} ")


@pytest.mark.parametrize(
    ("second", "role", "ending"),
    [
        ((5, 5, 5, 5, 4), 4, "ahead of B at any weights."),
        ((5, 5, 5, 5, 4), 5, "ahead of B at any weights, as far as rated."),
        (FIVE, 4, "ahead of B at any weights, as far as rated."),
        ((9, 5, 5, 5, 5), 4, "level with or ahead of B at any weights."),
    ],
)
def test_no_lead_is_firm_on_what_was_never_rated(
    second: tuple[float, ...], role: float, ending: str
) -> None:
    """Where an offer or a role stands at 5 throughout, a firm lead is so as far as rated."""
    held = sample().roles[0].replace(ratings=Ratings.of([role] * 5))
    decision = offered((9,) * 5, second).replace(roles=(held,), as_of=sample().as_of)
    assert answer.headline(Results(decision)).endswith(f": {ending}")


@given(decisions())
@settings(max_examples=60, deadline=None)
def test_only_what_moves_the_total_is_named(decision: Decision) -> None:
    """Each of two is ahead where its weighted coverage is half a point larger or more."""
    results = Results(decision)
    found, said = results.comparison, answer.through(results)
    if found is None or found.leader is None:
        return
    for d, share in decision.weights.shares().items():
        moved = share * (found.ahead.coverage[d] - found.behind.coverage[d])
        costs = share * (results.scores.today[d] - found.ahead.coverage[d])
        named = max(abs(moved), costs) >= answer.NOTABLE
        assert named or d.label.lower() not in said


@pytest.mark.parametrize("compensation", [9, 9.5, 10])
def test_too_little_is_called_so_where_the_chance_would_bear_it(compensation: float) -> None:
    """Under half a point is close whatever the chance, and that is said; of more it is not."""
    results = Results(
        with_first(ratings=sample().offers[0].ratings.replace(compensation=compensation))
    )
    found = results.comparison
    assert found
    too_little = answer.how_sure(results).endswith("%, but the gap is too small to rely on.")
    assert too_little == (found.chance >= UNCERTAIN and found.gap < CLOSE) == (compensation == 9)


def test_a_chance_is_neither_certain_nor_against_the_leader() -> None:
    """What every draw says is over 99 %; a leader that ratings speak against is no favourite."""
    sure = Results(offered((10,) * 5, (0,) * 5))
    assert sure.comparison
    assert sure.comparison.chance == 1
    assert answer.how_sure(sure).endswith("leads B is over 99\N{NO-BREAK SPACE}%.")
    unsure = Results(offered((10, 10, 0, 0, 0), (0, 0, 8.1, 8.1, 8)))
    assert unsure.comparison
    assert unsure.comparison.chance < 0.5
    assert "A leads, but the uncertainty favours B (" in answer.how_sure(unsure)


@pytest.mark.parametrize("seen", [(), (Dimension.COMPENSATION,), tuple(Dimension)])
def test_what_is_seen_for_oneself_is_not_supposed_to_be_otherwise(
    seen: tuple[Dimension, ...],
) -> None:
    """What would bring the runner-up level is a rating that could still prove to be another."""
    results = Results(with_first(evidence=dict.fromkeys(seen, Evidence.SEEN)))
    said = answer.runner_up_needs(results)
    assert (f"{Dimension.COMPENSATION.label.lower()} at" in said) == (seen == ())
    assert bool(said) == (set(seen) != set(Dimension))


@given(decisions())
@settings(max_examples=150, deadline=None)
def test_the_reason_why_the_better_job_adds_less_is_so(decision: Decision) -> None:
    """The rating said to be higher is higher, and the coverage said is today's."""
    results = Results(decision)
    found, said = results.comparison, answer.fit_and_gain(results)
    if found is None or not said:
        return
    leader, other = found.ahead.option.job, found.behind.option.job
    assert leader
    assert other  # Keep looking, which is no job, has no fit
    for d in Dimension:
        if f"of {d.label.lower()} already" in said:
            assert other.ratings[d] > leader.ratings[d]
            assert percent(results.scores.today[d]) in said
        if f"of {d.label.lower()} is still open" in said:
            assert leader.ratings[d] > other.ratings[d]
            assert percent(1 - results.scores.today[d]) in said


def test_what_both_offer_alike_is_no_reason() -> None:
    """The higher rating that counts for less is the reason, not the need that is covered most."""
    ratings = (Ratings.of((9, 2, 9, 8, 2)), Ratings.of((9, 6, 9, 3, 7)))
    pairs = zip(sample().offers, ratings, strict=False)
    offers = [offer.replace(ratings=rated, evidence={}) for offer, rated in pairs]
    said = answer.fit_and_gain(Results(sample().replace(offers=offers, compare=None)))
    assert "of advancement speed already, where Fernmoor Health is rated higher" in said
