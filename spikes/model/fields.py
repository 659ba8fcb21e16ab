"""The kinds of field that values are made of, each with its bounds, and the frozen value itself."""

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
)

if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass
else:
    ModelMetaclass = type(BaseModel)

FIRST_MONTH, LAST_MONTH = date(1950, 1, 1), date(2100, 12, 1)
LONGEST_ORGANISATION: Final = 60  # characters
LONGEST_TITLE: Final = 80  # characters
LONGEST_MUST_HAVE: Final = 80  # characters


def _month(value: object) -> date:
    if isinstance(value, date):
        month = date(value.year, value.month, 1)
    elif isinstance(value, str) and (match := re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", value)):
        month = date(int(match[1]), int(match[2]), 1) if match[1] != "0000" else date.min
    else:
        wrong = ""
        if value is None or value == "":
            wrong = "it is missing; "
        # half a character cannot stand in a sentence
        elif isinstance(value, str) and len(value) < 30 and value.isprintable():
            wrong = f"“{value}” is no month; "
        raise ValueError(f"{wrong}write a month as YYYY-MM, for example 2024-03")
    if not FIRST_MONTH <= month <= LAST_MONTH:
        raise ValueError("choose a month from 1950-01 to 2100-12")
    return month


def _day(value: object) -> object:
    if value is None or isinstance(value, date):
        return value
    wrong = ""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value, re.ASCII):
        with suppress(ValueError):
            return date.fromisoformat(value)
        wrong = f"there is no {value}; "
    raise ValueError(f"{wrong}write a day as YYYY-MM-DD, for example 2026-12-01")


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


# Each says its unit and range, which is what a value's docstring shows of its fields.
Month = Annotated[
    date,
    BeforeValidator(_month),
    PlainSerializer(lambda m: f"{m:%Y-%m}", return_type=str),
    Field(description="a month, 1950-01 to 2100-12"),
]
Day = Annotated[date, BeforeValidator(_day), Field(description="a day")]
Number = Annotated[
    float, BeforeValidator(_finite_number), Field(allow_inf_nan=False, description="a number")
]
Rating = Annotated[Number, Field(ge=0, le=10, description="0 to 10")]
Weight = Annotated[
    Number, Field(ge=0, le=1_000_000, description="0 to 1,000,000; only proportions count")
]
Fraction = Annotated[Number, Field(ge=0, le=1, description="0 to 1")]
Count = Annotated[int, Field(strict=True, ge=0, description="0 or more")]
TrueOrFalse = Annotated[bool, Field(strict=True, description="true or false")]
WholeMonths = Annotated[int, Field(strict=True, ge=1, le=600, description="1 to 600 months")]
Text = Annotated[
    str,
    StringConstraints(strict=True, max_length=2000),
    AfterValidator(_writable),
    Field(description="text, at most 2,000 characters"),
]
Title = Annotated[
    str,
    StringConstraints(strict=True, max_length=LONGEST_TITLE, strip_whitespace=True),
    AfterValidator(_writable),
    Field(description=f"text, at most {LONGEST_TITLE} characters"),
]
Organisation = Annotated[
    str,
    StringConstraints(
        strict=True, min_length=1, max_length=LONGEST_ORGANISATION, strip_whitespace=True
    ),
    AfterValidator(_writable),
    Field(description=f"text, 1 to {LONGEST_ORGANISATION} characters"),
]

MustHave = Annotated[
    str,
    StringConstraints(
        strict=True, min_length=1, max_length=LONGEST_MUST_HAVE, strip_whitespace=True
    ),
    AfterValidator(_writable),
    Field(description=f"text, 1 to {LONGEST_MUST_HAVE} characters"),
]


class _Plain(ModelMetaclass):
    """Have `dir` and `pydoc` show what a value has of its own, and nothing of pydantic's."""

    def __dir__(self) -> list[str]:
        own = (name for name in super().__dir__() if not name.startswith(("_", "model_")))
        return [name for name in own if not hasattr(BaseModel, name)]


class Value(BaseModel, metaclass=_Plain):
    """A frozen value with no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", revalidate_instances="never")

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Add the fields to the docstring, each on a line of its own."""
        fields = (f"{name}: {field.description or ''}" for name, field in cls.model_fields.items())
        cls.__doc__ = "\n".join((f"{cls.__doc__}\n", *fields))
        # else pydoc prints every bound of every field
        cls.__signature__ = None  # type: ignore[assignment]

    def replace(self, **changes: Any) -> Self:
        """Return the same value with some fields changed, validated like a new one.

        Raises `ValidationError` if the changed value would not be valid.

        >>> class Pair(Value):
        ...     first: Rating = 0
        ...     second: Rating = 0
        >>> Pair(first=3).replace(second=4)
        Pair(first=3.0, second=4.0)
        """
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self)(**fields | changes)
