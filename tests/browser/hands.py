"""What a person's hands do on the page, and what they find there."""

import re
from pathlib import Path

from playwright.sync_api import Download, Locator, Page, expect

from spikes.files import decisions as files
from spikes.model import Decision
from tests.browser.conftest import drawn, settle

THUMB = 18.4  # pixels; a slider's thumb never leaves the track


def slider(page: Page, name: str) -> Locator:
    """Return a slider of the page, in view."""
    found = page.locator(f'[id="{name}"]')
    found.scroll_into_view_if_needed()
    return found


def at(handle: Locator, value: float) -> tuple[float, float]:
    """Return where on the screen a slider stands at a value."""
    box = handle.bounding_box()
    assert box
    share = value / float(handle.get_attribute("max") or 1)
    return box["x"] + THUMB / 2 + share * (box["width"] - THUMB), box["y"] + box["height"] / 2


def press(page: Page, handle: Locator) -> None:
    """Take hold of a slider where it stands."""
    page.mouse.move(*at(handle, float(handle.input_value())))
    page.mouse.down()


def drag(page: Page, handle: Locator, value: float, steps: int = 8) -> None:
    """Move a slider that is held to a value, as a hand would: in several small moves."""
    x, y = at(handle, value)
    start, _ = at(handle, float(handle.input_value()))
    for step in range(1, steps + 1):
        page.mouse.move(start + (x - start) * step / steps, y)


def move(page: Page, name: str, *values: float) -> Locator:
    """Drag a slider from value to value and let it go; return it once all has followed."""
    handle = slider(page, name)
    press(page, handle)
    for value in values:
        drag(page, handle, value)
    page.mouse.up()
    settle(page)
    return handle


def choose(page: Page, phase: str) -> None:
    """Weigh for a phase of life."""
    page.get_by_role("radio", name=phase).click()
    settle(page)


def click(page: Page, button: str) -> None:
    """Press a button, and wait for what follows."""
    page.get_by_role("button", name=button, exact=True).click()
    settle(page)


def undo(page: Page) -> None:
    """Take one step back."""
    click(page, "Undo")


def headline(page: Page) -> str:
    """Return the answer: its verdict and its sentence."""
    return "\n".join(page.locator(".st-key-answer .words > :is(h2, p)").all_inner_texts())


def shares(page: Page) -> list[float]:
    """Return the five shares that the skylines draw."""
    line: str = page.wait_for_function("() => document.documentElement.value").json_value()
    return [float(part) for part in line.split(",")[:5]]


def open_tab(page: Page, name: str) -> Locator:
    """Open one of the tabs below the first screen, and return what it holds."""
    page.get_by_role("tab", name=name).click()
    drawn(page)
    return page.locator("[role=tabpanel]")


def unfold(part: Locator) -> None:
    """Open all that is folded in a part of the page."""
    folded = part.locator("details:not([open]) > summary:visible")
    while folded.count():
        folded.evaluate_all("all => all.forEach((one) => one.click())")
        settle(part.page)


def dismiss(page: Page) -> None:
    """Close what is said for a moment at the page's edge."""
    said = page.get_by_test_id("stToast")
    for one in said.all():
        one.get_by_role("button", name="Close").click()
    expect(said).to_have_count(0)


def unfold_job(page: Page, name: str) -> None:
    """Unfold the fields of a role, or of an offer side by side, in the open tab."""
    cards = '[class*="st-key-role-card"], .st-key-first-details, .st-key-second-details'
    page.locator(cards).filter(has_text=name).first.locator("summary").first.click()
    settle(page)


def start_my_own(page: Page) -> None:
    """Begin a career of one's own, on the whole page instead of in three steps."""
    page.get_by_role("button", name=re.compile("^Start (my own|over)$")).click()
    settle(page)
    click(page, "Go to the whole page")


def box(page: Page, jobs: str) -> Locator:
    """Return the box for roles or offers, unfolded if need be."""
    found = page.get_by_role("textbox", name=f"Your {jobs}, typed or pasted")
    settle(page)
    if not found.is_visible() or found.evaluate("field => Boolean(field.closest('[inert]'))"):
        fold = "Add roles" if jobs == "roles" else "Add an offer"
        page.locator("summary", has_text=fold).click()
        settle(page)
    return found


def paste(page: Page, jobs: str, text: str) -> None:
    """Paste into a box, and wait until it is read."""
    field = box(page, jobs)
    field.fill(text)
    field.press("Control+Enter")
    settle(page)


def add_role(page: Page, organisation: str, first: str, last: str = "") -> None:
    """Add a role by the box."""
    paste(page, "roles", f"Organisation\tFirst month\tLast month\n{organisation}\t{first}\t{last}")
    click(page, "Add 1 role")


def name_offer(page: Page, organisation: str) -> None:
    """Add an offer in Ratings by its name."""
    box(page, "offers")
    field = page.get_by_role("textbox", name="Organisation").last
    field.fill(organisation)
    field.press("Enter")
    settle(page)


def menu(page: Page) -> Locator:
    """Open the toolbar's menu, if it is closed, and return what it holds."""
    button = page.locator('[class*="st-key-menu-"] button').first
    if button.get_attribute("aria-expanded") != "true":
        button.click()
        settle(page)
    return page.get_by_test_id("stPopoverBody")


def download(page: Page, ending: str) -> Download:
    """Download a file of this kind with the page's own button, under Export."""
    opens = page.locator(".st-key-export button").first
    if opens.get_attribute("aria-expanded") != "true":
        opens.click()
        settle(page)
    with page.expect_download() as found:
        page.get_by_role("button", name=f"(.{ending})").click()
    return found.value


def save(page: Page, folder: Path) -> Path:
    """Save the decision with the page's own button."""
    with page.expect_download() as download:
        menu(page).get_by_role("button", name="Save as a file").click()
    saved = folder / "saved.json"
    download.value.save_as(saved)
    page.keyboard.press("Escape")
    settle(page)
    return saved


def open_file(page: Page, path: Path) -> None:
    """Open a file with the page's own button."""
    field = menu(page).locator("input[type=file]")
    expect(field).to_have_count(1)  # on a busy machine the one before may still be leaving
    field.set_input_files(path)
    settle(page)


def open_decision(page: Page, folder: Path, decision: Decision) -> None:
    """Open a decision from a file."""
    path = folder / "decision.json"
    path.write_text(files.to_json(decision), encoding="utf-8")
    open_file(page, path)
    expect(page.locator(".told")).to_contain_text("decision.json is open")
    page.keyboard.press("Escape")
    settle(page)
