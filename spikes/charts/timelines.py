"""Careers in time, drawn: the roles so far as bars, and portfolio coverage along the path.

As in `charts`, each chart is built once, without data, and takes its look from the page's theme.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import altair as alt
import pyarrow as pa

from spikes.analysis.time import Path, gaps, later
from spikes.charts.options import COLOURS, INK, SETTLED, finished, listening, weighted
from spikes.model import Decision, Dimension
from spikes.model.names import role_names
from spikes.scoring import counted, spikes
from spikes.words.wording import role_span

_PAST = 60  # months
_PATH_HEIGHT, _LINE, _LETTER = (
    300,
    15,
    7,
)  # pixels; of a name, with a little air; of a letter, wide ones aside
_ROW, _BAR, _AROUND = (
    36,
    14,
    136,
)  # pixels: a role's row, its bar, and the axis and, on a phone, the legend below all rows
_ABOVE, _BELOW = -10, 5  # pixels from the middle of a row: a role's name, and its bar
_GREY = "#7F8FA6"


def _years() -> alt.Axis:
    """Years along the bottom, months too where there are few years."""
    few = "domain('x')[1] - domain('x')[0] < 4 * 365.25 * 24 * 3600 * 1000"
    label = f"timeFormat(datum.value, {few} ? '%b %Y' : '%Y')"
    return alt.Axis(
        labelExpr=label, grid=False, tickCount=alt.ExprRef("width < 420 ? 4 : 8"), labelOverlap=True
    )


@cache
def timeline(roles: int) -> dict[str, Any]:
    """So many roles over time: a bar each under its name, the first held on top, striped in the
    colours of its spikes.

    A thin line under each bar: the role's months between its full credit and its overstay, as far
    as it was held. A dashed bar, in the row of the role that came then: months without one. A rule:
    the present month. Its data are named "bars", "stripes", "windows" and "gaps" and come from
    `timeline_data`.
    """
    month = alt.X("month:T", title=None, axis=_years())
    name = alt.Y("name:N", sort=None, axis=None)
    told = [
        alt.Tooltip("name:N", title="Role"),
        alt.Tooltip("span:N", title="Months"),
        alt.Tooltip("spikes:N", title="Spikes"),
    ]
    colour = alt.Color(
        "dimension:N",
        scale=alt.Scale(domain=[d.label for d in Dimension], range=list(COLOURS.values())),
        legend=alt.Legend(
            title=None,
            orient="bottom",
            symbolType="square",
            labelExpr="split(datum.label, ' ')[0]",
            columns=alt.ExprRef("width < 460 ? 2 : 5"),
        ),
    )
    spans = alt.Chart(alt.NamedData("gaps"))
    without = spans.mark_bar(
        fillOpacity=0, stroke=_GREY, strokeDash=[3, 3], height=_BAR, yOffset=_BELOW
    ).encode(
        x=month,
        x2=alt.X2("until:T"),
        y=name,
        # that of today has no length, and lies on the rule: without a row a scale would complain of
        # having no extent
    )
    today = spans.transform_filter("datum.today").mark_rule(
        color=_GREY, y=0, y2=alt.ExprRef("height")
    )
    bars = (
        alt.Chart(alt.NamedData("bars"))
        .mark_bar(color=_GREY, opacity=0.35, height=_BAR, yOffset=_BELOW, cornerRadius=2)
        .encode(x=month, x2=alt.X2("until:T"), y=name, tooltip=told)
    )
    # A name begins where its bar does, or as far before that as it needs to end within the chart.
    begins = f"max(0, min(scale('x', datum.month), width - {_LETTER} * length(datum.name)))"
    names = (
        alt.Chart(alt.NamedData("bars"))
        .mark_text(
            align="left",
            x=alt.ExprRef(begins),
            yOffset=_ABOVE,
            limit=alt.ExprRef(f"width - {begins}"),
            color=INK,
        )
        .encode(y=name, text=alt.Text("name:N"))
    )
    stripes = (
        alt.Chart(alt.NamedData("stripes"))
        .mark_bar(
            height=alt.ExprRef(f"{_BAR} / datum.of"),
            yOffset=alt.ExprRef(f"{_BELOW} + {_BAR} * ((datum.nth + 0.5) / datum.of - 0.5)"),
        )
        .encode(x=month, x2=alt.X2("until:T"), y=name, color=colour, tooltip=told)
    )
    windows = (
        alt.Chart(alt.NamedData("windows"))
        .mark_bar(color=INK, opacity=0.6, height=2, yOffset=_BELOW + _BAR / 2 + 3)
        .encode(x=month, x2=alt.X2("until:T"), y=name)
    )
    layers = alt.layer(today.encode(x=month), bars, stripes, windows, without, names)
    return finished(layers.properties(height=_ROW * max(roles, 2) + _AROUND))


def timeline_data(decision: Decision) -> dict[str, pa.Table]:
    """The timeline's data: a bar a role, a stripe a spike, a window a role, and the months
    without a role.
    """
    bars: list[dict[str, Any]] = []
    stripes: list[dict[str, Any]] = []
    windows: list[dict[str, Any]] = []
    assumptions = decision.assumptions
    for name, role in sorted(
        zip(role_names(decision.roles), decision.roles, strict=True), key=lambda pair: pair[1].start
    ):
        own = spikes(counted(role.ratings, role.relevance, assumptions), assumptions)
        bar = {
            "name": name,
            "month": role.start,
            "until": later(role.end or decision.as_of, 1),
            "span": role_span(role, decision.as_of),
            "spikes": ", ".join(d.label for d in own) or "none",
        }
        bars.append(bar)
        stripes += [
            {**bar, "dimension": d.label, "nth": nth, "of": len(own)} for nth, d in enumerate(own)
        ]
        opens, closes = (
            later(role.start, assumptions.full_credit_months),
            later(role.start, assumptions.overstay_months),
        )
        window = {
            "month": opens,
            "until": min(closes, later(role.end, 1)) if role.end else closes,
        }  # ahead, for who is there
        windows.append(
            {"name": name, **window}
            if window["month"] < window["until"]
            else {**bar, "until": bar["month"]}
        )
    # A stripe without a length where there is no spike at all: without a row a scale would complain
    # of having no extent.
    stripes = stripes or [
        {**bar, "until": bar["month"], "dimension": None, "nth": 0, "of": 1} for bar in bars[:1]
    ]
    without = [
        {"name": _row_of_gap(last, bars), "month": first, "until": later(last, 1), "today": False}
        for first, last in gaps(decision)
    ]
    today = {
        "name": bars[-1]["name"],
        "month": later(decision.as_of, 1),
        "until": later(decision.as_of, 1),
        "today": True,
    }
    tables = {"bars": bars, "stripes": stripes, "windows": windows, "gaps": [*without, today]}
    return {table: pa.Table.from_pylist(rows) for table, rows in tables.items()}


def _row_of_gap(last: date, bars: Sequence[Mapping[str, Any]]) -> str:
    """The name of the first role after it, or of the one that began last."""
    name: str = next((bar for bar in bars if bar["month"] > last), bars[-1])["name"]
    return name


@cache
def path() -> dict[str, Any]:
    """Portfolio coverage month by month: the roles so far, then a branch an option, named at its
    end.

    Shaded: the months of each role between its full credit and its overstay. A rule: the present
    month. It follows a weight once that is let go. Its data are named "path", "today" and "windows"
    and come from `path_data`; a point near the pointer tells its month, its coverage, and in points
    how far that is from today's.
    """
    month = alt.X("month:T", title=None, axis=_years())
    total = alt.Y(
        "total:Q", title=None, scale=alt.Scale(domainMin=0), axis=alt.Axis(format="~%", tickCount=5)
    )
    hover = alt.selection_point(
        name="near", on="pointerover", nearest=True, encodings=["x"], empty=False
    )
    windows = (
        alt.Chart(alt.NamedData("windows"))
        .mark_rect(opacity=0.13, color=_GREY, y=0, y2=alt.ExprRef("height"))
        .encode(x=month, x2=alt.X2("until:T"))
    )
    whole = alt.Chart(alt.NamedData("path")).transform_calculate(total=weighted())
    base = whole.encode(x=month, y=total, detail=["style:N", "name:N"])
    styles = ["so far", "first", "second", "then", "other"]
    dashes = [[1, 0], [1, 0], [6, 4], [10, 3, 2, 3], [2, 3]]
    dash = alt.StrokeDash("style:N", legend=None, scale=alt.Scale(domain=styles, range=dashes))
    strength = alt.Opacity(
        "style:O", legend=None, scale=alt.Scale(domain=styles, range=[1, 1, 1, 1, 0.45])
    )
    lines = base.mark_line(color=INK, strokeWidth=2, interpolate="step-after").encode(
        strokeDash=dash, opacity=strength
    )
    told = [
        alt.Tooltip("month:T", title="Month", format="%B %Y"),
        alt.Tooltip("name:N", title="Path"),
        alt.Tooltip("total:Q", title="Coverage", format=".1%"),
        *(alt.Tooltip(f"told_{d}:N", title=d.label) for d in Dimension),
    ]
    since_today = {
        f"told_{d}": (
            f"format(datum.{d}, '.0%') + ' (' + format(100 * (datum.{d} - datum.today_{d}), '+.0f')"
            " + ')'"
        )
        for d in Dimension
    }
    today = alt.LookupData(
        alt.NamedData("today"), key="key", fields=[f"today_{d}" for d in Dimension]
    )
    points = (
        base.transform_calculate(key="0")
        .transform_lookup("key", from_=today)
        .transform_calculate(**since_today)
        .mark_point(filled=True, size=60, color=INK)
        .encode(tooltip=told, opacity=alt.condition(hover, alt.value(1), alt.value(0)))
    )
    # A branch's name stands at the right, from the highest down each a line or more below the one
    # above it; a line leads to it.
    ends = (
        whole.transform_joinaggregate(highest="max(total)", latest="max(month)")
        .transform_filter("datum.ends")
        .transform_window(rank="row_number()", sort=[alt.SortField("total", "descending")])
        .transform_calculate(below=f"datum.rank * datum.highest * {_LINE} / {_PATH_HEIGHT}")
        .transform_calculate(room="datum.total + datum.below")
        .transform_window(lowest="min(room)", frame=[None, 0], sort=[alt.SortField("rank")])
        .transform_calculate(label="datum.lowest - datum.below", last="datum.latest")
    )
    leads = ends.mark_rule(color=_GREY, opacity=0.7).encode(
        x=month, x2=alt.X2("last:T"), y=total, y2=alt.Y2("label:Q")
    )
    room = "clamp(windowSize()[0] / 5, 110, 300)"
    # of the letters there is room for: a name is cut in its middle, and its end tells it
    half = f"floor({room} / {_LETTER} / 2)"
    cut = f"slice(datum.called, 0, {half}) + '…' + slice(datum.called, 1 - {half})"
    called = alt.ExprRef(f"length(datum.called) > 2 * {half} ? {cut} : datum.called")
    names = ends.mark_text(
        align="left", dx=6, limit=alt.ExprRef(room), color=INK, text=called
    ).encode(x=alt.X("last:T"), y=alt.Y("label:Q"))
    now = alt.Chart(alt.NamedData("today")).encode(x=month)
    rule = now.mark_rule(color=_GREY, y=0, y2=alt.ExprRef("height"))
    said = now.mark_text(text="now", baseline="bottom", y=-3, color=INK)
    layers = alt.layer(
        windows, rule, said, lines, leads, points.add_params(hover), names
    ).properties(height=_PATH_HEIGHT)
    return finished(layers, listening(SETTLED))


def path_data(
    decision: Decision,
    paths: Mapping[str, Path],
    pair: Sequence[str],
    then: Mapping[str, Path] = {},
) -> dict[str, pa.Table]:
    """The path's data: months with coverages as fractions of 1, a branch a name, which ends where
    `ends` is true.

    So far: the last five years, or twice what lies ahead where that is more; what lies ahead would
    else be squeezed. then: whole paths of two steps, drawn as branches of their own.
    """
    past = tuple(moment for moment in next(iter(paths.values())) if moment.month <= decision.as_of)
    ahead = max(len(whole) for whole in (*paths.values(), *then.values())) - len(past)
    first = later(decision.as_of, -max(_PAST, 2 * ahead))
    branches = {
        name: whole[len(past) - 1 :]
        for name, whole in {**paths, **then}.items()
        if len(whole) > len(past)
    }
    styles = {
        name: (
            ("first", "second")[pair.index(name)]
            if name in pair
            else "then"
            if name in then
            else "other"
        )
        for name in branches
    }
    so_far = tuple(moment for moment in past if moment.month >= first)
    drawn = [
        ("So far", "so far", so_far),
        *((name, styles[name], moments) for name, moments in branches.items()),
    ]
    moments = [moment for _, _, way in drawn for moment in way]
    columns: dict[str, list[Any]] = {
        "month": [moment.month for moment in moments],
        "name": [name for name, _, way in drawn for _ in way],
        "called": [
            name.rpartition(", ")[2] if style == "then" else name
            for name, style, way in drawn
            for _ in way
        ],
        "style": [style for _, style, way in drawn for _ in way],
        "ends": [
            moment is way[-1] and style != "so far" for _, style, way in drawn for moment in way
        ],
        **{d: [moment.coverage[d] for moment in moments] for d in Dimension},
    }
    today = {
        "key": "0",
        "month": decision.as_of,
        **{f"today_{d}": covered for d, covered in past[-1].coverage.items()},
    }
    return {
        "path": pa.table(columns),
        "today": pa.Table.from_pylist([today]),
        "windows": _windows(decision, first),
    }


def _windows(decision: Decision, first: date) -> pa.Table:
    """The months of each role between its full credit and its overstay, as far as it was held,
    from the first that is drawn.
    """
    full, over = decision.assumptions.full_credit_months, decision.assumptions.overstay_months
    windows = []
    for role in decision.roles:
        until = min(later(role.start, over), role.end or decision.as_of)
        windows.append({"month": max(later(role.start, full), first), "until": until})
    seen = [window for window in windows if window["month"] < window["until"]]
    none = {
        "month": decision.as_of,
        "until": decision.as_of,
    }  # without a row the time scale would complain of having no extent
    return pa.Table.from_pylist([*seen, none])
