"""Presets, read from data/: life phases, kinds of role to rate from, and the rating guide."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from spikes.model.dimensions import Dimension, Ratings, Weights

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"


@cache
def life_phases() -> Mapping[str, Weights]:
    """Return the named sets of weights, the default first."""
    return MappingProxyType(
        {name: Weights(**weights) for name, weights in _table("life_phases").items()}
    )


def phase_of(weights: Weights) -> str | None:
    """Return the life phase whose weights these are, if any."""
    return next((name for name, phase in life_phases().items() if phase == weights), None)


@cache
def rating_guide() -> Mapping[Dimension, Mapping[float, str]]:
    """Return for each dimension a phrase by the rating it begins at, 0 to 10, rising."""
    return MappingProxyType(
        {
            d: {float(start): phrase for start, phrase in _table("rating_guide")[d].items()}
            for d in Dimension
        }
    )


@cache
def archetypes() -> Mapping[str, Ratings]:
    """Return starting points for the ratings of an offer, by kind of role."""
    return MappingProxyType(
        {name: Ratings(**ratings) for name, ratings in _table("archetypes").items()}
    )


def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return table
