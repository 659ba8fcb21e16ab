"""Zips: each bound holds at its number and not one beyond, and each refusal has its sentence."""

import io
import zipfile

import pytest

from spikes.files.careers import archives
from spikes.files.careers.archives import DAMAGED, LOCKED, TOO_LARGE, UNUSUAL
from spikes.files.decisions import FileError
from tests.files.careers.making import zipped

DEFLATED, BZIP2 = zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2
DECLARED = {
    "the largest": (5_000_000, 5_000_000, 0, DEFLATED, None),
    "larger": (5_000_001, 5_000_001, 0, DEFLATED, TOO_LARGE),
    "two hundred times itself": (200_000, 1_000, 0, DEFLATED, None),
    "more than that": (200_001, 1_000, 0, DEFLATED, TOO_LARGE),
    "small, however packed": (100_000, 0, 0, DEFLATED, None),
    "no more small": (100_001, 500, 0, DEFLATED, TOO_LARGE),
    "with flags that lock nothing": (1, 1, 0x802, zipfile.ZIP_STORED, None),
    "with a password": (1, 1, 0x803, DEFLATED, LOCKED),
    "packed in another way": (1, 1, 0, BZIP2, UNUSUAL),
}


@pytest.mark.parametrize(
    ("size", "packed", "flags", "method", "sentence"), DECLARED.values(), ids=DECLARED
)
def test_a_file_is_read_by_what_the_zip_declares(
    size: int, packed: int, flags: int, method: int, sentence: str | None
) -> None:
    """What it declares is enough to read it, or to refuse it, before anything is unpacked."""
    member = zipfile.ZipInfo("a")
    member.file_size, member.compress_size = size, packed
    member.flag_bits, member.compress_type = flags, method
    if sentence is None:
        archives._check(member)
        return
    with pytest.raises(FileError) as error:
        archives._check(member)
    assert error.value.sentences == (sentence,)


def test_what_is_in_a_zip() -> None:
    """Its files by name, less those of a Mac, and each as it was; of another name there is none."""
    content = zipped(("b", "2"), ("__MACOSX/b", "x"), ("a/c", "3"))
    assert archives.is_one(content)
    assert archives.is_one(zipped())
    assert not archives.is_one(b" " + content)
    assert archives.names(content) == ["b", "a/c"]
    assert archives.member(content, "a/c") == b"3"
    for call in (lambda: archives.member(content, "d"), lambda: archives.names(content[:40])):
        with pytest.raises(FileError) as error:
            call()
        assert error.value.sentences == (DAMAGED,)


def test_a_zip_has_so_many_files_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more is refused."""
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    files = [("a", ""), ("b", ""), ("c", "")]
    assert archives.names(zipped(*files[:2])) == ["a", "b"]
    with pytest.raises(FileError, match="unpacks to more than a career can hold"):
        archives.names(zipped(*files))


def test_all_files_together_have_a_size() -> None:
    """A zip is refused where they unpack to more, or where one of them cannot be read."""
    content = zipped(("a", "12"), ("b", "345"))
    archives.check(content, 5)
    with pytest.raises(FileError) as error:
        archives.check(content, 4)
    assert error.value.sentences == (TOO_LARGE,)
    odd = io.BytesIO()
    with zipfile.ZipFile(odd, "w", BZIP2) as archive:
        archive.writestr("a", "1")
    for refused in (
        lambda: archives.check(odd.getvalue(), 5),
        lambda: archives.member(odd.getvalue(), "a"),
    ):
        with pytest.raises(FileError) as error:
            refused()
        assert error.value.sentences == (UNUSUAL,)
