"""How firm is the answer? What other ratings would say, and the verdict on two options.

The rating of an offer is a guess, a promise, a written word or something seen; the ratings of roles
are known. So beside the leader stand the ratings at which it would be another, the chance that it
leads at all, and what to ask before signing.

An offer's total is what finished roles cover, plus, in each dimension, its *reach* (the weight's
share of the need still open) times the credit of its rating. One rating moves one term.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from types import MappingProxyType
from typing import Literal

import numpy as np

from spikes.analysis.weights import (
    EQUAL,
    Differences,
    Numbers,
    Shift,
    differences,
    smallest_shift,
    tipping_points,
    win_share,
)
from spikes.model import Assumptions, Decision, Dimension, Evidence, Offer, Weights
from spikes.scoring import (
    TIE,
    Score,
    Scores,
    Stint,
    compared,
    coverage,
    credit,
    portfolio_coverage,
    portfolio_today,
)

HALF_WIDTHS: Mapping[Evidence, float] = MappingProxyType(
    {Evidence.GUESS: 2.0, Evidence.TOLD: 1.5, Evidence.WRITTEN: 1.0, Evidence.SEEN: 0.5}
)
DRAWS = 10_000

UNCERTAIN = 0.6  # under this chance that one leads, nobody can tell
CLEAR = 0.9  # from this chance on, a lead is clear
CLOSE = 0.005  # a gap of less than half a point is too close to call, however sure the ratings are
Verdict = Literal["tie", "too close to call", "ahead everywhere", "clear", "lean"]
NoBreakEven = Literal["weight_0", "above_10", "beyond_cap", "stay"]


@dataclass(frozen=True, slots=True)
class BreakEven:
    """The smallest rating, exact, 0 to 10, at which an option ties with the leader; None where
    there is none, and why.

    weight_0: the dimension has no weight · above_10: not even a 10 would do · beyond_cap: it lies
    beyond what the offer's relevance lets count · stay: the option is no offer, its ratings are
    known.
    """

    rating: float | None
    why: NoBreakEven | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A rating to ask about before signing.

    rating, low, high: as entered, and the ends of its band, 0 to 10 · flips: moving this one rating
    within its band changes the leader · swing: how far moving it across its band moves the gap, a
    fraction of the need, 0 to 1 · at: where it flips, the rating at which the two tie; on the other
    side of it another leads.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Which of two options leads, how firmly, and what would bring the other level: what the answer
    is made of.

    options: their names, as they are compared · leader, runner_up: names, both None for a tie ·
    gap: the leader's total less the other's, a fraction of the need, 0 to 1 · differences: the same
    in each dimension, unweighted, −1 to 1 · chance: the part of the draws within the evidence's
    bands in which the leader leads, 0 to 1 · break_even: ratings of the runner-up · fit_disagrees:
    taken alone, the runner-up is the better job. For a tie, "the leader" is the first of `options`,
    "the runner-up" the second.
    """

    options: tuple[str, str]
    leader: str | None
    runner_up: str | None
    verdict: Verdict
    gap: float
    differences: dict[Dimension, float]
    chance: float
    break_even: dict[Dimension, BreakEven]
    fit_disagrees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Lead):
    """Two options side by side.

    win_share: the part of all weightings in which the leader leads, 0 to 1 · tipping: shares of the
    weights, 0 to 1 · shortest_stay: months, None for a tie · fresh_clock: a gain, a fraction of the
    need.
    """

    win_share: float
    tipping: dict[Dimension, float | None]
    smallest_shift: Shift | None
    shortest_stay: int | None
    fresh_clock: float | None
    ask_first: tuple[Question, ...]

    @property
    def still_to_ask(self) -> tuple[Question, ...]:
        """Of what to ask first, what is not in writing, or seen for oneself, already."""
        return tuple(
            asked for asked in self.ask_first if asked.evidence in {Evidence.GUESS, Evidence.TOLD}
        )


def compare(decision: Decision, scores: Scores) -> Comparison | None:
    """All there is to say about the two options that the decision compares; None where there are
    not two.

    `scores`: of this decision.
    """
    (lead,) = leads([decision], [scores])
    if lead is None:
        return None
    first, second = _leader_first(*(scores[name] for name in lead.options))
    return Comparison(
        **{field.name: getattr(lead, field.name) for field in fields(lead)},
        win_share=win_share(tuple(lead.differences.values())),
        tipping=tipping_points(lead.differences, decision.weights),
        smallest_shift=smallest_shift(lead.differences, decision.weights),
        shortest_stay=shortest_stay(decision, first, second),
        fresh_clock=fresh_clock(decision),
        ask_first=ask_first(decision, first, second),
    )


def leads(decisions: Sequence[Decision], scored: Sequence[Scores]) -> list[Lead | None]:
    """The lead in each of several decisions that differ in their weights alone, and compare the
    same two options.

    `scored`: the scores of each. Together they take little longer than one: the ratings are drawn
    once for all.
    """
    pairs = [compared(*each) for each in zip(decisions, scored, strict=True)]
    if len(pairs[0]) < 2:
        return [None] * len(pairs)
    a, b = pairs[0]
    chances = _chances(decisions[0], a, b, [decision.weights for decision in decisions])
    return [
        _lead(decision, pair, {a.name: chance, b.name: 1 - chance})
        for decision, pair, chance in zip(decisions, pairs, chances, strict=True)
    ]


def _leader_first(a: Score, b: Score) -> tuple[Score, Score]:
    """The pair with the leader first; for a tie, as it is."""
    return (a, b) if a.total > b.total - TIE else (b, a)


def _lead(decision: Decision, pair: Sequence[Score], chances: Mapping[str, float]) -> Lead:
    """The lead in a pair, given each one's chance by its name."""
    first, second = _leader_first(*pair)
    gap, c, chance = first.total - second.total, differences(first, second), chances[first.name]
    tied = abs(gap) < TIE
    return Lead(
        options=(pair[0].name, pair[1].name),
        leader=None if tied else first.name,
        runner_up=None if tied else second.name,
        verdict=verdict(c, gap, chance),
        gap=gap,
        differences=c,
        chance=chance,
        break_even=break_even(decision, first, second),
        fit_disagrees=not tied and fit_disagrees(first, second),
    )


def verdict(c: Differences, gap: float, chance: float) -> Verdict:
    """How firm a lead is, in one word: the first that holds.

    `c`, `gap`: leader − other, in each dimension and in all, fractions of the need · `chance`: that
    it leads, 0 to 1.

    >>> verdict(dict.fromkeys(Dimension, 0.2), gap=0.2, chance=0.97)
    'ahead everywhere'
    """
    if abs(gap) < TIE:
        return "tie"
    if gap < CLOSE or chance < UNCERTAIN:
        return "too close to call"
    if min(c.values()) >= 0:
        return "ahead everywhere"
    return "clear" if chance >= CLEAR else "lean"


def fit_disagrees(leader: Score, other: Score) -> bool:
    """Whether the other is, taken alone, the better job for this phase, by 0.05 of 10 at least;
    no job, no disagreement.
    """
    return leader.fit is not None and other.fit is not None and other.fit - leader.fit >= 0.05


def break_even(decision: Decision, leader: Score, trailing: Score) -> dict[Dimension, BreakEven]:
    """For each dimension the smallest rating of the trailing offer at which, all else as it is,
    it ties with the leader.
    """
    offer, gap = trailing.option.job, leader.total - trailing.total
    if not isinstance(offer, Offer):
        return {d: BreakEven(None, "stay") for d in Dimension}
    reach, shares = _reach(decision, trailing), decision.weights.shares()

    def one(d: Dimension) -> BreakEven:
        if not shares[d]:
            return BreakEven(None, "weight_0")
        rating, most = (
            _rating_that_adds(gap, d, trailing, reach[d], decision.assumptions),
            _cap(offer, d, decision.assumptions),
        )
        if rating is None:
            return BreakEven(None, "above_10")
        return (
            BreakEven(None, "beyond_cap")
            if rating > most * (1 + EQUAL)
            else BreakEven(min(rating, most))
        )

    return {d: one(d) for d in Dimension}


def shortest_stay(decision: Decision, leader: Score, other: Score) -> int | None:
    """The fewest planned months with which the leading offer still leads the other; None for no
    offer, or no lead.
    """
    offer, gap = leader.option.job, leader.total - other.total
    if not isinstance(offer, Offer) or gap < TIE:
        return None
    reach, counted = _reach(decision, leader), leader.option.portfolio[-1].counted

    def adds(months: int) -> float:
        return sum(reach[d] * credit(counted[d], months, decision.assumptions) for d in Dimension)

    planned, enough = adds(offer.planned_months), range(1, offer.planned_months + 1)
    return 1 + bisect_left(enough, x=True, key=lambda months: gap - planned + adds(months) >= TIE)


def fresh_clock(decision: Decision) -> float | None:
    """What an exact copy of the current role, as an offer for 24 months, would gain; None without a
    current role.

    A fraction of the need, −1 to 1. That much of any offer's gain is a new clock, not a better job.
    """
    today = portfolio_today(decision)
    copy = next((Stint(stint.counted, 24, held=True) for stint in today if stint.held), None)
    if copy is None:
        return None
    then = coverage((*(replace(stint, held=False) for stint in today), copy), decision.assumptions)
    return portfolio_coverage(then, decision.weights) - portfolio_coverage(
        coverage(today, decision.assumptions), decision.weights
    )


def band(offer: Offer, dimension: Dimension) -> tuple[float, float]:
    """The lowest and the highest that a rating may turn out to be, 0 to 10, by the evidence behind
    it.

    >>> from spikes.model import Ratings
    >>> band(Offer(organisation="A", ratings=Ratings.of((9, 5, 5, 5, 5))), Dimension.SOCIAL_IMPACT)
    (7.0, 10.0)
    """
    rating, half = offer.ratings[dimension], HALF_WIDTHS[evidence_behind(offer, dimension)]
    return max(0.0, rating - half), min(10.0, rating + half)


def evidence_behind(offer: Offer, dimension: Dimension) -> Evidence:
    """What stands behind a rating: a guess, unless something better is known."""
    return offer.evidence.get(dimension, Evidence.GUESS)


def chance(decision: Decision, a: Score, b: Score) -> float:
    """The chance, 0 to 1, that A leads B at these weights, were each rating of an offer anywhere
    within its band.

    The share of 10,000 draws, the same each time, ties counting half; every rating uniform on its
    band, on its own. The ratings of roles are exact. What is left of 1 is B's chance. The error of
    the drawing is about 0.005.
    """
    return _chances(decision, a, b, [decision.weights])[0]


def _chances(decision: Decision, a: Score, b: Score, weightings: Sequence[Weights]) -> list[float]:
    """`chance` at each of several weightings instead of the decision's own."""
    first, second = sorted(
        (a, b), key=lambda score: score.name
    )  # so that the two chances add up to 1
    apart = _drawn(decision, first, _uniforms()[0]) - _drawn(decision, second, _uniforms()[1])
    ahead = np.array([[*weights.shares().values()] for weights in weightings]) @ apart
    won = (np.count_nonzero(ahead >= TIE, axis=1) + np.count_nonzero(ahead > -TIE, axis=1)) / (
        2 * DRAWS
    )
    return [float(share if first is a else 1 - share) for share in won]


def ask_first(decision: Decision, a: Score, b: Score) -> tuple[Question, ...]:
    """The ratings of the offers in a pair: those that alone can change the leader first, then by
    how far they move the gap.
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
        least, now, most = (
            reach[d] * credit(min(r, _cap(offer, d, assumptions)), months, assumptions)
            for r in (low, rating, high)
        )
        flips = (lead > -TIE and lead + least - now <= -TIE) or (
            lead < TIE and lead + most - now >= TIE
        )
        at = _rating_that_adds(-lead, d, score, reach[d], assumptions) if flips else None
        return Question(
            score.name, d, evidence_behind(offer, d), rating, low, high, flips, most - least, at
        )

    return [one(d) for d in Dimension]


def _reach(decision: Decision, score: Score) -> dict[Dimension, float]:
    """What an offer could add to the total in each dimension, were its credit 1: the weight's
    share of the need still open.
    """
    past, shares = (
        coverage(score.option.portfolio[:-1], decision.assumptions),
        decision.weights.shares(),
    )
    return {d: shares[d] * (1 - past[d]) for d in Dimension}


def _rating_that_adds(
    total: float, d: Dimension, score: Score, reach: float, assumptions: Assumptions
) -> float | None:
    """The counted rating, 0 to 10, with which an offer's total is that much larger; None where
    no rating is enough.
    """
    most = reach * credit(10, score.option.months, assumptions)
    needed = (
        reach * credit(score.option.portfolio[-1].counted[d], score.option.months, assumptions)
        + total
    )
    if not most or needed > most * (1 + EQUAL):
        return None
    return float(min(10 * max(needed / most, 0) ** (1 / assumptions.power), 10))


def _cap(offer: Offer, dimension: Dimension, assumptions: Assumptions) -> float:
    """The most of a rating that counts."""
    return (
        assumptions.relevance_caps[offer.relevance]
        if dimension is Dimension.INDUSTRY_EXPERTISE
        else 10.0
    )


def _drawn(decision: Decision, score: Score, uniforms: Numbers) -> Numbers:
    """An option's coverage in every draw: as `uniforms`, a row a dimension, a column a draw."""
    offer, assumptions = score.option.job, decision.assumptions
    if not isinstance(offer, Offer):
        return np.array([[score.coverage[d]] for d in Dimension])
    low, high = np.array([band(offer, d) for d in Dimension]).T[..., None]
    counted = np.minimum(
        low + (high - low) * uniforms, [[_cap(offer, d, assumptions)] for d in Dimension]
    )
    past, most = (
        coverage(score.option.portfolio[:-1], assumptions),
        credit(10, score.option.months, assumptions),
    )
    still_open = np.array([[1 - past[d]] for d in Dimension])
    drawn: Numbers = 1 - still_open + still_open * most * (counted / 10) ** assumptions.power
    return drawn


@cache
def _uniforms() -> Numbers:
    """For the two options of a pair, for each dimension, for each draw: a number from 0 to 1."""
    uniforms = (
        np.random.default_rng(1973).random((2, DRAWS, len(Dimension))).transpose(0, 2, 1).copy()
    )
    uniforms.flags.writeable = False
    return uniforms
