"""Recognise what a file or a paste is, from its content, never from its name; and read it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from spikes.files import decisions, entries, links
from spikes.files.careers import archives
from spikes.files.careers.columns import column
from spikes.files.careers.found import Answers, Found, Jobs
from spikes.files.careers.prose import career, offered, pdf
from spikes.files.careers.resumes import europass, json_resume, reactive_resume, rendercv
from spikes.files.careers.rows import Row
from spikes.files.careers.settled import few, settled
from spikes.files.careers.sheets import sheet, tables, workbook
from spikes.files.careers.sheets.said import CORE, LASTS, OWN, of_each
from spikes.files.careers.sheets.tables import Table
from spikes.files.careers.text import (
    GARBLED,
    LARGEST,
    TOO_LARGE,
    WESTERN,
    is_garbled,
    is_western,
    text,
)
from spikes.files.decisions import FileError, Opened
from spikes.model import Decision, Offer, Role
from spikes.words.phrases import listed

NO_ANSWERS = Answers()
LINKEDIN = {"company name", "started on", "finished on"}  # names of columns of its export
LARGEST_TEXT = 2_000_000  # characters of a sheet; 60 roles with every text full have a third
TOO_LONG = "This text is too long for a career. Keep only its roles, or its rows of jobs."
EMPTY = "This is empty. Paste what you have, or choose another file."
NOTHING = (
    "No role and no offer was found here. Paste a career with its months, or a sheet whose columns"
    " have names, such as Organisation, Title, First month and Last month."
)
NO_OFFER = (
    "No offer was found here. Paste a line for each, such as “Acme, Senior PM, reply by 15 Dec"
    " 2026”, or rows of a sheet whose columns have names, such as Organisation and Reply by."
)
OTHER_JSON = (
    "This JSON holds no career that can be read here. Choose one of JSON Resume, Reactive Resume or"
    " Spikes, or paste the career as text, a line for each role with its months."
)
OTHER_LETTERS = re.compile("[\u0370-\u1dff\u3040-\ud7ff]")  # from Greek to Korean
LETTERS = (
    "Months and names of columns are not read in these letters. Write the months as 2021-03, and"
    " name the columns Organisation, Title, First month and Last month."
)
OLD_OFFICE = (
    "This file comes from an older Office. Save it as .xlsx or CSV UTF-8, or copy what is in it and"
    " paste it."
)
DOCUMENT = "Word documents cannot be read here. Copy the text, and paste it."
NO_CAREER_IN_ZIP = (
    "This zip holds neither Positions.csv, as LinkedIn's does, nor an entry of Spikes. Unpack it,"
    " and choose the file inside."
)
LINK = re.compile(r"spikes(?:=|%3D)[\w%=-]+", re.ASCII | re.IGNORECASE)
MARKDOWN_LINK = re.compile(r"\s*\[[^\[\]\n]*\]\(")
ENTRY = re.compile(r"^ {0,3}(?:`{3,}|~{3,})[ \t]*json\b", re.MULTILINE)
AROUND = "Employers and titles are read from what stands around their months. Check each."
HELD = "These are jobs that you have or had, so they are read as roles."


def read(
    content: bytes | str,
    decision: Decision,
    jobs: Jobs | None = None,
    answers: Answers = NO_ANSWERS,
) -> Found:
    """Read roles or offers, to join a decision, from whatever people already have.

    `jobs`: what to read it as, where it fits both; then roles. Raises `FileError` where nothing
    was read.

    >>> from spikes.files.decisions import blank
    >>> found = read("Acme, product manager, Mar 2019 to Jun 2021", blank())
    >>> [(role.organisation, role.title, f"{role.start:%Y-%m}") for role in found.roles]
    [('Acme', 'product manager', '2019-03')]
    """
    if not content.strip():
        raise FileError(EMPTY)
    if len(content) > LARGEST:
        raise FileError(TOO_LARGE)
    reader = _Reader(decision, jobs, answers)
    if isinstance(content, bytes):
        return reader.file(content)
    return reader.text(text(content))


class _Reader:
    """Reads what is to join one decision."""

    def __init__(self, decision: Decision, jobs: Jobs | None, answers: Answers) -> None:
        self.decision, self.jobs, self.answers = decision, jobs, answers
        self.as_of = decision.as_of

    def file(self, content: bytes) -> Found:
        """Read a file's bytes."""
        if pdf.is_one(content):
            return self.career(pdf.text(content))
        if archives.is_one(content):
            return self.archive(content)
        if content.startswith(b"\xd0\xcf\x11\xe0"):
            raise FileError(OLD_OFFICE)
        found = self.text(text(content))
        said = (WESTERN,) if is_western(content) else ()
        return replace(found, assumed=(*said, *found.assumed))

    def archive(self, content: bytes) -> Found:
        """Read a zip: a spreadsheet, LinkedIn's export, or an entry of Spikes."""
        names = archives.names(content)
        positions = [name for name in names if re.search(r"(?:^|/)positions\.csv$", name.lower())]
        if positions:
            return self.text(text(archives.member(content, positions[0])))
        if "xl/workbook.xml" in names:
            table, others = workbook.table(content)
            sheets = (f"“{name[:60]}”" for name in others)
            left_out = [f"Other sheets are left out: {listed(sheets, 'and')}."] if others else []
            return self.sheet(table, left_out)
        if "word/document.xml" in names:
            raise FileError(DOCUMENT)
        if not any(name.lower().endswith(".md") for name in names):
            raise FileError(NO_CAREER_IN_ZIP)
        return _own(entries.opened(content))

    def text(self, content: str) -> Found:
        """Read a text of any kind, also as a mail quotes it."""
        if all(line.startswith(">") for line in content.splitlines() if line.strip()):
            content = re.sub(r"^> ?", "", content, flags=re.MULTILINE)
        start, link = content.lstrip()[:1], LINK.search(content)
        if not (link or '"offers"' in content) and is_garbled(content):
            raise FileError(GARBLED)
        if start in {"{", "["} and not (link and MARKDOWN_LINK.match(content)):
            return self.json(content)
        if start == "<" and not link:
            return self.roles(europass.KIND, europass.rows(content, self.as_of))
        if len(content) > LARGEST_TEXT and not any(fence in content for fence in ("```", "~~~")):
            raise FileError(TOO_LONG)
        if link:
            return _own(links.opened(link[0]))
        if ENTRY.search(content) and '"offers"' in content:
            return _own(entries.opened(content.encode()))
        if rendercv.MARK.search(content):
            values = rendercv.values(content)
            if rendercv.is_one(values):
                return self.roles(rendercv.KIND, rendercv.rows(values, self.as_of))
        if table := tables.table(content):
            return self.sheet(table)
        return self.career(content)

    def json(self, content: str) -> Found:
        """Read JSON: a decision, a career, or a list of objects as a sheet."""
        values = decisions.values(content.encode())
        for kind in (json_resume, reactive_resume):
            if kind.is_one(values):
                return self.roles(kind.KIND, kind.rows(values, self.as_of))
        if isinstance(values, dict) and "offers" in values:
            return _own(entries.opened(content.encode()))
        if table := tables.arranged(tables.of_objects(values)):
            return self.sheet(table)
        raise FileError(OTHER_JSON)

    def career(self, content: str) -> Found:
        """Read a career in prose."""
        rows, left_out, wrong = career.rows(content, self.as_of)
        offers = offered.rows(content, self.as_of) if self.jobs == "offers" and not rows else []
        if offers:
            return self.settled("sheet", offers, [offered.EACH_LINE, CORE, LASTS], [])
        if not rows and OTHER_LETTERS.search(content):
            raise FileError(LETTERS)
        kind = career.kind(content)
        around = [AROUND] if kind == "cv" else []
        return self.roles(kind, (rows, []), left_out, wrong, around)

    def roles(
        self,
        kind: str,
        found: tuple[list[Row[Role]], list[str]],
        left_out: Sequence[str] = (),
        problems: Sequence[str] = (),
        assumed: Sequence[str] = (),
    ) -> Found:
        """Return roles, less those that do not fit, and what else there was."""
        rows, others = found
        rest = listed((f"“{name[:60]}”" for name in others), "and") if others else ""
        parts = [f"All but the work is left out: {rest}."] if others else []
        held = [HELD] if self.jobs == "offers" else []
        said = [*held, *assumed, CORE]
        return self.settled(kind, rows, said, [*left_out, *parts], problems=few(problems))

    def sheet(self, table: Table, left_out: Sequence[str] = ()) -> Found:
        """Read a sheet of roles or offers."""
        names = set(map(column, table.headings))
        linkedin = {heading.casefold().strip() for heading in table.headings} >= LINKEDIN
        own = names >= OWN
        roles = sheet.holds_roles(table) if self.jobs is None else self.jobs == "roles"
        kind = Role if linkedin or (roles and not own) else Offer
        found: sheet.Sheet[Any] = sheet.read(
            table, kind, self.as_of, self.answers, open_ended=linkedin
        )
        held = [HELD] if linkedin and self.jobs == "offers" else []
        return self.settled(
            "linkedin" if linkedin else "spikes" if own else "sheet",
            found.rows,
            (*held, *of_each(table, kind)),
            (*left_out, *found.ignored),
            said=found.assumed,
            asked=found.asked,
            weights=found.weights,
        )

    def settled(
        self,
        kind: str,
        rows: Sequence[Row[Any]],
        assumed: Iterable[str],
        left_out: Iterable[str],
        **more: Any,
    ) -> Found:
        """Return what was found, once each job is there once.

        Raises `FileError` where that is nothing.
        """
        found, ignored = settled(rows, self.decision, self.answers), tuple(left_out)
        problems = (*more.get("problems", ()), *found.problems)
        jobs, weights = (*found.roles, *found.offers), more.get("weights")
        if not (jobs or weights or found.left_out):
            nothing = NO_OFFER if self.jobs == "offers" else NOTHING
            raise FileError(*(problems or (*ignored, nothing)))
        return Found(
            kind,
            found.roles,
            found.offers,
            weights,
            (
                *(assumed if jobs else ()),
                *(more.get("said", ()) if jobs or weights else ()),
                *found.assumed,
            ),
            (*more.get("asked", ()), *found.asked),
            (*ignored, *found.left_out),
            problems,
        )


def _own(opened: Opened) -> Found:
    """Return a decision of Spikes' own."""
    own = opened.decision
    return Found("spikes", own.roles, own.offers, own.weights, left_out=opened.notes, decision=own)
