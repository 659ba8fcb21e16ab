"""The decision journal: a decision as an entry one keeps, and back.

An entry is Markdown: front matter for the notes program, prose for the person, and at its end the
whole decision as data. Opening it reads the data. Where the front matter was edited and says
something else, that is told, for the person to decide.
"""

import io
import re
import unicodedata
import zipfile
from calendar import monthrange
from collections import deque
from dataclasses import dataclass
from datetime import MAXYEAR, date
from pathlib import Path

from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.files.decisions import FileError
from spikes.journal import front_matter
from spikes.journal.front_matter import Contradiction
from spikes.journal.prose import sections, standing
from spikes.model import Decision
from spikes.model.names import offer_names
from spikes.words.markdown import escaped, fenced, readable

SAVED = "choose a .json, .md or .zip file that Spikes saved"
ABOUT_DATA = (
    "The page of Spikes opens this file again. It reads the block below, not the text above: leave"
    " the block as it is."
)
OPENING_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t]*json\b.*$", re.MULTILINE)
FRONT_MATTER_END = re.compile(r"^(---|\.\.\.)[ \t]*$", re.MULTILINE)
LATIN_LETTER = re.compile(
    r"LATIN (?:SMALL|CAPITAL) (?:LETTER|LIGATURE) ([A-Z]{1,2})(?: |$)"
)  # ø: "… O WITH STROKE"


@dataclass(frozen=True, slots=True)
class Opened:
    """The decision that a file's data hold, and where its front matter says something else."""

    decision: Decision
    contradictions: tuple[Contradiction, ...] = ()


def dated(decision: Decision, today: date) -> Decision:
    """The decision with today as its entry's day, and half a year after that for the review,
    where these are missing.
    """
    written = decision.journal.date or today
    review_on = decision.journal.review_on or _half_a_year_after(written)
    return decision.replace(journal=decision.journal.replace(date=written, review_on=review_on))


def title(results: Results) -> str:
    """What the entry is called: the person's own title, or the options compared."""
    names = (option.name for option in results.pair)
    return readable(results.decision.journal.title) or readable(" or ".join(names)) or "A decision"


def replies(decision: Decision) -> tuple[tuple[date, str], ...]:
    """The days by which offers must be answered, each with the offer's name, the earliest first."""
    named = zip(decision.offers, offer_names(decision.offers), strict=True)
    return tuple(sorted((offer.reply_by, name) for offer, name in named if offer.reply_by))


def file_name(results: Results) -> str:
    """The name of the entry's files, without an ending: "2026-11-24-hexbourne-vs-fernmoor-health".

    At most 100 lower-case letters a to z, digits and dashes. Raises `ValueError` for a decision
    without a date.
    """
    names = (_slug(option.name) or f"option-{i}" for i, option in enumerate(results.pair, 1))
    return f"{_day_of(results.decision)}-{'-vs-'.join(names)}"


def entry(results: Results, picture: str = "", alternative: str = "") -> str:
    """The entry in Markdown. `picture`: the name of a file beside it; `alternative`: what that
    shows, the skylines by default.

    Raises `ValueError` for a decision without a date.
    """
    head = front_matter.written(front_matter.keys(results, title(results)))
    data = fenced(files.to_json(results.decision), "json")
    return (
        f"---\n{head}---\n\n{body(results, picture, alternative)}\n\n##"
        f" Data\n\n{ABOUT_DATA}\n\n{data}\n"
    )


def body(results: Results, picture: str = "", alternative: str = "") -> str:
    """The part of an entry that is for the person, from its title to its review.

    Raises `ValueError` for a decision without a date.
    """
    _day_of(results.decision)
    parts = (
        f"# {escaped(title(results))}",
        standing(results.decision.journal),
        sections(results, picture, alternative),
    )
    return "\n\n".join(parts)


def opened(content: bytes) -> Opened:
    """The decision in the bytes of a JSON file, an entry, or an entry's zip, whatever the file is
    called.

    Raises `FileError`.
    """
    if len(content) > files.LARGEST_FILE or content.removeprefix(
        b"\xef\xbb\xbf"
    ).lstrip().startswith((b"{", b"[")):
        return Opened(files.from_json(content))  # which refuses what is too large
    return _from_entry(
        _out_of_zip(content) if content.startswith((b"PK\x03\x04", b"PK\x05\x06")) else content
    )


def as_front_matter(opened: Opened) -> Decision:
    """The decision as the front matter has it, in the keys that are a person's own; those that are
    computed stay.

    Raises `FileError` where there is no such decision.
    """
    return front_matter.taken_over(opened.decision, opened.contradictions)


def read(path: Path, phase: str | None = None) -> Decision:
    """The decision in a file of any of the three kinds. `phase` names a life phase whose weights
    replace the file's.

    Raises `FileError`, also where an entry contradicts itself.
    """
    found = opened(files.content(path))
    if found.contradictions:
        what_to_do = (
            "Correct one of the two, the front matter or the data, or open the entry on the page,"
            " which asks."
        )
        raise FileError(*map(str, found.contradictions), what_to_do)
    return (
        files.from_json(files.to_json(found.decision).encode(), phase)
        if phase is not None
        else found.decision
    )


def _from_entry(content: bytes) -> Opened:
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise FileError(f"This is neither text in UTF-8 nor a whole zip: {SAVED}.") from None
    decision = files.from_json(_data(text))
    results = Results(decision)
    return Opened(
        decision,
        front_matter.contradictions(_stated(text), front_matter.keys(results, title(results))),
    )


def _data(text: str) -> bytes:
    """The last block of JSON, at its place in the file, so that a mistake in it is named by its
    line.
    """
    last = deque(OPENING_FENCE.finditer(text), maxlen=1)
    if not last:
        raise FileError(f"No decision was found in this file: {SAVED}.")
    opening, fence = last[0], last[0][1]
    closing = re.compile(rf"^ {{0,3}}{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE).search(
        text, opening.end()
    )
    lines_before = "\n" * text.count("\n", 0, opening.end())
    return (lines_before + text[opening.end() : closing.start() if closing else len(text)]).encode()


def _stated(text: str) -> dict[str, front_matter.Stated]:
    """What the front matter says; nothing where there is none."""
    first, _, rest = text.partition("\n")
    if first.rstrip() != "---":
        return {}
    end = FRONT_MATTER_END.search(rest)
    if end is None:
        raise FileError(
            "The front matter at the top does not end: write a line of --- after its last key."
        )
    return front_matter.read(rest[: end.start()])


def _out_of_zip(content: bytes) -> bytes:
    """The one entry in a zip. Its name is looked at, and used for nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [
                m
                for m in archive.infolist()
                if m.filename.lower().endswith(".md") and "__MACOSX/" not in m.filename
            ]
            if len(entries) != 1:
                raise FileError(
                    f"This zip holds {len(entries) or 'no'} entries (.md), and one is needed:"
                    f" {SAVED}."
                )
            if entries[0].flag_bits & 1:
                raise FileError(
                    "The entry in this zip is locked by a password: unpack it, and choose the .md"
                    " file."
                )
            if entries[0].compress_type not in {
                zipfile.ZIP_STORED,
                zipfile.ZIP_DEFLATED,
            }:  # others may take any memory
                raise FileError(
                    "The entry in this zip is packed in an unusual way: unpack it, and choose the"
                    " .md file."
                )
            with archive.open(entries[0]) as file:
                unpacked = file.read(files.LARGEST_FILE + 1)
    except FileError:
        raise
    except Exception:  # a damaged zip fails in many ways, and zipfile promises none
        raise FileError(
            f"This zip is damaged: {SAVED}, or unpack it, and choose the .md file."
        ) from None
    if len(unpacked) > files.LARGEST_FILE:
        raise FileError(f"The entry in this zip is larger than any decision: {SAVED}.")
    return unpacked


def _day_of(decision: Decision) -> date:
    if decision.journal.date is None:
        raise ValueError("an entry needs its day: give the decision one with dated()")
    return decision.journal.date


def _half_a_year_after(day: date) -> date:
    year, month = divmod(12 * day.year + day.month - 1 + 6, 12)
    return (
        date.max
        if year > MAXYEAR
        else date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    )


def _slug(name: str) -> str:
    letters = (unicodedata.normalize("NFKD", letter) for letter in name.casefold())
    plain = "".join(
        letter if letter.isascii() else _latin(letter)
        for letters_ in letters
        for letter in letters_
    )
    return re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")[:40].rstrip("-")


def _latin(letter: str) -> str:
    match = LATIN_LETTER.match(unicodedata.name(letter, ""))
    return match[1] if match else "" if unicodedata.combining(letter) else "-"
