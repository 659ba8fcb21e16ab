"""A must-have that the leader misses is mentioned, an unknown one asked about, and all listed."""

from typing import Any

import pytest
from hypothesis import given, settings

from spikes.analysis.results import Results
from spikes.files.decisions import sample
from spikes.model import Decision
from spikes.words import must_haves
from spikes.words.answer import answer
from tests.strategies import decisions
from tests.words.test_approved import offered

SAMPLE, FIVE = sample(), (5, 5, 5, 5, 5)


def meeting(decision: Decision, *meets: dict[str, bool], **fields: Any) -> Results:
    """Return the results where each offer meets other must-haves."""
    texts = tuple(dict.fromkeys(text for each in meets for text in each))
    pairs = zip(decision.offers, meets, strict=False)
    offers = [offer.replace(meets=met) for offer, met in pairs]
    offers += decision.offers[len(offers) :]
    return Results(decision.replace(must_haves=texts, offers=offers, **fields))


@pytest.mark.parametrize(
    ("meets", "said"),
    [
        ({"Remote": True}, ""),
        ({"Remote": False}, "But Fernmoor Health misses a must-have: Remote."),
        ({"Remote.": False}, "But Fernmoor Health misses a must-have: Remote."),
        ({"Remote": False, "Home by six": False}, "But Fernmoor Health misses 2 must-haves."),
    ],
)
def test_a_leader_that_misses_one_is_named(meets: dict[str, bool], said: str) -> None:
    """One must-have is named, several are counted; it stands in the answer's sentence."""
    results = meeting(SAMPLE, dict.fromkeys(meets, True), meets)
    assert must_haves.missed(results) == said
    assert said in answer(results).sentence


def test_what_the_runner_up_misses_is_not_said() -> None:
    """Hexbourne trails, so what it misses is no reason to doubt the answer."""
    assert must_haves.missed(meeting(SAMPLE, {"Remote": False})) == ""


def test_of_a_tie_both_are_named() -> None:
    """Where neither leads, either may be chosen."""
    said = must_haves.missed(meeting(offered(FIVE, FIVE), {"Remote": False}, {"Remote": False}))
    assert said == ("But A misses a must-have: Remote. B misses a must-have: Remote.")


def test_of_an_option_that_leads_unseen_it_is_said() -> None:
    """The best of all is named although it is not one of the two shown, before their leader."""
    missing = {"Remote": False}
    results = meeting(offered((6,) * 5, FIVE, (9,) * 5), missing, missing, missing)
    assert must_haves.missed(results) == (
        "But C misses a must-have: Remote. A misses a must-have: Remote."
    )


def test_what_is_not_known_is_asked_of_the_offers_shown() -> None:
    """A question has the names of those it is about; what is known is not asked."""
    results = meeting(SAMPLE, {"Remote": True, "Home by six": True}, {"Home by six": False})
    assert must_haves.to_ask(results) == [
        (
            "Fernmoor Health",
            "One of my must-haves: Remote. Does this role meet it?",
            "You don’t know yet whether it does.",
        )
    ]
    both = must_haves.to_ask(meeting(SAMPLE, {}, {}, {"Remote": True}))
    assert [(name, why) for name, _, why in both] == [
        ("Hexbourne and Fernmoor Health", "You don’t know yet whether they do.")
    ]


@given(decisions())
@settings(max_examples=40, deadline=None)
def test_every_answer_is_listed(decision: Decision) -> None:
    """The table has a row a must-have and a column an offer; what is asked is unknown there."""
    results = Results(decision)
    rows = must_haves.answers(results)
    assert len(rows) == (len(decision.must_haves) + 1 if decision.must_haves else 0)
    for i, text in enumerate(decision.must_haves, 1):
        said = [must_haves.MET[offer.meets.get(text)] for offer in decision.offers]
        assert rows[i] == [text, *said]
    for option in results.pair:
        known = results.must_haves.get(option.name, {}).values()
        assert len(must_haves.is_it_met(results, option)) == len([met for met in known if not met])
