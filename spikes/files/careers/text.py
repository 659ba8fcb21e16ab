"""The text in a file's bytes, from any of the usual encodings."""

import codecs
import re

from spikes.files.decisions import FileError

LARGEST = 5_000_000  # bytes, or characters
TOO_LARGE = f"This is larger than {LARGEST // 1_000_000} MB. Keep only what is about your jobs."
NO_TEXT = (
    "This is none of the files that can be read here: choose a PDF, a spreadsheet (.xlsx or CSV) or"
    " a text, or copy what is in it and paste it."
)
NONSENSE = (
    "The letters of this file come out as nonsense, because they are in an older encoding: save it"
    " as CSV UTF-8, or paste the cells."
)
GARBLED = (
    "The letters of this come out as nonsense, such as Ã¼ for ü, because another program took them"
    " for an older encoding. Copy it again from where they are right."
)
WESTERN = (
    "The file is in an older encoding, so its letters are taken as those of western Europe. Check"
    " the names."
)
# Two letters that may be the bytes of one, in a word; and those that can be nothing else
TWO_OF_ONE = re.compile(r"[A-Za-z][À-ô][^\0-\x7f]|[À-ô][^\0-\x7f][A-Za-zÀ-ô]")
NO_WORD = re.compile("(?<=[A-Za-z])Ã[¡-¿‰]|Ã[¡-¿‰](?=[a-z])")
LETTER = "[^\\W\\d_]"
# In the code page of western Europe, words of other regions look like Áåòà, ¯agiel and £ódŸ, Èeská,
# mìsto, øízení and Mariæ, and those of a Mac or of DOS like SociŽtŽ and Soci‚t‚.
OTHER_REGION = re.compile(
    rf"[À-ÖØ-öø-ÿ]{{4}}|(?<!{LETTER})[£¥¯¹³]{LETTER}|{LETTER}[¥¯¹³¿£¾]{LETTER}|[a-zóòô][Ÿ¯£¥¹]"
    rf"|[èÈ][aeiouyáéíóúý]|[ìÌ]{LETTER}|[øØ][áíìý]|iæ(?!{LETTER})"
    rf"|[a-z][ŽŠŒƒ]|{LETTER}[‚„ˆ‹˜]|{LETTER}[†‡‰›”]{LETTER}"
)

HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")  # cannot be saved; some programs paste one


def text(content: bytes | str) -> str:
    """Return the text in a file's bytes, with line ends of one kind.

    Raises `FileError` where it is none, or too long.
    """
    if len(content) > LARGEST:
        raise FileError(TOO_LARGE)
    found = content if isinstance(content, str) else _decoded(content)
    if "\0" in found:
        raise FileError(NO_TEXT)
    whole = HALF_A_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", found)
    return whole.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def is_western(content: bytes | str) -> bool:
    """Return whether a file's bytes are in no encoding of Unicode, so that its letters are a guess.

    >>> is_western("Søn".encode("cp1252")), is_western("Søn".encode()), is_western("Søn")
    (True, False, False)
    """
    if isinstance(content, str) or content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return True
    return False


def _decoded(content: bytes) -> str:
    utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if utf_16 else "utf-8")
    except UnicodeDecodeError:
        if utf_16 or b"\0" in content:
            raise FileError(NO_TEXT) from None
    try:
        found = content.decode("cp1252")
    except UnicodeDecodeError:
        raise FileError(NONSENSE) from None
    if OTHER_REGION.search(found):
        raise FileError(NONSENSE)
    return found


def is_garbled(found: str) -> bool:
    """Return whether a text was UTF-8 that a program took for the encoding of western Europe.

    >>> [is_garbled(name) for name in ("MÃ¼ller", "Ã‰cole – A", "Müller, SÃO", "Â¡")]
    [True, True, False, False]
    """
    bare = found.removeprefix("\ufeff")
    if NO_WORD.search(bare):
        return True
    try:
        return bool(TWO_OF_ONE.search(bare)) and bare.encode("cp1252").decode() != bare
    except UnicodeError:
        return False
