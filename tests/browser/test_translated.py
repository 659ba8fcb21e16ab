"""A page that the browser translates goes on: nothing fails, and the right words come."""

from collections.abc import Callable, Iterable
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from spikes.page.session.parts import TABS
from tests.browser.conftest import settle, visit
from tests.browser.hands import choose, click, move, open_tab, start_my_own, undo

# As browsers do it: each text gets elements of the translation in its place, or around it. Here the
# translation has the same words, so that a page can be compared with one in its own language.
TRANSLATE = """how => {
  const roots = [document.body, ...[...document.querySelectorAll("*")].map((one) => one.shadowRoot)]
  const kept = "[translate=no], style, script, textarea, option, font"
  for (const root of roots.filter(Boolean)) {
    const texts = []
    const all = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (all.nextNode()) texts.push(all.currentNode)
    for (const text of texts.filter(({ data, parentElement: place }) =>
      data.trim() && place && !place.closest(kept))) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")]
      outer.append(inner)
      text.replaceWith(outer)
      inner.append(how === "wrapped" ? text : text.data)
    }
  }
}"""
# What is said for a moment comes and goes by itself, here and at the page's edge.
BRIEF = "[data-testid=stToast] { display: none }"
WORDS = """() => {
  const roots = [...document.querySelectorAll("*")].map((one) => one.shadowRoot)
    .filter((root) => root && !root.querySelector(".news"))
  const own = document.querySelector("[data-testid=stApp]").innerText
  const parts = roots.flatMap((root) => [...root.querySelectorAll("div, summary, span")])
  const words = [own, ...parts.map((part) => part.innerText)].join("\\n").split("\\n")
  return words.map((line) => line.trim()).filter(Boolean)
}"""


def translate(page: Page, how: str) -> None:
    """Have the browser translate what is on the page, but for the charts, as they ask for."""
    expect(page.locator("svg.marks:not([translate=no])")).to_have_count(0)
    page.evaluate(TRANSLATE, how)


def second_option(page: Page) -> None:
    """Compare with another offer."""
    field = page.get_by_role("combobox", name="Second option")
    field.fill("CivicLine")
    field.press("Enter")
    settle(page)


def more_questions(page: Page) -> None:
    """Go to the other questions, which get the focus."""
    page.locator(".st-key-more-questions button").first.click()
    expect(page.locator(".st-key-questions h3")).to_be_focused()


STEPS: dict[str, Callable[[Page], object]] = {
    "a weight moves": lambda page: move(page, "compensation", 45),
    "another option": second_option,
    "a rating moves": lambda page: move(page, "first compensation", 3),
    "more questions": more_questions,
    "a phase": lambda page: choose(page, "Provider"),
    **{tab: partial(open_tab, name=tab) for tab in TABS.values()},
    "undone": undo,
    "undone again": undo,
    "redone": lambda page: click(page, "Redo"),
    "begun anew": start_my_own,
}
SHORT = ("a weight moves", "another option")


def walk(
    page: Page, names: Iterable[str], before: Callable[[], object] = lambda: None
) -> dict[str, list[str]]:
    """Go through the page, and return the words that are on it after each step."""
    words = {}
    page.add_style_tag(content=BRIEF)
    for name in names:
        before()
        STEPS[name](page)
        settle(page)
        page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
        expect(page.locator(".bar")).to_be_hidden()
        words[name] = page.evaluate(WORDS)
    return words


@pytest.fixture(
    scope="module",
    params=[SHORT, pytest.param(tuple(STEPS), marks=pytest.mark.long)],
    ids=["a short way", "a long way"],
)
def untouched(tab: Page, address: str, request: pytest.FixtureRequest) -> dict[str, list[str]]:
    """Return what a page says on the way that nobody translates."""
    with visit(tab, address) as page:
        return walk(page, request.param)


@pytest.mark.parametrize("how", ["replaced", pytest.param("wrapped", marks=pytest.mark.long)])
def test_a_translated_page_goes_on(page: Page, untouched: dict[str, list[str]], how: str) -> None:
    """After each step a translated page says the same as one that is not, and no error."""
    for step, words in walk(page, untouched, lambda: translate(page, how)).items():
        assert words == untouched[step], step
    expect(page.get_by_test_id("stException")).to_have_count(0)
