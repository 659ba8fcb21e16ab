"""How fast the page is beside the barest one there can be, one slider and one chart: ``make
bench-page``; ``--quick`` to try it.

Both are served by this machine and take turns: in a real browser for what a person sees, and by
visitors without browsers for what the server spends. The exit status is 1 where a target is missed.
"""

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from time import time

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from spikes.files import decisions as files
from spikes.model import Decision, Offer, Ratings, Role
from tests.bench import report
from tests.bench.client import Answer, visit
from tests.bench.load import BARE, HOLD, LET_GO, Kind, Load, load, milliseconds, table
from tests.bench.process import processor_seconds
from tests.browser.conftest import launch, open_browser

ROUNDS = 10  # of each measurement in a browser
VISITORS, THINKING, CHANGES = (1, 10, 50), 1.0, 10
OFFERS, ROLES = (2, 10, 50), (4, 12, 40)
ALONE = 30  # changes for each size of a decision

STEADY = 10  # seconds of 60 events each

# Milliseconds: median, and p95 where there is one.
MOST_TO_PAINT = (8, 16.7)  # from an event of a drag until both skylines are painted
MOST_TO_SAY = (60, 120)  # from an event of a drag until the sentence says what it does
MOST_TO_DRAW = 100  # from letting go until all charts are drawn
MOST_TO_RELOAD = 1500
MOST_PROCESSOR, MOST_BYTES = 30, 60_000  # for one change of one visitor
MOST_TIMES = {"start": 1.2, "words": 1, "charts": 1, "crowd": 0.25}  # the bare page's

# From each event of a slider to the next change of the words; from letting go to the last change of
# the words, and of the charts.
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
    if (changes.some(({ target }) => (target.nodeType === 1 ? target : target.parentElement)?.closest(".stVegaLiteChart"))) {
      seen.charts = now
    }
    if (text !== (text = read())) seen.said.push((seen.words = now))
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
}"""


# An event a frame, at its beginning, which is when browsers hand on what a pointer does; a page
# that does not keep up has fewer. From each to the end of the frame in which both skylines are
# painted.
DRIVE = """(input, seconds) => new Promise((done) => {
  const begun = performance.now()
  const paints = []
  const painted = new MessageChannel() // what is sent during a frame is read once that is painted
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
    }).observe(skyline, { subtree: true, attributeFilter: ["d"] }) // of what else changes, to be told would take as long again
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

# When the first charts are painted, by the clock that this program has as well.
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
    """A page in the browser: how its slider is found, which words answer a change, and how many
    charts are seen at first.
    """

    kind: Kind
    slider: str
    words: str
    charts: int


OURS = Drawn(LET_GO, "[id=compensation]", ".st-key-answer", 2)
THEIRS = Drawn(BARE, ":has(> [data-testid=stSliderThumbValue])", "no-words", 1)


@dataclass
class Felt:
    """Milliseconds that a person waits, over the rounds."""

    paint: list[float] = field(default_factory=list)
    events: list[float] = field(default_factory=list)  # a second, not milliseconds
    said: list[float] = field(default_factory=list)
    words: list[float] = field(default_factory=list)
    charts: list[float] = field(default_factory=list)
    start: list[float] = field(default_factory=list)
    reload: list[float] = field(default_factory=list)


def open_page(browser: Browser, drawn: Drawn) -> Page:
    """A page that notes when its first charts are painted, each time it is loaded."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(f"({NOTE})({drawn.charts})")
    return page


def see(page: Page) -> float:
    """Wait until the first charts are painted; gives when, in milliseconds of the clock."""
    painted: float = page.wait_for_function("window.painted", timeout=60_000).json_value()
    return painted


def settle(page: Page) -> None:
    """Wait until nothing changes any more."""
    page.wait_for_timeout(700)
    page.wait_for_function(
        "document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
    )
    page.wait_for_timeout(300)


def drag(page: Page, drawn: Drawn, felt: Felt, *, to_the_right: bool) -> None:
    """Drag the slider there or back as a hand would, and let go."""
    page.evaluate(WATCH, drawn.words)
    slider = page.locator(drawn.slider)
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    # The whole track is our element, the thumb alone is the other page's.
    share = float(slider.input_value()) / 100 if drawn is OURS else 0.5
    at = box["x"] + 9 + share * (box["width"] - 18)
    y = box["y"] + box["height"] / 2
    page.mouse.move(at, y)
    page.mouse.down()
    for step in range(1, 41):
        page.mouse.move(at + (1 if to_the_right else -1) * step * 2, y)
        page.wait_for_timeout(20)
    page.mouse.up()
    settle(page)
    seen = page.evaluate("window.seen")
    if drawn is OURS:
        felt.said += told(seen)
    for last, found in ((seen["words"], felt.words), (seen["charts"], felt.charts)):
        if last:
            found.append(max(0, last - seen["released"]))  # 0: it was there before


def told(seen: dict[str, list[float]]) -> list[float]:
    """From each event to the next change of the words, in milliseconds."""
    changed = [
        (move, next((said for said in seen["said"] if said >= move), None))
        for move in seen["moves"]
    ]
    return [said - move for move, said in changed if said is not None]


def steady(page: Page, drawn: Drawn, felt: Felt, seconds: float) -> None:
    """Sixty events a second for some seconds."""
    events, paints = page.locator(drawn.slider).evaluate(DRIVE, seconds)
    settle(page)
    felt.paint += paints
    felt.events.append(events / seconds)
    reload_quietly(page)


def reload_quietly(page: Page) -> None:
    """A fresh page: nothing of what watched the last one."""
    page.reload()
    see(page)
    settle(page)


def starts(browser: Browser, drawn: Drawn, felt: Felt) -> None:
    """From starting the server to the first charts."""
    page = open_page(browser, drawn)
    begun = 1000 * time()
    with launch(drawn.kind.page) as (address, _):
        page.goto(address)
        felt.start.append(see(page) - begun)
        page.close()


def reloads(page: Page, felt: Felt) -> None:
    """From asking for the page again to the first charts."""
    begun = 1000 * time()
    page.reload()
    felt.reload.append(see(page) - begun)
    settle(page)


def felt_by_a_person(rounds: int) -> dict[str, Felt]:
    """Both pages in one browser, in turns."""
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
            reload_quietly(opened["ours"])
            steady(opened["ours"], OURS, found["ours"], min(rounds, STEADY))
    return found


def sized(offers: int, roles: int) -> Decision:
    """The sample career with so many offers, drawn at random, and so many roles, the first ones
    half a year each.
    """
    sample, rng = files.sample(), np.random.default_rng(offers + roles)

    def ratings() -> Ratings:
        return Ratings.of((rng.integers(2, 21, 5) / 2).tolist())

    begins = [
        date(1995 + number // 2, 1 + 6 * (number % 2), 1)
        for number in range(roles - len(sample.roles))
    ]
    earlier = [
        Role(
            organisation=f"Early {n}",
            title="PM",
            start=begin,
            end=begin.replace(month=begin.month + 5),
            ratings=ratings(),
        )
        for n, begin in enumerate(begins)
    ]
    return sample.replace(
        roles=[*earlier, *sample.roles],
        offers=[Offer(organisation=f"Offer {n}", ratings=ratings()) for n in range(offers)],
        compare=None,
    )


async def by_size(changes: int) -> list[tuple[str, ...]]:
    """What a change costs with more offers and with more roles, as rows of a table."""
    rows = []
    for offers, roles in (
        *((count, ROLES[0]) for count in OFFERS),
        *((OFFERS[0], count) for count in ROLES[1:]),
    ):
        for kind in (HOLD, LET_GO):
            with launch() as (address, process):
                async with visit(address, sized(offers, roles)) as visitor:
                    for number in range(5):
                        await kind.make(visitor, number)
                    used = processor_seconds(process)
                    answers: list[Answer] = [
                        await kind.make(visitor, number) for number in range(changes)
                    ]
                    used = 1000 * (processor_seconds(process) - used) / changes
            size = float(np.median([answer.size for answer in answers])) / 1000
            times = (f"{milliseconds(answers, percent):.0f}" for percent in (50, 95))
            rows.append((kind.name, str(offers), str(roles), *times, f"{used:.0f}", f"{size:.1f}"))
    return rows


def felt_rows(felt: dict[str, Felt]) -> list[tuple[str, ...]]:
    """What a person waits for, both pages beside each other, as rows of a table."""
    ours, bare = felt["ours"], felt["bare"]
    lines: tuple[tuple[str, list[float], list[float]], ...] = (
        (
            f"from an event to the painted skylines, {ours.events[0]:.0f} events a second",
            ours.paint,
            [],
        ),
        ("from an event of a drag to the sentence", ours.said, []),
        (
            "from letting go to the last change of the sentence (bare: of the chart)",
            ours.words,
            bare.charts,
        ),
        ("from letting go to the last change of the last of all charts", ours.charts, bare.charts),
        ("from starting the server to the first charts", ours.start, bare.start),
        ("from reloading to the first charts", ours.reload, bare.reload),
    )
    return [
        (
            what,
            *two(mine),
            *two(theirs),
            f"{np.median(mine) / np.median(theirs):.2f}" if theirs else "",
        )
        for what, mine, theirs in lines
    ]


def two(times: Sequence[float]) -> tuple[str, str]:
    """Median and p95, in milliseconds; nothing where nothing was measured."""
    return (f"{np.median(times):.0f}", f"{np.percentile(times, 95):.0f}") if times else ("", "")


def misses(
    felt: dict[str, Felt], crowds: Sequence[Load], sizes: Sequence[tuple[str, ...]]
) -> list[str]:
    """A sentence for each target that is missed."""
    ours, bare = felt["ours"], felt["bare"]
    missed = []

    def hold(what: str, found: float, most: float, unit: str = "ms") -> None:
        if found > most:
            missed.append(f"{what}: {found:.3g} {unit}, over {most:g}.")

    for what, times, (median, p95) in (
        ("To paint", ours.paint, MOST_TO_PAINT),
        ("To say", ours.said, MOST_TO_SAY),
    ):
        hold(f"{what}, median", float(np.median(times)), median)
        hold(f"{what}, p95", float(np.percentile(times, 95)), p95)
    hold("To draw all charts, median", float(np.median(ours.charts)), MOST_TO_DRAW)
    hold("To reload, median", float(np.median(ours.reload)), MOST_TO_RELOAD)
    for name in ("start", "charts"):
        hold(
            f"To {name}",
            float(np.median(getattr(ours, name)) / np.median(getattr(bare, name))),
            MOST_TIMES[name],
            "× the bare page",
        )
    hold(
        "To say once let go",
        float(np.median(ours.words) / np.median(bare.charts)),
        MOST_TIMES["words"],
        "× the bare page",
    )
    for one in crowds:
        theirs = next(
            other for other in crowds if other.kind == BARE.name and other.visitors == one.visitors
        )
        if one.kind != BARE.name:
            ratio = np.median([answer.seconds for answer in one.answers]) / np.median(
                [answer.seconds for answer in theirs.answers]
            )
            most = MOST_TIMES["crowd"] if one.visitors == max(VISITORS) else 1
            hold(f"{one.kind}, {one.visitors} visitors", float(ratio), most, "× the bare page")
    kind, *_, processor, size = zip(*sizes[:2], strict=True)  # of the smallest decision
    for what, used, sent in zip(kind, processor, size, strict=True):
        hold(f"Processor time for {what}", float(used), MOST_PROCESSOR)
        hold(f"Sent for {what}", 1000 * float(sent), MOST_BYTES, "bytes")
    return missed


def main() -> int:
    """Run all, print and keep the report; the exit status is 1 where a target is missed."""
    quick = "--quick" in sys.argv
    felt = felt_by_a_person(2 if quick else ROUNDS)
    crowds = [
        asyncio.run(load(visitors, kind, 3 if quick else CHANGES, THINKING))
        for visitors in (VISITORS[:2] if quick else VISITORS)
        for kind in (HOLD, LET_GO, BARE)
    ]
    sizes = asyncio.run(by_size(5 if quick else ALONE))
    lines = [
        "# How fast the page is",
        "",
        report.machine("streamlit", "altair", "playwright", "websockets"),
        "",
        (
            "Beside a page of one slider and one chart (tests/bench/bare_page.py, Streamlit's own"
            " settings), in turns. Of that page"
        ),
        (
            "nothing changes during a drag; it answers when the slider is let go. 0: what is asked"
            " for was there before."
        ),
        "",
        *report.table(("ms", "ours", "p95", "bare", "p95", "times the bare one"), felt_rows(felt)),
        f"Visitors without browsers, {THINKING:g} s of thinking between the changes of each:",
        "",
        *table(crowds),
        "One visitor, with more offers and with more roles:",
        "",
        *report.table(
            ("change", "offers", "roles", "p50, ms", "p95, ms", "processor, ms", "kB"), sizes
        ),
    ]
    return report.show("page", lines, misses(felt, crowds, sizes))


if __name__ == "__main__":
    sys.exit(main())
