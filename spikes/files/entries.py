"""Decisions from entries of the journal: Markdown with a block of data, or a zip with that.

Opening reads the data alone, so whatever a person or a program adds to the rest does no harm.
"""

import hashlib
import io
import re
import zipfile
from collections import deque
from dataclasses import replace
from pathlib import Path

from spikes.files import decisions
from spikes.files.decisions import FileError, Opened

SAVED = "choose a .json, .md or .zip file that Spikes saved"
EDITED = "The words in this entry were edited outside Spikes. They stay in that file only."
DIGEST = "words_sha256"  # the key of the block of data that shows whether the words are as written
OPENING_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t]*json\b.*$", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*\n")


def opened(content: bytes, phase: str | None = None) -> Opened:
    """Open the bytes of a JSON file, an entry or an entry's zip, whatever the file is called.

    `phase` names a life phase whose weights replace the file's. Raises `FileError`.
    """
    start = content[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if len(content) > decisions.LARGEST_FILE or start.startswith((b"{", b"[")):
        return decisions.opened(content, phase)  # which refuses what is too large
    zipped = content.startswith((b"PK\x03\x04", b"PK\x05\x06"))
    found = _from_entry(_out_of_zip(content) if zipped else content, phase)
    return replace(found, original=content if found.original else b"")


def read(path: Path, phase: str | None = None) -> Opened:
    """Open a file of any of the three kinds.

    `phase` names a life phase whose weights replace the file's. Raises `FileError`.
    """
    return opened(decisions.content(path), phase)


def _from_entry(content: bytes, phase: str | None) -> Opened:
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise FileError(f"This is neither text in UTF-8 nor a whole zip: {SAVED}.") from None
    words, data = _parts(text)
    keys = decisions.parsed(data)
    written = keys.pop(DIGEST, None)
    found = decisions.from_keys(keys, phase)
    edited = written not in {None, digest(words)}
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


def digest(words: str) -> str:
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
                unpacked = file.read(decisions.LARGEST_FILE + 1)
    except FileError:
        raise
    except Exception:  # a damaged zip fails in many ways, and zipfile promises none
        raise FileError(
            f"This zip is damaged: {SAVED}, or unpack it, and choose the .md file."
        ) from None
    if len(unpacked) > decisions.LARGEST_FILE:
        raise FileError(f"The entry in this zip is larger than any decision: {SAVED}.")
    return unpacked
