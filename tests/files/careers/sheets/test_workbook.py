"""Spreadsheets: cells as text, of which sheet, and how much one may hold."""

from datetime import date, datetime
from typing import Any

import pytest

from spikes.files.careers.archives import TOO_LARGE
from spikes.files.careers.sheets import tables, workbook
from spikes.files.careers.sheets.workbook import NO_NAMES, UNREADABLE, table
from spikes.files.decisions import FileError
from tests.files.careers import making

CELLS: list[tuple[Any, str]] = [
    (None, ""),
    (datetime(2019, 3, 1, 12), "2019-03-01"),
    (date(2019, 3, 1), "2019-03-01"),
    (7, "7"),
    (7.5, "7.5"),
    (1 / 3, "0.333333333333333"),
    (123_456_789_012, "123456789012"),
    (True, "True"),
    ("=1+1", ""),  # of what it comes to, nothing was saved
    (" a\u00a0b ", "a b"),
]


@pytest.mark.parametrize(("value", "expected"), CELLS)
def test_a_cell_is_what_it_shows(value: object, expected: str) -> None:
    """Days, numbers and texts are read as one sees them."""
    found, others = table(making.workbook(A=[["Company", "Note"], ["Acme", value, "x"]]))
    assert (found.headings, found.rows, others) == (
        ["Company", "Note"],
        {2: ["Acme", expected, "x"]},
        (),
    )


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (0.8, "0%", "80%"),
        (0.123456789, "0.00%", "12.3457%"),
        (1 / 7e6, "0%", "1.4e-05%"),
        (0.8, "0.0", "0.8"),
        (0.8, None, "0.8"),
    ],
)
def test_percent_is_percent(value: float, form: str | None, expected: str) -> None:
    """A number that is shown as percent is read as it is shown."""

    class Cell:
        number_format = form

    Cell.value = value  # type: ignore[attr-defined]
    assert workbook._text(Cell) == expected


def test_the_first_sheet_with_names_is_read() -> None:
    """Those without names are left out, and of them the empty ones are not named."""
    content = making.workbook(
        Notes=[["Milk"]],
        Empty=[[None, ""]],
        Jobs=[[], ["Company"], [None], ["Acme"], [None, None]],
        More=[["Company"], ["Beta"]],
    )
    found, others = table(content)
    assert (found.headings, found.rows, others) == (
        ["Company"],
        {4: ["Acme", ""]},
        ("Notes", "More"),
    )


def test_so_many_sheets_and_columns_are_looked_at() -> None:
    """A table beyond them is not found, or is refused."""
    jobs = [["Company"], ["Acme"]]
    notes: dict[str, list[list[Any]]] = {f"A{i}": [["x"]] for i in range(20)}
    found, others = table(making.workbook(**dict([*notes.items()][:19]), Jobs=jobs))
    assert (found.rows, len(others)) == ({2: ["Acme", ""]}, 19)
    refused = {
        NO_NAMES: making.workbook(**notes, Jobs=jobs),
        UNREADABLE: making.spreadsheet("<x"),
        "This sheet has more than 200 columns. Keep those of your jobs.": making.workbook(
            A=[["Company", *["x"] * 200], ["Acme"]]
        ),
    }
    for sentence, content in refused.items():
        with pytest.raises(FileError) as error:
            table(content)
        assert error.value.sentences == (sentence,)
    assert table(making.workbook(A=[["Company", *["x"] * 199], ["Acme"]]))[0].rows


def test_so_many_rows_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as there may be, below as many as may stand above the names; one more is refused."""
    for module in (tables, workbook):
        monkeypatch.setattr(module, "MOST_ROWS", 3)
        monkeypatch.setattr(module, "MOST_ABOVE", 2)
    for above in ([], [["Jobs"]]):
        rows = [*above, ["Company"], ["A"], ["B"], ["C"]]
        assert len(table(making.workbook(A=rows))[0].rows) == 3
        with pytest.raises(FileError, match="more than 3 rows"):
            table(making.workbook(A=[*rows, ["D"]]))


def test_a_spreadsheet_unpacks_to_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that unpacks to more is refused before it is read."""
    monkeypatch.setattr(workbook, "LARGEST", 100)
    with pytest.raises(FileError) as error:
        table(making.workbook(A=[["Company"], ["Acme"]]))
    assert error.value.sentences == (TOO_LARGE,)
