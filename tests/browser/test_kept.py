"""The page started on a file: every change is in it, and nobody's version is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from spikes.files import decisions as files
from spikes.model import Dimension, presets
from tests.browser.conftest import ROOT, drawn, free_port, settle, start, visit
from tests.browser.hands import move, open_tab, save

SAMPLE = files.sample()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return a file with a decision, whose name has a space."""
    path = tmp_path / "my career.json"
    path.write_text(files.to_json(SAMPLE.replace(goal="From the file")), encoding="utf-8")
    return path


@pytest.fixture
def page(tab: Page, kept: Path) -> Iterator[Page]:
    """Yield the page of a server that was started on the file."""
    port = free_port()
    server = start(port, ROOT / "app.py", str(kept))
    try:
        with visit(tab, f"http://localhost:{port}") as opened:
            yield opened
    finally:
        server.terminate()
        server.wait(60)


def test_the_file_follows_and_is_never_written_over(page: Page, kept: Path, tmp_path: Path) -> None:
    """A drag is in the file; once that was changed from outside, one's own is kept beside it."""
    expect(page.get_by_text("Saved in my career.json.")).to_be_visible()
    open_tab(page, "Your roles")
    expect(page.get_by_role("textbox", name="Your long-term goal")).to_have_value("From the file")
    move(page, "compensation", 70)
    mine = files.read(kept)
    assert mine.weights.share(Dimension.COMPENSATION) == pytest.approx(0.7)
    assert mine == files.read(save(page, tmp_path))
    assert files.read(tmp_path / "my career.before.json").weights == SAMPLE.weights
    stored = "Object.keys(localStorage).filter((key) => key.startsWith('spikes'))"
    assert page.evaluate(stored) == []

    theirs = mine.replace(goal="Theirs")
    kept.write_text(files.to_json(theirs), encoding="utf-8")
    page.get_by_role("radio", name="Give back").click()
    settle(page)
    expect(page.get_by_text("Your work is now saved in my career.mine.json.")).to_be_visible()
    assert files.read(kept) == theirs
    aside = files.read(tmp_path / "my career.mine.json")
    assert aside.weights == presets.life_phases()["Give back"]

    page.reload()
    drawn(page)
    expect(page.get_by_role("textbox", name="Your long-term goal")).to_have_value("Theirs")
    expect(page.get_by_text("Saved in my career.json.")).to_be_visible()
