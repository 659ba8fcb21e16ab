"""A career and what could come next: roles, offers, and the assumptions behind their scores.

A value that exists is valid, so no function need check one again. What cannot be made raises
pydantic's `ValidationError`, and each of its messages says what to do.
"""

from enum import StrEnum
from typing import Any, Self

from pydantic import Field, field_serializer, field_validator, model_validator

from spikes.model.dimensions import CARRY_OVER_RULES, CarryOver, Dimension, Ratings
from spikes.model.fields import (
    Day,
    Fraction,
    Month,
    Number,
    Organisation,
    Rating,
    Text,
    Title,
    TrueOrFalse,
    Value,
    WholeMonths,
)
from spikes.model.package import Market, Pay


class Relevance(StrEnum):
    """How close a role's field is to the long-term goal; it caps industry expertise."""

    CORE = "core"
    ADJACENT = "adjacent"
    TANGENTIAL = "tangential"


class Door(StrEnum):
    """Whether one could come back to this track; it changes no score."""

    TWO_WAY = "two-way"
    ONE_WAY = "one-way"


class Evidence(StrEnum):
    """What a rating is based on, from weakest to strongest."""

    TICKED = "ticked"
    GUESS = "guess"
    TOLD = "told"
    WRITTEN = "written"
    SEEN = "seen"


class RelevanceCaps(Value):
    """The most industry expertise that counts, by relevance, 0 to 10."""

    core: Rating = 10
    adjacent: Rating = 5
    tangential: Rating = 2

    def __getitem__(self, relevance: Relevance) -> float:
        cap: float = getattr(self, relevance)
        return cap


class Assumptions(Value):
    """The judgement calls behind the scores, each changeable."""

    ceiling: Fraction = Field(
        0.9, description="0 to 1; the most of the remaining need that one role can close"
    )
    power: Number = Field(
        2, gt=0, le=10, description="above 0, to 10; how much high ratings outweigh middling ones"
    )
    full_credit_months: WholeMonths = Field(
        18, description="1 to 600 months, after which a role has given all it can"
    )
    overstay_months: WholeMonths = Field(
        36, description="1 to 600 months, after which a stay is long"
    )
    spike_at: Rating = Field(7, description="0 to 10; from here on, a rating is a spike")
    relevance_caps: RelevanceCaps = Field(
        RelevanceCaps(), description="the most industry expertise that counts, by relevance"
    )
    carry_over: CarryOver = Field(
        next(iter(CARRY_OVER_RULES.values())),
        description="a rule's name or five numbers; how much of a finished role still counts",
    )

    @field_validator("carry_over", mode="before")
    @classmethod
    def _rule_or_numbers(cls, value: object) -> object:
        if isinstance(value, dict | CarryOver):
            return value
        if isinstance(value, list) and len(value) == len(Dimension):
            return dict(zip(Dimension, value, strict=True))
        if isinstance(value, str) and value in CARRY_OVER_RULES:
            return CARRY_OVER_RULES[value]
        rules = " or ".join(f"“{rule}”" for rule in CARRY_OVER_RULES)
        raise ValueError(f"choose {rules}, or give five numbers from 0 to 1")

    @field_serializer("carry_over")
    def _rule_where_it_has_a_name(self, value: CarryOver) -> str | dict[str, float]:
        return self.carry_over_rule or value.model_dump()

    @property
    def carry_over_rule(self) -> str | None:
        """Return the name of the carry-over rule; None for numbers of one's own."""
        rules = CARRY_OVER_RULES.items()
        return next((name for name, rule in rules if rule == self.carry_over), None)


def _is_empty(value: object) -> bool:
    return not value


def _optional(description: str) -> Any:
    """Return a field that is None unless given, and then not in a file either."""
    return Field(None, exclude_if=_is_empty, description=description)


class Role(Value):
    """A job held. Without an end it goes on: as the current role, or beside it."""

    title: Title = ""
    organisation: Organisation
    start: Month
    end: Month | None = Field(None, description="a month, from the start on; None: it goes on")
    relevance: Relevance = Field(Relevance.CORE, description="core, adjacent or tangential")
    ratings: Ratings = Field(description="0 to 10 for each dimension; None: not rated")
    evidence: dict[Dimension, Evidence] = Field({}, description="by dimension; else seen")
    beside: TrueOrFalse = Field(
        default=False, description="true or false; whether it goes on whatever one chooses"
    )
    reason: Text = ""
    notes: dict[Dimension, Text] = Field({}, description="texts, by dimension")
    pay: Pay | None = _optional("the package from now on, of the current role only")
    market: Market | None = _optional("pay to compare with, where another than the decision's")

    @model_validator(mode="after")
    def _starts_before_it_ends(self) -> Self:
        if self.end is not None and self.start > self.end:
            raise ValueError(
                f"{self.organisation} ends before it starts: swap the two months or correct one"
            )
        if self.beside and self.end is not None:
            raise ValueError(
                f"{self.organisation} has a last month, so it does not go on beside another role:"
                " remove its last month, or do not mark it as beside"
            )
        return self

    @model_validator(mode="after")
    def _is_paid_from_now_on(self) -> Self:
        if (self.pay or self.market) and not self.is_current:
            raise ValueError(
                f"{self.organisation} is not the current role, so its pay is no longer to come:"
                " remove pay and market"
            )
        if self.pay and (self.pay.sign_on or self.pay.sign_on_second):
            raise ValueError(
                f"{self.organisation} is the current role, whose sign-on is paid: remove it"
            )
        return self

    @property
    def is_current(self) -> bool:
        """Whether it goes on and an offer would replace it."""
        return self.end is None and not self.beside

    @property
    def is_ticked(self) -> bool:
        """Whether all its ratings come from ticking spikes."""
        rated = not self.ratings.unrated
        return rated and all(self.evidence.get(d) is Evidence.TICKED for d in Dimension)


class Offer(Value):
    """A job on the table."""

    title: Title = ""
    organisation: Organisation
    planned_months: WholeMonths = 24
    relevance: Relevance = Field(Relevance.CORE, description="core, adjacent or tangential")
    door: Door = Field(Door.TWO_WAY, description="two-way or one-way")
    reply_by: Day | None = Field(None, description="a day; None: not known")
    ratings: Ratings = Field(description="0 to 10 for each dimension; None: not rated")
    evidence: dict[Dimension, Evidence] = Field({}, description="by dimension; else a guess")
    notes: dict[Dimension, Text] = Field({}, description="texts, by dimension")
    outside: Text = Field("", description="what the numbers leave out: hours, visa, place, manager")
    reason: Text = ""
    pay: Pay | None = _optional("the package in the letter")
    market: Market | None = _optional("pay to compare with, where another than the decision's")
    from_pay: TrueOrFalse = Field(
        default=False,
        exclude_if=_is_empty,
        description="true or false; whether the compensation rating was worked out from pay",
    )
    meets: dict[str, TrueOrFalse] = Field(
        {}, exclude_if=_is_empty, description="true or false, by must-have; else unknown"
    )
