"""Careers of any length."""

from datetime import date

import numpy as np

from spikes.files import decisions as files
from spikes.model import Ratings, Role


def career(roles: int, rng: np.random.Generator) -> tuple[Role, ...]:
    """Return the sample's roles after early ones of half a year each, so many in all."""
    sample = files.sample().roles
    return (*(_early(n, rng) for n in range(roles - len(sample))), *sample)


def ratings(rng: np.random.Generator) -> Ratings:
    """Return ratings of 1 to 10 in halves."""
    return Ratings.of((rng.integers(2, 21, 5) / 2).tolist())


def _early(n: int, rng: np.random.Generator) -> Role:
    start = date(1975 + n // 2, 1 + 6 * (n % 2), 1)
    end = start.replace(month=start.month + 5)
    return Role(organisation=f"Early {n}", start=start, end=end, ratings=ratings(rng))
