"""The one door: what a file or a paste is, is found from its content, never from its name."""

from collections.abc import Callable
from typing import Any

from spikes.files import decisions, links
from spikes.files.careers import sheet
from spikes.files.careers.found import Answers, Found, Jobs
from spikes.files.decisions import FileError
from spikes.model import Decision

NO_ANSWERS = Answers()


def read(
    content: bytes | str,
    decision: Decision,
    jobs: Jobs | None = None,
    answers: Answers = NO_ANSWERS,
) -> Found:
    """Read roles or offers, to join a decision, from whatever people already have.

    `jobs`: what to read it as, where it fits both; then roles. Raises `FileError` where nothing
    was read.
    """
    del answers
    text = content if isinstance(content, str) else content.decode(errors="replace")
    if text.lstrip().startswith("{"):
        return _own(decisions.opened(text.encode()))
    if links.MARK in text:
        return _own(links.opened(text[text.index(links.MARK) :].strip()))
    if jobs == "offers":
        return _sheet(content, decision, sheet.read_offers, "offers")
    try:
        return _sheet(content, decision, sheet.read_roles, "roles")
    except FileError:
        if jobs == "roles":
            raise
        return _sheet(content, decision, sheet.read_offers, "offers")


def _own(opened: decisions.Opened) -> Found:
    """Return a decision of Spikes' own."""
    found = opened.decision
    return Found(
        "spikes", found.roles, found.offers, found.weights, left_out=opened.notes, decision=found
    )


def _sheet(
    content: bytes | str, decision: Decision, reader: Callable[..., Any], jobs: str
) -> Found:
    """Return what a sheet gives."""
    found = reader(content, decision)
    said = [(row, text) for row in found.rows for text in row.remarks]
    return Found(
        "sheet",
        **{jobs: found.jobs},
        assumed=tuple(f"{row}: {text}" for row, text in said if not row.there),
        left_out=(*found.ignored, *(f"{row}: {text}" for row, text in said if row.there)),
        problems=tuple(f"{row}: {text}" for row in found.rows for text in row.problems),
    )
