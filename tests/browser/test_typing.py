"""What is typed is taken as it was meant, and stays while the page is answered."""

import re
from collections.abc import Iterator
from contextlib import closing
from time import monotonic

import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocketRoute, expect

from tests.browser.conftest import SLOWEST, drawn, new_context, settle
from tests.browser.hands import open_tab, unfold, unfold_job

MEANT = {
    "Target bonus, %": [("1,5", "1.5"), ("12,25", "12.25"), ("2.5", "2.5"), (",5", "0.5")],
    "Base a year": [
        ("120,000", "120000"),
        ("1,200,000", "1200000"),
        ("95000", "95000"),
        ("170k", "170000"),
        ("82.000", "82000"),
        ("1.200.000", "1200000"),
    ],
}
PASTED = [("1,5", "1.5"), ("170,000", "170000"), ("1.200,5", "1200.5"), ("1,200.5", "1200.5")]


@pytest.fixture
def drawer(page: Page) -> Page:
    """Return the page with a letter's fields, most of which are amounts."""
    page.get_by_role("button", name="Work out the pay of Hexbourne").click()
    settle(page)
    return page


@pytest.mark.parametrize(
    "label", ["Target bonus, %", pytest.param("Base a year", marks=pytest.mark.long)]
)
def test_a_comma_is_never_dropped(drawer: Page, label: str) -> None:
    """1,5 is one and a half in an English browser too, 120,000 an amount, and 170k one as well."""
    field = drawer.get_by_role("dialog").locator(f'input[aria-label="{label}"]')
    for typed, meant in MEANT[label]:
        field.fill("")
        field.press_sequentially(typed)
        drawer.keyboard.press("Tab")
        settle(drawer)
        expect(field).to_have_value(meant)


@pytest.mark.long  # typed: above
def test_a_pasted_number_keeps_its_decimals(drawer: Page) -> None:
    """Whichever sign groups its digits."""
    field = drawer.get_by_role("dialog").locator('input[aria-label="Target bonus, %"]')
    for text, meant in PASTED:
        field.fill("")
        drawer.keyboard.insert_text(text)
        expect(field).to_have_value(meant)


def test_half_a_month_is_refused_aloud(page: Page) -> None:
    """A field for whole months says so, instead of taking 1 for 1,5."""
    open_tab(page, "Ratings")
    unfold_job(page, "Hexbourne")
    for field, where in (
        ("Planned months", "Ratings"),
        ("Months to stay from now", "Your roles"),
    ):
        open_tab(page, where)
        months = page.get_by_role("spinbutton", name=field).first
        months.fill("")
        months.press_sequentially("1,5")
        page.keyboard.press("Tab")
        settle(page)
        expect(page.get_by_role("alert")).to_contain_text(f"{field}: write a whole number")
        months.fill("30")
        page.keyboard.press("Tab")
        settle(page)
        expect(page.get_by_role("alert")).to_have_count(0)


class SlowLine:
    """A line to the server whose answers can be held back."""

    def __init__(self, page: Page) -> None:
        """Stand between a page that is not loaded yet and its server."""
        self.page, self.holds, self.held = page, False, list[str | bytes]()
        page.route_web_socket(re.compile("_stcore/stream"), self._join)

    def _join(self, browser: WebSocketRoute) -> None:
        self.browser = browser
        browser.connect_to_server().on_message(self._pass_on)

    def _pass_on(self, said: str | bytes) -> None:
        if self.holds:
            self.held.append(said)
        else:
            self.browser.send(said)

    def wait_for_more(self, than: int) -> None:
        """Wait until the server has said more than so many messages."""
        until = monotonic() + SLOWEST / 1000
        while len(self.held) <= than:
            assert monotonic() < until, "the server says no more"
            self.page.wait_for_timeout(20)

    def release(self) -> None:
        """Pass on what was held back."""
        self.holds = False
        for said in self.held:
            self.browser.send(said)
        self.held.clear()
        settle(self.page)


@pytest.fixture
def line(browser: Browser, address: str) -> Iterator[SlowLine]:
    """Yield a slow line to a page that is drawn."""
    with closing(new_context(browser)) as context:
        line = SlowLine(context.new_page())
        line.page.goto(address)
        drawn(line.page)
        yield line


# Remembers what was taken of a field: it may be taken before anyone waits for that.
NOTE_WHAT_IS_TAKEN = """field => {
  field.addEventListener("change", () => (field.taken = field.value))
}"""


def type_and_pause(line: SlowLine, field: Locator, text: str, back: int = 0) -> None:
    """Type, go back some letters, and pause until the text is taken and its answer under way."""
    before = len(line.held)
    field.press_sequentially(text)
    for _ in range(back):
        field.press("ArrowLeft")
    line.page.wait_for_function("field => field.taken === field.value", arg=field.element_handle())
    line.wait_for_more(before)


def enter(line: SlowLine, field: Locator) -> None:
    """Type with pauses that are not answered yet: all stays, and so does the caret."""
    field.fill("")
    settle(line.page)
    field.evaluate(NOTE_WHAT_IS_TAKEN)
    line.holds = True
    type_and_pause(line, field, "Two offers, and ")
    type_and_pause(line, field, "a third come", back=len("come"))
    line.release()
    expect(field).to_have_value("Two offers, and a third come")
    line.page.keyboard.type("may ")
    expect(field).to_have_value("Two offers, and a third may come")
    settle(line.page)


def test_what_is_typed_before_an_answer_comes_stays(line: SlowLine) -> None:
    """On a slow line too, where a text is taken while one types."""
    panel = open_tab(line.page, "Your roles")
    enter(line, panel.get_by_role("textbox", name="Your long-term goal"))


@pytest.mark.long  # the goal: above
def test_so_it_does_in_every_other_field(line: SlowLine) -> None:
    """A role's reason and the entry's texts stay as well."""
    panel = open_tab(line.page, "Your roles")
    unfold(panel)
    enter(line, panel.get_by_role("textbox", name="Why you took it").first)
    panel = open_tab(line.page, "Journal")
    panel.get_by_text("Write the entry").click()
    settle(line.page)
    enter(line, panel.get_by_role("textbox", name="Situation"))
