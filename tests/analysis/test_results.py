"""Everything that follows from a decision: worked out once, for any decision, along a weight."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import isfinite
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spikes.analysis import results as module
from spikes.analysis.comparison import Comparison
from spikes.analysis.ratings import break_even
from spikes.analysis.results import Results
from spikes.files.decisions import blank
from spikes.model import CARRY_OVER_RULES, Assumptions, Decision, Dimension, Offer, Weights
from spikes.model.presets import archetypes, life_phases
from spikes.scoring import TIE, leader, score
from tests.analysis.examples import (
    INDUSTRY,
    MANAGEMENT,
    PAY,
    SAMPLE,
    SOCIAL,
    SPEED,
    offer,
    tied_pair,
)
from tests.strategies import decisions

PARTS, PARTS_OF_A_PAIR = (
    [
        name
        for name, part in vars(kind).items()
        if isinstance(part, cached_property | property) and not name.startswith("_")
    ]
    for kind in (Results, Comparison)
)
ROLES, OFFERS = SAMPLE.decision.roles, SAMPLE.decision.offers
locks = st.frozensets(st.sampled_from(Dimension), max_size=4)


def leaves(value: Any) -> Iterator[Any]:
    """Yield the numbers, names and words that a part is made of."""
    if isinstance(value, Comparison):
        value = [getattr(value, name) for name in PARTS_OF_A_PAIR]
    elif isinstance(value, Mapping):
        value = [*value, *value.values()]
    elif is_dataclass(value):
        value = [getattr(value, field.name) for field in fields(value)]
    if isinstance(value, list | tuple):
        for part in value:
            yield from leaves(part)
    else:
        yield value


def everything(results: Results) -> list[Any]:
    """Return what all parts are made of, one after the other; every number is finite."""
    found = [leaf for name in PARTS for leaf in leaves(getattr(results, name))]
    assert all(isfinite(leaf) for leaf in found if isinstance(leaf, float))
    return found


def differ(a: object, b: object) -> bool:
    """Return whether two leaves are not the same, or more than rounding apart."""
    if isinstance(a, float) and isinstance(b, float):
        return abs(a - b) > 1e-12
    return a != b


# Worked out once


def test_each_part_is_found_once() -> None:
    """Asked for twice, it is the same object."""
    for whole, names in ((SAMPLE, PARTS), (SAMPLE.comparison, PARTS_OF_A_PAIR)):
        parts = [name for name in names if isinstance(vars(type(whole))[name], cached_property)]
        assert len(parts) > 9
        assert all(getattr(whole, name) is getattr(whole, name) for name in parts)


def test_a_decision_is_scored_and_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """All parts together, here and along every weight, score each carry-over rule a single time."""
    counted = {name: Mock(wraps=getattr(module, name)) for name in ("score", "Draws")}
    for name, count in counted.items():
        monkeypatch.setattr(module, name, count)
    results = Results(SAMPLE.decision)
    everything(results)
    for d in Dimension:
        for moved in results.along(d, range(0, 101, 20)).values():
            everything(moved)
    assert counted["score"].call_count == len(CARRY_OVER_RULES) == 2
    assert counted["Draws"].call_count == 1


# There for any decision


@pytest.mark.parametrize(
    "decision",
    [
        pytest.param(blank(), id="blank"),
        pytest.param(SAMPLE.decision.replace(offers=(), compare=None), id="no offers"),
        pytest.param(SAMPLE.decision.replace(roles=(), compare=None), id="no roles"),
        pytest.param(SAMPLE.decision.replace(offers=OFFERS[:1], compare=None), id="one offer"),
        pytest.param(Decision(offers=OFFERS[:1], weights=Weights.of([1] * 5)), id="only an offer"),
        pytest.param(SAMPLE.decision.replace(roles=ROLES[:-1], compare=None), id="only past roles"),
        pytest.param(tied_pair(), id="a tie"),
    ],
)
def test_every_decision_has_results(decision: Decision) -> None:
    """Without roles or offers, with one, with equal ones: each part is there."""
    results = Results(decision)
    assert everything(results)
    assert (results.comparison is not None) == bool(decision.offers)
    assert len(results.along(SOCIAL, range(101))) == 101
    for option in results.scores.options:
        assert len(results.best_next(option)) == 3
        assert results.next_need(option) in Dimension
    if not decision.offers:
        assert {phase.leader for phase in results.phases.values()} == {*results.first_rank}


# Along a weight


@settings(max_examples=25)
@given(decisions(), st.sampled_from(Dimension), locks, st.integers(0, 99))
def test_along_a_weight_stand_the_results_of_a_decision_with_it(
    decision: Decision, d: Dimension, locked: frozenset[Dimension], percent: int
) -> None:
    """At each percentage all parts are those of the moved weights, for the same pair."""
    results = Results(decision, locked)
    names = tuple(option.name for option in results.pair)
    pair = names if len(names) == 2 else None
    for found in results.along(d, range(percent, percent + 2)).values():
        there = Results(decision.replace(weights=found.decision.weights, compare=pair), locked)
        assert found.locked == locked
        assert tuple(option.name for option in found.pair) == names
        both = zip(everything(found), everything(there), strict=True)
        assert [leaves for leaves in both if differ(*leaves)] == []
        if found.comparison and there.comparison:
            assert found.comparison.chance == there.comparison.chance


@given(decisions(), st.sampled_from(Dimension), locks)
def test_along_a_weight_locked_ones_keep_still(
    decision: Decision, d: Dimension, locked: frozenset[Dimension]
) -> None:
    """The moved weight gets each percentage that they leave room for, and no other."""
    results, before = Results(decision, locked), decision.weights.shares()
    along, shown = results.along(d, range(-2, 103)), decision.weights.percents()[d]
    room = 1 - sum(before[e] for e in locked - {d})
    assert along.pop(shown) is results
    assert {*range(101)} >= along.keys()
    assert {at for at in range(101) if at < 100 * room + 0.499} <= along.keys() | {shown}
    assert max(along, default=0) <= 100 * room + 0.501
    for percent, found in along.items():
        after = found.decision.weights.shares()
        assert all(after[e] == pytest.approx(before[e], abs=1e-12) for e in locked - {d})
        expected = before[d] if results.is_stuck(d) else min(percent / 100, room)
        assert after[d] == pytest.approx(expected, abs=1e-9)
    if results.is_stuck(d):
        assert results.tips[d] == (None, None)


@given(decisions(), st.sampled_from(Dimension))
def test_a_total_goes_by_a_weights_share(decision: Decision, d: Dimension) -> None:
    """With all the weight it is that dimension's coverage, at the share now the option's total."""
    now = decision.weights.share(d)
    for option in score(decision).options:
        found = [Results(decision).total_at(option.coverage, d, share) for share in (now, 1)]
        assert found == pytest.approx([option.total, option.coverage[d]], abs=1e-9)


# Phases, other options


@given(decisions())
def test_phases_are_what_scoring_says_at_their_weights(decision: Decision) -> None:
    """Each phase has the leader and the gains that scoring with its weights gives."""
    for name, result in Results(decision).phases.items():
        options = score(decision.replace(weights=life_phases()[name])).options
        gains = {option.name: option.gain for option in options}
        assert result.gains == pytest.approx(gains, abs=1e-12)
        assert result.leader == leader({option.name: option.total for option in options})


def test_phases_of_the_sample() -> None:
    """A provider would do best at Hexbourne."""
    assert list(SAMPLE.phases) == list(life_phases())
    provider = SAMPLE.phases["Provider"]
    gains = {"Stay": 0, "Hexbourne": 0.132940, "Fernmoor Health": 0.021224, "CivicLine": 0.005856}
    assert provider.leader == "Hexbourne"
    assert provider.gains == pytest.approx(gains, abs=1e-6)


@given(decisions())
def test_who_is_not_shown_and_leads_both(decision: Decision) -> None:
    """The best of those that lead the pair is named."""
    results = Results(decision)
    ranked, totals = results.scores.ranked(), [option.total for option in results.pair]
    outside = [each for each in ranked if each.total - max(totals) >= TIE]
    assert results.outsider == (outside[0] if outside else None)


# Other ratings


def test_what_a_pair_needs_is_to_be_level_with_the_best_of_all() -> None:
    """Who trails needs the ratings that catch up with the leader, also with one not in the pair."""
    fernmoor, hexbourne, civic = (
        SAMPLE.scores[name] for name in ("Fernmoor Health", "Hexbourne", "CivicLine")
    )
    assert SAMPLE.needed(fernmoor) == {}
    assert SAMPLE.needed(hexbourne) == break_even(SAMPLE.decision, fernmoor, hexbourne)
    others = Results(SAMPLE.decision.replace(compare=("Hexbourne", "CivicLine")))
    assert others.outsider == fernmoor
    for each in (hexbourne, civic):
        assert others.needed(each) == break_even(SAMPLE.decision, fernmoor, each)
    for d, found in others.needed(hexbourne).items():
        assert found.rating is not None
        then = others.if_rated("Hexbourne", d, found.rating).scores["Hexbourne"]
        assert then.total == pytest.approx(fernmoor.total, abs=TIE)
    alone = Results(blank())
    assert alone.needed(alone.scores.options[0]) == {}


def test_if_rated_changes_one_rating_of_one_offer() -> None:
    """All else stays as it is, the locks too; the offer is named as an option."""
    twins = (OFFERS[0], OFFERS[0], OFFERS[1])
    results = Results(SAMPLE.decision.replace(offers=twins, compare=None), frozenset({PAY}))
    _, name, *_ = [each.name for each in results.scores.options[1:]]
    rated = OFFERS[0].replace(ratings=OFFERS[0].ratings.replace(**{SOCIAL: 9.5}))
    then = results.decision.replace(offers=(OFFERS[0], rated, OFFERS[1]))
    assert results.if_rated(name, SOCIAL, 9.5) == Results(then, frozenset({PAY}))


def test_coverage_by_rating_is_that_of_the_decision() -> None:
    """Compensation at Hexbourne is 0.6609 open before it, and in 24 months a 10 closes 0.9."""
    found = SAMPLE.coverage_by_rating(SAMPLE.scores["Hexbourne"])
    assert found[PAY] == pytest.approx((0.6609, 0.9, 2, 10), abs=5e-5)
    assert SAMPLE.coverage_by_rating(SAMPLE.scores["Stay"]) == {}


# Other rules, the clock


def test_the_other_rule_names_another_leader() -> None:
    """Where everything lasts, pay once earned stays, and the sample's answer is another."""
    rule = {"carry_over": CARRY_OVER_RULES["Everything lasts"]}
    lasting = SAMPLE.decision.replace(assumptions=SAMPLE.decision.assumptions.replace(**rule))
    expected = score(lasting).ranked()[0].name
    assert expected != "Fernmoor Health"
    assert SAMPLE.other_rule == ("Everything lasts", expected)
    assert Results(lasting).other_rule == ("Skills last, pay is spent", "Fernmoor Health")


def test_the_other_rule_is_silent_where_it_agrees_or_only_ties() -> None:
    """With no role no rule changes anything; where pay lasts, more of it may add nothing."""
    alone = SAMPLE.decision.replace(roles=(), compare=None)
    assert Results(alone).other_rule is Results(alone.replace(offers=())).other_rule is None
    role = ROLES[0].replace(start="2015-01", end="2019-12", ratings=offer("A", 10).ratings)
    decision = Decision(
        as_of="2020-01",
        roles=(role,),
        offers=(offer("A", 8), offer("B", 6)),
        weights=Weights.of((0, 0, 0, 1, 0)),
        assumptions=Assumptions(ceiling=1),
    )
    results = Results(decision)
    assert results.scores.ranked()[0].name == "A"
    assert results.other_rule is None


@given(decisions())
def test_the_fresh_clock_is_what_a_copy_of_the_current_role_would_gain(decision: Decision) -> None:
    """An offer, entered by hand, of the very same job for 24 months gains as much."""
    role, found = decision.current_role, Results(decision).fresh_clock
    if role is None:
        assert found is None
        return
    copy = Offer(organisation="A copy", relevance=role.relevance, ratings=role.ratings)
    with_copy = score(decision.replace(offers=(copy,), compare=None))
    assert found == pytest.approx(with_copy.options[-1].gain, abs=1e-12)


# Second steps


def test_any_other_offer_and_any_kind_of_role_may_follow() -> None:
    """Offers stand first; one that is called like a kind of role goes before it."""
    assert list(SAMPLE.second_steps("Hexbourne")) == ["Fernmoor Health", "CivicLine", *archetypes()]
    kind = next(iter(archetypes()))
    named = OFFERS[0].replace(organisation=kind)
    results = Results(SAMPLE.decision.replace(offers=(named, *OFFERS[1:]), compare=None))
    assert results.second_steps("Fernmoor Health")[kind] is results.decision.offers[0]
    assert results.second_steps(kind)[kind].ratings == archetypes()[kind]


def test_the_parts_of_the_samples_gains() -> None:
    """Each dimension's part of a gain, in points; as printed they add up to the gain."""
    parts = {option.name: [*SAMPLE.parts(option).values()] for option in SAMPLE.scores.options}
    assert parts["Stay"] == [0, 0, 0, 0, 0]
    assert parts["Hexbourne"] == [0.6, 0.4, 5.2, 3.2, 2.1]
    assert parts["Fernmoor Health"] == [2.5, 3.1, 0.6, -3.5, 9.3]


def test_on_which_dimensions_each_of_the_samples_offers_wins() -> None:
    """Those in which its part is half a point larger than the other's, the largest lead first."""
    hexbourne, fernmoor = SAMPLE.pair
    assert SAMPLE.wins_on(fernmoor, hexbourne) == [SPEED, MANAGEMENT, SOCIAL]
    assert SAMPLE.wins_on(hexbourne, fernmoor) == [PAY, INDUSTRY]
    stay, civic = SAMPLE.scores["Stay"], SAMPLE.scores["CivicLine"]
    assert SAMPLE.wins_on(civic, stay) == [SOCIAL, SPEED, MANAGEMENT, INDUSTRY]


@pytest.mark.parametrize(("points", "wins"), [(0.4, []), (0.5, [SOCIAL])])
def test_a_part_wins_by_half_a_point_or_more(points: float, wins: list[Dimension]) -> None:
    """A smaller lead is not worth a name."""
    results = Results(blank().replace(weights=Weights.of((1, 0, 0, 0, 0))))
    [nothing] = results.scores.options
    covered = {**nothing.coverage, SOCIAL: points / 100}
    assert results.wins_on(replace(nothing, coverage=covered, gain=points / 100), nothing) == wins


@given(decisions())
def test_parts_add_up_as_printed(decision: Decision) -> None:
    """Each part is less than a tenth off; rounded as they are, they add up to the rounded gain."""
    results, shares = Results(decision), decision.weights.shares()
    for option in results.scores.options:
        parts, today = results.parts(option), results.scores.today
        assert round(sum(parts.values()), 6) == round(round(1000 * option.gain) / 10, 6)
        for d, part in parts.items():
            assert part == pytest.approx(
                100 * shares[d] * (option.coverage[d] - today[d]), abs=0.1 + 1e-9
            )


def test_two_steps_begin_with_an_option() -> None:
    """A name that no option has is an error."""
    assert SAMPLE.two_steps("Stay", OFFERS[0]).ahead[-1].month > SAMPLE.decision.as_of
    with pytest.raises(KeyError):
        SAMPLE.two_steps("Gone", OFFERS[0])


def alone(decision: Decision) -> Decision:
    """Return a decision without what stands beside the numbers."""
    no_pay = {"pay": None, "market": None}
    return decision.replace(
        roles=[role.replace(**no_pay) for role in decision.roles],
        offers=[o.replace(**no_pay, from_pay=False, meets={}) for o in decision.offers],
        must_haves=(),
        next_phase=None,
        market=None,
    )


@given(decisions())
@settings(max_examples=40, deadline=None)
def test_what_stands_beside_the_numbers_changes_none(decision: Decision) -> None:
    """Gains, chances and who leads are the same to the last digit without it."""
    found, bare = Results(decision), Results(alone(decision))
    assert found.first_rank == bare.first_rank
    assert found.phases == bare.phases
    for one, other in zip(found.scores.options, bare.scores.options, strict=True):
        assert (one.coverage, one.gain, one.fit) == (other.coverage, other.gain, other.fit)
    if found.comparison and bare.comparison:
        for name in ("verdict", "chance", "band", "win_share", "tipping"):
            assert getattr(found.comparison, name) == getattr(bare.comparison, name)


@given(decisions())
@settings(max_examples=40, deadline=None)
def test_the_next_phase_is_one_of_the_phases(decision: Decision) -> None:
    """Its gains are those of that phase; without a phase there are none."""
    found = Results(decision)
    scores, phase = found.in_next_phase, decision.next_phase
    assert (scores is None) == (phase is None)
    if scores and phase:
        gains = {option.name: option.gain for option in scores.options}
        assert gains == pytest.approx(found.phases[phase].gains, abs=1e-12)


def test_every_offer_meets_misses_or_does_not_know_a_must_have() -> None:
    """Stay has none; what an offer does not say is not known."""
    offers = [OFFERS[0].replace(meets={"Remote": False}), *OFFERS[1:]]
    decision = SAMPLE.decision.replace(must_haves=("Remote", "Home by six"), offers=offers)
    unknown = {"Remote": None, "Home by six": None}
    assert Results(decision).must_haves == {
        "Hexbourne": {"Remote": False, "Home by six": None},
        "Fernmoor Health": unknown,
        "CivicLine": unknown,
    }


@given(decisions(), st.integers(1, 40))
@settings(max_examples=40, deadline=None)
def test_an_option_left_early_is_one_planned_for_no_longer(decision: Decision, months: int) -> None:
    """It has added what it would if so many months were planned; at its end, its whole gain."""
    found = Results(decision)
    shorter = score(
        decision.replace(
            stay_months=min(months, decision.stay_months),
            offers=[
                offer.replace(planned_months=min(months, offer.planned_months))
                for offer in decision.offers
            ],
        )
    )
    for option, planned in zip(found.scores.options, shorter.options, strict=True):
        job = option.option.job
        length = job.planned_months if isinstance(job, Offer) else decision.stay_months
        gain = found.left_after(option, months)
        if job is None or months > length:
            assert gain is None
        else:
            assert gain == pytest.approx(planned.gain, abs=1e-12)
            assert found.left_after(option, length) == option.gain


@given(decisions(st.just(Assumptions(carry_over=CARRY_OVER_RULES["Everything lasts"]))))
@settings(max_examples=40, deadline=None)
def test_where_nothing_fades_leaving_later_never_adds_less(decision: Decision) -> None:
    """After 6, 12 and 18 months, as far as they are planned."""
    found = Results(decision)
    for option in found.scores.options:
        gains = [found.left_after(option, months) for months in (6, 12, 18)]
        known = [gain for gain in gains if gain is not None]
        assert all(later - sooner > -1e-12 for sooner, later in pairwise(known))
