"""What an edit did, in a few words, for whoever undoes it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from spikes.model import Decision, Dimension, Offer, Role
from spikes.model.names import offer_names, role_names
from spikes.words.wording import listed

Job = TypeVar("Job", Role, Offer)

EDITED = {  # of a decision, what is not edited job by job
    "weights": "the weights",
    "goal": "the goal",
    "as_of": "the month of this decision",
    "stay_months": "the months to stay",
    "assumptions": "the assumptions",
}
ASKED = ("gut", "changes")  # of the journal, what is not written there
IN_THE_JOURNAL = {
    "chosen": "the decision",
    "change_my_mind": "what would change my mind",
    "come_back": "what would let me come back",
    "decide_by": "the day to decide by",
    "review_on": "the day of the review",
}
OF_A_JOB = {  # fields whose names would not do in a sentence
    "start": "first month",
    "end": "last month",
    "reply_by": "day to reply by",
    "outside": "part not in the numbers",
}


def edited(before: Decision, after: Decision) -> str:
    """What an edit did, in a few words: "the ratings of Hexbourne", "removing Paywren, 2018-09"."""
    parts = [
        *_edited_jobs(before.roles, after.roles, role_names, "roles"),
        *_edited_jobs(before.offers, after.offers, offer_names, "offers"),
        *(
            words
            for field, words in EDITED.items()
            if getattr(before, field) != getattr(after, field)
        ),
    ]
    looked = [decision.journal.changes is None for decision in (before, after)]
    if looked[0] != looked[1]:
        parts.append("the answer of your gut")
    asked = {
        *ASKED,
        *(["chosen"] if before.offers != after.offers else []),
    }  # what is chosen is renamed with its offer
    if written := [
        field
        for field, value in before.journal
        if value != getattr(after.journal, field) and field not in asked
    ]:
        one = "chosen" if "chosen" in written else written[0]  # what is chosen brings its status
        entry = (
            IN_THE_JOURNAL.get(one, f"the {one.replace('_', ' ')}")
            if one == "chosen" or len(written) == 1
            else "the entry"
        )
        parts.append(f"{entry} in the journal")
    if len(parts) > 3:
        return "another decision"
    return listed(parts or ["which two stand side by side"], "and")


def _edited_jobs(
    before: Sequence[Job],
    after: Sequence[Job],
    names: Callable[[Sequence[Job]], Sequence[str]],
    jobs: str,
) -> list[str]:
    """What was done to roles, or to offers."""
    if len(before) != len(after):
        more = len(after) > len(before)
        fewer, most = (before, after) if more else (after, before)
        number = len(most) - len(fewer)
        first = next(
            (i for i, job in enumerate(fewer) if most[i] != job), len(fewer)
        )  # of those that are not in both
        what = names(most)[first] if number == 1 else f"{number} {jobs}"
        return [f"{'adding' if more else 'removing'} {what}"]
    pairs = [
        (name, old, new)
        for name, old, new in zip(names(after), before, after, strict=True)
        if old != new
    ]
    if len(pairs) > 2:
        return [f"{len(pairs)} {jobs}"]
    return [_edited_of(name, old, new) for name, old, new in pairs]


def _edited_of(name: str, before: Role | Offer, after: Role | Offer) -> str:
    """What was edited of one job: "the planned months of Hexbourne"."""
    fields = [field for field, value in before if value != getattr(after, field)]
    if len(fields) > 1:
        return f"{len(fields)} entries of {name}"
    rated = [d.label.lower() for d in Dimension if before.ratings[d] != after.ratings[d]]
    if len(rated) == 1:
        return f"the {rated[0]} rating of {name}"
    return f"the {OF_A_JOB.get(fields[0], fields[0].replace('_', ' '))} of {name}"
