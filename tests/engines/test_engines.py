"""In Firefox and in WebKit the page comes to what it comes to in Chromium."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from spikes.model.presets import ROOT
from tests.browser.conftest import Hosted, hosted
from tests.elsewhere import elsewhere
from tests.engines import browsers
from tests.engines.engines import Engine, Screen, chromium, firefox, webkit
from tests.engines.walk import State, at_rest, come_to, difference, walk

pytestmark = [pytest.mark.browser, pytest.mark.long]
DESK, PHONE = Screen(1440, 900, dark=False), Screen(390, 844, dark=True)


@dataclass(frozen=True)
class Walked:
    """What Chromium came to on the way through the page."""

    address: str
    screen: Screen
    states: dict[str, State]

    def again(self, engine: Engine) -> None:
        """Go the same way in another browser, and come to the same after each step."""
        for step, promise in walk(engine, self.address):
            come_to(engine, step, promise, self.states[step])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    """Yield the page under its policy for hosting."""
    with hosted(tmp_path_factory.mktemp("engines") / "log") as running:
        yield running


@pytest.fixture(scope="module", params=[DESK, PHONE], ids=["desk", "phone"])
def walked(request: pytest.FixtureRequest, served: Hosted) -> Walked:
    """Return what Chromium comes to on a light desk, or on a dark phone."""
    states = elsewhere(_in_chromium, request.param, served.address)
    return Walked(served.address, request.param, states)


def _in_chromium(screen: Screen, address: str) -> dict[str, State]:
    with chromium(screen) as window:
        return {step: at_rest(window, promise) for step, promise in walk(window, address)}


@pytest.mark.skipif(not browsers.firefox(), reason="there is no Firefox")
def test_firefox(walked: Walked) -> None:
    """Firefox comes to the same after each step, and nothing of ours is on its console."""
    with firefox(walked.screen) as window:
        walked.again(window)
        assert window.said == []


@pytest.mark.skipif(not browsers.webkit(), reason="there is no WebKit with its driver")
def test_webkit(walked: Walked) -> None:
    """WebKit comes to the same after each step, and nothing of ours is on its console."""
    with webkit(walked.screen) as window:
        walked.again(window)
        assert window.said == []


def test_a_difference_is_named() -> None:
    """What fails says after which step, in what, and both values from where they part."""
    expected = {"totals": ["+12.0"], "panel": ["x" * 500 + "Hexbourne"]}
    said = difference("a phase", expected, {**expected, "panel": ["x" * 500 + "Fernmoor"]})
    assert said.startswith("after “a phase”:\n  panel in Chromium: …xxx")
    assert "Hexbourne" in said
    assert "panel in here: …xxx" in said
    assert "Fernmoor" in said
    assert "totals" not in said


def test_a_browser_that_cannot_be_installed_is_named() -> None:
    """With neither them nor a way to install them, both are said to be skipped; nothing fails."""
    command = [sys.executable, "-m", "tests.engines.browsers"]
    found = subprocess.run(
        command, cwd=ROOT, env={"PATH": ""}, capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.splitlines() == [
        f"{name} is missing and could not be installed: its tests are skipped."
        for name in ("Firefox", "WebKit")
    ]
