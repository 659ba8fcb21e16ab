"""Parts of what a JSON or YAML file holds, whatever stands where they should be."""

import re
from typing import Any

from spikes.files.dates import is_now, month

MOST_ENTRIES = 500


def entries(value: Any) -> list[dict[str, Any]]:
    """Return the objects in a list, at most 500; none where it is no list."""
    if not isinstance(value, list):
        return []
    return [entry for entry in value[:MOST_ENTRIES] if isinstance(entry, dict)]


def text(entry: dict[str, Any], key: str) -> str:
    """Return a text or a number as text on one line, without mark-up; "" for all else."""
    value = entry.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(re.sub("<[^<>]*>", " ", str(value)[:2000]).split())


def moment(entry: dict[str, Any], key: str, *, end: bool = False) -> str | None:
    """Return a month as an entry has it; None for an end that is now or is not said.

    What is neither a text nor a number is no month, and is shown as it is.
    """
    written = text(entry, key) or (str(entry[key]) if entry.get(key) else "")
    return None if end and (not written or is_now(written)) else month(written)


def others(value: Any, jobs: list[dict[str, Any]]) -> list[str]:
    """Return what a list holds beside the jobs in it, in a few words each."""
    rest = [entry for entry in value if entry not in jobs] if isinstance(value, list) else []
    first = (next(iter(one.values()), "") if isinstance(one, dict) else one for one in rest)
    return [str(one)[:60] for one in first]
