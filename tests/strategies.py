"""Hypothesis strategies for every value of the model, and a few plain ones to build on."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from spikes.model import (
    CARRY_OVER_RULES,
    Assumptions,
    CarryOver,
    Changes,
    Decision,
    Dimension,
    Door,
    Equity,
    Evidence,
    Journal,
    Luck,
    Market,
    Offer,
    Outcome,
    Pay,
    Prediction,
    Process,
    Ratings,
    Relevance,
    RelevanceCaps,
    Review,
    Role,
    Status,
    Weights,
    presets,
)
from spikes.model.package import PERCENTILES, VESTING
from spikes.scoring import CountedRatings, Stint, options

FIRST, LAST = 1950 * 12, 2100 * 12 + 11


def month(index: int) -> date:
    """Return the month of that many months since the year 0."""
    return date(index // 12, index % 12 + 1, 1)


def five(numbers: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Five numbers, one a dimension."""
    return st.tuples(*[numbers] * len(Dimension))


# Halves are what the page writes, and make ties; any number is what a file may hold.
rating = st.integers(0, 20).map(lambda steps: steps / 2) | st.floats(0, 10)
five_halves = st.integers(0, 21**5 - 1).map(
    lambda n: tuple(n // 21**i % 21 / 2 for i in range(5))
)  # one draw, not five: quicker
weight = st.integers(0, 100).map(float) | st.just(0.0) | st.floats(1e-3, 1e6)
fraction = st.sampled_from((0.0, 0.3, 0.5, 1.0)) | st.floats(0, 1)
texts = st.text(max_size=12)
titles = st.sampled_from(("", "PM", "Lead", "PM (1)")) | texts
# Few organisations, so that they repeat, and some that look like the names made of them.
organisations = st.sampled_from(
    ("A", "B", "Stay", "Keep looking", "A: PM", "A: PM (1)", "A (1)")
) | st.text(min_size=1, max_size=12).filter(str.strip)
notes = st.dictionaries(st.sampled_from(Dimension), texts, max_size=2)
evidence = st.dictionaries(st.sampled_from(Dimension), st.sampled_from(Evidence), max_size=2)

five_ratings = five_halves | five_halves | five(st.floats(0, 10))
counted_ratings = five_ratings.map(CountedRatings.of)
# Some are missing, as on the page before they are rated, or all.
ratings = (five_ratings | five(rating | st.none()) | st.just((None,) * 5)).map(Ratings.of)
weights = five(weight).filter(any).map(Weights.of)
# Any scale a weight may have.
extreme_weights = (
    five(st.sampled_from((0.0, 5e-324, 1e-300, 1.0, 1e6)) | st.floats(0, 1e6))
    .filter(any)
    .map(Weights.of)
)
carry_overs = st.sampled_from(tuple(CARRY_OVER_RULES.values())) | five(fraction).map(CarryOver.of)
assumptions = st.just(Assumptions()) | st.builds(
    Assumptions,
    ceiling=st.floats(0, 1),
    power=st.integers(1, 4).map(float) | st.floats(0.1, 10),
    full_credit_months=st.integers(1, 60),
    overstay_months=st.integers(1, 600),
    spike_at=rating,
    relevance_caps=st.builds(RelevanceCaps, core=rating, adjacent=rating, tangential=rating),
    carry_over=carry_overs,
)
counts = st.sampled_from((0, 1, 1, 2, 2, 3, 4, 6))
nothing = st.builds(dict[str, Any])
remarks = {"notes": notes, "reason": texts, "evidence": evidence}
ticked = st.just({"evidence": dict.fromkeys(Dimension, Evidence.TICKED)})
on_a_role = nothing | st.fixed_dictionaries(remarks) | ticked
on_an_offer = nothing | st.fixed_dictionaries(
    {**remarks, "outside": texts, "reply_by": st.none() | st.dates()}
)


# Whole amounts are what a letter holds, any number what a file may.
money = st.integers(0, 500_000).map(float) | st.floats(0, 1e9)
years_that_vest = st.lists(st.integers(0, 9), min_size=1, max_size=10).filter(any)
vesting = st.sampled_from([*VESTING]) | years_that_vest.map(
    lambda years: tuple(year / sum(years) for year in years)
)


@st.composite
def pays(draw: st.DrawFn, currency: str = "EUR", *, current: bool = False) -> Pay:
    """Return a package in a currency, of an offer or of the current role."""
    equity = draw(st.sampled_from(Equity))
    sign_on = st.just(0) if current else money
    return Pay(
        currency=currency,
        base=draw(money),
        yearly_raise=draw(fraction),
        bonus=draw(fraction),
        bonus_odds=draw(fraction),
        sign_on=draw(sign_on),
        sign_on_second=draw(sign_on),
        grant=0 if equity is Equity.NONE else draw(money),
        vesting=draw(vesting),
        cliff_months=draw(st.none() | st.integers(0, 36)),
        refresher=draw(money),
        equity=equity,
        benefits=draw(money),
    )


@st.composite
def markets(draw: st.DrawFn, currency: str = "EUR") -> Market:
    """Return a market in a currency: whole amounts at two percentiles or more."""
    known = draw(st.lists(st.sampled_from(PERCENTILES), min_size=2, unique=True))
    size = len(known)
    amounts = draw(
        st.lists(st.integers(1, 500_000), min_size=size, max_size=size, unique=True).map(sorted)
    )
    named = zip(sorted(known), amounts, strict=True)
    as_of = draw(st.none() | st.just(month(2026 * 12)))
    return Market(currency=currency, source=draw(texts), as_of=as_of, **dict(named))


@st.composite
def packages(draw: st.DrawFn, *, current: bool = False) -> dict[str, Any]:
    """Return an offer's or the current role's pay and market, if any: in EUR, or with its own."""
    kind = draw(st.integers(0, 5))
    if kind < 3:
        return {}
    if kind < 5:
        own = {"market": draw(markets())} if kind == 4 else {}
        return {"pay": draw(pays(current=current)), **own}
    return {"pay": draw(pays("USD", current=current)), "market": draw(markets("USD"))}


coverages = five(
    st.integers(0, 4).map(lambda quarters: quarters / 4)
    | st.floats(0, 1).map(lambda covered: round(covered, 6))
)
some_coverages = st.lists(coverages, min_size=1, max_size=6)
stints = st.builds(Stint, counted=counted_ratings, months=st.integers(0, 60), held=st.booleans())


days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
option_names = (
    st.none()
    | st.sampled_from(("Stay", "Keep looking", "A", "B", "A: PM"))
    | st.text(min_size=1, max_size=12)
)
must_haves = st.sampled_from(("Remote", "Home by six", "A manager I’d learn from")) | st.text(
    min_size=1, max_size=12
).map(str.strip).filter(bool)
probabilities = st.none() | st.sampled_from((0.0, 0.5, 0.7, 1.0)) | st.floats(0, 1)
predictions = st.just(Prediction()) | st.builds(
    Prediction,
    statement=texts,
    probability=probabilities,
    resolve_by=st.none() | days,
    came_true=st.sampled_from((None, True, False)),
)
reviews = st.just(Review()) | st.builds(
    Review,
    reviewed_on=st.none() | days,
    happened=texts,
    outcome=st.none() | st.sampled_from(Outcome),
    process=st.none() | st.sampled_from(Process),
    luck=st.none() | st.sampled_from(Luck),
    lesson=texts,
)
journals = st.just(Journal()) | st.builds(
    Journal,
    title=texts,
    status=st.sampled_from(Status),
    date=st.none() | days,
    situation=texts,
    gut=option_names,
    chosen=option_names,
    confidence=probabilities,
    reasons=texts,
    prediction=predictions,
    change_my_mind=texts,
    premortem=texts,
    come_back=texts,
    decide_by=st.none() | days,
    review_on=st.none() | days,
    changes=st.none()
    | st.builds(
        Changes, weights=st.integers(0, 99), ratings=st.integers(0, 99), leader=st.integers(0, 99)
    ),
    review=reviews,
)


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    """Return an offer."""
    return Offer(
        title=draw(titles),
        organisation=draw(organisations),
        planned_months=draw(st.integers(1, 60) | st.integers(1, 600)),
        relevance=draw(st.sampled_from(Relevance)),
        door=draw(st.sampled_from(Door)),
        ratings=draw(ratings),
        from_pay=draw(st.booleans()),
        **draw(on_an_offer),
        **draw(packages()),
    )


@st.composite
def roles(
    draw: st.DrawFn, as_of: int = LAST, *, current: bool = False, beside: bool = False
) -> Role:
    """Return a role that ended by a month, or is still held in it, as the current one or beside."""
    start = draw(st.integers(max(FIRST, as_of - 120), as_of) | st.integers(FIRST, as_of))
    return Role(
        title=draw(titles),
        organisation=draw(organisations),
        start=month(start),
        beside=beside,
        end=None if current or beside else month(draw(st.integers(start, min(as_of, start + 60)))),
        relevance=draw(st.sampled_from(Relevance)),
        ratings=draw(ratings),
        **draw(on_a_role),
        **(draw(packages(current=True)) if current else {}),
    )


@st.composite
def besides(draw: st.DrawFn, decision: Decision) -> Decision:
    """Return a decision with what changes no number: must-haves, their answers, a next phase."""
    if not draw(st.booleans()):
        return decision
    texts = draw(st.lists(must_haves, max_size=3, unique=True))
    meets = st.dictionaries(st.sampled_from(texts), st.booleans()) if texts else st.just({})
    return decision.replace(
        must_haves=texts,
        offers=[offer.replace(meets=draw(meets)) for offer in decision.offers],
        next_phase=draw(st.none() | st.sampled_from([*presets.life_phases()])),
    )


@st.composite
def decisions(
    draw: st.DrawFn, assumptions: st.SearchStrategy[Assumptions] = assumptions
) -> Decision:
    """Return a decision of up to six roles, some of them held, and up to six offers."""
    as_of = draw(st.integers(2000 * 12, 2030 * 12) | st.integers(FIRST, LAST))
    held, on_the_table = draw(counts), draw(counts)
    current = draw(st.integers(-1, held - 1))  # -1: none
    beside = draw(st.just(frozenset[int]()) | st.frozensets(st.integers(0, 5), max_size=2))
    decision = Decision(
        goal=draw(texts),
        as_of=month(as_of),
        stay_months=draw(st.integers(0, 60) | st.integers(0, 600)),
        roles=tuple(
            draw(roles(as_of, current=i == current, beside=i != current and i in beside))
            for i in range(held)
        ),
        offers=tuple(draw(offers()) for _ in range(on_the_table)),
        weights=draw(weights),
        assumptions=draw(assumptions),
        market=draw(st.none() | markets()),
        journal=draw(journals),
    )
    decision = draw(besides(decision))
    if draw(st.booleans()) and decision.offers:
        first, second, *_ = draw(st.permutations([option.name for option in options(decision)]))
        decision = decision.replace(compare=(first, second))
    return decision
