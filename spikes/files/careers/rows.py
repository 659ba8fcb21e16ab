"""One row of a sheet, or one entry of a career, and the job that it gives."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from spikes.files.careers.columns import NAMES
from spikes.files.dates import could_be_two, filled, lost_a_zero, year_alone
from spikes.files.decisions import problems
from spikes.files.limits import ELLIPSIS, LONGEST
from spikes.model import Dimension, Offer, Role
from spikes.words.phrases import listed

Job = TypeVar("Job", Role, Offer)

MOST_NAMED = 6  # rows in a sentence; of more, how many they are is said
GOES_ON = "no last month is given, so the job is taken as going on."
YEARS_ALONE = (
    "years alone are taken from July of the first to June of the last, a single one from January"
    " to December. Correct them where you know"
    " the months."
)


@dataclass(frozen=True, slots=True)
class Row(Generic[Job]):
    """One row or entry, and the job it gives."""

    number: int  # from 1
    name: str  # the organisation, as far as it was read
    job: Job | None  # None where it cannot be read, or is left out
    problems: tuple[str, ...] = ()  # sentences on why there is no job
    remarks: tuple[str, ...] = ()  # sentences on what was assumed
    left_out: str = ""  # a sentence on why there need be no job
    what: str = "Row"  # what is counted
    beside: bool = False  # whether something next to its names says that it is a side job

    @property
    def there(self) -> bool:
        """Return whether the job was in the decision already."""
        return self.job is None and not self.problems

    def __str__(self) -> str:
        """Return what the row is called in a sentence: "Row 3 (Beta)"."""
        place = f"{self.what} {self.number}"
        return f"{place} ({self.name})" if self.name else place


def made(
    kind: type[Job],
    number: int,
    fields: Mapping[str, Any],
    as_of: date,
    *,
    remarks: Iterable[str] = (),
    what: str = "Row",
) -> Row[Job]:
    """Return a row with the job that its fields give, or with what is wrong with them.

    Without months, years alone are filled; names that are too long are cut. Both are said.
    """
    values, said = dict(fields), [*remarks]
    values["ratings"] = {d.value: values.get("ratings", {}).get(d) for d in Dimension}
    if isinstance(start := values.get("start"), str):
        start, end, years = filled(start, values.get("end"), as_of)
        values |= {"start": start} | ({"end": end} if "end" in values else {})
        said += [YEARS_ALONE] if years else []
    for field, longest in LONGEST.items():
        if len(name := str(values.get(field, "")).strip()) > longest:
            values[field] = f"{name[: longest - 1].rstrip()}{ELLIPSIS}"
            said.append(f"the {field} is cut to {longest} characters.")
    name = shortened(str(values.get("organisation", "")))
    try:
        known = {field: value for field, value in values.items() if field in kind.model_fields}
        job = kind(**known)
    except ValidationError as error:
        return Row(number, name, None, wrong(error, kind), what=what)
    return Row(number, name, job, (), tuple(said), what=what)


def held(
    number: int,
    organisation: str,
    title: str,
    when: Sequence[str | None],
    as_of: date,
    *,
    remarks: Iterable[str] = (),
    what: str = "Entry",
) -> Row[Role]:
    """Return a row with the role that an organisation, a title and its months give.

    `when`: the first month and the last, None where it goes on. A year alone is all of it. Where
    there is no organisation, the title stands for it.
    """
    first, *last = when
    alone = not last and first is not None and re.fullmatch("[0-9]{4}-[0-9]{2}", first)
    last = last or ([first] if year_alone(str(first)) else [None])
    fields: dict[str, Any] = {"start": first or "", "end": last[0], "title": title}
    fields["organisation"], said = organisation, [*remarks]
    said += [GOES_ON] if alone else []
    if title and not organisation:
        fields |= {"organisation": title, "title": ""}
        said.append("no organisation is named, so the title stands for it.")
    return made(Role, number, fields, as_of, remarks=said, what=what)


def wrong(error: ValidationError, kind: type) -> tuple[str, ...]:
    """Return what is wrong with a row, in sentences that begin with the column's name."""
    labels = {field: names[0] for field, names in NAMES[kind].items()} | {
        d.value: d.label for d in Dimension
    }

    def named(place: tuple[int | str, ...], sentence: str, given: object) -> str:
        label = labels.get(str(place[-1])) if place else None
        if label is None:
            return sentence
        if place[-1] in {"start", "end"} and isinstance(given, str) and given:
            return _no_month(label, given)
        part = f" {place[0]}" if place[0] in {"evidence", "notes"} else ""
        advice = sentence.partition(": ")[2].replace(", without quotes", " from 0 to 10")
        said = f"“{shortened(given)}”: " if isinstance(given, str) and given else ""
        return f"{label}{part}: {said if place[0] == 'ratings' else ''}{advice}"

    found = ((one["loc"], one["input"]) for one in error.errors(include_url=False))
    return tuple(
        named(place, sentence, given)
        for (place, given), sentence in zip(found, problems(error), strict=True)
    )


def _no_month(label: str, given: str) -> str:
    if re.fullmatch("[0-9]{4}-(0[1-9]|1[0-2])", given):
        return f"{label}: choose a month from 1950-01 to 2100-12, not {given}."
    two = ", as it could be two" if could_be_two(given) or lost_a_zero(given) else ""
    return (
        f"{label}: “{shortened(given)}” cannot be read as a month{two}. Write it as 2021-03,"
        " 03/2021 or Mar 2021."
    )


def grouped(said: Iterable[tuple[Row[Any], str]]) -> tuple[str, ...]:
    """Return each sentence once, with its rows before it."""
    rows: dict[str, list[Row[Any]]] = {}
    for row, sentence in said:
        rows.setdefault(sentence, []).append(row)
    return tuple(f"{_which(rows[sentence])}: {sentence}" for sentence in rows)


def _which(rows: list[Row[Any]]) -> str:
    """Return rows in a sentence, by number while they are few."""
    if len(rows) == 1:
        return str(rows[0])
    what = {"Entry": "Entries"}.get(rows[0].what, f"{rows[0].what}s")
    if len(rows) > MOST_NAMED:
        return f"{len(rows)} {what.lower()}"
    names = (f"{row.number} ({row.name})" if row.name else str(row.number) for row in rows)
    return f"{what} {listed(names, 'and')}"


def shortened(text: object) -> str:
    """Return a cell's text as it can stand in a sentence."""
    return str(text)[:60].encode(errors="replace").decode()
