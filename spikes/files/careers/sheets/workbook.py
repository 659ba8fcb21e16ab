"""Spreadsheets (.xlsx) as rows of cells, each as its text."""

import io
from datetime import date, datetime
from itertools import islice
from typing import Any

from spikes.files.careers import archives
from spikes.files.careers.sheets.tables import (
    MOST_ABOVE,
    MOST_COLUMNS,
    MOST_ROWS,
    Rows,
    Table,
    arranged,
    seen,
)
from spikes.files.decisions import FileError

MOST_SHEETS = 20
LARGEST = 2_000_000  # bytes, unpacked; 60 roles have 100,000
UNREADABLE = (
    "This spreadsheet cannot be read. Save it as CSV UTF-8, or copy its cells and paste them."
)
NO_NAMES = (
    "No row of this spreadsheet has the names of columns, such as Organisation and First month: add"
    " one above the jobs."
)


def table(content: bytes) -> tuple[Table, tuple[str, ...]]:
    """Return the first table of a spreadsheet, and the names of the sheets left out.

    Raises `FileError`.
    """
    archives.check(content, LARGEST)
    try:
        sheets = _sheets(content)
    except Exception:  # openpyxl promises no errors of its own
        raise FileError(UNREADABLE) from None
    for name, rows in sheets.items():
        if found := arranged(rows):
            others = [other for other in sheets if other != name and sheets[other]]
            return found, tuple(others)
    raise FileError(NO_NAMES)


def _sheets(content: bytes) -> dict[str, Rows]:
    """Return the rows of each sheet, by its name."""
    from openpyxl import load_workbook  # noqa: PLC0415 (most visits need it never)

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        return {sheet.title: _rows(sheet) for sheet in book.worksheets[:MOST_SHEETS]}
    finally:
        book.close()


def _rows(sheet: Any) -> Rows:
    most = MOST_ROWS + MOST_ABOVE + 1
    rows = sheet.iter_rows(max_row=most, max_col=MOST_COLUMNS + 1)
    numbered = enumerate(([_text(cell) for cell in row] for row in islice(rows, most)), 1)
    found = [(number, _trimmed(cells)) for number, cells in numbered]
    while found and not found[-1][1]:
        found.pop()
    return found


def _trimmed(cells: list[str]) -> list[str]:
    """Return cells less the empty ones at the end."""
    last = max((i for i, cell in enumerate(cells, 1) if cell), default=0)
    return cells[:last]


def _text(cell: Any) -> str:
    """Return what a cell shows, as far as it matters: days as YYYY-MM-DD, percent as such."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float | int) and not isinstance(value, bool):
        if "%" in (cell.number_format or ""):
            return f"{round(100 * value, 6):g}%"
        return f"{value:.15g}"
    return seen(str(value)).strip()
