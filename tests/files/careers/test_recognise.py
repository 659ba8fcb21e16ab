"""What a file or a paste is refused with, and what of it is left out, by the kind it is."""

import csv

import pytest

from spikes.files.careers import read, recognise
from spikes.files.careers.found import Found, Jobs
from spikes.files.careers.sheets.said import COMPUTED, CORE
from spikes.files.careers.text import GARBLED, LARGEST, NO_TEXT, TOO_LARGE, WESTERN
from spikes.files.decisions import FileError
from tests.files.careers import making
from tests.files.careers.examples import BLANK, IMPORTS, offers, roles

ROWS = [["Company", "From", "To"], ["Acme", "2019-01", "2020-02"]]
REFUSED: dict[str, tuple[bytes | str, str]] = {
    "nothing": (" \n", recognise.EMPTY),
    "an empty file": (b"", recognise.EMPTY),
    "too large": ("x" * (LARGEST + 1), TOO_LARGE),
    "a large text": ("x" * (recognise.LARGEST_TEXT + 1), recognise.TOO_LONG),
    "an older Office": (b"\xd0\xcf\x11\xe0 and more", recognise.OLD_OFFICE),
    "a Word document": (making.zipped(("word/document.xml", "<x/>")), recognise.DOCUMENT),
    "a zip of something": (making.zipped(("a.txt", "PM, Acme, 2019")), recognise.NO_CAREER_IN_ZIP),
    "JSON of something": ('{"a": 1}', recognise.OTHER_JSON),
    "a list of something": ("[1, 2]", recognise.OTHER_JSON),
    "bytes of something": (b"\0\xff\0", NO_TEXT),
    "a letter": ("Dear all", recognise.NOTHING),
    "Greek": ("Τράπεζα, Μάρτιος 2019", recognise.LETTERS),
    "letters that came out wrong": ("Å»agiel, PM, 2019 to 2020", GARBLED),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_why_something_is_refused(content: bytes | str, sentence: str) -> None:
    """What cannot be read is refused with what it is and what to do."""
    with pytest.raises(FileError) as refused:
        read(content, BLANK)
    assert refused.value.sentences[-1] == sentence


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ((), ()),
        (("B",), ("Other sheets are left out: “B”.",)),
        (("x" * 31, "C"), (f"Other sheets are left out: “{'x' * 31}” and “C”.",)),
        (("B", "C"), ("Other sheets are left out: “B” and “C”.",)),
    ],
)
def test_other_sheets_are_left_out_by_name(others: tuple[str, ...], said: tuple[str, ...]) -> None:
    """Of a workbook one sheet is read, and the others are named."""
    found = read(making.workbook(A=ROWS, **{name: [["x"]] for name in others}), BLANK)
    assert (roles(found), found.left_out) == (["Acme |  | 2019-01 to 2020-02"], said)


@pytest.mark.parametrize("folder", ["", "a/"])
def test_a_file_of_positions_in_a_zip(folder: str) -> None:
    """LinkedIn's positions are found in a zip, in whatever folder and letters."""
    sheet = "Company Name,Title,Started On,Finished On\nAcme,PM,Jan 2019,"
    found = read(making.zipped((f"{folder}POSITIONS.csv", sheet), ("b.md", "x")), BLANK, "offers")
    assert (found.kind, roles(found)) == ("linkedin", ["Acme | PM | 2019-01 on"])
    assert found.assumed == (recognise.HELD, CORE)
    with pytest.raises(FileError):
        read(making.zipped((f"{folder}Old Positions.csv", sheet)), BLANK)


def test_a_column_of_ones_own_in_a_table_of_spikes() -> None:
    """What Spikes works out is left out in one sentence, and another column by its name."""
    (path,) = IMPORTS.glob("10-*")
    table = [*csv.reader(path.read_text(encoding="utf-8").splitlines())]
    found = read(making.workbook(A=[[*row, "Mood"] for row in table]), BLANK)
    assert found.left_out[:2] == (COMPUTED, "The column “Mood” is left out.")
    assert not any("column" in sentence for sentence in found.left_out[2:])
    assert offers(found) == offers(read(path.read_bytes(), BLANK))


def test_an_older_encoding_is_said_first() -> None:
    """Where letters are a guess, that is the first of what is assumed."""
    found = read("Company;From;To\nSønner;2019-01;2020-02".encode("cp1252"), BLANK)
    assert found.assumed == (WESTERN, CORE)


@pytest.mark.parametrize("name", ["15-", "16-"])
def test_a_decision_of_spikes_is_found_whole(name: str) -> None:
    """An entry and a link give the decision, and its roles, offers and weights."""
    (path,) = IMPORTS.glob(f"{name}*")
    found = read(path.read_bytes(), BLANK)
    own = found.decision
    assert own
    assert found == Found("spikes", own.roles, own.offers, own.weights, decision=own)


@pytest.mark.parametrize(
    ("headings", "jobs", "kind"),
    [
        ("Company,From,To", "roles", ("sheet", 1, 0)),
        ("Company,From,To", None, ("sheet", 1, 0)),
        ("Company,From,To", "offers", ("sheet", 0, 1)),
        ("Company Name,Started On,Finished On", None, ("linkedin", 1, 0)),
        ("Company Name,Started On,Finished On", "offers", ("linkedin", 1, 0)),
    ],
)
def test_what_a_sheet_is_read_as(
    headings: str, jobs: Jobs | None, kind: tuple[str, int, int]
) -> None:
    """A sheet is read as what is asked for, and LinkedIn's always as roles."""
    found = read(f"{headings}\nAcme,2019-01,2020-02", BLANK, jobs)
    assert (found.kind, len(found.roles), len(found.offers)) == kind
