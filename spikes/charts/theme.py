"""What all charts share: their colours and numbers, and how they hear of the weights.

Fonts, axes and grid come from the page's theme. So text is drawn in `currentColor`, and surfaces in
the dimensions' colours on whatever background there is.
"""

from collections.abc import Sequence
from typing import Any

import altair as alt

from spikes.analysis.results import Results
from spikes.model import Dimension
from spikes.words.phrases import signed

Spec = dict[str, Any]  # a chart, or a part of one, as Vega-Lite's JSON

# Near Okabe and Ito's palette (2008), moved apart until each pair differs under the three common
# colour-vision deficiencies too, and each has a contrast of 3 to 1 with the page in light and dark.
COLOURS = {
    Dimension.SOCIAL_IMPACT: "#2F9E78",
    Dimension.MANAGEMENT_CHOPS: "#BE4431",
    Dimension.INDUSTRY_EXPERTISE: "#3264C4",
    Dimension.COMPENSATION: "#CC8600",
    Dimension.ADVANCEMENT_SPEED: "#A388B8",
}
INK, GREY = "currentColor", "#7F8FA6"

# The events by which charts hear that the line of `weighting` has changed: the first comes at every
# move of a weight, the second once the weight is let go.
LIVE, SETTLED = "weights-move", "weights-settle"

NUMBERS = {  # as in sentences
    "decimal": ".",
    "thousands": ",",
    "grouping": [3],
    "currency": ["$", ""],
    "percent": "\N{NO-BREAK SPACE}%",
}


def by_dimension(
    channel: str = "color", legend: alt.Legend | None = None
) -> alt.Color | alt.Stroke:
    """Return the colour, or the stroke, of the dimension in a row."""
    labels = [d.label for d in Dimension]
    scale = alt.Scale(domain=labels, range=list(COLOURS.values()))
    kind = alt.Stroke if channel == "stroke" else alt.Color
    return kind("dimension:N", legend=legend, scale=scale)


# Where the percentages, the parts and the coverages begin in a line of `weighting`.
PERCENTS, PARTS, COVERAGES = 5, 10, 20


def weighting(results: Results) -> str:
    """Return the line from which charts follow the sliders.

    Between commas: five shares, 0 to 1; five whole percentages; the five parts of the first
    option's gain, and of the second's, in signed points; the five coverages of each, 0 to 1. While
    a slider moves, `broadcast` in `page/components/browser/sliders.js` writes the same line.
    """
    weights = results.decision.weights
    parts = [signed(part) for option in results.pair for part in results.parts(option).values()]
    covered = [part for option in results.pair for part in option.coverage.values()]
    shares, percents = weights.shares().values(), weights.percents().values()
    return ",".join(map(str, (*shares, *percents, *parts, *covered)))


def listening(to: str, first: str = "") -> list[Spec]:
    """Return the parameters that hold the line of `weighting`, and its parts, `shares`.

    The line is the `value` of the page's root, as no other element is sure to be there before a
    chart is. Until the sliders have written it, the chart shows the `first` line.
    """
    bound = {"name": "weighting", "value": "", "bind": {"element": ":root", "event": to}}
    return [bound, {"name": "shares", "expr": f"split(weighting || '{first}', ',')"}]


def weighted(of: str = "datum.{}", by: str = "shares") -> str:
    """Return the mean of five values, one a dimension, weighted by a list's parts, for Vega.

    >>> weighted().split(" + ")[0]
    '(shares[0] * datum.social_impact'
    """
    return f"({' + '.join(f'{by}[{i}] * {of.format(d)}' for i, d in enumerate(Dimension))})"


def finished(chart: alt.LayerChart | alt.FacetChart, params: Sequence[Spec] = ()) -> Spec:
    """Return a chart's spec, without a frame, whose marks no screen reader reads one by one.

    It is not validated here, which would hold up the first page; the tests validate it.
    """
    spec: Spec = chart.to_dict(validate=False)
    config = {
        "view": {"stroke": None},
        "mark": {"aria": False},
        # Streamlit's own grey is too pale.
        "axis": {"aria": False, "labelColor": INK, "titleColor": INK},
        "legend": {"labelColor": INK},
        "locale": {"number": NUMBERS},
    }
    return {
        **spec,
        "params": [*params, *spec.get("params", [])],
        "config": {**spec["config"], **config},
    }
