"""Roles typed one a line: which of the lines lack their months."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spikes.files.careers.names import names, titleness
from spikes.files.careers.prose.lines import SENTENCE, SHORT, Line, is_kind

WRITE = "Write them as Sep 2018 – Feb 2021."
NO_MONTHS = f"has no months. {WRITE}"


def has_kind(text: str) -> bool:
    """Return whether a line says behind a dot how one worked, as LinkedIn does of employers."""
    return any(is_kind(part) for part in text.split("·")[1:] if part.strip())


def without_kind(text: str) -> str:
    """Return a line less what it says behind a dot of how one worked.

    >>> without_kind("Northfold · Full-time"), without_kind("PM · pricing")
    ('Northfold', 'PM · pricing')
    """
    first, *parts = text.split("·")
    return "·".join([first, *(part for part in parts if not is_kind(part))]).strip()


def is_list(every: Sequence[Line], roles: Sequence[Line]) -> bool:
    """Return whether there is no heading, and each role is named in the line of its months."""
    named = all(line.rest and not is_kind(line.rest) for line in roles)
    return bool(roles) and named and not any(line.is_heading for line in every)


def whole(lines: Sequence[Line], roles: Sequence[Line]) -> list[Line]:
    """Return the lines of a list that name a role as most in it do, but without months."""
    if 2 * sum(map(_names_both, roles)) <= len(roles):
        return []
    return [line for line in _like(lines, roles) if _names_both(line)]


def lacking(
    lines: Sequence[Line], roles: Sequence[Line], titles: Iterable[str]
) -> tuple[list[str], list[str]]:
    """Return what is wrong with lines of a list without months, and what of them is left out.

    A line looks like a role where it has a title, or where one of the roles has none. Of others,
    as places are, a few are named: in a list there are fewer than roles.
    """
    untitled = not all(map(titleness, titles))
    alike = [line for line in _like(lines, roles) if untitled or titleness(line.rest)]
    others = [line for line in _like(lines, roles) if line not in alike]
    return (
        [f"Line {line.number} ({line.text[:60]}) {NO_MONTHS}" for line in alike],
        [
            f"Line {line.number} is left out, as it has no months: “{line.text[:60]}”."
            for line in others
            if len(others) < len(roles)
        ],
    )


def _names_both(line: Line) -> bool:
    said = names(line.rest)
    return bool(said.organisation and said.title)


def _like(lines: Iterable[Line], roles: Sequence[Line]) -> list[Line]:
    """Return the lines that may name a role, with a sign before or a stop behind as roles have."""
    listed, stopped = any(line.described for line in roles), any(map(_stops, roles))
    bare = {line: replace(line, described=False, rest=line.rest.rstrip(".;")) for line in lines}
    return [
        line
        for line, one in bare.items()
        if one.may_name and line.described <= listed and _stops(line) <= stopped
    ]


def _stops(line: Line) -> bool:
    return SENTENCE.search(line.text) is not None and SHORT.search(line.text) is None
