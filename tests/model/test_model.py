"""The door: what is a valid value, what is refused, and in which words."""

import pydoc
from datetime import date
from itertools import pairwise
from math import inf, isclose, nan
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from spikes.model import (
    CARRY_OVER_RULES,
    Assumptions,
    CarryOver,
    Decision,
    Dimension,
    Journal,
    Offer,
    Ratings,
    Relevance,
    Role,
    Weights,
)
from tests import strategies

LAWS = settings(max_examples=100, deadline=None)
FIVES = Ratings.of([5] * 5)


def role(**fields: Any) -> Role:
    """Return a role with these fields."""
    return Role(**{"organisation": "A", "start": "2020-01", "ratings": FIVES, **fields})


def offer(**fields: Any) -> Offer:
    """Return an offer with these fields."""
    return Offer(**{"organisation": "A", "ratings": FIVES, **fields})


def decision(**fields: Any) -> Decision:
    """Return a decision with these fields, made in 2026-11."""
    return Decision(**{"as_of": "2026-11", "offers": (), "weights": Weights.of([1] * 5), **fields})


def refused(message: str) -> pytest.RaisesExc[ValidationError]:
    """Expect that a value is refused, in a message with these words."""
    return pytest.raises(ValidationError, match=message)


@settings(max_examples=50, deadline=None)
@given(strategies.decisions())
def test_a_value_made_again_is_equal(decision: Decision) -> None:
    """A decision made again from its own fields is equal to itself."""
    assert decision.replace() == decision


@LAWS
@given(strategies.weights | strategies.extreme_weights)
def test_shares_add_up_to_one(weights: Weights) -> None:
    """Shares are fractions that add up to 1, however large or tiny the weights."""
    shares = weights.shares()
    assert list(shares) == list(Dimension)
    assert all(0 <= share <= 1 for share in shares.values())
    assert isclose(sum(shares.values()), 1, abs_tol=1e-12)


@LAWS
@given(strategies.weights, st.floats(1e-6, 1))
def test_shares_do_not_depend_on_the_scale_of_the_weights(weights: Weights, factor: float) -> None:
    """Weights multiplied by one number have the shares they had."""
    scaled = Weights.of(weight * factor for weight in weights.values())
    assert scaled.shares() == pytest.approx(weights.shares(), abs=1e-12)
    assert scaled.share(Dimension.COMPENSATION) == scaled.shares()[Dimension.COMPENSATION]


@LAWS
@given(strategies.five(strategies.rating | st.none()))
def test_five_numbers_keep_their_order(numbers: tuple[float | None, ...]) -> None:
    """Numbers given in dimension order are read back in that order, by place and by dimension."""
    ratings = Ratings.of(numbers)
    assert ratings.values() == numbers == tuple(ratings[d] for d in Dimension)
    missing = [d for d, number in zip(Dimension, numbers, strict=True) if number is None]
    assert [*ratings.unrated] == missing
    assert ratings.all_unrated == (ratings == Ratings.none_yet()) == (len(missing) == 5)


def test_dimensions_stand_in_the_order_of_the_page() -> None:
    """The five dimensions have the names and the order of the specification."""
    names = "social_impact management_chops industry_expertise compensation advancement_speed"
    assert " ".join(Dimension) == names
    assert [d.label for d in Dimension][:2] == ["Social impact", "Management chops"]


NOT_NUMBERS: list[object] = [True, "5", nan, inf, -inf, 10**400, [5]]


def test_ratings_go_from_0_to_10() -> None:
    """Both ends are ratings; what lies outside or is no finite number is refused by dimension."""
    assert Ratings.of([0, 10, 0.5, 9.999999, 5]).values() == (0, 10, 0.5, 9.999999, 5)
    for number in (-0.1, 10.1, *NOT_NUMBERS):
        with refused("management_chops"):
            Ratings.of([5, number, 5, 5, 5])


@pytest.mark.parametrize("count", [0, 4, 6])
def test_ratings_are_five(count: int) -> None:
    """Fewer or more than five numbers are refused."""
    with pytest.raises(ValueError, match="argument"):
        Ratings.of([5] * count)


def test_weights_go_from_0_to_a_million() -> None:
    """A weight is a finite number from 0 to 1,000,000."""
    assert Weights.of([0, 1e6, 1, 1, 1]).values() == (0, 1e6, 1, 1, 1)
    for number in (-1e-9, 1_000_001, None, *NOT_NUMBERS):
        with refused("compensation"):
            Weights.of([1, 1, 1, number, 1])


def test_weights_are_not_all_zero() -> None:
    """One weight above 0 is enough; with none there are no shares."""
    assert Weights.of([0, 0, 0, 5e-324, 0]).share(Dimension.COMPENSATION) == 1
    with refused("raise at least one weight above 0"):
        Weights.of([0] * 5)


@pytest.mark.parametrize("month", ["1950-01", "2100-12", date(1950, 1, 31), date(2100, 12, 31)])
def test_months_of_living_memory_are_taken(month: object) -> None:
    """The first and the last month that can be entered, as text or as any day of them."""
    made = decision(as_of=month).as_of
    assert made.day == 1
    assert f"{made:%Y-%m}" == str(month)[:7]


@pytest.mark.parametrize("month", ["1949-12", "2101-01", "0000-01", "9999-12", date(2101, 1, 1)])
def test_other_months_are_refused(month: object) -> None:
    """A month before 1950 or after 2100 is a slip of the pen."""
    with refused("from 1950-01 to 2100-12"):
        decision(as_of=month)


@pytest.mark.parametrize(
    "month",
    ["2024", "2024-3", "2024-00", "2024-13", "2024-03-01", " 2024-03", "２０２４-03", 202403, None],
)
def test_a_month_is_written_one_way(month: object) -> None:
    """Anything but YYYY-MM is refused with an example."""
    with refused("write a month as YYYY-MM, for example 2024-03"):
        role(start=month)


@pytest.mark.parametrize("day", ["2026-12-01", date(2026, 12, 1), None])
def test_a_reply_by_day_may_be_given(day: object) -> None:
    """A day as text or as a date, or none."""
    assert str(offer(reply_by=day).reply_by) == str(day)


@pytest.mark.parametrize(
    "day", ["2026-12", "2026-02-30", "1.12.2026", "20261201", 20261201, "２０２６-12-01"]
)
def test_a_day_is_written_one_way(day: object) -> None:
    """Anything but a day that exists, as YYYY-MM-DD, is refused with an example."""
    with refused("write a day as YYYY-MM-DD, for example 2026-12-01"):
        offer(reply_by=day)


def test_a_role_may_last_one_month() -> None:
    """A role may start, end and be looked back on in one month."""
    assert decision(roles=[role(start="2026-11", end="2026-11")]).current_role is None


def test_a_role_ends_after_it_starts() -> None:
    """A role that ends before it starts is refused by name."""
    with refused("Quillstone ends before it starts"):
        role(organisation="Quillstone", start="2020-02", end="2020-01")


@pytest.mark.parametrize("months", [{"start": "2026-12"}, {"start": "2026-11", "end": "2026-12"}])
def test_a_role_lies_in_the_past(months: dict[str, str]) -> None:
    """A role that reaches past the month of the decision is refused by name, with what to do."""
    with refused("Quillstone goes on after 2026-11.*correct its months or that month"):
        decision(roles=[role(organisation="Quillstone", **months)])


def test_at_most_one_role_is_current() -> None:
    """One role without a last month is the current one; of two, the message names both."""
    past, now = role(end="2020-01"), role(organisation="Northfold")
    assert decision(roles=[past, now]).current_role == now
    with refused("Quillstone and Northfold have no last month: mark the others as beside"):
        decision(roles=[role(organisation="Quillstone"), past, now])


def test_roles_may_go_on_beside_the_current_one() -> None:
    """What goes on beside is never what an offer would replace, and it has no last month."""
    now, *others = (role(organisation=name, beside=name != "A") for name in "ABC")
    assert decision(roles=[*others, now]).current_role == now
    assert decision(roles=others).current_role is None
    with refused("Quillstone has a last month.*remove its last month"):
        role(organisation="Quillstone", end="2020-01", beside=True)


@pytest.mark.parametrize(
    ("make", "field", "least"), [(offer, "planned_months", 1), (decision, "stay_months", 0)]
)
def test_months_to_come_are_whole(make: Any, field: str, least: int) -> None:
    """An offer is planned for 1 to 600 whole months; one may stay for 0 to 600 more."""
    for months in (least, 600):
        assert getattr(make(**{field: months}), field) == months
    for wrong in (least - 1, 601, 24.5, 24.0, True, "24"):
        with refused(field):
            make(**{field: wrong})


@pytest.mark.parametrize(
    ("make", "field", "longest"),
    [
        (offer, "reason", 2000),
        (offer, "outside", 2000),
        (decision, "goal", 2000),
        (role, "organisation", 60),
        (offer, "organisation", 60),
        (role, "title", 80),
        (Journal, "title", 80),
    ],
)
def test_texts_have_a_longest(make: Any, field: str, longest: int) -> None:
    """So many characters of any alphabet fit, and one more does not."""
    assert getattr(make(**{field: "é" * longest}), field) == "é" * longest
    with refused(field):
        make(**{field: "é" * (longest + 1)})


def test_the_space_around_a_name_is_dropped() -> None:
    """A name is its characters, without the space around them."""
    assert role(organisation=f" {'x' * 60}\n").organisation == "x" * 60


def test_each_note_is_a_text() -> None:
    """A note holds 2,000 characters as well."""
    assert offer(notes={"compensation": "x" * 2000})
    with refused("compensation"):
        offer(notes={"compensation": "x" * 2001})


@pytest.mark.parametrize("name", ["", " ", "\t\n", 5, None, "\ud800"])
def test_an_organisation_has_a_name(name: object) -> None:
    """An organisation is what sets a job apart, so it must have one, in whole characters."""
    with refused("organisation"):
        offer(organisation=name)


@pytest.mark.parametrize(
    ("field", "most", "job"), [("roles", 60, role(end="2020-01")), ("offers", 30, offer())]
)
def test_a_career_holds_so_many_jobs(field: str, most: int, job: Role | Offer) -> None:
    """60 roles and 30 offers fit; one more does not."""
    assert len(getattr(decision(**{field: [job] * most}), field)) == most
    with refused(f"at most {most} fit"):
        decision(**{field: [job] * (most + 1)})


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("ceiling", (0, 1), (-0.01, 1.01, None, *NOT_NUMBERS)),
        ("power", (0.01, 10), (0, 10.01, None, *NOT_NUMBERS)),
        ("full_credit_months", (1, 600), (0, 601, 1.5, True)),
        ("overstay_months", (1, 600), (0, 601, 1.5, True)),
        ("spike_at", (0, 10), (-0.1, 10.1, None, *NOT_NUMBERS)),
        (
            "relevance_caps",
            ({"core": 0}, {"tangential": 10}),
            ({"core": 10.1}, {"adjacent": -0.1}, {"near": 1}, 5),
        ),
        (
            "carry_over",
            ([0, 1, 0, 1, 0.5],),
            ([1] * 4, [1] * 6, [1, 1, 1, 1, 1.1], [1, 1, 1, 1, -0.1], "Pay lasts", 1, None),
        ),
    ],
)
def test_assumptions_have_bounds(
    field: str, good: tuple[object, ...], bad: tuple[object, ...]
) -> None:
    """Each assumption is taken at its bounds and refused, by name, beyond them."""
    for value in good:
        assert field in Assumptions(**{field: value}).model_fields_set
    for value in bad:
        with refused(field):
            Assumptions(**{field: value})


def test_default_assumptions() -> None:
    """The defaults are those the specification documents."""
    defaults = Assumptions()
    assert (defaults.ceiling, defaults.power) == (0.9, 2)
    assert (defaults.full_credit_months, defaults.overstay_months) == (18, 36)
    assert defaults.spike_at == 7
    assert [defaults.relevance_caps[relevance] for relevance in Relevance] == [10, 5, 2]
    assert defaults.carry_over.values() == (1, 1, 1, 0.3, 0.5)


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [("Skills last, pay is spent", (1, 1, 1, 0.3, 0.5)), ("Everything lasts", (1, 1, 1, 1, 1))],
)
def test_a_carry_over_rule_has_a_name(rule: str, numbers: tuple[float, ...]) -> None:
    """A rule may be given by name or by its numbers, and is known by its name again."""
    by_name = Assumptions.model_validate({"carry_over": rule})
    by_numbers = Assumptions(carry_over=CarryOver.of(numbers))
    assert by_name == by_numbers
    assert by_numbers.carry_over_rule == rule
    assert by_name.model_dump()["carry_over"] == rule


def test_carry_over_of_ones_own_has_no_name() -> None:
    """Numbers that are no rule's stay numbers; an unknown rule is refused with those known."""
    own = Assumptions.model_validate({"carry_over": [1, 1, 1, 0.3, 0.6]})
    assert own.carry_over_rule is None
    assert own.model_dump()["carry_over"]["advancement_speed"] == 0.6
    with refused(" or ".join(f"“{rule}”" for rule in CARRY_OVER_RULES)):
        Assumptions.model_validate({"carry_over": "Nothing lasts"})


@pytest.mark.parametrize("pair", [("A",), ("A", "B", "C"), ("A", "A"), "AB", ("A", 5)])
def test_two_different_options_are_compared(pair: object) -> None:
    """One option, three, or one twice cannot be put side by side."""
    assert decision(compare=["A", "B"]).compare == ("A", "B")
    with refused("compare"):
        decision(compare=pair)


def test_defaults_of_a_decision() -> None:
    """All but the offers and the weights may be left out."""
    made = Decision(offers=(), weights=Weights.of([1] * 5))
    assert (made.goal, made.stay_months, made.roles, made.compare) == ("", 24, (), None)
    assert made.assumptions == Assumptions()
    assert made.as_of == date.today().replace(day=1)
    plain = offer()
    assert (plain.planned_months, plain.relevance, plain.door) == (24, "core", "two-way")
    assert plain.evidence == role().evidence == {}


@pytest.mark.parametrize(
    ("value", "field"),
    [(FIVES, "compensation"), (role(), "end"), (offer(), "title"), (decision(), "offers")],
)
def test_values_are_frozen(value: Any, field: str) -> None:
    """A value that exists stays as it is."""
    with refused("frozen"):
        setattr(value, field, getattr(value, field))


@pytest.mark.parametrize("make", [role, offer, decision, Assumptions])
def test_unknown_keys_are_named(make: Any) -> None:
    """A key that nobody knows is refused by its name, so that a slip is not lost in silence."""
    with refused("colour"):
        make(colour="red")


@LAWS
@given(strategies.five(st.floats(-5, 15)))
def test_replacing_validates_again(numbers: tuple[float, ...]) -> None:
    """A changed value passes the door like a new one: only with numbers within bounds."""
    within = all(0 <= number <= 10 for number in numbers)
    try:
        changed = FIVES.replace(**dict(zip(Dimension, numbers, strict=True)))
    except ValidationError:
        assert not within
    else:
        assert within
        assert changed.values() == numbers


@given(strategies.weights | strategies.extreme_weights)
def test_whole_percents_add_up(weights: Weights) -> None:
    """Whole percentages add up to 100, and each is less than a point from its share."""
    shares, whole = weights.shares().values(), weights.percents().values()
    assert sum(whole) == 100
    assert all(percent >= 0 for percent in whole)
    assert all(abs(percent - 100 * share) < 1 for percent, share in zip(whole, shares, strict=True))


@given(strategies.weights)
def test_whole_percents_keep_the_order(weights: Weights) -> None:
    """A larger share never gets a smaller whole percentage."""
    pairs = sorted(zip(weights.shares().values(), weights.percents().values(), strict=True))
    for (smaller, percent), (larger, more) in pairwise(pairs):
        assert percent <= more or larger - smaller < 1e-9


def test_a_value_documents_its_fields_and_nothing_of_pydantics() -> None:
    """`pydoc` shows each field with its unit and range, and no innards."""
    manual = pydoc.plain(pydoc.render_doc(Role))
    assert "organisation: text, 1 to 60 characters" in manual
    assert "replace(self, **changes" in manual
    assert "model_" not in manual
    assert "__pydantic" not in manual
    fields = [*Role.model_fields.values(), *Decision.model_fields.values()]
    assert all(field.description for field in fields)
