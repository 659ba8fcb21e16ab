"""A decision kept in a file: written whole or not at all, and never over someone else's work."""

import errno
import os
import shutil
import time
from contextlib import suppress
from itertools import count
from pathlib import Path
from secrets import token_hex
from threading import Lock

from spikes.files import decisions as files
from spikes.files.decisions import FileError, Opened, reason
from spikes.model import Decision

UNFINISHED = (".spikes-", ".tmp")  # how the name of a file begins and ends while it is written
SURELY_LEFT = 60  # seconds; an unfinished file older than this is no longer written


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
        begin, end = UNFINISHED
        for left in self.path.parent.glob(f"{begin}*{end}"):
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > SURELY_LEFT:
                    left.unlink()

    def content(self) -> bytes | None:
        """Return what the file holds now; None where there is none."""
        return files.content(self.path) if os.path.lexists(self.path) else None

    def write(self, content: bytes, known: bytes | None) -> None:
        """Write content in place of what was known; first keep what was there at the start.

        Raises `ChangedError` where the file holds something else by now, and `FileError`.
        """
        with self._turn:
            self._check(known)
            if self._at_start is not None:
                self._put(self.path.with_suffix(".before.json"), self._at_start)
                self._at_start = None
            self._put(self.path, content, known)

    def write_beside(self, content: bytes, path: Path | None) -> Path:
        """Write content beside the file, over what was written there before; return where.

        Raises `FileError`.
        """
        with self._turn:
            numbers = (f".mine-{n}.json" if n > 1 else ".mine.json" for n in count(1))
            paths = (self.path.with_suffix(ending) for ending in numbers)
            path = path or next(path for path in paths if not os.path.lexists(path))
            self._put(path, content)
            return path

    def _check(self, known: bytes | None) -> None:
        if self.content() != known:
            raise ChangedError

    def _put(self, path: Path, content: bytes, known: bytes | None = None) -> None:
        """Put content in a file's place, so that it is the old or the new one at any moment.

        Who may read the kept file may read this one. Raises `FileError`.
        """
        begin, end = UNFINISHED
        unfinished = path.with_name(f"{begin}{token_hex(8)}{end}")
        try:
            if path.exists() and not os.access(path, os.W_OK):
                raise PermissionError(errno.EACCES, "the file is read-only")
            with unfinished.open("xb") as file:
                if self.path.exists():
                    shutil.copymode(self.path, unfinished)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if path == self.path:
                self._check(known)  # again, since writing takes a while
            unfinished.replace(path)
        except OSError as error:
            raise FileError(
                f"{path.name} cannot be written ({reason(error)}): put that right, or save"
                " elsewhere."
            ) from None
        finally:
            with suppress(OSError):
                unfinished.unlink()
        with suppress(OSError):  # where the system can, let the name outlast a loss of power
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


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
        entry = (
            " A journal entry is opened there." if path.suffix.lower() in {".md", ".zip"} else ""
        )
        raise FileError(
            "Only a .json file can be kept up to date: name one, and it is made if it is not there"
            f" yet.{entry}"
        )
    try:
        file = path.resolve()
        if file.exists() and not file.is_file():
            raise FileError("This is not a file: name one that ends in .json.")
        if not file.parent.is_dir():
            raise FileError(f"There is no folder {file.parent}: make it, or name another file.")
    except (OSError, RuntimeError):  # too long a name, links in a circle, folders that are locked
        raise FileError(
            "This file cannot be reached: check its name and its folder, or name another."
        ) from None
    return file
