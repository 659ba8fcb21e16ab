"""Zips: what is in one, and no more of it than a career can hold."""

import io
import zipfile

from spikes.files.decisions import FileError

LARGEST_MEMBER = 5_000_000  # bytes, unpacked
LARGEST_RATIO = 200  # bytes unpacked for one packed; text has 20
MOST_MEMBERS = 5_000
SIGNS = (b"PK\x03\x04", b"PK\x05\x06")
DAMAGED = "This zip is damaged: unpack it, and choose the file inside, or paste what is in it."
TOO_LARGE = (
    "This file unpacks to more than a career can hold: unpack it, and choose the file inside, or"
    " paste what is in it."
)
LOCKED = "This zip is locked by a password: unpack it, and choose the file inside."
UNUSUAL = "This zip is packed in an unusual way: unpack it, and choose the file inside."
PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # other ways may take any memory


def is_one(content: bytes) -> bool:
    """Return whether a file's bytes are a zip, which spreadsheets are too."""
    return content.startswith(SIGNS)


def names(content: bytes) -> list[str]:
    """Return the names of the files in a zip, once their sizes are such as to be read.

    Raises `FileError`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except Exception:  # a damaged zip fails in many ways, and zipfile promises none
        raise FileError(DAMAGED) from None
    if len(members) > MOST_MEMBERS:
        raise FileError(TOO_LARGE)
    return [member.filename for member in members if "__MACOSX/" not in member.filename]


def check(content: bytes, largest: int) -> None:
    """Refuse a zip that unpacks to more bytes than that as a whole.

    Raises `FileError`.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
    if sum(member.file_size for member in members) > largest:
        raise FileError(TOO_LARGE)
    for member in members:
        _check(member)


def member(content: bytes, name: str) -> bytes:
    """Return one file in a zip.

    Raises `FileError`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = archive.getinfo(name)
            _check(found)
            return archive.read(found)
    except FileError:
        raise
    except Exception:  # as above
        raise FileError(DAMAGED) from None


def _check(member: zipfile.ZipInfo) -> None:
    """Refuse a file by what the zip declares: zipfile reads no more than that."""
    if member.flag_bits & 1:
        raise FileError(LOCKED)
    size = member.file_size
    grows = size > LARGEST_RATIO * member.compress_size and size > 100_000
    if size > LARGEST_MEMBER or grows:
        raise FileError(TOO_LARGE)
    if member.compress_type not in PLAIN:
        raise FileError(UNUSUAL)
