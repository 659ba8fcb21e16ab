"""The path over time: the laws it obeys, the numbers of the specification, and its text written
a second time in fractions.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from spikes.analysis.time import (
    Path,
    ahead,
    as_offer,
    best_archetypes,
    gaps,
    in_which_order,
    later,
    next_need,
    overlaps,
    paths,
    sequence,
    so_far,
)
from spikes.files.decisions import blank, sample
from spikes.model import (
    CARRY_OVER_RULES,
    Assumptions,
    Decision,
    Dimension,
    Offer,
    Ratings,
    Relevance,
    Role,
    Weights,
)
from spikes.model.domain import archetypes
from spikes.model.names import KEEP_LOOKING, STAY, role_names
from spikes.scoring import Option, months_between, options, score
from tests import strategies

LAWS = settings(max_examples=60, deadline=None)
CLOSE = 1e-12  # what rounding of floats may add up to
EVERYTHING_LASTS = Assumptions(carry_over=CARRY_OVER_RULES["Everything lasts"])
SIX_PLACES = 0.5000001e-6
TEN = Ratings.of([10] * 5)
PAY = Weights.of((0, 0, 0, 1, 0))


def number(month: date) -> int:
    """Months since the year 0."""
    return 12 * month.year + month.month - 1


def role(
    start: str, end: str | None = None, ratings: Ratings = TEN, organisation: str = "A"
) -> Role:
    """A role of these months."""
    return Role.model_validate(
        {"organisation": organisation, "start": start, "end": end, "ratings": ratings}
    )


def paid(as_of: str, *roles: Role, offers: Iterable[Offer] = (), **fields: Any) -> Decision:
    """A decision in which pay alone matters."""
    return Decision.model_validate(
        {"as_of": as_of, "roles": roles, "offers": tuple(offers), "weights": PAY, **fields}
    )


def months_and_totals(path: Path) -> dict[str, float]:
    """A path as a file holds it."""
    return {f"{moment.month:%Y-%m}": moment.total for moment in path}


# Laws


@LAWS
@given(strategies.decisions())
def test_a_path_ends_where_the_option_does(decision: Decision) -> None:
    """Every path passes today's coverage at `as_of` and ends at the option's own, to the last
    digit.
    """
    scores, past = score(decision), so_far(decision)
    assert (past[-1].month, past[-1].coverage, past[-1].total) == (
        decision.as_of,
        scores.today,
        scores.today_total,
    )
    found = paths(decision)
    assert tuple(found) == scores.names()
    for option in scores.options:
        path = found[option.name]
        assert path[: len(past)] == past
        assert (path[-1].coverage, path[-1].total) == (option.coverage, option.total)
        assert path[len(past) :] == ahead(decision, option.option)


@LAWS
@given(strategies.decisions())
def test_months_follow_each_other(decision: Decision) -> None:
    """A path has every month once, from the first role's first to the option's last; each total
    lies between 0 and 1.
    """
    lengths = {STAY: decision.stay_months, KEEP_LOOKING: 0}
    for name, path in paths(decision).items():
        assert path[0].month == min((role.start for role in decision.roles), default=decision.as_of)
        assert all(
            number(after.month) == number(before.month) + 1 for before, after in pairwise(path)
        )
        job = next(option.job for option in options(decision) if option.name == name)
        still = job.planned_months if isinstance(job, Offer) else lengths[name]
        assert path[-1].month == later(decision.as_of, still)
        assert all(-CLOSE <= moment.total <= 1 + CLOSE for moment in path)
        assert all(0 <= covered <= 1 for moment in path for covered in moment.coverage.values())


@LAWS
@given(strategies.decisions(), st.data())
def test_the_order_of_the_roles_does_not_matter(decision: Decision, data: st.DataObject) -> None:
    """The same roles in another order give the same paths."""
    shuffled = paths(decision.replace(roles=tuple(data.draw(st.permutations(decision.roles)))))
    for name, path in paths(decision).items():
        assert [moment.month for moment in shuffled[name]] == [moment.month for moment in path]
        assert [moment.total for moment in shuffled[name]] == pytest.approx(
            [moment.total for moment in path], abs=CLOSE
        )


@LAWS
@given(strategies.decisions())
def test_coverage_falls_only_where_a_role_is_left(decision: Decision) -> None:
    """No dimension falls from one month to the next unless a role ended in between, as the
    current one does for an offer.
    """
    as_of = decision.as_of
    may_fall = {role.end for role in decision.roles if role.end}
    if as_of in may_fall:  # at `as_of` no ended role counts as held
        may_fall = may_fall - {as_of} | {later(as_of, -1)}
    for name, path in paths(decision).items():
        leaves = {as_of} if name not in {STAY, KEEP_LOOKING} else set()
        for before, after in pairwise(path):
            if before.month not in may_fall | leaves:
                assert all(after.coverage[d] >= before.coverage[d] - CLOSE for d in Dimension)


@LAWS
@given(strategies.decisions(assumptions=st.just(EVERYTHING_LASTS)))
def test_where_everything_lasts_a_path_never_falls(decision: Decision) -> None:
    """Under the rule “Everything lasts” no dimension falls from any month to the next."""
    for path in paths(decision).values():
        for before, after in pairwise(path):
            assert all(after.coverage[d] >= before.coverage[d] - CLOSE for d in Dimension)


@LAWS
@given(strategies.decisions(), st.data())
def test_weights_move_the_totals_alone(decision: Decision, data: st.DataObject) -> None:
    """Under other weights every month keeps its five coverages."""
    other = paths(decision.replace(weights=data.draw(strategies.weights)))
    for name, path in paths(decision).items():
        assert [moment.coverage for moment in other[name]] == [moment.coverage for moment in path]


def finished(decision: Decision, option: Option) -> Decision | None:
    """The decision as it would stand once an option is finished, its offer a role by then; None
    beyond the last month.
    """
    if option.job is None:
        return decision
    offer = option.job if isinstance(option.job, Offer) else None
    until = later(decision.as_of, offer.planned_months if offer else decision.stay_months)
    if until.year > 2100:
        return None
    if offer is None:
        return decision.replace(as_of=until, compare=None)
    ended = [held if held.end else held.replace(end=decision.as_of) for held in decision.roles]
    taken = Role(
        organisation=offer.organisation,
        start=later(decision.as_of, 1),
        relevance=offer.relevance,
        ratings=offer.ratings,
    )
    return decision.replace(as_of=until, roles=(*ended, taken), compare=None)


@LAWS
@given(strategies.decisions(), strategies.offers(), st.data())
def test_a_sequence_is_a_later_decision(
    decision: Decision, second: Offer, data: st.DataObject
) -> None:
    """A second step adds what it would add to a career in which the first is already a role,
    month by month.
    """
    first = data.draw(st.sampled_from(options(decision)))
    then = finished(decision, first)
    assume(then is not None)
    assert then is not None
    then = then.replace(offers=(second,))
    found, scores = sequence(decision, first.name, second), score(then)
    assert found.total == pytest.approx(scores.options[1].total, abs=CLOSE)
    assert found.coverage == pytest.approx(scores.options[1].coverage, abs=CLOSE)
    assert found.gain == pytest.approx(
        scores.options[1].total - score(decision).today_total, abs=CLOSE
    )
    expected = ahead(decision, first) + ahead(then, options(then)[1])
    assert [moment.month for moment in found.ahead] == [moment.month for moment in expected]
    assert [moment.total for moment in found.ahead] == pytest.approx(
        [moment.total for moment in expected], abs=CLOSE
    )
    assert found.average == pytest.approx(
        sum(moment.total for moment in expected) / len(expected), abs=CLOSE
    )


@LAWS
@given(strategies.decisions(), st.data())
def test_what_comes_next_is_the_best_of_all_second_steps(
    decision: Decision, data: st.DataObject
) -> None:
    """The best starting points are those whose sequences end highest; the biggest need is the
    one left open most.
    """
    option = data.draw(st.sampled_from(score(decision).options))
    months, count = data.draw(st.integers(1, 60)), data.draw(st.integers(0, 12))
    ends = {
        name: sequence(decision, option.name, as_offer(name, ratings, months)).total - option.total
        for name, ratings in archetypes().items()
    }
    best = best_archetypes(decision, option, archetypes(), count, months)
    assert [gain for _, gain in best] == pytest.approx(
        sorted(ends.values(), reverse=True)[:count], abs=CLOSE
    )
    assert all(ends[name] == pytest.approx(gain, abs=CLOSE) for name, gain in best)
    need, shares = next_need(option, decision.weights), decision.weights.shares()
    assert all(
        shares[need] * (1 - option.coverage[need]) >= shares[d] * (1 - option.coverage[d])
        for d in Dimension
    )


@LAWS
@given(strategies.decisions(), st.data())
def test_either_offer_may_be_named_first(decision: Decision, data: st.DataObject) -> None:
    """Which order is higher does not depend on which offer is named first; either way takes the
    same months.
    """
    names = [option.name for option in options(decision) if isinstance(option.job, Offer)]
    assume(names)
    a, b = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
    there, back = in_which_order(decision, a, b), in_which_order(decision, b, a)
    assert (there.a_then_b, there.b_then_a) == (back.b_then_a, back.a_then_b)
    if a == b:
        assert there.higher_at_end is there.higher_on_the_way is None
    else:
        assert (there.higher_at_end, there.higher_on_the_way) == (
            back.higher_at_end,
            back.higher_on_the_way,
        )
    assert [moment.month for moment in there.a_then_b.ahead] == [
        moment.month for moment in there.b_then_a.ahead
    ]


# The text of the specification, written a second time, in fractions


def by_the_book(decision: Decision, option: Option, month: date) -> dict[Dimension, Fraction]:
    """Coverage in one month of an option's path, straight from the text; the power must be
    whole.
    """
    a, now, at = decision.assumptions, number(decision.as_of), number(month)
    jobs: list[tuple[Role | Offer, int, bool]] = []
    for it in decision.roles:
        first, last, current = number(it.start), number(it.end or decision.as_of), it.end is None
        if at < now and first <= at <= last:
            jobs.append((it, at - first + 1, True))
        elif at < now and last < at:
            jobs.append((it, last - first + 1, False))
        elif at == now:
            jobs.append((it, last - first + 1, current))
        elif at > now and current and option.name == STAY:
            jobs.append((it, last - first + 1 + at - now, True))
        elif at > now:
            jobs.append((it, last - first + 1, False))
    if at > now and isinstance(option.job, Offer):
        jobs.append((option.job, at - now, True))

    def need(d: Dimension) -> Fraction:
        left = Fraction(1)
        caps = {
            Relevance.CORE: a.relevance_caps.core,
            Relevance.ADJACENT: a.relevance_caps.adjacent,
        }
        for it, months, held in jobs:
            rating = it.ratings[d]
            if d == "industry_expertise":
                rating = min(rating, caps.get(it.relevance, a.relevance_caps.tangential))
            earned = (
                Fraction(a.ceiling)
                * (Fraction(rating) / 10) ** int(a.power)
                * min(Fraction(months, a.full_credit_months), Fraction(1))
            )
            left *= 1 - earned * (1 if held else Fraction(a.carry_over[d]))
        return left

    return {d: 1 - need(d) for d in Dimension}


whole_powers = st.builds(
    lambda any_assumptions, power: any_assumptions.replace(power=power),
    strategies.assumptions,
    st.integers(1, 4).map(float),
)


@LAWS
@given(strategies.decisions(assumptions=whole_powers), st.data())
def test_every_month_is_that_of_the_text_in_fractions(
    decision: Decision, data: st.DataObject
) -> None:
    """Coverage and total of any month, those around each role's end among them, agree with exact
    arithmetic.
    """
    option = data.draw(st.sampled_from(options(decision)))
    path = paths(decision)[option.name]
    ends = [number(held.end or held.start) - number(path[0].month) for held in decision.roles]
    now = months_between(path[0].month, decision.as_of) - 1
    places = {
        *ends,
        *(end + 1 for end in ends),
        now - 1,
        now,
        now + 1,
        *data.draw(st.lists(st.integers(0, len(path) - 1), max_size=6)),
    }
    shares = {
        d: Fraction(decision.weights[d]) / sum(map(Fraction, decision.weights.values()))
        for d in Dimension
    }
    for moment in (path[place] for place in places if 0 <= place < len(path)):
        exact = by_the_book(decision, option, moment.month)
        assert all(abs(moment.coverage[d] - exact[d]) < 1e-9 for d in Dimension)
        assert abs(moment.total - sum(shares[d] * exact[d] for d in Dimension)) < 1e-9


# The worked example


@pytest.mark.parametrize(
    ("month", "total"),
    [
        ("2017-05", 0.012225),
        ("2018-07", 0.183375),
        ("2018-08", 0.092812),
        ("2023-01", 0.512586),
        ("2023-02", 0.430783),
        ("2026-11", 0.566791),
        ("2026-12", 0.509704),
        ("2029-05", 0.686704),
    ],
)
def test_the_sample_is_where_the_specification_says(month: str, total: float) -> None:
    """The path of Fernmoor Health, to six places, in every month that the specification gives."""
    assert months_and_totals(paths(sample())["Fernmoor Health"])[month] == pytest.approx(
        total, abs=SIX_PLACES
    )


def test_the_paths_of_the_sample_end_after_their_months() -> None:
    """All begin with the first role; Stay lasts 24 months more, the offers 24, 30 and 36."""
    ends = {
        name: (f"{path[0].month:%Y-%m}", f"{path[-1].month:%Y-%m}")
        for name, path in paths(sample()).items()
    }
    assert {first for first, _ in ends.values()} == {"2017-05"}
    assert [last for _, last in ends.values()] == ["2028-11", "2028-11", "2029-05", "2029-11"]


def test_what_comes_next_in_the_sample() -> None:
    """After Fernmoor Health compensation is the biggest need left, and an AI product role closes
    most.
    """
    chosen = score(sample())["Fernmoor Health"]
    assert next_need(chosen, sample().weights) == Dimension.COMPENSATION
    assert [name for name, _ in best_archetypes(sample(), chosen, archetypes())] == [
        "AI product",
        "Founder",
        "Regulated-domain PM",
    ]


def test_the_order_of_the_two_best_offers_of_the_sample() -> None:
    """To begin with Fernmoor Health ends higher, since pay is spent; Hexbourne first is higher
    on the way.
    """
    orders = in_which_order(sample(), "Hexbourne", "Fernmoor Health")
    assert orders.names == ("Hexbourne", "Fernmoor Health")
    assert (orders.higher_at_end, orders.higher_on_the_way) == ("Fernmoor Health", "Hexbourne")
    assert len(orders.a_then_b.ahead) == 24 + 30


# By hand, in decisions in which pay alone matters: a rating of 10 earns 0.05 a month, and 0.3 of it
# lasts


def test_overlapping_roles_both_count_while_held() -> None:
    """Two roles held at once count whole, each with its months so far; then what lasts of the
    first stands beside the second.
    """
    path = so_far(paid("2020-08", role("2020-01", "2020-04"), role("2020-03", "2020-05")))
    assert months_and_totals(path) == pytest.approx(
        {
            "2020-01": 0.05,
            "2020-02": 0.10,
            "2020-03": 1 - 0.85 * 0.95,
            "2020-04": 1 - 0.80 * 0.90,
            "2020-05": 1 - 0.94 * 0.85,
            "2020-06": 1 - 0.94 * 0.955,
            "2020-07": 1 - 0.94 * 0.955,
            "2020-08": 1 - 0.94 * 0.955,
        }
    )


def test_a_gap_is_part_of_the_path() -> None:
    """Months without a role are there, level, and end where the next role begins."""
    path = so_far(paid("2020-06", role("2020-01", "2020-02"), role("2020-05")))
    assert list(months_and_totals(path).values()) == pytest.approx(
        [0.05, 0.10, 0.03, 0.03, 1 - 0.97 * 0.95, 1 - 0.97 * 0.90]
    )


def test_a_role_ending_now_counts_as_left_today() -> None:
    """A role whose last month is `as_of` is no current role: it counts whole the month before,
    and by what lasts today.
    """
    ending, held = role("2020-01", "2020-02"), role("2020-01")
    assert list(months_and_totals(so_far(paid("2020-02", ending))).values()) == pytest.approx(
        [0.05, 0.03]
    )
    assert list(months_and_totals(so_far(paid("2020-02", held))).values()) == pytest.approx(
        [0.05, 0.10]
    )
    assert list(months_and_totals(so_far(paid("2020-03", ending))).values()) == pytest.approx(
        [0.05, 0.10, 0.03]
    )


def test_a_role_gives_nothing_after_18_months() -> None:
    """To stay goes on from the months so far, and is level from the 18th month in the role."""
    path = paths(paid("2020-12", role("2020-01"), stay_months=12))[STAY]
    totals = list(months_and_totals(path).values())
    assert totals == pytest.approx([0.05 * min(month, 18) for month in range(1, 25)])


def test_an_offer_steps_down_and_climbs() -> None:
    """In the first month of an offer the role one leaves counts by what lasts; the offer grows
    month by month.
    """
    offer = Offer(organisation="B", ratings=TEN, planned_months=3)
    path = ahead(decision := paid("2020-12", role("2020-01"), offers=[offer]), options(decision)[1])
    assert months_and_totals(path) == pytest.approx(
        {f"2021-0{month}": 1 - 0.82 * (1 - 0.05 * month) for month in (1, 2, 3)}
    )


def test_without_roles_a_path_begins_now() -> None:
    """Where there is no role yet, the path so far is `as_of` alone, with nothing covered, and
    Keep looking adds no month.
    """
    decision = paid("2020-12", offers=[Offer(organisation="B", ratings=TEN, planned_months=1)])
    assert {name: months_and_totals(path) for name, path in paths(decision).items()} == {
        KEEP_LOOKING: {"2020-12": 0},
        "B": {"2020-12": 0, "2021-01": pytest.approx(0.05)},
    }


def test_a_sequence_by_hand() -> None:
    """The first step's job carries over as past: from its last month on, only what lasts of it
    stands beside the second.
    """
    long, short = (
        Offer(organisation=name, ratings=TEN, planned_months=months)
        for name, months in (("Long", 4), ("Short", 2))
    )
    found = sequence(paid("2020-12", offers=[long, short]), "Long", short)
    totals = [0.05, 0.10, 0.15, 0.20, 1 - 0.94 * 0.95, 1 - 0.94 * 0.90]
    assert list(months_and_totals(found.ahead).values()) == pytest.approx(totals)
    assert (found.total, found.gain, found.average) == pytest.approx(
        (totals[-1], totals[-1], sum(totals) / 6)
    )


def test_to_stay_first_keeps_the_months_of_the_role() -> None:
    """Stay as the first step adds its months to the current role before that is left; without
    any it is left at once.
    """
    second = Offer(organisation="B", ratings=TEN, planned_months=1)
    decision = paid("2020-12", role("2020-01"), stay_months=2)
    assert list(
        months_and_totals(sequence(decision, STAY, second).ahead).values()
    ) == pytest.approx([0.65, 0.70, 1 - 0.79 * 0.95])
    at_once = sequence(decision.replace(stay_months=0), STAY, second)
    assert months_and_totals(at_once.ahead) == pytest.approx({"2021-01": 1 - 0.82 * 0.95})


def test_equal_needs_are_named_in_dimension_order() -> None:
    """Where nothing is covered and all weighs the same, social impact comes first."""
    decision = paid("2020-12", weights=Weights.of([20] * 5))
    assert next_need(score(decision).options[0], decision.weights) == Dimension.SOCIAL_IMPACT


def test_equal_starting_points_keep_their_order() -> None:
    """Of starting points that gain the same the first stands first, and a loss is said as one."""
    decision = paid("2020-12", role("2020-01"))
    none = Ratings.of([0] * 5)
    best = best_archetypes(
        decision, score(decision)[STAY], {"B": none, "A": none, "C": TEN}, months=1
    )
    assert [name for name, _ in best] == ["C", "B", "A"]
    assert [gain for _, gain in best] == pytest.approx(
        [1 - 0.73 * 0.95 - 0.9, 0.27 - 0.9, 0.27 - 0.9]
    )


def test_an_unknown_name_is_an_error() -> None:
    """A sequence begins with an option, and orders are those of offers."""
    with pytest.raises(KeyError):
        sequence(sample(), "Gone", sample().offers[0])
    with pytest.raises(KeyError):
        in_which_order(sample(), "Hexbourne", STAY)


def test_offers_that_are_equal_may_come_in_any_order() -> None:
    """Two copies of an offer are told apart by their names, and neither order is higher."""
    copy = Offer(organisation="B", ratings=TEN)
    orders = in_which_order(paid("2020-12", offers=[copy, copy]), "B (1)", "B (2)")
    assert orders.names == ("B (1)", "B (2)")
    assert orders.higher_at_end is orders.higher_on_the_way is None


@pytest.mark.parametrize(
    ("month", "months", "expected"),
    [("2020-12", 1, (2021, 1)), ("2020-01", -1, (2019, 12)), ("2100-12", 0, (2100, 12))],
)
def test_later_counts_over_the_turn_of_the_year(
    month: str, months: int, expected: tuple[int, int]
) -> None:
    """A month after December is January of the next year."""
    assert later(date.fromisoformat(f"{month}-01"), months) == date(*expected, 1)


def held(job: Role, month: date, decision: Decision) -> bool:
    """Whether a role was held in a month."""
    return job.start <= month <= (job.end or decision.as_of)


@LAWS
@given(strategies.decisions())
def test_gaps_are_the_months_without_a_role(decision: Decision) -> None:
    """From the first role to the present, a month lies in one gap or in a role, never in both;
    gaps do not touch.
    """
    spans = gaps(decision)
    for moment in so_far(decision) if decision.roles else ():
        inside = [first <= moment.month <= last for first, last in spans]
        assert sum(inside) == (not any(held(job, moment.month, decision) for job in decision.roles))
    assert all(first <= last for first, last in spans)
    assert all(later(last, 1) < first for (_, last), (first, _) in pairwise(spans))


@LAWS
@given(strategies.decisions())
def test_overlaps_are_the_months_two_roles_share(decision: Decision) -> None:
    """Any two roles overlap by the months in which both are held; those that share none are not
    told.
    """
    months = [moment.month for moment in so_far(decision)]
    shared = [
        sum(held(a, month, decision) and held(b, month, decision) for month in months)
        for a, b in combinations(decision.roles, 2)
    ]
    assert sorted(length for *_, length in overlaps(decision)) == sorted(
        length for length in shared if length
    )
    begun = dict(
        zip(role_names(decision.roles), (role.start for role in decision.roles), strict=True)
    )
    assert all(begun[a] <= begun[b] for a, b, _ in overlaps(decision))


def test_the_samples_gap() -> None:
    """Between its first two roles the sample career has one month without a role, and no roles
    overlap.
    """
    assert gaps(sample()) == ((date(2018, 8, 1), date(2018, 8, 1)),)
    assert overlaps(sample()) == ()
    between = sample().replace(roles=sample().roles[:3], compare=None)
    assert gaps(between)[-1] == (date(2023, 2, 1), date(2026, 11, 1))
    assert gaps(blank()) == ()
