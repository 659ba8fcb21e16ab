"""A career in the JSON of Reactive Resume: `sections.experience.items[]`, `roles[]` in them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from spikes.files.careers.resumes.values import entries, text
from spikes.files.careers.rows import Row, held
from spikes.files.dates import span
from spikes.model import Role

KIND = "reactive-resume"


def is_one(values: Any) -> bool:
    """Return whether what a file holds is of this kind."""
    return bool(entries(_section(values, "experience").get("items")))


def _section(values: Any, name: str) -> dict[str, Any]:
    sections = values.get("sections") if isinstance(values, dict) else None
    section = sections.get(name) if isinstance(sections, dict) else None
    return section if isinstance(section, dict) else {}


def rows(values: Any, as_of: date) -> tuple[list[Row[Role]], list[str]]:
    """Return the roles, and what else there was."""
    items = entries(_section(values, "experience").get("items"))
    shown = [item for item in items if not _hidden(item)]
    found = [
        held(number, text(item, "company"), text(role, "position"), span(_period(role)), as_of)
        for number, (item, role) in enumerate(
            ((item, role) for item in shown for role in _roles(item)), 1
        )
    ]
    hidden = [f"{text(item, 'company')} (hidden)" for item in items if _hidden(item)]
    others = [name for name in values["sections"] if entries(_section(values, name).get("items"))]
    return found, [*hidden, *(name for name in others if name != "experience")]


def _hidden(item: dict[str, Any]) -> bool:
    return item.get("hidden") is True or item.get("visible") is False


def _roles(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from entries(item.get("roles")) or [item]


def _period(role: dict[str, Any]) -> str:
    return text(role, "period") or text(role, "date")  # the latter before version 5
