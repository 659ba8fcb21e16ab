"""The career over time: portfolio coverage month by month, where each option leads, and what could
come after it.

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
    """One month of a path: its first day, and the coverage then, each dimension's and the
    portfolio's, 0 to 1.
    """

    month: date
    coverage: Mapping[Dimension, float]
    total: float


Path = tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Two steps, one after the other.

    ahead: the months of both, from the month after `as_of` · coverage, total: at the end, 0 to 1 ·
    gain: total minus today's, -1 to 1 · average: the mean of the totals of the months ahead, 0 to
    1, each month counting the same.
    """

    ahead: Path
    coverage: Mapping[Dimension, float]
    total: float
    gain: float
    average: float


@dataclass(frozen=True, slots=True)
class Orders:
    """Two offers, each of them first. Both ways take the same number of months, so their
    averages compare.
    """

    names: tuple[str, str]
    a_then_b: Sequence
    b_then_a: Sequence

    @property
    def higher_at_end(self) -> str | None:
        """The offer to begin with so as to end higher; None where both ways end level."""
        return self._first(self.a_then_b.total - self.b_then_a.total)

    @property
    def higher_on_the_way(self) -> str | None:
        """The offer to begin with so as to be higher on average on the way; None where both ways
        are level.
        """
        return self._first(self.a_then_b.average - self.b_then_a.average)

    def _first(self, lead: float) -> str | None:
        return None if abs(lead) < TIE else self.names[lead < 0]


def later(month: date, months: int) -> date:
    """The month so many months later."""
    index = month.year * 12 + month.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def so_far(decision: Decision) -> Path:
    """Every month from the first role's first to `as_of`; without roles `as_of` alone.

    Before `as_of` every role held in a month counts whole, with its months so far, and an ended one
    by what carries over. At `as_of` it is today's coverage, where only the current role is held.
    """
    first = min((role.start for role in decision.roles), default=decision.as_of)
    roles = [_open_by_month(role, first, decision) for role in decision.roles]
    before = [covered(each_role) for each_role in zip(*roles, strict=True)]
    return _path(
        [*before, coverage(portfolio_today(decision), decision.assumptions)], first, decision
    )


def ahead(decision: Decision, option: Option) -> Path:
    """An option's months one by one, from the month after `as_of` to the option's own coverage;
    none for Keep looking.

    >>> offer = Offer(organisation="A", planned_months=2, ratings=Ratings.of([10] * 5))
    >>> decision = Decision(as_of="2026-11", offers=(offer,), weights=Weights.of([20] * 5))
    >>> [(f"{moment.month:%Y-%m}", round(moment.total, 6)) for moment in ahead(decision, options(decision)[1])]
    [('2026-12', 0.05), ('2027-01', 0.1)]
    """
    return _step(option, decision.as_of, decision)


def paths(decision: Decision) -> dict[str, Path]:
    """The whole path of each option by its name, the months so far and those ahead."""
    past = so_far(decision)
    return {option.name: past + ahead(decision, option) for option in options(decision)}


def gaps(decision: Decision) -> tuple[tuple[date, date], ...]:
    """The spans without a role, each by its first and last month, from the first role to
    `as_of`.
    """
    spans, free = [], None  # the first month that no role seen so far is held in
    for role in sorted(decision.roles, key=lambda role: role.start):
        if free is not None and free < role.start:
            spans.append((free, later(role.start, -1)))
        free = max(free or role.start, later(role.end or decision.as_of, 1))
    if free is not None and free <= decision.as_of:
        spans.append((free, decision.as_of))
    return tuple(spans)


def overlaps(decision: Decision) -> tuple[tuple[str, str, int], ...]:
    """The names of every two roles held in the same months, the earlier first, and how many
    months those are.
    """
    roles = sorted(
        zip(decision.roles, role_names(decision.roles), strict=True),
        key=lambda named: named[0].start,
    )
    found = []
    for i, (earlier, first) in enumerate(roles):
        for role, second in roles[i + 1 :]:
            shared = min(earlier.end or decision.as_of, role.end or decision.as_of)
            if role.start <= shared:
                found.append((first, second, months_between(role.start, shared)))
    return tuple(found)


def next_need(score: Score, weights: Weights) -> Dimension:
    """What the role after an option should spike in: the largest weighted open need, share · (1
    − coverage).
    """
    shares = weights.shares()
    return max(Dimension, key=lambda d: shares[d] * (1 - score.coverage[d]))


def as_offer(archetype: str, ratings: Ratings, months: int = 24) -> Offer:
    """A starting point as an offer in the goal's own field."""
    return Offer(organisation=archetype, planned_months=months, ratings=ratings)


def best_archetypes(
    decision: Decision,
    score: Score,
    archetypes: Mapping[str, Ratings],
    count: int = 3,
    months: int = 24,
) -> tuple[tuple[str, float], ...]:
    """The starting points that would gain most, taken for some months once an option is finished,
    the largest gain first.

    Gain, -1 to 1: portfolio coverage after both minus the option's own, so what leaving the
    option's job costs is in it.
    """
    finished = [
        left_open(replace(stint, held=False), decision.assumptions)
        for stint in score.option.portfolio
    ]

    def gain(ratings: Ratings) -> float:
        then = left_open(_taken(as_offer("Next", ratings, months), decision), decision.assumptions)
        return portfolio_coverage(covered([*finished, then]), decision.weights) - score.total

    gains = [(name, gain(ratings)) for name, ratings in archetypes.items()]
    return tuple(sorted(gains, key=lambda found: -found[1])[:count])


def sequence(decision: Decision, first: str, second: Offer) -> Sequence:
    """An option, by its name, to its end, and then an offer; everything before the second step
    carries over as past.

    Raises `KeyError` where no option has that name.
    """
    return _sequence(_options(decision)[first], second, decision)


def in_which_order(decision: Decision, a: str, b: str) -> Orders:
    """Two offers, by their names, one after the other, both ways.

    Raises `KeyError` where no offer has such a name.
    """
    offers = {
        name: (option, option.job)
        for name, option in _options(decision).items()
        if isinstance(option.job, Offer)
    }
    (option_a, offer_a), (option_b, offer_b) = offers[a], offers[b]
    return Orders(
        (a, b), _sequence(option_a, offer_b, decision), _sequence(option_b, offer_a, decision)
    )


def _options(decision: Decision) -> dict[str, Option]:
    return {option.name: option for option in options(decision)}


def _sequence(first: Option, second: Offer, decision: Decision) -> Sequence:
    way = ahead(decision, first)
    way += _step(
        _after(first, second, decision), way[-1].month if way else decision.as_of, decision
    )
    end, average = way[-1], sum(moment.total for moment in way) / len(way)
    today = portfolio_coverage(
        coverage(portfolio_today(decision), decision.assumptions), decision.weights
    )
    return Sequence(way, end.coverage, end.total, end.total - today, average)


def _after(option: Option, second: Offer, decision: Decision) -> Option:
    """An offer taken once an option is finished: all of the option's portfolio is past."""
    past = (replace(stint, held=False) for stint in option.portfolio)
    return Option(
        second.organisation, second, second.planned_months, (*past, _taken(second, decision))
    )


def _taken(offer: Offer, decision: Decision) -> Stint:
    """An offer's planned months."""
    return Stint(
        counted(offer.ratings, offer.relevance, decision.assumptions),
        offer.planned_months,
        held=True,
    )


def _step(option: Option, last: date, decision: Decision) -> Path:
    """The months that an option lasts from here, one by one, after the last month before it."""
    months = decision.stay_months if isinstance(option.job, Role) else option.months
    begun = option.months - months
    learning = min(
        months, max(decision.assumptions.full_credit_months - begun, 1)
    )  # after these nothing changes
    stints = [(stint, left_open(stint, decision.assumptions)) for stint in option.portfolio]

    def after(month: int) -> Coverage:
        held = (replace(stint, months=begun + month) if stint.held else None for stint, _ in stints)
        return covered(
            left_open(now, decision.assumptions) if now else left
            for now, (_, left) in zip(held, stints, strict=True)
        )

    months_covered = [after(month) for month in range(1, learning + 1)]
    return _path(
        months_covered + months_covered[-1:] * (months - learning), later(last, 1), decision
    )


def _open_by_month(role: Role, first: date, decision: Decision) -> list[Needs]:
    """What a role leaves open of each need, in every month from the first to the one before
    `as_of`.
    """
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


def _path(coverages: Iterable[Mapping[Dimension, float]], first: date, decision: Decision) -> Path:
    """One moment a month, from the first on."""
    shares = decision.weights.shares()  # found once, not once a month
    return tuple(
        Moment(later(first, i), at, sum(share * at[d] for d, share in shares.items()))
        for i, at in enumerate(coverages)
    )
