"""The decision: everything one has entered, in one frozen value."""

from datetime import date
from typing import Annotated, Any, Final, Literal, Self

from pydantic import ConfigDict, Field, field_serializer, field_validator, model_validator

from spikes.model.career import Assumptions, Offer, Role, Weights
from spikes.model.fields import Month, Text, Value
from spikes.model.journal import Journal

SCHEMA: Final = "spikes/1"
MOST_JOBS: Final = 200  # roles, and offers


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
