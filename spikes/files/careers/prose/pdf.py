"""The lines of text in a PDF, one column after the other."""

import io
import re
import time
from collections import Counter
from collections.abc import Sequence

from spikes.files.dates import spans
from spikes.files.decisions import FileError

MOST_PAGES = 20  # that are read
MOST_IN_FILE = 500  # pages
LARGEST_DAMAGED = 300_000  # bytes of a file whose table of contents is not where it says
END = re.compile(rb"startxref\s+([0-9]{1,9})\s+%%EOF\s*\Z")
LARGEST_STREAM = 500_000  # bytes of drawing, unpacked; a page of text has 20,000
MOST_PARTS = 40_000  # parts of a page's drawing; a page of text has 5,000
MOST_TIME = 1.2  # seconds, before the last page
PAGE = re.compile(
    r"\s*(?:page|seite|pagina|página|strona) \d+ (?:of|von|sur|de|di|z) \d+\s*", re.IGNORECASE
)
INSTEAD = "open it, copy its text, and paste it"
NO_TEXT = f"No text can be read in this PDF, as in a scan: {INSTEAD}."
TOO_LARGE = f"This PDF holds more than a career does: {INSTEAD}."
LOCKED = f"This PDF is locked by a password: {INSTEAD}."
GUTTER = 3  # blanks between two columns, at least
FEWEST = 3  # lines that a column has, at least


def is_one(content: bytes) -> bool:
    """Return whether a file's bytes are a PDF."""
    return b"%PDF-" in content[:1024]


def text(content: bytes) -> str:
    """Return the text of a PDF, a column after the other, less the numbers of its pages.

    Raises `FileError`.
    """
    pages = [
        [line for line in page.split("\n") if not PAGE.fullmatch(line)] for page in _pages(content)
    ]
    if not any(line.strip() for page in pages for line in page):
        raise FileError(NO_TEXT)
    sides: tuple[list[str], list[str]] = ([], [])
    for page in pages:
        at = gutter(page)
        for line in page:
            left, right = _cut(line, at)
            sides[0].append(left)
            sides[1].append(right)
    return "\n".join("\n".join(side) for side in sides if any(map(str.strip, side)))


def _pages(content: bytes) -> list[str]:
    """Return the text of each page as it is laid out.

    Raises `FileError`.
    """
    from pypdf import PdfReader, apply_configuration  # noqa: PLC0415 (most never need it)
    from pypdf.errors import FileNotDecryptedError, LimitReachedError  # noqa: PLC0415

    if len(content) > LARGEST_DAMAGED and not _is_whole(content):
        raise FileError(NO_TEXT)
    until = time.monotonic() + MOST_TIME
    found: list[str] = []
    try:
        with apply_configuration(
            zlib_maximum_output_length=LARGEST_STREAM,
            lzw_maximum_output_length=LARGEST_STREAM,
            run_length_maximum_output_length=LARGEST_STREAM,
            brotli_maximum_output_length=LARGEST_STREAM,
            array_based_stream_maximum_output_length=LARGEST_STREAM,
            stream_decoding_work_maximum_length=4 * LARGEST_STREAM,
            stream_parsing_work_maximum_count=MOST_PARTS,
            page_tree_maximum_entries=MOST_IN_FILE,
            page_tree_maximum_page_entries=20 * MOST_IN_FILE,
        ):
            reader = PdfReader(io.BytesIO(content), root_object_recovery_limit=1_000)
            for page in reader.pages[:MOST_PAGES]:
                if time.monotonic() > until:
                    raise FileError(TOO_LARGE)
                found.append(page.extract_text(extraction_mode="layout"))
    except FileNotDecryptedError:
        raise FileError(LOCKED) from None
    except (LimitReachedError, RecursionError, MemoryError):
        raise FileError(TOO_LARGE) from None
    except FileError:
        raise
    except Exception:  # a damaged PDF fails in many ways
        raise FileError(NO_TEXT) from None
    return found


def _is_whole(content: bytes) -> bool:
    """Return whether a file's table of contents is where its end says."""
    found = END.search(content[-1024:])
    start = content[int(found[1]) :][:30] if found else b""
    return re.match(rb"\s*(?:xref|[0-9]+ [0-9]+ obj)", start) is not None


def gutter(lines: Sequence[str]) -> int:
    """Return where the right one of two columns begins; 0 where there is one, or a table.

    Months beside what they belong to are a table: most of one side's lines hold nothing else.
    """
    starts = Counter(
        sign.end()
        for line in lines
        for sign in re.finditer(rf"(?:^| ) {{{GUTTER - 1},}}(?=\S)", line)
    )
    for at, often in starts.most_common(5):
        cut = [_cut(line, at) for line in lines if line.strip()]
        left = [one for one, _ in cut if one.strip()]
        right = [other for _, other in cut if other.strip()]
        crossing = sum(not _is_clear(line, at) for line in lines)
        apart = min(len(left), len(right)) >= FEWEST and often >= FEWEST
        if apart and crossing <= len(lines) / 5 and not (_months(left) or _months(right)):
            return at
    return 0


def _is_clear(line: str, at: int) -> bool:
    """Return whether nothing of a line stands over the gutter."""
    return not line[at - 2 : at].strip()


def _cut(line: str, at: int) -> tuple[str, str]:
    """Return the two sides of a line; one that crosses the gutter is on the right."""
    return (line[:at], line[at:]) if _is_clear(line, at) else ("", line)


def _months(side: Sequence[str]) -> bool:
    """Return whether most lines of a side hold months and hardly anything else."""
    alone = 0
    for line in side:
        found = spans(line.strip())
        alone += bool(found) and len(line.strip()) - (found[0].to - found[0].at) < 12
    return alone > len(side) / 2
