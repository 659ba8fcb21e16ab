"""What a change costs, held as counts: a slow machine fails none of these, and a page that does needless work does."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

from playwright.sync_api import Page

from tests.bench.client import Answer, shares, visit
from tests.browser.conftest import settle
from tests.browser.test_page import drag, press, slider

COUNT_REPORTS = """() => {
  const send = WebSocket.prototype.send
  window.reports = 0
  WebSocket.prototype.send = function (message) {
    window.reports += 1
    return send.call(this, message)
  }
}"""


def test_a_drag_of_a_weight_asks_the_server_twice(page: Page) -> None:
    """However long it lasts: what is to be said, once it is taken hold of; and once it is let go, all that follows."""
    page.evaluate(COUNT_REPORTS)
    handle = slider(page, "compensation")
    press(page, handle)
    drag(page, handle, 80, steps=60)
    assert page.evaluate("window.reports") == 1
    page.mouse.up()
    settle(page)
    assert page.evaluate("window.reports") == 2


def test_a_drag_of_a_rating_asks_the_server_ten_times_a_second_at_most(page: Page) -> None:
    """However many moves the hand makes, the server is asked once in a tenth of a second, and at the end twice more."""
    page.evaluate(COUNT_REPORTS)
    handle = slider(page, "first compensation")
    press(page, handle)
    begun = monotonic()
    drag(page, handle, 2, steps=60)
    page.mouse.up()
    took = monotonic() - begun
    settle(page)
    assert 5 <= page.evaluate("window.reports") <= 10 * took + 3


def test_what_a_change_sends_and_runs(address: str) -> None:
    """A weight that moves or is let go sends no chart and less than 60 kB, and runs no more than it must."""

    async def changes() -> list[Answer]:
        async with visit(address) as visitor:
            return [await visitor.weigh(shares(number), done=number % 2 == 1) for number in range(8)]

    with ThreadPoolExecutor() as elsewhere:  # the browser's own loop runs here
        answers = elsewhere.submit(asyncio.run, changes()).result()
    for step, let_go in zip(answers[::2], answers[1::2], strict=True):
        assert (step.runs, let_go.runs) == (1, 2)  # once let go, one run calls what listens to the slider, one redraws the rest
        assert step.charts == let_go.charts == 0
        assert max(step.size, let_go.size) < 60_000
