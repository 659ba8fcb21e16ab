"""Rows of cells: from text with separators, from a Markdown table, or turned on their side."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, takewhile
from typing import Any

from spikes.files.careers.columns import PERHAPS, column, columns
from spikes.files.careers.sheets import scales
from spikes.files.dates import UNSEEN, spans
from spikes.files.decisions import FileError
from spikes.model import Offer, Role

MOST_ROWS, MOST_COLUMNS = 2_000, 200
LONGEST_RULE = 5_000  # characters of the line below the names in a Markdown table
MOST_ABOVE = 40  # rows among which the names of the columns are looked for

SEPARATORS = "\t;,|"
END = "\0"  # is in no sheet
UNREADABLE = (
    "This sheet cannot be read: a quotation mark may be missing. Mend it, or copy the cells and"
    " paste them."
)
RULE = re.compile(r"\|?(?:\s*:?-+:?\s*[|+])+(?:\s*:?-+:?\s*)?")
Rows = list[tuple[int, list[str]]]  # each with its number, as the spreadsheet counts it


@dataclass(frozen=True, slots=True)
class Table:
    """The rows under the names of the columns, and what was done to find them."""

    headings: list[str]
    rows: dict[int, list[str]]  # those that are not empty; one cell more than there are headings
    above: bool = False  # whether there was anything above the names
    turned: bool = False  # whether rows and columns changed places
    around: int = 0  # the first line outside of a Markdown table with jobs perhaps; 0: none


def table(text: str) -> Table | None:
    """Return the table in a text; None where no row has the names of columns.

    Raises `FileError` where it is a sheet that cannot be read as a whole.
    """
    shown = seen(text)
    if found := arranged(rows := _markdown(shown)):
        return replace(found, around=_around(shown, {number for number, _ in rows}))
    sign = max(SEPARATORS, key=lambda sign: _known(_head(shown, sign)))
    return arranged(_all(shown, sign)) if _known(_head(shown, sign)) else None


def seen(text: str) -> str:
    """Return text with one kind of blank in a line, less what cannot be seen."""
    return re.sub(r"[^\S\n\t]", " ", text.translate(UNSEEN))


def arranged(rows: Rows) -> Table | None:
    """Return the table that rows of cells hold; None where none has the names of columns.

    Raises `FileError` where there are too many, or none below the names.
    """
    upright, first = _above(rows)
    beside, first_beside = _beside(rows)
    if not max(upright, beside):
        return None
    turned = beside > upright
    at = first_beside if turned else first
    above = any(any(row) and not _separator(row) for _, row in rows[:at])
    (_, headings), *below = _turned(rows[at:]) if turned else rows[at:]
    if len(headings) > MOST_COLUMNS:
        raise FileError(
            f"This sheet has more than {MOST_COLUMNS} columns. Keep those of your jobs."
        )
    if len(below) > MOST_ROWS:
        raise FileError(f"This sheet has more than {MOST_ROWS:,} rows. Keep those of your jobs.")
    width = len(headings)
    filled = {
        number: [*row[:width], *[""] * (width - len(row)), "".join(row[width:])]
        for number, row in below
        if any(row)
    }
    if not filled:
        raise FileError(
            "The columns have names, but no row below them is filled: add one for each job."
        )
    return Table(headings, filled, above, turned)


def _known(rows: Rows) -> int:
    """Return how many names of columns there are in the best row, or down the first column."""
    return max(_above(rows)[0], _beside(rows)[0])


def _above(rows: Rows) -> tuple[int, int]:
    """Return how many names of columns the row with most of them has, and which row that is."""
    named = [_names(row) for _, row in rows[:MOST_ABOVE]]
    best = max(named, default=0)
    return best, named.index(best) if named else 0


def _names(row: list[str]) -> int:
    """Return how many cells are names of columns; 0 unless one is the organisation's."""
    known = _all_columns()
    fields = [known[name] for cell in row if (name := column(cell)) in known]
    return len(fields) if ("organisation",) in fields else 0


def _beside(rows: Rows) -> tuple[int, int]:
    """Return how many names of columns stand down the first column, and the row with the offers.

    0 where there are fewer than two, or no row with names for what stands beside them.
    """
    known = {name: field for name, field in _all_columns().items() if name not in PERHAPS}
    named = [i for i, (_, row) in enumerate(rows[:MOST_ABOVE]) if row and column(row[0]) in known]
    if len(named) < 2:
        return 0, 0
    first = named[0]
    if 2 * len(named) < sum(any(row) for _, row in rows[first:MOST_ABOVE]):
        return 0, 0
    if known[column(rows[first][1][0])] == ("organisation",):
        return len(named), first
    heads = [i for i in range(first) if any(rows[i][1][1:])]
    # a row of numbers rates or weighs something else, and names nothing
    wordy = [i for i in heads if not any(map(scales.is_number, rows[i][1][1:]))]
    return (len(named), (wordy or heads)[-1]) if heads else (0, 0)


def _turned(rows: Rows) -> Rows:
    """Return rows as columns, the corner the organisation's."""
    width = min(max(len(row) for _, row in rows), MOST_COLUMNS + 1)
    filled = [[*row, *[""] * width][:width] for _, row in rows if any(row)]
    filled[0][0] = "Organisation"
    return [(i, list(cells)) for i, cells in enumerate(zip(*filled, strict=True), 1)]


@cache
def _all_columns() -> dict[str, tuple[str, ...]]:
    return {**columns(Offer), **columns(Role)}


def of_objects(values: Any) -> Rows:
    """Return a list of objects, as JSON has them, as rows below their keys."""
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        return []
    keys = [*dict.fromkeys(key for value in values[:MOST_ROWS] for key in value)]
    shown = values[: MOST_ROWS + 1]
    cells = ([_cell(value.get(key)) for key in keys[: MOST_COLUMNS + 1]] for value in shown)
    return [*enumerate([keys, *cells], 1)]


def _cell(value: Any) -> str:
    return "" if value is None or isinstance(value, dict | list) else seen(str(value)).strip()


def _separator(row: list[str]) -> bool:
    return re.fullmatch(r"sep=.?", "".join(row).casefold()) is not None


def _read(text: str, sign: str) -> Iterator[list[str]]:
    for row in csv.reader(io.StringIO(text), delimiter=sign, skipinitialspace=True):
        most = MOST_COLUMNS + 1
        beyond = ["".join(row[most:])] if len(row) > most else []
        yield [cell.strip() for cell in (*row[:most], *beyond)]


def _head(text: str, sign: str) -> Rows:
    """Return the first rows of a text, as far as this sign can separate their cells."""
    rows: Rows = []
    with suppress(csv.Error):
        for number, row in enumerate(islice(_read(text, sign), MOST_ABOVE), 1):
            rows.append((number, row))
    return rows


def _all(text: str, sign: str) -> Rows:
    """Return all rows of a text, empty ones too.

    Raises `FileError` where a quotation mark is never closed.
    """
    most = MOST_ROWS + MOST_ABOVE + 2
    try:
        rows = [*enumerate(islice(_read(f"{text}\n{END}", sign), most), 1)]
    except csv.Error:
        raise FileError(UNREADABLE) from None
    if len(rows) < most and rows.pop()[1] != [END]:
        raise FileError(UNREADABLE)  # a cell holds the end
    return rows


def _markdown(text: str) -> Rows:
    """Return the rows of a Markdown table, by the numbers of their lines; none without its rule."""
    lines = text.split("\n")
    rules = (
        i
        for i, line in enumerate(lines)
        if "|" in line[:LONGEST_RULE] and RULE.fullmatch(line[:LONGEST_RULE].strip())
    )
    if not (rule := next(rules, 0)):
        return []
    block = takewhile(lambda line: "|" in line[1], enumerate(lines[rule - 1 :], rule))
    return [(i, [*map(_unmarked, _cells(line))]) for i, line in block if i != rule + 1]


def _around(text: str, inside: set[int]) -> int:
    """Return the number of the first line outside of a table that has cells or months."""
    within = range(min(inside), max(inside) + 1)
    lines = (pair for pair in enumerate(text.split("\n"), 1) if pair[0] not in within)
    return next((i for i, line in lines if line.count("|") > 1 or spans(line)), 0)


def _cells(line: str) -> list[str]:
    """Return the cells of a line of a Markdown table."""
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return re.split(r"(?<!\\)\|", inner)


def _unmarked(cell: str) -> str:
    """Return a Markdown cell's text, less the signs around it."""
    text = " ".join(cell.split())
    while found := re.fullmatch(r"(\*\*|__|\*|_|`)(.+)\1", text):
        text = found[2]
    return re.sub(r"\\([^\w\s])", r"\1", text)
