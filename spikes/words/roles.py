"""The roles held so far, in sentences."""

from collections.abc import Sequence
from datetime import date, timedelta

from spikes.analysis.results import Results
from spikes.model import Dimension, Relevance, Role
from spikes.scoring import counted, months_between, role_months
from spikes.scoring import spikes as spikes_of
from spikes.words.phrases import labels, left_behind, listed, month, months

MOST_NAMED = 3  # overlaps, and gaps, the latest; what was earlier is counted


def span(results: Results, role: Role) -> str:
    """Return when a role was held and for how long: "May 2017 to Jul 2018, 15 months"."""
    end = month(role.end) if role.end else "now"
    held = f"{month(role.start)} to {end}, {months(role_months(role, results.decision.as_of))}"
    return f"{held}, beside any option" if role.beside else held


def to_come(results: Results, today: date) -> str:
    """Return that the decision's month is still to come; empty where it is not, anywhere."""
    as_of = results.decision.as_of
    if as_of <= today + timedelta(days=1):  # in the east it is tomorrow
        return ""
    return (
        f"This decision is made in {month(as_of)}, which is still to come. Check that month, or"
        " your computer’s clock."
    )


def line(results: Results, role: Role) -> str:
    """Return what, where, when, how long, what was left behind, and how far from the goal."""
    full = results.decision.assumptions.full_credit_months
    held = role_months(role, results.decision.as_of)
    left, early = left_behind(held, full) if role.end else "", months(full - held)
    short = left and f"left {early} early, missing {left} of what it could give"
    far = "" if role.relevance is Relevance.CORE else f"{role.relevance} to your goal"
    parts = role.organisation, role.title, span(results, role), short, far
    return " · ".join(filter(None, parts))


def spikes(results: Results, role: Role) -> str:
    """Return a role's spikes as a clause, or that it was never rated."""
    assumptions = results.decision.assumptions
    own = spikes_of(counted(role.ratings, role.relevance, assumptions), assumptions)
    if role.ratings.all_unrated:
        return "not rated yet"
    said = f"spikes: {labels(own)}" if own else "no spike"
    if limit := capped(results, role):
        return f"{said}; {limit}"
    return f"{said}, as ticked" if role.is_ticked else said


def capped(results: Results, role: Role) -> str:
    """Return as a clause that industry expertise would be a spike in a closer field; else ""."""
    assumptions = results.decision.assumptions
    rated = role.ratings[Dimension.INDUSTRY_EXPERTISE] or 0
    cap = assumptions.relevance_caps[role.relevance]
    if not rated >= assumptions.spike_at > cap:
        return ""
    field = (
        f"an {role.relevance}" if role.relevance is Relevance.ADJACENT else f"a {role.relevance}"
    )
    return f"in {field} field, industry expertise counts {cap:g} at most"


def staying(results: Results) -> str:
    """Return where the current role stands in its window; "" without one."""
    role, assumptions = results.decision.current_role, results.decision.assumptions
    if role is None:
        return ""
    full, over = assumptions.full_credit_months, assumptions.overstay_months
    held = role_months(role, results.decision.as_of)
    again = [other.organisation for other in results.decision.roles].count(role.organisation) > 1
    where = f"in your present role at {role.organisation}" if again else f"at {role.organisation}"
    been = f"You have been {where} for {months(held)}"
    if left := left_behind(held, full):
        return f"{been}. If you leave now, you miss {left} of what this role can give."
    if held <= over:
        return f"{been}. It has given you what it can, so this is a good time to look around."
    window = f"well past the {full} to {over} month window"
    return f"{been}, {window}. What are you still getting from it?"


def overlaps_and_gaps(results: Results) -> str:
    """Return which roles overlap, and the months without one; "" where there are none."""
    shared = [f"{a} and {b} overlap by {months(length)}" for a, b, length in results.overlaps]
    without = [_gap(first, last) for first, last in results.gaps]
    sentences = (
        f"{_latest(shared, 'overlap')}. Each role counts in full." if shared else "",
        _gaps(without),
    )
    return " ".join(filter(None, sentences))


def _gap(first: date, last: date) -> str:
    if first == last:
        return f"{first:%B %Y}"
    return f"{month(first)} to {month(last)} ({months(months_between(first, last))})"


def _gaps(gaps: Sequence[str]) -> str:
    if not gaps:
        return ""
    count = "One gap" if len(gaps) == 1 else f"{len(gaps)} gaps"
    return f"{count}: {_latest(gaps, 'gap')}."


def _latest(clauses: Sequence[str], what: str) -> str:
    earlier = len(clauses) - MOST_NAMED
    if earlier <= 0:
        return listed(clauses, "and")
    counted_only = f"{earlier} earlier {what}{'s' if earlier > 1 else ''}"
    return listed([*clauses[-MOST_NAMED:], counted_only], "and")
