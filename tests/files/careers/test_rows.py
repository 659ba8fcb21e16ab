"""Rows and entries: the job that each gives, and each sentence that is said of it."""

from datetime import date
from typing import Any

import pytest

from spikes.files.careers.rows import GOES_ON, YEARS_ALONE, Row, grouped, held, made, shortened
from spikes.model import Offer, Role

NOVEMBER = date(2026, 11, 1)
WRITE = "Write it as 2021-03, 03/2021 or Mar 2021."
NO_MONTH = "First month: it is missing; write a month as YYYY-MM, for example 2024-03."
STANDS = "no organisation is named, so the title stands for it."
EVIDENCE = "evidence: choose 'ticked', 'guess', 'told', 'written' or 'seen'."
LONG = "never" * 20
FIELDS: dict[str, tuple[Any, dict[str, Any], tuple[str, ...]]] = {
    "parts of a dimension": (
        Role,
        {
            "start": "2020-01",
            "ratings": {"compensation": 11},
            "evidence": {"compensation": "x"},
            "notes": {"compensation": 5},
        },
        (
            "Compensation: must be at most 10.",
            f"Compensation {EVIDENCE}",
            "Compensation notes: write text, in quotes.",
        ),
    ),
    "a rating in words": (
        Role,
        {"start": "2020-01", "ratings": {"compensation": LONG}},
        (f"Compensation: “{LONG[:60]}”: write a number from 0 to 10.",),
    ),
    "months": (
        Role,
        {"start": "2199-01", "end": "03/04/2021"},
        (
            "First month: choose a month from 1950-01 to 2100-12, not 2199-01.",
            f"Last month: “03/04/2021” cannot be read as a month, as it could be two. {WRITE}",
        ),
    ),
    "no months": (
        Role,
        {"start": "2021-13", "end": LONG, "relevance": "x"},
        (
            f"First month: “2021-13” cannot be read as a month. {WRITE}",
            f"Last month: “{LONG[:60]}” cannot be read as a month. {WRITE}",
            "Relevance: choose 'core', 'adjacent' or 'tangential'.",
        ),
    ),
    "nothing": (
        Role,
        {"organisation": "", "start": ""},
        ("Organisation: give it a name.", NO_MONTH),
    ),
    "an end before its start": (
        Role,
        {"start": "2021-03", "end": "2020-03"},
        ("A ends before it starts: swap the two months or correct one.",),
    ),
    "half a character": (
        Role,
        {"start": "2020-01", "title": "\ud800"},
        ("Title: remove the broken character: it cannot be saved.",),
    ),
    "an offer": (
        Offer,
        {
            "planned_months": "x",
            "door": "y",
            "reply_by": "z",
            "outside": "x" * 2001,
            "ratings": {"social_impact": -1},
            "evidence": {"social_impact": "q"},
            "notes": {"social_impact": "x" * 2001},
        },
        (
            "Planned months: write a whole number.",
            "Door: choose 'two-way' or 'one-way'.",
            "Reply by: write a day as YYYY-MM-DD, for example 2026-12-01.",
            "Social impact: must be at least 0.",
            f"Social impact {EVIDENCE}",
            "Social impact notes: shorten it to 2,000 characters.",
            "Not in these numbers: shorten it to 2,000 characters.",
        ),
    ),
}


@pytest.mark.parametrize(("kind", "fields", "problems"), FIELDS.values(), ids=FIELDS)
def test_what_is_wrong_is_said_of_its_column(
    kind: Any, fields: dict[str, Any], problems: tuple[str, ...]
) -> None:
    """Each fault has a sentence, which begins with the column's name."""
    row = made(kind, 3, {"organisation": "A", **fields}, NOVEMBER, what="Column")
    name = fields.get("organisation", "A")
    assert row == Row(3, name, None, problems, what="Column")
    assert made(kind, 1, {}, NOVEMBER).name == ""


def test_what_was_assumed_is_said() -> None:
    """Years alone are filled and long names are cut; a field of another kind is passed over."""
    fields = {"organisation": "A" * 61, "title": "B" * 81, "start": "2019", "end": "2020"}
    row = made(Role, 3, {**fields, "door": "x"}, NOVEMBER, remarks=["first."])
    assert row.job
    assert (row.job.organisation, row.job.title) == ("A" * 59 + "…", "B" * 79 + "…")
    assert (row.job.start, row.job.end) == (date(2019, 7, 1), date(2020, 6, 1))
    assert row == Row(
        3,
        "A" * 59 + "…",
        row.job,
        remarks=(
            "first.",
            YEARS_ALONE,
            "the organisation is cut to 60 characters.",
            "the title is cut to 80 characters.",
        ),
    )
    longest = {"organisation": " " + "A" * 60, "title": "A" * 59 + " " * 30, "start": "2019-01"}
    assert made(Role, 1, longest, NOVEMBER).remarks == ()
    cut = made(Role, 1, {"organisation": "A" * 58 + "  BC", "start": "2019-01"}, NOVEMBER).job
    assert cut
    assert cut.organisation == "A" * 58 + "…"


HELD: dict[str, tuple[tuple[str, str, tuple[str | None, ...]], str, tuple[str, ...]]] = {
    "a first month": (("A", "PM", ("2019-03",)), "A | PM | 2019-03 to None", (GOES_ON,)),
    "one that goes on": (("A", "PM", ("2019-03", None)), "A | PM | 2019-03 to None", ()),
    "a year": (("A", "PM", ("2019",)), "A | PM | 2019-01 to 2019-12", (YEARS_ALONE,)),
    "a title alone": (("", "PM", ("2019-03", "2019-04")), "PM |  | 2019-03 to 2019-04", (STANDS,)),
    "an employer alone": (("A", "", ("2019-03", "2019-04")), "A |  | 2019-03 to 2019-04", ()),
    "neither": (("", "", ("2019-03", None)), "None", ("Organisation: give it a name.",)),
    "no month": (("A", "", (None,)), "None", (NO_MONTH,)),
    "a month and more": (
        ("A", "PM", ("2019-03x",)),
        "None",
        (f"First month: “2019-03x” cannot be read as a month. {WRITE}",),
    ),
}


@pytest.mark.parametrize(("given", "expected", "said"), HELD.values(), ids=HELD)
def test_an_entry(
    given: tuple[str, str, tuple[str | None, ...]], expected: str, said: tuple[str, ...]
) -> None:
    """A role comes of its names and months, and what stands in for another is said."""
    for what, remarks in (("Line", ["first."]), ("Entry", [])):
        row = held(2, *given, NOVEMBER, remarks=remarks, what=what)
        job = row.job
        shown = job and f"{job.organisation} | {job.title} | {job.start:%Y-%m} to " + (
            f"{job.end:%Y-%m}" if job.end else "None"
        )
        assert (str(shown), row.what, row.number) == (expected, what, 2)
        assert (row.problems, row.remarks) == (((), (*remarks, *said)) if job else (said, ()))
    assert held(2, *given, NOVEMBER).what == "Entry"


@pytest.mark.parametrize(
    ("count", "what", "expected"),
    [
        (1, "Row", "Row 1 (A): said."),
        (2, "Column", "Columns 1 (A) and 2: said."),
        (2, "Entry", "Entries 1 (A) and 2: said."),
        (6, "Line", "Lines 1 (A), 2, 3 (C), 4 (D), 5 (E) and 6 (F): said."),
        (7, "Entry", "7 entries: said."),
        (7, "Row", "7 rows: said."),
    ],
)
def test_a_sentence_is_said_once(count: int, what: str, expected: str) -> None:
    """Its rows stand before it, by number and name while they are few."""
    names = ["A", "", "C", "D", "E", "F", "G"]
    rows: list[Row[Role]] = [
        Row(i, name, None, what=what) for i, name in enumerate(names[:count], 1)
    ]
    other: Row[Role] = Row(9, "", None)
    said = [(rows[0], "said."), (other, "other."), *((row, "said.") for row in rows[1:])]
    assert grouped(said) == (expected, "Row 9: other.")


def test_a_text_in_a_sentence() -> None:
    """It is cut to 60 characters, and half a character is shown as a question mark."""
    assert shortened("\ud800" + "x" * 70) == "?" + "x" * 59
    assert shortened(5) == "5"
    row: Row[Role] = Row(1, "", None)
    assert (row.there, Row(1, "", None, ("x",)).there) == (True, False)
