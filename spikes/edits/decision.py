"""Edits of the decision itself: its weights, the phase that comes next, its other entries."""

from collections.abc import Mapping
from typing import Any

from spikes.edits.edit import Edit
from spikes.edits.side_by_side import pinned
from spikes.model import Decision, Dimension, Weights

ENTRIES = {
    "goal": "the goal",
    "as_of": "the month of this decision",
    "stay_months": "the months to stay",
    "assumptions": "the assumptions",
}


def set_weights(decision: Decision, weights: Weights) -> Edit:
    """Set the weights."""
    return Edit(pinned(decision).replace(weights=weights), "the weights")


def weigh_by_ranking(decision: Decision, ranks: Mapping[Dimension, int]) -> Edit:
    """Set the weights to the middle of all weight settings that agree with a ranking.

    `ranks`: a number for each dimension, 1 the most important; tied ones share the mean weight of
    the places they take. The weights add up to 1 (Barron 1992; Barron and Barrett 1996): of five
    that are not tied, 0.4567, 0.2567, 0.1567, 0.09 and 0.04. Raises `KeyError` where one has no
    rank.
    """
    count, ordered = len(Dimension), sorted(ranks[d] for d in Dimension)
    places = [sum(1 / k for k in range(place, count + 1)) / count for place in range(1, count + 1)]
    taken = {rank: places[ordered.index(rank) :][: ordered.count(rank)] for rank in ordered}
    means = (sum(taken[ranks[d]]) / len(taken[ranks[d]]) for d in Dimension)
    return set_weights(decision, Weights.of(means))


def choose_next_phase(decision: Decision, phase: str | None) -> Edit:
    """Choose the life phase that comes after this one, by its name; None unsets it."""
    return Edit(decision.replace(next_phase=phase), "the next phase of life")


def enter(decision: Decision, field: str, value: Any) -> Edit:
    """Change an entry of the decision itself: its goal, month, months to stay or assumptions."""
    return Edit(decision.replace(**{field: value}), ENTRIES[field])
