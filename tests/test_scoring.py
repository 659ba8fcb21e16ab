"""The scores: the laws they obey, the formulas a second time, and the worked example."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import Any, TypeVar

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from spikes.files.decisions import sample
from spikes.model import (
    CARRY_OVER_RULES,
    Assumptions,
    Decision,
    Dimension,
    Offer,
    Ratings,
    Relevance,
    RelevanceCaps,
    Role,
    Weights,
)
from spikes.model.names import KEEP_LOOKING, STAY
from spikes.model.presets import life_phases
from spikes.scoring import (
    UNRATED,
    CountedRatings,
    Stint,
    compared,
    counted,
    coverage,
    credit,
    fit,
    leader,
    left_open,
    portfolio_coverage,
    portfolio_today,
    role_months,
    score,
    spikes,
)
from tests import strategies
from tests.analysis.examples import ticked_sample

LAWS = settings(max_examples=100, deadline=None)
CLOSE = 1e-12  # what rounding of floats may add up to
EVERYTHING_LASTS = Assumptions(carry_over=CARRY_OVER_RULES["Everything lasts"])
COUNTING = {0: "no_spike", 3: "many_spikes", 4: "dream_job", 5: "dream_job"}
SOCIAL, MANAGEMENT, INDUSTRY, PAY, SPEED = Dimension


def job(ratings: Iterable[float | None] = (7, 0, 0, 0, 0), name: str = "A", **fields: Any) -> Offer:
    """Make an offer with these ratings."""
    return Offer(organisation=name, ratings=Ratings.of(ratings), **fields)


def decision(*offers: Offer, **fields: Any) -> Decision:
    """Make a decision of 2026-11 between these offers, all dimensions weighing the same."""
    defaults = {"as_of": "2026-11", "weights": Weights.of([20] * 5)}
    return Decision(**{**defaults, **fields}, offers=offers)


def role(ratings: Iterable[float], start: str, end: str | None = None, **fields: Any) -> Role:
    """Make a role, held until today if it has no end."""
    held = {"organisation": "P", "start": start, "end": end, "ratings": Ratings.of(ratings)}
    return Role.model_validate({**held, **fields})


# Laws


@LAWS
@given(strategies.decisions())
def test_coverage_is_a_part_of_the_need(decision: Decision) -> None:
    """Coverage lies between 0 and 1; a gain is the option's less today's, in each dimension."""
    scores, shares = score(decision), decision.weights.shares()
    for part in (scores.today, *(option.coverage for option in scores.options)):
        assert all(0 <= part[d] <= 1 for d in Dimension)
    for option in scores.options:
        assert -CLOSE <= option.total <= 1 + CLOSE
        assert option.gain == option.total - scores.today_total
        added = sum(shares[d] * (option.coverage[d] - scores.today[d]) for d in Dimension)
        assert option.gain == pytest.approx(added, abs=CLOSE)


@LAWS
@given(strategies.decisions())
def test_not_to_take_an_offer_loses_nothing(decision: Decision) -> None:
    """Stay loses nothing and has the role's fit; Keep looking gains 0 and has no fit."""
    scores, now = score(decision), decision.current_role
    first = scores.options[0]
    if now is None:
        assert (first.name, first.gain, first.fit, first.flags) == (KEEP_LOOKING, 0, None, ())
        assert first.coverage == scores.today
    else:
        ratings = counted(now.ratings, now.relevance, decision.assumptions)
        assert (first.name, first.fit) == (STAY, fit(ratings, decision.weights))
        assert first.gain >= -CLOSE
    assert [option.option.job for option in scores.options[1:]] == list(decision.offers)


@LAWS
@given(strategies.decisions(assumptions=st.just(EVERYTHING_LASTS)))
def test_where_everything_lasts_no_option_loses(decision: Decision) -> None:
    """Under the rule “Everything lasts” no option lowers the coverage of any dimension."""
    scores = score(decision)
    for option in scores.options:
        assert all(option.coverage[d] >= scores.today[d] - CLOSE for d in Dimension)


@LAWS
@given(strategies.decisions(), st.data())
def test_the_order_of_the_roles_does_not_matter(decision: Decision, data: st.DataObject) -> None:
    """The same roles in another order give the same scores."""
    shuffled = decision.replace(roles=tuple(data.draw(st.permutations(decision.roles))))
    before, after = score(decision), score(shuffled)
    assert after.spikes_so_far == before.spikes_so_far
    assert after.today == pytest.approx(before.today, abs=CLOSE)
    for one, other in zip(before.options, after.options, strict=True):
        assert other.coverage == pytest.approx(one.coverage, abs=CLOSE)
        assert other.gain == pytest.approx(one.gain, abs=CLOSE)
        exact = ("name", "fit", "spikes", "new_spikes", "flags")
        assert [getattr(other, each) for each in exact] == [getattr(one, each) for each in exact]


@LAWS
@given(strategies.decisions(), st.integers(0, 40))
def test_only_the_proportions_of_the_weights_matter(decision: Decision, halvings: int) -> None:
    """All weights halved any number of times change no score at all."""
    scaled = Weights.of(weight / 2**halvings for weight in decision.weights.values())
    assert score(decision.replace(weights=scaled)) == score(decision)


AnyRatings = TypeVar("AnyRatings", Ratings, CountedRatings)


def raised(ratings: AnyRatings, data: st.DataObject) -> AnyRatings:
    """Draw ratings that are as high or higher in one dimension."""
    d = data.draw(st.sampled_from(Dimension))
    before = UNRATED if ratings[d] is None else ratings[d]
    return ratings.replace(**{d: data.draw(st.floats(before, 10))})


@LAWS
@given(strategies.decisions(), st.data())
def test_a_higher_rating_never_lowers_an_option(decision: Decision, data: st.DataObject) -> None:
    """A higher rating of an offer lowers nothing of it, and changes no other option."""
    assume(decision.offers)
    index = data.draw(st.integers(0, len(decision.offers) - 1))
    offers = [*decision.offers]
    offers[index] = offers[index].replace(ratings=raised(offers[index].ratings, data))
    pairs = [
        *zip(score(decision).options, score(decision.replace(offers=offers)).options, strict=True)
    ]
    one, other = pairs.pop(index + 1)
    assert all(other.coverage[d] >= one.coverage[d] - CLOSE for d in Dimension)
    assert other.gain >= one.gain - CLOSE
    assert (other.fit or 0) >= (one.fit or 0) - CLOSE
    assert all(before == after for before, after in pairs)


@LAWS
@given(strategies.decisions())
def test_a_rating_that_is_none_counts_as_an_ordinary_one(decision: Decision) -> None:
    """With a 4 wherever a rating is missing, every coverage, gain and fit is the same."""

    def filled(job: Any) -> Any:
        rated = (4 if rating is None else rating for rating in job.ratings.values())
        return job.replace(ratings=Ratings.of(rated))

    roles, offers = (tuple(map(filled, jobs)) for jobs in (decision.roles, decision.offers))
    before, after = score(decision), score(decision.replace(roles=roles, offers=offers))
    assert after.today == before.today
    for one, other in zip(before.options, after.options, strict=True):
        assert (other.coverage, other.gain, other.fit) == (one.coverage, one.gain, one.fit)
        assert (other.spikes, other.flags) == (one.spikes, one.flags)


@LAWS
@given(strategies.decisions(), st.integers(1, 60), st.data())
def test_a_role_beside_adds_the_same_to_every_option_of_equal_months(
    decision: Decision, months: int, data: st.DataObject
) -> None:
    """It closes one part of each need that the others leave open, whichever option one takes."""
    as_of = 12 * decision.as_of.year + decision.as_of.month - 1
    board = data.draw(strategies.roles(as_of, beside=True))
    offers = [offer.replace(planned_months=months) for offer in decision.offers]
    without = decision.replace(offers=offers, stay_months=months, compare=None)
    alone = score(without)
    together = score(without.replace(roles=(*without.roles, board)))
    ratings = counted(board.ratings, board.relevance, decision.assumptions)
    held = role_months(board, decision.as_of)
    for one, other in zip(alone.options, together.options, strict=True):
        on = held + (months if one.option.job else 0)
        leaves = left_open(Stint(ratings, on, held=True), decision.assumptions)
        expected = {
            d: 1 - (1 - one.coverage[d]) * left for d, left in zip(Dimension, leaves, strict=True)
        }
        assert other.coverage == pytest.approx(expected, abs=CLOSE)


@LAWS
@given(st.lists(strategies.stints, min_size=1, max_size=6), strategies.assumptions, st.data())
def test_coverage_grows_with_every_rating_and_month(
    stints: list[Stint], assumptions: Assumptions, data: st.DataObject
) -> None:
    """Whichever stint of a portfolio is rated higher or lasts longer, no coverage falls."""
    first, *others = stints
    rated = Stint(raised(first.counted, data), first.months, first.held)
    longer = Stint(first.counted, data.draw(st.integers(first.months, 100)), first.held)
    before = coverage(stints, assumptions)
    for changed in (rated, longer):
        after = coverage([changed, *others], assumptions)
        assert all(after[d] >= before[d] - CLOSE for d in Dimension)


@LAWS
@given(
    st.lists(st.tuples(strategies.stints, st.booleans()), max_size=6),
    strategies.stints,
    strategies.assumptions,
)
def test_the_more_there_is_the_less_a_stint_adds(
    marked: list[tuple[Stint, bool]], added: Stint, assumptions: Assumptions
) -> None:
    """Coverage is submodular: a stint adds at least as much to some stints as to all of them."""

    def adds(portfolio: list[Stint], d: Dimension) -> float:
        return coverage([*portfolio, added], assumptions)[d] - coverage(portfolio, assumptions)[d]

    every, some = [stint for stint, _ in marked], [stint for stint, kept in marked if kept]
    assert all(adds(some, d) >= adds(every, d) - CLOSE for d in Dimension)
    assert all(adds(every, d) >= -CLOSE for d in Dimension)


# Large enough for the difference to outlast the rounding of floats.
felt = strategies.five(st.floats(0.5, 10)).map(CountedRatings.of)
middling = st.builds(
    Assumptions,
    ceiling=st.floats(0.05, 0.95),
    power=st.floats(0.5, 3),
    carry_over=st.sampled_from(tuple(CARRY_OVER_RULES.values())),
)


@LAWS
@given(felt, middling, st.booleans())
def test_roles_are_worth_most_at_18_months(
    ratings: CountedRatings,
    assumptions: Assumptions,
    held: bool,  # noqa: FBT001 (drawn)
) -> None:
    """Twice 9 months close less than once 18, and twice 18 close more than once 36."""

    def closes(*months: int) -> list[float]:
        stints = [Stint(ratings, m, held and i == 0) for i, m in enumerate(months)]
        return [*coverage(stints, assumptions).values()]

    assert all(twice < once for twice, once in zip(closes(9, 9), closes(18), strict=True))
    assert all(twice > once for twice, once in zip(closes(18, 18), closes(36), strict=True))


@LAWS
@given(strategies.rating, strategies.assumptions, st.integers(0, 600))
def test_after_full_credit_a_role_adds_nothing(
    rating: float, assumptions: Assumptions, more: int
) -> None:
    """The months after full credit add nothing and take nothing: 60 count as 36."""
    full = assumptions.full_credit_months
    most = assumptions.ceiling * (rating / 10) ** assumptions.power
    assert credit(rating, full + more, assumptions) == credit(rating, full, assumptions) == most
    assert credit(rating, 0, assumptions) == 0


@LAWS
@given(strategies.counted_ratings, strategies.extreme_weights)
def test_weighted_means_lie_among_what_they_weigh(
    ratings: CountedRatings, weights: Weights
) -> None:
    """A mean lies between the smallest and the largest of the five, whatever the weights."""
    low, high = min(ratings.values()), max(ratings.values())
    assert low - 1e-9 <= fit(ratings, weights) <= high + 1e-9
    closed = {d: ratings[d] / 10 for d in Dimension}
    assert low / 10 - 1e-9 <= portfolio_coverage(closed, weights) <= high / 10 + 1e-9


@LAWS
@given(strategies.decisions())
def test_flags_follow_from_the_spikes(decision: Decision) -> None:
    """At most one flag counts spikes, and only an option with spikes has them off the weights."""
    scores = score(decision)
    for option in scores.options:
        expected = COUNTING.get(len(option.spikes)) if option.option.job else None
        assert [flag for flag in option.flags if flag in COUNTING.values()] == [expected] * bool(
            expected
        )
        assert not {"no_spike", "off_weight"} <= set(option.flags)
        assert set(option.new_spikes) == set(option.spikes) - set(scores.spikes_so_far)


@LAWS
@given(strategies.decisions())
def test_the_ranking_falls_and_the_two_best_are_compared(decision: Decision) -> None:
    """Options are ranked by gain; two are compared, those the decision names or the best."""
    scores = score(decision)
    ranked = scores.ranked()
    assert sorted(scores.names()) == sorted(option.name for option in ranked)
    assert all(one.gain >= other.gain for one, other in pairwise(ranked))
    pair = tuple(option.name for option in compared(decision, scores))
    assert pair == (decision.compare or tuple(option.name for option in ranked[:2]))


@pytest.mark.parametrize(
    ("totals", "name"),
    [
        ([0.5, 0.6], "1"),
        ([0.5, 0.5 + 2e-9], "1"),
        ([0.5, 0.5 + 5e-10], None),
        ([], None),
        ([0], "0"),
    ],
)
def test_level_totals_have_no_leader(totals: list[float], name: str | None) -> None:
    """The largest total leads, unless another is within a billionth of it."""
    assert leader({str(i): total for i, total in enumerate(totals)}) == name


# The formulas of the specification, written a second time, in fractions

Held = list[tuple[Role | Offer, int, bool]]  # a job, its months, and whether it is held


def by_the_book(jobs: Held, d: Dimension, a: Assumptions) -> Fraction:
    """Return the coverage of one dimension, from the formulas; the power must be whole."""
    need = Fraction(1)
    for it, months, held in jobs:
        cap = getattr(a.relevance_caps, it.relevance)
        rating = it.ratings[d]
        rated = 4 if rating is None else rating
        r = Fraction(min(rated, cap) if d == "industry_expertise" else rated)
        learned = min(Fraction(months, a.full_credit_months), Fraction(1))
        earned = Fraction(a.ceiling) * (r / 10) ** int(a.power) * learned
        need *= 1 - (1 if held else Fraction(a.carry_over[d])) * earned
    return 1 - need


def portfolios(of: Decision) -> list[Held]:
    """Return today's roles, those after staying, and those after each offer."""
    today: Held = []
    for it in of.roles:
        last = it.end or of.as_of
        months = 12 * last.year + last.month - (12 * it.start.year + it.start.month) + 1
        today.append((it, months, it.end is None))
    more = of.stay_months if of.current_role else 0
    stay = [(it, months + more * held, held) for it, months, held in today]
    after: list[Held] = [
        [(it, months + offer.planned_months * it.beside, it.beside) for it, months in past]
        + [(offer, offer.planned_months, True)]
        for past in [[(role, months) for role, (_, months, _) in zip(of.roles, today, strict=True)]]
        for offer in of.offers
    ]
    return [today, stay, *after]


whole_powers = st.builds(
    lambda any_assumptions, power: any_assumptions.replace(power=power),
    strategies.assumptions,
    st.integers(1, 4).map(float),
)


@LAWS
@given(strategies.decisions(assumptions=whole_powers))
def test_scores_are_those_of_the_formulas_in_fractions(decision: Decision) -> None:
    """Coverage and totals agree with exact arithmetic written from the specification."""
    scores, weights = score(decision), [Fraction(w) for w in decision.weights.values()]
    found = [(scores.today, scores.today_total), *((o.coverage, o.total) for o in scores.options)]
    for (closed, total), jobs in zip(found, portfolios(decision), strict=True):
        exact = [by_the_book(jobs, d, decision.assumptions) for d in Dimension]
        assert all(abs(closed[d] - exact[i]) < 1e-9 for i, d in enumerate(Dimension))
        mean = sum(w * part for w, part in zip(weights, exact, strict=True)) / sum(weights)
        assert abs(total - mean) < 1e-9


# The worked example

COVERAGE = {
    "Stay": (0.228387, 0.470461, 0.715926, 0.661227, 0.530512),  # and today
    "Hexbourne": (0.290888, 0.513354, 0.923016, 0.820889, 0.590614),
    "Fernmoor Health": (0.478390, 0.775475, 0.738936, 0.487782, 0.797220),
    "CivicLine": (0.922839, 0.642032, 0.779842, 0.362867, 0.590614),
}
SIX_PLACES = 0.5000001e-6


def test_the_sample_covers_what_the_specification_says() -> None:
    """The months of the sample's roles, and its coverage today and with every option."""
    months = [(stint.months, stint.held) for stint in portfolio_today(sample())]
    assert months == [(15, False), (30, False), (23, False), (46, True)]
    scores = score(sample())
    assert tuple(scores.today.values()) == pytest.approx(COVERAGE["Stay"], abs=SIX_PLACES)
    assert scores.names() == tuple(COVERAGE)
    for name, closed in COVERAGE.items():
        assert tuple(scores[name].coverage.values()) == pytest.approx(closed, abs=SIX_PLACES)


def test_a_role_beside_goes_on_in_every_option_of_the_sample() -> None:
    """An adviser since 2025-12 lifts today, and grows on with Stay and with each offer."""
    adviser = role((7, 2, 6, 2, 3), "2025-12", relevance="adjacent", beside=True)
    scores = score(sample().replace(roles=(*sample().roles, adviser)))
    assert 100 * scores.today_total == pytest.approx(61.1899, abs=5e-5)
    gains = [100 * option.gain for option in scores.options]
    assert gains == pytest.approx([2.2554, 12.0421, 12.2737, 5.2105], abs=5e-5)


def test_with_its_roles_ticked_the_sample_has_another_leader() -> None:
    """Where ratings of 7 or more are ticked, and no others, Hexbourne gains most."""
    gains = [100 * option.gain for option in score(ticked_sample()).options]
    assert gains == pytest.approx([0, 10.5189, 10.3945, 3.8361], abs=5e-5)


@pytest.mark.parametrize(
    ("phase", "today", "gains"),
    [
        ("Early climb", 0.566791, [0, 0.115280, 0.119913, 0.063945]),
        ("Provider", 0.575093, [0, 0.132940, 0.021224, 0.005856]),
    ],
)
def test_the_sample_gains_what_the_specification_says(
    phase: str, today: float, gains: list[float]
) -> None:
    """Today's coverage and every gain of the sample in two life phases, to six places."""
    scores = score(sample().replace(weights=life_phases()[phase]))
    assert scores.today_total == pytest.approx(today, abs=SIX_PLACES)
    assert [option.gain for option in scores.options] == pytest.approx(gains, abs=SIX_PLACES)


def test_the_better_job_is_not_the_bigger_addition() -> None:
    """In the sample Hexbourne has the better fit and Fernmoor Health the bigger gain."""
    scores = score(sample())
    assert [option.fit for option in scores.options[1:]] == pytest.approx([6.05, 5.95, 4.65])
    assert scores.ranked()[0].name == "Fernmoor Health"


def test_a_copy_of_the_present_job_gains_by_its_new_clock() -> None:
    """An exact copy of the present job, offered for 24 months, would gain 4.8079 points."""
    now = sample().current_role
    assert now
    copy = Offer(organisation="Copy", ratings=now.ratings, relevance=now.relevance)
    scores = score(sample().replace(offers=(copy,)))
    assert scores["Copy"].gain == pytest.approx(0.048079, abs=SIX_PLACES)


@pytest.mark.parametrize(("months", "gain"), [(17, 0.109501), (18, 0.119913), (60, 0.119913)])
def test_a_shorter_stay_gains_less(months: int, gain: float) -> None:
    """Fernmoor Health gains all it can when planned for 18 months, and less for 17."""
    hexbourne, fernmoor, _ = sample().offers
    changed = sample().replace(offers=(hexbourne, fernmoor.replace(planned_months=months)))
    assert score(changed)["Fernmoor Health"].gain == pytest.approx(gain, abs=SIX_PLACES)


def test_spikes_of_the_sample() -> None:
    """The roles spiked in three dimensions; CivicLine and Fernmoor Health add one each."""
    scores = score(sample())
    assert scores.spikes_so_far == (INDUSTRY, PAY, SPEED)
    assert [o.new_spikes for o in scores.options] == [(), (), (MANAGEMENT,), (SOCIAL,)]


# Caps, spikes and flags, case by case


@pytest.mark.parametrize(
    ("relevance", "cap"), [(Relevance.CORE, 10), (Relevance.ADJACENT, 5), (Relevance.TANGENTIAL, 2)]
)
def test_relevance_limits_industry_expertise_alone(relevance: Relevance, cap: float) -> None:
    """Expertise far from the goal counts up to a cap; all other ratings count as they are."""
    assert counted(Ratings.of([10] * 5), relevance, Assumptions()).values() == (10, 10, cap, 10, 10)
    assert counted(Ratings.of([1.5] * 5), relevance, Assumptions()).values() == (1.5,) * 5
    own = Assumptions(relevance_caps=RelevanceCaps(**{relevance: 3}))
    assert counted(Ratings.of([4] * 5), relevance, own).industry_expertise == 3


def test_a_missing_rating_counts_as_an_ordinary_jobs() -> None:
    """It counts as 4, under the same cap, and is no spike; nothing else changes."""
    some = Ratings.of((7, None, None, 0, None))
    assert counted(some, Relevance.CORE, Assumptions()).values() == (7, 4, 4, 0, 4)
    assert counted(some, Relevance.TANGENTIAL, Assumptions()).values() == (7, 4, 2, 0, 4)
    unrated, fours = (job(ratings) for ratings in ((None,) * 5, (4,) * 5))
    assert score(decision(unrated)).options[1].gain == score(decision(fours)).options[1].gain


def test_spikes_and_fit_count_the_counted_rating() -> None:
    """A 9 in a field far from the goal is no spike and adds 2 to the fit; at the core it is one."""
    nine = (0, 0, 9, 0, 0)
    far, near = job(nine, "Far", relevance="tangential"), job(nine, "Near")
    scores = score(decision(far, near))
    assert (scores["Far"].spikes, scores["Near"].spikes) == ((), (INDUSTRY,))
    assert (scores["Far"].fit, scores["Near"].fit) == pytest.approx((2 / 5, 9 / 5))
    assert "no_spike" in scores["Far"].flags
    past = role(nine, "2020-01", "2021-01", relevance="adjacent")
    assert score(decision(near, roles=[past]))["Near"].new_spikes == (INDUSTRY,)


def test_a_rating_of_7_is_a_spike() -> None:
    """A spike begins at 7, or where the assumptions say."""
    ratings = CountedRatings.of((6.9, 7, 7.1, 0, 10))
    assert spikes(ratings, Assumptions()) == (MANAGEMENT, INDUSTRY, SPEED)
    assert spikes(ratings, Assumptions(spike_at=7.1)) == (INDUSTRY, SPEED)


def planned(months: int, **assumed: int) -> Decision:
    """Make a decision on an offer for some months."""
    return decision(job(planned_months=months), assumptions=Assumptions(**assumed))


def stay(start: str, stay_months: int) -> Decision:
    """Make a decision on staying in a role held since a month."""
    return decision(roles=[role((5,) * 5, start)], stay_months=stay_months)


def weighed(*weights: float, ratings: Iterable[float] = (7, 7, 0, 0, 0)) -> Decision:
    """Make a decision on an offer at some weights."""
    return decision(job(ratings), weights=Weights.of(weights))


@pytest.mark.parametrize(
    ("flag", "flagged", "not_flagged"),
    [
        ("no_spike", decision(job((6.9,) * 5)), decision(job((7, 6.9, 6.9, 6.9, 6.9)))),
        ("many_spikes", decision(job((7, 7, 7, 0, 0))), decision(job((7, 7, 6.9, 0, 0)))),
        ("many_spikes", decision(job((0, 0, 7, 7, 7))), decision(job((7, 7, 7, 7, 0)))),
        ("dream_job", decision(job((7, 7, 7, 7, 0))), decision(job((7, 7, 7, 6.9, 0)))),
        ("dream_job", decision(job((7,) * 5)), decision(job((10, 10, 10, 0, 0)))),
        ("off_weight", weighed(9, 9, 30, 30, 22), weighed(9, 10, 30, 30, 21)),
        ("off_weight", weighed(0, 1, 0, 0, 0, ratings=(7, 0, 0, 0, 0)), weighed(0, 1, 0, 0, 0)),
        ("one_way", decision(job(door="one-way")), decision(job(door="two-way"))),
        ("over_36", planned(37), planned(36)),
        ("over_36", stay("2024-11", 12), stay("2024-12", 12)),
        ("over_36", planned(25, overstay_months=24), planned(24, overstay_months=24)),
        ("under_18", planned(17), planned(18)),
        ("under_18", stay("2026-01", 6), stay("2026-01", 7)),
        ("under_18", planned(11, full_credit_months=12), planned(12, full_credit_months=12)),
    ],
)
def test_flags_at_both_sides_of_their_thresholds(
    flag: str, flagged: Decision, not_flagged: Decision
) -> None:
    """Each flag is raised just beyond its threshold and not just before it."""
    assert flag in score(flagged).options[-1].flags
    assert flag not in score(not_flagged).options[-1].flags


@pytest.mark.parametrize("ratings", [(7, 0, 0, 0, 0), (7, 7, 0, 0, 0)])
def test_one_or_two_spikes_are_as_advised(ratings: tuple[float, ...]) -> None:
    """A two-way offer of two years with one spike or two has no flag."""
    assert score(decision(job(ratings)))["A"].flags == ()


# Values where rounding or a single option could hide a slip


def test_leaving_a_well_paid_role_may_lose() -> None:
    """Leaving a well-paid role for an empty one loses compensation and advancement alone."""
    scores = score(decision(job((0,) * 5), roles=[role((8,) * 5, "2020-01")]))
    lost = [d for d in Dimension if scores["A"].coverage[d] < scores.today[d]]
    assert lost == [PAY, SPEED]
    assert scores["A"].gain == pytest.approx(-0.9 * 0.8**2 * (0.7 + 0.5) / 5)


def test_a_career_of_one_role_by_hand() -> None:
    """One role held 9 months with a rating of 9, then an offer: each number by hand."""
    nines = (9,) * 5
    now = role(nines, "2026-03")
    scores = score(decision(job(nines, planned_months=9), roles=[now], stay_months=9))
    half, kept = 0.9 * 0.81 / 2, (1, 1, 1, 0.3, 0.5)
    assert scores.today_total == pytest.approx(half)
    assert scores["Stay"].total == pytest.approx(2 * half)
    closed = [1 - (1 - k * half) * (1 - half) for k in kept]
    assert tuple(scores["A"].coverage.values()) == pytest.approx(closed)
    assert scores["A"].gain == pytest.approx((1 - half) - (1 - half) * (5 - half * sum(kept)) / 5)


def test_what_is_compared_where_names_are_gone() -> None:
    """Names that are no longer options give way to the two best; one option stands alone."""
    gone, alone = sample().replace(compare=("Hexbourne", "Gone")), decision()
    best = [option.name for option in compared(gone, score(gone))]
    assert best == ["Fernmoor Health", "Hexbourne"]
    assert [option.name for option in compared(alone, score(alone))] == [KEEP_LOOKING]
