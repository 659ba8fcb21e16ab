"""Pay year by year, as it is drawn: what is guaranteed, what is hoped for, and whose."""

import pytest

from spikes.analysis.results import Results
from spikes.charts import pay
from spikes.model import Decision, Pay
from tests.charts.drawing import drawn, of_kind, texts
from tests.words.test_approved import CIVIC, LETTER, START_UP, paid, stay_paid


def bars(decision: Decision, option: str, width: int = 500) -> tuple[list[str], list[float]]:
    """Return what the chart says, and the widths of its bars, those on top last."""
    results = Results(decision)
    data = pay.years_data(results, results.scores[option])
    marks = drawn(pay.years(data["years"].num_rows), data, results, width, axes=True)
    return texts(marks), [mark["width"] for mark in of_kind("rect", marks)]


def test_a_bar_is_as_long_as_its_pay() -> None:
    """Guaranteed pay and what is hoped for on top are drawn to one scale."""
    said, widths = bars(paid(LETTER), "Hexbourne")
    first, second, first_on_top, second_on_top = widths
    assert first / second == pytest.approx(210 / 170)
    assert first_on_top / second == pytest.approx(33.6 / 170)
    assert second_on_top / second == pytest.approx(73.6 / 170)
    assert said == ["Year 1 · Hexbourne", "Year 2 · Hexbourne", "243,600", "243,600"]


def test_the_options_of_a_year_stand_together() -> None:
    """Both options and Stay, where they are paid, are beside one another year by year."""
    decision = stay_paid(Pay(currency="USD", base=140_000), stay_months=12).replace(
        offers=paid(LETTER, START_UP).offers
    )
    names = [text for text in bars(decision, "Hexbourne")[0] if text.startswith("Year")]
    one = ["Year 1 · Hexbourne", "Year 1 · Fernmoor Health", "Year 1 · Stay"]
    assert names[:4] == [*one, "Year 2 · Hexbourne"]
    assert names[-1] == "Year 3 · Fernmoor Health"


def test_two_currencies_are_not_drawn_to_one_scale() -> None:
    """Only what is paid in the same currency stands beside it."""
    said, _ = bars(paid(CIVIC, LETTER), "Hexbourne")
    assert [text for text in said if "Fernmoor" in text] == []


@pytest.mark.parametrize("width", [300, 800])
def test_numbers_have_room_at_their_bars(width: int) -> None:
    """The longest bar ends where its number still has room."""
    assert max(bars(paid(LETTER), "Hexbourne", width)[1]) <= width - 64
