"""Nothing touches, is cut or scrolls sideways, at any width."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page

from spikes.analysis.time import later
from spikes.files import decisions as files
from spikes.model import Changes, Ratings, Role, Weights
from tests.browser.conftest import settle
from tests.browser.hands import open_decision

SAMPLE = files.sample()
TEXTS = """chart => [...chart.querySelectorAll("text")]
  .map((text) => [text, text.getBoundingClientRect()])
  .filter(([text, box]) => text.textContent && box.width && box.height)
  .map(([text, { left, right, top }]) => [text.textContent, left, right, top])"""


class Label(NamedTuple):
    """A text of a chart, and where it stands on the screen."""

    text: str
    left: float
    right: float
    top: float


def resize(page: Page, width: int) -> None:
    """Make the screen as wide as that, and wait until all is drawn for it."""
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)


def labels(chart: Locator) -> list[Label]:
    """Return a chart's texts, none of which leaves it."""
    found = [Label(*label) for label in chart.evaluate(TEXTS)]
    edges = chart.bounding_box()
    assert edges
    for label in found:
        assert edges["x"] - 1 <= label.left, label
        assert label.right <= edges["x"] + edges["width"] + 1, label
    return found


def fits(page: Page) -> bool:
    """Whether the page scrolls down only."""
    root = "document.documentElement"
    return bool(page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth"))


@pytest.mark.parametrize("weights", [(96, 1, 1, 1, 1), (0, 40, 20, 20, 20), (10, 10, 25, 20, 35)])
def test_skyline_labels_are_legible(page: Page, tmp_path: Path, weights: tuple[int, ...]) -> None:
    """At any weights and width, no two labels of a skyline touch and none leaves the chart."""
    open_decision(page, tmp_path, SAMPLE.replace(weights=Weights.of(weights)))
    for width in (320, 390, 768, 800, 1024, 1440):  # at 800 the weights leave the page 400
        resize(page, width)
        charts = page.locator(":is(.st-key-first-skyline, .st-key-second-skyline) svg.marks").all()
        assert len(charts) == 2
        for chart in charts:
            found = labels(chart)
            assert len(found) > 15
            rows: dict[int, list[Label]] = {}
            for label in found:
                rows.setdefault(round(label.top), []).append(label)
            for row in rows.values():
                for one, next_one in pairwise(sorted(row, key=lambda label: label.left)):
                    assert one.right <= next_one.left + 1, (width, one, next_one)
        assert fits(page)


def test_careers_of_any_length_fit(page: Page, tmp_path: Path) -> None:
    """Every label of 1 to 40 roles is inside its chart, and nothing scrolls sideways."""
    starts = [later(date(1986, 1, 1), 12 * i) for i in range(40)]
    roles = [
        Role(
            organisation=f"Organisation {i}",
            start=start,
            end=later(start, 9),
            ratings=Ratings.of([9, 5, 5, 8, 2]),
        )
        for i, start in enumerate(starts)
    ]
    for many in (1, 12, 40):
        open_decision(page, tmp_path, SAMPLE.replace(roles=roles[:many], compare=None))
        for width in (390, 1440):
            resize(page, width)
            for chart in page.locator(".stVegaLiteChart svg.marks").all()[-2:]:
                assert len(labels(chart)) > min(many, 5)
            assert fits(page)


def test_long_names_have_what_room_there_is(page: Page, tmp_path: Path) -> None:
    """Names over the timeline end within it and only there; the path shows what fits."""
    name = "A company whose name goes on and on, as some do, to the end"[:57]
    roles = [role.replace(organisation=f"{i}. {name}") for i, role in enumerate(SAMPLE.roles)]
    offers = [offer.replace(organisation=f"{i}. {name}") for i, offer in enumerate(SAMPLE.offers)]
    journal = SAMPLE.journal.replace(changes=Changes())
    named = SAMPLE.replace(roles=roles, offers=offers, compare=None, journal=journal)
    open_decision(page, tmp_path, named)
    for width in (390, 768, 1440):
        resize(page, width)
        path, timeline = page.locator(".stVegaLiteChart svg.marks").all()[-2:]
        for chart, count in ((path, 3), (timeline, 4)):
            edges = chart.bounding_box()
            assert edges
            found = [one for one in labels(chart) if re.match(r"\d\. A company", one.text)]
            assert len(found) == count
            if chart is timeline:
                longest = min(0.9 * edges["width"], 300)
                assert all(label.right - label.left > longest for label in found)


def test_the_top_stays_whole(page: Page) -> None:
    """Title and tools stand within the screen, and no notice lies over them."""
    title = page.get_by_role("heading", name="Spikes", exact=True)
    tools = page.locator(".st-key-tools button")
    right = "all => Math.max(...all.map((tool) => tool.getBoundingClientRect().right))"
    for width, button in ((1440, "Start my own"), (768, "Sample"), (390, "Start my own")):
        resize(page, width)
        page.get_by_role("button", name=button, exact=True).click()
        page.wait_for_function("""() => {
            const [said, tools] = ["[data-testid=stToast]", ".st-key-tools"].map((place) =>
                document.querySelector(place)?.getBoundingClientRect())
            return said && said.top >= tools.bottom && said.bottom <= innerHeight
        }""")
    for width in (1440, 800, 768, 390, 320):
        resize(page, width)
        box = title.bounding_box()
        assert box
        assert box["height"] < 60
        assert tools.evaluate_all(right) <= width


def test_tables_wider_than_a_phone_scroll_by_themselves(page: Page) -> None:
    """Whatever is opened in words, nothing leaves a phone's screen but in a box that scrolls."""
    resize(page, 390)
    folds = page.get_by_text(re.compile("in words$"))
    for fold in folds.all():
        fold.click()
        settle(page)
    assert page.locator("table").count() == folds.count() + 1  # and the one of the phases
    boxes = page.locator("table").evaluate_all(
        "tables => tables.map(({ parentElement: box }) => [getComputedStyle(box).overflowX,"
        " box.getBoundingClientRect().right])"
    )
    assert [right <= 390 for scrolls, right in boxes if scrolls == "auto"] == [True] * len(boxes)
