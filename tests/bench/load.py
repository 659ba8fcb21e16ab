"""How many can use the page at once, served by one process: ``make bench-load``; ``--quick`` for a
first look.

Visitors without browsers each open a decision of their own, in which an organisation bears a name
that no other visitor may ever be sent, and change a weight now and then. A change asks twice: when
a slider is taken hold of, what to say in the places near by, so that a drag asks no more; and when
it is let go, for all that depends on the weights. The exit status is 1 where a target is missed.
"""

import asyncio
import random
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from spikes.files import decisions as files
from spikes.model import Decision, Dimension
from tests.bench import report
from tests.bench.client import Answer, Visitor, shares, visit
from tests.bench.process import memory, processor_seconds
from tests.browser.conftest import ROOT, launch

VISITORS = (1, 10, 50, 100)
THINKING, CHANGES = 5.0, 10  # seconds between the changes of one visitor, and changes of each
ALONE = 40  # changes of the one who is alone
LONG = (0, 500, 1000, 2000, 3000, 4000)  # changes of one visitor after which memory is looked at
SETTLED = 2000  # by then all steps that can be undone are there, and all that is made once

MOST_MILLISECONDS, AMONG = 250, 50  # p95, of that many visitors
MOST_KIB = 300  # memory a visitor
MOST_GROWTH = 1024  # KiB in all, over 2,000 changes: half a kilobyte a change would be a leak


@dataclass(frozen=True)
class Kind:
    """One kind of change: the page it is made on, and how a visitor makes one, given a number
    that differs each time.
    """

    name: str
    make: Callable[[Visitor, int], Awaitable[Answer]]
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
    """What so many visitors met with, and what they took."""

    visitors: int
    kind: str
    answers: list[Answer]
    memory: float  # KiB a visitor, beyond the first
    processor: float  # seconds of processor time a change


def decision(number: int) -> tuple[Decision, str]:
    """The sample career with an offer that only one visitor has, and the secret name in it."""
    sample, secret = files.sample(), f"Secret{number}x"
    first, *others = sample.offers
    return (
        sample.replace(offers=[first.replace(organisation=secret), *others], compare=None),
        secret,
    )


async def think_and_change(
    visitor: Visitor, kind: Kind, changes: int, thinking: float
) -> list[Answer]:
    """One visitor's changes, each some seconds after the answer to the one before."""
    answers = []
    for number in range(changes):
        # people do not keep step; no secret is drawn
        await asyncio.sleep(thinking * random.uniform(0.5, 1.5))  # noqa: S311
        answers.append(await kind.make(visitor, number))
    return answers


async def load(visitors: int, kind: Kind, changes: int, thinking: float) -> Load:
    """So many visitors of a server that was just started."""
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
    """The server's memory, in KiB, after so many changes of one visitor: taking hold and letting
    go in turn.
    """
    found = {}
    with launch() as (address, process):
        async with visit(address, *decision(0)) as visitor:
            for step in range(looks[-1] + 1):
                if step in looks:
                    found[step] = memory(process)
                await (HOLD if step % 2 else LET_GO).make(visitor, step)
    return found


def milliseconds(answers: Sequence[Answer], percentile: float) -> float:
    """The time within which that many percent of the answers came."""
    return 1000 * float(np.percentile([answer.seconds for answer in answers], percentile))


def misses(found: Sequence[Load], lasting: dict[int, float]) -> list[str]:
    """The targets that are not met, each in a sentence."""
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
    *_, last = lasting
    if SETTLED in lasting and (grown := lasting[last] - lasting[SETTLED]) > MOST_GROWTH:
        missed.append(
            f"From {SETTLED:,} to {last:,} changes memory grows by {grown:.0f} KiB, over"
            f" {MOST_GROWTH}."
        )
    return missed


def lines(found: Sequence[Load], lasting: dict[int, float], thinking: float) -> list[str]:
    """The report, in Markdown."""
    return [
        "# How many can use it at once",
        "",
        report.machine("streamlit", "websockets"),
        "",
        (
            f"One process; each visitor changes a weight about {thinking:g} s after the last"
            " answer. Every answer was complete and"
        ),
        (
            "right, no error came, and no visitor was sent another's names. The visitors share the"
            " machine with the server."
        ),
        "",
        *table(found),
        "Memory of the server over the changes of one visitor, taking hold and letting go in turn:",
        "",
        *report.table(("changes", "memory, KiB", "more than at first, KiB"), long_rows(lasting)),
    ]


def table(found: Sequence[Load]) -> list[str]:
    """What each number of visitors met with, as lines of Markdown."""
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
    return report.table(
        (
            "change",
            "visitors",
            "changes",
            "p50, ms",
            "p95, ms",
            "kB a change",
            "processor ms a change",
            "KiB a visitor",
        ),
        rows,
    )


def long_rows(lasting: dict[int, float]) -> list[tuple[str, str, str]]:
    """Memory after so many changes, as rows of a table."""
    return [
        (f"{step:,}", f"{size:,.0f}", f"{size - lasting[0]:,.0f}") for step, size in lasting.items()
    ]


def main() -> int:
    """Run all, print and keep the report; the exit status is 1 where a target is missed."""
    quick = "--quick" in sys.argv
    thinking = 1.0 if quick else THINKING
    found = [
        asyncio.run(
            load(
                visitors,
                kind,
                3 if quick else ALONE if visitors == 1 else CHANGES,
                thinking if visitors > 1 else 0.1,
            )
        )
        for visitors in (VISITORS[:2] if quick else VISITORS)
        for kind in (HOLD, LET_GO)
    ]
    lasting = asyncio.run(long_use((0, 20, 100) if quick else LONG))
    return report.show("load", lines(found, lasting, thinking), misses(found, lasting))


if __name__ == "__main__":
    sys.exit(main())
