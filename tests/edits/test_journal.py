"""The journal's entries, and its counts of changes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spikes import edits
from spikes.model import Changes, Decision, Journal, Ratings, Review, Status
from spikes.model.names import STAY
from spikes.scoring import score
from tests.edits.examples import LOOKED, PROVIDER, SAMPLE, decisions, few, names, without


@few
@given(decisions, st.booleans())
def test_at_the_first_look_the_two_best_are_compared(
    decision: Decision,
    pinned: bool,  # noqa: FBT001 (drawn)
) -> None:
    """With more than two offers, these are the best two options; with fewer, the same two stay."""
    if pinned and len(every := score(decision).ranked()) > 1:
        decision = decision.replace(compare=tuple(option.name for option in every[-2:]))
    looked = edits.look(decision, "A").decision
    best = [option.name for option in score(decision).ranked()[:2]]
    assert names(looked) == (best if len(decision.offers) > 2 else names(decision))
    assert without(looked, "journal") == without(decision, "journal")
    assert looked.journal == decision.journal.replace(gut="A", changes=Changes())


@pytest.mark.parametrize(
    ("count", "shown"), [(2, [STAY, "Hexbourne"]), (3, ["Fernmoor Health", "Hexbourne"])]
)
def test_the_first_look_at_more_than_two_offers(count: int, shown: list[str]) -> None:
    """With two offers the same options stay side by side; with three the best two are."""
    decision = SAMPLE.replace(offers=SAMPLE.offers[:count], compare=(STAY, "Hexbourne"))
    assert names(edits.look(decision, None).decision) == shown


def counts(decision: Decision) -> tuple[int, int, int]:
    """Return how often weights, ratings and the leader have changed."""
    found = decision.journal.changes
    assert found is not None
    return found.weights, found.ratings, found.leader


def test_changes_of_weights_ratings_and_leader_are_counted() -> None:
    """Each counts once, from the first look on, and so does another leader."""
    weighed = edits.set_weights(SAMPLE, PROVIDER).decision
    assert edits.tallied(SAMPLE, weighed) == weighed
    assert (LOOKED.journal.gut, counts(LOOKED)) == ("Hexbourne", (0, 0, 0))
    # At Provider's weights Hexbourne leads, at the sample's own Fernmoor.
    weighed = edits.tallied(LOOKED, edits.set_weights(LOOKED, PROVIDER).decision)
    better = edits.edit_option(weighed, "Fernmoor Health", ratings=Ratings.of([10] * 5)).decision
    better = edits.tallied(weighed, better)
    worse = edits.tallied(
        better, edits.edit_option(better, "Hexbourne", ratings=Ratings.of([1] * 5)).decision
    )
    assert [counts(weighed), counts(better), counts(worse)] == [(1, 0, 1), (1, 1, 2), (1, 2, 2)]


def test_what_changes_neither_is_not_counted() -> None:
    """A drag there and back, an added or removed offer, or another pair is not counted."""
    there = edits.tallied(LOOKED, edits.set_weights(LOOKED, PROVIDER).decision)
    back = edits.tallied(LOOKED, edits.set_weights(there, LOOKED.weights).decision)
    assert back == LOOKED.replace(compare=back.compare)
    for edit in (
        edits.add_offer(LOOKED, LOOKED.offers[0]),
        edits.remove_offer(LOOKED, 0),
        edits.enter(LOOKED, "stay_months", 1),
        edits.put_side_by_side(LOOKED, "CivicLine", STAY),
    ):
        assert counts(edits.tallied(LOOKED, edit.decision)) == (0, 0, 0)


@few
@given(decisions, decisions)
def test_counts_only_grow(before: Decision, after: Decision) -> None:
    """Each count grows by one or stays, and nothing but the counts is touched."""
    tallied = edits.tallied(edits.look(before, None).decision, after)
    assert all(count in {0, 1} for count in counts(tallied))
    assert tallied.replace(journal=after.journal) == after


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        (["A"], "accepted"),
        (["A", "B"], "accepted"),
        (["A", None], "proposed"),
        (["A", Status.PROPOSED, "B"], "proposed"),
        (["A", Status.SUPERSEDED, None], "superseded"),
        ([Status.ACCEPTED, "A"], "accepted"),
    ],
)
def test_a_choice_accepts_the_decision(steps: list[str | Status | None], status: str) -> None:
    """A choice accepts the decision, taking it back reopens it; a status set by hand stays."""
    decision = SAMPLE
    for step in steps:
        entry = "status" if isinstance(step, Status) else "chosen"
        decision = edits.write(decision, entry, step).decision
        assert getattr(decision.journal, entry) == step
    assert decision.journal.status == status


def test_an_entry_is_written_alone() -> None:
    """So is one of the review's, which keeps its others; each has a name without underscores."""
    reviewed = edits.write(LOOKED, "review.happened", "They moved").decision
    reviewed = edits.write(reviewed, "review.lesson", "Ask").decision
    expected = LOOKED.journal.replace(review=Review(happened="They moved", lesson="Ask"))
    assert reviewed == LOOKED.replace(journal=expected)
    for entry in Journal.model_fields:
        written = edits.write(reviewed, entry, getattr(expected, entry))
        assert written.decision == reviewed
        assert "_" not in written.name


def test_the_journal_follows_a_renamed_option() -> None:
    """Gut and choice keep meaning the same option; a removed one keeps the name it had."""
    chosen = edits.write(LOOKED, "chosen", "Stay").decision
    renamed = edits.edit_offer(chosen, 0, organisation="Hexbourne Ltd").decision
    assert (renamed.journal.gut, renamed.journal.chosen) == ("Hexbourne Ltd", "Stay")
    left = edits.edit_role(renamed, 3, end=date(2026, 10, 1)).decision
    assert (left.journal.gut, left.journal.chosen) == ("Hexbourne Ltd", "Keep looking")
    assert edits.remove_offer(left, 0).decision.journal.gut == "Hexbourne Ltd"
