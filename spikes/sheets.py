"""Roles or offers from a spreadsheet: cells pasted from it, or the bytes of a CSV file.

People name and write the same thing in many ways. What can be meant in one way only is taken; all else is named, with what to do.
The jobs a sheet gives can be taken all together: each was tried against the decision and the rows before it.
"""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from spikes.files import FileError, problems
from spikes.model import Decision, Dimension, Offer, Relevance, Role
from spikes.wording import close_match, listed

LARGEST_SHEET = 2_000_000  # bytes, or characters where pasted; 200 roles with a line in each cell come to a tenth of it
MOST_ROWS, MOST_COLUMNS = 2_000, 200
LONGEST_NAME = 100  # characters of a column's name that are read
UNRATED = 5

# What a column may be called: first its name here, then what else people write. Case and signs are forgiven.
SHARED = {
    "organisation": ("Organisation", "organization", "company", "employer", "org", "organisation name", "company name", "where"),
    "title": ("Title", "role", "position", "job title", "role title", "job", "kind", "function", "what", "what I did"),
    "relevance": ("Relevance",),
    "reason": ("Reason", "why"),
}
NAMES: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    Role: {
        **SHARED,
        "start": ("First month", "start", "start date", "start month", "from", "began", "started", "since"),
        "end": ("Last month", "end", "end date", "end month", "to", "until", "ended"),
    },
    Offer: {
        **SHARED,
        "planned_months": ("Planned months", "months", "planned"),
        "door": ("Door",),
        "reply_by": ("Reply by", "answer by", "deadline"),
        "outside": ("Not in these numbers", "outside"),
    },
}
SHORT_NAMES: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.SOCIAL_IMPACT: ("social", "impact"),
    Dimension.MANAGEMENT_CHOPS: ("management", "chops", "mgmt", "leadership"),
    Dimension.INDUSTRY_EXPERTISE: ("industry", "expertise", "industry knowledge", "domain", "domain knowledge"),
    Dimension.COMPENSATION: ("comp", "pay"),
    Dimension.ADVANCEMENT_SPEED: ("advancement", "speed", "growth", "career growth"),
}
ENDINGS: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    Role: {"ratings": ("", "rating"), "notes": ("note", "notes")},
    Offer: {"ratings": ("", "rating"), "evidence": ("evidence",), "notes": ("note", "notes")},
}
DATES = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})(?:[-/.][0-9]{1,2})?",  # 2021-03, 2021/03, 2021-03-15
        r"(?P<m>[0-9]{1,2})[-/.](?P<y>[0-9]{4})",  # 03/2021
        r"(?:[0-9]{1,2}[ .-]+)?(?P<m>[a-z]{3,10})[ .,'’-]*(?P<y>[0-9]{4}|[0-9]{2})",  # Mar-21, March 2021, 15 March 2021
        r"[0-9]{1,2}\. ?(?P<m>[0-9]{1,2})\. ?(?P<y>[0-9]{4})",  # 1.3.2006: with dots, the day is first everywhere
        r"(?:1[3-9]|2[0-9]|3[01])[-/.](?P<m>[0-9]{1,2})[-/.](?P<y>[0-9]{4})",  # 15/03/2021: no month is a 15th
        r"(?P<m>[0-9]{1,2})[-/.](?:1[3-9]|2[0-9]|3[01])[-/.](?P<y>[0-9]{4})",  # 03/15/2021
        r"(?P<m>[0-9]{1,2})[-/.](?P=m)[-/.](?P<y>[0-9]{4})",  # 03/03/2021: the same either way
    )
)
# In English, French, Spanish, Portuguese, Italian, German and Dutch, without accents, as the Unicode CLDR has them; a name may be
# cut short, and those that cutting does not give stand last.
MONTHS = (
    ("january", "janvier", "enero", "janeiro", "gennaio", "januar", "januari"),
    ("february", "fevrier", "febrero", "fevereiro", "febbraio", "februar", "februari"),
    ("march", "mars", "marzo", "marco", "maart", "marz", "maerz", "mrz", "mrt"),
    ("april", "avril", "abril", "aprile"),
    ("may", "mai", "mayo", "maio", "maggio", "mei"),
    ("june", "juin", "junio", "junho", "giugno", "juni"),
    ("july", "juillet", "julio", "julho", "luglio", "juli"),
    ("august", "aout", "agosto", "augustus"),
    ("september", "septembre", "septiembre", "setembro", "settembre"),
    ("october", "octobre", "octubre", "outubro", "ottobre", "oktober"),
    ("november", "novembre", "noviembre", "novembro"),
    ("december", "decembre", "diciembre", "dezembro", "dicembre", "dezember"),
)
RELEVANCE = {"high": Relevance.CORE, "medium": Relevance.ADJACENT, "low": Relevance.TANGENTIAL}  # as people write it
NOW = {"", "now", "present", "current", "today", "ongoing", "-", "–", "—"}
NOW |= {"heute", "bis heute", "actuel", "aujourd'hui", "presente", "actualidad", "atual", "oggi", "heden"}
NUMBER = re.compile(r"([-+]?[0-9]{1,9}(?:[.,][0-9]*)?)(?:\s*/\s*10)?", re.ASCII)
WHOLE_NUMBER = re.compile(r"([-+]?[0-9]{1,9})(?:[.,]0*)?(?:\s*months?)?", re.ASCII | re.IGNORECASE)
SEPARATORS = "\t;,|"
SPILT = "This row has more cells than there are columns: give each column a name, and quote a cell that holds a separator."
END = "\0"  # in no sheet
UNREADABLE = "This sheet cannot be read: a quotation mark may be missing. Mend it, or copy the cells and paste them."
NO_SHEET = "This is not a sheet of text: save the spreadsheet as CSV, or copy its cells and paste them."

Job = TypeVar("Job", Role, Offer)


@dataclass(frozen=True, slots=True)
class Row(Generic[Job]):
    """One row of a sheet: the job it gives, with remarks on what was assumed; or no job, and the problems or the remark why."""

    number: int  # as the spreadsheet counts it, from 1
    name: str  # the organisation, as far as it was read
    job: Job | None
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def there(self) -> bool:
        """Whether the job was in the decision already."""
        return self.job is None and not self.problems

    def __str__(self) -> str:
        """What the row is called in a sentence: "Row 3 (Beta)"."""
        return f"Row {self.number} ({self.name})" if self.name else f"Row {self.number}"


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Job]):
    """What was read: the rows that are not empty, and a sentence on each column left out, then on the names that are known."""

    rows: tuple[Row[Job], ...]
    ignored: tuple[str, ...]

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The jobs of the rows without a problem: all of them fit into the decision."""
        return tuple(row.job for row in self.rows if row.job is not None)


def read_roles(content: str | bytes, decision: Decision) -> Sheet[Role]:
    r"""The roles in pasted cells or in the bytes of a CSV file, tried against the decision they would join.

    Raises `FileError` where the sheet as a whole cannot be read.

    >>> from spikes.files import blank
    >>> sheet = read_roles("Employer;From;Until;Pay\nAcme;Mar-19;4/2021;7,5", blank())
    >>> [(role.organisation, f"{role.start:%Y-%m}", f"{role.end:%Y-%m}", role.ratings.compensation) for role in sheet.jobs]
    [('Acme', '2019-03', '2021-04', 7.5)]
    """
    return _read(content, decision, Role, "roles")


def read_offers(content: str | bytes, decision: Decision) -> Sheet[Offer]:
    """The offers in pasted cells or in the bytes of a CSV file, tried against the decision they would join.

    Raises `FileError` where the sheet as a whole cannot be read.
    """
    return _read(content, decision, Offer, "offers")


def month(text: str) -> str:
    """A month in any of the usual forms as YYYY-MM; text that is none, or might be two, as it is.

    >>> month("Mar 2021"), month("3/2021"), month("Sept-98"), month("4.3.2021"), month("März 2021"), month("3/4/2021")
    ('2021-03', '2021-03', '1998-09', '2021-03', '2021-03', '3/4/2021')
    """
    whole = text.replace("\N{WORD JOINER}", "").strip().casefold()  # as the page writes months, lest they break
    plain = "".join(sign for sign in unicodedata.normalize("NFD", whole) if not unicodedata.combining(sign))
    for form in DATES:
        if not (found := form.fullmatch(plain)):
            continue
        year, name = int(found["y"]), found["m"]
        year += (1900 if year >= 50 else 2000) if len(found["y"]) == 2 else 0
        named = [number for number, names in enumerate(MONTHS, 1) if any(full.startswith(name) for full in names)]
        number = int(name) if name.isdecimal() else named[0] if len(named) == 1 else 0
        if 1 <= number <= 12:
            return f"{year:04}-{number:02}"
    return text.strip()


def _read(content: str | bytes, decision: Decision, kind: type[Job], jobs: str) -> Sheet[Job]:
    headings, table = _table(_text(content), kind)
    places = _places(headings, kind)
    rows: list[Row[Job]] = []
    taken = {_same(job) for job in getattr(decision, jobs)}
    for number, (*cells, beyond) in table.items():
        row: Row[Job] = _row(number, dict(zip(places, cells, strict=True)), kind)
        if beyond:
            row = replace(row, job=None, problems=(SPILT,), remarks=())
        elif row.job is not None and _same(row.job) in taken:
            first_month = " and first month" if kind is Role else ""
            row = replace(row, job=None, remarks=(f"there already, with the same title{first_month}; not added again.",))
        elif isinstance(row.job, Role) and _same(row.job.replace(title="")) in taken:
            row = replace(row, job=None, remarks=("there already, without its title: write that there; not added again.",))
        elif row.job is not None:
            try:
                decision = decision.replace(**{jobs: (*getattr(decision, jobs), row.job)})
                taken.add(_same(row.job))
            except ValidationError as error:
                row = replace(row, job=None, problems=_said(error, kind), remarks=())
        rows.append(row)
    return Sheet(tuple(rows), _left_out(headings, places, kind))


def _text(content: str | bytes) -> str:
    """The text of a sheet, from whichever of the usual encodings, with line ends of one kind and no blank lines at its end."""
    if len(content) > LARGEST_SHEET:
        raise FileError(f"This sheet is larger than {LARGEST_SHEET // 1_000_000} MB: keep only its rows and columns of jobs.")
    text = content if isinstance(content, str) else _decoded(content)
    if "\0" in text or text.startswith("PK\x03\x04"):
        raise FileError(NO_SHEET)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip(SEPARATORS + " \n"):
        raise FileError("This sheet is empty: it needs a row of column names, and a row for each job below it.")
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
    """The column names, and each row that is not empty by its number, with one cell more than there are columns."""
    lines = text.split("\n")
    blank = next(i for i, line in enumerate(lines) if line.strip(SEPARATORS + " "))
    below, first = "\n".join(lines[blank:]), blank + 1
    names = _names(kind)
    try:  # csv finds the column names alone; of the usual separators, the one under which most of them are known
        heads = [next(csv.reader(io.StringIO(below), delimiter=sign)) for sign in SEPARATORS]
    except csv.Error:
        raise FileError(UNREADABLE) from None
    headings, sign = max(
        zip(heads, SEPARATORS, strict=True), key=lambda head: (sum(_key(h) in names for h in head[0]), len(head[0]))
    )
    if not any(names.get(_key(heading)) == ("organisation",) for heading in headings):
        raise FileError(f"No column is called Organisation: put the columns' names in the first row. {_known(kind)}")
    if len(headings) > MOST_COLUMNS:
        raise FileError(f"This sheet has more than {MOST_COLUMNS} columns: keep those of your jobs.")
    try:
        _, *below_them = csv.reader(io.StringIO(f"{below}\n{END}"), delimiter=sign)
    except csv.Error:
        raise FileError(UNREADABLE) from None
    if not below_them or below_them.pop() != [END]:
        raise FileError(UNREADABLE)  # a cell took it in: its quotation mark is never closed
    if len(below_them) > MOST_ROWS:
        raise FileError(f"This sheet has more than {MOST_ROWS:,} rows: keep those of your jobs.")
    width = len(headings)
    cells = ([cell.strip() for cell in (*row[:width], *[""] * (width - len(row)), "".join(row[width:]))] for row in below_them)
    rows = {number: row for number, row in enumerate(cells, first + 1) if any(row)}
    if not rows:
        raise FileError("The columns have names, but no row below them is filled: add one for each job.")
    return headings, rows


def _key(heading: str) -> str:
    """A column's name less its case, its signs and what stands in brackets."""
    plain = heading[:LONGEST_NAME].replace("_", " ").casefold()
    return " ".join(re.findall(r"\w+", re.sub(r"\([^()]*\)", " ", plain)))


def _known(kind: type) -> str:
    """The names that columns may have, those that people call by many names once."""
    return f"Known are {listed([*(names[0] for names in NAMES[kind].values()), *(d.label for d in Dimension)], 'and')}."


def _names(kind: type) -> dict[str, tuple[str, ...]]:
    """Every name a column may have, and the field it stands for: ("start",), or ("ratings", "compensation")."""
    fields: dict[str, tuple[str, ...]] = {_key(name): (field,) for field, names in NAMES[kind].items() for name in (field, *names)}
    for d in Dimension:
        for field, endings in ENDINGS[kind].items():
            fields |= {f"{_key(name)} {end}".strip(): (field, d.value) for name in (d.label, *SHORT_NAMES[d]) for end in endings}
    return fields


def _places(headings: list[str], kind: type) -> list[tuple[str, ...]]:
    """The field each column stands for; (a number,) for one that is left out."""
    known = _names(kind)
    places = [known.get(_key(heading), (str(i),)) for i, heading in enumerate(headings)]
    for i, place in enumerate(places):
        if (first := places.index(place)) < i:
            raise FileError(f"“{headings[first]}” and “{headings[i]}” mean the same: keep one of the two columns.")
    return places


def _left_out(headings: list[str], places: list[tuple[str, ...]], kind: type) -> tuple[str, ...]:
    unknown = [heading.strip() for heading, place in zip(headings, places, strict=True) if place[0].isdecimal() and heading.strip()]
    meant = {heading: close_match(_key(heading), _names(kind), 0.8) for heading in unknown}
    left_out = (
        f"The column “{_shortened(heading)}” is left out{f': if it means {close}, rename it' if (close := meant[heading]) else ''}."
        for heading in unknown
    )
    return (*left_out, _known(kind)) if unknown else ()


def _shortened(text: str) -> str:
    """A cell's text as it can stand in a sentence."""
    return text[:60].encode(errors="replace").decode()


def _row(number: int, cells: Mapping[tuple[str, ...], str], kind: type[Job]) -> Row[Job]:
    """The job that one row gives, tried by itself."""
    fields: dict[str, Any] = {"ratings": {}, "evidence": {}, "notes": {}}
    for (field, *dimension), cell in cells.items():
        if dimension and cell:
            fields[field][dimension[0]] = _number(cell) if field == "ratings" else _word(cell) if field == "evidence" else cell
        elif field in NAMES[kind] and (cell or field in {"organisation", "start"}):
            fields[field] = _value(field, cell)
    unrated = [d.label.lower() for d in Dimension if d not in fields["ratings"]]
    fields["ratings"] = {d.value: fields["ratings"].get(d, UNRATED) for d in Dimension}
    name = _shortened(fields["organisation"])
    try:
        job = kind(**{field: value for field, value in fields.items() if field in kind.model_fields})
    except ValidationError as error:
        return Row(number, name, None, _said(error, kind))
    assumed = (
        "no last month; taken as still there." if kind is Role and "end" not in fields else "",
        f"no rating of {listed(unrated)}; taken as {UNRATED}." if unrated else "",
        "" if "relevance" in fields else f"no relevance; taken as {job.relevance} to your goal.",
    )
    return Row(number, name, job, (), tuple(filter(None, assumed)))


def _value(field: str, cell: str) -> object:
    match field:
        case "start":
            return month(cell)
        case "end":
            return None if cell.casefold().replace("’", "'") in NOW else month(cell)
        case "planned_months":
            return int(whole[1]) if (whole := WHOLE_NUMBER.fullmatch(cell)) else cell
        case "relevance":
            return RELEVANCE.get(_word(cell), _word(cell))
        case "door":
            return _word(cell)
        case _:
            return cell


def _number(cell: str) -> object:
    return float(found[1].replace(",", ".")) if (found := NUMBER.fullmatch(cell)) else cell


def _word(cell: str) -> str:
    return re.sub(r"[\s_-]+", "-", cell.casefold())


def _said(error: ValidationError, kind: type) -> tuple[str, ...]:
    """What is wrong with a row, each sentence begun with its column's name in place of a key."""
    labels = {field: names[0] for field, names in NAMES[kind].items()} | {d.value: d.label for d in Dimension}

    def named(place: tuple[int | str, ...], sentence: str, given: object) -> str:
        label = labels.get(str(place[-1])) if place else None
        if label is None:
            return sentence
        if place[-1] in {"start", "end"} and isinstance(given, str) and given:
            if re.fullmatch("[0-9]{4}", given):
                likely = f"{given}-{'01' if place[-1] == 'start' else '12'}"
                return f"{label}: “{given}” names no month: write which, as {likely} if you no longer know."
            return f"{label}: “{_shortened(given)}” cannot be read as a month: write it as 2021-03, 03/2021 or Mar 2021."
        part = f" {place[0]}" if place[0] in {"evidence", "notes"} else ""
        return f"{label}{part}: {sentence.partition(': ')[2].replace(', without quotes', ' from 0 to 10')}"

    wrong = ((one["loc"], one["input"]) for one in error.errors(include_url=False))
    return tuple(named(place, sentence, given) for (place, given), sentence in zip(wrong, problems(error), strict=True))


def _same(job: Role | Offer) -> tuple[object, ...]:
    return (job.organisation, job.title, job.start if isinstance(job, Role) else None)
