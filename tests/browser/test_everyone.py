"""Anyone can use it: nothing keeps a keyboard or a screen reader out, nothing moves that should
not, in every state and size.
"""

from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from spikes.files import decisions as files
from spikes.model import Changes, Decision, domain
from tests.browser.conftest import drawn, settle
from tests.browser.hands import drag, open_decision, press, slider

SAMPLE = files.sample()
LONG = (
    "A company whose name goes on and on, as some do, until nobody reads to the end of it at"
    " all, Ltd"
)
CROWDED = SAMPLE.replace(
    offers=[SAMPLE.offers[i % 3].replace(organisation=f"{LONG} {i}"[-100:]) for i in range(10)],
    roles=[role.replace(organisation=LONG) for role in SAMPLE.roles],
    compare=None,
    journal=SAMPLE.journal.replace(changes=Changes()),
)
STATES: dict[str, Decision | None] = {
    "sample": None,
    "empty": files.blank(),
    "one offer": SAMPLE.replace(offers=SAMPLE.offers[:1], roles=(), compare=None),
    "crowded": CROWDED,
}
# What axe finds in Streamlit's own elements, by rule: its notice for a moment; its area for
# dropping files; a wide table that scrolls on a phone.
OF_STREAMLIT = {
    "aria-dialog-name": '[data-testid="stToast"]',
    "presentation-role-conflict": '[data-testid="stFileUploaderDropzone"]',
    "scrollable-region-focusable": '[data-testid="stTable"] > div',
}


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds, by rule and element, less what is Streamlit's."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    all_found = [(rule["id"], node) for rule in found for node in rule["nodes"]]
    return [
        (rule, node["html"][:200])
        for rule, node in all_found
        if not _is_streamlits(page, rule, node)
    ]


def _is_streamlits(page: Page, rule: str, node: dict[str, Any]) -> bool:
    """Whether it is the element of that rule, by what axe wrote down of it (a notice may be gone
    by now), or as it stands there.
    """
    element = OF_STREAMLIT.get(rule, "")
    there = "([place, element]) => document.querySelector(place)?.matches(element)"
    return bool(element) and (
        element.strip("[]") in node["html"] or page.evaluate(there, [node["target"][0], element])
    )


def unfold(page: Page) -> None:
    """Open every folded part of the page."""
    folded = page.locator("[data-testid=stMain] details:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()
        settle(page)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("screen", [("light", 1440), ("dark", 1440), ("light", 390)], ids=str)
def test_nothing_keeps_anyone_out(
    browser: Browser, address: str, tmp_path: Path, state: str, screen: tuple[Any, int]
) -> None:
    """Axe finds nothing of ours, in both themes, in every state, on a phone too; and nothing
    scrolls sideways.
    """
    context = browser.new_context(
        viewport={"width": screen[1], "height": 900}, color_scheme=screen[0]
    )
    page = context.new_page()
    page.goto(address)
    drawn(page)
    if decision := STATES[state]:
        open_decision(page, tmp_path, decision)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    context.close()


@pytest.mark.parametrize("state", ["sample", "crowded"])
def test_nothing_keeps_anyone_out_where_all_is_unfolded(
    page: Page, tmp_path: Path, state: str
) -> None:
    """The same with every part of the page open."""
    if decision := STATES[state]:
        open_decision(page, tmp_path, decision)
    unfold(page)
    assert violations(page) == []


@pytest.mark.parametrize("state", ["sample", "crowded"])
@pytest.mark.parametrize("width", [1440, 768])
def test_nothing_moves_while_a_weight_does(
    page: Page, tmp_path: Path, state: str, width: int
) -> None:
    """While a weight is dragged from one end to the other, nothing on the page shifts."""
    if decision := STATES[state]:
        open_decision(page, tmp_path, decision)
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)
    handle = slider(page, "compensation")
    press(page, handle)
    page.evaluate("""() => {
      window.shifts = []
      const noted = ({ previousRect: a, currentRect: b, node }) => `${node?.className ?? node}: ${a.y} to ${b.y}`
      const note = (list) => list.getEntries().forEach((shift) => window.shifts.push(...shift.sources.map(noted)))
      new PerformanceObserver(note).observe({ type: "layout-shift" })
      const parts = [...document.querySelectorAll(".stVegaLiteChart, h2, h3, input")]
      window.tops = () => JSON.stringify(parts.filter((part) => part.isConnected).map((part) => part.getBoundingClientRect().top))
      window.before = window.tops()
    }""")
    for value in (90, 0, 55):
        drag(page, handle, value)
        page.wait_for_timeout(300)
        assert page.evaluate("window.tops()") == page.evaluate("window.before")
    assert page.evaluate("window.shifts") == []
    page.mouse.up()


def test_the_page_keeps_still_for_who_asks(browser: Browser, address: str) -> None:
    """Where less motion is asked for, nothing of ours is animated."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    drawn(page)
    hosts = "[...document.querySelectorAll('*')].filter((part) => part.shadowRoot)"
    ours = f"{hosts}.flatMap((host) => [...host.shadowRoot.querySelectorAll('*')])"
    moving = f"{ours}.filter((part) => getComputedStyle(part).transitionDuration !== '0s').length"
    assert page.evaluate(f"{ours}.length") > 50
    assert page.evaluate(moving) == 0
    assert (
        page.locator("summary", has_text="Add an offer").evaluate(
            "part => getComputedStyle(part).transitionDuration"
        )
        == "0s"
    )
    context.close()


def test_charts_have_no_tools_of_their_own(page: Page) -> None:
    """No chart puts a row of small buttons over what stands above it, in the keyboard's way."""
    tools = page.get_by_test_id("stElementToolbar")
    assert tools.count() > 5
    expect(tools.locator("visible=true")).to_have_count(0)


@pytest.mark.parametrize("name", ["Save", "Entry (.zip)"])
def test_a_button_keeps_the_focus_while_it_makes_a_file(page: Page, name: str) -> None:
    """Whoever asks for a file by keyboard is where they were once it has come."""
    button = page.get_by_role("button", name=name, exact=True)
    button.focus()
    with page.expect_download():
        page.keyboard.press("Enter")
    page.wait_for_timeout(1000)
    expect(button).to_be_enabled()
    expect(button).to_be_focused()


@pytest.mark.parametrize(
    ("unfolds", "name", "role", "then"),
    [
        ("Hexbourne: planned months", "Remove Hexbourne", "button", "Bring back Hexbourne"),
        ("Rate or edit Paywren", "Remove Paywren", "button", "Bring back Paywren"),
        (
            "Write the entry",
            "Begin with what would change the leader",
            "textbox",
            "What would change my mind",
        ),
    ],
)
def test_a_button_that_removes_itself_leaves_the_focus_near_by(
    page: Page, unfolds: str, name: str, role: Literal["button", "textbox"], then: str
) -> None:
    """Whoever removes something is where it can be brought back; and who has undone all is at
    Redo.
    """
    page.get_by_text(unfolds).first.click()
    settle(page)
    page.get_by_role("button", name=name, exact=True).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role(role, name=then)).to_be_focused()
    expect(page.get_by_role(role, name=then)).to_be_in_viewport()
    if name.startswith("Remove"):
        expect(page.locator(".told")).to_contain_text("is removed. Undo brings it back.")
    settle(page)
    page.get_by_role("button", name="Undo", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Redo", exact=True)).to_be_focused()
    expect(page.locator(".told")).to_contain_text("Undone: ")


def test_undo_by_keys_leaves_the_focus_near_by(page: Page) -> None:
    """Whoever undoes from what is drawn anew stays there, at what takes its place."""
    page.get_by_text("Rate or edit Paywren").click()
    settle(page)
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


def test_a_popover_is_entered_and_left_by_keyboard(page: Page) -> None:
    """“Open” takes the focus to its file field, from where one goes back or on; a file that is
    opened leaves it on “Open”.
    """
    opens = page.get_by_test_id("stPopoverButton").filter(has_text="Open")
    upload = page.get_by_role("button", name="Upload: A decision saved here before")
    for key, then in (
        ("Shift+Tab", opens),
        ("Tab", page.get_by_role("button", name="Save", exact=True)),
        ("Escape", opens),
    ):
        opens.press("Enter")
        expect(upload).to_be_focused()
        settle(page)
        page.keyboard.press(key)
        expect(then).to_be_focused()
        if key != "Escape":
            opens.press("Escape")
        expect(upload).to_be_hidden()
        settle(page)
    opens.press("Enter")
    expect(upload).to_be_focused()
    file = page.get_by_test_id("stPopoverBody").locator("input[type=file]")
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
    file.set_input_files(domain.DATA / "sample.json")
    expect(page.locator(".told")).to_contain_text("sample.json is open.")
    expect(upload).to_be_hidden()
    expect(opens).to_be_focused()


def test_the_same_error_twice_is_read_out_twice(page: Page) -> None:
    """Whoever presses Add again, with nothing mended, hears why nothing happens."""
    page.get_by_text("Add a role").click()
    settle(page)
    add = page.get_by_role("button", name="Add this role")
    add.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="First month")).to_be_visible()
    settle(page)
    expect(page.locator(".told")).to_have_text("")
    add.press("Enter")
    expect(page.locator(".told")).to_contain_text("First month")


def test_numbers_in_words_are_tables_with_names_and_headings(page: Page) -> None:
    """A screen reader knows whose numbers they are, and each cell's column and row."""
    page.get_by_text("The first option in words").click()
    table = page.get_by_role("table", name="The first option, in numbers")
    expect(table.get_by_role("rowheader", name="Compensation")).to_be_visible()
    expect(table.get_by_role("columnheader", name="Adds, points")).to_be_visible()


def test_a_field_keeps_the_focus_where_a_sentence_above_it_comes_or_goes(page: Page) -> None:
    """Whoever mends a month by keyboard stays in its field, though a gap between roles is told
    no longer, or again.
    """
    page.get_by_text("Rate or edit Quillstone Advisory").click()
    settle(page)
    field = page.get_by_role("textbox", name="Last month").first
    for month, gaps in (("2018-08", 0), ("2018-07", 1)):
        field.fill(month)
        page.keyboard.press("Enter")
        expect(page.get_by_text("No role in")).to_have_count(gaps)
        settle(page)
        expect(field).to_be_focused()


def test_weights_over_the_page_open_and_close_by_keyboard(page: Page) -> None:
    """At 200 % zoom the focus goes with the button that opens the weights, and back with that
    which closes them, or with Escape.
    """
    page.set_viewport_size({"width": 640, "height": 400})
    page.reload()
    drawn(page)
    opens, closes = (
        page.get_by_test_id("stExpandSidebarButton"),
        page.get_by_test_id("stSidebarCollapseButton").locator("button"),
    )
    opens.focus()
    for closing in ("Enter", "Escape"):
        page.keyboard.press("Enter")
        expect(closes).to_be_focused()
        page.keyboard.press(closing)
        expect(opens).to_be_focused()
        expect(opens).to_have_accessible_name("Weights")


def test_weights_over_the_page_do_not_lie_there_after_a_reload(page: Page) -> None:
    """On a phone, whoever reloads with the weights open sees the answer; on a screen with room
    for them, they stay.
    """
    for width, opened in ((390, False), (1440, True)):
        page.set_viewport_size({"width": width, "height": 800})
        page.reload()
        drawn(page)
        closes = page.get_by_test_id("stSidebarCollapseButton").locator("button")
        if not opened:
            page.get_by_test_id("stExpandSidebarButton").click()
        expect(closes).to_be_in_viewport(ratio=1)
        page.reload()
        drawn(page)
        (
            expect(closes).to_be_in_viewport(ratio=1)
            if opened
            else expect(closes).not_to_be_in_viewport()
        )


def test_weights_over_the_page_can_be_closed_from_anywhere(page: Page) -> None:
    """On a phone the button that closes the weights is in view wherever one has scrolled to."""
    page.set_viewport_size({"width": 390, "height": 600})
    page.reload()
    drawn(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    last = page.get_by_test_id("stSidebar").get_by_text("What lasts, and other assumptions")
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    closes = page.get_by_test_id("stSidebarCollapseButton").locator("button")
    expect(closes).to_be_in_viewport(ratio=1)
    closes.click()
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()


def test_folded_weights_cannot_have_the_focus(page: Page) -> None:
    """On a phone no stop of the keyboard is among the weights, which are not to be seen;
    unfolded they can be reached.
    """
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    drawn(page)
    among = "document.activeElement.closest('[data-testid=stSidebar]') !== null"
    stops = []
    for _ in range(20):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(among))
    assert not any(stops)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("slider", name="Compensation").first.focus()
    assert page.evaluate(among)


def test_what_has_the_focus_is_below_what_stands_over_the_page(page: Page) -> None:
    """At 200 % zoom whoever goes backwards by keyboard sees where they are."""
    page.set_viewport_size({"width": 720, "height": 450})
    page.reload()
    drawn(page)
    page.locator("summary", has_text="Add an offer").focus()
    strip = "document.querySelector('[data-testid=stExpandSidebarButton]').getBoundingClientRect().bottom"
    focused = (
        "(document.activeElement.shadowRoot?.activeElement ??"
        " document.activeElement).getBoundingClientRect().top"
    )
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(f"{focused} >= {strip}")


def test_twice_the_size_fits(browser: Browser, address: str) -> None:
    """At 200 % zoom, which halves the screen, nothing scrolls sideways, and the weights are one
    tap away.
    """
    context = browser.new_context(viewport={"width": 720, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    page.goto(address)
    drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    weight = page.locator("[id=compensation]")
    if not weight.is_visible() or not page.evaluate(
        "document.querySelector('[id=compensation]').getBoundingClientRect().left >= 0"
    ):
        page.get_by_test_id("stExpandSidebarButton").click()
    weight.scroll_into_view_if_needed()
    assert weight.is_visible()
    context.close()
