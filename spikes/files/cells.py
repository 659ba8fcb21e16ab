"""What people write into the cells of a spreadsheet: column names, months, numbers and words."""

import re
import unicodedata
from collections.abc import Mapping

from spikes.model import Dimension, Offer, Relevance, Role

LONGEST_HEADING = 100  # characters of a column's name that are read
LONGEST_SPAN = 100  # characters of two months in one cell

# What a column may be called: first its name here, then what else people write, in any case.
SHARED = {
    "organisation": (
        "Organisation",
        "organization",
        "company",
        "employer",
        "org",
        "organisation name",
        "company name",
        "where",
    ),
    "title": (
        "Title",
        "role",
        "position",
        "job title",
        "role title",
        "job",
        "kind",
        "function",
        "what",
        "what I did",
    ),
    "relevance": ("Relevance",),
    "reason": ("Reason", "why"),
}
NAMES: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    Role: {
        **SHARED,
        "start": (
            "First month",
            "start",
            "start date",
            "start month",
            "from",
            "began",
            "started",
            "since",
        ),
        "end": ("Last month", "end", "end date", "end month", "to", "until", "ended"),
        "span": (
            "First to last month",
            "months",
            "dates",
            "date range",
            "period",
            "years",
            "time",
            "when",
        ),
    },
    Offer: {
        **SHARED,
        "planned_months": ("Planned months", "months", "planned"),
        "door": ("Door",),
        "reply_by": ("Reply by", "answer by", "deadline"),
        "outside": ("Not in these numbers", "outside"),
    },
}
SHORT_NAMES: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.SOCIAL_IMPACT: ("social", "impact"),
    Dimension.MANAGEMENT_CHOPS: ("management", "chops", "mgmt", "leadership"),
    Dimension.INDUSTRY_EXPERTISE: (
        "industry",
        "expertise",
        "industry knowledge",
        "domain",
        "domain knowledge",
    ),
    Dimension.COMPENSATION: ("comp", "pay"),
    Dimension.ADVANCEMENT_SPEED: ("advancement", "speed", "growth", "career growth"),
}
ENDINGS: Mapping[str, tuple[str, ...]] = {
    "ratings": ("", "rating"),
    "evidence": ("evidence",),
    "notes": ("note", "notes"),
}
DATES = tuple(
    re.compile(form, re.ASCII)
    for form in (
        # 2021-03, 2021/03, 2021-03-15
        r"(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})(?:[-/.][0-9]{1,2})?",
        r"(?P<m>[0-9]{1,2})[-/.](?P<y>[0-9]{4})",  # 03/2021
        # Mar-21, March 2021, 15 March 2021
        r"(?:[0-9]{1,2}[ .-]+)?(?P<m>[a-z]{3,10})[ .,'’-]*(?P<y>[0-9]{4}|[0-9]{2})",
        # 1.3.2006: with dots, the day is first everywhere
        r"[0-9]{1,2}\. ?(?P<m>[0-9]{1,2})\. ?(?P<y>[0-9]{4})",
        # 15/03/2021: no month is a 15th
        r"(?:1[3-9]|2[0-9]|3[01])[-/.](?P<m>[0-9]{1,2})[-/.](?P<y>[0-9]{4})",
        r"(?P<m>[0-9]{1,2})[-/.](?:1[3-9]|2[0-9]|3[01])[-/.](?P<y>[0-9]{4})",  # 03/15/2021
        r"(?P<m>[0-9]{1,2})[-/.](?P=m)[-/.](?P<y>[0-9]{4})",  # 03/03/2021: the same either way
    )
)
# In English, French, Spanish, Portuguese, Italian, German and Dutch, without accents, as in the
# Unicode CLDR; a name may be cut short, and short forms that are no beginning stand last.
MONTHS = (
    ("january", "janvier", "enero", "janeiro", "gennaio", "januar", "januari"),
    ("february", "fevrier", "febrero", "fevereiro", "febbraio", "februar", "februari"),
    ("march", "mars", "marzo", "marco", "maart", "marz", "maerz", "mrz", "mrt"),
    ("april", "avril", "abril", "aprile"),
    ("may", "mai", "mayo", "maio", "maggio", "mei"),
    ("june", "juin", "junio", "junho", "giugno", "juni"),
    ("july", "juillet", "julio", "julho", "luglio", "juli"),
    ("august", "aout", "agosto", "augustus"),
    ("september", "septembre", "septiembre", "setembro", "settembre"),
    ("october", "octobre", "octubre", "outubro", "ottobre", "oktober"),
    ("november", "novembre", "noviembre", "novembro"),
    ("december", "decembre", "diciembre", "dezembro", "dicembre", "dezember"),
)
RELEVANCE = {
    "high": Relevance.CORE,
    "medium": Relevance.ADJACENT,
    "low": Relevance.TANGENTIAL,
}  # as people write it
NOW = {"", "now", "present", "current", "today", "ongoing", "-", "–", "—"} | {
    *("heute", "bis heute", "actuel", "aujourd'hui", "presente", "actualidad", "atual", "oggi"),
    "heden",
}
TO = re.compile(
    r"\s*[–—]\s*|\s+(?:-|to|until|till|bis|à|au|hasta|al|até|tot)(?:\s+|$)|-", re.IGNORECASE
)  # between two months
NO_RATING = {"-", "–", "—", "not rated", "not rated yet"}
NUMBER = re.compile(r"([-+]?[0-9]{1,9}(?:[.,][0-9]*)?)(?:\s*/\s*10)?", re.ASCII)
WHOLE_NUMBER = re.compile(r"([-+]?[0-9]{1,9})(?:[.,]0*)?(?:\s*months?)?", re.ASCII | re.IGNORECASE)


def column(heading: str) -> str:
    """Return a column's name without its case, its signs and what stands in brackets.

    >>> column("Last_Month (if any)")
    'last month'
    """
    plain = heading[:LONGEST_HEADING].replace("_", " ").casefold()
    return " ".join(re.findall(r"\w+", re.sub(r"\([^()]*\)", " ", plain)))


def columns(kind: type) -> dict[str, tuple[str, ...]]:
    """Return the field of every column name: ("start",), or ("ratings", "compensation")."""
    fields: dict[str, tuple[str, ...]] = {}
    for field, names in NAMES[kind].items():
        fields |= {column(name): (field,) for name in (field, *names)}
    for d in Dimension:
        for field, endings in ENDINGS.items():
            fields |= {
                f"{column(name)} {end}".strip(): (field, d.value)
                for name in (d.label, *SHORT_NAMES[d])
                for end in endings
            }
    return fields


def month(text: str) -> str:
    """Return a month in any usual form as YYYY-MM; text that is none, or could be two, as it is.

    >>> [month(text) for text in ("Mar 2021", "3/2021", "Sept-98", "4.3.2021", "3/4/2021")]
    ['2021-03', '2021-03', '1998-09', '2021-03', '3/4/2021']
    """
    # the page writes months with word joiners, so that they do not break
    whole = text.replace("\N{WORD JOINER}", "").strip().casefold()
    plain = "".join(
        sign for sign in unicodedata.normalize("NFD", whole) if not unicodedata.combining(sign)
    )
    for form in DATES:
        if not (found := form.fullmatch(plain)):
            continue
        year, name = int(found["y"]), found["m"]
        year += (1900 if year >= 50 else 2000) if len(found["y"]) == 2 else 0
        named = [
            number
            for number, names in enumerate(MONTHS, 1)
            if any(full.startswith(name) for full in names)
        ]
        number = int(name) if name.isdecimal() else named[0] if len(named) == 1 else 0
        if 1 <= number <= 12:
            return f"{year:04}-{number:02}"
    return text.strip()


def span(text: str) -> tuple[object, ...]:
    """Return the first month and the last in one cell, or one alone, as far as they can be read.

    >>> span("Sep 2006 - Aug 2009 (3 years)"), span("2020-01 – today"), span("Mar-21")
    (('2006-09', '2009-08'), ('2020-01', None), ('2021-03',))
    """
    if len(text) > LONGEST_SPAN:
        return (text,)
    plain = re.sub(r"\([^()]*\)|·.*", "", text).strip()
    split = {
        sign: (month(plain[: sign.start()]), value("end", plain[sign.end() :].strip()))
        for sign in TO.finditer(plain)
    }
    readable = [
        both
        for both in split.values()
        if all(one is None or re.fullmatch("[0-9]{4}-[0-9]{2}", str(one)) for one in both)
    ]
    # a hyphen stands within many a month
    as_they_are = [both for sign, both in split.items() if sign[0] != "-"]
    return next(iter([*readable, *as_they_are]), (month(plain),))


def value(field: str, cell: str) -> object:
    """Return what a cell holds for this field; else its text, which the model refuses by name.

    >>> value("ratings", "7,5/10"), value("planned_months", "24 months"), value("door", "Two way")
    (7.5, 24, 'two-way')
    """
    match field:
        case "start":
            return month(cell)
        case "end":
            return None if cell.casefold().replace("’", "'") in NOW else month(cell)
        case "planned_months":
            return int(whole[1]) if (whole := WHOLE_NUMBER.fullmatch(cell)) else cell
        case "ratings" if cell.casefold() in NO_RATING:
            return None
        case "ratings":
            return float(found[1].replace(",", ".")) if (found := NUMBER.fullmatch(cell)) else cell
        case "relevance":
            return RELEVANCE.get(_word(cell), _word(cell))
        case "door" | "evidence":
            return _word(cell)
        case _:
            return cell


def _word(cell: str) -> str:
    return re.sub(r"[\s_-]+", "-", cell.casefold())
