"""The decision journal: a decision as an entry one keeps, and back.

An entry is Markdown: front matter for the notes program, prose for the person, and at its end the
whole decision as data. Opening it reads the data alone, so whatever a person or a program adds to
the rest does no harm.
"""

import hashlib
import io
import re
import unicodedata
import zipfile
from calendar import monthrange
from collections import deque
from dataclasses import replace
from datetime import MAXYEAR, date
from pathlib import Path

from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.files.decisions import FileError, Opened
from spikes.journal import front_matter
from spikes.journal.prose import sections, standing
from spikes.model import Decision
from spikes.model.names import offer_names
from spikes.words.markdown import escaped, fenced, readable

SAVED = "choose a .json, .md or .zip file that Spikes saved"
ABOUT_DATA = (
    "The page of Spikes opens this file again. It reads the block below, not the text above: leave"
    " the block as it is."
)
EDITED = "The words in this entry were edited outside Spikes. They stay in that file only."
DIGEST = "words_sha256"  # the key of the block of data that tells whether the words are as written
OPENING_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t]*json\b.*$", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*\n")
# in a letter's name, as ø's, "LATIN SMALL LETTER O WITH STROKE"
LATIN_LETTER = re.compile(r"LATIN (?:SMALL|CAPITAL) (?:LETTER|LIGATURE) ([A-Z]{1,2})(?: |$)")


def dated(decision: Decision, today: date) -> Decision:
    """Return the decision with its entry's day, by default today, and the review's.

    A review is half a year after the entry, unless the decision says otherwise.
    """
    written = decision.journal.date or today
    review_on = decision.journal.review_on or _half_a_year_after(written)
    return decision.replace(journal=decision.journal.replace(date=written, review_on=review_on))


def title(results: Results) -> str:
    """Return what the entry is called: the person's own title, or the options compared."""
    names = (option.name for option in results.pair)
    return readable(results.decision.journal.title) or readable(" or ".join(names)) or "A decision"


def replies(decision: Decision) -> tuple[tuple[date, str], ...]:
    """Return the days to answer by, each with its offer's name, the earliest first."""
    named = zip(decision.offers, offer_names(decision.offers), strict=True)
    return tuple(sorted((offer.reply_by, name) for offer, name in named if offer.reply_by))


def file_name(results: Results) -> str:
    """Return the name of the entry's files: "2026-11-24-hexbourne-vs-fernmoor-health".

    It has no ending, and at most 100 lower-case letters a to z, digits and dashes.

    Raises `ValueError` for a decision without a date.
    """
    names = (_slug(option.name) or f"option-{i}" for i, option in enumerate(results.pair, 1))
    return f"{_day_of(results.decision)}-{'-vs-'.join(names)}"


def entry(results: Results, picture: str = "", alternative: str = "") -> str:
    """Return the entry in Markdown.

    `picture` is the name of a file beside it, `alternative` what that shows, by default the
    skylines. Raises `ValueError` for a decision without a date.
    """
    head = front_matter.written(front_matter.keys(results, title(results)))
    words = f"{body(results, picture, alternative)}\n\n## Data\n\n{ABOUT_DATA}\n\n"
    data = files.to_json(results.decision, **{DIGEST: _digest(words)})
    return f"---\n{head}---\n\n{words}{fenced(data, 'json')}\n"


def body(results: Results, picture: str = "", alternative: str = "") -> str:
    """Return the part of an entry that is for the person, from its title to its review.

    Raises `ValueError` for a decision without a date.
    """
    _day_of(results.decision)
    parts = (
        f"# {escaped(title(results))}",
        standing(results.decision.journal),
        sections(results, picture, alternative),
    )
    return "\n\n".join(parts)


def opened(content: bytes, phase: str | None = None) -> Opened:
    """Open the bytes of a JSON file, an entry or an entry's zip, whatever the file is called.

    `phase` names a life phase whose weights replace the file's. Raises `FileError`.
    """
    start = content[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if len(content) > files.LARGEST_FILE or start.startswith((b"{", b"[")):
        return files.opened(content, phase)  # which refuses what is too large
    zipped = content.startswith((b"PK\x03\x04", b"PK\x05\x06"))
    found = _from_entry(_out_of_zip(content) if zipped else content, phase)
    return replace(found, original=content if found.original else b"")


def read(path: Path, phase: str | None = None) -> Opened:
    """Open a file of any of the three kinds.

    `phase` names a life phase whose weights replace the file's. Raises `FileError`.
    """
    return opened(files.content(path), phase)


def _from_entry(content: bytes, phase: str | None) -> Opened:
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise FileError(f"This is neither text in UTF-8 nor a whole zip: {SAVED}.") from None
    words, data = _parts(text)
    keys = files.parsed(data)
    digest = keys.pop(DIGEST, None)
    found = files.from_keys(keys, phase)
    edited = digest not in {None, _digest(words)}
    return Opened(
        found.decision,
        (*found.notes, *([EDITED] if edited else [])),
        content if found.notes else b"",
    )


def _parts(text: str) -> tuple[str, bytes]:
    """Return the words of an entry, and its last block of JSON.

    The block stands behind as many line ends as in the file, so that a mistake in it is named by
    its line there.
    """
    last = deque(OPENING_FENCE.finditer(text), maxlen=1)
    if not last:
        raise FileError(f"No decision was found in this file: {SAVED}.")
    opening, fence = last[0], last[0][1]
    closing = re.compile(rf"^ {{0,3}}{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE).search(
        text, opening.end()
    )
    block = text[opening.end() : closing.start() if closing else len(text)]
    lines_before = "\n" * text.count("\n", 0, opening.end())
    head = FRONT_MATTER.match(text)
    return text[head.end() if head else 0 : opening.start()], (lines_before + block).encode()


def _digest(words: str) -> str:
    """Return the SHA-256 of text, whatever its line ends and trailing blanks."""
    lines = (line.rstrip() for line in words.strip().splitlines())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _out_of_zip(content: bytes) -> bytes:
    """Return the one entry in a zip; its name is used for nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [m for m in archive.infolist() if m.filename.lower().endswith(".md")]
            entries = [m for m in members if "__MACOSX/" not in m.filename]
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
            # other ways of packing may take any memory
            if entries[0].compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
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
