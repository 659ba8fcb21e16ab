"""What the charts show, as tables for those who cannot see them or want the numbers: rows of
text, the first the heading.
"""

from collections.abc import Mapping

from spikes.analysis.ratings import Comparison
from spikes.analysis.time import Path
from spikes.analysis.weights import with_share
from spikes.model import Decision, Dimension, Weights
from spikes.model.names import role_names
from spikes.scoring import Score, Scores, portfolio_coverage
from spikes.words.wording import out_of_ten, percent, points, role_span

Rows = list[list[str]]

MONTHS_BETWEEN = 6  # between two rows of a path to come; of the past, the Januaries


def skyline(scores: Scores, score: Score, weights: Weights) -> Rows:
    """A skyline: a row a dimension; its weight, what is covered today and then, and the points
    that this adds to the whole.
    """
    shares, shown, now, then = weights.shares(), weights.percents(), scores.today, score.coverage
    rows = [
        [
            d.label,
            percent(shown[d] / 100),
            percent(now[d]),
            percent(then[d]),
            points(shares[d] * (then[d] - now[d])),
        ]
        for d in Dimension
    ]
    total = [
        "All",
        percent(1),
        percent(scores.today_total, 1),
        percent(score.total, 1),
        points(score.gain),
    ]
    return [["Dimension", "Weight", "Covered today", "Covered then", "Adds, points"], *rows, total]


def ranking(scores: Scores) -> Rows:
    """All options, the largest gain first, with portfolio coverage then, gain and fit."""
    rows = [
        [
            option.name,
            percent(option.total, 1),
            points(option.gain),
            "–" if option.fit is None else out_of_ten(option.fit),
        ]
        for option in scores.ranked()
    ]
    return [["Option", "Covered then", "Gain, points", "Fit, of 10"], *rows]


def crossings(scores: Scores, comparison: Comparison, weights: Weights) -> Rows:
    """The crossing lines: a row a weight; its share now, where the two are level, and what each
    covers at its ends.
    """
    pair = [scores[name] for name in comparison.options]
    ends = [(score, end) for score in pair for end in (0, 1)]
    rows = [
        [
            d.label,
            percent(share / 100),
            "–" if (level := comparison.tipping[d]) is None else percent(level, 1),
            *(
                percent(portfolio_coverage(score.coverage, with_share(weights, d, end)))
                for score, end in ends
            ),
        ]
        for d, share in weights.percents().items()
    ]
    return [
        [
            "Weight of",
            "Now",
            "Level at",
            *(f"{score.name} at weight {percent(end)}" for score, end in ends),
        ],
        *rows,
    ]


def path(paths: Mapping[str, Path], decision: Decision) -> Rows:
    """The path: portfolio coverage in each past January, now, every half year from now on, and
    where an option ends.
    """
    longest = max(paths.values(), key=len)
    now = next(i for i, moment in enumerate(longest) if moment.month == decision.as_of)
    januaries = {i for i, moment in enumerate(longest[:now]) if moment.month.month == 1}
    half_years = set(range(now, len(longest), MONTHS_BETWEEN))
    rows = [
        [
            f"{longest[i].month:%Y-%m}",
            *(percent(way[i].total, 1) if i < len(way) else "–" for way in paths.values()),
        ]
        for i in sorted(januaries | half_years | {len(way) - 1 for way in paths.values()})
    ]
    return [["Month", *paths], *rows]


def roles(decision: Decision) -> Rows:
    """The roles so far, the first held on top: when held and ratings as entered."""
    rows = [
        [name, role_span(role, decision.as_of), *(f"{role.ratings[d]:g}" for d in Dimension)]
        for name, role in sorted(
            zip(role_names(decision.roles), decision.roles, strict=True),
            key=lambda pair: pair[1].start,
        )
    ]
    return [["Role", "Held", *(d.label for d in Dimension)], *rows]
