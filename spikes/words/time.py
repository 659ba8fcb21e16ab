"""Where options lead, in sentences: paths, two steps, their order, and what should come next."""

from collections.abc import Mapping

from spikes.analysis.results import Moment, Path, Results
from spikes.model import Dimension
from spikes.model.domain import archetypes
from spikes.scoring import Score, spikes
from spikes.words.phrases import labels, listed, percent, points

NOTABLE = 0.005  # the least change of a coverage that is named: half a point


def after_next(results: Results, option: Score) -> str:
    """Return the biggest need after an option, and the kinds of role that would add most then."""
    need = results.next_need(option)
    still_open = percent(1 - option.coverage[need])
    sentence = (
        f"After {option.name}, {need.label.lower()} is the biggest need left, as you weigh it:"
        f" {still_open} of it is still open."
    )
    kinds = [
        f"{kind} ({points(gain)}{_through_spikes(results, kind)})"
        for kind, gain in results.best_next(option)
        if gain > 0
    ]
    if not kinds:
        return sentence
    return f"{sentence} Kinds of role that would add most then, in points: {listed(kinds, 'and')}."


def _through_spikes(results: Results, kind: str) -> str:
    own = spikes(archetypes()[kind], results.decision.assumptions)
    return f", for its {labels(own)}" if own else ""


def in_which_order(results: Results) -> str:
    """Return which of two offers to take first, were one to take both; "" without two offers."""
    orders = results.orders
    if orders is None:
        return ""
    (a, b), way = orders.names, orders.higher_on_the_way
    a_first, b_first = percent(orders.a_then_b.total, 1), percent(orders.b_then_a.total, 1)
    totals = f"{a} first ends at {a_first}, {b} first at {b_first}"
    if orders.higher_at_end is None and way is None:
        return f"If you took both, one after the other, the order would not matter: {totals}."
    higher = f"; until then, coverage is higher on average with {way} first"
    on_the_way = higher if way and way != orders.higher_at_end else ""
    return (
        f"If you took both, one after the other: {totals}{on_the_way}. The last counts in full, and"
        " what was before it fades."
    )


def two_steps(results: Results, first: str, second: str) -> str:
    """Return where one option and then another job, both by their names, leads."""
    steps = results.two_steps(first, results.second_steps(first)[second])
    return (
        f"{first}, then {second}: {percent(steps.total, 1)} in {steps.ahead[-1].month:%B %Y},"
        f" {points(steps.gain)} points on today; coverage on the way is"
        f" {percent(steps.average, 1)} on average."
    )


def moment(results: Results, name: str, at: Moment) -> str:
    """Return the coverage in one month of a path, by its name, and what has moved since today."""
    moved = {d: at.coverage[d] - results.scores.today[d] for d in Dimension}
    named = [
        f"{d.label.lower()} {points(change)}"
        for d, change in moved.items()
        if abs(change) >= NOTABLE
    ]
    since = "each dimension since today, in percent of it"
    changed = f"; {since}: {listed(named, 'and')}" if named else ""
    return f"{name}: {percent(at.total, 1)}{changed}."


def paths(results: Results, shown: Mapping[str, Path]) -> str:
    """Return what the chart of these paths shows: today, and the last month of each branch."""
    as_of = results.decision.as_of
    ends = [
        f"{name} reaches {percent(path[-1].total, 1)} in {path[-1].month:%Y-%m}"
        for name, path in shown.items()
        if path[-1].month > as_of
    ]
    return f"{as_of:%Y-%m}: {percent(results.scores.today_total, 1)}. {'; '.join(ends)}."
