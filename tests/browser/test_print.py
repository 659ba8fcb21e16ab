"""A printed page makes sense: in light colours, whole, in one column, on any paper."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from spikes.page.session.parts import TABS
from tests.browser.conftest import settle
from tests.browser.hands import open_tab, unfold

# Pixels between the margins of A4 and Letter, upright and on their side
WIDTHS = (688, 710, 1017, 950)
WHOLE = (  # what stays on one page
    ("Too close to call", "+11.5", "+12.0", "Costs nothing you have today", "lost"),
    ("Your weights", "Social impact", "Advancement speed", "up to 33 %: Hexbourne"),
    ("Ask before you sign", "Hexbourne is level or ahead."),
)
PRESSED = ("Start my own", "Export", "Rank them instead", "Copy", "2 more", "Work out the pay")
# The darkest background and the lightest text, 0 to 255
COLOURS = """() => {
  const grey = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number)
    return a ? (r + g + b) / 3 : null
  }
  const parts = [...document.querySelectorAll("body, p, h1, h2, h3, td, svg.marks, svg.marks text")]
  const styles = parts.map((part) => getComputedStyle(part))
  const greys = (which) => styles.map((style) => grey(style[which])).filter((one) => one !== null)
  return [Math.min(255, ...greys("backgroundColor")), Math.max(...greys("color"))]
}"""
BEYOND = """() => [...document.querySelectorAll("svg.marks, td, .st-key-page p, input, textarea")]
  .filter((part) => part.checkVisibility())
  .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
  .map((part) => part.outerHTML.slice(0, 80))"""


@pytest.fixture
def paper(page: Page) -> Iterator[Page]:
    """Yield the page in dark colours, to be printed."""
    page.emulate_media(color_scheme="dark")
    settle(page)
    yield page
    page.emulate_media(media="screen", color_scheme="light")


def test_sections_stay_whole(paper: Page) -> None:
    """On A4 and Letter no section of the first screen is torn, and no button is printed."""
    for size in ("A4", "Letter"):
        pages = [page.extract_text() for page in PdfReader(BytesIO(paper.pdf(format=size))).pages]
        assert len(pages) <= 4
        assert all(text.strip() for text in pages)
        for words in WHOLE:
            assert any(all(one in text for one in words) for text in pages), (size, words)
        assert [one for one in PRESSED if one in "".join(pages)] == []


def test_it_prints_in_light_colours(paper: Page) -> None:
    """From the dark theme too, paper is white and letters are dark, in every tab."""
    paper.emulate_media(media="print", color_scheme="dark")
    for tab in TABS.values():
        paper.emulate_media(media="screen", color_scheme="dark")
        open_tab(paper, tab)
        paper.emulate_media(media="print", color_scheme="dark")
        background, text = paper.evaluate(COLOURS)
        assert background == 255
        assert text < 140


def test_nothing_is_cut_at_the_edge_of_the_paper(paper: Page) -> None:
    """In every tab, charts and tables end within the paper, and the weights have its width."""
    for tab in TABS.values():
        paper.emulate_media(media="screen")
        unfold(open_tab(paper, tab))
        paper.emulate_media(media="print")
        for width in WIDTHS:
            paper.set_viewport_size({"width": width, "height": 1000})
            settle(paper)
            assert paper.evaluate(BEYOND) == [], (tab, width)
            skyline = paper.locator(".st-key-first-skyline svg.marks").bounding_box()
            below = paper.locator(".st-key-first-chips").bounding_box()
            assert skyline
            assert below
            assert 0 <= below["y"] - skyline["y"] - skyline["height"] < 120
            weights = paper.locator(".st-key-weights").bounding_box()
            assert weights
            assert weights["width"] > 0.8 * width
        paper.set_viewport_size({"width": 1440, "height": 900})
