"""Careers and offers from what people already have: one reader a format, one door."""

from spikes.files.careers.found import Answers, Found, ImportQuestion, Jobs
from spikes.model import Decision

__all__ = ["Answers", "Found", "ImportQuestion", "read"]


def read(
    content: str | bytes,
    decision: Decision,
    jobs: Jobs | None = None,
    answers: Answers = Answers(),  # noqa: B008 (it is frozen)
) -> Found:
    """Return the roles, or the offers, in a file or a text, as they would join a decision.

    `jobs`: which of the two, where it could be either; roles then. Raises `FileError`.
    """
    from spikes.files.careers import door  # noqa: PLC0415 (the first page need not wait for it)

    return door.read(content, decision, jobs, answers)
