"""What leaving early would have given, and cost, is the model's and the package's."""

from hypothesis import given, settings

from spikes.analysis.results import Results
from spikes.files.decisions import sample
from spikes.model import Decision, Pay
from spikes.words.leaving import EARLY, if_it_goes_wrong
from spikes.words.phrases import points
from tests.strategies import decisions

SAMPLE = sample()
GRANT = Pay(currency="USD", base=170_000, grant=400_000, vesting="back-loaded", equity="public")


def test_the_sample_left_early() -> None:
    """Half a year is a loss, and a year and a half is all that an offer can give."""
    assert if_it_goes_wrong(Results(SAMPLE)) == [
        ["Left after", "6 months", "12 months", "18 months", "Way back"],
        ["Stay", "0.0", "0.0", "0.0", "–"],
        ["Hexbourne", "−0.7", "+5.4", "+11.5", "yes"],
        ["Fernmoor Health", "−0.5", "+5.7", "+12.0", "yes"],
        ["CivicLine", "−2.4", "+2.0", "+6.4", "no"],
    ]


def test_what_has_not_vested_stays_behind() -> None:
    """Nothing vests before the cliff; after 18 months 5 % and half of 15 % have."""
    offers = [SAMPLE.offers[0].replace(pay=GRANT), *SAMPLE.offers[1:]]
    rows = if_it_goes_wrong(Results(SAMPLE.replace(offers=offers)))
    assert rows[2] == [
        "Hexbourne",
        "−0.7, USD 400,000 left behind",
        "+5.4, USD 380,000 left behind",
        "+11.5, USD 350,000 left behind",
        "yes",
    ]


@given(decisions())
@settings(max_examples=30, deadline=None)
def test_a_dash_stands_where_an_option_has_ended(decision: Decision) -> None:
    """Every cell is the gain after so many months, or a dash where fewer are planned."""
    results = Results(decision)
    rows = if_it_goes_wrong(results)
    assert bool(rows) == (results.comparison is not None)
    for option, row in zip(results.scores.options, rows[1:], strict=False):
        for number, cell in zip(EARLY, row[1:], strict=False):
            gain = results.left_after(option, number)
            assert cell.partition(",")[0] == ("–" if gain is None else points(gain))
