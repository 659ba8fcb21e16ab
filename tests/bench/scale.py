"""What a rolling update costs visitors: ``make bench-scale``.

nginx stands before two processes as in `deploy/nginx.conf`. While visitors without browsers keep
both busy, each process is stopped and started again, one after the other. Visitors with browsers,
whose work the server does not keep, must have it back. The exit status is 1 if a target is missed.
"""

import asyncio
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from playwright.sync_api import sync_playwright
from websockets.exceptions import WebSocketException

from tests.bench import report
from tests.bench.client import visit
from tests.bench.load import LET_GO, think_and_change
from tests.browser.balancer import Visitor, arrive, nginx
from tests.browser.conftest import free_port, hosted, open_browser
from tests.browser.hands import headline

THINKING = 5.0  # seconds between the changes of one visitor
BESIDE, BROWSERS = 40, 4  # visitors of both processes during an update
MOST_SECONDS = 15  # without an answer, for anyone
TRIED_AGAIN = 6  # seconds; nginx does after 5
SHARES = count(40, 3)  # percent that a weight is moved to, another each time
NAMES = {8501: "first", 8502: "second"}  # of the processes, by their port in nginx.conf


@dataclass
class Pause:
    """What an update of one process cost one of its visitors."""

    process: str
    seconds: float  # from its end until the page answers again
    kept: bool  # whether the work is as it was


@contextmanager
def busy(address: str) -> Iterator[None]:
    """Keep visitors without browsers at their weights; they come again where they are cut off."""
    over = threading.Event()

    async def come_again() -> None:
        while not over.is_set():
            with suppress(OSError, WebSocketException, TimeoutError):
                async with visit(address) as visitor:
                    while not over.is_set():
                        await think_and_change(visitor, LET_GO, 1, THINKING)

    async def everyone() -> None:
        await asyncio.gather(*(come_again() for _ in range(BESIDE)))

    thread = threading.Thread(target=lambda: asyncio.run(everyone()))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def rolling_update() -> list[Pause]:
    """Stop and start two processes one after the other; return what that cost their visitors."""
    ports = {8500: free_port(), 8501: free_port(), 8502: free_port()}
    pauses: list[Pause] = []
    with ExitStack() as house:
        folder = Path(house.enter_context(TemporaryDirectory()))
        running = {port: _started(house, folder, ports[port]) for port in NAMES}
        address = house.enter_context(nginx(folder, ports))
        browser = house.enter_context(open_browser(house.enter_context(sync_playwright())))
        house.enter_context(busy(address))
        visitors = [arrive(browser, address) for _ in range(BROWSERS)]
        for visitor in visitors:
            visitor.move_a_weight(next(SHARES))
        for port, name in NAMES.items():
            pauses += _stopped(running[port], name, visitors)
            _started(house, folder, ports[port])
            sleep(TRIED_AGAIN)
    return pauses


def _started(house: ExitStack, folder: Path, port: int) -> ExitStack:
    """Start a process that ends with the house, or before if its own stack is closed."""
    own = house.enter_context(ExitStack())
    own.enter_context(hosted(folder / f"log of {port}", "serve.py", port=port))
    return own


def _stopped(process: ExitStack, name: str, visitors: Sequence[Visitor]) -> list[Pause]:
    """Stop a process, and return how long its visitors waited for the other, and with what."""
    theirs = [visitor for visitor in visitors if visitor.process == name]
    before = [headline(visitor.page) for visitor in theirs]
    since = perf_counter()
    process.close()
    found = []
    for visitor, said in zip(theirs, before, strict=True):
        visitor.comes_to(next(other for other in NAMES.values() if other != name))
        seconds = perf_counter() - since
        kept = headline(visitor.page) == said
        visitor.move_a_weight(next(SHARES))
        found.append(Pause(name, seconds, kept))
    return found


def misses(pauses: Sequence[Pause]) -> list[str]:
    """Return a sentence for each target that is missed."""
    longest = max(pause.seconds for pause in pauses)
    lost = sum(not pause.kept for pause in pauses)
    waited = f"A page waited {longest:.1f} s, over {MOST_SECONDS}."
    return [
        *([f"{lost} of {len(pauses)} pages lost work."] if lost else []),
        *([waited] if longest > MOST_SECONDS else []),
    ]


def lines(pauses: Sequence[Pause]) -> list[str]:
    """Return the report, in Markdown."""
    rows = [
        (pause.process, f"{pause.seconds:.1f}", "kept" if pause.kept else "lost")
        for pause in pauses
    ]
    return [
        "## A rolling update",
        "",
        report.machine("streamlit", "websockets"),
        "",
        f"nginx, two processes, {BESIDE} visitors, each with a change every {THINKING:g} s or so.",
        f"{BROWSERS} more are in browsers. Each process is stopped and started",
        "again, one after the other. Its pages come to the other process:",
        "",
        *report.table(("process stopped", "seconds until its page answers", "work"), rows),
    ]


def main() -> int:
    """Run it, print and keep the report, and return the exit status."""
    pauses = rolling_update()
    return report.show("scale", lines(pauses), misses(pauses))


if __name__ == "__main__":
    sys.exit(main())
