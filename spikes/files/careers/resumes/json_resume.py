"""A career in the JSON Resume schema: `work[]` with `name`, `position`, `startDate`, `endDate`."""

from datetime import date
from typing import Any

from spikes.files.careers.resumes.values import entries, moment, others, text
from spikes.files.careers.rows import Row, held
from spikes.model import Role

KIND = "json-resume"


def is_one(values: Any) -> bool:
    """Return whether what a file holds is of this kind."""
    return isinstance(values, dict) and isinstance(values.get("work"), list)


def rows(values: Any, as_of: date) -> tuple[list[Row[Role]], list[str]]:
    """Return the roles, and what else there was."""
    found = [
        held(
            number,
            text(work, "name") or text(work, "company"),  # the latter before version 1.0
            text(work, "position"),
            (moment(work, "startDate"), moment(work, "endDate", end=True)),
            as_of,
        )
        for number, work in enumerate(entries(values["work"]), 1)
    ]
    lists = [key for key, value in values.items() if key != "work" and isinstance(value, list)]
    beside = others(values["work"], entries(values["work"]))
    return found, [*beside, *(key for key in lists if values[key])]
