"""Takes the README's pictures of the page: ``make picture``."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import drawn, launch, new_context, open_browser
from tests.browser.hands import open_tab

FOLDER = Path(__file__).parents[2] / "docs"
FIRST_SCREENS = (
    ("page", 1440, 900, "light"),
    ("dark", 1440, 900, "dark"),
    ("phone", 390, 844, "light"),
)
TABS = (("sure", "How sure is this?"), ("leads", "Where it leads"))


def main() -> None:
    """Take the first screen in light and dark and on a phone, then two of the tabs."""
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
        page = new_context(browser, 1440, 2000).new_page()  # a whole tab at once
        page.goto(address)
        drawn(page)
        for name, tab in TABS:
            open_tab(page, tab)
            page.locator(".st-key-tabs").screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
