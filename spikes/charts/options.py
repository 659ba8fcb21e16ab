"""Results into pictures. Each chart is built once, without data; the page sends coverages, and
sends them again when those change.

Weights change no coverage, so charts are not sent again for them: each listens to an input of the
page that holds the weighting, and takes the weighted mean itself (`weighted` writes it as Vega
reads it). The look that charts share with the rest of the page (fonts, axes, grid) comes from the
theme, so text is drawn in `currentColor` and surfaces in the dimensions' colours over whatever
background there is.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt
import pyarrow as pa

from spikes.analysis.weights import EQUAL, differences
from spikes.model import Dimension, Weights
from spikes.scoring import Coverage, Score, Scores
from spikes.words.wording import new_spikes, points

# Near Okabe and Ito's palette (2008), moved apart until each pair differs under the three common
# colour-vision deficiencies too, and each has a contrast of 3 to 1 with the page in light and in
# dark.
COLOURS = {
    Dimension.SOCIAL_IMPACT: "#2F9E78",
    Dimension.MANAGEMENT_CHOPS: "#BE4431",
    Dimension.INDUSTRY_EXPERTISE: "#3264C4",
    Dimension.COMPENSATION: "#CC8600",
    Dimension.ADVANCEMENT_SPEED: "#A388B8",
}

# The ids of the page's hidden inputs that hold the weighting: at every move of a weight, and once
# it is let go.
LIVE, SETTLED = "live-weighting", "settled-weighting"

KEY = (
    "Pale: covered today. Strong: what the option adds. Dashed: what it costs. The numbers are"
    " percent of each dimension: weighed, they add up to the points. A column is as wide as its"
    " weight; a line leads to its name."
)

_PLOT_TOP, _PLOT_BOTTOM, _NAMES, _SKYLINE_HEIGHT = 78, 254, 274, 330
INK = "currentColor"

Parameter = dict[str, Any]  # of a chart, as in its spec
# Numbers are written as in sentences.
NUMBERS = {
    "decimal": ".",
    "thousands": ",",
    "grouping": [3],
    "currency": ["$", ""],
    "percent": "\N{NO-BREAK SPACE}%",
}
_NARROW = {  # names too long for a fifth of a narrow chart
    Dimension.MANAGEMENT_CHOPS: "Manage-\nment",
    Dimension.COMPENSATION: "Compen-\nsation",
    Dimension.ADVANCEMENT_SPEED: "Advance-\nment",
}


def weighting(weights: Weights) -> str:
    """Weights as the page's inputs hold them: the five shares, then the five whole percentages,
    between commas.

    >>> weighting(Weights.of((10, 10, 25, 20, 35)))
    '0.1,0.1,0.25,0.2,0.35,10,10,25,20,35'
    """
    return ",".join(map(str, (*weights.shares().values(), *weights.percents().values())))


def listening(to: str) -> list[Parameter]:
    """What lets a chart know the weighting in an input of the page: as one text, and as
    `shares`, a list of texts.
    """
    bound = {"name": "weighting", "value": "", "bind": {"element": f"#{to}", "event": "input"}}
    return [bound, {"name": "shares", "expr": "split(weighting, ',')"}]


def weighted(of: str = "datum.{}", by: str = "shares") -> str:
    """Portfolio coverage as Vega reads it: the mean of five values, one a dimension, weighted by
    the five parts in a list.

    >>> weighted().split(" + ")[0]
    '(shares[0] * datum.social_impact'
    """
    return f"({' + '.join(f'{by}[{i}] * {of.format(d)}' for i, d in enumerate(Dimension))})"


def finished(
    chart: alt.LayerChart | alt.FacetChart, params: Sequence[Parameter] = ()
) -> dict[str, Any]:
    """A chart's spec, without a frame, and its marks and axes said by the page's words and not one
    by one.

    Not validated here, and put together without altair's copying: the first page would wait for it.
    The tests validate.
    """
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return {
        **spec,
        "params": [*params, *spec.get("params", [])],
        "config": {
            **spec["config"],
            "view": {"stroke": None},
            "mark": {"aria": False},
            "axis": {
                "aria": False,
                "labelColor": INK,
                "titleColor": INK,
            },  # Streamlit's own grey is too pale
            "legend": {"labelColor": INK},
            "locale": {"number": NUMBERS},
        },
    }


@cache
def skyline() -> dict[str, Any]:
    """The skyline: a column a dimension, as wide as its share, filled as far as its need is
    covered.

    Pale: the lower of today's coverage and the option's. Strong: what the option adds. Dashed: what
    it would cost. So the filled area is the portfolio coverage. Under it, five equal cells name the
    dimensions, a line from each column to its own. It follows a weight while that moves. Its data
    are named "skyline" and "totals" and come from `skyline_data`.
    """
    colour = alt.Color(
        "dimension:N",
        legend=None,
        scale=alt.Scale(domain=[d.label for d in Dimension], range=list(COLOURS.values())),
    )
    height = alt.Scale(domain=[0, 1], range=[_PLOT_BOTTOM, _PLOT_TOP])
    no_top = {
        "condition": {"test": "datum.value == 1", "value": 0},
        "value": 1,
    }  # it would strike through what stands above a column
    percent = alt.Axis(
        format=".0%",
        values=(quarters := [0, 0.25, 0.5, 0.75, 1]),
        tickCount=len(
            quarters
        ),  # else Vega leaves some out wherever it takes the chart to be lower than it is
        title=None,
        domain=False,
        ticks=False,
        labelOverlap=False,
        gridOpacity=no_top,
    )
    base, totals = alt.Chart(alt.NamedData("skyline")), alt.Chart(alt.NamedData("totals"))
    # What depends on weights is apart: at a move of one the rest is not drawn again.
    edge = " + ".join(f"(datum.place > {i}) * shares[{i}]" for i in range(len(Dimension) - 1))
    weighed = base.transform_calculate(share="toNumber(shares[datum.place])", edge=edge)
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
    open_need = columns.mark_rect(
        fillOpacity=0.09
    ).encode(  # over the others, so that what a mouse is told is written once
        y=alt.Y("floor:Q", scale=height, axis=percent),
        y2=alt.Y2("ceiling:Q"),
        tooltip=[
            alt.Tooltip("dimension:N", title="Dimension"),
            alt.Tooltip("share:Q", title="Weight", format=".1%"),
            alt.Tooltip("today:Q", title="Covered today", format=".1%"),
            alt.Tooltip("option:Q", title="Covered then", format=".1%"),
        ],
    )
    changes = (
        weighed.transform_calculate(
            middle="datum.edge + datum.share / 2", room="datum.share * width"
        )
        .transform_filter("datum.room >= 34")
        .mark_text(dy=-8, fontSize=13, fontWeight="bold", color=INK)
        .encode(x=alt.X("middle:Q"), y=alt.Y("top:Q", scale=height), text=alt.Text("change:N"))
    )
    large, small = alt.ExprRef("width < 320 ? 13 : 15"), alt.ExprRef("width < 360 ? 9.5 : 11")
    fine = alt.ExprRef("width < 320 ? 11 : 13")
    headline = (
        totals.transform_calculate(today=weighted("datum.today_{}"), then=weighted("datum.then_{}"))
        .transform_calculate(gain="100 * (datum.then - datum.today)")
        .transform_calculate(
            words=(
                "format(datum.today, '.1%') + ' → ' + format(datum.then, '.1%') + (width < 270 ? '"
                " (' : ' covered (') + (abs(datum.gain) < 0.05 ? '0.0' : format(datum.gain,"
                " '+.1f')) + (width < 270 ? ')' : ' points)')"
            ),
        )
        .mark_text(
            align="left", baseline="top", fontSize=large, fontWeight="bold", color=INK, x=0, y=4
        )
        .encode(text=alt.Text("words:N"))
    )
    alone = (
        totals.transform_calculate(fit=weighted("datum.counted_{}"))
        .transform_calculate(  # rounded as in `out_of_ten`
            words=(
                "datum.job ? 'fit ' + format(datum.fit + 1e-9, '.1f') + ' of 10, the job on its"
                " own' : 'no job to rate'"
            )
        )
        .mark_text(align="left", baseline="top", fontSize=fine, color=INK, x=0, y=23)
        .encode(text=alt.Text("words:N"))
    )
    named = alt.ExprRef("width < 300 ? datum.spike_count : datum.spikes")
    spikes = totals.mark_text(
        align="left", baseline="top", fontSize=fine, color=INK, x=0, y=40, text=named
    )
    middle = alt.ExprRef("(datum.place + 0.5) * width / 5")
    ties = (  # from a column, wherever its weight puts it, to its name
        weighed.transform_calculate(middle="datum.edge + datum.share / 2")
        .mark_rule(strokeWidth=1.5)
        .encode(
            x=alt.X("middle:Q"),
            x2=alt.value(middle),
            y=alt.value(_PLOT_BOTTOM + 3),
            y2=alt.value(_NAMES),
            color=colour,
        )
    )
    swatches = base.mark_bar(
        width=alt.ExprRef("width / 5 - 6"), height=5, x=middle, y=_NAMES, cornerRadius=2
    ).encode(color=colour)
    narrow = alt.ExprRef("width < 340 ? datum.narrow : datum.two_lines")
    names = base.mark_text(
        baseline="top", fontSize=small, lineBreak="\n", color=INK, x=middle, text=narrow
    ).encode(y=alt.value(_NAMES + 7))
    shares = base.mark_text(
        baseline="top",
        align="right",
        fontSize=small,
        color=INK,
        x=alt.ExprRef("(datum.place + 0.5) * width / 5 - 3"),
        text=alt.ExprRef("shares[datum.place + 5] + ' %'"),
    ).encode(y=alt.value(_NAMES + 36))
    cell_changes = base.mark_text(
        baseline="top",
        align="left",
        fontSize=small,
        fontWeight="bold",
        color=INK,
        x=alt.ExprRef("(datum.place + 0.5) * width / 5 + 3"),
    ).encode(y=alt.value(_NAMES + 36), text=alt.Text("change:N"))
    layers = alt.layer(
        *(
            kept,
            added,
            lost,
            open_need,
            changes,
            headline,
            alone,
            spikes,
            ties,
            swatches,
            names,
            shares,
            cell_changes,
        ),
        height=_SKYLINE_HEIGHT,
    )
    return finished(layers, listening(LIVE))


def skyline_data(today: Coverage, option: Score) -> dict[str, pa.Table]:
    """The skyline's data: a row a dimension, and a row of what is weighed up.

    Coverages, today's and the option's, are fractions of 1; counted are ratings, 0 where there is
    no job.
    """
    held = next((stint for stint in option.option.portfolio if stint.held), None)
    columns = {
        "place": list(range(len(Dimension))),
        "dimension": [d.label for d in Dimension],
        "two_lines": [d.label.replace(" ", "\n") for d in Dimension],
        "narrow": [_NARROW.get(d, d.label.replace(" ", "\n")) for d in Dimension],
        "today": [today[d] for d in Dimension],
        "option": [option.coverage[d] for d in Dimension],
        "kept": [min(today[d], option.coverage[d]) for d in Dimension],
        "top": [max(today[d], option.coverage[d]) for d in Dimension],
        "change": [points(option.coverage[d] - today[d], places=0) for d in Dimension],
        "floor": [0.0] * len(Dimension),
        "ceiling": [1.0] * len(Dimension),
    }
    totals = {
        "job": held is not None,
        "spikes": new_spikes(option, named=2),  # what has room
        "spike_count": new_spikes(option, named=0),
        **{f"today_{d}": today[d] for d in Dimension},
        **{f"then_{d}": option.coverage[d] for d in Dimension},
        **{f"counted_{d}": held.counted[d] if held else 0.0 for d in Dimension},
    }
    return {"skyline": pa.table(columns), "totals": pa.Table.from_pylist([totals])}


@cache
def ranking(options: int) -> dict[str, Any]:
    """So many options by what they add: a bar each, the largest gain first. It follows a weight
    once that is let go.

    Its data are named "ranking" and come from `ranking_data`.
    """
    largest_first = alt.EncodingSortField("gain", op="max", order="descending")
    names = alt.Axis(
        # an organisation, and below it the title, where it has one
        labelExpr="split(datum.label, ': ', 2)",
        labelOffset={
            "condition": {"test": "indexof(datum.label, ': ') > 0", "value": -6},
            "value": 0,
        },
        labelLimit=alt.ExprRef("width < 420 ? 160 : 240"),
        labelOverlap=False,
        ticks=False,
        domain=False,
    )
    base = alt.Chart().encode(y=alt.Y("name:N", sort=largest_first, title=None, axis=names))
    bars = base.mark_bar(color="#7F8FA6", cornerRadiusEnd=2, height=12).encode(
        x=alt.X(
            "gain:Q",
            title="Gain in percentage points",
            axis=alt.Axis(tickCount=5),
            scale=alt.Scale(range=[0, alt.ExprRef("width - 36")]),
        )
    )
    words = base.mark_text(align="left", dx=5, color=INK)
    layers = (
        alt.layer(bars, words.encode(x=alt.X("right:Q"), text=alt.Text("words:N")))
        .properties(data=alt.NamedData("ranking"), height=30 * options + 76)
        .transform_calculate(gain=f"100 * {weighted()}")
        .transform_calculate(right="max(datum.gain, 0)")
        .transform_calculate(words="abs(datum.gain) < 0.05 ? '0.0' : format(datum.gain, '+.1f')")
    )
    return finished(layers, listening(SETTLED))


def ranking_data(scores: Scores) -> pa.Table:
    """The ranking's data: a row an option; its name, and by dimension what it adds to today's
    coverage, fractions of 1.
    """
    return pa.Table.from_pylist(
        [
            {"name": s.name, **{d: s.coverage[d] - scores.today[d] for d in Dimension}}
            for s in scores.options
        ]
    )


@cache
def crossing(dimension: Dimension) -> dict[str, Any]:
    """Two options' portfolio coverage as one weight goes from 0 to 100 %: two lines that cross
    where the leader changes.

    The first option's line is whole, the second's dashed; a rule stands at the present weight, a
    dot where they cross. It follows a weight once that is let go. Its data are named "ends" and
    "pair" and come from `crossing_data`.
    """
    share = alt.X(
        "share:Q",
        title=None,
        axis=alt.Axis(format=".0%", values=[0, 0.5, 1], grid=False),
        scale=alt.Scale(domain=[0, 1]),
    )
    total = alt.Y(
        "total:Q",
        title=None,
        axis=alt.Axis(format="~%", tickCount=4),
        scale=alt.Scale(zero=False, nice=True),
    )
    without = weighted(by="proportions")  # what the portfolio's coverage is where this weight is 0
    lines = (
        alt.Chart(alt.NamedData("ends"))
        .transform_calculate(total=f"datum.share ? datum.{dimension} : {without}")
        .mark_line(color=INK, strokeWidth=2)
        .encode(
            x=share,
            y=total,
            strokeDash=alt.StrokeDash(
                "side:N", legend=None, scale=alt.Scale(range=[[1, 0], [5, 4]])
            ),
        )
    )
    pair = alt.Chart(alt.NamedData("pair"))
    present = (
        pair.transform_calculate(share=f"toNumber(shares[{_place(dimension)}])")
        .mark_rule(strokeWidth=3, opacity=0.9, color=COLOURS[dimension])
        .encode(x=share)
    )
    dot = (
        pair.transform_calculate(
            own=f"datum.lead_{dimension}", lead=weighted("datum.lead_{}", by="proportions")
        )
        .transform_calculate(others=f"abs(datum.lead) < {EQUAL} ? 0 : datum.lead")
        .transform_calculate(crosses="datum.own * datum.others <= 0 && datum.own != datum.others")
        .transform_calculate(share="datum.crosses ? datum.others / (datum.others - datum.own) : 0")
        .transform_calculate(
            total=f"datum.share * datum.{dimension} + (1 - datum.share) * {without}"
        )
        .mark_point(filled=True, size=80, color=INK, opacity=alt.ExprRef("datum.crosses ? 1 : 0"))
        .encode(x=share, y=total)
    )
    return finished(
        alt.layer(present, lines, dot).properties(height=150),
        [*listening(SETTLED), *_proportions(dimension)],
    )


def crossing_data(pair: tuple[Score, Score]) -> dict[str, pa.Table]:
    """The data of the charts of crossing lines: both options' coverages, at each end of a line,
    and how far the first leads.
    """
    covered = [{d.value: score.coverage[d] for d in Dimension} for score in pair]
    ends = [{"side": side, "share": share, **covered[side]} for side in (0, 1) for share in (0, 1)]
    leads = {f"lead_{d}": lead for d, lead in differences(*pair).items()}
    return {
        "ends": pa.Table.from_pylist(ends),
        "pair": pa.Table.from_pylist([{**covered[0], **leads}]),
    }


def _proportions(dimension: Dimension) -> list[Parameter]:
    """The other weights among themselves, equal where all are 0, as Vega reads them; 0 for the
    dimension's own.
    """
    others = [f"toNumber(shares[{_place(d)}])" for d in Dimension if d is not dimension]
    part = "rest > 0 ? shares[{i}] / rest : 1 / {n}"
    parts = ["0" if d is dimension else part.format(i=_place(d), n=len(others)) for d in Dimension]
    return [
        {"name": "rest", "expr": " + ".join(others)},
        {"name": "proportions", "expr": f"[{', '.join(parts)}]"},
    ]


def _place(dimension: Dimension) -> int:
    return [*Dimension].index(dimension)
