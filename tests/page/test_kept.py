"""A page started on a file opens it, writes every change into it, and loses nothing."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

from spikes.files import decisions as files
from spikes.model import Decision, Dimension, presets
from tests.page.hands import (
    enter,
    errors,
    moved,
    now,
    press,
    read,
    said,
    settled,
    shares,
    show,
    slid,
    upload,
    visit,
)

SAMPLE = files.sample()
MINE = SAMPLE.replace(goal="Mine")


@pytest.fixture(autouse=True)
def _on_this_machine() -> Iterator[None]:
    """Have a server that only this machine reaches."""
    before = config.get_option("server.address")
    config.set_option("server.address", "localhost")
    yield
    config.set_option("server.address", before)
    st.cache_resource.clear()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that the page is started on."""
    path = tmp_path / "my *career*.json"
    write(path, MINE)
    start_on(monkeypatch, path)
    return path


def start_on(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Start the page on files."""
    monkeypatch.setattr(sys, "argv", [str(presets.ROOT / "app.py"), *map(str, paths)])


def write(path: Path, decision: Decision) -> None:
    """Write a decision as another program would."""
    path.write_text(files.to_json(decision), encoding="utf-8")


def refused() -> list[str]:
    """Return what a page says that does not open its file, which is all it shows."""
    at = AppTest.from_file(presets.ROOT / "app.py", default_timeout=30).run()
    assert [exception.message for exception in at.exception] == []
    assert [title.value for title in at.title] == ["Spikes"]
    assert not at.button
    return errors(at)


def test_the_file_is_opened_and_kept(path: Path) -> None:
    """The page opens on the file and says so, and every kind of change is in it at once."""
    at = visit()
    assert now(at) == MINE
    assert "Saved in my *career*.json." in said(at)
    assert "undo" not in [button.key for button in at.button]
    enter(at, **{"goal {}": "Another"})
    assert files.read(path) == now(at)
    assert now(at).goal == "Another"
    for step in ("undo", "redo", "Sample career", "Start my own"):
        press(show(at, "menu"), step)
        assert files.read(path) == now(at)
    upload(at, files.to_json(MINE).encode())
    assert files.read(path) == MINE
    assert now(visit()) == MINE


def test_a_drag_is_written_when_it_is_let_go(path: Path) -> None:
    """When a slider is let go, all that it did is in the file."""
    at = visit()
    slid(at, "weight", moved(shares(50, 50, 0, 0, 0), done=False))
    assert now(at).weights.shares()[Dimension.SOCIAL_IMPACT] == 0.5
    slid(at, "weight", moved(shares(40, 60, 0, 0, 0), 2))
    assert now(at).weights.shares()[Dimension.SOCIAL_IMPACT] == 0.4
    assert files.read(path) == now(at)


def test_a_new_file_begins_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not there yet is made, with nothing entered."""
    start_on(monkeypatch, tmp_path / "new.json")
    assert now(visit()) == files.blank()
    assert files.read(tmp_path / "new.json") == files.blank()


def test_started_on_no_file_the_page_keeps_none() -> None:
    """Without a file the page is as ever."""
    at = visit()
    assert now(at) == SAMPLE
    assert "Saved in" not in said(at)


def test_what_someone_else_wrote_stays(path: Path) -> None:
    """Once the file was changed elsewhere, one's own is kept beside it until a reload."""
    at = visit()
    write(path, SAMPLE.replace(goal="Theirs"))
    mine = path.with_name("my *career*.mine.json")
    for goal in ("Mine too", "Mine three"):
        enter(at, **{"goal {}": goal})
        assert ["saved in my *career*.mine.json. Reload the page" in told for told in warnings(at)]
        assert (files.read(path).goal, files.read(mine).goal) == ("Theirs", goal)
    again = visit()
    assert now(again).goal == "Theirs"
    enter(again, **{"goal {}": "Ours"})
    assert (files.read(path).goal, files.read(mine).goal) == ("Ours", "Mine three")
    assert warnings(again) == []


def test_two_tabs_notice_each_other(path: Path) -> None:
    """A tab leaves alone what another one wrote, and says so."""
    first, second = visit(), visit()
    enter(first, **{"goal {}": "First"})
    enter(second, **{"goal {}": "Second"})
    assert files.read(path).goal == "First"
    assert (len(warnings(first)), len(warnings(second))) == (0, 1)


def test_a_file_of_an_older_spikes_waits_for_a_yes(path: Path) -> None:
    """What was cut is said, with the file as it was, and nothing is written before one agrees."""
    offers = [SAMPLE.offers[0].model_dump(mode="json")] * 40
    path.write_text(json.dumps({"offers": offers}), encoding="utf-8")
    content = path.read_bytes()
    at = visit()
    assert "This file has 40 offers, but Spikes holds 30" in said(at)
    assert "Nothing is saved in my *career*.json until you go on." in said(at)
    enter(at, **{"goal {}": "Mine too"})
    assert path.read_bytes() == content
    press(at, "Go on with this")
    assert files.read(path).goal == "Mine too"
    assert "40 offers" not in said(at)


def test_what_cannot_be_written_is_said_and_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the file cannot be written the page says so; once it can be, all is written."""
    at = visit()
    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.replace", _no_space)
        enter(at, **{"goal {}": "Mine too"})
        assert ["no space left on device" in error for error in errors(at)] == [True]
        enter(at, **{"goal {}": "Mine three"})
    assert files.read(path) == MINE
    press(at, "Try again")
    settled(at.run())
    assert errors(at) == []
    assert files.read(path).goal == "Mine three"


def warnings(at: AppTest) -> list[str]:
    """Return what the page warns of, as it is read."""
    return [read(warning.value) for warning in at.warning]


def _no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")


# what is refused
@pytest.mark.parametrize("address", [None, "0.0.0.0", "192.168.1.2"])  # noqa: S104
def test_no_file_is_kept_for_other_machines(path: Path, address: str | None) -> None:
    """Where other machines reach the page, the file is neither opened nor named."""
    config.set_option("server.address", address)
    said = "\n".join(refused())
    assert "Other machines can reach this page" in said
    assert path.name not in said


def test_a_file_that_cannot_be_kept_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged file stays as it is; corrected, it opens. Neither two files nor an entry do."""
    path.write_text("half of", encoding="utf-8")
    assert "This is not whole JSON" in refused()[1]
    assert path.read_text(encoding="utf-8") == "half of"
    write(path, MINE)
    assert now(visit()) == MINE
    start_on(monkeypatch, path, path)
    assert "Only one file can be kept at a time" in refused()[1]
    start_on(monkeypatch, path.with_suffix(".md"))
    assert "Open a journal entry on the page" in refused()[1]
