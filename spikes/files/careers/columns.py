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
        *("organization name", "company name", "employer name", "name of employer", "institution"),
        *("firma", "firmenname", "unternehmen", "arbeitgeber", "entreprise", "societe"),
        *("employeur", "nom de l entreprise", "empresa", "compania", "empleador", "organizacion"),
        *("organizacao", "azienda", "societa", "datore di lavoro", "organizzazione", "bedrijf"),
        *("bedrijfsnaam", "werkgever", "organisatie", "pracodawca", "nazwa firmy", "organizacja"),
        *("arbeidsgiver", "bedrift", "selskap", "virksomhet", "organisasjon", "arbejdsgiver"),
        *("virksomhed", "arbetsgivare", "foretag", "会社", "会社名", "勤務先"),
    ),
    "title": (
        *("Title", "role", "position", "job title", "role title", "position title", "job", "kind"),
        *("function", "what", "what I did", "titel", "stelle", "funktion", "poste", "intitule"),
        *("stellenbezeichnung", "berufsbezeichnung", "tatigkeit", "fonction", "intitule du poste"),
        *("emploi", "cargo", "puesto", "puesto de trabajo", "funcao", "ruolo", "posizione"),
        *("mansione", "functie", "functietitel", "rol", "stanowisko", "rola", "tytul", "stilling"),
        *("stillingstittel", "tittel", "titre", "rolle", "befattning", "yrke", "役職", "職種"),
    ),
    "relevance": ("Relevance",),
    "reason": ("Reason", "why"),
}
NAMES: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    Role: {
        **SHARED,
        "start": (*("First month", "start", "start date", "since"),),
        "end": ("Last month", "end", "end date", "until"),
        "start year": ("Start year",),
        "end year": ("End year",),
        "span": (
            *("First to last month", "months", "date", "dates", "date range", "period", "years"),
            *("time", "time period", "when", "dates employed", "employment dates", "zeitraum"),
            *("periode", "period of employment", "periodo", "okres", "tidsrom", "datum", "fecha"),
            *("fechas", "jahre", "annees", "lata", "期間"),
        ),
    },
    Offer: {
        **SHARED,
        "planned_months": (
            *("Planned months", "months", "planned", "planned stay", "stay", "monate", "mois"),
            *("meses", "mesi", "maanden", "maneder", "manader", "miesiace", "geplante monate"),
        ),
        "door": ("Door",),
        "reply_by": (
            *("Reply by", "answer by", "respond by", "deadline", "decide by", "decision by"),
            *("antwort bis", "frist", "repondre avant", "reponse avant", "date limite", "plazo"),
            *("responder antes de", "fecha limite", "prazo", "rispondere entro", "scadenza"),
            *("antwoord voor", "odpowiedz do", "svarfrist", "svar innen"),
        ),
        "outside": ("Not in these numbers", "outside"),
    },
}
SECTORS = ("branche", "secteur", "sector", "settore", "branza", "bransje")  # of roles: in words
SHORT_NAMES: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.SOCIAL_IMPACT: (
        *("social", "impact", "wirkung", "gesellschaftliche wirkung", "impact social"),
        *("soziale wirkung", "gesellschaftlicher nutzen"),
        *("impacto social", "impatto sociale", "maatschappelijke impact", "samfunnsnytte"),
    ),
    Dimension.MANAGEMENT_CHOPS: (
        *("management", "chops", "mgmt", "leadership", "people management", "team management"),
        *("managing people", "leading people", "people leadership", "team leadership", "fuhrung"),
        *("encadrement", "liderazgo", "personalfuhrung", "gestion de personas"),
        *("gestion", "leiding", "zarzadzanie", "ledelse"),
    ),
    Dimension.INDUSTRY_EXPERTISE: (
        *("industry", "expertise", "industry knowledge", "domain", "domain knowledge"),
        *("domain expertise", "branchenwissen", "branchenerfahrung", "expertise sectorielle"),
        *("conocimiento del sector", *SECTORS),
    ),
    # no word for a salary, which is money and no rating
    Dimension.COMPENSATION: (
        *(
            "comp",
            "pay",
            "vergutung",
            "remuneration",
            "remuneracion",
            "remuneracao",
            "retribuzione",
            "beloning",
        ),
        *("wynagrodzenie", "kompensasjon"),
    ),
    Dimension.ADVANCEMENT_SPEED: (
        *("advancement", "speed", "growth", "career growth", "career advancement", "aufstieg"),
        *("promotion", "promotions", "growth promotion", "career", "career progression"),
        *("career path", "career development", "growth opportunities"),
        *("aufstiegschancen", "karrierechancen", "perspectives d evolution"),
        *("evolution", "progression", "crecimiento", "crescita", "groei", "rozwoj", "karriere"),
    ),
}
ENDINGS: Mapping[str, tuple[str, ...]] = {
    "ratings": ("", "rating", "0 to 10", "score"),
    "evidence": ("evidence",),
    "notes": ("note", "notes"),
}
PLACES = {
    *("where", "location", "city", "place", "town", "country", "region", "ort", "standort"),
    *("ville", "lieu", "pays", "ciudad", "lugar", "localidad", "localidade", "cidade", "citta"),
    *("luogo", "sede", "stadt", "land", "plaats", "woonplaats", "stad", "miejsce", "miasto"),
    *("sted", "勤務地"),
}
WHEN: tuple[Place, ...] = (("start",), ("start year",), ("span",))  # say when a role was
# an organisation's, unless another column has its name
PERHAPS = ("where", "option", "offer", "angebot", "offre", "oferta", "offerta", "tilbud", "aanbod")

FIRST = (
    "start(?:s|ed|et)?|begin(?:s|n|ning)?|began|from|since|von|ab|seit|anfang|debut|desde|inicio"
    "|inizio|dal|van|fra|fran|od|poczatek|rozpoczecia|rozpoczecie|開始|入社"
)
LAST = (
    "end(?:s|ed|e)?|finish(?:ed)?|to|until|till?|bis|fin|hasta|fine|al|tot|do|koniec|zakonczenia"
    "|zakonczenie|slutt?|einde?|fim|ate|termino|終了|退社"
)
MONTH = "date|month|day|datum|data|dato|fecha|monat|mois|mes|mese|maand|maned|manad|miesiac|年月"
YEAR = "year|jahr|annee|ano|anno|jaar|ar|rok"
# From, from month, month (from), startDate, Fecha de inicio, Sluttdato, année de début
_MOMENT = re.compile(
    rf"(?:(?:{MONTH}|(?P<year>{YEAR})) ?(?:de |di |du |d |of )?)?"
    rf"(?:(?P<first>{FIRST})|(?P<last>{LAST}))(?: on)?"
    rf"|(?:(?P<early>{FIRST}|first)|(?:{LAST}|last)) ?(?:{MONTH}|(?P<of>{YEAR}))"
)
_BOTH = re.compile(rf"(?:{FIRST}) (?:{LAST})(?: (?:{MONTH}))?")


def column(heading: str) -> str:
    """Return a column's name in small words, less its signs and what stands in brackets.

    Those that say when something began or ended are one word in every language.

    >>> column("What_I did (in short)"), column("startDate"), column("Année de fin")
    ('what i did', 'start', 'end year')
    """
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading[:LONGEST_HEADING]).replace("_", " ")
    kept = rf"\((?!(?:{MONTH}|{YEAR})\))[^()]*\)|\[[^\[\]]*\]"
    bare = re.sub(rf"{kept}|(?:\bout of|\bof|/) ?[0-9]+\s*$", " ", plain(apart))
    name = " ".join(re.findall(r"\w+", bare))
    if _BOTH.fullmatch(name):
        return "dates"
    if name == "today" or not (found := _MOMENT.fullmatch(name)):
        return name
    end = "start" if found["first"] or found["early"] else "end"
    return f"{end} year" if found["year"] or found["of"] else end


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
    if kind is Role:
        fields = {name: field for name, field in fields.items() if name not in SECTORS}
    return {**dict.fromkeys(PERHAPS, ("organisation",)), **fields}


def places(headings: list[str], kind: type) -> list[Place]:
    """Return the field each column stands for; (a number,) for one that is left out."""
    known, names = columns(kind), [column(heading) for heading in headings]
    if any(known.get(name) == ("organisation",) for name in names if name not in PERHAPS):
        known = {name: field for name, field in known.items() if name not in PERHAPS}
    found = [known.get(name, (str(i),)) for i, name in enumerate(names)]
    return [
        (str(i),) if place[0] == "ratings" and is_upside_down(heading) else place
        for i, (place, heading) in enumerate(zip(found, headings, strict=True))
    ]


def out_of(heading: str) -> float | None:
    """Return the scale that a column's name says; None where it says none.

    >>> out_of("Pay (1-5)"), out_of("Growth, out of 5"), out_of("Pay (%)"), out_of("Pay")
    (5.0, 5.0, 100.0, None)
    """
    if "%" in heading[:100]:
        return None if weighs(heading) else 100.0
    to = r"\b[01] ?(?:[-–—]|to|bis|à|a|tot|do|\.\.) ?"
    found = re.search(rf"(?:{to}|out of |of |sur |von |/ ?)(100?|20|[2-9])\b", heading[:100])
    return float(found[1]) if found else None


def weighs(heading: str) -> bool:
    """Return whether the name of a column has a weight in it.

    >>> weighs("Pay (30 %)"), weighs("Pay (0-100 %)")
    (True, False)
    """
    return (
        re.search(r"(?<![0-9–-])(?!100\b)[0-9]{1,2}(?:[.,][0-9]+)? ?%", heading[:100]) is not None
    )


def is_upside_down(heading: str) -> bool:
    """Return whether the name of a column says that 1 is best in it, as in German schools.

    >>> [is_upside_down(f"Pay {scale}") for scale in ("(1 = best)", "(Schulnote)", "(1-5)")]
    [True, True, False]
    """
    best = r"\b1 ?= ?(?:the |le |lo )?(?:best|sehr|mieux|mejor|migl|najl)"
    said = rf"schulnote|\bnoten? 1 ?[-–] ?6|{best}"
    return re.search(said, plain(heading[:LONGEST_HEADING])) is not None
