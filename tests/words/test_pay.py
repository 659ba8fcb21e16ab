"""What is said of pay agrees with what pay comes to."""

from hypothesis import given, settings

from spikes import pay
from spikes.analysis.results import Results
from spikes.model import Decision, Dimension
from spikes.words import pay as words
from spikes.words.phrases import amount, rating
from tests.strategies import decisions
from tests.words.test_approved import BAND, LETTER, paid


@settings(max_examples=60, deadline=None)
@given(decisions())
def test_a_line_says_what_is_received(decision: Decision) -> None:
    """Whoever has pay has a line with its guaranteed amount, and nobody else has one."""
    results, stays = Results(decision), pay.of_options(decision)
    for option in results.scores.options:
        said, stay = words.line(results, option), stays.get(option.name)
        assert bool(said) == (stay is not None)
        if stay and (year := stay.a_year(stay.guaranteed)) is not None:
            assert f"{stay.pay.currency} {amount(year)} a year guaranteed" in said


@settings(max_examples=60, deadline=None)
@given(decisions())
def test_a_difference_needs_one_currency(decision: Decision) -> None:
    """Pay in two currencies is never compared, nor is a growth named."""
    results, stays = Results(decision), pay.of_options(decision)
    currencies = {stays[o.name].pay.currency for o in results.pair if o.name in stays}
    if len(currencies) == 2:
        assert words.compared(results, results.pair[0]).endswith("so their pay is not compared.")


def test_the_money_of_a_break_even_is_its_rating_again() -> None:
    """The amount that would let the runner-up catch up rates as it would have to."""
    results = Results(paid(LETTER, market=BAND))
    assert results.comparison
    needed = results.comparison.break_even[Dimension.COMPENSATION].rating
    assert needed
    said = words.catch_up(results)
    assert "USD 215,000 guaranteed a year, 25,000 more" in said
    assert f"would need {rating(pay.rating(215_000, BAND))} in compensation" in said
