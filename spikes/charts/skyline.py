"""One option's skyline: a column a dimension, whose area is its part of the score.

A column is as wide as its weight. Grey is covered today and kept, colour is what the option adds,
a dashed frame is what it would cost. The number on a column is its part of the gain, in points.
"""

from functools import cache

import altair as alt
import pyarrow as pa

from spikes.analysis.results import Results
from spikes.charts.theme import (
    COVERAGES,
    INK,
    LIVE,
    PARTS,
    PERCENTS,
    Spec,
    by_dimension,
    finished,
    listening,
)
from spikes.model import Dimension
from spikes.scoring import Score

# Names below the columns; where there is no room, their first three letters
_LONG = {d: d.label.partition(" ")[0] for d in Dimension}
_SHORT = {**_LONG, Dimension.MANAGEMENT_CHOPS: "Mgmt", Dimension.COMPENSATION: "Pay"}
_PADDING = {"left": 0, "right": 0, "top": 2, "bottom": 2}  # Streamlit would add 20 at the bottom
_NARROW = 240  # pixels; a narrower chart has the list below it for its names and numbers
_LETTERS = 14  # pixels from a number's foot to its top
_CEILING = 16  # pixels from the top to the line at 100 %, room for a number above it


@cache
def skyline(side: int, first: str = "") -> Spec:
    """Return the skyline of the first option compared (0) or the second (1), without data.

    It follows a weight while that moves, and begins with the `first` line of `weighting`. Its data
    come from `skyline_data`.
    """
    columns = _covering(_weighed(alt.Chart(alt.NamedData("skyline"))), side)
    layers = (*_frame(), *_columns(columns), _parts(columns, side), *_names(columns))
    return {**finished(alt.layer(*layers), listening(LIVE, first)), "padding": _PADDING}


def _weighed(rows: alt.Chart) -> alt.Chart:
    """Return the columns' edges, which depend on the weights."""
    edge = " + ".join(f"(datum.place > {i}) * shares[{i}]" for i in range(len(Dimension) - 1))
    return rows.transform_calculate(
        share="toNumber(shares[datum.place])", edge=edge
    ).transform_calculate(
        left="datum.edge + min(0.003, datum.share / 4)",
        right="datum.edge + datum.share",
        middle="datum.edge + datum.share / 2",
        room="datum.share * width",
    )


def _covering(columns: alt.Chart, side: int) -> alt.Chart:
    """Return the columns' heights, which depend on the ratings.

    Until the sliders have written their line, and in a single skyline, they are those of the data.
    """
    live = f"shares[{COVERAGES + len(Dimension) * side} + datum.place]"
    return columns.transform_calculate(
        option=f"weighting && {live} ? toNumber({live}) : datum.then"
    ).transform_calculate(
        kept="min(datum.today, datum.option)",
        top="max(datum.today, datum.option)",
    )


def _x(field: str) -> alt.X:
    return alt.X(field, axis=None, scale=alt.Scale(domain=[0, 1], nice=False))


def _y(field: str) -> alt.Y:
    """Return a height, from the ground to 100 %."""
    scale = alt.Scale(domain=[0, 1], range=[alt.ExprRef("height"), _CEILING])
    return alt.Y(field, axis=None, scale=scale)


def _frame() -> list[alt.Chart]:
    """Return the lines at 0 and at 100 %."""
    rows = alt.Chart(alt.NamedData("skyline"))
    top = rows.mark_rule(strokeDash=[2, 3], color=INK, opacity=0.3).encode(y=_y("ceiling:Q"))
    ground = rows.mark_rule(color=INK, opacity=0.6).encode(y=_y("floor:Q"))
    return [top, ground]


def _columns(columns: alt.Chart) -> list[alt.Chart]:
    """Return what is covered today, what is added and what is lost, and what a pointer reads."""
    across = columns.encode(x=_x("left:Q"), x2="right:Q")
    kept = across.mark_rect(color=INK, fillOpacity=0.14).encode(y=_y("floor:Q"), y2="kept:Q")
    added = (
        across.transform_filter("datum.option > datum.today")
        .mark_rect()
        .encode(y=_y("today:Q"), y2="option:Q", color=by_dimension())
    )
    lost = (
        across.transform_filter("datum.option < datum.today")
        .mark_rect(fillOpacity=0, strokeWidth=1.5, strokeDash=[4, 3])
        .encode(y=_y("option:Q"), y2="today:Q", stroke=by_dimension("stroke"))
    )
    tooltip = [
        alt.Tooltip("dimension:N", title="Dimension"),
        alt.Tooltip("share:Q", title="Weight", format=".0%"),
        alt.Tooltip("today:Q", title="Covered today", format=".0%"),
        alt.Tooltip("option:Q", title="Covered after", format=".0%"),
    ]
    whole = across.mark_rect(fillOpacity=0)
    return [kept, added, lost, whole.encode(y=_y("floor:Q"), y2="ceiling:Q", tooltip=tooltip)]


def _parts(columns: alt.Chart, side: int) -> alt.Chart:
    """Return each column's part of the gain, where there is room for the number.

    It stands on its column; where it would cross the line at 100 %, it stands on that.
    """
    free = f"(1 - datum.top) * (height - {_CEILING})"
    return (
        columns.transform_calculate(
            part=f"shares[{PARTS + len(Dimension) * side} + datum.place] || ''",
            stands=f"{free} < {_LETTERS} ? 1 : datum.top",
        )
        .transform_filter(f"width >= {_NARROW} && datum.room >= 6.5 * length(datum.part)")
        .mark_text(dy=-7, fontSize=13, fontWeight=600, color=INK)
        .encode(x=_x("middle:Q"), y=_y("stands:Q"), text="part:N")
    )


def _names(columns: alt.Chart) -> list[alt.Chart]:
    """Return names and weights below the columns, as far as there is room for them."""
    room = "datum.room > 7.2 * length(datum.{0}) ? datum.{0} : "
    name = f"{room.format('long')}{room.format('short')}slice(datum.long, 0, 3)"
    named = (
        columns.transform_filter(f"width >= {_NARROW} && datum.room >= 26")
        .transform_calculate(
            name=name,
            weight=f"shares[{PERCENTS} + datum.place] + ' %'",
        )
        .encode(x=_x("middle:Q"))
    )
    text = named.mark_text(baseline="top", fontSize=12.5, color=INK)
    return [
        text.encode(y=alt.value(alt.ExprRef("height + 6")), text="name:N"),
        text.encode(y=alt.value(alt.ExprRef("height + 22")), text="weight:N"),
    ]


def skyline_data(results: Results, option: Score) -> dict[str, pa.Table]:
    """Return the skyline's data: a row a dimension, coverages as fractions of 1."""
    today, then = results.scores.today, option.coverage
    columns = {
        "place": list(range(len(Dimension))),
        "dimension": [d.label for d in Dimension],
        "long": [_LONG[d] for d in Dimension],
        "short": [_SHORT[d] for d in Dimension],
        "today": [today[d] for d in Dimension],
        "then": [then[d] for d in Dimension],
        "floor": [0.0] * len(Dimension),
        "ceiling": [1.0] * len(Dimension),
    }
    return {"skyline": pa.table(columns)}
