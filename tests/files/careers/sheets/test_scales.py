"""Ratings and weights as people write them."""

import pytest

from spikes.files.careers.sheets.scales import is_number, plain_number, rating, weight

RATINGS: list[tuple[str, float | str | None]] = [
    ("7", 7),
    (" 7,5 ", 7.5),
    (".5", 0.5),
    ("7.1234567", 7.1234567),
    ("-1", -1),
    ("+8", 8),
    ("1234567890", "1234567890"),
    ("", None),
    ("?", None),
    ("Not rated yet", None),
    ("n/a", None),
    ("4/5", 8),
    ("2/3", 6.666667),
    ("7 OUT OF 10 points", 7),
    ("3 von 4 Sterne", 7.5),
    ("7/0", "7/0"),
    ("50/100", 5),
    ("60 Percent", 6),
    ("33.3333333%", 3.333333),
    ("★", 2),
    ("★★★★★", 10),
    ("☆☆☆☆☆", 0),
    ("★ ★ ½ ☆ ☆", 5),
    ("★★★★★★", "★★★★★★"),
    ("★★★★★★★½☆☆", 7.5),
    ("⭐️⭐️⭐️⭐️⭐️", 10),
    ("★★★★★★★★★★★", "★★★★★★★★★★★"),
    (" high ", " high "),
]


@pytest.mark.parametrize(("cell", "expected"), RATINGS)
def test_a_rating(cell: str, expected: float | str | None) -> None:
    """A cell with a scale is read by it; what is no number stays as it is."""
    assert rating(cell) == expected
    assert is_number(cell) is isinstance(expected, int | float)


@pytest.mark.parametrize(("top", "expected"), [(10, 4), (5, 8), (7, 5.714286), (100, 0.4)])
def test_a_plain_number_is_read_by_its_column(top: float, expected: float) -> None:
    """One with a scale of its own is not."""
    assert (rating("4", top), rating("4/5", top)) == (expected, 8)


@pytest.mark.parametrize(
    ("cell", "plain", "weighed"),
    [
        (" 7,5 ", 7.5, 7.5),
        (" 30 % ", None, 30),
        ("12,5%", None, 12.5),
        ("7.25", 7.25, 7.25),
        ("4/5", None, None),
        ("", None, None),
    ],
)
def test_a_number_and_a_weight(cell: str, plain: float | None, weighed: float | None) -> None:
    """Only a weight may have a sign for percent, and neither has a scale."""
    assert (plain_number(cell), weight(cell)) == (plain, weighed)
