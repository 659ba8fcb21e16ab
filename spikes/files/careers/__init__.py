"""Careers and offers from what people have: prose, sheets, and files of résumé builders."""

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
    from spikes.files.careers import recognise  # noqa: PLC0415 (the first page need not wait for it)

    return recognise.read(content, decision, jobs, answers)
