"""What a person's hands do on the page, and what they find there."""

from pathlib import Path

from playwright.sync_api import Locator, Page

from spikes.files import decisions as files
from spikes.model import Decision
from tests.browser.conftest import settle


def slider(page: Page, name: str) -> Locator:
    """Return a slider of the page, in view."""
    found = page.locator(f'[id="{name}"]')
    found.scroll_into_view_if_needed()
    return found


def at(handle: Locator, value: float) -> tuple[float, float]:
    """Return where on the screen a slider stands at a value."""
    box = handle.bounding_box()
    assert box
    thumb = 18.4  # pixels; the thumb's middle never leaves the track
    share = value / float(handle.get_attribute("max") or 1)
    return box["x"] + thumb / 2 + share * (box["width"] - thumb), box["y"] + box["height"] / 2


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


def move(page: Page, name: str, value: float) -> Locator:
    """Drag a slider to a value, let it go, and return it once all has followed."""
    handle = slider(page, name)
    press(page, handle)
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
    page.locator(".st-key-undo button").first.click()
    settle(page)


def unfold(page: Page) -> None:
    """Open every folded part of the page, one after another as Streamlit wants it."""
    folded = page.locator("[data-testid=stMain] details:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()
        settle(page)


def headline(page: Page) -> str:
    """Return the answer's first sentence."""
    return page.locator(".st-key-answer h2").inner_text()


def shares(page: Page) -> list[float]:
    """Return the five shares that the skylines draw."""
    return [float(part) for part in page.locator("#live-weighting").input_value().split(",")[:5]]


def type_into(page: Page, form: str, **texts: str) -> None:
    """Fill the fields of one of the page's forms, unfolded if need be."""
    place = page.locator(f'[class*="st-key-{form}"]').first
    settle(page)  # it may be about to fold
    if not place.get_by_role("textbox").first.is_visible():
        place.locator("summary").first.click()
        settle(page)
    for label, text in texts.items():
        place.get_by_role("textbox", name=label.replace("_", " ")).fill(text)


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


def open_decision(page: Page, folder: Path, decision: Decision) -> None:
    """Open a decision from a file."""
    path = folder / "decision.json"
    path.write_text(files.to_json(decision), encoding="utf-8")
    open_file(page, path)
    page.keyboard.press("Escape")
    settle(page)
