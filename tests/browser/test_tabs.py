"""A press elsewhere on the page opens a tab, whichever is open, and puts it into view."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import click, open_tab


@pytest.mark.parametrize("was_open", ["Ratings", "Where it leads", "Your roles", "Journal"])
def test_more_questions_from_any_tab(page: Page, was_open: str) -> None:
    """The other questions come into view with the focus, whichever tab was open."""
    open_tab(page, was_open)
    click(page, "2 more")
    expect(page.get_by_role("tab", name="How sure is this?")).to_have_attribute(
        "aria-selected", "true"
    )
    heading = page.get_by_role("heading", name="Ask before you sign")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
