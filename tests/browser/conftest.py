"""One server and one browser for all tests; a fresh visitor for each."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, expect, sync_playwright

from tests.browser import chrome

ROOT = Path(__file__).parents[2]
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

# When the page last sent something, and when it last received something.
LISTEN = """(() => {
  if (window.heard) return
  const heard = (window.heard = { sent: performance.now(), received: performance.now(), sockets: new Set() })
  const send = WebSocket.prototype.send
  WebSocket.prototype.send = function (message) {
    heard.sent = performance.now()
    if (!heard.sockets.has(this)) {
      heard.sockets.add(this)
      this.addEventListener("message", () => (heard.received = performance.now()))
    }
    return send.call(this, message)
  }
})()"""
SILENT = """() => {
  const { sent, received, since } = window.heard
  const app = document.querySelector("[data-testid=stApp]")
  const rests = app?.dataset.testScriptState === "notRunning" && received >= sent
  return rests && performance.now() - Math.max(received, since) > 220
}"""


@dataclass(frozen=True)
class Hosted:
    """The page as `make serve` serves it: its address, its process, and the file its process
    writes its log to.
    """

    address: str
    process: "subprocess.Popen[bytes]"
    log: Path


@contextmanager
def serve() -> Iterator[str]:
    """Serve the page with a Streamlit of its own; gives its address."""
    with launch() as (address, _):
        yield address


@contextmanager
def launch(script: Path = ROOT / "app.py") -> Iterator[tuple[str, int]]:
    """Serve a script from its own folder, with the settings found there; gives its address and
    the number of its process.
    """
    port = free_port()
    server = start(port, script)
    try:
        yield f"http://localhost:{port}", server.pid
    finally:
        server.terminate()
        server.wait(10)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


def start(port: int, script: Path = ROOT / "app.py", *given: str) -> "subprocess.Popen[bytes]":
    """A server of a script, which is given words as those after the -- of a command, that answers
    on this port.

    The page is started as `make run` does, any other script as Streamlit does.
    """
    options = [
        f"--server.port={port}",
        "--server.address=localhost",
        "--server.headless=true",
        "--server.fileWatcherType=none",
    ]
    program = ["run.py"] if script == ROOT / "app.py" else ["-m", "streamlit", "run", script.name]
    command = [sys.executable, *program, *options, "--", *given]
    server = subprocess.Popen(command, cwd=script.parent, stdout=subprocess.DEVNULL)
    _wait_until_healthy(f"http://localhost:{port}", server)
    return server


@contextmanager
def hosted(
    log: Path, *program: str, port: int | None = None, environment: Mapping[str, str] | None = None
) -> Iterator[Hosted]:
    """Serve the page as `make serve` does, with a log of all that is said; `program`: what
    Python runs instead of serve.py.
    """
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
        process.wait(10)


@contextmanager
def open_browser(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chrome or Chromium of the machine."""
    sandbox = [] if os.geteuid() else ["--no-sandbox"]  # Chrome has no sandbox for root
    browser = playwright.chromium.launch(
        executable_path=chrome.find(), args=["--disable-gpu", *sandbox]
    )
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of the page."""
    with serve() as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright, open_browser(playwright) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page as a new visitor sees it; at the end nothing may have been said on the console."""
    with visit(browser, address) as opened:
        yield opened


@pytest.fixture(scope="module")
def seen(browser: Browser, address: str) -> Iterator[Page]:
    """The sample's page, for all tests of a module that only look."""
    with visit(browser, address) as opened:
        yield opened


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """The page on a phone."""
    with visit(browser, address, viewport=PHONE, has_touch=True, is_mobile=True) as opened:
        yield opened


@contextmanager
def visit(browser: Browser, address: str, **screen: Any) -> Iterator[Page]:
    """The page in a browser of one's own; at the end nothing may have been said on the console."""
    context = browser.new_context(**{"viewport": DESK, "accept_downloads": True, **screen})
    context.add_init_script(LISTEN)
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(_worth_saying(message)))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(address)
    drawn(opened)
    try:
        yield opened
    finally:
        context.close()
    assert [line for line in said if line] == []


def drawn(page: Page) -> Page:
    """Wait for both skylines and the open tab, with all charts that are on the page."""
    page.locator(".st-key-cards svg.marks").nth(1).wait_for(timeout=30_000)
    page.locator("[role=tabpanel] [data-testid]").first.wait_for(timeout=30_000)
    settle(page)
    expect(page.locator(".stVegaLiteChart:not(:has(svg.marks))")).to_have_count(0, timeout=30_000)
    return page


def settle(page: Page) -> None:
    """Wait until page and server have been silent for longer than a slider rests.

    Nothing may be unanswered, and no script may run.
    """
    page.evaluate(f"{LISTEN}; window.heard.since = performance.now()")
    page.wait_for_function(SILENT, polling=40, timeout=30_000)


def _worth_saying(message: ConsoleMessage) -> str:
    return message.text if message.type in {"error", "warning"} else ""


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
