"""Nothing keeps a keyboard or a screen reader out, and nothing moves that should not."""

from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from coloraide import Color
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from spikes.files import decisions as files
from spikes.model import Changes, Decision, Ratings, presets
from spikes.page.session.parts import TABS
from spikes.page.session.session import SIDES
from tests.browser.conftest import drawn, hold_back, new_context, settle
from tests.browser.hands import (
    drag,
    open_decision,
    open_tab,
    press,
    slider,
    unfold,
    unfold_job,
)

SAMPLE = files.sample()
LONG = "A company whose name goes on and on until nobody reads Ltd"  # 60 with a number
CROWDED = SAMPLE.replace(
    offers=[SAMPLE.offers[i % 3].replace(organisation=f"{LONG} {i}") for i in range(10)],
    roles=[role.replace(organisation=LONG) for role in SAMPLE.roles],
    compare=None,
    journal=SAMPLE.journal.replace(changes=Changes()),
)
OWN = files.blank().replace(
    roles=[
        role.replace(organisation=f"Own {role.organisation}", ratings=Ratings.none_yet())
        for role in SAMPLE.roles
    ]
)
STATES: dict[str, Decision] = {
    "sample": SAMPLE,
    "first step": files.blank(),
    "second step": OWN,
    "third step": OWN.replace(roles=[OWN.roles[0].replace(ratings=SAMPLE.roles[0].ratings)]),
    "one offer": SAMPLE.replace(offers=SAMPLE.offers[:1], roles=(), compare=None),
    "before the look": SAMPLE.replace(
        roles=[role.replace(organisation=f"My {role.organisation}") for role in SAMPLE.roles],
        journal=files.blank().journal,
    ),
    "crowded": CROWDED,
}
LONG_TEST = pytest.mark.long
THEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
# All of axe's rules in the light; no other than this one depends on colours.
OF_THEMES: dict[str, tuple[str, ...]] = {"light": (), "dark": ("color-contrast",)}
Screens = tuple[tuple[Literal["light", "dark"], int], ...]
PHONE_AND_DARK: Screens = (("light", 390), ("dark", 1440))
AT_A_DESK: Screens = (("light", 1440),)
COLOURS_OF_A_BUTTON = """(button) => {
  for (const moving of button.getAnimations({ subtree: true })) moving.finish()
  const of = (part) => getComputedStyle(part)
  return [of(button).backgroundColor, of(button.querySelector("p")).color]
}"""
POPOVER = '[data-testid="stPopoverBody"]'
IN_SIGHT = """() => {
  const at = document.activeElement.shadowRoot?.activeElement ?? document.activeElement
  const { top, bottom } = at.getBoundingClientRect()
  const bar = document.querySelector(".bar")
  const covered = bar.hidden ? 0 : bar.getBoundingClientRect().bottom
  return bottom > covered && top < innerHeight
}"""
WATCH_PLACES = """() => {
  window.shifts = []
  const noted = ({ previousRect: a, currentRect: b, node }) =>
    `${node?.className ?? node}: ${a.y} to ${b.y}`
  const note = (list) =>
    list.getEntries().forEach((shift) => window.shifts.push(...shift.sources.map(noted)))
  new PerformanceObserver(note).observe({ type: "layout-shift" })
  const parts = [...document.querySelectorAll(".stVegaLiteChart, h2, h3, input")]
  const top = (part) => part.isConnected && part.getBoundingClientRect().top
  window.tops = () => JSON.stringify(parts.map(top))
  window.before = window.tops()
}"""
# What axe finds in Streamlit's own elements, by rule: its notice for a moment; its area for
# dropping files; a wide table that scrolls on a phone.
OF_STREAMLIT = {
    "aria-dialog-name": '[data-testid="stToast"]',
    "presentation-role-conflict": '[data-testid="stFileUploaderDropzone"]',
    "scrollable-region-focusable": '[data-testid="stTable"] > div',
}


def violations(page: Page, within: str = "body", *rules: str) -> list[tuple[str, str]]:
    """Return what axe finds in a part of the page, by rule and element, but for Streamlit's."""
    only = {"runOnly": rules} if rules else {}
    found: list[dict[str, Any]] = Axe().run(page, within, only).response["violations"]
    all_found = [(rule["id"], node) for rule in found for node in rule["nodes"]]
    return [
        (rule, node["html"][:200])
        for rule, node in all_found
        if not _is_streamlits(page, rule, node)
    ]


def _is_streamlits(page: Page, rule: str, node: dict[str, Any]) -> bool:
    """Whether it is the element of that rule, as axe noted it or as it stands there.

    A notice may be gone by then.
    """
    element = OF_STREAMLIT.get(rule, "")
    there = "([place, element]) => document.querySelector(place)?.matches(element)"
    return bool(element) and (
        element.strip("[]") in node["html"] or page.evaluate(there, [node["target"][0], element])
    )


def undone_by_enter(page: Page) -> None:
    """Hold that Undo, pressed by a key, leaves the focus to Redo where nothing is left to undo."""
    settle(page)
    page.get_by_role("button", name="Undo", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Redo", exact=True)).to_be_focused()
    expect(page.locator(".told")).to_contain_text("Undone: ")


@pytest.mark.parametrize(
    ("where", "job"),
    [("Ratings", "Hexbourne"), pytest.param("Your roles", "Paywren", marks=LONG_TEST)],
)
def test_a_job_that_is_removed_leaves_the_focus_near_by(page: Page, where: str, job: str) -> None:
    """The focus goes to where the removal can be taken back; after the last undo, to Redo."""
    open_tab(page, where)
    unfold_job(page, job)
    page.get_by_role("button", name=f"Remove {job}", exact=True).focus()
    page.keyboard.press("Enter")
    back = page.get_by_role("button", name=f"Bring back {job}")
    expect(back).to_be_focused()
    expect(back).to_be_in_viewport()
    expect(page.locator(".told")).to_contain_text("is removed. Undo brings it back.")
    undone_by_enter(page)


@pytest.mark.long  # a job's: above
def test_a_button_that_fills_a_field_leaves_the_focus_there(page: Page) -> None:
    """The button goes, and what it began is gone on with."""
    open_tab(page, "Journal").get_by_text("Write the entry").first.click()
    settle(page)
    page.get_by_role("button", name="Begin with what would change the leader").focus()
    page.keyboard.press("Enter")
    place = page.get_by_label("What would change my mind")
    expect(place).to_be_focused()
    expect(place).to_be_in_viewport()
    undone_by_enter(page)


@pytest.mark.long  # undone by a button: above
def test_undo_by_keys_leaves_the_focus_near_by(page: Page) -> None:
    """Whoever undoes from what is drawn anew stays there, at what takes its place."""
    open_tab(page, "Your roles")
    unfold_job(page, "Paywren")
    rating = page.get_by_role("slider", name="Paywren: Compensation")
    rating.press("ArrowRight")
    settle(page)
    page.keyboard.press("Control+z")
    expect(page.locator(".told")).to_have_text("Undone: the compensation rating of Paywren.")
    expect(rating).to_have_value("3")
    expect(rating).to_be_focused()
    page.keyboard.press("Control+y")
    expect(page.locator(".told")).to_have_text("Redone: the compensation rating of Paywren.")
    settle(page)
    told = page.get_by_role("button", name="Help for Month of this decision")
    told.focus()
    page.keyboard.press("Control+z")
    expect(page.locator(".told")).to_have_text("Undone: the compensation rating of Paywren.")
    settle(page)
    expect(told).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator(".told")).to_have_text("Nothing is left to undo.")
    phase = page.get_by_role("radio", name="Provider")
    phase.press("Space")
    expect(phase).to_be_checked()
    settle(page)
    page.keyboard.press("Control+z")
    expect(page.locator(".told")).to_have_text("Undone: the weights.")
    expect(phase).not_to_be_checked()
    expect(phase).to_be_focused()
    page.get_by_role("combobox", name="Second option").press("Control+y")
    expect(page.locator(".told")).to_have_text("Redone: the weights.")


def test_the_first_button_is_legible_however_it_is_held(page: Page) -> None:
    """Pointed at and in focus too, its letters contrast with it as WCAG AA asks."""
    button = page.get_by_role("button", name="Start my own")
    page.keyboard.press("Tab")  # the focus is seen where keys are used
    for scheme in THEMES:
        page.emulate_media(color_scheme=scheme)
        for hold in (button.blur, button.hover, button.focus):
            hold()
            settle(page)
            ground, letters = button.evaluate(COLOURS_OF_A_BUTTON)
            assert Color(letters).contrast(Color(ground)) >= 4.5


@pytest.mark.long
@pytest.mark.parametrize("scheme", THEMES)
def test_no_popover_keeps_anyone_out(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Axe finds nothing of ours in an open popover, in both themes."""
    page.emulate_media(color_scheme=scheme)
    for key in ("export", "menu", "rank-them-instead", "assumptions"):
        page.locator(f'[class*="st-key-{key}"] button').first.click()
        settle(page)
        # the script of a kind of field is loaded when the first is drawn
        expect(page.locator(POPOVER).get_by_test_id("stSkeleton")).to_have_count(0)
        settle(page)
        assert violations(page, POPOVER, *OF_THEMES[scheme]) == []
        page.keyboard.press("Escape")
        settle(page)


def test_the_page_keeps_still_for_who_asks(page: Page) -> None:
    """Where less motion is asked for, nothing of ours is animated."""
    open_tab(page, "Ratings")
    page.emulate_media(reduced_motion="reduce")
    hosts = "[...document.querySelectorAll('*')].filter((part) => part.shadowRoot)"
    ours = f"{hosts}.flatMap((host) => [...host.shadowRoot.querySelectorAll('*')])"
    moving = f"{ours}.filter((part) => getComputedStyle(part).transitionDuration !== '0s').length"
    page.wait_for_function(f"{ours}.length > 50")
    assert page.evaluate(moving) == 0
    fold = page.locator("summary", has_text="Add an offer")
    assert fold.evaluate("part => getComputedStyle(part).transitionDuration") == "0s"


def test_charts_are_tables_too(page: Page) -> None:
    """A screen reader knows whose numbers they are, and each cell's column and row.

    No chart puts a row of small buttons in the keyboard's way.
    """
    tools = page.get_by_test_id("stElementToolbar")
    assert tools.count() >= len(SIDES)
    expect(tools.locator("visible=true")).to_have_count(0)
    open_tab(page, "How sure is this?").get_by_text("Hexbourne in words").click()
    table = page.get_by_role("table", name="Hexbourne, in numbers")
    expect(table.get_by_role("rowheader", name="Compensation")).to_be_visible()
    expect(table.get_by_role("columnheader", name="Points added")).to_be_visible()


@pytest.mark.long  # focus after a change: above
def test_a_button_keeps_the_focus_while_it_makes_a_file(page: Page) -> None:
    """Whoever asks for a file by keyboard is where they were once it has come."""
    for key, name in (("menu", "Save as a file"), ("export", "Journal entry (.zip)")):
        page.locator(f'[class*="st-key-{key}"] button').first.press("Enter")
        button = page.get_by_role("button", name=name, exact=True)
        expect(button).to_be_visible()
        settle(page)
        button.focus()
        with page.expect_download():
            page.keyboard.press("Enter")
        settle(page)
        expect(button).to_be_enabled()
        expect(button).to_be_focused()
        page.keyboard.press("Escape")
        settle(page)


def test_tabs_by_keyboard(page: Page) -> None:
    """The arrow keys go from tab to tab, and Tab from there into what the tab holds."""
    page.get_by_role("tab", name="Ratings").focus()
    for tab in ("How sure is this?", "Where it leads"):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        settle(page)
        expect(page.get_by_role("tab", name=tab)).to_be_focused()
        expect(page.get_by_role("tab", name=tab)).to_have_attribute("aria-selected", "true")
    drawn(page)
    page.keyboard.press("Tab")
    within = "document.activeElement.closest('[role=tabpanel]') !== null"
    assert page.evaluate(within)
    assert "tab=" in page.url


@pytest.mark.long  # focus after a change: above
def test_a_field_keeps_the_focus_where_a_sentence_above_it_comes_or_goes(page: Page) -> None:
    """Whoever mends a month stays in its field, though a sentence above it comes or goes."""
    open_tab(page, "Your roles")
    unfold_job(page, "Quillstone Advisory")
    field = page.get_by_role("textbox", name="Last month").first
    for month, gaps in (("2018-08", 0), ("2018-07", 1)):
        field.fill(month)
        page.keyboard.press("Enter")
        expect(page.get_by_text("One gap: ")).to_have_count(gaps)
        settle(page)
        expect(field).to_be_focused()


def test_forced_colours(page: Page) -> None:
    """Where the system forces its colours, tracks, thumbs, bands and charts stand out from them."""
    for scheme in THEMES:
        page.emulate_media(forced_colors="active", color_scheme=scheme)
        settle(page)
        for place in (".coupled .slider", ".wide .slider", ".strip"):
            pixels = np.asarray(Image.open(BytesIO(page.locator(place).first.screenshot())))
            assert told_apart(pixels) > 0.95, (scheme, place)
        for chart in page.locator(".st-key-cards svg.marks").all():
            assert told_apart(np.asarray(Image.open(BytesIO(chart.screenshot())))) > 0.95
            ink, background = (
                chart.evaluate(f"chart => getComputedStyle(chart).{which}")
                for which in ("color", "backgroundColor")
            )
            assert {ink, background} == {"rgb(0, 0, 0)", "rgb(255, 255, 255)"}
    page.emulate_media(forced_colors="none", color_scheme="light")


def told_apart(pixels: NDArray[np.uint8]) -> float:
    """Return the share of a picture's columns with a pixel of 3 to 1 to its background."""
    lights = luminances(pixels)
    low, high = np.minimum(lights, lights[0, 0]), np.maximum(lights, lights[0, 0])
    return float(((high + 0.05) / (low + 0.05) >= 3).any(axis=0).mean())


def luminances(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the relative luminance of each pixel, 0 to 1, as WCAG 2.2 has it."""
    parts = pixels[..., :3] / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    found: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return found


@pytest.mark.long  # entered by keyboard: below
def test_a_key_before_a_popover_is_drawn_does_not_lead_past_it(page: Page) -> None:
    """The focus goes to its first field all the same."""
    page.get_by_role("button", name="Export", exact=True).press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Dark chart")).to_be_focused()
    page.keyboard.press("Escape")
    settle(page)


def test_a_popover_is_entered_and_left_by_keyboard(page: Page) -> None:
    """A popover takes the focus to its first field, from where one goes back.

    A file that is opened leaves the focus on the menu.
    """
    opens = page.get_by_role("button", name="More", exact=True)
    upload = page.get_by_role("button", name="Upload: Open a decision saved here")
    for key in ("Shift+Tab", "Escape"):
        opens.press("Enter")
        expect(upload).to_be_focused()
        settle(page)
        page.keyboard.press(key)
        expect(opens).to_be_focused()
        if key != "Escape":
            opens.press("Escape")
        expect(upload).to_be_hidden()
        settle(page)
    opens.press("Enter")
    expect(upload).to_be_focused()
    page.get_by_role("button", name="Make the link").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="First option")).to_be_focused()
    page.keyboard.press("Escape")
    settle(page)
    opens.press("Enter")
    expect(upload).to_be_focused()
    file = page.locator(POPOVER).locator("input[type=file]")
    file.set_input_files({"name": "broken.json", "mimeType": "application/json", "buffer": b"{"})
    refusal = page.get_by_role("alert").filter(has_text="This is not whole JSON")
    expect(refusal).to_be_visible()
    expect(upload).to_be_focused()
    settle(page)
    page.keyboard.press("Escape")
    settle(page)
    opens.press("Enter")
    expect(upload).to_be_focused()
    expect(refusal).to_be_hidden()
    file.set_input_files(presets.DATA / "sample.json")
    expect(page.locator(".told")).to_contain_text("sample.json is open.")
    expect(upload).to_be_hidden()
    expect(opens).to_be_focused()


@pytest.mark.long
@pytest.mark.parametrize("late", ["BidiComponent", "FileUploader"])
def test_a_popover_is_entered_whatever_loads_last(
    browser: Browser, address: str, late: str
) -> None:
    """A key that comes before the script that hears it, or before the first field, is enough."""
    with closing(new_context(browser)) as context:
        page = context.new_page()
        page.route(f"**/{late}.*.js", hold_back)
        page.goto(address)
        page.get_by_role("button", name="More", exact=True).press("Enter")
        expect(page.get_by_role("button", name="Upload: Open")).to_be_focused()


@pytest.mark.long  # the tab that is open at first: the test below
@pytest.mark.parametrize("state", ["sample", "crowded"])
def test_no_tab_keeps_anyone_out(page: Page, tmp_path: Path, state: str) -> None:
    """Axe finds nothing of ours in any tab with all unfolded, in both themes."""
    open_decision(page, tmp_path, STATES[state])
    for tab in TABS.values():
        unfold(open_tab(page, tab))
        for scheme in THEMES:
            page.emulate_media(color_scheme=scheme)
            settle(page)
            assert violations(page, "[role=tabpanel]", *OF_THEMES[scheme]) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


@pytest.mark.long  # on the first screen at both sizes: test_screen.py
@pytest.mark.parametrize("state", ["sample", "crowded"])
def test_nothing_moves_while_a_weight_does(page: Page, tmp_path: Path, state: str) -> None:
    """While a weight is dragged from one end to the other, nothing on the page shifts."""
    open_decision(page, tmp_path, STATES[state])
    for width in (1440, 800):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        handle = slider(page, "compensation")
        press(page, handle)
        settle(page)
        page.evaluate(WATCH_PLACES)
        for value in (90, 0, 55):
            drag(page, handle, value)
            settle(page)
            assert page.evaluate("window.tops()") == page.evaluate("window.before")
        assert page.evaluate("window.shifts") == []
        page.mouse.up()
        settle(page)


@pytest.mark.parametrize(
    ("state", "screens"),
    [
        ("sample", PHONE_AND_DARK),
        *(pytest.param(state, PHONE_AND_DARK + AT_A_DESK, marks=LONG_TEST) for state in STATES),
    ],
    ids=str,
)
def test_nothing_keeps_anyone_out(page: Page, tmp_path: Path, state: str, screens: Screens) -> None:
    """In every state axe finds nothing of ours, in both themes, on a phone too.

    Nothing scrolls sideways.
    """
    open_decision(page, tmp_path, STATES[state])
    for scheme, width in screens:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        assert violations(page, "body", *OF_THEMES[scheme]) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


@pytest.mark.parametrize("fresh", [(720, 450)], indirect=True, ids=str)
def test_twice_the_size_fits(fresh: Page) -> None:
    """At 200 % zoom, which halves the screen, nothing scrolls sideways.

    Whoever goes by keyboard, forwards or backwards, sees where they are.
    """
    assert fresh.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    fresh.get_by_role("combobox", name="First option").focus()
    for key in ("Tab", "Shift+Tab"):
        for _ in range(25):
            fresh.keyboard.press(key)
            assert fresh.evaluate(IN_SIGHT)
