"""A message to an employer asks for what is open, in the numbers found, and for nothing else."""

import re
from datetime import date
from math import floor
from typing import Any

import pytest
from hypothesis import given, settings

from spikes import pay
from spikes.analysis.results import Results
from spikes.files.decisions import sample
from spikes.model import Decision, Dimension, Market, Offer, Pay, Ratings, Weights
from spikes.words.ask import QUESTIONS, if_it_were, message
from spikes.words.phrases import up_to_half
from tests.strategies import decisions

SAMPLE = sample()
MARKET = Market(currency="USD", p50=150_000, p75=172_000, p90=185_000)
PAID = Pay(currency="USD", base=170_000)
COMPENSATION = QUESTIONS[Dimension.COMPENSATION]


def to_hexbourne(decision: Decision = SAMPLE, **fields: Any) -> str:
    """Return the message to the sample's runner-up, where its offer has other fields."""
    offers = [decision.offers[0].replace(**fields), *decision.offers[1:]]
    results = Results(decision.replace(offers=offers))
    return message(results, results.scores["Hexbourne"])


def test_a_message_in_full() -> None:
    """What would bring the offer level, the pay as an amount, and the must-haves."""
    decision = SAMPLE.replace(must_haves=("Remote", "Home by six", "No travel"), market=MARKET)
    assert to_hexbourne(decision, pay=PAID, meets={"Remote": False, "No travel": True}) == (
        "I have some questions before I decide on your offer.\n"
        "- Who is better off because of the product, and how is it measured?\n"
        "- How many people would report to me, and from when?\n"
        "- Which part of the domain would be mine to own?\n"
        "- Could the base be USD 188,250 a year over the first 24 months,"
        " USD 18,250 more than you offer?\n"
        "- How long did the last people in this role take to move up?\n"
        "- One of my must-haves: Remote. Could this role offer it?\n"
        "- One of my must-haves: Home by six. Does this role meet it?"
    )


@pytest.mark.parametrize(
    ("market", "paid", "said"),
    [
        (None, None, COMPENSATION),
        (None, PAID, COMPENSATION),
        (MARKET, None, "Could the guaranteed pay be USD 188,250 a year over the first 24 months?"),
        (MARKET, Pay(currency="USD", base=190_000), COMPENSATION),
    ],
)
def test_pay_is_asked_for_as_an_amount_where_a_market_is_known(
    market: Market | None, paid: Pay | None, said: str
) -> None:
    """Without a market, or where the offer pays as much already, the question asks for its pay."""
    assert f"- {said}\n" in to_hexbourne(SAMPLE.replace(market=market), pay=paid)


@pytest.mark.parametrize(
    ("more", "guaranteed"),
    [
        ({}, "the base"),
        ({"sign_on": 5_000}, "the base and sign-on together"),
        ({"sign_on_second": 1_000, "benefits": 500}, "the base, sign-on and benefits together"),
    ],
)
def test_an_employer_reads_what_is_guaranteed(more: dict[str, Any], guaranteed: str) -> None:
    """The amount is of what the letter guarantees, in the letter's words."""
    letter = Pay(currency="USD", base=150_000, **more)
    said = to_hexbourne(SAMPLE.replace(market=MARKET), pay=letter)
    assert f"- Could {guaranteed} be USD 188,250 a year" in said


def test_the_leader_is_asked_for_its_must_haves_alone() -> None:
    """Its ratings need no change."""
    results = Results(SAMPLE.replace(must_haves=("Remote",)))
    assert message(results, results.scores["Fernmoor Health"]) == (
        "I have a question before I decide on your offer.\n"
        "- One of my must-haves: Remote. Does this role meet it?"
    )


def test_beside_staying_both_offers_are_asked() -> None:
    """Where Stay leads, each offer is asked for what would make it as good as staying."""
    paid_less = [
        SAMPLE.offers[0].replace(ratings=Ratings.of((0, 0, 0, 7, 0))),
        SAMPLE.offers[1].replace(ratings=Ratings.of((0, 0, 0, 6, 0))),
    ]
    results = Results(
        SAMPLE.replace(
            offers=paid_less,
            weights=Weights.of((0, 0, 0, 1, 0)),
            market=MARKET,
            compare=("Hexbourne", "Fernmoor Health"),
        )
    )
    assert results.outsider
    amounts = [
        re.findall(r"USD ([\d,]+) a year", message(results, option)) for option in results.pair
    ]
    assert amounts[0] == amounts[1] != []


def test_nothing_open_is_no_message() -> None:
    """Neither for Stay nor for a leader without must-haves."""
    results = Results(SAMPLE)
    for name in ("Stay", "Fernmoor Health"):
        assert message(results, results.scores[name]) == ""


@given(decisions())
@settings(max_examples=60, deadline=None)
def test_a_third_that_would_beat_both_is_named(decision: Decision) -> None:
    """Where a rating of the leader alone lets an option that is not shown lead, that is said."""
    results = Results(decision)
    comparison = results.comparison
    for asked in comparison.ask_first if comparison and not results.outsider else ():
        said, at = if_it_were(results, asked), floor(2 * asked.low) / 2
        best = results.if_rated(asked.option, asked.dimension, at).outsider
        named = f"But at {at:g}, {best.name} would beat both." if best else "would beat both"
        is_leader = comparison and comparison.ahead.name == asked.option
        assert (named in said) == bool(best and is_leader and not asked.flips)


def test_pay_that_would_make_staying_better_says_so() -> None:
    """An answer that leaves the leader of two ahead may still leave it behind staying."""
    role = SAMPLE.roles[-1].replace(start=date(2025, 12, 1))
    weights = Weights.of((0, 0, 0, 1, 0))
    decision = SAMPLE.replace(
        roles=[*SAMPLE.roles[:-1], role.replace(ratings=Ratings.of((5, 5, 5, 8, 5)))],
        offers=[
            SAMPLE.offers[0].replace(ratings=Ratings.of((5, 5, 5, 9.5, 5))),
            SAMPLE.offers[1].replace(ratings=Ratings.of((5, 5, 5, 1, 5))),
        ],
        weights=weights,
        compare=("Hexbourne", "Fernmoor Health"),
    )
    results = Results(decision)
    assert results.comparison
    [asked] = [
        one for one in results.comparison.ask_first if one.option == "Hexbourne" and one.swing
    ]
    assert "Stay would beat both." in if_it_were(results, asked)


@given(decisions())
@settings(max_examples=20, deadline=None)
def test_no_number_is_in_a_message_but_those_found(decision: Decision) -> None:
    """Besides the must-haves, it names the months planned, and the pay of a rating needed."""
    unpaid = {"pay": None, "market": None}
    jobs = {
        "roles": [role.replace(**unpaid) for role in decision.roles],
        "offers": [offer.replace(**unpaid) for offer in decision.offers],
    }
    results = Results(decision.replace(market=MARKET, **jobs))
    for option in results.pair:
        head, *lines = message(results, option).split("\n")
        job = option.option.job
        assert not numbers(head)
        asked = [line for line in lines if not line.startswith("- One of my must-haves: ")]
        assert len(lines) - len(asked) <= len(decision.must_haves)
        found = results.needed(option).get(Dimension.COMPENSATION)
        needed = (found and found.rating) or 0
        amount = round(pay.pay_for(up_to_half(needed), MARKET) or 0)
        planned = job.planned_months if isinstance(job, Offer) else 0
        assert numbers(" ".join(asked)) <= {amount, planned}


@given(decisions())
@settings(max_examples=40, deadline=None)
def test_a_question_says_the_answer_that_would_change_the_leader(decision: Decision) -> None:
    """It lies on the side that helps the other option, and is rounded so as to hold when tried."""
    results = Results(decision)
    for asked in results.comparison.ask_first if results.comparison else ():
        said = if_it_were(results, asked)
        number = re.search(r"really (\d+(?:\.5)?)", said)
        if number is None or asked.at is None:
            assert not asked.flips
            assert "does not change which of the two leads" in said
        elif asked.at >= asked.rating:
            assert float(number[1]) >= asked.at - 1e-8
        else:
            assert float(number[1]) <= asked.at


def numbers(text: str) -> set[int]:
    """Return the whole numbers in a text."""
    return {int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", text)}
