"""What one visitor may ask of the server, and what all others have while one asks for more."""

import asyncio
import re
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path
from time import perf_counter
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

import serve
from serve import MOST_A_SECOND, MOST_AT_ONCE, Allowance
from tests.bench.client import shares, visit
from tests.bench.process import memory, processor_seconds
from tests.browser.conftest import ROOT, Hosted, hosted
from tests.elsewhere import elsewhere

pauses = st.lists(st.floats(0, 20), max_size=400)  # seconds between messages


def taken(pauses: Iterable[float]) -> list[tuple[float, bool]]:
    """Return when messages come after these pauses, and whether each is within the allowance."""
    allowance, now, found = Allowance(0), 0.0, []
    for pause in pauses:
        now += pause
        found.append((now, allowance.takes(now)))
    return found


# Laws of the allowance


@given(st.floats(1 / MOST_A_SECOND, 20), st.integers(0, MOST_AT_ONCE - 1))
def test_who_keeps_to_the_pace_is_never_over(pause: float, at_once: int) -> None:
    """Any number of messages, no faster than the pace, after a burst that is allowed."""
    assert all(within for _, within in taken([*[0.0] * at_once, *[pause] * 2_000]))


@given(st.lists(st.floats(0, 0.05), min_size=1, max_size=20).map(lambda some: some * 200))
def test_no_more_come_than_the_burst_and_the_pace(pauses: list[float]) -> None:
    """Until it is first over, a connection has sent at most a burst and its pace since."""
    found = taken(pauses)
    first = next((i for i, (_, within) in enumerate(found) if not within), len(found))
    over = found[:first][-1][0] if first else 0
    assert first <= MOST_AT_ONCE + MOST_A_SECOND * over + 1


@given(pauses)
def test_a_rest_fills_it_again(pauses: list[float]) -> None:
    """However it was used, after some seconds a whole burst is allowed again, and no more."""
    rest = len(pauses) / MOST_A_SECOND + MOST_AT_ONCE / MOST_A_SECOND
    burst = [within for _, within in taken([*pauses, rest, *[0.0] * MOST_AT_ONCE])][len(pauses) :]
    assert burst == [True] * MOST_AT_ONCE + [False]


# A connection


def answers(messages: Iterable[Message]) -> list[Message]:
    """Return what an app receives of a connection until it is over."""
    coming = iter(messages)

    async def receive() -> Message:
        return next(coming)

    async def heard() -> list[Message]:
        limited, found = serve.limited(receive), list[Message]()
        while not found or found[-1]["type"] != "websocket.disconnect":
            found.append(await limited())
        return found

    return elsewhere(asyncio.run, heard())


def test_a_connection_that_sends_too_much_is_over(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The app hears of a burst and of the end, the log why; leaving is no offence."""
    monkeypatch.setattr(serve, "UNREAD", 0)
    told: Message = {"type": "websocket.receive", "bytes": b"rerun"}
    left: Message = {"type": "websocket.disconnect", "code": 1001}
    assert answers([told] * 9 + [left]) == [told] * 9 + [left]
    assert not caplog.messages
    *heard, over = answers(told for _ in count())
    assert MOST_AT_ONCE <= len(heard) < 2 * MOST_AT_ONCE
    assert over == {"type": "websocket.disconnect", "code": 1008}
    assert caplog.messages == [serve.TOO_MANY_MESSAGES]


# What the server opens


def test_all_that_the_server_opens_is_listed() -> None:
    """SECURITY.md names every path that is answered: one that Streamlit adds fails here."""
    listed = (
        (ROOT / "SECURITY.md").read_text(encoding="utf-8").partition("What the server opens")[2]
    )
    # what matches no other path is the page itself
    paths = {getattr(route, "path", "") for route in serve.app(1)._build_starlette_app().routes} - {
        ""
    }
    offered = {path for path in paths if not path.startswith(serve.UNUSED)}
    assert offered == {*re.findall(r"^\| `([^` ]+)`", listed, re.MULTILINE)}
    assert all(f"`{unused}`" in listed for unused in serve.UNUSED)
    assert all(any(path.startswith(unused) for path in paths) for unused in serve.UNUSED)


def test_what_the_page_does_not_use_is_off(tmp_path: Path) -> None:
    """Metrics, the agents' interface, signing in and older components are not there."""
    with hosted(tmp_path / "log") as server:
        for path in serve.UNUSED:
            for method in ("GET", "POST"):
                asked = Request(f"{server.address}{path}", method=method)  # noqa: S310
                with pytest.raises(HTTPError) as answer:
                    urlopen(asked)  # noqa: S310 (an address of our own)
                assert answer.value.code == 404
                headers = {name: answer.value.headers[name] for name in serve.HEADERS}
                assert headers == serve.HEADERS
                answer.value.close()
        with pytest.raises(
            HTTPError, match="403"
        ) as answer:  # an upload needs the page's own token
            urlopen(Request(f"{server.address}/_stcore/upload_file/a/b", method="PUT"))  # noqa: S310
        answer.value.close()


def test_a_question_of_20_megabytes_is_left_unread(tmp_path: Path) -> None:
    """In an address it is refused; what a page's connection brings is ignored, and answered."""

    async def asked(server: Hosted) -> None:
        async with visit(server.address) as visitor:
            message = BackMsg()
            message.rerun_script.query_string = "a=1&" * 4_900_000
            message.rerun_script.page_script_hash = visitor.page
            await visitor.socket.send(message.SerializeToString())
            await visitor.report()

    with hosted(tmp_path / "log") as server:
        process = server.process.pid
        before, begun = memory(process), processor_seconds(process)
        where = urlsplit(server.address)
        with socket.create_connection((where.hostname, where.port)) as asker:
            with suppress(OSError):  # it is cut off while it asks
                asker.sendall(b"GET /?" + b"a" * 20_000_000)
            with suppress(OSError):
                assert asker.recv(12) in {b"", b"HTTP/1.1 400"}
        elsewhere(asyncio.run, asked(server))
        assert processor_seconds(process) - begun < 2
        assert memory(process) - before < 200 * 1024
    assert "Ignoring query string" in (tmp_path / "log").read_text()


# The server's limits


@contextmanager
def opened(server: Hosted, address: str) -> Iterator[ClientConnection]:
    """Open the page's WebSocket, as a proxy says for an address."""
    stream = f"{server.address.replace('http', 'ws', 1)}/_stcore/stream"
    headers = {"X-Forwarded-For": address}
    with connect(stream, additional_headers=headers, max_size=None) as opened:
        yield opened


def is_refused(server: Hosted, address: str) -> bool:
    """Tell whether the server opens no more for an address."""
    try:
        with opened(server, address):
            return False
    except InvalidStatus as answer:
        return answer.response.status_code == 403


@pytest.mark.parametrize(
    ("proxy", "refused"), [("127.0.0.1", ["10.0.0.1"]), ("", ["10.0.0.1", "10.0.0.2"])]
)
def test_an_address_has_so_many_connections(proxy: str, refused: list[str], tmp_path: Path) -> None:
    """One more is refused until another is closed; whose they are only a named proxy can say."""
    limits = {"CONNECTIONS": "2", "PROXY": proxy}
    with hosted(tmp_path / "log", environment=limits) as server, ExitStack() as first:
        first.enter_context(opened(server, "10.0.0.1"))
        with opened(server, "10.0.0.1"):
            addresses = ("10.0.0.1", "10.0.0.2")
            assert [each for each in addresses if is_refused(server, each)] == refused
        for _ in range(100):
            if not is_refused(server, "10.0.0.1"):
                break
        else:
            pytest.fail("what was closed still counts")


@pytest.mark.long
def test_one_who_floods_delays_nobody(tmp_path: Path) -> None:
    """While 1,000,000 messages are sent, others have 95 of 100 answers within a second."""

    async def answered(server: Hosted) -> list[float]:
        async with visit(server.address) as visitor:
            await visitor.weigh(shares(0))
            command = [sys.executable, "-m", "tests.bench.flood", server.address, "1000000"]
            flood = subprocess.Popen(command, cwd=ROOT)
            began, found, step = perf_counter(), list[float](), count(1)
            while perf_counter() - began < 20:
                found.append((await visitor.weigh(shares(next(step)))).seconds)
                await asyncio.sleep(0.1)
            flood.kill()
            flood.wait()
            return found

    with hosted(tmp_path / "log") as server:
        before = memory(server.process.pid)
        seconds = elsewhere(asyncio.run, answered(server))
        assert np.percentile(seconds, 95) < 1, seconds
        assert memory(server.process.pid) - before < 100 * 1024
    assert serve.TOO_MANY_MESSAGES in (tmp_path / "log").read_text()
