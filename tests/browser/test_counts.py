"""What a change costs, held as counts.

A slow machine fails none of these, and a page that does needless work does.
"""

import asyncio
import re
from time import monotonic

import pytest
from playwright.sync_api import Page

from spikes.model import Dimension
from spikes.page.session.parts import TABS
from tests.bench.client import Answer, shares, visit
from tests.browser.conftest import settle
from tests.browser.hands import drag, press, slider
from tests.elsewhere import elsewhere

MOST_AT_FIRST, MOST_IN_A_TAB = 36, 18  # elements
FOLLOWING_WEIGHTS = {TABS["sure"], TABS["leads"]}
COUNT_REPORTS = """() => {
  const send = WebSocket.prototype.send
  window.reports = 0
  WebSocket.prototype.send = function (message) {
    window.reports += 1
    return send.call(this, message)
  }
}"""


@pytest.mark.long
def test_a_drag_asks_the_server_few_times(page: Page) -> None:
    """Ask a few times on a weight's way to another place, and once it is let go.

    However many moves a hand makes with a rating, ask once in a tenth of a second, and at the end
    twice more.
    """
    page.evaluate(COUNT_REPORTS)
    handle = slider(page, "compensation")
    press(page, handle)
    for value in (80, 20, 80):
        drag(page, handle, value, steps=30)
    asked = page.evaluate("window.reports")
    assert 1 <= asked <= 8  # some more where an answer takes over a second
    page.mouse.up()
    settle(page)
    assert page.evaluate("window.reports") == asked + 1

    handle = slider(page, "first compensation")
    press(page, handle)
    page.evaluate("window.reports = 0")
    begun = monotonic()
    drag(page, handle, 2, steps=40)
    page.mouse.up()
    took = monotonic() - begun
    settle(page)
    assert 3 <= page.evaluate("window.reports") <= 10 * took + 3


def test_what_a_change_sends_and_runs(address: str) -> None:
    """A weight taken hold of or let go sends no chart, at most 25 kB, and runs what it must."""

    async def changes() -> list[tuple[Answer, Answer]]:
        async with visit(address) as visitor:
            return [
                (await visitor.hold(Dimension.COMPENSATION), await visitor.weigh(shares(number)))
                for number in range(4)
            ]

    for hold, let_go in elsewhere(asyncio.run, changes()):
        # Once let go, one run calls what listens to the slider, one redraws the rest.
        assert (hold.runs, let_go.runs) == (1, 2)
        assert hold.charts == let_go.charts == 0
        assert max(hold.size, let_go.size) < 25_000


def test_what_a_visit_sends_at_first(address: str) -> None:
    """A visitor gets two charts in one run, and no more parts than the first screen has."""

    async def arrival() -> Answer:
        async with visit(address) as visitor:
            return visitor.arrival

    sent = elsewhere(asyncio.run, arrival())
    assert (sent.runs, sent.charts) == (1, 2)
    assert sent.elements <= MOST_AT_FIRST
    assert sent.size <= 76_000


def test_a_closed_tab_sends_nothing(address: str) -> None:
    """Opening a tab draws it alone, in one run; a change of a weight draws no closed one."""

    async def changes() -> list[tuple[str, Answer, Answer]]:
        async with visit(address) as visitor:
            await visitor.show("Journal")  # another than the first that is opened below
            return [
                (tab, await visitor.show(tab), await visitor.weigh(shares(number)))
                for number, tab in enumerate(TABS.values())
            ]

    opened = elsewhere(asyncio.run, changes())
    own = {tab: _parts(shown) - {"tab", "tabs"} for tab, shown, _ in opened}
    assert all(own.values())
    for tab, shown, weighed in opened:
        closed = [part for other, parts in own.items() if other != tab for part in parts]
        assert shown.runs == 1
        assert shown.elements <= MOST_IN_A_TAB
        assert not (_parts(shown) | _parts(weighed)) & {*closed}
        assert not _parts(shown) & {"weight", "answer words", "cards", "tools", "storage"}
        assert bool(_parts(weighed) & own[tab]) == (tab in FOLLOWING_WEIGHTS)


def _parts(answer: Answer) -> set[str]:
    """Return the keys of what was drawn, without the numbers that change with each step."""
    return {re.sub(r"\d+", "", part).strip() for part in answer.parts}
