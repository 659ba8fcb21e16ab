"""A career in the YAML of RenderCV: `cv.sections.*[]` with `company`, `position` and dates."""

import re
from datetime import date
from typing import Any

import yaml

from spikes.files.careers.resumes.values import entries, moment, others, text
from spikes.files.careers.rows import Row, held
from spikes.files.dates import span
from spikes.files.decisions import FileError
from spikes.model import Role

KIND = "rendercv"
MARK = re.compile(r"^cv:[ \t]*(?:#.*)?$", re.MULTILINE)
LARGEST = 100_000  # characters; a career has 20,000
DEEPEST = 50  # lists within lists
INSTEAD = "paste the career as text, a line for each role with its months"
# reads each value as text, so that 2023-02 stays what it is
LOADER = yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader


def values(content: str) -> Any:
    """Return what YAML holds, each value a text.

    Raises `FileError`.
    """
    if len(content) > LARGEST:
        raise FileError(f"This YAML is too long for a career: {INSTEAD}.")
    try:
        _check(content)
        return yaml.load(content, LOADER)  # noqa: S506 (it makes texts, lists and dictionaries)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" from line {mark.line + 1} on" if mark else ""
        raise FileError(
            f"This YAML cannot be read{where}: correct it there, or {INSTEAD}."
        ) from None


def _check(content: str) -> None:
    """Refuse what would grow beyond its size once it is read."""
    depth = 0
    for event in yaml.parse(content, LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
            raise FileError(f"This YAML refers to itself or is nested too deeply: {INSTEAD}.")


def is_one(values: Any) -> bool:
    """Return whether what a file holds is of this kind."""
    cv = values.get("cv") if isinstance(values, dict) else None
    return isinstance(cv, dict) and isinstance(cv.get("sections"), dict)


def rows(values: Any, as_of: date) -> tuple[list[Row[Role]], list[str]]:
    """Return the roles, and the sections that have none."""
    sections = values["cv"]["sections"]
    jobs = {
        name: [e for e in entries(part) if text(e, "company") or text(e, "position")]
        for name, part in sections.items()
    }
    every = [work for part in jobs.values() for work in part]
    found = [
        held(number, text(work, "company"), text(work, "position"), _when(work), as_of)
        for number, work in enumerate(every, 1)
    ]
    beside = [one for name, part in jobs.items() if part for one in others(sections[name], part)]
    return found, [*beside, *(str(n).replace("_", " ") for n, part in jobs.items() if not part)]


def _when(work: dict[str, Any]) -> tuple[str | None, ...]:
    if not (work.get("start_date") or work.get("end_date")):
        return span(text(work, "date"))
    return moment(work, "start_date"), moment(work, "end_date", end=True)
