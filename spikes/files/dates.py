"""Months and days as people write them: alone, or from one to another.

What can be meant in one way only is read, as YYYY-MM, YYYY or YYYY-MM-DD; all else stays as it is.
"""

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from spikes.files.blank_cells import is_nothing

Order = Literal["", "dmy", "mdy"]  # of the numbers in 3/4/2021; empty: not known

LISTOPAD = "“listopad” is read as November, as in Polish and Czech; in Croatian it is October."
LATEST = 2049  # of the years that two digits may mean, where nothing else is known
LONGEST = 100  # characters of a month, or of two, in one cell
LONGEST_LINE = 5_000  # characters of a line in which months are looked for
NO_ACCENT = str.maketrans("łøđßæœ", "lodsao")
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff"))

# In English, French, Spanish, Portuguese, Italian, German, Dutch, Danish, Norwegian, Swedish and
# Polish, without accents, as in the Unicode CLDR; a name may be cut short.
MONTHS = (
    (
        *("january", "janvier", "enero", "janeiro", "gennaio", "januari", "styczen", "stycznia"),
        "janner",
    ),
    (
        *("february", "fevrier", "febrero", "fevereiro", "febbraio", "februari", "luty", "lutego"),
        "feber",
    ),
    (
        *("march", "mars", "marzo", "marco", "maart", "marz", "marts", "marzec", "marca"),
        *("maerz", "mrz", "mrt"),
    ),
    ("april", "avril", "abril", "aprile", "kwiecien", "kwietnia"),
    ("may", "mai", "mayo", "maio", "maggio", "mei", "maj", "maja"),
    ("june", "juin", "junio", "junho", "giugno", "juni", "czerwiec", "czerwca"),
    ("july", "juillet", "julio", "julho", "luglio", "juli", "lipiec", "lipca"),
    ("august", "aout", "agosto", "augustus", "augusti", "sierpien", "sierpnia"),
    (
        *("september", "septembre", "septiembre", "setembro", "settembre", "wrzesien", "wrzesnia"),
        "setiembre",
    ),
    (
        *("october", "octobre", "octubre", "outubro", "ottobre", "oktober", "pazdziernik"),
        "pazdziernika",
    ),
    ("november", "novembre", "noviembre", "novembro", "listopad", "listopada"),
    (
        *("december", "decembre", "diciembre", "dezembro", "dicembre", "dezember", "desember"),
        *("grudzien", "grudnia"),
    ),
)


def _cut_short(name: str) -> str:
    """Return a pattern of a name and of its beginnings, from three letters on."""
    pattern = ""
    for letter in reversed(name[3:]):
        pattern = f"(?:{letter}{pattern})?"
    return name[:3] + pattern


NAME = "|".join(_cut_short(name) for names in MONTHS for name in sorted(names, reverse=True))
YEAR = r"(?:19|20|21)[0-9]{2}"
NUMBER = r"[0-9]{1,2}"
TIME = r"(?:[t ][0-9]{2}:[0-9]{2}[0-9:.]*(?: ?(?:z|utc|[+-][0-9]{2}:?[0-9]{2}))?)?"
OF = r"(?:of |de |del )?"
TH = "(?:st|nd|rd|th|er|[ºª°])?"
FORMS = (
    # 2021-03-15, with a time or without
    rf"(?P<y>{YEAR})[-/.](?P<m>{NUMBER})[-/.](?P<d>{NUMBER}){TIME}",
    # 3/4/2021, 3/4/21; with dots, the day is first everywhere
    rf"(?P<a>{NUMBER})(?P<sign>[-/.]) ?(?P<b>{NUMBER})[-/.] ?(?P<y>{YEAR}|[0-9]{{2}}){TIME}",
    # March 1, 2019
    rf"(?P<m>{NAME})\.? (?P<d>{NUMBER}){TH},? (?P<y>{YEAR})",
    # March 2021, Mar-21, 15 March 2021, 1st of June 2023
    (
        rf"(?:(?P<d>{NUMBER}){TH}[ .-]+{OF})?"
        rf"(?P<m>{NAME})[ .,/-]*{OF}(?P<y>{YEAR}|'?[0-9]{{2}})(?: r\.)?"
    ),
    # 2021-Mar, 2021 March
    rf"(?P<y>{YEAR})[ .,/-]?(?P<m>{NAME})\b(?! ?'?[0-9])",
    # 20210315
    rf"(?P<y>{YEAR})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])",
    # 2021年3月15日
    rf"(?P<y>{YEAR}) ?年 ?(?P<m>{NUMBER}) ?月(?: ?(?P<d>{NUMBER}) ?日)?",
    # 2021-03, 2021/03
    rf"(?P<y>{YEAR})[-/.](?P<m>{NUMBER})",
    # 03/2021
    rf"(?P<m>{NUMBER}) ?[-/.] ?(?P<y>{YEAR})",
    # 03/21, 03/'21
    rf"(?P<m>{NUMBER})(?:/'?| ?')(?P<y>[0-9]{{2}})",
    # 2021, '21, 2021年, and 2021.0, as programs that calculate write it
    rf"(?P<y>{YEAR}|'[0-9]{{2}})(?:年|\.0(?![0-9]))?",
)
MOMENT = "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in FORMS)
NOW = (
    r"(?:(?:till|til|until|up to|to|bis|do|ao?|o|ad|al|jusqu'a|hasta(?: el| la)?|la|ate(?: ao?| o)?"
    r"|tot(?: op)?|fino a)\s+)?"
    r"(?:now|presente?|current(?:ly)?|today|date|ongoing|heute|jetzt|aktuell|laufend"
    r"|actuel(?:lement)?|aujourd'hui|ce jour|en cours|actualidad|actualmente|actual|la fecha"
    r"|en curso|atual(?:mente)?|em curso|hoy|hoje|oggi|attuale|in corso|heden|obecnie|teraz"
    r"|derzeit|dato|maintenant|o momento|ate o momento|ate a data|attualmente|aktualnie|nadal"
    r"|i ?dag|chwili obecnej|dzis(?:iaj)?|nu|na|naa|nuvarende|navarende|nuvarande|pagaende"
    r"|dags dato|d\.d\.?|現在)"
)
DASH = "[-‐‑‒–—―−~～〜→➔➜⟶⇒➝>]+"
TO = (
    rf"\s*{DASH}\s*(?:(?:to|til|till|until)\s+)?"
    r"|\s+(?:to|until|till|til|through|thru|bis(?: zum)?|a|au|jusqu'(?:a|en)|hasta|al|ad|ate|do"
    r"|tot(?: en met)?|t/m)\s+"
)
SINCE = r"(?:since|seit(?: dem)?|depuis(?: le)?|desde(?: el)?|od|siden|sinds|dal|from|ab(?: dem)?)"
FROM = (  # of two months; of one it may be anything
    rf"(?:(?:{SINCE}|von|vom|de|du|da|van|fra|fran|circa|approx\.?|early|mid|late|anfang|mitte|ende)"
    r"\s+|ca\.?\s*|~\s*)"
)
# before a year they say more than it does, but no month
SEASONS = ("spring", "summer", "fall", "autumn", "winter", "sommer", "herbst", "q[1-4]")
# The days of the week in those languages, and an article.
BEFORE = re.compile(
    r"^(?:(?:mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son|lun|mar|mer|jeu|ven|dim|mie|jue"
    r"|vie|sab|dom|gio|man|tir|ons|tor|lor|maa|din|woe|vri|zat|zon|pon|wto|sro|czw|pia|sob|nie)"
    r"[a-z]*[.,]{0,2} |(?:mo|di|mi|do|fr|sa|so)[.,]{1,2} )?(?:(?:the|le|el|il|am|den) )?"
)


class Span(NamedTuple):
    """From one month to another, in a line."""

    at: int  # where it begins
    to: int  # where it has ended
    first: str  # YYYY-MM or YYYY; else as it stands there
    last: str | None  # the same; None: it goes on


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.ASCII) for form in FORMS)


@cache
def _span() -> re.Pattern[str]:
    """Return the pattern of two moments in a line, or of one from which on it goes."""
    two = (
        rf"(?P<first>{MOMENT}|(?:{NAME})\b\.?)(?P<sign>{TO}|\t)"
        rf"(?P<last>(?:{MOMENT})(?![0-9a-z])|(?:{NOW})(?![a-z]))"
    )
    # 2016-18, 2009–10, 2016/2018; with a hyphen or a stroke, 2009-10 is a month
    short = (
        rf"(?P<year>{YEAR})(?: ?[–—] ?(?P<short>[0-9]{{2}})"
        rf"|[-/](?P<later>{YEAR}|1[3-9]|[2-9][0-9]))"
        r"(?![0-9/.-]| [0-9]{4})"
    )
    on = rf"{SINCE}\s+(?P<since>{MOMENT})(?![0-9a-z])|(?P<on>{MOMENT})\s*{DASH}\s*(?=$|[,;:|)·])"
    no_season = "".join(rf"(?<!{season} )" for season in SEASONS)
    return re.compile(rf"(?<![0-9a-z]){no_season}{FROM}?(?:{two}|{short}|{on})", re.ASCII)


@cache
def _dated() -> re.Pattern[str]:
    """Return the pattern of a month or quarter with its year, or of a year set off, or of two."""
    months = "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in FORMS[:-2])
    when = rf"(?:until|bis|hasta|ate|in|im|en|em|{'|'.join(SEASONS)})"
    return re.compile(
        rf"(?<![0-9a-z])(?:{months})(?![0-9a-z])"
        rf"|(?<![0-9a-z])(?:fy ?)?{YEAR}(?:{TO})(?:[\w.]+ ){{0,3}}(?:fy)?{YEAR}(?![0-9a-z])"
        rf"|(?<![0-9a-z])[qh][1-4][ /-]?(?:{YEAR}|'[0-9]{{2}})(?![0-9a-z])"
        rf"|(?<![0-9a-z]){YEAR}[ /-]?[qh][1-4](?![0-9a-z])"
        rf"|(?:^|[,;|(\t]|\s[–—-])\s*(?:{when} )?{YEAR}\s*(?:$|[,;:|)\t]|[–—-]\s)"
        rf"|(?<![0-9a-z]){YEAR}\s*[–—−~→]|[–—−~→]\s*(?:[a-z]+ )?{YEAR}(?![0-9a-z])",
        re.ASCII,
    )


def is_dated(line: str) -> bool:
    """Return whether a short line says when something was, in whatever form.

    >>> [is_dated(f"Acme{when}") for when in (", Q1 2019 – Q3 2020", " Q1 2019", ", 2019", " 2019")]
    [True, True, True, False]
    """
    return _dated().search(plain(line)) is not None


def plain(text: str) -> str:
    """Return text in small letters without accents, each sign as long as before.

    >>> plain("1er\N{NO-BREAK SPACE}Août ’21")
    "1er aout '21"
    """
    return "".join(map(_plain, unicodedata.normalize("NFC", text)))


@cache
def _plain(sign: str) -> str:
    if sign in "’‘`´":
        return "'"
    if sign.isspace():
        return sign if sign in "\t\n" else " "
    return unicodedata.normalize("NFD", sign)[0].lower()[0].translate(NO_ACCENT)


def tidy(text: str) -> str:
    """Return a cell's text for reading: plain, less what cannot be seen, blanks single."""
    return " ".join(plain(text.translate(UNSEEN)).split())


def month(text: str, order: Order = "", latest: int = LATEST) -> str:
    """Return a month in any usual form as YYYY-MM, a year alone as YYYY.

    Text that is none, or could be two, comes back as it is. `order`: of the numbers in 3/4/2021.
    `latest`: the last year that two digits may mean.

    >>> [month(text) for text in ("Mar 2021", "3/2021", "Sept-98", "4.3.2021", "'19", "3/4/2021")]
    ['2021-03', '2021-03', '1998-09', '2021-03', '2019', '3/4/2021']
    """
    found = _in_words(tidy(text), order, latest)
    if found is None:
        return text.strip()
    year, number, _ = found
    return f"{year:04}-{number:02}" if number else f"{year:04}"


def assumed(text: str) -> list[str]:
    """Return a sentence on a name of a month that is another one's in another language."""
    return [LISTOPAD] if "listopad" in plain(text) else []


def lost_a_zero(cell: str) -> bool:
    """Return whether a month in a cell may be January, or October as 2019.10 without its zero."""
    return re.fullmatch(rf"{YEAR}\.1", cell.strip(), re.ASCII) is not None


def day(text: str, order: Order = "") -> str:
    """Return a day in any usual form as YYYY-MM-DD; text that is none, or could be two, as it is.

    >>> day("Tue 15 Dec 2026"), day("December 20, 2026"), day("12/15/26"), day("3/4/2026")
    ('2026-12-15', '2026-12-20', '2026-12-15', '3/4/2026')
    """
    found = _in_words(tidy(text), order, 2099)
    with suppress(ValueError):
        if found and all(found):
            return date(*found).isoformat()
    return text.strip()


def orders(texts: Iterable[str]) -> set[Order]:
    """Return the orders of numbers in which every one of the texts that has a day is a month."""
    every = [tidy(text) for text in texts]
    possible: tuple[Order, ...] = ("dmy", "mdy")
    return {
        order
        for order in possible
        if all(_moment(text, order) for text in every if _forms()[1].fullmatch(text))
    }


def decided(text: str) -> Order:
    """Return the order of the numbers of days in a text, where one of them shows that of others.

    >>> decided("03/04/2019 – 30/06/2021"), decided("03/04/2019"), decided("30/06/2021")
    ('dmy', '', '')
    """
    days = re.findall(r"(?<![0-9/.-])[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{2,4}(?![0-9/.-])", text)
    possible = orders(days)
    return next(iter(possible)) if len(possible) == 1 and any(map(could_be_two, days)) else ""


def could_be_two(text: str) -> bool:
    """Return whether a text is a day whose month could be one of two, as 3/4/2021."""
    whole = tidy(text)
    return (
        _forms()[1].fullmatch(whole) is not None
        and _moment(whole) is None
        and (_moment(whole, "dmy") is not None)
    )


def _in_words(text: str, order: Order, latest: int) -> tuple[int, int, int] | None:
    """Return a moment, also of a day with that of the week or an article before it."""
    if found := _moment(text, order, latest):
        return found
    found = _moment(BEFORE.sub("", text), order, latest)
    return found if found and found[2] else None


def _moment(text: str, order: Order = "", latest: int = LATEST) -> tuple[int, int, int] | None:
    """Return year, month and day, each 0 where it is not said; None where it is no moment."""
    if len(text) > LONGEST:
        return None
    found = (match for form in _forms() if (match := form.fullmatch(text)))
    for parts in (match.groupdict() for match in found):
        number, in_month = _month_and_day(parts, order)
        if 0 <= number <= 12 and 0 <= in_month <= 31:
            return _year(parts["y"].strip("'"), latest), number, in_month
    return None


def _month_and_day(parts: dict[str, str | None], order: Order) -> tuple[int, int]:
    """Return the numbers of month and day; −1 where they could be two."""
    if a := parts.get("a"):
        first, second = int(a), int(parts["b"] or 0)
        if parts["sign"] == "." or second > 12 >= first or order or first == second:
            by_month = parts["sign"] != "." and (order == "mdy" or (not order and second > 12))
            return (first, second) if by_month else (second, first)
        return (second, first) if first > 12 else (-1, -1)
    name, in_month = parts.get("m"), int(parts.get("d") or 0)
    if name is None:
        return 0, 0
    if name.isdecimal():
        return int(name) or -1, in_month
    return _named(name), in_month


@cache
def _named(name: str) -> int:
    """Return the number of the one month that a name begins; −1 where it is none or two."""
    found = [i for i, names in enumerate(MONTHS, 1) if any(n.startswith(name) for n in names)]
    return found[0] if len(found) == 1 else -1


def _year(digits: str, latest: int) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if 2000 + year <= latest else 1900 + year


def is_now(text: str) -> bool:
    """Return whether a cell says that something goes on.

    >>> is_now("Till date"), is_now("aujourd’hui"), is_now("–"), is_now("2021")
    (True, True, True, False)
    """
    whole = tidy(text[:LONGEST]).strip("()").removesuffix(".")
    return is_nothing(text) or re.fullmatch(NOW, whole) is not None


def spans(line: str, order: Order = "", latest: int = LATEST) -> list[Span]:
    """Return what stands in a line from one month to another, or from one month on.

    >>> spans("Acme (Mar 2019 – heute), before that Beta, '16 to 18/2")
    [Span(at=6, to=22, first='2019-03', last=None)]
    """
    if not any(sign in "0123456789" for sign in line):
        return []
    found = _span().finditer(plain(line)[:LONGEST_LINE])
    return [_read(match, order, latest) for match in found]


def _read(match: re.Match[str], order: Order, latest: int) -> Span:
    if alone := match["since"] or match["on"]:
        return Span(match.start(), match.end(), month(alone, order, latest), None)
    if year := match["year"]:
        later = f"{year[:2]}{(match['short'] or match['later'])[-2:]}"
        return Span(match.start(), match.end(), year, later)
    first, last = match["first"], match["last"]
    end: str | None = None if is_now(last) else month(last, order, latest)
    if first.strip(".").isalpha():  # Mar – Sep 2019: in the same year
        first = f"{first} {end[:4]}" if end else first
    return Span(match.start(), match.end(), month(first, order, latest), end)


def span(text: str, order: Order = "", latest: int = LATEST) -> tuple[str | None, ...]:
    """Return the first month and the last in one cell, or one alone, as far as they can be read.

    >>> span("Sep 2006 - Aug 2009 (3 years)"), span("2020-01 – today"), span("Mar-21")
    (('2006-09', '2009-08'), ('2020-01', None), ('2021-03',))
    """
    if len(text) > LONGEST:
        return (text,)
    bare = text.translate(UNSEEN).strip()
    shown = re.sub(r"\([^()]*\)|·.*", "", bare).strip() or bare.strip("()")
    alone = month(shown, order, latest)
    found = spans(shown, order, latest) if alone == shown else []
    if found and (found[0].at, found[0].to) == (0, len(unicodedata.normalize("NFC", shown))):
        return found[0].first, found[0].last
    return (alone,)


def filled(first: str, last: str | None, as_of: date) -> tuple[str, str | None, bool]:
    """Return two months in place of years alone, and whether any was one.

    From July of the first to June of the last, so that two that meet in a year do not overlap; the
    same year twice is all of it. Nothing that is assumed is later than `as_of`.

    >>> filled("2016", "2018", date(2026, 11, 1)), filled("2019", "2019", date(2026, 11, 1))
    (('2016-07', '2018-06', True), ('2019-01', '2019-12', True))
    """
    now, start, end = f"{as_of:%Y-%m}", first, last
    if year_alone(first):
        same = last is not None and last[:4] == first and last[:7] < f"{first}-07"
        start = f"{first}-01" if same or f"{first}-07" > now else f"{first}-07"
    if last is not None and year_alone(last):
        end = f"{last}-12" if f"{last}-06" < start or first == last else f"{last}-06"
        end = min(end, now)
    return start, end, (start, end) != (first, last)


def year_alone(text: str) -> bool:
    """Return whether a text is a year and nothing else."""
    return re.fullmatch(r"[0-9]{4}", text, re.ASCII) is not None
