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


def moment(written: str, *, end: bool = False) -> str | None:
    """Return a month as written in an entry; None for an end that is now or is not said."""
    return None if end and (not written or is_now(written)) else month(written)
