"""Files that are written whole or not at all, so that a crash or a full disk harms nothing."""

import errno
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from spikes.files.decisions import FileError, reason

UNFINISHED = ".spikes-{}.tmp"  # the name of a file while it is written
SURELY_LEFT = 60  # seconds; an unfinished file older than this is no longer written


def put(path: Path, content: bytes, like: Path, check: Callable[[], None] = lambda: None) -> None:
    """Put content in a file's place, which holds the old or the new one at any moment.

    Who may read the file `like` may read this one. `check` runs last before that; raises what it
    raises, and `FileError`.
    """
    unfinished = path.with_name(UNFINISHED.format(token_hex(8)))
    try:
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "the file is read-only")
        with unfinished.open("xb") as file:
            if like.exists():
                shutil.copymode(like, unfinished)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        check()
        unfinished.replace(path)
    except OSError as error:
        raise FileError(
            f"{path.name} cannot be written ({reason(error)}). Fix that, or save somewhere else."
        ) from None
    finally:
        with suppress(OSError):
            unfinished.unlink()
    with suppress(OSError):
        _sync(path.parent)


def clear(folder: Path) -> None:
    """Remove what a process that was killed did not finish."""
    for left in folder.glob(UNFINISHED.format("*")):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > SURELY_LEFT:
                left.unlink()


def _sync(folder: Path) -> None:
    """Let a new name in a folder outlast a loss of power. Raises `OSError` where that cannot be."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
