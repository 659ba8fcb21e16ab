"""PDFs: what is read of them, in which order, and how much they may hold."""

import io
import zlib
from collections.abc import Callable

import pytest

from spikes.files.careers.prose import pdf
from spikes.files.careers.prose.pdf import LOCKED, NO_TEXT, TOO_LARGE, gutter
from spikes.files.decisions import FileError
from tests.files.careers import making

TEXT = b"BT /F1 9 Tf (abc) Tj ET\n"  # nine parts
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
PAGES = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
ROOT = b"<</Type/Catalog/Pages 2 0 R>>"
STREAM = 1_000  # bytes of drawing, where the bounds are made small


def said(content: bytes) -> str:
    """Return what a PDF gives: its text, or the sentence of its refusal."""
    try:
        return pdf.text(content)
    except FileError as error:
        return str(error)


def drawn(data: bytes, filters: bytes = b"") -> bytes:
    """Return a drawing that is unpacked by these filters."""
    return b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(data), filters, data)


def page(*drawings: bytes, more: int = 0) -> bytes:
    """Return a PDF of one page with these drawings, and so many more entries."""
    numbers = b" ".join(b"%d 0 R" % (5 + i) for i in range(len(drawings)))
    contents = numbers if len(drawings) == 1 else b"[%s]" % numbers
    entries = b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents %s" % contents
    entries += b"".join(b"/X%d 0" % i for i in range(more))
    return making.whole([ROOT, PAGES, b"<</Type/Page/Parent 2 0 R%s>>" % entries, FONT, *drawings])


def runs(size: int) -> bytes:
    """Return a drawing of so many bytes, packed by the lengths of its runs."""
    blanks, rest = divmod(size - len(TEXT), 128)
    packed = bytes([len(TEXT) - 1]) + TEXT + bytes([129, 32]) * blanks
    return packed + bytes([257 - rest, 32]) + b"\x80"


def lzw(size: int) -> bytes:
    """Return a drawing of so many bytes, packed as old PDFs do."""
    from pypdf._codecs._codecs import LzwCodec

    return LzwCodec().encode(TEXT.ljust(size))


BOUNDS: dict[str, Callable[[int], bytes]] = {
    "a drawing": lambda n: page(drawn(zlib.compress(TEXT.ljust(STREAM + n)), b"/FlateDecode")),
    "a drawing of runs": lambda n: page(drawn(runs(STREAM + n), b"/RunLengthDecode")),
    "an old drawing": lambda n: page(drawn(lzw(STREAM + n), b"/LZWDecode")),
    "drawings together": lambda n: page(drawn(TEXT.ljust(499)), drawn(TEXT.ljust(500 + n))),
    "unpacking": lambda n: page(
        drawn(TEXT.hex().encode().ljust(4 * STREAM - len(TEXT) + n - 1) + b">", b"/ASCIIHexDecode")
    ),
    "parts of a drawing": lambda n: page(drawn(TEXT + b"n " * (31 + n))),
    "pages": lambda n: making.pdf(*[TEXT] * (5 + n)),
    "entries of pages": lambda n: page(drawn(TEXT), more=95 + n),
}


@pytest.mark.parametrize("make", BOUNDS.values(), ids=BOUNDS)
def test_a_pdf_holds_so_much_and_no_more(
    make: Callable[[int], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each bound it is read, and one beyond it is refused."""
    for bound, number in (
        *(("LARGEST_STREAM", STREAM), ("MOST_IN_FILE", 5), ("MOST_PARTS", 38)),
        ("MOST_TIME", 60),  # a busy machine is no bound
    ):
        monkeypatch.setattr(pdf, bound, number)
    assert said(make(0)).startswith("abc")
    assert said(make(1)) == TOO_LARGE


def test_a_catalogue_is_looked_for_among_the_first_thousand() -> None:
    """A PDF that names the wrong one is read where the right one is among them."""
    shown = b"/MediaBox[0 0 9 9]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R"
    objects = [b"0", PAGES, b"<</Type/Page/Parent 2 0 R%s>>" % shown, FONT, drawn(TEXT)]
    for number, expected in ((1_000, "abc"), (1_001, TOO_LARGE)):
        others = [b"0"] * (number - 6)
        assert said(making.whole([*objects, *others, ROOT])).strip() == expected


def test_so_many_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first pages are read, less their numbers, and while there is time."""
    pages = [TEXT.replace(b"abc", b"%d" % i) for i in range(21)]
    pages[3] = TEXT.replace(b"abc", b"Page 3 of 21")
    read = said(making.pdf(*pages)).split()
    assert read == [str(i) for i in range(20) if i != 3]
    monkeypatch.setattr(pdf, "MOST_TIME", -1)
    assert said(making.pdf(*pages)) == TOO_LARGE


def test_what_has_no_text_or_is_locked_is_refused() -> None:
    """A scan, a page of numbers alone, a PDF behind a password and what is none."""
    from pypdf import PdfReader, PdfWriter

    writer, locked = PdfWriter(PdfReader(io.BytesIO(making.pdf(TEXT)))), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-40")
    writer.write(locked)
    assert said(locked.getvalue()) == LOCKED
    number = TEXT.replace(b"abc", b"Page 1 of 1")
    for content in (making.pdf(b"0 0 9 9 re f"), making.pdf(number), b"%PDF-1.4\nx"):
        assert said(content) == NO_TEXT


def test_a_damaged_pdf_is_mended_while_it_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """One whose table of contents is not where it says is read up to a size; a whole one is too."""
    whole = making.pdf(TEXT)
    damaged = whole.replace(b"\nstartxref\n", b"\nstartxref\n1")
    monkeypatch.setattr(pdf, "LARGEST_DAMAGED", len(damaged))
    assert said(damaged).strip() == "abc"
    monkeypatch.setattr(pdf, "LARGEST_DAMAGED", len(damaged) - 1)
    assert said(damaged) == NO_TEXT
    monkeypatch.setattr(pdf, "LARGEST_DAMAGED", 0)
    assert said(whole).strip() == "abc"


WHOLE = {
    "a table": (b"xref\nstartxref 0\n%%EOF\n", True),
    "an object": (b"...12 0 obj\nstartxref\n3 %%EOF", True),
    "blanks before it": (b" " * 26 + b"xref\nstartxref 0 %%EOF", True),
    "many blanks before it": (b" " * 27 + b"xref\nstartxref 0 %%EOF", False),
    "an end far from the last byte": (b"xref startxref 0 %%EOF".ljust(5 + 1_024), True),
    "an end farther away": (b"xref startxref 0 %%EOF".ljust(6 + 1_024), False),
    "nothing there": (b"xref\nstartxref 1\n%%EOF", False),
    "no end": (b"xref\nstartxref 0", False),
    "nothing": (b"", False),
}


@pytest.mark.parametrize(("content", "whole"), WHOLE.values(), ids=WHOLE)
def test_a_pdf_is_whole_where_its_end_is_right(content: bytes, whole: bool) -> None:  # noqa: FBT001
    """The end says where the table of contents is, which may be an object too."""
    assert pdf._is_whole(content) is whole


def test_a_pdf_says_so_near_its_beginning() -> None:
    """Its sign may stand behind other bytes, but not far behind."""
    assert pdf.is_one(b"%PDF-1.4")
    assert pdf.is_one(bytes(1_019) + b"%PDF-")
    assert not pdf.is_one(bytes(1_020) + b"%PDF-")
    assert not pdf.is_one(b"%pdf-")


def beside(*pairs: tuple[str, str], at: int = 12) -> list[str]:
    """Return lines with two sides."""
    return [f"{left:{at}}{right}".rstrip() for left, right in pairs]


SIDES = [("Skills", "Acme"), ("SQL", "Senior PM"), ("English", "Oslo")]
WHEN = [("Mar 2019 – Jun 2021", "Acme"), ("Jul 2021 – now", "Beta"), ("2017 – 2018", "Gamma")]
ACROSS = " ".join(["A line on its way"] * 4)
COLUMNS: dict[str, tuple[list[str], int]] = {
    "two": (beside(*SIDES), 12),
    "an empty line": ([*beside(*SIDES), "  "], 12),
    "three blanks": (beside(*[("a" * 9, right) for _, right in SIDES]), 12),
    "two blanks": (beside(*[("a" * 10, right) for _, right in SIDES]), 0),
    "two blanks in one of four lines": (beside(*SIDES, ("a" * 10, "Lead")), 12),
    "too few lines": (beside(*SIDES[:2]), 0),
    "too few on the right": ([*beside(*SIDES[:2]), "Notes"], 0),
    "too few on the left": (beside(("", "Acme"), ("", "PM"), ("Skills", "Oslo")), 0),
    "too few that begin there": (beside(*SIDES[:2], ("", " Acme"), ("Notes", "")), 0),
    "indented": (["   Acme", "   PM", "   Oslo"], 0),
    "a line of five across": ([*beside(*SIDES, ("SAP", "PM")), ACROSS], 12),
    "two lines of nine across": ([*beside(*SIDES, *SIDES, ("R", "PM")), ACROSS, ACROSS], 0),
    "months on the left": (beside(*WHEN, at=24), 0),
    "months on the right": (beside(*[(right, left) for left, right in WHEN]), 0),
    "months in half of the lines": (beside(*WHEN[:2], *SIDES[:2], at=24), 24),
    "months and a few letters": (beside(*[(f"{a} Bonnerberg", b) for a, b in WHEN], at=34), 0),
    "months and more letters": (beside(*[(f"{a} Bonnerbergs", b) for a, b in WHEN], at=34), 34),
    "more letters and months": (beside(*[(f"Bonnerbergs {a}", b) for a, b in WHEN], at=34), 34),
}


@pytest.mark.parametrize(("lines", "at"), COLUMNS.values(), ids=COLUMNS)
def test_where_the_right_column_begins(lines: list[str], at: int) -> None:
    """Two columns have blanks between them in nearly all lines, and more than months in each."""
    assert gutter(lines) == at


def test_the_columns_most_lines_have_are_tried() -> None:
    """Of the places where something begins, the five most frequent are looked at."""
    for often, at in ((4, 0), (2, 60)):
        starts = ["aaaaaa    " * 6] * often
        lines = [*starts, *["x" * 55] * 13, *beside(*[("x" * 55, "PM")] * 3, at=60)]
        assert gutter(lines) == at


def test_one_column_comes_after_the_other() -> None:
    """The left side is read first; what runs across both belongs to the right."""
    left = making.column(["Skills", "SQL", "", "", "R"])
    right = making.column(["Acme", "Senior PM", "Oslo", "", "Lead"], 300)
    across = making.column(["", "", "", ACROSS])
    number = making.column([*[""] * 8, "Page 1 of 2"])
    read = said(making.pdf(making.drawn([*left, *right, *across, *number]))).split("\n")
    words = [line.strip() for line in read if line.strip()]
    assert words == [
        "Skills",
        "SQL",
        "R",
        "Acme",
        "Senior PM",
        "Oslo",
        across[0][2].strip(),
        "Lead",
    ]
    one = said(making.pdf(making.drawn(making.column(["Acme", "Senior PM"]))))
    assert [line.strip() for line in one.split("\n")] == ["Acme", "Senior PM"]
