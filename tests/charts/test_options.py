"""What options add, and two of them as one weight moves, measured on what is drawn."""

import pytest

from spikes.analysis.results import Results
from spikes.charts.options import crossing, crossing_data, ranking, ranking_data
from spikes.model import Dimension, Weights
from spikes.model.domain import life_phases
from spikes.words.phrases import points
from tests.charts.drawing import SAMPLE, WIDTH, drawn, of_kind

PHASES = [*life_phases().values()]
LOSING = Weights.of((1, 0, 0, 3, 0))  # some option takes away


@pytest.mark.parametrize("weights", [*PHASES, LOSING])
def test_the_ranking_is_drawn_in_order(weights: Weights) -> None:
    """A bar an option as they rank, as long as its gain, to the left for a loss; words beside."""
    results = Results(SAMPLE.replace(weights=weights))
    marks = drawn(ranking(4), ranking_data(results), weights)
    # Both are in the data's order.
    rows = zip(of_kind("text", marks), of_kind("rect", marks), strict=True)
    words, bars = zip(*sorted(rows, key=lambda row: row[0]["y"]), strict=True)
    gains = [option.gain for option in results.scores.ranked()]
    assert gains[-1] < 0 or weights is not LOSING
    assert [word["text"] for word in words] == [points(gain) for gain in gains]
    scale, nothing = bars[0]["width"] / gains[0], bars[0]["x"]
    assert [bar["width"] for bar in bars] == pytest.approx([abs(gain) * scale for gain in gains])
    left = [nothing + min(gain, 0) * scale for gain in gains]
    assert [bar["x"] for bar in bars] == pytest.approx(left)
    right = [nothing + max(gain, 0) * scale for gain in gains]
    assert [word["x"] for word in words] == pytest.approx(right)


@pytest.mark.parametrize(
    "weights",
    [SAMPLE.weights, *PHASES, Weights.of((0, 0, 1, 0, 0)), Weights.of((1, 1, 0, 100, 40))],
)
@pytest.mark.parametrize("pair", [("Hexbourne", "Fernmoor Health"), ("Stay", "CivicLine")])
def test_lines_cross_where_the_leader_changes(weights: Weights, pair: tuple[str, str]) -> None:
    """Each line goes from coverage without a weight to that with it alone; a dot is at the tip."""
    results = Results(SAMPLE.replace(weights=weights, compare=pair))
    assert results.comparison
    for d in Dimension:
        marks = drawn(crossing(d), crossing_data(results), weights)
        (rule,), (dot,) = of_kind("rule", marks), of_kind("symbol", marks)
        assert rule["x"] == pytest.approx(WIDTH * weights.share(d), abs=1e-6)
        ends = of_kind("line", marks)
        assert [end["x"] for end in ends] == [0, WIDTH, 0, WIDTH]
        totals = [
            results.total_at(option.coverage, d, share)
            for option in results.pair
            for share in (0, 1)
        ]
        lowest, highest = totals.index(min(totals)), totals.index(max(totals))
        rise = ends[highest]["y"] - ends[lowest]["y"]
        scale = rise / (totals[highest] - totals[lowest])
        heights = [ends[lowest]["y"] + scale * (total - min(totals)) for total in totals]
        assert rise < 0
        assert [end["y"] for end in ends] == pytest.approx(heights, abs=1e-6)
        level = results.comparison.tipping[d]
        assert dot["opacity"] == (level is not None)
        if level is not None:
            reached = results.total_at(results.pair[0].coverage, d, level) - min(totals)
            assert dot["x"] == pytest.approx(WIDTH * level, abs=1e-6)
            assert dot["y"] == pytest.approx(ends[lowest]["y"] + scale * reached, abs=1e-6)
