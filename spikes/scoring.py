"""Score what each option would add to the career it would join.

A dimension's *need* is 1 before any role. Each role closes part of what is still open, its
*credit*; *coverage* is what all roles close together. So coverage grows with every role, a second
spike in the same place adds less than the first, and the order of the roles does not matter
(monotone submodular coverage: Nemhauser, Wolsey and Fisher 1978). An option's *gain* is the
weighted mean of the five coverages after it, less today's.

    score, reweighed        a decision's scores
    compared, leader        which options stand side by side, and who is ahead
    options                 what one can choose, each with the portfolio it leads to
    portfolio_today         the career so far
    after_leaving           a portfolio once its job is past
    coverage                what a portfolio closes: credit, left_open and covered, role by role
    portfolio_coverage, fit weighted means, of coverages and of ratings
    counted, spikes, flags  which part of a rating counts, and what stands out

Values in, values out, with the standard library alone. The model has checked every value where it
was made, so nothing is checked again here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import prod
from typing import Literal

from spikes.model import (
    Assumptions,
    ByDimension,
    Decision,
    Dimension,
    Door,
    Offer,
    Ratings,
    Relevance,
    Role,
    Weights,
)
from spikes.model.fields import Rating
from spikes.model.names import KEEP_LOOKING, STAY, offer_names

TIE = 1e-9  # totals closer than this, as fractions of the need, are level
UNRATED = 4.0  # what a missing rating counts as: an ordinary job, no spike
TICKED, NOT_TICKED = 8.0, 4.0  # what a role's ratings count as once its spikes are ticked
TICKED_FROM = 7.0  # a rating with the evidence of a tick was ticked from here on

Coverage = Mapping[Dimension, float]
Needs = tuple[float, ...]  # one for each dimension, in their order
Flag = Literal[
    "no_spike", "many_spikes", "dream_job", "off_weight", "one_way", "over_36", "under_18"
]


class CountedRatings(ByDimension[float]):
    """The part of a job's ratings that counts, 0 to 10."""

    social_impact: Rating
    management_chops: Rating
    industry_expertise: Rating
    compensation: Rating
    advancement_speed: Rating


@dataclass(frozen=True)
class Stint:
    """Some months in one role, as a portfolio counts them.

    counted: ratings after the cap on industry expertise, 0 to 10
    months: calendar months in the role, 0 or more
    held: whether it is a role held at that moment, and so counts in full
    beside: whether it goes on whatever one chooses, and so is held in every option
    """

    counted: CountedRatings
    months: int
    held: bool = False
    beside: bool = False


@dataclass(frozen=True)
class Option:
    """What one can choose: to stay, to keep looking, or to take an offer.

    name: what it is called, different for each option
    job: the role or offer one would be in; None for Keep looking
    months: how long one would have been in that job at the option's end, 0 or more
    portfolio: all stints as they would count then
    """

    name: str
    job: Role | Offer | None
    months: int
    portfolio: tuple[Stint, ...]


@dataclass(frozen=True)
class Score:
    """What an option would add.

    option: the option
    coverage: closed part of each need at the option's end, 0 to 1
    total: portfolio coverage then, 0 to 1
    gain: total less today's, -1 to 1
    fit: weighted mean of the job's counted ratings, 0 to 10; None for Keep looking
    spikes: dimensions in which the job spikes
    new_spikes: those in which no role so far spiked
    flags: what to mention besides the numbers
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


@dataclass(frozen=True)
class Scores:
    """Today, and what every option would add; `scores[name]` is one, a KeyError if there is none.

    today: closed part of each need today, 0 to 1
    today_total: portfolio coverage today, 0 to 1
    spikes_so_far: dimensions in which any role spiked
    options: Stay or Keep looking first, then the offers in their order
    """

    today: Coverage
    today_total: float
    spikes_so_far: tuple[Dimension, ...]
    options: tuple[Score, ...]

    def __getitem__(self, name: str) -> Score:
        return {score.name: score for score in self.options}[name]

    def names(self) -> tuple[str, ...]:
        """Return the options' names, in their order."""
        return tuple(score.name for score in self.options)

    def ranked(self) -> tuple[Score, ...]:
        """Return the options from the largest gain to the smallest; equal ones in their order."""
        return tuple(sorted(self.options, key=lambda score: -score.gain))


def months_between(first: date, last: date) -> int:
    """Count calendar months from first to last, both included, as on a CV.

    >>> months_between(date(2017, 5, 1), date(2018, 7, 1))
    15
    """
    return (last.year - first.year) * 12 + last.month - first.month + 1


def role_months(role: Role, as_of: date) -> int:
    """Count the months a role has been held by then, or was held until its end."""
    return months_between(role.start, role.end or as_of)


def counted(ratings: Ratings, relevance: Relevance, assumptions: Assumptions) -> CountedRatings:
    """Cap industry expertise by the job's relevance; a missing rating counts as `UNRATED`.

    >>> counted(Ratings.of((6, 8, 9, 5, 8)), Relevance.ADJACENT, Assumptions()).industry_expertise
    5
    """
    social, management, industry, pay, speed = (
        UNRATED if rating is None else rating for rating in ratings.values()
    )
    return CountedRatings.model_construct(  # unchecked: what it is made of was checked
        social_impact=social,
        management_chops=management,
        industry_expertise=min(industry, assumptions.relevance_caps[relevance]),
        compensation=pay,
        advancement_speed=speed,
    )


def credit(rating: float, months: int, assumptions: Assumptions) -> float:
    """Return the part of an open need, 0 to 1, that a counted rating closes in some months.

    It is ceiling · (rating / 10)^power · min(months / full credit months, 1).

    >>> round(credit(9, 18, Assumptions()), 3)
    0.729
    """
    learned = min(months / assumptions.full_credit_months, 1)
    return float(assumptions.ceiling * (rating / 10) ** assumptions.power * learned)


def left_open(stint: Stint, assumptions: Assumptions) -> Needs:
    """Return what one stint leaves open of each need, 0 to 1.

    The role held counts in full, a finished one by the part that carries over.
    """
    kept = (1,) * len(Dimension) if stint.held else assumptions.carry_over.values()
    return tuple(
        1 - part * credit(rating, stint.months, assumptions)
        for part, rating in zip(kept, stint.counted.values(), strict=True)
    )


def covered(needs: Iterable[Needs]) -> Coverage:
    """Return the closed part of each need, 0 to 1, from what each stint leaves open."""
    by_dimension = zip(*needs, strict=True) if (needs := tuple(needs)) else ((),) * len(Dimension)
    return {d: 1 - prod(left) for d, left in zip(Dimension, by_dimension, strict=True)}


def coverage(portfolio: Iterable[Stint], assumptions: Assumptions) -> Coverage:
    """Return what a portfolio closes of each need, 0 to 1.

    >>> nines = Stint(CountedRatings.of([9] * 5), months=18, held=True)
    >>> round(coverage([nines, nines], Assumptions())[Dimension.COMPENSATION], 3)
    0.927
    """
    return covered(left_open(stint, assumptions) for stint in portfolio)


def portfolio_coverage(coverage: Coverage, weights: Weights) -> float:
    """Return the weighted mean of the five coverages, 0 to 1."""
    return sum(share * coverage[d] for d, share in weights.shares().items())


def fit(ratings: CountedRatings, weights: Weights) -> float:
    """Return the weighted mean of counted ratings, 0 to 10: how good a job is, taken alone."""
    return sum(share * ratings[d] for d, share in weights.shares().items())


def spikes(ratings: CountedRatings, assumptions: Assumptions) -> tuple[Dimension, ...]:
    """Return the dimensions in which counted ratings spike."""
    return tuple(d for d in Dimension if ratings[d] >= assumptions.spike_at)


def spikes_so_far(decision: Decision) -> tuple[Dimension, ...]:
    """Return the dimensions in which any role spiked."""
    own = (spikes(_counted(role, decision), decision.assumptions) for role in decision.roles)
    found = {d for dimensions in own for d in dimensions}
    return tuple(d for d in Dimension if d in found)


def portfolio_today(decision: Decision) -> tuple[Stint, ...]:
    """Return every role with its months up to `as_of`; held are those that go on."""
    return tuple(
        Stint(
            counted=_counted(role, decision),
            months=role_months(role, decision.as_of),
            held=role.end is None,
            beside=role.beside,
        )
        for role in decision.roles
    )


def after_leaving(portfolio: Iterable[Stint], months: int) -> tuple[Stint, ...]:
    """Return a portfolio once its job is past, and what is beside it has gone on for some months.

    >>> nines = CountedRatings.of([9] * 5)
    >>> job, board = Stint(nines, 12, held=True), Stint(nines, 5, held=True, beside=True)
    >>> [(stint.months, stint.held) for stint in after_leaving([job, board], months=24)]
    [(12, False), (29, True)]
    """
    return tuple(
        replace(stint, months=stint.months + months)
        if stint.beside
        else replace(stint, held=False)
        if stint.held
        else stint
        for stint in portfolio
    )


def options(decision: Decision) -> tuple[Option, ...]:
    """Return Stay, or without a current role Keep looking, then every offer in its order."""
    today = portfolio_today(decision)

    def take(name: str, offer: Offer) -> Option:
        months = offer.planned_months
        held = Stint(_counted(offer, decision), months, held=True)
        return Option(name, offer, months, (*after_leaving(today, months), held))

    offers = map(take, offer_names(decision.offers), decision.offers)
    return (_without_an_offer(decision, today), *offers)


def score(decision: Decision) -> Scores:
    """Score today and every option: coverage, gain, fit, spikes and flags.

    >>> offer = Offer(organisation="Hexbourne", ratings=Ratings.of([9] * 5), planned_months=18)
    >>> weights = Weights.of([20] * 5)
    >>> scores = score(Decision(as_of=date(2026, 11, 1), offers=(offer,), weights=weights))
    >>> {option.name: round(option.gain, 3) for option in scores.options}
    {'Keep looking': 0.0, 'Hexbourne': 0.729}
    """
    today = coverage(portfolio_today(decision), decision.assumptions)
    then = [
        (option, coverage(option.portfolio, decision.assumptions)) for option in options(decision)
    ]
    return _weigh(decision, today, spikes_so_far(decision), then)


def reweighed(scores: Scores, decision: Decision) -> Scores:
    """Rescore for new weights, reusing coverages: nothing else may differ in the decision."""
    then = [(score.option, score.coverage) for score in scores.options]
    return _weigh(decision, scores.today, scores.spikes_so_far, then)


def compared(decision: Decision, scores: Scores) -> tuple[Score, ...]:
    """Return the two options that the decision names, else the best two, if there are two."""
    if decision.compare and set(decision.compare) <= set(scores.names()):
        return tuple(scores[name] for name in decision.compare)
    return scores.ranked()[:2]


def leader(totals: Mapping[str, float]) -> str | None:
    """Return the name with the largest total, None where another is level within `TIE`.

    >>> leader({"Hexbourne": 0.68, "Fernmoor": 0.69})
    'Fernmoor'
    """
    ranked = sorted(totals, key=lambda name: -totals[name])
    if len(ranked) > 1 and totals[ranked[0]] - totals[ranked[1]] < TIE:
        return None
    return ranked[0] if ranked else None


def flags(option: Option, decision: Decision) -> tuple[Flag, ...]:
    """Return what to mention about an option besides its numbers.

    Three spikes are many, four or five a dream job; off_weight: its only spikes are where weights
    are under 10 %; over_36 and under_18: more months in the job than are of use, and fewer than
    give full credit (36 and 18, unless assumed otherwise).
    """
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


def _weigh(
    decision: Decision,
    today: Coverage,
    so_far: tuple[Dimension, ...],
    then: Iterable[tuple[Option, Coverage]],
) -> Scores:
    today_total = portfolio_coverage(today, decision.weights)

    def weigh(option: Option, covers: Coverage) -> Score:
        total = portfolio_coverage(covers, decision.weights)
        ratings = _counted(option.job, decision) if option.job else None
        own = spikes(ratings, decision.assumptions) if ratings else ()
        return Score(
            option=option,
            coverage=covers,
            total=total,
            gain=total - today_total,
            fit=fit(ratings, decision.weights) if ratings else None,
            spikes=own,
            new_spikes=tuple(d for d in own if d not in so_far),
            flags=flags(option, decision),
        )

    return Scores(today, today_total, so_far, tuple(weigh(*each) for each in then))


def _without_an_offer(decision: Decision, today: tuple[Stint, ...]) -> Option:
    current, more = decision.current_role, decision.stay_months
    if current is None:
        return Option(KEEP_LOOKING, None, 0, today)
    months = role_months(current, decision.as_of) + more
    then = (replace(each, months=each.months + more) if each.held else each for each in today)
    return Option(STAY, current, months, tuple(then))


def _counted(job: Role | Offer, decision: Decision) -> CountedRatings:
    return counted(job.ratings, job.relevance, decision.assumptions)
