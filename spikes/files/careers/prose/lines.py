"""The lines of a career in prose: what each holds, and the section it stands in."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from spikes.files.careers.columns import column, columns
from spikes.files.careers.lengths import taken_out
from spikes.files.careers.names import HOW_MUCH, titleness
from spikes.files.careers.prose.headings import heading
from spikes.files.dates import (
    DASH,
    MOMENT,
    NOW,
    UNSEEN,
    Order,
    Span,
    decided,
    is_dated,
    plain,
    spans,
)
from spikes.files.decisions import FileError
from spikes.model import Role

MOST_DATED = 300  # lines with months
TOO_LONG = "This text is too long for a career. Paste the part with your roles alone."
LONGEST_NAME = 90  # characters of a line that may be a name
LINK = re.compile(r"[\s,;&/+]*(?:(?:and|und|et|y|e|i|en|og|och)\s)?\s*", re.IGNORECASE)
MARKED = re.compile(r"(?<!\w)(\*{1,2}|_{1,2})(?=\S)(.+?)(?<=\S)\1(?!\w)")  # in Markdown
KIND = re.compile(
    r"\b(?:full[- ]?time|part[- ]?time|self[- ]employed|freelance|contract|internship|permanent"
    r"|apprenticeship|seasonal|temporary|vollzeit|teilzeit|festanstellung|selbst\w*|praktikum"
    r"|temps plein|temps partiel|cdi|cdd|jornada completa|media jornada|tiempo completo"
    r"|a tempo pieno|tempo integral|meio periodo|tirocinio|estagio|pelny etat|hybrid"
    r"|remote|on-?site|heltid|deltid)\b"
)
NOISE = re.compile(
    r"(?:.* logo|…?\s*(?:see|show) (?:more|less|all).*|skills?: .*|\+[0-9]+ skills?"
    r"|page [0-9]+ of [0-9]+)"
)
# March 2021 –, and on the next line May 2022
BROKEN = re.compile(rf"((?:{MOMENT})[ \t]*{DASH})[ \t]*\Z", re.ASCII)
REST = re.compile(rf"\s*(?:(?:{MOMENT})|(?:{NOW}))(?![0-9a-z])", re.ASCII)
BULLET = re.compile(r"^\s*(?:[•◦▪●○‣⁃∙*·»>-]|[0-9]{1,2}[.)])\s+")
SENTENCE = re.compile(r"[.!?;]$")
DONE = re.compile(  # Reported to the director; but not Built Systems
    r"(?:[Rr]eport(?:ed|ing)|[Rr]esponsible|[Ll]ed|[Mm]anaged|[Bb]uilt|[Oo]wned|[Ll]aunched|[Gg]rew"
    r"|[Ss]hipped|[Ww]orked|[Pp]romoted|[Dd]eveloped|[Dd]esigned|[Cc]reated|[Dd]elivered|[Cc]ut"
    r"|[Bb]erichtete?|[Ff]ührte|[Vv]erantwortlich)\s[^\WA-Z]"
)
SHORT = re.compile(
    r"(?:^|[\s(])(?:(?:\w\.)+|(?:inc|ltd|ltda|corp|co|llc|jr|sr|int|bros)\.)$", re.IGNORECASE
)


LONGEST_REST = 160  # characters beside months; more is a sentence about something
LABEL = re.compile(r"([^:\t]{2,30}):\s+(?=\S)")  # Employer: Acme
PROSE = re.compile(r"\b(?:i|we|ich|wir|je|nous|yo|then|when|joined|worked|i'm|i've)\b")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty."""

    number: int  # in the text, from 1
    text: str  # blanks single, a tab where there were several
    span: Span | None = None  # the months in it
    rest: str = ""  # the text less its months and how long they are
    months: int = 0  # how long it says that something was; 0: it does not say
    section: str = ""  # the heading it stands under, where that is of other things than work
    gap: bool = False  # whether an empty line stands before it
    is_work: bool = False  # whether it stands under a heading of work
    order: Order = ""  # of the numbers of its days, where other lines show it
    described: bool = False  # whether a sign before it says that it is one of a list
    is_heading: bool = False

    @property
    def is_sentence(self) -> bool:
        """Return whether its months stand in a sentence, which may say anything."""
        prose = len(self.rest.split()) >= 5 and PROSE.search(plain(self.rest)) is not None
        return prose or len(self.rest) > LONGEST_REST

    @property
    def is_unread(self) -> bool:
        """Return whether it says when something was, in a form that is not read."""
        named = not (self.span or self.is_heading) and len(self.rest) <= LONGEST_REST
        without = self.months > 0 and titleness(self.rest) > 0
        return named and self.is_no_end and (without or is_dated(self.text))

    @property
    def is_no_end(self) -> bool:
        """Return whether no sentence ends with the line."""
        rest = self.rest.rstrip(" ?")
        return SENTENCE.search(rest) is None or SHORT.search(rest) is not None

    @property
    def may_name(self) -> bool:
        """Return whether the line may be a title or an organisation."""
        return (
            not (self.span or self.described or self.is_heading)
            and bool(re.search(r"[^\W\d_]", self.rest))
            and len(self.rest) <= LONGEST_NAME
            and len(self.rest.split()) <= 12
            and (SENTENCE.search(self.rest) is None or SHORT.search(self.rest) is not None)
            and re.search(r"@|https?:|www\.", self.rest) is None
            and DONE.match(self.rest) is None
        )


def lines(text: str, as_of: date) -> list[Line]:
    """Return the lines of a text, each once where it was copied twice.

    Raises `FileError` where more of them have months than a career has.
    """
    found: list[Line] = []
    section, is_work, gap, dated = "", False, False, 0
    latest, order = as_of.year, decided(text)
    for number, raw in _whole(text.split("\n")):
        shown = _shown(raw)
        gap = gap or not shown
        heads = heading(shown)
        if heads:
            section, is_work = ("", True) if heads == "work" else (shown, False)
        for part in _parts(shown):
            line = _line(number, part, order, latest)
            line = replace(line, section=section, is_work=is_work, gap=gap)
            listed = BULLET.match(raw) is not None
            line = replace(line, is_heading=bool(heads), described=listed)
            if not (found and _same(found[-1], line)):
                found.append(line)
                gap = False
                dated += line.span is not None
        if dated > MOST_DATED:
            raise FileError(TOO_LONG)
    spaced = sum(line.gap for line in found) > 0.8 * len(found)
    return [replace(line, gap=line.gap and not spaced) for line in found]


def _whole(raw: list[str]) -> Iterator[tuple[int, str]]:
    """Yield lines with their numbers, months that go on in the next line in one."""
    taken = False
    for number, (line, below) in enumerate(pairwise([*raw, ""]), 1):
        if taken:
            taken = False
            continue
        is_broken = BROKEN.search(plain(line[-LONGEST_NAME:])) is not None
        taken = is_broken and REST.match(plain(below[:LONGEST_NAME])) is not None
        yield number, f"{line.rstrip()} {below.lstrip()}" if taken else line


def _shown(raw: str) -> str:
    """Return a line's text, a tab where there were several blanks, once where it stands twice."""
    text = BULLET.sub("", unicodedata.normalize("NFC", raw.translate(UNSEEN)))
    text = re.sub(r"[^\S\n]{2,}|\t", "\t", text.strip())
    text = MARKED.sub(r"\2", re.sub(r"[^\S\t]", " ", text)).strip("\t *_#=")
    if (label := LABEL.match(text)) and column(label[1]) in columns(Role):
        text = text[label.end() :]
    half = len(text) // 2
    return text[:half] if half > 3 and text[:half] == text[half:] else text


def _parts(text: str) -> list[str]:
    """Return the parts of a line that each have the months of one role; none of one to skip."""
    if not text or NOISE.fullmatch(plain(text)):
        return []
    found = spans(text)
    pieces = [piece for piece in re.split(r";\s+", text) if piece]
    if found and len(pieces) > 1 and all(map(titleness, pieces)):
        return [part for piece in pieces for part in _parts(piece)]
    if len(found) < 2:
        return [text]
    if all(LINK.fullmatch(text[one.to : other.at]) for one, other in pairwise(found)):
        return [f"{text[: found[0].at]}{text[s.at : s.to]}{text[found[-1].to :]}" for s in found]
    first = not text[: found[0].at].strip()
    cuts = [s.at if first else s.to + text.startswith(")", s.to) for s in found]
    ends = [*cuts[1:], len(text)] if first else [*cuts[:-1], len(text)]
    parts = [text[start:end] for start, end in pairwise([0, *ends])]
    return [
        part.strip(" \t.,;)") if part.count("(") < part.count(")") else part.strip(" \t.,;")
        for part in parts
    ]


def _line(number: int, text: str, order: Order, latest: int) -> Line:
    """Return what a line holds, whatever stands around it."""
    found = spans(text, order, latest)
    span = found[0] if found else None
    rest = f"{text[: span.at]}\t{text[span.to :]}" if span else text
    rest, months = taken_out(rest, dated=span is not None)
    if span and re.fullmatch(r"\s*\([^()A-Z]*\)\s*", rest):  # a remark: (besides the above)
        rest = ""
    rest = re.sub(r"\(\s*\)|\[\s*\]|\(\s*(?=\t|$)", "", rest).strip(
        " \t,;:|·•–—-/()" if span else " \t·"
    )
    rest = f"{rest})" if rest.count("(") > rest.count(")") else rest
    shown = order if order and found != spans(text, "", latest) else ""
    return Line(number, text, span, rest, months, order=shown)


def _same(before: Line, line: Line) -> bool:
    """Return whether a line is the one before once more, as the web page copies it."""
    if before.text == line.text:
        return True
    if before.span is None or line.span is None:
        return False
    return before.span[2:] == line.span[2:] and before.rest == line.rest


def is_kind(text: str) -> bool:
    """Return whether a text says nothing but how one worked: "Full-time · Remote"."""
    return all(
        HOW_MUCH.fullmatch(part.strip()) or not re.search(r"\w", KIND.sub("", plain(part)))
        for part in re.split(r"[·,|\t]", text)
    )


def left_out(found: Iterable[Line]) -> Iterator[str]:
    """Yield the headings of what is not work but has months."""
    seen = {line.section for line in found if line.section and (line.span or line.is_heading)}
    dated = {line.section for line in found if line.span}
    yield from sorted(seen & dated)
