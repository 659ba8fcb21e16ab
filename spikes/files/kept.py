"""A decision kept in a file, but never over what someone else wrote there."""

import os
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import Lock

from spikes.files import decisions as files
from spikes.files.atomic import clear, put
from spikes.files.decisions import FileError, Opened
from spikes.model import Decision


class ChangedError(Exception):
    """The file no longer holds what was last read from it or written to it."""


class KeptFile:
    """A file in which a decision is kept; all tabs share it, so that they take turns.

    Raises `FileError` for a file in which no decision can be kept, and leaves it as it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = _keepable(path)
        self._turn = Lock()
        self._at_start = self.content()  # until it is kept beside the file
        if self._at_start is not None:
            files.opened(self._at_start)
        clear(self.path.parent)

    def content(self) -> bytes | None:
        """Return what the file holds now; None where there is none."""
        return files.content(self.path) if os.path.lexists(self.path) else None

    def write(self, content: bytes, known: bytes | None) -> None:
        """Write content in place of what was known; first keep what was there at the start.

        Raises `ChangedError` where the file holds something else by now, and `FileError`.
        """

        def check() -> None:
            with suppress(FileError):
                if self.content() == known:
                    return
            raise ChangedError

        with self._turn:
            check()
            if self._at_start is not None:
                put(self.path.with_suffix(".before.json"), self._at_start, self.path)
                self._at_start = None
            put(self.path, content, self.path, check)  # checks again, since writing takes a while

    def write_beside(self, content: bytes, path: Path | None) -> Path:
        """Write content beside the file, over what was written there before; return where.

        Raises `FileError`.
        """
        with self._turn:
            endings = (f".mine{f'-{n}' if n > 1 else ''}.json" for n in count(1))
            paths = map(self.path.with_suffix, endings)
            path = path or next(path for path in paths if not os.path.lexists(path))
            put(path, content, self.path)
            return path


class Keeping:
    """One visit's keeping of its decision. It goes on whatever happens to the file."""

    def __init__(self, file: KeptFile) -> None:
        self.file = file
        self._known = file.content()
        new = Opened(files.blank())
        self.opened = new if self._known is None else files.opened(self._known)
        self.paused = bool(self.opened.notes)  # until the person agrees to what was cut
        self.changed = False  # whether someone else wrote into the file, or took it away
        self.aside: Path | None = None  # where this visit's work is from then on
        self.problem: FileError | None = None  # why the last decision could not be written
        self._kept = None if self._known is None else self.opened.decision

    def keep(self, decision: Decision) -> None:
        """Write this decision into the file, or beside it once someone else has changed that."""
        if self.paused or decision == self._kept:
            self.problem = None
            return
        content = files.to_json(decision).encode()
        try:
            if not self.changed:
                self._write(content)
            if self.changed:
                self.aside = self.file.write_beside(content, self.aside)
        except FileError as problem:
            self.problem = problem
        else:
            self.problem, self._kept = None, decision

    def _write(self, content: bytes) -> None:
        try:
            self.file.write(content, self._known)
            self._known = content
        except ChangedError:
            self.changed = True


def _keepable(path: Path) -> Path:
    """Return the file itself, where links lead to it.

    Raises `FileError`.
    """
    if path.suffix.lower() != ".json":
        raise FileError(
            "Only a .json file can be kept up to date. Name one, and Spikes creates it if it is not"
            " there yet. Open a journal entry on the page."
        )
    try:
        file = path.resolve()
        if file.exists() and not file.is_file():
            raise FileError("This is not a file. Name one that ends in .json.")
        if not file.parent.is_dir():
            raise FileError(f"There is no folder {file.parent}. Make it, or name another file.")
    except (OSError, RuntimeError):  # too long a name, links in a circle, folders that are locked
        raise FileError(
            "This file cannot be reached. Check its name and its folder, or name another."
        ) from None
    return file
