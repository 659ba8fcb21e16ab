"""The values Spikes speaks of, each checked once, where it is made.

A value that exists is valid: whoever receives a `Decision` need not check it again. What cannot be
made raises pydantic's `ValidationError`, whose every message tells the reader what to do.
"""

import math
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, Self

from pydantic import ConfigDict, Field, field_serializer, field_validator, model_validator

from spikes.fields import (
    Count,
    Day,
    Fraction,
    Line,
    Month,
    Name,
    Number,
    Rating,
    Text,
    TrueOrFalse,
    Value,
    WholeMonths,
)

SCHEMA: Final = "spikes/1"
MOST_JOBS: Final = 200  # roles, and offers


class Dimension(StrEnum):
    """What a role can give; always in this order."""

    SOCIAL_IMPACT = "social_impact"
    MANAGEMENT_CHOPS = "management_chops"
    INDUSTRY_EXPERTISE = "industry_expertise"
    COMPENSATION = "compensation"
    ADVANCEMENT_SPEED = "advancement_speed"

    @property
    def label(self) -> str:
        """The dimension as the page writes it: "Social impact"."""
        return self.value.replace("_", " ").capitalize()


_DIMENSIONS = tuple(
    Dimension
)  # shares are asked for thousands of times a second, and an enum lists its members slowly


class Relevance(StrEnum):
    """How close a role's field is to the long-term goal; it caps the industry expertise that
    counts.
    """

    CORE = "core"
    ADJACENT = "adjacent"
    TANGENTIAL = "tangential"


class Door(StrEnum):
    """Whether one could come back to this track. Scores nothing; it is said."""

    TWO_WAY = "two-way"
    ONE_WAY = "one-way"


class Evidence(StrEnum):
    """What stands behind the rating of an offer, from weakest to strongest."""

    GUESS = "guess"
    TOLD = "told"
    WRITTEN = "written"
    SEEN = "seen"


class ByDimension(Value):
    """Five numbers, one a dimension."""

    social_impact: Number
    management_chops: Number
    industry_expertise: Number
    compensation: Number
    advancement_speed: Number

    @classmethod
    def of(cls, numbers: Any) -> Self:
        """From five numbers in dimension order.

        >>> Ratings.of((3, 3, 9, 9, 4))[Dimension.INDUSTRY_EXPERTISE]
        9.0
        """
        return cls(**dict(zip(Dimension, numbers, strict=True)))

    def __getitem__(self, dimension: Dimension) -> float:
        number: float = getattr(self, dimension)
        return number

    def values(self) -> tuple[float, ...]:
        """The five numbers in dimension order."""
        return (
            self.social_impact,
            self.management_chops,
            self.industry_expertise,
            self.compensation,
            self.advancement_speed,
        )


class Ratings(ByDimension):
    """How much of each dimension a role or an offer gives, 0 to 10."""

    social_impact: Rating
    management_chops: Rating
    industry_expertise: Rating
    compensation: Rating
    advancement_speed: Rating


class CarryOver(ByDimension):
    """How much of a finished role's credit still counts, 0 to 1."""

    social_impact: Fraction
    management_chops: Fraction
    industry_expertise: Fraction
    compensation: Fraction
    advancement_speed: Fraction


class Weights(ByDimension):
    """How much each dimension matters in this phase of life: five weights of 0 or more, not all
    0, of any scale.
    """

    social_impact: Number = Field(ge=0)
    management_chops: Number = Field(ge=0)
    industry_expertise: Number = Field(ge=0)
    compensation: Number = Field(ge=0)
    advancement_speed: Number = Field(ge=0)

    @model_validator(mode="after")
    def _not_all_zero(self) -> Self:
        if not any(self.values()):
            raise ValueError("raise at least one weight above 0")
        return self

    def shares(self) -> dict[Dimension, float]:
        """Each weight as a fraction of all five; they add up to 1."""
        weights = self.values()
        total = sum(weights)
        if total == math.inf:
            return Weights.of(weight / 16 for weight in weights).shares()
        return dict(zip(_DIMENSIONS, (weight / total for weight in weights), strict=True))

    def percents(self) -> dict[Dimension, int]:
        """Each weight as it is shown: whole percentages that add up to 100; the largest remainders
        are rounded up.

        >>> [*Weights.of((1, 1, 1, 0, 0)).percents().values()]
        [34, 33, 33, 0, 0]
        """
        exact = {d: round(100 * share, 9) for d, share in self.shares().items()}
        whole = {d: int(percentage) for d, percentage in exact.items()}
        for d in sorted(exact, key=lambda d: whole[d] - exact[d])[: 100 - sum(whole.values())]:
            whole[d] += 1
        return whole

    def share(self, dimension: Dimension) -> float:
        """One weight as a fraction of all five."""
        return self.shares()[dimension]


CARRY_OVER_RULES: Mapping[str, CarryOver] = MappingProxyType(
    {
        "Skills last, pay is spent": CarryOver.of((1, 1, 1, 0.3, 0.5)),
        "Everything lasts": CarryOver.of((1, 1, 1, 1, 1)),
    }
)


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
        0.9, description="The most of the remaining need that one role can close."
    )
    power: Number = Field(
        2, gt=0, le=10, description="How much a high rating outweighs a middling one."
    )
    full_credit_months: WholeMonths = Field(
        18, description="The months after which a role has given all it can."
    )
    overstay_months: WholeMonths = Field(
        36, description="The months after which the page asks what you are still gaining."
    )
    spike_at: Rating = Field(7, description="The rating from which a dimension counts as a spike.")
    relevance_caps: RelevanceCaps = Field(
        RelevanceCaps(),
        description="The most industry expertise that counts, by relevance to the goal.",
    )
    carry_over: CarryOver = Field(
        next(iter(CARRY_OVER_RULES.values())),
        description="How much of a finished role still counts today.",
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
        """The name of the carry-over rule in force; None for numbers of one's own."""
        return next(
            (name for name, rule in CARRY_OVER_RULES.items() if rule == self.carry_over), None
        )


class Role(Value):
    """A job held. Without an end it is the current role."""

    title: Line = ""
    organisation: Name
    start: Month
    end: Month | None = None
    relevance: Relevance = Relevance.CORE
    ratings: Ratings
    reason: Text = ""
    notes: dict[Dimension, Text] = Field({})

    @model_validator(mode="after")
    def _starts_before_it_ends(self) -> Self:
        if self.end is not None and self.start > self.end:
            raise ValueError(
                f"{self.organisation} ends before it starts: swap the two months or correct one"
            )
        return self


class Offer(Value):
    """A job on the table."""

    title: Line = ""
    organisation: Name
    planned_months: WholeMonths = 24
    relevance: Relevance = Relevance.CORE
    door: Door = Door.TWO_WAY
    reply_by: Day | None = None
    ratings: Ratings
    evidence: dict[Dimension, Evidence] = Field({})
    notes: dict[Dimension, Text] = Field({})
    outside: Text = Field("", description="What no number here holds: hours, visa, place, manager.")
    reason: Text = ""


class Status(StrEnum):
    """How far a decision is."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    SUPERSEDED = "superseded"


class Outcome(StrEnum):
    """How it turned out, whatever the reason."""

    BETTER = "better than hoped"
    AS_HOPED = "as hoped"
    WORSE = "worse than hoped"


class Process(StrEnum):
    """How well it was decided, given what could be known then."""

    SOUND = "sound"
    MIXED = "mixed"
    POOR = "poor"


class Luck(StrEnum):
    """What nobody could have known or steered."""

    GOOD = "good"
    NEITHER = "neither good nor bad"
    BAD = "bad"


class Prediction(Value):
    """What one expects to see, how likely one thinks it (0 to 1), by when, and whether it came
    true.
    """

    statement: Text = ""
    probability: Fraction | None = None
    resolve_by: Day | None = None
    came_true: TrueOrFalse | None = None

    @property
    def brier_score(self) -> float | None:
        """(probability − what happened)², 0 best, 1 worst (Brier 1950); None until both are known.

        >>> round(Prediction(statement="Promoted", probability=0.7, came_true=True).brier_score, 2)
        0.09
        """
        if self.probability is None or self.came_true is None:
            return None
        return (self.probability - self.came_true) ** 2


class Changes(Value):
    """How often weights and ratings were changed after the first look, and how often that
    changed the leader.
    """

    weights: Count = 0
    ratings: Count = 0
    leader: Count = 0


class Review(Value):
    """How it turned out: outcome, process and luck, judged apart."""

    reviewed_on: Day | None = None
    happened: Text = ""
    outcome: Outcome | None = None
    process: Process | None = None
    luck: Luck | None = None
    lesson: Text = ""


class Journal(Value):
    """The decision journal entry's own fields; `gut` and `chosen` name options, `confidence` goes
    from 0 to 1.

    `changes` is None until the first look at the answer, which the gut feeling comes before.
    """

    title: Line = ""
    status: Status = Status.PROPOSED
    date: Day | None = None
    situation: Text = ""
    gut: Text | None = None
    chosen: Text | None = None
    confidence: Fraction | None = None
    reasons: Text = ""
    prediction: Prediction = Prediction()
    change_my_mind: Text = ""
    premortem: Text = ""
    come_back: Text = Field("", description="For a one-way door: what would let one come back.")
    decide_by: Day | None = None
    review_on: Day | None = None
    changes: Changes | None = None
    review: Review = Review()


def this_month() -> date:
    """The first day of the present month."""
    return date.today().replace(day=1)


class Decision(Value):
    """All one has entered: the career so far, the offers, and how much each dimension matters."""

    schema_: Literal["spikes/1"] = Field(SCHEMA, alias="schema")
    goal: Text = ""
    as_of: Month = Field(default_factory=this_month)
    stay_months: Annotated[int, Field(strict=True, ge=0, le=600)] = 24
    roles: tuple[Role, ...] = Field((), max_length=MOST_JOBS)
    offers: tuple[Offer, ...] = Field(max_length=MOST_JOBS)
    weights: Weights
    compare: tuple[Text, Text] | None = None
    assumptions: Assumptions = Assumptions()
    journal: Journal = Journal()

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True
    )

    @field_validator("roles", "offers", "compare", mode="before")
    @classmethod
    def _a_list(cls, value: object) -> object:
        if (
            isinstance(value, list | tuple) and len(value) > MOST_JOBS
        ):  # before each of them is checked, and all their errors kept
            raise ValueError(f"at most {MOST_JOBS} fit: remove some")
        return tuple(value) if isinstance(value, list) else value

    @field_serializer("roles", "offers")
    def _as_list(self, values: tuple[Value, ...]) -> list[dict[str, Any]]:
        return [value.model_dump(mode="json") for value in values]

    @model_validator(mode="after")
    def _one_career(self) -> Self:
        current = [role for role in self.roles if role.end is None]
        if len(current) > 1:
            names = " and ".join(role.organisation for role in current)
            raise ValueError(
                f"only one role can be current, but {names} have no last month: give one of them"
                " its last month"
            )
        for role in self.roles:
            if (role.end or role.start) > self.as_of:
                raise ValueError(
                    f"{role.organisation} goes on after {self.as_of:%Y-%m}, the month this decision"
                    " is made in: correct its months or that month; a job still to come is an"
                    " offer"
                )
        if self.compare and self.compare[0] == self.compare[1]:
            raise ValueError("compare needs two different options")
        return self

    @property
    def current_role(self) -> Role | None:
        """The role held now, if any."""
        return next((role for role in self.roles if role.end is None), None)
