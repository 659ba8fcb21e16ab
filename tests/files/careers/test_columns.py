"""Names of columns: which field each is, and which scale or weight it says."""

import pytest

from spikes.files.careers.columns import Place, column, is_upside_down, out_of, places, weighs
from spikes.model import Offer, Role

NAMES = {
    "From": "start",
    "from month": "start",
    "Last date": "end",
    "year of end": "end year",
    "Jahr (von)": "jahr",
    "End (year)": "end year",
    "First year": "start year",
    "start/end date": "dates",
    "Von bis": "dates",
    "Today": "today",
    "from on": "start",
    "early start": "early start",
    "Pay (1-5)": "pay",
    "Pay [x]": "pay",
    "Pay out of 5": "pay",
    "Pay of 10": "pay",
    "Pay / 5 ": "pay",
    "Job_Title": "job title",
    "camelCase": "camel case",
    "R&D – Größe": "r d grose",
    "x" * 101: "x" * 100,
}


@pytest.mark.parametrize(("heading", "name"), NAMES.items())
def test_a_name_in_small_words(heading: str, name: str) -> None:
    """It is read without its signs, and what says when is one word."""
    assert column(heading) == name


SCALES: list[tuple[str, float | None, bool]] = [
    ("Pay (1-5)", 5, False),
    ("Pay 0 to 10", 10, False),
    ("Pay out of 7", 7, False),
    ("Pay of 20", 20, False),
    ("Pay 1–100", 100, False),
    ("Pay/3", 3, False),
    ("Pay 1 bis 6", 6, False),
    ("Pay sur 5", 5, False),
    ("Pay 1..5", 5, False),
    ("Pay 1-1", None, False),
    ("Pay", None, False),
    ("Pay %", 100, False),
    ("Pay 30%", None, True),
    ("Pay 12,5 %", None, True),
    ("Pay (0-100%)", 100, False),
    (f"{'x' * 99}%", 100, False),
    (f"{'x' * 100}%", None, False),
    (f"{'x' * 97}/ 5", 5, False),
    (f"{'x' * 98}/ 5", None, False),
    (f"{'x ' * 48} 7 %", None, True),
    (f"{'x ' * 48}  7 %", None, False),
]


@pytest.mark.parametrize(("heading", "scale", "weight"), SCALES)
def test_a_scale_or_a_weight(heading: str, scale: float | None, weight: bool) -> None:  # noqa: FBT001
    """Both are read in the first hundred characters of a name."""
    assert (out_of(heading), weighs(heading)) == (scale, weight)


@pytest.mark.parametrize(
    ("heading", "upside_down"),
    [
        ("Pay (1 = best)", True),
        ("Pay 1=sehr gut", True),
        ("Schulnote", True),
        ("Note 1-6", True),
        ("Pay 11 = best", False),
        (f"{'x' * 91}schulnote", True),
        (f"{'x' * 92}schulnote", False),
    ],
)
def test_a_scale_of_which_1_is_best(heading: str, upside_down: bool) -> None:  # noqa: FBT001
    """It is known by its words, in the first hundred characters too."""
    assert is_upside_down(heading) is upside_down


PLACES: list[tuple[type, list[str], list[Place]]] = [
    (
        Offer,
        ["Where", "Company", "Pay (1 = best)", "Offer", "x", "Reason (1 = best)"],
        [("0",), ("organisation",), ("2",), ("3",), ("4",), ("reason",)],
    ),
    (
        Offer,
        ["Offer", "Branche", "Social note", "Pay evidence", "Growth score", "compensation"],
        [
            ("organisation",),
            ("ratings", "industry_expertise"),
            ("notes", "social_impact"),
            ("evidence", "compensation"),
            ("ratings", "advancement_speed"),
            ("ratings", "compensation"),
        ],
    ),
    (
        Role,
        ["Where", "Branche", "Why", "planned_months", "Pay notes", "0 to 10"],
        [("organisation",), ("1",), ("reason",), ("3",), ("notes", "compensation"), ("5",)],
    ),
    (
        Offer,
        ["planned_months", "Reply by", "outside"],
        [("planned_months",), ("reply_by",), ("outside",)],
    ),
]


@pytest.mark.parametrize(("kind", "headings", "expected"), PLACES)
def test_the_field_of_each_column(kind: type, headings: list[str], expected: list[Place]) -> None:
    """One that has none has its number; a place is the employer's where no other column is."""
    assert places(headings, kind) == expected
