"""Drives Firefox by WebDriver BiDi, and WebKit by WebDriver, with one vocabulary for both."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol
from urllib.request import Request, urlopen

from websockets.sync.client import ClientConnection, connect

from tests.browser.conftest import free_port

FIREFOX = ("firefox-esr", "firefox")
MINI_BROWSERS = "usr/lib/*/webkit2gtk-4*/MiniBrowser"
SCREEN = ("xvfb-run", "-a", "-s", "-screen 0 1600x1200x24")
STARTS_WITHIN = 30  # seconds
# Streamlit's: where the page is left; and where it tries to count in WebAssembly, which the policy
# forbids, before it counts without.
OF_STREAMLIT = ("WebSocket onclose", "blocked WebAssembly")
LARGEST = 64 * 2**20  # bytes of a message
ENTER, RIGHT = "\ue007", "\ue014"


class Engine(Protocol):
    """A window of a browser."""

    def visit(self, address: str, width: int, height: int) -> None:
        """Show an address in a window of a size."""

    def evaluate(self, expression: str) -> Any:
        """Return what an expression of JavaScript comes to."""

    def act(self, kind: str, actions: Sequence[dict[str, Any]], /) -> None:
        """Do what a hand does, "pointer" or "key", as WebDriver has it."""


@dataclass
class Firefox:
    """A window of Firefox, and what its console has said."""

    socket: ClientConnection
    numbers: Iterator[int] = field(default_factory=count)
    said: list[str] = field(default_factory=list)
    window: str = ""

    def send(self, method: str, **given: Any) -> Any:
        """Return the answer to a command."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": given}))
        while True:
            answer = json.loads(self.socket.recv(timeout=60))
            if answer.get("method") == "log.entryAdded":
                self._hear(answer["params"])
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def _hear(self, entry: dict[str, Any]) -> None:
        streamlits = any(words in entry["text"] for words in OF_STREAMLIT)
        if entry["level"] in {"error", "warn"} and not streamlits:
            self.said.append(entry["text"])

    def open(self) -> None:
        """Begin a session in one window."""
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded"])
        self.window = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def visit(self, address: str, width: int, height: int) -> None:
        """Show an address in a window of a size."""
        size = {"width": width, "height": height}
        self.send("browsingContext.setViewport", context=self.window, viewport=size)
        self.send("browsingContext.navigate", context=self.window, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return what an expression of JavaScript comes to."""
        text = f"JSON.stringify({expression}) ?? 'null'"
        where = {"context": self.window}
        found = self.send("script.evaluate", expression=text, target=where, awaitPromise=False)
        return json.loads(found["result"]["value"])

    def act(self, kind: str, actions: Sequence[dict[str, Any]]) -> None:
        """Do what a hand does."""
        source = {"type": kind, "id": kind, "actions": list(actions)}
        self.send("input.performActions", context=self.window, actions=[source])


@dataclass
class WebKit:
    """A window of WebKit."""

    address: str
    session: str = ""

    def send(self, method: str, path: str, **given: Any) -> Any:
        """Return the answer to a command."""
        body = json.dumps(given).encode() if method == "POST" else None
        kind = {"Content-Type": "application/json"}
        # an address of our own
        asked = Request(f"{self.address}/session{path}", body, kind, method=method)  # noqa: S310
        with urlopen(asked, timeout=60) as answer:  # noqa: S310
            return json.load(answer)["value"]

    def open(self, browser: Path) -> None:
        """Begin a session in one window."""
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self.session = "/" + self.send("POST", "", capabilities=wanted)["sessionId"]

    def visit(self, address: str, width: int, height: int) -> None:
        """Show an address in a window of a size."""
        where = {"x": 0, "y": 0, "width": width, "height": height}
        self.send("POST", f"{self.session}/window/rect", **where)
        self.send("POST", f"{self.session}/url", url=address)

    def evaluate(self, expression: str) -> Any:
        """Return what an expression of JavaScript comes to."""
        script = f"return JSON.stringify({expression}) ?? 'null'"
        path = f"{self.session}/execute/sync"
        return json.loads(self.send("POST", path, script=script, args=[]))

    def act(self, kind: str, actions: Sequence[dict[str, Any]]) -> None:
        """Do what a hand does."""
        source = {"type": kind, "id": kind, "actions": list(actions)}
        self.send("POST", f"{self.session}/actions", actions=[source])


@contextmanager
def started(*command: str) -> Iterator[None]:
    """Run a program as long as it is needed."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)  # with what it has started
        process.wait(20)


@contextmanager
def firefox() -> Iterator[Firefox]:
    """Open a window of Firefox that nobody sees."""
    program = next(filter(None, map(shutil.which, FIREFOX)))
    port = free_port()
    with ExitStack() as stack:
        profile = stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True))
        stack.enter_context(
            started(program, "--headless", f"--remote-debugging-port={port}", "--profile", profile)
        )
        socket = _retried(lambda: connect(f"ws://127.0.0.1:{port}/session", max_size=LARGEST))
        window = Firefox(stack.enter_context(socket))
        window.open()
        yield window


@contextmanager
def webkit() -> Iterator[WebKit]:
    """Open a window of WebKit on a screen that nobody sees."""
    port = free_port()
    with started(*SCREEN, "WebKitWebDriver", f"--port={port}"):
        window = WebKit(f"http://127.0.0.1:{port}")
        _retried(lambda: window.open(next(Path("/").glob(MINI_BROWSERS))))
        try:
            yield window
        finally:
            window.send("DELETE", window.session)


def _retried(attempt: Any) -> Any:
    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            return attempt()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
