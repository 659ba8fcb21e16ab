"""Offers typed one a line: who makes it, as what, and by when to reply."""

import re
from dataclasses import replace
from datetime import date

from spikes.files.careers.names import names
from spikes.files.careers.prose.lines import lines
from spikes.files.careers.rows import Row, made
from spikes.files.dates import day
from spikes.model import Offer

EACH_LINE = "Each line is read as an offer that is not rated yet."
MOST = 10  # lines; what has more is some other text
REPLY = r"(?:reply|answer|decide|respond|due|deadline|antwort|réponse|respuesta)"
WHEN = r"(?:by|until|before|on|bis(?:\szum)?|avant(?:\sle)?|antes\sdel?)"
SOON = r"(?:[^()]*[0-9]|\s(?:\w+day|tomorrow|next|end))"
# “reply by Friday”, “deadline: 15 Dec 2026”, “by 15 Dec 2026”
BY = re.compile(
    rf"[\s.,;:·|(–—-]+(?:{REPLY}\s{WHEN}|{REPLY}\s?:|{REPLY}\s(?=[0-9])|{WHEN}(?={SOON}))"
    r"[:\s]*([^()]{4,40}?)[).\s]*$",
    re.IGNORECASE,
)
# “Offer A: Acme, PM”
NUMBERED = re.compile(
    r"\s*(?:offer|option|angebot|offre|oferta|offerta|tilbud|aanbod)\s?(?:[A-Z]|[0-9]{1,2})?\s?:\s+",
    re.IGNORECASE,
)


def rows(text: str, as_of: date) -> list[Row[Offer]]:
    """Return a row for each line, where there are few and each may be an offer; else none."""
    every = lines(text, as_of)
    bare = (replace(line, rest=_bare(line.text), described=False) for line in every)
    is_list = len(every) <= MOST and all(line.may_name for line in bare)
    return [_row(line.number, line.text, as_of) for line in every] if is_list else []


def _row(number: int, line: str, as_of: date) -> Row[Offer]:
    said, by = names(_bare(line)), BY.search(line)
    title = said.title or said.spare
    fields = {"organisation": said.organisation or title}
    fields |= {"title": title} if said.organisation else {}
    fields |= {"reply_by": day(by[1])} if by else {}
    return made(Offer, number, fields, as_of, what="Line")


def _bare(line: str) -> str:
    """Return a line less the day to reply by, with no sign of an address."""
    return BY.sub("", NUMBERED.sub("", line, count=1)).replace(" @ ", " at ")
