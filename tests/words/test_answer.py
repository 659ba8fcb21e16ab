"""The answer claims no more than its numbers."""

import pytest
from hypothesis import given, settings

from spikes.analysis.results import CLOSE, LEAN, Results
from spikes.files.decisions import sample
from spikes.model import Decision
from spikes.words import answer
from tests.strategies import decisions
from tests.words.test_approved import offered

FIVE = (5, 5, 5, 5, 5)


@given(decisions())
@settings(max_examples=60, deadline=None)
def test_under_half_a_point_there_is_no_winner(decision: Decision) -> None:
    """A gap under half a point, or a chance under 60 %, names no option in the verdict."""
    results = Results(decision)
    found, said = results.comparison, answer.answer(results)
    if found is None:
        assert (said.chance, said.lead) == ("", "")
    elif found.gap < CLOSE or found.chance < LEAN:
        assert said.verdict in {"Level", "Too close to call"}
    else:
        of_two = "Of these two, " if results.outsider else ""
        assert said.verdict.startswith(f"{of_two}{found.ahead.name}, ")


@given(decisions())
@settings(max_examples=60, deadline=None)
def test_the_strip_shows_the_band_around_the_middle(decision: Decision) -> None:
    """The lead is positive where the second option leads, and the band's ends are in order."""
    results = Results(decision)
    found, said = results.comparison, answer.answer(results)
    if found is None:
        return
    low, now, high = map(float, said.lead.split())
    assert low <= high
    assert now == pytest.approx(100 * (found.second.total - found.first.total), abs=0.006)


@pytest.mark.parametrize(
    ("decision", "verdict", "limit"),
    [
        (
            sample(),
            "Too close to call",
            "Up to half a point is no reason to choose.",
        ),
        (offered((10,) * 5, (0,) * 5), "A, whatever your weights", "in every dimension."),
        (offered(FIVE, FIVE), "Level", "hours, place, manager."),
        (offered((9, 5, 5, 5, 5), FIVE), "A, but not clearly", "No weights change that"),
        (offered((10, 10, 10, 10, 3), (1, 1, 1, 1, 5)), "A, clearly", "B on advancement speed."),
    ],
)
def test_each_verdict_comes_with_its_limit(decision: Decision, verdict: str, limit: str) -> None:
    """The verdict is followed by the reason for it, or by how far it can be relied on."""
    said = answer.answer(Results(decision))
    assert said.verdict == verdict
    assert limit in said.sentence


def test_both_limits_behind_too_close_are_said() -> None:
    """Half a point is named where the gap is smaller, and 60 % where the chance is lower."""
    unsure = Results(offered((10, 10, 0, 0, 0), (0, 0, 8.1, 8.1, 8)))
    assert unsure.comparison
    assert unsure.comparison.gap >= CLOSE
    assert unsure.comparison.verdict == "too close to call"
    assert "a chance of 60\N{NO-BREAK SPACE}%" in answer.answer(unsure).sentence
