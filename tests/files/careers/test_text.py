"""The text in a file's bytes."""

import pytest

from spikes.files.careers.text import (
    LARGEST,
    NO_TEXT,
    NONSENSE,
    TOO_LARGE,
    is_garbled,
    is_western,
    text,
)
from spikes.files.decisions import FileError

READ: dict[str, tuple[bytes | str, str]] = {
    "line ends of Windows, and older ones": ("a\r\nb\rc\n\r\nd", "a\nb\nc\n\nd"),
    "a mark before a text": ("\ufeffa\ufeff", "a\ufeff"),
    "a mark before UTF-8": (b"\xef\xbb\xbfa", "a"),
    "UTF-16": ("Żagiel".encode("utf-16"), "Żagiel"),
    "western Europe": ("Søn".encode("cp1252"), "Søn"),
    "half a character": ("a\ud83db", "a\N{REPLACEMENT CHARACTER}b"),
    "as large as it may be": (" " * LARGEST, " " * LARGEST),
}


@pytest.mark.parametrize(("content", "expected"), READ.values(), ids=READ)
def test_a_text(content: bytes | str, expected: str) -> None:
    """Letters come out as they were written, with line ends of one kind."""
    assert text(content) == expected


REFUSED: dict[str, tuple[bytes | str, str]] = {
    "too large": (" " * (LARGEST + 1), TOO_LARGE),
    "a zero in a text": ("a\0b", NO_TEXT),
    "a zero in bytes of no text": (b"a\0\x81", NO_TEXT),
    "half of UTF-16": ("a\udc00".encode("utf-16", "surrogatepass"), NO_TEXT),
    "bytes of no letters": (b"a\xff\x81", NONSENSE),
    "letters of another region": ("Główny".encode("cp1250"), NONSENSE),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_text(content: bytes | str, sentence: str) -> None:
    """What is no text, too long, or comes out as nonsense, is refused with what to do."""
    with pytest.raises(FileError) as refused:
        text(content)
    assert refused.value.sentences == (sentence,)


def test_a_guess_of_letters() -> None:
    """Only bytes in no encoding of Unicode are a guess."""
    western = [text.encode(code) for text in ("a", "ø") for code in ("cp1252", "utf-8", "utf-16")]
    assert [is_western(content) for content in western] == [False] * 3 + [True] + [False] * 2


@pytest.mark.parametrize(
    ("garbled", "expected"),
    [
        ("MÃ¼ller Ω", True),
        ("Å»agiel", True),
        ("\ufeffÅ»agiel", True),
        ("Å»", False),
        ("Å»agiel Ω", False),
    ],
)
def test_letters_that_were_taken_for_others(garbled: str, expected: bool) -> None:  # noqa: FBT001
    """Letters that make others where they are read as they were, stand in for those."""
    assert is_garbled(garbled) is expected
