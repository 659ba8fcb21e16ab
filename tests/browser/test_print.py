"""A printed page makes sense: in light colours, whole, in one column, on any paper."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from spikes.page.session.parts import TABS
from tests.browser.conftest import settle
from tests.browser.hands import open_tab, unfold

# Pixels between the margins, upright and on their side
A4, LETTER = (688, 1017), (710, 950)
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
    page.emulate_media(media="null", color_scheme="light")  # "screen" would be printed, too


def test_sections_stay_whole(paper: Page) -> None:
    """On A4 and Letter no section of the first screen is torn, and no button is printed."""
    for size in ("A4", "Letter"):
        pages = [page.extract_text() for page in PdfReader(BytesIO(paper.pdf(format=size))).pages]
        assert len(pages) <= 4
        assert all(text.strip() for text in pages)
        for words in WHOLE:
            assert any(all(one in text for one in words) for text in pages), (size, words)
        assert [one for one in PRESSED if one in "".join(pages)] == []


@pytest.mark.long  # the first screen: above
@pytest.mark.parametrize("widths", [A4, LETTER], ids=["A4", "Letter"])
def test_every_tab_on_paper(paper: Page, widths: tuple[int, int]) -> None:
    """From the dark theme too, all is dark on white, and ends within the paper."""
    for tab in TABS.values():
        paper.emulate_media(media="screen")
        unfold(open_tab(paper, tab))
        paper.emulate_media(media="print")
        background, text = paper.evaluate(COLOURS)
        assert background == 255
        assert text < 140
        for width in widths:
            paper.set_viewport_size({"width": width, "height": 1000})
            settle(paper)
            assert paper.evaluate(BEYOND) == [], (tab, width)
            assert_laid_out(paper, width)
        paper.set_viewport_size({"width": 1440, "height": 900})


def assert_laid_out(paper: Page, width: int) -> None:
    """Assert that a skyline has its words below it, and that the weights have the paper's width."""
    skyline, below, weights = (
        paper.locator(place).bounding_box()
        for place in (".st-key-first-skyline svg.marks", ".st-key-first-chips", ".st-key-weights")
    )
    assert skyline
    assert below
    assert weights
    assert 0 <= below["y"] - skyline["y"] - skyline["height"] < 120
    assert weights["width"] > 0.8 * width
