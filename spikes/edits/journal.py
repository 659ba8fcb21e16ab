"""Edits of the journal, and its counts of how often weights and ratings were changed."""

from collections.abc import Sequence
from typing import Any

from spikes.edits.edit import Edit
from spikes.model import Changes, Decision, Journal, Offer, Role, Status
from spikes.scoring import compared, leader, score

IN_THE_JOURNAL = {  # entries whose names would not do in a sentence
    "chosen": "the decision",
    "change_my_mind": "what would change my mind",
    "come_back": "what would let me come back",
    "decide_by": "the day to decide by",
    "review_on": "the day of the review",
}


def look(decision: Decision, gut: str | None) -> Edit:
    """Look at the answer for the first time, with the option that one's gut prefers, or None.

    From here on changes are counted. With more than two offers, the two best options are
    compared, whichever were before.
    """
    journal = decision.journal.replace(gut=gut, changes=Changes())
    compare = decision.compare if len(decision.offers) <= 2 else None
    return Edit(decision.replace(journal=journal, compare=compare), "the answer of your gut")


def write(decision: Decision, entry: str, value: Any) -> Edit:
    """Write an entry of the journal, by its name: "reasons", "review.lesson"."""
    outer, _, inner = entry.rpartition(".")
    if outer:
        entry, value = outer, getattr(decision.journal, outer).replace(**{inner: value})
    name = IN_THE_JOURNAL.get(entry, f"the {entry}")
    status = _status(decision.journal, value) if entry == "chosen" else {}
    journal = decision.journal.replace(**{entry: value, **status})
    return Edit(decision.replace(journal=journal), f"{name} in the journal")


def tallied(before: Decision, after: Decision) -> Decision:
    """Return the decision after an edit with the journal's counts brought up to date.

    They are those before the edit, and one more for what it changed; before the first look nothing
    is counted.
    """
    counts = before.journal.changes
    if counts is None:
        return after
    weights = before.weights.shares() != after.weights.shares()
    ratings = _rated(before.roles, after.roles) or _rated(before.offers, after.offers)
    other = (weights or ratings) and _leader(before) != _leader(after)
    counts = Changes(
        weights=counts.weights + weights,
        ratings=counts.ratings + ratings,
        leader=counts.leader + other,
    )
    return after.replace(journal=after.journal.replace(changes=counts))


def _status(journal: Journal, chosen: str | None) -> dict[str, Status]:
    """Return the status once an option is chosen, or None: accepted, or proposed again.

    A status that was set otherwise by hand stays.
    """
    before, after = (
        Status.ACCEPTED if option else Status.PROPOSED for option in (journal.chosen, chosen)
    )
    return {"status": after} if journal.status == before else {}


def _rated(before: Sequence[Role | Offer], after: Sequence[Role | Offer]) -> bool:
    were, are = ([job.ratings for job in jobs] for jobs in (before, after))
    return len(were) == len(are) and were != are


def _leader(decision: Decision) -> str | None:
    """Return which of the two side by side leads, if either does."""
    return leader({option.name: option.total for option in compared(decision, score(decision))})
