"""What is said while a weight moves is what would be said there; and there is room for it."""

import re
from collections.abc import Collection

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spikes import edits as changes
from spikes.analysis.ratings import compare, leads
from spikes.analysis.weights import (
    nearest_changes,
    other_rule_leader,
    other_rule_leaders,
    with_share,
)
from spikes.files import decisions as files
from spikes.model import Decision, Dimension, Weights
from spikes.scoring import compared, reweighed, score
from spikes.words import answers, firmness
from tests.strategies import decisions, weights

SAMPLE = files.sample()
locks = st.sets(st.sampled_from(Dimension), max_size=4)


def said(decision: Decision, locked: Collection[Dimension] = ()) -> answers.Words:
    """What is said of a decision by itself."""
    scores = score(decision)
    return answers.words(decision, scores, compare(decision, scores), locked)


@given(decisions(), st.sampled_from(Dimension), locks, st.integers(0, 100))
@settings(max_examples=150, deadline=None)
def test_what_is_said_along_a_weight_is_said_there(
    decision: Decision, d: Dimension, locked: set[Dimension], percent: int
) -> None:
    """At each percentage that the locked weights leave room for stand the words of a decision
    that has that weight.
    """
    shares = decision.weights.shares()
    present = decision.weights.percents()[d]
    words = answers.along(decision, score(decision), d, {present, percent}, locked)
    assert words[present] == said(decision, locked)
    if percent != present:
        room = 100 * (1 - sum(shares[other] for other in locked - {d}))
        assert (percent in words) == (percent < room + 0.5) or percent == pytest.approx(room + 0.5)
        moved = with_share(decision.weights, d, percent / 100, locked)
        assert words.get(percent) in (None, said(changes.set_weights(decision, moved), locked))


@given(decisions(), st.lists(weights, min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_other_weights_alone_are_as_a_decision_with_them(
    decision: Decision, weightings: list[Weights]
) -> None:
    """Scores, leads and the other rule's leader, found for several weightings at once, are those
    found one by one.
    """
    several = [changes.set_weights(decision, weights) for weights in weightings]
    one_by_one = [score(each) for each in several]
    assert [reweighed(score(decision), each) for each in several] == one_by_one
    for lead, each, scores in zip(leads(several, one_by_one), several, one_by_one, strict=True):
        found = compare(each, scores)
        assert (found is None) == (lead is None)
        assert (
            found is None
            or lead is None
            or all(getattr(found, name) == getattr(lead, name) for name in lead.__slots__)
        )
    assert other_rule_leaders(decision, score(decision), weightings) == [
        other_rule_leader(each) for each in several
    ]


@given(decisions())
@settings(max_examples=150, deadline=None)
def test_there_is_room_for_every_answer(decision: Decision) -> None:
    """No part of the answer is longer than the room that is kept for it; what the headline
    leaves may be said below it.
    """
    scores = score(decision)
    if len(scores.options) > 1:
        answer, longest = (
            said(decision).answer,
            answers.longest(scores, compared(decision, scores), decision.roles),
        )
        assert len(answer.headline) <= len(longest.headline)
        assert len(answer.headline + answer.carried) <= len(longest.headline + longest.carried)
        assert len(answer.rest) <= len(longest.rest)


def test_the_answer_of_the_sample() -> None:
    """The headline is that of the comparison, the tips are those of the weights, and the rest
    names the rule that disagrees.
    """
    scores, words = score(SAMPLE), said(SAMPLE)
    assert words.answer.headline == firmness.headline(scores, compare(SAMPLE, scores))
    assert "Fernmoor Health is ahead on " in words.answer.carried
    assert "Under another assumption, “Everything lasts”" in words.answer.rest
    assert words.tips == {
        d: firmness.tips(found) for d, found in nearest_changes(scores, SAMPLE.weights).items()
    }


def test_a_tie_at_any_weights_keeps_no_room_for_a_lead() -> None:
    """Between two offers of the same ratings, only who else leads and what else lasts can be
    said anew.
    """
    twin = SAMPLE.replace(offers=[SAMPLE.offers[0], SAMPLE.offers[0]], compare=None)
    names = [name for name in score(twin).names() if name != "Stay"]
    tied = twin.replace(compare=names)
    scores = score(tied)
    longest = answers.longest(scores, compared(tied, scores), tied.roles)
    assert longest.carried == said(tied).answer.carried == firmness.NEITHER
    assert "Of these two, a tie" in longest.headline
    assert "Under another assumption" in longest.rest
    assert "better job" not in longest.rest


def test_long_names_stand_in_the_headline_alone() -> None:
    """Below it, whoever has a long name is called by their place; whoever has a short one, by
    that.
    """
    long = SAMPLE.offers[0].replace(organisation="An institute for whatever takes long to be named")
    words = said(SAMPLE.replace(offers=[long, SAMPLE.offers[1]], compare=None)).answer
    below = f"{words.carried} {words.rest}"
    assert "An institute for" in words.headline
    assert "An institute for" not in below
    assert (
        "Fernmoor Health is ahead on advancement speed, management chops and social impact, the"
        " second option on" in below
    )
    assert ". The second option would draw level" in f". {words.rest}"
    twins = SAMPLE.replace(
        offers=[long, long.replace(ratings=SAMPLE.offers[1].ratings)], compare=None
    )
    assert re.search(
        "The (first|second) option is ahead on .*, the (first|second) option on ",
        said(twins).answer.carried,
    )


def test_without_offers_there_is_only_the_headline() -> None:
    """Where nothing is compared, the answer asks for an offer."""
    assert said(files.blank()).answer == answers.Answer(
        firmness.headline(score(files.blank()), None)
    )


def test_a_tie_puts_neither_ahead() -> None:
    """Where two are level, the answer does not speak of one of them as if it led."""
    offers = [SAMPLE.offers[0].replace(organisation=name) for name in ("A", "B")]
    answer = said(SAMPLE.replace(offers=offers, compare=("A", "B"))).answer
    assert answer.headline.startswith("A tie: ")
    assert "is ahead on" not in answer.carried
    assert "Neither leads" in answer.carried
