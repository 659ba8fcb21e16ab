"""What each option would add to the career it would join. Values in, values out; standard library
only.

A dimension's *need* starts at 1 before any role. Each role closes part of what is still open, its
*credit*; *coverage* is what is closed. So coverage grows with every role, a second spike in the
same place adds less than the first, and the order of the roles does not matter (monotone submodular
coverage: Nemhauser, Wolsey and Fisher 1978).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import prod
from typing import Literal

from spikes.model import (
    Assumptions,
    Decision,
    Dimension,
    Door,
    Offer,
    Ratings,
    Relevance,
    Role,
    Weights,
)
from spikes.model.names import KEEP_LOOKING, STAY, offer_names

TIE = 1e-9  # totals closer than this, as fractions of the need, are level

Coverage = Mapping[Dimension, float]
Needs = tuple[float, ...]  # one a dimension, in their order
Flag = Literal[
    "no_spike", "many_spikes", "dream_job", "off_weight", "one_way", "over_36", "under_18"
]


@dataclass(frozen=True, slots=True)
class Stint:
    """Some months in one role, as the portfolio sees them: counted ratings, and whether the role
    is held at that moment.
    """

    counted: Ratings
    months: int
    held: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """What one can choose: to stay, to keep looking, or to take an offer.

    `job` is the role or offer one would be in (None: Keep looking), `months` its length at the
    option's end, `portfolio` all stints as they would count then.
    """

    name: str
    job: Role | Offer | None
    months: int
    portfolio: tuple[Stint, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """An option against the career it would join.

    coverage, total: fractions of the need, 0 to 1 · gain: total minus today's, -1 to 1 · fit: 0 to
    10, None for Keep looking · spikes, new_spikes: the option's own, and those no role so far has.
    """

    option: Option
    coverage: Coverage
    total: float
    gain: float
    fit: float | None
    spikes: tuple[Dimension, ...]
    new_spikes: tuple[Dimension, ...]
    flags: tuple[Flag, ...]

    @property
    def name(self) -> str:
        """The option's name."""
        return self.option.name


@dataclass(frozen=True, slots=True)
class Scores:
    """Today, and every option: Stay or Keep looking first, then the offers in their order."""

    today: Coverage
    today_total: float
    spikes_so_far: tuple[Dimension, ...]
    options: tuple[Score, ...]

    def __getitem__(self, name: str) -> Score:
        return {score.name: score for score in self.options}[name]

    def names(self) -> tuple[str, ...]:
        """The options' names."""
        return tuple(score.name for score in self.options)

    def ranked(self) -> tuple[Score, ...]:
        """The options from the largest gain to the smallest; equal ones in their order."""
        return tuple(sorted(self.options, key=lambda score: -score.gain))


def months_between(first: date, last: date) -> int:
    """Calendar months from first to last, both counted, as on a CV.

    >>> months_between(date(2017, 5, 1), date(2018, 7, 1))
    15
    """
    return (last.year - first.year) * 12 + last.month - first.month + 1


def role_months(role: Role, as_of: date) -> int:
    """The months a role has been held by then, or was held until its end."""
    return months_between(role.start, role.end or as_of)


def counted(ratings: Ratings, relevance: Relevance, assumptions: Assumptions) -> Ratings:
    """The ratings that count: industry expertise at most the cap of the role's relevance, the
    others as they are.

    >>> counted(Ratings.of((6, 8, 9, 5, 8)), Relevance.ADJACENT, Assumptions()).industry_expertise
    5.0
    """
    capped = min(ratings.industry_expertise, assumptions.relevance_caps[relevance])
    return (
        ratings
        if capped == ratings.industry_expertise
        else ratings.replace(industry_expertise=capped)
    )


def credit(rating: float, months: int, assumptions: Assumptions) -> float:
    """The part of the remaining need, 0 to 1, that a counted rating (0 to 10) held for some months
    closes.

    >>> round(credit(9, 18, Assumptions()), 3)
    0.729
    """
    learned = min(months / assumptions.full_credit_months, 1)
    return float(assumptions.ceiling * (rating / 10) ** assumptions.power * learned)


def left_open(stint: Stint, assumptions: Assumptions) -> Needs:
    """What one stint leaves open of each need, 0 to 1. A role held counts whole, a finished one
    by what carries over.
    """
    kept = (1,) * len(Dimension) if stint.held else assumptions.carry_over.values()
    return tuple(
        1 - part * credit(rating, stint.months, assumptions)
        for part, rating in zip(kept, stint.counted.values(), strict=True)
    )


def covered(needs: Iterable[Needs]) -> Coverage:
    """What stints close together of each dimension's need, 0 to 1, by what each of them leaves
    open.
    """
    by_dimension = zip(*needs, strict=True) if (needs := tuple(needs)) else ((),) * len(Dimension)
    return {d: 1 - prod(left) for d, left in zip(Dimension, by_dimension, strict=True)}


def coverage(portfolio: Iterable[Stint], assumptions: Assumptions) -> Coverage:
    """What a portfolio closes of each dimension's need, 0 to 1."""
    return covered(left_open(stint, assumptions) for stint in portfolio)


def portfolio_coverage(coverage: Coverage, weights: Weights) -> float:
    """The weighted mean of the five coverages, 0 to 1."""
    return sum(share * coverage[d] for d, share in weights.shares().items())


def fit(ratings: Ratings, weights: Weights) -> float:
    """The weighted mean of counted ratings, 0 to 10: how good a job is for this phase, taken
    alone.
    """
    return sum(share * ratings[d] for d, share in weights.shares().items())


def spikes(ratings: Ratings, assumptions: Assumptions) -> tuple[Dimension, ...]:
    """The dimensions in which counted ratings spike."""
    return tuple(d for d in Dimension if ratings[d] >= assumptions.spike_at)


def spikes_so_far(decision: Decision) -> tuple[Dimension, ...]:
    """The dimensions in which any role spiked."""
    found = {
        d for role in decision.roles for d in spikes(_counted(role, decision), decision.assumptions)
    }
    return tuple(d for d in Dimension if d in found)


def portfolio_today(decision: Decision) -> tuple[Stint, ...]:
    """Every role with its months up to `as_of`; only the current one is held."""
    return tuple(_stint(role, decision, held=role.end is None) for role in decision.roles)


def options(decision: Decision) -> tuple[Option, ...]:
    """Stay, or without a current role Keep looking, and then every offer in its order."""
    past = tuple(_stint(role, decision) for role in decision.roles)
    return (
        _without_an_offer(decision),
        *(
            Option(
                name,
                offer,
                offer.planned_months,
                (*past, Stint(_counted(offer, decision), offer.planned_months, held=True)),
            )
            for name, offer in zip(offer_names(decision.offers), decision.offers, strict=True)
        ),
    )


def score(decision: Decision) -> Scores:
    """Today's coverage and every option's, with gain, fit, spikes and flags."""
    today = coverage(portfolio_today(decision), decision.assumptions)
    then = [
        (option, coverage(option.portfolio, decision.assumptions)) for option in options(decision)
    ]
    return _weighed(decision, today, spikes_so_far(decision), then)


def reweighed(scores: Scores, decision: Decision) -> Scores:
    """The scores of a decision that differs in its weights alone from the one whose scores these
    are: as `score`, but sooner.
    """
    then = [(score.option, score.coverage) for score in scores.options]
    return _weighed(decision, scores.today, scores.spikes_so_far, then)


def compared(decision: Decision, scores: Scores) -> tuple[Score, ...]:
    """The two options put side by side: those the decision names, else the two best by gain;
    fewer where there are fewer.
    """
    if decision.compare and set(decision.compare) <= set(scores.names()):
        return tuple(scores[name] for name in decision.compare)
    return scores.ranked()[:2]


def leader(totals: Mapping[str, float]) -> str | None:
    """The name with the largest total; None where another comes within `TIE` of it, or where there
    is none.

    >>> leader({"Hexbourne": 0.68, "Fernmoor": 0.69})
    'Fernmoor'
    """
    ranked = sorted(totals, key=lambda name: -totals[name])
    alone = len(ranked) == 1 or (ranked and totals[ranked[0]] - totals[ranked[1]] >= TIE)
    return ranked[0] if alone else None


def flags(option: Option, decision: Decision) -> tuple[Flag, ...]:
    """What to say about an option besides its numbers, by code."""
    if option.job is None:
        return ()
    assumptions, shares = decision.assumptions, decision.weights.shares()
    own = spikes(_counted(option.job, decision), assumptions)
    found: dict[Flag, bool] = {
        "no_spike": not own,
        "many_spikes": len(own) == 3,
        "dream_job": len(own) > 3,
        "off_weight": bool(own) and all(shares[d] < 0.10 for d in own),
        "one_way": isinstance(option.job, Offer) and option.job.door is Door.ONE_WAY,
        "over_36": option.months > assumptions.overstay_months,
        "under_18": option.months < assumptions.full_credit_months,
    }
    return tuple(flag for flag, holds in found.items() if holds)


def _weighed(
    decision: Decision,
    today: Coverage,
    so_far: tuple[Dimension, ...],
    then: Iterable[tuple[Option, Coverage]],
) -> Scores:
    """Coverages, today's and each option's, as the decision's weights score them."""
    total_today = portfolio_coverage(today, decision.weights)
    return Scores(
        today,
        total_today,
        so_far,
        tuple(_score(*each, total_today, so_far, decision) for each in then),
    )


def _score(
    option: Option,
    then: Coverage,
    total_today: float,
    so_far: tuple[Dimension, ...],
    decision: Decision,
) -> Score:
    total = portfolio_coverage(then, decision.weights)
    ratings = _counted(option.job, decision) if option.job else None
    own = spikes(ratings, decision.assumptions) if ratings else ()
    return Score(
        option=option,
        coverage=then,
        total=total,
        gain=total - total_today,
        fit=fit(ratings, decision.weights) if ratings else None,
        spikes=own,
        new_spikes=tuple(d for d in own if d not in so_far),
        flags=flags(option, decision),
    )


def _without_an_offer(decision: Decision) -> Option:
    current = decision.current_role
    if current is None:
        return Option(KEEP_LOOKING, None, 0, portfolio_today(decision))
    months = months_between(current.start, decision.as_of) + decision.stay_months
    return Option(
        STAY,
        current,
        months,
        tuple(
            (
                Stint(_counted(role, decision), months, held=True)
                if role is current
                else _stint(role, decision)
            )
            for role in decision.roles
        ),
    )


def _stint(role: Role, decision: Decision, *, held: bool = False) -> Stint:
    return Stint(_counted(role, decision), role_months(role, decision.as_of), held)


def _counted(job: Role | Offer, decision: Decision) -> Ratings:
    return counted(job.ratings, job.relevance, decision.assumptions)
