"""What the timeline and the path draw, measured on what is drawn."""

import copy
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import altair as alt
import pyarrow as pa
import pytest
import vl_convert
from hypothesis import Phase, given, settings

from spikes.analysis.time import gaps, later, paths, sequence
from spikes.charts import timelines
from spikes.charts.options import COLOURS, weighting
from spikes.files import decisions as files
from spikes.model import Decision, Dimension, Ratings, Role, Weights, domain
from spikes.scoring import compared, counted, score, spikes
from tests.charts.test_options import as_sent
from tests.strategies import decisions

SAMPLE = files.sample()
FEW = settings(max_examples=30, deadline=None)


def drawn(
    spec: dict[str, Any],
    data: dict[str, pa.Table],
    weights: Weights = SAMPLE.weights,
    width: int = 500,
) -> Iterator[dict[str, Any]]:
    """Every mark as it is drawn, with its kind and its place on the whole picture; a chart that
    listens hears these weights.
    """
    whole = {
        **copy.deepcopy(spec),
        "width": width,
        "datasets": {name: as_sent(table) for name, table in data.items()},
    }
    for param in whole.get("params", []):
        if param.pop("bind", None):
            param["value"] = weighting(weights)
    scene = vl_convert.vegalite_to_scenegraph(
        whole, vl_version=".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    )

    def walk(node: dict[str, Any], kind: str, x: float, y: float) -> Iterator[dict[str, Any]]:
        if "items" in node:
            kind = node.get("marktype", kind)
            inside = (
                (x + node.get("x", 0), y + node.get("y", 0))
                if kind == "group" and "marktype" not in node
                else (x, y)
            )
            for item in node["items"]:
                yield from walk(item, kind, *inside)
        else:
            yield {**node, "kind": kind, "left": x + node.get("x", 0), "top": y + node.get("y", 0)}

    yield from walk(scene["scenegraph"], "", 0, 0)


def texts(decision: Decision, width: int = 500) -> list[str]:
    """Every text of a timeline."""
    spec, data = timelines.timeline(len(decision.roles)), timelines.timeline_data(decision)
    return [str(mark["text"]) for mark in drawn(spec, data, width=width) if mark.get("text")]


@FEW
@given(decisions().filter(lambda decision: decision.roles))
def test_a_bar_a_role_and_a_stripe_a_spike(decision: Decision) -> None:
    """Every role has a bar over its months, the earliest first, and a stripe for each of its
    counted spikes.
    """
    data = {name: table.to_pandas() for name, table in timelines.timeline_data(decision).items()}
    roles = sorted(decision.roles, key=lambda role: role.start)
    assert list(data["bars"]["month"]) == [role.start for role in roles]
    assert list(data["bars"]["until"]) == [later(role.end or decision.as_of, 1) for role in roles]
    assert data["bars"]["name"].is_unique
    own = [
        d.label
        for role in roles
        for d in spikes(
            counted(role.ratings, role.relevance, decision.assumptions), decision.assumptions
        )
    ]
    assert [d for d in data["stripes"]["dimension"] if d is not None] == own
    begins = dict(zip(data["bars"]["name"], data["bars"]["month"], strict=True))
    *without, _ = data["gaps"].to_dict("records")  # the last is the rule at the present month
    assert [(row["month"], row["until"]) for row in without] == [
        (first, later(last, 1)) for first, last in gaps(decision)
    ]
    # Each in the row of the role that ends it; the months since the last, in that of the one that
    # began last.
    then = [
        min(
            (month for month in begins.values() if month >= row["until"]),
            default=max(begins.values()),
        )
        for row in without
    ]
    assert [begins[row["name"]] for row in without] == then


def test_windows_are_the_18_to_36_months_of_each_role() -> None:
    """The thin line of each role goes from its 19th month to the end of its 36th, or of its
    last; none for one left before.
    """
    windows = timelines.timeline_data(SAMPLE)["windows"].to_pandas()
    left_early, left_within, _, present = zip(windows["month"], windows["until"], strict=True)
    assert left_early == (SAMPLE.roles[0].start,) * 2
    assert left_within == (date(2020, 3, 1), date(2021, 3, 1))
    assert present == (date(2024, 8, 1), date(2026, 2, 1))
    soon = SAMPLE.replace(roles=[SAMPLE.roles[3].replace(start="2026-05")], compare=None)
    assert timelines.timeline_data(soon)["windows"]["until"].to_pylist() == [
        date(2029, 5, 1)
    ]  # ahead, for who is there


def test_stripes_are_drawn_in_the_dimensions_colours() -> None:
    """The sample's spikes are drawn, each in its dimension's colour, side by side within their
    bar.
    """
    marks = list(drawn(timelines.timeline(4), timelines.timeline_data(SAMPLE)))
    filled = [
        mark["fill"]
        for mark in marks
        if mark.get("fill") in COLOURS.values() and mark["kind"] == "rect"
    ]
    names = [d for d in Dimension if COLOURS[d] in filled]
    assert names == list(score(SAMPLE).spikes_so_far)


@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("many", [1, 4, 12, 40])
def test_every_role_is_named_at_every_width(many: int, width: int) -> None:
    """Careers of 1 to 40 roles name each role, however narrow the page."""
    roles = [
        Role(
            organisation=f"Org {i}",
            start=later(date(1986, 1, 1), 12 * i),
            end=later(date(1986, 1, 1), 12 * i + 9),
            ratings=tens(i),
        )
        for i in range(many)
    ]
    found = texts(SAMPLE.replace(roles=roles, compare=None), width)
    assert {f"Org {i}" for i in range(many)} <= set(found)


@pytest.mark.parametrize("letters", [8, 60, 200])
def test_a_name_stands_over_its_bar(letters: int) -> None:
    """A name begins where its bar does, or so far before that as it needs to end within the
    chart, and never before the chart.
    """
    roles = [
        role.replace(organisation=f"{i}".ljust(letters, "a")) for i, role in enumerate(SAMPLE.roles)
    ]
    decision = SAMPLE.replace(roles=roles, compare=None)
    marks = list(drawn(timelines.timeline(4), timelines.timeline_data(decision)))
    bars = [mark["left"] for mark in marks if mark["kind"] == "rect" and mark.get("height") == 14][
        :4
    ]
    names = [mark["left"] for mark in marks if str(mark.get("text", "")).endswith("aaa")]
    edge = bars[0]
    room = 500 - 7 * letters
    assert names == pytest.approx([max(edge, min(bar, edge + room)) for bar in bars], abs=1)


def tens(i: int) -> Ratings:
    """Ratings with a spike in one dimension."""
    return Ratings.of([10 if place == i % 5 else 3 for place in range(5)])


@FEW
@given(decisions())
def test_the_path_has_every_month_of_every_branch(decision: Decision) -> None:
    """The path's rows are the months so far and, from today on, those of each option, with their
    coverages.
    """
    whole = paths(decision)
    data = timelines.path_data(
        decision, whole, [shown.name for shown in compared(decision, score(decision))]
    )
    rows, today = data["path"].to_pandas(), data["today"].to_pylist()[0]
    past = rows[rows["style"] == "so far"]
    assert past["month"].iloc[-1] == decision.as_of
    assert all(past[d].iloc[-1] == today[f"today_{d}"] for d in Dimension)
    for name, moments in whole.items():
        branch = rows[(rows["name"] == name) & (rows["style"] != "so far")]
        ahead = [moment for moment in moments if moment.month >= decision.as_of]
        for d in Dimension:
            assert list(branch[d]) == (
                [moment.coverage[d] for moment in ahead] if len(ahead) > 1 else []
            )
        assert list(branch["ends"]) == (
            [*[False] * (len(ahead) - 1), True] if len(ahead) > 1 else []
        )


@settings(
    max_examples=30, deadline=None, phases=[Phase.generate]
)  # each draws a chart: no hundreds more to shrink one
@given(decisions())
def test_names_at_the_ends_keep_apart(decision: Decision) -> None:
    """Every branch is named, and where anything is covered, no two names come closer than
    letters are high.
    """
    named_plainly = [
        offer.replace(organisation=f"Offer {n}") for n, offer in enumerate(decision.offers)
    ]  # others stop vl-convert
    decision = decision.replace(offers=named_plainly, compare=None)
    whole = paths(decision)
    marks = list(
        drawn(timelines.path(), timelines.path_data(decision, whole, []), decision.weights)
    )
    branches = {name: way for name, way in whole.items() if way[-1].month > decision.as_of}
    named = sorted(
        (mark for mark in marks if mark.get("text") in branches), key=lambda mark: mark["top"]
    )
    assert sorted(mark["text"] for mark in named) == sorted(branches)
    covered = any(moment.total > 1e-9 for way in whole.values() for moment in way)
    assert not covered or all(below["top"] - above["top"] >= 11 for above, below in pairwise(named))


@pytest.mark.parametrize("phase", domain.life_phases())
def test_names_stand_at_the_height_their_branches_reach(phase: str) -> None:
    """At any weights the highest name stands where its branch ends: the chart's own totals are
    the path's.
    """
    decision = SAMPLE.replace(weights=domain.life_phases()[phase])
    whole = paths(decision)
    marks = list(
        drawn(timelines.path(), timelines.path_data(decision, whole, []), decision.weights)
    )
    named = sorted(
        (mark for mark in marks if mark.get("text") in whole), key=lambda mark: mark["top"]
    )
    highest = max(whole, key=lambda name: whole[name][-1].total)
    assert named[0]["text"] == highest
    ends = [mark["top"] for mark in marks if mark["kind"] == "symbol"]
    drawn_totals = {moment.total for way in whole.values() for moment in way}
    top, bottom = min(ends), max(ends)
    scale = (bottom - top) / (max(drawn_totals) - min(drawn_totals))
    expected = top + (max(drawn_totals) - whole[highest][-1].total) * scale
    assert named[0]["top"] == pytest.approx(expected, abs=1e-6)


def test_a_second_step_is_a_branch_of_its_own() -> None:
    """Two steps are drawn from today to their end, named at it, beside the options."""
    steps = sequence(SAMPLE, "Hexbourne", SAMPLE.offers[1])
    whole = paths(SAMPLE)
    past = tuple(moment for moment in whole["Stay"] if moment.month <= SAMPLE.as_of)
    then = "Hexbourne, then Fernmoor Health"
    rows = timelines.path_data(
        SAMPLE, whole, ["Hexbourne", "CivicLine"], {then: past + steps.ahead}
    )["path"].to_pylist()
    branch = [row for row in rows if row["style"] == "then"]
    assert [row["compensation"] for row in branch] == [
        m.coverage[Dimension.COMPENSATION] for m in (past[-1], *steps.ahead)
    ]
    assert [row["name"] for row in branch if row["ends"]] == [then]


def test_short_careers_name_months_and_long_ones_years() -> None:
    """Along the bottom stand months where there are few years, else years; no label stands
    twice.
    """
    start = later(SAMPLE.as_of, -5)
    short = SAMPLE.replace(roles=[SAMPLE.roles[3].replace(start=start)], compare=None)
    years = [text for text in texts(short) if text[-4:].isdecimal()]
    assert all(" " in text for text in years)
    assert len(set(years)) == len(years)
    assert "2020" in texts(SAMPLE)
