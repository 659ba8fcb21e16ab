"""The five dimensions, and what there is of each: ratings, weights, and what still counts later."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Generic, Self, TypeVar

from pydantic import model_validator

from spikes.model.fields import Fraction, Rating, Value, Weight


class Dimension(StrEnum):
    """What a role can give; always in this order."""

    SOCIAL_IMPACT = "social_impact"
    MANAGEMENT_CHOPS = "management_chops"
    INDUSTRY_EXPERTISE = "industry_expertise"
    COMPENSATION = "compensation"
    ADVANCEMENT_SPEED = "advancement_speed"

    @property
    def label(self) -> str:
        """Return the dimension as the page writes it: "Social impact"."""
        return self.value.replace("_", " ").capitalize()


# an enum lists its members slowly, and shares are needed thousands of times a second
_DIMENSIONS = tuple(Dimension)


T = TypeVar("T", float, float | None)


class ByDimension(Value, Generic[T]):
    """Five numbers, one for each dimension."""

    social_impact: T
    management_chops: T
    industry_expertise: T
    compensation: T
    advancement_speed: T

    @classmethod
    def of(cls, numbers: Any) -> Self:
        """Return the value with five numbers, given in dimension order.

        >>> Ratings.of((3, 3, 9, 9, 4))[Dimension.INDUSTRY_EXPERTISE]
        9.0
        """
        return cls(**dict(zip(Dimension, numbers, strict=True)))

    def __getitem__(self, dimension: Dimension) -> T:
        number: T = getattr(self, dimension)
        return number

    def values(self) -> tuple[T, ...]:
        """Return the five numbers in dimension order."""
        return (
            self.social_impact,
            self.management_chops,
            self.industry_expertise,
            self.compensation,
            self.advancement_speed,
        )


class Ratings(ByDimension[float | None]):
    """How much of each dimension a role or an offer gives, 0 to 10; None where it is unrated."""

    social_impact: Rating | None
    management_chops: Rating | None
    industry_expertise: Rating | None
    compensation: Rating | None
    advancement_speed: Rating | None

    @classmethod
    def none_yet(cls) -> Self:
        """Return the ratings of a job that nobody has rated in any dimension."""
        return cls.of([None] * len(Dimension))

    @property
    def unrated(self) -> tuple[Dimension, ...]:
        """The dimensions without a rating, in their order."""
        return tuple(d for d in Dimension if self[d] is None)

    @property
    def all_unrated(self) -> bool:
        """Whether no dimension has a rating yet."""
        return len(self.unrated) == len(Dimension)


class CarryOver(ByDimension[float]):
    """How much of a finished role's credit still counts, 0 to 1."""

    social_impact: Fraction
    management_chops: Fraction
    industry_expertise: Fraction
    compensation: Fraction
    advancement_speed: Fraction


class Weights(ByDimension[float]):
    """How much each dimension matters in this phase of life: of any scale, not all 0."""

    social_impact: Weight
    management_chops: Weight
    industry_expertise: Weight
    compensation: Weight
    advancement_speed: Weight

    @model_validator(mode="after")
    def _not_all_zero(self) -> Self:
        if not any(self.values()):
            raise ValueError("raise at least one weight above 0")
        return self

    def shares(self) -> dict[Dimension, float]:
        """Return each weight as a fraction of all five; they add up to 1."""
        weights = self.values()
        total = sum(weights)
        return dict(zip(_DIMENSIONS, (weight / total for weight in weights), strict=True))

    def percents(self) -> dict[Dimension, int]:
        """Return whole percentages that add up to 100, rounding up the largest remainders.

        >>> [*Weights.of((1, 1, 1, 0, 0)).percents().values()]
        [34, 33, 33, 0, 0]
        """
        exact = {d: round(100 * share, 9) for d, share in self.shares().items()}
        whole = {d: int(percentage) for d, percentage in exact.items()}
        for d in sorted(exact, key=lambda d: whole[d] - exact[d])[: 100 - sum(whole.values())]:
            whole[d] += 1
        return whole

    def share(self, dimension: Dimension) -> float:
        """Return one weight as a fraction of all five."""
        return self.shares()[dimension]


CARRY_OVER_RULES: Mapping[str, CarryOver] = MappingProxyType(
    {
        "Skills last, pay is spent": CarryOver.of((1, 1, 1, 0.3, 0.5)),
        "Everything lasts": CarryOver.of((1, 1, 1, 1, 1)),
    }
)
