"""Rows of a sheet that are no job: the weights, what is worked out with them, and notes."""

from collections.abc import Mapping, Sequence
from math import isclose
from typing import NamedTuple

from spikes.files.careers.columns import WHEN, Place, column
from spikes.files.careers.rows import shortened
from spikes.files.careers.sheets import scales
from spikes.files.careers.sheets.tables import Table
from spikes.model import Dimension, Weights
from spikes.words.phrases import listed

SUMS = {
    *("today", "stay", "keep looking", "total", "totals", "sum", "average", "mean", "median"),
    *("score", "weighted total", "weighted score", "weighted average", "maximum", "minimum"),
    *("max points", "maximum points", "max score", "difference", "winner", "ranking", "rang"),
    *("average score", "mean score", "differenz", "maximalpunkte", "max punkte", "diff"),
    *("max", "min", "ideal", "weighted", "weighted points", "points", "result", "rank"),
    *("gesamt", "summe", "gesamtsumme", "durchschnitt", "mittelwert", "gewichtet", "ergebnis"),
    *("moyenne", "somme", "suma", "promedio", "puntuacion", "media", "somma", "totale", "totaal"),
    *("gemiddelde", "srednia", "razem", "sum", "totalt", "snitt", "gjennomsnitt", "resultat"),
}
SIGNS = {"Ø", "ø", "∅", "Σ", "∑", "Δ", "="}
WEIGHTS = {
    *("weight", "weights", "weighting", "importance", "weight in percent", "my weights"),
    *("gewicht", "gewichte", "gewichtung", "poids", "ponderation", "peso", "pesos", "weging"),
    *("waga", "wagi", "vekt", "vekting", "vikt"),
}
NOTES = {
    *("note", "notes", "my notes", "comment", "comments", "remark", "remarks", "source", "why"),
    *("bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "notiz", "notizen", "kommentar"),
    *("kommentare", "commentaire", "commentaires", "remarque", "remarques", "nota", "notas"),
    *("comentario", "comentarios", "commenti", "opmerking", "opmerkingen", "uwagi", "merknad"),
    *("merknader", "kommentarer", "anteckningar"),
}
MOST_NAMED = 10
Cells = Mapping[Place, str]


class Given(NamedTuple):
    """The weights of a sheet, and the number of their row."""

    number: int = 0  # from 1; 0: there are none
    weights: Weights | None = None


def are_weights(cells: Cells) -> bool:
    """Return whether a row is one of weights, by its name."""
    return _is_bare(cells) and _name(cells) in WEIGHTS


def is_sum(cells: Cells) -> bool:
    """Return whether a row is worked out from others, by its name."""
    name = cells.get(("organisation",), "").strip()
    return _is_bare(cells) and (_name(cells) in SUMS or name in SIGNS)


def are_notes(cells: Cells) -> bool:
    """Return whether a row holds notes on the ratings, by its name, and no number."""
    said = [text for place, text in cells.items() if place[0] == "ratings" and text]
    return _is_bare(cells) and _name(cells) in NOTES and not any(map(scales.weight, said))


def given(rows: Mapping[int, Cells]) -> Given:
    """Return the first weights in rows with their numbers, of those that name all five."""
    found = (Given(number, _weights(cells)) for number, cells in rows.items())
    return next((one for one in found if one.weights), Given())


def said(one: Given, table: Table, fields: Sequence[Place], what: str) -> tuple[str, ...]:
    """Return sentences on weights that are offered; `what` a row of the table is."""
    if one.weights is None:
        return ()
    cells = table.rows[one.number]
    name = cells[fields.index(("organisation",))]
    sentence = f"{what} {one.number} ({shortened(name)}) is read as your weights."
    total = sum(one.weights.values())
    whole = isclose(total, 100) or isclose(total, 1)
    others = [] if whole else _beside(cells, table, fields)
    if not others:
        return (sentence,)
    shown = [f"“{shortened(heading)}”" for heading in others[:MOST_NAMED]]
    more = [f"{len(others) - MOST_NAMED} more"] if len(others) > MOST_NAMED else []
    names = listed([*shown, *more], "and")
    return (
        sentence,
        f"The other weights are scaled up to 100\N{NO-BREAK SPACE}%, as {names} had one.",
    )


def why_not(cells: Cells) -> str:
    """Return why weights cannot be taken: which they are, and which are missing."""
    said = {d: cells.get(("ratings", d.value), "") for d in Dimension}
    read = {d: cell for d, cell in said.items() if scales.weight(cell) is not None}
    if not read or len(read) == len(Dimension):
        return "it does not weigh all five dimensions, so your weights stay as they are."
    weighed = listed([f"{d.label.lower()} ({cell})" for d, cell in read.items()], "and")
    missing = listed([d.label.lower() for d in Dimension if d not in read], "or")
    return f"it weighs {weighed}, but not {missing}. Your weights stay as they are."


def _beside(cells: Sequence[str], table: Table, fields: Sequence[Place]) -> list[str]:
    """Return the columns with a weight that are left out."""
    return [
        heading.strip()
        for heading, place, cell in zip(table.headings, fields, cells, strict=False)
        if place[0].isdecimal() and column(heading) not in SUMS and (scales.weight(cell) or 0) > 0
    ]


def _name(cells: Cells) -> str:
    return column(cells.get(("organisation",), ""))


def _is_bare(cells: Cells) -> bool:
    """Return whether a row has neither a title nor months, as a sum has none."""
    return not any(cells.get(place) for place in (("title",), *WHEN))


def _weights(cells: Cells) -> Weights | None:
    """Return the weights in a row; None unless all five are there."""
    numbers = [scales.weight(cells.get(("ratings", d.value), "")) for d in Dimension]
    if None in numbers or not any(numbers) or not all(0 <= (n or 0) <= 1_000_000 for n in numbers):
        return None
    return Weights.of(numbers)
