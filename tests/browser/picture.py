"""Takes the README's pictures of the page: ``make picture``."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import open_browser, serve, settle

FOLDER = Path(__file__).parents[2] / "docs"
PICTURES = (("page", 1440, 900, "light"), ("dark", 1440, 900, "dark"), ("phone", 390, 844, "light"))


def main() -> None:
    """The first screen in light and dark, and on a phone."""
    with serve() as address, sync_playwright() as playwright, open_browser(playwright) as browser:
        for name, width, height, scheme in (
            ("page", 1440, 900, "light"),
            ("dark", 1440, 900, "dark"),
            ("phone", 390, 844, "light"),
        ):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(address)
            page.locator("svg.marks").nth(1).wait_for(timeout=30_000)
            settle(page)
            page.wait_for_timeout(1000)
            page.screenshot(path=FOLDER / f"{name}.png")
            context.close()


if __name__ == "__main__":
    main()
