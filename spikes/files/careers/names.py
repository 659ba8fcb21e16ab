"""What in a line is a title, and what an organisation."""

import re
from typing import NamedTuple

from spikes.files.dates import plain

# Words of titles, without accents; those that end so count as well.
WORDS = """
manager managerin lead leader head director directrice directeur directora chief officer owner
founder cofounder president partner principal engineer developer designer analyst consultant
consultante associate adviser advisor assistant intern internship trainee apprentice scientist
researcher architect specialist strategist coordinator administrator supervisor instructor
teacher lecturer writer editor marketer buyer planner producer controller accountant recruiter
secretary treasurer freelancer contractor student fellow tutor nurse pm apm tpm gpm po cpo ceo
cto coo cfo cmo vp svp evp md chef cheffe responsable ingenieur ingenieure stagiaire charge
chargee gerant gerante conseiller conseillere leiter leiterin leitung berater beraterin
entwickler entwicklerin praktikant praktikantin werkstudent werkstudentin referent referentin
geschaftsfuhrer geschaftsfuhrerin sachbearbeiter sachbearbeiterin volontar volontarin
mitarbeiter mitarbeiterin gerente jefe jefa encargado analista consultor consultora becario
becaria ingeniero ingeniera coordinador coordinadora responsabile direttore direttrice
stagista kierownik kierowniczka dyrektor dyrektorka analityk specjalista specjalistka stazysta
stazystka konsultant konsultantka inzynier sjef leder radgiver konsulent utvikler chefe
estagiario coordenador adviseur medewerker projectleider
member trustee chair chairman chairwoman chairperson volunteer counsel coach
organizer organiser investor delegate mitglied vorsitzender vorsitzende inhaber inhaberin
gesellschafter gesellschafterin schatzmeister schatzmeisterin unternehmer unternehmerin
beraterin entwicklerin mentorin aufsichtsrat beirat verwaltungsrat membre benevole administrateur
administratrice fondateur fondatrice cofondateur cofondatrice presidente tresorier tresoriere
associe associee miembro voluntario voluntaria fundador fundadora cofundador cofundadora socio
socia asesor asesora consejero consejera presidenta membro volontario volontaria fondatore
fondatrice cofondatore consigliere consulente conselheiro conselheira bestuurslid vrijwilliger
oprichter medeoprichter bestuurder voorzitter penningmeester commissaris medlem ledamot frivillig
grunnlegger grundare stifter formand ordforande radgivare czlonek czlonkini wolontariusz
wolontariuszka zalozyciel zalozycielka wspolzalozyciel doradca doradczyni prezes wspolnik
"""
TITLES = frozenset(WORDS.split())
ENDINGS = (
    "manager",
    "managerin",
    "leiter",
    "leiterin",
    "berater",
    "entwickler",
    "direktor",
    "sjef",
    "chef",
    "konsult",
    "ledare",
    "leder",
    "ansvarig",
    "utvecklare",
    "mitglied",
    "grunder",
    "grunderin",
    "medlem",
    "ledamot",
)
RANKS = {"senior", "junior", "sr", "jr", "principal", "staff", "group", "first", "deputy", "vice"}
AREAS = {
    *("product", "growth", "platform", "payments", "operations", "ops", "marketing", "sales"),
    *("design", "data", "engineering", "billing", "checkout", "mobile", "web", "finance", "it"),
    *("ai", "technology", "business", "project", "program", "programme", "digital", "software"),
    *("technical", "commercial", "strategy", "customer", "success", "people", "i", "ii", "iii"),
    *("global", "europe", "emea", "international", "risk", "security", "partnerships", "research"),
}  # words beside a title that are no organisation
FIRMS = (
    r"(?:inc|ltd|llc|llp|plc|gmbh|corp|co|ag|se|sa|s\.a|sas|srl|s\.r\.l|bv|b\.v|as|a/s|oy|ab|kg"
    r"|a\.s|s\.r\.o|sp\. z o\.o|s\.p\.a|sarl|ltda|s\.l|n\.v|e\.v|kft|aps)"
)
AT = re.compile(
    r"\s+(?:at|@|bei der|bei|beim|chez|en|w firmie|w|hos|presso|bij|em|na)\s+", re.IGNORECASE
)
APART = re.compile(r"\t|\s+[|•·]\s+|\s+[–—-]\s+|:\s+|;\s+")
# What ends the name of an organisation, and of no place; behind such a word, of no area either.
CALLED = (
    r"(?:systems|group|groupe|gruppe|labs|technologies|solutions|software|holdings?|bank|banque"
    r"|foundation|stiftung|university|universit\w+|institute|ministry|council|agency|studios?"
    r"|ventures|networks|industries|insurance|versicherung\w*|werke|companies|company|brothers"
    r"|analytics|consulting|partners|airlines|motors|robotics|telecom|pharma\w*)"
)
A_FIRM = re.compile(rf"\b{FIRMS}\.?(?:,|$)|([^\W\d_]+)\s+{CALLED}(?:,|$)", re.IGNORECASE)
LABEL = re.compile(
    r"(?:client|customer|company|employer|organi[sz]ation|kunde|klant|cliente|firma|arbeitgeber"
    r"|werkgever|employeur|empresa|azienda)\s*:\s*",
    re.IGNORECASE,
)
HOW_MUCH = re.compile(  # one worked: neither a title nor an organisation
    r"(?:[0-9]{1,3} ?%|[1-5] (?:days?|tage?|jours?|dagen|dager)\b.*|(?:full|part)[- ]time|vollzeit"
    r"|teilzeit|temps (?:plein|partiel))(?: [0-9]{1,3} ?%)?",
    re.IGNORECASE,
)
COMMA = re.compile(rf",\s+(?![^()]*\))(?!{FIRMS}\b\.?)", re.IGNORECASE)


class Names(NamedTuple):
    """What a line says, as far as it does; `spare` may be a title, or a place."""

    organisation: str = ""
    title: str = ""
    spare: str = ""


def titleness(text: str) -> float:
    """Return how much a text looks like a title: 0 where nothing in it does.

    >>> titleness("Senior PM, billing"), titleness("Northfold"), titleness("Produktmanager")
    (1.5, 0.0, 1.0)
    """
    words = re.findall(r"[\w&]+", plain(text))
    found = sum(word in TITLES or word.endswith(ENDINGS) for word in words)
    return float(found and found + 0.5 * any(word in RANKS for word in words))


def names(line: str) -> Names:
    """Return the organisation and the title in a line.

    >>> names("Northfold, Senior PM, billing platform")
    Names(organisation='Northfold', title='Senior PM, billing platform', spare='')
    >>> names("Associate consultant at Quillstone Advisory")
    Names(organisation='Quillstone Advisory', title='Associate consultant', spare='')
    >>> names("Senior PM, checkout growth | Cartloom | Oslo")
    Names(organisation='Cartloom', title='Senior PM, checkout growth', spare='')
    """
    text = LABEL.sub("", line.strip(" \t,;:|·•–—-"), count=1)
    for sign in AT.finditer(text):
        if titleness(text[: sign.start()]) and not text[sign.end() :][:1].islower():
            return Names(organisation(text[sign.end() :]), text[: sign.start()].strip(" ,"))
    apart = [", ".join(_named(part)) for part in APART.split(text)]
    parts = [part for part in apart if part]
    return _of_parts(parts) if len(parts) > 1 else _of_commas(_named(", ".join(parts)))


def is_a_firm(text: str) -> bool:
    """Return whether a text ends as the names of organisations do.

    >>> is_a_firm("Elektrim Systems"), is_a_firm("Iberluz S.A., Madrid")
    (True, True)
    >>> is_a_firm("Data Analytics")
    False
    """
    found = A_FIRM.search(text)
    return found is not None and plain(found[1] or "") not in AREAS


def organisation(text: str) -> str:
    """Return an organisation less the place or the kind of work behind it."""
    first = next((part for part in APART.split(text) if part.strip()), "")
    return next((part.strip() for part in COMMA.split(first) if part.strip()), "")


def run_on(text: str) -> Names:
    """Return a title and the organisation right behind it; neither where that is unsure.

    >>> run_on("Senior PM Northfold"), run_on("Director Product").organisation
    (Names(organisation='Northfold', title='Senior PM', spare=''), '')
    """
    words = text.split()
    end = max((i for i, word in enumerate(words, 1) if titleness(word)), default=0)
    title, rest = words[:end], words[end:]
    known = all(titleness(word) or plain(word) in RANKS | AREAS for word in title)
    named = all(word[:1].isupper() and plain(word) not in AREAS | RANKS for word in rest)
    both = Names(" ".join(rest), " ".join(title).rstrip(","))
    return both if title and known and named else Names()


def _named(text: str) -> list[str]:
    """Return the parts between commas, but for how much one worked."""
    parts = [part.strip(" ,") for part in COMMA.split(text)]
    return [part for part in parts if part and not HOW_MUCH.fullmatch(part)]


def _of_parts(parts: list[str]) -> Names:
    """Return what is in parts that stand apart: the one most like a title is it."""
    scores = [titleness(part) for part in parts]
    firm = next((i for i, part in enumerate(parts) if is_a_firm(part)), 0)
    if firm and not any(scores):
        return Names(organisation(parts[firm]), parts[0])
    if not any(scores):
        return Names(organisation(parts[0]), "", parts[1])
    best = scores.index(max(scores))
    others = [part for i, part in enumerate(parts) if i != best]
    if scores[best] and COMMA.search(parts[best]) and len(others) == 1 and best == 0:
        whole = _of_commas([part.strip() for part in COMMA.split(parts[best])])
        is_area = is_a_firm(others[0]) and not is_a_firm(whole.organisation)
        if whole.organisation[:1].isupper() and not is_area:
            return Names(whole.organisation, whole.title, others[0])
    return Names(organisation(others[0]), parts[best])


def _of_commas(parts: list[str]) -> Names:
    """Return what is in parts between commas: a title goes on in small letters."""
    titled = [i for i, part in enumerate(parts) if titleness(part)]
    firm = next((i for i, part in enumerate(parts) if is_a_firm(part)), 0)
    if firm and all(is_a_firm(parts[i]) for i in titled):
        return Names(parts[firm], ", ".join(parts[:firm]), ", ".join(parts[firm + 1 :]))
    if not titled:
        return Names(parts[0] if parts else "", "", ", ".join(parts[1:]))
    if first := titled[0]:
        return Names(parts[0], ", ".join(parts[first:]))
    end = next((i for i, part in enumerate(parts[1:], 1) if not part[:1].islower()), len(parts))
    at = max(firm, end)  # a place may stand before a firm
    title, place = ", ".join(parts[:end]), ", ".join(parts[end:at])
    return Names(parts[at] if at < len(parts) else "", title, place)
