"""What the columns of a sheet are called, and which field each is."""

import re
from collections.abc import Mapping
from functools import cache

from spikes.files.dates import plain
from spikes.model import Dimension, Offer, Role

LONGEST_HEADING = 100  # characters of a column's name that are read
Place = tuple[str, ...]  # ("start",), or ("ratings", "compensation")

# What a column may be called: first its name here, then what else people write, in any case and
# with or without accents.
SHARED = {
    "organisation": (
        *("Organisation", "organization", "company", "employer", "org", "organisation name"),
        *("organization name", "company name", "employer name", "institution"),
        *("firma", "unternehmen", "arbeitgeber", "entreprise", "societe", "employeur", "empresa"),
        *("azienda", "bedrijf", "werkgever", "pracodawca", "arbeidsgiver", "selskap"),
    ),
    "title": (
        *("Title", "role", "position", "job title", "role title", "position title", "job", "kind"),
        *("function", "what", "what I did", "titel", "stelle", "funktion", "poste", "intitule"),
        *("cargo", "puesto", "ruolo", "functie", "stanowisko", "stilling"),
    ),
    "relevance": ("Relevance",),
    "reason": ("Reason", "why"),
}
NAMES: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    Role: {
        **SHARED,
        "start": (
            *(
                "First month",
                "start",
                "start date",
                "start month",
                "from",
                "from date",
                "date from",
            ),
            *("from month", "began", "begin", "begin date", "begin month", "beginning", "started"),
            *("started on", "start on", "since", "von", "beginn", "debut", "date de debut"),
            *("desde", "inicio", "inizio", "dal", "van", "fra"),
        ),
        "end": (
            *("Last month", "end", "end date", "end month", "to", "to date", "date to", "to month"),
            *("until", "ended", "ended on", "end on", "finish", "finish date", "finished"),
            *("finished on", "bis", "ende", "fin", "date de fin", "hasta", "fine", "al", "tot"),
            "til",
        ),
        "start year": ("Start year", "from year", "begin year", "year started", "year from"),
        "end year": ("End year", "to year", "finish year", "year ended", "year to"),
        "span": (
            *("First to last month", "months", "date", "dates", "date range", "period", "years"),
            *("time", "time period", "when", "dates employed", "employment dates", "zeitraum"),
            *("periode", "periodo", "okres"),
        ),
    },
    Offer: {
        **SHARED,
        "planned_months": ("Planned months", "months", "planned", "planned stay", "stay"),
        "door": ("Door",),
        "reply_by": ("Reply by", "answer by", "deadline", "decide by"),
        "outside": ("Not in these numbers", "outside"),
    },
}
SHORT_NAMES: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.SOCIAL_IMPACT: ("social", "impact"),
    Dimension.MANAGEMENT_CHOPS: ("management", "chops", "mgmt", "leadership"),
    Dimension.INDUSTRY_EXPERTISE: (
        *("industry", "expertise", "industry knowledge", "domain", "domain knowledge"),
        "domain expertise",
    ),
    Dimension.COMPENSATION: ("comp", "pay"),
    Dimension.ADVANCEMENT_SPEED: (
        *("advancement", "speed", "growth", "career growth", "career advancement"),
    ),
}
ENDINGS: Mapping[str, tuple[str, ...]] = {
    "ratings": ("", "rating", "0 to 10", "score"),
    "evidence": ("evidence",),
    "notes": ("note", "notes"),
}
PLACES = {
    *("where", "location", "city", "place", "town", "country", "region", "ort", "standort"),
    *("ville", "lieu", "ciudad", "lugar", "stadt", "sted"),
}
WHEN: tuple[Place, ...] = (("start",), ("start year",), ("span",))  # say when a role was
# an organisation's, unless another column has its name
PERHAPS = ("where", "option", "offer")


def column(heading: str) -> str:
    """Return a column's name in small words, less its signs and what stands in brackets.

    >>> column("Last_Month (if any)"), column("startDate")
    ('last month', 'start date')
    """
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading[:LONGEST_HEADING]).replace("_", " ")
    bare = re.sub(r"\([^()]*\)|(?:\bout of|\bof|/) ?[0-9]+\s*$", " ", plain(apart))
    return " ".join(re.findall(r"\w+", bare))


@cache
def columns(kind: type) -> dict[str, Place]:
    """Return the field of every column name: ("start",), or ("ratings", "compensation")."""
    fields: dict[str, Place] = {}
    for field, names in NAMES[kind].items():
        fields |= {column(name): (field,) for name in (field, *names)}
    for d in Dimension:
        for field, endings in ENDINGS.items():
            fields |= {
                f"{column(name)} {end}".strip(): (field, d.value)
                for name in (d.label, *SHORT_NAMES[d])
                for end in endings
            }
    return {**dict.fromkeys(PERHAPS, ("organisation",)), **fields}


def places(headings: list[str], kind: type) -> list[Place]:
    """Return the field each column stands for; (a number,) for one that is left out."""
    known, names = columns(kind), [column(heading) for heading in headings]
    if any(known.get(name) == ("organisation",) for name in names if name not in PERHAPS):
        known = {name: field for name, field in known.items() if name not in PERHAPS}
    return [known.get(name, (str(i),)) for i, name in enumerate(names)]


def out_of(heading: str) -> float | None:
    """Return the scale that a column's name says; None where it says none.

    >>> out_of("Pay (1-5)"), out_of("Growth, out of 5"), out_of("Pay")
    (5.0, 5.0, None)
    """
    found = re.search(r"(?:\b[01] ?(?:[-–—]|to) ?|out of |of |/ ?)(100?|[2-9])\b", heading[:100])
    return float(found[1]) if found else None
