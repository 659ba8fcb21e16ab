"""Takes the README's pictures of the page: ``make picture``."""

from pathlib import Path

from playwright.sync_api import FloatRect, Page, sync_playwright

from tests.browser.conftest import drawn, launch, new_context, open_browser

FOLDER = Path(__file__).parents[2] / "docs"
FIRST_SCREENS = (
    ("page", 1440, 900, "light"),
    ("dark", 1440, 900, "dark"),
    ("phone", 390, 844, "light"),
)
SECTIONS = (
    ("firm", "How firm is it?", "Ask first"),
    ("path", "Where it leads", "The roles so far"),
)  # from, to which heading
MARGIN = 16  # pixels left and right of a section


def main() -> None:
    """Take the first screen in light, dark and on a phone; then two sections below it."""
    with (
        launch() as (address, _),
        sync_playwright() as playwright,
        open_browser(playwright) as browser,
    ):
        for name, width, height, scheme in FIRST_SCREENS:
            context = new_context(browser, width, height, color_scheme=scheme)
            page = context.new_page()
            page.goto(address)
            drawn(page)
            page.screenshot(path=FOLDER / f"{name}.png")
            context.close()
        page = new_context(browser, 1440, 5000).new_page()  # all sections at once
        page.goto(address)
        drawn(page)
        for name, heading, following in SECTIONS:
            page.screenshot(path=FOLDER / f"{name}.png", clip=_section(page, heading, following))


def _section(page: Page, heading: str, following: str) -> FloatRect:
    """Where a section is: from one heading down to another."""
    first, last = (
        page.get_by_role("heading", name=text, exact=True).bounding_box()
        for text in (heading, following)
    )
    assert first
    assert last
    return {
        "x": first["x"] - MARGIN,
        "y": first["y"],
        "width": first["width"] + 2 * MARGIN,
        "height": last["y"] - first["y"],
    }


if __name__ == "__main__":
    main()
