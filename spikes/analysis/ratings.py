"""What other ratings would say of two options.

The rating of an offer is a guess, a promise, a written word or something seen. So beside the leader
stand the ratings at which another would lead, and what to ask before signing. One that is missing
counts as `UNRATED`, and may be anything from 0 to 10.

An offer's total is what other roles cover, plus, in each dimension, its *reach* (the weight's
share of the need still open) times the credit of its rating. One rating moves one term.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import numpy as np

from spikes.analysis.chance import Numbers, evidence_behind, likely_range
from spikes.analysis.weights import EQUAL
from spikes.model import Assumptions, Decision, Dimension, Evidence, Offer, Role
from spikes.scoring import (
    TIE,
    UNRATED,
    Score,
    Stint,
    coverage,
    credit,
)

__all__ = [
    "BreakEven",
    "Closing",
    "NoBreakEven",
    "RatingToAsk",
    "Swing",
    "ask_first",
    "break_even",
    "coverage_by_rating",
    "role_swings",
    "shortest_stay",
]

NoBreakEven = Literal["weight_0", "above_10", "beyond_cap", "stay"]


class Closing(NamedTuple):
    """How the coverage of a dimension depends on an offer's rating.

    It is 1 - left · (1 - most · (min(rating, cap) / 10) ^ power).

    left: what all other roles leave open of the need, 0 to 1
    most: what a rating of 10 closes of that in the months planned, 0 to 1
    power: that of the credit
    cap: the most of a rating that counts, 0 to 10
    """

    left: float
    most: float
    power: float
    cap: float


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
class RatingToAsk:
    """A rating to ask about before signing.

    option: the offer's name as an option.
    dimension: what is rated.
    evidence: what the rating is based on; None where it is missing.
    rating: as entered, 0 to 10; where it is missing, what it counts as.
    low, high: the ends of its range, 0 to 10.
    flips: whether moving this rating alone within its range changes the leader. Another leads then;
        where the two only tie, at the very end of the range, it does not.
    swing: how far moving it across its range moves the gap, a fraction of the need, 0 to 1.
    at: where it flips, the rating, 0 to 10, at which the two tie; None where it does not.
    """

    option: str
    dimension: Dimension
    evidence: Evidence | None
    rating: float
    low: float
    high: float
    flips: bool
    swing: float
    at: float | None


@dataclass(frozen=True, slots=True)
class Swing:
    """How far a rating of a role moves the gap.

    role: the role's place in the decision, counted from 0.
    dimension: what is rated.
    swing: how far moving it across its range moves the gap, a fraction of the need, 0 to 1.
    """

    role: int
    dimension: Dimension
    swing: float


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
    portfolio, shares = leader.option.portfolio, decision.weights.shares()
    past = coverage((each for each in portfolio if not each.held), decision.assumptions)

    def leads(months: int) -> bool:
        less = offer.planned_months - months
        held = (replace(each, months=each.months - less) for each in portfolio if each.held)
        now = coverage(held, decision.assumptions)
        total = sum(shares[d] * (1 - (1 - past[d]) * (1 - now[d])) for d in Dimension)
        return total - other.total >= TIE

    return 1 + bisect_left(range(1, offer.planned_months + 1), x=True, key=leads)


def ask_first(decision: Decision, a: Score, b: Score) -> tuple[RatingToAsk, ...]:
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


def role_swings(decision: Decision, a: Score, b: Score) -> tuple[Swing, ...]:
    """Return how far each rating of the roles moves the gap, the one that moves it most first."""
    if not decision.roles:
        return ()
    assumptions, shares = decision.assumptions, np.array([*decision.weights.shares().values()])
    ends = np.array(
        [
            [
                [min(end, _cap(role, d, assumptions)) for end in likely_range(role, d)]
                for d in Dimension
            ]
            for role in decision.roles
        ]
    )
    low, high = np.moveaxis((ends / 10) ** assumptions.power, -1, 0)
    first, second = (
        _reach_of_stints(each.option.portfolio, assumptions)[: len(decision.roles)]
        for each in (a, b)
    )
    swings = shares * (high - low) * np.abs(first - second)
    found = [
        Swing(i, d, float(swing))
        for i, row in enumerate(swings)
        for d, swing in zip(Dimension, row, strict=True)
    ]
    return tuple(sorted(found, key=lambda each: -each.swing))


def _reach_of_stints(portfolio: Sequence[Stint], assumptions: Assumptions) -> Numbers:
    """Return what a rating of 10 in place of 0 would close, a row a stint, with all the others."""
    held = [[stint.held] for stint in portfolio]
    kept = np.where(held, 1, assumptions.carry_over.values())
    most = kept * [[credit(10, stint.months, assumptions)] for stint in portfolio]
    rated = np.array([stint.counted.values() for stint in portfolio])
    left = 1 - most * (rated / 10) ** assumptions.power
    itself = np.eye(len(portfolio), dtype=bool)[..., None]
    reach: Numbers = most * np.where(itself, 1, left).prod(axis=1)
    return reach


def _questions(decision: Decision, score: Score, offer: Offer, lead: float) -> list[RatingToAsk]:
    reach, assumptions, months = _reach(decision, score), decision.assumptions, score.option.months

    def one(d: Dimension) -> RatingToAsk:
        entered, (low, high) = offer.ratings[d], likely_range(offer, d)
        rating = UNRATED if entered is None else entered
        cap = _cap(offer, d, assumptions)
        least, now, most = (
            reach[d] * credit(min(r, cap), months, assumptions) for r in (low, rating, high)
        )
        loses = lead > -TIE and lead + least - now <= -TIE
        wins = lead < TIE and lead + most - now >= TIE
        flips = loses or wins
        at = _rating_that_adds(-lead, d, score, reach[d], assumptions) if flips else None
        at = (
            None if at is None else min(max(at, low), high)
        )  # where it hardly counts, it is rounded
        evidence = None if entered is None else evidence_behind(offer, d)
        return RatingToAsk(score.name, d, evidence, rating, low, high, flips, most - least, at)

    return [one(d) for d in Dimension]


def coverage_by_rating(decision: Decision, score: Score) -> dict[Dimension, Closing]:
    """Return how an offer's coverage of each dimension depends on its rating there.

    Nothing where the option is no offer, as its other ratings change what is covered today too.
    """
    offer, assumptions = score.option.job, decision.assumptions
    if not isinstance(offer, Offer):
        return {}
    past = coverage(score.option.portfolio[:-1], assumptions)
    most, power = credit(10, score.option.months, assumptions), assumptions.power
    return {d: Closing(1 - past[d], most, power, _cap(offer, d, assumptions)) for d in Dimension}


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


def _cap(job: Role | Offer, dimension: Dimension, assumptions: Assumptions) -> float:
    """Return the most of a rating that counts."""
    capped = dimension is Dimension.INDUSTRY_EXPERTISE
    return float(assumptions.relevance_caps[job.relevance]) if capped else 10.0
