"""A decision kept in a file: each version written whole or not at all, and never over what
someone else wrote there.
"""

import errno
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from secrets import token_hex
from threading import Lock

from spikes.files import decisions as files
from spikes.files.decisions import FileError
from spikes.model import Decision

UNFINISHED = (
    ".spikes-",
    ".tmp",
)  # how the name of a file begins and ends while it is being written
SURELY_LEFT = 60  # seconds; an unfinished file older than this is no longer being written


class ChangedError(FileError):
    """The file no longer holds what was last read from it or written to it; `gone` where it is
    no longer there.
    """

    def __init__(self, name: str, *, gone: bool) -> None:
        self.gone = gone
        what = (
            "is no longer there: it was moved or deleted"
            if gone
            else "was changed in another tab or by another program"
        )
        super().__init__(f"{name} {what}.")


@dataclass(frozen=True, slots=True)
class Version:
    """A decision, and the content of the file that holds it; None before there is a file."""

    decision: Decision
    content: bytes | None


class KeptFile:
    """A file in which a decision is kept; one for all who keep theirs in it, so that they take
    turns.

    Raises `FileError` for a file in which no decision can be kept, and leaves it as it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = _keepable(path)
        self._turn = Lock()
        self._at_start = self.read().content  # until that is kept beside the file
        _remove_unfinished(self.path.parent)

    def read(self) -> Version:
        """What the file holds now; an empty decision where there is no file.

        Raises `FileError`.
        """
        content = _content(self.path)
        return Version(files.blank() if content is None else files.from_json(content), content)

    def write(self, decision: Decision, known: Version) -> Version:
        """Write a decision in place of the version known; before the first time, keep what was
        there at the start beside it.

        Raises `ChangedError` where the file holds something else, and `FileError` where it cannot
        be written.
        """
        if decision == known.decision and known.content is not None:
            return known
        with self._turn:
            return self._write(decision, known.content)

    def write_over_theirs(self, decision: Decision) -> tuple[Version, Path | None]:
        """Write a decision over whatever is there, once that is kept beside it; gives where.

        Raises `FileError`.
        """
        with self._turn:
            theirs = _content(self.path)
            aside = None if theirs is None else self._free("theirs")
            if aside is not None and theirs is not None:
                self._put(aside, theirs)
            return self._write(decision, theirs), aside

    def write_beside(self, decision: Decision, path: Path | None = None) -> Path:
        """Write a decision beside the file, under a name of its own or over what was written there
        before; gives where.

        Raises `FileError`.
        """
        with self._turn:
            path = path or self._free("mine")
            self._put(path, files.to_json(decision).encode())
            return path

    def _write(self, decision: Decision, known: bytes | None) -> Version:
        there = _content(self.path)
        if there is not None and there != known and _holds(there, decision):
            return Version(decision, there)
        self._check(known)
        if self._at_start is not None:
            self._put(self.path.with_suffix(".before.json"), self._at_start)
            self._at_start = None
        content = files.to_json(decision).encode()
        self._put(
            self.path, content, lambda: self._check(known)
        )  # again, since writing takes a while
        return Version(decision, content)

    def _check(self, known: bytes | None) -> None:
        there = _content(self.path)
        if there != known:
            raise ChangedError(self.path.name, gone=there is None)

    def _put(self, path: Path, content: bytes, check: Callable[[], None] = lambda: None) -> None:
        """Put content in a file's place: at every moment that is the old one or the new one, whole.

        `check` is called last before that. Who may read the kept file may read this one. Raises
        what `check` raises, and `FileError`.
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
            check()
            unfinished.replace(path)
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise FileError(
                f"{path.name} cannot be written ({reason}): put that right, or save elsewhere."
            ) from None
        finally:
            with suppress(OSError):
                unfinished.unlink()
        _make_lasting(path.parent)

    def _free(self, whose: str) -> Path:
        """A name beside the file that is not taken."""
        names = (
            self.path.with_suffix(f".{whose}.json" if n == 1 else f".{whose}-{n}.json")
            for n in count(1)
        )
        return next(path for path in names if not os.path.lexists(path))


class Keeping:
    """One visitor's keeping of a decision in a file. It goes on whatever happens to the file; what
    went wrong is its `problem`.

    While the file holds someone else's version, this one is kept `aside`. Once it is settled which
    of the two the file is to hold, the other is there.
    """

    def __init__(self, file: KeptFile) -> None:
        self.file = file
        self.version = file.read()
        self.problem: FileError | None = None
        self.aside: Path | None = None
        self._mine: Decision | None = None  # what is aside, until it is settled

    def keep(self, decision: Decision) -> None:
        """See to it that the file holds this decision."""
        try:
            self.version = self.file.write(decision, self.version)
        except ChangedError as problem:
            self.problem = problem
            self._keep_aside(decision)
        except FileError as problem:
            self.problem = problem
        else:
            self._settle()

    def take_theirs(self) -> Decision:
        """The decision that someone else wrote into the file; one's own stays aside.

        Raises `FileError` where there is none; nothing is settled then.
        """
        self.version = self.file.read()
        self.problem = self._mine = None
        return self.version.decision

    def keep_mine(self, decision: Decision) -> None:
        """Write this decision over theirs, which is kept aside.

        Raises `FileError`; nothing is settled then.
        """
        self.version, theirs = self.file.write_over_theirs(decision)
        self._settle()
        self.aside = theirs

    def _keep_aside(self, decision: Decision) -> None:
        if decision == self._mine:
            return
        with suppress(FileError):  # the page then says of none that it is aside
            path = self.aside if self._mine else None
            self.aside = None
            self.aside, self._mine = self.file.write_beside(decision, path), decision

    def _settle(self) -> None:
        """All is in the file: what is aside for want of that is in the way."""
        if self._mine and self.aside:
            with suppress(OSError):
                self.aside.unlink()
            self.aside = None
        self.problem = self._mine = None


def _keepable(path: Path) -> Path:
    """The file itself, where links lead to it."""
    if path.suffix.lower() in {".md", ".zip"}:
        raise FileError(
            "A journal entry is opened, and not kept up to date: name a new file that ends in"
            " .json, and open the entry there."
        )
    if path.suffix.lower() != ".json":
        raise FileError(
            "Only a .json file can be kept up to date: name one, and it is made if it is not there"
            " yet."
        )
    try:
        file = path.resolve()
        if file.exists() and not file.is_file():
            raise FileError("This is not a file: name one that ends in .json.")
        if not file.parent.is_dir():
            raise FileError(f"There is no folder {file.parent}: make it, or name another file.")
    except (
        OSError,
        RuntimeError,
    ):  # names that are too long, links in a circle, folders that are locked
        raise FileError(
            "This file cannot be reached: check its name and its folder, or name another."
        ) from None
    return file


def _content(path: Path) -> bytes | None:
    return files.content(path) if os.path.lexists(path) else None


def _holds(content: bytes, decision: Decision) -> bool:
    try:
        return files.from_json(content) == decision
    except FileError:
        return False


def _make_lasting(folder: Path) -> None:
    """See to it that a new name in a folder outlasts a loss of power, where the system has a way
    to.
    """
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _remove_unfinished(folder: Path) -> None:
    """Clear away what a process that was killed did not finish."""
    begin, end = UNFINISHED
    for path in folder.glob(f"{begin}*{end}"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > SURELY_LEFT:
                path.unlink()
