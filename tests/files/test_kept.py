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
from spikes.files.kept import ChangedError, Keeping, KeptFile
from spikes.model import Decision
from spikes.model.domain import ROOT
from tests import strategies


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that holds the sample."""
    path = tmp_path / "my career.json"
    path.write_text(to_json(sample()), encoding="utf-8")
    return path


def names(path: Path) -> set[str]:
    """What there is in a file's folder."""
    return {found.name for found in path.parent.iterdir()}


def sentences(problem: FileError | None) -> str:
    """What is said of a problem there must be."""
    assert problem is not None
    return str(problem)


def no_space(_: object) -> None:
    """A disk that is full."""
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
    assert Keeping(KeptFile(path)).version.decision == decisions[-1]


def test_a_new_file_begins_empty(tmp_path: Path) -> None:
    """Where there is no file yet, it is made at once, with nothing entered, and no version
    before.
    """
    path = tmp_path / "new.json"
    keeping = Keeping(KeptFile(path))
    keeping.keep(keeping.version.decision)
    assert read(path) == blank()
    assert names(path) == {"new.json"}


def test_a_file_that_is_only_looked_at_stays_as_it_is(path: Path) -> None:
    """A file written by hand keeps its looks until something in it is changed."""
    path.write_text('{"offers": [ ], "phase": "Balanced", "as_of": "2026-11"}', encoding="utf-8")
    before = path.stat().st_mtime_ns
    keeping = Keeping(KeptFile(path))
    keeping.keep(keeping.version.decision)
    assert path.stat().st_mtime_ns == before
    assert names(path) == {path.name}


def test_the_version_before_stays_beside(path: Path) -> None:
    """What the file held at the start is kept beside it, however often it is changed; at the
    next start, what it holds then.
    """
    at_start = path.read_bytes()
    beside = path.with_name("my career.before.json")
    file = KeptFile(path)
    for number in range(3):
        for keeping in (Keeping(file), Keeping(file)):  # a reload begins no new session
            keeping.keep(blank().replace(goal=f"goal {number}"))
        assert beside.read_bytes() == at_start
    Keeping(KeptFile(path)).keep(sample())
    assert read(beside) == blank().replace(goal="goal 2")
    assert names(path) == {path.name, beside.name}


def test_permissions_stay(path: Path) -> None:
    """Who may read the file may read it afterwards, and the version before, and nobody else."""
    for mode in (0o600, 0o664):
        path.chmod(mode)
        Keeping(KeptFile(path)).keep(blank().replace(goal=str(mode)))
        assert {stat.S_IMODE(found.stat().st_mode) for found in path.parent.iterdir()} == {mode}


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    """What a link leads to is written, and the link leads there as before."""
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "link.json"
    link.symlink_to(Path("..") / path.name)
    Keeping(KeptFile(link)).keep(blank())
    assert link.is_symlink()
    assert read(path) == blank()
    assert names(link) == {"link.json"}


# Someone else


def changed(path: Path) -> Keeping:
    """Someone who has entered "mine" while another wrote "theirs" into the file."""
    keeping = Keeping(KeptFile(path))
    path.write_text(to_json(blank().replace(goal="theirs")), encoding="utf-8")
    keeping.keep(blank().replace(goal="mine"))
    assert isinstance(keeping.problem, ChangedError)
    return keeping


def goals(path: Path) -> dict[str, str]:
    """The goal in each file of a folder, by the middle of its name."""
    return {
        found.name.removeprefix("my career.").removesuffix("json"): read(found).goal
        for found in path.parent.iterdir()
    }


def test_what_someone_else_wrote_is_not_overwritten(path: Path) -> None:
    """A change on disk is noticed, and what is entered from then on is kept aside until it is
    settled.
    """
    keeping = changed(path)
    assert "changed in another tab or by another program" in sentences(keeping.problem)
    assert goals(path) == {"": "theirs", "mine.": "mine"}
    keeping.keep(blank().replace(goal="mine too"))
    assert goals(path) == {"": "theirs", "mine.": "mine too"}


def test_theirs_is_taken(path: Path) -> None:
    """Theirs is kept from then on, and mine stays beside it."""
    keeping = changed(path)
    theirs = keeping.take_theirs()
    keeping.keep(theirs)
    assert theirs.goal == "theirs"
    assert (keeping.problem, keeping.aside) == (None, path.with_name("my career.mine.json"))
    keeping.keep(theirs.replace(goal="ours"))
    assert goals(path) == {"": "ours", "mine.": "mine", "before.": sample().goal}


def test_mine_is_kept(path: Path) -> None:
    """Mine is written, theirs stays beside it, and a second time under another name."""
    keeping = changed(path)
    keeping.keep_mine(blank().replace(goal="mine"))
    assert (keeping.problem, keeping.aside) == (None, path.with_name("my career.theirs.json"))
    assert goals(path) == {"": "mine", "theirs.": "theirs", "before.": sample().goal}
    path.write_text(to_json(sample()), encoding="utf-8")
    keeping.keep(blank().replace(goal="mine too"))
    keeping.keep_mine(blank().replace(goal="mine too"))
    assert goals(path) == {
        "": "mine too",
        "theirs.": "theirs",
        "theirs-2.": sample().goal,
        "before.": sample().goal,
    }


def test_two_tabs_notice_each_other(path: Path) -> None:
    """The second to write is asked; once it has taken the other's, both go on."""
    file = KeptFile(path)
    first, second = Keeping(file), Keeping(file)
    first.keep(blank())
    second.keep(sample().replace(goal="other"))
    assert isinstance(second.problem, ChangedError)
    second.keep(second.take_theirs())
    second.keep(blank().replace(goal="next"))
    assert second.problem is None
    assert read(path).goal == "next"


def test_the_same_decision_is_no_change(path: Path) -> None:
    """Where someone else wrote what is entered here, in whatever looks, there is nothing to ask."""
    keeping = Keeping(KeptFile(path))
    path.write_text(to_json(blank()).replace("\n", " "), encoding="utf-8")
    keeping.keep(blank())
    assert keeping.problem is None
    keeping.keep(sample())
    assert read(path) == sample()


def test_what_settles_itself_leaves_nothing_aside(path: Path) -> None:
    """Where the file is again what it was, it is kept as before."""
    content = path.read_bytes()
    keeping = changed(path)
    path.write_bytes(content)
    keeping.keep(blank().replace(goal="mine"))
    assert (keeping.problem, keeping.aside) == (None, None)
    assert goals(path) == {"": "mine", "before.": sample().goal}


def test_a_change_while_it_is_written_is_noticed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What someone else writes while a version is on its way to the disk is not overwritten
    either.
    """
    keeping = Keeping(KeptFile(path))
    keeping.keep(blank())
    sync = os.fsync

    def meanwhile(number: int) -> None:
        sync(number)
        path.write_text("theirs", encoding="utf-8")

    monkeypatch.setattr("os.fsync", meanwhile)
    keeping.keep(sample())
    assert isinstance(keeping.problem, ChangedError)
    assert path.read_text(encoding="utf-8") == "theirs"


def test_damage_by_someone_else_is_not_taken(path: Path) -> None:
    """What someone else wrote may be no decision: it cannot be taken, and is kept beside where
    mine is.
    """
    keeping = changed(path)
    path.write_text("half of", encoding="utf-8")
    with pytest.raises(FileError, match="This is not whole JSON"):
        keeping.take_theirs()
    assert isinstance(keeping.problem, ChangedError)
    keeping.keep_mine(blank())
    assert read(path) == blank()
    assert path.with_name("my career.theirs.json").read_text(encoding="utf-8") == "half of"


def test_a_file_that_is_gone_is_written_again_when_wanted(path: Path) -> None:
    """A file that was deleted is missed; it is made anew when that is chosen."""
    keeping = Keeping(KeptFile(path))
    path.unlink()
    keeping.keep(blank())
    assert "no longer there" in sentences(keeping.problem)
    assert not path.exists()
    keeping.keep_mine(blank())
    assert (keeping.problem, keeping.aside) == (None, None)
    assert read(path) == blank()


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    """Without its folder nothing can be kept; once that is back, all goes on."""
    folder = tmp_path / "folder"
    folder.mkdir()
    keeping = Keeping(KeptFile(folder / "a.json"))
    folder.rmdir()
    keeping.keep(sample())
    assert "cannot be written (no such file or directory)" in sentences(keeping.problem)
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
    assert names(path) == {path.name}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("entry.md", "A journal entry is opened, and not kept"),
        ("entry.ZIP", "A journal entry is opened, and not kept"),
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


def test_a_full_disk_is_said_and_harms_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be written is said; the file stays, nothing is left beside it, and the next
    try succeeds.
    """
    keeping = Keeping(KeptFile(path))
    keeping.keep(sample().replace(goal="kept"))
    there = names(path)
    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", no_space)
        keeping.keep(blank())
    assert "my career.json cannot be written (no space left on device)" in sentences(
        keeping.problem
    )
    assert read(path).goal == "kept"
    assert names(path) == there
    keeping.keep(blank())
    assert keeping.problem is None
    assert read(path) == blank()


def test_without_room_for_theirs_nothing_is_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the other version cannot be kept beside the file, it stays in the file."""
    keeping = changed(path)
    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", no_space)
        with pytest.raises(FileError, match="no space left"):
            keeping.keep_mine(blank())
    assert goals(path) == {"": "theirs", "mine.": "mine"}


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
    assert "cannot be written" in sentences(keeping.problem)
    assert read(path) == sample()


# Killed


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
@pytest.mark.parametrize("times", [30, pytest.param(300, marks=pytest.mark.long)])
def test_killed_at_any_moment_it_is_one_whole_version(tmp_path: Path, times: int) -> None:
    """Killed many times while it writes, the file is each time one whole version, and none older
    than the last one written.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.files.killed", tmp_path, str(times)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["newest"] > times / 10
    assert told["half written"] > times / 30  # else nothing was tested
