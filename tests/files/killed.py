"""Kill a process that keeps a decision in a file, many times: `-m tests.files.killed folder 300`.

It is a program of its own so that it can fork: to start Python each time would take minutes.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from spikes.files.atomic import SURELY_LEFT
from spikes.files.decisions import blank, read, sample, to_json
from spikes.files.kept import Keeping, KeptFile
from spikes.model import Decision

LONGEST_LIFE = 0.05  # seconds, in which several versions may be written


def version(number: int) -> Decision:
    """Return a decision with this number, long enough to be caught half written."""
    role = sample().roles[0]
    return blank().replace(goal=str(number), roles=[role.replace(reason=f"{number} " * 200)] * 50)


def write_on(path: Path, number: int, pipe: int) -> None:
    """Write one version after another, and its number into a pipe, until killed."""
    keeping = Keeping(KeptFile(path))
    while True:
        keeping.keep(version(number))
        if keeping.problem:
            raise keeping.problem
        os.write(pipe, f"{number} ".encode())
        number += 1


def last_written(path: Path, number: int, life: float, *, some: bool) -> int:
    """Let a process write versions from a number on, kill it, and return the last it wrote.

    `some`: only after the first, however slow the machine.
    """
    written, pipe = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            write_on(path, number, pipe)
        finally:
            os._exit(1)  # never back into the parent's code
    os.close(pipe)
    begun = os.read(written, 1) if some else b""
    time.sleep(life)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status), "it stopped before it was killed"
    with os.fdopen(written, encoding="utf-8") as numbers:
        return max(map(int, (begun.decode() + numbers.read()).split()), default=number - 1)


def look_at(path: Path) -> int:
    """Return the number of the version that a file holds, which must be whole."""
    number = int(read(path).goal)
    assert path.read_text(encoding="utf-8") == to_json(version(number))
    return number


def kill(folder: Path, times: int) -> dict[str, int]:
    """Kill so many; return the newest version and how often one was left half written."""
    path, before = folder / "career.json", folder / "career.before.json"
    moments = random.Random(1)  # noqa: S311 (no secret)
    newest = half_written = 0
    for _ in range(times):
        life, some = moments.uniform(0, LONGEST_LIFE), moments.random() < 0.7
        written = last_written(path, newest + 1, life, some=some)
        if path.exists():
            newest = look_at(path)
        assert newest >= written, "a version that was written is lost"
        if before.exists():
            look_at(before)
        unfinished = set(folder.iterdir()) - {path, before}
        half_written += bool(unfinished)
        for left in unfinished:
            os.utime(left, (0, time.time() - 2 * SURELY_LEFT))
        # else not even the first version was written, and the next process starts as the first did
        if path.exists():
            KeptFile(path)
            assert set(folder.iterdir()) <= {
                path,
                before,
            }, "what was not finished is cleared away at the next start"
    return {"newest": newest, "half written": half_written}


if __name__ == "__main__":
    print(json.dumps(kill(Path(sys.argv[1]), int(sys.argv[2]))))  # noqa: T201
