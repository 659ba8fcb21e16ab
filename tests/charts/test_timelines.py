"""What the timeline and the path draw, measured on what is drawn."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import Phase, example, given, settings

from spikes.analysis.results import Results, later
from spikes.charts.theme import COLOURS
from spikes.charts.timelines import path, path_data, timeline, timeline_data
from spikes.model import Assumptions, Decision, Dimension, Offer, Ratings, Role, presets
from spikes.scoring import counted, spikes
from spikes.words.phrases import percent
from tests.charts.drawing import SAMPLE, Mark, drawn, of_kind, texts
from tests.strategies import decisions

FEW = settings(max_examples=30, deadline=None)


def drawn_timeline(decision: Decision, width: int = 500) -> list[Mark]:
    """Return every mark of a timeline, the axis included."""
    data = timeline_data(Results(decision))
    return drawn(timeline(len(decision.roles)), data, width=width, axes=True)


@FEW
@given(decisions().filter(lambda decision: decision.roles))
def test_a_bar_a_role_and_a_stripe_a_spike(decision: Decision) -> None:
    """Every role has a bar over its months, the earliest first, and a stripe a counted spike."""
    data = {name: table.to_pylist() for name, table in timeline_data(Results(decision)).items()}
    roles = sorted(decision.roles, key=lambda role: role.start)
    months = [(role.start, later(role.end or decision.as_of, 1)) for role in roles]
    assert [(bar["month"], bar["until"]) for bar in data["bars"]] == months
    assert len({bar["name"] for bar in data["bars"]}) == len(roles)
    assumptions = decision.assumptions
    rated = [counted(role.ratings, role.relevance, assumptions) for role in roles]
    own = [d.label for ratings in rated for d in spikes(ratings, assumptions)]
    assert [row["dimension"] for row in data["stripes"] if row["dimension"]] == own


@FEW
@given(decisions().filter(lambda decision: decision.roles))
def test_months_without_a_role_stand_in_the_next_roles_row(decision: Decision) -> None:
    """A gap is in the row of the role that ends it; the last is in the row of the latest role."""
    results = Results(decision)
    data = timeline_data(results)
    begins = {bar["name"]: bar["month"] for bar in data["bars"].to_pylist()}
    gaps = [row for row in data["gaps"].to_pylist() if not row["today"]]
    months = [(first, later(last, 1)) for first, last in results.gaps]
    assert [(row["month"], row["until"]) for row in gaps] == months
    for row in gaps:
        following = [month for month in begins.values() if month >= row["until"]]
        assert begins[row["name"]] == min(following, default=max(begins.values()))


def test_windows_are_the_18_to_36_months_of_each_role() -> None:
    """A thin line goes from a role's 19th month to its 36th or last; none for one left before."""
    windows = timeline_data(Results(SAMPLE))["windows"].to_pylist()
    left_early, left_within, _, present = [(row["month"], row["until"]) for row in windows]
    assert left_early[0] == left_early[1]
    assert left_within == (date(2020, 3, 1), date(2021, 3, 1))
    assert present == (date(2024, 8, 1), date(2026, 2, 1))
    soon = SAMPLE.replace(roles=[SAMPLE.roles[3].replace(start="2026-05")], compare=None)
    (ahead,) = timeline_data(Results(soon))["windows"].to_pylist()
    assert ahead["until"] == date(2029, 5, 1)


def test_stripes_are_drawn_in_the_dimensions_colours() -> None:
    """The sample's spikes are drawn, each in its dimension's colour."""
    filled = {mark.get("fill") for mark in of_kind("rect", drawn_timeline(SAMPLE))}
    named = tuple(d for d in Dimension if COLOURS[d] in filled)
    assert named == Results(SAMPLE).scores.spikes_so_far


@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("many", [1, 4, 12, 40])
def test_every_role_is_named_at_every_width(many: int, width: int) -> None:
    """Careers of 1 to 40 roles name each role and its spikes, however narrow the page."""
    starts = [later(date(1986, 1, 1), 12 * i) for i in range(many)]
    roles = [
        Role(
            organisation=f"Org {i}",
            start=start,
            end=later(start, 9),
            ratings=Ratings.of([10 if place == i % 5 else 3 for place in range(5)]),
        )
        for i, start in enumerate(starts)
    ]
    found = texts(drawn_timeline(SAMPLE.replace(roles=roles, compare=None), width))
    assert {f"Org {i}" for i in range(many)} <= {text.partition(" · ")[0] for text in found}


@pytest.mark.parametrize(("letters", "width"), [(8, 500), (60, 500), (60, 300)])
def test_a_name_stands_over_its_bar(letters: int, width: int) -> None:
    """A name begins with its bar, or as far before that as it needs, and never before the chart."""
    roles = [
        role.replace(organisation=f"{i}".ljust(letters, "a")) for i, role in enumerate(SAMPLE.roles)
    ]
    marks = drawn_timeline(SAMPLE.replace(roles=roles, compare=None), width)
    bars = [mark["x"] for mark in of_kind("rect", marks) if mark["height"] == 14][:4]
    names = [mark for mark in of_kind("text", marks) if "aaa" in mark["text"]]
    rooms = [width - 7 * len(mark["text"]) for mark in names]
    expected = [max(0, min(pair)) for pair in zip(bars, rooms, strict=True)]
    assert [mark["x"] for mark in names] == pytest.approx(expected, abs=1)


def test_short_careers_name_months_and_long_ones_years() -> None:
    """Along the bottom stand months where there are few years, else years, none twice."""
    role = SAMPLE.roles[3].replace(start=later(SAMPLE.as_of, -5))
    short = texts(drawn_timeline(SAMPLE.replace(roles=[role], compare=None)))
    years = [text for text in short if text[-4:].isdecimal()]
    assert all(" " in text for text in years)
    assert len(set(years)) == len(years)
    assert "2020" in texts(drawn_timeline(SAMPLE))


def drawn_path(results: Results) -> list[Mark]:
    """Return every mark of a path."""
    return drawn(path(), path_data(results), results)


def named(marks: list[Mark]) -> dict[str, Mark]:
    """Return the branches' names at their ends, the values they reach cut off, from the top."""
    found = [mark for mark in of_kind("text", marks) if "  " in mark["text"]]
    ordered = sorted(found, key=lambda mark: mark["y"])
    return {mark["text"].rpartition("  ")[0]: mark for mark in ordered}


@FEW
@given(decisions())
def test_the_path_has_every_month_of_every_branch(decision: Decision) -> None:
    """The path's rows are the months so far and, from today on, those of each option."""
    results = Results(decision)
    data = path_data(results)
    rows, (today,) = data["path"].to_pylist(), data["today"].to_pylist()
    past = [row for row in rows if row["style"] == "so far"]
    assert past[-1]["month"] == decision.as_of
    assert all(past[-1][d] == today[f"today_{d}"] for d in Dimension)
    for name, moments in results.paths.items():
        branch = [row for row in rows if row["name"] == name and row["style"] != "so far"]
        ahead = [moment for moment in moments if moment.month >= decision.as_of]
        ahead = ahead if len(ahead) > 1 else []
        found = [{d: row[d] for d in Dimension} for row in branch]
        assert found == [moment.coverage for moment in ahead]
        assert [row["ends"] for row in branch] == [moment is ahead[-1] for moment in ahead]


# No option changes anything.
LEVEL = SAMPLE.replace(
    assumptions=Assumptions(carry_over="Everything lasts"),
    roles=[SAMPLE.current_role],
    offers=[Offer(organisation=name, ratings=Ratings.of((0,) * 5)) for name in "AB"],
    compare=None,
)


# Each draws a chart: no hundreds more to shrink one.
@settings(max_examples=30, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(decisions())
@example(LEVEL)
def test_names_at_the_ends_keep_apart(decision: Decision) -> None:
    """Every branch is named, and no two names come closer than letters are high."""
    # Some names stop vl-convert.
    offers = [offer.replace(organisation=f"Offer {n}") for n, offer in enumerate(decision.offers)]
    results = Results(decision.replace(offers=offers, compare=None))
    ways = results.paths.items()
    branches = {name for name, way in ways if way[-1].month > decision.as_of}
    names = named(drawn_path(results))
    assert set(names) == branches
    covered = any(moment.total > 1e-9 for _, way in ways for moment in way)
    assert not covered or all(
        below["y"] - above["y"] >= 11 for above, below in pairwise(names.values())
    )


@pytest.mark.parametrize("phase", presets.life_phases())
def test_names_stand_at_the_height_their_branches_reach(phase: str) -> None:
    """At any weights the highest name stands where its branch ends."""
    results = Results(SAMPLE.replace(weights=presets.life_phases()[phase]))
    ways, marks = results.paths, drawn_path(results)
    name, top = next(iter(named(marks).items()))
    assert name == max(ways, key=lambda name: ways[name][-1].total)
    assert top["text"] == f"{name}  {percent(ways[name][-1].total, 1)}"
    heights = [mark["y"] for mark in of_kind("symbol", marks)]
    totals = [moment.total for way in ways.values() for moment in way]
    scale = (max(heights) - min(heights)) / (max(totals) - min(totals))
    reached = min(heights) + (max(totals) - ways[name][-1].total) * scale
    assert top["y"] == pytest.approx(reached, abs=1e-6)


def test_a_second_step_is_a_branch_of_its_own() -> None:
    """Two steps are drawn from today to their end, named at it, beside the options."""
    results = Results(SAMPLE)
    rows = path_data(results, ("Hexbourne", "Fernmoor Health"))["path"].to_pylist()
    branch = [row for row in rows if row["style"] == "then"]
    today, *ahead = [row["compensation"] for row in branch]
    steps = results.two_steps("Hexbourne", SAMPLE.offers[1]).ahead
    assert today == results.scores.today[Dimension.COMPENSATION]
    assert ahead == [moment.coverage[Dimension.COMPENSATION] for moment in steps]
    (end,) = [row for row in branch if row["ends"]]
    assert (end["name"], end["called"]) == (
        "Hexbourne, then Fernmoor Health",
        "then Fernmoor Health",
    )
