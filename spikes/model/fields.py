"""The kinds of field that values are made of, each with its bounds, and the frozen value itself."""

import re
from datetime import date
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
)

FIRST_MONTH, LAST_MONTH = date(1950, 1, 1), date(2100, 12, 1)


def _month(value: object) -> date:
    if isinstance(value, date):
        month = date(value.year, value.month, 1)
    elif isinstance(value, str) and (match := re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", value)):
        month = date(int(match[1]), int(match[2]), 1) if match[1] != "0000" else date.min
    else:
        wrong = ""
        if value is None or value == "":
            wrong = "it is missing; "
        elif (
            isinstance(value, str) and len(value) < 30 and value.isprintable()
        ):  # half a character cannot stand in a sentence
            wrong = f"“{value}” is no month; "
        raise ValueError(f"{wrong}write a month as YYYY-MM, for example 2024-03")
    if not FIRST_MONTH <= month <= LAST_MONTH:
        raise ValueError("choose a month from 1950-01 to 2100-12")
    return month


def _day(value: object) -> object:
    if value is None or isinstance(value, date):
        return value
    try:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError("write a day as YYYY-MM-DD, for example 2026-12-01")


def _finite_number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("write a number, without quotes")
    return value


def _writable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("remove the broken character: it cannot be saved") from None
    return text


Month = Annotated[
    date, BeforeValidator(_month), PlainSerializer(lambda m: f"{m:%Y-%m}", return_type=str)
]
Day = Annotated[date, BeforeValidator(_day)]
Number = Annotated[float, BeforeValidator(_finite_number), Field(allow_inf_nan=False)]
Rating = Annotated[Number, Field(ge=0, le=10)]
Fraction = Annotated[Number, Field(ge=0, le=1)]
Count = Annotated[int, Field(strict=True, ge=0)]
TrueOrFalse = Annotated[bool, Field(strict=True)]
WholeMonths = Annotated[int, Field(strict=True, ge=1, le=600)]
Text = Annotated[str, StringConstraints(strict=True, max_length=2000), AfterValidator(_writable)]
Line = Annotated[
    str,
    StringConstraints(strict=True, max_length=300, strip_whitespace=True),
    AfterValidator(_writable),
]
Name = Annotated[Line, Field(min_length=1)]


class Value(BaseModel):
    """A frozen value with no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", revalidate_instances="never")

    def replace(self, **changes: Any) -> Self:
        """The same value with some fields changed, checked anew.

        Raises `ValidationError` if the changed value would not be valid.

        >>> class Pair(Value):
        ...     first: Rating = 0
        ...     second: Rating = 0
        >>> Pair(first=3).replace(second=4)
        Pair(first=3.0, second=4.0)
        """
        return type(self)(
            **{**{name: getattr(self, name) for name in type(self).model_fields}, **changes}
        )
