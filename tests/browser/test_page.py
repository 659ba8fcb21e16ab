"""What only a browser shows: downloads, opening files, typing a career in, what is read out."""

import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from spikes.files import decisions as files
from spikes.journal import entry as journal
from spikes.journal import exports
from spikes.journal import picture as pictures
from spikes.model import Dimension, Ratings
from spikes.scoring import score
from spikes.words.phrases import points
from tests.browser.conftest import settle, visit
from tests.browser.hands import (
    at,
    choose,
    click,
    headline,
    move,
    open_decision,
    open_file,
    save,
    slider,
    type_into,
)

SAMPLE = files.sample()


def test_sample_opens(page: Page) -> None:
    """The page opens on the sample career, says so, and draws what the model computes; over the
    path, a month's coverage and the change of each dimension since today are shown.
    """
    scores = score(SAMPLE)
    expect(page.locator(".st-key-answer")).to_contain_text("A made-up sample career")
    for name in ("Hexbourne", "Fernmoor Health"):
        gain = f"covered ({points(scores[name].gain)} points)"
        expect(page.locator("svg.marks", has_text=gain)).to_have_count(1)
    chart = page.locator(".stVegaLiteChart").nth(-2)
    chart.scroll_into_view_if_needed()
    chart.hover()
    tooltip = page.locator("#vg-tooltip-element")
    expect(tooltip).to_be_visible()
    shown = tooltip.inner_text()
    assert all(words in shown for words in ("Month", "% (", *(d.label for d in Dimension)))


def test_own_career_typed_in_gives_an_answer(page: Page) -> None:
    """After “Start my own”, two roles and two offers typed in give an answer of one's own."""
    click(page, "Start my own")
    expect(page.locator(".st-key-answer")).not_to_contain_text("sample")
    for organisation, first, last in (
        ("Acme", "2019-03", "2022-06"),
        ("Beta & Sons", "2022-07", ""),
    ):
        type_into(page, "new-role", Organisation=organisation, First_month=first, Last_month=last)
        click(page, "Add this role")
    for organisation in ("Gamma *bold*", "Delta :tada: $1$"):
        type_into(page, "new-offer", Organisation=organisation)
        click(page, "Add this offer")
    page.get_by_role("button", name="Skip").click()
    settle(page)
    move(page, "second social_impact", 9)
    said = headline(page).replace("\u2060", "")
    assert said.startswith("Delta :tada: $1$ adds ")
    assert "Gamma *bold* adds" in said


@pytest.mark.parametrize("page", [(390, 844), (1440, 900)], indirect=True, ids=str)
def test_what_was_added_is_rated_next(page: Page) -> None:
    """A role or an offer that was just added has its first slider in view and in focus: the next
    key rates it.
    """
    click(page, "Start my own")
    type_into(page, "new-role", Organisation="Acme", First_month="2019-03")
    for add, first in (
        ("Add this role", "role0 social_impact"),
        ("Add this offer", "second social_impact"),
    ):
        page.get_by_role("button", name=add).click()
        handle = page.locator(f'[id="{first}"]')
        expect(handle).to_be_focused()
        settle(page)
        expect(handle).to_be_in_viewport()
        page.keyboard.press("ArrowRight")
        settle(page)
        expect(handle).to_have_value("5.5")
        expect(handle).to_be_focused()
        type_into(page, "new-offer", Organisation="Gamma")


def test_what_was_rated_last_is_saved(page: Page, tmp_path: Path) -> None:
    """A first click on a slider where it stands already, then ratings of a role before there is
    an offer: all are saved.
    """
    click(page, "Start my own")
    type_into(page, "new-role", Organisation="Acme", First_month="2020-01")
    page.get_by_role("button", name="Add this role").click()
    settle(page)
    for name, value in (("social_impact", 5), ("management_chops", 7), ("compensation", 8)):
        handle = slider(page, f"role0 {name}")
        page.mouse.click(*at(handle, value))
    settle(page)
    rated = files.read(save(page, tmp_path)).roles[0].ratings
    assert rated == Ratings.of((5, 7, 5, 8, 5))


def test_downloads_hold_the_decision_as_it_is(page: Page, tmp_path: Path) -> None:
    """Every file the journal offers, after a weight was moved: whole, of its kind, and of the
    decision as it is now.
    """
    choose(page, "Provider")
    decision = files.read(save(page, tmp_path))
    found: dict[str, bytes] = {}
    for ending in ("zip", "html", "csv", "json", "svg", "png"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"(.{ending})").click()
        assert re.fullmatch(
            rf"\d{{4}}-\d\d-\d\d-hexbourne-vs-fernmoor-health\.{ending}",
            download.value.suggested_filename,
        )
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
    assert Path(download.value.path()).read_text(encoding="utf-8") == pictures.svg(
        entry, pictures.DARK
    )


def test_what_is_opened_is_what_is_saved(page: Page, tmp_path: Path) -> None:
    """A file that is opened and saved again is the same decision."""
    decision = files.sample().replace(goal="Ünïcode \u202e goal", stay_months=7)
    decision = decision.replace(
        offers=[o.replace(ratings=Ratings.of((0, 10, 3.5, 9.5, 5))) for o in decision.offers]
    )
    path = tmp_path / "mine.json"
    path.write_text(files.to_json(decision), encoding="utf-8")
    open_file(page, path)
    assert files.read(save(page, tmp_path)) == decision


def test_a_file_that_cannot_be_read_is_refused(page: Page, tmp_path: Path) -> None:
    """A broken file is refused with a sentence, and nothing that was there is lost."""
    choose(page, "Provider")
    before = save(page, tmp_path).read_text(encoding="utf-8")
    path = tmp_path / "broken.json"
    unrated = {"offers": [{"organisation": "<b>x</b>", "ratings": {}}]}
    for content, sentence in (
        ('{"offers": [', "not whole JSON"),
        ('{"offers": [], "schema": "spikes/3"}', "update Spikes"),
        ('{"weights": {}}', "not a decision"),
        (json.dumps(unrated), "social_impact: this is missing"),
    ):
        path.write_text(content, encoding="utf-8")
        open_file(page, path)
        expect(page.get_by_role("alert").filter(has_text=sentence)).to_be_visible()
        page.keyboard.press("Escape")
        settle(page)
    assert save(page, tmp_path).read_text(encoding="utf-8") == before


def test_a_career_is_pasted(page: Page) -> None:
    """Four roles pasted from a spreadsheet are shown, taken at a click, and drawn as four bars."""
    click(page, "Start my own")
    page.get_by_text("Paste or open a sheet of roles").click()
    settle(page)
    rows = "\n".join(
        f"Org {i}\tMar {2010 + 3 * i}\t{2 + i}/{2012 + 3 * i}\t{5 + i}" for i in range(4)
    )
    cells = page.get_by_role("textbox", name="Cells from a spreadsheet")
    cells.fill(f"Company\tFrom\tTo\tPay\n{rows}")
    page.get_by_role(
        "button", name="Add 4 roles"
    ).click()  # once it is there: pasted cells are read by themselves
    expect(page.get_by_test_id("stToast").get_by_text("4 roles added.")).to_be_visible()
    settle(page)
    timeline = page.locator(".stVegaLiteChart svg.marks").last
    for i in range(4):
        expect(timeline.get_by_text(f"Org {i}", exact=True)).to_be_visible()
    expect(page.locator(".st-key-answer")).not_to_contain_text("sample")


def test_what_is_asked_before_the_first_look_is_read_out(page: Page, tmp_path: Path) -> None:
    """The question takes the place of an answer that was read out; the answer then has the
    focus, and is read but once.
    """
    news = page.locator(".news")
    sample = files.sample()
    mine = [role.replace(organisation=f"My {role.organisation}") for role in sample.roles]
    open_decision(page, tmp_path, sample.replace(roles=mine, journal=files.blank().journal))
    settle(page)
    expect(news).to_have_text("Before you look: which one?")
    page.get_by_role("button", name="Skip, show the numbers").click()
    expect(page.get_by_role("heading", name=re.compile("adds .* points"))).to_be_focused()
    expect(news).to_have_text("")


def test_the_answer_is_read_out_when_it_changes(page: Page) -> None:
    """A screen reader hears the headline at once where the leader changes; else once the numbers
    rest; sliders have no echo.
    """
    news, headline = page.locator(".news"), page.locator(".st-key-answer h2")
    news.evaluate("""(line) => {
      window.read = []
      new MutationObserver(() => line.textContent && window.read.push(line.textContent)).observe(line, { childList: true })
    }""")
    handle = slider(page, "compensation")
    handle.focus()
    handle.press("ArrowRight")  # to 21 %, where Fernmoor Health leads still
    expect(headline).not_to_have_text(
        "Fernmoor Health adds 12.0 points, Hexbourne adds 11.5 points: too close to call."
    )
    settle(page)
    first = headline.inner_text()
    expect(news).to_have_text(first)
    handle.press("ArrowRight")
    settle(page)
    expect(news).to_have_text(headline.inner_text())
    assert news.inner_text().startswith("Hexbourne adds ")
    assert page.evaluate("window.read") == [first, headline.inner_text()]
    expect(page.locator("output")).to_have_count(0)


def test_a_phone_has_links_to_what_is_far_below(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    """Each leads to its heading and the focus with it, and at the end back to the answer; wider
    screens have none.
    """
    with visit(browser, address, has_touch=True) as page:
        links = page.locator("nav").get_by_role("link")
        for offers in (SAMPLE.offers, SAMPLE.offers[:1], ()):
            page.set_viewport_size({"width": 1440, "height": 900})
            open_decision(page, tmp_path, SAMPLE.replace(offers=offers, compare=None))
            expect(links).to_have_count(0)
            page.set_viewport_size({"width": 390, "height": 844})
            expect(links).to_have_count(10 if offers else 0)
            for place, name in enumerate(links.all_text_contents()):
                links.nth(place).click()
                heading = page.locator("h2, h3, summary").filter(has_text=name).first
                if name == "Back to the answer":
                    heading = page.locator(".st-key-answer h2")
                expect(heading).to_be_focused()
                settle(page)  # what lies between is laid out on the way
                expect(heading).to_be_in_viewport()
        assert "#" not in page.url


def test_a_refused_form_has_the_wrong_field_in_focus(page: Page) -> None:
    """Whoever adds a role or an offer that cannot be, is taken to the field to put right; whom
    rows are left, to the cells.
    """
    click(page, "Start my own")
    type_into(page, "new-role", Organisation="Acme", First_month="2016-13")
    page.get_by_role("button", name="Add this role").click()
    expect(page.get_by_text(" is no month")).to_be_visible()
    expect(page.get_by_role("textbox", name="First month")).to_be_focused()
    page.locator("summary", has_text="Add an offer").click()
    page.get_by_role("button", name="Add this offer").click()
    expect(page.get_by_text("Organisation: give it a name.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Organisation that offers")).to_be_focused()
    page.get_by_text("Paste or open a sheet of roles").click()
    cells = page.get_by_role("textbox", name="Cells from a spreadsheet")
    cells.fill("Company\tFrom\tTo\nAcme\t2019-01\t2020-01\nOther\t\t2021-01")
    page.get_by_role("button", name="Add 1 of 2 roles").click()
    expect(cells).to_be_focused()
    expect(cells).to_be_in_viewport()
