"""How far the weights may move before the answer changes: laws, the worked example, and outside
oracles.
"""

from collections.abc import Collection, Sequence
from fractions import Fraction
from math import comb, prod

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from spikes.analysis import weights as robustness
from spikes.analysis.weights import (
    Change,
    Shift,
    differences,
    first_rank_shares,
    nearest_changes,
    other_rule_leader,
    outsider,
    phases,
    rank_order_centroid,
    smallest_shift,
    tipping_points,
    win_share,
    with_share,
)
from spikes.files import decisions as files
from spikes.model import (
    CARRY_OVER_RULES,
    Assumptions,
    Decision,
    Dimension,
    Offer,
    Ratings,
    Role,
    Weights,
    domain,
)
from spikes.model.names import KEEP_LOOKING
from spikes.scoring import TIE, Option, Score, Scores, leader, portfolio_coverage, score
from tests.strategies import decisions, extreme_weights, five, weights

small = st.integers(-3, 3).map(float)
any_scale = st.builds(
    lambda sign, m, e: sign * m * 10.0**e,
    st.sampled_from((-1, 1)),
    st.floats(1, 10),
    st.integers(-12, 0),
)
entries = small | any_scale
difference_lists = st.lists(entries, min_size=1, max_size=7)
difference_maps = five(
    st.floats(-1, 1).map(lambda c: 0.0 if abs(c) < 1e-6 else c) | st.sampled_from((-0.5, 0.0, 0.25))
).map(lambda c: dict(zip(Dimension, c, strict=True)))
coverages = five(
    st.integers(0, 4).map(lambda quarters: quarters / 4)
    | st.floats(0, 1).map(lambda x: round(x, 6))
)
some_coverages = st.lists(coverages, min_size=1, max_size=6)


def scored(*coverages: tuple[float, ...]) -> Scores:
    """Scores of options with these coverages, named A, B, …, equally weighted."""
    options = []
    for letter, covered in zip("ABCDEFGH", coverages, strict=False):
        option = Option(letter, None, 0, ())
        mean = sum(covered) / 5
        options.append(
            Score(option, dict(zip(Dimension, covered, strict=True)), mean, mean, None, (), (), ())
        )
    return Scores(dict.fromkeys(Dimension, 0.0), 0.0, (), tuple(options))


def sampled() -> tuple[Decision, Scores, Score, Score]:
    """The sample career, its scores, and the pair it compares, the leader first."""
    decision = files.sample()
    scores = score(decision)
    return decision, scores, scores["Fernmoor Health"], scores["Hexbourne"]


def lead(c: dict[Dimension, float], weights: Weights) -> float:
    """By how much A leads B at these weights."""
    return portfolio_coverage(c, weights)


def exact_win_share(c: list[float]) -> Fraction:
    """The same in rational numbers, by another road: the divided difference of max(x, 0)^(n − 1) at
    the entries.

    Hermite and Genocchi's formula; where entries coincide, the difference becomes a derivative.
    """
    nodes = sorted(map(Fraction, c))
    power = len(nodes) - 1
    table = [max(x, Fraction(0)) ** power if power else Fraction(x > 0) for x in nodes]
    for order in range(1, power + 1):
        table = [
            (
                (table[i + 1] - table[i]) / (nodes[i + order] - nodes[i])
                if nodes[i + order] != nodes[i]
                else (
                    comb(power, order) * nodes[i] ** (power - order)
                    if nodes[i] > 0
                    else Fraction(0)
                )
            )
            for i in range(len(nodes) - order)
        ]
    return table[0]


# Win share


def test_win_shares_by_hand() -> None:
    """Three small cases that can be worked out on paper."""
    assert win_share([1, 1, 1, -2, -2]) == pytest.approx(11 / 27, rel=1e-15)
    assert win_share([5, -1]) == pytest.approx(5 / 6, rel=1e-15)
    assert win_share([0, 0, 0, 5, -1]) == pytest.approx(5 / 6, rel=1e-15)


@pytest.mark.parametrize(
    ("c", "share"),
    [
        ([], 0.5),
        ([0, 0, 0], 0.5),
        ([-1, 0, -2], 0),
        ([-1], 0),
        ([1, 0, 2], 1),
        ([3], 1),
        ([0, 1, -1], 0.5),
        ([1e-300, -1e-300], 0.5),
    ],
)
def test_win_share_at_the_edges(c: list[float], share: float) -> None:
    """All 0 is a tie; nothing ahead wins nowhere; nothing behind wins everywhere."""
    assert win_share(c) == share


@given(difference_lists)
def test_the_two_win_shares_add_up_to_1(c: list[float]) -> None:
    """What one option does not win, the other does."""
    assert win_share(c) + win_share([-x for x in c]) == pytest.approx(1, abs=1e-12)


@given(difference_lists, st.floats(1e-9, 1e9), st.randoms())
def test_win_share_knows_neither_scale_nor_order(
    c: list[float], scale: float, random: object
) -> None:
    """Only the direction of the differences counts, and no dimension is special."""
    shuffled = [scale * x for x in c]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert win_share(shuffled) == pytest.approx(win_share(c), rel=1e-11)


@given(difference_lists, st.data())
def test_win_share_grows_with_every_difference(c: list[float], data: st.DataObject) -> None:
    """Covering more in one dimension never loses weightings."""
    i = data.draw(st.integers(0, len(c) - 1))
    better = [*c[:i], c[i] + data.draw(st.floats(0, 2)), *c[i + 1 :]]
    assert 0 <= win_share(c) <= win_share(better) + 1e-12
    assert win_share(better) <= 1


def test_rounding_does_not_win_more_than_everything() -> None:
    """A share that rounding would carry past 1 is 1."""
    assert win_share([1.0, 1.0, 3.0, -5.315438318802864e-07]) == 1


@settings(max_examples=600, deadline=None)
@given(difference_lists.filter(any))
@example([1.0, 1.0, 1.0, -2.0, -2.0])
@example([1e-12, 1.0, 0.0, 0.0, -1e-12])
def test_win_share_is_exact(c: list[float]) -> None:
    """It agrees with rational arithmetic by another formula to twelve digits, ties and zeros
    included.
    """
    exact = exact_win_share(c)
    assert abs(Fraction(win_share(c)) - exact) <= Fraction(1, 10**12) * exact


def test_win_share_is_exact_over_thousands_of_hard_cases() -> None:
    """Near-ties, ties, zeros and twelve orders of magnitude lose no digits."""
    rng = np.random.default_rng(3)
    for case in range(4000):
        c = rng.normal(size=rng.integers(2, 7)) * (10 ** rng.uniform(-12, 0) if case % 2 else 1)
        if case % 4 == 1:
            c *= 10 ** rng.uniform(-12, 0, len(c))
        if case % 4 == 2:
            c = rng.choice([-1.0, 1.0], len(c)) * (1 + rng.integers(-3, 4, len(c)) * 1e-15)
        if case % 4 == 3:
            c[rng.integers(len(c))] = rng.choice([0.0, c[0], -c[0]])
        exact = exact_win_share(c.tolist())
        assert abs(Fraction(win_share(c.tolist())) - exact) <= Fraction(1, 10**12) * exact, c


@settings(max_examples=25, deadline=None)
@given(st.lists(small | st.floats(-1, 1), min_size=5, max_size=5).filter(any))
def test_win_share_is_what_sampling_finds(c: list[float]) -> None:
    """Of weightings drawn at random, that share has a mean above 0; half of those it leaves at 0
    count.
    """
    drawn = np.random.default_rng(1).exponential(size=(40_000, 5)) @ np.array(c)
    assert win_share(c) == pytest.approx(
        np.mean(drawn > 0) + np.mean(drawn == 0) / 2, abs=5 * 0.5 / 200
    )


# Several options


@settings(deadline=None)
@given(some_coverages)
def test_first_rank_shares_add_up_to_1(covered: list[tuple[float, ...]]) -> None:
    """Every weighting has a winner, or several who share it."""
    shares = first_rank_shares(scored(*covered))
    assert sum(shares.values()) == pytest.approx(1, abs=1e-12)
    assert all(0 <= share <= 1 for share in shares.values())


@settings(deadline=None)
@given(some_coverages, st.data())
def test_equal_options_share_the_win(covered: list[tuple[float, ...]], data: st.DataObject) -> None:
    """A duplicate gets what its original gets, half of what that had before, and takes from
    nobody else.
    """
    before = first_rank_shares(scored(*covered))
    twin = data.draw(st.integers(0, len(covered) - 1))
    if covered.count(covered[twin]) > 1:
        return
    after = first_rank_shares(scored(*covered, covered[twin]))
    name, copy = list(after)[twin], list(after)[-1]
    assert after[copy] == after[name] == pytest.approx(before[name] / 2, abs=1e-9)
    assert all(
        after[other] == pytest.approx(share, abs=1e-9)
        for other, share in before.items()
        if other != name
    )


@settings(deadline=None)
@given(coverages, coverages)
def test_first_rank_shares_of_two_are_their_win_shares(
    a: tuple[float, ...], b: tuple[float, ...]
) -> None:
    """Two options need no sampling: well within 0.003 of the exact answer."""
    scores = scored(a, b)
    first, second = scores.options
    assert first_rank_shares(scores)["A"] == pytest.approx(
        win_share([*differences(first, second).values()]), abs=1e-4
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0.3, 1), min_size=3, max_size=5))
def test_first_rank_shares_of_specialists(heights: list[float]) -> None:
    """Where each option covers one dimension only, the share has a formula: within 0.003 of it.

    Weights are exponential variables over their sum, so the question is which of some exponential
    variables is the largest.
    """
    count = len(heights)
    rows = [tuple(height * (i == place) for i in range(5)) for place, height in enumerate(heights)]
    rates = [1 / height for height in heights]
    for place, share in enumerate(first_rank_shares(scored(*rows)).values()):
        others = [rates[i] for i in range(count) if i != place]
        subsets = [
            [rate for i, rate in enumerate(others) if bits >> i & 1]
            for bits in range(2 ** len(others))
        ]
        exact = sum(
            (-1) ** len(subset) * rates[place] / (rates[place] + sum(subset)) for subset in subsets
        )
        assert share == pytest.approx(exact, abs=0.003)


@settings(max_examples=25, deadline=None)
@given(st.lists(coverages, min_size=3, max_size=6, unique=True))
def test_first_rank_shares_are_what_sampling_finds(covered: list[tuple[float, ...]]) -> None:
    """Of weightings drawn at random, an option wins that share, within the error of the drawing."""
    drawn = np.random.default_rng(2).exponential(size=(40_000, 5))
    totals = drawn / drawn.sum(axis=1, keepdims=True) @ np.array(covered).T
    wins = totals > totals.max(axis=1, keepdims=True) - 1e-12
    found = (wins / wins.sum(axis=1, keepdims=True)).mean(axis=0)
    assert list(first_rank_shares(scored(*covered)).values()) == pytest.approx(
        found.tolist(), abs=0.015
    )


def test_first_rank_shares_are_the_same_each_time() -> None:
    """The weightings are fixed: made anew they are the same."""
    _, scores, *_ = sampled()
    before = first_rank_shares(scores)
    robustness._weightings.cache_clear()
    assert first_rank_shares(scores) == before


def test_options_that_only_rounding_parts_share_the_win() -> None:
    """0.1 + 0.2 and 0.3 are equal."""
    assert first_rank_shares(scored((0.1 + 0.2,) * 5, (0.3,) * 5)) == {"A": 0.5, "B": 0.5}


def test_an_option_that_is_nowhere_better_wins_nothing() -> None:
    """An option below another in every dimension is first under no weighting."""
    assert first_rank_shares(scored((0.5,) * 5, (0.4,) * 5, (0.9, 0, 0, 0, 0)))["B"] == 0


# One weight


@given(difference_maps, weights | extreme_weights)
def test_at_a_tipping_point_the_two_tie_and_beyond_it_the_other_leads(
    c: dict[Dimension, float], weights: Weights
) -> None:
    """On either side of a tipping point another leads; a weight without one never changes the
    leader.
    """
    for d, share in tipping_points(c, weights).items():
        ends = lead(c, with_share(weights, d, 0)), lead(c, with_share(weights, d, 1))
        if share is None:
            assert ends[0] * ends[1] >= -1e-12
            assert abs(ends[0]) >= 1e-12 or abs(ends[1]) < 1e-12
        else:
            assert lead(c, with_share(weights, d, share)) == pytest.approx(0, abs=1e-12)
            assert ends[0] * ends[1] <= 1e-12
            assert 0 <= share <= 1


def test_at_a_share_of_0_or_1_the_two_only_tie() -> None:
    """A lead that rests on one dimension alone ends where that has no weight, or all of it."""
    weights = Weights.of((20, 20, 20, 20, 20))
    assert tipping_points(dict(zip(Dimension, (0.2, 0, 0, 0, 0), strict=True)), weights) == {
        Dimension.SOCIAL_IMPACT: 0,
        **dict.fromkeys([*Dimension][1:], 1),
    }
    assert set(tipping_points(dict.fromkeys(Dimension, 0.0), weights).values()) == {None}


@given(weights | extreme_weights, st.sampled_from(Dimension), st.floats(0, 1))
def test_setting_a_share_keeps_the_proportions_of_the_others(
    weights: Weights, d: Dimension, share: float
) -> None:
    """The weight gets its share, the five still add up to 1, and the others relate as before."""
    before, after = weights.shares(), with_share(weights, d, share).shares()
    assert after[d] == pytest.approx(share, abs=1e-12)
    others = sum(before[e] for e in Dimension if e is not d)
    for e in Dimension:
        if e is not d:
            part = before[e] / others if others else 0.25
            assert after[e] == pytest.approx((1 - share) * part, abs=1e-12)


def leaders_at(scores: Scores, weights: Weights) -> set[str]:
    """Who leads at these weights, or ties for the lead."""
    shares = weights.shares()
    totals = {
        option.name: sum(shares[d] * option.coverage[d] for d in Dimension)
        for option in scores.options
    }
    best = max(totals.values())
    return {name for name, total in totals.items() if total > best - TIE}


def check_change(
    scores: Scores,
    weights: Weights,
    d: Dimension,
    change: Change | None,
    percents: Sequence[int],
    *,
    locked: Collection[Dimension],
) -> None:
    """The first whole percentage, on the way from the present one, that not all leaders of now
    lead, is the change's.
    """
    now = leaders_at(scores, weights)
    tried = {
        percent: leaders_at(scores, with_share(weights, d, percent / 100, locked))
        for percent in percents
    }
    first = next(
        (percent for percent in percents if not now <= tried[percent]),
        percents[-1] if percents else None,
    )
    if first is None or tried[first] == now:
        assert change is None
        return
    assert change is not None
    assert change.percent == first
    assert change.leader in tried[first] - (now if now <= tried[first] else set())
    assert change.ties == (len(tried[first]) > 1)
    assert len(leaders_at(scores, with_share(weights, d, change.share, locked))) > 1
    assert (change.share - weights.share(d)) * (first / 100 - weights.share(d)) >= -1e-9


def check_changes(scores: Scores, weights: Weights, locked: Collection[Dimension] = ()) -> None:
    """Try every whole percentage of every weight, as far as the locked ones leave room."""
    for d, (below, above) in nearest_changes(scores, weights, locked).items():
        shown, share = weights.percents()[d], 100 * weights.share(d)
        most = round(100 * with_share(weights, d, 1, locked).share(d), 9)
        downwards = range(shown - 1, -1, -1) if share > 1e-9 else ()
        upwards = range(shown + 1, int(most + 0.5) + 1) if most - share > 1e-9 else ()
        check_change(scores, weights, d, below, downwards, locked=locked)
        check_change(scores, weights, d, above, upwards, locked=locked)


@settings(max_examples=60, deadline=None)
@given(weights, st.sampled_from(Dimension), st.floats(0, 1), st.sets(st.sampled_from(Dimension)))
def test_locked_weights_keep_still(
    weights: Weights, d: Dimension, share: float, locked: set[Dimension]
) -> None:
    """Locked weights keep their share, the one gets what it is set to or all they leave, and the
    rest keep their proportions.
    """
    before, after = weights.shares(), with_share(weights, d, share, locked).shares()
    kept, free = locked - {d}, set(Dimension) - locked - {d}
    assert sum(after.values()) == pytest.approx(1)
    assert [after[e] for e in kept] == pytest.approx([before[e] for e in kept], abs=1e-12)
    if not free:
        assert after == pytest.approx(before)
        return
    room = 1 - sum(before[e] for e in kept)
    assert after[d] == pytest.approx(min(share, room), abs=1e-12)
    total = sum(before[e] for e in free)
    for e in free:
        part = before[e] / total if total else 1 / len(free)
        assert after[e] == pytest.approx((room - after[d]) * part, abs=1e-12)


locks = st.sets(st.sampled_from(Dimension), max_size=5)


@given(decisions(), locks)
def test_the_nearest_changes_are_true_when_tried(
    decision: Decision, locked: set[Dimension]
) -> None:
    """Set a weight to the percentage named: that option leads there, and nothing changed on the
    way; whatever is locked.
    """
    check_changes(score(decision), decision.weights, locked)


@settings(max_examples=150, deadline=None)
@given(some_coverages, weights, locks)
@example(
    [(0, 0, 0, 0, 0), (0, 0, 0, 0, 0.25)],
    Weights.of((0, 0, 399, 1, 1)),
    {Dimension.INDUSTRY_EXPERTISE},
)
def test_the_nearest_changes_are_true_among_ties(
    covered: list[tuple[float, ...]], weights: Weights, locked: set[Dimension]
) -> None:
    """The same where options repeat each other in part or whole, and many lines cross at the
    same weight.
    """
    check_changes(scored(*covered), weights, locked)


def test_the_nearest_changes_of_the_sample() -> None:
    """At 7 % social impact Hexbourne leads, at 21 % CivicLine: a third option counts too, and
    each percentage is rounded away.
    """
    decision, scores, *_ = sampled()
    found = nearest_changes(scores, decision.weights)
    below, above = found[Dimension.SOCIAL_IMPACT]
    assert below
    assert above
    assert (below.share, above.share) == pytest.approx((0.077199, 0.200658), abs=1e-6)
    assert below == Change(below.share, 7, "Hexbourne", ties=False)
    assert above == Change(above.share, 21, "CivicLine", ties=False)
    assert found[Dimension.MANAGEMENT_CHOPS][1] is None
    assert [change.percent for d in Dimension for change in found[d] if change] == [
        7,
        21,
        8,
        27,
        22,
        33,
    ]


def test_a_percentage_rounded_past_a_second_change_names_who_leads_there() -> None:
    """B leads only between 20.2 % and 20.8 %, so at 21 %, the first whole one, the answer names
    C.
    """
    flat, steep = 0.5, 1 - 0.202
    b = (0.5 + 0.1 * steep, *[0.5 - 0.1 * 0.202] * 4)
    c = (b[0] + 0.1 * (1 - 0.208), *[b[1] - 0.1 * 0.208] * 4)
    _, above = nearest_changes(scored((flat,) * 5, b, c), Weights.of((20, 20, 20, 20, 20)))[
        Dimension.SOCIAL_IMPACT
    ]
    assert above
    assert above == Change(above.share, 21, "C", ties=False)
    assert above.share == pytest.approx(0.202)


def test_a_change_at_the_very_end_only_ties() -> None:
    """Where A leads by one dimension alone, without that dimension the two tie."""
    a, b = (0.9, 0.5, 0.5, 0.5, 0.5), (0.1, 0.5, 0.5, 0.5, 0.5)
    found = nearest_changes(scored(a, b), Weights.of((20, 20, 20, 20, 20)))
    assert found[Dimension.SOCIAL_IMPACT] == (Change(0.0, 0, "B", ties=True), None)
    assert found[Dimension.COMPENSATION] == (None, Change(1.0, 100, "B", ties=True))


def test_a_tie_ends_at_the_slightest_move() -> None:
    """Two that tie now: below and above lead different ones, from the present share on."""
    a, b = (1.0, 0.5, 0.5, 0.5, 0.5), (0.0, 0.75, 0.75, 0.75, 0.75)
    below, above = nearest_changes(scored(a, b), Weights.of((20, 20, 20, 20, 20)))[
        Dimension.SOCIAL_IMPACT
    ]
    assert (below, above) == (Change(0.2, 19, "B", ties=False), Change(0.2, 21, "A", ties=False))


# All weights


@settings(max_examples=200, deadline=None)
@given(difference_maps, weights)
def test_no_linear_program_finds_a_smaller_shift(
    c: dict[Dimension, float], weights: Weights
) -> None:
    """The greedy shift ends in a tie, moves no more than there is, and is as small as a linear
    program's.
    """
    shares, values = weights.shares(), list(c.values())
    now = lead(c, weights)
    found = smallest_shift(c, weights)
    if min(values) >= 0:
        assert found is None
        return
    assert found is not None
    if now < TIE:
        assert found == Shift(0, ())
        return
    after = dict(shares)
    for origin, to, amount in found.moves:
        assert amount > 0
        after[origin] -= amount
        after[to] += amount
    assert min(after.values()) >= -1e-12
    assert sum(after[d] * c[d] for d in Dimension) == pytest.approx(0, abs=1e-9)
    assert found.amount == pytest.approx(sum(amount for *_, amount in found.moves), abs=1e-15)
    # least total taken, with what is taken t ≥ 0 and given g ≥ 0: Σ t = Σ g, t ≤ share, Σ c·(share
    # − t + g) ≤ 0
    best = linprog(
        [1] * 5 + [0] * 5,
        A_ub=[[-x for x in values] + values],
        b_ub=[-now],
        A_eq=[[1] * 5 + [-1] * 5],
        b_eq=[0],
        bounds=[(0, shares[d]) for d in Dimension] + [(0, 1)] * 5,
    )
    assert best.success
    assert found.amount == pytest.approx(best.fun, abs=1e-6)


# Phases, rules, rankings


@settings(max_examples=50, deadline=None)
@given(decisions())
def test_phases_are_what_scoring_says_at_their_weights(decision: Decision) -> None:
    """Each phase names the leader and the gains that scoring the decision with its weights
    gives.
    """
    for name, result in phases(decision, domain.life_phases()).items():
        scores = score(decision.replace(weights=domain.life_phases()[name]))
        assert result.gains == pytest.approx(
            {option.name: option.gain for option in scores.options}, abs=1e-12
        )
        assert result.leader == leader({option.name: option.total for option in scores.options})


def test_phases_of_the_sample() -> None:
    """A provider would do best at Hexbourne, and today's scores save the work of scoring anew."""
    decision, scores, *_ = sampled()
    result = phases(decision, domain.life_phases(), scores)
    assert result == phases(decision, domain.life_phases())
    assert result["Provider"].leader == "Hexbourne"
    assert result["Provider"].gains == pytest.approx(
        {"Stay": 0, "Hexbourne": 0.132940, "Fernmoor Health": 0.021224, "CivicLine": 0.005856},
        abs=1e-6,
    )


def test_nobody_leads_a_tie() -> None:
    """A lead below 1e-9 is none; alone one leads; of nobody, nobody."""
    assert leader({"A": 0.5, "B": 0.5 + 5e-10}) is None
    assert leader({"A": 0.5, "B": 0.5 + 2e-9}) == "B"
    assert leader({"A": 0.5}) == "A"
    assert leader({}) is None


def test_an_outsider_leads_both() -> None:
    """An option outside the pair is named only where it leads both of them."""
    _, scores, fernmoor, hexbourne = sampled()
    assert outsider(scores, (fernmoor, hexbourne)) is None
    assert outsider(scores, (scores["CivicLine"], scores["Stay"])) is fernmoor
    assert outsider(scores, (fernmoor, scores["Stay"])) is None
    assert (
        outsider(scored((0.5,) * 5, (0.5,) * 5, (0.1,) * 5), scored((0.5,) * 5, (0.1,) * 5).options)
        is None
    )


def test_the_other_rule_names_another_leader() -> None:
    """Where everything lasts, pay once earned stays, and the sample's answer is another."""
    decision, *_ = sampled()
    lasting = decision.replace(
        assumptions=decision.assumptions.replace(carry_over=CARRY_OVER_RULES["Everything lasts"])
    )
    scores = score(lasting)
    expected = leader({option.name: option.total for option in scores.options})
    assert expected != "Fernmoor Health"
    assert other_rule_leader(decision) == ("Everything lasts", expected)
    assert other_rule_leader(lasting) == ("Skills last, pay is spent", "Fernmoor Health")


def test_the_other_rule_is_silent_where_it_agrees() -> None:
    """The same leader is no news; with nothing behind one, no rule changes anything."""
    decision, *_ = sampled()
    alone = decision.replace(roles=(), compare=None)
    assert other_rule_leader(alone) is None
    assert other_rule_leader(alone.replace(offers=())) is None
    assert score(alone).options[0].name == KEEP_LOOKING


def test_the_other_rule_is_silent_where_it_only_ties() -> None:
    """Where pay once earned lasts and leaves nothing to add, better pay is no lead; that names
    nobody else.
    """
    role = Role(organisation="Before", start="2015-01", end="2019-12", ratings=Ratings.of([10] * 5))
    offers = [
        Offer(organisation=name, ratings=Ratings.of([pay] * 5))
        for name, pay in (("A", 8), ("B", 6))
    ]
    decision = Decision(
        as_of="2020-01",
        roles=(role,),
        offers=offers,
        weights=Weights.of((0, 0, 0, 1, 0)),
        assumptions=Assumptions(ceiling=1),
    )
    assert score(decision).ranked()[0].name == "A"
    assert other_rule_leader(decision) is None


@given(st.lists(st.integers(1, 5), min_size=5, max_size=5))
def test_weights_by_ranking_are_the_middle_of_the_weightings_that_agree(ranks: list[int]) -> None:
    """They add up to 1, rank as asked, tied ones equal, and are the mean of the corners of that
    region.
    """
    found = rank_order_centroid(dict(zip(Dimension, ranks, strict=True))).values()
    assert sum(found) == pytest.approx(1)
    for i in range(5):
        for j in range(5):
            if ranks[i] == ranks[j]:
                assert found[i] == found[j]
            elif ranks[i] < ranks[j]:
                assert found[i] > found[j]
    corners = np.array([[1 / k] * k + [0] * (5 - k) for k in range(1, 6)]).mean(axis=0)
    assert sorted(found, reverse=True) == pytest.approx(
        [
            np.mean([corners[place] for place, r in enumerate(sorted(ranks)) if r == rank])
            for rank in sorted(ranks)
        ]
    )


def test_weights_by_ranking_of_five() -> None:
    """The published weights of five; ties counted as 1, 2, 2, 3 or as 1, 2, 2, 4 are the same."""
    untied = rank_order_centroid(dict(zip(Dimension, (5, 4, 3, 2, 1), strict=True)))
    assert untied.values() == pytest.approx((0.04, 0.09, 0.1567, 0.2567, 0.4567), abs=5e-5)
    dense, standard = ((1, 2, 2, 3, 4), (1, 2, 2, 4, 5))
    assert rank_order_centroid(dict(zip(Dimension, dense, strict=True))) == rank_order_centroid(
        dict(zip(Dimension, standard, strict=True))
    )
    with pytest.raises(KeyError):
        rank_order_centroid({Dimension.COMPENSATION: 1})


# The worked example


def test_the_worked_example() -> None:
    """Every number of MODEL.md that the weights alone decide."""
    decision, _, fernmoor, hexbourne = sampled()
    c = differences(fernmoor, hexbourne)
    assert win_share([*c.values()]) == pytest.approx(0.624963, abs=5e-7)
    assert list(tipping_points(c, decision.weights).values()) == pytest.approx(
        [0.077199, 0.083806, 0.268413, 0.210974, 0.335090], abs=5e-7
    )
    shift = smallest_shift(c, decision.weights)
    assert shift is not None
    assert shift.moves == ((Dimension.MANAGEMENT_CHOPS, Dimension.COMPENSATION, shift.amount),)
    assert shift.amount == pytest.approx(0.007783, abs=5e-7)


def test_what_is_only_rounding_is_no_difference() -> None:
    """0.1 + 0.2 and 0.3 cover the same."""
    a, b = scored((0.1 + 0.2, 0.3, 0.3, 0.3, 0.3), (0.3, 0.3 - 1e-11, 0.3, 0.3, 0.3)).options
    assert list(differences(a, b).values()) == [0, pytest.approx(1e-11), 0, 0, 0]


def test_win_share_of_many_options_is_a_product_of_nothing_but_positive_terms() -> None:
    """The recursion works for any number of differences: against n equal ones behind, one ahead
    wins (y / (y + x))^n.
    """
    for count in (1, 5, 40):
        assert win_share([3.0] + [-1.0] * count) == pytest.approx(prod([3 / 4] * count), rel=1e-13)
