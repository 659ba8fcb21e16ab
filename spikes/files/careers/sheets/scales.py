"""Numbers and words that people rate with, as ratings from 0 to 10."""

import re

from spikes.files.blank_cells import is_nothing

NO_RATING = {"", "?", "not rated", "not rated yet"}
NUMBER = r"([-+]?(?:[0-9]{1,9}(?:[.,][0-9]*)?|[.,][0-9]{1,9}))"
PLAIN = re.compile(NUMBER, re.ASCII)
OF = "/|of|out of|von|sur|de|di|su|van|av|na|z"
STAR = r"(?:\s*(?:stars?|points?|pts?\.?|sterne|punkte|étoiles|estrellas))?"
OUT_OF = re.compile(rf"{NUMBER}\s*(?:{OF})\s*([0-9]{{1,3}}){STAR}", re.IGNORECASE)
PERCENT = re.compile(rf"{NUMBER}\s*(?:%|percent|per cent)", re.ASCII | re.IGNORECASE)
FULL, EMPTY = "★⭐🌟✭✮●*", "✩☆○"
STARS = re.compile(rf"[{re.escape(FULL + EMPTY)}]+½?[{EMPTY}]*")


def rating(cell: str, top: float = 10) -> float | str | None:
    """Return a rating from 0 to 10; None where there is none, and the text where it is no number.

    A cell that says its own scale is read by it, a plain number by that of `top`.

    >>> rating("7,5/10"), rating("4/5"), rating("★★★☆☆"), rating("60 %"), rating("4", 5)
    (7.5, 8.0, 6.0, 6.0, 8.0)
    >>> rating("8 sur 10"), rating("●●●○○"), rating("–"), rating("high")
    (8.0, 6.0, None, 'high')
    """
    text = cell.strip()
    if text.casefold() in NO_RATING or is_nothing(text):
        return None
    if found := PLAIN.fullmatch(text):
        return _of(found[1], top)
    if (found := OUT_OF.fullmatch(text)) and int(found[2]):
        return _of(found[1], int(found[2]))
    if found := PERCENT.fullmatch(text):
        return _of(found[1], 100)
    stars = text.replace("\N{VARIATION SELECTOR-16}", "").replace(" ", "")
    return _starred(stars) if STARS.fullmatch(stars) and len(stars) in {*range(1, 6), 10} else cell


def _starred(stars: str) -> float:
    """Return how many of 5 or 10 stars are full, from 0 to 10."""
    full = sum(map(stars.count, FULL)) + stars.count("½") / 2
    return full if len(stars) == 10 else 2 * full


def plain_number(cell: str) -> float | None:
    """Return a number that says no scale; None for all else."""
    found = PLAIN.fullmatch(cell.strip())
    return float(found[1].replace(",", ".")) if found else None


def weight(cell: str) -> float | None:
    """Return a weight as it is written, with a sign for percent or without; None for all else."""
    found = PERCENT.fullmatch(cell.strip()) or PLAIN.fullmatch(cell.strip())
    return float(found[1].replace(",", ".")) if found else None


def is_number(cell: str) -> bool:
    """Return whether a cell holds a rating or a weight, with a scale or without.

    >>> is_number("30%"), is_number("8/10"), is_number("Hexbourne"), is_number("")
    (True, True, False, False)
    """
    return isinstance(rating(cell), float)


def _of(number: str, top: float) -> float:
    value = float(number.replace(",", "."))
    return value if top == 10 else round(10 * value / top, 6)
