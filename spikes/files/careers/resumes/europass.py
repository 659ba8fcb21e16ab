"""A career in the XML of Europass: `EmployerHistory` with its `PositionHistory`."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from spikes.files.careers.rows import Row, held
from spikes.files.dates import is_now, month
from spikes.files.decisions import FileError
from spikes.model import Role

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

KIND = "europass"
LARGEST = 300_000  # characters; a career has 50,000, without its photograph
MOST_ELEMENTS = 10_000  # a career has 1,000
MOST_POSITIONS = 200
PICTURE = re.compile(r"[A-Za-z0-9+/=]{1000,}")
TOO_LONG = "This XML is too long for a career. Paste the career as text, with its months."
NO_CAREER = (
    "This XML holds no career that can be read here: choose an XML file of Europass, or paste the"
    " career as text, a line for each role with its months."
)


def rows(content: str, as_of: date) -> tuple[list[Row[Role]], list[str]]:
    """Return the roles of a file, and what else it has.

    Raises `FileError`.
    """
    root = _root(content)
    found = [
        held(number, _text(job, "OrganizationName"), _text(position, "PositionTitle"), when, as_of)
        for number, (job, position, when) in enumerate(islice(_positions(root), MOST_POSITIONS), 1)
    ]
    if not found:
        raise FileError(NO_CAREER)
    learnt = next(_all(root, "EducationOrganizationAttendance"), None)
    return found, [] if learnt is None else ["education"]


def _root(content: str) -> "Element":
    """Return the outermost element.

    Raises `FileError`, also for what could grow once it is read.
    """
    from defusedxml import DefusedXmlException  # noqa: PLC0415 (most never need it)
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415

    bare = re.sub(r"\A\s*<\?xml[^>]*>", "", PICTURE.sub("", content))  # it is decoded already
    if len(bare) > LARGEST or bare.count("<") > 2 * MOST_ELEMENTS:
        raise FileError(TOO_LONG)
    try:
        root: Element = fromstring(bare.encode(), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
        raise FileError(NO_CAREER) from None
    return root


def _positions(root: "Element") -> Iterator[tuple["Element", "Element", tuple[str | None, ...]]]:
    """Yield each position with its employer and its months, in the order of the file."""
    for job in _all(root, "EmployerHistory"):
        for position in [*_all(job, "PositionHistory")] or [job]:
            start = _text(position, "StartDate") or _text(job, "StartDate")
            now = _text(position, "CurrentIndicator") or _text(position, "Ongoing")
            end = _text(position, "EndDate")
            goes_on = now.casefold() in {"true", "1"} or bool(end and is_now(end))
            said = [] if not (goes_on or end) else [None if goes_on else month(end)]
            yield job, position, (month(start), *said)


def _all(element: "Element", name: str) -> Iterator["Element"]:
    """Yield the elements of a name, in whatever namespace; none that is within another of them."""
    waiting = [element]
    while waiting:
        found = waiting.pop()
        if found.tag.rpartition("}")[2] == name:
            yield found
        else:
            waiting.extend(reversed(found))


def _text(element: "Element", name: str) -> str:
    """Return all text in the first element of a name, on one line."""
    found = next(_all(element, name), None)
    return "" if found is None else " ".join(" ".join(found.itertext()).split())
