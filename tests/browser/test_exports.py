"""The entry's page without a network: it asks for nothing, says nothing, fits, and prints."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from spikes.analysis.results import Results
from spikes.journal import exports
from spikes.journal import picture as pictures
from tests.hostile import TEXTS
from tests.journal.test_entry import FILLED, with_text_everywhere


@cache
def html(which: str) -> str:
    """Return the page of a decision whose fields are all filled, if need be with hostile text.

    Every hostile text in a decision of its own would be many pages; all in one text are as many
    hostile paragraphs.
    """
    hostile = with_text_everywhere("\n\n".join(TEXTS)[:2000])
    results = Results({"sample": FILLED, "hostile": hostile}[which])
    return exports.page(results, pictures.chart(results))


@pytest.fixture
def offline(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Yield a page without a network, which asks for no file but its own and says nothing."""
    context = browser.new_context()
    context.set_offline(True)
    opened = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    assert said == []
    assert set(asked) <= {(tmp_path / "entry.html").as_uri()}
    context.close()


def visit(page: Page, folder: Path, which: str = "sample") -> Page:
    """Open a page of HTML from a file."""
    file = folder / "entry.html"
    file.write_text(html(which), encoding="utf-8")
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("which", ["sample", "hostile"])
def test_nothing_runs_off_the_screen(offline: Page, tmp_path: Path, which: str) -> None:
    """On a phone as on a wide screen, the page scrolls down only."""
    visit(offline, tmp_path, which)
    for width in (320, 390, 1000, 1920):
        offline.set_viewport_size({"width": width, "height": 800})
        assert offline.evaluate("document.documentElement.scrollWidth") == width


def test_hostile_text_is_shown_and_does_nothing(offline: Page, tmp_path: Path) -> None:
    """Scripts, links and pictures written into a text are there to be read, and nothing else."""
    visit(offline, tmp_path, "hostile")
    assert offline.locator("script, a, img, iframe").count() == 0
    assert (
        offline.locator("h2", has_text="Situation")
        .locator("~ p", has_text="<script>alert(1)</script>")
        .count()
        >= 1
    )


def test_the_chart_is_drawn_and_the_data_are_folded(offline: Page, tmp_path: Path) -> None:
    """The drawing has a size and a name; the data show when asked for, by keyboard too."""
    visit(offline, tmp_path)
    chart = offline.get_by_role("img", name="Hexbourne takes your coverage from").locator("svg")
    box = chart.bounding_box()
    assert box
    assert box["width"] > 500
    data = offline.locator("details pre")
    assert not data.is_visible()
    offline.locator("summary").focus()
    offline.keyboard.press("Enter")
    assert data.is_visible()


def background(page: Page) -> list[int]:
    """Return the page's colour, as red, green and blue."""
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return [int(part) for part in re.findall(r"\d+", colour)][:3]


def test_dark_on_a_dark_screen_light_on_paper(offline: Page, tmp_path: Path) -> None:
    """The screen's preference is followed, paper is always white."""
    visit(offline, tmp_path)
    offline.emulate_media(color_scheme="light")
    assert background(offline) == [255, 255, 255]
    offline.emulate_media(color_scheme="dark")
    assert max(background(offline)) < 40
    offline.emulate_media(color_scheme="dark", media="print")
    assert background(offline) == [255, 255, 255]


@pytest.mark.parametrize("which", ["sample", pytest.param("hostile", marks=pytest.mark.long)])
def test_it_prints(offline: Page, tmp_path: Path, which: str) -> None:
    """It prints on either paper, a few pages long, with no cell beyond the paper's edge."""
    visit(offline, tmp_path, which)
    for paper, size in (("A4", (595, 842)), ("Letter", (612, 792))):
        offline.emulate_media(media="print")
        pdf = offline.pdf(format=paper)
        boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
        sizes = [(float(width), float(height)) for width, height in boxes]
        assert all(found == pytest.approx(size, abs=1.5) for found in sizes)
        assert len(sizes) >= 3
        margins = 2 * 17 / 25.4 * 72
        offline.set_viewport_size({"width": int((size[0] - margins) * 96 / 72), "height": 1000})
        edges = (
            "[...document.querySelectorAll('td, th, p, li, svg')].map(e =>"
            " e.getBoundingClientRect().right)"
        )
        assert offline.evaluate(f"Math.max(...{edges})") <= offline.evaluate("innerWidth") + 1
