"""What the charts show, as tables for those who cannot see them or want the numbers.

A table is rows of text, the first the heading.
"""

from collections.abc import Mapping

from spikes.analysis.results import Path, Results
from spikes.model import Dimension
from spikes.model.names import role_names
from spikes.scoring import Score
from spikes.words.phrases import month, out_of_ten, percent, points, rating, signed
from spikes.words.roles import span

Rows = list[list[str]]

MONTHS_BETWEEN = 6  # between two rows of a path to come; of the past, the Januaries


def skyline(results: Results, option: Score) -> Rows:
    """Return a row a dimension: weight, covered today and then, and the points that adds."""
    weights, now, then = results.decision.weights, results.scores.today, option.coverage
    parts, shown = results.parts(option), weights.percents()
    rows = [
        [
            d.label,
            percent(shown[d] / 100),
            percent(now[d]),
            percent(then[d]),
            signed(parts[d]),
        ]
        for d in Dimension
    ]
    today, total = percent(results.scores.today_total, 1), percent(option.total, 1)
    heading = ["Dimension", "Weight", "Covered today", "Covered after", "Points added"]
    return [heading, *rows, ["All", percent(1), today, total, points(option.gain)]]


def ranking(results: Results) -> Rows:
    """Return a row an option, the largest gain first: coverage then, gain and fit."""
    rows = [
        [
            option.name,
            percent(option.total, 1),
            points(option.gain),
            "–" if option.fit is None else out_of_ten(option.fit),
        ]
        for option in results.scores.ranked()
    ]
    return [["Option", "Covered after", "Points added", "Fit, out of 10"], *rows]


def crossings(results: Results) -> Rows:
    """Return a row a weight: now, where the two are level, and what each covers at its ends."""
    comparison = results.comparison
    tipping = comparison.tipping if comparison else {}
    ends = [(option, end) for option in results.pair for end in (0, 1)]
    rows = [
        [
            d.label,
            percent(whole / 100),
            "–" if (level := tipping.get(d)) is None else percent(level, 1),
            *(percent(results.total_at(option.coverage, d, end)) for option, end in ends),
        ]
        for d, whole in results.decision.weights.percents().items()
    ]
    at_ends = (f"{option.name} at {percent(end)}" for option, end in ends)
    return [["Weight of", "Now", "Level at", *at_ends], *rows]


def path(results: Results, shown: Mapping[str, Path]) -> Rows:
    """Return what paths cover in past Januaries, now, each half year on, and at their ends."""
    longest = max(shown.values(), key=len)
    months = [moment.month for moment in longest]
    now = months.index(results.decision.as_of)
    rows_of = {i for i in range(now) if months[i].month == 1}
    rows_of |= {*range(now, len(months), MONTHS_BETWEEN)}
    rows_of |= {len(path) - 1 for path in shown.values()}
    rows = [
        [
            month(months[i]),
            *(percent(path[i].total, 1) if i < len(path) else "–" for path in shown.values()),
        ]
        for i in sorted(rows_of)
    ]
    return [["Month", *shown], *rows]


def roles(results: Results) -> Rows:
    """Return a row a role, the first held on top: when held and ratings as entered."""
    roles = results.decision.roles
    named = sorted(zip(role_names(roles), roles, strict=True), key=lambda pair: pair[1].start)
    rows = [
        [name, span(results, role), *(rating(role.ratings[d]) for d in Dimension)]
        for name, role in named
    ]
    return [["Role", "Held", *(d.label for d in Dimension)], *rows]
