"""The chance claims no more than its draws."""

from spikes.analysis.results import LEAN, Results
from spikes.words.chance import chance
from tests.words.test_approved import offered


def test_a_chance_is_neither_certain_nor_against_the_leader() -> None:
    """A chance never reads as certain, and a leader with worse chances is not the favourite."""
    sure = Results(offered((10,) * 5, (0,) * 5))
    assert chance(sure) == "over 99\N{NO-BREAK SPACE}% chance that A adds more"
    unsure = Results(offered((10, 10, 0, 0, 0), (0, 0, 8.1, 8.1, 8)))
    assert unsure.comparison
    assert unsure.comparison.chance < 1 - LEAN
    assert "chance that B comes out ahead" in chance(unsure)
