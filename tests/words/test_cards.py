"""A card says no more than its numbers do, and the others are all there."""

from datetime import date

from hypothesis import given, settings

from spikes.analysis.results import NOTABLE, Results
from spikes.files.decisions import sample
from spikes.model import Decision, Dimension
from spikes.words import cards
from spikes.words.phrases import signed
from tests.strategies import decisions


@given(decisions())
@settings(max_examples=60, deadline=None)
def test_a_chip_names_what_its_numbers_bear(decision: Decision) -> None:
    """An option costs what it takes half a point of, or nothing; it is best where it adds more."""
    results = Results(decision)
    for option in results.pair if len(results.pair) == 2 else ():
        parts, chips = results.parts(option), cards.chips(results, option, date(2026, 11, 29))
        assert len(chips) <= 3
        for chip in chips:
            named = [d for d in Dimension if d.label.partition(" ")[0].lower() in chip]
            if chip == "Costs nothing you have today":
                assert min(parts.values()) >= 0
            elif chip.startswith("Costs"):
                assert all(parts[d] <= -NOTABLE for d in named)
            if chip.startswith("Best on"):
                assert all(parts[d] >= NOTABLE for d in named)


def test_the_others_are_the_rest_the_largest_gain_first() -> None:
    """Each option that is not shown is named once, with its gain."""
    results = Results(sample())
    named = [name for name, _ in cards.also(results)]
    assert named == ["CivicLine", "Stay"]
    assert dict(cards.also(results))["CivicLine"] == signed(
        round(100 * results.scores["CivicLine"].gain, 1)
    )
