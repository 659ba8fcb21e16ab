"""Careers in time: the roles so far as bars, and portfolio coverage along the path."""

from datetime import date
from functools import cache
from typing import Any

import altair as alt
import pyarrow as pa

from spikes.analysis.results import Path, Results, later
from spikes.charts import theme
from spikes.charts.theme import GREY, INK, Spec
from spikes.model import Decision, Dimension, Role
from spikes.model.names import role_names
from spikes.scoring import counted, leader, spikes
from spikes.words import roles as words
from spikes.words.phrases import briefly

_PAST = 12  # months
_PATH_HEIGHT, _LINE, _LETTER = 300, 15, 7  # pixels; of a name with a little air; of most letters
_ROW, _BAR, _AROUND = 36, 14, 44  # pixels: a role's row, its bar; the axis below all rows
_ABOVE, _BELOW = -10, 5  # pixels from the middle of a row: a role's name, and its bar


def _month() -> alt.X:
    """Return years along the bottom, months too where there are few years."""
    few = "domain('x')[1] - domain('x')[0] < 4 * 365.25 * 24 * 3600 * 1000"
    axis = alt.Axis(
        labelExpr=f"timeFormat(datum.value, {few} ? '%b %Y' : '%Y')",
        grid=False,
        tickCount=alt.ExprRef("width < 420 ? 4 : 8"),
        labelOverlap=True,
    )
    return alt.X("month:T", title=None, axis=axis)


@cache
def timeline(roles: int) -> Spec:
    """Return so many roles over time: a bar each, striped in its spikes' colours, which it names.

    The first held is on top. A thin line under each bar: the role's months between its full credit
    and its overstay, as far as it was held. A dashed bar, in the row of the role that came then:
    months without one. A rule: the present month. Its data come from `timeline_data`.
    """
    bars = (
        _spans("bars")
        .mark_bar(color=GREY, opacity=0.35, cornerRadius=2, height=_BAR, yOffset=_BELOW)
        .encode(tooltip=_hints())
    )
    place = f"{_BELOW} + {_BAR} * ((datum.nth + 0.5) / datum.of - 0.5)"
    stripes = (
        _spans("stripes")
        .mark_bar(height=alt.ExprRef(f"{_BAR} / datum.of"), yOffset=alt.ExprRef(place))
        .encode(color=theme.by_dimension(), tooltip=_hints())
    )
    under = _BELOW + _BAR / 2 + 3
    windows = _spans("windows").mark_bar(color=INK, opacity=0.6, height=2, yOffset=under)
    # That of today has no length and lies on the rule: a scale needs a row.
    without = _spans("gaps").mark_bar(
        fillOpacity=0, stroke=GREY, strokeDash=[3, 3], height=_BAR, yOffset=_BELOW
    )
    today = (
        alt.Chart(alt.NamedData("gaps"))
        .transform_filter("datum.today")
        .mark_rule(color=GREY, y=0, y2=alt.ExprRef("height"))
        .encode(x=_month())
    )
    layers = alt.layer(today, bars, stripes, windows, without, _names())
    return theme.finished(layers.properties(height=_ROW * max(roles, 2) + _AROUND))


def _spans(data: str) -> alt.Chart:
    until, row = alt.X2("until:T"), alt.Y("name:N", sort=None, axis=None)
    return alt.Chart(alt.NamedData(data)).encode(x=_month(), x2=until, y=row)


def _names() -> alt.Chart:
    """Return names with their spikes: each begins with its bar, or sooner, to end in the chart."""
    begins = f"max(0, min(scale('x', datum.month), width - {_LETTER} * length(datum.label)))"
    start, room = alt.ExprRef(begins), alt.ExprRef(f"width - {begins}")
    return (
        alt.Chart(alt.NamedData("bars"))
        .mark_text(align="left", x=start, yOffset=_ABOVE, limit=room, color=INK)
        .encode(y=alt.Y("name:N", sort=None, axis=None), text=alt.Text("label:N"))
    )


def _hints() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("name:N", title="Role"),
        alt.Tooltip("span:N", title="Months"),
        alt.Tooltip("spikes:N", title="Spikes"),
    ]


def timeline_data(results: Results) -> dict[str, pa.Table]:
    """Return the timeline's data: a bar a role, a stripe a spike, a window a role, and the gaps."""
    decision, assumptions = results.decision, results.decision.assumptions
    named = zip(role_names(decision.roles), decision.roles, strict=True)
    bars, stripes, windows = [], [], []
    for name, role in sorted(named, key=lambda pair: pair[1].start):
        own = spikes(counted(role.ratings, role.relevance, assumptions), assumptions)
        beside = ["beside"] if role.beside else []
        bar = {
            **_row(name, role.start, later(role.end or decision.as_of, 1)),
            "span": words.span(results, role),
            "spikes": ", ".join(d.label for d in own) or "none",
            "label": " · ".join((name, *beside, briefly(own) if own else "no spike")),
        }
        bars.append(bar)
        stripes += [
            {**bar, "dimension": d.label, "nth": nth, "of": len(own)} for nth, d in enumerate(own)
        ]
        windows.append(_row(name, *_window(role, decision, role.end and later(role.end, 1))))
    # Without a spike, a stripe without a length: a scale needs a row.
    none = {**bars[0], "until": bars[0]["month"], "dimension": None, "nth": 0, "of": 1}
    now = later(decision.as_of, 1)
    gaps = [{**_row(bars[-1]["name"], now, now), "today": True}]
    for first, last in results.gaps:
        then = next((bar for bar in bars if bar["month"] > last), bars[-1])
        gaps.append({**_row(then["name"], first, later(last, 1)), "today": False})
    tables = {"bars": bars, "stripes": stripes or [none], "windows": windows, "gaps": gaps}
    return {table: pa.Table.from_pylist(rows) for table, rows in tables.items()}


def _row(name: str, month: date, until: date) -> dict[str, Any]:
    return {"name": name, "month": month, "until": until}


def _window(role: Role, decision: Decision, end: date | None) -> tuple[date, date]:
    """Return when a role has given all, and when it is overstayed; neither after its end."""
    assumptions = decision.assumptions
    opens = later(role.start, assumptions.full_credit_months)
    closes = later(role.start, assumptions.overstay_months)
    closes = min(closes, end or closes)
    return min(opens, closes), closes


@cache
def path(first: str = "") -> Spec:
    """Return portfolio coverage month by month: the roles so far, then a branch an option.

    Shaded: the months of each role between its full credit and its overstay. A rule: the present
    month. It follows a weight once that is let go, and begins with the `first` line of
    `weighting`. A point near the pointer gives its month, its coverage, and how far that is from
    today's, in points. Its data come from `path_data`.
    """
    month, axis = _month(), alt.Axis(format=".0%", tickCount=5)
    total = alt.Y("total:Q", title=None, scale=alt.Scale(zero=False), axis=axis)
    hover = alt.selection_point(
        name="near", on="pointerover", nearest=True, encodings=["x"], empty=False
    )
    windows = (
        alt.Chart(alt.NamedData("windows"))
        .mark_rect(opacity=0.13, color=GREY, y=0, y2=alt.ExprRef("height"))
        .encode(x=month, x2=alt.X2("until:T"))
    )
    whole = alt.Chart(alt.NamedData("path")).transform_calculate(total=theme.weighted())
    base = whole.encode(x=month, y=total, detail=["style:N", "name:N"])
    now = alt.Chart(alt.NamedData("today")).encode(x=month)
    rule = now.mark_rule(color=GREY, y=0, y2=alt.ExprRef("height"))
    label = now.mark_text(text="now", baseline="bottom", y=-3, color=INK)
    ends = _ends(whole)
    leads = ends.mark_rule(color=GREY, opacity=0.7).encode(
        x=month, x2=alt.X2("last:T"), y=total, y2=alt.Y2("label:Q")
    )
    points = _points(base, hover).add_params(hover)
    layers = alt.layer(windows, rule, label, _lines(base), leads, points, _called(ends))
    high = layers.properties(height=_PATH_HEIGHT)
    return theme.finished(high, theme.listening(theme.SETTLED, first))


def _lines(base: alt.Chart) -> alt.Chart:
    styles = ["so far", "first", "second", "then", "other"]
    dashes = [[1, 0], [1, 0], [6, 4], [10, 3, 2, 3], [2, 3]]
    dash = alt.Scale(domain=styles, range=dashes)
    strength = alt.Scale(domain=styles, range=[1, 1, 1, 1, 0.45])
    return base.mark_line(color=INK, strokeWidth=2, interpolate="step-after").encode(
        strokeDash=alt.StrokeDash("style:N", legend=None, scale=dash),
        opacity=alt.Opacity("style:O", legend=None, scale=strength),
    )


def _points(base: alt.Chart, hover: alt.Parameter) -> alt.Chart:
    """Return a point a month, seen near the pointer alone, with its numbers."""
    hints = [
        alt.Tooltip("month:T", title="Month", format="%B %Y"),
        alt.Tooltip("name:N", title="Path"),
        alt.Tooltip("total:Q", title="Coverage", format=".1%"),
        *(alt.Tooltip(f"since_{d}:N", title=d.label) for d in Dimension),
    ]
    moved = "format(datum.{0}, '.0%') + ' (' + format(100 * (datum.{0} - datum.today_{0}), '+.0f')"
    since_today = {f"since_{d}": f"{moved.format(d)} + ')'" for d in Dimension}
    today = alt.LookupData(
        alt.NamedData("today"), key="key", fields=[f"today_{d}" for d in Dimension]
    )
    return (
        base.transform_calculate(key="0")
        .transform_lookup("key", from_=today)
        .transform_calculate(**since_today)
        .mark_point(filled=True, size=60, color=INK)
        .encode(tooltip=hints, opacity=alt.condition(hover, alt.value(1), alt.value(0)))
    )


def _ends(whole: alt.Chart) -> alt.Chart:
    """Return where each branch ends, and the height of its name, a line or more below the last."""
    return (
        whole.transform_joinaggregate(highest="max(total)", least="min(total)", latest="max(month)")
        .transform_filter("datum.ends")
        .transform_window(rank="row_number()", sort=[alt.SortField("total", "descending")])
        .transform_calculate(
            # The scale is a little longer than from the least to the highest; these may be one.
            below="datum.rank * max(datum.highest - datum.least, 0.01)"
            f" * {1.25 * _LINE} / {_PATH_HEIGHT}"
        )
        .transform_calculate(room="datum.total + datum.below")
        .transform_window(lowest="min(room)", frame=[None, 0], sort=[alt.SortField("rank")])
        .transform_calculate(label="datum.lowest - datum.below", last="datum.latest")
    )


def _called(ends: alt.Chart) -> alt.Chart:
    """Return the branches' names and values at the right; a long name is cut in its middle.

    Behind the value of whichever would lead by the weights of the next phase stands that.
    """
    room = "clamp(windowSize()[0] / 5, 110, 300)"
    half = f"floor({room} / {_LETTER} / 2)"
    cut = f"slice(datum.called, 0, {half}) + '…' + slice(datum.called, 1 - {half})"
    name = f"(length(datum.called) > 2 * {half} ? {cut} : datum.called)"
    called = alt.ExprRef(f"{name} + '  ' + format(datum.total, '.1%') + datum.next")
    return ends.mark_text(
        align="left", dx=6, limit=alt.ExprRef(f"{room} + 130"), color=INK, text=called
    ).encode(x=alt.X("last:T"), y=alt.Y("label:Q"))


def path_data(results: Results, steps: tuple[str, str] | None = None) -> dict[str, pa.Table]:
    """Return the path's data: a row a month, with coverages, 0 to 1; a branch a name.

    `steps`: an option and what follows it, by their names, as a branch of their own. So far: the
    last twelve months.
    """
    as_of = results.decision.as_of
    past = tuple(m for m in next(iter(results.paths.values())) if m.month <= as_of)
    branches = _branches(results, past, steps)
    first = later(as_of, -_PAST)
    so_far = tuple(moment for moment in past if moment.month >= first)
    leads_next = _leads_next(results)
    rows = [
        {
            "month": moment.month,
            "name": name,
            "called": called,
            "style": style,
            "ends": moment is moments[-1] and style != "so far",
            "next": " · leads next" if name == leads_next else "",
            **moment.coverage,
        }
        for name, called, style, moments in [("So far", "So far", "so far", so_far), *branches]
        for moment in moments
    ]
    covered = {f"today_{d}": past[-1].coverage[d] for d in Dimension}
    return {
        "path": pa.Table.from_pylist(rows),
        "today": pa.Table.from_pylist([{"key": "0", "month": as_of, **covered}]),
        "windows": _windows(results.decision, first),
    }


def _leads_next(results: Results) -> str:
    """Return which option would lead by the weights of the next phase; "" where none would."""
    scores = results.in_next_phase
    return leader({each.name: each.total for each in scores.options}) or "" if scores else ""


def _branches(
    results: Results, past: Path, steps: tuple[str, str] | None
) -> list[tuple[str, str, str, Path]]:
    """Return what leads on from today: its name, what it is called at its end, style, moments."""
    pair = zip(results.pair, ("first", "second"), strict=False)
    styles = {option.name: style for option, style in pair}
    found = [
        (name, name, styles.get(name, "other"), way[len(past) - 1 :])
        for name, way in results.paths.items()
        if len(way) > len(past)
    ]
    if steps:
        first, second = steps
        on = results.two_steps(first, results.second_steps(first)[second]).ahead
        found.append((f"{first}, then {second}", f"then {second}", "then", (*past[-1:], *on)))
    return found


def _windows(decision: Decision, first: date) -> pa.Table:
    """Return each role's months between full credit and overstay, as far as held and drawn."""
    found = [_window(role, decision, role.end or decision.as_of) for role in decision.roles]
    rows = [{"month": max(opens, first), "until": closes} for opens, closes in found]
    seen = [row for row in rows if row["month"] < row["until"]]
    none = {"month": decision.as_of, "until": decision.as_of}  # a scale needs a row
    return pa.Table.from_pylist([*seen, none])
