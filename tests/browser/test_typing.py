"""A number is taken as it was meant, whatever sign one writes its decimals with."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle
from tests.browser.hands import open_tab, unfold_job

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


def test_a_comma_is_never_dropped(drawer: Page) -> None:
    """1,5 is one and a half in an English browser too, 120,000 an amount, and 170k one as well.

    A pasted number keeps its decimals, whichever sign groups its digits.
    """
    for label, numbers in MEANT.items():
        for typed, meant in numbers:
            field = drawer.get_by_role("dialog").locator(f'input[aria-label="{label}"]')
            field.fill("")
            field.press_sequentially(typed)
            drawer.keyboard.press("Tab")
            settle(drawer)
            expect(field).to_have_value(meant)
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
