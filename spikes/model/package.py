"""What a job pays, as the letter has it, and the market it is compared with."""

import re
from collections.abc import Mapping
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import Annotated, Any, Final, Self

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from spikes.model.fields import Fraction, Month, Number, Text, Value

VESTING: Final[Mapping[str, tuple[float, ...]]] = MappingProxyType(
    {
        "even": (0.25, 0.25, 0.25, 0.25),
        "back-loaded": (0.05, 0.15, 0.4, 0.4),
        "front-loaded": (0.38, 0.32, 0.2, 0.1),
    }
)
LONGEST_VESTING: Final = 10  # years
OFFERS_CLIFF: Final = 12  # months, unless the letter says otherwise
PERCENTILES: Final = ("p25", "p50", "p75", "p90")


def _three_letters(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[A-Z]{3}", value):
        return value
    raise ValueError("write the currency as three capital letters, for example EUR or USD")


Currency = Annotated[
    str,
    BeforeValidator(_three_letters),
    Field(description="three letters, as in EUR"),
]
Money = Annotated[
    Number, Field(ge=0, le=1e12, description="0 to 1,000,000,000,000 in the package's currency")
]


class Equity(StrEnum):
    """What a grant is a grant of."""

    PUBLIC = "public"
    PRIVATE = "private"
    NONE = "none"


class Pay(Value):
    """The package of an offer, or of the current role from now on."""

    currency: Currency
    base: Money = Field(description="a year, 0 or more")
    yearly_raise: Fraction = Field(0, alias="raise", description="0 to 1; of the base, each year")
    bonus: Number = Field(0, ge=0, le=10, description="0 to 10; the target, as a share of the base")
    bonus_odds: Number = Field(1, ge=0, le=10, description="0 to 10; the share of it usually paid")
    sign_on: Money = Field(0, description="once, in the first month, 0 or more")
    sign_on_second: Money = Field(0, description="once, in month 13, 0 or more")
    grant: Money = Field(0, description="in total, 0 or more; of a current role, unvested today")
    vesting: str | tuple[Fraction, ...] = Field(
        "even", description=f"{', '.join(VESTING)}, or a share of the grant for each year"
    )
    cliff_months: int | None = Field(
        None, strict=True, ge=0, le=120, description="0 to 120; None: 12, or 0 in a current role"
    )
    refresher: Money = Field(0, description="a year, 0 or more; a promise, so it never vests here")
    equity: Equity = Field(
        Equity.NONE, validate_default=True, description="public, private or none"
    )
    benefits: Money = Field(0, description="a year, 0 or more")

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    @field_validator("vesting", mode="before")
    @classmethod
    def _a_name_or_shares(cls, value: object) -> object:
        if isinstance(value, str) and value in VESTING:
            return value
        if isinstance(value, list | tuple) and 1 <= len(value) <= LONGEST_VESTING:
            return tuple(value)
        raise ValueError(
            f"choose {', '.join(VESTING)}, or give the share of the grant that vests in each of up"
            f" to {LONGEST_VESTING} years"
        )

    @field_validator("vesting")
    @classmethod
    def _adds_up(cls, value: str | tuple[float, ...]) -> str | tuple[float, ...]:
        if not isinstance(value, str) and abs(sum(value) - 1) > 1e-6:
            raise ValueError(f"its years add up to {100 * sum(value):g} %, not 100 %: correct one")
        return value

    @field_validator("equity")
    @classmethod
    def _of_the_grant(cls, value: Equity, known: ValidationInfo) -> Equity:
        if known.data.get("grant") and value is Equity.NONE:
            raise ValueError("say whether the grant is in a public or a private company")
        return value

    @property
    def vests(self) -> tuple[float, ...]:
        """The share of the grant that vests in each year; they add up to 1."""
        return VESTING[self.vesting] if isinstance(self.vesting, str) else self.vesting


class Market(Value):
    """What jobs like these pay: guaranteed pay a year at two percentiles or more."""

    currency: Currency
    p25: Money | None = Field(None, description="a year; a quarter are paid less")
    p50: Money | None = Field(None, description="a year; half are paid less")
    p75: Money | None = Field(None, description="a year; three quarters are paid less")
    p90: Money | None = Field(None, description="a year; nine tenths are paid less")
    source: Text = ""
    as_of: Month | None = Field(None, description="a month; None: not known")

    @model_validator(mode="after")
    def _rises(self) -> Self:
        given = [*self.points.values()]
        if len(given) < 2:
            raise ValueError("give pay for two or more of P25, P50, P75 and P90")
        if given[0] <= 0 or any(more <= less for less, more in pairwise(given)):
            raise ValueError(
                "pay must rise from P25 to P90, and start above 0: correct the one that does not"
            )
        return self

    @property
    def points(self) -> dict[str, float]:
        """The pay at each percentile that is given, rising."""
        every: dict[str, Any] = {name: getattr(self, name) for name in PERCENTILES}
        return {name: pay for name, pay in every.items() if pay is not None}
