"""How many can use the page at once: ``make bench-load``, or ``--quick`` for a first look.

One process serves visitors without browsers. Each opens a decision with a name in it that no other
visitor may receive, and changes a weight now and then. A change asks the server twice: when a
slider is taken hold of, for the sentences near by; when it is let go, for all that depends on the
weights. The exit status is 1 if a target is missed.
"""

import asyncio
import random
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.stats import linregress

from spikes.files import decisions as files
from spikes.model import Decision, Dimension
from tests.bench import report
from tests.bench.client import Answer, Visitor, shares, visit
from tests.bench.process import memory, processor_seconds
from tests.browser.conftest import ROOT, launch

VISITORS = (1, 10, 50, 100, 200)
THINKING, CHANGES = 5.0, 10  # seconds between the changes of one visitor, and how many
ALONE = 40  # changes of a visitor who is alone
LONG = range(0, 4001, 250)  # changes of one visitor after which memory is measured
SETTLED = 500  # changes after which undo is full and everything cached is there
ENTRIES = range(0, 451, 25)  # visits one after another, after which it is measured
LEFT = 200  # visits after which those that have gone, of which Streamlit keeps 128, are all there

MOST_MILLISECONDS, AMONG = 250, 50  # p95, with that many visitors
MOST_KIB = 300  # memory per visitor
ERRORS = 3  # standard errors by which the slope of memory over changes may differ from 0


@dataclass(frozen=True)
class Kind:
    """A kind of change."""

    name: str
    make: Callable[[Visitor, int], Awaitable[Answer]]  # by a visitor, the number differs each time
    page: Path = ROOT / "app.py"


HOLD = Kind(
    "taking hold", lambda visitor, number: visitor.hold([*Dimension][number % len(Dimension)])
)
LET_GO = Kind("letting go", lambda visitor, number: visitor.weigh(shares(number)))
BARE = Kind(
    "the bare page",
    lambda visitor, number: visitor.slide(37 * number % 101),
    Path(__file__).with_name("bare_page.py"),
)


@dataclass
class Load:
    """What some visitors experienced and cost."""

    visitors: int
    kind: str
    answers: list[Answer]
    memory: float  # KiB per visitor after the first
    processor: float  # seconds of processor time per change


def decision(number: int) -> tuple[Decision, str]:
    """Return the sample with an offer that only one visitor has, and its secret name."""
    sample, secret = files.sample(), f"Secret{number}x"
    first, *others = sample.offers
    offers = [first.replace(organisation=secret), *others]
    return sample.replace(offers=offers, compare=None), secret


async def think_and_change(
    visitor: Visitor, kind: Kind, changes: int, thinking: float
) -> list[Answer]:
    """Make one visitor's changes, each some seconds after the answer to the one before."""
    answers = []
    for number in range(changes):
        # No secret is drawn here.
        await asyncio.sleep(thinking * random.uniform(0.5, 1.5))  # noqa: S311
        answers.append(await kind.make(visitor, number))
    return answers


async def load(visitors: int, kind: Kind, changes: int, thinking: float) -> Load:
    """Start a server, and let some visitors make changes at once."""
    with launch(kind.page) as (address, process):
        async with AsyncExitStack() as house:

            async def enter(number: int) -> Visitor:
                own = () if kind is BARE else decision(number)
                return await house.enter_async_context(visit(address, *own))

            first = await enter(0)
            await think_and_change(first, kind, 10, 0)
            alone = memory(process)
            everyone = [first, *[await enter(number) for number in range(1, visitors)]]
            used = processor_seconds(process)
            together = await asyncio.gather(
                *(think_and_change(one, kind, changes, thinking) for one in everyone)
            )
            used = processor_seconds(process) - used
            each = (memory(process) - alone) / (visitors - 1) if visitors > 1 else 0
            answers = [answer for found in together for answer in found]
            return Load(visitors, kind.name, answers, each, used / len(answers))


async def long_use(looks: Sequence[int]) -> dict[int, float]:
    """Measure the server's memory, in KiB, after some numbers of changes of one visitor."""
    found = {}
    with launch() as (address, process):
        async with visit(address, *decision(0)) as visitor:
            for step in range(looks[-1] + 1):
                if step in looks:
                    found[step] = memory(process)
                await (HOLD if step % 2 else LET_GO).make(visitor, step)
    return found


async def many_visits(looks: Sequence[int]) -> dict[int, float]:
    """Measure the server's memory, in KiB, after some numbers of visits one after another."""
    found = {}
    with launch() as (address, process):
        for number in range(looks[-1] + 1):
            if number in looks:
                found[number] = memory(process)
            async with visit(address, *decision(number)) as visitor:
                await LET_GO.make(visitor, number)
    return found


def milliseconds(answers: Sequence[Answer], percentile: float) -> float:
    """Return the milliseconds within which a percentage of the answers came."""
    return 1000 * float(np.percentile([answer.seconds for answer in answers], percentile))


def misses(
    found: Sequence[Load], lasting: Mapping[int, float], visits: Mapping[int, float]
) -> list[str]:
    """Return a sentence for each target that is missed."""
    missed = [
        f"p95 of {one.kind} is {p95:.0f} ms with {one.visitors} visitors, over {MOST_MILLISECONDS}."
        for one in found
        if one.visitors == AMONG and (p95 := milliseconds(one.answers, 95)) > MOST_MILLISECONDS
    ]
    missed += [
        f"A visitor takes {one.memory:.0f} KiB, of {one.visitors}, {one.kind}; over {MOST_KIB}."
        for one in found
        if one.visitors >= AMONG and one.memory > MOST_KIB
    ]
    for what, sizes, settled in (("changes", lasting, SETTLED), ("visits", visits, LEFT)):
        grown, error = slope({at: size for at, size in sizes.items() if at >= settled})
        if grown > ERRORS * error:
            missed.append(
                f"Memory grows by {grown:.2f} KiB for each of the {what}, {grown / error:.1f}"
                " standard errors."
            )
    return missed


def slope(sizes: Mapping[int, float]) -> tuple[float, float]:
    """Return how much memory grows for each step, in KiB, and the standard error of that."""
    if len(sizes) < 3:
        return 0, 0
    line = linregress([*sizes], [*sizes.values()])
    return float(line.slope), float(line.stderr)


def lines(
    found: Sequence[Load],
    lasting: Mapping[int, float],
    visits: Mapping[int, float],
    thinking: float,
) -> list[str]:
    """Return the report, in Markdown."""
    return [
        "## Many at once",
        "",
        report.machine("streamlit", "websockets"),
        "",
        f"One process. Each visitor changes a weight about {thinking:g} s after the last answer.",
        "Every answer was complete and right, no error came, and no visitor received another's",
        "names. The visitors share the machine with the server.",
        "",
        *table(found),
        "Memory of the server during the changes of one visitor:",
        "",
        *_memory("changes", lasting),
        "And during visits one after another, each with a change:",
        "",
        *_memory("visits", visits),
    ]


def _memory(what: str, sizes: Mapping[int, float]) -> list[str]:
    first = next(iter(sizes.values()))
    rows = [(f"{n:,}", f"{size:,.0f}", f"{size - first:,.0f}") for n, size in sizes.items()]
    return report.table((what, "memory, KiB", "more than at first, KiB"), rows)


def table(found: Sequence[Load]) -> list[str]:
    """Return what each number of visitors experienced, as a table in Markdown."""
    rows = [
        (
            one.kind,
            str(one.visitors),
            str(len(one.answers)),
            f"{milliseconds(one.answers, 50):.0f}",
            f"{milliseconds(one.answers, 95):.0f}",
            f"{np.median([answer.size for answer in one.answers]) / 1000:.1f}",
            f"{1000 * one.processor:.0f}",
            f"{one.memory:.0f}" if one.visitors > 1 else "",
        )
        for one in found
    ]
    head = "change|visitors|changes|p50, ms|p95, ms|kB|processor, ms|KiB per visitor"
    return report.table(head.split("|"), rows)


def main() -> int:
    """Run everything, print and keep the report, and return the exit status."""
    quick = "--quick" in sys.argv
    thinking = 1.0 if quick else THINKING
    found = []
    for visitors in VISITORS[:2] if quick else VISITORS:
        changes = 3 if quick else ALONE if visitors == 1 else CHANGES
        pause = thinking if visitors > 1 else 0.1
        found += [asyncio.run(load(visitors, kind, changes, pause)) for kind in (HOLD, LET_GO)]
    lasting = asyncio.run(long_use(range(0, 101, 50) if quick else LONG))
    visits = asyncio.run(many_visits(range(0, 11, 5) if quick else ENTRIES))
    written = lines(found, lasting, visits, thinking)
    return report.show("load", written, misses(found, lasting, visits))


if __name__ == "__main__":
    sys.exit(main())
