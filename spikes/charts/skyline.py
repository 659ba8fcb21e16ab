"""One option's skyline: its filled area is the portfolio coverage."""

from functools import cache

import altair as alt
import pyarrow as pa

from spikes.analysis.results import Results
from spikes.charts.theme import INK, LIVE, POINTS, Spec, by_dimension, finished, listening, weighted
from spikes.model import Dimension
from spikes.scoring import Score
from spikes.words.phrases import new_spikes, points

KEY = (
    "Pale: covered today. Strong: what the option adds. Dashed: what it costs. The numbers are"
    " percent of each dimension: weighed, they add up to the points. A column is as wide as its"
    " weight; a line leads to its name."
)

_TOP, _BOTTOM, _NAMES, _HEIGHT = 78, 254, 274, 330  # pixels from the top; the plot is between two
_NARROW = {  # names too long for a fifth of a narrow chart
    Dimension.MANAGEMENT_CHOPS: "Manage-\nment",
    Dimension.COMPENSATION: "Compen-\nsation",
    Dimension.ADVANCEMENT_SPEED: "Advance-\nment",
}


@cache
def skyline() -> Spec:
    """Return the skyline: a column a dimension, as wide as its weight, filled as far as covered.

    Pale: the lower of today's coverage and the option's. Strong: what the option adds. Dashed: what
    it would cost. Below, five equal cells name the dimensions, a line from each column to its own.
    It follows a weight while that moves. Its data come from `skyline_data`.
    """
    base, totals = alt.Chart(alt.NamedData("skyline")), alt.Chart(alt.NamedData("totals"))
    # What depends on weights is apart: when one moves, the rest is not drawn again.
    edge = " + ".join(f"(datum.place > {i}) * shares[{i}]" for i in range(len(Dimension) - 1))
    weighed = base.transform_calculate(share="toNumber(shares[datum.place])", edge=edge)
    above = _headline(totals), _fit(totals), _spikes(totals)
    plot, below = (*_columns(weighed), _changes(weighed)), (_ties(weighed), *_cells(base))
    return finished(alt.layer(*plot, *above, *below, height=_HEIGHT), listening(LIVE))


def _height() -> alt.Scale:
    return alt.Scale(domain=[0, 1], range=[_BOTTOM, _TOP])


def _columns(weighed: alt.Chart) -> list[alt.Chart]:
    height, colour = _height(), by_dimension()
    columns = weighed.transform_calculate(
        left="datum.edge + min(0.003, datum.share / 4)", right="datum.edge + datum.share"
    ).encode(
        x=alt.X("left:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False)),
        x2=alt.X2("right:Q"),
        color=colour,
    )
    kept = columns.mark_rect(fillOpacity=0.38).encode(
        y=alt.Y("floor:Q", scale=height), y2=alt.Y2("kept:Q")
    )
    added = (
        columns.transform_filter("datum.option > datum.today")
        .mark_rect()
        .encode(y=alt.Y("today:Q", scale=height), y2=alt.Y2("option:Q"))
    )
    lost = (
        columns.transform_filter("datum.option < datum.today")
        .mark_rect(fillOpacity=0, strokeWidth=1.5, strokeDash=[4, 3])
        .encode(y=alt.Y("option:Q", scale=height), y2=alt.Y2("today:Q"), stroke=colour)
    )
    whole = columns.mark_rect(fillOpacity=0.09).encode(
        y=alt.Y("floor:Q", scale=height, axis=_quarters()), y2=alt.Y2("ceiling:Q"), tooltip=_hints()
    )
    return [kept, added, lost, whole]  # the whole column on top, so that one tooltip does


def _quarters() -> alt.Axis:
    # The line at the top would strike through what stands above a column.
    no_top = {"condition": {"test": "datum.value == 1", "value": 0}, "value": 1}
    return alt.Axis(
        format=".0%",
        values=[0, 0.25, 0.5, 0.75, 1],
        tickCount=5,  # else Vega leaves some out wherever it takes the chart to be lower than it is
        title=None,
        domain=False,
        ticks=False,
        labelOverlap=False,
        gridOpacity=no_top,
    )


def _hints() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("dimension:N", title="Dimension"),
        alt.Tooltip("share:Q", title="Weight", format=".1%"),
        alt.Tooltip("today:Q", title="Covered today", format=".1%"),
        alt.Tooltip("option:Q", title="Covered then", format=".1%"),
    ]


def _changes(weighed: alt.Chart) -> alt.Chart:
    """Return each column's change above it, where there is room."""
    return (
        weighed.transform_calculate(
            middle="datum.edge + datum.share / 2", room="datum.share * width"
        )
        .transform_filter("datum.room >= 34")
        .mark_text(dy=-8, fontSize=13, fontWeight="bold", color=INK)
        .encode(x=alt.X("middle:Q"), y=alt.Y("top:Q", scale=_height()), text=alt.Text("change:N"))
    )


def _headline(totals: alt.Chart) -> alt.Chart:
    """Return coverage today and then, and the gain."""
    words = (
        "format(datum.today, '.1%') + ' → ' + format(datum.then, '.1%')"
        f" + (width < 270 ? ' (' : ' covered (') + ({POINTS})"
        " + (width < 270 ? ')' : ' points)')"
    )
    size = alt.ExprRef("width < 320 ? 13 : 15")
    return (
        totals.transform_calculate(today=weighted("datum.today_{}"), then=weighted("datum.then_{}"))
        .transform_calculate(gain="100 * (datum.then - datum.today)")
        .transform_calculate(words=words)
        .mark_text(**_line(4), fontSize=size, fontWeight="bold")
        .encode(text=alt.Text("words:N"))
    )


def _fit(totals: alt.Chart) -> alt.Chart:
    words = (  # rounded as in `out_of_ten`
        "datum.job ? 'fit ' + format(datum.fit + 1e-9, '.1f') + ' of 10, the job on its own'"
        " : 'no job to rate'"
    )
    return (
        totals.transform_calculate(fit=weighted("datum.counted_{}"))
        .transform_calculate(words=words)
        .mark_text(**_line(23), fontSize=_fine())
        .encode(text=alt.Text("words:N"))
    )


def _spikes(totals: alt.Chart) -> alt.Chart:
    named = alt.ExprRef("width < 300 ? datum.spike_count : datum.spikes")
    return totals.mark_text(**_line(40), fontSize=_fine(), text=named)


def _line(y: int) -> Spec:
    return {"align": "left", "baseline": "top", "color": INK, "x": 0, "y": y}


def _fine() -> alt.ExprRef:
    return alt.ExprRef("width < 320 ? 11 : 13")


def _ties(weighed: alt.Chart) -> alt.Chart:
    """Return a line from each column, wherever its weight puts it, to its name."""
    return (
        weighed.transform_calculate(middle="datum.edge + datum.share / 2")
        .mark_rule(strokeWidth=1.5)
        .encode(
            x=alt.X("middle:Q"),
            x2=alt.value(_cell()),
            y=alt.value(_BOTTOM + 3),
            y2=alt.value(_NAMES),
            color=by_dimension(),
        )
    )


def _cells(base: alt.Chart) -> list[alt.Chart]:
    """Return five cells of equal width: a swatch, the dimension's name, its weight, its change."""
    size = alt.ExprRef("width < 360 ? 9.5 : 11")
    text: Spec = {"baseline": "top", "fontSize": size, "color": INK}
    swatches = base.mark_bar(
        width=alt.ExprRef("width / 5 - 6"), height=5, x=_cell(), y=_NAMES, cornerRadius=2
    ).encode(color=by_dimension())
    name = alt.ExprRef("width < 340 ? datum.narrow : datum.two_lines")
    names = base.mark_text(**text, lineBreak="\n", x=_cell(), text=name).encode(
        y=alt.value(_NAMES + 7)
    )
    share = alt.ExprRef("shares[datum.place + 5] + ' %'")
    shares = base.mark_text(**text, align="right", x=_cell(" - 3"), text=share).encode(
        y=alt.value(_NAMES + 36)
    )
    changes = base.mark_text(**text, align="left", fontWeight="bold", x=_cell(" + 3")).encode(
        y=alt.value(_NAMES + 36), text=alt.Text("change:N")
    )
    return [swatches, names, shares, changes]


def _cell(aside: str = "") -> alt.ExprRef:
    return alt.ExprRef(f"(datum.place + 0.5) * width / 5{aside}")


def skyline_data(results: Results, option: Score) -> dict[str, pa.Table]:
    """Return the skyline's data: a row a dimension, and a row of what is weighed up.

    Coverages, today's and the option's, are 0 to 1; counted ratings 0 to 10, 0 without a job.
    """
    today, then = results.scores.today, option.coverage
    held = next((stint for stint in option.option.portfolio if stint.held), None)
    columns = [
        {
            "place": place,
            "dimension": d.label,
            "two_lines": (two_lines := d.label.replace(" ", "\n")),
            "narrow": _NARROW.get(d, two_lines),
            "today": today[d],
            "option": then[d],
            "kept": min(today[d], then[d]),
            "top": max(today[d], then[d]),
            "change": points(then[d] - today[d], places=0),
            "floor": 0.0,
            "ceiling": 1.0,
        }
        for place, d in enumerate(Dimension)
    ]
    totals = {
        "job": held is not None,
        "spikes": new_spikes(option.new_spikes, named=2),  # what has room
        "spike_count": new_spikes(option.new_spikes, named=0),
        **{f"today_{d}": today[d] for d in Dimension},
        **{f"then_{d}": then[d] for d in Dimension},
        **{f"counted_{d}": held.counted[d] if held else 0.0 for d in Dimension},
    }
    return {"skyline": pa.Table.from_pylist(columns), "totals": pa.Table.from_pylist([totals])}
