"""One server and one browser for all tests; a fresh visitor for each."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Route,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.browser import chrome

ROOT = Path(__file__).parents[2]
DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SLOWEST = 60_000  # milliseconds for a first load; a busy machine is no fault of the code
# No test runs a script for long enough that it would pay to compile it twice: a sixth less work.
BRIEFLY = "--js-flags=--no-opt --no-maglev --single-threaded-gc"
ASKERS = count()  # one number each time that a page is waited for
# Streamlit notes so where two parts of the page report at once, and sends both all the same.
TWO_PARTS_AT_ONCE = "Multiple different fragmentIds detected in a single batch"
expect.set_options(timeout=20_000)


@dataclass(frozen=True)
class Hosted:
    """The page as `make serve` serves it."""

    address: str
    process: "subprocess.Popen[bytes]"
    log: Path


@contextmanager
def launch(script: Path = ROOT / "app.py") -> Iterator[tuple[str, int]]:
    """Serve a script from its own folder; give its address and the number of its process."""
    port = free_port()
    server = start(port, script)
    try:
        yield f"http://localhost:{port}", server.pid
    finally:
        server.terminate()
        server.wait(SLOWEST / 1000)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


def start(port: int, script: Path = ROOT / "app.py", *given: str) -> "subprocess.Popen[bytes]":
    """Start a server of a script, given what follows -- in a command; return once it answers.

    The page is started as `make run` does, any other script as Streamlit does.
    """
    program = ["run.py"] if script == ROOT / "app.py" else ["-m", "streamlit", "run", script.name]
    command = [
        *(sys.executable, *program),
        f"--server.port={port}",
        "--server.address=localhost",
        "--server.headless=true",
        "--server.fileWatcherType=none",
        *("--", *given),
    ]
    server = subprocess.Popen(command, cwd=script.parent, stdout=subprocess.DEVNULL)
    _wait_until_healthy(f"http://localhost:{port}", server)
    return server


@contextmanager
def hosted(
    log: Path, *program: str, port: int | None = None, environment: Mapping[str, str] | None = None
) -> Iterator[Hosted]:
    """Serve the page as `make serve` does, by serve.py or what else Python runs, with a log."""
    port = port or free_port()
    started = [sys.executable, *(program or ("serve.py",)), f"--port={port}"]
    with log.open("ab") as said:
        process = subprocess.Popen(
            started, cwd=ROOT, env={**os.environ, **(environment or {})}, stdout=said, stderr=said
        )
    try:
        _wait_until_healthy(f"http://127.0.0.1:{port}", process)
        yield Hosted(f"http://127.0.0.1:{port}", process, log)
    finally:
        process.terminate()
        process.wait(SLOWEST / 1000)


@contextmanager
def open_browser(playwright: Playwright, *more: str) -> Iterator[Browser]:
    """Open a headless Chrome or Chromium of the machine, started with more if given."""
    sandbox = [] if os.geteuid() else ["--no-sandbox"]  # Chrome has no sandbox for root
    browser = playwright.chromium.launch(
        executable_path=chrome.find(), args=["--disable-gpu", *sandbox, *more]
    )
    yield browser
    browser.close()


def new_context(
    browser: Browser, width: int = 1440, height: int = 900, **more: Any
) -> BrowserContext:
    """Open a browser of one's own, whose pages say when they are at rest."""
    context = browser.new_context(viewport={"width": width, "height": height}, **more)
    context.add_init_script(path=Path(__file__).with_name("settled.js"))
    return context


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Yield the address of the page."""
    with launch() as (served, _):
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield one browser for all tests of a worker."""
    with sync_playwright() as playwright, open_browser(playwright, BRIEFLY) as opened:
        yield opened


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Page:
    """Return one tab for all tests of a worker: a page loads twice as fast the second time."""
    return new_context(browser).new_page()


@pytest.fixture(scope="session")
def handheld(browser: Browser) -> Page:
    """Return one tab of a phone for all tests of a worker."""
    return new_context(browser, **PHONE, has_touch=True, is_mobile=True).new_page()


@pytest.fixture
def page(fresh: Page) -> Page:
    """Return the page; where a file has one for all of its tests, it is that."""
    return fresh


@pytest.fixture
def fresh(tab: Page, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Yield the page as a new visitor sees it, on a screen of the size that a test asks for."""
    with visit(tab, address, *getattr(request, "param", ())) as opened:
        yield opened


@pytest.fixture
def phone(handheld: Page, address: str) -> Iterator[Page]:
    """Yield the page on a phone, as a new visitor sees it."""
    with visit(handheld, address, **PHONE) as opened:
        yield opened


@contextmanager
def visit(tab: Page, address: str, width: int = 1440, height: int = 900) -> Iterator[Page]:
    """Show a new visitor the page in a tab, with nothing said on its console."""
    tab.goto("about:blank")  # what was there may still look for a server that is gone
    with silent(tab):
        yield arrive(tab, address, width, height)


def arrive(tab: Page, address: str, width: int = 1440, height: int = 900) -> Page:
    """Open the page in a tab as a new visitor, on a screen of some size."""
    tab.bring_to_front()  # what lies behind another tab is drawn once a second
    forget(tab, address)
    tab.emulate_media(
        media="null",
        color_scheme="light",
        forced_colors="none",
        reduced_motion="no-preference",
    )
    tab.set_viewport_size({"width": width, "height": height})
    tab.goto(address)
    return drawn(tab)


def forget(tab: Page, address: str) -> None:
    """Leave the page in a tab, and have its browser forget what it kept for it."""
    tab.goto(f"{address}/_stcore/health")
    tab.evaluate("localStorage.clear(), sessionStorage.clear()")
    tab.context.clear_cookies()


@contextmanager
def silent(page: Page) -> Iterator[None]:
    """Hold that nothing is said on a page's console."""
    said: list[str] = []

    def hear(message: ConsoleMessage | Error) -> None:
        loud = isinstance(message, Error) or message.type in {"error", "warning"}
        if loud and TWO_PARTS_AT_ONCE not in str(message):
            said.append(f"{message} ({getattr(message, 'location', '')})")

    page.on("console", hear)
    page.on("pageerror", hear)
    try:
        yield
    finally:
        page.remove_listener("console", hear)
        page.remove_listener("pageerror", hear)
    assert said == []


def drawn(page: Page) -> Page:
    """Wait for both skylines and the open tab, all charts, and the script that hears keys.

    That marks each chart as not to be translated.
    """
    page.locator(".st-key-cards svg.marks").nth(1).wait_for(timeout=SLOWEST)
    page.locator("[role=tabpanel] [data-testid]").first.wait_for(timeout=SLOWEST)
    settle(page)
    for missing in (".stVegaLiteChart:not(:has(svg.marks))", "svg.marks:not([translate])"):
        expect(page.locator(missing)).to_have_count(0, timeout=SLOWEST)
    return page


def settle(page: Page) -> None:
    """Wait until all reports are answered, nothing is loading and no timer is about to run."""
    page.wait_for_function("asker => settled(asker)", arg=next(ASKERS), timeout=SLOWEST)


def hold_back(route: Route) -> None:
    """Let a part of the page come a second late."""
    time.sleep(1)
    route.continue_()


def _wait_until_healthy(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        assert server.poll() is None, "the server stopped"
        try:
            # an address of our own
            with urlopen(f"{address}/_stcore/health", timeout=1):  # noqa: S310
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server did not start within 30 seconds")
