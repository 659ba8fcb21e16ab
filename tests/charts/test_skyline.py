"""The skyline, measured on what is drawn: its area is the score."""

import re
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spikes.analysis.results import Results
from spikes.charts.skyline import _BOTTOM, _TOP, skyline, skyline_data
from spikes.charts.theme import COLOURS
from spikes.model import Decision, Dimension, Ratings, Weights
from spikes.scoring import Score
from spikes.words.phrases import out_of_ten
from tests import strategies
from tests.charts.drawing import SAMPLE, WIDTH, Mark, drawn, of_kind, texts

HEIGHT = _BOTTOM - _TOP  # pixels
GAP = 0.003  # of the width, between two columns
NEED, KEPT, ADDED = 0.09, 0.38, 1  # the layers, by their opacity


def all_rated(rating: float) -> Decision:
    """Return the sample with every rating of its offers the same."""
    ratings = Ratings.of([rating] * 5)
    return SAMPLE.replace(offers=[offer.replace(ratings=ratings) for offer in SAMPLE.offers])


DECISIONS = {
    "sample": SAMPLE,
    "one weight": SAMPLE.replace(weights=Weights.of((0, 0, 0, 1, 0))),
    "two small weights": SAMPLE.replace(weights=Weights.of((1, 1, 0, 100, 40))),
    "five of equal weight": SAMPLE.replace(weights=Weights.of([1] * 5)),
    "no role": SAMPLE.replace(roles=(), compare=None),
    "nothing but tens": all_rated(10),
    "nothing but zeros": all_rated(0),
}
Case = tuple[Results, Score, list[Mark]]


@pytest.fixture(scope="module", params=DECISIONS)
def cases(request: pytest.FixtureRequest) -> list[Case]:
    """Return every option of a decision, with its picture."""
    results = Results(DECISIONS[request.param])
    return [(results, option, picture(results, option)) for option in results.scores.options]


def picture(results: Results, option: Score, weights: Weights | None = None) -> list[Mark]:
    """Return an option's skyline at its decision's weights, or at others."""
    data = skyline_data(results, option)
    return drawn(skyline(), data, weights or results.decision.weights)


def columns(marks: list[Mark], opacity: float) -> dict[Dimension, Mark]:
    """Return the rectangles of one layer by dimension."""
    by_colour = {colour: d for d, colour in COLOURS.items()}
    inside = [mark for mark in of_kind("rect", marks) if mark["y"] <= _BOTTOM]
    return {by_colour[m["fill"]]: m for m in inside if m.get("fillOpacity", 1) == opacity}


def total(marks: list[Mark]) -> list[float]:
    """Return coverage today, coverage then and gain, as the headline has them."""
    numbers = r"([\d.]+)\xa0% → ([\d.]+)\xa0% covered \((\S+) points\)"
    (found,) = re.findall(numbers, "\n".join(texts(marks)).replace("−", "-"))
    return [float(number) for number in found]


def test_the_drawn_total_is_the_scored_one(cases: list[Case]) -> None:
    """Coverage today, then and the gain are the model's, to a tenth of a point; so is the fit."""
    for results, option, marks in cases:
        expected = (results.scores.today_total, option.total, option.gain)
        assert total(marks) == pytest.approx([100 * n for n in expected], abs=0.0500001)
        fit = None if option.fit is None else f"fit {out_of_ten(option.fit)} of 10"
        assert (f"{fit}, the job on its own" if fit else "no job to rate") in texts(marks)


def test_the_filled_area_is_the_coverage(cases: list[Case]) -> None:
    """Columns are as wide as the weights and filled as far as covered: the area is the coverage."""
    for results, option, marks in cases:
        shares, layers = results.decision.weights.shares(), (KEPT, ADDED)
        pieces = [(d, mark) for layer in layers for d, mark in columns(marks, layer).items()]
        filled = {d: sum(m["height"] for e, m in pieces if e is d) / HEIGHT for d in Dimension}
        assert filled == pytest.approx(option.coverage, abs=1e-6)
        right = dict(zip(Dimension, accumulate(shares.values()), strict=True))
        for d, need in columns(marks, NEED).items():
            assert need["x"] + need["width"] == pytest.approx(WIDTH * right[d], abs=1e-6)
            assert WIDTH * (shares[d] - GAP) - 1e-6 <= need["width"] <= WIDTH * shares[d] + 1e-6
        area = sum(mark["width"] * mark["height"] for _, mark in pieces) / (WIDTH * HEIGHT)
        assert option.total - len(Dimension) * GAP - 1e-6 <= area <= option.total + 1e-6


def test_gains_and_losses_are_told_apart(cases: list[Case]) -> None:
    """A gain is a strong piece from today's height up, a loss a dashed outline down from it."""
    for results, option, marks in cases:
        change = {d: option.coverage[d] - results.scores.today[d] for d in Dimension}
        gained = {d: mark["height"] / HEIGHT for d, mark in columns(marks, ADDED).items()}
        assert gained == pytest.approx({d: up for d, up in change.items() if up > 0}, abs=1e-6)
        dashed = [mark for mark in of_kind("rect", marks) if mark.get("strokeDash")]
        lost = {mark["stroke"]: mark["height"] / HEIGHT for mark in dashed}
        expected = {COLOURS[d]: -down for d, down in change.items() if down < 0}
        assert lost == pytest.approx(expected, abs=1e-6)


def test_a_skyline_names_shares_and_changes() -> None:
    """The cells below give each dimension its percentage and its change, in the model's order."""
    results = Results(SAMPLE)
    option = results.scores["Fernmoor Health"]
    *_, names, shares, changes = zip(
        *[iter(texts(picture(results, option))[-15:])] * 5, strict=True
    )
    assert [name.replace("\n", " ") for name in names] == [d.label for d in Dimension]
    assert shares == ("10 %", "10 %", "25 %", "20 %", "35 %")
    expected = [100 * (option.coverage[d] - results.scores.today[d]) for d in Dimension]
    found = [float(change.replace("−", "-")) for change in changes]
    assert found == pytest.approx(expected, abs=0.500001)


@pytest.mark.parametrize(
    "dragged", [(45, 10, 10, 30, 5), (100, 0, 0, 0, 0), (33.3, 33.3, 33.4, 0, 0), (1, 2, 3, 4, 90)]
)
def test_a_drag_needs_no_new_data(dragged: tuple[float, ...]) -> None:
    """With the data it had, a skyline that hears of other weights draws the total they give."""
    results, weights = Results(SAMPLE), Weights.of(dragged)
    moving = picture(results, results.scores["CivicLine"], weights)
    then = Results(SAMPLE.replace(weights=weights)).scores["CivicLine"]
    assert total(moving)[1] == pytest.approx(100 * then.total, abs=0.0500001)


@given(strategies.decisions(), st.integers(0, 6))
def test_skyline_data_are_the_scores(decision: Decision, number: int) -> None:
    """Five rows in the model's order, whose weighted coverages add up to the portfolio's."""
    results, shares = Results(decision), decision.weights.shares()
    option = results.scores.options[number % len(results.scores.options)]
    data = skyline_data(results, option)["skyline"].to_pylist()
    assert [row["dimension"] for row in data] == [d.label for d in Dimension]
    for column, expected in (("today", results.scores.today_total), ("option", option.total)):
        found = sum(row[column] * shares[d] for row, d in zip(data, Dimension, strict=True))
        assert found == pytest.approx(expected)
