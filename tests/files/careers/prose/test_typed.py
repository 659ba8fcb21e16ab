"""Roles typed one a line: which of the lines lack their months."""

import pytest

from spikes.files.careers.prose.lines import Line
from spikes.files.careers.prose.typed import is_list, lacking, whole

ROLES = [
    Line(1, "Senior PM, Acme", rest="Senior PM, Acme"),
    Line(2, "Lead, Beta", rest="Lead, Beta"),
]
BARE = [Line(1, "Acme", rest="Acme"), Line(2, "Beta", rest="Beta")]
NO_MONTHS = "has no months. Write them as Sep 2018 – Feb 2021."


def dotted(lines: list[Line], *, sign: bool = False) -> list[Line]:
    """Return lines with a full stop at their end, or with a sign before them."""
    if sign:
        return [
            Line(line.number, f"- {line.text}", rest=line.rest, described=True) for line in lines
        ]
    return [Line(line.number, f"{line.text}.", rest=f"{line.rest}.") for line in lines]


@pytest.mark.parametrize(
    ("text", "stops", "names_both"),
    [
        ("Head of product, Gamma", False, True),
        ("Oslo", False, False),
        ("PM, Delta", False, True),
        ("PM at Acme Inc.", False, True),
        ("PM, Epsilon.", True, True),
        ("Oslo.", True, False),
    ],
)
def test_a_line_like_the_others(text: str, stops: bool, names_both: bool) -> None:  # noqa: FBT001
    """One that names a title and an employer as most roles do, with a stop where they have one."""
    line = Line(3, text, rest=text)
    shown = names_both and not stops
    assert whole([line], ROLES) == ([line] if shown else [])
    assert whole([line], dotted(ROLES)) == ([line] if names_both else [])
    assert whole([line], BARE) == whole([line], [ROLES[0], *BARE]) == []
    assert whole([line], [ROLES[0], BARE[0]]) == []
    (signed,) = dotted([line], sign=True)
    assert whole([signed], ROLES) == []
    assert whole([signed], dotted(ROLES, sign=True)) == ([signed] if shown else [])


def test_what_is_said_of_lines_without_months() -> None:
    """Those with a title lack their months; of others, fewer than roles are named as left out."""
    lines = [Line(3, "PM, Gamma", rest="PM, Gamma"), Line(4, "Oslo" * 16, rest="Oslo")]
    lacks = f"Line 3 (PM, Gamma) {NO_MONTHS}"
    left = f"Line 4 is left out, as it has no months: “{'Oslo' * 15}”."
    assert lacking(lines, ROLES, ["Senior PM", "Lead"]) == ([lacks], [left])
    also = f"Line 4 ({'Oslo' * 15}) {NO_MONTHS}"
    assert lacking(lines, ROLES, ["Senior PM", ""]) == ([lacks, also], [])
    places = [*lines, Line(5, "Bergen", rest="Bergen")]
    assert lacking(places, ROLES, ["Senior PM", "Lead"]) == ([lacks], [])


def test_what_is_a_list() -> None:
    """There is a role and no heading, and each role is named beside its months."""
    heading = Line(3, "Work", rest="Work", is_heading=True)
    kind, nothing = Line(4, "Full-time", rest="Full-time"), Line(5, "2019", rest="")
    assert is_list(ROLES, ROLES)
    for every, roles in (
        (ROLES, []),
        ([heading, *ROLES], ROLES),
        (ROLES, [*ROLES, kind]),
        (ROLES, [*ROLES, nothing]),
    ):
        assert not is_list(every, roles)
