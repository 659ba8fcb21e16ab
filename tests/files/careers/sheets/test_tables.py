"""Rows of cells: which text is a table, where its names are, and how much it may hold."""

from typing import Any

import pytest

from spikes.files.careers.sheets import tables
from spikes.files.careers.sheets.tables import UNREADABLE, Table, of_objects, table
from spikes.files.decisions import FileError

NOTHING = "The columns have names, but no row below them is filled: add one for each job."
FOUND: dict[str, tuple[str, Table | None]] = {
    "a Markdown table": (
        (
            "x\n\n| Company | Pay |\n|---|:-:|\n| **A** | `7` \\| _8_ |\n B | 9\n\n1|2\n\n1|2|3\n"
            "Mar 2019 - now"
        ),
        Table(["Company", "Pay"], {5: ["A", "`7` | _8_", ""], 6: ["B", "9", ""]}, around=10),
    ),
    "months above it": (
        "Mar 2019 - now\nCompany | Pay\n---|---\n`**A  b**`| 7 \\|\n\\*B_c\\|",
        Table(["Company", "Pay"], {4: ["A b", "7 |", ""], 5: ["*B_c|", "", ""]}, around=1),
    ),
    "nothing around it": (
        "Company|Pay\n|---+---|\n||\nA|7|",
        Table(["Company", "Pay"], {4: ["A", "7", ""]}),
    ),
    "months right below it": (
        "Company|Pay\n|---|---|\nA|7\nMar 2019 - now",
        Table(["Company", "Pay"], {3: ["A", "7", ""]}, around=4),
    ),
    "bars": (
        "Company|Pay\nA|7\nB|8",
        Table(["Company", "Pay"], {2: ["A", "7", ""], 3: ["B", "8", ""]}),
    ),
    "semicolons": ("Company;Pay\nA, B;7", Table(["Company", "Pay"], {2: ["A, B", "7", ""]})),
    "a cell of two lines": (
        'sep=;\nCompany;Pay\n"A\nB"; 7 ;;8',
        Table(["Company", "Pay"], {3: ["A\nB", "7", "8"]}),
    ),
    "a line above": (
        "\nNote,x\nCompany,Pay\n\nA",
        Table(["Company", "Pay"], {5: ["A", "", ""]}, above=True),
    ),
    "names among others": (
        "x,Company,Pay\ny,A,7",
        Table(["x", "Company", "Pay"], {2: ["y", "A", "7", ""]}),
    ),
    "on its side": (
        "Jobs,Acme,Beta\nPay,7,8\n,\nTitle,PM\nx,1,2",
        Table(
            ["Organisation", "Pay", "Title", "x"],
            {2: ["Acme", "7", "PM", "1", ""], 3: ["Beta", "8", "", "2", ""]},
            turned=True,
        ),
    ),
    "a line above one on its side": (
        "My offers\n\nJobs,Acme\nPay,7\nTitle,PM",
        Table(
            ["Organisation", "Pay", "Title"], {2: ["Acme", "7", "PM", ""]}, above=True, turned=True
        ),
    ),
    "employers first on its side": (
        "Notes,x\nCompany,Acme\nPay,7\nTitle,PM",
        Table(
            ["Organisation", "Pay", "Title"],
            {2: ["Acme", "7", "PM", ""]},
            above=True,
            turned=True,
        ),
    ),
    "numbers above the first dimension": (
        "Jobs,Acme\nWeight,7\nPay,7\nTitle,PM",
        Table(
            ["Organisation", "Weight", "Pay", "Title"],
            {2: ["Acme", "7", "7", "PM", ""]},
            turned=True,
        ),
    ),
    "numbers alone above it": (
        "Weight,7\nPay,7\nTitle,PM",
        Table(["Organisation", "Pay", "Title"], {2: ["7", "7", "PM", ""]}, turned=True),
    ),
    "nobody above it": ("Pay,7,8\nTitle,PM,Lead", None),
    "one name on its side": ("Jobs,Acme\nPay,7\nx,8", None),
    "half of its lines known": (
        "Jobs,Acme\nPay,7\nx,1\nTitle,PM\ny,2",
        Table(
            ["Organisation", "Pay", "x", "Title", "y"],
            {2: ["Acme", "7", "1", "PM", "2", ""]},
            turned=True,
        ),
    ),
    "fewer than half of them": ("Jobs,Acme\nPay,7\nx,1\nTitle,PM\ny,2\nz,3", None),
    "other names alone": ("Pay,Title\n7,PM", None),
    "as many names on its side": (
        "Company,Pay\nTitle,7",
        Table(["Company", "Pay"], {2: ["Title", "7", ""]}),
    ),
    "a mark that is not closed, and no names": ('Milk, "bread', None),
    "no names": ("Milk, bread", None),
    "nothing": ("", None),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_a_table_is_found_by_its_names(text: str, expected: Table | None) -> None:
    """Its cells, the numbers of its rows, and what was done to find them."""
    assert table(text) == expected


REFUSED = {
    "a mark that is not closed": ('Company,Pay\n"A,7', UNREADABLE),
    "a cell that is far too long": (f"Company,Pay\n{'x' * 131_073},7", UNREADABLE),
    "empty rows": ("Company,Pay\n,\n,,\n", NOTHING),
    "many columns": (
        f"Company{',x' * 200}\nA",
        "This sheet has more than 200 columns. Keep those of your jobs.",
    ),
    "many columns on its side": (
        "Jobs,A\n" + "Pay,7\n" * 200,
        "This sheet has more than 200 columns. Keep those of your jobs.",
    ),
}


@pytest.mark.parametrize(("text", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_table_that_cannot_be_read(text: str, sentence: str) -> None:
    """It is refused with what to do."""
    with pytest.raises(FileError) as error:
        table(text)
    assert error.value.sentences == (sentence,)


def test_a_table_has_so_many_columns() -> None:
    """With 200 it is read, and what is beyond the names is kept as one cell."""
    found = table(f"Company{',x' * 199}\nA{',7' * 204}")
    assert found
    assert (len(found.headings), found.rows[2][-1]) == (200, "77777")
    for count in (200, 205):  # on its side, a row for each
        turned = table(f"Jobs{',A' * count}\nPay{',7' * count}\nTitle")
        assert turned
        assert len(turned.rows) == 200


def test_a_table_has_so_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows below the names are read up to a bound, and names are looked for down to another."""
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    monkeypatch.setattr(tables, "MOST_ABOVE", 2)
    for above in ("", "x,y\n"):
        found = table(f"{above}Company,Pay\nA,1\nB,2\nC,3")
        assert found
        assert len(found.rows) == 3
        for more in ("D,4", "D,4\nE,5\nF,6\nG,7\nH,8"):
            with pytest.raises(FileError) as error:
                table(f"{above}Company,Pay\nA,1\nB,2\nC,3\n{more}")
            assert error.value.sentences == (
                "This sheet has more than 3 rows. Keep those of your jobs.",
            )
    assert table("x,y\nx,y\nCompany,Pay\nA,1") is None


OBJECTS: dict[str, tuple[Any, list[tuple[int, list[str]]]]] = {
    "objects": (
        [{"company": " A\u00a0b ", "x": None}, {"pay": 7, "y": [1], "z": {"a": 1}, "b": True}],
        [
            (1, ["company", "x", "pay", "y", "z", "b"]),
            (2, ["A b", "", "", "", "", ""]),
            (3, ["", "", "7", "", "", "True"]),
        ],
    ),
    "no list": ({}, []),
    "one that is none": ([{"a": 1}, 1], []),
}


@pytest.mark.parametrize(("values", "rows"), OBJECTS.values(), ids=OBJECTS)
def test_objects_are_rows(values: object, rows: list[tuple[int, list[str]]]) -> None:
    """Their keys are the names of the columns, in the order in which they come."""
    assert of_objects(values) == rows


def test_so_many_objects_are_rows() -> None:
    """One more row and one more column are kept than may be, which is then refused."""
    rows = of_objects([{"company": i} for i in range(2_005)])
    assert (len(rows), rows[-1]) == (2_002, (2_002, ["2000"]))
    (_, keys), (_, cells) = of_objects([{f"k{i}": i for i in range(205)}])
    assert (len(keys), len(cells), cells[-1]) == (205, 201, "200")
    keys = of_objects([*[{"a": 1}] * 2_000, {"b": 1}])[0][1]
    assert keys == ["a"]
