"""From a letter to its rating, by keyboard, in a drawer."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import settle
from tests.browser.hands import slider

A_KEY, A_FIELD = 0.15, 1.5  # seconds
LETTER = {
    "Currency": "USD",
    "Base a year": "170000",
    "Target bonus, %": "10",
    "Sign-on": "40000",
    "Lower quarter (P25)": "150000",
    "Upper quarter (P75)": "190000",
    "Source": "the posted band",
}


def test_a_letter_is_rated_in_under_two_minutes(page: Page) -> None:
    """The fields of a letter and its market lead to a rating, which is taken; the focus returns."""
    way = page.get_by_role("button", name="Work out the pay of Hexbourne")
    way.click()
    for label, text in LETTER.items():
        field = page.get_by_role("dialog").locator(f'input[aria-label="{label}"]')
        field.click()
        page.keyboard.type(text)
        page.keyboard.press("Tab")
        settle(page)
    expect(page.get_by_text("That is USD 190,000 a year guaranteed").first).to_be_visible()
    page.get_by_role("button", name="Use 7", exact=True).press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    settle(page)
    expect(slider(page, "first compensation")).to_have_value("7")
    expect(way).to_be_focused()
    keys = sum(len(text) + 1 for text in LETTER.values())
    assert keys * A_KEY + (len(LETTER) + 2) * A_FIELD < 120
