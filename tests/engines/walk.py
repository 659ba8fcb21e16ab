"""A walk through the page that any browser can take, and what the page comes to on the way."""

import json
import time
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from spikes.files import decisions as files
from spikes.files import links
from tests.browser.conftest import settle
from tests.engines.engines import CONTROL, ENTER, RIGHT, TAB, Chromium, Engine

SLOWEST = 60  # seconds until a step has led where it leads
STILL = 0.5  # seconds without a change, on top of what counts as settled in Chromium
ALL = """const all = (place) => [document, ...[...document.querySelectorAll("*")]
  .map((part) => part.shadowRoot)].filter(Boolean)
  .flatMap((root) => [...root.querySelectorAll(place)])
const texts = (place) => all(place).map((part) => {
  const copy = part.cloneNode(true)
  // counts of letters, in fields that have the focus
  copy.querySelectorAll("[data-testid=InputInstructions]").forEach((count) => count.remove())
  return copy.textContent.replaceAll(/\\s+/g, " ")
})"""
STATE = """{
  said: texts(".st-key-answer .words > :is(h2, p)"),
  totals: texts(".total b"),
  sliders: all(".slider").map(({ id, value }) => [id, value]),
  percents: all("input.number").map(({ value }) => value),
  kept: texts(".device .words"),
  notices: texts(".st-key-notices"),
  panel: texts("[role=tabpanel]"),
  own: texts(".st-key-own"),
  menu: texts("[data-testid=stPopoverBody]"),
  colours: [
    ...all("[data-testid=stApp]").map((part) => getComputedStyle(part).backgroundColor),
    ...new Set(all(".st-key-cards svg.marks [fill]").map((part) => part.getAttribute("fill"))),
  ],
  stale: all("[data-stale=true]").length,
  undrawn: all(".stVegaLiteChart:not(:has(svg.marks))").length,
  running: all("[data-testid=stApp]")[0]?.dataset.testScriptState,
}"""
AT_REST = {"done": True, "stale": 0, "undrawn": 0, "running": "notRunning"}
DRAWN = """all(".st-key-cards svg.marks").length === 2 && all("input.number").length === 5
  && all("[role=tabpanel] [data-testid]").length > 0"""
MENU = '[class*="st-key-menu-"] button'
FILE = "[data-testid=stPopoverBody] input[type=file]"
READ = '[class*="st-key-primary-box-of-roles"] button'
CAREER = ("Senior PM, Paywren, Sep 2018 - Feb 2021", "Product lead, Northfold, Mar 2021 - Dec 2022")
SAMPLE = files.sample()
State = dict[str, Any]


def walk(engine: Engine, address: str) -> Iterator[tuple[str, str]]:
    """Go through the page, and yield each step that was done, with what it promises."""
    engine.visit(f"{address}/_stcore/health")
    engine.evaluate("localStorage.clear()")
    engine.visit(address)
    yield "opened", DRAWN
    yield from weigh(engine)
    yield from look_on(engine)
    yield from use_two_windows(engine, address)
    yield from use_files(engine)
    yield from start_my_own(engine)
    yield from come_by_a_link(engine, address)


def weigh(engine: Engine) -> Iterator[tuple[str, str]]:
    """Move and type weights, move a rating and take that back."""
    found(engine, 'all("#social_impact")[0].focus()')
    keys(engine, RIGHT, RIGHT, RIGHT)
    yield "a weight moves by key", 'all("#social_impact")[0]?.value === "13"'
    press(engine, '[aria-label="Compensation, percent"]')
    keys(engine, "4", "5", ENTER)
    yield "a weight is typed", 'all("input.number")[3]?.value === "45 %"'
    press(engine, "#industry_expertise", 0.3, 1.0)
    yield "a weight is dragged", 'all("#industry_expertise")[0]?.value === "100"'
    press(engine, '[id="first compensation"]', 0.9, 0.0)
    yield "a rating is dragged", 'all(`[id="first compensation"]`)[0]?.value === "0"'
    press(engine, ".st-key-undo button")
    yield "undone", 'texts(".told")[0]?.startsWith("Undone")'


def look_on(engine: Engine) -> Iterator[tuple[str, str]]:
    """Choose a phase of life, open another tab below, and load the page again."""
    fourth = ".st-key-weights [role=radio]:nth-of-type(4)"
    press(engine, fourth)
    yield "a phase", f'all("{fourth}")[0]?.ariaChecked === "true"'
    second = "[role=tab]:nth-of-type(2)"
    press(engine, second)
    opened = f'all("{second}")[0]?.ariaSelected === "true" && {DRAWN}'
    yield "another tab", opened
    engine.evaluate("void (window.old = true, location.reload())")
    yield "loaded again", f"!window.old && {opened}"


def use_two_windows(engine: Engine, address: str) -> Iterator[tuple[str, str]]:
    """Change the work in a second window, and find that in the first."""
    engine.open_another()
    engine.visit(address)
    yield "a second window", DRAWN
    second = ".st-key-weights [role=radio]:nth-of-type(2)"
    press(engine, second)
    chosen = f'all("{second}")[0]?.ariaChecked === "true"'
    yield "a phase in the second window", chosen
    engine.go_back()
    yield "the first window", f'{chosen} && texts(".st-key-notices")[0].includes("Another tab")'


def use_files(engine: Engine) -> Iterator[tuple[str, str]]:
    """Save the work as a file, and open another."""
    press(engine, MENU)
    yield "the menu", f'all("{FILE}").length === 1 && all(".st-key-save button").length === 1'
    press(engine, ".st-key-save button")
    receive(engine)
    path = engine.folder / "other.json"
    path.write_text(files.to_json(SAMPLE).replace("Hexbourne", "Tidewater"), encoding="utf-8")
    engine.choose_file(FILE, path)
    yield "a file", 'texts(".st-key-answer .words")[0]?.includes("Tidewater")'


def start_my_own(engine: Engine) -> Iterator[tuple[str, str]]:
    """Type two roles, cut them, paste them and add them."""
    press(engine, ":is(.st-key-primary-own, .st-key-secondary-own) button")
    yield "a career of one's own", 'all(".st-key-own textarea").length === 1'
    press(engine, ".st-key-own textarea")
    keys(engine, *CAREER[0], ENTER, *CAREER[1])
    chord(engine, "a")
    chord(engine, "x")
    await_(engine, 'all(".st-key-own textarea")[0].value === ""')
    chord(engine, "v")
    keys(engine, TAB)
    yield "roles pasted", f"texts('{READ}')[0] === 'Add 2 roles'"
    press(engine, READ)
    yield "roles added", 'all("[class*=st-key-own-role-]").length === 2'


def come_by_a_link(engine: Engine, address: str) -> Iterator[tuple[str, str]]:
    """Come back by a link, find the work as it was left, and open what the link holds."""
    shared = files.from_json(files.to_json(SAMPLE).replace("Hexbourne", "Kestrel").encode())
    engine.visit(f"{address}/_stcore/health")
    engine.visit(f"{address}#{links.fragment(shared, names=True)}")
    roles = 'all("[class*=st-key-own-role-]").length === 2'
    yield "back by a link", f'{roles} && all(".st-key-open-link").length === 1'
    press(engine, ".st-key-open-link button")
    kestrel = 'texts(".st-key-answer .words")[0]?.includes("Kestrel")'
    yield "the link is opened", f"{kestrel} && {DRAWN}"


def found(engine: Engine, expression: str) -> Any:
    """Return what an expression comes to that may look for parts with `all`."""
    return engine.evaluate(f"(() => {{ {ALL}; return {expression} }})()")


def await_(engine: Engine, expression: str) -> None:
    """Wait until an expression is so."""
    until = time.monotonic() + SLOWEST
    while not found(engine, f"Boolean({expression})"):
        assert time.monotonic() < until, expression
        time.sleep(0.1)


def box(engine: Engine, place: str) -> dict[str, float]:
    """Bring a part into view, and return where it is once it stays there."""
    await_(engine, f"all({json.dumps(place)}).some((part) => part.checkVisibility())")
    part = f"all({json.dumps(place)}).find((part) => part.checkVisibility())"
    found(engine, f"{part}.scrollIntoView({{ block: 'center' }})")
    where: dict[str, float] | None = None
    while where != (now := found(engine, f"{part}.getBoundingClientRect().toJSON()")):
        where = now
        time.sleep(0.1)
    return where or {}


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


def chord(engine: Engine, key: str) -> None:
    """Press a key with Ctrl."""
    path = (("keyDown", CONTROL), ("keyDown", key), ("keyUp", key), ("keyUp", CONTROL))
    engine.act("key", [{"type": kind, "value": value} for kind, value in path])


def receive(engine: Engine) -> None:
    """Wait until a file has come that holds what the browser keeps."""
    kept = found(engine, "JSON.parse(localStorage[`spikes ${location.pathname}`]).work.text")
    until = time.monotonic() + SLOWEST
    while kept not in (came := [path.read_text() for path in engine.folder.glob("spikes-*.json")]):
        assert time.monotonic() < until, came
        found(engine, "0")  # Chromium saves what has come while it is asked something
        time.sleep(0.1)


def found_after(engine: Engine, promise: str) -> State:
    """Return what the page comes to now, and whether a step has done what it promises."""
    state: State = found(engine, f"({{ done: Boolean({promise}), ...{STATE} }})")
    return state


def at_rest(chromium: Chromium, promise: str) -> State:
    """Return what the page comes to once a step has done what it promises, and all is still."""
    until, before = time.monotonic() + SLOWEST, State()
    while time.monotonic() < until:
        settle(chromium.page)
        now = found_after(chromium, promise)
        if now == before and now.items() >= AT_REST.items():
            return now
        before = now
        time.sleep(STILL)
    raise TimeoutError(f"{promise}: {before}")


def come_to(engine: Engine, step: str, promise: str, expected: State) -> None:
    """Wait until the page is as expected, or say what is different after a step."""
    until = time.monotonic() + SLOWEST
    while (now := found_after(engine, promise)) != expected:
        assert time.monotonic() < until, difference(step, expected, now)
        time.sleep(0.1)


def difference(step: str, expected: State, now: State) -> str:
    """Return what is different after a step: each key, with both values from where they part."""
    lines = [f"after “{step}”:"]
    for key in (key for key in expected if expected[key] != now[key]):
        both = [json.dumps(state[key], ensure_ascii=False) for state in (expected, now)]
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(*both, strict=False))
        start = max(0, sum(1 for _ in alike) - 60)
        for who, value in zip(("Chromium", "here"), both, strict=True):
            lines.append(f"  {key} in {who}: {'…' * bool(start)}{value[start : start + 300]}")
    return "\n".join(lines)
