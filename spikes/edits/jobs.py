"""What edits of a role and of an offer have in common: what follows from them, and their names."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from spikes.model import Dimension, Evidence, Offer, Role

Job = TypeVar("Job", Role, Offer)
WHICH_IS_CURRENT = "which role an offer would replace"
NO_LONGER_CURRENT: Mapping[str, Any] = {"pay": None, "market": None}  # its pay is not to come
OF_A_JOB = {
    "start": "first month",
    "end": "last month",
    "reply_by": "day to reply by",
    "outside": "part not in the numbers",
    "meets": "must-haves",
}


def changed(job: Job, fields: Mapping[str, Any]) -> Job:
    """Return a job with fields changed; what is rated by hand rests on the usual evidence.

    A role with a last month no longer goes on beside another. One that is no longer current loses
    its pay, and a compensation rating moved by hand is no longer the one from pay.
    """
    if isinstance(job, Role):
        if fields.get("end") is not None:
            fields = {"beside": False, **NO_LONGER_CURRENT, **fields}
        elif fields.get("beside"):
            fields = {**NO_LONGER_CURRENT, **fields}
    elif "ratings" in fields and fields["ratings"].compensation != job.ratings.compensation:
        fields = {"from_pay": False, **fields}
    after = job.replace(**fields)
    rated = {
        d
        for d in Dimension
        if after.ratings[d] != job.ratings[d]
        and (job.ratings[d] is None or job.evidence.get(d) is Evidence.TICKED)
    }
    if "evidence" in fields or rated.isdisjoint(job.evidence):
        return after
    return after.replace(evidence={d: e for d, e in job.evidence.items() if d not in rated})


def what_changed(name: str, before: Role | Offer, after: Role | Offer) -> str:
    """Name what was edited of one job: "the planned months of Hexbourne"."""
    fields = [field for field, value in before if value != getattr(after, field)]
    if "ratings" in fields:  # what follows from rating by hand
        fields = [field for field in fields if field not in {"evidence", "from_pay"}]
    if "end" in fields or "beside" in fields:
        follows = {*NO_LONGER_CURRENT, *(["beside"] if "end" in fields else [])}
        fields = [field for field in fields if field not in follows]
    if fields == ["beside"]:
        return WHICH_IS_CURRENT
    if len(fields) != 1:
        return f"{len(fields)} entries of {name}"
    rated = [d.label.lower() for d in Dimension if before.ratings[d] != after.ratings[d]]
    entry = OF_A_JOB.get(fields[0], fields[0].replace("_", " "))
    return f"the {f'{rated[0]} rating' if len(rated) == 1 else entry} of {name}"


def adding(names: Sequence[str], number: int, jobs: str) -> str:
    """Name what was added: one job by its name, the last of these, and several by their number."""
    return f"adding {names[-1] if number == 1 else f'{number} {jobs}'}"
