"""A kept file is always one whole version, and nobody's version is ever lost."""

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spikes.files.decisions import FileError, blank, read, sample, to_json
from spikes.files.kept import Keeping, KeptFile
from spikes.model import Decision
from spikes.model.presets import ROOT
from tests import strategies

MINE, THEIRS = blank().replace(goal="mine"), blank().replace(goal="theirs")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file that holds the sample."""
    path = tmp_path / "my career.json"
    write(path, sample())
    return path


def write(path: Path, decision: Decision) -> None:
    """Write a decision as another program would."""
    path.write_text(to_json(decision), encoding="utf-8")


def goals(path: Path) -> dict[str, str]:
    """Return the goal in each file of a folder, by the middle of its name."""
    return {
        found.name.removeprefix("my career.").removesuffix("json"): read(found).goal
        for found in path.parent.iterdir()
    }


def no_space(_: object) -> None:
    """Fail as a disk does that is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


# Kept


@settings(max_examples=30)
@given(st.lists(strategies.decisions(), min_size=1, max_size=3))
def test_what_is_kept_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, decisions: list[Decision]
) -> None:
    """Whatever can be entered is in the file once it is kept."""
    path = tmp_path_factory.mktemp("kept") / "decision.json"
    keeping = Keeping(KeptFile(path))
    for decision in decisions:
        keeping.keep(decision)
        assert (keeping.problem, keeping.aside) == (None, None)
        assert read(path) == decision
    assert Keeping(KeptFile(path)).opened.decision == decisions[-1]


def test_a_new_file_begins_empty(tmp_path: Path) -> None:
    """Where there is no file yet, an empty one is made at once, with no version before."""
    keeping = Keeping(KeptFile(tmp_path / "my career.json"))
    keeping.keep(keeping.opened.decision)
    assert goals(tmp_path / "my career.json") == {"": ""}


def test_a_file_that_is_only_looked_at_stays_as_it_is(path: Path) -> None:
    """A file written by hand keeps its looks until something in it is changed."""
    path.write_text('{"offers": [ ], "phase": "Balanced", "as_of": "2026-11"}', encoding="utf-8")
    before = path.stat().st_mtime_ns
    keeping = Keeping(KeptFile(path))
    keeping.keep(keeping.opened.decision)
    assert path.stat().st_mtime_ns == before
    assert goals(path) == {"": ""}


def test_the_version_before_stays_beside(path: Path) -> None:
    """What the file held at the start is kept beside it, however often it is changed."""
    at_start = path.read_bytes()
    beside = path.with_name("my career.before.json")
    file = KeptFile(path)
    for number in range(3):
        Keeping(file).keep(blank().replace(goal=f"goal {number}"))  # a reload is no new start
        assert beside.read_bytes() == at_start
    Keeping(KeptFile(path)).keep(sample())
    assert goals(path) == {"": sample().goal, "before.": "goal 2"}


def test_permissions_stay(path: Path) -> None:
    """Who may read the file may read it afterwards, and what is beside it, and nobody else."""
    for mode in (0o600, 0o664):
        path.chmod(mode)
        keeping = Keeping(KeptFile(path))
        keeping.keep(blank().replace(goal=str(mode)))
        assert {stat.S_IMODE(found.stat().st_mode) for found in path.parent.iterdir()} == {mode}


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    """What a link leads to is written, and the link leads there as before."""
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "link.json"
    link.symlink_to(Path("..") / path.name)
    Keeping(KeptFile(link)).keep(blank())
    assert link.is_symlink()
    assert read(path) == blank()
    assert [*link.parent.iterdir()] == [link]


def test_a_file_of_an_older_spikes_is_not_written_before_one_agrees(path: Path) -> None:
    """Where something was cut from the file, it stays as it is until keeping goes on."""
    offers = [json.loads(to_json(sample()))["offers"][0]] * 40
    path.write_text(json.dumps({"offers": offers}), encoding="utf-8")
    content = path.read_bytes()
    keeping = Keeping(KeptFile(path))
    assert ["40 offers" in note for note in keeping.opened.notes] == [True]
    keeping.keep(MINE)
    assert path.read_bytes() == content
    keeping.paused = False
    keeping.keep(MINE)
    assert read(path) == MINE
    assert path.with_name("my career.before.json").read_bytes() == content


# Someone else


def test_what_someone_else_wrote_is_not_overwritten(path: Path) -> None:
    """Once the file was changed, what is entered is kept beside it, under a name of its own."""
    write(path.with_name("my career.mine.json"), blank().replace(goal="of another day"))
    keeping = Keeping(KeptFile(path))
    write(path, THEIRS)
    for goal in ("mine", "mine too"):
        keeping.keep(blank().replace(goal=goal))
        assert (keeping.problem, keeping.aside) == (None, path.with_name("my career.mine-2.json"))
        assert goals(path) == {"": "theirs", "mine.": "of another day", "mine-2.": goal}


def test_after_a_reload_the_file_is_written_again(path: Path) -> None:
    """A new visit takes the file as it is now, and what was kept aside stays."""
    file = KeptFile(path)
    keeping = Keeping(file)
    write(path, THEIRS)
    keeping.keep(MINE)
    again = Keeping(file)
    assert again.opened.decision == THEIRS
    again.keep(THEIRS.replace(goal="ours"))
    assert goals(path) == {"": "ours", "mine.": "mine", "before.": sample().goal}


def test_two_tabs_notice_each_other(path: Path) -> None:
    """Of two tabs the second to write keeps its work beside the file."""
    file = KeptFile(path)
    first, second, third = Keeping(file), Keeping(file), Keeping(file)
    for keeping, goal in ((first, "first"), (second, "second"), (third, "third")):
        keeping.keep(blank().replace(goal=goal))
    assert goals(path) == {
        "": "first",
        "mine.": "second",
        "mine-2.": "third",
        "before.": sample().goal,
    }


@pytest.mark.parametrize("content", [b"half of", None])
def test_a_change_while_it_is_written_is_noticed(
    path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    """What someone else does while a version is on its way to the disk is left alone too."""
    keeping = Keeping(KeptFile(path))
    keeping.keep(blank())
    sync = os.fsync

    def meanwhile(number: int) -> None:
        sync(number)
        path.unlink(missing_ok=True)
        if content:
            path.write_bytes(content)

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", meanwhile)
        keeping.keep(MINE)
    assert (path.read_bytes() if path.exists() else None) == content
    assert keeping.aside
    assert read(keeping.aside) == MINE


@pytest.mark.parametrize("what", ["deleted", "replaced"])
def test_a_file_that_is_no_longer_there_is_left_alone(path: Path, what: str) -> None:
    """A file that was deleted, or replaced by what cannot be read, is not made again."""
    keeping = Keeping(KeptFile(path))
    path.unlink()
    if what == "replaced":
        path.symlink_to(path.parent / "elsewhere.json")
    keeping.keep(MINE)
    assert not path.exists()
    assert path.is_symlink() == (what == "replaced")
    assert keeping.aside
    assert read(keeping.aside) == MINE


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    """Without its folder nothing can be kept; once that is back, all goes on."""
    folder = tmp_path / "folder"
    folder.mkdir()
    keeping = Keeping(KeptFile(folder / "a.json"))
    folder.rmdir()
    keeping.keep(sample())
    assert "cannot be written (no such file or directory)" in str(keeping.problem)
    folder.mkdir()
    keeping.keep(sample())
    assert keeping.problem is None
    assert read(folder / "a.json") == sample()


# What cannot be


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"offers": 3}', '{"schema": "spikes/9", "offers": []}']
)
def test_a_damaged_file_is_refused(path: Path, content: str) -> None:
    """What is no decision is not opened, and stays as it is."""
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FileError):
        KeptFile(path)
    assert path.read_text(encoding="utf-8") == content
    assert [*path.parent.iterdir()] == [path]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("entry.ZIP", "Only a .json file.*Open a journal entry on the page"),
        ("career", "Only a .json file"),
        ("folder.json", "not a file"),
        ("nowhere/career.json", "There is no folder"),
        (f"{'long' * 100}.json", "cannot be reached"),
        ("circle.json", "cannot be re(ached|ad)"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, name: str, said: str) -> None:
    """What is no .json file, or can be none, is refused with what to do."""
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "circle.json").symlink_to(tmp_path / "circle.json")
    with pytest.raises(FileError, match=said):
        KeptFile(tmp_path / name)


@pytest.mark.parametrize("changed", ["by nobody", "by someone else"])
def test_a_full_disk_is_said_and_harms_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    """What cannot be written is said, nothing is left half done, and the next try succeeds."""
    keeping = Keeping(KeptFile(path))
    keeping.keep(sample().replace(goal="kept"))
    if changed == "by someone else":
        write(path, THEIRS)
    there = goals(path)
    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", no_space)
        keeping.keep(MINE)
    assert "json cannot be written (no space left on device)" in str(keeping.problem)
    assert goals(path) == there
    keeping.keep(MINE)
    assert keeping.problem is None
    assert read(keeping.aside or path) == MINE
    assert bool(keeping.aside) == (changed == "by someone else")


@pytest.mark.parametrize("what", ["file", "folder"])
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_what_is_read_only_is_left_alone(path: Path, what: str) -> None:
    """A file or folder that may not be written to is not, and that is said."""
    locked = path if what == "file" else path.parent
    mode = locked.stat().st_mode
    keeping = Keeping(KeptFile(path))
    locked.chmod(mode & ~0o222)
    try:
        keeping.keep(blank())
    finally:
        locked.chmod(mode)
    assert "cannot be written" in str(keeping.problem)
    assert read(path) == sample()


# Killed


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
@pytest.mark.parametrize("times", [30, pytest.param(300, marks=pytest.mark.long)])
def test_killed_at_any_moment_it_is_one_whole_version(tmp_path: Path, times: int) -> None:
    """Killed while it writes, the file is one whole version, no older than the last written."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.files.killed", tmp_path, str(times)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["newest"] > times / 10
    assert found["half written"] > times / 30  # else nothing was tested
