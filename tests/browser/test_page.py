"""What only a browser shows: dragging, downloads, opening files, typing a career in."""

import io
import json
import re
import zipfile
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from spikes import exports, files, journal, pictures
from spikes.model import Changes, Decision, Dimension, Evidence, Ratings, Role
from spikes.path import later
from spikes.scoring import score
from spikes.wording import points, whole_percents
from tests.browser.conftest import drawn, settle

WATCH = """() => {
  const seen = (window.seen = { skylines: [], sentences: [] })
  const note = (list, text) => list.at(-1) !== text && list.push(text)
  const look = () => {
    note(seen.skylines, [...document.querySelectorAll('svg.marks')].map((svg) => svg.innerHTML).join())
    note(seen.sentences, document.querySelector('.st-key-answer h2').innerText)
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
  document.querySelectorAll('svg.marks').forEach((svg) => (svg.dataset.here = 'still'))
  look()
}"""


def slider(page: Page, name: str) -> Locator:
    """A slider of the page, in view."""
    found = page.locator(f'[id="{name}"]')
    found.scroll_into_view_if_needed()
    return found


def at(handle: Locator, value: float) -> tuple[float, float]:
    """Where on the screen a slider stands at a value."""
    box = handle.bounding_box()
    assert box
    thumb = 18.4  # pixels; the thumb's middle never leaves the track
    share = value / float(handle.get_attribute("max") or 1)
    return box["x"] + thumb / 2 + share * (box["width"] - thumb), box["y"] + box["height"] / 2


def press(page: Page, handle: Locator) -> None:
    """Take hold of a slider where it stands."""
    page.mouse.move(*at(handle, float(handle.input_value())))
    page.mouse.down()


def drag(page: Page, handle: Locator, value: float, steps: int = 25) -> None:
    """Move a slider that is held to a value, as a hand would: in many small moves."""
    x, y = at(handle, value)
    start, _ = at(handle, float(handle.input_value()))
    for step in range(1, steps + 1):
        page.mouse.move(start + (x - start) * step / steps, y)
        page.wait_for_timeout(20)


def headline(page: Page) -> str:
    """The answer's first sentence."""
    return page.locator(".st-key-answer h2").inner_text()


def shares(page: Page) -> list[float]:
    """The five shares that the skylines draw."""
    return [float(part) for part in page.locator("#live-weighting").input_value().split(",")[:5]]


def type_into(page: Page, form: str, **texts: str) -> None:
    """Fill the fields of one of the page's forms."""
    for label, text in texts.items():
        page.locator(f'[class*="st-key-{form}"]').first.get_by_role("textbox", name=label.replace("_", " ")).fill(text)


def save(page: Page, folder: Path) -> Path:
    """Save the decision with the page's own button."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save", exact=True).click()
    saved = folder / "saved.json"
    download.value.save_as(saved)
    return saved


def open_file(page: Page, path: Path) -> None:
    """Open a file with the page's own button."""
    page.get_by_test_id("stPopoverButton").filter(has_text="Open").click()
    page.get_by_test_id("stPopoverBody").locator("input[type=file]").set_input_files(path)
    settle(page)


def test_sample_opens(page: Page) -> None:
    """The page opens on the sample career, says so, and draws what the model computes."""
    scores = score(files.sample())
    expect(page.locator(".st-key-answer")).to_contain_text("A made-up sample career")
    for name in ("Hexbourne", "Fernmoor Health"):
        expect(page.locator("svg.marks", has_text=f"covered ({points(scores[name].gain)} points)")).to_have_count(1)


def test_dragging_a_weight_changes_all_while_it_moves(page: Page) -> None:
    """Skylines and sentence follow a weight before the button is released, and no chart is embedded anew."""
    page.evaluate(WATCH)
    handle = slider(page, "compensation")
    press(page, handle)
    drag(page, handle, 80, steps=50)
    during = page.evaluate("window.seen")
    page.mouse.up()
    settle(page)
    assert len(during["skylines"]) > 25
    assert len(during["sentences"]) >= 5
    here = page.eval_on_selector_all("svg.marks", "charts => charts.map((chart) => chart.dataset.here)")
    assert set(here) == {"still"}


def test_drawn_and_computed_agree(page: Page, tmp_path: Path) -> None:
    """After a drag the browser's totals and percentages are the model's, for the very weights that are saved."""
    handle = slider(page, "industry_expertise")
    press(page, handle)
    drag(page, handle, 61)
    page.mouse.up()
    settle(page)
    decision = files.read(save(page, tmp_path))
    scores = score(decision)
    for name in ("Hexbourne", "Fernmoor Health"):
        expect(page.locator("svg.marks", has_text=f"covered ({points(scores[name].gain)} points)")).to_have_count(1)
    shown = [int(text.removesuffix(" %")) for text in page.locator(".number", has_text="%").all_inner_texts()]
    assert shown == list(whole_percents(decision.weights.shares().values()))
    assert sum(shown) == 100


def test_there_and_back_restores_all_five(page: Page) -> None:
    """A weight dragged from 10 to 100 and back to 10 leaves all five as they were."""
    before = shares(page)
    handle = slider(page, "social_impact")
    press(page, handle)
    drag(page, handle, 100)
    assert shares(page) == pytest.approx([1, 0, 0, 0, 0])
    drag(page, handle, 10)
    page.mouse.up()
    settle(page)
    assert shares(page) == pytest.approx(before)


def test_the_rest_share_equally_where_they_are_all_zero(page: Page) -> None:
    """Taken down from 100 after release, a weight gives the four others, all 0, the same."""
    handle = slider(page, "compensation")
    press(page, handle)
    drag(page, handle, 100)
    page.mouse.up()
    settle(page)
    press(page, handle)
    drag(page, handle, 40)
    page.mouse.up()
    settle(page)
    assert shares(page) == pytest.approx([0.15, 0.15, 0.15, 0.4, 0.15])


def test_a_lock_keeps_a_weight_and_bounds_the_others(page: Page) -> None:
    """A locked weight keeps still and bounds the rest; with four locked the fifth cannot move."""
    page.get_by_role("button", name="Lock Advancement speed").click()
    settle(page)
    handle = slider(page, "compensation")
    press(page, handle)
    drag(page, handle, 90)  # further than there is room
    page.mouse.up()
    settle(page)
    assert shares(page) == pytest.approx([0, 0, 0, 0.65, 0.35])
    for name in ("Social impact", "Management chops", "Industry expertise"):
        page.get_by_role("button", name=f"Lock {name}").click()
        settle(page)
    expect(handle).to_have_attribute("aria-disabled", "true")
    handle.focus()
    page.keyboard.press("ArrowLeft")
    assert shares(page) == pytest.approx([0, 0, 0, 0.65, 0.35])
    assert handle.input_value() == "65"
    locked = slider(page, "advancement_speed")
    locked.focus()  # its value can be asked for
    assert (locked.get_attribute("aria-valuetext") or "").startswith("35 percent, locked")


def test_a_key_moves_a_weight_from_what_is_shown(page: Page) -> None:
    """Where a weight is a fraction, shown rounded so that all total 100, an arrow makes the number shown one more, or one less."""
    page.get_by_role("radio", name="Balanced").click()
    settle(page)
    slider(page, "compensation").focus()
    for _ in range(13):
        page.keyboard.press("ArrowRight")
    settle(page)
    assert [slider(page, d).input_value() for d in Dimension] == ["17", "17", "17", "33", "16"]  # four of them 16.75
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
    for pause in (1500, 0, 1500):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(pause)
    assert handle.input_value() == "23"
    page.keyboard.press("Control+z")
    expect(handle).to_have_value("21")
    page.keyboard.press("Control+z")
    expect(handle).to_have_value("20")
    page.keyboard.press("Control+y")
    expect(handle).to_have_value("21")


def test_keyboard_moves_a_weight(page: Page) -> None:
    """Arrow keys move a weight by a point; going up and down again restores all five."""
    before = shares(page)
    handle = slider(page, "compensation")
    handle.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    settle(page)
    assert shares(page)[3] == pytest.approx(0.25)
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    settle(page)
    assert shares(page) == pytest.approx(before)


def test_touch_moves_a_weight(browser_page_with_touch: Page) -> None:
    """A finger moves a weight as the mouse does."""
    page = browser_page_with_touch
    handle = slider(page, "compensation")
    (x0, y), (x1, _) = at(handle, 20), at(handle, 60)
    touch = page.context.new_cdp_session(page)
    points_between = [x0 + (x1 - x0) * step / 10 for step in range(11)]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x0, "y": y}]})
    for x in points_between:
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
        page.wait_for_timeout(30)
    assert shares(page)[3] > 0.5
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    settle(page)
    assert shares(page)[3] == pytest.approx(0.6, abs=0.02)


def test_a_finger_that_scrolls_moves_no_weight(browser_page_with_touch: Page) -> None:
    """A swipe up that begins on a slider scrolls the page, and a tap moves the slider."""
    page = browser_page_with_touch
    before = shares(page)
    x, y = at(slider(page, "compensation"), 70)
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 12):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x + step % 3, "y": y - 10 * step}]})
        page.wait_for_timeout(16)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    settle(page)
    assert shares(page) == before
    assert page.locator("[id=compensation]").input_value() == "20"
    page.touchscreen.tap(*at(slider(page, "compensation"), 70))
    settle(page)
    assert shares(page)[3] == pytest.approx(0.7, abs=0.02)


def test_what_is_said_in_a_drag_is_what_the_server_says(page: Page) -> None:
    """Sentences and tipping words while a weight moves, alone or beside a locked one, stay as they are once it is let go."""
    words = page.locator(".st-key-answer .words")
    for name, value in (("compensation", 47), ("social_impact", 3), ("advancement_speed", 22)):
        handle = slider(page, name)
        press(page, handle)
        page.wait_for_timeout(400)
        before = words.inner_text()
        drag(page, handle, value, steps=40)
        said = words.inner_text(), handle.get_attribute("aria-valuetext")
        page.mouse.up()
        settle(page)
        assert said[0] != before
        assert (words.inner_text(), handle.get_attribute("aria-valuetext")) == said
        page.get_by_role("button", name="Lock Management chops").click()
        settle(page)


def test_one_slider_after_another_is_let_go(page: Page, tmp_path: Path) -> None:
    """Where one slider's track is clicked and then another's, every part follows both, and both are kept over a reload."""
    for name, value in (("compensation", 70), ("social_impact", 20)):
        page.mouse.click(*at(slider(page, name), value))
        settle(page)
    decision = files.read(save(page, tmp_path))
    assert decision.weights.share(Dimension.SOCIAL_IMPACT) == pytest.approx(0.2, abs=0.02)
    first = score(decision).ranked()[0]
    expect(page.locator("svg.marks", has_text="Gain in percentage points")).to_contain_text(points(first.gain))
    page.reload()
    drawn(page)
    expect(page.locator("[id=social_impact]")).to_have_value(f"{100 * decision.weights.share(Dimension.SOCIAL_IMPACT):g}")


def test_a_phase_sets_the_weights(page: Page) -> None:
    """A phase's button sets all five weights, and the answer follows."""
    page.get_by_role("radio", name="Provider").click()
    settle(page)
    assert shares(page) == pytest.approx([0.15, 0.10, 0.20, 0.45, 0.10])
    assert headline(page).startswith("Hexbourne adds 13.3 points")


def test_a_rating_changes_numbers_while_it_moves(page: Page) -> None:
    """Dragging a rating changes the option's gain and fit before release, and the guide's phrase; no chart is embedded anew."""
    page.evaluate(WATCH)
    numbers = page.locator(".st-key-first-skyline svg.marks").first
    before = numbers.text_content() or ""
    handle = slider(page, "first compensation")
    press(page, handle)
    drag(page, handle, 2)
    page.wait_for_timeout(400)
    during = numbers.text_content() or ""
    page.mouse.up()
    settle(page)
    assert handle.input_value() == "2"
    for number in (r"\(([-−+.0-9]+) points\)", r"fit ([.0-9]+) of 10"):
        was, then = (re.findall(number, text) for text in (before, during))
        assert was
        assert was != then
    here = page.eval_on_selector_all("svg.marks", "charts => charts.map((chart) => chart.dataset.here)")
    assert set(here) == {"still"}
    assert files.rating_guide()[Dimension.COMPENSATION][0] in (handle.get_attribute("aria-valuetext") or "")


def test_the_words_beside_a_weight_follow_and_are_true(page: Page) -> None:
    """Beside a weight stands where it tips; the words follow a drag, and setting that percentage changes the leader."""
    words = page.locator("#social_impact-words")
    expect(words).to_have_text("at 7 % Hexbourne leads, at 21 % CivicLine")
    handle = slider(page, "social_impact")
    press(page, handle)
    drag(page, handle, 7)
    page.wait_for_timeout(600)
    assert headline(page).startswith("Hexbourne adds")
    expect(words).not_to_have_text("at 7 % Hexbourne leads, at 21 % CivicLine")
    page.mouse.up()
    settle(page)
    assert "Hexbourne" in headline(page).split(",")[0]


def test_weights_by_ranking(page: Page) -> None:
    """Whoever can only rank the dimensions gets rank-order-centroid weights, ties sharing."""
    page.get_by_text("Rank them instead").click()
    settle(page)
    for dimension, rank in zip(Dimension, (1, 2, 3, 4, 4), strict=True):
        page.locator(f".st-key-rank-{dimension}").get_by_role("radio", name=str(rank)).click()
        settle(page)
    page.get_by_role("button", name="Weigh by this ranking").click()
    settle(page)
    assert shares(page) == pytest.approx([0.4567, 0.2567, 0.1567, 0.065, 0.065], abs=1e-4)


def test_evidence_and_note_are_kept(page: Page, tmp_path: Path) -> None:
    """What stands behind a rating, and a note on it, are entered in its row and saved with it."""
    row = page.locator("details.note").first
    row.locator("summary").click()
    row.get_by_role("combobox").select_option("written")
    settle(page)
    row.get_by_role("textbox").fill("offer letter, page 2")
    row.get_by_role("textbox").press("Enter")
    settle(page)
    expect(row.locator("summary")).to_have_text("Evidence: in writing · offer letter, page 2")
    saved = files.read(save(page, tmp_path)).offers[0]
    assert saved.evidence == {Dimension.SOCIAL_IMPACT: Evidence.WRITTEN}
    assert saved.notes == {Dimension.SOCIAL_IMPACT: "offer letter, page 2"}


def test_one_drag_is_one_step_to_undo(page: Page) -> None:
    """Undo takes back a whole drag, redo brings it again."""
    before = shares(page)
    handle = slider(page, "compensation")
    press(page, handle)
    drag(page, handle, 70)
    page.mouse.up()
    settle(page)
    after = shares(page)
    page.locator(".st-key-undo button").first.click()
    settle(page)
    assert shares(page) == pytest.approx(before)
    page.locator(".st-key-redo button").first.click()
    settle(page)
    assert shares(page) == pytest.approx(after)


def test_own_career_typed_in_gives_an_answer(page: Page) -> None:
    """After “Start my own”, two roles and two offers typed in give an answer of one's own."""
    page.get_by_role("button", name="Start my own").click()
    settle(page)
    expect(page.locator(".st-key-answer")).not_to_contain_text("sample")
    for organisation, first, last in (("Acme", "2019-03", "2022-06"), ("Beta & Sons", "2022-07", "")):
        type_into(page, "new-role", Organisation=organisation, First_month=first, Last_month=last)
        page.get_by_role("button", name="Add this role").click()
        settle(page)
    for organisation in ("Gamma *bold*", "Delta :tada: $1$"):
        form = page.locator('[class*="st-key-new-offer"]').first
        if not form.get_by_role("textbox", name="Organisation").is_visible():
            form.locator("summary").click()
        type_into(page, "new-offer", Organisation=organisation)
        page.get_by_role("button", name="Add this offer").click()
        settle(page)
    page.get_by_role("button", name="Skip").click()
    settle(page)
    handle = slider(page, "second social_impact")
    press(page, handle)
    drag(page, handle, 9)
    page.mouse.up()
    settle(page)
    said = headline(page).replace("\u2060", "")
    assert said.startswith("Delta :tada: $1$ adds ")
    assert "Gamma *bold* adds" in said


@pytest.mark.parametrize("width", [390, 1440])
def test_what_was_added_is_rated_next(page: Page, width: int) -> None:
    """A role or an offer that was just added has its first slider in view and in focus: the next key rates it."""
    page.set_viewport_size({"width": width, "height": 844})
    page.get_by_role("button", name="Start my own").click()
    settle(page)
    type_into(page, "new-role", Organisation="Acme", First_month="2019-03")
    for add, slider in (("Add this role", "role0 social_impact"), ("Add this offer", "second social_impact")):
        page.get_by_role("button", name=add).click()
        handle = page.locator(f'[id="{slider}"]')
        expect(handle).to_be_focused()
        settle(page)
        expect(handle).to_be_in_viewport()
        page.keyboard.press("ArrowRight")
        settle(page)
        expect(handle).to_have_value("5.5")
        expect(handle).to_be_focused()
        type_into(page, "new-offer", Organisation="Gamma")


def test_what_was_rated_last_is_saved(page: Page, tmp_path: Path) -> None:
    """A first click on a slider where it stands already, then ratings of a role before there is an offer: all are saved."""
    page.get_by_role("button", name="Start my own").click()
    settle(page)
    type_into(page, "new-role", Organisation="Acme", First_month="2020-01")
    page.get_by_role("button", name="Add this role").click()
    settle(page)
    for name, value in (("social_impact", 5), ("management_chops", 7), ("compensation", 8)):
        handle = slider(page, f"role0 {name}")
        page.mouse.click(*at(handle, value))
        page.wait_for_timeout(300)
    settle(page)
    assert [*files.read(save(page, tmp_path)).roles[0].ratings.model_dump().values()] == [5, 7, 5, 8, 5]


def test_downloads_hold_the_decision_as_it_is(page: Page, tmp_path: Path) -> None:
    """Every file the journal offers, after a weight was moved: whole, of its kind, and of the decision as it is now."""
    page.get_by_role("radio", name="Provider").click()
    settle(page)
    decision = files.read(save(page, tmp_path))
    found: dict[str, bytes] = {}
    for ending in ("zip", "html", "csv", "json", "svg", "png"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"(.{ending})").click()
        assert re.fullmatch(rf"\d{{4}}-\d\d-\d\d-hexbourne-vs-fernmoor-health\.{ending}", download.value.suggested_filename)
        found[ending] = Path(download.value.path()).read_bytes()
    entry = journal.dated(decision, date.today())
    assert journal.opened(found["zip"]).decision == journal.opened(found["json"]).decision == entry
    assert found["svg"].decode() == pictures.svg(entry)
    assert found["svg"].decode() in found["html"].decode()
    assert found["csv"].decode() == exports.table(entry)
    assert found["png"].startswith(b"\x89PNG")
    with zipfile.ZipFile(io.BytesIO(found["zip"])) as archive:
        assert sorted(Path(name).suffix for name in archive.namelist()) == [".md", ".png", ".svg"]
    page.get_by_text("Dark chart").click()
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="(.svg)").click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == pictures.svg(entry, pictures.DARK)


def test_what_is_opened_is_what_is_saved(page: Page, tmp_path: Path) -> None:
    """A file that is opened and saved again is the same decision."""
    decision = files.sample().replace(goal="Ünïcode \u202e goal", stay_months=7)
    decision = decision.replace(offers=[o.replace(ratings=Ratings.of((0, 10, 3.5, 9.5, 5))) for o in decision.offers])
    path = tmp_path / "mine.json"
    path.write_text(files.to_json(decision), encoding="utf-8")
    open_file(page, path)
    assert files.read(save(page, tmp_path)) == decision


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"offers": [', "not whole JSON"),
        ('{"offers": [], "schema": "spikes/2"}', "update Spikes"),
        ('{"weights": {}}', "not a decision"),
        (json.dumps({"offers": [{"organisation": "<b>x</b>", "ratings": {}}]}), "social_impact: this is missing"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(page: Page, tmp_path: Path, content: str, sentence: str) -> None:
    """A broken file is refused with a sentence, and nothing that was there is lost."""
    page.get_by_role("radio", name="Provider").click()
    settle(page)
    before = save(page, tmp_path).read_text(encoding="utf-8")
    path = tmp_path / "broken.json"
    path.write_text(content, encoding="utf-8")
    open_file(page, path)
    expect(page.get_by_role("alert").filter(has_text=sentence)).to_be_visible()
    page.keyboard.press("Escape")
    assert save(page, tmp_path).read_text(encoding="utf-8") == before


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("weights", [(96, 1, 1, 1, 1), (0, 40, 20, 20, 20), (10, 10, 25, 20, 35)])
def test_skyline_labels_are_legible(page: Page, tmp_path: Path, width: int, weights: tuple[int, ...]) -> None:
    """At every set of weights and width, no two labels of a skyline touch and none leaves the chart."""
    decision = files.sample()
    path = tmp_path / "weights.json"
    path.write_text(files.to_json(decision.replace(weights=type(decision.weights).of(weights))), encoding="utf-8")
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
        boxes = [box for text in chart.locator("text").all() if text.text_content() and (box := text.bounding_box())]
        assert len(boxes) > 15
        assert all(box["x"] >= edges["x"] - 1 and box["x"] + box["width"] <= edges["x"] + edges["width"] + 1 for box in boxes)
        rows: dict[int, list[tuple[float, float]]] = {}
        for box in boxes:
            rows.setdefault(round(box["y"]), []).append((box["x"], box["x"] + box["width"]))
        for row in rows.values():
            assert all(right <= left + 1 for (_, right), (left, _) in pairwise(sorted(row)))
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0


def open_decision(page: Page, folder: Path, decision: Decision) -> None:
    """Open a decision from a file."""
    path = folder / "decision.json"
    path.write_text(files.to_json(decision), encoding="utf-8")
    open_file(page, path)
    page.keyboard.press("Escape")
    settle(page)


def test_a_career_is_pasted(page: Page) -> None:
    """Four roles pasted from a spreadsheet are shown, taken at a click, and drawn as four bars."""
    page.get_by_role("button", name="Start my own").click()
    settle(page)
    page.get_by_text("Paste or open a sheet of roles").click()
    settle(page)
    rows = "\n".join(f"Org {i}\tMar {2010 + 3 * i}\t{2 + i}/{2012 + 3 * i}\t{5 + i}" for i in range(4))
    cells = page.get_by_role("textbox", name="Cells from a spreadsheet")
    cells.fill(f"Company\tFrom\tTo\tPay\n{rows}")
    page.get_by_role("button", name="Add 4 roles").click()  # once it is there: pasted cells are read by themselves
    expect(page.get_by_text("4 roles added.")).to_be_visible()
    settle(page)
    timeline = page.locator(".stVegaLiteChart svg.marks").last
    for i in range(4):
        expect(timeline.get_by_text(f"Org {i}", exact=True)).to_be_visible()
    expect(page.locator(".st-key-answer")).not_to_contain_text("sample")


def test_the_path_tells_a_month_under_the_pointer(page: Page) -> None:
    """Over the path, the month, the coverage and the change of each dimension since today are told."""
    chart = page.locator(".stVegaLiteChart").nth(-2)
    chart.scroll_into_view_if_needed()
    settle(page)
    box = chart.bounding_box()
    assert box
    tooltip = page.locator("#vg-tooltip-element")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + box["width"] / 2 + 3, box["y"] + box["height"] / 2)
    expect(tooltip).to_be_visible()
    told = tooltip.inner_text()
    assert "Month" in told
    assert all(d.label in told for d in Dimension)
    assert "% (" in told


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("many", [1, 12, 40])
def test_careers_of_any_length_fit(page: Page, tmp_path: Path, width: int, many: int) -> None:
    """Timeline and path of 1 to 40 roles stay within the page: every label is inside its chart, and nothing scrolls sideways."""
    starts = [later(date(1986, 1, 1), 12 * i) for i in range(many)]
    roles = [
        Role(organisation=f"Organisation {i}", start=start, end=later(start, 9), ratings=Ratings.of([9, 5, 5, 8, 2]))
        for i, start in enumerate(starts)
    ]
    open_decision(page, tmp_path, files.sample().replace(roles=roles, compare=None))
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)
    page.wait_for_timeout(400)
    for chart in page.locator(".stVegaLiteChart svg.marks").all()[-2:]:
        edges = chart.bounding_box()
        assert edges
        boxes = [box for text in chart.locator("text").all() if text.text_content() and (box := text.bounding_box())]
        assert len(boxes) > min(many, 5)
        assert all(box["x"] >= edges["x"] - 1 and box["x"] + box["width"] <= edges["x"] + edges["width"] + 1 for box in boxes)
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_long_names_have_what_room_there_is(page: Page, tmp_path: Path, width: int) -> None:
    """Names of 100 letters over the timeline and beside the path end within their charts, those over the timeline only there."""
    name = "A company whose name goes on and on, as some do, until nobody reads to the end of it at all, Limited"
    sample = files.sample()
    roles = [role.replace(organisation=f"{i}. {name}"[:100]) for i, role in enumerate(sample.roles)]
    offers = [offer.replace(organisation=f"{i}. {name}"[:100]) for i, offer in enumerate(sample.offers)]
    looked = sample.journal.replace(changes=Changes())
    open_decision(page, tmp_path, sample.replace(roles=roles, offers=offers, compare=None, journal=looked))
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)
    page.wait_for_timeout(400)
    path, timeline = page.locator(".stVegaLiteChart svg.marks").all()[-2:]
    for chart, count in ((path, 3), (timeline, 4)):
        edges = chart.bounding_box()
        assert edges
        found = [box for text in chart.get_by_text(re.compile(r"^\d\. A company")).all() if (box := text.bounding_box())]
        assert len(found) == count
        for box in found:
            assert edges["x"] - 1 <= box["x"]
            assert box["x"] + box["width"] <= edges["x"] + edges["width"] + 1
            assert chart is path or box["width"] > min(0.9 * edges["width"], 400)


def test_tables_wider_than_a_phone_scroll_by_themselves(page: Page) -> None:
    """Whatever is opened in words, nothing reaches beyond a phone's screen but inside a box that scrolls."""
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    folds = page.get_by_text(re.compile("in words$"))
    for fold in folds.all():
        fold.click()
        settle(page)
    assert page.locator("table").count() == folds.count() + 1  # and the one of the phases
    boxes = page.locator("table").evaluate_all(
        "tables => tables.map(({ parentElement: box }) => [getComputedStyle(box).overflowX, box.getBoundingClientRect().right])"
    )
    assert [right <= 390 for scrolls, right in boxes if scrolls == "auto"] == [True] * len(boxes)


def test_what_is_asked_before_the_first_look_is_read_out(page: Page, tmp_path: Path) -> None:
    """The question takes the place of an answer that was read out, and the answer then the question's."""
    news = page.locator(".news")
    sample = files.sample()
    mine = [role.replace(organisation=f"My {role.organisation}") for role in sample.roles]
    open_decision(page, tmp_path, sample.replace(roles=mine, journal=files.blank().journal))
    settle(page)
    expect(news).to_have_text("Before you look: which one?")
    page.get_by_role("button", name="Skip, show the numbers").click()
    settle(page)
    expect(news).to_have_text(page.locator(".st-key-answer h2").inner_text())


def test_a_change_of_the_leader_is_read_out(page: Page) -> None:
    """A screen reader hears the headline where the leader or the verdict changes, and not at every move; sliders have no echo."""
    news = page.locator(".news")
    handle = slider(page, "compensation")
    handle.focus()
    handle.press("ArrowRight")  # to 21 %, where Fernmoor Health leads still
    settle(page)
    expect(news).to_have_text("")
    handle.press("ArrowRight")
    settle(page)
    expect(news).to_have_text(page.locator(".st-key-answer h2").inner_text())
    assert news.inner_text().startswith("Hexbourne adds ")
    handle.press("ArrowRight")  # it leads still, by other numbers: what was said is old
    settle(page)
    expect(news).to_have_text("")
    expect(page.locator("output")).to_have_count(0)
