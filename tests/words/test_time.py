"""Sentences on where options lead name what the model computes."""

import pytest
from hypothesis import given, settings

from spikes.analysis.results import CLOSE, Results
from spikes.files.decisions import sample
from spikes.model import Decision, Dimension
from spikes.words import time
from spikes.words.answer import answer
from spikes.words.phrases import percent, points
from tests.strategies import decisions


@given(decisions())
@settings(max_examples=30, deadline=None)
def test_a_moment_tells_the_change_since_today(decision: Decision) -> None:
    """A month's sentence has its coverage, and what moved by half a point or more."""
    results = Results(decision)
    for name, path in results.paths.items():
        said = time.moment(results, name, path[-1])
        assert f"{name}: {percent(path[-1].total, 1)}" in said
        for d in Dimension:
            change = path[-1].coverage[d] - results.scores.today[d]
            named = f"{d.label.lower()} {percent(results.scores.today[d])} → " in said
            assert named == (abs(change) >= time.NOTABLE)


@pytest.mark.parametrize(
    ("phase", "said"),
    [
        (None, ""),
        ("Provider", "In your next phase, Provider, Hexbourne would lead."),
        ("Give back", "In your next phase, Give back, CivicLine would lead."),
    ],
)
def test_who_would_lead_in_the_next_phase_is_named(phase: str | None, said: str) -> None:
    """It stands in the answer's sentence."""
    results = Results(sample().replace(next_phase=phase))
    assert time.next_phase(results) == said
    assert said in answer(results).sentence


@given(decisions())
@settings(max_examples=20, deadline=None)
def test_in_the_next_phase_a_lead_under_half_a_point_is_nobodys(decision: Decision) -> None:
    """One option would lead where the lead is half a point or more, and else two are too close."""
    results = Results(decision.replace(next_phase="Provider"))
    gains = sorted(results.phases["Provider"].gains.values())
    leads = len(gains) > 1 and gains[-1] - gains[-2] >= CLOSE - 1e-9
    said = time.next_phase(results)
    assert said.endswith(" would lead.") == leads
    assert said.endswith(" would be too close to call.") == (not leads and len(gains) > 1)


def test_the_ends_of_both_options_are_said_by_the_next_phase() -> None:
    """Each is the portfolio coverage at that phase's weights."""
    results = Results(sample().replace(next_phase="Provider"))
    assert time.by_the_next_phase(results).replace("\N{NO-BREAK SPACE}", " ") == (
        "By the weights of your next phase, Provider, Hexbourne gets you to 70.8 % and"
        " Fernmoor Health to 59.6 %."
    )
    assert time.by_the_next_phase(Results(sample())) == ""


@given(decisions())
@settings(max_examples=30, deadline=None)
def test_what_comes_next_would_add_something(decision: Decision) -> None:
    """The biggest open need is named with what of it is open, and kinds of role that gain."""
    results = Results(decision)
    for option in results.scores.options:
        said = time.after_next(results, option)
        need = results.next_need(option)
        assert f"your biggest gap would be {need.label.lower()} (" in said
        assert percent(1 - option.coverage[need]) in said
        for kind, gain in results.best_next(option):
            assert (f"{kind} {points(gain)}" in said) == (gain > 0)


@given(decisions())
@settings(max_examples=30, deadline=None)
def test_the_order_matters_only_where_it_does(decision: Decision) -> None:
    """Both orders' ends are named; which is higher on the way, only where that is the other one."""
    results = Results(decision)
    orders, said = results.orders, time.in_which_order(results)
    if orders is None:
        assert said == ""
        return
    end, way = orders.higher_at_end, orders.higher_on_the_way
    assert percent(orders.a_then_b.total, 1) in said
    assert percent(orders.b_then_a.total, 1) in said
    assert ("either order" in said) == (end is None)
    assert ("more on the way" in said) == (way is not None and way != end)


def test_the_paths_end_where_the_options_do() -> None:
    """The text of all paths names today's coverage and each option's last month and total."""
    results = Results(sample())
    said = time.paths(results, results.paths)
    assert said.startswith(f"In Nov 2026 you cover {percent(results.scores.today_total, 1)}. ")
    for option in results.scores.options:
        assert f"{option.name} reaches {percent(option.total, 1)} in " in said


def test_two_steps_end_where_the_model_says() -> None:
    """The end of two steps, when, and how much they add are the model's."""
    results = Results(sample())
    steps = results.two_steps("Hexbourne", sample().offers[1])
    said = time.two_steps(results, "Hexbourne", "Fernmoor Health")
    for number in (percent(steps.total, 1), f"{points(steps.gain)} points"):
        assert number in said
    assert f"by {steps.ahead[-1].month:%B %Y}" in said
