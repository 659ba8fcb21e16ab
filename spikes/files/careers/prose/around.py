"""Where the names of roles stand around their months: above, below, or on both sides."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from spikes.files.careers.names import names, titleness
from spikes.files.careers.prose.lines import Line, is_kind


@dataclass(frozen=True, slots=True)
class Around:
    """Looks around in lines, each known by its place among them."""

    lines: Sequence[Line]

    def titled(self, i: int) -> bool:
        """Return whether a line has a title."""
        return titleness(self.lines[i].rest) > 0

    def have_title(self, near: Iterable[int]) -> bool:
        """Return whether one of some lines has a title."""
        return any(map(self.titled, near))

    def is_whole(self, i: int) -> bool:
        """Return whether a line has a title and an organisation."""
        said = names(self.lines[i].rest)
        return bool(titleness(said.title) and said.organisation)

    def nearest(self, near: list[int], which: int) -> list[int]:
        """Return lines next to months; only the nearest where each is of a role of its own."""
        return [near[which]] if near and all(map(self.is_whole, near)) else near

    def above(self, i: int, used: Collection[int] = ()) -> list[int]:
        """Return the lines above that may name a role, at most three, from the top."""
        found: list[int] = []
        for j in range(i - 1, -1, -1):
            line = self.lines[j]
            if is_kind(line.rest) and not line.span and not line.is_heading and line.rest:
                continue
            if not line.may_name or line.is_unread or j in used or line.months:
                break
            found.insert(0, j)
            if line.gap or len(found) == 3:
                break
        return found

    def below(self, i: int) -> list[int]:
        """Return the lines below that may name a role, at most two, from the top."""
        found: list[int] = []
        for j in range(i + 1, min(i + 3, len(self.lines))):
            line = self.lines[j]
            if not line.may_name or line.is_unread or line.gap or line.months:
                break
            found.append(j)
        return found


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the names stand that belong to lines of nothing but months, each by its place."""

    below: Collection[int] = ()  # lines with their names below
    between: Collection[int] = ()  # those with a name above and one below
    turned: Collection[int] = ()  # those that are unlike most, and so said
    in_pairs: bool = False  # whether two lines stand above the first, so that a third is no name


def stand(around: Around, alone: list[int]) -> Stand:
    """Decide for each line of nothing but months where its names stand.

    That is where they stand in most, unless only another place gives each role names.
    """
    pairs = bool(alone) and len(around.above(alone[0])) == 2
    if _are_between(around, alone):
        return Stand(between={*alone}, in_pairs=pairs)
    if _below_comes_first(around, alone):
        above = _last_above(around, alone)
        return Stand(below={*alone} - above, turned=above)
    below = _last_below(around, alone)
    return Stand(below=below, turned=below, in_pairs=pairs)


def _are_between(around: Around, alone: list[int]) -> bool:
    """Return whether all months have a title on one side and another name on the other."""
    below = [j for i in alone for j in around.below(i)[:1]]
    above = [[j for j in around.above(i) if j not in below] for i in alone]
    if len(below) < max(len(alone), 1) or not all(above):
        return False
    if len(above[0]) > 1 and any(len(a) > 2 or around.have_title(a) for a in above):
        return False
    upper = [near[-1] for near in above]
    titled = {*zip(map(around.titled, upper), map(around.titled, below), strict=True)}
    apart = titled == {(False, True)} or (
        titled == {(True, False)} and all(len(a) == 1 for a in above)
    )
    return apart and not any(map(around.is_whole, (*upper, *below)))


def _below_comes_first(around: Around, alone: list[int]) -> bool:
    """Return whether the months stand above the names, as they do in most of the roles."""
    below = any(around.below(i) and not around.above(i) for i in alone)
    return below and not around.above(alone[0])


def _last_above(around: Around, alone: list[int]) -> set[int]:
    """Return the last months that have no title below, but one above that is no other's."""
    found, taken = set[int](), set[int]()
    for i in reversed(alone):
        if around.have_title(j for j in around.below(i) if j not in taken):
            return found
        near = [j for j in around.nearest(around.above(i)[-2:], -1) if j not in taken]
        if not around.have_title(near):
            return set()
        found.add(i)
        taken |= set(near)
    return set()


def _last_below(around: Around, alone: list[int]) -> set[int]:
    """Return the last months that all have a title below, where the first has none above."""
    for n, i in enumerate(alone):
        if not around.have_title(around.above(i)):
            rest = alone[n:] if n else []
            return set(rest) if all(around.have_title(around.below(j)) for j in rest) else set()
    return set()
