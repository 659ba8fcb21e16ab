"""Roles from a career in prose: the text of a LinkedIn profile, or of a CV.

A line with months is a role. Its title and its organisation stand in the same line, or in the
lines above, or below where the months come first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from spikes.files.careers import side_jobs
from spikes.files.careers.names import (
    Names,
    is_a_firm,
    names,
    organisation,
    run_on,
    titleness,
)
from spikes.files.careers.prose import typed
from spikes.files.careers.prose.around import Around, Stand, stand
from spikes.files.careers.prose.lines import LONGEST_NAME, TOO_LONG, Line, is_kind, lines
from spikes.files.careers.prose.stint import Stint
from spikes.files.careers.prose.typed import has_kind, without_kind
from spikes.files.careers.prose.unused import MOST_NAMED, left_out, perhaps_titles, unread
from spikes.files.careers.rows import Row
from spikes.files.careers.settled import few
from spikes.files.dates import plain
from spikes.files.decisions import FileError
from spikes.model import Role

LARGEST = 200_000  # characters; a profile with every word shown has 40,000
MOST_LINES = 3_000
MOST_IN_A_HEAD = 8  # lines with a name and an address
DESCRIPTIONS = "Places and descriptions are left out."
PROFILE = re.compile(
    r"[0-9] (?:yrs?|mos?|years?|months?|jahre?|monate?|ans?|mois|anos?|mes(?:es)?)\b(?:\)|\s*$)"
    r"|· ?(?:full-time|part-time|self-employed|freelance|contract|internship|vollzeit|temps plein"
    r"|jornada completa)",
    re.MULTILINE,
)


@dataclass(slots=True)
class Group:
    """The roles under one employer, which a profile heads with its name and how long that was."""

    organisation: str = ""
    months: int = 0  # how long all its roles were, first to last
    spans: list[tuple[str, str]] = field(default_factory=list)

    def is_open(self) -> bool:
        """Return whether there are roles of it still to come."""
        if not self.spans:
            return bool(self.organisation)
        first, last = min(start for start, _ in self.spans), max(end for _, end in self.spans)
        return bool(self.organisation) and _length(first, last) < self.months - 1


def kind(text: str) -> str:
    """Return what kind of text it is: "profile" where it looks like LinkedIn's, else "cv"."""
    return "profile" if PROFILE.search(plain(text[:LARGEST])) else "cv"


def rows(text: str, as_of: date) -> tuple[list[Row[Role]], list[str], list[str]]:
    """Return the roles of a text, sentences on what is left out, and on what is wrong.

    Raises `FileError` where it is too long.
    """
    if len(text) > LARGEST or text.count("\n") > MOST_LINES:
        raise FileError(TOO_LONG)
    every = lines(text, as_of)
    has_heading = any(line.is_work for line in every)
    work = [line for line in every if (line.is_work if has_heading else not line.section)]
    roles = _dated(work)
    is_list = typed.is_list(every, roles)
    whole = typed.whole(work, roles) if is_list else []
    read = [line for line in work if line not in whole]
    places = _places(every, roles)
    reader = _Reader(read, roles, as_of, places, in_brackets=_in_brackets(roles))
    found, heads = reader.rows()
    spare = [line for line in work if line in whole or line in reader.unused()]
    titles = [row.job.title for row in found if row.job]
    wrong, others = typed.lacking(spare, roles, titles) if is_list else ([], [])
    listed = not roles or any(line.described for line in roles)
    kept = [] if is_list else perhaps_titles(work, spare, found)
    undated = unread((line for line in spare if line.described <= listed), [*wrong, *others, *kept])
    all_named = is_list and len(wrong) + len(others) + len(undated) >= len(set(spare) - set(roles))
    rest = [] if all_named or not found else [DESCRIPTIONS]
    named = few(undated, MOST_NAMED)
    return found, [*left_out(every, work, roles), *heads, *others, *kept, *named, *rest], wrong


def _dated(work: list[Line]) -> list[Line]:
    """Return the lines whose months are a role's, not of something in a list or a sentence."""
    dated = [line for line in work if line.span and not line.is_sentence]
    if all(line.described for line in dated):
        return dated
    return [line for line in dated if not line.described or _is_title(line)]


def _is_title(line: Line) -> bool:
    return len(line.rest) <= LONGEST_NAME and titleness(line.rest) > 0


def _places(every: list[Line], roles: list[Line]) -> frozenset[str]:
    """Return what stands between commas and signs before the first role, such as a town."""
    first = next((i for i, line in enumerate(every) if line in roles), 0)
    head = (line for line in every[: min(first, MOST_IN_A_HEAD)] if not line.is_work)
    parts = (part for line in head for part in re.split(r"[,·|\t•]", line.text))
    return frozenset(plain(part).strip() for part in parts) - {""}


def _in_brackets(roles: Sequence[Line]) -> bool:
    return any(re.search(r"\([^()]*[0-9] \w+\)$", line.text) for line in roles)


@dataclass(slots=True)
class _Reader:
    """Goes through the lines of work, from one role to the next."""

    lines: list[Line]
    roles: list[Line]
    as_of: date
    places: frozenset[str]  # where one lives, as it stands before the work
    in_brackets: bool  # how long each was, as in LinkedIn's PDF, where the organisation is first
    group: Group = field(default_factory=Group)
    last: str = ""  # the organisation of the role before
    headed: bool = False  # whether that stood in another line than its months
    used: set[int] = field(default_factory=set)  # the lines that named something
    title_first: int = 0  # lines so far that named the title first, less those that did not
    in_order: set[Names] = field(default_factory=set)  # of lines with neither known
    unsure: set[Names] = field(default_factory=set)  # that may be the other way round
    around: Around = field(init=False)
    stand: Stand = field(default_factory=Stand)

    def __post_init__(self) -> None:
        """Look around in the lines."""
        self.around = Around(self.lines)

    def rows(self) -> tuple[list[Row[Role]], list[str]]:
        """Return a row for each role, and sentences on lines that only head those below them."""
        known = set(self.roles)
        at = [i for i, line in enumerate(self.lines) if line in known]
        self.stand = stand(self.around, [i for i in at if not self.lines[i].rest])
        found: list[Stint] = []
        for before, i in pairwise([-1, *at]):
            self._head(before + 1, i)
            used = {*self.used}
            stint = self._stint(self.lines[i], self._named(i))
            side = "below" if i in self.stand.below else "above"
            around = [i, *(self.used - used)]
            texts = (line.text for line in self.lines[min(around) : max(around) + 1])
            aside = any(map(side_jobs.says_so, texts))
            found.append(
                replace(stint, turned=side if i in self.stand.turned else "", beside=aside)
            )
        heads = [one for one, other in pairwise(found) if one.heads(other)]
        said = (f"Line {e.line.number} heads the roles below: “{e.line.text[:60]}”." for e in heads)
        return [e.row(self.as_of) for e in found if e not in heads], [*said]

    def unused(self) -> list[Line]:
        """Return the lines that named nothing."""
        return [line for i, line in enumerate(self.lines) if i not in self.used]

    def _head(self, start: int, end: int) -> None:
        """Open a group where a line between says how long all that follows was."""
        for i in range(max(start, 1), end):
            line = self.lines[i]
            bare = is_kind(line.rest) or re.search(r"· ?[0-9]", line.text)
            long = line.months and not line.span and bare
            if long and self.lines[i - 1].may_name:
                self.group = Group(organisation(self.lines[i - 1].rest), line.months)
                self.used |= {i - 1, i}

    def _named(self, i: int) -> Names:
        """Return the names of the role whose months are in a line."""
        rest = self.lines[i].rest
        if not is_kind(rest):
            return self._beside(i, names(rest))
        below, above = self.around.below(i), self.around.above(i, self.used)
        if i in self.stand.between and above and below and not self.group.is_open():
            return self._on_both_sides(above, below[0])
        if i in self.stand.below:
            return self._of(self.around.nearest(below, 0))
        if not above:
            above = below if not self.group.is_open() else []
        if self.stand.in_pairs and sum(map(self.around.titled, above[-2:])) == 1:
            above = above[-2:]
        return self._of(self.around.nearest(above, -1))

    def _on_both_sides(self, near: list[int], below: int) -> Names:
        """Return the names of a role whose months stand between them, of a pair above a firm's."""
        pair = near[-2:] if self.stand.in_pairs else near[-1:]
        above = max(pair, key=lambda j: is_a_firm(self.lines[j].rest))
        self.used |= {above, below}
        upper, lower = (self.lines[j].rest for j in (above, below))
        if self.around.titled(below):
            said = Names(organisation(upper), lower)
            two = len(near) > 1 and (self.stand.in_pairs or near[0] - 1 not in self.used)
            self.unsure |= {said} if two and not is_a_firm(upper) else set()
            return said
        said = Names(organisation(lower), upper)
        self.unsure |= set() if is_a_firm(lower) else {said}
        return said

    def _of(self, near: list[int]) -> Names:
        """Return the names in the lines next to months."""
        typed = [j for j in near if has_kind(self.lines[j].rest)]
        if self.group.is_open() and near and not typed:
            self.used.add(near[-1])
            return Names(self.group.organisation, self.lines[near[-1]].rest)
        near = near[near.index(typed[-1]) - 1 :] if typed and typed[-1] != near[0] else near
        if len(near) == 3:
            title_last = self.around.titled(near[2]) and not self.around.titled(near[0])
            near = [near[near[0] not in typed], near[2]] if title_last else near[:2]
        self.used |= set(near)
        if len(near) < 2:
            return self._in_order(self.lines[near[0]].rest) if near else Names()
        upper, lower = (self.lines[j].rest for j in near)
        if near[1] in typed:
            return Names(organisation(lower), upper)
        upper = without_kind(upper)
        for whole, other in ((upper, lower), (lower, upper)):
            both = names(whole)
            if both.organisation and both.title and not titleness(other):
                is_area = is_a_firm(organisation(other)) and not is_a_firm(both.organisation)
                return Names(organisation(other), whole) if is_area else both
        first, second = titleness(upper), titleness(lower)
        if second > first or (first == second and (self.in_brackets or typed)):
            return Names(organisation(upper), lower)
        return self._perhaps(Names(organisation(lower), upper))

    def _perhaps(self, said: Names) -> Names:
        """Return names, kept in mind where nothing in them says which is which."""
        if said.title and not titleness(said.title) and not is_a_firm(said.organisation):
            self.unsure.add(said)
        return said

    def _in_order(self, line: str) -> Names:
        """Return the names in a line; where neither is known as such, in the order of most."""
        said = names(line)
        if said.organisation and said.title:
            first = line.find(said.title) < line.find(said.organisation)
            self.title_first += 1 if first else -1
        if said.title or not said.spare or self.title_first <= 0:
            return said
        said = Names(said.spare, said.organisation)
        self.in_order.add(said)
        return said

    def _beside(self, i: int, said: Names) -> Names:
        """Return the names in the line of the months, the missing one from the lines around it."""
        above = [j for j in self.around.above(i, self.used)[-1:] if j not in self.used]
        below = self.around.below(i)[:1]
        if not said.title and plain(said.organisation) in self.places:
            for j in above:
                if (both := names(self.lines[j].rest)).organisation and both.title:
                    self.used.add(j)
                    return both._replace(spare=said.organisation)
        if not said.title:
            for j in (*below, *above):
                if titleness(self.lines[j].rest):
                    self.used.add(j)
                    whole = self.lines[j].rest  # kept where it names an organisation of its own
                    title = whole if names(whole).organisation else names(whole).title
                    return said._replace(title=title)
            return self._perhaps(said._replace(title=said.spare))
        if not said.organisation:
            for j in above:
                if not titleness(self.lines[j].rest):
                    self.used.add(j)
                    self.last = organisation(self.lines[j].rest)
                    return said._replace(organisation=self.last)
            if self.group.is_open():
                return said._replace(organisation=self.group.organisation)
            for j in below:
                is_known = is_a_firm(self.lines[j].rest) or not self.last
                if not above and is_known and not titleness(self.lines[j].rest):
                    self.used.add(j)
                    return said._replace(organisation=organisation(self.lines[j].rest))
        return said

    def _stint(self, line: Line, said: Names) -> Stint:
        own = said.organisation or ("" if self.headed else run_on(said.title).organisation)
        inherited = not own and bool(said.title and self.last)
        if own:
            self.last, self.headed = own, own not in line.rest
        organisation = self.last if inherited else said.organisation
        place = said.spare if own and said.title not in {"", said.spare} else ""
        stint = Stint(line, organisation, said.title, inherited, said in self.in_order)
        stated = said.organisation
        perhaps = bool(stated and run_on(said.title).organisation) and not is_a_firm(stated)
        stint = replace(stint, unsure=perhaps or said in self.unsure, place=place)
        if self.group.is_open():
            self.group.spans.append((stint.span.first, stint.span.last or f"{self.as_of:%Y-%m}"))
        return stint


def _length(first: str, last: str) -> int:
    """Return the months from one to another, both counted; 0 where they are none."""
    if not (re.fullmatch(r"\d{4}-\d\d", first) and re.fullmatch(r"\d{4}-\d\d", last)):
        return 0
    return 12 * (int(last[:4]) - int(first[:4])) + int(last[5:]) - int(first[5:]) + 1
