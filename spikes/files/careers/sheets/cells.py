"""What one cell of a sheet holds: a month, a number, or one of a few words.

Or a text of Spikes' own. A spreadsheet takes what begins with a sign such as = for a formula, and
where it splits a table at semicolons, tabs or bars, a cell begins within a text too. So there an
apostrophe stands in front, and reading takes it off again.
"""

import re
import unicodedata

from spikes.files.careers.lengths import MONTHS as IN_MONTHS
from spikes.files.careers.lengths import YEARS as IN_YEARS
from spikes.files.careers.sheets.scales import rating
from spikes.files.dates import LATEST, Order, day, is_now, lost_a_zero, month, tidy
from spikes.model import Evidence, Relevance
from spikes.words.phrases import EVIDENCE

RELEVANCE = {
    "high": Relevance.CORE,
    "medium": Relevance.ADJACENT,
    "low": Relevance.TANGENTIAL,
}  # as people write it
KNOWN = {
    "known": Evidence.SEEN,  # as Spikes wrote it once
    "ticked-as-a-spike": Evidence.TICKED,
    "not-ticked-as-a-spike": Evidence.TICKED,
}
MONTHS = re.compile(rf"([-+]?[0-9]{{1,9}})(?:[.,]0*)?\s*(?:{IN_MONTHS})?", re.ASCII)
YEARS = re.compile(
    rf"([0-9]{{1,2}})(?:[.,]([0-9]))?\s*{IN_YEARS}"
    rf"(?:[,\s]+(?:(?:and|und|et|y|e|i|en|og|och) )?([0-9]{{1,2}})\s*{IN_MONTHS})?",
    re.ASCII,
)
RANGE = re.compile(
    r"[0-9]{1,3}\s*(?:[-–—/]|to|or|bis|oder|a|ou|o|tot|of|til|eller|do|lub)\s*[0-9]{1,3}"
    rf"\s*(?:{IN_MONTHS}|{IN_YEARS})?",
    re.ASCII,
)

PARTS = re.compile("([,;|\t])")  # a spreadsheet may begin a cell behind each of these
CALCULATING = {"=", "+", "-", "@", "\N{MINUS SIGN}"}


def defused(text: str) -> str:
    """Return a text on one line as one that no spreadsheet takes for a formula.

    >>> defused("=1+1"), defused("A; =1+1"), defused("A=B")
    ("'=1+1", "A;' =1+1", 'A=B')
    """
    return "".join(f"'{part}" if _calculates(part) else part for part in PARTS.split(text))


def restored(cell: str) -> str:
    """Return the text of which `defused` made a cell.

    >>> restored(defused("'=A;=B")), restored("'tis; 'A")
    ("'=A;=B", "'tis; 'A")
    """
    parts = PARTS.split(cell)
    return "".join(
        part[1:] if part.startswith("'") and _calculates(part) else part for part in parts
    )


def _calculates(part: str) -> bool:
    """Return whether the first sign of a part is a formula's, whatever its width.

    What cannot be seen is passed over, and quotation marks are.
    """
    seen = (
        sign for sign in part if unicodedata.category(sign)[0] not in "CZ" and sign not in "'\""
    )
    return unicodedata.normalize("NFKC", next(seen, ""))[:1] in CALCULATING


def value(
    field: str, cell: str, order: Order = "", latest: int = LATEST, top: float = 10
) -> object:
    """Return what a cell holds for this field; else its text, which the model refuses by name.

    `order`: of the numbers of a day. `latest`: the last year that two digits may mean. `top`: the
    scale of a number that says none.

    >>> value("ratings", "7,5/10"), value("planned_months", "2 years"), value("door", "Two way")
    (7.5, 24, 'two-way')
    """
    match field:
        case "start" | "end" if lost_a_zero(cell):
            return cell
        case "start":
            return month(cell, order, latest)
        case "end":
            return None if not cell or is_now(cell) else month(cell, order, latest)
        case "reply_by":
            return day(cell, order)
        case "planned_months":
            return _months(cell)
        case "ratings":
            return rating(cell, top)
        case "relevance":
            word = _word(cell).removesuffix("-to-your-goal")
            return RELEVANCE.get(word, word)
        case "door":
            return _word(cell).removesuffix("-door")
        case "evidence":
            return _evidence().get(_word(cell), _word(cell))
        case _:
            return cell


def in_question(field: str, cell: str) -> bool:
    """Return whether a cell names two lengths of a stay, as "18-24"."""
    return field == "planned_months" and RANGE.fullmatch(tidy(cell)) is not None


def _months(cell: str) -> int | str:
    """Return a length of time in months; the text where it is none."""
    text = tidy(cell)
    if found := MONTHS.fullmatch(text):
        return int(found[1])
    if found := YEARS.fullmatch(text):
        months = 12 * int(found[1]) + 12 * int(found[2] or 0) / 10 + int(found[3] or 0)
        return round(months)
    return cell


def _evidence() -> dict[str, Evidence]:
    return KNOWN | {_word(phrase): evidence for evidence, phrase in EVIDENCE.items()}


def _word(cell: str) -> str:
    return re.sub(r"[\s_-]+", "-", cell.casefold())
