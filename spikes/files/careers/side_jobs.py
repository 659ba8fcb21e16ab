"""What people write beside a job that is not their main one: part-time, 20 %, board member."""

import re
from collections.abc import Iterator, Mapping, Sequence

from spikes.files.careers.columns import Place, column
from spikes.files.dates import plain

LONGEST = 60  # characters of a cell; more is a description, which may speak of others
WORKLOADS = {
    *("workload", "pensum", "fte", "hours", "percent", "umfang", "arbeitspensum", "taux", "etat"),
    *("taux d occupation", "stillingsprosent", "stilling i prosent", "arbeidsprosent", "wymiar"),
}  # names of columns
WORDS = re.compile(
    r"\b(?:part[- ]?time|side[- ](?:project|job|business|hustle|gig)|(?:[12]|one|two) days? "
    r"(?:a|per|/) week|volunteer\w*|board member|member of the (?:\w+ )?board|(?:advisory|"
    r"supervisory) board|non-?executive|trustee|nebenberuf\w*|nebentatig\w*|nebenjob|nebenbei"
    r"|nebenerwerb|teilzeit\w*|minijob|ehrenamt\w*|aufsichtsrat\w*|beirat\w*|verwaltungsrat\w*"
    r"|(?:[12]|ein|zwei) tage? (?:pro|die|in der) woche|(?:a )?temps partiel|benevol\w*"
    r"|[12] jours? par semaine|(?:membre du )?conseil d.administration|media jornada"
    r"|tiempo parcial|tempo parcial|voluntari\w*|meio periodo|deltid\w*|frivillig\w*"
    r"|styremedlem\w*|bestyrelsesmedlem\w*|styrelseledamot|deeltijd|bijbaan|vrijwillig\w*"
    r"|commissaris|czesc etatu|pol etatu|wolontari\w*|rad(?:a|y) nadzorcz\w+)\b"
)
SHARE = re.compile(r"(?<![0-9.,+–-])([0-9]{1,3})(?:[.,][0-9]+)? ?(?:%|percent|prozent|pour cent)")
MOST = 50  # percent of a job that is beside another


def says_so(text: str) -> bool:
    """Return whether a text says that a job is beside another.

    >>> [says_so(text) for text in ("PM (20 %)", "PM, 80 %", "Board member", "PM, Teilzeit 80 %")]
    [True, False, True, False]
    """
    if share := SHARE.search(plain(text)):
        return int(share[1]) <= MOST
    return WORDS.search(plain(text)) is not None


def rows(
    headings: Sequence[str], cells: Mapping[int, Sequence[str]], fields: Sequence[Place]
) -> Iterator[int]:
    """Yield the number of each row that says so, in a column that is left out."""
    spare = [
        (i, column(headings[i]) in WORKLOADS)
        for i, place in enumerate(fields)
        if place[0].isdecimal()
    ]
    for number, row in cells.items():
        found = ((row[i], is_share) for i, is_share in spare if len(row[i]) <= LONGEST)
        if any(_beside(cell, is_share=is_share) for cell, is_share in found):
            yield number


def _beside(cell: str, *, is_share: bool) -> bool:
    """Return whether a cell says so; a number alone only in a column of workloads."""
    if is_share and re.fullmatch("[0-9]{1,3}", cell):
        return int(cell) <= MOST
    return says_so(cell) and (is_share or SHARE.search(cell) is None)
