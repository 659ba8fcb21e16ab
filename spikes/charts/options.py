"""Options beside each other: what each adds, and two of them as one weight moves."""

from functools import cache

import altair as alt
import pyarrow as pa

from spikes.analysis.results import EQUAL, Results, differences
from spikes.charts import theme
from spikes.charts.theme import GREY, INK, SETTLED, Spec, finished, listening, weighted
from spikes.model import Dimension


@cache
def ranking(options: int) -> Spec:
    """Return so many options by what they add: a bar each, the largest gain first.

    It follows a weight once that is let go. Its data come from `ranking_data`.
    """
    largest_first = alt.EncodingSortField("gain", op="max", order="descending")
    x = alt.X(
        "gain:Q",
        title="Gain in percentage points",
        axis=alt.Axis(tickCount=5),
        scale=alt.Scale(range=[0, alt.ExprRef("width - 36")]),
    )
    base = alt.Chart().encode(y=alt.Y("name:N", sort=largest_first, title=None, axis=_two_lines()))
    bars = base.mark_bar(color=GREY, cornerRadiusEnd=2, height=12).encode(x=x)
    gains = base.mark_text(align="left", dx=5, color=INK).encode(
        x=alt.X("right:Q"), text=alt.Text("words:N")
    )
    layers = (
        alt.layer(bars, gains)
        .properties(data=alt.NamedData("ranking"), height=30 * options + 76)
        .transform_calculate(gain=f"100 * {weighted()}")
        .transform_calculate(right="max(datum.gain, 0)")
        .transform_calculate(words=theme.POINTS)
    )
    return finished(layers, listening(SETTLED))


def _two_lines() -> alt.Axis:
    """Return an axis of names: an organisation and, below it, the title where it has one."""
    has_title = "indexof(datum.label, ': ') > 0"
    return alt.Axis(
        labelExpr="split(datum.label, ': ', 2)",
        labelOffset={"condition": {"test": has_title, "value": -6}, "value": 0},
        labelLimit=alt.ExprRef("width < 420 ? 160 : 240"),
        labelOverlap=False,
        ticks=False,
        domain=False,
    )


def ranking_data(results: Results) -> dict[str, pa.Table]:
    """Return the ranking's data: a row an option; what it adds in each dimension, −1 to 1."""
    today = results.scores.today
    rows = [
        {"name": option.name, **{d: option.coverage[d] - today[d] for d in Dimension}}
        for option in results.scores.options
    ]
    return {"ranking": pa.Table.from_pylist(rows)}


@cache
def crossing(dimension: Dimension) -> Spec:
    """Return two options' portfolio coverage as one weight goes from 0 to 100 %: two lines.

    The first option's line is whole, the second's dashed; a rule stands at the present weight, a
    dot where the lines cross and the leader changes. It follows a weight once that is let go. Its
    data come from `crossing_data`.
    """
    percent = alt.Axis(format=".0%", values=[0, 0.5, 1], grid=False)
    share = alt.X("share:Q", title=None, axis=percent, scale=alt.Scale(domain=[0, 1]))
    total = alt.Y(
        "total:Q",
        title=None,
        axis=alt.Axis(format="~%", tickCount=4),
        scale=alt.Scale(zero=False, nice=True),
    )
    without = weighted(by="proportions")  # the portfolio's coverage where this weight is 0
    dashes = alt.StrokeDash("side:N", legend=None, scale=alt.Scale(range=[[1, 0], [5, 4]]))
    ends, pair = alt.Chart(alt.NamedData("ends")), alt.Chart(alt.NamedData("pair"))
    lines = (
        ends.transform_calculate(total=f"datum.share ? datum.{dimension} : {without}")
        .mark_line(color=INK, strokeWidth=2)
        .encode(x=share, y=total, strokeDash=dashes)
    )
    present = (
        pair.transform_calculate(share=f"toNumber(shares[{_place(dimension)}])")
        .mark_rule(strokeWidth=3, opacity=0.9, color=theme.COLOURS[dimension])
        .encode(x=share)
    )
    dot = _level(pair, dimension, without).encode(x=share, y=total)
    layers = alt.layer(present, lines, dot).properties(height=150)
    return finished(layers, [*listening(SETTLED), *_proportions(dimension)])


def _level(pair: alt.Chart, dimension: Dimension, without: str) -> alt.Chart:
    """Return the dot at the weight at which two options are level, unseen where there is none."""
    lead = weighted("datum.lead_{}", by="proportions")
    return (
        pair.transform_calculate(own=f"datum.lead_{dimension}", lead=lead)
        .transform_calculate(others=f"abs(datum.lead) < {EQUAL} ? 0 : datum.lead")
        .transform_calculate(crosses="datum.own * datum.others <= 0 && datum.own != datum.others")
        .transform_calculate(share="datum.crosses ? datum.others / (datum.others - datum.own) : 0")
        .transform_calculate(
            total=f"datum.share * datum.{dimension} + (1 - datum.share) * {without}"
        )
        .mark_point(filled=True, size=80, color=INK, opacity=alt.ExprRef("datum.crosses ? 1 : 0"))
    )


def crossing_data(results: Results) -> dict[str, pa.Table]:
    """Return the data of the crossing lines, where two options are compared.

    Both options' coverages, 0 to 1, at each end of a line, and by how much the first leads.
    """
    covered = [{d.value: option.coverage[d] for d in Dimension} for option in results.pair]
    ends = [{"side": side, "share": share, **covered[side]} for side in (0, 1) for share in (0, 1)]
    leads = {f"lead_{d}": lead for d, lead in differences(*results.pair).items()}
    pair = {**covered[0], **leads}
    return {"ends": pa.Table.from_pylist(ends), "pair": pa.Table.from_pylist([pair])}


def _proportions(dimension: Dimension) -> list[Spec]:
    """Return the other weights among themselves, for Vega: equal where all are 0, 0 for its own."""
    others = [f"toNumber(shares[{_place(d)}])" for d in Dimension if d is not dimension]
    part = "rest > 0 ? shares[{i}] / rest : 1 / {n}"
    parts = ["0" if d is dimension else part.format(i=_place(d), n=len(others)) for d in Dimension]
    return [
        {"name": "rest", "expr": " + ".join(others)},
        {"name": "proportions", "expr": f"[{', '.join(parts)}]"},
    ]


def _place(dimension: Dimension) -> int:
    return [*Dimension].index(dimension)
