"""Nothing is lost: the work comes back after a reload or a crash; other tabs and links are asked
about; it leaves when told.
"""

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from spikes.files import decisions as files
from spikes.files import links as share
from spikes.model import Decision, domain
from tests.browser.conftest import drawn, free_port, new_context, settle, start
from tests.browser.hands import drag, headline, open_decision, press, save, shares, slider

SAMPLE = files.sample()
MINE = SAMPLE.replace(goal="Mine alone", weights=domain.life_phases()["Provider"])
KEPT = "JSON.parse(localStorage.getItem('spikes /'))"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of one visitor, who may have several tabs."""
    opened = new_context(browser)
    yield opened
    opened.close()


def visit(context: BrowserContext, address: str) -> Page:
    """One more tab, with all charts drawn."""
    page = context.new_page()
    page.goto(address)
    return drawn(page)


def kept(page: Page) -> Decision:
    """The decision that the browser keeps."""
    return files.from_json(page.evaluate(f"{KEPT}.work.text").encode())


def keep(context: BrowserContext, stored: str) -> None:
    """Have the browser hold a text where the work is kept, once, before the page is opened."""
    once = (
        "if (!sessionStorage.getItem('once')) localStorage.setItem('spikes /', %s),"
        " sessionStorage.setItem('once', 'yes')"
    )
    context.add_init_script(once % json.dumps(stored))


def record(decision: Decision, **more: Any) -> str:
    """What the browser keeps for a decision."""
    return json.dumps(
        {
            "id": "1",
            "at": "2026-01-02T03:04:05Z",
            "work": {"text": files.to_json(decision), "locked": [], **more},
        }
    )


def choose(page: Page, phase: str) -> None:
    """Weigh for a phase, and wait until that is kept."""
    page.get_by_role("radio", name=phase).click()
    settle(page)
    page.wait_for_function(f'{KEPT}?.work.text.includes(\'"phase": "{phase}"\')')


def lead(page: Page) -> str:
    """Who leads, for the phase."""
    return headline(page).split(" adds")[0]


def test_a_first_visit_leaves_nothing(page: Page) -> None:
    """Who only looks at the sample leaves nothing in the browser."""
    assert (
        page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('spikes'))") == []
    )
    assert "spikes" not in page.evaluate("document.cookie")
    expect(page.get_by_text("What you change is kept on this device alone.")).to_be_visible()
    expect(page.get_by_role("button", name="Forget everything")).to_be_hidden()


def test_a_reload_brings_everything_back(page: Page, tmp_path: Path) -> None:
    """After a reload the page holds exactly the decision it held, locked weights too, and says
    so; undo begins anew.
    """
    page.get_by_role("button", name="Lock Compensation").click()
    settle(page)
    handle = slider(page, "social_impact")
    press(page, handle)
    drag(page, handle, 43)
    page.mouse.up()
    settle(page)
    goal = page.get_by_role("textbox", name="Your long-term goal")
    goal.fill("</script> Ünïcode \u202e goal")
    goal.press("Enter")
    settle(page)
    before = files.read(save(page, tmp_path))
    page.reload()
    drawn(page)
    expect(page.get_by_test_id("stToast").get_by_text("Your work is back")).to_be_visible()
    expect(page.get_by_role("button", name="Lock Compensation")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert files.read(save(page, tmp_path)) == before
    expect(page.locator(".st-key-undo button").first).to_be_disabled()


# Every text that stands under the answer's edge, frame by frame.
WATCHED = """() => {
  const seen = (window.seen = new Set())
  const look = () => { seen.add(document.querySelector(".st-key-answer")?.innerText ?? ""); requestAnimationFrame(look) }
  look()
}"""


def test_no_sample_stands_in_the_place_of_what_comes_back(page: Page, tmp_path: Path) -> None:
    """Whoever reloads sees what was there, the second step too, and at no moment the sample."""
    mine = SAMPLE.replace(
        offers=[offer.replace(organisation=f"My {offer.organisation}") for offer in SAMPLE.offers],
        compare=None,
    )
    open_decision(page, tmp_path, mine.replace(roles=SAMPLE.roles[1:]))
    expect(page.locator(".st-key-answer")).to_contain_text("My Hexbourne")
    drawn(page)
    step = page.get_by_role("combobox", name="Second step")
    step.scroll_into_view_if_needed()
    chosen = page.get_by_role("option", name="My CivicLine")
    for _ in range(
        10
    ):  # a list that is open closes where the page scrolls, as it does while it is laid out
        if not chosen.count():
            step.click()
            page.wait_for_timeout(500)
    chosen.click()
    settle(page)
    page.wait_for_function(f"{KEPT}?.work.steps[1] === 'My CivicLine'")
    page.add_init_script(f"({WATCHED})()")
    page.reload()
    drawn(page)
    expect(step).to_have_value("My CivicLine")
    told = page.evaluate("[...window.seen]")
    assert any("My Hexbourne" in text for text in told)
    assert not any(text.count("Hexbourne") > text.count("My Hexbourne") for text in told)


PARAGRAPH = (
    "Two offers, and the third may come. What is at stake is the year that I would spend on the"
    " wrong one."
)


def ways_out(page: Page) -> list[str]:
    """What the page asks from here on before it is left; it is then left all the same."""
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    return asked


def test_what_is_typed_is_kept_at_a_pause(page: Page) -> None:
    """A paragraph typed with pauses and never left is there after a reload, without a question;
    caret and focus stay.
    """
    asked = ways_out(page)
    page.get_by_text("Write the entry").click()
    settle(page)
    area = page.get_by_role("textbox", name="Situation")
    area.click()
    page.keyboard.type(PARAGRAPH[:30], delay=20)
    for _ in range(6):
        page.keyboard.press("ArrowLeft")
    page.wait_for_function(f"{KEPT}?.work.text.includes({json.dumps(PARAGRAPH[:30])})")
    expect(area).to_be_focused()
    page.keyboard.type("now, ")  # where the caret was left
    settle(page)
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.keyboard.type(PARAGRAPH[30:], delay=20)
    typed = f"{PARAGRAPH[:24]}now, {PARAGRAPH[24:]}"
    expect(area).to_have_value(typed)
    page.wait_for_function(f"{KEPT}.work.text.includes({json.dumps(typed)})")
    page.reload()
    drawn(page)
    assert asked == []
    page.get_by_text("Write the entry").click()
    expect(page.get_by_role("textbox", name="Situation")).to_have_value(typed)


def test_whoever_leaves_in_the_middle_of_a_word_is_asked(page: Page) -> None:
    """What was typed a moment ago, or waits in a form for its button, is asked about; nothing
    else is.
    """
    asked = ways_out(page)
    goal = page.get_by_role("textbox", name="Your long-term goal")
    goal.fill("Half a")
    page.reload()
    drawn(page)
    assert asked == ["beforeunload"]
    page.locator("summary", has_text="Add an offer").click()
    title = page.get_by_role("textbox", name="Title offered")
    title.fill("Head of product")
    title.blur()
    with page.expect_download():
        page.get_by_role("button", name="Save", exact=True).click()
    assert asked == ["beforeunload"]
    page.reload()
    drawn(page)
    assert asked == ["beforeunload"] * 2
    page.reload()
    drawn(page)
    assert asked == ["beforeunload"] * 2


def test_what_is_typed_is_taken_where_the_tab_is_hidden(page: Page) -> None:
    """A tab that is hidden, as on a phone before it is closed, has kept the name that was being
    typed.
    """
    page.get_by_text("Hexbourne: planned months").click()
    settle(page)
    page.get_by_role("textbox", name="Organisation that offers").fill("Hexbourne & Co")
    page.evaluate("""() => {
      Object.defineProperty(document, "hidden", { value: true })
      document.dispatchEvent(new Event("visibilitychange"))
    }""")
    page.wait_for_function(f"{KEPT}?.work.text.includes('Hexbourne & Co')")


@contextmanager
def killed_while(page_of: BrowserContext) -> Iterator[tuple[Page, Any]]:
    """A page of a server of its own, and what kills that server and begins it anew."""
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
    """The server is killed in the middle of a drag and begun anew: the page comes back by itself
    with the last state, and works.
    """
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


def test_another_tab_is_noticed(context: BrowserContext, address: str) -> None:
    """What one tab changes, the other asks about: it can take that, or keep its own, and then it
    is the first that asks.
    """
    first, second = visit(context, address), visit(context, address)
    choose(first, "Provider")
    asked = second.get_by_text("Another tab has changed the work on this device.")
    asked.wait_for()
    second.get_by_role("button", name="Take what it has").click()
    settle(second)
    expect(asked).to_be_hidden()
    assert headline(second) == headline(first)
    expect(first.get_by_text("Another tab has changed")).to_be_hidden()
    choose(second, "Give back")
    first.get_by_text("Another tab has changed").wait_for()
    first.get_by_role("radio", name="Balanced").click()
    settle(first)
    assert kept(first).weights == domain.life_phases()["Give back"]
    first.get_by_role("button", name="Keep what is here").click()
    settle(first)
    first.wait_for_function(f"{KEPT}.work.text.includes('Balanced')")
    asked.wait_for()


@pytest.mark.parametrize(
    "how",
    [
        "throw new DOMException('full', 'QuotaExceededError')",
        "throw new DOMException('', 'SecurityError')",
    ],
)
def test_where_nothing_can_be_kept(
    context: BrowserContext, address: str, tmp_path: Path, how: str
) -> None:
    """With storage full or blocked that is said once, the page works, and the work can be saved
    as a file.
    """
    place = (
        "Storage.prototype, 'setItem', { value"
        if "Quota" in how
        else "window, 'localStorage', { get"
    )
    context.add_init_script(f"Object.defineProperty({place}: () => {{ {how} }} }})")
    page = visit(context, address)
    page.get_by_role("radio", name="Provider").click()
    settle(page)
    said = page.get_by_text("This browser keeps nothing here")
    expect(said).to_be_visible()
    page.get_by_role("button", name="Understood").click()
    settle(page)
    page.get_by_role("radio", name="Give back").click()
    settle(page)
    expect(said).to_be_hidden()
    expect(page.get_by_text("Not kept on this device: save it as a file.")).to_be_visible()
    assert files.read(save(page, tmp_path)).weights == domain.life_phases()["Give back"]


@pytest.mark.parametrize(
    "stored",
    [
        "{not whole",
        "null",
        '{"id": "7", "at": "2026-01-01", "work": {"text": "{}"}}',
        record(MINE).replace("spikes/1", "spikes/2"),
    ],
    ids=["damaged", "empty", "no decision", "newer"],
)
def test_what_cannot_be_opened_is_kept_aside(
    context: BrowserContext, address: str, stored: str
) -> None:
    """A stored state that cannot be read is said to be so, stays on the device as it is, and can
    be saved as a file.
    """
    keep(context, stored)
    page = visit(context, address)
    expect(page.get_by_text("What this device had kept cannot be opened.")).to_be_visible()
    choose(page, "Provider")
    page.get_by_text("Earlier work (1)").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save:").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text in {
        stored,
        json.loads(stored)["work"]["text"] if stored.startswith('{"') else stored,
    }
    page.reload()
    drawn(page)
    expect(page.get_by_text("Earlier work (1)")).to_be_visible()
    assert kept(page).weights == domain.life_phases()["Provider"]


def test_the_work_of_an_older_spikes_opens(
    context: BrowserContext, address: str, tmp_path: Path
) -> None:
    """Keys that an older version did not write have their usual values."""
    keys = json.loads(files.to_json(MINE))
    for newer in ("journal", "stay_months", "assumptions", "compare", "schema"):
        del keys[newer]
    keep(
        context,
        json.dumps({"id": "1", "at": "2026-01-02T03:04:05Z", "work": {"text": json.dumps(keys)}}),
    )
    page = visit(context, address)
    expect(page.get_by_test_id("stToast").get_by_text("Your work is back")).to_be_visible()
    assert files.read(save(page, tmp_path)) == MINE.replace(compare=None)


def test_another_decision_does_not_push_the_first_out(
    context: BrowserContext, address: str, tmp_path: Path
) -> None:
    """“Start my own” leaves the work before it on the device, from where it is opened again,
    also after a reload.
    """
    keep(context, record(MINE))
    page = visit(context, address)
    page.get_by_role("button", name="Start my own").click()
    settle(page)
    page.wait_for_function(f"{KEPT}.work.text.includes('\"offers\": []')")
    page.reload()
    page.get_by_test_id("stToast").get_by_text("Your work is back").wait_for()
    settle(page)
    page.get_by_text("Earlier work (1)").click()
    page.get_by_role("button", name="Open:").click()
    drawn(page)
    assert save(page, tmp_path).read_text(encoding="utf-8") == files.to_json(MINE)
    page.wait_for_function(f"{KEPT}.work.text.includes('Mine alone')")
    expect(page.get_by_text("Earlier work (1)")).to_be_visible()


def test_everything_is_forgotten(context: BrowserContext, address: str) -> None:
    """Told to forget, and asked whether it is meant, the browser holds nothing any more, nor
    does undo; another tab asks.
    """
    keep(context, record(MINE))
    page = visit(context, address)
    choose(page, "Give back")
    other = visit(context, address)
    page.get_by_role("button", name="Forget everything on this device").click()
    page.get_by_role("button", name="Forget it all? No").click()
    assert kept(page).goal == "Mine alone"
    page.get_by_role("button", name="Forget everything on this device").click()
    page.get_by_role("button", name="Yes, forget").click()
    page.wait_for_function("document.querySelector('.st-key-undo button').disabled")
    settle(page)
    assert (
        page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('spikes'))") == []
    )
    expect(page.get_by_role("textbox", name="Your long-term goal")).to_have_value(SAMPLE.goal)
    other.get_by_role("button", name="Forget it here too").click()
    settle(other)
    expect(other.get_by_role("textbox", name="Your long-term goal")).to_have_value(SAMPLE.goal)
    assert other.evaluate("localStorage.getItem('spikes /')") is None
    assert "spikes" not in other.evaluate("document.cookie")


def test_a_link_opens_where_there_is_nothing_of_ones_own(
    context: BrowserContext, address: str, tmp_path: Path
) -> None:
    """A new visitor with a link sees what it holds, the address is bare again, and no server was
    asked for it.
    """
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    held = share.opened(share.fragment(MINE))
    page.goto(f"{address}#{share.fragment(MINE)}")
    expect(page.locator(".st-key-answer h2")).to_contain_text(
        "Offer", timeout=30_000
    )  # the link's names, not the sample's
    settle(page)
    opened = files.read(save(page, tmp_path))
    assert opened.replace(journal=held.journal) == held
    assert "#" not in page.url
    assert not [url for url in asked if "spikes=" in url]


def test_a_link_asks_where_there_is_work(
    context: BrowserContext, address: str, tmp_path: Path
) -> None:
    """Who has work of one's own is asked; it stays, or is kept under the earlier work."""
    keep(context, record(MINE))
    page = context.new_page()
    page.goto(f"{address}#{share.fragment(SAMPLE.replace(stay_months=7))}")
    drawn(page)
    page.get_by_role("button", name="Keep what is here").click()
    settle(page)
    assert files.read(save(page, tmp_path)) == MINE
    page.evaluate(f"location.hash = {json.dumps(share.fragment(SAMPLE.replace(stay_months=7)))}")
    page.get_by_role("button", name="Open it").click()
    settle(page)
    assert files.read(save(page, tmp_path)).stay_months == 7
    expect(page.get_by_text("Earlier work (1)")).to_be_visible()


def test_a_damaged_link_is_refused(context: BrowserContext, address: str) -> None:
    """A link of which a part is missing is refused with a sentence, and the page is as ever."""
    page = context.new_page()
    page.goto(f"{address}#{share.fragment(SAMPLE)[:-9]}")
    drawn(page)
    expect(page.get_by_text("This link is damaged")).to_be_visible()
    assert lead(page) == "Fernmoor Health"


def test_a_link_is_made_and_opened(page: Page, context: BrowserContext, address: str) -> None:
    """The link the page makes opens elsewhere as the same answer, under other names."""
    page.get_by_test_id("stPopoverButton").filter(has_text="Share a link").click()
    page.get_by_role("button", name="Make the link").click()
    shown = page.locator("code", has_text="#spikes=")
    link = shown.inner_text()
    assert link.startswith(address)
    expect(
        page.get_by_text("runs on your own machine")
    ).to_be_visible()  # so the link is for no one else
    line = shown.bounding_box()
    assert line
    assert line["height"] < 30, "the link takes one line"
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy to clipboard").click()  # without a hand over it
    assert page.evaluate("navigator.clipboard.readText()") == link
    other = context.new_page()
    other.goto(link)
    expect(other.locator(".st-key-answer h2")).to_have_text(
        "Offer 2 adds 12.0 points, Offer 1 adds 11.5 points: too close to call.", timeout=30_000
    )


def test_undo_by_key(page: Page) -> None:
    """Ctrl and Z undo a step and redo it, also from a slider; in a text field they undo the text
    alone.
    """
    before = shares(page)
    handle = slider(page, "compensation")
    press(page, handle)
    drag(page, handle, 70)
    page.mouse.up()
    settle(page)
    after = shares(page)
    page.keyboard.press("Control+z")
    settle(page)
    assert shares(page) == pytest.approx(before)
    page.keyboard.press("Control+Shift+z")
    settle(page)
    assert shares(page) == pytest.approx(after)
    page.get_by_role("textbox", name="Your long-term goal").click()
    page.keyboard.type("abc")
    page.keyboard.press("Control+z")
    settle(page)
    assert shares(page) == pytest.approx(after)
