"""Nothing touches, is cut or scrolls sideways, at any width."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from spikes.analysis.time import later
from spikes.files import decisions as files
from spikes.model import Changes, Ratings, Role
from tests.browser.conftest import drawn, settle
from tests.browser.hands import open_decision, open_file


@pytest.mark.parametrize(
    "width", [320, 390, 768, 800, 1024, 1440]
)  # at 800 the weights leave the page 400
@pytest.mark.parametrize("weights", [(96, 1, 1, 1, 1), (0, 40, 20, 20, 20), (10, 10, 25, 20, 35)])
def test_skyline_labels_are_legible(
    page: Page, tmp_path: Path, width: int, weights: tuple[int, ...]
) -> None:
    """At every set of weights and width, no two labels of a skyline touch and none leaves the
    chart.
    """
    decision = files.sample()
    path = tmp_path / "weights.json"
    path.write_text(
        files.to_json(decision.replace(weights=type(decision.weights).of(weights))),
        encoding="utf-8",
    )
    open_file(page, path)
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)
    page.wait_for_timeout(400)
    charts = page.locator(".st-key-first-skyline svg.marks, .st-key-second-skyline svg.marks").all()
    assert len(charts) == 2
    for chart in charts:
        edges = chart.bounding_box()
        assert edges
        boxes = [
            box
            for text in chart.locator("text").all()
            if text.text_content() and (box := text.bounding_box())
        ]
        assert len(boxes) > 15
        assert all(
            box["x"] >= edges["x"] - 1
            and box["x"] + box["width"] <= edges["x"] + edges["width"] + 1
            for box in boxes
        )
        rows: dict[int, list[tuple[float, float]]] = {}
        for box in boxes:
            rows.setdefault(round(box["y"]), []).append((box["x"], box["x"] + box["width"]))
        for row in rows.values():
            assert all(right <= left + 1 for (_, right), (left, _) in pairwise(sorted(row)))
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("many", [1, 12, 40])
def test_careers_of_any_length_fit(page: Page, tmp_path: Path, width: int, many: int) -> None:
    """Timeline and path of 1 to 40 roles stay within the page: every label is inside its chart,
    and nothing scrolls sideways.
    """
    starts = [later(date(1986, 1, 1), 12 * i) for i in range(many)]
    roles = [
        Role(
            organisation=f"Organisation {i}",
            start=start,
            end=later(start, 9),
            ratings=Ratings.of([9, 5, 5, 8, 2]),
        )
        for i, start in enumerate(starts)
    ]
    open_decision(page, tmp_path, files.sample().replace(roles=roles, compare=None))
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)
    page.wait_for_timeout(400)
    for chart in page.locator(".stVegaLiteChart svg.marks").all()[-2:]:
        edges = chart.bounding_box()
        assert edges
        boxes = [
            box
            for text in chart.locator("text").all()
            if text.text_content() and (box := text.bounding_box())
        ]
        assert len(boxes) > min(many, 5)
        assert all(
            box["x"] >= edges["x"] - 1
            and box["x"] + box["width"] <= edges["x"] + edges["width"] + 1
            for box in boxes
        )
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_long_names_have_what_room_there_is(page: Page, tmp_path: Path, width: int) -> None:
    """Names of 100 letters over the timeline end within it, and only there; beside the path
    stands what there is room for.
    """
    name = (
        "A company whose name goes on and on, as some do, until nobody reads to the end of it at"
        " all, Limited"
    )
    sample = files.sample()
    roles = [role.replace(organisation=f"{i}. {name}"[:100]) for i, role in enumerate(sample.roles)]
    offers = [
        offer.replace(organisation=f"{i}. {name}"[:100]) for i, offer in enumerate(sample.offers)
    ]
    looked = sample.journal.replace(changes=Changes())
    open_decision(
        page, tmp_path, sample.replace(roles=roles, offers=offers, compare=None, journal=looked)
    )
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)
    page.wait_for_timeout(400)
    path, timeline = page.locator(".stVegaLiteChart svg.marks").all()[-2:]
    for chart, count in ((path, 3), (timeline, 4)):
        edges = chart.bounding_box()
        assert edges
        found = [
            box
            for text in chart.get_by_text(re.compile(r"^\d\. A company")).all()
            if (box := text.bounding_box())
        ]
        assert len(found) == count
        for box in found:
            assert edges["x"] - 1 <= box["x"]
            assert box["x"] + box["width"] <= edges["x"] + edges["width"] + 1
            assert chart is path or box["width"] > min(0.9 * edges["width"], 400)


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_what_is_said_for_a_moment_leaves_the_toolbar_free(page: Page, width: int) -> None:
    """A sentence that speaks of Undo does not lie over it, nor over any other of the page's
    buttons at the top.
    """
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_role("button", name="Start my own").click()
    settle(page)
    said = page.get_by_test_id("stToast").bounding_box()
    tools = page.locator(".st-key-tools").bounding_box()
    assert said
    assert tools
    assert said["y"] >= tools["y"] + tools["height"]
    assert said["y"] + said["height"] <= 900


def test_the_title_stays_whole(page: Page) -> None:
    """Beside open weights too, the title stands in one line, and no tool beyond the edge."""
    title, tools = (
        page.get_by_role("heading", name="Spikes", exact=True),
        page.locator(".st-key-tools button"),
    )
    for width in (1440, 800, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        box = title.bounding_box()
        assert box
        assert box["height"] < 60
        assert (
            max(box["x"] + box["width"] for tool in tools.all() if (box := tool.bounding_box()))
            <= width
        )


@pytest.mark.parametrize("width", [390, 768])
def test_the_answer_keeps_no_room_where_no_slider_is_beside_it(page: Page, width: int) -> None:
    """Where the weights are folded away, the answer is as high as its words."""
    page.set_viewport_size({"width": width, "height": 900})
    page.reload()
    drawn(page)
    answer, words = (
        page.locator(".st-key-answer").bounding_box(),
        page.locator(".st-key-answer .words").bounding_box(),
    )
    assert answer
    assert words
    assert answer["y"] + answer["height"] - words["y"] - words["height"] < 32


def test_tables_wider_than_a_phone_scroll_by_themselves(page: Page) -> None:
    """Whatever is opened in words, nothing reaches beyond a phone's screen but inside a box that
    scrolls.
    """
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
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
