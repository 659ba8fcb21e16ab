"""Where options lead, in sentences: paths, two steps, their order, and what should come next."""

from collections.abc import Mapping

from spikes.analysis.results import CLOSE, Moment, Path, Results
from spikes.model import Dimension
from spikes.scoring import TIE, Score
from spikes.words.phrases import listed, month, percent, points

NOTABLE = 0.005  # the least change of a coverage that is named: half a point


def next_phase(results: Results) -> str:
    """Return who would lead by the weights of the next phase; "" where none is chosen."""
    scores, phase = results.in_next_phase, results.decision.next_phase
    if scores is None or len(scores.options) < 2:
        return ""
    first, second, *_ = scores.ranked()
    close = f"{first.name} and {second.name} would be too close to call"
    says = close if first.total - second.total < CLOSE - TIE else f"{first.name} would lead"
    return f"In your next phase, {phase}, {says}."


def by_the_next_phase(results: Results) -> str:
    """Return where the two options end by the next phase's weights; "" where none is chosen."""
    scores = results.in_next_phase
    if scores is None:
        return ""
    ends = [
        f"{option.name} {'gets you ' if i == 0 else ''}to {percent(scores[option.name].total, 1)}"
        for i, option in enumerate(results.pair)
    ]
    return (
        f"By the weights of your next phase, {results.decision.next_phase}, {listed(ends, 'and')}."
    )


def after_next(results: Results, option: Score) -> str:
    """Return the biggest gap after an option, and the kinds of role that would add most next."""
    need = results.next_need(option)
    uncovered = f"{need.label.lower()} ({percent(1 - option.coverage[need])} uncovered)"
    gap = f"After {option.name}, your biggest gap would be {uncovered}."
    kinds = [f"{kind} {points(gain)}" for kind, gain in results.best_next(option) if gain > 0]
    return f"{gap} Best next roles: {' · '.join(kinds)}." if kinds else gap


def in_which_order(results: Results) -> str:
    """Return which of two offers to take first if one took both; "" without two offers."""
    orders = results.orders
    if orders is None:
        return ""
    way, end = orders.higher_on_the_way, orders.higher_at_end
    a_first, b_first = percent(orders.a_then_b.total, 1), percent(orders.b_then_a.total, 1)
    on_the_way = f" {way} first gives you more on the way." if way and way != end else ""
    if end is None:
        return f"If you take both in turn, either order gets you to {a_first}.{on_the_way}"
    best, other = (a_first, b_first) if end == orders.names[0] else (b_first, a_first)
    further = f"If you take both in turn, {end} first gets you further ({best} against {other})."
    return f"{further}{on_the_way} The later job counts in full; the earlier one fades."


def two_steps(results: Results, first: str, second: str) -> str:
    """Return where one option and then another job, both by their names, leads."""
    steps = results.two_steps(first, results.second_steps(first)[second])
    return (
        f"{first}, then {second}, gets you to {percent(steps.total, 1)} by"
        f" {steps.ahead[-1].month:%B %Y} ({points(steps.gain)} points on today)."
    )


def moment(results: Results, name: str, at: Moment) -> str:
    """Return the coverage in one month of a path, by its name, and where it has changed."""
    changes = {d: at.coverage[d] - results.scores.today[d] for d in Dimension}
    named = [
        f"{d.label.lower()} {percent(results.scores.today[d])} → {percent(at.coverage[d])}"
        for d, change in changes.items()
        if abs(change) >= NOTABLE
    ]
    changed = f" Since today: {', '.join(named)}." if named else ""
    return f"{name}: {percent(at.total, 1)}.{changed}"


def paths(results: Results, shown: Mapping[str, Path]) -> str:
    """Return what the chart of these paths shows: today, and the last month of each branch."""
    as_of = results.decision.as_of
    ends = [
        f"{name} reaches {percent(path[-1].total, 1)} in {month(path[-1].month)}"
        for name, path in shown.items()
        if path[-1].month > as_of
    ]
    today = f"In {month(as_of)} you cover {percent(results.scores.today_total, 1)}."
    return " ".join([today, *(f"{end}." for end in ends)])
