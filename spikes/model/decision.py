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

from spikes.model.career import Assumptions, Offer, Role, Weights
from spikes.model.fields import Month, Text, Value
from spikes.model.journal import Journal

SCHEMA: Final = "spikes/2"
MOST_ROLES: Final = 60
MOST_OFFERS: Final = 30


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
    compare: tuple[Text, Text] | None = Field(
        None, description="two options' names; None: the two best"
    )
    assumptions: Assumptions = Field(Assumptions(), description="the judgement calls")
    journal: Journal = Field(Journal(), description="the journal entry's own fields")

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True
    )

    @field_validator("roles", "offers", "compare", mode="before")
    @classmethod
    def _a_list(cls, value: object, field: ValidationInfo) -> object:
        most = {"roles": MOST_ROLES, "offers": MOST_OFFERS}.get(field.field_name or "")
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

    @property
    def current_role(self) -> Role | None:
        """Return the role that an offer would replace, if any; those beside it go on anyway."""
        return next((role for role in self.roles if role.is_current), None)
