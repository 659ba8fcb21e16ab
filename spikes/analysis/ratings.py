"""What other ratings would say of two options.

The rating of an offer is a guess, a promise, a written word or something seen; the ratings of roles
are known. So beside the leader stand the ratings at which it would be another, the chance that it
leads at all, and what to ask before signing.

An offer's total is what finished roles cover, plus, in each dimension, its *reach* (the weight's
share of the need still open) times the credit of its rating. One rating moves one term.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from spikes.analysis.weights import EQUAL
from spikes.model import Assumptions, Decision, Dimension, Evidence, Offer, Weights
from spikes.scoring import TIE, Score, coverage, credit

__all__ = [
    "DRAWS",
    "HALF_WIDTHS",
    "BreakEven",
    "Draws",
    "NoBreakEven",
    "Question",
    "ask_first",
    "band",
    "break_even",
    "chance",
    "drawn_differences",
    "evidence_behind",
    "shortest_stay",
]

# How far a rating may be off either way, in points of 10, by what it is based on.
HALF_WIDTHS: Mapping[Evidence, float] = MappingProxyType(
    {Evidence.GUESS: 2.0, Evidence.TOLD: 1.5, Evidence.WRITTEN: 1.0, Evidence.SEEN: 0.5}
)
DRAWS = 10_000

NoBreakEven = Literal["weight_0", "above_10", "beyond_cap", "stay"]
Draws = NDArray[np.float64]  # a row a dimension, a column a draw


@dataclass(frozen=True, slots=True)
class BreakEven:
    """The smallest rating at which an option ties with the leader, or why there is none.

    rating: exact, 0 to 10; None where there is none.
    why: None where there is one, and else
        weight_0: the dimension has no weight;
        above_10: not even a 10 would do;
        beyond_cap: it is more than the offer's relevance lets count;
        stay: the option is no offer, its ratings are known.
    """

    rating: float | None
    why: NoBreakEven | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A rating to ask about before signing.

    option: the offer's name as an option.
    dimension: what is rated.
    evidence: what the rating is based on.
    rating: as entered, 0 to 10.
    low, high: the ends of its band, 0 to 10.
    flips: whether moving this rating alone within its band changes the leader.
    swing: how far moving it across its band moves the gap, a fraction of the need, 0 to 1.
    at: where it flips, the rating, 0 to 10, at which the two tie; None where it does not.
    """

    option: str
    dimension: Dimension
    evidence: Evidence
    rating: float
    low: float
    high: float
    flips: bool
    swing: float
    at: float | None


def break_even(decision: Decision, leader: Score, trailing: Score) -> dict[Dimension, BreakEven]:
    """Return for each dimension the smallest rating at which the trailing offer ties."""
    offer, gap = trailing.option.job, leader.total - trailing.total
    if not isinstance(offer, Offer):
        return {d: BreakEven(None, "stay") for d in Dimension}
    reach, shares = _reach(decision, trailing), decision.weights.shares()

    def one(d: Dimension) -> BreakEven:
        if not shares[d]:
            return BreakEven(None, "weight_0")
        most = _cap(offer, d, decision.assumptions)
        rating = _rating_that_adds(gap, d, trailing, reach[d], decision.assumptions)
        if rating is None:
            return BreakEven(None, "above_10")
        if rating > most * (1 + EQUAL):
            return BreakEven(None, "beyond_cap")
        return BreakEven(min(rating, most))

    return {d: one(d) for d in Dimension}


def shortest_stay(decision: Decision, leader: Score, other: Score) -> int | None:
    """Return the fewest planned months with which the leading offer still leads the other.

    None where the leader is no offer, or where there is no lead.
    """
    offer, gap = leader.option.job, leader.total - other.total
    if not isinstance(offer, Offer) or gap < TIE:
        return None
    reach, counted = _reach(decision, leader), leader.option.portfolio[-1].counted

    def adds(months: int) -> float:
        return sum(reach[d] * credit(counted[d], months, decision.assumptions) for d in Dimension)

    spare, months = gap - adds(offer.planned_months), range(1, offer.planned_months + 1)
    return 1 + bisect_left(months, x=True, key=lambda month: spare + adds(month) >= TIE)


def evidence_behind(offer: Offer, dimension: Dimension) -> Evidence:
    """Return what a rating is based on: a guess, unless something better is known."""
    return offer.evidence.get(dimension, Evidence.GUESS)


def band(offer: Offer, dimension: Dimension) -> tuple[float, float]:
    """Return the lowest and the highest that a rating may turn out to be, 0 to 10.

    >>> from spikes.model import Ratings
    >>> offer = Offer(organisation="A", ratings=Ratings.of((9, 5, 5, 5, 5)))
    >>> band(offer, Dimension.SOCIAL_IMPACT)
    (7.0, 10.0)
    """
    rating, half = offer.ratings[dimension], HALF_WIDTHS[evidence_behind(offer, dimension)]
    return max(0.0, rating - half), min(10.0, rating + half)


def drawn_differences(decision: Decision, a: Score, b: Score) -> Draws:
    """Return how much more A covers than B in each dimension, −1 to 1, in each of the draws.

    Every rating of an offer is uniform on its band, on its own; those of roles are exact. The draws
    are the same each time.
    """
    first, second = sorted((a, b), key=lambda score: score.name)  # so that swapping gives −1 times
    ahead = _drawn(decision, first, _uniforms()[0]) - _drawn(decision, second, _uniforms()[1])
    return ahead if first is a else -ahead


def chance(drawn: Draws, weights: Weights) -> float:
    """Return the share of the draws, 0 to 1, in which A leads B; ties count half.

    `drawn`: from `drawn_differences`. What is left of 1 is B's chance. Its error is about 0.005.
    """
    lead = np.array([*weights.shares().values()]) @ drawn
    ahead, level_or_ahead = np.count_nonzero(lead >= TIE), np.count_nonzero(lead > -TIE)
    return float(ahead + level_or_ahead) / (2 * lead.size)


def ask_first(decision: Decision, a: Score, b: Score) -> tuple[Question, ...]:
    """Return the ratings of a pair's offers, those that alone can change the leader first.

    Among those, and among the rest, the one that moves the gap most comes first.
    """
    leads = ((a, a.total - b.total), (b, b.total - a.total))
    asked = [
        question
        for score, lead in leads
        if isinstance(score.option.job, Offer)
        for question in _questions(decision, score, score.option.job, lead)
    ]
    return tuple(sorted(asked, key=lambda question: (not question.flips, -question.swing)))


def _questions(decision: Decision, score: Score, offer: Offer, lead: float) -> list[Question]:
    reach, assumptions, months = _reach(decision, score), decision.assumptions, score.option.months

    def one(d: Dimension) -> Question:
        rating, (low, high) = offer.ratings[d], band(offer, d)
        cap = _cap(offer, d, assumptions)
        least, now, most = (
            reach[d] * credit(min(r, cap), months, assumptions) for r in (low, rating, high)
        )
        loses = lead > -TIE and lead + least - now <= -TIE
        wins = lead < TIE and lead + most - now >= TIE
        flips = loses or wins
        at = _rating_that_adds(-lead, d, score, reach[d], assumptions) if flips else None
        evidence = evidence_behind(offer, d)
        return Question(score.name, d, evidence, rating, low, high, flips, most - least, at)

    return [one(d) for d in Dimension]


def _reach(decision: Decision, score: Score) -> dict[Dimension, float]:
    """Return what an offer would add to the total in each dimension if its credit were 1."""
    past = coverage(score.option.portfolio[:-1], decision.assumptions)
    return {d: share * (1 - past[d]) for d, share in decision.weights.shares().items()}


def _rating_that_adds(
    total: float, d: Dimension, score: Score, reach: float, assumptions: Assumptions
) -> float | None:
    """Return the counted rating, 0 to 10, with which an offer's total is that much larger.

    None where no rating is enough.
    """
    months, counted = score.option.months, score.option.portfolio[-1].counted[d]
    most = reach * credit(10, months, assumptions)
    needed = reach * credit(counted, months, assumptions) + total
    if not most or needed > most * (1 + EQUAL):
        return None
    return float(min(10 * max(needed / most, 0) ** (1 / assumptions.power), 10))


def _cap(offer: Offer, dimension: Dimension, assumptions: Assumptions) -> float:
    """Return the most of a rating that counts."""
    capped = dimension is Dimension.INDUSTRY_EXPERTISE
    return assumptions.relevance_caps[offer.relevance] if capped else 10.0


def _drawn(decision: Decision, score: Score, uniforms: Draws) -> Draws:
    """Return an option's coverage in every draw; of no offer, a single column for all draws."""
    offer, assumptions = score.option.job, decision.assumptions
    if not isinstance(offer, Offer):
        return np.array([[score.coverage[d]] for d in Dimension])
    low, high = np.array([band(offer, d) for d in Dimension]).T[..., None]
    caps = [[_cap(offer, d, assumptions)] for d in Dimension]
    counted = np.minimum(low + (high - low) * uniforms, caps)
    past = coverage(score.option.portfolio[:-1], assumptions)
    still_open = np.array([[1 - past[d]] for d in Dimension])
    most = credit(10, score.option.months, assumptions)
    drawn: Draws = 1 - still_open + still_open * most * (counted / 10) ** assumptions.power
    return drawn


@cache
def _uniforms() -> Draws:
    """Return for both options of a pair, each dimension and each draw, a number from 0 to 1."""
    shape = (2, DRAWS, len(Dimension))
    uniforms = np.random.default_rng(1973).random(shape).transpose(0, 2, 1).copy()
    uniforms.flags.writeable = False
    return uniforms
