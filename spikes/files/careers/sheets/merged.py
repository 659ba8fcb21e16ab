"""Employers that a sheet names once, as in merged cells, for all the rows that are theirs."""

from collections.abc import Mapping
from itertools import pairwise

from spikes.files.careers.columns import WHEN, Place
from spikes.files.careers.sheets import sums

SAME = {
    *('"', "''", "″", "”", "〃", "^", "ditto", "dito", "dto.", "idem", "id.", "jw."),
    *("same", "s.o.", "(same)", "same as above", "as above", "wie oben", "siehe oben"),
}
HEAD = "it holds only the name of an employer."
Rows = Mapping[int, Mapping[Place, str]]
ORGANISATION: Place = ("organisation",)


def employers(rows: Rows) -> dict[int, str]:
    """Return the employer of each role that names none, or the one above by a sign."""
    found: dict[int, str] = {}
    last = ""
    for number, cells in rows.items():
        name, dated = cells[ORGANISATION], any(cells.get(place) for place in WHEN)
        same = name.casefold() in SAME
        if last and dated and (same or (not name and cells.get(("title",)))):
            found[number] = last
        elif name and not (same or sums.is_sum(cells) or sums.are_weights(cells)):
            last = name
    return found


def heads(rows: Rows, employers: Mapping[int, str]) -> set[int]:
    """Return the rows that hold the employer of the row below, and nothing else."""
    return {
        above
        for above, below in pairwise(rows)
        if below in employers and [*filter(None, rows[above].values())] == [employers[below]]
    }
