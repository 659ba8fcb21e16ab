"""The career over time: coverage month by month, where each option leads, and what could follow.

A portfolio is not collected in a day. A *path* goes from the first role's first month to today, and
on to the end of an option: it rises while a role still teaches, is level once the role has given
what it can, and steps down where one is left.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from spikes.model import Decision, Dimension, Offer, Ratings, Role, Weights
from spikes.model.names import role_names
from spikes.scoring import (
    TIE,
    Coverage,
    Needs,
    Option,
    Score,
    Stint,
    after_leaving,
    counted,
    coverage,
    covered,
    left_open,
    months_between,
    options,
    portfolio_coverage,
    portfolio_today,
    role_months,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One month of a path.

    month: its first day.
    coverage: of each dimension, 0 to 1.
    total: portfolio coverage, 0 to 1.
    """

    month: date
    coverage: Coverage
    total: float


Path = tuple[Moment, ...]
Span = tuple[date, date]  # the first and the last month

KIND_MONTHS = 24  # planned for a kind of role


@dataclass(frozen=True, slots=True)
class TwoSteps:
    """Two steps, one after the other.

    ahead: the months of both, from the month after `as_of`.
    gain: the total at the end minus today's, a fraction of the need, −1 to 1.
    """

    ahead: Path
    gain: float

    @property
    def total(self) -> float:
        """Portfolio coverage at the end, 0 to 1."""
        return self.ahead[-1].total

    @property
    def average(self) -> float:
        """The mean portfolio coverage of the months ahead, 0 to 1."""
        return sum(moment.total for moment in self.ahead) / len(self.ahead)


@dataclass(frozen=True, slots=True)
class Orders:
    """Two offers, each of them first. Both ways take as many months, so their averages compare.

    names: the two offers, A and B.
    a_then_b, b_then_a: each way, from today's portfolio on.
    """

    names: tuple[str, str]
    a_then_b: TwoSteps
    b_then_a: TwoSteps

    @property
    def higher_at_end(self) -> str | None:
        """The offer to take first to end higher; None for a tie."""
        return self._first(self.a_then_b.total - self.b_then_a.total)

    @property
    def higher_on_the_way(self) -> str | None:
        """The offer to take first to be higher on the way, on average; None for a tie."""
        return self._first(self.a_then_b.average - self.b_then_a.average)

    def _first(self, lead: float) -> str | None:
        return None if abs(lead) < TIE else self.names[lead < 0]


def later(month: date, months: int) -> date:
    """Return the month so many months later."""
    index = month.year * 12 + month.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def so_far(decision: Decision) -> Path:
    """Return every month from the first role's first to `as_of`; without roles `as_of` alone.

    Before `as_of` every role held in a month counts whole, with its months so far, and an ended one
    by what carries over. At `as_of` it is today's coverage, where only roles that go on are held.
    """
    first = min((role.start for role in decision.roles), default=decision.as_of)
    roles = [_open_by_month(role, first, decision) for role in decision.roles]
    before = [covered(each_role) for each_role in zip(*roles, strict=True)]
    today = coverage(portfolio_today(decision), decision.assumptions)
    return _path([*before, today], first, decision)


def ahead(decision: Decision, option: Option) -> Path:
    """Return an option's months, from the month after `as_of` on; none for Keep looking.

    >>> offer = Offer(organisation="A", planned_months=2, ratings=Ratings.of([10] * 5))
    >>> decision = Decision(as_of="2026-11", offers=(offer,), weights=Weights.of([20] * 5))
    >>> months = ahead(decision, options(decision)[1])
    >>> [(f"{moment.month:%Y-%m}", round(moment.total, 6)) for moment in months]
    [('2026-12', 0.05), ('2027-01', 0.1)]
    """
    months = decision.stay_months if isinstance(option.job, Role) else option.months
    return _step(option.portfolio, months, decision.as_of, decision)


def paths(decision: Decision) -> dict[str, Path]:
    """Return the whole path of each option by its name, the months so far and those ahead."""
    past = so_far(decision)
    return {option.name: past + ahead(decision, option) for option in options(decision)}


def gaps(decision: Decision) -> tuple[Span, ...]:
    """Return the spans without a role, from the first role to `as_of`."""
    spans, free = [], None  # the first month that no role seen so far is held in
    for role in sorted(decision.roles, key=lambda role: role.start):
        if free is not None and free < role.start:
            spans.append((free, later(role.start, -1)))
        free = max(free or role.start, later(role.end or decision.as_of, 1))
    if free is not None and free <= decision.as_of:
        spans.append((free, decision.as_of))
    return tuple(spans)


def overlaps(decision: Decision) -> tuple[tuple[str, str, int], ...]:
    """Return the names of every two roles held together, the earlier first, and for how long."""
    named = zip(decision.roles, role_names(decision.roles), strict=True)
    roles = sorted(named, key=lambda pair: pair[0].start)
    found = []
    for i, (earlier, first) in enumerate(roles):
        for role, second in roles[i + 1 :]:
            shared = min(earlier.end or decision.as_of, role.end or decision.as_of)
            if role.start <= shared:
                found.append((first, second, months_between(role.start, shared)))
    return tuple(found)


def next_need(score: Score, weights: Weights) -> Dimension:
    """Return the dimension with the largest weighted need after an option."""
    shares = weights.shares()
    return max(Dimension, key=lambda d: shares[d] * (1 - score.coverage[d]))


def as_offer(archetype: str, ratings: Ratings) -> Offer:
    """Return a kind of role as an offer for 24 months in the goal's own field."""
    return Offer(organisation=archetype, ratings=ratings, planned_months=KIND_MONTHS)


def best_archetypes(
    decision: Decision, score: Score, archetypes: Mapping[str, Ratings], count: int = 3
) -> tuple[tuple[str, float], ...]:
    """Return the kinds of role that would gain most after an option, the largest gain first.

    Gain, −1 to 1: portfolio coverage after both minus the option's own, so what leaving the
    option's job costs is in it.
    """
    assumptions = decision.assumptions
    following = {name: as_offer(name, ratings) for name, ratings in archetypes.items()}
    finished = [
        left_open(stint, assumptions)
        for stint in after_leaving(score.option.portfolio, KIND_MONTHS)
    ]

    def gain(offer: Offer) -> float:
        own = left_open(_planned(offer, decision), assumptions)
        return portfolio_coverage(covered([*finished, own]), decision.weights) - score.total

    gains = [(name, gain(offer)) for name, offer in following.items()]
    return tuple(sorted(gains, key=lambda found: -found[1])[:count])


def two_steps(decision: Decision, first: Option, second: Offer) -> TwoSteps:
    """Return an option's path to its end and on with an offer; the first step is then past."""
    past = after_leaving(first.portfolio, second.planned_months)
    way = ahead(decision, first)
    last = way[-1].month if way else decision.as_of
    way += _step((*past, _planned(second, decision)), second.planned_months, last, decision)
    today = coverage(portfolio_today(decision), decision.assumptions)
    return TwoSteps(way, way[-1].total - portfolio_coverage(today, decision.weights))


def in_which_order(decision: Decision, a: Option, b: Option) -> Orders:
    """Return two offers one after the other, both ways.

    Raises `TypeError` where one of the options is no offer.
    """
    if not (isinstance(a.job, Offer) and isinstance(b.job, Offer)):
        raise TypeError("only two offers can be taken in turn")
    return Orders((a.name, b.name), two_steps(decision, a, b.job), two_steps(decision, b, a.job))


def _planned(offer: Offer, decision: Decision) -> Stint:
    ratings = counted(offer.ratings, offer.relevance, decision.assumptions)
    return Stint(ratings, offer.planned_months, held=True)


def _step(portfolio: Iterable[Stint], months: int, last: date, decision: Decision) -> Path:
    """Return the months, after the last one before, that lead to a portfolio."""
    assumptions = decision.assumptions
    stints = [(stint, left_open(stint, assumptions)) for stint in portfolio]
    begun = min((stint.months - months for stint, _ in stints if stint.held), default=0)
    learning = min(months, max(assumptions.full_credit_months - begun, 1))  # then nothing changes

    def after(month: int) -> Coverage:
        return covered(
            left_open(replace(stint, months=stint.months - months + month), assumptions)
            if stint.held
            else left
            for stint, left in stints
        )

    coverages = [after(month) for month in range(1, learning + 1)]
    coverages += coverages[-1:] * (months - learning)
    return _path(coverages, later(last, 1), decision)


def _open_by_month(role: Role, first: date, decision: Decision) -> list[Needs]:
    """Return what a role leaves open of each need, in every month up to the one before `as_of`."""
    ratings = counted(role.ratings, role.relevance, decision.assumptions)

    def left(months: int, *, held: bool) -> Needs:
        return left_open(Stint(ratings, months, held), decision.assumptions)

    length = role_months(role, decision.as_of)
    learning = min(length, decision.assumptions.full_credit_months)
    held = [left(months, held=True) for months in range(1, learning + 1)]
    held += held[-1:] * (length - learning)
    waiting = [(1.0,) * len(Dimension)] * (months_between(first, role.start) - 1)
    total = months_between(first, decision.as_of) - 1
    return [*waiting, *held, *[left(length, held=False)] * total][:total]


def _path(coverages: Iterable[Coverage], first: date, decision: Decision) -> Path:
    """Return one moment a month, from the first on."""
    shares = decision.weights.shares()  # once, not once a month
    return tuple(
        Moment(later(first, i), at, sum(share * at[d] for d, share in shares.items()))
        for i, at in enumerate(coverages)
    )
