"""Towns behind the names of employers, which make one employer two."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from spikes.files.careers.names import COMMA, titleness
from spikes.files.careers.rows import Row, shortened
from spikes.files.dates import plain
from spikes.model import Role

TOWN = re.compile(r"[^\W\d_a-z][^\d,()&/]{1,30}")


def left_out(rows: Iterable[Row[Any]], roles: Iterable[Role]) -> list[Row[Any]]:
    """Return rows without the town behind an employer that another, or a role, names without it.

    Or that has the town in its name anyway.
    """
    found = [*rows]
    held = (*(row.job for row in found), *roles)
    known = {plain(job.organisation) for job in held if isinstance(job, Role)}
    return [_without(row, known) for row in found]


def _without(row: Row[Any], known: Collection[str]) -> Row[Any]:
    if not isinstance(row.job, Role):
        return row
    whole = row.job.organisation
    name = bare(whole, known)
    if name == whole:
        return row
    said = f"“{shortened(whole)}” is read as {shortened(name)}, without the place behind it."
    job = row.job.replace(organisation=name)
    return replace(row, name=shortened(name), job=job, remarks=(*row.remarks, said))


def bare(whole: str, known: Collection[str]) -> str:
    """Return an employer without a town; `known`: the names of others, in small letters.

    >>> bare("Kvist GmbH, Bonn", {"kvist gmbh"}), bare("Kvist GmbH, Bonn", ())
    ('Kvist GmbH', 'Kvist GmbH, Bonn')
    >>> bare("Hochschule Mannheim, Mannheim", ())
    'Hochschule Mannheim'
    """
    for comma in COMMA.finditer(whole):
        name, towns = whole[: comma.start()].strip(), whole[comma.end() :].split(",")
        are_towns = all(TOWN.fullmatch(town.strip()) and not titleness(town) for town in towns)
        inside = plain(towns[0]).strip() in plain(name).split()
        if are_towns and (inside or plain(name) in known):
            return name
    return whole
