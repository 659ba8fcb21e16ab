"""Roles or offers from the rows of a sheet.

People write the same thing in many ways. What can be meant in one way only is taken, and all else
is named, with what to do.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic

from spikes.files import dates
from spikes.files.blank_cells import is_nothing
from spikes.files.careers import side_jobs
from spikes.files.careers.columns import NAMES, WHEN, Place, column, out_of, places
from spikes.files.careers.found import Answers, ImportQuestion
from spikes.files.careers.names import APART, names
from spikes.files.careers.rows import GOES_ON, Job, Row, made, shortened
from spikes.files.careers.sheets import merged, said, scales, sums
from spikes.files.careers.sheets.cells import in_question, restored, value
from spikes.files.careers.sheets.tables import Table
from spikes.files.decisions import FileError
from spikes.model import Dimension, Offer, Role, Weights
from spikes.words.phrases import listed

SPILT = (
    "it has more cells than there are columns: give each column a name, and quote a cell that holds"
    " a separator."
)
NO_ORGANISATION = "No column is called Organisation: put the columns' names in the first row."
# The name of an option that is no offer
STAYING = re.compile(
    r"\s*(?:stay(?:ing)?|status quo|do nothing|current (?:job|role|employer)|no change)\b",
    re.IGNORECASE,
)
DATED: tuple[Place, ...] = (("start",), ("end",), ("span",), ("reply_by",))
ASK_SCALE = ImportQuestion("scale", "Are these out of 5?", ("yes", "no"))


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Job]):
    """What was read of a sheet."""

    rows: tuple[Row[Job], ...]  # those that are not empty
    ignored: tuple[str, ...] = ()  # sentences on what was left out
    assumed: tuple[str, ...] = ()  # sentences
    asked: tuple[ImportQuestion, ...] = ()
    weights: Weights | None = None

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Return the jobs of the rows without a problem."""
        return tuple(row.job for row in self.rows if row.job is not None)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the cells of a sheet are read, which its columns decide."""

    kind: type
    as_of: date
    what: str  # what is counted: rows, or columns of a sheet on its side
    own: bool  # whether Spikes exported it
    orders: Mapping[Place, dates.Order]  # of the numbers of days
    tops: Mapping[Place, float]  # the scale of a plain number
    open_ended: bool  # whether an empty last month says that a role goes on
    employers: Mapping[int, str]  # of rows that name none, as one above does
    heads: Collection[int]  # rows that name the employer of those below, and no more

    def value(self, place: Place, cell: str) -> object:
        """Return what a cell of a column holds."""
        order, top = self.orders.get(place, ""), self.tops.get(place, 10)
        return value(place[0], cell, order, self.as_of.year, top)

    def span(self, cell: str) -> tuple[str | None, ...]:
        """Return the months in a cell of spans."""
        return dates.span(cell, self.orders.get(("span",), ""), self.as_of.year)


def holds_roles(table: Table) -> bool:
    """Return whether a sheet holds roles, as it says when they were and no reply is awaited."""
    fields, as_offers = places(table.headings, Role), places(table.headings, Offer)
    if not {("reply_by",), ("door",)}.isdisjoint(as_offers) and ("end",) not in fields:
        return False
    if ("start",) in fields or ("start year",) in fields:
        return True
    if ("span",) in fields:
        return any(map(_is_moment, _cells(table, fields.index(("span",)))))
    if any(place[0] in {"ratings", "planned_months"} for place in as_offers):
        return False
    named = (fields.index(place) for place in (("organisation",), ("title",)) if place in fields)
    if any(dates.spans(cell) for i in named for cell in _cells(table, i)):
        return True
    unknown = (i for i, place in enumerate(fields) if place[0].isdecimal())
    return any(all(map(_is_moment, cells)) for i in unknown if (cells := _cells(table, i)))


def _cells(table: Table, i: int) -> list[str]:
    return [row[i] for row in table.rows.values() if row[i]]


def _is_moment(cell: str) -> bool:
    return re.fullmatch("[0-9]{4}(-[0-9]{2})?", str(dates.span(cell)[0])) is not None


def read(
    table: Table, kind: type[Job], as_of: date, answers: Answers, *, open_ended: bool = False
) -> Sheet[Job]:
    """Return the jobs of a sheet.

    `open_ended`: an empty last month says that a role goes on. Raises `FileError` where the sheet
    as a whole cannot be read.
    """
    fields: list[Place] = _fields(table, kind)
    own = set(map(column, table.headings)) >= said.OWN
    rows: dict[int, dict[Place, str]] = {
        number: dict(zip(fields, cells if own else map(_filled, cells), strict=False))
        for number, cells in table.rows.items()
    }
    weights = {number: cells for number, cells in rows.items() if sums.are_weights(cells)}
    jobs = [cells for number, cells in rows.items() if number not in weights]
    given: sums.Given = sums.given(weights)
    rows.pop(given.number, None)
    tops = _tops(table, fields)
    highest: float = _highest(jobs, tops)
    asks: bool = 0 <= highest <= 5
    reading: Reading = Reading(
        kind,
        as_of,
        "Column" if table.turned else "Row",
        own,
        _orders(fields, jobs),
        {**dict.fromkeys(fields, 5.0), **tops} if asks and answers.out_of_five else tops,
        open_ended,
        employers := merged.employers(rows),
        merged.heads(rows, employers),
    )
    found: tuple[Row[Job], ...] = _rows(table, fields, rows, reading)
    return Sheet(
        found,
        said.left_out(table, fields, kind, own=reading.own),
        (
            *said.assumed(table, reading.orders.values(), highest),
            *sums.said(given, table, fields, reading.what),
        ),
        (
            *([ASK_SCALE] if asks else []),
            *_stays(zip(found, rows.values(), strict=True)),
        ),
        given.weights,
    )


def _filled(cell: str) -> str:
    """Return a cell, empty where it only says that nothing is there."""
    return "" if is_nothing(cell) else cell


def _fields(table: Table, kind: type) -> list[Place]:
    """Return the field of each column.

    Raises `FileError` where two mean the same, or one is missing.
    """
    fields = places(table.headings, kind)
    for i, place in enumerate(fields):
        if (first := fields.index(place)) < i:
            raise FileError(
                f"“{table.headings[first]}” and “{table.headings[i]}” mean the same: keep one of"
                " the two columns."
            )
    if ("organisation",) not in fields:
        raise FileError(NO_ORGANISATION, known_names(kind))
    if kind is Role and set(WHEN).isdisjoint(fields):
        raise FileError(
            "No column is called First month: give each role its first month and its last."
            f" {known_names(kind)}"
        )
    return fields


def known_names(kind: type) -> str:
    """Return a sentence with the names that columns may have, one for each field."""
    names = [names[0] for names in NAMES[kind].values()]
    return f"Known are {listed([*names, *(d.label for d in Dimension)], 'and')}."


def _name(cells: Mapping[Place, str]) -> str:
    return cells.get(("organisation",), "")


def _tops(table: Table, fields: list[Place]) -> dict[Place, float]:
    """Return the scales of ratings that the names of columns say."""
    named = zip(fields, table.headings, strict=True)
    rated = {place: heading for place, heading in named if place[0] == "ratings"}
    return {place: top for place, heading in rated.items() if (top := out_of(heading))}


def _highest(rows: list[dict[Place, str]], tops: Mapping[Place, float]) -> float:
    """Return the highest of the numbers whose scale neither they nor their column say.

    Below 0 where there are none.
    """
    places = {place for row in rows for place in row if place[0] == "ratings"} - tops.keys()
    cells = (row.get(place, "") for row in rows for place in places)
    numbers = (number for cell in cells if (number := scales.plain_number(cell)) is not None)
    return max(numbers, default=-1)


def _orders(fields: list[Place], rows: list[dict[Place, str]]) -> dict[Place, dates.Order]:
    """Return the order of the numbers of days in each column that needs one, where it is clear.

    A column decides by what is right in every row, else all such columns together do.
    """
    cells = {
        place: [part for row in rows for part in re.split(dates.TO, dates.plain(row[place]))]
        for place in fields
        if place in DATED
    }
    together = dates.orders(cell for column_ in cells.values() for cell in column_)
    decided: dict[Place, dates.Order] = {}
    for place, column_ in cells.items():
        alone = dates.orders(column_)
        possible = alone if len(alone) == 1 else together
        if len(possible) == 1 and any(map(dates.could_be_two, column_)):
            decided[place] = next(iter(possible))
    return decided


def _no_job(cells: Mapping[Place, str], row: list[str], reading: Reading) -> str:
    """Return why a row is no job; nothing where it is one."""
    if reading.own and "an offer" not in row:
        return "Spikes works this out from your roles, so it is no offer."
    if sums.are_weights(cells):
        return sums.why_not(cells)
    if sums.are_notes(cells):
        return "these are notes, so they are left out."
    if reading.kind is Offer and STAYING.match(_name(cells)):
        return "staying stands beside every offer anyway. Rate it under “Your roles”."
    return "this is no job." if sums.is_sum(cells) else ""


def _rows(
    table: Table, fields: list[Place], rows: Mapping[int, dict[Place, str]], reading: Reading
) -> tuple[Row[Any], ...]:
    """Return each row with what it gives."""
    aside = {*side_jobs.rows(table.headings, table.rows, fields)}
    found = (_row(number, cells, table.rows[number], reading) for number, cells in rows.items())
    return tuple(replace(row, beside=row.number in aside) for row in found)


def _row(
    number: int,
    cells: dict[Place, str],
    row: list[str],
    reading: Reading,
) -> Row[Job]:
    """Return one row, with the job that it gives by itself."""
    if why := merged.HEAD if number in reading.heads else _no_job(cells, row, reading):
        named = (cell for cell in row if column(cell) in sums.SUMS)
        first = next(named, next(filter(None, row), ""))
        name = shortened(first if reading.own else _name(cells) or first)
        return Row(number, name, None, left_out=why, what=reading.what)
    if row[-1]:
        return Row(number, shortened(_name(cells)), None, (SPILT,), what=reading.what)
    remarks: list[str] = []
    if employer := reading.employers.get(number):
        cells = {**cells, ("organisation",): employer}
        where = "column before" if reading.what == "Column" else "row above"
        remarks.append(f"the organisation is that of the {where}, {shortened(employer)}.")
    remarks += dates.assumed(" ".join(cells.get(place, "") for place in DATED))
    fields = _values(cells, reading)
    remarks += [] if reading.own else _apart(fields)
    if reading.kind is Role and "end" not in fields and not reading.open_ended:
        remarks.append(GOES_ON)
    unrated = [d.label.lower() for d in Dimension if fields["ratings"].get(d) is None]
    if 0 < len(unrated) < len(Dimension):
        are = "is" if len(unrated) == 1 else "are"
        remarks.append(f"{listed(unrated, 'and')} {are} not rated yet.")
    return made(reading.kind, number, fields, reading.as_of, remarks=remarks, what=reading.what)


def _values(cells: Mapping[Place, str], reading: Reading) -> dict[str, Any]:
    """Return what the cells of a row hold, by field."""
    fields: dict[str, Any] = {"ratings": {}, "evidence": {}, "notes": {}}
    for place, cell in _joined(cells).items():
        field, *dimension = place
        text = restored(cell) if reading.own else cell
        if dimension and text:
            fields[field][dimension[0]] = reading.value(place, text)
        elif in_question(field, text) or field not in NAMES[reading.kind]:
            continue
        elif text or field in {"organisation", "start"}:
            fields[field] = reading.value(place, text)
    both = fields.pop("span", "")
    if both and "start" not in fields:  # else it may be how long, as “2 - 3”
        first, *last = reading.span(both)
        if not last and dates.year_alone(str(first)):
            last = [first]
        fields = {**dict(zip(("start", "end"), (first, *last), strict=False)), **fields}
    return fields


def _apart(fields: dict[str, Any]) -> Iterator[str]:
    """Put a title that stands with the organisation into its own field, and say so."""
    both = fields.get("organisation", "")
    if fields.get("title") or not isinstance(both, str) or not APART.search(both):
        return
    if (said := names(both)).organisation and said.title:
        fields |= {"organisation": said.organisation, "title": said.title}
        yield f"“{shortened(both)}” is read as {said.title} at {said.organisation}."


def _joined(cells: Mapping[Place, str]) -> dict[Place, str]:
    """Return the cells with month and year in one, where they stand in two columns."""
    joined = dict(cells)
    for month in ("start", "end"):
        if (f"{month} year",) in joined:
            both = (joined.get((month,), ""), joined.pop((f"{month} year",)))
            sign = "/" if both[0].isdecimal() and all(both) else " "
            joined[month,] = sign.join(filter(None, both))
    return joined


def _stays(rows: Iterable[tuple[Row[Any], Mapping[Place, str]]]) -> Iterable[ImportQuestion]:
    """Yield a question for each offer whose stay was written as one of two."""
    for row, cells in rows:
        planned = cells.get(("planned_months",), "")
        if row.job is not None and in_question("planned_months", planned):
            yield ImportQuestion(
                "months", f"How many months would you stay at {row.name}: {planned}?", ()
            )
