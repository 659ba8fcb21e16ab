"""Parts of what JSON and YAML hold, whatever stands where they should be."""

from typing import Any

import pytest

from spikes.files.careers.resumes.values import entries, moment, others, text

TEXTS: list[tuple[Any, str]] = [
    ("Acme", "Acme"),
    (" a <b>b</b>\n c ", "a b c"),
    (7, "7"),
    (7.5, "7.5"),
    (0, "0"),
    (True, ""),
    (None, ""),
    (["a"], ""),
    ("x" * 2_001, "x" * 2_000),
]


@pytest.mark.parametrize(("value", "expected"), TEXTS)
def test_a_text_is_on_one_line(value: object, expected: str) -> None:
    """Texts and numbers are text, without mark-up and cut; all else is none."""
    assert text({"key": value}, "key") == expected
    assert text({"other": value}, "key") == ""


def test_objects_in_a_list() -> None:
    """The first 500 that a list holds count, and of those the objects."""
    assert entries({"a": 1}) == []
    assert entries([{"a": 1}, "x", {}]) == [{"a": 1}, {}]
    assert len(entries([{}] * 501)) == 500


MOMENTS: list[tuple[Any, bool, str | None]] = [
    ("2019-03-31", False, "2019-03"),
    (2019, True, "2019"),
    ("<i>Mar 2019</i>", False, "2019-03"),
    ("", False, ""),
    ("", True, None),
    (None, True, None),
    ("Present", True, None),
    ("Present", False, "Present"),
    ({"a": 1}, True, "{'a': 1}"),
    ({}, True, None),
]


@pytest.mark.parametrize(("value", "end", "expected"), MOMENTS)
def test_a_month_of_an_entry(value: object, end: bool, expected: str | None) -> None:  # noqa: FBT001
    """An end that is now, or that is not said, is none; what is no text is shown as it is."""
    assert moment({"when": value}, "when", end=end) == expected


def test_the_first_month_is_no_end() -> None:
    """Unless one says that it is the end, a month that is missing is empty."""
    assert moment({}, "when") == ""


def test_what_is_no_job_is_named() -> None:
    """Of what a list holds beside the jobs, the beginning of the first value is shown."""
    job = {"name": "Acme"}
    assert others("no list", [job]) == []
    assert others([job, {"area": "Law", "b": 1}, {}, "x" * 61, 7], [job]) == [
        "Law",
        "",
        "x" * 60,
        "7",
    ]
