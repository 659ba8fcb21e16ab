"""In Firefox and in WebKit the page comes to what it comes to in Chromium."""

import json
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import Hosted, hosted, new_context, open_browser
from tests.engines.engines import ENTER, FIREFOX, MINI_BROWSERS, RIGHT, Engine, firefox, webkit

pytestmark = [pytest.mark.browser, pytest.mark.long]
SLOWEST = 60  # seconds until the page is at rest
STILL = 1.5  # seconds without a change that count as rest
KEYS = {ENTER: "Enter", RIGHT: "ArrowRight"}
ALL = """const all = (place) => [document, ...[...document.querySelectorAll("*")]
  .map((part) => part.shadowRoot)].filter(Boolean)
  .flatMap((root) => [...root.querySelectorAll(place)])"""
STATE = """{
  busy: document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning"
    || document.querySelectorAll(".st-key-cards svg.marks").length < 2,
  said: all(".st-key-answer .words > :is(h2, p)").map((part) => part.textContent),
  totals: all(".total b").map((part) => part.textContent),
  sliders: all(".slider").map(({ id, value }) => [id, value]),
  percents: all("input.number").map(({ value }) => value),
  kept: all(".device .words").map((part) => part.textContent),
  panel: all("[role=tabpanel]").map((part) => part.textContent.replaceAll(/\\\\s+/g, " ")),
}"""


@dataclass
class Chromium:
    """A window of Chromium."""

    page: Page

    def visit(self, address: str, width: int, height: int) -> None:
        """Show an address in a window of a size."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto(address)

    def evaluate(self, expression: str) -> Any:
        """Return what an expression of JavaScript comes to."""
        return self.page.evaluate(expression)

    def act(self, _kind: str, actions: Sequence[dict[str, Any]]) -> None:
        """Do what a hand does."""
        for action in actions:
            match action["type"]:
                case "pointerMove":
                    self.page.mouse.move(action["x"], action["y"])
                case "pointerDown":
                    self.page.mouse.down()
                case "pointerUp":
                    self.page.mouse.up()
                case "keyDown":
                    self.page.keyboard.press(KEYS.get(action["value"], action["value"]))


def found(engine: Engine, expression: str) -> Any:
    """Return what an expression comes to that may look for parts with `all`."""
    return engine.evaluate(f"(() => {{ {ALL}; return {expression} }})()")


def at_rest(engine: Engine) -> dict[str, Any]:
    """Wait until nothing changes, and return what the page comes to."""
    until, before, since = time.monotonic() + SLOWEST, None, time.monotonic()
    while time.monotonic() < until:
        now = found(engine, f"({STATE})")
        if now != before or now["busy"]:
            before, since = now, time.monotonic()
        elif time.monotonic() - since > STILL:
            state: dict[str, Any] = now
            return state
        time.sleep(0.1)
    raise TimeoutError(json.dumps(before))


def box(engine: Engine, place: str) -> dict[str, float]:
    """Bring a part into view, and return where it is."""
    part = f"all({json.dumps(place)}).find((part) => part.checkVisibility())"
    found(engine, f"{part}.scrollIntoView({{ block: 'center' }})")
    where: dict[str, float] = found(engine, f"{part}.getBoundingClientRect().toJSON()")
    return where


def press(engine: Engine, place: str, along: float = 0.5, to: float | None = None) -> None:
    """Press a part at a share of its width, and let go there or at another."""
    where = box(engine, place)
    x, y = where["x"] + along * where["width"], where["y"] + where["height"] / 2
    ends = x if to is None else where["x"] + to * where["width"]
    path = [{"type": "pointerMove", "x": round(x), "y": round(y)}]
    path += [{"type": "pointerDown", "button": 0}]
    path += [
        {"type": "pointerMove", "x": round(x + (ends - x) * step / 4), "y": round(y)}
        for step in range(1, 5)
    ]
    engine.act("pointer", [*path, {"type": "pointerUp", "button": 0}])


def keys(engine: Engine, *values: str) -> None:
    """Press keys, one after another."""
    both = [[{"type": kind, "value": key} for kind in ("keyDown", "keyUp")] for key in values]
    engine.act("key", [action for pair in both for action in pair])


def type_a_weight(engine: Engine) -> None:
    """Write a percentage over the one that is there."""
    press(engine, '[aria-label="Compensation, percent"]')
    keys(engine, "4", "5", ENTER)


def step_by_key(engine: Engine) -> None:
    """Move a weight by its keys."""
    found(engine, 'all("#social_impact")[0].focus()')
    keys(engine, RIGHT, RIGHT, RIGHT)


STEPS: dict[str, Callable[[Engine], None]] = {
    "a weight moves by key": step_by_key,
    "a weight is dragged": lambda engine: press(engine, "#industry_expertise", 0.3, 1.0),
    "a rating is dragged": lambda engine: press(engine, '[id="first compensation"]', 0.9, 0.0),
    "undone": lambda engine: press(engine, ".st-key-undo button"),
    "a phase": lambda engine: press(engine, ".st-key-weights [role=radio]:nth-of-type(4)"),
    "another tab": lambda engine: press(engine, "[role=tab]:nth-of-type(2)"),
}


def walk(engine: Engine, address: str, width: int, height: int) -> dict[str, Any]:
    """Go through the page, and return what it comes to after each step."""
    engine.visit(f"{address}/_stcore/health", width, height)
    engine.evaluate("localStorage.clear()")
    engine.visit(address, width, height)
    states = {"first": at_rest(engine)}
    for name, step in STEPS.items():
        step(engine)
        states[name] = at_rest(engine)
    engine.visit(address, width, height)
    return {**states, "reloaded": at_rest(engine)}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    """Yield the page under its policy for hosting."""
    with hosted(tmp_path_factory.mktemp("engines") / "log") as running:
        yield running


@pytest.fixture(scope="module", params=[(1440, 900), (390, 844)], ids=["desk", "phone"])
def expected(request: pytest.FixtureRequest, served: Hosted) -> Any:
    """Return a size of the window, and what Chromium comes to in it."""
    size = request.param
    with sync_playwright() as playwright, open_browser(playwright) as browser:
        return size, walk(Chromium(new_context(browser).new_page()), served.address, *size)


@pytest.mark.skipif(not any(map(shutil.which, FIREFOX)), reason="there is no Firefox")
def test_firefox(expected: Any, served: Hosted) -> None:
    """Firefox comes to the same after each step, and nothing of ours is on its console."""
    size, states = expected
    with firefox() as window:
        assert walk(window, served.address, *size) == states
        assert window.said == []


@pytest.mark.skipif(
    not (
        shutil.which("WebKitWebDriver")
        and shutil.which("xvfb-run")
        and any(Path("/").glob(MINI_BROWSERS))
    ),
    reason="there is no WebKit with its driver",
)
def test_webkit(expected: Any, served: Hosted) -> None:
    """WebKit comes to the same after each step."""
    size, states = expected
    with webkit() as window:
        assert walk(window, served.address, *size) == states
        type_a_weight(window)  # not in Firefox, which without a screen gives no field the focus
        assert at_rest(window)["percents"][3] == "45 %"
