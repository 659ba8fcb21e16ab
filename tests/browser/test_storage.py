"""Nothing is lost: the work comes back after a reload or a crash, and leaves when it is to."""

import json
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from spikes.files import decisions as files
from spikes.files import links as share
from spikes.model import SCHEMA, Changes, Decision, presets
from spikes.page.components.storage import MAY_CLEAR
from tests.browser.conftest import drawn, forget, free_port, settle, start
from tests.browser.hands import (
    drag,
    headline,
    menu,
    move,
    open_decision,
    open_tab,
    paste,
    press,
    save,
    shares,
    slider,
    unfold,
    unfold_job,
)

SAMPLE = files.sample()
MINE = SAMPLE.replace(goal="Mine alone", weights=presets.life_phases()["Provider"])
KEPT = "JSON.parse(localStorage.getItem('spikes /'))"
REFUSALS = ("async () => false", "undefined")  # of a browser that is asked to keep the work
STORED = "Object.keys(localStorage).filter((key) => key.startsWith('spikes'))"


@pytest.fixture
def context(tab: Page, address: str) -> Iterator[BrowserContext]:
    """Yield the browser of a new visitor, who may have several tabs."""
    forget(tab, address)
    yield tab.context
    for opened in tab.context.pages:
        if opened != tab:
            opened.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """Return a tab of one's own, since some tests leave scripts and listeners in it."""
    return visit(context, address)


def visit(context: BrowserContext, address: str) -> Page:
    """Open one more tab, and wait until all charts are drawn."""
    page = context.new_page()
    page.goto(address)
    return drawn(page)


def kept(page: Page) -> Decision:
    """Return the decision that the browser keeps."""
    return files.from_json(page.evaluate(f"{KEPT}.work.text").encode())


def keep(tab: Page, stored: str) -> None:
    """Have the browser hold a text where the work is kept, before the page is opened."""
    tab.evaluate("stored => localStorage.setItem('spikes /', stored)", stored)


def record(decision: Decision) -> str:
    """Return what the browser keeps for a decision."""
    work = {"text": files.to_json(decision), "locked": []}
    return json.dumps({"id": "1", "at": "2026-01-02T03:04:05Z", "work": work})


def choose(page: Page, phase: str) -> None:
    """Weigh for a phase, and wait until that is kept."""
    page.get_by_role("radio", name=phase).click()
    settle(page)
    page.wait_for_function(f'{KEPT}?.work.text.includes(\'"phase": "{phase}"\')')


# Every text that stands in the answer, frame by frame.
WATCHED = """(() => {
  const seen = (window.seen = new Set())
  const look = () => {
    seen.add(document.querySelector(".st-key-answer")?.innerText ?? "")
    requestAnimationFrame(look)
  }
  look()
})()"""


def test_a_reload_brings_everything_back(page: Page, tmp_path: Path) -> None:
    """A first visit leaves nothing; what was entered then is back, and never the sample for it."""
    assert page.evaluate(STORED) == []
    assert "spikes" not in page.evaluate("document.cookie")
    expect(page.get_by_text("Changes are saved in this browser only.")).to_be_visible()
    expect(page.get_by_role("button", name="Forget everything")).to_be_hidden()

    offers = [o.replace(organisation=f"My {o.organisation}") for o in SAMPLE.offers]
    mine = SAMPLE.replace(
        offers=offers,
        compare=None,
        roles=SAMPLE.roles[1:],
        goal="</script> Ünïcode \u202e goal",
        journal=SAMPLE.journal.replace(changes=Changes()),
    )
    open_decision(page, tmp_path, mine)
    drawn(page)
    page.get_by_role("button", name="Lock Compensation").click()
    settle(page)
    move(page, "social_impact", 43)
    step = open_tab(page, "Where it leads").get_by_role("combobox", name="Second step")
    step.scroll_into_view_if_needed()
    settle(page)  # a list closes where the page scrolls
    step.click()
    page.get_by_role("option", name="My CivicLine").click()
    page.wait_for_function(f"{KEPT}?.work.steps[1] === 'My CivicLine'")

    before = files.read(save(page, tmp_path))
    page.add_init_script(WATCHED)
    page.reload()
    expect(page.get_by_test_id("stToast").get_by_text("Your work is back")).to_be_visible()
    drawn(page)
    locked = page.get_by_role("button", name="Lock Compensation")
    expect(locked).to_have_attribute("aria-pressed", "true")
    expect(step).to_have_value("My CivicLine")
    expect(page.locator(".st-key-undo")).to_have_count(0)
    assert files.read(save(page, tmp_path)) == before
    seen = page.evaluate("[...window.seen]")
    assert any("My Hexbourne" in text for text in seen)
    assert not any(text.count("Hexbourne") > text.count("My Hexbourne") for text in seen)


def ways_out(page: Page) -> list[str]:
    """Return what the page asks from here on before it is left; it is then left all the same."""
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    return asked


def test_what_is_typed_is_not_lost(page: Page, tmp_path: Path) -> None:
    """It is kept at a pause, and before a file is made, unasked."""
    asked = ways_out(page)
    open_tab(page, "Journal").get_by_text("Write the entry").click()
    settle(page)
    area = page.get_by_role("textbox", name="Situation")
    area.click()
    page.keyboard.type("Two offers, and a third may come", delay=20)
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    page.wait_for_function(f"{KEPT}?.work.text.includes('and a third may come')")
    expect(area).to_be_focused()
    page.keyboard.type("soon ")  # where the caret was left
    typed = "Two offers, and a third may soon come"
    expect(area).to_have_value(typed)

    goal = open_tab(page, "Your roles").get_by_role("textbox", name="Your long-term goal")
    goal.fill("A goal typed just now")
    saved = files.read(save(page, tmp_path))
    assert (saved.goal, saved.journal.situation) == ("A goal typed just now", typed)
    page.reload()
    drawn(page)
    assert asked == []
    open_tab(page, "Your roles")
    expect(goal).to_have_value("A goal typed just now")


@pytest.mark.long  # at a pause: above
def test_what_is_typed_is_kept_where_the_tab_is_hidden(page: Page) -> None:
    """Before its pause too; and so is what is typed after each return."""
    asked = ways_out(page)
    open_tab(page, "Ratings")
    unfold_job(page, "Hexbourne")
    page.get_by_role("textbox", name="Organisation").fill("Hexbourne & Co")
    page.evaluate("""() => {
      Object.defineProperty(document, "hidden", { value: true })
      document.dispatchEvent(new Event("visibilitychange"))
    }""")
    page.wait_for_function(f"{KEPT}?.work.text.includes('Hexbourne & Co')")
    page.reload()
    drawn(page)
    assert asked == []
    goal = open_tab(page, "Your roles").get_by_role("textbox", name="Your long-term goal")
    for text in ("The first text after a return", "And the next"):
        goal.fill(text)
        page.wait_for_function(f"{KEPT}?.work.text.includes('{text}')")
        page.reload()
        drawn(page)


def test_whoever_leaves_in_the_middle_of_a_word_is_asked(page: Page) -> None:
    """Nobody else is."""
    asked = ways_out(page)
    open_tab(page, "Your roles")
    page.get_by_role("textbox", name="Your long-term goal").fill("Half a")
    page.reload()
    drawn(page)
    assert asked == ["beforeunload"]
    page.reload()
    assert asked == ["beforeunload"]


@pytest.mark.long  # in the middle of a word: above
def test_one_whose_text_waits_for_its_button_is_asked(page: Page, tmp_path: Path) -> None:
    """Before one leaves, and for no download."""
    asked = ways_out(page)
    open_tab(page, "Ratings")
    paste(page, "offers", "Head of product")
    save(page, tmp_path)
    assert asked == []
    page.reload()
    drawn(page)
    assert asked == ["beforeunload"]
    page.reload()
    assert asked == ["beforeunload"]


@contextmanager
def killed_while(page_of: BrowserContext) -> Iterator[tuple[Page, Any]]:
    """Give a page of a server of its own, and what kills that server and starts it again."""
    port = free_port()
    servers = [start(port)]

    def kill() -> None:
        servers[-1].send_signal(signal.SIGKILL)
        servers[-1].wait(10)
        servers.append(start(port))

    try:
        yield visit(page_of, f"http://localhost:{port}"), kill
    finally:
        servers[-1].terminate()
        servers[-1].wait(10)


def test_a_killed_server_costs_nothing(context: BrowserContext, tmp_path: Path) -> None:
    """Killed in the middle of a drag, it comes back with the last state, and the page works."""
    with killed_while(context) as (page, kill):
        choose(page, "Provider")
        before = files.read(save(page, tmp_path))
        handle = slider(page, "social_impact")
        press(page, handle)
        drag(page, handle, 60)
        kill()
        page.mouse.up()
        page.get_by_test_id("stToast").get_by_text("Your work is back").wait_for(timeout=30_000)
        settle(page)
        after = files.read(save(page, tmp_path))
        assert after.replace(weights=before.weights) == before
        choose(page, "Give back")
        assert shares(page) == pytest.approx([0.4, 0.1, 0.25, 0.1, 0.15], abs=0.2)
        assert kept(page) == files.read(save(page, tmp_path))


def said(page: Page) -> str:
    """Return the answer's sentence."""
    return headline(page).splitlines()[1]


def test_tabs_share_the_work_until_it_is_forgotten(context: BrowserContext, address: str) -> None:
    """Each shows what the other changes; its own is the earlier work; what one forgets, both do."""
    second, first = visit(context, address), visit(context, address)
    choose(first, "Provider")
    expect(second.get_by_text("Another tab changed your work.")).to_be_visible()
    expect(second.locator(".st-key-answer .words")).to_contain_text(said(first))
    expect(second.get_by_text("Earlier work", exact=True)).to_be_hidden()  # it had none of its own
    second.bring_to_front()  # what lies behind another tab is drawn once a second
    choose(second, "Give back")
    expect(first.get_by_text("what was here is under “Earlier work”")).to_be_visible()
    choose(second, "Balanced")
    expect(first.locator(".st-key-answer .words")).to_contain_text(said(second))
    first.bring_to_front()
    settle(first)
    first.get_by_text("Earlier work", exact=True).click()
    first.get_by_role("button", name="Open:").click()
    expect(second.locator(".st-key-answer .words")).to_contain_text("Hexbourne adds 13.3 points")

    first.get_by_role("button", name="Forget everything in this browser").click()
    first.get_by_role("button", name="Forget it all? No").click()
    assert kept(first).weights == presets.life_phases()["Provider"]
    first.get_by_role("button", name="Forget everything in this browser").click()
    first.get_by_role("button", name="Yes, forget").click()
    expect(second.get_by_text("Everything in this browser was forgotten")).to_be_visible()
    for page in (first, second):
        page.bring_to_front()
        expect(page.locator(".st-key-undo")).to_have_count(0)
        settle(page)
        assert page.evaluate(STORED) == []
        assert "spikes" not in page.evaluate("document.cookie")
        assert "Fernmoor Health adds 12.0 points" in headline(page)


@pytest.mark.parametrize(
    "error", ["QuotaExceededError", pytest.param("SecurityError", marks=pytest.mark.long)]
)
def test_where_nothing_can_be_kept(
    context: BrowserContext, address: str, tmp_path: Path, error: str
) -> None:
    """With storage full or blocked that is said once, and the work can be saved as a file."""
    full = "Storage.prototype, 'setItem', { value"
    place = full if error.startswith("Quota") else "window, 'localStorage', { get"
    throws = f"() => {{ throw new DOMException('', '{error}') }}"
    page = context.new_page()
    page.add_init_script(f"Object.defineProperty({place}: {throws} }})")
    page.goto(address)
    drawn(page)
    page.get_by_role("radio", name="Provider").click()
    said = page.get_by_text("This browser can’t save your work")
    expect(said).to_be_visible()
    page.get_by_role("button", name="Understood").click()
    settle(page)
    page.get_by_role("radio", name="Give back").click()
    settle(page)
    expect(said).to_be_hidden()
    expect(page.get_by_text("Not saved in this browser. Save it as a file.")).to_be_visible()
    assert files.read(save(page, tmp_path)).weights == presets.life_phases()["Give back"]


@pytest.mark.parametrize(
    "stored",
    [
        "{not whole",
        pytest.param(record(MINE).replace(SCHEMA, "spikes/99"), marks=pytest.mark.long),
    ],
    ids=["damaged", "newer"],
)
def test_what_cannot_be_opened_is_kept_aside(
    tab: Page, context: BrowserContext, address: str, stored: str
) -> None:
    """A sentence says so, it stays on the device as it is, and can be saved as a file."""
    keep(tab, stored)
    page = visit(context, address)
    expect(page.get_by_text("The work saved in this browser can’t be opened.")).to_be_visible()
    choose(page, "Provider")
    page.reload()
    drawn(page)
    assert kept(page).weights == presets.life_phases()["Provider"]
    page.get_by_text("Earlier work", exact=True).click()
    expect(page.get_by_text("cannot be opened here")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save:").click()
    whole = stored if stored.startswith("{not") else json.loads(stored)["work"]["text"]
    assert Path(download.value.path()).read_text(encoding="utf-8") == whole


@pytest.mark.long  # another tab's: above
def test_another_decision_does_not_push_the_first_out(
    tab: Page, context: BrowserContext, address: str, tmp_path: Path
) -> None:
    """A link asks where there is work, which it or “Start my own” makes the earlier work."""
    keep(tab, record(MINE))
    link = share.fragment(SAMPLE.replace(stay_months=7))
    page = context.new_page()
    page.goto(f"{address}#{link}")
    drawn(page)
    page.get_by_role("button", name="Keep what is here").click()
    settle(page)
    assert files.read(save(page, tmp_path)) == MINE
    page.evaluate(f"location.hash = {json.dumps(link)}")
    page.get_by_role("button", name="Open it").click()
    page.wait_for_function(f"{KEPT}.work.text.includes('\"stay_months\": 7')")
    page.get_by_text("Earlier work", exact=True).click()
    page.get_by_role("button", name="Open:").click()
    page.wait_for_function(f"{KEPT}.work.text.includes('Mine alone')")
    settle(page)
    page.get_by_role("button", name="Start my own").click()
    page.wait_for_function(f"{KEPT}.work.text.includes('\"offers\": []')")
    page.reload()
    page.get_by_test_id("stToast").get_by_text("Your work is back").wait_for()
    settle(page)
    page.get_by_text("Earlier work", exact=True).click()
    page.get_by_role("button", name="Open:").click()
    drawn(page)
    assert save(page, tmp_path).read_text(encoding="utf-8") == files.to_json(MINE)


def test_a_link_is_made_and_opened(
    tab: Page, context: BrowserContext, address: str, tmp_path: Path
) -> None:
    """One that lacks a part is refused; what is made opens elsewhere; no server is asked for it."""
    page = context.new_page()
    page.goto(f"{address}#{share.fragment(SAMPLE)[:-9]}")
    drawn(page)
    expect(page.get_by_text("This link is damaged")).to_be_visible()
    end = share.fragment(SAMPLE)[-20:-9]
    expect(page).to_have_url(re.compile(f"{re.escape(end)}$"))  # it is put back
    assert "Fernmoor Health adds 12.0 points" in headline(page)

    menu(page)
    page.get_by_role("button", name="Make the link").click()
    shown = page.locator("code", has_text="#spikes=")
    link = shown.inner_text()
    assert link.startswith(address)
    expect(page.get_by_text("runs on your own machine")).to_be_visible()  # so it is for no one else
    line = shown.bounding_box()
    assert line
    assert line["height"] < 30, "the link takes one line"
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy to clipboard").click()  # without a hand over it
    assert page.evaluate("navigator.clipboard.readText()") == link

    page.close()
    forget(tab, address)  # as someone else's browser, who never was here
    other, asked = context.new_page(), list[str]()
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link)
    said = "Offer 2 adds 12.0 points, Offer 1 11.5."
    expect(other.locator(".st-key-answer .words")).to_contain_text(said, timeout=30_000)
    settle(other)
    found, held = files.read(save(other, tmp_path)), share.opened(link.partition("#")[2]).decision
    assert found.replace(journal=held.journal) == held
    assert "#" not in other.url
    assert not [url for url in asked if "spikes=" in url]


@pytest.mark.long  # by a button: test_everyone.py
def test_undo_by_key(page: Page) -> None:
    """Ctrl+Z undoes a step and redoes it, from a slider too; in a text it undoes the text alone."""
    before = shares(page)
    handle = move(page, "compensation", 70)
    for key, stands in (("Control+z", "20"), ("Control+Shift+z", "70"), ("Control+z", "20")):
        page.keyboard.press(key)
        expect(handle).to_have_value(stands)
    assert shares(page) == pytest.approx(before)
    open_tab(page, "Your roles").get_by_role("textbox", name="Your long-term goal").click()
    page.keyboard.type("abc")
    page.keyboard.press("Control+y")
    settle(page)
    assert shares(page) == pytest.approx(before)


@pytest.mark.parametrize(
    "answers",
    ["async () => true", *(pytest.param(no, marks=pytest.mark.long) for no in REFUSALS)],
)
def test_it_says_whether_the_browser_may_clear_the_work(
    context: BrowserContext, address: str, answers: str
) -> None:
    """Once there is work, a browser that can is asked to keep it; else the page says it may not.

    Where a review is months away, and at the export, the page offers a file.
    """
    page = context.new_page()
    page.add_init_script(
        "StorageManager.prototype.persisted = async () => false;"
        f"StorageManager.prototype.persist = {answers}"
    )
    page.goto(address)
    drawn(page)
    move(page, "compensation", 40)
    may = "" if "true" in answers else ", which may clear it"
    expect(page.get_by_text(f"Saved in this browser only{may}.", exact=True)).to_be_visible()


def test_a_file_is_offered_where_the_browser_may_forget(page: Page, tmp_path: Path) -> None:
    """At the export, and where the review is months away, the page says so beside a file."""
    page.get_by_role("button", name="Export", exact=True).click()
    settle(page)
    expect(page.get_by_text(f"{MAY_CLEAR} A file stays.")).to_be_visible()
    page.keyboard.press("Escape")
    settle(page)
    later = SAMPLE.replace(journal=SAMPLE.journal.replace(review_on=date(2099, 5, 1)))
    open_decision(page, tmp_path, later)
    unfold(open_tab(page, "Journal"))
    expect(page.get_by_text(f"{MAY_CLEAR} For your review, keep a file.")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("tabpanel").get_by_role("button", name="Save as a file").click()
    assert files.opened(Path(saved.value.path()).read_bytes()).decision == later
