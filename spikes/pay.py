"""Pay as received: what a package comes to in the time one means to stay, and how it is rated.

Nothing here is part of the score. A rating from pay is offered, and counts once it is taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, fsum
from typing import Final

from spikes.model import Decision, Equity, Market, Offer, Pay, Role
from spikes.model.package import OFFERS_CLIFF
from spikes.scoring import options

YEAR: Final = 12  # months
RATED: Final = {"p25": 3.0, "p50": 5.0, "p75": 7.0, "p90": 9.0}  # by the market's percentile
HIGHEST: Final = 9.5  # the most that pay alone is rated


@dataclass(frozen=True, slots=True)
class Year:
    """What one year of a stay brings, in the package's currency."""

    months: int  # 1 to 12; fewer than 12 where the stay ends
    guaranteed: float
    bonus: float  # as usually paid
    vested: float


@dataclass(frozen=True, slots=True)
class Received:
    """What a package comes to over a stay, in its currency."""

    pay: Pay
    months: int  # of the stay, 0 or more
    cliff_months: int
    vested: float  # the part of the grant that has vested by the end
    years: tuple[Year, ...]

    @property
    def guaranteed(self) -> float:
        """What the letter promises: base, sign-on and benefits."""
        return sum(year.guaranteed for year in self.years)

    @property
    def hoped_for(self) -> float:
        """What is guaranteed, with the bonus; and what vests, where it can be sold."""
        return self.guaranteed + sum(map(self.on_top, self.years))

    @property
    def left_behind(self) -> float:
        """The part of the grant that one leaves behind."""
        return self.pay.grant - self.vested

    def on_top(self, year: Year) -> float:
        """Return what is hoped for in a year besides what is guaranteed: no private grant."""
        return year.bonus + (year.vested if self.pay.equity is Equity.PUBLIC else 0)

    def a_year(self, money: float) -> float | None:
        """Return money over the stay as money a year; None for no stay."""
        return money * YEAR / self.months if self.months else None


def received(pay: Pay, months: int, *, still_to_come: bool = False) -> Received:
    """Return what a package comes to over so many months, 0 or more, from its first on.

    `still_to_come`: it is the current role's, whose grant has passed its cliff unless it says so.

    >>> pay = Pay(currency="EUR", base=60_000, bonus=0.1, grant=40_000, equity="public")
    >>> stay = received(pay, 24)
    >>> stay.guaranteed, stay.vested, stay.hoped_for, stay.a_year(stay.hoped_for)
    (120000.0, 20000.0, 152000.0, 76000.0)
    """
    usual = 0 if still_to_come else OFFERS_CLIFF
    cliff = usual if pay.cliff_months is None else pay.cliff_months
    ends = [min(start + YEAR, months) for start in range(0, months, YEAR)]
    vested = [0.0, *(pay.grant * _vested_share(pay.vests, end, cliff) for end in ends)]
    years = (
        _year(pay, number, end - YEAR * number, vested[number + 1] - vested[number])
        for number, end in enumerate(ends)
    )
    return Received(pay, months, cliff, vested[-1], tuple(years))


def _year(pay: Pay, number: int, months: int, vested: float) -> Year:
    """Return one year of a stay, counted from 0, with so many months in it."""
    base = pay.base * (1 + pay.yearly_raise) ** number * months / YEAR
    sign_on = {0: pay.sign_on, 1: pay.sign_on_second}.get(number, 0)
    guaranteed = base + sign_on + pay.benefits * months / YEAR
    return Year(months, guaranteed, pay.bonus * pay.bonus_odds * base, vested)


def _vested_share(vests: Sequence[float], months: int, cliff: int) -> float:
    """Return the share of a grant that has vested after so many months: none before the cliff."""
    if months < cliff:
        return 0
    whole, rest = divmod(months, YEAR)
    begun = fsum(vests[whole : whole + 1]) * rest / YEAR  # none once all years are over
    return min((fsum(vests[:whole]) + begun) / fsum(vests), 1)


def of_options(decision: Decision) -> dict[str, Received]:
    """Return what each option with a package comes to over its own stay, by the option's name."""
    found = {}
    for option in options(decision):
        match option.job:
            case Offer(pay=Pay() as pay) as offer:
                found[option.name] = received(pay, offer.planned_months)
            case Role(pay=Pay() as pay):
                found[option.name] = received(pay, decision.stay_months, still_to_come=True)
    return found


def growth(private: Received, other: Received) -> float | None:
    """Return how many times its value a private grant must become to make up for the other's pay.

    It compares guaranteed pay a year, because stays may differ. None where there is nothing to make
    up for, nothing vests, or the two are paid in different currencies.
    """
    its, more = private.a_year(private.guaranteed), other.a_year(other.guaranteed)
    vested = private.a_year(private.vested)
    comparable = private.pay.currency == other.pay.currency
    if private.pay.equity is not Equity.PRIVATE or not comparable:
        return None
    if its is None or more is None or not vested or more <= its:
        return None
    return (more - its) / vested


def rating(a_year: float, market: Market) -> float:
    """Return how guaranteed pay a year rates in a market, 0 to 9.5, to a half.

    It is linear between the percentiles that are known, and below the lowest of them to 0 at half
    its pay; above the highest it goes on as between the last two.

    >>> rating(110, Market(currency="EUR", p25=80, p50=100, p75=120))
    6.0
    """
    # a shade more, so that what is a quarter but for floats is rounded up
    return floor(2 * _between(a_year, _knots(market)) + 0.5 + 1e-9) / 2


def pay_for(rating: float, market: Market) -> float | None:
    """Return the guaranteed pay a year that rates so in a market; None for 0 and above 9.5.

    >>> pay_for(6, Market(currency="EUR", p25=80, p50=100, p75=120))
    110.0
    """
    knots = [(rated, pay) for pay, rated in _knots(market)]
    return _between(rating, knots) if 0 < rating <= HIGHEST else None


def rating_of(stay: Received, market: Market | None) -> float | None:
    """Return how a stay's pay rates; None without a market or without a stay."""
    a_year = stay.a_year(stay.guaranteed)
    return None if market is None or a_year is None else rating(a_year, market)


def _knots(market: Market) -> list[tuple[float, float]]:
    """Return rising pays, each with its rating, 0 to 9.5, between which both are linear."""
    known = [(pay, RATED[name]) for name, pay in market.points.items()]
    (least, _), (before, below), (most, above) = known[0], known[-2], known[-1]
    top = most + (HIGHEST - above) * (most - before) / (above - below)
    return [(least / 2, 0.0), *known, (top, HIGHEST)]


def _between(x: float, points: Sequence[tuple[float, float]]) -> float:
    """Return y at x on the lines through rising points, or at the nearer end beyond them."""
    x = max(x, points[0][0])
    for (left, low), (right, high) in pairwise(points):
        if x <= right:
            return low + (high - low) * ((x - left) / (right - left))
    return points[-1][1]
