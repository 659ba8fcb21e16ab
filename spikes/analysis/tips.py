"""Where one weight, moved alone, changes the leader among all options."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil, floor

from spikes.analysis.weights import EQUAL, Shares, is_stuck, moved_shares
from spikes.model import Dimension, Weights
from spikes.scoring import TIE, Scores


@dataclass(frozen=True, slots=True)
class Tip:
    """The nearest share of one weight, to one side of the present one, with another leader.

    share: exact, 0 to 1; there the old leader and the new one tie.
    percent: whole, 0 to 100, rounded away from the present weight, so that it is true when tried.
    leader: the name of who leads at `percent`.
    ties: whether nobody leads alone at `percent`; `leader` is then one of those who tie. So it is
        at the least or the most there is, and for equal options.
    """

    share: float
    percent: int
    leader: str
    ties: bool


Tips = dict[Dimension, tuple[Tip | None, Tip | None]]


def nearest_tips(scores: Scores, weights: Weights, locked: Collection[Dimension] = ()) -> Tips:
    """Return for each weight its nearest tip below the present share, and the one above it.

    The other weights keep their proportions, locked ones their shares, as in `with_share`. None:
    on that side nobody else leads. Where several tie now and the slightest move parts them, the tip
    is at the present share.
    """
    shares, shown = weights.shares(), weights.percents()

    def sides(d: Dimension) -> tuple[Tip | None, Tip | None]:
        if is_stuck(shares, d, locked):
            return None, None
        lines = _lines(scores, shares, d, locked)
        below, above = (_nearest(lines, shares[d], end, shown[d]) for end in (0, lines.most))
        return below, above

    return {d: sides(d) for d in Dimension}


@dataclass(frozen=True, slots=True)
class _Lines:
    """The options' totals as one weight goes from 0 to the most there is: a straight line each."""

    names: Sequence[str]
    at_none: Sequence[float]
    at_most: Sequence[float]
    most: float  # the largest share the weight can have, 0 to 1

    def totals(self, share: float) -> list[float]:
        """Return the options' totals at a share; beyond the most, as there."""
        part = min(share / self.most, 1)
        ends = zip(self.at_none, self.at_most, strict=True)
        return [(1 - part) * none + part * most for none, most in ends]

    def on_top(self, share: float) -> list[int]:
        """Return the places of the options that lead at a share, or tie for the lead."""
        totals = self.totals(share)
        enough = max(totals) - TIE
        return [place for place, total in enumerate(totals) if total > enough]


def _lines(scores: Scores, shares: Shares, d: Dimension, locked: Collection[Dimension]) -> _Lines:
    most = 1 - sum(shares[e] for e in locked if e is not d)
    ends = moved_shares(shares, d, 0, locked), {**{e: shares[e] for e in locked}, d: most}
    at_none, at_most = (
        [sum(share * option.coverage[e] for e, share in end.items()) for option in scores.options]
        for end in ends
    )
    return _Lines(scores.names(), at_none, at_most, most)


def _nearest(lines: _Lines, share: float, end: float, shown: int) -> Tip | None:
    """Return the nearest tip on the way from a share, shown as a percentage, to 0 or the most."""
    if abs(end - share) < EQUAL:
        return None
    leaders, at_end = lines.on_top(share), lines.at_most if end else lines.at_none
    ahead = max(leaders, key=at_end.__getitem__)  # of those that lead now, who does just beyond
    if any(at_end[place] <= at_end[ahead] - TIE for place in leaders):
        return _tried(lines, share, end, shown, leaders)
    reaching = [
        place
        for place, total in enumerate(at_end)
        if total > at_end[ahead] - TIE and place not in leaders
    ]
    if not reaching:
        return None
    now = lines.totals(share)
    apart = [(now[ahead] - now[place], max(at_end[place] - at_end[ahead], 0)) for place in reaching]
    nearest = min(behind / (behind + beyond) for behind, beyond in apart)
    return _tried(lines, share + (end - share) * nearest, end, shown, leaders)


def _tried(lines: _Lines, share: float, end: float, shown: int, leaders: list[int]) -> Tip | None:
    """Return the tip at the first whole percentage beyond a share that has other leaders.

    Beyond what is shown, too. None where no percentage is left to try.
    """
    last = floor(100 * end + 0.5)
    rising = range(max(ceil(100 * share), shown + 1), last + 1)
    tried = rising if end else range(min(floor(100 * share), shown - 1), -1, -1)
    if not tried:
        return None
    for percent in tried:
        on_top = lines.on_top(percent / 100)
        if not set(leaders) <= set(on_top):
            return Tip(share, percent, lines.names[on_top[0]], ties=len(on_top) > 1)
    newcomers = [place for place in on_top if place not in leaders]
    return Tip(share, last, lines.names[newcomers[0]], ties=True) if newcomers else None
