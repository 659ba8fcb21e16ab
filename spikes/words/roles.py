"""The roles held so far, in sentences."""

from collections.abc import Sequence
from datetime import date

from spikes.analysis.results import Results
from spikes.model import Relevance, Role
from spikes.scoring import counted, months_between, role_months
from spikes.scoring import spikes as spikes_of
from spikes.words.phrases import labels, left_behind, listed, months

MOST_NAMED = 3  # overlaps, and gaps, the latest; what was earlier is counted


def span(results: Results, role: Role) -> str:
    """Return when a role was held and for how long: "2017-05 to 2018-07, 15 months"."""
    end = f"{role.end:%Y-%m}" if role.end else "now"
    return f"{role.start:%Y-%m} to {end}, {months(role_months(role, results.decision.as_of))}"


def line(results: Results, role: Role) -> str:
    """Return what, where, when, how long, what was left behind, and how far from the goal."""
    full = results.decision.assumptions.full_credit_months
    left = left_behind(role_months(role, results.decision.as_of), full) if role.end else ""
    short = left and f"short of {full}: {left} of what it could give left behind"
    far = "" if role.relevance is Relevance.CORE else f"{role.relevance} to your goal"
    parts = role.organisation, role.title, span(results, role), short, far
    return " · ".join(filter(None, parts))


def spikes(results: Results, role: Role) -> str:
    """Return a role's spikes as a clause, or that it was never rated."""
    assumptions = results.decision.assumptions
    own = spikes_of(counted(role.ratings, role.relevance, assumptions), assumptions)
    if own:
        return f"spikes: {labels(own)}"
    unrated = "not rated yet: still at 5 in every dimension"
    return unrated if role.ratings.untouched else "no spike"


def staying(results: Results) -> str:
    """Return where the current role stands in its window; "" without one."""
    role, assumptions = results.decision.current_role, results.decision.assumptions
    if role is None:
        return ""
    full, over = assumptions.full_credit_months, assumptions.overstay_months
    held, window = role_months(role, results.decision.as_of), f"the window of {full} to"
    name = f"{role.organisation}, {months(held)}"
    if left := left_behind(held, full):
        return (
            f"{name}: {left} of what this role can give is still ahead, and leaving now would leave"
            " it behind."
        )
    if held <= over:
        inside = f"inside {window} {months(over)}"
        return f"{name}: {inside}: it has given what it can, the time to look around."
    return f"{name}: past {window} {months(over)}. What are you still gaining?"


def overlaps_and_gaps(results: Results) -> str:
    """Return which roles overlap, and the months without one; "" where there are none."""
    shared = [f"{a} and {b} overlap by {months(length)}" for a, b, length in results.overlaps]
    without = [_gap(first, last) for first, last in results.gaps]
    sentences = (
        f"{_latest(shared, 'overlap')}; each role counts in full." if shared else "",
        f"No role in {_latest(without, 'gap')}." if without else "",
    )
    return " ".join(filter(None, sentences))


def _gap(first: date, last: date) -> str:
    if first == last:
        return f"{first:%Y-%m}"
    return f"{first:%Y-%m} to {last:%Y-%m} ({months(months_between(first, last))})"


def _latest(clauses: Sequence[str], what: str) -> str:
    earlier = len(clauses) - MOST_NAMED
    if earlier <= 0:
        return listed(clauses, "and")
    counted_only = f"{earlier} earlier {what}{'s' if earlier > 1 else ''}"
    return listed([*clauses[-MOST_NAMED:], counted_only], "and")
