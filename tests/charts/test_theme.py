"""What charts share: colours for any eyes, specs without data, and the mean that scoring takes."""

import json
import tomllib
from collections.abc import Callable
from functools import partial
from itertools import combinations

import altair as alt
import numpy as np
import pandas as pd
import pytest
import vl_convert
from coloraide.everything import ColorAll as Color
from hypothesis import given, settings
from hypothesis import strategies as st

from spikes.analysis.results import Results
from spikes.charts.skyline import skyline, skyline_data
from spikes.charts.theme import COLOURS, LIVE, SETTLED, Spec, weighted
from spikes.charts.timelines import path, timeline
from spikes.model import Dimension, Weights
from spikes.model.presets import ROOT
from spikes.scoring import portfolio_coverage
from tests import strategies
from tests.charts.drawing import SAMPLE, drawn

THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
CHARTS: dict[Callable[[], Spec], list[str]] = {
    partial(skyline, 0): [LIVE],
    partial(skyline, 1): [LIVE],
    partial(timeline, 4): [],
    path: [SETTLED],
}


@pytest.mark.parametrize("eyes", [None, "protan", "deutan", "tritan"])
def test_no_two_colours_look_alike(eyes: str | None) -> None:
    """Any two differ by 12 in CIEDE2000, five times what one just sees, also without one cone."""
    assert set(COLOURS) == set(Dimension)
    seen = [Color(colour).filter(eyes) if eyes else Color(colour) for colour in COLOURS.values()]
    assert min(a.delta_e(b, method="2000") for a, b in combinations(seen, 2)) >= 12


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_stand_out(scheme: str) -> None:
    """Colours contrast with the page as much as WCAG AA asks of drawings, and text as of text."""
    page = THEME[scheme]["backgroundColor"]
    assert min(Color(colour).contrast(page) for colour in COLOURS.values()) >= 3
    for surface in (page, THEME[scheme]["secondaryBackgroundColor"]):
        assert Color(THEME[scheme]["textColor"]).contrast(surface) >= 7


def test_the_fonts_are_there_with_their_licences() -> None:
    """Every font the theme names is the repository's own, with its licence beside it."""
    for face in THEME["fontFaces"]:
        file = ROOT / face["url"].replace("app/static", "static")
        assert file.is_file()
        licence = file.with_name(f"{face['family'].lower().replace(' ', '-')}-LICENSE.txt")
        assert "SIL Open Font License, Version 1.1" in licence.read_text(encoding="utf-8")


def test_specs_are_vega_lite_and_listen() -> None:
    """Charts are valid, hold no data, and listen to their own event and no other."""
    for chart, events in CHARTS.items():
        spec = chart()
        assert alt.LayerChart.from_dict(spec).to_dict()["layer"] == spec["layer"]
        assert "datasets" not in spec
        bound = [param["bind"] for param in spec["params"] if "bind" in param]
        assert bound == [{"element": ":root", "event": to} for to in events]


def test_the_same_input_gives_the_same_spec() -> None:
    """Built again and used with data, a spec is the very same, or the page would flicker."""
    before = json.dumps([chart() for chart in CHARTS])
    for chart in (skyline, timeline, path):
        chart.cache_clear()
    results = Results(SAMPLE)
    drawn(skyline(0), skyline_data(results, results.scores["Stay"]))
    assert json.dumps([chart() for chart in CHARTS]) == before


@settings(max_examples=20)
@given(
    st.lists(strategies.weights | strategies.extreme_weights, min_size=1, max_size=20),
    st.integers(0, 2**32 - 1),
)
def test_charts_take_the_mean_that_scoring_takes(weightings: list[Weights], seed: int) -> None:
    """What charts make of coverages and weights is the portfolio coverage, to the last digits."""
    random = np.random.default_rng(seed).random((len(weightings), 5)).tolist()
    covered = [dict(zip(Dimension, row, strict=True)) for row in random]
    pairs = list(zip(covered, weightings, strict=True))
    rows = pd.DataFrame(
        [
            {**row, "weighting": ",".join(map(str, weights.shares().values()))}
            for row, weights in pairs
        ]
    )
    total = weighted(by="split(datum.weighting, ',')")
    chart = alt.Chart(rows).transform_calculate(total=total).mark_text().encode(text="total:N")
    scene = vl_convert.vegalite_to_scenegraph(chart.to_dict())
    found = [float(mark["text"]) for mark in scene["scenegraph"]["items"][0]["items"][0]["items"]]
    assert found == pytest.approx([portfolio_coverage(*pair) for pair in pairs], abs=1e-12)
