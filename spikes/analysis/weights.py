"""How firm is the answer? What other weights would say.

People move weights until the favourite wins. So beside the winner stands how far the answer is from
changing: the share of all weightings that agree, the weights at which the leader changes, and what
the other life phases and rules would say.

Portfolio coverage is linear in the weights. With c the differences of two options' coverages, A − B
in each dimension, A leads by the mean of c weighted by the shares; all that follows is geometry of
that one line.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from spikes.model import CARRY_OVER_RULES, Decision, Dimension, Weights
from spikes.scoring import TIE, Score, Scores, leader, portfolio_coverage, score

Numbers = NDArray[np.float64]
Differences = Mapping[Dimension, float]

EQUAL = 1e-12  # coverages closer than this are equal: what is left is the rounding of floats
WEIGHTINGS = 16_384  # points that stand for all weightings


@dataclass(frozen=True, slots=True)
class Change:
    """The nearest share of one weight, to one side of the present one, at which the leader among
    all options changes.

    share: exact, 0 to 1; at it the old leader and the new one tie · percent: whole, 0 to 100,
    rounded away from the present weight, and other than that as it is shown, so that it is true
    when tried · leader: who leads at `percent` · ties: nobody leads alone at `percent`, `leader` is
    one of those who tie for the lead; so it is where the change lies at the least or the most there
    is, and for equal options.
    """

    share: float
    percent: int
    leader: str
    ties: bool


@dataclass(frozen=True, slots=True)
class Shift:
    """The least weight to move for a tie.

    amount: a share, 0 to 1 · moves: (from, to, share), the most telling first; their shares add up
    to `amount`.
    """

    amount: float
    moves: tuple[tuple[Dimension, Dimension, float], ...]


@dataclass(frozen=True, slots=True)
class PhaseResult:
    """What the weights of one life phase would say.

    leader: None for a tie · gains: of every option by name, fractions of the need, −1 to 1.
    """

    leader: str | None
    gains: dict[str, float]


def differences(a: Score, b: Score) -> dict[Dimension, float]:
    """How much more A covers than B in each dimension, −1 to 1; what is only rounding is 0."""
    return {d: _unless_equal(a.coverage[d] - b.coverage[d]) for d in Dimension}


def win_share(differences: Sequence[float]) -> float:
    """The share of all weightings, 0 to 1, under which the weighted mean of these differences is
    above 0.

    That is the part of the weight simplex on one side of a plane through it: exact, for any number
    of differences, in any order and scale. All 0: 0.5. The recursion of Varsi (1973, "The
    multidimensional content of the frustum of the simplex") and Ali (1973) adds positive terms
    only, so equal or nearly equal differences lose no digits, as divided differences would.

    >>> win_share([1, 1, 1, -2, -2]) == 11 / 27
    True
    """
    largest = max(map(abs, differences), default=0)
    above = [c / largest for c in differences if c >= 0] if largest else []
    below = [-c / largest for c in differences if c < 0]
    if not largest:
        return 0.5
    if not any(above):
        return 0.0
    shares = [0.0] + [1.0] * len(above)
    for x in below:
        for j, y in enumerate(above, 1):
            shares[j] = y / (y + x) * shares[j] + x / (y + x) * shares[j - 1]
    return min(shares[-1], 1.0)  # rounding may pass 1


def first_rank_shares(scores: Scores) -> dict[str, float]:
    """For each option by name, the share of all weightings, 0 to 1, under which it is the best;
    equal ones share the win.

    First-rank acceptability in SMAA (Lahdelma and Salminen 2001) on 16,384 fixed weightings, the
    same each time; errors are about 0.001. Where only two contend, it is their exact `win_share`.
    The shares add up to 1.
    """
    rows = [tuple(option.coverage[d] for d in Dimension) for option in scores.options]
    times = Counter(rows)  # equal options get equal totals, to the last digit
    shares = dict(
        zip(times, _sampled_shares(np.array([*times]), np.array([*times.values()])), strict=True)
    )
    contenders = [row for row, share in shares.items() if share]
    if len(contenders) == 2 and any(
        c := [_unless_equal(x - y) for x, y in zip(*contenders, strict=True)]
    ):
        shares |= {
            row: won / times[row]
            for row, won in zip(contenders, (win_share(c), 1 - win_share(c)), strict=True)
        }
    return dict(zip(scores.names(), (shares[row] for row in rows), strict=True))


def tipping_points(c: Differences, weights: Weights) -> dict[Dimension, float | None]:
    """For each weight, the share, 0 to 1, at which the leader of the pair changes, the others
    keeping their proportions.

    `c`: the differences of the pair. None where this weight alone never changes the leader. At a
    share of 0 or 1 the two only tie, there is no weighting beyond.

    >>> tipping_points(dict(zip(Dimension, (0.3, -0.1, 0, 0, 0))), Weights.of((2, 1, 1, 0, 0)))[Dimension.SOCIAL_IMPACT]
    0.14285714285714288
    """
    return {
        d: _tipping_point(c[d], sum(part * c[e] for e, part in _proportions(weights, d).items()))
        for d in Dimension
    }


def nearest_changes(
    scores: Scores, weights: Weights, locked: Collection[Dimension] = ()
) -> dict[Dimension, tuple[Change | None, Change | None]]:
    """For each weight the nearest change of the leader among all options, below its present share
    and above it.

    The other weights keep their proportions, locked ones their shares, as in `with_share`. None: on
    that side nobody else leads. Where several tie now, and the slightest move parts them, the
    change lies at the present share. Of at least one option.
    """
    names, shares, shown = scores.names(), weights.shares(), weights.percents()

    def sides(d: Dimension) -> tuple[Change | None, Change | None]:
        if is_held(weights, d, locked):
            return None, None
        kept = [(e, shares[e]) for e in locked if e is not d]
        most = 1 - sum(share for _, share in kept)
        least = _with_share(shares, d, 0, locked).items()
        without = [
            sum(share * option.coverage[e] for e, share in least) for option in scores.options
        ]
        alone = [
            sum(share * option.coverage[e] for e, share in kept) + most * option.coverage[d]
            for option in scores.options
        ]
        lines = _Lines(names, without, alone, most)
        return _nearest(lines, shares[d], 0, shown[d]), _nearest(lines, shares[d], most, shown[d])

    return {d: sides(d) for d in Dimension}


def is_held(weights: Weights, dimension: Dimension, locked: Collection[Dimension]) -> bool:
    """Whether the locks of the others leave a weight no room to move."""
    shares, others = weights.shares(), {*locked} - {dimension}
    return len(others) == len(Dimension) - 1 or 1 - sum(shares[d] for d in others) < EQUAL


def with_share(
    weights: Weights, dimension: Dimension, share: float, locked: Collection[Dimension] = ()
) -> Weights:
    """These weights with one set to a share, 0 to 1, the others keeping their proportions (equal
    ones, where all are 0).

    Locked ones keep their share, and leave so much less for the one; where all others are locked,
    nothing moves.

    >>> with_share(Weights.of((1, 1, 2, 0, 0)), Dimension.INDUSTRY_EXPERTISE, 0.2).values()
    (0.4, 0.4, 0.2, 0.0, 0.0)
    """
    moved = _with_share(weights.shares(), dimension, share, locked)
    return weights if moved == weights.shares() else Weights.of(moved.values())


def _with_share(
    shares: Mapping[Dimension, float],
    dimension: Dimension,
    share: float,
    locked: Collection[Dimension],
) -> dict[Dimension, float]:
    """`with_share` of plain shares."""
    kept = {d: shares[d] for d in locked if d is not dimension}
    free = [d for d in Dimension if d is not dimension and d not in kept]
    if not free:
        return dict(shares)
    room = max(1 - sum(kept.values()), 0)
    moved, total = min(share, room), sum(shares[d] for d in free)
    given = {d: (room - moved) * (shares[d] / total if total else 1 / len(free)) for d in free}
    return {d: moved if d is dimension else kept[d] if d in kept else given[d] for d in Dimension}


def smallest_shift(c: Differences, weights: Weights) -> Shift | None:
    """The least total weight to move for the leader of the pair to be caught up; None where no
    weights favour the other.

    `c`: the differences, leader − other. Weight is taken from where the leader is furthest ahead,
    at most what there is, and given to where it is furthest behind, until nothing of the lead is
    left; a linear program finds no less.
    """
    to = min(Dimension, key=lambda d: c[d])
    if c[to] >= 0:
        return None
    shares = weights.shares()
    lead, moves = sum(shares[d] * c[d] for d in Dimension), []
    for d in sorted(Dimension, key=lambda d: -c[d]):
        if lead < TIE or c[d] <= c[to]:
            break
        enough = lead / (c[d] - c[to])
        moves.append((d, to, min(shares[d], enough)))
        lead = 0.0 if enough <= shares[d] else lead - shares[d] * (c[d] - c[to])
    moves = [move for move in moves if move[2]]
    return Shift(sum(amount for _, _, amount in moves), tuple(moves))


def phases(
    decision: Decision, phases: Mapping[str, Weights], scores: Scores | None = None
) -> dict[str, PhaseResult]:
    """What the weights of each life phase would say. `scores`, of this decision, saves scoring
    it anew.
    """
    scored = scores or score(decision)  # coverage does not depend on the weights
    return {name: _phase(scored, weights) for name, weights in phases.items()}


def outsider(scores: Scores, pair: Sequence[Score]) -> Score | None:
    """The option outside the pair that leads both of them, the best of those that do."""
    best = scores.ranked()[0]
    return best if all(best.total - score.total >= TIE for score in pair) else None


def in_between(scores: Scores, leader: Score, other: Score) -> Score | None:
    """The option outside a pair that trails its leader and leads the other, the best of those
    that do.
    """
    between = (
        s for s in scores.ranked() if leader.total - s.total >= TIE and s.total - other.total >= TIE
    )
    return next(between, None)


def other_rule_leader(decision: Decision) -> tuple[str, str] | None:
    """The other carry-over rule and who would lead under it, where that is not who leads now; None
    too where they would tie.

    With carry-over of one's own, both named rules are tried, in their order.
    """
    return other_rule_leaders(decision, score(decision), [decision.weights])[0]


def other_rule_leaders(
    decision: Decision, scores: Scores, weightings: Iterable[Weights]
) -> list[tuple[str, str] | None]:
    """`other_rule_leader` at each of several weightings instead of the decision's own. `scores`:
    of it, at any weights.
    """
    others = {
        name: score(decision.replace(assumptions=decision.assumptions.replace(carry_over=rule)))
        for name, rule in CARRY_OVER_RULES.items()
        if rule != decision.assumptions.carry_over
    }

    def at(weights: Weights) -> tuple[str, str] | None:
        present = _phase(scores, weights).leader
        under = ((name, _phase(other, weights).leader) for name, other in others.items())
        return next(
            ((name, leader) for name, leader in under if leader is not None and leader != present),
            None,
        )

    return [at(weights) for weights in weightings]


def rank_order_centroid(ranks: Mapping[Dimension, int]) -> Weights:
    """Weights from a ranking: the middle of all weightings that agree with it (Barron 1992; Barron
    and Barrett 1996).

    `ranks`: a number for each dimension, 1 the most important; tied ones share the mean weight of
    the places they take. The weights add up to 1. Raises `KeyError` where a dimension has no rank.

    >>> [round(weight, 4) for weight in rank_order_centroid(dict(zip(Dimension, (1, 2, 3, 4, 5)))).values()]
    [0.4567, 0.2567, 0.1567, 0.09, 0.04]
    """
    count = len(Dimension)
    places = [sum(1 / k for k in range(place, count + 1)) / count for place in range(1, count + 1)]
    ordered = sorted(ranks[d] for d in Dimension)
    taken = {
        rank: [place for place, r in zip(places, ordered, strict=True) if r == rank]
        for rank in ordered
    }
    return Weights.of(sum(taken[ranks[d]]) / len(taken[ranks[d]]) for d in Dimension)


def _sampled_shares(rows: Numbers, times: NDArray[np.int_]) -> list[float]:
    """For each row of coverages, found that many times, the share of the fixed weightings that
    one of those options wins.
    """
    won, step = (
        np.zeros(len(rows)),
        1 + 40_000 // len(rows),
    )  # so many at once as fit in the processor's cache
    for start in range(0, WEIGHTINGS, step):
        totals = rows @ _weightings()[:, start : start + step]
        wins = (totals > totals.max(axis=0) - EQUAL).astype(float)
        won += wins @ (1 / (times @ wins))
    return [float(share) for share in won / WEIGHTINGS]


@cache
def _weightings() -> Numbers:
    """The fixed weightings, a column each, spread evenly over all that add up to 1.

    A Hammersley set (1960) fills the cube, and its points break a stick into the five weights: the
    root of each coordinate is the part that a break leaves of the rest, which makes all weightings
    equally likely (Devroye 1986, chapter 5).
    """
    numbers = np.arange(1, WEIGHTINGS + 1)
    cube = np.stack(
        [*(_mirrored(numbers, base) for base in (2, 3, 5)), (numbers - 0.5) / WEIGHTINGS], axis=1
    )
    left = np.cumprod(cube ** (1 / np.arange(4, 0, -1)), axis=1)
    points: Numbers = np.ascontiguousarray(-np.diff(left, axis=1, prepend=1, append=0).T)
    points.flags.writeable = False
    return points


def _mirrored(numbers: NDArray[np.int_], base: int) -> Numbers:
    """The digits of each number mirrored at the point: in base 10, 123 gives 0.321."""
    mirrored, place = np.zeros(len(numbers)), 1 / base
    while numbers.any():
        mirrored, numbers, place = (
            mirrored + place * (numbers % base),
            numbers // base,
            place / base,
        )
    return mirrored


def _unless_equal(difference: float) -> float:
    return 0.0 if abs(difference) < EQUAL else difference


def _proportions(weights: Weights, without: Dimension) -> dict[Dimension, float]:
    """The other weights among themselves, adding up to 1; equal where all are 0."""
    others = {d: share for d, share in weights.shares().items() if d is not without}
    total = sum(others.values())
    return {d: share / total if total else 1 / len(others) for d, share in others.items()}


def _tipping_point(own: float, others: float) -> float | None:
    """Where the line from `others` (share 0) to `own` (share 1) crosses 0."""
    own, others = _unless_equal(own), _unless_equal(others)
    return None if own * others > 0 or own == others else others / (others - own)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The options' totals as one weight goes from a share of 0 (`without`) to the most there is
    (`alone`): a straight line each.
    """

    names: Sequence[str]
    without: Sequence[float]
    alone: Sequence[float]
    most: float

    def totals(self, share: float) -> list[float]:
        """The options' totals at a share; beyond the most, as there."""
        part = min(share / self.most, 1)
        return [
            (1 - part) * without + part * alone
            for without, alone in zip(self.without, self.alone, strict=True)
        ]

    def on_top(self, share: float) -> list[int]:
        """The places of the options that lead at a share, or tie for the lead."""
        totals = self.totals(share)
        enough = max(totals) - TIE
        return [place for place, total in enumerate(totals) if total > enough]


def _nearest(lines: _Lines, share: float, end: float, shown: int) -> Change | None:
    """The nearest change of the leader on the way from a share, shown as a percentage, to `end`,
    0 or the most.
    """
    if abs(end - share) < EQUAL:
        return None
    leaders, at_end = lines.on_top(share), lines.alone if end else lines.without
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


def _tried(
    lines: _Lines, share: float, end: float, shown: int, leaders: list[int]
) -> Change | None:
    """A change at a share, with the first whole percentage beyond it that, when tried, has not the
    leaders of now.

    Beyond what is shown too; where no percentage is, there is nothing to say.
    """
    last = floor(100 * end + 0.5)
    tried = (
        range(max(ceil(100 * share), shown + 1), last + 1)
        if end
        else range(min(floor(100 * share), shown - 1), -1, -1)
    )
    if not tried:
        return None
    for percent in tried:
        on_top = lines.on_top(percent / 100)
        if not set(leaders) <= set(on_top):
            return Change(share, percent, lines.names[on_top[0]], ties=len(on_top) > 1)
    newcomers = [place for place in on_top if place not in leaders]
    return Change(share, last, lines.names[newcomers[0]], ties=True) if newcomers else None


def _phase(scores: Scores, weights: Weights) -> PhaseResult:
    today = portfolio_coverage(scores.today, weights)
    gains = {
        option.name: portfolio_coverage(option.coverage, weights) - today
        for option in scores.options
    }
    return PhaseResult(leader(gains), gains)
