"""What other weights would say: laws, numbers by hand, exact fractions and a linear program."""

from collections.abc import Sequence
from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from spikes.analysis.weights import (
    Shift,
    differences,
    is_stuck,
    smallest_shift,
    tipping_points,
    win_share,
    with_share,
)
from spikes.model import Dimension, Weights
from spikes.scoring import TIE, portfolio_coverage
from tests.analysis.examples import (
    BALANCED,
    INDUSTRY,
    MANAGEMENT,
    PAY,
    SOCIAL,
    SPEED,
    Five,
    by_dimension,
    scored,
)
from tests.strategies import extreme_weights, five, weights

CLOSE = Fraction(1, 10**12)

small = st.integers(-3, 3).map(float)
any_scale = st.builds(
    lambda sign, m, e: sign * m * 10.0**e,
    st.sampled_from((-1, 1)),
    st.floats(1, 10),
    st.integers(-12, 0),
)
difference_lists = st.lists(small | any_scale, min_size=1, max_size=7)
difference_maps = five(
    st.floats(-1, 1).map(lambda c: 0.0 if abs(c) < 1e-6 else c) | st.sampled_from((-0.5, 0.0, 0.25))
).map(by_dimension)


def exact_win_share(c: Sequence[float]) -> Fraction:
    """Return the win share by another road: the divided difference of max(x, 0)^(n − 1).

    Hermite and Genocchi's formula, at the entries; where two coincide, it becomes a derivative.
    """
    nodes = sorted(map(Fraction, c))
    power = len(nodes) - 1
    table = [max(x, Fraction(0)) ** power if power else Fraction(x > 0) for x in nodes]

    def derivative(x: Fraction, order: int) -> Fraction:
        return comb(power, order) * x ** (power - order) if x > 0 else Fraction(0)

    for order in range(1, power + 1):
        ends = [(nodes[i], nodes[i + order]) for i in range(len(nodes) - order)]
        table = [
            (table[i + 1] - table[i]) / (b - a) if a != b else derivative(a, order)
            for i, (a, b) in enumerate(ends)
        ]
    return table[0]


# Win share


@pytest.mark.parametrize(
    ("c", "share"),
    [
        ([1, 1, 1, -2, -2], 11 / 27),
        ([5, -1], 5 / 6),
        ([0, 0, 0, 5, -1], 5 / 6),
        ([3] + [-1] * 40, 0.75**40),
        ([], 0.5),
        ([0, 0, 0], 0.5),
        ([-1, 0, -2], 0),
        ([-1], 0),
        ([1, 0, 2], 1),
        ([3], 1),
        ([0, 1, -1], 0.5),
        ([1e-300, -1e-300], 0.5),
        ([1.0, 1.0, 3.0, -5.315438318802864e-07], 1),  # rounding would carry it past 1
    ],
)
def test_win_shares_by_hand(c: list[float], share: float) -> None:
    """On paper: all 0 is a tie, nothing ahead wins nowhere, nothing behind wins everywhere."""
    assert win_share(c) == pytest.approx(share, rel=1e-13, abs=0)
    assert win_share(c) <= 1


@given(difference_lists, st.floats(1e-9, 1e9), st.data())
def test_win_shares_have_neither_scale_nor_order(
    c: list[float], scale: float, data: st.DataObject
) -> None:
    """Only the direction counts, and what one option does not win, the other does."""
    shuffled = data.draw(st.permutations([scale * x for x in c]))
    assert win_share(shuffled) == pytest.approx(win_share(c), rel=1e-11)
    assert win_share(c) + win_share([-x for x in c]) == pytest.approx(1, abs=1e-12)


@given(difference_lists, st.floats(0, 2), st.data())
def test_win_share_grows_with_every_difference(
    c: list[float], more: float, data: st.DataObject
) -> None:
    """Covering more in one dimension never loses weight settings."""
    i = data.draw(st.integers(0, len(c) - 1))
    assert 0 <= win_share(c) <= win_share([*c[:i], c[i] + more, *c[i + 1 :]]) + 1e-12 <= 1 + 1e-12


@given(difference_lists.filter(any))
@example([1.0, 1.0, 1.0, -2.0, -2.0])
@example([1e-12, 1.0, 0.0, 0.0, -1e-12])
def test_win_share_is_exact(c: list[float]) -> None:
    """Rational arithmetic by another formula agrees to twelve digits, ties and zeros included."""
    exact = exact_win_share(c)
    assert abs(Fraction(win_share(c)) - exact) <= CLOSE * exact


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
        assert abs(Fraction(win_share(c.tolist())) - exact) <= CLOSE * exact, c


@settings(max_examples=25)
@given(
    st.lists(small | st.floats(-1, 1, allow_subnormal=False), min_size=5, max_size=5).filter(any)
)
def test_win_share_is_what_sampling_finds(c: list[float]) -> None:
    """Of weight settings drawn at random, that share has a mean above 0; those at 0 count half."""
    drawn = np.random.default_rng(1).exponential(size=(40_000, 5)) @ np.array(c)
    found = np.mean(drawn > 0) + np.mean(drawn == 0) / 2
    assert win_share(c) == pytest.approx(found, abs=5 * 0.5 / 200)


def test_what_is_nothing_beside_the_largest_counts_as_nothing() -> None:
    """The smallest number there is loses, or wins, no share that can be seen."""
    assert win_share((0, 0, 0, 2, -5e-324)) == win_share((0, 0, 0, 2, 0)) == 1
    assert win_share((0, 0, 0, -2, 5e-324)) == win_share((0, 0, 0, -2, 0)) == 0


def test_what_is_only_rounding_is_no_difference() -> None:
    """0.1 + 0.2 and 0.3 cover the same."""
    a, b = scored((0.1 + 0.2, 0.3, 0.3, 0.3, 0.3), (0.3, 0.3 - 1e-11, 0.3, 0.3, 0.3)).options
    assert list(differences(a, b).values()) == [0, pytest.approx(1e-11), 0, 0, 0]


# One weight


@given(difference_maps, weights | extreme_weights)
def test_at_a_tipping_point_the_two_tie_and_beyond_it_the_other_leads(
    c: dict[Dimension, float], weights: Weights
) -> None:
    """Another leads on either side of it; a weight without one never changes the leader."""
    for d, share in tipping_points(c, weights).items():
        at_none, at_all = (portfolio_coverage(c, with_share(weights, d, end)) for end in (0, 1))
        if share is None:
            assert at_none * at_all >= -1e-12
            assert abs(at_none) >= 1e-12 or abs(at_all) < 1e-12
        else:
            level = portfolio_coverage(c, with_share(weights, d, share))
            assert level == pytest.approx(0, abs=1e-12)
            assert at_none * at_all <= 1e-12
            assert 0 <= share <= 1


def test_at_a_share_of_0_or_1_the_two_only_tie() -> None:
    """A lead by one dimension alone ends where that has no weight, or another has all of it."""
    found = tipping_points(by_dimension((0.2, 0, 0, 0, 0)), BALANCED)
    assert found == {**dict.fromkeys(Dimension, 1), SOCIAL: 0}
    assert set(tipping_points(dict.fromkeys(Dimension, 0.0), BALANCED).values()) == {None}


@given(
    weights | extreme_weights,
    st.sampled_from(Dimension),
    st.floats(0, 1),
    st.just(set()) | st.sets(st.sampled_from(Dimension)),
)
def test_a_moved_weight_takes_from_the_others_in_proportion(
    weights: Weights, d: Dimension, share: float, locked: set[Dimension]
) -> None:
    """It gets its share, or all that locked ones leave; the rest relate as before."""
    before, after = weights.shares(), with_share(weights, d, share, locked).shares()
    kept, free = locked - {d}, set(Dimension) - locked - {d}
    if not free:
        assert after == pytest.approx(before)
        return
    room, total = 1 - sum(before[e] for e in kept), sum(before[e] for e in free)
    proportions = {e: before[e] / total if total else 1 / len(free) for e in free}
    moved = min(share, room)
    expected = {e: (room - moved) * part for e, part in proportions.items()}
    expected |= {e: before[e] for e in kept} | {d: moved}
    assert after == pytest.approx(expected, abs=1e-12)


def test_weights_that_do_not_move_stay_as_they_were_entered() -> None:
    """Where all others are locked, or the share is the present one, they are the same weights."""
    weights = Weights.of((2, 1, 1, 0, 0))
    assert with_share(weights, SOCIAL, 0.9, {*Dimension}) is weights
    assert with_share(weights, SOCIAL, 0.5) is weights


@pytest.mark.parametrize(
    ("weights", "locked", "stuck"),
    [
        pytest.param((1, 1, 1, 1, 1), {MANAGEMENT, INDUSTRY, PAY, SPEED}, True, id="all others"),
        pytest.param((1, 1, 1, 1, 1), {SOCIAL, INDUSTRY, PAY, SPEED}, False, id="all but one"),
        pytest.param((0, 1, 3, 0, 0), {MANAGEMENT, INDUSTRY}, True, id="others that have it all"),
        pytest.param((0, 1, 3, 1, 0), {MANAGEMENT, INDUSTRY}, False, id="others that leave some"),
        pytest.param((1, 0, 0, 0, 0), {SOCIAL, PAY}, False, id="itself, which has it all"),
    ],
)
def test_a_weight_is_stuck_where_locked_ones_leave_no_room(
    weights: Five, locked: set[Dimension], *, stuck: bool
) -> None:
    """Social impact cannot move where all others are locked, or where those that are have all."""
    assert is_stuck(Weights.of(weights).shares(), SOCIAL, locked) == stuck


# All weights


def test_no_shift_favours_one_that_is_never_ahead() -> None:
    """Where the other only ties in four dimensions, no weights let it lead."""
    assert smallest_shift(by_dimension((0.5, 0, 0, 0, 0)), BALANCED) is None


def test_a_lead_of_exactly_a_tie_needs_a_shift() -> None:
    """Only closer than `TIE` are two level."""
    c, social = by_dimension((TIE, 0, 0, -0.5, 0)), Weights.of((1, 0, 0, 0, 0))
    found = smallest_shift(c, social)
    assert found
    assert found.moves == ((SOCIAL, PAY, TIE / (TIE + 0.5)),)


@given(difference_maps, weights, st.sampled_from((1.0, 1e-3, 1e-6)))
@example(by_dimension((0.5, 0.2005, -0.2, 0, 0)), Weights.of((1, 2, 1, 0, 0)), 1e-6)
def test_no_linear_program_finds_a_smaller_shift(
    whole: dict[Dimension, float], weights: Weights, scale: float
) -> None:
    """It ends in a tie, moves no more than there is, and is as small as a linear program's.

    The two are exactly level then, however small the differences are.
    """
    c = {d: scale * difference for d, difference in whole.items()}
    values, lead, found = (
        list(whole.values()),
        portfolio_coverage(c, weights),
        smallest_shift(c, weights),
    )
    if min(values) >= 0:
        assert found is None
        return
    assert found is not None
    if lead < TIE:
        assert found == Shift(0, ())
        return
    shares, after = weights.shares(), dict(weights.shares())
    for origin, to, amount in found.moves:
        assert amount > 0
        after[origin] -= amount
        after[to] += amount
    assert min(after.values()) >= -1e-12
    assert sum(after[d] * whole[d] for d in Dimension) == pytest.approx(0, abs=1e-9)
    assert found.amount == pytest.approx(sum(amount for *_, amount in found.moves), abs=1e-15)
    # The least total taken: what is taken t ≥ 0 and given g ≥ 0, Σ t = Σ g, t ≤ share,
    # Σ c·(share − t + g) ≤ 0.
    best = linprog(
        [1] * 5 + [0] * 5,
        A_ub=[[-x for x in values] + values],
        b_ub=[-lead / scale],
        A_eq=[[1] * 5 + [-1] * 5],
        b_eq=[0],
        bounds=[(0, share) for share in shares.values()] + [(0, 1)] * 5,
    )
    assert best.success
    assert found.amount == pytest.approx(best.fun, abs=1e-6)
