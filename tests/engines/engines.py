"""Drives Firefox by WebDriver BiDi, WebKit by WebDriver and Chromium, with one vocabulary."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol
from urllib.request import Request, urlopen

from playwright.sync_api import Page, sync_playwright
from websockets.sync.client import ClientConnection, connect

from tests.browser.conftest import TWO_PARTS_AT_ONCE, free_port, new_context, open_browser
from tests.engines import browsers

XVFB = ("xvfb-run", "-a", "-s", "-screen 0 1600x1200x24")
STARTS_WITHIN = 30  # seconds
# Streamlit's: where the page is left; and where it tries to count in WebAssembly, which the policy
# forbids, before it counts without.
OF_STREAMLIT = ("WebSocket onclose", "blocked WebAssembly", TWO_PARTS_AT_ONCE)
LARGEST = 64 * 2**20  # bytes of a message
# The buttons around WebKit's page would make its window wider than a phone.
NARROW = "* { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px }"
ENTER, TAB, CONTROL, RIGHT = "\ue007", "\ue004", "\ue009", "\ue014"
# WebKit's driver tells nothing of the console: what is said there once a page has come.
HEAR = """(() => {
  const said = (window.said ??= [])
  if (said.heard) return said.splice(0)
  said.heard = true
  const hear = (...all) => said.push(all.join(" "))
  Object.assign(console, { error: hear, warn: hear })
  addEventListener("error", (event) => hear(event.message))
  addEventListener("unhandledrejection", (event) => hear(event.reason))
  addEventListener("securitypolicyviolation", (event) => hear("blocked", event.blockedURI))
  return []
})()"""
KEYS = {ENTER: "Enter", TAB: "Tab", CONTROL: "Control", RIGHT: "ArrowRight"}


@dataclass(frozen=True)
class Screen:
    """What a browser shows the page on."""

    width: int  # pixels
    height: int  # pixels
    dark: bool  # whether its owner prefers dark colours


class Engine(Protocol):
    """A browser, with the folder where its downloads go."""

    folder: Path

    def visit(self, address: str) -> None:
        """Show an address in the window."""

    def evaluate(self, expression: str) -> Any:
        """Return what an expression of JavaScript comes to."""

    def act(self, kind: str, actions: Sequence[dict[str, Any]], /) -> None:
        """Do what a hand does, "pointer" or "key", as WebDriver has it."""

    def choose_file(self, place: str, path: Path) -> None:
        """Choose a file in a field."""

    def open_another(self) -> None:
        """Go on in a second window of the browser."""

    def go_back(self) -> None:
        """Go on in the first window."""


@dataclass
class Chromium:
    """A window of Chromium, as the other tests drive it."""

    page: Page
    folder: Path

    def __post_init__(self) -> None:
        self.page.on("download", lambda file: file.save_as(self.folder / file.suggested_filename))

    def visit(self, address: str) -> None:
        """Show an address in the window."""
        self.page.goto(address)

    def evaluate(self, expression: str) -> Any:
        """Return what an expression of JavaScript comes to."""
        return self.page.evaluate(expression)

    def act(self, _kind: str, actions: Sequence[dict[str, Any]]) -> None:
        """Do what a hand does."""
        mouse, keyboard = self.page.mouse, self.page.keyboard
        for action in actions:
            key = action.get("value", "")
            match action["type"]:
                case "pointerMove":
                    mouse.move(action["x"], action["y"])
                case "pointerDown":
                    mouse.down()
                case "pointerUp":
                    mouse.up()
                case "keyDown":
                    keyboard.down(KEYS.get(key, key))
                case "keyUp":
                    keyboard.up(KEYS.get(key, key))

    def choose_file(self, place: str, path: Path) -> None:
        """Choose a file in a field."""
        self.page.locator(place).set_input_files(path)

    def open_another(self) -> None:
        """Go on in a second window of the browser."""
        self.page = self.page.context.new_page()

    def go_back(self) -> None:
        """Go on in the first window."""
        self.page = self.page.context.pages[0]
        self.page.bring_to_front()  # a page behind another is slow


@dataclass
class Firefox:
    """A window of Firefox, and what its console has said."""

    socket: ClientConnection
    folder: Path
    screen: Screen
    numbers: Iterator[int] = field(default_factory=count)
    said: list[str] = field(default_factory=list)
    windows: list[str] = field(default_factory=list)
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
        if entry["level"] in {"error", "warn"} and not _is_streamlits(entry["text"]):
            self.said.append(entry["text"])

    def open(self) -> None:
        """Begin a session."""
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded"])
        self.open_another()

    def open_another(self) -> None:
        """Go on in a tab of its own: in the one that is there first, the address has the focus."""
        self.window = self.send("browsingContext.create", type="tab")["context"]
        self.windows.append(self.window)

    def go_back(self) -> None:
        """Go on in the first tab that was opened."""
        self.window = self.windows[0]
        self.send("browsingContext.activate", context=self.window)

    def visit(self, address: str) -> None:
        """Show an address in the window."""
        size = {"width": self.screen.width, "height": self.screen.height}
        self.send("browsingContext.setViewport", context=self.window, viewport=size)
        self.send("browsingContext.navigate", context=self.window, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return what an expression of JavaScript comes to."""
        return json.loads(self._found(f"JSON.stringify({expression}) ?? 'null'")["value"])

    def _found(self, expression: str) -> Any:
        where = {"context": self.window}
        answer = self.send(
            "script.evaluate", expression=expression, target=where, awaitPromise=False
        )
        assert answer["type"] == "success", answer
        return answer["result"]

    def act(self, kind: str, actions: Sequence[dict[str, Any]]) -> None:
        """Do what a hand does."""
        source = {"type": kind, "id": kind, "actions": list(actions)}
        self.send("input.performActions", context=self.window, actions=[source])

    def choose_file(self, place: str, path: Path) -> None:
        """Choose a file in a field."""
        where = self._found(f"document.querySelector({json.dumps(place)})")
        element = {"sharedId": where["sharedId"]}
        self.send("input.setFiles", context=self.window, element=element, files=[str(path)])


@dataclass
class WebKit:
    """A window of WebKit, and what its console has said once a page was there."""

    address: str
    folder: Path
    screen: Screen
    said: list[str] = field(default_factory=list)
    session: str = ""
    first: str = ""

    def send(self, method: str, path: str, **given: Any) -> Any:
        """Return the answer to a command."""
        body = json.dumps(given).encode() if method == "POST" else None
        kind = {"Content-Type": "application/json"}
        # an address of our own
        asked = Request(f"{self.address}{path}", body, kind, method=method)  # noqa: S310
        with urlopen(asked, timeout=60) as answer:  # noqa: S310
            return json.load(answer)["value"]

    def ask(self, path: str, **given: Any) -> Any:
        """Return the answer to a command of the session."""
        return self.send("POST", f"{self.session}/{path}", **given)

    def open(self, browser: Path) -> None:
        """Begin a session in one window."""
        colours = ["--dark-mode"] if self.screen.dark else []
        options = {"binary": str(browser), "args": ["--automation", *colours]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        begun = self.send("POST", "/session", capabilities=wanted)
        self.session = f"/session/{begun['sessionId']}"
        self.first = self.send("GET", f"{self.session}/window")

    def open_another(self) -> None:
        """Go on in a window of its own: a tab stays hidden, and no hand reaches it."""
        self.ask("window", handle=self.ask("window/new", type="window")["handle"])

    def go_back(self) -> None:
        """Go on in the first window."""
        self.ask("window", handle=self.first)

    def visit(self, address: str) -> None:
        """Show an address in the window."""
        self.ask("window/rect", x=0, y=0, width=self.screen.width, height=self.screen.height)
        self.ask("url", url=address)
        assert self.evaluate("innerWidth") == self.screen.width

    def evaluate(self, expression: str) -> Any:
        """Return what an expression of JavaScript comes to."""
        script = f"return JSON.stringify([{expression}, {HEAR}])"
        # while a page is on its way there is none to ask
        found, said = json.loads(_retried(lambda: self.ask("execute/sync", script=script, args=[])))
        self.said += [words for words in said if not _is_streamlits(words)]
        return found

    def act(self, kind: str, actions: Sequence[dict[str, Any]]) -> None:
        """Do what a hand does."""
        self.ask("actions", actions=[{"type": kind, "id": kind, "actions": list(actions)}])

    def choose_file(self, place: str, path: Path) -> None:
        """Choose a file in a field."""
        (element,) = self.ask("element", using="css selector", value=place).values()
        self.ask(f"element/{element}/value", text=str(path))


@contextmanager
def chromium(screen: Screen) -> Iterator[Chromium]:
    """Open a window of Chromium that nobody sees."""
    colours = "dark" if screen.dark else "light"
    with (
        TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        open_browser(playwright) as browser,
    ):
        context = new_context(browser, screen.width, screen.height, color_scheme=colours)
        yield Chromium(context.new_page(), Path(folder))


@contextmanager
def firefox(screen: Screen) -> Iterator[Firefox]:
    """Open a window of Firefox that nobody sees."""
    program, port = browsers.firefox(), free_port()
    assert program
    with ExitStack() as stack:
        profile, folder = (
            Path(stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
            for _ in range(2)
        )
        preferences = {
            "browser.download.folderList": 2,  # the next one
            "browser.download.dir": str(folder),
            "layout.css.prefers-color-scheme.content-override": 0 if screen.dark else 1,
        }
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in preferences.items())
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        place = (f"--remote-debugging-port={port}", "--profile", str(profile))
        stack.enter_context(started(program, "--headless", *place))
        socket = _retried(lambda: connect(f"ws://127.0.0.1:{port}/session", max_size=LARGEST))
        window = Firefox(stack.enter_context(socket), folder, screen)
        window.open()
        yield window


@contextmanager
def webkit(screen: Screen) -> Iterator[WebKit]:
    """Open a window of WebKit on a screen that nobody sees."""
    program, port = browsers.webkit(), free_port()
    assert program
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{folder}"\n', encoding="utf-8")
        (folder / "gtk-3.0").mkdir()
        (folder / "gtk-3.0" / "gtk.css").write_text(NARROW, encoding="utf-8")
        with started(*XVFB, "WebKitWebDriver", f"--port={port}", XDG_CONFIG_HOME=name):
            window = WebKit(f"http://127.0.0.1:{port}", folder, screen)
            _retried(lambda: window.open(program))
            try:
                yield window
            finally:
                window.send("DELETE", window.session)


@contextmanager
def started(*command: str, **environment: str) -> Iterator[None]:
    """Run a program as long as it is needed."""
    quiet = subprocess.DEVNULL
    around: Mapping[str, str] = {**os.environ, **environment}
    process = subprocess.Popen(
        command, stdout=quiet, stderr=quiet, start_new_session=True, env=around
    )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)  # with what it has started
        process.wait(20)


def _is_streamlits(words: str) -> bool:
    return any(known in words for known in OF_STREAMLIT)


def _retried(attempt: Any) -> Any:
    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            return attempt()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
