"""Pay in sentences: how much of a letter one receives, how it rates, what would be enough."""

from textwrap import shorten

from spikes import pay
from spikes.analysis.results import Results
from spikes.model import Dimension, Equity, Market, Offer
from spikes.model.names import STAY
from spikes.pay import Received
from spikes.scoring import Score
from spikes.words.phrases import amount, month, months, percent, rating, up_to_half
from spikes.words.tables import Rows


def line(results: Results, option: Score) -> str:
    """Return how much of an option's letter one receives within the stay; "" without pay."""
    stay = _stay(results, option)
    if stay is None:
        return ""
    vests = _vests(option.name, stay)
    within = "" if vests else f"In your {months(stay.months)}, that is "
    return " ".join(filter(None, (vests, _pays(stay, within), _apart(stay))))


def a_year(results: Results, option: Score) -> str:
    """Return an option's guaranteed pay a year; "" without pay, or without a stay."""
    stay = _stay(results, option)
    return _a_year(stay) if stay else ""


def rated(results: Results, option: Score) -> str:
    """Return how an option's pay rates in its market, and in the shared one; "" without either."""
    stay, its = _stay(results, option), _market(results, option)
    if stay is None or its is None or (found := pay.rating_of(stay, its)) is None:
        return ""
    most = ", the most that pay alone is rated" if found == pay.HIGHEST else ""
    said = f"Its guaranteed pay rates {rating(found)} in your market ({_called(its)}){most}."
    shared = results.decision.market
    if shared and shared != its and shared.currency == stay.pay.currency:
        other = rating(pay.rating_of(stay, shared))
        said += f" In the market of your other options ({_called(shared)}), it rates {other}."
    return said


def from_pay(results: Results, option: Score) -> str:
    """Return that an offer's compensation rating is still the one from its pay; "" where not."""
    stay, job = _stay(results, option), option.option.job
    if stay is None or not isinstance(job, Offer) or not job.from_pay:
        return ""
    its, now = _market(results, option), job.ratings.compensation
    if its is None or pay.rating_of(stay, its) != now:
        return ""
    return f"Its compensation rating of {rating(now)} is from pay ({_called(its)})."


def compared(results: Results, option: Score) -> str:
    """Return how far apart the guaranteed pay of the two is; "" where one has none.

    The two are those side by side, or the first of them and this option, where it is neither.
    """
    stays, pair = pay.of_options(results.decision), results.pair
    if option not in pair:
        pair = (*pair[:1], option)
    both = [(each.name, stays[each.name]) for each in pair if each.name in stays]
    if len(both) < len(pair) or len(both) < 2:
        return ""
    (first, its), (second, others) = both
    if its.pay.currency != others.pay.currency:
        return (
            f"{first} pays in {its.pay.currency} and {second} in {others.pay.currency}, so their"
            " pay is not compared."
        )
    here, there = its.a_year(its.guaranteed), others.a_year(others.guaranteed)
    if here is None or there is None:
        return ""
    if amount(here) == amount(there):
        return f"{first} and {second} guarantee the same."
    more, less = (first, second) if here > there else (second, first)
    by = f"{its.pay.currency} {amount(abs(here - there))}"
    said = f"{more} guarantees {by} a year more than {less}."
    growth = _growth(*both) or _growth(*both[::-1])
    return f"{said} {growth}" if growth else said


def catch_up(results: Results) -> str:
    """Return the runner-up's break-even rating of compensation in money; "" without a market."""
    comparison = results.comparison
    if comparison is None or comparison.leader is None:
        return ""
    needed, its = (
        comparison.break_even[Dimension.COMPENSATION].rating,
        _market(results, comparison.behind),
    )
    if needed is None or its is None:
        return ""
    halves = up_to_half(needed)
    needs = f"{comparison.behind.name} would need {rating(halves)} in compensation."
    money = pay.pay_for(halves, its)
    if money is None:
        most = f"Pay alone is rated {rating(pay.HIGHEST)} at most"
        return f"{needs} {most}, so there is no amount for that."
    stay = _stay(results, comparison.behind)
    now = stay.a_year(stay.guaranteed) if stay else None
    more = f", {amount(money - now)} more" if now is not None and money > now else ""
    that = f"With your market ({_called(its)}) that is {its.currency} {amount(money)}"
    return f"{needs} {that} guaranteed a year{more}."


def lines(results: Results) -> list[str]:
    """Return every sentence on pay: a line an option that has any, and what compares them."""
    stays = pay.of_options(results.decision)
    paid = [option for option in results.scores.options if option.name in stays]
    each = (
        f"{option.name}: {line(results, option)} {rated(results, option)}".rstrip()
        for option in paid
    )
    both = (compared(results, option) for option in results.pair[:1])
    return [*each, *filter(None, (*both, catch_up(results)))]


def table(results: Results) -> Rows:
    """Return a row an option with pay: what it brings a year, what vests and what stays behind."""
    heading = ["Option", "Guaranteed a year", "Hoped for a year", "Vests", "Left behind"]
    rows = ([name, *_cells(stay)] for name, stay in pay.of_options(results.decision).items())
    return [heading, *rows]


def years(results: Results, option: Score) -> Rows:
    """Return a row a year of the stays, this option first: what is guaranteed and hoped for."""
    known = pay.of_options(results.decision)
    stays = {name: known[name] for name in dict.fromkeys((option.name, *known)) if name in known}
    longest = max((len(stay.years) for stay in stays.values()), default=0)
    rows = (
        [f"Year {number + 1}", *(_year(stay, number) for stay in stays.values())]
        for number in range(longest)
    )
    return [["Year", *stays], *rows]


def _stay(results: Results, option: Score) -> Received | None:
    return pay.of_options(results.decision).get(option.name)


def _market(results: Results, option: Score) -> Market | None:
    job = option.option.job
    return results.decision.market_for(job) if job else None


def _called(market: Market) -> str:
    """Return what a market is called: its source, shortened, and its month."""
    known = [
        shorten(market.source, 60, placeholder="…"),
        month(market.as_of) if market.as_of else "",
    ]
    return ", ".join(filter(None, known)) or "no source given"


def _vests(name: str, stay: Received) -> str:
    """Return how much of the grant vests; "" where there is none."""
    if not stay.pay.grant:
        return ""
    grant = amount(stay.pay.grant)
    whole = f"{grant} unvested today" if name == STAY else f"{grant} on the letter"
    within = f"in your {months(stay.months)}"
    if stay.months < stay.cliff_months:
        first = f"the first part comes after {months(stay.cliff_months)}"
        return f"Of the {whole}, nothing vests {within}, because {first}."
    if amount(stay.vested) == grant:
        return f"All of the {whole} vest {within}."
    return f"Of the {whole}, {amount(stay.vested)} vest {within}."


def _pays(stay: Received, within: str) -> str:
    hoped_for = stay.a_year(stay.hoped_for)
    if hoped_for is None:
        return "Without months to stay, there is no pay to work out."
    sure = f"{within or 'That is '}{_a_year(stay)} guaranteed"
    if amount(stay.hoped_for) == amount(stay.guaranteed):
        return f"{sure}, and nothing on top."
    return f"{sure}, {amount(hoped_for)} hoped for."


def _a_year(stay: Received) -> str:
    found = stay.a_year(stay.guaranteed)
    return "" if found is None else f"{stay.pay.currency} {amount(found)} a year"


def _apart(stay: Received) -> str:
    """Return that a private grant is left out of what is hoped for; "" where there is none."""
    if stay.pay.equity is not Equity.PRIVATE or not stay.vested:
        return ""
    return "What vests is not in that, because shares in a private company have no price yet."


def _growth(private: tuple[str, Received], other: tuple[str, Received]) -> str:
    """Return what a private grant must become to close the gap; "" where it has none to close."""
    name, stay = private
    times = pay.growth(stay, other[1])
    if times is None:
        return ""
    worth = f"{percent(times)} of what the letter says"
    return f"To make up for it, {name}’s shares must be worth {worth}."


def _cells(stay: Received) -> list[str]:
    hoped_for = stay.a_year(stay.hoped_for)
    year = "–" if hoped_for is None else f"{stay.pay.currency} {amount(hoped_for)}"
    guaranteed = _a_year(stay).removesuffix(" a year") or "–"
    return [guaranteed, year, *map(amount, (stay.vested, stay.left_behind))]


def _year(stay: Received, number: int) -> str:
    if number >= len(stay.years):
        return "–"
    year = stay.years[number]
    all_of_it = amount(year.guaranteed + stay.on_top(year))
    short = f" in {months(year.months)}" if year.months < pay.YEAR else ""
    return f"{amount(year.guaranteed)} guaranteed, {all_of_it} hoped for{short}"
