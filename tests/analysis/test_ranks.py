"""In how many weight settings an option is the best: laws, a closed formula, and sampling."""

from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from spikes.analysis import ranks
from spikes.analysis.ranks import first_rank_shares
from spikes.analysis.weights import differences, win_share
from tests.analysis.examples import SAMPLE, Five, scored
from tests.strategies import coverages, some_coverages


@given(some_coverages, st.data())
def test_first_rank_shares_add_up_to_1_and_equal_options_share(
    covered: list[Five], data: st.DataObject
) -> None:
    """A twin gets half of what its original had, which keeps the rest; others lose nothing."""
    before = first_rank_shares(scored(*covered))
    assert sum(before.values()) == pytest.approx(1, abs=1e-12)
    assert all(0 <= share <= 1 for share in before.values())
    twin = data.draw(st.sampled_from(covered))
    assume(covered.count(twin) == 1)
    after = first_rank_shares(scored(*covered, twin))
    name, copy = [*before][covered.index(twin)], [*after][-1]
    assert after[copy] == after[name]
    expected = {**before, name: before[name] / 2, copy: before[name] / 2}
    assert after == pytest.approx(expected, abs=1e-9)


@given(coverages, coverages)
def test_first_rank_shares_of_two_are_their_win_shares(a: Five, b: Five) -> None:
    """Two options need no sampling, unless one of them wins in hardly any setting."""
    scores = scored(a, b)
    won = win_share([*differences(*scores.options).values()])
    assert first_rank_shares(scores) == pytest.approx({"A": won, "B": 1 - won}, abs=1e-4)


@given(st.lists(st.floats(0.3, 1), min_size=3, max_size=5))
def test_first_rank_shares_of_specialists(heights: list[float]) -> None:
    """Where each option covers one dimension only, the share has a formula: within 0.003 of it.

    Weights are exponential variables over their sum, so the question is which of some exponential
    variables is the largest.
    """
    rows = [tuple(height * (i == place) for i in range(5)) for place, height in enumerate(heights)]
    rates = [1 / height for height in heights]
    for place, share in enumerate(first_rank_shares(scored(*rows)).values()):
        others, own = [*rates[:place], *rates[place + 1 :]], rates[place]
        subsets = chain.from_iterable(combinations(others, n) for n in range(len(rates)))
        exact = sum((-1) ** len(subset) * own / (own + sum(subset)) for subset in subsets)
        assert share == pytest.approx(exact, abs=0.003)


@settings(max_examples=25)
@given(st.lists(coverages, min_size=3, max_size=6, unique=True))
def test_first_rank_shares_are_what_sampling_finds(covered: list[Five]) -> None:
    """Of weight settings drawn at random an option wins that share, within the drawing's error."""
    drawn = np.random.default_rng(2).exponential(size=(40_000, 5))
    totals = drawn / drawn.sum(axis=1, keepdims=True) @ np.array(covered).T
    wins = totals > totals.max(axis=1, keepdims=True) - 1e-12
    found = (wins / wins.sum(axis=1, keepdims=True)).mean(axis=0).tolist()
    assert [*first_rank_shares(scored(*covered)).values()] == pytest.approx(found, abs=0.015)


def test_first_rank_shares_are_the_same_each_time() -> None:
    """The weight settings are fixed: made again they are the same."""
    ranks._settings.cache_clear()
    assert first_rank_shares(SAMPLE.scores) == SAMPLE.first_rank


def test_options_that_only_rounding_parts_share_the_win() -> None:
    """0.1 + 0.2 and 0.3 are equal, also where one of them is there twice."""
    a, b = (0.1 + 0.2,) * 5, (0.3,) * 5
    assert first_rank_shares(scored(a, b)) == {"A": 0.5, "B": 0.5}
    assert first_rank_shares(scored(a, b, b)) == pytest.approx(dict.fromkeys("ABC", 1 / 3))


def test_two_that_contend_keep_their_win_share_beside_copies() -> None:
    """By hand A wins in 5/6 of all weight settings; each copy of B wins in half of the rest."""
    a, b = (0.5, 0, 0, 0, 0), (0, 0.1, 0, 0, 0)
    assert first_rank_shares(scored(a, b, b)) == pytest.approx(
        {"A": 5 / 6, "B": 1 / 12, "C": 1 / 12}
    )
    assert first_rank_shares(scored(a, a, b)) == pytest.approx(
        {"A": 5 / 12, "B": 5 / 12, "C": 1 / 6}
    )


def test_an_option_that_is_nowhere_better_wins_nothing() -> None:
    """An option below another in every dimension is first at no weights."""
    assert first_rank_shares(scored((0.5,) * 5, (0.4,) * 5, (0.9, 0, 0, 0, 0)))["B"] == 0
