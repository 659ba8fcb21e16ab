"""What one cell of a sheet holds, by its field."""

import pytest

from spikes.files.careers.sheets.cells import defused, in_question, restored, value

CELLS: list[tuple[str, str, object]] = [
    ("start", "1/2024", "2024-01"),
    ("start", "Mar 21", "2021-03"),
    ("start", "01.02.2021", "2021-02"),
    ("start", "2019.1", "2019.1"),
    ("start", "", ""),
    ("end", "2019.1", "2019.1"),
    ("end", "", None),
    ("end", "now", None),
    ("end", "Mar 2021", "2021-03"),
    ("reply_by", "01.02.2027", "2027-02-01"),
    ("planned_months", "18", 18),
    ("planned_months", "18 months", 18),
    ("planned_months", "18.0", 18),
    ("planned_months", "-3", -3),
    ("planned_months", "1,5 years", 18),
    ("planned_months", "1.3 years", 16),
    ("planned_months", "1.9 years", 23),
    ("planned_months", "2 years and 3 months", 27),
    ("planned_months", "a while", "a while"),
    ("relevance", "High", "core"),
    ("relevance", "Core to your goal", "core"),
    ("relevance", "Not_so  Sure", "not-so-sure"),
    ("door", "One way door", "one-way"),
    ("evidence", "In writing", "written"),
    ("evidence", "Known", "seen"),
    ("evidence", "ticked as a spike", "ticked"),
    ("evidence", "No Idea", "no-idea"),
    ("ratings", "4/5", 8),
    ("ratings", "4", 4),
    ("organisation", " A B ", " A B "),
]


@pytest.mark.parametrize(("field", "cell", "expected"), CELLS)
def test_a_cell_of_each_field(field: str, cell: str, expected: object) -> None:
    """What can be read is; the rest stays as text."""
    assert value(field, cell) == expected


@pytest.mark.parametrize(
    ("field", "cell", "expected"),
    [
        ("start", "01/02/2021", "2021-01"),
        ("end", "01/02/2021", "2021-01"),
        ("reply_by", "01/02/2027", "2027-01-02"),
        ("start", "Mar 25", "2025-03"),
        ("start", "Mar 30", "1930-03"),
        ("end", "Mar 30", "1930-03"),
        ("ratings", "4", 8),
    ],
)
def test_a_cell_is_read_as_its_column_is(field: str, cell: str, expected: object) -> None:
    """The order of days, the latest year of two digits and the scale are those of the column."""
    assert value(field, cell, "mdy", 2026, 5) == expected


@pytest.mark.parametrize(
    ("field", "cell", "asked"),
    [
        ("planned_months", " 18 to 24 months ", True),
        ("planned_months", "1–2 years", True),
        ("planned_months", "18", False),
        ("title", "18-24", False),
    ],
)
def test_a_stay_of_two_lengths(field: str, cell: str, asked: bool) -> None:  # noqa: FBT001
    """Only a stay is in question."""
    assert in_question(field, cell) is asked


FORMULAS = [
    ("=1", "'=1", "=1"),
    ("@a", "'@a", "@a"),
    ("−1", "'−1", "−1"),
    ("＝1", "'＝1", "＝1"),
    (" =1", "' =1", " =1"),
    ("'=1", "''=1", "=1"),
    ("\u200b=1", "'\u200b=1", "\u200b=1"),
    ("a|=b\t-c,+d", "a|'=b\t'-c,'+d", "a|=b\t-c,+d"),
    ("A=B", "A=B", "A=B"),
    ("X=1", "X=1", "X=1"),
    ("⩵1", "'⩵1", "⩵1"),
    ("'tis", "'tis", "'tis"),
    ("", "", ""),
]


@pytest.mark.parametrize(("text", "safe", "bare"), FORMULAS)
def test_a_formula_is_made_safe(text: str, safe: str, bare: str) -> None:
    """An apostrophe stands before each part that would calculate, and is taken off again."""
    assert (defused(text), restored(safe), restored(text)) == (safe, text, bare)
