"""The career over time: laws, the numbers of MODEL.md, and its text written again in fractions."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from spikes.analysis import time
from spikes.analysis.time import Path, TwoSteps, ahead, gaps, later, next_need, paths, so_far
from spikes.files.decisions import blank
from spikes.model import CARRY_OVER_RULES, Assumptions, Decision, Dimension, Offer, Role, Weights
from spikes.model.names import KEEP_LOOKING, STAY, role_names
from spikes.model.presets import archetypes
from spikes.scoring import Option, months_between, options, score
from tests import strategies
from tests.analysis.examples import BALANCED, INDUSTRY, SAMPLE, SOCIAL, offer

CLOSE = 1e-12  # what rounding of floats may add up to
EVERYTHING_LASTS = Assumptions(carry_over=CARRY_OVER_RULES["Everything lasts"])
PAY = Weights.of((0, 0, 0, 1, 0))


def number(month: date) -> int:
    """Return the months since the year 0."""
    return 12 * month.year + month.month - 1


def role(start: str, end: str | None = None) -> Role:
    """Return a role of these months, rated 10."""
    ratings = offer("A", 10).ratings
    return Role.model_validate(
        {"organisation": "A", "start": start, "end": end, "ratings": ratings}
    )


def paid(as_of: str, *roles: Role, offers: Iterable[Offer] = (), **fields: Any) -> Decision:
    """Return a decision in which pay alone matters."""
    return Decision.model_validate(
        {"as_of": as_of, "roles": roles, "offers": tuple(offers), "weights": PAY, **fields}
    )


def totals(path: Path) -> list[float]:
    """Return the portfolio coverage of each month."""
    return [moment.total for moment in path]


def by_month(path: Path) -> dict[str, float]:
    """Return the portfolio coverage of each month, by the month as a file has it."""
    return {f"{moment.month:%Y-%m}": moment.total for moment in path}


def steps(decision: Decision, first: str, second: Offer) -> TwoSteps:
    """Return the two steps that begin with the option of a name."""
    return time.two_steps(decision, score(decision)[first].option, second)


# Laws


@given(strategies.decisions())
def test_a_path_has_every_month_and_ends_where_the_option_does(decision: Decision) -> None:
    """From the first role's first month it passes today's coverage, to the last digit."""
    scores, past, found = score(decision), so_far(decision), paths(decision)
    first, now = min((role.start for role in decision.roles), default=decision.as_of), past[-1]
    assert (now.month, now.coverage) == (decision.as_of, scores.today)
    assert now.total == scores.today_total
    assert tuple(found) == scores.names()
    for (name, path), option in zip(found.items(), scores.options, strict=True):
        assert path == past + ahead(decision, option.option)
        assert (path[-1].coverage, path[-1].total) == (option.coverage, option.total)
        without, job = decision.stay_months if name == STAY else 0, option.option.job
        still = job.planned_months if isinstance(job, Offer) else without
        months = range(number(first), number(decision.as_of) + still + 1)
        assert [number(moment.month) for moment in path] == [*months]
        assert all(-CLOSE <= total <= 1 + CLOSE for total in totals(path))
        assert all(0 <= covered <= 1 for moment in path for covered in moment.coverage.values())


@given(strategies.decisions(), strategies.weights, st.data())
def test_neither_order_nor_weights_change_the_coverage_of_a_month(
    decision: Decision, weights: Weights, data: st.DataObject
) -> None:
    """Roles in another order give the same paths; other weights move the totals alone."""
    roles = tuple(data.draw(st.permutations(decision.roles)))
    shuffled, weighed = (
        paths(decision.replace(**change)) for change in ({"roles": roles}, {"weights": weights})
    )
    for name, path in paths(decision).items():
        assert [moment.month for moment in shuffled[name]] == [moment.month for moment in path]
        assert totals(shuffled[name]) == pytest.approx(totals(path), abs=CLOSE)
        assert [moment.coverage for moment in weighed[name]] == [moment.coverage for moment in path]


@given(strategies.decisions())
def test_coverage_falls_only_where_a_role_is_left(decision: Decision) -> None:
    """It falls for an offer, and after a role's last month; where everything lasts, never."""
    as_of = decision.as_of
    left = {role.end for role in decision.roles if role.end}
    if as_of in left:  # at `as_of` no ended role counts as held
        left = left - {as_of} | {later(as_of, -1)}
    for now in (decision, decision.replace(assumptions=EVERYTHING_LASTS)):
        for name, path in paths(now).items():
            may_fall = left if name in {STAY, KEEP_LOOKING} else left | {as_of}
            for before, after in pairwise(path):
                if now is not decision or before.month not in may_fall:
                    assert all(after.coverage[d] >= before.coverage[d] - CLOSE for d in Dimension)


def finished(decision: Decision, option: Option) -> Decision | None:
    """Return the decision once an option is finished; None past the last month there is."""
    if option.job is None:
        return decision
    taken = option.job if isinstance(option.job, Offer) else None
    until = later(decision.as_of, taken.planned_months if taken else decision.stay_months)
    if until.year > 2100:
        return None
    if taken is None:
        return decision.replace(as_of=until, compare=None)
    ended = [
        held.replace(end=decision.as_of, pay=None, market=None) if held.is_current else held
        for held in decision.roles
    ]
    new = Role(
        organisation=taken.organisation,
        start=later(decision.as_of, 1),
        relevance=taken.relevance,
        ratings=taken.ratings,
    )
    return decision.replace(as_of=until, roles=(*ended, new), compare=None)


@given(strategies.decisions(), strategies.offers(), st.data())
def test_two_steps_are_a_later_decision(
    decision: Decision, second: Offer, data: st.DataObject
) -> None:
    """The second adds what it would to a career with the first as a role, month by month."""
    first = data.draw(st.sampled_from(options(decision)))
    then = finished(decision, first)
    assume(then is not None)
    assert then is not None
    then = then.replace(offers=(second,))
    found, last = time.two_steps(decision, first, second), score(then).options[1]
    assert found.total == pytest.approx(last.total, abs=CLOSE)
    assert found.ahead[-1].coverage == pytest.approx(last.coverage, abs=CLOSE)
    assert found.gain == pytest.approx(last.total - score(decision).today_total, abs=CLOSE)
    expected = ahead(decision, first) + ahead(then, last.option)
    assert [moment.month for moment in found.ahead] == [moment.month for moment in expected]
    assert totals(found.ahead) == pytest.approx(totals(expected), abs=CLOSE)
    mean = sum(totals(expected)) / len(expected)
    assert found.average == pytest.approx(mean, abs=CLOSE)


@given(strategies.decisions(), st.integers(0, 12), st.data())
def test_what_comes_next_is_the_best_of_all_second_steps(
    decision: Decision, count: int, data: st.DataObject
) -> None:
    """The best kinds of role end highest; the biggest need is the one that is left open most."""
    option = data.draw(st.sampled_from(score(decision).options))
    ends = {
        name: steps(decision, option.name, time.as_offer(name, ratings)).total - option.total
        for name, ratings in archetypes().items()
    }
    best = time.best_archetypes(decision, option, archetypes(), count)
    highest = sorted(ends.values(), reverse=True)[:count]
    assert [gain for _, gain in best] == pytest.approx(highest, abs=CLOSE)
    assert dict(best) == pytest.approx({name: ends[name] for name, _ in best}, abs=CLOSE)
    shares = decision.weights.shares()
    left = {d: shares[d] * (1 - option.coverage[d]) for d in Dimension}
    assert left[next_need(option, decision.weights)] == max(left.values())


@given(strategies.decisions(), st.data())
def test_either_offer_may_be_named_first(decision: Decision, data: st.DataObject) -> None:
    """Which order is higher does not depend on which is named first; both take the same months."""
    offers = [option for option in options(decision) if isinstance(option.job, Offer)]
    assume(offers)
    a, b = (data.draw(st.sampled_from(offers)) for _ in "ab")
    there, back = time.in_which_order(decision, a, b), time.in_which_order(decision, b, a)
    assert (there.a_then_b, there.b_then_a) == (back.b_then_a, back.a_then_b)
    higher = there.higher_at_end, there.higher_on_the_way
    assert higher == ((back.higher_at_end, back.higher_on_the_way) if a != b else (None, None))
    assert [at.month for at in there.a_then_b.ahead] == [at.month for at in there.b_then_a.ahead]


# The text of the specification, written a second time, in fractions


def by_the_book(decision: Decision, option: Option, month: date) -> dict[Dimension, Fraction]:
    """Return the coverage in one month, straight from the text; the power must be whole."""
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
        elif at > now and (it.beside or (current and option.name == STAY)):
            jobs.append((it, last - first + 1 + at - now, True))
        elif at > now:
            jobs.append((it, last - first + 1, False))
    if at > now and isinstance(option.job, Offer):
        jobs.append((option.job, at - now, True))
    caps = a.relevance_caps

    def need(d: Dimension) -> Fraction:
        left = Fraction(1)
        for it, months, held in jobs:
            cap = getattr(caps, it.relevance) if d is INDUSTRY else 10
            rating = it.ratings[d]
            rated = Fraction(min(4 if rating is None else rating, cap))
            power = (rated / 10) ** int(a.power)
            learned = min(Fraction(months, a.full_credit_months), Fraction(1))
            earned = Fraction(a.ceiling) * power * learned
            left *= 1 - earned * (1 if held else Fraction(a.carry_over[d]))
        return left

    return {d: 1 - need(d) for d in Dimension}


whole_powers = st.builds(
    lambda drawn, power: drawn.replace(power=power),
    strategies.assumptions,
    st.integers(1, 4).map(float),
)


@given(strategies.decisions(assumptions=whole_powers), st.data())
def test_every_month_is_that_of_the_text_in_fractions(
    decision: Decision, data: st.DataObject
) -> None:
    """Any month agrees with exact arithmetic, those around each role's end among them."""
    option = data.draw(st.sampled_from(options(decision)))
    path = paths(decision)[option.name]
    ends = [number(held.end or held.start) - number(path[0].month) for held in decision.roles]
    now = months_between(path[0].month, decision.as_of) - 1
    drawn = data.draw(st.lists(st.integers(0, len(path) - 1), max_size=6))
    places = {*ends, *(end + 1 for end in ends), now - 1, now, now + 1, *drawn}
    weights = [Fraction(weight) for weight in decision.weights.values()]
    for moment in (path[place] for place in places if 0 <= place < len(path)):
        exact = by_the_book(decision, option, moment.month)
        assert all(abs(moment.coverage[d] - exact[d]) < 1e-9 for d in Dimension)
        total = sum(w * part for w, part in zip(weights, exact.values(), strict=True))
        assert abs(moment.total - total / sum(weights)) < 1e-9


# The worked example


def test_the_sample_is_where_the_specification_says() -> None:
    """Its paths have the months, and Fernmoor Health’s to six places the totals, it gives."""
    expected = {
        "2017-05": 0.012225,
        "2018-07": 0.183375,
        "2018-08": 0.092812,
        "2023-01": 0.512586,
        "2023-02": 0.430783,
        "2026-11": 0.566791,
        "2026-12": 0.509704,
        "2029-05": 0.686704,
    }
    months = [[*by_month(path)] for path in SAMPLE.paths.values()]
    assert {path[0] for path in months} == {"2017-05"}
    assert [path[-1] for path in months] == ["2028-11", "2028-11", "2029-05", "2029-11"]
    found = by_month(SAMPLE.paths["Fernmoor Health"])
    assert {month: found[month] for month in expected} == pytest.approx(expected, abs=0.5000001e-6)


def test_what_comes_next_in_the_sample() -> None:
    """After Fernmoor Health pay is the biggest need, and an AI product role closes most."""
    chosen = SAMPLE.scores["Fernmoor Health"]
    assert SAMPLE.next_need(chosen) is Dimension.COMPENSATION
    best = ["AI product", "Founder", "Regulated-domain PM"]
    assert [name for name, _ in SAMPLE.best_next(chosen)] == best


def test_the_order_of_the_two_best_offers_of_the_sample() -> None:
    """Fernmoor Health first ends higher, as pay is spent; Hexbourne first is higher on the way."""
    orders = SAMPLE.orders
    assert orders is not None
    assert orders.names == ("Hexbourne", "Fernmoor Health")
    assert (orders.higher_at_end, orders.higher_on_the_way) == ("Fernmoor Health", "Hexbourne")
    assert len(orders.a_then_b.ahead) == 24 + 30


# By hand, where pay alone matters: a rating of 10 earns 0.05 a month, and 0.3 of it lasts


TOGETHER = [0.05, 0.10, 1 - 0.85 * 0.95, 1 - 0.80 * 0.90, 1 - 0.94 * 0.85, *[1 - 0.94 * 0.955] * 3]
APART = [0.05, 0.10, 0.03, 0.03, 1 - 0.97 * 0.95, 1 - 0.97 * 0.90]


@pytest.mark.parametrize(
    ("as_of", "roles", "expected"),
    [
        ("2020-08", [role("2020-01", "2020-04"), role("2020-03", "2020-05")], TOGETHER),
        ("2020-06", [role("2020-01", "2020-02"), role("2020-05")], APART),
        ("2020-02", [role("2020-01", "2020-02")], [0.05, 0.03]),  # its last month is now: left
        ("2020-02", [role("2020-01")], [0.05, 0.10]),
        ("2020-03", [role("2020-01", "2020-02")], [0.05, 0.10, 0.03]),
        ("2020-12", [], [0]),
    ],
)
def test_the_path_so_far_by_hand(as_of: str, roles: list[Role], expected: list[float]) -> None:
    """A role rises by its months, counts in full while held, and once left counts by what lasts."""
    assert totals(so_far(paid(as_of, *roles))) == pytest.approx(expected)


def test_a_role_gives_nothing_after_18_months() -> None:
    """Staying goes on from the months so far, and is level from the 18th month in the role."""
    path = paths(paid("2020-12", role("2020-01"), stay_months=12))[STAY]
    assert totals(path) == pytest.approx([0.05 * min(month, 18) for month in range(1, 25)])


def test_an_offer_steps_down_and_climbs() -> None:
    """From its first month the role one leaves counts by what lasts; the offer grows each month."""
    decision = paid("2020-12", role("2020-01"), offers=[offer("B", 10, planned_months=3)])
    found = by_month(ahead(decision, options(decision)[1]))
    assert found == pytest.approx({f"2021-0{m}": 1 - 0.82 * (1 - 0.05 * m) for m in (1, 2, 3)})


def test_to_keep_looking_adds_no_month() -> None:
    """Without a role its path is `as_of` alone, and an offer's goes on from there."""
    found = paths(paid("2020-12", offers=[offer("B", 10, planned_months=1)]))
    assert by_month(found[KEEP_LOOKING]) == {"2020-12": 0}
    assert by_month(found["B"]) == {"2020-12": 0, "2021-01": pytest.approx(0.05)}


def test_two_steps_by_hand() -> None:
    """From the first job's last month on, only what lasts of it stands beside the second."""
    long, short = offer("Long", 10, planned_months=4), offer("Short", 10, planned_months=2)
    found = steps(paid("2020-12", offers=[long, short]), "Long", short)
    expected = [0.05, 0.10, 0.15, 0.20, 1 - 0.94 * 0.95, 1 - 0.94 * 0.90]
    assert totals(found.ahead) == pytest.approx(expected)
    at_end, mean = expected[-1], sum(expected) / 6
    assert (found.total, found.gain, found.average) == pytest.approx((at_end, at_end, mean))


def test_to_stay_first_keeps_the_months_of_the_role() -> None:
    """It adds its months to the current role before one leaves that; without months, at once."""
    second, decision = offer("B", 10, planned_months=1), paid("2020-12", role("2020-01"))
    two_months = steps(decision.replace(stay_months=2), STAY, second).ahead
    assert totals(two_months) == pytest.approx([0.65, 0.70, 1 - 0.79 * 0.95])
    at_once = steps(decision.replace(stay_months=0), STAY, second).ahead
    assert by_month(at_once) == pytest.approx({"2021-01": 1 - 0.82 * 0.95})


def test_equal_needs_are_named_in_dimension_order() -> None:
    """Where nothing is covered and all weighs the same, social impact comes first."""
    assert next_need(score(paid("2020-12")).options[0], BALANCED) is SOCIAL


def test_equal_kinds_of_role_keep_their_order() -> None:
    """Of kinds that gain the same the first stands first, and a loss is below 0."""
    decision = paid("2020-12", role("2020-01"))
    none, ten = (offer("A", rating).ratings for rating in (0, 10))
    best = time.best_archetypes(decision, score(decision)[STAY], {"B": none, "A": none, "C": ten})
    assert [name for name, _ in best] == ["C", "B", "A"]
    assert [gain for _, gain in best] == pytest.approx([1 - 0.73 * 0.1 - 0.9, -0.63, -0.63])


def test_what_is_beside_goes_on_for_the_24_months_of_what_comes_next() -> None:
    """A board seat of 6 months has given all that it can before they are over."""
    board = role("2020-07").replace(beside=True)
    decision = paid("2020-12", role("2020-01"), board)
    [(_, gain)] = time.best_archetypes(
        decision, score(decision)[STAY], {"A": offer("A", 0).ratings}, 1
    )
    stayed = 1 - 0.1 * 0.1  # both for 24 months more
    assert gain == pytest.approx(1 - 0.73 * 0.1 - stayed)


def test_only_offers_can_be_taken_in_turn() -> None:
    """Staying cannot be a second step."""
    a, b = (SAMPLE.scores[name].option for name in ("Hexbourne", STAY))
    with pytest.raises(TypeError, match=r"^only two offers can be taken in turn$"):
        time.in_which_order(SAMPLE.decision, a, b)


def test_offers_that_are_equal_may_come_in_any_order() -> None:
    """Two copies of an offer keep their own names, and neither order is higher."""
    decision = paid("2020-12", offers=[offer("B", 10)] * 2)
    orders = time.in_which_order(decision, *options(decision)[1:])
    assert orders.names == ("B (1)", "B (2)")
    assert orders.higher_at_end is orders.higher_on_the_way is None


def test_later_counts_over_the_turn_of_the_year() -> None:
    """A month after December is January of the next year."""
    assert later(date(2020, 12, 1), 1) == date(2021, 1, 1)
    assert later(date(2020, 1, 1), -1) == date(2019, 12, 1)
    assert later(date(2100, 12, 1), 0) == date(2100, 12, 1)


# Gaps and overlaps


def held(job: Role, month: date, decision: Decision) -> bool:
    """Return whether a role was held in a month."""
    return job.start <= month <= (job.end or decision.as_of)


@given(strategies.decisions())
def test_gaps_are_the_months_without_a_role(decision: Decision) -> None:
    """A month lies in one gap or in a role, never in both; gaps do not touch."""
    spans = gaps(decision)
    for moment in so_far(decision) if decision.roles else ():
        inside = [first <= moment.month <= last for first, last in spans]
        assert sum(inside) == (not any(held(job, moment.month, decision) for job in decision.roles))
    assert all(first <= last for first, last in spans)
    assert all(later(last, 1) < first for (_, last), (first, _) in pairwise(spans))


@given(strategies.decisions())
def test_overlaps_are_the_months_two_roles_share(decision: Decision) -> None:
    """Any two roles overlap by the months in which both are held, the earlier named first."""
    months, found = [moment.month for moment in so_far(decision)], time.overlaps(decision)
    shared = [
        sum(held(a, month, decision) and held(b, month, decision) for month in months)
        for a, b in combinations(decision.roles, 2)
    ]
    assert sorted(length for *_, length in found) == sorted(filter(None, shared))
    starts = (role.start for role in decision.roles)
    begun = dict(zip(role_names(decision.roles), starts, strict=True))
    assert all(begun[a] <= begun[b] for a, b, _ in found)


def test_gaps_by_hand() -> None:
    """Roles may be out of order, within another, or follow at once; now may be one."""
    months = ("07", "08"), ("09", "11"), ("02", "03"), ("01", "05")
    jobs = [role(f"2020-{first}", f"2020-{last}") for first, last in months]
    between, now = date(2020, 6, 1), date(2020, 12, 1)
    assert gaps(paid("2020-12", *jobs)) == ((between, between), (now, now))


def test_overlaps_by_hand() -> None:
    """Of roles not in order the earlier is named first; one that goes on is held until now."""
    now, past, short = (
        role(*months).replace(organisation=name)
        for name, *months in (
            ("Now", "2020-06"),
            ("Past", "2020-01", "2020-08"),
            ("Short", "2020-08", "2020-09"),
        )
    )
    expected = (("Past", "Now", 3), ("Past", "Short", 1), ("Now", "Short", 2))
    assert time.overlaps(paid("2020-12", now, past, short)) == expected


def test_the_samples_gap() -> None:
    """The sample career has one month without a role, and no two roles at once."""
    assert SAMPLE.gaps == ((date(2018, 8, 1), date(2018, 8, 1)),)
    assert SAMPLE.overlaps == ()
    between = SAMPLE.decision.replace(roles=SAMPLE.decision.roles[:3], compare=None)
    assert gaps(between)[-1] == (date(2023, 2, 1), date(2026, 11, 1))
    assert gaps(blank()) == ()
