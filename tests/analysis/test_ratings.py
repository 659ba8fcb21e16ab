"""What other ratings would say: each rating found is put in and scored."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq

from spikes.analysis import ratings
from spikes.analysis.chance import evidence_behind, likely_range
from spikes.analysis.ratings import BreakEven, RatingToAsk, ask_first, role_swings
from spikes.analysis.results import Results
from spikes.model import Assumptions, Decision, Dimension, Evidence, Offer, Relevance, Weights
from spikes.model.names import KEEP_LOOKING, STAY
from spikes.scoring import (
    TIE,
    UNRATED,
    CountedRatings,
    Option,
    Score,
    coverage,
    portfolio_coverage,
    score,
)
from tests.analysis.examples import (
    BALANCED,
    INDUSTRY,
    PAY,
    SAMPLE,
    SOCIAL,
    a_role_decides,
    offer,
    pair_of,
    with_offer,
)
from tests.strategies import decisions

# Two equal offers, each with more than counts of the one rating with a weight
AT_THE_CAP = Decision(
    as_of=date(2026, 11, 1),
    offers=[offer(name, 4, relevance=Relevance.TANGENTIAL) for name in "AB"],
    weights=Weights.of((0, 0, 1, 0, 0)),
)
CLOSE = 1e-14  # what rounding may add to or take from a total


def rerated(decision: Decision, option: Score, d: Dimension, rating: float) -> float:
    """Return the total an offer has with another rating, scored from the start."""
    job = option.option.job
    assert isinstance(job, Offer)
    changed = with_offer(decision, option.name, ratings=job.ratings.replace(**{d: rating}))
    return score(changed)[option.name].total


def with_counted(decision: Decision, option: Option, counted: CountedRatings) -> float:
    """Return the total an offer has where these of its ratings count."""
    *past, own = option.portfolio
    then = coverage([*past, replace(own, counted=counted)], decision.assumptions)
    return portfolio_coverage(then, decision.weights)


# Break-evens and stays


@given(decisions())
@example(AT_THE_CAP)
def test_at_its_break_even_rating_the_trailing_offer_ties(decision: Decision) -> None:
    """Put in, the two tie, and below it they do not; where there is none, the reason is true."""
    first, second = pair_of(decision)
    for d, found in ratings.break_even(decision, first, second).items():

        def total(rating: float, d: Dimension = d) -> float:
            return rerated(decision, second, d, rating)

        def uncapped(d: Dimension = d) -> float:
            counted = second.option.portfolio[-1].counted.replace(**{d: 10})
            return with_counted(decision, second.option, counted)

        match found:
            case BreakEven(float(rating), None):
                assert total(rating) == pytest.approx(first.total, abs=TIE)
                assert total(rating * 0.9) <= first.total + TIE
            case BreakEven(None, "stay"):
                assert second.name in {STAY, KEEP_LOOKING}
            case BreakEven(None, "weight_0"):
                assert decision.weights.share(d) == 0
            case BreakEven(None, "above_10"):
                assert uncapped() < first.total + TIE
            case BreakEven(None, "beyond_cap"):
                assert d is INDUSTRY
                assert total(10) < first.total + TIE
                assert uncapped() > first.total - TIE
            case _:
                pytest.fail(f"neither a rating nor a reason: {found}")


def test_why_there_is_no_break_even() -> None:
    """No weight, more than a 10, beyond the cap, no offer: each has its own reason."""
    decision, scores = SAMPLE.decision, SAMPLE.scores
    stays = ratings.break_even(decision, scores["Fernmoor Health"], scores[STAY])
    assert set(stays.values()) == {BreakEven(None, "stay")}
    too_far = ratings.break_even(decision, scores["Fernmoor Health"], scores["CivicLine"])
    assert too_far[SOCIAL] == BreakEven(None, "above_10")
    social = decision.replace(weights=Weights.of((1, 0, 0, 0, 0)))
    found = ratings.break_even(social, score(social)["CivicLine"], score(social)["Hexbourne"])
    assert found[PAY] == BreakEven(None, "weight_0")
    assert found[SOCIAL].rating == pytest.approx(10)
    for field in ("adjacent", "tangential"):  # which let 5 and 2 count
        alike = (offer("A", 5, 5, 6, 5, 5), offer("B", 5, 5, 6, 5, 5, relevance=field))
        capped = Decision(offers=alike, weights=Weights.of([20] * 5))
        found = ratings.break_even(capped, score(capped)["A"], score(capped)["B"])
        assert found[INDUSTRY] == BreakEven(None, "beyond_cap")
        assert found[PAY].why is None


def test_what_ties_at_the_cap_breaks_even_there() -> None:
    """Two equal offers, rated beyond their cap, tie at it; where nothing counts, nowhere."""
    a, b = (score(AT_THE_CAP)[name] for name in "AB")
    assert ratings.break_even(AT_THE_CAP, a, b)[INDUSTRY] == BreakEven(2)
    nothing = AT_THE_CAP.replace(assumptions=Assumptions(ceiling=0))
    a, b = (score(nothing)[name] for name in "AB")
    assert ratings.break_even(nothing, a, b)[INDUSTRY] == BreakEven(None, "above_10")


def test_an_offer_that_leads_by_one_month_needs_them_all() -> None:
    """With 11 of its 12 months it would only tie with the same job for 11."""
    offers = [offer("A", 5, planned_months=12), offer("B", 5, planned_months=11)]
    decision = Decision(offers=offers, weights=BALANCED)
    assert ratings.shortest_stay(decision, *(score(decision)[name] for name in "AB")) == 12


@given(decisions())
def test_the_shortest_stay_keeps_the_lead_and_a_month_less_loses_it(decision: Decision) -> None:
    """Scored with that many planned months the offer leads; with one fewer it does not."""
    first, second = pair_of(decision)
    found = ratings.shortest_stay(decision, first, second)
    if found is None:
        assert first.name in {STAY, KEEP_LOOKING} or first.total - second.total < TIE
        return
    assert 1 <= found <= first.option.months

    def lead(months: int) -> float:
        shorter = with_offer(decision, first.name, planned_months=months)
        return score(shorter)[first.name].total - second.total

    assert lead(found) >= TIE - CLOSE
    assert found == 1 or lead(found - 1) < TIE + CLOSE


# What to ask first


@settings(max_examples=40)
@given(decisions())
def test_what_to_ask_first_is_true_when_answered(decision: Decision) -> None:
    """Scored at its ends, a rating swings the gap that far and flips the leader where it says."""
    a, b = pair_of(decision)
    options = {a.name: (a, b.total), b.name: (b, a.total)}
    for q in ask_first(decision, a, b):
        option, other = options[q.option]

        def lead(
            rating: float, q: RatingToAsk = q, option: Score = option, other: float = other
        ) -> float:
            return rerated(decision, option, q.dimension, rating) - other

        ends = lead(q.low), lead(q.high)
        assert q.swing == pytest.approx(ends[1] - ends[0], abs=1e-12)
        *then, now = ((gap >= TIE) - (gap <= -TIE) for gap in (*ends, option.total - other))
        flips = any(sign not in {0, now} for sign in then)
        assert q.flips == flips or min(abs(abs(gap) - TIE) for gap in ends) < CLOSE
        assert q.flips == (q.at is not None)
        if q.at is not None:
            assert q.low - 1e-9 <= q.at <= q.high + 1e-9
            assert lead(q.at) == pytest.approx(0, abs=TIE)
        if ends[0] < -1e-6 and ends[1] > 1e-6 and now:
            assert q.at == pytest.approx(brentq(lead, q.low, q.high, xtol=1e-12), abs=1e-6)


@pytest.mark.parametrize(("other", "flips"), [(4.99, False), (5, False), (5.01, True)])
def test_a_tie_at_the_very_end_of_a_band_changes_no_leader(other: float, *, flips: bool) -> None:
    """A 7 that is a guess may be a 5: that only ties with a 5, and falls behind what is more."""
    known = dict.fromkeys(Dimension, Evidence.SEEN)
    alike = offer("A", 6, 6, 6, 7, 6), offer("B", 6, 6, 6, other, 6, evidence=known)
    decision = Decision(offers=alike, weights=BALANCED)
    asked = ask_first(decision, *(score(decision)[name] for name in "AB"))
    [found] = [q for q in asked if q.option == "A" and q.dimension is PAY]
    assert (found.low, found.flips) == (5, flips)
    if flips:
        assert found.at == pytest.approx(other)


@pytest.mark.parametrize(("rating", "low", "high"), [(0, 0, 2), (10, 8, 10)])
def test_a_tie_at_the_end_of_the_scale_may_still_end(rating: float, low: int, high: int) -> None:
    """Of two equal offers that are rated 10, each may only lose; rated 0, each may only win."""
    decision = Decision(offers=[offer(name, rating) for name in "AB"], weights=BALANCED)
    asked = ask_first(decision, *(score(decision)[name] for name in "AB"))
    assert [(q.low, q.high, q.flips, q.at) for q in asked] == [(low, high, True, rating)] * 10


def role_rerated(decision: Decision, place: int, d: Dimension, rating: float) -> Decision:
    """Return the decision with another rating of a role."""
    roles = [*decision.roles]
    roles[place] = roles[place].replace(ratings=roles[place].ratings.replace(**{d: rating}))
    return decision.replace(roles=roles)


@settings(max_examples=40)
@given(decisions())
def test_a_role_swings_the_gap_as_far_as_scored_at_its_ends(decision: Decision) -> None:
    """Each rating of each role is tried at both ends of its range; the widest swing comes first."""
    a, b = pair_of(decision)
    swings = role_swings(decision, a, b)
    assert [*swings] == sorted(swings, key=lambda found: -found.swing)
    places = {(found.role, found.dimension) for found in swings}
    assert places == {(i, d) for i in range(len(decision.roles)) for d in Dimension}
    for found in swings[:6]:
        ends = likely_range(decision.roles[found.role], found.dimension)
        gaps = [
            at[a.name].total - at[b.name].total
            for end in ends
            for at in [score(role_rerated(decision, found.role, found.dimension, end))]
        ]
        assert found.swing == pytest.approx(abs(gaps[1] - gaps[0]), abs=1e-12)


def test_a_role_is_named_only_where_it_decides_more_than_any_offer() -> None:
    """Where offers were seen and a role was never rated, that role’s rating moves the gap most."""
    assert SAMPLE.comparison
    assert SAMPLE.comparison.strongest_role is None
    found = Results(a_role_decides()).comparison
    assert found
    assert found.strongest_role
    assert found.strongest_role.role == 3
    assert found.strongest_role.swing > max(asked.swing for asked in found.ask_first)


@given(decisions())
def test_every_rating_of_the_offers_is_asked_about_once(decision: Decision) -> None:
    """Those that change the leader come first, and the larger swing, each with what is entered.

    One that is missing counts as an ordinary job's, may be anything, and rests on nothing.
    """
    pair = pair_of(decision)
    asked = ask_first(decision, *pair)
    assert [*asked] == sorted(asked, key=lambda q: (not q.flips, -q.swing))
    found = {(q.option, q.dimension): (q.rating, (q.low, q.high), q.evidence) for q in asked}
    assert len(found) == len(asked)
    assert found == {
        (each.name, d): (UNRATED, (0, 10), None)
        if (rating := job.ratings[d]) is None
        else (rating, likely_range(job, d), evidence_behind(job, d))
        for each in pair
        for d in Dimension
        if isinstance(job := each.option.job, Offer)
    }


@given(decisions(), st.floats(0, 10))
def test_coverage_by_rating_is_what_each_rating_gives(decision: Decision, rating: float) -> None:
    """By the formula, a rating covers what it does once it is put in and scored.

    An option that is no offer has none.
    """
    for option in pair_of(decision):
        found = ratings.coverage_by_rating(decision, option)
        if not isinstance(option.option.job, Offer):
            assert found == {}
            continue
        for d, (left, most, power, cap) in found.items():
            rated = option.option.job.ratings.replace(**{d: rating})
            then = score(with_offer(decision, option.name, ratings=rated))[option.name]
            covered = 1 - left * (1 - most * (min(rating, cap) / 10) ** power)
            assert covered == pytest.approx(then.coverage[d], abs=1e-12)
