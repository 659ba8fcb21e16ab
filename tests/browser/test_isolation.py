"""Two visitors side by side: neither is sent the other's, and the server writes nothing down."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Response, WebSocket

from spikes.files import decisions as files
from tests.browser.conftest import ROOT, hosted, new_context, settle
from tests.browser.hands import choose, download, move, name_offer, open_decision, save

NAMES = (
    "Quendle",
    "Vostrane",
)  # the start of all that either visitor enters; no word of the page's


@dataclass
class Visitor:
    """A visitor with a secret, and all that went over their wires."""

    page: Page
    name: str
    address: str
    asked: list[str] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Come to the page, and listen to everything."""
        self.page.on("request", self._asks)
        self.page.on("websocket", self._connects)
        # Playwright takes no built-in one
        self.page.on("response", lambda answer: self.answers.append(answer))  # noqa: PLW0108
        self.page.goto(self.address)
        self.page.locator("svg.marks").nth(1).wait_for()
        settle(self.page)

    def _asks(self, request: Request) -> None:
        self.asked.append(
            " ".join(
                [request.url, *(f"{name}: {value}" for name, value in request.headers.items())]
            )
        )

    def _connects(self, socket: WebSocket) -> None:
        self.asked.append(socket.url)
        socket.on("framesent", lambda frame: self.sent.append(raw(frame)))
        socket.on("framereceived", lambda frame: self.received.append(raw(frame)))

    def open_a_file(self, folder: Path) -> None:
        """Open a decision between two offers with secret names."""
        first, second = files.sample().offers[:2]
        offers = (
            first.replace(organisation=f"{self.name} One"),
            second.replace(organisation=f"{self.name} Two"),
        )
        open_decision(
            self.page,
            folder,
            files.sample().replace(offers=offers, compare=None, goal=f"{self.name} goal"),
        )

    def work(self, folder: Path) -> None:
        """Type an offer in, move a weight, save, and fetch the entry."""
        name_offer(self.page, f"{self.name} Three")
        move(self.page, "compensation", 70)
        assert files.read(save(self.page, folder)).goal == f"{self.name} goal"
        exported = Path(download(self.page, "html").path())
        assert f"{self.name} Three" in exported.read_text(encoding="utf-8")

    def bodies(self) -> Iterator[bytes]:
        """Yield all that was answered, less the parts of the program."""
        for answer in self.answers:
            if (
                answer.url.startswith("http")
                and "/static/" not in answer.url
                and "/media/" not in answer.url
            ):
                yield answer.body()


def raw(frame: str | bytes) -> bytes:
    """Return a message as it went over the wire."""
    return frame.encode() if isinstance(frame, str) else frame


def written(since: float, *folders: Path) -> Iterator[Path]:
    """Yield every file in a folder that was made or changed since a time."""
    return (
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.stat().st_mtime >= since
    )


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """Return a home and a temporary folder for the server alone."""
    own = {"HOME": tmp_path / "home", "TMPDIR": tmp_path / "tmp"}
    for folder in own.values():
        folder.mkdir()
    return {name: str(folder) for name, folder in own.items()}


@pytest.mark.long
def test_visitors_know_nothing_of_each_other(
    browser: Browser, tmp_path: Path, places: dict[str, str]
) -> None:
    """In no message, answer, log, address or file is there a word of another visitor's."""
    started = time.time()
    with ExitStack() as opened:
        server = opened.enter_context(hosted(tmp_path / "log", environment=places))
        contexts = [opened.enter_context(new_context(browser)) for _ in NAMES]
        visitors = [
            Visitor(context.new_page(), name, server.address)
            for context, name in zip(contexts, NAMES, strict=True)
        ]
        for visitor in visitors:
            visitor.open_a_file(tmp_path)
        for visitor in (*visitors, *reversed(visitors)):
            choose(visitor.page, "Provider" if visitor is visitors[0] else "Early climb")
        for visitor in visitors:
            visitor.work(tmp_path)

        for visitor, other in zip(visitors, reversed(visitors), strict=True):
            own, secret = visitor.name.encode(), other.name.encode()
            assert any(own in message for message in visitor.sent)  # the listening is not deaf
            assert any(own in message for message in visitor.received)
            assert not any(secret in message for message in (*visitor.received, *visitor.bodies()))
        for name in NAMES:
            assert not any(name in asked for visitor in visitors for asked in visitor.asked)
            assert name not in server.log.read_text(encoding="utf-8")
            assert not any(
                name.encode() in path.read_bytes()
                for path in written(started, ROOT, *map(Path, places.values()))
            )
