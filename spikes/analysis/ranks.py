"""In how many of all weight settings each option is the best of all."""

from collections import Counter
from functools import cache

import numpy as np
from numpy.typing import NDArray

from spikes.analysis.weights import EQUAL, unless_equal, win_share
from spikes.model import Dimension
from spikes.scoring import Scores

SETTINGS = 16_384  # points that stand for all weight settings

Numbers = NDArray[np.float64]


def first_rank_shares(scores: Scores) -> dict[str, float]:
    """Return for each option by name the share of weight settings, 0 to 1, in which it is best.

    First-rank acceptability in SMAA (Lahdelma and Salminen 2001) on fixed weight settings, the same
    each time; errors are about 0.001. Equal options share the win. Where only two contend, it is
    their exact `win_share`. The shares add up to 1.
    """
    rows = [tuple(option.coverage[d] for d in Dimension) for option in scores.options]
    times = Counter(rows)  # equal options get equal totals, to the last digit
    sampled = _sampled_shares(np.array([*times]), np.array([*times.values()]))
    shares = dict(zip(times, sampled, strict=True))
    contenders = [row for row, share in shares.items() if share]
    if len(contenders) == 2:
        a, b = contenders
        apart = [unless_equal(x - y) for x, y in zip(a, b, strict=True)]
        if any(apart):
            won = win_share(apart)
            shares |= {a: won / times[a], b: (1 - won) / times[b]}
    return dict(zip(scores.names(), (shares[row] for row in rows), strict=True))


def _sampled_shares(rows: Numbers, times: NDArray[np.int_]) -> list[float]:
    """Return the share that each distinct row of coverages wins; `times`: how often it occurs."""
    won = np.zeros(len(rows))
    step = 1 + 40_000 // len(rows)  # so many at once as fit in the processor's cache
    for start in range(0, SETTINGS, step):
        totals = rows @ _settings()[:, start : start + step]
        wins = (totals > totals.max(axis=0) - EQUAL).astype(float)
        won += wins @ (1 / (times @ wins))
    return [float(share) for share in won / SETTINGS]


@cache
def _settings() -> Numbers:
    """Return the fixed weight settings, a column each, spread evenly over the simplex.

    A Hammersley set (1960) fills the cube, and its points break a stick into the five weights: the
    root of each coordinate is the part that a break leaves of the rest, which makes all settings
    equally likely (Devroye 1986, chapter 5).
    """
    numbers = np.arange(1, SETTINGS + 1)
    bases = [_mirrored(numbers, base) for base in (2, 3, 5)]
    cube = np.stack([*bases, (numbers - 0.5) / SETTINGS], axis=1)
    left = np.cumprod(cube ** (1 / np.arange(4, 0, -1)), axis=1)
    points: Numbers = np.ascontiguousarray(-np.diff(left, axis=1, prepend=1, append=0).T)
    points.flags.writeable = False
    return points


def _mirrored(numbers: NDArray[np.int_], base: int) -> Numbers:
    """Return each number with its digits mirrored at the point: in base 10, 123 gives 0.321."""
    mirrored, place = np.zeros(len(numbers)), 1 / base
    while numbers.any():
        mirrored += place * (numbers % base)
        numbers, place = numbers // base, place / base
    return mirrored
