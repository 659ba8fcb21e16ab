"""Sentences on numbers, and on where options lead: what they name is what the model computes."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from spikes import files, timelines, wording
from spikes.model import Decision, Dimension
from spikes.path import best_archetypes, in_which_order, next_need, paths
from spikes.scoring import score
from tests.strategies import decisions


@pytest.mark.parametrize(
    ("gain", "words"), [(0.12, "adds 12.0 points"), (-0.021, "takes away 2.1 points"), (0.0004, "changes nothing")]
)
def test_a_gain_is_a_clause_with_its_sign_in_words(gain: float, words: str) -> None:
    """A gain adds, a loss takes away, and what rounds to nothing changes nothing."""
    sample = score(files.sample()).options[0]
    assert wording.adds(type(sample)(**{**{name: getattr(sample, name) for name in sample.__slots__}, "gain": gain})) == words


def test_only_what_moves_the_total_is_named() -> None:
    """The sample's leader gains through four dimensions and costs compensation; none that moves less than half a point is named."""
    scores, weights = score(files.sample()), files.sample().weights
    said = wording.through(scores, scores["Fernmoor Health"], weights)
    assert said.endswith("and costs compensation.")
    for d, share in weights.shares().items():
        moved = abs(share * (scores["Fernmoor Health"].coverage[d] - scores.today[d])) >= wording.NOTABLE
        assert (d.label.lower() in said) is moved


def test_what_comes_next_names_the_biggest_open_need() -> None:
    """After an option the biggest weighted open need is named with what of it is open, and kinds of role with their gains."""
    decision = files.sample()
    shown = score(decision)["Hexbourne"]
    need, kinds = next_need(shown, decision.weights), best_archetypes(decision, shown, files.archetypes())
    said = wording.after_next(shown, need, kinds)
    assert said.startswith(f"After Hexbourne, {need.label.lower()} is the biggest need left: ")
    assert wording.percent(1 - shown.coverage[need]) in said
    for name, gain in kinds:
        assert f"{name} ({wording.points(gain)})" in said
    assert "Kinds of role" not in wording.after_next(shown, need, [("Internal tools", -0.01)])


def test_the_order_of_two_offers_is_told_both_ways() -> None:
    """Both orders' ends are named; which is higher on the way is said only where that is the other one."""
    decision = files.sample()
    orders = in_which_order(decision, "Hexbourne", "Fernmoor Health")
    said = wording.in_which_order(orders)
    assert f"Hexbourne first ends at {wording.percent(orders.a_then_b.total, 1)}" in said
    assert f"Fernmoor Health first at {wording.percent(orders.b_then_a.total, 1)}" in said
    assert ("on the way" in said) is (orders.higher_at_end != orders.higher_on_the_way)
    twins = decision.replace(offers=(decision.offers[0], decision.offers[0].replace(organisation="Twin")), compare=None)
    assert "the order would not matter" in wording.in_which_order(in_which_order(twins, "Hexbourne", "Twin"))


def test_the_path_in_words_ends_where_the_options_do() -> None:
    """The path's text names today's coverage and each option's last month and total."""
    decision = files.sample()
    scores, said = score(decision), wording.path_text(paths(decision), score(decision).names(), decision.as_of)
    assert said.startswith(f"2026-11: {wording.percent(scores.today_total, 1)}. ")
    for option in scores.options:
        assert f"{option.name} reaches {wording.percent(option.total, 1)} in " in said


@given(decisions())
@settings(max_examples=60)
def test_the_names_at_the_ends_of_the_path_keep_apart(decision: Decision) -> None:
    """However many options end level, their names stand at least a line's height apart, and every branch has one."""
    whole = paths(decision)
    data = timelines.path_data(decision, whole, score(decision).names()[:2])
    heights = sorted(data["ends"]["label"], reverse=True)
    top = data["path"]["total"].max()
    assert all(above - below >= 14 / 300 * top for above, below in pairwise(heights))
    ahead = data["path"][data["path"]["style"] != "so far"]
    assert set(data["ends"]["name"]) == set(ahead["name"])
    assert len(data["path"]) >= 1
    assert set(Dimension) <= set(data["path"].columns)
