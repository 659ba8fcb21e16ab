"""Weights and ratings under a hand: by mouse, by touch and by key."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from spikes.files import decisions as files
from spikes.model import Dimension, Evidence, domain
from spikes.scoring import score
from spikes.words.phrases import points
from tests.browser.conftest import drawn, settle, visit
from tests.browser.hands import (
    at,
    choose,
    click,
    drag,
    headline,
    move,
    press,
    save,
    shares,
    slider,
    undo,
)

WATCH = """() => {
  const seen = (window.seen = { skylines: [], sentences: [] })
  const charts = () => [...document.querySelectorAll('svg.marks')]
  const note = (list, text) => list.at(-1) !== text && list.push(text)
  const look = () => {
    note(seen.skylines, charts().map((svg) => svg.innerHTML).join())
    note(seen.sentences, document.querySelector('.st-key-answer h2').innerText)
  }
  const all = { subtree: true, childList: true, characterData: true, attributes: true }
  new MutationObserver(look).observe(document.body, all)
  charts().forEach((svg) => (svg.dataset.here = 'still'))
  look()
}"""
STILL_HERE = "document.querySelectorAll('svg.marks:not([data-here=still])').length === 0"


def test_dragging_a_weight_changes_all_while_it_moves(page: Page, tmp_path: Path) -> None:
    """Skylines and sentence follow before release; what is drawn is what the model computes."""
    page.evaluate(WATCH)
    handle = slider(page, "industry_expertise")
    press(page, handle)
    drag(page, handle, 61, steps=40)
    during = page.evaluate("window.seen")
    page.mouse.up()
    settle(page)
    assert len(during["skylines"]) > 25
    assert len(during["sentences"]) >= 5
    assert page.evaluate(STILL_HERE)
    decision = files.read(save(page, tmp_path))
    scores = score(decision)
    for name in ("Hexbourne", "Fernmoor Health"):
        gain = f"covered ({points(scores[name].gain)} points)"
        expect(page.locator("svg.marks", has_text=gain)).to_have_count(1)
    percentages = page.get_by_role("textbox", name=", percent").all()
    shown = [int(number.input_value().removesuffix(" %")) for number in percentages]
    assert shown == [*decision.weights.percents().values()]
    assert sum(shown) == 100


def test_a_percentage_can_be_typed(page: Page) -> None:
    """All of it is replaced, no more than 100; what is no number changes nothing."""
    before = shares(page)
    number = page.get_by_role("textbox", name="Compensation, percent")
    typed = [("45", "45 %"), ("450 %", "100 %"), ("lots", "100 %"), ("", "100 %"), ("37,4", "37 %")]
    for text, shown in typed:
        number.click()
        number.press_sequentially(text)
        number.press("Enter")
        settle(page)
        expect(number).to_have_value(shown)
        assert slider(page, "compensation").input_value() == shown.removesuffix(" %")
    number.click()
    number.press_sequentially("99")
    number.press("Escape")
    expect(number).to_have_value("37 %")
    for _ in range(3):
        undo(page)
    assert shares(page) == before


def test_there_and_back_restores_all_five(page: Page) -> None:
    """A weight dragged to 100 and back leaves all as they were; a drag is one step to undo."""
    before = shares(page)
    handle = slider(page, "compensation")
    press(page, handle)
    drag(page, handle, 100)
    assert shares(page) == pytest.approx([0, 0, 0, 1, 0])
    drag(page, handle, 20)
    page.mouse.up()
    settle(page)
    assert shares(page) == pytest.approx(before)
    move(page, "compensation", 100)
    move(page, "compensation", 40)
    after = shares(page)
    assert after == pytest.approx([0.15, 0.15, 0.15, 0.4, 0.15])
    undo(page)
    undo(page)
    assert shares(page) == pytest.approx(before)
    for _ in range(2):
        page.locator(".st-key-redo button").first.click()
        settle(page)
    assert shares(page) == pytest.approx(after)


def test_a_lock_keeps_a_weight_and_bounds_the_others(page: Page) -> None:
    """A locked weight keeps still and bounds the rest; with four locked the fifth cannot move."""
    click(page, "Lock Advancement speed")
    handle = move(page, "compensation", 90)  # further than there is room
    assert shares(page) == pytest.approx([0, 0, 0, 0.65, 0.35])
    for name in ("Social impact", "Management chops", "Industry expertise"):
        click(page, f"Lock {name}")
    expect(handle).to_have_attribute("aria-disabled", "true")
    handle.focus()
    page.keyboard.press("ArrowLeft")
    assert shares(page) == pytest.approx([0, 0, 0, 0.65, 0.35])
    assert handle.input_value() == "65"
    assert (handle.get_attribute("aria-valuetext") or "").startswith(
        "65 percent, held by the locks of the others"
    )
    locked = slider(page, "advancement_speed")
    locked.focus()  # its value can be asked for
    assert (locked.get_attribute("aria-valuetext") or "").startswith("35 percent, locked")


def test_a_key_moves_a_weight_from_what_is_shown(page: Page) -> None:
    """An arrow makes the number shown one more or less; up and down restores all five."""
    choose(page, "Balanced")
    before = shares(page)
    slider(page, "compensation").focus()
    for _ in range(13):
        page.keyboard.press("ArrowRight")
    settle(page)
    four_of_16_75 = ["17", "17", "17", "33", "16"]
    assert [slider(page, d).input_value() for d in Dimension] == four_of_16_75
    slider(page, "compensation").focus()
    for _ in range(13):
        page.keyboard.press("ArrowLeft")
    settle(page)
    assert shares(page) == pytest.approx(before)
    slider(page, "compensation").focus()
    for _ in range(13):
        page.keyboard.press("ArrowRight")
    settle(page)
    for key, expected in (("ArrowRight", "17"), ("ArrowLeft", "16"), ("ArrowLeft", "15")):
        handle = slider(page, "advancement_speed")
        handle.focus()
        page.keyboard.press(key)
        assert handle.input_value() == expected
        assert (handle.get_attribute("aria-valuetext") or "").startswith(f"{expected} percent")


def test_keys_after_a_pause_are_another_step_to_undo(page: Page) -> None:
    """Keys pressed one after another are one step; after a pause the next is another."""
    handle = slider(page, "compensation")
    handle.focus()
    for pause in (1100, 0, 1100):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(pause)  # the pause is what is tested
    assert handle.input_value() == "23"
    for key, value in (("Control+z", "21"), ("Control+z", "20"), ("Control+y", "21")):
        settle(page)
        page.keyboard.press(key)
        expect(handle).to_have_value(value)


def swipe(touch: CDPSession, *places: tuple[float, float]) -> None:
    """Put a finger down, and move it from place to place."""
    for number, (x, y) in enumerate(places):
        kind = "touchMove" if number else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})


def test_a_finger_moves_a_weight_but_not_while_it_scrolls(browser: Browser, address: str) -> None:
    """A finger moves a weight, a tap too; a swipe up from a slider scrolls the page."""
    with visit(browser, address, has_touch=True) as page:
        touch = page.context.new_cdp_session(page)
        lift = ("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        before = shares(page)
        x, y = at(slider(page, "compensation"), 70)
        swipe(touch, *((x + step % 3, y - 10 * step) for step in range(12)))
        touch.send(*lift)
        settle(page)
        assert shares(page) == before
        assert page.locator("[id=compensation]").input_value() == "20"
        page.touchscreen.tap(*at(slider(page, "compensation"), 70))
        settle(page)
        assert shares(page)[3] == pytest.approx(0.7, abs=0.02)
        handle = slider(page, "compensation")
        (x0, y), (x1, _) = at(handle, 70), at(handle, 30)
        swipe(touch, *((x0 + (x1 - x0) * step / 10, y) for step in range(11)))
        assert shares(page)[3] < 0.4
        touch.send(*lift)
        settle(page)
        assert shares(page)[3] == pytest.approx(0.3, abs=0.02)


def test_what_is_said_in_a_drag_is_what_the_server_says(page: Page) -> None:
    """Sentences and tips while a weight moves stay as they are once it is let go."""
    words = page.locator(".st-key-answer .words")
    for name, value in (("compensation", 47), ("social_impact", 3), ("advancement_speed", 22)):
        handle = slider(page, name)
        press(page, handle)
        settle(page)
        before = words.inner_text()
        drag(page, handle, value, steps=40)
        settle(page)
        said = words.inner_text(), handle.get_attribute("aria-valuetext")
        page.mouse.up()
        settle(page)
        assert said[0] != before
        assert (words.inner_text(), handle.get_attribute("aria-valuetext")) == said
        if name == "compensation":
            click(page, "Lock Management chops")


def test_one_slider_after_another_is_let_go(page: Page, tmp_path: Path) -> None:
    """Every part follows two sliders clicked in turn, and both are kept over a reload."""
    for name, value in (("compensation", 70), ("social_impact", 20)):
        page.mouse.click(*at(slider(page, name), value))
        settle(page)
    decision = files.read(save(page, tmp_path))
    assert decision.weights.share(Dimension.SOCIAL_IMPACT) == pytest.approx(0.2, abs=0.02)
    first = score(decision).ranked()[0]
    expect(page.locator("svg.marks", has_text="Gain in percentage points")).to_contain_text(
        points(first.gain)
    )
    page.reload()
    drawn(page)
    expect(page.locator("[id=social_impact]")).to_have_value(
        f"{100 * decision.weights.share(Dimension.SOCIAL_IMPACT):g}"
    )


def test_a_rating_changes_numbers_while_it_moves(page: Page) -> None:
    """A rating's gain, fit and phrase follow before release; no chart is embedded again."""
    page.evaluate(WATCH)
    numbers = page.locator(".st-key-first-skyline svg.marks").first
    before = numbers.text_content() or ""
    handle = slider(page, "first compensation")
    press(page, handle)
    drag(page, handle, 2)
    settle(page)
    during = numbers.text_content() or ""
    page.mouse.up()
    settle(page)
    assert handle.input_value() == "2"
    for number in (r"\(([-−+.0-9]+) points\)", r"fit ([.0-9]+) of 10"):
        was, then = (re.findall(number, text) for text in (before, during))
        assert was
        assert was != then
    assert page.evaluate(STILL_HERE)
    phrase = domain.rating_guide()[Dimension.COMPENSATION][0]
    assert phrase in (handle.get_attribute("aria-valuetext") or "")


def test_the_words_beside_a_weight_follow_and_are_true(page: Page) -> None:
    """They follow a drag, and setting the percentage they name changes the leader."""
    words = page.locator("#social_impact-words")
    expect(words).to_have_text("at 7 % Hexbourne leads, at 21 % CivicLine")
    handle = slider(page, "social_impact")
    press(page, handle)
    drag(page, handle, 7)
    expect(words).not_to_have_text("at 7 % Hexbourne leads, at 21 % CivicLine")
    expect(page.locator(".st-key-answer h2")).to_contain_text(re.compile("^Hexbourne adds"))
    page.mouse.up()
    settle(page)
    assert "Hexbourne" in headline(page).split(",")[0]


def test_weights_by_phase_and_by_ranking(page: Page) -> None:
    """A phase sets all five weights; a ranking gives rank-order-centroid weights."""
    choose(page, "Provider")
    assert shares(page) == pytest.approx([0.15, 0.10, 0.20, 0.45, 0.10])
    assert headline(page).startswith("Hexbourne adds 13.3 points")
    page.get_by_text("Rank them instead").click()
    settle(page)
    for dimension, rank in zip(Dimension, (1, 2, 3, 4, 4), strict=True):
        page.locator(f".st-key-rank-{dimension}").get_by_role("radio", name=str(rank)).click()
        settle(page)
    click(page, "Weigh by this ranking")
    assert shares(page) == pytest.approx([0.4567, 0.2567, 0.1567, 0.065, 0.065], abs=1e-4)
    expect(page.locator(".told")).to_contain_text(
        "Weighed by your ranking: social impact 46 %, management chops 26 %, "
    )


def test_evidence_and_note_are_kept(page: Page, tmp_path: Path) -> None:
    """What stands behind a rating, and a note on it, are entered in its row and saved with it."""
    row = page.locator("details.note").first
    row.locator("summary").click()
    row.get_by_role("combobox").select_option("written")
    settle(page)
    row.get_by_role("textbox").fill("offer letter, page 2")
    row.get_by_role("textbox").press("Enter")
    settle(page)
    expect(row.locator("summary span").last).to_have_text(
        "Evidence: in writing · offer letter, page 2"
    )
    saved = files.read(save(page, tmp_path)).offers[0]
    assert saved.evidence == {Dimension.SOCIAL_IMPACT: Evidence.WRITTEN}
    assert saved.notes == {Dimension.SOCIAL_IMPACT: "offer letter, page 2"}
