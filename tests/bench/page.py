"""How fast the page is beside the barest one there can be: ``make bench-page``, or ``--quick``.

The barest has one slider and one chart. Both run on this machine and take turns: in a real browser
for what a person sees, and for visitors without browsers for what the server spends. The exit
status is 1 if a target is missed.
"""

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import time

import numpy as np
from playwright.sync_api import Browser, FilePayload, Page, sync_playwright

from spikes.files import decisions as files
from spikes.model import Decision, Offer
from spikes.page.session.parts import TABS
from tests.bench import report
from tests.bench.client import Answer, visit
from tests.bench.load import BARE, HOLD, LET_GO, MOST_KIB, Kind, Load, load, milliseconds, table
from tests.bench.process import processor_seconds
from tests.bench.sizes import career, ratings
from tests.browser.conftest import launch, open_browser

ROUNDS = 10  # of each measurement in a browser
VISITORS, THINKING, CHANGES = (1, 10, 50), 1.0, 10
OFFERS, ROLES = (2, 10, 30), (4, 12, 60)
ALONE = 30  # changes for each size of a decision
STEADY = 10  # seconds of 60 events each

# Milliseconds: median, and p95 where there is one.
MOST_TO_PAINT = (8, 16.7)  # from an event of a drag until both skylines are painted
MOST_TO_SAY = 60  # p95, the other core busy: from an event until the sentence says what it does
MOST_TO_RATE = 100  # p95, from an event of a rating's drag until its skyline follows
MOST_TO_OPEN = 150  # a tab
MOST_TO_READ = 300  # from pasting a CV, or opening a file, until its table is there
MOST_PROCESSOR, MOST_BYTES = 20, 25_000  # for one change of one visitor
# Of the bare page's
MOST_TIMES = {"start": 1.1, "reload": 1.2, "charts": 0.4, "p50": 0.1, "p95": 0.2}

# Notes each event of the slider, each change of the words, and the last change of the charts.
WATCH = """(words) => {
  const seen = (window.seen = { moves: [], said: [], released: 0, words: 0, charts: 0 })
  const read = () => [...document.querySelectorAll(words)].map((part) => part.textContent).join()
  let text = read()
  document.addEventListener("input", (event) => {
    if (event.composedPath()[0].type !== "range") return
    seen.moves.push(event.timeStamp)
  }, true)
  window.addEventListener("pointerup", (event) => (seen.released = event.timeStamp), true)
  new MutationObserver((changes) => {
    const now = performance.now()
    const parts = changes.map(({ target }) => (target.closest ? target : target.parentElement))
    if (parts.some((part) => part?.closest(".stVegaLiteChart"))) seen.charts = now
    if (text !== (text = read())) seen.said.push((seen.words = now))
  }).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true,
  })
}"""

# Sends an event at the start of each frame, when browsers pass on what a pointer does, and times
# each until the end of the frame in which both skylines are painted. A slow page gets fewer events.
DRIVE = """(input, seconds) => new Promise((done) => {
  const begun = performance.now()
  const paints = []
  const painted = new MessageChannel() // a message of a frame arrives once that is painted
  painted.port1.onmessage = ({ data }) => paints.push(performance.now() - data)
  let [step, moved, inFrame, waiting] = [0, 0, false, new Set()]
  const frame = new MessageChannel()
  frame.port1.onmessage = () => (inFrame = false)
  const skylines = [...document.querySelectorAll(".stVegaLiteChart")].slice(0, 2)
  for (const skyline of skylines) {
    new MutationObserver(() => {
      if (!waiting.delete(skyline) || waiting.size) return
      const at = moved
      if (inFrame) painted.port2.postMessage(at)
      else requestAnimationFrame(() => painted.port2.postMessage(at))
    }).observe(skyline, { subtree: true, attributeFilter: ["d"] }) // to observe all is slow
  }
  const move = () => {
    if (performance.now() - begun > 1000 * seconds) return done([step, paints])
    inFrame = true
    frame.port2.postMessage(null)
    waiting = new Set(skylines)
    input.value = 20 + (step++ % 60)
    moved = performance.now()
    input.dispatchEvent(new Event("input", { bubbles: true, composed: true }))
    requestAnimationFrame(move)
  }
  requestAnimationFrame(move)
})"""

# Notes each event of a rating's slider, and each change of the first skyline.
WATCH_A_RATING = """() => {
  const seen = (window.seen = { moves: [], drawn: [] })
  document.addEventListener("input", (event) => {
    if (event.composedPath()[0].type === "range") seen.moves.push(event.timeStamp)
  }, true)
  new MutationObserver(() => seen.drawn.push(performance.now())).observe(
    document.querySelector(".st-key-first-skyline"), { subtree: true, attributeFilter: ["d"] })
}"""

# Opens the tab of that number; how long until the first of it is there, and until the last is.
OPEN_TAB = """(number) => new Promise((done) => {
  const begun = performance.now()
  let [first, last] = [0, 0]
  const watch = new MutationObserver((changes) => {
    if (!changes.some(({ target }) => target.parentElement?.closest("[role=tabpanel]"))) return
    last = performance.now()
    first ||= last
  })
  watch.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true,
  })
  document.querySelectorAll("[role=tab]")[number].click()
  const rests = setInterval(() => {
    if (!last || performance.now() - last < 500) return
    clearInterval(rests)
    watch.disconnect()
    done([first - begun, last - begun])
  }, 50)
})"""

# Notes when a button whose words begin so is painted.
NOTE_A_BUTTON = """(words) => {
  window.asked = window.came = 0
  const ask = () => (window.asked ||= performance.now())
  for (const kind of ["pointerdown", "change"]) window.addEventListener(kind, ask, true)
  const there = () => [...document.querySelectorAll("button")].some(
    (button) => button.textContent.startsWith(words))
  new MutationObserver(() => {
    if (!window.came && there())
      requestAnimationFrame(() => setTimeout(() => (window.came ||= performance.now())))
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}"""
CV = """Group PM, Quillstone, Jan 2023 – present
Product lead, Northfold, Mar 2021 – Dec 2022
Senior PM, Paywren, Sep 2018 – Feb 2021
Associate PM, Cartloom, Jan 2016 – Aug 2018
"""
POSITIONS = (
    "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Quillstone,Group PM,,Lisbon,Jan 2023,\n"
    "Northfold,Product lead,,Oslo,Mar 2021,Dec 2022\n"
)

# Notes when the first charts are painted, by the clock that this program shares.
NOTE = """(count) => {
  const watch = new MutationObserver(() => {
    if (document.querySelectorAll(".stVegaLiteChart :is(svg.marks, canvas)").length < count) return
    watch.disconnect()
    requestAnimationFrame(() => setTimeout(() => (window.painted = Date.now())))
  })
  watch.observe(document, { subtree: true, childList: true })
}"""


@dataclass(frozen=True)
class Drawn:
    """A page in the browser."""

    kind: Kind
    slider: str  # its selector
    words: str  # the selector of those that answer a change
    charts: int  # seen at first


Measured = tuple[str, float, float]  # what, its value, and the most it may be

OURS = Drawn(LET_GO, "[id=compensation]", ".st-key-answer", 2)
A_RATING = Drawn(LET_GO, '[id="first social_impact"]', ".st-key-answer", 2)
THEIRS = Drawn(BARE, ":has(> [data-testid=stSliderThumbValue])", "no-words", 1)


@dataclass
class Felt:
    """Milliseconds that a person waits, round by round."""

    paint: list[float] = field(default_factory=list)
    events: list[float] = field(default_factory=list)  # per second, not milliseconds
    said: list[float] = field(default_factory=list)
    said_when_busy: list[float] = field(default_factory=list)
    rated: list[float] = field(default_factory=list)
    tab_begun: list[float] = field(default_factory=list)
    tab_drawn: list[float] = field(default_factory=list)
    pasted: list[float] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    words: list[float] = field(default_factory=list)
    charts: list[float] = field(default_factory=list)
    start: list[float] = field(default_factory=list)
    reload: list[float] = field(default_factory=list)


def open_page(browser: Browser, drawn: Drawn) -> Page:
    """Open a page that notes when its first charts are painted, each time it loads."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(f"({NOTE})({drawn.charts})")
    return page


def see(page: Page) -> float:
    """Wait until the first charts are painted, and return when, in milliseconds."""
    painted: float = page.wait_for_function("window.painted", timeout=60_000).json_value()
    return painted


def settle(page: Page) -> None:
    """Wait until nothing changes any longer."""
    page.wait_for_timeout(700)
    page.wait_for_function(
        "document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
    )
    page.wait_for_timeout(300)


def drag(page: Page, drawn: Drawn, felt: Felt, *, to_the_right: bool) -> None:
    """Drag the slider there or back as a hand would, and let go."""
    page.evaluate(WATCH, drawn.words)
    slide(page, drawn, to_the_right=to_the_right)
    seen = page.evaluate("window.seen")
    if drawn is OURS:
        felt.said += delays(seen["moves"], seen["said"])
    for last, found in ((seen["words"], felt.words), (seen["charts"], felt.charts)):
        if last:
            found.append(max(0, last - seen["released"]))  # 0: it was there before


def slide(page: Page, drawn: Drawn, *, to_the_right: bool) -> None:
    """Move the slider in forty steps, let go, and wait until all has followed."""
    slider = page.locator(drawn.slider)
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    # Our element is the whole track, the bare page's only the thumb.
    most = float(slider.get_attribute("max") or 1)
    share = float(slider.input_value()) / most if drawn is not THEIRS else 0.5
    at = box["x"] + 9 + share * (box["width"] - 18)
    y = box["y"] + box["height"] / 2
    page.mouse.move(at, y)
    page.mouse.down()
    for step in range(1, 41):
        page.mouse.move(at + (1 if to_the_right else -1) * step * 2, y)
        page.wait_for_timeout(20)
    page.mouse.up()
    settle(page)


def drag_when_busy(page: Page, felt: Felt, *, to_the_right: bool) -> None:
    """Drag while another process keeps a core busy."""
    with busy():
        page.evaluate(WATCH, OURS.words)
        slide(page, OURS, to_the_right=to_the_right)
    seen = page.evaluate("window.seen")
    felt.said_when_busy += delays(seen["moves"], seen["said"])


@contextmanager
def busy() -> Iterator[None]:
    """Keep one core busy."""
    spinning = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        spinning.kill()
        spinning.wait()


def rate(page: Page, felt: Felt, *, to_the_right: bool) -> None:
    """Drag a rating of the first option."""
    page.evaluate(WATCH_A_RATING)
    slide(page, A_RATING, to_the_right=to_the_right)
    seen = page.evaluate("window.seen")
    felt.rated += delays(seen["moves"], seen["drawn"])


def open_tabs(page: Page, felt: Felt) -> None:
    """Open each tab, the first at the end."""
    for number in (*range(1, len(TABS)), 0):
        begun, drawn = page.evaluate(OPEN_TAB, number)
        felt.tab_begun.append(begun)
        felt.tab_drawn.append(drawn)
        settle(page)


def read_a_career(page: Page, felt: Felt) -> None:
    """Paste a CV, and open LinkedIn's export, each in a career of one's own."""
    page.get_by_role("button", name=re.compile("Start my own|Start over")).click()
    settle(page)
    page.get_by_role("textbox", name="Your roles, typed or pasted").fill(CV)
    page.evaluate(NOTE_A_BUTTON, "Add 4 roles")
    page.get_by_role("button", name="Read it").click()
    felt.pasted.append(_until_it_came(page))
    page.get_by_role("textbox", name="Your roles, typed or pasted").fill("")
    settle(page)
    page.evaluate(NOTE_A_BUTTON, "Add 2 roles")
    file: FilePayload = {
        "name": "Positions.csv",
        "mimeType": "text/csv",
        "buffer": POSITIONS.encode(),
    }
    page.locator("input[type=file]").last.set_input_files(file)
    felt.opened.append(_until_it_came(page))


def _until_it_came(page: Page) -> float:
    waited: float = page.wait_for_function(
        "window.came && window.came - window.asked", timeout=60_000
    ).json_value()
    settle(page)
    return waited


def delays(moves: Sequence[float], changes: Sequence[float]) -> list[float]:
    """Return the milliseconds from each move to the next change, if there is one."""
    nexts = ((move, min((c for c in changes if c >= move), default=None)) for move in moves)
    return [change - move for move, change in nexts if change is not None]


def steady(page: Page, drawn: Drawn, felt: Felt, seconds: float) -> None:
    """Send sixty events a second for some seconds."""
    events, paints = page.locator(drawn.slider).evaluate(DRIVE, seconds)
    settle(page)
    felt.paint += paints
    felt.events.append(events / seconds)
    reload_quietly(page)


def reload_quietly(page: Page) -> None:
    """Load the page again, so that nothing watches it."""
    page.reload()
    see(page)
    settle(page)


def starts(browser: Browser, drawn: Drawn, felt: Felt) -> None:
    """Time from starting the server to the first charts."""
    page = open_page(browser, drawn)
    begun = 1000 * time()
    with launch(drawn.kind.page) as (address, _):
        page.goto(address)
        felt.start.append(see(page) - begun)
        page.close()


def reloads(page: Page, felt: Felt) -> None:
    """Time from asking for the page again to the first charts."""
    begun = 1000 * time()
    page.reload()
    felt.reload.append(see(page) - begun)
    settle(page)


def felt_by_a_person(rounds: int) -> dict[str, Felt]:
    """Time both pages in one browser, in turns."""
    found = {"ours": Felt(), "bare": Felt()}
    pages = {"ours": OURS, "bare": THEIRS}
    with sync_playwright() as playwright, open_browser(playwright) as browser:
        for _ in range(max(2, rounds // 2)):
            for name, drawn in pages.items():
                starts(browser, drawn, found[name])
        with launch(OURS.kind.page) as (ours, _), launch(THEIRS.kind.page) as (bare, _):
            opened = {name: open_page(browser, drawn) for name, drawn in pages.items()}
            for name, address in (("ours", ours), ("bare", bare)):
                opened[name].goto(address)
                see(opened[name])
                settle(opened[name])
            for number in range(rounds):
                for name, drawn in pages.items():
                    opened[name].bring_to_front()
                    reloads(opened[name], found[name])
                    drag(opened[name], drawn, found[name], to_the_right=number % 2 == 0)
            opened["ours"].bring_to_front()
            alone(opened["ours"], found["ours"], rounds)
    return found


def alone(page: Page, felt: Felt, rounds: int) -> None:
    """Time what the bare page has nothing like."""
    reload_quietly(page)
    steady(page, OURS, felt, min(rounds, STEADY))
    for number in range(rounds):
        drag_when_busy(page, felt, to_the_right=number % 2 == 0)
        rate(page, felt, to_the_right=number % 2 == 0)
        open_tabs(page, felt)
        reload_quietly(page)
    for _ in range(rounds):
        read_a_career(page, felt)


def sized(offers: int, roles: int) -> Decision:
    """Return the sample with random offers, and with early roles."""
    rng = np.random.default_rng(offers + roles)
    return files.sample().replace(
        roles=career(roles, rng),
        offers=[Offer(organisation=f"Offer {n}", ratings=ratings(rng)) for n in range(offers)],
        compare=None,
    )


async def by_size(changes: int) -> list[tuple[str, ...]]:
    """Return what a change costs with more offers and with more roles, as rows of a table."""
    sizes = [*zip(OFFERS, ROLES, strict=True)]
    return [
        (kind.name, str(offers), str(roles), *await cost(kind, sized(offers, roles), changes))
        for offers, roles in sizes
        for kind in (HOLD, LET_GO)
    ]


async def cost(kind: Kind, decision: Decision, changes: int) -> tuple[str, ...]:
    """Measure changes of one visitor: p50 and p95, processor (all ms), and kB sent."""
    with launch() as (address, process):
        async with visit(address, decision) as visitor:
            for number in range(5):
                await kind.make(visitor, number)
            used = processor_seconds(process)
            answers: list[Answer] = [await kind.make(visitor, number) for number in range(changes)]
            used = 1000 * (processor_seconds(process) - used) / changes
    size = float(np.median([answer.size for answer in answers])) / 1000
    times = (f"{milliseconds(answers, percent):.0f}" for percent in (50, 95))
    return (*times, f"{used:.0f}", f"{size:.1f}")


def felt_rows(felt: dict[str, Felt]) -> list[tuple[str, ...]]:
    """Return what a person waits for on both pages, as rows of a table."""
    ours, bare = felt["ours"], felt["bare"]
    lines: tuple[tuple[str, list[float], list[float]], ...] = (
        (f"event to painted skylines, {ours.events[0]:.0f} events a second", ours.paint, []),
        ("event of a drag to the sentence", ours.said, []),
        ("the same while the other core is busy", ours.said_when_busy, []),
        ("event of a rating's drag to its skyline", ours.rated, []),
        ("opening a tab, to its first part", ours.tab_begun, []),
        ("opening a tab, to the last of its charts", ours.tab_drawn, []),
        ("a pasted CV to its table", ours.pasted, []),
        ("LinkedIn's export to its table", ours.opened, []),
        ("letting go to the last sentence (bare: chart)", ours.words, bare.charts),
        ("letting go to the last of all charts", ours.charts, bare.charts),
        ("starting the server to the first charts", ours.start, bare.start),
        ("reloading to the first charts", ours.reload, bare.reload),
    )
    return [
        (what, *two(mine), *two(theirs), f"{times(mine, theirs):.2f}" if theirs else "")
        for what, mine, theirs in lines
    ]


def two(waits: Sequence[float]) -> tuple[str, str]:
    """Return median and p95, in milliseconds; nothing where nothing was measured."""
    return (f"{np.median(waits):.0f}", f"{np.percentile(waits, 95):.0f}") if waits else ("", "")


def times(ours: Sequence[float], bare: Sequence[float]) -> float:
    """Return how many times longer our median is than the bare page's."""
    return float(np.median(ours) / np.median(bare))


def misses(
    felt: dict[str, Felt], crowds: Sequence[Load], sizes: Sequence[tuple[str, ...]]
) -> list[str]:
    """Return a sentence for each target that is missed."""
    measured = [*felt_by_targets(felt["ours"], felt["bare"]), *crowds_by_targets(crowds)]
    for kind, *_, processor, size in sizes[:2]:  # of the smallest decision
        measured.append((f"Processor time for {kind}, ms", float(processor), MOST_PROCESSOR))
        measured.append((f"Bytes sent for {kind}", 1000 * float(size), MOST_BYTES))
    return [
        f"{what}: {found:.3g}, over {most:g}." for what, found, most in measured if found > most
    ]


def felt_by_targets(ours: Felt, bare: Felt) -> list[Measured]:
    """Return what a person waits for, and the most it may be."""
    return [
        ("To paint, median ms", float(np.median(ours.paint)), MOST_TO_PAINT[0]),
        ("To paint, p95 ms", float(np.percentile(ours.paint, 95)), MOST_TO_PAINT[1]),
        ("To say, p95 ms, a core busy", float(np.percentile(ours.said_when_busy, 95)), MOST_TO_SAY),
        ("To follow a rating, p95 ms", float(np.percentile(ours.rated, 95)), MOST_TO_RATE),
        ("To open a tab, median ms", float(np.median(ours.tab_drawn)), MOST_TO_OPEN),
        ("From a pasted CV, median ms", float(np.median(ours.pasted)), MOST_TO_READ),
        ("From LinkedIn's export, median ms", float(np.median(ours.opened)), MOST_TO_READ),
        ("To start, times the bare page", times(ours.start, bare.start), MOST_TIMES["start"]),
        ("To reload, times the bare page", times(ours.reload, bare.reload), MOST_TIMES["reload"]),
        ("To chart, times the bare page", times(ours.charts, bare.charts), MOST_TIMES["charts"]),
    ]


def crowds_by_targets(crowds: Sequence[Load]) -> Iterator[Measured]:
    """Yield how long fifty visitors wait beside those of the bare page, and what each takes."""
    for crowd in crowds:
        if crowd.visitors == max(VISITORS) and crowd.kind == LET_GO.name:
            yield "KiB a visitor", crowd.memory, MOST_KIB
    for name, found in crowded(crowds).items():
        yield f"{name}, times the bare page", found, MOST_TIMES[name.rpartition(" ")[2]]


def crowded(crowds: Sequence[Load]) -> dict[str, float]:
    """Return how many times longer the most visitors wait than those of the bare page."""
    most = max(crowd.visitors for crowd in crowds)
    waits = {crowd.kind: crowd.answers for crowd in crowds if crowd.visitors == most}
    return {
        f"{most} visitors, letting go, p{at}": milliseconds(waits[LET_GO.name], at)
        / milliseconds(waits[BARE.name], at)
        for at in (50, 95)
    }


def main() -> int:
    """Run everything, print and keep the report, and return the exit status."""
    quick = "--quick" in sys.argv
    felt = felt_by_a_person(2 if quick else ROUNDS)
    crowds = [
        asyncio.run(load(visitors, kind, 3 if quick else CHANGES, THINKING))
        for visitors in (VISITORS[:2] if quick else VISITORS)
        for kind in (HOLD, LET_GO, BARE)
    ]
    sizes = asyncio.run(by_size(5 if quick else ALONE))
    lines = [
        "## The page",
        "",
        report.machine("streamlit", "altair", "playwright", "websockets"),
        "",
        "In turns with a page of one slider and one chart (tests/bench/bare_page.py, Streamlit's",
        "own settings), which answers only when the slider is let go. 0: it was there before.",
        "",
        *report.table(("ms", "ours", "p95", "bare", "p95", "times the bare one"), felt_rows(felt)),
        f"Visitors without browsers, each with {THINKING:g} s between changes:",
        "",
        *table(crowds),
        "One visitor, with more offers and with more roles:",
        "",
        *report.table(
            ("change", "offers", "roles", "p50, ms", "p95, ms", "processor, ms", "kB"), sizes
        ),
    ]
    report.draw(ratios(felt["ours"], felt["bare"]) | crowded(crowds))
    return report.show("page", lines, misses(felt, crowds, sizes))


def ratios(ours: Felt, bare: Felt) -> dict[str, float]:
    """Return how many times the bare page's median is ours, by what was waited for."""
    return {
        "starting the server": times(ours.start, bare.start),
        "loading again": times(ours.reload, bare.reload),
        "letting go to the last chart": times(ours.charts, bare.charts),
    }


if __name__ == "__main__":
    sys.exit(main())
