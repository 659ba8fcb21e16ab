"""Where one weight changes the leader among all options: every whole percentage is tried."""

from collections.abc import Collection

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from spikes.analysis.tips import Tip, nearest_tips
from spikes.analysis.weights import with_share
from spikes.model import Decision, Dimension, Weights
from spikes.scoring import TIE, Scores, portfolio_coverage, score
from tests.analysis.examples import (
    BALANCED,
    INDUSTRY,
    MANAGEMENT,
    PAY,
    SAMPLE,
    SOCIAL,
    Five,
    scored,
)
from tests.strategies import decisions, some_coverages, weights

locks = st.sets(st.sampled_from(Dimension), max_size=5)


def leaders_at(scores: Scores, weights: Weights) -> set[str]:
    """Return which options lead at these weights, or tie; examples within a hair are skipped."""
    totals = {each.name: portfolio_coverage(each.coverage, weights) for each in scores.options}
    best = max(totals.values())
    assume(not any(TIE / 100 < best - total < 100 * TIE for total in totals.values()))
    return {name for name, total in totals.items() if total > best - TIE}


def check_tips(scores: Scores, weights: Weights, locked: Collection[Dimension]) -> None:
    """Try every whole percentage: a tip is the first that not all leaders of now lead."""
    now = leaders_at(scores, weights)
    for d, tips in nearest_tips(scores, weights, locked).items():

        def leaders(share: float, d: Dimension = d) -> set[str]:
            return leaders_at(scores, with_share(weights, d, share, locked))

        shown, share = weights.percents()[d], weights.share(d)
        most = round(with_share(weights, d, 1, locked).share(d), 11)
        downwards = range(shown - 1, -1, -1) if share > 1e-11 else ()
        upwards = range(shown + 1, int(100 * most + 0.5) + 1) if most - share > 1e-11 else ()
        for tip, percents in zip(tips, (downwards, upwards), strict=True):
            last = percents[-1] if percents else None
            first = next((at for at in percents if not now <= leaders(at / 100)), last)
            then = now if first is None else leaders(first / 100)
            if first is None or then == now:
                assert tip is None
                continue
            assert tip is not None
            assert (tip.percent, tip.ties) == (first, len(then) > 1)
            assert tip.leader in then - (now if now <= then else set())
            assert len(leaders(tip.share)) > 1
            assert (tip.share - share) * (first / 100 - share) >= -1e-9


@given(decisions(), locks)
def test_the_nearest_tips_are_true_when_tried(decision: Decision, locked: set[Dimension]) -> None:
    """At the percentage named, that option leads; no percentage before it has another leader."""
    check_tips(score(decision), decision.weights, locked)


@given(some_coverages, weights, locks)
@example([(0,) * 5, (0, 0, 0, 0, 0.25)], Weights.of((0, 0, 399, 1, 1)), {INDUSTRY})
def test_the_nearest_tips_are_true_among_ties(
    covered: list[Five], weights: Weights, locked: set[Dimension]
) -> None:
    """The same holds where options repeat each other, and many lines cross at the same weight."""
    check_tips(scored(*covered), weights, locked)


def test_the_nearest_tips_of_the_sample() -> None:
    """A third option counts too, and each percentage is rounded away from the present one."""
    found = SAMPLE.tips
    below, above = found[SOCIAL]
    assert below
    assert above
    assert (below.share, above.share) == pytest.approx((0.077199, 0.200658), abs=1e-6)
    assert below == Tip(below.share, 7, "Hexbourne", ties=False)
    assert above == Tip(above.share, 21, "CivicLine", ties=False)
    assert found[MANAGEMENT][1] is None
    assert [tip.percent for d in Dimension for tip in found[d] if tip] == [7, 21, 8, 27, 22, 33]


def test_a_percentage_rounded_past_a_second_tip_names_who_leads_there() -> None:
    """B leads only from 20.2 % to 20.8 %, so at 21 %, the first whole one, the tip names C."""
    b = (0.5 + 0.1 * (1 - 0.202), *[0.5 - 0.1 * 0.202] * 4)
    c = (b[0] + 0.1 * (1 - 0.208), *[b[1] - 0.1 * 0.208] * 4)
    _, above = nearest_tips(scored((0.5,) * 5, b, c), BALANCED)[SOCIAL]
    assert above
    assert above == Tip(above.share, 21, "C", ties=False)
    assert above.share == pytest.approx(0.202)


def test_a_tip_at_the_very_end_only_ties() -> None:
    """Where A leads by one dimension alone, without that dimension the two tie."""
    found = nearest_tips(scored((0.9, *[0.5] * 4), (0.1, *[0.5] * 4)), BALANCED)
    assert found[SOCIAL] == (Tip(0.0, 0, "B", ties=True), None)
    assert found[PAY] == (None, Tip(1.0, 100, "B", ties=True))


def test_a_tie_ends_at_the_slightest_move() -> None:
    """Where two tie now, a different one leads below and above, from the present share on."""
    found = nearest_tips(scored((1.0, *[0.5] * 4), (0.0, *[0.75] * 4)), BALANCED)
    assert found[SOCIAL] == (Tip(0.2, 19, "B", ties=False), Tip(0.2, 21, "A", ties=False))


def test_a_lead_of_exactly_a_tie_ends_a_little_below_the_present_share() -> None:
    """Only closer than `TIE` are two level."""
    social = Weights.of((1, 0, 0, 0, 0))
    below, _ = nearest_tips(scored((TIE, 0, 0, 0, 0), (0, *[0.5] * 4)), social)[SOCIAL]
    assert below
    assert below == Tip(below.share, 99, "B", ties=False)
    assert 1 - below.share == pytest.approx(2 * TIE)


def test_at_the_most_there_is_rounded_up_the_totals_are_those_of_the_most() -> None:
    """A lock leaves 99.6 %, shown as 100 %: there the two tie, and the other does not lead yet."""
    weights, locked = Weights.of((500, 0, 4, 496, 0)), {INDUSTRY}
    _, above = nearest_tips(scored((0.9, *[0.5] * 4), (0.1, *[0.5] * 4)), weights, locked)[PAY]
    assert above == Tip(0.996, 100, "B", ties=True)


def test_a_weight_that_is_locked_itself_has_the_tips_it_has_without() -> None:
    """With three others locked, it still moves against the fifth."""
    scores, weights = SAMPLE.scores, SAMPLE.decision.weights
    others = {MANAGEMENT, INDUSTRY, PAY}
    found = nearest_tips(scores, weights, {SOCIAL, *others})
    assert found[SOCIAL] == nearest_tips(scores, weights, others)[SOCIAL] != (None, None)


@pytest.mark.parametrize(
    ("a", "b", "weights", "sides"),
    [
        pytest.param((0, 0.198), (0.802, 0), (196, 804), (None, 21), id="19.6 %, level at 19.8 %"),
        pytest.param((0.798, 0), (0, 0.202), (204, 796), (19, None), id="20.4 %, level at 20.2 %"),
        pytest.param((0.4, 0.9), (0.4005, 0), (998, 2), (None, None), id="99.8 %, level beyond"),
        pytest.param((0.9, 0.4), (0, 0.4005), (2, 998), (None, None), id="0.2 %, level below"),
    ],
)
def test_a_tip_is_beyond_the_percentage_that_is_shown(
    a: Five, b: Five, weights: Five, sides: tuple[int | None, int | None]
) -> None:
    """A share that is shown rounded has its tip at the next percentage; without one, none."""
    rest = (0, 0, 0)
    found = nearest_tips(scored((*a, *rest), (*b, *rest)), Weights.of((*weights, *rest)))[SOCIAL]
    assert tuple(tip and tip.percent for tip in found) == sides


def test_no_percentage_is_beyond_the_most_that_locks_leave() -> None:
    """Where the two tie only at the 20.4 % there are, at 20 % the leader still leads."""
    weights, locked = Weights.of((100, 0, 796, 104, 0)), {INDUSTRY}
    found = nearest_tips(scored((0.9, *[0.5] * 4), (0.1, *[0.5] * 4)), weights, locked)
    assert found[PAY] == (None, None)


def test_equal_options_lead_together() -> None:
    """B and its copy lead from 25 % on: the tip names the first, and says that there are two."""
    b = (0.8, *[0.4] * 4)
    _, above = nearest_tips(scored((0.5,) * 5, b, b), BALANCED)[SOCIAL]
    assert above
    assert above == Tip(above.share, 26, "B", ties=True)
