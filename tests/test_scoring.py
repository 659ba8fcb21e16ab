"""The scores: the laws they obey, the worked example of the specification, and the formulas
written a second time.
"""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

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
from spikes.model.domain import life_phases
from spikes.model.names import KEEP_LOOKING, STAY
from spikes.scoring import (
    Stint,
    compared,
    counted,
    coverage,
    credit,
    fit,
    portfolio_coverage,
    portfolio_today,
    score,
    spikes,
)
from tests import strategies

LAWS = settings(max_examples=100, deadline=None)
CLOSE = 1e-12  # what rounding of floats may add up to
EVERYTHING_LASTS = Assumptions(carry_over=CARRY_OVER_RULES["Everything lasts"])
COUNTING = {0: "no_spike", 3: "many_spikes", 4: "dream_job", 5: "dream_job"}


def job(organisation: str = "A", ratings: Iterable[float] = (5,) * 5, **fields: Any) -> Offer:
    """An offer with these ratings."""
    return Offer(organisation=organisation, ratings=Ratings.of(ratings), **fields)


def decision(*offers: Offer, **fields: Any) -> Decision:
    """A decision of 2026-11 between these offers, all dimensions weighing the same."""
    return Decision(
        **{"as_of": "2026-11", "weights": Weights.of([20] * 5), **fields}, offers=offers
    )


def held_since(start: str, ratings: Iterable[float] = (5,) * 5) -> Role:
    """The current role, held since a month."""
    return Role.model_validate(
        {"organisation": "Now", "start": start, "ratings": Ratings.of(ratings)}
    )


# Laws


@LAWS
@given(strategies.decisions())
def test_coverage_is_a_part_of_the_need(decision: Decision) -> None:
    """Coverage lies between 0 and 1, in every dimension and in all; a gain is an option's less
    today's, dimension by dimension.
    """
    scores, shares = score(decision), decision.weights.shares()
    for covered, total in [
        (scores.today, scores.today_total),
        *((o.coverage, o.total) for o in scores.options),
    ]:
        assert all(0 <= covered[d] <= 1 for d in Dimension)
        assert -CLOSE <= total <= 1 + CLOSE
    for option in scores.options:
        assert option.gain == option.total - scores.today_total
        assert option.gain == pytest.approx(
            sum(shares[d] * (option.coverage[d] - scores.today[d]) for d in Dimension), abs=CLOSE
        )


@LAWS
@given(strategies.decisions())
def test_not_to_take_an_offer_loses_nothing(decision: Decision) -> None:
    """Without a current role the first option is Keep looking, which gains 0 and has no fit;
    else Stay, which has one.
    """
    scores = score(decision)
    first = scores.options[0]
    if decision.current_role is None:
        assert (first.name, first.gain, first.fit, first.flags) == (KEEP_LOOKING, 0, None, ())
        assert first.coverage == scores.today
    else:
        ratings = counted(
            decision.current_role.ratings, decision.current_role.relevance, decision.assumptions
        )
        assert (first.name, first.fit) == (STAY, fit(ratings, decision.weights))
        assert first.gain >= -CLOSE
    assert [option.option.job for option in scores.options[1:]] == list(decision.offers)


@LAWS
@given(strategies.decisions(assumptions=st.just(EVERYTHING_LASTS)))
def test_where_everything_lasts_no_option_loses(decision: Decision) -> None:
    """Under the rule “Everything lasts” no option lowers the coverage of any dimension."""
    scores = score(decision)
    for option in scores.options:
        assert option.gain >= -CLOSE
        assert all(option.coverage[d] >= scores.today[d] - CLOSE for d in Dimension)


@LAWS
@given(strategies.decisions(), st.data())
def test_the_order_of_the_roles_does_not_matter(decision: Decision, data: st.DataObject) -> None:
    """The same roles in another order give the same scores."""
    shuffled = decision.replace(roles=tuple(data.draw(st.permutations(decision.roles))))
    before, after = score(decision), score(shuffled)
    assert after.names() == before.names()
    assert after.spikes_so_far == before.spikes_so_far
    assert after.today == pytest.approx(before.today, abs=CLOSE)
    for one, other in zip(before.options, after.options, strict=True):
        assert other.coverage == pytest.approx(one.coverage, abs=CLOSE)
        assert other.gain == pytest.approx(one.gain, abs=CLOSE)
        assert (other.fit, other.spikes, other.new_spikes, other.flags) == (
            one.fit,
            one.spikes,
            one.new_spikes,
            one.flags,
        )


@LAWS
@given(strategies.decisions(), st.integers(0, 40))
def test_only_the_proportions_of_the_weights_matter(decision: Decision, halvings: int) -> None:
    """All weights halved any number of times change no score at all."""
    scaled = decision.replace(
        weights=Weights.of(weight / 2**halvings for weight in decision.weights.values())
    )
    assert score(scaled) == score(decision)


@LAWS
@given(strategies.decisions(), st.data())
def test_a_higher_rating_never_lowers_an_option(decision: Decision, data: st.DataObject) -> None:
    """Raising any rating of an offer lowers no coverage of it, neither its gain nor its fit, and
    changes no other option.
    """
    assume(decision.offers)
    index, d = (
        data.draw(st.integers(0, len(decision.offers) - 1)),
        data.draw(st.sampled_from(Dimension)),
    )
    offer = decision.offers[index]
    better = offer.replace(
        ratings=offer.ratings.replace(**{d: data.draw(st.floats(offer.ratings[d], 10))})
    )
    raised = decision.replace(
        offers=(*decision.offers[:index], better, *decision.offers[index + 1 :])
    )
    before, after = score(decision).options, score(raised).options
    for place, (one, other) in enumerate(zip(before, after, strict=True)):
        if place == index + 1:
            assert all(other.coverage[e] >= one.coverage[e] - CLOSE for e in Dimension)
            assert other.gain >= one.gain - CLOSE
            assert (other.fit or 0) >= (one.fit or 0) - CLOSE
        else:
            assert other == one


@LAWS
@given(st.lists(strategies.stints, min_size=1, max_size=6), strategies.assumptions, st.data())
def test_coverage_grows_with_every_rating_and_month(
    stints: list[Stint], assumptions: Assumptions, data: st.DataObject
) -> None:
    """Of a portfolio, whichever stint is rated higher or lasts longer, no coverage falls."""
    first, *others = stints
    d = data.draw(st.sampled_from(Dimension))
    rated = Stint(
        first.counted.replace(**{d: data.draw(st.floats(first.counted[d], 10))}),
        first.months,
        first.held,
    )
    longer = Stint(first.counted, data.draw(st.integers(first.months, 100)), first.held)
    before = coverage(stints, assumptions)
    for changed in (rated, longer):
        after = coverage([changed, *others], assumptions)
        assert all(after[e] >= before[e] - CLOSE for e in Dimension)


@LAWS
@given(
    st.lists(strategies.stints, max_size=6), strategies.stints, strategies.assumptions, st.data()
)
def test_the_more_there_is_the_less_a_stint_adds(
    stints: list[Stint], added: Stint, assumptions: Assumptions, data: st.DataObject
) -> None:
    """Coverage is submodular: a stint adds to some stints at least what it adds to all of them,
    and never less than 0.
    """
    kept = data.draw(st.lists(st.booleans(), min_size=len(stints), max_size=len(stints)))
    some = [stint for stint, keep in zip(stints, kept, strict=True) if keep]

    def adds(portfolio: list[Stint], d: Dimension) -> float:
        return coverage([*portfolio, added], assumptions)[d] - coverage(portfolio, assumptions)[d]

    assert all(adds(some, d) >= adds(stints, d) - CLOSE for d in Dimension)
    assert all(adds(stints, d) >= -CLOSE for d in Dimension)


# Large enough for the difference to outlast the rounding of floats.
felt = st.floats(0.5, 10)
middling = st.builds(
    Assumptions,
    ceiling=st.floats(0.05, 0.95),
    power=st.floats(0.5, 3),
    carry_over=st.sampled_from(tuple(CARRY_OVER_RULES.values())),
)


@LAWS
@given(strategies.five(felt).map(Ratings.of), middling, st.booleans())
def test_leaving_at_9_months_twice_earns_less_than_18_once(
    ratings: Ratings,
    assumptions: Assumptions,
    held: bool,  # noqa: FBT001 (drawn)
) -> None:
    """Two roles of 9 months close less than one of the same ratings of 18."""
    twice = coverage([Stint(ratings, 9), Stint(ratings, 9, held)], assumptions)
    once = coverage([Stint(ratings, 18, held)], assumptions)
    assert all(twice[d] < once[d] for d in Dimension)


@LAWS
@given(strategies.five(felt).map(Ratings.of), middling, st.booleans())
def test_18_months_twice_earn_more_than_36_once(
    ratings: Ratings,
    assumptions: Assumptions,
    held: bool,  # noqa: FBT001 (drawn)
) -> None:
    """Two roles of 18 months close more than one of the same ratings of 36."""
    twice = coverage([Stint(ratings, 18), Stint(ratings, 18, held)], assumptions)
    once = coverage([Stint(ratings, 36, held)], assumptions)
    assert all(twice[d] > once[d] for d in Dimension)


@LAWS
@given(strategies.rating, strategies.assumptions, st.integers(0, 600))
def test_after_full_credit_a_role_adds_nothing(
    rating: float, assumptions: Assumptions, more: int
) -> None:
    """The credit of a rating is reached with the full-credit months; months beyond them add
    nothing and take nothing.
    """
    full = assumptions.full_credit_months
    assert (
        credit(rating, full + more, assumptions)
        == credit(rating, full, assumptions)
        == assumptions.ceiling * (rating / 10) ** assumptions.power
    )
    assert credit(rating, 0, assumptions) == 0


def test_60_months_count_as_36() -> None:
    """An offer planned for 60 months gains exactly what it gains when planned for 36."""
    scores = score(
        decision(
            job("Long", planned_months=60),
            job("Short", planned_months=36),
            roles=[held_since("2025-01")],
        )
    )
    assert scores["Long"].coverage == scores["Short"].coverage
    assert scores["Long"].gain == scores["Short"].gain > 0


@LAWS
@given(strategies.ratings, strategies.extreme_weights)
def test_weighted_means_lie_among_what_they_weigh(ratings: Ratings, weights: Weights) -> None:
    """Fit and portfolio coverage lie between the smallest and the largest of the five, however
    huge or tiny the weights.
    """
    low, high = min(ratings.values()), max(ratings.values())
    assert low - 1e-9 <= fit(ratings, weights) <= high + 1e-9
    closed = {d: ratings[d] / 10 for d in Dimension}
    assert low / 10 - 1e-9 <= portfolio_coverage(closed, weights) <= high / 10 + 1e-9


@LAWS
@given(strategies.decisions())
def test_flags_follow_from_the_spikes(decision: Decision) -> None:
    """At most one of the flags that count spikes stands, and a spike far from the weights needs
    a spike.
    """
    scores = score(decision)
    for option in scores.options:
        raised = [flag for flag in option.flags if flag in COUNTING.values()]
        assert raised == (
            [COUNTING[len(option.spikes)]]
            if option.option.job and len(option.spikes) in COUNTING
            else []
        )
        assert not {"no_spike", "off_weight"} <= set(option.flags)
        assert set(option.new_spikes) == set(option.spikes) - set(scores.spikes_so_far)


@LAWS
@given(strategies.decisions())
def test_the_ranking_falls_and_the_two_best_are_compared(decision: Decision) -> None:
    """Options are ranked by gain; side by side stand the two that the decision names, else the
    two best.
    """
    scores = score(decision)
    ranked = scores.ranked()
    assert sorted(scores.names()) == sorted(option.name for option in ranked)
    assert all(one.gain >= other.gain for one, other in pairwise(ranked))
    pair = tuple(option.name for option in compared(decision, scores))
    assert pair == (decision.compare or tuple(option.name for option in ranked[:2]))


# The formulas of the specification, written a second time, in fractions


def by_the_book(
    decision: Decision,
) -> tuple[Mapping[Dimension, Fraction], list[Mapping[Dimension, Fraction]]]:
    """Coverage today and of every option, straight from the formulas; the power must be whole."""
    a = decision.assumptions

    def months(role: Role) -> int:
        last = role.end or decision.as_of
        return 12 * last.year + last.month - (12 * role.start.year + role.start.month) + 1

    def rating(it: Role | Offer, d: Dimension) -> Fraction:
        cap = {
            "core": a.relevance_caps.core,
            "adjacent": a.relevance_caps.adjacent,
            "tangential": a.relevance_caps.tangential,
        }
        r = it.ratings[d]
        return Fraction(min(r, cap[it.relevance]) if d == "industry_expertise" else r)

    def covered(jobs: list[tuple[Role | Offer, int, bool]], d: Dimension) -> Fraction:
        need = Fraction(1)
        for it, m, held in jobs:
            earned = (
                Fraction(a.ceiling)
                * (rating(it, d) / 10) ** int(a.power)
                * min(Fraction(m, a.full_credit_months), Fraction(1))
            )
            need *= 1 - (Fraction(1) if held else Fraction(a.carry_over[d])) * earned
        return 1 - need

    now = decision.current_role
    today: list[tuple[Role | Offer, int, bool]] = [(r, months(r), r is now) for r in decision.roles]
    stay: list[tuple[Role | Offer, int, bool]] = [
        (r, months(r) + (decision.stay_months if r is now else 0), r is now) for r in decision.roles
    ]
    past = [(r, m, False) for r, m, _ in today]
    portfolios = [
        stay,
        *([*past, (offer, offer.planned_months, True)] for offer in decision.offers),
    ]
    return {d: covered(today, d) for d in Dimension}, [
        {d: covered(p, d) for d in Dimension} for p in portfolios
    ]


whole_powers = st.builds(
    lambda any_assumptions, power: any_assumptions.replace(power=power),
    strategies.assumptions,
    st.integers(1, 4).map(float),
)


@LAWS
@given(strategies.decisions(assumptions=whole_powers))
def test_scores_are_those_of_the_formulas_in_fractions(decision: Decision) -> None:
    """Coverage, totals and fits agree with exact arithmetic written from the specification."""
    today, options = by_the_book(decision)
    scores, shares = (
        score(decision),
        {
            d: Fraction(decision.weights[d]) / sum(map(Fraction, decision.weights.values()))
            for d in Dimension
        },
    )
    for covered, total, exact in [
        (scores.today, scores.today_total, today),
        *((o.coverage, o.total, exact) for o, exact in zip(scores.options, options, strict=True)),
    ]:
        assert all(abs(covered[d] - exact[d]) < 1e-9 for d in Dimension)
        assert abs(total - sum(shares[d] * exact[d] for d in Dimension)) < 1e-9


# The worked example

TODAY = (0.228387, 0.470461, 0.715926, 0.661227, 0.530512)
COVERAGE = {
    "Stay": (0.228387, 0.470461, 0.715926, 0.661227, 0.530512),
    "Hexbourne": (0.290888, 0.513354, 0.923016, 0.820889, 0.590614),
    "Fernmoor Health": (0.478390, 0.775475, 0.738936, 0.487782, 0.797220),
    "CivicLine": (0.922839, 0.642032, 0.779842, 0.362867, 0.590614),
}
GAINS = {"Stay": 0, "Hexbourne": 0.115280, "Fernmoor Health": 0.119913, "CivicLine": 0.063945}
PROVIDER_GAINS = {
    "Stay": 0,
    "Hexbourne": 0.132940,
    "Fernmoor Health": 0.021224,
    "CivicLine": 0.005856,
}
SIX_PLACES = 0.5000001e-6


def test_the_sample_lasts_the_months_of_the_specification() -> None:
    """The four roles of the sample last 15, 30, 23 and 46 months; only the last is held."""
    assert [(stint.months, stint.held) for stint in portfolio_today(sample())] == [
        (15, False),
        (30, False),
        (23, False),
        (46, True),
    ]


def test_the_sample_covers_what_the_specification_says() -> None:
    """Coverage of today and of every option of the sample, to six places."""
    scores = score(sample())
    assert tuple(scores.today.values()) == pytest.approx(TODAY, abs=SIX_PLACES)
    assert scores.names() == tuple(COVERAGE)
    for name, covered in COVERAGE.items():
        assert tuple(scores[name].coverage.values()) == pytest.approx(covered, abs=SIX_PLACES)


@pytest.mark.parametrize(
    ("phase", "today", "gains"),
    [("Early climb", 0.566791, GAINS), ("Provider", 0.575093, PROVIDER_GAINS)],
)
def test_the_sample_gains_what_the_specification_says(
    phase: str, today: float, gains: Mapping[str, float]
) -> None:
    """Today's coverage and every gain of the sample in two phases of life, to six places."""
    scores = score(sample().replace(weights=life_phases()[phase]))
    assert scores.today_total == pytest.approx(today, abs=SIX_PLACES)
    assert {option.name: option.gain for option in scores.options} == pytest.approx(
        gains, abs=SIX_PLACES
    )


def test_the_better_job_is_not_the_bigger_addition() -> None:
    """In the sample Hexbourne has the better fit and Fernmoor Health the bigger gain."""
    scores = score(sample())
    assert [
        scores[name].fit for name in ("Hexbourne", "Fernmoor Health", "CivicLine")
    ] == pytest.approx([6.05, 5.95, 4.65])
    assert scores.ranked()[0].name == "Fernmoor Health"


def test_a_copy_of_the_present_job_gains_by_its_new_clock() -> None:
    """The job one has, offered anew for 24 months, would gain 4.8079 points."""
    now = sample().current_role
    assert now is not None
    scores = score(
        sample().replace(
            offers=(Offer(organisation="Copy", ratings=now.ratings, relevance=now.relevance),)
        )
    )
    assert scores["Copy"].gain == pytest.approx(0.048079, abs=SIX_PLACES)


def test_a_shorter_stay_gains_less() -> None:
    """Fernmoor Health gains 10.9501 points when planned for 17 months, and all it can when
    planned for 18.
    """
    hexbourne, fernmoor, _ = sample().offers
    gains = [
        score(sample().replace(offers=(hexbourne, fernmoor.replace(planned_months=months))))[
            "Fernmoor Health"
        ].gain
        for months in (17, 18)
    ]
    assert gains == pytest.approx([0.109501, GAINS["Fernmoor Health"]], abs=SIX_PLACES)


def test_spikes_of_the_sample() -> None:
    """Three roles of the sample spiked in three dimensions; CivicLine and Fernmoor Health would
    add one more each.
    """
    scores = score(sample())
    assert scores.spikes_so_far == ("industry_expertise", "compensation", "advancement_speed")
    assert scores["Hexbourne"].new_spikes == ()
    assert scores["Fernmoor Health"].new_spikes == ("management_chops",)
    assert scores["CivicLine"].new_spikes == ("social_impact",)


# Names, caps, spikes and flags, case by case


@pytest.mark.parametrize(
    ("relevance", "cap"), [(Relevance.CORE, 10), (Relevance.ADJACENT, 5), (Relevance.TANGENTIAL, 2)]
)
def test_relevance_limits_industry_expertise_alone(relevance: Relevance, cap: float) -> None:
    """Expertise far from the goal counts up to a cap; a rating below the cap and the other
    dimensions count as they are.
    """
    assert counted(Ratings.of([10] * 5), relevance, Assumptions()).values() == (10, 10, cap, 10, 10)
    assert counted(Ratings.of([1.5] * 5), relevance, Assumptions()).values() == (1.5,) * 5
    own = Assumptions(relevance_caps=RelevanceCaps(**{relevance: 3}))
    assert counted(Ratings.of([4] * 5), relevance, own).industry_expertise == 3


def test_spikes_and_fit_count_the_counted_rating() -> None:
    """A 9 in a field far from the goal is no spike and adds 2 to the fit; the same 9 at the core
    is one.
    """
    far, near = job("Far", (0, 0, 9, 0, 0), relevance="tangential"), job("Near", (0, 0, 9, 0, 0))
    scores = score(decision(far, near))
    assert (scores["Far"].spikes, scores["Near"].spikes) == ((), (Dimension.INDUSTRY_EXPERTISE,))
    assert (scores["Far"].fit, scores["Near"].fit) == pytest.approx((2 / 5, 9 / 5))
    assert "no_spike" in scores["Far"].flags
    past = Role.model_validate(
        {
            "organisation": "P",
            "start": "2020-01",
            "end": "2021-01",
            "relevance": "adjacent",
            "ratings": far.ratings,
        }
    )
    assert score(decision(near, roles=[past]))["Near"].new_spikes == (Dimension.INDUSTRY_EXPERTISE,)


def test_a_rating_of_7_is_a_spike() -> None:
    """A spike begins at 7, or where the assumptions say."""
    ratings = Ratings.of((6.9, 7, 7.1, 0, 10))
    assert spikes(ratings, Assumptions()) == tuple(Dimension)[1:3] + tuple(Dimension)[4:]
    assert spikes(ratings, Assumptions(spike_at=7.1)) == (
        Dimension.INDUSTRY_EXPERTISE,
        Dimension.ADVANCEMENT_SPEED,
    )


def flags(offer: Offer, **fields: Any) -> tuple[str, ...]:
    """What is said of this offer."""
    return score(decision(offer, **fields)).options[1].flags


def stay_flags(start: str, stay_months: int) -> tuple[str, ...]:
    """What is said of staying in a role held since a month."""
    return score(decision(roles=[held_since(start)], stay_months=stay_months)).options[0].flags


@pytest.mark.parametrize(
    ("flag", "raised", "not_raised"),
    [
        (
            "no_spike",
            lambda: flags(job(ratings=(6.9,) * 5)),
            lambda: flags(job(ratings=(7, 6.9, 6.9, 6.9, 6.9))),
        ),
        (
            "many_spikes",
            lambda: flags(job(ratings=(7, 7, 7, 0, 0))),
            lambda: flags(job(ratings=(7, 7, 6.9, 0, 0))),
        ),
        (
            "many_spikes",
            lambda: flags(job(ratings=(0, 0, 7, 7, 7))),
            lambda: flags(job(ratings=(7, 7, 7, 7, 0))),
        ),
        (
            "dream_job",
            lambda: flags(job(ratings=(7, 7, 7, 7, 0))),
            lambda: flags(job(ratings=(7, 7, 7, 6.9, 0))),
        ),
        (
            "dream_job",
            lambda: flags(job(ratings=(7,) * 5)),
            lambda: flags(job(ratings=(10, 10, 10, 0, 0))),
        ),
        (
            "off_weight",
            lambda: flags(job(ratings=(7, 7, 0, 0, 0)), weights=Weights.of((9, 9, 30, 30, 22))),
            lambda: flags(job(ratings=(7, 7, 0, 0, 0)), weights=Weights.of((9, 10, 30, 30, 21))),
        ),
        (
            "off_weight",
            lambda: flags(job(ratings=(7, 0, 0, 0, 0)), weights=Weights.of((0, 1, 0, 0, 0))),
            lambda: flags(job(ratings=(6.9, 0, 0, 0, 0)), weights=Weights.of((0, 1, 0, 0, 0))),
        ),
        ("one_way", lambda: flags(job(door="one-way")), lambda: flags(job(door="two-way"))),
        ("over_36", lambda: flags(job(planned_months=37)), lambda: flags(job(planned_months=36))),
        ("over_36", lambda: stay_flags("2024-11", 12), lambda: stay_flags("2024-12", 12)),
        ("under_18", lambda: flags(job(planned_months=17)), lambda: flags(job(planned_months=18))),
        ("under_18", lambda: stay_flags("2026-01", 6), lambda: stay_flags("2026-01", 7)),
        (
            "over_36",
            lambda: flags(job(planned_months=25), assumptions=Assumptions(overstay_months=24)),
            lambda: flags(job(planned_months=24), assumptions=Assumptions(overstay_months=24)),
        ),
        (
            "under_18",
            lambda: flags(job(planned_months=11), assumptions=Assumptions(full_credit_months=12)),
            lambda: flags(job(planned_months=12), assumptions=Assumptions(full_credit_months=12)),
        ),
    ],
)
def test_flags_at_both_sides_of_their_thresholds(
    flag: str, raised: Callable[[], tuple[str, ...]], not_raised: Callable[[], tuple[str, ...]]
) -> None:
    """Each flag is raised just beyond its threshold and not just before it."""
    assert flag in raised()
    assert flag not in not_raised()


def test_one_or_two_spikes_are_as_advised() -> None:
    """A two-way offer of two years with one spike or two needs no word."""
    assert flags(job(ratings=(7, 0, 0, 0, 0))) == flags(job(ratings=(7, 7, 0, 0, 0))) == ()


# Values where rounding or a single option could hide a slip


def test_leaving_a_well_paid_role_may_lose() -> None:
    """Pay does not carry over: to leave a well-paid role for an empty one loses compensation and
    advancement, and nothing else.
    """
    scores = score(decision(job("Empty", (0,) * 5), roles=[held_since("2020-01", (8,) * 5)]))
    empty = scores["Empty"]
    lost = [d for d in Dimension if empty.coverage[d] < scores.today[d]]
    assert lost == [Dimension.COMPENSATION, Dimension.ADVANCEMENT_SPEED]
    full = 0.9 * 0.8**2
    assert empty.gain == pytest.approx(-full * (0.7 + 0.5) / 5)


def test_a_career_of_one_role_by_hand() -> None:
    """One role held 9 months with a rating of 9, then an offer: each number worked out on paper."""
    scores = score(
        decision(
            job("A", (9,) * 5, planned_months=9),
            roles=[held_since("2026-03", (9,) * 5)],
            stay_months=9,
        )
    )
    half, whole = 0.9 * 0.81 / 2, 0.9 * 0.81
    assert scores.today_total == pytest.approx(half)
    assert scores["Stay"].total == pytest.approx(whole)
    kept = (1, 1, 1, 0.3, 0.5)
    assert tuple(scores["A"].coverage.values()) == pytest.approx(
        [1 - (1 - k * half) * (1 - half) for k in kept]
    )
    assert scores["A"].gain == pytest.approx((1 - half) - (1 - half) * (5 - half * sum(kept)) / 5)


def test_what_is_compared_where_names_are_gone() -> None:
    """Names that are no options any more give way to the two best; a single option stands alone."""
    scores = score(sample().replace(compare=("Hexbourne", "Gone")))
    best = [
        option.name for option in compared(sample().replace(compare=("Hexbourne", "Gone")), scores)
    ]
    assert best == ["Fernmoor Health", "Hexbourne"]
    alone = decision()
    assert [option.name for option in compared(alone, score(alone))] == [KEEP_LOOKING]
