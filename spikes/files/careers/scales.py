"""Numbers and words that people rate with, as ratings from 0 to 10."""

import re

NO_RATING = {"", "-", "–", "—", "?", "n/a", "not rated", "not rated yet"}
NUMBER = r"([-+]?[0-9]{1,9}(?:[.,][0-9]*)?)"
PLAIN = re.compile(NUMBER, re.ASCII)
OUT_OF = re.compile(rf"{NUMBER}\s*(?:/|of|out of)\s*([0-9]{{1,3}})", re.ASCII | re.IGNORECASE)
PERCENT = re.compile(rf"{NUMBER}\s*(?:%|percent|per cent)", re.ASCII | re.IGNORECASE)
STARS = re.compile("([★⭐🌟✭✮✩☆\N{VARIATION SELECTOR-16}]+)")
FULL = "★⭐🌟✭✮"


def rating(cell: str, top: float = 10) -> float | str | None:
    """Return a rating from 0 to 10; None where there is none, and the text where it is no number.

    A cell that says its own scale is read by it, a plain number by that of `top`.

    >>> rating("7,5/10"), rating("4/5"), rating("★★★☆☆"), rating("60 %"), rating("4", 5)
    (7.5, 8.0, 6.0, 6.0, 8.0)
    >>> rating("–"), rating("high")
    (None, 'high')
    """
    text = cell.strip()
    if text.casefold() in NO_RATING:
        return None
    if found := PLAIN.fullmatch(text):
        return _of(found[1], top)
    if (found := OUT_OF.fullmatch(text)) and int(found[2]):
        return _of(found[1], int(found[2]))
    if found := PERCENT.fullmatch(text):
        return _of(found[1], 100)
    if STARS.fullmatch(text):
        return float(2 * sum(text.count(star) for star in FULL))
    return cell


def plain_number(cell: str) -> float | None:
    """Return a number that says no scale; None for all else."""
    found = PLAIN.fullmatch(cell.strip())
    return float(found[1].replace(",", ".")) if found else None


def weight(cell: str) -> float | None:
    """Return a weight as it is written, with a sign for percent or without; None for all else."""
    found = PERCENT.fullmatch(cell.strip()) or PLAIN.fullmatch(cell.strip())
    return float(found[1].replace(",", ".")) if found else None


def _of(number: str, top: float) -> float:
    value = float(number.replace(",", "."))
    return value if top == 10 else round(10 * value / top, 6)
