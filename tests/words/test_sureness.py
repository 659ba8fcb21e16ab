"""What other weights and ratings would change is true when tried."""

import re
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings

from spikes.analysis.results import Results, Tip
from spikes.analysis.weights import with_share
from spikes.files.decisions import sample
from spikes.model import Decision, Dimension, Offer, Weights, presets
from spikes.scoring import score
from spikes.words import sureness
from spikes.words.phrases import percent
from tests.strategies import decisions
from tests.words.test_approved import offered, with_first

SAMPLE = sample()


def with_parts(**parts: Any) -> Results:
    """Return the sample's results, where some parts are others."""
    results = Results(SAMPLE)
    results.__dict__.update(parts)
    return results


@given(decisions())
@settings(max_examples=60, deadline=None)
def test_every_tip_is_true_when_tried(decision: Decision) -> None:
    """At the percentage that a tip names, the option it names leads, or ties."""
    results = Results(decision)
    for d, said in sureness.tips(results).items():
        for tip in filter(None, results.tips[d]):
            weights = with_share(decision.weights, d, tip.percent / 100)
            tried = score(decision.replace(weights=weights))
            best = max(option.total for option in tried.options)
            assert tried[tip.leader].total == pytest.approx(best, abs=1e-8)
            assert (f"{tip.percent} %" in said) == (not tip.ties or tip.percent < 100)


@pytest.mark.parametrize(
    ("tips", "said"),
    [
        ((None, None), sureness.NEVER),
        ((None, Tip(0.2, 20, "A", ties=False)), "from 20 %: A"),
        (
            (Tip(0.2, 20, "A", ties=True), Tip(0.4, 40, "B", ties=False)),
            "at 20 %: A ties · from 40 %: B",
        ),
        ((None, Tip(1, 100, "A", ties=True)), sureness.NEVER),
    ],
)
def test_a_tip_names_who_leads_or_ties(tips: tuple[Tip | None, Tip | None], said: str) -> None:
    """A tie with all the weight on one dimension is nobody's, and no other tip is left out."""
    results = with_parts(tips=dict.fromkeys(Dimension, tips))
    assert set(sureness.tips(results).values()) == {said}


def test_locks_are_named_beside_their_weights() -> None:
    """A locked weight says what it would do unlocked, the others what they do as locked."""
    pay, free = Dimension.COMPENSATION, sureness.tips(Results(SAMPLE))
    found = sureness.tips(Results(SAMPLE, frozenset({pay})))
    assert found.pop(pay) == f"if unlocked: {free[pay]}"
    assert all(said.startswith("with your locks: ") for said in found.values())
    all_but_one = frozenset(set(Dimension) - {pay})
    assert sureness.tips(Results(SAMPLE, all_but_one))[pay] == ""


@given(decisions())
@settings(max_examples=60, deadline=None)
def test_break_evens_are_true_when_tried(decision: Decision) -> None:
    """Rating the runner-up as a break-even says makes it draw level or lead."""
    results = Results(decision)
    found = results.comparison
    if found is None or found.leader is None:
        return
    job, place = found.behind.option.job, results.scores.options.index(found.behind)
    for d in Dimension:
        said = sureness.break_even(results, d)
        if found.break_even[d].rating is None:
            assert not re.search(r"\d \(now", said)
            continue
        rated = float(said.split()[0])
        assert rated % Fraction(1, 2) == 0
        assert isinstance(job, Offer)
        cap = decision.assumptions.relevance_caps[job.relevance]
        if d is Dimension.INDUSTRY_EXPERTISE and rated > cap:
            continue  # a cap that is no half: rounded up, it counts as the cap
        offers = [*decision.offers]
        ratings = job.ratings.replace(**{d: min(rated, 10)})
        offers[place - 1] = job.replace(ratings=ratings)
        tried = score(decision.replace(offers=offers, compare=None))
        assert tried.options[place].total >= found.ahead.total - 1e-8


@pytest.mark.parametrize(
    ("decision", "d", "said"),
    [
        (
            SAMPLE.replace(weights=Weights.of((1, 0, 0, 0, 0))),
            Dimension.COMPENSATION,
            "has no weight",
        ),
        (offered((10,) * 5, (0,) * 5), Dimension.COMPENSATION, "even a 10 isn’t enough"),
        (
            offered((10, 10, 9, 9, 9), (0, 0, 9, 9, 10)),
            Dimension.ADVANCEMENT_SPEED,
            "already at 10",
        ),
        (
            with_first(relevance="tangential"),
            Dimension.INDUSTRY_EXPERTISE,
            "too far from your goal",
        ),
        (SAMPLE.replace(compare=("Stay", "Hexbourne")), Dimension.COMPENSATION, "already known"),
    ],
)
def test_why_there_is_no_break_even(decision: Decision, d: Dimension, said: str) -> None:
    """Each reason why no rating would do has words of its own."""
    assert said in sureness.break_even(Results(decision), d)


@pytest.mark.parametrize(
    "weights",
    [*presets.life_phases().values(), Weights.of((0, 0, 1, 0, 0)), Weights.of((1, 1, 0, 100, 40))],
)
@pytest.mark.parametrize("pair", [*combinations(score(SAMPLE).names(), 2)])
def test_who_is_said_to_lead_leads_when_tried(weights: Weights, pair: tuple[str, str]) -> None:
    """Below and above the share at which two are level, the one leads that the words name."""
    results = Results(SAMPLE.replace(weights=weights, compare=pair))
    assert results.comparison
    for d, level in results.comparison.tipping.items():
        said = sureness.crossing(results, d).split(": ", 1)[1]
        for side, share in (("below", (level or 0) / 2), ("above", ((level or 0) + 1) / 2)):
            totals = {o.name: results.total_at(o.coverage, d, share) for o in results.pair}
            best = max(totals, key=lambda name: totals[name])
            if level is None:
                assert "no setting of this weight changes the leader" in said
            elif f"leads {side}" in said:
                assert f"{best} leads {side} {percent(level, 1)}" in said
            else:
                assert level == (0 if side == "below" else 1)


@given(decisions())
@settings(max_examples=60, deadline=None)
def test_shares_that_are_not_all_are_not_called_all(decision: Decision) -> None:
    """100 % and 0 % of weight settings are exactly all and none, of two options and among all."""
    results = Results(decision)
    if results.comparison and 0 < results.comparison.win_share < 1:
        assert not re.search(r" in (100|0)\N{NO-BREAK SPACE}%", sureness.leads_in(results))
        assert "in all possible weight settings" not in sureness.leads_in(results)
    if "in 100\N{NO-BREAK SPACE}%" in sureness.best_of_all(results):
        assert max(results.first_rank.values()) == 1
    assert "0\N{NO-BREAK SPACE}%" not in re.sub(
        r"\d0\N{NO-BREAK SPACE}%", "", sureness.best_of_all(results)
    )


def test_of_many_options_those_with_the_least_share_a_number() -> None:
    """Four are named; of five or more, the first three, and the others have one share."""
    many = {"A": 0.1, "B": 0.4, "C": 0.3, "D": 0.15, "E": 0.05, "F": 0}
    said = sureness.best_of_all(with_parts(first_rank=many))
    assert re.findall(r"(\w+) (?:wins )?in (\d+)", said) == [
        ("B", "40"),
        ("C", "30"),
        ("D", "15"),
        ("others", "15"),
    ]
    four = sureness.best_of_all(with_parts(first_rank={"A": 0.1, "B": 0.4, "C": 0.3, "D": 0.2}))
    assert "D in 20" in four
    assert "A in 10" in four


@pytest.mark.parametrize("weights", presets.life_phases().values())
def test_a_smallest_shift_is_enough(weights: Weights) -> None:
    """Its amounts are rounded up, by less than a tenth of a point."""
    results = Results(SAMPLE.replace(weights=weights))
    assert results.comparison
    assert results.comparison.smallest_shift
    amounts = re.findall(
        r"([\d.]+) %(?: of the total weight)? from", sureness.smallest_shift(results)
    )
    moves = results.comparison.smallest_shift.moves
    for amount, (_, _, exact) in zip(amounts, moves, strict=True):
        assert 0 <= float(amount) / 100 - exact < 0.001
