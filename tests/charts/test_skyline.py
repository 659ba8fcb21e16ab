"""The skyline, measured on what is drawn: its area is the score."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spikes.analysis.results import Results
from spikes.charts.skyline import skyline, skyline_data
from spikes.charts.theme import COLOURS
from spikes.model import Decision, Dimension, Ratings, Weights
from spikes.scoring import Score
from spikes.words.phrases import signed
from tests import strategies
from tests.charts.drawing import SAMPLE, WIDTH, Mark, drawn, of_kind

TOP, BOTTOM = 16, 240  # pixels; above the top is room for a number
HEIGHT = BOTTOM - TOP
GAP = 0.003  # of the width, between two columns


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


def picture(
    results: Results, option: Score, moved: Results | None = None, width: int = WIDTH
) -> list[Mark]:
    """Return an option's skyline at its decision's weights, or at others."""
    side = int(option.name == results.pair[-1].name)
    line = moved or shown(results, option)
    return drawn(skyline(side), skyline_data(results, option), line, width, height=BOTTOM)


def shown(results: Results, option: Score) -> Results:
    """Return results that compare this option with another one."""
    if option.name in {each.name for each in results.pair}:
        return results
    pair = (option.name, results.pair[1].name)
    return Results(results.decision.replace(compare=pair))


def added(marks: list[Mark]) -> dict[Dimension, Mark]:
    """Return what an option adds, by dimension."""
    by_colour = {colour: d for d, colour in COLOURS.items()}
    found = of_kind("rect", marks)
    return {by_colour[mark["fill"]]: mark for mark in found if mark.get("fill") in by_colour}


def lost(marks: list[Mark]) -> dict[Dimension, Mark]:
    """Return what an option would cost, by dimension."""
    by_colour = {colour: d for d, colour in COLOURS.items()}
    dashed = [mark for mark in of_kind("rect", marks) if mark.get("strokeDash")]
    return {by_colour[mark["stroke"]]: mark for mark in dashed}


def kept(marks: list[Mark]) -> dict[Dimension, Mark]:
    """Return what is covered today and stays so, by dimension: five grey pieces, from the left."""
    grey = [mark for mark in of_kind("rect", marks) if mark.get("fillOpacity") == 0.14]
    return dict(zip(Dimension, grey, strict=True))


def parts(marks: list[Mark]) -> list[str]:
    """Return the numbers on the columns, from the left."""
    return [str(m["text"]) for m in of_kind("text", marks) if m.get("fontWeight") == 600]


def test_the_filled_area_is_the_coverage(cases: list[Case]) -> None:
    """Columns are as wide as the weights and filled as far as covered: the area is the coverage."""
    for results, option, marks in cases:
        shares = results.decision.weights.shares()
        pieces = [*kept(marks).items(), *added(marks).items()]
        filled = {d: sum(m["height"] for e, m in pieces if e is d) / HEIGHT for d in Dimension}
        assert filled == pytest.approx(option.coverage, abs=1e-6)
        right = dict(zip(Dimension, accumulate(shares.values()), strict=True))
        for d, column in kept(marks).items():
            assert column["x"] + column["width"] == pytest.approx(WIDTH * right[d], abs=1e-6)
            assert column["width"] >= WIDTH * (shares[d] - GAP) - 1e-6
            assert column["width"] <= WIDTH * shares[d] + 1e-6
        area = sum(mark["width"] * mark["height"] for _, mark in pieces) / (WIDTH * HEIGHT)
        assert option.total - len(Dimension) * GAP - 1e-6 <= area <= option.total + 1e-6


def test_gains_and_losses_are_told_apart(cases: list[Case]) -> None:
    """A gain is a coloured piece from today's height up, a loss a dashed outline down from it."""
    for results, option, marks in cases:
        change = {d: option.coverage[d] - results.scores.today[d] for d in Dimension}
        gains = {d: mark["height"] / HEIGHT for d, mark in added(marks).items()}
        assert gains == pytest.approx({d: up for d, up in change.items() if up > 0}, abs=1e-6)
        costs = {d: mark["height"] / HEIGHT for d, mark in lost(marks).items()}
        expected = {d: -down for d, down in change.items() if down < 0}
        assert costs == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("width", [150, 240, 500, 900])
def test_columns_carry_the_parts_of_the_gain(width: int) -> None:
    """Each number is its part of the gain; where a column has no room, it is left out.

    A narrow chart has none: the list below it has all five.
    """
    results = Results(SAMPLE)
    for option in results.pair:
        marks = picture(results, option, width=width)
        expected = [signed(part) for part in results.parts(option).values()]
        rooms = [width * share for share in SAMPLE.weights.shares().values()]
        fits = [part for part, room in zip(expected, rooms, strict=True) if room >= 6.5 * len(part)]
        assert parts(marks) == (fits if width >= 240 else [])
        assert width < WIDTH or fits == expected


def test_no_number_crosses_the_line_at_the_top(cases: list[Case]) -> None:
    """A number stands on its column, or on the line at 100 % where it would reach it."""
    for _, _, marks in cases:
        numbers = [mark for mark in of_kind("text", marks) if mark.get("fontWeight") == 600]
        assert {mark["dy"] for mark in numbers} <= {-7}  # half of a number's height
        feet = [mark["y"] for mark in numbers]
        assert all(foot == pytest.approx(TOP) or foot >= TOP + 14 for foot in feet)


@pytest.mark.parametrize(("width", "named"), [(220, 0), (300, 5), (500, 5), (900, 5)])
def test_a_skyline_names_its_columns_where_there_is_room(width: int, named: int) -> None:
    """Below the columns stand their names, whole or short, and their weights."""
    results = Results(SAMPLE)
    below = [
        str(mark["text"])
        for mark in of_kind("text", picture(results, results.pair[0], width=width))
        if mark.get("fontWeight") != 600
    ]
    assert len(below) == 2 * named
    for d, name in zip(Dimension, below[:named], strict=False):
        assert d.label.startswith(name) or name in {"Mgmt", "Pay"}
    assert below[named:] == ["10 %", "10 %", "25 %", "20 %", "35 %"][:named]


@pytest.mark.parametrize(
    "dragged", [(45, 10, 10, 30, 5), (100, 0, 0, 0, 0), (33.3, 33.3, 33.4, 0, 0), (1, 2, 3, 4, 90)]
)
def test_a_drag_needs_no_new_data(dragged: tuple[float, ...]) -> None:
    """With the data it had, a skyline that gets other weights draws what they give."""
    results = Results(SAMPLE)
    moved = Results(SAMPLE.replace(weights=Weights.of(dragged)))
    for option, then in zip(results.pair, moved.pair, strict=True):
        marks = picture(results, option, moved)
        assert marks == picture(moved, then)
        pieces = [*kept(marks).values(), *added(marks).values()]
        area = sum(mark["width"] * mark["height"] for mark in pieces) / (WIDTH * HEIGHT)
        assert then.total - len(Dimension) * GAP - 1e-6 <= area <= then.total + 1e-6


@pytest.mark.parametrize("rating", [0, 0.5, 5, 10])
def test_a_rating_that_moves_needs_no_new_data(rating: float) -> None:
    """With the data it had, a skyline whose option is rated otherwise draws what that gives."""
    results = Results(SAMPLE)
    for d in Dimension:
        moved = results.if_rated("Hexbourne", d, rating)
        for option, then in zip(results.pair, moved.pair, strict=True):
            assert picture(results, option, moved) == picture(moved, then)


@given(strategies.decisions(), st.integers(0, 6))
def test_skyline_data_are_the_scores(decision: Decision, number: int) -> None:
    """Five rows in the model's order, whose weighted coverages add up to the portfolio's."""
    results, shares = Results(decision), decision.weights.shares()
    option = results.scores.options[number % len(results.scores.options)]
    data = skyline_data(results, option)["skyline"].to_pylist()
    assert [row["dimension"] for row in data] == [d.label for d in Dimension]
    for column, expected in (("today", results.scores.today_total), ("then", option.total)):
        found = sum(row[column] * shares[d] for row, d in zip(data, Dimension, strict=True))
        assert found == pytest.approx(expected)
