"""Weights and ratings under a hand: by mouse, by touch and by key."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocket, expect

from serve import MOST_A_SECOND
from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.model import Dimension, Evidence, presets
from spikes.words import answer
from spikes.words.phrases import points
from tests.browser.conftest import drawn, hold_back, new_context, settle, silent
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

FOLLOWING = {  # what follows a weight while it moves, and how it is read
    "skylines": ".st-key-cards svg.marks",
    "totals": ".total",
    "parts": ".part",
    "verdict": ".st-key-answer h2",
    "sentence": ".st-key-answer .words > p",
    "chance": ".chance > :first-child",
}
WATCH = """(following) => {
  const seen = (window.seen = {})
  const panels = [...document.querySelectorAll("*")].map((host) => host.shadowRoot)
  const roots = [document, ...panels.filter(Boolean)]
  const look = () => {
    for (const [what, where] of Object.entries(following)) {
      const places = roots.flatMap((root) => [...root.querySelectorAll(where)])
      const text = places.map((place) => place.innerHTML).join()
      const list = (seen[what] ??= [])
      if (list.at(-1) !== text) list.push(text)
    }
  }
  const all = { subtree: true, childList: true, characterData: true, attributes: true }
  for (const root of roots) new MutationObserver(look).observe(root, all)
  document.querySelectorAll('svg.marks').forEach((svg) => (svg.dataset.here = 'still'))
  look()
}"""
EMBEDDED_ANEW = "svg.marks:not([data-here])"


def watched(page: Page) -> dict[str, int]:
    """Return how often each thing that follows has changed since `WATCH`."""
    seen: dict[str, list[str]] = page.evaluate("window.seen")
    return {what: len(texts) - 1 for what, texts in seen.items()}


@contextmanager
def finger(page: Page, x: float, y: float) -> Iterator["Finger"]:
    """Put a finger down, and lift it at the end."""
    touch = Finger(page)
    touch.send("touchStart", [{"x": x, "y": y}])
    yield touch
    touch.send("touchEnd", [])
    settle(page)


class Finger:
    """A finger on the screen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)

    def send(self, what: str, where: Sequence[dict[str, float]]) -> None:
        """Report what the finger does."""
        self.session.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": [*where]})

    def move(self, *places: tuple[float, float]) -> None:
        """Move it from place to place."""
        for x, y in places:
            self.send("touchMove", [{"x": x, "y": y}])
            self.page.wait_for_timeout(20)


def across(handle: Locator, start: float, end: float) -> list[tuple[float, float]]:
    """Return the places on a slider that a finger passes between two values."""
    return [at(handle, start + (end - start) * step / 30) for step in range(1, 31)]


def printed(texts: Sequence[str]) -> list[float]:
    """Return printed points as numbers."""
    return [float(text.replace("−", "-")) for text in texts]


def test_all_follows_a_weight_while_the_mouse_moves_it(page: Page) -> None:
    """Skylines, totals, the ledger's parts and the answer change before the button is released.

    No chart is embedded anew, then or after.
    """
    page.evaluate(WATCH, FOLLOWING)
    handle = slider(page, "compensation")
    press(page, handle)
    drag(page, handle, 80, steps=50)
    moved = watched(page)
    page.mouse.up()
    settle(page)
    assert min(moved[what] for what in ("skylines", "totals", "parts")) > 25
    assert moved["verdict"] >= 1
    assert min(moved["sentence"], moved["chance"]) >= 5
    expect(page.locator(EMBEDDED_ANEW)).to_have_count(0)


def test_all_follows_a_weight_while_a_finger_moves_it(phone: Page) -> None:
    """On a phone all that follows is in view with the slider, and changes under the finger."""
    phone.evaluate(WATCH, FOLLOWING)
    handle = phone.locator("#compensation")
    with finger(phone, *at(handle, 20)) as touch:
        touch.move(*across(handle, 20, 60))
        moved = watched(phone)
        for what in (*FOLLOWING.values(), "input.slider[id=advancement_speed]"):
            for place in phone.locator(what).all():
                expect(place).to_be_in_viewport(ratio=1)
    assert min(moved[what] for what in ("skylines", "totals", "parts")) > 15
    assert moved["verdict"] >= 1
    assert moved["sentence"] >= 5
    assert shares(phone)[3] == pytest.approx(0.6, abs=0.02)
    expect(phone.locator(EMBEDDED_ANEW)).to_have_count(0)


def test_a_finger_that_scrolls_moves_no_weight(phone: Page) -> None:
    """A swipe up that begins on a slider scrolls the page, and a tap moves the slider."""
    before = shares(phone)
    handle = phone.locator("#compensation")
    x, y = at(handle, 70)
    with finger(phone, x, y) as touch:
        touch.move(*((x + step % 3, y - 10 * step) for step in range(1, 12)))
    assert shares(phone) == before
    assert handle.input_value() == "20"
    phone.touchscreen.tap(*at(slider(phone, "compensation"), 70))
    settle(phone)
    assert shares(phone)[3] == pytest.approx(0.7, abs=0.02)


def test_all_follows_a_weight_that_keys_move(page: Page) -> None:
    """Each arrow moves a weight by a percent and all with it; up and down restores all five."""
    before = shares(page)
    handle = slider(page, "compensation")
    handle.focus()
    settle(page)
    page.evaluate(WATCH, FOLLOWING)
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        page.evaluate("new Promise(requestAnimationFrame)")
    moved = watched(page)
    settle(page)
    assert min(moved[what] for what in ("skylines", "totals", "parts")) >= 3
    assert moved["sentence"] >= 1
    assert shares(page)[3] == pytest.approx(0.25)
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    settle(page)
    assert shares(page) == pytest.approx(before)


def test_a_percentage_can_be_typed(page: Page) -> None:
    """All of it is replaced, by 100 at most; what is no number or is let be changes nothing."""
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
    number.focus()
    number.evaluate("field => field.setSelectionRange(1, 1)")  # as a redraw may leave it
    number.click()
    number.press_sequentially("45")
    number.press("Enter")
    expect(number).to_have_value("45 %")


@pytest.mark.long  # all that is dragged, and by key: above
def test_a_weight_goes_there_and_back(page: Page) -> None:
    """Dragged from 10 to 100 and back to 10, it leaves all five as they were, as undo does.

    Let go at 100 and then taken down, it gives the four others, all 0, the same. A drag is a step.
    """
    before, alone = shares(page), [1, 0, 0, 0, 0]
    handle = slider(page, "social_impact")
    press(page, handle)
    drag(page, handle, 100)
    assert shares(page) == pytest.approx(alone)
    drag(page, handle, 10)
    page.mouse.up()
    settle(page)
    assert shares(page) == pytest.approx(before)
    for value in (100, 40):
        move(page, "social_impact", value)
    assert shares(page) == pytest.approx([0.4, 0.15, 0.15, 0.15, 0.15])
    for name, expected in (("Undo", alone), ("Undo", before), ("Redo", alone)):
        click(page, name)
        assert shares(page) == pytest.approx(expected)


@pytest.mark.long  # whole percents by key: above
def test_a_key_moves_a_weight_from_what_is_shown(page: Page) -> None:
    """Where a weight is a fraction, an arrow makes the rounded number shown one more or less."""
    choose(page, "Balanced")
    slider(page, "compensation").focus()
    for _ in range(13):
        page.keyboard.press("ArrowRight")
    settle(page)
    values = [slider(page, d).input_value() for d in Dimension]
    assert values == ["17", "17", "17", "33", "16"]  # four of them 16.75
    handle = slider(page, "advancement_speed")
    handle.focus()
    for key, expected in (("ArrowRight", "17"), ("ArrowLeft", "16"), ("ArrowLeft", "15")):
        page.keyboard.press(key)
        assert handle.input_value() == expected
        expect(handle).to_have_attribute("aria-valuetext", re.compile(f"^{expected} percent"))


@pytest.mark.long  # undo by key: test_storage.py
def test_keys_after_a_pause_are_another_step_to_undo(page: Page) -> None:
    """Keys pressed one after another are one step; after a pause the next is another."""
    handle = slider(page, "compensation")
    handle.focus()
    for pause in (1200, 0, 1200):  # a pause of a second ends a step
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(pause)
    assert handle.input_value() == "23"
    for key, value in (("Control+z", "21"), ("Control+z", "20"), ("Control+y", "21")):
        page.keyboard.press(key)
        expect(handle).to_have_value(value)


@pytest.mark.long  # what is said in a drag: below
def test_the_words_beside_a_weight_follow_and_are_true(page: Page) -> None:
    """Beside a weight stands where it tips; there another leads, and the words have followed."""
    words = page.locator("#social_impact-words")
    tips = "up to 7 %: Hexbourne · from 21 %: CivicLine"
    expect(words).to_have_text(tips)
    handle = slider(page, "social_impact")
    press(page, handle)
    drag(page, handle, 7)
    expect(page.locator(".st-key-answer .words > p")).to_contain_text("Hexbourne adds")
    expect(words).not_to_have_text(tips)
    page.mouse.up()
    settle(page)
    first, second = (page.locator(".total b").nth(side).inner_text() for side in (0, 1))
    assert printed([first]) >= printed([second])


def test_weights_by_a_phase_and_by_ranking(page: Page) -> None:
    """A phase's button sets all five weights, and the answer follows.

    Whoever can only rank the dimensions gets rank-order-centroid weights, ties sharing.
    """
    choose(page, "Provider")
    assert shares(page) == pytest.approx([0.15, 0.10, 0.20, 0.45, 0.10])
    assert "Hexbourne adds 13.3 points" in headline(page)
    page.get_by_role("button", name="Rank them instead").click()
    settle(page)
    for dimension, rank in zip(Dimension, (1, 2, 3, 4, 4), strict=True):
        page.locator(f".st-key-rank-{dimension}").get_by_role("radio", name=str(rank)).click()
    click(page, "Weigh by this ranking")
    assert shares(page) == pytest.approx([0.4567, 0.2567, 0.1567, 0.065, 0.065], abs=1e-4)
    expect(page.get_by_test_id("stToastText")).to_contain_text(
        "Weighed by your ranking: social impact 46 %, management chops 26 %, "
    )


def test_all_follows_a_rating_while_it_moves(page: Page) -> None:
    """Card, ledger and answer change before release, and stay as they are when it comes.

    The guide's phrase changes too, and no chart is embedded anew.
    """
    handle = slider(page, "first compensation")
    page.evaluate(WATCH, FOLLOWING)
    press(page, handle)
    for value in (5, 2):
        drag(page, handle, value, steps=30)
    at_once = watched(page)
    settle(page)
    moved = watched(page)
    held = skylines(page), [each.inner_text() for each in page.locator(".total, .part").all()]
    page.mouse.up()
    settle(page)
    assert handle.input_value() == "2"
    assert min(at_once[what] for what in ("skylines", "totals", "parts")) >= 10
    assert min(moved[what] for what in ("sentence", "chance")) >= 2
    assert held == (
        skylines(page),
        [each.inner_text() for each in page.locator(".total, .part").all()],
    )
    expect(page.locator(EMBEDDED_ANEW)).to_have_count(0)
    phrase = presets.rating_guide()[Dimension.COMPENSATION][0]
    expect(handle).to_have_attribute("aria-valuetext", re.compile(re.escape(phrase)))


def test_evidence_and_note_are_kept(page: Page, tmp_path: Path) -> None:
    """What a rating is based on, and a note beside it, are entered in its row and saved."""
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


def test_a_lock_keeps_a_weight_and_bounds_the_others(fresh: Page) -> None:
    """A locked weight keeps still and bounds the rest; with four locked the fifth cannot move."""
    click(fresh, "Lock Advancement speed")
    move(fresh, "compensation", 90)  # further than there is room
    assert shares(fresh) == pytest.approx([0, 0, 0, 0.65, 0.35])
    for name in ("Social impact", "Management chops", "Industry expertise"):
        click(fresh, f"Lock {name}")
    handle = slider(fresh, "compensation")
    expect(handle).to_have_attribute("aria-disabled", "true")
    handle.focus()
    fresh.keyboard.press("ArrowLeft")
    assert shares(fresh) == pytest.approx([0, 0, 0, 0.65, 0.35])
    assert handle.input_value() == "65"
    expect(handle).to_have_attribute(
        "aria-valuetext", re.compile("^65 percent, held by the locks of the others")
    )
    locked = slider(fresh, "advancement_speed")
    locked.focus()  # its value can be asked for
    expect(locked).to_have_attribute("aria-valuetext", re.compile("^35 percent, locked"))


@pytest.mark.long  # a hand is slower
def test_what_is_done_in_a_row_all_arrives(page: Page) -> None:
    """No report takes the place of another that still waits while the server is at work."""
    handle = slider(page, "compensation")
    before = int(handle.input_value())
    handle.press("ArrowRight")
    page.evaluate("""() => {
      const panel = document.querySelector(".st-key-weight [data-testid]").shadowRoot
      panel.querySelectorAll(".lock").forEach((lock) => lock.click())
    }""")
    for d in Dimension:
        lock = page.get_by_role("button", name=f"Lock {d.label}", exact=True)
        expect(lock).to_have_attribute("aria-pressed", "true")
    settle(page)
    expect(handle).to_have_value(str(before + 1))


@pytest.mark.long  # what depends on it: all that is dragged
def test_a_component_ends_only_once_its_place_is_gone(page: Page) -> None:
    """Streamlit ends the first of two quick runs; what waits to be sent must outlast that."""
    left = page.evaluate("""async () => {
      const files = performance.getEntriesByType("resource").map(({ name }) => name)
      const { mounted } = await import(files.find((name) => name.includes("mounted.js")))
      const place = document.body.appendChild(document.createElement("div"))
      const left = []
      class Part { update() {} leave() { left.push(place.isConnected) } }
      const run = mounted(Part)
      const ends = [run({ parentElement: place }), run({ parentElement: place })]
      ends[0]()
      place.remove()
      ends[1]()
      return left
    }""")
    assert left == [False]


def test_what_is_said_in_a_drag_is_what_the_server_says(fresh: Page) -> None:
    """Answer and tipping words while a weight moves stay as they are once it is let go.

    That holds beside locked weights too.
    """
    words = fresh.locator(
        ".st-key-answer .words > :is(h2, p), .chance > :is(:first-child, .unseen)"
    )
    for name, value in (("compensation", 47), ("social_impact", 3), ("advancement_speed", 22)):
        handle = slider(fresh, name)
        press(fresh, handle)
        settle(fresh)
        before = words.all_inner_texts()
        drag(fresh, handle, value, steps=40)
        settle(fresh)
        said = words.all_inner_texts(), handle.get_attribute("aria-valuetext")
        fresh.mouse.up()
        settle(fresh)
        assert said[0] != before
        assert (words.all_inner_texts(), handle.get_attribute("aria-valuetext")) == said
        click(fresh, "Lock Management chops")


@pytest.mark.long  # each by itself: above
def test_one_slider_after_another_is_let_go(fresh: Page, tmp_path: Path) -> None:
    """Where two tracks are clicked in turn, every part follows both, and a reload keeps both."""
    for name, value in (("compensation", 70), ("social_impact", 20)):
        fresh.mouse.click(*at(slider(fresh, name), value))
        settle(fresh)
    decision = files.read(save(fresh, tmp_path))
    share = decision.weights.share(Dimension.SOCIAL_IMPACT)
    assert share == pytest.approx(0.2, abs=0.02)
    said = answer.answer(Results(decision))
    assert headline(fresh) == f"{said.verdict}\n{said.sentence}"
    fresh.reload()
    drawn(fresh)
    expect(fresh.locator("#social_impact")).to_have_value(f"{100 * share:g}")


def test_drawn_and_computed_agree(fresh: Page, tmp_path: Path) -> None:
    """After a drag all numbers drawn are the model's, for the very weights that are saved.

    On each card, the five parts add up to the gain as they are printed.
    """
    move(fresh, "industry_expertise", 61)
    decision = files.read(save(fresh, tmp_path))
    found = Results(decision)
    for side, option in enumerate(found.pair):
        card = fresh.locator(f".st-key-{('first', 'second')[side]}-card")
        assert card.locator(".total b").inner_text() == points(option.gain)
        today, then = found.scores.today_total, option.total
        expect(card.locator(".total small")).to_have_text(
            f"{100 * today:.1f} → {100 * then:.1f} % covered"
        )
        parts = [points(part / 100) for part in found.parts(option).values()]
        assert fresh.locator(".part").all_text_contents()[side::2] == parts
        assert sum(printed(parts)) == pytest.approx(printed([points(option.gain)])[0])
        drawn_parts = card.locator("svg.marks .mark-text text").all_text_contents()
        assert [text for text in drawn_parts if re.fullmatch(r"[+−]?\d+\.\d", text)]
        assert {text for text in drawn_parts if re.fullmatch(r"[+−]\d+\.\d", text)} <= {*parts}
    shown = fresh.get_by_role("textbox", name=", percent").all()
    percents = [int(number.input_value().removesuffix(" %")) for number in shown]
    assert percents == [*decision.weights.percents().values()]
    assert sum(percents) == 100


@pytest.mark.long
def test_a_hand_that_drags_as_fast_as_it_can_is_never_cut_off(page: Page) -> None:
    """All weights by mouse and key, without a rest: less than half of what may be sent."""
    sent: list[float] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda _: sent.append(monotonic()))

    page.on("websocket", listen)
    page.reload()
    drawn(page)
    sent.clear()
    began = monotonic()
    while monotonic() - began < 10:
        for dimension in Dimension:
            handle = slider(page, dimension)
            press(page, handle)
            for value in (80, 5, 40):
                drag(page, handle, value, steps=20)
            page.mouse.up()
            for key in ("ArrowRight", "ArrowLeft") * 10:
                handle.press(key)
    page.remove_listener("websocket", listen)
    seconds = Counter(int(moment - began) for moment in sent)
    assert 1 < max(seconds.values()) < MOST_A_SECOND / 2
    settle(page)


def skylines(page: Page) -> list[str]:
    """Return what is drawn of each skyline, to a hundredth of a pixel."""
    return [
        re.sub(r"\d+\.\d{3,}", lambda exact: f"{float(exact[0]):.2f}", svg.inner_html())
        for svg in page.locator(FOLLOWING["skylines"]).all()
    ]


@pytest.mark.long
@pytest.mark.parametrize("late", ["Html", "BidiComponent", "loadVegaEmbed"])
def test_skylines_follow_whatever_loads_last(browser: Browser, address: str, late: str) -> None:
    """Charts follow the weights in whichever order a browser receives the page's parts."""
    with closing(new_context(browser)) as context:
        page = context.new_page()
        page.route(f"**/{late}.*.js", hold_back)
        page.goto(address)
        drawn(page)
        before = skylines(page)
        with silent(page):
            slider(page, "social_impact").press("End")
            settle(page)
        after = skylines(page)
        assert all(a != b for a, b in zip(before, after, strict=True))
        assert shares(page)[0] == 1
