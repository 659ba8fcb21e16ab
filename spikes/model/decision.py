"""The decision: everything one has entered, in one frozen value."""

from datetime import date
from typing import Any, Final, Literal, Self

from pydantic import (
    ConfigDict,
    Field,
    ValidationInfo,
    field_serializer,
    field_validator,
    model_validator,
)

from spikes.model.career import Assumptions, Offer, Role
from spikes.model.dimensions import Weights
from spikes.model.fields import Month, MustHave, Text, Value
from spikes.model.journal import Journal
from spikes.model.package import Market
from spikes.model.presets import life_phases

SCHEMA: Final = "spikes/2"
MOST_ROLES: Final = 60
MOST_OFFERS: Final = 30
MOST_MUST_HAVES: Final = 12


MOST: Final = {"roles": MOST_ROLES, "offers": MOST_OFFERS, "must_haves": MOST_MUST_HAVES}


def this_month() -> date:
    """Return the first day of the present month."""
    return date.today().replace(day=1)


class Decision(Value):
    """All one has entered: the career so far, the offers, and how much each dimension matters."""

    schema_: Literal["spikes/2"] = Field(SCHEMA, alias="schema", description="the file's format")
    goal: Text = ""
    as_of: Month = Field(
        default_factory=this_month, description="a month, 1950-01 to 2100-12; by default this one"
    )
    stay_months: int = Field(
        24, strict=True, ge=0, le=600, description="0 to 600 more months in the current role"
    )
    roles: tuple[Role, ...] = Field((), description=f"at most {MOST_ROLES} jobs held")
    offers: tuple[Offer, ...] = Field(description=f"at most {MOST_OFFERS} jobs on the table")
    weights: Weights = Field(description="how much each dimension matters")
    next_phase: str | None = Field(
        None, exclude_if=lambda phase: phase is None, description="a life phase's name; None: none"
    )
    must_haves: tuple[MustHave, ...] = Field(
        (), exclude_if=lambda texts: not texts, description=f"at most {MOST_MUST_HAVES}"
    )
    market: Market | None = Field(
        None, exclude_if=lambda market: market is None, description="pay to compare with"
    )
    compare: tuple[Text, Text] | None = Field(
        None, description="two options' names; None: the two best"
    )
    assumptions: Assumptions = Field(Assumptions(), description="the judgement calls")
    journal: Journal = Field(Journal(), description="the journal entry's own fields")

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True
    )

    @field_validator("roles", "offers", "compare", "must_haves", mode="before")
    @classmethod
    def _a_list(cls, value: object, field: ValidationInfo) -> object:
        most = MOST.get(field.field_name or "")
        # here already, so that no errors are kept of each job too many
        if most and isinstance(value, list | tuple) and len(value) > most:
            raise ValueError(f"at most {most} fit: remove some")
        return tuple(value) if isinstance(value, list) else value

    @field_serializer("roles", "offers")
    def _as_list(self, values: tuple[Value, ...]) -> list[dict[str, Any]]:
        return [value.model_dump(mode="json") for value in values]

    @model_validator(mode="after")
    def _one_career(self) -> Self:
        current = [role for role in self.roles if role.is_current]
        if len(current) > 1:
            names = " and ".join(role.organisation for role in current)
            raise ValueError(
                f"an offer can replace only one role, but {names} have no last month: mark the"
                " others as beside, or give them a last month"
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

    @field_validator("next_phase")
    @classmethod
    def _a_life_phase(cls, name: str | None) -> str | None:
        if name is not None and name not in life_phases():
            raise ValueError(f"choose {', '.join(life_phases())}")
        return name

    @model_validator(mode="after")
    def _must_haves_are_known(self) -> Self:
        if len(set(self.must_haves)) < len(self.must_haves):
            raise ValueError("a must-have stands twice: remove one of the two")
        for offer in self.offers:
            if unknown := next((text for text in offer.meets if text not in self.must_haves), None):
                raise ValueError(
                    f"{offer.organisation} meets “{unknown[:80]}”, which is no must-have: add it to"
                    " must_haves, or remove it"
                )
        return self

    @model_validator(mode="after")
    def _markets_are_in_the_currency_of_pay(self) -> Self:
        jobs: tuple[Role | Offer, ...] = (*self.roles, *self.offers)
        for job in jobs:
            market = self.market_for(job)
            if job.pay and market and job.pay.currency != market.currency:
                raise ValueError(
                    f"{job.organisation} pays in {job.pay.currency}, but its market is in"
                    f" {market.currency}: give it a market in {job.pay.currency}"
                )
        return self

    def market_for(self, job: Role | Offer) -> Market | None:
        """Return the market that a job's pay is compared with: its own, or else the decision's."""
        return job.market or self.market

    @property
    def current_role(self) -> Role | None:
        """Return the role that an offer would replace, if any; those beside it go on anyway."""
        return next((role for role in self.roles if role.is_current), None)
