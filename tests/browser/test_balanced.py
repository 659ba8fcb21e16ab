"""Two processes behind nginx as it is given to hosts: one dies, and its visitors carry on."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from spikes.files import decisions as files
from tests.browser.conftest import ROOT, free_port, hosted, new_context, settle
from tests.browser.hands import headline, move, open_decision, save, slider

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/bin:/usr/bin:/opt/homebrew/bin")
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx-light"),
]

CONFIGURATION = ROOT / "deploy" / "nginx.conf"
VISITORS = 4


@dataclass(frozen=True)
class Visitor:
    """One of the page's visitors, in a browser of their own."""

    page: Page

    @property
    def process(self) -> str:
        """Return the process whose visitor this is: first or second."""
        return next(
            cookie["value"]
            for cookie in self.page.context.cookies()
            if cookie.get("name") == "process"
        )

    def comes_to(self, process: str) -> None:
        """Do nothing until the page is another process's visitor, connected and drawn."""
        for _ in range(300):
            if self.process == process:
                break
            self.page.wait_for_timeout(100)
        assert self.process == process
        expect(self.page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-connection-state", "CONNECTED"
        )
        settle(self.page)

    def move_a_weight(self, share: float) -> None:
        """Do what the page is for, and see it answer."""
        before = headline(self.page)
        move(self.page, "compensation", share)
        assert headline(self.page) != before

    def sees_what_the_process_has(self, folder: Path) -> None:
        """Hold that the sliders stand where the weights are that would be saved."""
        shares = files.read(save(self.page, folder)).weights.shares()
        for dimension, share in shares.items():
            assert float(slider(self.page, dimension).input_value()) == pytest.approx(
                100 * share, abs=0.5
            )

    def open_and_save(self, folder: Path, goal: str) -> None:
        """Send a file and fetch one: both need the process that holds the page."""
        opened = files.sample().replace(goal=goal)
        open_decision(self.page, folder, opened)
        assert files.read(save(self.page, folder)) == opened


@contextmanager
def nginx(folder: Path, ports: dict[int, int], connections: int = 1000) -> Iterator[str]:
    """Run nginx as it is given to hosts, at other ports and in a folder; give its address.

    `connections`: of an address at once, at most.
    """
    folder.mkdir(exist_ok=True)
    # Debian's nginx keeps these where only root may write.
    places = "\n".join(
        f"{kind}_temp_path {folder / kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    text = CONFIGURATION.read_text(encoding="utf-8").replace("http {", f"http {{\n{places}", 1)
    text = re.sub(r"\b850[012]\b", lambda port: str(ports[int(port[0])]), text)
    text = text.replace("limit_conn addresses 1000;", f"limit_conn addresses {connections};")
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    own = f"daemon off; pid {folder / 'pid'}; error_log {folder / 'errors'};"
    balancer = subprocess.Popen([str(NGINX), "-p", folder, "-c", folder / "nginx.conf", "-g", own])
    address = f"http://localhost:{ports[8500]}"
    try:
        for _ in range(100):
            try:
                # an address of our own
                with urlopen(f"{address}/_stcore/health", timeout=1):  # noqa: S310
                    break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        balancer.terminate()
        balancer.wait(10)


def arrive(browser: Browser, address: str) -> Visitor:
    """Return a new visitor, whose page is drawn."""
    page = new_context(browser).new_page()
    page.goto(address)
    page.locator("svg.marks").nth(1).wait_for(timeout=30_000)
    settle(page)
    return Visitor(page)


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
