"""Edits of the decision itself: the weights above all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spikes import edits
from spikes.model import Decision, Dimension, Weights
from tests import strategies
from tests.edits.examples import PROVIDER, SAMPLE, decisions, few, names, without


@few
@given(decisions, strategies.weights)
def test_weighing_changes_weights_alone(decision: Decision, weights: Weights) -> None:
    """Other weights change nothing else; the same two stay side by side, even if another leads."""
    edited = edits.set_weights(decision, weights).decision
    assert edited.weights == weights
    assert without(edited, "weights") == without(decision, "weights")
    assert names(edited) == names(decision)


def test_another_leader_leaves_the_two_in_their_places() -> None:
    """Who stands side by side is noted before the weights change; one option stands alone."""
    unnamed = SAMPLE.replace(compare=None)
    weighed = edits.set_weights(unnamed, PROVIDER).decision
    assert names(weighed) == names(unnamed) == ["Fernmoor Health", "Hexbourne"]
    assert names(weighed.replace(compare=None)) == ["Hexbourne", "Fernmoor Health"]
    alone = unnamed.replace(offers=[])
    assert edits.set_weights(alone, PROVIDER).decision == alone.replace(weights=PROVIDER)


@given(st.lists(st.integers(1, 5), min_size=5, max_size=5))
def test_weights_by_ranking_are_the_middle_of_the_settings_that_agree(ranks: list[int]) -> None:
    """They add up to 1, rank as asked, tied ones equal: the mean of that region's corners."""
    ranking = dict(zip(Dimension, ranks, strict=True))
    found = edits.weigh_by_ranking(SAMPLE, ranking).decision.weights.values()
    assert sum(found) == pytest.approx(1)
    corners = np.array([[1 / k] * k + [0] * (5 - k) for k in range(1, 6)]).mean(axis=0)
    at = {rank: [i for i, r in enumerate(sorted(ranks)) if r == rank] for rank in ranks}
    assert found == pytest.approx([np.mean(corners[at[rank]]) for rank in ranks])
    assert len(set(found)) == len(set(ranks))


def test_weights_by_ranking_of_five() -> None:
    """The published weights of five; ties counted as 1, 2, 2, 3 or as 1, 2, 2, 4 are the same."""
    untied, dense, standard = (
        edits.weigh_by_ranking(SAMPLE, dict(zip(Dimension, ranks, strict=True))).decision.weights
        for ranks in ((5, 4, 3, 2, 1), (1, 2, 2, 3, 4), (1, 2, 2, 4, 5))
    )
    assert untied.values() == pytest.approx((0.04, 0.09, 0.1567, 0.2567, 0.4567), abs=5e-5)
    assert dense == standard
    assert dense.values() == pytest.approx((0.4567, 0.2067, 0.2067, 0.09, 0.04), abs=5e-5)
    with pytest.raises(KeyError):
        edits.weigh_by_ranking(SAMPLE, {Dimension.COMPENSATION: 1})


def test_the_next_phase_is_chosen_and_unset() -> None:
    """It changes no weight."""
    chosen = edits.choose_next_phase(SAMPLE, "Provider")
    assert chosen.decision == SAMPLE.replace(next_phase="Provider")
    assert chosen.name == "the next phase of life"
    assert edits.choose_next_phase(chosen.decision, None).decision == SAMPLE
