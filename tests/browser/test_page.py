"""What only a browser shows: downloads, opening files, typing a career in, what is read out."""

import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.journal import entry as journal
from spikes.journal import exports
from spikes.journal import picture as pictures
from spikes.model import Dimension, Ratings
from spikes.scoring import score
from spikes.words.phrases import points
from tests.browser.conftest import ROOT, settle
from tests.browser.hands import (
    add_role,
    at,
    box,
    choose,
    download,
    headline,
    move,
    name_offer,
    open_decision,
    open_file,
    open_tab,
    paste,
    save,
    slider,
    start_my_own,
)

SAMPLE = files.sample()

# As an old browser reads the style: it leaves out rules whose conditions it does not know.
DROP_WHAT_IT_SUPPORTS = """() => {
  for (const sheet of document.styleSheets)
    for (let i = sheet.cssRules.length - 1; i >= 0; i -= 1)
      if (sheet.cssRules[i] instanceof CSSSupportsRule) sheet.deleteRule(i)
}"""


@pytest.mark.long  # its first screen: test_screen.py
def test_sample_opens(page: Page) -> None:
    """The page opens on the sample career, says so, and draws what the model computes.

    The path's tooltip shows a month's coverage, with each dimension's change since today.
    """
    scores = score(SAMPLE)
    expect(page.locator(".st-key-tools")).to_contain_text("Sample career")
    for card, name in zip(
        page.locator(".total").all(), ("Hexbourne", "Fernmoor Health"), strict=True
    ):
        expect(card.locator("b")).to_have_text(points(scores[name].gain))
    chart = open_tab(page, "Where it leads").locator(".stVegaLiteChart")
    chart.scroll_into_view_if_needed()
    chart.hover()
    tooltip = page.locator("#vg-tooltip-element")
    expect(tooltip).to_be_visible()
    shown = tooltip.inner_text()
    assert all(words in shown for words in ("Month", "% (", *(d.label for d in Dimension)))


def test_a_question_is_copied(page: Page) -> None:
    """The question to ask is on the clipboard at a press, which the button and a reader say."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    asks = page.locator(".st-key-ask")
    button = asks.locator(".copy")
    button.evaluate("""(button) => {
      window.labels = []
      new MutationObserver(() => window.labels.push(button.textContent)).observe(button, {
        childList: true, characterData: true, subtree: true })
    }""")
    button.press("Enter")
    page.wait_for_function("window.labels.includes('Copied')")  # for two seconds
    expect(button).to_be_focused()
    expect(page.locator(".told")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("?")
    assert copied == asks.locator("q").inner_text()
    page.get_by_role("button", name="2 more").click()
    settle(page)
    expect(page.get_by_role("tab", name="How sure is this?")).to_have_attribute(
        "aria-selected", "true"
    )
    asked = page.locator("[role=tabpanel] .question")
    expect(asked.filter(has_not_text="To send to")).to_have_count(3)


def test_the_answer_is_read_out_when_it_changes(page: Page) -> None:
    """A screen reader hears the answer once it rests, each only once."""
    news = page.locator(".news")
    news.evaluate("""(line) => {
      window.read = []
      const note = () => line.textContent && window.read.push(line.textContent)
      new MutationObserver(note).observe(line, { childList: true })
    }""")
    handle, read = slider(page, "compensation"), []
    before = headline(page)
    handle.focus()
    for _ in range(2):  # to 21 %, where Fernmoor Health leads still, and on
        handle.press("ArrowRight")
        settle(page)
        assert headline(page) != before
        before = headline(page)
        read.append(before.replace("\n", ". ", 1))
        expect(news).to_have_text(read[-1])
    assert page.evaluate("window.read") == read


def test_downloads_hold_the_decision_as_it_is(page: Page, tmp_path: Path) -> None:
    """Every file under Export, after a weight was moved: whole, of its kind, of what is there."""
    choose(page, "Provider")
    decision = files.read(save(page, tmp_path))
    found: dict[str, bytes] = {}
    for ending in ("zip", "html", "csv", "json", "svg", "png"):
        file = download(page, ending)
        name = rf"\d{{4}}-\d\d-\d\d-hexbourne-vs-fernmoor-health\.{ending}"
        assert re.fullmatch(name, file.suggested_filename)
        found[ending] = Path(file.path()).read_bytes()
    dated = journal.dated(decision, date.today())
    entry = Results(dated)
    assert journal.opened(found["zip"]).decision == dated
    assert journal.opened(found["json"]).decision == dated
    assert found["svg"].decode() == pictures.svg(entry)
    assert found["svg"].decode() in found["html"].decode()
    assert found["csv"].decode() == exports.table(entry)
    assert found["png"].startswith(b"\x89PNG")
    with zipfile.ZipFile(io.BytesIO(found["zip"])) as archive:
        assert sorted(Path(name).suffix for name in archive.namelist()) == [".md", ".png", ".svg"]
    page.get_by_text("Dark chart").click()
    settle(page)
    dark = Path(download(page, "svg").path()).read_text(encoding="utf-8")
    assert dark == pictures.svg(entry, pictures.DARK)


def test_a_file_that_cannot_be_read_is_refused(page: Page, tmp_path: Path) -> None:
    """A broken file is refused with a sentence, and nothing that was there is lost."""
    choose(page, "Provider")
    before = save(page, tmp_path).read_text(encoding="utf-8")
    path = tmp_path / "broken.json"
    unrated = {"offers": [{"organisation": "<b>x</b>", "ratings": {}}]}
    for content, sentence in (
        ('{"offers": [', "not whole JSON"),
        ('{"offers": [], "schema": "spikes/99"}', "update Spikes"),
        ('{"weights": {}}', "not a decision"),
        (json.dumps(unrated), "social_impact: this is missing"),
    ):
        path.write_text(content, encoding="utf-8")
        open_file(page, path)
        expect(page.get_by_role("alert").filter(has_text=sentence)).to_be_visible()
    page.keyboard.press("Escape")
    settle(page)
    assert save(page, tmp_path).read_text(encoding="utf-8") == before


def test_what_is_opened_is_what_is_saved(page: Page, tmp_path: Path) -> None:
    """A file that is opened and saved again is the same decision."""
    decision = files.sample().replace(goal="Ünïcode \u202e goal", stay_months=7)
    decision = decision.replace(
        offers=[o.replace(ratings=Ratings.of((0, 10, 3.5, 9.5, 5))) for o in decision.offers]
    )
    open_decision(page, tmp_path, decision)
    assert files.read(save(page, tmp_path)) == decision


@pytest.mark.long  # answered: test_start.py
def test_what_is_asked_before_the_first_look_is_read_out(page: Page, tmp_path: Path) -> None:
    """The question is read out; the answer then has the focus, and is read but once."""
    news = page.locator(".news")
    mine = [role.replace(organisation=f"My {role.organisation}") for role in SAMPLE.roles]
    open_decision(page, tmp_path, SAMPLE.replace(roles=mine, journal=files.blank().journal))
    expect(news).to_have_text("Which one does your gut prefer?")
    expect(page.locator("svg.marks")).to_have_count(0)
    page.get_by_role("button", name="Skip this").press("Enter")
    expect(page.get_by_role("heading", name="Too close to call")).to_be_focused()
    expect(news).to_have_text("")


@pytest.mark.long  # by the three steps: test_start.py
def test_own_career_typed_in_gives_an_answer(page: Page) -> None:
    """After “Start my own”, two roles and two offers typed in give an answer of one's own."""
    start_my_own(page)
    expect(page.locator(".st-key-tools")).not_to_contain_text("Sample career")
    add_role(page, "Acme", "2019-03", "2022-06")
    add_role(page, "Beta & Sons", "2022-07")
    page.get_by_role("tab", name="Ratings").click()
    settle(page)
    for organisation in ("Gamma *bold*", "Delta :tada: $1$"):
        name_offer(page, organisation)
    page.get_by_role("button", name="Skip this").click()
    expect(page.locator(".st-key-answer h2")).to_be_focused()
    settle(page)
    move(page, "second social_impact", 9)
    said = headline(page).replace("\u2060", "")
    assert said.startswith("Delta :tada: $1$")
    assert "Gamma *bold*" in said


@pytest.mark.long  # with an offer: test_sliders.py
def test_what_was_rated_last_is_saved(page: Page, tmp_path: Path) -> None:
    """Ratings before there is an offer are saved, also that of a click where a slider stands."""
    start_my_own(page)
    add_role(page, "Acme", "2020-01")
    for name, value in (("social_impact", 4), ("management_chops", 7), ("compensation", 8)):
        handle = slider(page, f"role0 {name}")
        page.mouse.click(*at(handle, value))
    settle(page)
    rated = files.read(save(page, tmp_path)).roles[0].ratings
    assert rated == Ratings.of((4, 7, None, 8, None))


def test_a_career_is_pasted(page: Page) -> None:
    """Four roles pasted from a spreadsheet are shown, taken at a click, and drawn as four bars."""
    start_my_own(page)
    rows = "\n".join(
        f"Org {i}\tMar {2010 + 3 * i}\t{2 + i}/{2012 + 3 * i}\t{5 + i}" for i in range(4)
    )
    box(page, "roles").fill(f"Company\tFrom\tTo\tPay\n{rows}")
    # once it is there: pasted cells are read by themselves
    page.get_by_role("button", name="Add 4 roles").click()
    expect(page.get_by_test_id("stToast").get_by_text("4 roles added.")).to_be_visible()
    settle(page)
    timeline = page.locator(".stVegaLiteChart svg.marks").last
    for i in range(4):
        expect(timeline.get_by_text(f"Org {i}")).to_be_visible()


@pytest.mark.long  # the sentence: tests/page/test_box.py
def test_what_is_to_be_mended_has_the_focus(page: Page) -> None:
    """Where something in the box could not be read, the box has the focus once the rest is in."""
    start_my_own(page)
    paste(page, "roles", "Company\tFrom\tTo\nAcme\t2019-01\t2020-01\nOther\t\t2021-01")
    page.get_by_role("button", name="Add 1 role").click()
    field = page.get_by_role("textbox", name="Your roles, typed or pasted")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()


@pytest.mark.long  # what was pasted: above
@pytest.mark.parametrize("fresh", [(390, 844), (1440, 900)], indirect=True, ids=str)
def test_what_was_added_is_rated_next(fresh: Page) -> None:
    """What was just added has its first slider in view and in focus: the next key rates it."""
    start_my_own(fresh)
    for first in ("role0 social_impact", "second social_impact"):
        if first.startswith("role"):
            add_role(fresh, "Acme", "2019-03")
        else:
            fresh.get_by_role("tab", name="Ratings").click()
            settle(fresh)
            name_offer(fresh, "Gamma")
        handle = fresh.locator(f'[id="{first}"]')
        expect(handle).to_be_focused()
        settle(fresh)
        expect(handle).to_be_in_viewport()
        fresh.keyboard.press("ArrowRight")
        settle(fresh)
        expect(handle).to_have_value("4.5")
        expect(handle).to_be_focused()


@pytest.mark.parametrize(
    "widths", [(1440, 390), pytest.param((768,), marks=pytest.mark.long)], ids=str
)
def test_what_is_said_for_a_moment_leaves_the_toolbar_free(
    fresh: Page, widths: tuple[int, ...]
) -> None:
    """A sentence that speaks of Undo does not lie over it, nor over any other tool."""
    for width in widths:
        fresh.set_viewport_size({"width": width, "height": 900})
        fresh.get_by_role("button", name=re.compile("Start")).first.click()
        settle(fresh)
        said = fresh.get_by_test_id("stToast").first.bounding_box()
        tools = fresh.locator(".st-key-tools").bounding_box()
        assert said
        assert tools
        assert said["y"] >= tools["y"] + tools["height"]
        assert said["y"] + said["height"] <= 900


def test_an_old_browser_is_told_so(page: Page) -> None:
    """A browser that lacks what the page needs shows a sentence; others never do."""
    told = page.get_by_text("Your browser is too old for this page")
    expect(told).to_be_hidden()
    page.evaluate(DROP_WHAT_IT_SUPPORTS)
    expect(told).to_be_visible()
    oldest = re.search(r"Browsers: (.*?), or newer", (ROOT / "README.md").read_text("utf-8"))
    assert oldest
    for browser in oldest[1].split(", "):
        expect(told).to_contain_text(browser)
