"""What the timeline and the path draw, measured on what is drawn."""

import copy
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import altair as alt
import pytest
import vl_convert
from hypothesis import given, settings

from spikes import files, timelines
from spikes.charts import COLOURS
from spikes.model import Decision, Dimension, Ratings, Role
from spikes.path import gaps, later, paths, sequence
from spikes.scoring import compared, counted, score, spikes
from tests.strategies import decisions

SAMPLE = files.sample()
FEW = settings(max_examples=30, deadline=None)


def drawn(spec: dict[str, Any], data: dict[str, Any], width: int = 500) -> Iterator[dict[str, Any]]:
    """Every mark as it is drawn, with its kind and its place on the whole picture."""
    whole = {**copy.deepcopy(spec), "width": width}
    whole["datasets"] = {
        name: frame.assign(**{c: frame[c].astype(str) for c in ("month", "until") if c in frame}).to_dict("records")
        for name, frame in data.items()
    }
    scene = vl_convert.vegalite_to_scenegraph(whole, vl_version=".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2]))

    def walk(node: dict[str, Any], kind: str, x: float, y: float) -> Iterator[dict[str, Any]]:
        if "items" in node:
            kind = node.get("marktype", kind)
            inside = (x + node.get("x", 0), y + node.get("y", 0)) if kind == "group" and "marktype" not in node else (x, y)
            for item in node["items"]:
                yield from walk(item, kind, *inside)
        else:
            yield {**node, "kind": kind, "left": x + node.get("x", 0), "top": y + node.get("y", 0)}

    yield from walk(scene["scenegraph"], "", 0, 0)


def texts(decision: Decision, width: int = 500) -> list[str]:
    """Every text of a timeline."""
    spec, data = timelines.timeline(len(decision.roles)), timelines.timeline_data(decision)
    return [str(mark["text"]) for mark in drawn(spec, data, width) if mark.get("text")]


@FEW
@given(decisions().filter(lambda decision: decision.roles))
def test_a_bar_a_role_and_a_stripe_a_spike(decision: Decision) -> None:
    """Every role has a bar over its months, the earliest first, and a stripe for each of its counted spikes."""
    data = timelines.timeline_data(decision)
    roles = sorted(decision.roles, key=lambda role: role.start)
    assert list(data["bars"]["month"]) == [role.start for role in roles]
    assert list(data["bars"]["until"]) == [later(role.end or decision.as_of, 1) for role in roles]
    assert data["bars"]["name"].is_unique
    own = [
        d.label for role in roles for d in spikes(counted(role.ratings, role.relevance, decision.assumptions), decision.assumptions)
    ]
    assert [d for d in data["stripes"]["dimension"] if d is not None] == own
    assert len(data["gaps"]) == len(gaps(decision)) + 1


def test_windows_are_the_18_to_36_months_of_each_role() -> None:
    """The thin line of each role goes from its 19th month to the end of its 36th."""
    windows = timelines.timeline_data(SAMPLE)["windows"]
    assert next(zip(windows["month"], windows["until"], strict=True)) == (date(2018, 11, 1), date(2020, 5, 1))


def test_stripes_are_drawn_in_the_dimensions_colours() -> None:
    """The sample's spikes are drawn, each in its dimension's colour, side by side within their bar."""
    marks = list(drawn(timelines.timeline(4), timelines.timeline_data(SAMPLE)))
    filled = [mark["fill"] for mark in marks if mark.get("fill") in COLOURS.values() and mark["kind"] == "rect"]
    names = [d for d in Dimension if COLOURS[d] in filled]
    assert names == list(score(SAMPLE).spikes_so_far)


@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("many", [1, 4, 12, 40])
def test_every_role_is_named_at_every_width(many: int, width: int) -> None:
    """Careers of 1 to 40 roles name each role, however narrow the page."""
    roles = [
        Role(
            organisation=f"Org {i}", start=later(date(1986, 1, 1), 12 * i), end=later(date(1986, 1, 1), 12 * i + 9), ratings=tens(i)
        )
        for i in range(many)
    ]
    found = texts(SAMPLE.replace(roles=roles, compare=None), width)
    assert {f"Org {i}" for i in range(many)} <= set(found)


def tens(i: int) -> Ratings:
    """Ratings with a spike in one dimension."""
    return Ratings.of([10 if place == i % 5 else 3 for place in range(5)])


@FEW
@given(decisions())
def test_the_path_has_every_month_of_every_branch(decision: Decision) -> None:
    """The path's rows are the months so far and, from today on, those of each option; today's own change is nothing."""
    whole = paths(decision)
    rows = timelines.path_data(decision, whole, [shown.name for shown in compared(decision, score(decision))])["path"]
    past = rows[rows["style"] == "so far"]
    assert past["month"].iloc[-1] == decision.as_of
    assert all(abs(past[f"since_{d}"].iloc[-1]) < 1e-12 for d in Dimension)
    for name, moments in whole.items():
        branch = rows[(rows["name"] == name) & (rows["style"] != "so far")]
        ahead = [moment for moment in moments if moment.month >= decision.as_of]
        assert list(branch["total"]) == ([moment.total for moment in ahead] if len(ahead) > 1 else [])


@FEW
@given(decisions())
def test_names_at_the_ends_keep_apart(decision: Decision) -> None:
    """No two names of branches come closer than a line's height."""
    data = timelines.path_data(decision, paths(decision), [])
    line = 15 / 300 * data["path"]["total"].max()
    heights = sorted(data["ends"]["label"])
    assert all(above - below >= line - 1e-9 for below, above in pairwise(heights))


def test_a_second_step_is_a_branch_of_its_own() -> None:
    """Two steps are drawn from today to their end, named at it, beside the options."""
    steps = sequence(SAMPLE, "Hexbourne", SAMPLE.offers[1])
    whole = paths(SAMPLE)
    past = tuple(moment for moment in whole["Stay"] if moment.month <= SAMPLE.as_of)
    data = timelines.path_data(SAMPLE, whole, ["Hexbourne", "CivicLine"], {"Hexbourne, then Fernmoor Health": past + steps.ahead})
    branch = data["path"][data["path"]["style"] == "then"]
    assert list(branch["total"]) == [past[-1].total, *(moment.total for moment in steps.ahead)]
    assert "Hexbourne, then Fernmoor Health" in set(data["ends"]["name"])


def test_short_careers_name_months_and_long_ones_years() -> None:
    """Along the bottom stand months where there are few years, else years; no label stands twice."""
    start = later(SAMPLE.as_of, -5)
    short = SAMPLE.replace(roles=[SAMPLE.roles[3].replace(start=start)], compare=None)
    years = [text for text in texts(short) if text[-4:].isdecimal()]
    assert all(" " in text for text in years)
    assert len(set(years)) == len(years)
    assert "2020" in texts(SAMPLE)
