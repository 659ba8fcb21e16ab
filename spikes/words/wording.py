"""Results into sentences. Every sentence the page or the command says about numbers is made
here.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from fractions import Fraction

from spikes.analysis.time import Moment, Orders, Path
from spikes.analysis.time import Sequence as Steps
from spikes.model import Assumptions, Dimension, Offer, Relevance, Role, Weights
from spikes.scoring import (
    Coverage,
    Flag,
    Score,
    Scores,
    counted,
    months_between,
    role_months,
    spikes,
)

FRACTIONS = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "a third",
    Fraction(2, 3): "two thirds",
    Fraction(1, 4): "a quarter",
    Fraction(3, 4): "three quarters",
    Fraction(1, 6): "a sixth",
    Fraction(5, 6): "five sixths",
}
MOST_COSTS = 2  # dimensions that an option costs, by name
NOTABLE = 0.005  # the least that a dimension must move the total to be named: half a point


def listed(names: Iterable[str], last: str = "or") -> str:
    """Names as a list in a sentence.

    >>> listed(["a", "b", "c"], "and")
    'a, b and c'
    """
    *most, final = names
    return f"{', '.join(most)} {last} {final}" if most else final


def close_match(name: str, known: Iterable[str], closeness: float = 0.6) -> str | None:
    """The known name that a misspelt one most likely means, if any is close: 1 is the same, 0
    has no letter in common.
    """
    return next(iter(get_close_matches(name, list(known), 1, closeness)), None)


def percent(fraction: float, decimals: int = 0) -> str:
    r"""A fraction as a percentage, its unit kept on the same line.

    >>> percent(0.566791, 1), percent(-0.00001)
    ('56.7\xa0%', '0\xa0%')
    """
    # + 0.0: no signed zero
    return f"{round(100 * fraction, decimals) + 0.0:.{decimals}f}\N{NO-BREAK SPACE}%"


def points(gain: float, places: int = 1) -> str:
    """A gain, a difference of two fractions, in signed percentage points, with a true minus and no
    signed zero.

    >>> points(-0.0207), points(0.119913), points(-0.00001), points(0.119913, 0)
    ('−2.1', '+12.0', '0.0', '+12')
    """
    rounded = f"{100 * gain:+.{places}f}"
    return rounded.replace("-", "−") if float(rounded) else rounded[1:]


def out_of_ten(fit: float, places: int = 1) -> str:
    """A fit, 0 to 10; a half in the last place is rounded up, also where floats fall just short of
    it.

    >>> out_of_ten(6.05), out_of_ten(6.049999999999999)
    ('6.1', '6.1')
    """
    return f"{fit + 1e-9:.{places}f}"


def months(number: int) -> str:
    """A length of time: "1 month", "30 months"."""
    return f"{number} month" if number == 1 else f"{number} months"


def adds(score: Score) -> str:
    """What an option does to portfolio coverage, as a clause without its name.

    No more precise than a tenth of a point, and never a signed zero.
    """
    size = f"{abs(100 * score.gain):.1f}"
    if size == "0.0":
        return "changes nothing"
    return f"adds {size} points" if score.gain > 0 else f"takes away {size} points"


def through(scores: Scores, leader: Score, other: Score, weights: Weights) -> str:
    """Where each of two options is ahead, and what the leader costs against today: what moves
    the total by half a point or more.
    """
    found = [(leader.name, _notable(leader.coverage, other.coverage, weights))]
    found += [(other.name, _notable(other.coverage, leader.coverage, weights))]
    sides = [(name, listed(dimensions, "and")) for name, dimensions in found if dimensions]
    ahead = ", ".join(
        f"{name} {'on' if nth else 'is ahead on'} {dimensions}"
        for nth, (name, dimensions) in enumerate(sides)
    )
    lost = _notable(scores.today, leader.coverage, weights)
    most = [*lost[:MOST_COSTS], *(["more"] if len(lost) > MOST_COSTS else [])]
    costs = f"Against today, {leader.name} costs {listed(most, 'and')}." if lost else ""
    return " ".join(filter(None, (ahead and f"{ahead}.", costs)))


def _notable(coverage: Coverage, than: Coverage, weights: Weights) -> list[str]:
    """The dimensions in which one coverage is notably larger than another, what moves the total
    most first.
    """
    larger = {d: share * (coverage[d] - than[d]) for d, share in weights.shares().items()}
    return [
        d.label.lower() for d in sorted(Dimension, key=lambda d: -larger[d]) if larger[d] >= NOTABLE
    ]


def spikes_so_far(scores: Scores) -> str:
    """The spikes of the career so far."""
    if len(scores.spikes_so_far) == len(Dimension):
        return "Your roles have given a spike in every dimension."
    so_far = [d.label.lower() for d in scores.spikes_so_far]
    return f"Spikes so far: {listed(so_far, 'and')}." if so_far else "No spike so far."


def new_spikes(score: Score, named: int = len(Dimension)) -> str:
    """The spikes that an option would add to those so far, as a clause: "new spike:
    compensation"; more than `named`, counted.
    """
    new = [d.label.lower() for d in score.new_spikes]
    if len(new) > named:
        return f"{len(new)} new spike{'s' if len(new) > 1 else ''}"
    return (
        f"new spike{'s' if len(new) > 1 else ''}: {listed(new, 'and')}" if new else "no new spike"
    )


def skyline_text(scores: Scores, score: Score, weights: Weights) -> str:
    """What the skyline shows, for those who cannot see it."""
    parts = [
        f"{d.label}, weight {percent(whole / 100)}: {percent(scores.today[d])} covered today,"
        f" {percent(score.coverage[d])} then"
        for d, whole in weights.percents().items()
    ]
    totals = (
        f"portfolio coverage {percent(scores.today_total, 1)} today, {percent(score.total, 1)} then"
    )
    alone = (
        "no job to rate"
        if score.fit is None
        else f"fit {out_of_ten(score.fit)} of 10, the job on its own"
    )
    return f"{score.name}: {totals}; {alone}; {new_spikes(score)}. {'. '.join(parts)}."


def ranking_text(scores: Scores) -> str:
    """All options by what they add."""
    return f"{'; '.join(f'{score.name} {adds(score)}' for score in scores.ranked())}."


def flag(code: Flag, score: Score, assumptions: Assumptions) -> str:
    """A flag as a sentence."""
    spikes = listed((d.label.lower() for d in score.spikes), "and") if score.spikes else ""
    match code:
        case "no_spike":
            return (
                f"No spike: no rating that counts reaches {assumptions.spike_at:g}. What is this"
                " role for?"
            )
        case "many_spikes":
            return "Three spikes, where most roles have one or two: check the ratings."
        case "dream_job":
            return f"{len(score.spikes)} spikes of 5, rare for a single role: check the ratings."
        case "off_weight":
            return f"It spikes only where a weight is under 10 %: {spikes}."
        case "one_way":
            return "A one-way door. Ask before signing: what would let you come back?"
        case "over_36":
            length = months(score.option.months)
            return (
                f"{length} in one role at the end, past {assumptions.overstay_months}: what would"
                " you still gain?"
            )
        case "under_18":
            left = left_behind(score.option.months, assumptions)
            return (
                f"{months(score.option.months)} in the role at the end, short of"
                f" {assumptions.full_credit_months}: {left} of what it can give left behind."
            )


def capped(job: Role | Offer | None, assumptions: Assumptions) -> str:
    """That relevance limits the industry expertise that counts, where it does; else nothing."""
    if job is None or job.ratings.industry_expertise <= (
        cap := assumptions.relevance_caps[job.relevance]
    ):
        return ""
    rated = job.ratings.industry_expertise
    return (
        f"Its field is {job.relevance} to your goal, so industry expertise counts as {cap:g}, not"
        f" {rated:g}."
    )


def role_span(role: Role, as_of: date) -> str:
    """When a role was held and how long: "2017-05 to 2018-07, 15 months"."""
    return (
        f"{role.start:%Y-%m} to {f'{role.end:%Y-%m}' if role.end else 'now'},"
        f" {months(role_months(role, as_of))}"
    )


def role_line(role: Role, as_of: date, assumptions: Assumptions) -> str:
    """A role in one line: what, where, when, how long, what was left behind, and where it is far
    from the goal.
    """
    left = "" if role.end is None else left_behind(role_months(role, as_of), assumptions)
    short = (
        left
        and f"short of {assumptions.full_credit_months}: {left} of what it could give left behind"
    )
    close = "" if role.relevance is Relevance.CORE else f"{role.relevance} to your goal"
    return " · ".join(
        filter(None, (role.organisation, role.title, role_span(role, as_of), short, close))
    )


def role_spikes(role: Role, assumptions: Assumptions) -> str:
    """The spikes of a role as a clause: "spikes: compensation"; or that it was never rated."""
    own = spikes(counted(role.ratings, role.relevance, assumptions), assumptions)
    if own:
        return f"spikes: {listed((d.label.lower() for d in own), 'and')}"
    return "no spike" if is_rated(role) else "not rated yet: still at 5 in every dimension"


def is_rated(job: Role | Offer) -> bool:
    """Whether any of its ratings was moved from 5, where all begin."""
    return set(job.ratings.values()) != {5}


def left_behind(held: int, assumptions: Assumptions) -> str:
    r"""The share of what a role can give that is lost by leaving after some months: "a third";
    nothing once it has given all.

    >>> left_behind(9, Assumptions()), left_behind(17, Assumptions()), left_behind(18, Assumptions())
    ('half', '6\xa0%', '')
    """
    full = assumptions.full_credit_months
    if held >= full:
        return ""
    fraction = Fraction(full - held, full)
    return FRACTIONS.get(fraction) or percent(float(fraction))


def staying(role: Role, as_of: date, assumptions: Assumptions) -> str:
    """Where the current role stands in its window."""
    held, over = role_months(role, as_of), assumptions.overstay_months
    window = f"the window of {assumptions.full_credit_months} to {months(over)}"
    name = f"{role.organisation}, {months(held)}"
    if left := left_behind(held, assumptions):
        return (
            f"{name}: {left} of what this role can give is still ahead, and leaving now would leave"
            " it behind."
        )
    if held <= over:
        return f"{name}: inside {window}: it has given what it can, the time to look around."
    return f"{name}: past {window}. What are you still gaining?"


def covered_already(scores: Scores) -> str:
    """The dimensions in which the roles so far leave next to nothing open, so that ratings
    change next to nothing there.
    """
    full = [d.label.lower() for d in Dimension if scores.today[d] >= 0.95]
    if not full:
        return ""
    covered = f"Your roles cover {listed(full, 'and')} already, by 95 % or more"
    return f"{covered}: ratings there change little (what lasts: below the weights)."


def reply_by(day: date, today: date) -> str:
    """When an offer must be answered, and how far off that is.

    >>> reply_by(date(2026, 11, 27), date(2026, 11, 24))
    'reply by 27 November 2026, in 3 days.'
    """
    days = (day - today).days
    away = {0: "today", 1: "tomorrow", -1: "which was yesterday"}.get(
        days, f"in {days} days" if days > 0 else f"{-days} days ago"
    )
    return f"reply by {day.day} {day:%B %Y}, {away}."


def overlaps_and_gaps(
    overlaps: Sequence[tuple[str, str, int]], gaps: Sequence[tuple[date, date]]
) -> str:
    """That roles overlap, and the months without one, three of each at the most, the latest."""
    shared = [f"{a} and {b} overlap by {months(length)}" for a, b, length in overlaps]
    without = [
        (
            f"{first:%Y-%m}"
            if first == last
            else f"{first:%Y-%m} to {last:%Y-%m} ({months(months_between(first, last))})"
        )
        for first, last in gaps
    ]
    both = f"{_three(shared, 'overlap')}; each role counts in full." if shared else ""
    return " ".join(
        filter(None, (both, f"No role in {_three(without, 'gap')}." if without else ""))
    )


def _three(clauses: Sequence[str], what: str) -> str:
    earlier = len(clauses) - 3
    return listed(
        (
            [*clauses[-3:], f"{earlier} earlier {what}{'s' if earlier > 1 else ''}"]
            if earlier > 0
            else clauses
        ),
        "and",
    )


def after_next(
    score: Score,
    need: Dimension,
    archetypes: Sequence[tuple[str, float]],
    spikes: Mapping[str, Sequence[Dimension]],
) -> str:
    """What the role after an option should bring, and the kinds of role that would bring most,
    each with its spikes.
    """
    still_open = percent(1 - score.coverage[need])
    open_need = (
        f"After {score.name}, {need.label.lower()} is the biggest need left, as you weigh it:"
        f" {still_open} of it is still open."
    )
    kinds = [
        f"{name} ({points(gain)}{_through_spikes(spikes[name])})"
        for name, gain in archetypes
        if gain > 0
    ]
    return (
        f"{open_need} Kinds of role that would add most then, in points: {listed(kinds, 'and')}."
        if kinds
        else open_need
    )


def _through_spikes(spikes: Sequence[Dimension]) -> str:
    return f", for its {listed((d.label.lower() for d in spikes), 'and')}" if spikes else ""


def in_which_order(orders: Orders) -> str:
    """Which of two offers to take first, were one to take both."""
    a, b = orders.names
    end, way = orders.higher_at_end, orders.higher_on_the_way
    totals = (
        f"{a} first ends at {percent(orders.a_then_b.total, 1)}, {b} first at"
        f" {percent(orders.b_then_a.total, 1)}"
    )
    if end is None and way is None:
        return f"If you took both, one after the other, the order would not matter: {totals}."
    on_the_way = (
        f"; until then, coverage is higher on average with {way} first"
        if way and way != end
        else ""
    )
    return (
        f"If you took both, one after the other: {totals}{on_the_way}. The last counts in full, and"
        " what was before it fades."
    )


def two_steps(first: str, second: str, steps: Steps) -> str:
    """Where one option and then another job leads."""
    end = (
        f"{first}, then {second}: {percent(steps.total, 1)} in {steps.ahead[-1].month:%B %Y},"
        f" {points(steps.gain)} points on today"
    )
    return f"{end}; coverage on the way is {percent(steps.average, 1)} on average."


def moment(name: str, at: Moment, today: Moment) -> str:
    """A path's coverage in one month, and how far each dimension is from today's."""
    moved = [
        f"{d.label.lower()} {points(change)}"
        for d in Dimension
        if abs(change := at.coverage[d] - today.coverage[d]) >= NOTABLE
    ]
    changed = (
        f"; each dimension since today, in percent of it: {listed(moved, 'and')}" if moved else ""
    )
    return f"{name}: {percent(at.total, 1)}{changed}."


def path_text(paths: Mapping[str, Path], names: Iterable[str], as_of: date) -> str:
    """What the chart of the path shows: today, and the last month of each branch."""
    today = next(moment for moment in next(iter(paths.values())) if moment.month == as_of)
    ends = [
        f"{name} reaches {percent(paths[name][-1].total, 1)} in {paths[name][-1].month:%Y-%m}"
        for name in names
        if paths[name][-1].month > as_of
    ]
    return f"{as_of:%Y-%m}: {percent(today.total, 1)}. {'; '.join(ends)}."
