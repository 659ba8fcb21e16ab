"""Two processes behind nginx: one dies, and its visitors carry on."""

import socket
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.browser.balancer import NGINX, arrive, nginx
from tests.browser.conftest import free_port, hosted
from tests.browser.hands import headline

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx-light"),
]

VISITORS = 4


def test_one_of_two_processes_dies(browser: Browser, tmp_path: Path) -> None:
    """Visitors of the one that dies come to the other by themselves, and stay there."""
    ports = {8500: free_port(), 8501: free_port(), 8502: free_port()}
    with ExitStack() as started:
        doomed = started.enter_context(hosted(tmp_path / "log of the first", port=ports[8501]))
        started.enter_context(hosted(tmp_path / "log of the second", port=ports[8502]))
        address = started.enter_context(nginx(tmp_path, ports))

        visitors = [arrive(browser, address) for _ in range(VISITORS)]
        for visitor in visitors:
            started.callback(visitor.page.context.close)
            visitor.move_a_weight(80)
        theirs = {
            name: [visitor for visitor in visitors if visitor.process == name]
            for name in ("first", "second")
        }
        assert len(theirs["first"]) == len(theirs["second"]) == VISITORS / 2
        before = {visitor.page: headline(visitor.page) for visitor in visitors}
        unmoved = [headline(visitor.page) for visitor in theirs["second"]]

        doomed.process.kill()
        for visitor in theirs["first"]:
            visitor.comes_to("second")
            sentence = before[visitor.page].splitlines()[-1]  # their work came along
            expect(visitor.page.locator(".st-key-answer")).to_contain_text(sentence)
            visitor.sees_what_the_process_has(tmp_path)
            visitor.move_a_weight(60)
            visitor.open_and_save(tmp_path, goal="after the first died")
        assert [headline(visitor.page) for visitor in theirs["second"]] == unmoved
        theirs["second"][0].move_a_weight(20)

        started.enter_context(hosted(tmp_path / "log of the first", port=ports[8501]))
        time.sleep(6)  # the balancer tries it again after 5 s
        for visitor in theirs["first"]:
            visitor.open_and_save(tmp_path, goal="after the first came back")
            assert visitor.process == "second"
        late = arrive(browser, address)
        started.callback(late.page.context.close)
        assert late.process == "first"
        late.open_and_save(tmp_path, goal="on the first again")


def opened(port: int, claimed: str) -> ClientConnection:
    """Open the page's connection through nginx, under a name, with an address that one claims."""
    return connect(
        "ws://spikes.example/_stcore/stream",
        sock=socket.create_connection(("localhost", port)),
        origin=Origin("http://spikes.example"),
        additional_headers={"X-Forwarded-For": claimed},
    )


def test_an_address_has_its_limit_whatever_it_claims(tmp_path: Path) -> None:
    """Under a name of one's own pages open, two of an address: nginx or the processes say so."""
    ports = {8500: free_port(), 8501: free_port(), 8502: free_port()}
    limits = {"PROXY": "127.0.0.1", "CONNECTIONS": "1"}
    with ExitStack() as started:
        for port in (8501, 8502):
            log = tmp_path / f"log of {port}"
            started.enter_context(hosted(log, port=ports[port], environment=limits))
        for connections, refused in ((1000, "403"), (2, "429")):
            with nginx(tmp_path / refused, ports, connections), ExitStack() as visits:
                for claimed in ("10.0.0.1", "10.0.0.2"):
                    visits.enter_context(opened(ports[8500], claimed))
                with pytest.raises(InvalidStatus, match=refused):
                    opened(ports[8500], "10.0.0.3")
