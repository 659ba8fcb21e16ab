"""Two options side by side: the verdict, the laws of a lead and of a tie, the worked example."""

from dataclasses import replace

import pytest
from hypothesis import given

from spikes.analysis.chance import Draws
from spikes.analysis.comparison import Comparison, verdict
from spikes.analysis.ratings import break_even
from spikes.analysis.results import Results
from spikes.analysis.weights import Shift, differences, win_share
from spikes.model import Assumptions, Decision, Dimension, Evidence, Ratings, Weights
from spikes.model.presets import life_phases
from spikes.scoring import TIE, score
from tests.analysis.examples import PAY, SAMPLE, SOCIAL, offer, tied_pair, with_offer
from tests.strategies import decisions

NONE = Ratings.none_yet()


def compared(decision: Decision) -> Comparison:
    """Return how two options compare."""
    found = Results(decision).comparison
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("gap", "chance", "behind", "expected"),
    [
        (0.0, 1.0, 0.0, "tie"),
        (9e-10, 1.0, 0.0, "tie"),
        (-9e-10, 1.0, 0.0, "tie"),
        (TIE, 1.0, 0.0, "too close to call"),
        (0.0049, 1.0, 0.0, "too close to call"),
        (0.0051, 0.59, 0.0, "too close to call"),
        (0.005, 0.6, 0.0, "lean"),
        (0.0051, 0.89, 0.0, "lean"),
        (0.0051, 0.9, 0.0, "ahead everywhere"),
        (0.0051, 0.95, -0.1, "clear"),
        (0.0051, 0.9, -0.1, "clear"),
        (0.0051, 0.89, -0.1, "lean"),
        (0.4, 0.6, -0.1, "lean"),
    ],
)
def test_the_verdict_is_the_first_that_holds(
    gap: float, chance: float, behind: float, expected: str
) -> None:
    """Tie, too close to call, ahead everywhere, clear, lean: in this order."""
    assert verdict({**dict.fromkeys(Dimension, 0.2), PAY: behind}, gap, chance) == expected


def test_a_better_job_is_better_in_most_draws() -> None:
    """A fit that leads in fewer than 60 % of the draws is level; without a job there is none."""
    found = compared(SAMPLE.decision)
    assert found.drawn.better_job(found.decision.weights) == pytest.approx(0.44, abs=0.01)
    assert found.better_job is None
    provider = compared(SAMPLE.decision.replace(weights=life_phases()["Provider"]))
    assert provider.better_job is provider.ahead
    alone = SAMPLE.decision.replace(roles=(), compare=("Keep looking", "Hexbourne"))
    assert compared(alone).better_job is None


@given(decisions())
def test_the_better_job_is_the_same_either_way_round(decision: Decision) -> None:
    """Which of the two stands first does not matter, and jobs of equal fit are level."""
    found = Results(decision).comparison
    if found is None:
        return
    first, second = found.options
    swapped = compared(decision.replace(compare=(second, first)))
    names = [each.better_job and each.better_job.name for each in (found, swapped)]
    assert names[0] == names[1]
    if found.first.fit is not None and found.first.fit == found.second.fit:
        assert found.better_job is None


def test_jobs_of_equal_fit_are_level() -> None:
    """Also where the draws favour one of the two."""
    weights = Weights.of((50, 50, 0, 0, 0))
    a, b = offer("A", 7, 7, 5, 5, 5), offer("B", 10, 4, 5, 5, 5)
    for pair in (("A", "B"), ("B", "A")):
        found = compared(Decision(offers=(a, b), weights=weights, compare=pair))
        assert not 0.4 <= found.drawn.better_job(weights) <= 0.6
        assert found.better_job is None


@given(decisions())
def test_a_comparison_speaks_of_the_pair_compared(decision: Decision) -> None:
    """It names the pair in its order, the larger total leads, and every number is the leader's."""
    results = Results(decision)
    pair, found = results.pair, results.comparison
    if found is None:
        assert len(pair) < 2
        return
    assert found.options == (pair[0].name, pair[1].name)
    if found.leader is None:
        assert (found.ahead, found.behind) == pair
        assert abs(pair[0].total - pair[1].total) < TIE
        assert (found.verdict, found.shortest_stay) == ("tie", None)
        return
    first, second = results.scores[found.leader], results.scores[found.behind.name]
    assert (found.ahead, found.behind) == (first, second)
    assert found.gap == first.total - second.total >= TIE
    assert found.verdict != "tie"
    assert found.differences == differences(first, second)
    assert found.win_share == win_share([*found.differences.values()]) > 0
    drawn = Draws(decision, first, second)
    assert found.chance == pytest.approx(drawn.chance(decision.weights), abs=1e-12)
    assert found.band == pytest.approx(drawn.band(decision.weights), abs=1e-12)
    assert found.break_even == break_even(decision, first, second)
    assert found.smallest_shift is None or found.smallest_shift.amount > 0


def test_a_tie_has_no_leader() -> None:
    """Two equal offers: no leader, no shift, half of everything."""
    found = compared(tied_pair())
    assert (found.leader, found.verdict, found.gap) == (None, "tie", 0)
    assert (found.win_share, found.smallest_shift, found.shortest_stay) == (0.5, None, None)
    assert found.break_even[SOCIAL].rating == pytest.approx(5)
    assert all(question.flips for question in found.ask_first)


def test_a_tie_at_these_weights_only_is_a_shift_of_nothing() -> None:
    """Where other weights favour one or the other, nothing has to move, and no job is better."""
    offers = (offer("A", 8, 3, 5, 5, 5), offer("B", 3, 8, 5, 5, 5))
    found = compared(tied_pair().replace(offers=offers))
    assert (found.leader, found.smallest_shift, found.win_share) == (None, Shift(0, ()), 0.5)
    offers, nothing = (offer("A", 5), offer("B", 9)), Assumptions(ceiling=0)
    found = compared(tied_pair().replace(offers=offers, assumptions=nothing, compare=("A", "B")))
    assert found.verdict == "tie"


def test_a_tie_keeps_the_order_of_the_pair() -> None:
    """A difference too small for a lead does not choose which is named first."""
    decision = tied_pair()
    a, b = score(decision)["A"], score(decision)["B"]
    b = replace(b, total=b.total + 5e-10)
    found = Comparison(decision, a, b, Draws(decision, a, b))
    assert (found.leader, found.ahead, found.options) == (None, a, ("A", "B"))
    assert found.gap == pytest.approx(-5e-10, rel=1e-3)


def test_what_is_known_need_not_be_asked() -> None:
    """What is in writing, or seen for oneself, is not still to ask, unless it is not rated."""
    known = dict.fromkeys(Dimension, Evidence.TOLD) | {PAY: Evidence.WRITTEN, SOCIAL: Evidence.SEEN}
    found = compared(with_offer(SAMPLE.decision, "Hexbourne", evidence=known))
    answered = {("Hexbourne", PAY), ("Hexbourne", SOCIAL)}
    left = [q for q in found.ask_first if (q.option, q.dimension) not in answered]
    assert [*found.still_to_ask] == left
    assert len(left) == 8
    unrated = compared(with_offer(SAMPLE.decision, "Hexbourne", evidence=known, ratings=NONE))
    assert len(unrated.still_to_ask) == 10


def test_the_worked_example() -> None:
    """Every number of MODEL.md about the pair of the sample."""
    found = compared(SAMPLE.decision)
    assert found.options == (found.behind.name, found.leader) == ("Hexbourne", "Fernmoor Health")
    assert found.gap == pytest.approx(0.119913 - 0.115280, abs=1e-6)
    assert found.win_share == pytest.approx(0.624963, abs=5e-7)
    tipping = [0.077199, 0.083806, 0.268413, 0.210974, 0.335090]
    assert list(found.tipping.values()) == pytest.approx(tipping, abs=5e-7)
    shift = found.smallest_shift
    assert shift is not None
    assert shift.moves == ((Dimension.MANAGEMENT_CHOPS, PAY, shift.amount),)
    assert shift.amount == pytest.approx(0.007783, abs=5e-7)
    level = [3.9587, 4.3268, 9.3941, 9.2138, 4.3675]
    assert [b.rating for b in found.break_even.values()] == pytest.approx(level, abs=5e-5)
    assert (found.verdict, found.better_job) == ("too close to call", None)
    assert SAMPLE.fresh_clock == pytest.approx(0.048079, abs=5e-7)
    assert found.shortest_stay == 18
    shorter = score(with_offer(SAMPLE.decision, "Fernmoor Health", planned_months=17))
    assert shorter["Fernmoor Health"].gain == pytest.approx(0.109501, abs=5e-7)
