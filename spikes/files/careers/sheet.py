"""Roles or offers from a spreadsheet: cells pasted from it, or the bytes of a CSV file.

People write the same thing in many ways. What can be meant in one way only is taken, and all else
is named, with what to do. The jobs of a sheet fit into the decision all together.
"""

import codecs
import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from spikes.files.cells import NAMES, column, columns, span, value
from spikes.files.decisions import FileError, problems
from spikes.model import Decision, Dimension, Offer, Role
from spikes.words.phrases import close_match, listed

LARGEST_SHEET = 2_000_000  # bytes, or characters; 60 roles with every text full have a third
MOST_ROWS, MOST_COLUMNS = 2_000, 200

SEPARATORS = "\t;,|"
SPILT = (
    "This row has more cells than there are columns: give each column a name, and quote a cell that"
    " holds a separator."
)
END = "\0"  # is in no sheet
UNREADABLE = (
    "This sheet cannot be read: a quotation mark may be missing. Mend it, or copy the cells and"
    " paste them."
)
NO_SHEET = (
    "This is not a sheet of text: save the spreadsheet as CSV, or copy its cells and paste them."
)

Job = TypeVar("Job", Role, Offer)


@dataclass(frozen=True, slots=True)
class Row(Generic[Job]):
    """One row of a sheet, and the job it gives."""

    number: int  # as the spreadsheet counts it, from 1
    name: str  # the organisation, as far as it was read
    job: Job | None  # None where it cannot be read, or is in the decision already
    problems: tuple[str, ...] = ()  # sentences on why there is no job
    remarks: tuple[str, ...] = ()  # sentences on what was assumed

    @property
    def there(self) -> bool:
        """Return whether the job was in the decision already."""
        return self.job is None and not self.problems

    def __str__(self) -> str:
        """Return what the row is called in a sentence: "Row 3 (Beta)"."""
        return f"Row {self.number} ({self.name})" if self.name else f"Row {self.number}"


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Job]):
    """What was read of a sheet."""

    rows: tuple[Row[Job], ...]  # those that are not empty
    ignored: tuple[str, ...]  # a sentence on each column left out, and one on the names known

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Return the jobs of the rows without a problem, which fit into the decision together."""
        return tuple(row.job for row in self.rows if row.job is not None)


def read_roles(content: str | bytes, decision: Decision) -> Sheet[Role]:
    r"""Read roles from pasted cells or the bytes of a CSV file, to join a decision.

    Raises `FileError` where the sheet as a whole cannot be read.

    >>> from spikes.files.decisions import blank
    >>> sheet = read_roles("Employer;From;Until;Pay\nAcme;Mar-19;4/2021;7,5", blank())
    >>> [(job.organisation, f"{job.start:%Y-%m}", job.ratings.compensation) for job in sheet.jobs]
    [('Acme', '2019-03', 7.5)]
    """
    return _read(content, decision, Role, "roles")


def read_offers(content: str | bytes, decision: Decision) -> Sheet[Offer]:
    """Read offers from pasted cells or the bytes of a CSV file, to join a decision.

    Raises `FileError` where the sheet as a whole cannot be read.
    """
    return _read(content, decision, Offer, "offers")


def _read(content: str | bytes, decision: Decision, kind: type[Job], jobs: str) -> Sheet[Job]:
    headings, table = _table(_text(content), kind)
    places = _places(headings, kind)
    if kind is Role and {("start",), ("span",)}.isdisjoint(places):
        raise FileError(
            "No column is called First month: give each role its first month and its last."
            f" {_known(kind)}"
        )
    rows: list[Row[Job]] = []
    taken = {_same(job) for job in getattr(decision, jobs)}
    for number, (*cells, beyond) in table.items():
        row: Row[Job] = _row(number, dict(zip(places, cells, strict=True)), kind)
        known = row.job and _known_as(row.job, taken)
        if beyond:
            row = replace(row, job=None, problems=(SPILT,), remarks=())
        elif known:
            row = replace(row, job=None, remarks=(known,))
        elif row.job is not None:
            try:
                decision = decision.replace(**{jobs: (*getattr(decision, jobs), row.job)})
                taken.add(_same(row.job))
            except ValidationError as error:
                row = replace(row, job=None, problems=_said(error, kind), remarks=())
        rows.append(row)
    return Sheet(tuple(rows), _left_out(headings, places, kind))


def _known_as(job: Role | Offer, taken: set[tuple[object, ...]]) -> str:
    """Return a remark on a job that is among those taken; nothing where it is not."""
    if _same(job) in taken:
        first_month = " and first month" if isinstance(job, Role) else ""
        return f"there already, with the same title{first_month}; not added again."
    if isinstance(job, Role) and _same(job.replace(title="")) in taken:
        return "there already, without its title: write that there; not added again."
    return ""


def _text(content: str | bytes) -> str:
    """Return a sheet's text, from any of the usual encodings, with line ends of one kind."""
    if len(content) > LARGEST_SHEET:
        raise FileError(
            f"This sheet is larger than {LARGEST_SHEET // 1_000_000} MB: keep only its rows and"
            " columns of jobs."
        )
    text = content if isinstance(content, str) else _decoded(content)
    if "\0" in text or text.startswith("PK\x03\x04"):
        raise FileError(NO_SHEET)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip(SEPARATORS + " \n"):
        raise FileError(
            "This sheet is empty: it needs a row of column names, and a row for each job below it."
        )
    return text


def _decoded(content: bytes) -> str:
    utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf_16 else ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileError(NO_SHEET)


def _table(text: str, kind: type) -> tuple[list[str], dict[int, list[str]]]:
    """Return the column names, and by its number each row that is not empty.

    A row has one cell more than there are columns, for all that stands beyond these.
    """
    lines = text.split("\n")
    blank = next(i for i, line in enumerate(lines) if line.strip(SEPARATORS + " "))
    below, first = "\n".join(lines[blank:]), blank + 1
    names = columns(kind)
    # of the usual separators, the one under which most column names are known
    try:
        heads = [next(csv.reader(io.StringIO(below), delimiter=sign)) for sign in SEPARATORS]
    except csv.Error:
        raise FileError(UNREADABLE) from None
    headings, sign = max(
        zip(heads, SEPARATORS, strict=True),
        key=lambda head: (sum(column(h) in names for h in head[0]), len(head[0])),
    )
    if not any(names.get(column(heading)) == ("organisation",) for heading in headings):
        raise FileError(
            "No column is called Organisation: put the columns' names in the first row."
            f" {_known(kind)}"
        )
    if len(headings) > MOST_COLUMNS:
        raise FileError(
            f"This sheet has more than {MOST_COLUMNS} columns: keep those of your jobs."
        )
    width = len(headings)
    cells = (
        [cell.strip() for cell in (*row[:width], *[""] * (width - len(row)), "".join(row[width:]))]
        for row in _rows(below, sign)
    )
    rows = {number: row for number, row in enumerate(cells, first + 1) if any(row)}
    if not rows:
        raise FileError(
            "The columns have names, but no row below them is filled: add one for each job."
        )
    return headings, rows


def _rows(below: str, sign: str) -> list[list[str]]:
    """Return the rows under a sheet's headings, empty ones too."""
    try:
        _, *found = csv.reader(io.StringIO(f"{below}\n{END}"), delimiter=sign)
    except csv.Error:
        raise FileError(UNREADABLE) from None
    if not found or found.pop() != [END]:
        raise FileError(UNREADABLE)  # a cell holds the end: its quotation mark is never closed
    if len(found) > MOST_ROWS:
        raise FileError(f"This sheet has more than {MOST_ROWS:,} rows: keep those of your jobs.")
    return found


def _known(kind: type) -> str:
    """Return a sentence with the names that columns may have, one for each field."""
    names = [*(names[0] for names in NAMES[kind].values()), *(d.label for d in Dimension)]
    return f"Known are {listed(names, 'and')}."


def _places(headings: list[str], kind: type) -> list[tuple[str, ...]]:
    """Return the field each column stands for; (a number,) for one that is left out."""
    known = columns(kind)
    places = [known.get(column(heading), (str(i),)) for i, heading in enumerate(headings)]
    for i, place in enumerate(places):
        if (first := places.index(place)) < i:
            raise FileError(
                f"“{headings[first]}” and “{headings[i]}” mean the same: keep one of the two"
                " columns."
            )
    return places


def _left_out(headings: list[str], places: list[tuple[str, ...]], kind: type) -> tuple[str, ...]:
    unknown = [
        heading.strip()
        for heading, place in zip(headings, places, strict=True)
        if place[0].isdecimal() and heading.strip()
    ]
    meant = {heading: close_match(column(heading), columns(kind), 0.8) for heading in unknown}
    left_out = (
        f"The column “{_shortened(heading)}” is left"
        f" out{f': if it means {close}, rename it' if (close := meant[heading]) else ''}."
        for heading in unknown
    )
    return (*left_out, _known(kind)) if unknown else ()


def _shortened(text: str) -> str:
    """Return a cell's text as it can stand in a sentence."""
    return text[:60].encode(errors="replace").decode()


def _row(number: int, cells: Mapping[tuple[str, ...], str], kind: type[Job]) -> Row[Job]:
    """Return one row, with the job that it gives by itself."""
    fields: dict[str, Any] = {"ratings": {}, "evidence": {}, "notes": {}}
    for (field, *dimension), cell in cells.items():
        if dimension and cell:
            fields[field][dimension[0]] = value(field, cell)
        elif field in NAMES[kind] and (cell or field in {"organisation", "start"}):
            fields[field] = value(field, cell)
    both = fields.pop("span", "")
    if both and "start" not in fields:  # else it may be how long, as “2 - 3”
        fields = {**dict(zip(("start", "end"), span(both), strict=False)), **fields}
    fields["ratings"] = {d.value: fields["ratings"].get(d) for d in Dimension}
    unrated = [d.label.lower() for d in Dimension if fields["ratings"][d] is None]
    name = _shortened(fields["organisation"])
    try:
        job = kind(
            **{field: value for field, value in fields.items() if field in kind.model_fields}
        )
    except ValidationError as error:
        return Row(number, name, None, _said(error, kind))
    assumed = (
        "no last month; taken as still there." if kind is Role and "end" not in fields else "",
        f"no rating of {listed(unrated)} yet." if unrated else "",
        "" if "relevance" in fields else f"no relevance; taken as {job.relevance} to your goal.",
    )
    return Row(number, name, job, (), tuple(filter(None, assumed)))


def _said(error: ValidationError, kind: type) -> tuple[str, ...]:
    """Return what is wrong with a row, in sentences that begin with the column's name."""
    labels = {field: names[0] for field, names in NAMES[kind].items()} | {
        d.value: d.label for d in Dimension
    }

    def named(place: tuple[int | str, ...], sentence: str, given: object) -> str:
        label = labels.get(str(place[-1])) if place else None
        if label is None:
            return sentence
        if place[-1] in {"start", "end"} and isinstance(given, str) and given:
            if re.fullmatch("[0-9]{4}", given):
                likely = f"{given}-{'01' if place[-1] == 'start' else '12'}"
                return (
                    f"{label}: “{given}” names no month: write which, as {likely} if you no longer"
                    " know."
                )
            return (
                f"{label}: “{_shortened(given)}” cannot be read as a month: write it as 2021-03,"
                " 03/2021 or Mar 2021."
            )
        part = f" {place[0]}" if place[0] in {"evidence", "notes"} else ""
        return (
            f"{label}{part}:"
            f" {sentence.partition(': ')[2].replace(', without quotes', ' from 0 to 10')}"
        )

    wrong = ((one["loc"], one["input"]) for one in error.errors(include_url=False))
    return tuple(
        named(place, sentence, given)
        for (place, given), sentence in zip(wrong, problems(error), strict=True)
    )


def _same(job: Role | Offer) -> tuple[object, ...]:
    return (job.organisation, job.title, job.start if isinstance(job, Role) else None)
