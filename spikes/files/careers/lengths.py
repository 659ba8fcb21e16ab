"""How long something was, as people write it: 3 yrs 2 mos, (1 an), 18 Monate."""

import re

from spikes.files.dates import LONGEST_LINE, plain

YEARS = r"(?:years?|yrs?|y|jr|jahre?n?|ans?|annees?|anos?|anni|anno|lata?|rok|jaar|ar)\b\.?"
MONTHS = (
    r"(?:months?|mos?|m|monate?n?|mois|mes(?:es)?|mesi|mese|miesiac\w*|mies|maand\w*|maneder"
    r"|manader|man|mnd)\b\.?"
)
LENGTH = re.compile(
    rf"\(?(?<![\w/.-])(?:(?P<y>[0-9]{{1,2}})\+?\s?{YEARS}"
    rf"(?:,?\s(?:and |und |et |y |e |i )?(?P<m>[0-9]{{1,2}})\s?{MONTHS})?"
    rf"|(?P<only>[0-9]{{1,2}})\s?{MONTHS})\)?"
)
HOW_LONG = re.compile(r"·\s*[0-9]{1,2}\s\w+\.?(?:,?\s[0-9]{1,2}\s\w+\.?)?\s*$")  # whatever it is


def taken_out(text: str, *, dated: bool) -> tuple[str, int]:
    """Return a text less how long it says that something was, and that in months.

    0: it does not say. `dated`: whether its months are taken out already.

    >>> taken_out("Acme · 3 yrs 2 mos", dated=True)
    ('Acme ·  ', 38)
    """
    long = LENGTH.search(plain(text)[:LONGEST_LINE])
    if long is None:
        return (HOW_LONG.sub("", text) if dated else text), 0
    months = 12 * int(long["y"] or 0) + int(long["m"] or long["only"] or 0)
    return f"{text[: long.start()]} {text[long.end() :]}", months
