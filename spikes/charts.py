"""Results into pictures. Each chart is built once, without data; the page sends the data each time.

The look that charts share with the rest of the page (fonts, axes, grid) comes from the theme, so text is drawn in
`currentColor` and surfaces in the dimensions' colours over whatever background there is.
"""

from functools import cache
from typing import Any

import altair as alt
import pyarrow as pa

from spikes.model import Dimension, Weights
from spikes.robustness import with_share
from spikes.scoring import Coverage, Score, Scores, portfolio_coverage
from spikes.wording import points, whole_percents

# Near Okabe and Ito's palette (2008), moved apart until each pair differs under the three common colour-vision deficiencies too,
# and each has a contrast of 3 to 1 with the page in light and in dark.
COLOURS = {
    Dimension.SOCIAL_IMPACT: "#2F9E78",
    Dimension.MANAGEMENT_CHOPS: "#BE4431",
    Dimension.INDUSTRY_EXPERTISE: "#3264C4",
    Dimension.COMPENSATION: "#CC8600",
    Dimension.ADVANCEMENT_SPEED: "#A388B8",
}

# The id of the page's hidden input that holds the weights while they are dragged: five shares, then five whole percentages.
LIVE_SHARES = "live-shares"

_PLOT_TOP, _PLOT_BOTTOM, _SKYLINE_HEIGHT = 40, 216, 284
INK = "currentColor"


@cache
def skyline() -> dict[str, Any]:
    """The skyline: a column a dimension, as wide as its share, filled as far as its need is covered.

    Pale: the lower of today's coverage and the option's. Strong: what the option adds. Dashed: what it would cost. So the
    filled area is the portfolio coverage. Under it, five equal cells name the dimensions. Its data are named "skyline" and
    come from `skyline_data`; while a weight is dragged, the shares come from the input `LIVE_SHARES` instead.
    """
    live = alt.param(name="live", value="", bind=alt.BindDirect(element=f"#{LIVE_SHARES}", event="input"))
    colour = alt.Color(
        "dimension:N", legend=None, scale=alt.Scale(domain=[d.label for d in Dimension], range=list(COLOURS.values()))
    )
    height = alt.Scale(domain=[0, 1], range=[_PLOT_BOTTOM, _PLOT_TOP])
    percent = alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1], title=None, domain=False, ticks=False)
    base = (
        alt.Chart(alt.NamedData("skyline"))
        .transform_calculate(
            share="live ? toNumber(split(live, ',')[datum.place]) : datum.share",
            percent="live ? split(live, ',')[datum.place + 5] : datum.percent",
        )
        .transform_window(right="sum(share)", sort=[alt.SortField("place")])
        .transform_joinaggregate(width="sum(share)")
        .transform_calculate(
            left="datum.right - datum.share + min(0.003, datum.share / 4)",
            kept="min(datum.today, datum.option)",
            top="max(datum.today, datum.option)",
            change="abs(datum.option - datum.today) < 0.005 ? '0' : format(100 * (datum.option - datum.today), '+.0f')",
            covered_today="datum.share * datum.today",
            covered_then="datum.share * datum.option",
        )
        .transform_joinaggregate(total_today="sum(covered_today)", total_then="sum(covered_then)")
    )
    columns = base.encode(
        x=alt.X("left:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False)),
        x2="right:Q",
        color=colour,
        tooltip=[
            alt.Tooltip("dimension:N", title="Dimension"),
            alt.Tooltip("share:Q", title="Weight", format=".1%"),
            alt.Tooltip("today:Q", title="Covered today", format=".1%"),
            alt.Tooltip("option:Q", title="Covered then", format=".1%"),
        ],
    )
    open_need = columns.mark_rect(opacity=0.09).encode(y=alt.Y("floor:Q", scale=height, axis=percent), y2="ceiling:Q")
    kept = columns.mark_rect(opacity=0.38).encode(y=alt.Y("floor:Q", scale=height), y2="kept:Q")
    added = (
        columns.transform_filter("datum.option > datum.today").mark_rect().encode(y=alt.Y("today:Q", scale=height), y2="option:Q")
    )
    lost = (
        columns.transform_filter("datum.option < datum.today")
        .mark_rect(fillOpacity=0, strokeWidth=1.5, strokeDash=[4, 3])
        .encode(y=alt.Y("option:Q", scale=height), y2="today:Q", stroke=colour)
    )
    changes = (
        base.transform_calculate(middle="datum.right - datum.share / 2", room="datum.share * width")
        .transform_filter("datum.room >= 34")
        .mark_text(dy=-8, fontSize=13, fontWeight="bold", color=INK)
        .encode(x="middle:Q", y=alt.Y("top:Q", scale=height), text="change:N")
    )
    large, small = alt.ExprRef("width < 320 ? 13 : 15"), alt.ExprRef("width < 360 ? 9.5 : 11")
    total = (
        base.transform_filter("datum.place == 0")
        .transform_calculate(
            gain="100 * (datum.total_then - datum.total_today)",
            words="format(datum.total_today, '.1%') + ' → ' + format(datum.total_then, '.1%') + ' covered ('"
            " + (abs(datum.gain) < 0.05 ? '0.0' : format(datum.gain, '+.1f')) + ' points)'",
        )
        .mark_text(align="left", baseline="top", fontSize=large, fontWeight="bold", color=INK, x=0, y=4)
        .encode(text="words:N")
    )
    middle = alt.ExprRef("(datum.place + 0.5) * width / 5")
    swatches = base.mark_bar(width=alt.ExprRef("width / 5 - 6"), height=5, x=middle, y=_PLOT_BOTTOM + 12, cornerRadius=2).encode(
        color=colour
    )
    cell = base.mark_text(baseline="top", fontSize=small, lineBreak="\n", color=INK, x=middle)
    names = cell.encode(y=alt.value(_PLOT_BOTTOM + 19), text="two_lines:N")
    shares = (
        base.transform_calculate(words="datum.percent + ' %'")
        .mark_text(baseline="top", align="right", fontSize=small, color=INK, x=alt.ExprRef("(datum.place + 0.5) * width / 5 - 3"))
        .encode(y=alt.value(_PLOT_BOTTOM + 48), text="words:N")
    )
    cell_changes = base.mark_text(
        baseline="top",
        align="left",
        fontSize=small,
        fontWeight="bold",
        color=INK,
        x=alt.ExprRef("(datum.place + 0.5) * width / 5 + 3"),
    ).encode(y=alt.value(_PLOT_BOTTOM + 48), text="change:N")
    layers = alt.layer(open_need, kept, added, lost, changes, total, swatches, names, shares, cell_changes)
    spec: dict[str, Any] = (
        layers.properties(height=_SKYLINE_HEIGHT).add_params(live).configure_view(stroke=None).configure_mark(aria=False).to_dict()
    )
    return spec


def skyline_data(today: Coverage, option: Coverage, weights: Weights) -> pa.Table:
    """The skyline's data: a row a dimension; share, today and option are fractions of 1, percent whole percentages."""
    shares = weights.shares()
    return pa.table(
        {
            "place": list(range(len(Dimension))),
            "dimension": [d.label for d in Dimension],
            "two_lines": [d.label.replace(" ", "\n") for d in Dimension],
            "share": [shares[d] for d in Dimension],
            "percent": [str(percent) for percent in whole_percents(shares.values())],
            "today": [today[d] for d in Dimension],
            "option": [option[d] for d in Dimension],
            "floor": [0.0] * len(Dimension),
            "ceiling": [1.0] * len(Dimension),
        }
    )


@cache
def ranking(options: int) -> dict[str, Any]:
    """So many options by what they add: a bar each, the largest gain first. Its data are named "ranking"."""
    base = alt.Chart(alt.NamedData("ranking")).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=160, labelOverlap=False, ticks=False, domain=False))
    )
    bars = base.mark_bar(color="#7F8FA6", cornerRadiusEnd=2, height=12).encode(
        x=alt.X("gain:Q", title="Gain in percentage points", axis=alt.Axis(tickCount=5), scale=alt.Scale(padding=36))
    )
    words = base.mark_text(
        align=alt.ExprRef("datum.gain < 0 ? 'right' : 'left'"), dx=alt.ExprRef("datum.gain < 0 ? -5 : 5"), color=INK
    )
    layers = alt.layer(bars, words.encode(x="gain:Q", text="words:N")).properties(height=26 * options + 76)
    spec: dict[str, Any] = layers.configure_mark(aria=False).to_dict()
    return spec


def ranking_data(scores: Scores) -> pa.Table:
    """The ranking's data: name, gain in percentage points, and the gain in words, the largest first."""
    return pa.Table.from_pylist([{"name": s.name, "gain": 100 * s.gain, "words": points(s.gain)} for s in scores.ranked()])


@cache
def crossing() -> dict[str, Any]:
    """Two options' portfolio coverage as one weight goes from 0 to 100 %: two lines that cross where the leader changes.

    The first option's line is whole, the second's dashed; a rule stands at the present weight, a dot where they cross. Its data
    are named "lines" and "marks" and come from `crossing_data`.
    """
    share = alt.X(
        "share:Q", title=None, axis=alt.Axis(format=".0%", values=[0, 0.5, 1], grid=False), scale=alt.Scale(domain=[0, 1])
    )
    total = alt.Y("total:Q", title=None, axis=alt.Axis(format="~%", tickCount=4), scale=alt.Scale(zero=False, nice=True))
    lines = (
        alt.Chart(alt.NamedData("lines"))
        .mark_line(color=INK, strokeWidth=2)
        .encode(x=share, y=total, strokeDash=alt.StrokeDash("side:N", legend=None, scale=alt.Scale(range=[[1, 0], [5, 4]])))
    )
    marks = alt.Chart(alt.NamedData("marks"))
    present = marks.transform_filter("datum.what == 'present'").mark_rule(strokeWidth=3, opacity=0.9)
    tipping = marks.transform_filter("datum.what == 'tipping'").mark_point(filled=True, size=80, color=INK)
    colour = alt.Color("colour:N", scale=None)
    layers = alt.layer(
        present.encode(x=share, color=colour), lines, tipping.encode(x=share, y=total, opacity=alt.Opacity("seen:Q", scale=None))
    )
    spec: dict[str, Any] = layers.properties(height=150).configure_view(stroke=None).configure_mark(aria=False).to_dict()
    return spec


def crossing_data(
    dimension: Dimension, pair: tuple[Score, Score], weights: Weights, tipping: float | None
) -> tuple[pa.Table, pa.Table]:
    """The lines and the marks of one chart of crossing lines; shares and totals are fractions of 1."""

    def total(score: Score, share: float) -> float:
        return portfolio_coverage(score.coverage, with_share(weights, dimension, share))

    ends = [(score, side, share) for side, score in enumerate(pair) for share in (0.0, 1.0)]
    lines = [{"side": side, "share": share, "total": total(score, share)} for score, side, share in ends]
    crossed = 0.0 if tipping is None else tipping  # a dot that is not seen keeps the scale from being empty
    marks = [
        {"what": "present", "share": weights.share(dimension), "total": 0.0, "colour": COLOURS[dimension], "seen": 1},
        {"what": "tipping", "share": crossed, "total": total(pair[0], crossed), "colour": INK, "seen": int(tipping is not None)},
    ]
    return pa.Table.from_pylist(lines), pa.Table.from_pylist(marks)
