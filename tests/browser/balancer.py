"""Two processes behind nginx as it is given to hosts, and visitors of theirs."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from spikes.files import decisions as files
from tests.browser.conftest import ROOT, new_context, settle
from tests.browser.hands import headline, move, open_decision, save, slider

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/bin:/usr/bin:/opt/homebrew/bin")
CONFIGURATION = ROOT / "deploy" / "nginx.conf"


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
