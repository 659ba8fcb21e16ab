"""What the charts draw, measured on what is drawn: area is the score."""

import copy
import json
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from spikes.analysis.weights import differences, tipping_points, with_share
from spikes.charts import options as charts
from spikes.charts.options import COLOURS, LIVE, SETTLED, skyline_data, weighting
from spikes.files import decisions as files
from spikes.model import Decision, Dimension, Ratings, Weights, domain
from spikes.scoring import Score, portfolio_coverage, score
from spikes.words.wording import out_of_ten, points
from tests import strategies

SAMPLE = files.sample()
WIDTH, HEIGHT = 500, 176  # pixels; the plot's own
GAP = 0.003  # of the width, between two columns

DECISIONS = {
    "sample": SAMPLE,
    "one weight": SAMPLE.replace(weights=Weights.of((0, 0, 0, 1, 0))),
    "two small weights": SAMPLE.replace(weights=Weights.of((1, 1, 0, 100, 40))),
    "five of equal weight": SAMPLE.replace(weights=Weights.of([1] * 5)),
    "no role": SAMPLE.replace(roles=(), compare=None),
    "nothing but tens": SAMPLE.replace(
        offers=[offer.replace(ratings=Ratings.of([10] * 5)) for offer in SAMPLE.offers]
    ),
    "nothing but zeros": SAMPLE.replace(
        offers=[offer.replace(ratings=Ratings.of([0] * 5)) for offer in SAMPLE.offers]
    ),
}
DRAWN = [
    (name, option.name)
    for name, decision in DECISIONS.items()
    for option in score(decision).options
]


def drawn(decision: Decision, option: Score) -> list[dict[str, Any]]:
    """Every mark of a skyline as it is drawn, with the kind of mark it is."""
    return picture_of(
        charts.skyline(), skyline_data(score(decision).today, option), decision.weights
    )


def picture_of(
    spec: dict[str, Any], data: dict[str, pa.Table], weights: Weights, width: float = WIDTH
) -> list[dict[str, Any]]:
    """Every mark of a chart that listens to these weights."""
    spec = copy.deepcopy(spec) | {
        "datasets": {name: as_sent(table) for name, table in data.items()},
        "width": width,
    }
    for param in spec["params"]:
        if param.pop("bind", None):  # there is no page to listen to
            param["value"] = weighting(weights)
    return list(marks(vl_convert.vegalite_to_scenegraph(spec)["scenegraph"]))


def as_sent(table: pa.Table) -> list[dict[str, Any]]:
    """A table's rows as a browser reads them."""
    rows: list[dict[str, Any]] = json.loads(json.dumps(table.to_pylist(), default=str))
    return rows


def marks(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All marks within a group, axes and frames left out."""
    for item in node.get("items", []):
        if node.get("role") in {"mark", None} and node["marktype"] != "group":
            yield {"kind": node["marktype"], "x": 0, "y": 0, "width": 0, "height": 0, **item}
        elif node.get("role", "").startswith("axis"):
            continue
        else:
            for child in item.get("items", []):
                yield from marks(child)


def columns(picture: list[dict[str, Any]], opacity: float) -> dict[Dimension, dict[str, Any]]:
    """The rectangles of one layer of the skyline, by dimension: 0.09 the open need, 0.38 what is
    kept, 1 what is added.
    """
    by_colour = {colour: d for d, colour in COLOURS.items()}
    found = [
        mark for mark in picture if mark["kind"] == "rect" and mark.get("fillOpacity", 1) == opacity
    ]
    return {by_colour[mark["fill"]]: mark for mark in found if mark["y"] < charts._PLOT_BOTTOM + 1}


def texts(picture: list[dict[str, Any]]) -> list[str]:
    """Everything written in the picture, in the order of its layers."""
    return [str(mark["text"]) for mark in picture if mark["kind"] == "text"]


def total(picture: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Coverage today, coverage then and gain in percentage points, as the skyline's headline
    writes them.
    """
    line = next(text for text in texts(picture) if "covered" in text)
    today, then = line.split(" covered (")[0].split(" → ")
    gain = line.split("(")[1].removesuffix(" points)").replace("−", "-")
    return (
        float(today.removesuffix("\N{NO-BREAK SPACE}%")),
        float(then.removesuffix("\N{NO-BREAK SPACE}%")),
        float(gain),
    )


def filled(picture: list[dict[str, Any]]) -> dict[Dimension, float]:
    """How high each column is filled, as a fraction of the plot's height."""
    kept, added = columns(picture, 0.38), columns(picture, 1)
    return {
        d: sum(layer[d]["height"] for layer in (kept, added) if d in layer) / HEIGHT
        for d in Dimension
    }


@pytest.fixture(scope="module")
def pictures() -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Every option of every decision, drawn."""
    return {
        (name, option): list(drawn(DECISIONS[name], score(DECISIONS[name])[option]))
        for name, option in DRAWN
    }


def test_colours_are_distinct() -> None:
    """Every dimension has a colour, and no two have the same."""
    assert set(COLOURS) == set(Dimension)
    assert len({colour.lower() for colour in COLOURS.values()}) == len(Dimension)


def test_the_same_input_gives_the_same_spec() -> None:
    """Built anew, each chart's spec is the very same, and using it with data leaves it so: else
    the page would flicker.
    """

    def specs() -> str:
        return json.dumps(
            [charts.skyline(), charts.ranking(3), charts.crossing(Dimension.COMPENSATION)]
        )

    before = specs()
    for chart in (charts.skyline, charts.ranking, charts.crossing):
        chart.cache_clear()
    drawn(SAMPLE, score(SAMPLE)["Stay"])
    assert specs() == before


def test_specs_are_vega_lite() -> None:
    """The charts are valid Vega-Lite and hold no data of their own."""
    for spec in (
        charts.skyline(),
        charts.ranking(1),
        charts.ranking(40),
        *map(charts.crossing, Dimension),
    ):
        assert alt.LayerChart.from_dict(spec).to_dict()["layer"] == spec["layer"]
        assert "datasets" not in spec


def test_each_chart_listens_to_one_input() -> None:
    """A skyline follows every move of a weight, the other charts a weight let go: one input
    each, of the page's two.
    """
    for spec, to in (
        (charts.skyline(), LIVE),
        (charts.ranking(3), SETTLED),
        *((charts.crossing(d), SETTLED) for d in Dimension),
    ):
        bound = [param["bind"] for param in spec["params"] if "bind" in param]
        assert bound == [{"element": f"#{to}", "event": "input"}]


@given(
    st.lists(strategies.weights | strategies.extreme_weights, min_size=1, max_size=20),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=20)
def test_charts_take_the_mean_that_scoring_takes(weightings: list[Weights], seed: int) -> None:
    """What the charts make of coverages and a weighting is the portfolio coverage, to the last
    digits.
    """
    covered = [
        dict(zip(Dimension, row, strict=True))
        for row in np.random.default_rng(seed).random((len(weightings), 5)).tolist()
    ]
    rows = [
        {**row, "weighting": weighting(weights)}
        for row, weights in zip(covered, weightings, strict=True)
    ]
    said = alt.Chart(pd.DataFrame(rows)).transform_calculate(
        total=charts.weighted(by="split(datum.weighting, ',')")
    )
    found = [
        float(text)
        for text in texts(
            list(
                marks(
                    vl_convert.vegalite_to_scenegraph(
                        said.mark_text().encode(text="total:N").to_dict()
                    )["scenegraph"]
                )
            )
        )
    ]
    expected = [
        portfolio_coverage(row, weights) for row, weights in zip(covered, weightings, strict=True)
    ]
    assert found == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(("name", "option"), DRAWN)
def test_the_drawn_total_is_the_scored_one(
    name: str, option: str, pictures: dict[Any, list[dict[str, Any]]]
) -> None:
    """The coverage today, the coverage then and the gain that a skyline writes are the model's,
    to a tenth of a point.
    """
    scores = score(DECISIONS[name])
    expected = (100 * scores.today_total, 100 * scores[option].total, 100 * scores[option].gain)
    assert total(pictures[name, option]) == pytest.approx(expected, abs=0.0500001)
    fit = scores[option].fit
    alone = "no job to rate" if fit is None else f"fit {out_of_ten(fit)} of 10, the job on its own"
    assert alone in texts(pictures[name, option])


@pytest.mark.parametrize(("name", "option"), DRAWN)
def test_the_filled_area_is_the_coverage(
    name: str, option: str, pictures: dict[Any, list[dict[str, Any]]]
) -> None:
    """Columns are as wide as the weights' shares and filled as high as the need is covered, so
    the area is the coverage.
    """
    decision, picture = DECISIONS[name], pictures[name, option]
    scored, shares = score(decision)[option], decision.weights.shares()
    assert filled(picture) == pytest.approx(scored.coverage, abs=1e-6)
    need = columns(picture, 0.09)
    right = dict(zip(Dimension, accumulate(shares.values()), strict=True))
    for d in Dimension:
        assert need[d]["x"] + need[d]["width"] == pytest.approx(WIDTH * right[d], abs=1e-6)
        assert WIDTH * (shares[d] - GAP) - 1e-6 <= need[d]["width"] <= WIDTH * shares[d] + 1e-6
    area = sum(
        mark["width"] * mark["height"]
        for layer in (0.38, 1)
        for mark in columns(picture, layer).values()
    )
    assert (
        scored.total - len(Dimension) * GAP - 1e-6 <= area / (WIDTH * HEIGHT) <= scored.total + 1e-6
    )


@pytest.mark.parametrize(("name", "option"), DRAWN)
def test_gains_and_losses_are_told_apart(
    name: str, option: str, pictures: dict[Any, list[dict[str, Any]]]
) -> None:
    """A strong piece is where the option gains, from today's height up; a dashed outline is
    where it costs, down from it.
    """
    scores, picture = score(DECISIONS[name]), pictures[name, option]
    change = {d: scores[option].coverage[d] - scores.today[d] for d in Dimension}
    assert set(columns(picture, 1)) == {d for d in Dimension if change[d] > 0}
    dashed = [mark for mark in picture if mark["kind"] == "rect" and mark.get("strokeDash")]
    outlined = {mark["stroke"]: mark["height"] / HEIGHT for mark in dashed}
    assert outlined == pytest.approx(
        {COLOURS[d]: -change[d] for d in Dimension if change[d] < 0}, abs=1e-6
    )
    for d, mark in columns(picture, 1).items():
        assert mark["height"] / HEIGHT == pytest.approx(change[d], abs=1e-6)


def test_a_skyline_names_shares_and_changes(pictures: dict[Any, list[dict[str, Any]]]) -> None:
    """The cells under a skyline give each dimension its whole percentage and its change in
    points, in the model's order.
    """
    written = texts(pictures["sample", "Fernmoor Health"])
    cells = written[-15:]
    assert [cell.replace("\n", " ").replace(",", " ") for cell in cells[:5]] == [
        d.label for d in Dimension
    ]
    assert cells[5:10] == ["10 %", "10 %", "25 %", "20 %", "35 %"]
    scores = score(SAMPLE)
    changes = [100 * (scores["Fernmoor Health"].coverage[d] - scores.today[d]) for d in Dimension]
    assert [float(cell.replace("−", "-")) for cell in cells[10:]] == pytest.approx(
        changes, abs=0.500001
    )


@pytest.mark.parametrize(
    "dragged", [(45, 10, 10, 30, 5), (100, 0, 0, 0, 0), (33.3, 33.3, 33.4, 0, 0), (1, 2, 3, 4, 90)]
)
def test_a_drag_needs_no_new_data(dragged: tuple[float, ...]) -> None:
    """With the data it had, a skyline that hears of other weights draws the total that scoring
    finds with them.
    """
    weights = Weights.of(dragged)
    data = skyline_data(score(SAMPLE).today, score(SAMPLE)["CivicLine"])
    moving = picture_of(charts.skyline(), data, weights)
    assert total(moving)[1] == pytest.approx(
        100 * score(SAMPLE.replace(weights=weights))["CivicLine"].total, abs=0.0500001
    )


@given(strategies.decisions(), st.integers(0, 6))
def test_skyline_data_are_the_scores(decision: Decision, number: int) -> None:
    """Five rows in the model's order; the weighted coverages add up to the portfolio's."""
    scores, shares = score(decision), decision.weights.shares()
    option = scores.options[number % len(scores.options)]
    data = skyline_data(scores.today, option)["skyline"].to_pylist()
    assert [row["dimension"] for row in data] == [d.label for d in Dimension]
    assert sum(
        row["today"] * shares[d] for row, d in zip(data, Dimension, strict=True)
    ) == pytest.approx(scores.today_total)
    assert sum(
        row["option"] * shares[d] for row, d in zip(data, Dimension, strict=True)
    ) == pytest.approx(option.total)


@pytest.mark.parametrize("phase", domain.life_phases())
def test_the_ranking_is_drawn_in_order(phase: str) -> None:
    """A bar an option, from top to bottom as they rank, each as long as its gain, with its words
    beside it.
    """
    decision = SAMPLE.replace(weights=domain.life_phases()[phase])
    scores = score(decision)
    picture = picture_of(
        charts.ranking(4), {"ranking": charts.ranking_data(scores)}, decision.weights
    )
    words, bars = (
        [mark for mark in picture if mark["kind"] == kind] for kind in ("text", "rect")
    )  # both in the data's order
    rows = sorted(zip(words, bars, strict=True), key=lambda row: row[0]["y"])
    assert [word["text"] for word, _ in rows] == [points(option.gain) for option in scores.ranked()]
    gains, lengths = (
        [100 * option.gain for option in scores.ranked()],
        [bar["width"] for _, bar in rows],
    )
    assert lengths == pytest.approx([abs(gain) * lengths[0] / gains[0] for gain in gains])


def test_a_loss_is_drawn_to_the_left() -> None:
    """An option that takes away has its bar to the left of nothing, and its words to the right
    of that.
    """
    decision = SAMPLE.replace(weights=Weights.of((1, 0, 0, 3, 0)))
    picture = picture_of(
        charts.ranking(4), {"ranking": charts.ranking_data(score(decision))}, decision.weights
    )
    losing = [option for option in score(decision).options if option.gain < 0]
    assert losing
    words, bars = (
        [mark for mark in picture if mark["kind"] == kind] for kind in ("text", "rect")
    )  # both in the data's order
    lost = [
        (word, bar)
        for word, bar in zip(words, bars, strict=True)
        if word["text"] in {points(option.gain) for option in losing}
    ]
    assert len(lost) == len(losing)
    nothing = min(
        bar["x"] for word, bar in zip(words, bars, strict=True) if (word, bar) not in lost
    )
    for word, bar in lost:
        assert bar["x"] + bar["width"] == pytest.approx(nothing)
        assert word["x"] == pytest.approx(nothing)


CROSSED = [
    SAMPLE.weights,
    *domain.life_phases().values(),
    Weights.of((0, 0, 1, 0, 0)),
    Weights.of((1, 1, 0, 100, 40)),
]


@pytest.mark.parametrize("weights", CROSSED)
@pytest.mark.parametrize("others", [("Hexbourne", "Fernmoor Health"), ("Stay", "CivicLine")])
def test_lines_cross_where_the_leader_changes(weights: Weights, others: tuple[str, str]) -> None:
    """Both lines go from coverage without a weight to coverage with it alone; a dot stands where
    they tip.
    """
    scores = score(SAMPLE.replace(weights=weights))
    pair = (scores[others[0]], scores[others[1]])
    tipping = tipping_points(differences(*pair), weights)
    for d in Dimension:
        picture = picture_of(charts.crossing(d), charts.crossing_data(pair), weights)
        (rule,) = (mark for mark in picture if mark["kind"] == "rule")
        assert rule["x"] == pytest.approx(WIDTH * weights.share(d), abs=1e-6)
        ends = sorted(
            ((mark["y"], mark["x"]) for mark in picture if mark["kind"] == "line"),
            key=lambda end: end[0],
        )
        expected = sorted(
            (
                (portfolio_coverage(option.coverage, with_share(weights, d, share)), WIDTH * share)
                for option in pair
                for share in (0, 1)
            ),
            key=lambda end: -end[0],
        )
        heights, totals = [y for y, _ in ends], [total for total, _ in expected]
        scale = (heights[-1] - heights[0]) / (totals[-1] - totals[0])
        assert heights == pytest.approx(
            [heights[0] + scale * (total - totals[0]) for total in totals], abs=1e-6
        )
        (dot,) = (mark for mark in picture if mark["kind"] == "symbol")
        assert dot["opacity"] == (tipping[d] is not None)
        if (crossing := tipping[d]) is not None:
            assert dot["x"] == pytest.approx(WIDTH * crossing, abs=1e-6)
            reached = portfolio_coverage(pair[0].coverage, with_share(weights, d, crossing))
            assert dot["y"] == pytest.approx(heights[0] + scale * (reached - totals[0]), abs=1e-6)
