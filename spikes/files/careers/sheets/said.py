"""What is said of a sheet as a whole: which of its columns are left out, and what was assumed."""

from collections.abc import Iterable

from spikes.files.careers.columns import (
    PLACES,
    Place,
    column,
    columns,
    is_upside_down,
    places,
    weighs,
)
from spikes.files.careers.rows import shortened
from spikes.files.careers.sheets.sums import SUMS
from spikes.files.careers.sheets.tables import Table
from spikes.files.dates import Order
from spikes.model import Dimension, Offer
from spikes.words.phrases import close_match, listed

OWN = {"option", "what it is"}  # names of columns of a table that Spikes exported
MOST_NAMED = 10  # columns in a sentence; of more, how many they are is said
NARROW = (
    "No rating is over 7. They’re read as out of 10, and 10 is best. Change them if they’re marks,"
    " or on another scale."
)
COMPUTED = "What Spikes works out is left out: coverage, gain, fit, spikes and flags."
CORE = "Each counts as core to your goal. Change that where it isn’t."
LASTS = (
    f"Each would last {Offer.model_fields['planned_months'].default} months, unless you say"
    " otherwise."
)
COMPUTED_COLUMNS = OWN | {"gain in points", "fit 0 to 10", "spikes", "flags", "roles beside"}


def assumed(table: Table, orders: Iterable[Order], highest: float) -> tuple[str, ...]:
    """Return sentences on what was assumed of the sheet as a whole.

    `highest`: of the ratings that say no scale.
    """
    known = set(orders)
    months_first = "In days written as numbers, the month is first, as one of them shows."
    days_first = "In days written as numbers, the day is first, as one of them shows."
    return tuple(
        sentence
        for sentence, true in {
            "The sheet is read on its side, a column for each job.": table.turned,
            "What is above the names of the columns is left out.": table.above,
            f"What is around the table is left out, as in line {table.around}.": table.around > 0,
            months_first: "mdy" in known,
            days_first: "dmy" in known,
            NARROW: 5 < highest <= 7,
        }.items()
        if true
    )


def of_each(table: Table, kind: type) -> tuple[str, ...]:
    """Return sentences on what is assumed of each job, as no cell says otherwise."""
    columns_ = zip(
        places(table.headings, kind), zip(*table.rows.values(), strict=True), strict=False
    )
    said = {place for place, cells in columns_ if any(cells)}
    return (
        *([] if ("relevance",) in said else [CORE]),
        *([] if kind is not Offer or ("planned_months",) in said else [LASTS]),
    )


def left_out(table: Table, fields: list[Place], kind: type, *, own: bool) -> tuple[str, ...]:
    """Return sentences on the columns without a meaning here."""
    unknown = [
        heading.strip()
        for heading, place in zip(table.headings, fields, strict=True)
        if (place[0].isdecimal() or (place == ("span",) and ("start",) in fields))
        and heading.strip()
        and not (own and _computed(heading))
    ]
    what = "row" if table.turned else "column"
    sentences = [COMPUTED] if own else []
    if not own and any(map(weighs, table.headings)):
        sentences.append(
            f"The weights in the names of the {what}s are left out: set them yourself."
        )
    plain = []
    for heading in unknown:
        name = f"The {what} “{shortened(heading)}” is left out"
        if column(heading) in PLACES:
            sentences.append(f"{name}, because it is a place.")
        elif is_upside_down(heading):
            sentences.append(f"{name}, because 1 is best in it: write numbers of which 10 is best.")
        elif column(heading) in columns(kind):  # of spans, beside one of first months
            plain.append(heading)
        elif close := close_match(column(heading), columns(kind), 0.8):
            sentences.append(f"{name}: if it means {close}, rename it.")
        else:
            plain.append(heading)
    matrix = table.turned and any(place[0] == "ratings" for place in fields)
    worked_out = [heading for heading in plain if column(heading) in SUMS]
    others = [heading for heading in plain if heading not in worked_out]
    return (
        *sentences[:MOST_NAMED],
        *_all_left_out(what, others, "none of the five dimensions" if matrix else ""),
        *(_missing(what, fields) if matrix and others else ()),
        *_all_left_out(what, worked_out, "worked out from the others"),
        *_nameless(table)[:MOST_NAMED],
    )


def _missing(what: str, fields: list[Place]) -> tuple[str, ...]:
    """Return what to do where a dimension may stand there under a name of its own."""
    missing = [d.label.lower() for d in Dimension if ("ratings", d.value) not in fields]
    if not missing:
        return ()
    return (f"No {what} is read as {listed(missing, 'or')}. If one of them is that, rename it.",)


def _computed(heading: str) -> bool:
    """Return whether Spikes works out what is in this column of its own."""
    return column(heading) in COMPUTED_COLUMNS or column(heading).endswith("coverage in percent")


def _nameless(table: Table) -> tuple[str, ...]:
    """Return a sentence on each column that holds something and has no name."""
    what = "Row" if table.turned else "Column"
    return tuple(
        f"{what} {i + 1} is left out, as it has no name."
        for i, heading in enumerate(table.headings)
        if not heading.strip() and any(row[i] for row in table.rows.values())
    )


def _all_left_out(what: str, headings: list[str], why: str) -> tuple[str, ...]:
    """Return a sentence on all of them; `why`: what they are, where that is the reason."""
    if not headings:
        return ()
    shown = [f"“{shortened(heading)}”" for heading in headings[:MOST_NAMED]]
    more = len(headings) - len(shown)
    names = listed([*shown, *([f"{more} more"] if more else [])], "and")
    s, are, they = ("s", "are", "they") if len(headings) > 1 else ("", "is", "it")
    reason = f", as {they} {are} {why}" if why else ""
    return (f"The {what}{s} {names} {are} left out{reason}.",)
