"""What other weights would say of two options, and how weights are set.

People move weights until the favourite wins. So the page shows how far an answer is from changing.
Portfolio coverage is linear in the weights: with c the differences of two options' coverages,
A − B in each dimension, A leads by the mean of c weighted by the shares. All that follows is the
geometry of that one line.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from spikes.model import Dimension, Weights
from spikes.scoring import TIE, Score

EQUAL = 1e-12  # coverages closer than this are equal: what is left is rounding

Differences = Mapping[Dimension, float]
Shares = Mapping[Dimension, float]  # of all weight, 0 to 1, adding up to 1


@dataclass(frozen=True, slots=True)
class Shift:
    """The least weight to move for a tie.

    amount: a share of all weight, 0 to 1.
    moves: from where, to where, and which share, 0 to 1; the one that does most first. Their
        shares add up to `amount`.
    """

    amount: float
    moves: tuple[tuple[Dimension, Dimension, float], ...]


def differences(a: Score, b: Score) -> dict[Dimension, float]:
    """Return how much more A covers than B in each dimension, −1 to 1; mere rounding is 0."""
    return {d: unless_equal(a.coverage[d] - b.coverage[d]) for d in Dimension}


def unless_equal(difference: float) -> float:
    """Return a difference of two coverages, 0 where only rounding is left of it."""
    return 0.0 if abs(difference) < EQUAL else difference


def win_share(differences: Sequence[float]) -> float:
    """Return the share of all weight settings, 0 to 1, whose weighted mean of these is above 0.

    That is the part of the weight simplex on one side of a plane through it, exact for any number
    of differences, in any order and scale; 0.5 where all are 0. The recursion of Varsi (1973, "The
    multidimensional content of the frustum of the simplex") and Ali (1973) adds positive terms
    only, so equal or nearly equal differences lose no digits, as divided differences would.

    >>> win_share([1, 1, 1, -2, -2]) == 11 / 27
    True
    """
    if not any(differences):
        return 0.5
    largest = max(map(abs, differences))
    scaled = [c / largest for c in differences]  # beside the largest, the smallest may be 0
    above, below = [c for c in scaled if c >= 0], [-c for c in scaled if c < 0]
    if not any(above):
        return 0.0
    shares = [0.0] + [1.0] * len(above)
    for x in below:
        for j, y in enumerate(above, 1):
            shares[j] = y / (y + x) * shares[j] + x / (y + x) * shares[j - 1]
    return min(shares[-1], 1.0)  # rounding may pass 1


def tipping_points(c: Differences, weights: Weights) -> dict[Dimension, float | None]:
    """Return for each weight the share, 0 to 1, at which the leader of a pair changes.

    `c`: the pair's differences. The other weights keep their proportions. None where this weight
    alone never changes the leader. At a share of 0 or 1 the two only tie.

    >>> c = dict(zip(Dimension, (0.3, -0.1, 0, 0, 0)))
    >>> tipping_points(c, Weights.of((2, 1, 1, 0, 0)))[Dimension.SOCIAL_IMPACT]
    0.14285714285714288
    """
    return {d: _crossing(c[d], _mean_of_others(c, weights, d)) for d in Dimension}


def _mean_of_others(c: Differences, weights: Weights, without: Dimension) -> float:
    """Return the mean of the other differences, weighted; plain where their weights are all 0."""
    others = {d: share for d, share in weights.shares().items() if d is not without}
    total = sum(others.values())
    return sum(c[d] * (share / total if total else 1 / len(others)) for d, share in others.items())


def _crossing(own: float, others: float) -> float | None:
    """Return where the line from `others` (at share 0) to `own` (at share 1) crosses 0."""
    own, others = unless_equal(own), unless_equal(others)
    return None if own * others > 0 or own == others else others / (others - own)


def smallest_shift(c: Differences, weights: Weights) -> Shift | None:
    """Return the least total weight to move until the leader of a pair is caught up.

    `c`: the differences, leader − other. Weight is taken from where the leader is furthest ahead,
    at most what there is, and given to where it is furthest behind, until nothing of the lead is
    left: the two are then exactly level, not only closer than `TIE`. A linear program finds no
    less. No weight where they are level already; None where no weights favour the other.
    """
    to = min(Dimension, key=lambda d: c[d])
    if c[to] >= 0:
        return None
    shares = weights.shares()
    lead, moves = sum(shares[d] * c[d] for d in Dimension), []
    if lead < TIE:
        return Shift(0, ())
    for d in sorted(Dimension, key=lambda d: -c[d]):
        if lead <= 0 or c[d] <= c[to]:
            break
        enough = lead / (c[d] - c[to])
        moves.append((d, to, min(shares[d], enough)))
        lead = 0.0 if enough <= shares[d] else lead - shares[d] * (c[d] - c[to])
    moves = [move for move in moves if move[2] > EQUAL]
    return Shift(sum(amount for _, _, amount in moves), tuple(moves))


def is_stuck(shares: Shares, dimension: Dimension, locked: Collection[Dimension]) -> bool:
    """Return whether the locks of the others leave a weight no room to move."""
    others = {*locked} - {dimension}
    return len(others) == len(Dimension) - 1 or 1 - sum(shares[d] for d in others) < EQUAL


def with_share(
    weights: Weights, dimension: Dimension, share: float, locked: Collection[Dimension] = ()
) -> Weights:
    """Return these weights with one set to a share, 0 to 1, the others keeping their proportions.

    Others that are all 0 get equal shares. Locked ones keep theirs and leave so much less for the
    one; where all others are locked, nothing moves.

    >>> with_share(Weights.of((1, 1, 2, 0, 0)), Dimension.INDUSTRY_EXPERTISE, 0.2).values()
    (0.4, 0.4, 0.2, 0.0, 0.0)
    """
    moved = moved_shares(weights.shares(), dimension, share, locked)
    return weights if moved == weights.shares() else Weights.of(moved.values())


def moved_shares(
    shares: Shares, dimension: Dimension, share: float, locked: Collection[Dimension]
) -> dict[Dimension, float]:
    """Return plain shares with one of them moved, as `with_share` moves it."""
    kept = {d: shares[d] for d in locked if d is not dimension}
    free = [d for d in shares if d is not dimension and d not in kept]
    if not free:
        return dict(shares)
    room = max(1 - sum(kept.values()), 0)
    moved, total = min(share, room), sum(shares[d] for d in free)
    given = {d: (room - moved) * (shares[d] / total if total else 1 / len(free)) for d in free}
    found = {**kept, **given, dimension: moved}
    return {d: found[d] for d in shares}
