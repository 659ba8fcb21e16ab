"""Numbers as text stay true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spikes.model import Assumptions
from spikes.scoring import credit
from spikes.words.phrases import (
    FRACTIONS,
    adds,
    left_behind,
    out_of_ten,
    percent,
    points,
    share,
    up_to_half,
)

fractions = st.floats(-1, 1) | st.sampled_from((0.0, -0.0, -1e-9, 0.0005, 0.9999, 1.0))


def number(text: str) -> float:
    """Return what a text with a unit says."""
    return float(text.replace("\N{NO-BREAK SPACE}%", "").replace("−", "-"))


@given(fractions, st.integers(0, 1))
def test_no_number_has_a_signed_zero_or_is_off(fraction: float, places: int) -> None:
    """Rounded to the nearest, and nothing is neither +0 nor −0, nor added or taken away."""
    near = 0.5 / 10**places + 1e-9
    for text in (percent(fraction, places), points(fraction, places)):
        assert number(text) == pytest.approx(100 * fraction, abs=near)
        assert text.lstrip("+-−") == text or number(text) != 0
    assert (adds(fraction) == "changes nothing") == (number(points(fraction)) == 0)


@given(st.floats(0, 1))
def test_only_all_and_none_are_called_so(fraction: float) -> None:
    """A share is 100 % or 0 % only where it is exactly that."""
    assert share(fraction).startswith("100") == (fraction == 1)
    assert share(fraction).startswith("0") == (fraction == 0)


@given(st.floats(0, 10))
def test_a_rating_is_rounded_up_to_a_half(rating: float) -> None:
    """Never down by more than floats lose, and what is above nothing is not nothing."""
    assert rating - 1e-7 <= up_to_half(rating) <= rating + 0.5
    assert (up_to_half(rating) > 0) == (rating > 0)
    assert float(out_of_ten(rating)) == pytest.approx(rating, abs=0.05 + 1e-8)


@given(st.integers(1, 60), st.integers(1, 60))
def test_what_is_left_behind_is_what_credit_lacks(held: int, full: int) -> None:
    """Leaving early loses the part of a role's credit that its months have not earned."""
    assumptions = Assumptions(full_credit_months=full)
    lost, said = 1 - credit(10, held, assumptions) / assumptions.ceiling, left_behind(held, full)
    assert bool(said) == (lost > 1e-9)
    named = {words: float(fraction) for fraction, words in FRACTIONS.items()}
    if said:
        told = named[said] if said in named else number(said) / 100
        assert told == pytest.approx(lost, abs=1e-9 if said in named else 0.005 + 1e-9)
