"""What a change costs, held as counts, which no slow machine exceeds."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

from playwright.sync_api import Page

from spikes.model import Dimension
from tests.bench.client import Answer, shares, visit
from tests.browser.conftest import settle
from tests.browser.hands import drag, press, slider

COUNT_REPORTS = """() => {
  const send = WebSocket.prototype.send
  window.reports = 0
  WebSocket.prototype.send = function (message) {
    window.reports += 1
    return send.call(this, message)
  }
}"""


def test_a_drag_asks_the_server_few_times(page: Page) -> None:
    """A weight asks once in twenty percent and once let go, a rating ten times a second."""
    page.evaluate(COUNT_REPORTS)
    handle = slider(page, "compensation")
    press(page, handle)
    for value in (80, 20, 80):
        drag(page, handle, value, steps=30)
    asked = page.evaluate("window.reports")
    assert 1 <= asked <= 5
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
    """A weight held or let go sends no chart and under 60 kB, and runs no more than it must."""

    async def changes() -> list[tuple[Answer, Answer]]:
        async with visit(address) as visitor:
            return [
                (await visitor.hold(Dimension.COMPENSATION), await visitor.weigh(shares(number)))
                for number in range(4)
            ]

    with ThreadPoolExecutor() as elsewhere:  # the browser's own loop runs here
        answers = elsewhere.submit(asyncio.run, changes()).result()
    for hold, let_go in answers:
        assert (hold.runs, let_go.runs) == (
            1,
            2,
        )  # once let go, one run calls what listens to the slider, one redraws the rest
        assert hold.charts == let_go.charts == 0
        assert max(hold.size, let_go.size) < 60_000
