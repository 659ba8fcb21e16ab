"""What two options would cover if the ratings turned out otherwise, in many draws.

A rating is uniform on a range around what was entered, the narrower the better it is known; one
that is missing, from 0 to 10; all are independent. Every job that counts is drawn, and a role's
draw serves both options alike, so what they share cancels out.

The uniform numbers behind the draws are fixed, one stream a job, and never seeded by what is
entered: nothing jitters while a slider moves. Roles take their streams by start; of roles that
start together, by what may come of their ratings, so that their order in the list does not matter.
The pair's two streams are used both ways round, so that neither names nor order matter, and
swapping the two gives exactly the opposite lead.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spikes.model import Assumptions, Decision, Dimension, Evidence, Offer, Role, Weights
from spikes.model.fields import LAST_MONTH
from spikes.scoring import TICKED_FROM, TIE, Option, Score, Stint, credit

DRAWS = 8_191  # each way round; a prime, so that no number of the lattice comes twice
MULTIPLIER = 1_267  # the lattice's step: chosen by trying, as chances are then closest to true
SEED = 1973  # any would do, but it is fixed: the same decision has the same chance each time

KEPT = 4  # pairs; each takes 1,280 KiB, and 2 ms to be drawn again

# How far a rating, 0 to 10, may be off either way, by what it is based on.
HALF_WIDTHS: Mapping[Evidence, float] = MappingProxyType(
    {
        Evidence.TICKED: 1.5,
        Evidence.GUESS: 2.0,
        Evidence.TOLD: 1.5,
        Evidence.WRITTEN: 1.0,
        Evidence.SEEN: 0.5,
    }
)
NOT_TICKED_HALF_WIDTH = 2.5  # of a spike that could have been ticked

Numbers = NDArray[np.float64]  # a row a dimension, a column a draw
Drawn = tuple[Numbers, Numbers]


@dataclass(frozen=True, eq=False)
class Draws:
    """Two options in every draw; of all visits' draws, a process keeps those used last."""

    decision: Decision
    first: Score
    second: Score

    @property
    def lead(self) -> Numbers:
        """By how much the first covers more, −1 to 1; a row a dimension, a column a draw."""
        return _drawn_pair(self)[0]

    def chance(self, weights: Weights) -> float:
        """Return the share of draws, 0 to 1, in which the first leads; level ones count half."""
        return _share_above(_weighed(self.lead, weights))

    def band(self, weights: Weights) -> tuple[float, float]:
        """Return the 10 % and 90 % quantiles of the first's lead, fractions of the need."""
        low, high = np.quantile(_weighed(self.lead, weights), (0.1, 0.9))
        return float(low), float(high)

    def better_job(self, weights: Weights) -> float:
        """Return the share of draws, 0 to 1, in which the first has the higher fit."""
        return _share_above(_weighed(_drawn_pair(self)[1], weights))


def evidence_behind(job: Role | Offer, dimension: Dimension) -> Evidence:
    """Return what a rating is based on; by default an offer's is a guess, and a role's is seen."""
    usual = Evidence.GUESS if isinstance(job, Offer) else Evidence.SEEN
    return job.evidence.get(dimension, usual)


def likely_range(job: Role | Offer, dimension: Dimension) -> tuple[float, float]:
    """Return the lowest and the highest that a rating may turn out to be, 0 to 10."""
    rating, evidence = job.ratings[dimension], evidence_behind(job, dimension)
    if rating is None:
        return 0.0, 10.0
    not_ticked = evidence is Evidence.TICKED and rating < TICKED_FROM
    half = NOT_TICKED_HALF_WIDTH if not_ticked else HALF_WIDTHS[evidence]
    return max(0.0, rating - half), min(10.0, rating + half)


@lru_cache(KEPT)
def _drawn_pair(of: Draws) -> Drawn:
    """Return by how much the first covers more, and by how much higher its own ratings are."""
    ways = _ways(of.decision, of.first, of.second)
    lead: Numbers = np.hstack([needs_b - needs_a for (needs_a, _), (needs_b, _) in ways])
    fit: Numbers = np.hstack([own_a - own_b for (_, own_a), (_, own_b) in ways])
    return lead, fit


def _ways(decision: Decision, first: Score, second: Score) -> list[tuple[Drawn, Drawn]]:
    """Return both in every draw, either way round: the needs left open, and its own ratings."""
    streams = _streams(decision.roles)
    roles = [
        _drawn(role, stream, decision.assumptions)
        for role, stream in zip(decision.roles, streams, strict=True)
    ]
    left_by = cache(lambda stint, i: _left_open(stint, roles[i], decision.assumptions))

    def drawn(option: Option, stream: int) -> Drawn:
        past = [left_by(stint, i) for i, stint in enumerate(option.portfolio[: len(roles)])]
        needs = reduce(np.multiply, past, np.ones((len(Dimension), 1)))
        if not isinstance(option.job, Offer):
            own = roles[decision.roles.index(option.job)] if option.job else np.zeros((5, 1))
            return needs, own
        own = _drawn(option.job, stream, decision.assumptions)
        return needs * _left_open(option.portfolio[-1], own, decision.assumptions), own

    return [(drawn(first.option, i), drawn(second.option, 1 - i)) for i in (0, 1)]


def _streams(roles: Sequence[Role]) -> list[int]:
    """Return which stream each role takes; neither their names nor their order matter."""

    def place(i: int) -> tuple[Any, ...]:
        role = roles[i]
        return (
            role.start,
            [likely_range(role, d) for d in Dimension],
            role.end or LAST_MONTH,
            role.relevance,
            role.beside,
        )

    order = sorted(range(len(roles)), key=place)
    return [2 + order.index(i) for i in range(len(roles))]


def _drawn(job: Role | Offer, stream: int, assumptions: Assumptions) -> Numbers:
    """Return a job's counted ratings in every draw."""
    low, high = np.array([likely_range(job, d) for d in Dimension]).T[..., None]
    rated: Numbers = (high - low) * _uniforms(stream)
    rated += low
    industry = list(Dimension).index(Dimension.INDUSTRY_EXPERTISE)
    np.minimum(rated[industry], assumptions.relevance_caps[job.relevance], out=rated[industry])
    return rated


def _left_open(stint: Stint, rated: Numbers, a: Assumptions) -> Numbers:
    """Return what a job with these drawn ratings leaves open of each need."""
    kept = np.ones(len(Dimension)) if stint.held else np.array(a.carry_over.values())
    most = kept * credit(10, stint.months, a)
    power = int(a.power) if a.power == int(a.power) else a.power  # numpy is slow with 2.0
    left: Numbers = rated / 10
    left **= power  # in place, as new memory takes longer than the arithmetic
    left *= -most[:, None]
    left += 1
    return left


def _weighed(numbers: Numbers, weights: Weights) -> Numbers:
    weighed: Numbers = np.array([*weights.shares().values()]) @ numbers
    return weighed


def _share_above(lead: Numbers) -> float:
    """Return the share of leads above 0, level ones counted half."""
    ahead, level_or_ahead = np.count_nonzero(lead >= TIE), np.count_nonzero(lead > -TIE)
    return float(ahead + level_or_ahead) / (2 * lead.size)


@cache
def _uniforms(stream: int) -> Numbers:
    """Return a stream's numbers from 0 to 1, spread evenly over all streams' dimensions.

    A shifted lattice of Korobov's (1959): n · (1, a, a², …) / N modulo 1. Chances are
    within 0.003 of those of 10⁶ draws.
    """
    powers = [pow(MULTIPLIER, 5 * stream + j, DRAWS) for j in range(len(Dimension))]
    shift = np.random.default_rng([SEED, stream]).random((len(Dimension), 1))
    uniforms: Numbers = (np.outer(powers, np.arange(DRAWS)) % DRAWS / DRAWS + shift) % 1
    uniforms.flags.writeable = False
    return uniforms
