"""A press elsewhere on the page opens a tab, whichever is open, and puts it into view."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import click, open_tab


@pytest.mark.parametrize(
    "tabs",
    [
        ("Journal",),
        pytest.param(("Ratings", "Where it leads", "Your roles"), marks=pytest.mark.long),
    ],
    ids=str,
)
def test_more_questions_from_any_tab(page: Page, tabs: tuple[str, ...]) -> None:
    """The other questions come into view with the focus, whichever tab was open."""
    for was_open in tabs:
        open_tab(page, was_open)
        page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
        click(page, "2 more")
        expect(page.get_by_role("tab", name="How sure is this?")).to_have_attribute(
            "aria-selected", "true"
        )
        heading = page.get_by_role("heading", name="Ask before you sign")
        expect(heading).to_be_focused()
        expect(heading).to_be_in_viewport()
