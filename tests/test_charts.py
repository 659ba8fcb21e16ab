"""What the charts draw, measured on what is drawn: area is the score."""

import copy
import json
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any

import altair as alt
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from spikes import charts, files
from spikes.charts import COLOURS, LIVE_SHARES, skyline_data
from spikes.model import Decision, Dimension, Ratings, Weights
from spikes.scoring import Score, score
from spikes.wording import whole_percents
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
    "nothing but tens": SAMPLE.replace(offers=[offer.replace(ratings=Ratings.of([10] * 5)) for offer in SAMPLE.offers]),
    "nothing but zeros": SAMPLE.replace(offers=[offer.replace(ratings=Ratings.of([0] * 5)) for offer in SAMPLE.offers]),
}
DRAWN = [(name, option.name) for name, decision in DECISIONS.items() for option in score(decision).options]


def drawn(decision: Decision, option: Score, live: str = "") -> Iterator[dict[str, Any]]:
    """Every mark of a skyline as it is drawn, with the kind of mark it is."""
    spec = copy.deepcopy(charts.skyline())
    data = skyline_data(score(decision).today, option.coverage, decision.weights)
    spec |= {"datasets": {"skyline": data.to_pylist()}, "width": WIDTH}
    for param in spec["params"]:
        del param["bind"]  # there is no page to listen to
        param["value"] = live
    yield from marks(vl_convert.vegalite_to_scenegraph(spec)["scenegraph"])


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
    """The rectangles of one layer of the skyline, by dimension: 0.09 the open need, 0.38 what is kept, 1 what is added."""
    by_colour = {colour: d for d, colour in COLOURS.items()}
    found = [mark for mark in picture if mark["kind"] == "rect" and mark.get("opacity", 1) == opacity]
    return {by_colour[mark["fill"]]: mark for mark in found if mark.get("fillOpacity", 1) and mark["y"] < charts._PLOT_BOTTOM + 1}


def texts(picture: list[dict[str, Any]]) -> list[str]:
    """Everything written in the picture, in the order of its layers."""
    return [str(mark["text"]) for mark in picture if mark["kind"] == "text"]


def total(picture: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Coverage today, coverage then and gain in percentage points, as the skyline's headline writes them."""
    line = next(text for text in texts(picture) if "covered" in text)
    today, then = line.split(" covered (")[0].split(" → ")
    gain = line.split("(")[1].removesuffix(" points)").replace("−", "-")
    return float(today.removesuffix("%")), float(then.removesuffix("%")), float(gain)


def filled(picture: list[dict[str, Any]]) -> dict[Dimension, float]:
    """How high each column is filled, as a fraction of the plot's height."""
    kept, added = columns(picture, 0.38), columns(picture, 1)
    return {d: sum(layer[d]["height"] for layer in (kept, added) if d in layer) / HEIGHT for d in Dimension}


@pytest.fixture(scope="module")
def pictures() -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Every option of every decision, drawn."""
    return {(name, option): list(drawn(DECISIONS[name], score(DECISIONS[name])[option])) for name, option in DRAWN}


def test_colours_are_distinct() -> None:
    """Every dimension has a colour, and no two have the same."""
    assert set(COLOURS) == set(Dimension)
    assert len({colour.lower() for colour in COLOURS.values()}) == len(Dimension)


def test_the_same_input_gives_the_same_spec() -> None:
    """Built anew, each chart's spec is the very same, and using it with data leaves it so: else the page would flicker."""
    before = json.dumps([charts.skyline(), charts.ranking(3)])
    charts.skyline.cache_clear()
    charts.ranking.cache_clear()
    list(drawn(SAMPLE, score(SAMPLE)["Stay"]))
    assert json.dumps([charts.skyline(), charts.ranking(3)]) == before


def test_specs_are_vega_lite() -> None:
    """Both charts are valid Vega-Lite and hold no data of their own."""
    for spec in (charts.skyline(), charts.ranking(1), charts.ranking(40)):
        assert alt.LayerChart.from_dict(spec).to_dict()["layer"] == spec["layer"]
        assert "datasets" not in spec


def test_the_skyline_listens_to_one_input() -> None:
    """The skyline has one parameter, empty at first and bound to the hidden input of the page."""
    (live,) = charts.skyline()["params"]
    assert live["bind"] == {"element": f"#{LIVE_SHARES}", "event": "input"}
    assert live["value"] == ""


@pytest.mark.parametrize(("name", "option"), DRAWN)
def test_the_drawn_total_is_the_scored_one(name: str, option: str, pictures: dict[Any, list[dict[str, Any]]]) -> None:
    """The coverage today, the coverage then and the gain that a skyline writes are the model's, to a tenth of a point."""
    scores = score(DECISIONS[name])
    expected = (100 * scores.today_total, 100 * scores[option].total, 100 * scores[option].gain)
    assert total(pictures[name, option]) == pytest.approx(expected, abs=0.0500001)


@pytest.mark.parametrize(("name", "option"), DRAWN)
def test_the_filled_area_is_the_coverage(name: str, option: str, pictures: dict[Any, list[dict[str, Any]]]) -> None:
    """Columns are as wide as the weights' shares and filled as high as the need is covered, so the area is the coverage."""
    decision, picture = DECISIONS[name], pictures[name, option]
    scored, shares = score(decision)[option], decision.weights.shares()
    assert filled(picture) == pytest.approx(scored.coverage, abs=1e-6)
    need = columns(picture, 0.09)
    right = dict(zip(Dimension, accumulate(shares.values()), strict=True))
    for d in Dimension:
        assert need[d]["x"] + need[d]["width"] == pytest.approx(WIDTH * right[d], abs=1e-6)
        assert WIDTH * (shares[d] - GAP) - 1e-6 <= need[d]["width"] <= WIDTH * shares[d] + 1e-6
    area = sum(mark["width"] * mark["height"] for layer in (0.38, 1) for mark in columns(picture, layer).values())
    assert scored.total - len(Dimension) * GAP - 1e-6 <= area / (WIDTH * HEIGHT) <= scored.total + 1e-6


@pytest.mark.parametrize(("name", "option"), DRAWN)
def test_gains_and_losses_are_told_apart(name: str, option: str, pictures: dict[Any, list[dict[str, Any]]]) -> None:
    """A strong piece is where the option gains, from today's height up; a dashed outline is where it costs, down from it."""
    scores, picture = score(DECISIONS[name]), pictures[name, option]
    change = {d: scores[option].coverage[d] - scores.today[d] for d in Dimension}
    assert set(columns(picture, 1)) == {d for d in Dimension if change[d] > 0}
    dashed = [mark for mark in picture if mark["kind"] == "rect" and mark.get("strokeDash")]
    outlined = {mark["stroke"]: mark["height"] / HEIGHT for mark in dashed}
    assert outlined == pytest.approx({COLOURS[d]: -change[d] for d in Dimension if change[d] < 0}, abs=1e-6)
    for d, mark in columns(picture, 1).items():
        assert mark["height"] / HEIGHT == pytest.approx(change[d], abs=1e-6)


def test_a_skyline_names_shares_and_changes(pictures: dict[Any, list[dict[str, Any]]]) -> None:
    """The cells under a skyline give each dimension its whole percentage and its change in points, in the model's order."""
    written = texts(pictures["sample", "Fernmoor Health"])
    cells = written[-15:]
    assert [cell.replace("\n", " ").replace(",", " ") for cell in cells[:5]] == [d.label for d in Dimension]
    assert cells[5:10] == ["10 %", "10 %", "25 %", "20 %", "35 %"]
    scores = score(SAMPLE)
    changes = [100 * (scores["Fernmoor Health"].coverage[d] - scores.today[d]) for d in Dimension]
    assert [float(cell.replace("−", "-")) for cell in cells[10:]] == pytest.approx(changes, abs=0.500001)


@pytest.mark.parametrize("dragged", [(45, 10, 10, 30, 5), (100, 0, 0, 0, 0), (33.3, 33.3, 33.4, 0, 0), (1, 2, 3, 4, 90)])
def test_the_live_weights_override_the_data(dragged: tuple[float, ...]) -> None:
    """While the hidden input holds shares, they are drawn, and not the data's: all as if they had been the decision's."""
    weights = Weights.of(dragged)
    shares = weights.shares().values()
    live = ",".join(map(str, (*shares, *whole_percents(shares))))
    option = score(SAMPLE)["CivicLine"]
    moving = list(drawn(SAMPLE, option, live))
    released = list(drawn(SAMPLE.replace(weights=weights), option))
    assert texts(moving) == texts(released)
    assert total(moving)[1] == pytest.approx(100 * score(SAMPLE.replace(weights=weights))["CivicLine"].total, abs=0.0500001)
    boxes = [
        [(mark["x"], mark["y"], mark["width"], mark["height"]) for mark in p if mark["kind"] == "rect"] for p in (moving, released)
    ]
    assert [number for box in boxes[0] for number in box] == pytest.approx([number for box in boxes[1] for number in box], abs=1e-6)


@given(strategies.decisions(), st.integers(0, 6))
def test_skyline_data_are_the_scores(decision: Decision, number: int) -> None:
    """Five rows in the model's order; the shares add up to 1, the weighted coverages to the portfolio's."""
    scores = score(decision)
    option = scores.options[number % len(scores.options)]
    data = skyline_data(scores.today, option.coverage, decision.weights).to_pandas()
    assert list(data["dimension"]) == [d.label for d in Dimension]
    assert data["share"].sum() == pytest.approx(1)
    assert (data["share"] * data["today"]).sum() == pytest.approx(scores.today_total)
    assert (data["share"] * data["option"]).sum() == pytest.approx(option.total)
    assert data["percent"].astype(int).sum() == 100


@given(strategies.decisions())
def test_ranking_data_are_in_order(decision: Decision) -> None:
    """Every option stands in the ranking once, the largest gain first, in points."""
    scores = score(decision)
    data = charts.ranking_data(scores).to_pandas()
    assert sorted(data["name"]) == sorted(scores.names())
    assert list(data["gain"]) == sorted((100 * option.gain for option in scores.options), reverse=True)


def test_the_ranking_is_drawn_in_order() -> None:
    """The ranking draws a bar an option, from top to bottom as they rank, each as long as its gain, with its words beside it."""
    decision = SAMPLE.replace(weights=Weights.of((1, 0, 0, 3, 0)))
    scores = score(decision)
    spec = {**charts.ranking(4), "datasets": {"ranking": charts.ranking_data(scores).to_pylist()}, "width": WIDTH}
    picture = list(marks(vl_convert.vegalite_to_scenegraph(spec)["scenegraph"]))
    bars = sorted((mark for mark in picture if mark["kind"] == "rect"), key=lambda mark: mark["y"])
    gains = [100 * option.gain for option in scores.ranked()]
    assert min(gains) < 0 < max(gains)
    lengths = [bar["width"] for bar in bars]
    scale = lengths[0] / gains[0]
    assert lengths == pytest.approx([abs(gain) * scale for gain in gains])
    words = sorted((mark for mark in picture if mark["kind"] == "text"), key=lambda mark: mark["y"])
    assert [mark["text"] for mark in words] == charts.ranking_data(scores)["words"].to_pylist()


@given(strategies.weights | strategies.extreme_weights)
def test_whole_percents_add_up(weights: Weights) -> None:
    """Whole percentages add up to 100, none is negative, and none is a point or more from its share."""
    shares = list(weights.shares().values())
    whole = whole_percents(shares)
    assert sum(whole) == 100
    assert all(percent >= 0 for percent in whole)
    assert all(abs(percent - 100 * share) < 1 for percent, share in zip(whole, shares, strict=True))


@given(strategies.weights)
def test_whole_percents_keep_the_order(weights: Weights) -> None:
    """A larger share never gets a smaller whole percentage."""
    shares = list(weights.shares().values())
    pairs = sorted(zip(shares, whole_percents(shares), strict=True))
    for (smaller, percent), (larger, more) in pairwise(pairs):
        assert percent <= more or larger - smaller < 1e-9
