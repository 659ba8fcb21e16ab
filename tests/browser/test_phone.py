"""On a phone every field is large enough, and every tool has a name."""

import pytest
from playwright.sync_api import Page, expect

from spikes.page.session.parts import TABS
from tests.browser.hands import click, move, open_tab, paste, start_my_own, unfold

# Fields into which a phone would zoom, or whose words they cut.
FIELDS = """() => {
  const roots = [document, ...[...document.querySelectorAll("*")].map((host) => host.shadowRoot)]
  const typed = "input:not([type=range], [tabindex='-1']), input.number"
  const fields = `select, textarea, [contenteditable=true], ${typed}`
  return roots.filter(Boolean)
    .flatMap((root) => [...root.querySelectorAll(fields)])
    .filter((field) => field.checkVisibility())
    .map((field) => ({
      name: field.ariaLabel ?? field.id,
      size: parseFloat(getComputedStyle(field).fontSize),
      cut: field.isContentEditable && field.scrollWidth > field.clientWidth + 1,
    }))
}"""


def assert_roomy(page: Page) -> None:
    """Assert that no field in view of a visitor makes a phone zoom in or cuts a date."""
    fields = page.evaluate(FIELDS)
    assert fields
    assert [field for field in fields if field["size"] < 16 or field["cut"]] == []


@pytest.mark.long
def test_no_field_makes_a_phone_zoom(phone: Page) -> None:
    """In every tab, in the menu and in the steps a field has letters of 16 pixels at least."""
    for tab in TABS.values():
        unfold(open_tab(phone, tab))
        assert_roomy(phone)
    start_my_own(phone)
    assert_roomy(phone)
    paste(phone, "roles", "Lead, Oakline, 2019-01 - 2021-06")
    assert_roomy(phone)


def test_tools_without_words_have_a_name(phone: Page) -> None:
    """Undo, Redo and the menu are read by their names, not by those of their icons."""
    move(phone, "compensation", 40)
    click(phone, "Undo")
    click(phone, "Redo")
    expect(phone.get_by_role("button", name="More", exact=True)).to_be_visible()
    expect(phone.get_by_role("button", name=" icon")).to_have_count(0)
