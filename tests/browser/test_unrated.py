"""Ratings that nobody has given yet: hollow until a slider is moved, or pressed as it stands."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from spikes.files import decisions as files
from spikes.model import Dimension, Evidence, Ratings
from tests.analysis.examples import ticked_sample
from tests.browser.conftest import settle
from tests.browser.hands import (
    at,
    click,
    move,
    open_decision,
    open_tab,
    save,
    slider,
    undo,
    unfold_job,
)

SAMPLE = files.sample()
SOCIAL = f"first {Dimension.SOCIAL_IMPACT}"
NOTED = SAMPLE.offers[0].replace(
    ratings=Ratings.none_yet(), evidence={Dimension.SOCIAL_IMPACT: Evidence.WRITTEN}
)
UNRATED = SAMPLE.replace(offers=(NOTED, *SAMPLE.offers[1:]))


@pytest.fixture
def unrated(page: Page, tmp_path: Path) -> Page:
    """Return the page with an offer that was never rated."""
    open_decision(page, tmp_path, UNRATED)
    return page


# What the server has of it, which the browser keeps
RATED = """value => JSON.parse(JSON.parse(localStorage["spikes /"]).work.text)
  .offers[0].ratings.social_impact === value"""


def is_unrated(handle: Locator) -> None:
    """Hold that a slider says so, and stands hollow at an ordinary job's rating."""
    expect(handle).to_have_attribute("aria-valuetext", "not rated")
    expect(handle).to_have_class("slider unrated")
    expect(handle).to_have_value("4")


@pytest.mark.long  # an offer's: test_sliders.py
def test_a_role_has_evidence_too(page: Page, tmp_path: Path) -> None:
    """Unless it is said, a role's rating was seen; what is said is kept."""
    open_tab(page, "Your roles")
    unfold_job(page, "Paywren")
    handle = slider(page, "role1 compensation")
    box = handle.locator("xpath=ancestor::*[contains(@class, 'cell')]")
    expect(box.locator("summary")).to_contain_text("Evidence: seen for yourself")
    box.locator("summary").click()
    box.get_by_role("combobox").select_option("Told by someone")
    settle(page)
    role = files.read(save(page, tmp_path)).roles[1]
    assert role.evidence == {Dimension.COMPENSATION: Evidence.TOLD}


def test_an_unrated_slider_says_so_until_it_is_moved(unrated: Page, tmp_path: Path) -> None:
    """Moved, it is a rating, a guess whatever was noted before; undone, it is unrated again."""
    handle = slider(unrated, SOCIAL)
    is_unrated(handle)
    expect(unrated.get_by_text("You haven’t rated Hexbourne yet.")).to_be_visible()
    move(unrated, SOCIAL, 6)
    expect(handle).to_have_attribute("aria-valuetext", "6 of 10; Measurably helps a named group")
    offer = files.read(save(unrated, tmp_path)).offers[0]
    assert offer.ratings.values() == (6, None, None, None, None)
    assert offer.evidence == {}
    expect(unrated.get_by_text("4 of 5 not rated")).to_be_visible()
    undo(unrated)
    is_unrated(handle)
    click(unrated, "Redo")
    expect(handle).to_have_value("6")


@pytest.mark.long  # moved: above
def test_pressed_where_it_stands_it_is_rated(unrated: Page) -> None:
    """A press on the thumb, Enter and the space bar rate it 4, an arrow by a step more."""
    handle = slider(unrated, SOCIAL)
    for way, expected in (("mouse", 4), ("Enter", 4), ("Space", 4), ("ArrowRight", 4.5)):
        if way == "mouse":
            unrated.mouse.click(*at(handle, 4))
        else:
            handle.press(way)
        settle(unrated)
        expect(handle).to_have_value(f"{expected}")
        expect(handle).to_have_class("slider")
        unrated.wait_for_function(RATED, arg=expected)
        undo(unrated)
        is_unrated(handle)


@pytest.mark.long  # an unrated one: above
def test_a_ticked_rating_says_so_until_it_is_moved(page: Page, tmp_path: Path) -> None:
    """A tick cannot be picked as evidence; a slider that is moved was seen, the others stay."""
    open_decision(page, tmp_path, ticked_sample())
    click(page, "Skip this")
    expect(page.get_by_text("Your roles are estimated from their spikes.")).to_be_visible()
    open_tab(page, "Your roles")
    unfold_job(page, "Paywren")
    boxes = [
        slider(page, f"role1 {d}").locator("xpath=ancestor::*[contains(@class, 'cell')]")
        for d in (Dimension.COMPENSATION, Dimension.ADVANCEMENT_SPEED)
    ]
    expect(boxes[0].locator("summary")).to_contain_text("Evidence: not ticked as a spike")
    expect(boxes[1].locator("summary")).to_contain_text("Evidence: ticked as a spike")
    boxes[0].locator("summary").click()
    choices = boxes[0].get_by_role("combobox").locator("option:not([hidden])")
    expect(choices).to_have_count(4)
    move(page, f"role1 {Dimension.COMPENSATION}", 3)
    settle(page)
    expect(boxes[0].locator("summary")).to_contain_text("Evidence: seen for yourself")
    role = files.read(save(page, tmp_path)).roles[1]
    assert role.ratings.values() == (4, 4, 8, 3, 8)
    assert Dimension.COMPENSATION not in role.evidence
    assert role.evidence[Dimension.ADVANCEMENT_SPEED] is Evidence.TICKED
