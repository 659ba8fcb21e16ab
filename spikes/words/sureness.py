"""How sure the answer is, in sentences: what other weights and other ratings would change.

No sentence claims more than its number: what is rounded is rounded to stay true.
"""

from math import ceil

from spikes.analysis.results import NoBreakEven, Results, Tip
from spikes.model import Dimension
from spikes.model.names import role_names
from spikes.model.presets import phase_of
from spikes.words.phrases import listed, months, percent, share, up_to_half

MOST_NAMED = 3  # options that are best somewhere, by name; of more, the others are counted
NEVER = "no setting of this weight changes the leader"


def what_is_clear(results: Results) -> str:
    """Return what keeps a lead from being clear; "" where it is, or where nothing would help."""
    if results.comparison is None or results.comparison.verdict != "lean":
        return ""
    if not results.comparison.still_to_ask:
        return ""
    return (
        "The lead isn’t clear yet because some ratings are guesses. Say what each one is based on."
    )


def strongest_role(results: Results) -> str:
    """Return which role's rating decides more than any rating of the offers; "" where none does."""
    swing = results.comparison.strongest_role if results.comparison else None
    if swing is None:
        return ""
    rating = f"{swing.dimension.label.lower()} rating"
    name = role_names(results.decision.roles)[swing.role]
    return (
        f"{name}’s {rating} could move the gap more than any offer’s. Check it under “Your roles”."
    )


def leads_in(results: Results) -> str:
    """Return the share of all weight settings in which the leader leads."""
    comparison = results.comparison
    if comparison is None:
        return ""
    leader, other = comparison.ahead.name, comparison.behind.name
    if not any(comparison.differences.values()):
        return f"{leader} and {other} cover the same in every dimension, so weights don’t matter."
    if comparison.win_share == 1:
        ties = "" if all(comparison.differences.values()) else " or ties"
        return f"{leader} leads{ties} in all possible weight settings."
    settings = f"{share(comparison.win_share)} of all possible weight settings"
    return f"{leader} leads in {settings}, {other} in the rest."


def best_of_all(results: Results) -> str:
    """Return in what share of all weight settings each option wins; "" for fewer than three.

    Of many, those with the least share one number. Where only the two shown win, `leads_in` says
    it.
    """
    shares = results.first_rank
    winners = {name for name, share_of_it in shares.items() if share_of_it}
    if len(shares) < 3 or winners <= {option.name for option in results.pair}:
        return ""
    first, *others = sorted((name for name in shares if shares[name]), key=lambda n: -shares[n])
    named = others if len(others) <= MOST_NAMED else others[: MOST_NAMED - 1]
    parts = [f"{first} wins in {share(shares[first])} of weight settings"]
    parts += [f"{name} in {share(shares[name])}" for name in named]
    if rest := others[len(named) :]:
        parts.append(f"one of {len(rest)} others in {share(sum(shares[name] for name in rest))}")
    return f"Among all your options, {', '.join(parts)}."


def smallest_shift(results: Results) -> str:
    """Return the least weight to move for a tie; "" where they tie, or no weights bring one."""
    comparison = results.comparison
    if comparison is None or comparison.leader is None or comparison.smallest_shift is None:
        return ""
    to = comparison.smallest_shift.moves[0][1].label.lower()
    amounts = [
        (f"{ceil(1000 * amount - 1e-9) / 10:.1f} %", source.label.lower())
        for source, _, amount in comparison.smallest_shift.moves
    ]
    if len(amounts) == 1:
        ((amount, source),) = amounts
        just = "just " if comparison.smallest_shift.amount < 0.05 else ""
        moved = f"{just}{amount} of the total weight from {source} to {to}"
        return f"Moving {moved} is enough for a tie."
    moves = listed((f"{amount} from {source}" for amount, source in amounts), "and")
    return f"Moving weight to {to} is enough for a tie: {moves}."


def shortest_stay(results: Results) -> str:
    """Return how long the leading offer must last to lead; "" where no offer leads."""
    comparison = results.comparison
    if comparison is None or comparison.shortest_stay is None:
        return ""
    leader, stay = comparison.ahead.name, months(comparison.shortest_stay)
    if comparison.shortest_stay == 1:
        return f"{leader} is ahead from the first month on."
    as_planned = f"Compared with {comparison.behind.name} as planned"
    return f"{as_planned}, {leader} stays ahead only if you stay there at least {stay}."


def tips(results: Results) -> dict[Dimension, str]:
    """Return for each weight where moving it alone changes the leader; "" where it is stuck."""
    return {d: "" if results.is_stuck(d) else _beside(results, d) for d in Dimension}


def _beside(results: Results, d: Dimension) -> str:
    """Return one weight's tips, and whether a lock, its own or another's, has a say in them."""
    where = _tips(results.tips[d]) or NEVER
    if d in results.locked:
        return f"if unlocked: {where}"
    return f"with your locks: {where}" if results.locked else where


def _tips(nearest: tuple[Tip | None, Tip | None]) -> str:
    """Return "up to 7 %: Hexbourne · from 21 %: CivicLine"; "" where nobody else leads."""
    clauses = []
    for tip, side in zip(nearest, ("up to", "from"), strict=True):
        if tip is None or (tip.ties and tip.percent == 100):
            continue  # with all the weight on one dimension a tie is nobody's
        at = f"at {tip.percent} %" if tip.ties else f"{side} {tip.percent} %"
        clauses.append(f"{at}: {tip.leader}{' ties' if tip.ties else ''}")
    return " · ".join(clauses)


def break_even(results: Results, dimension: Dimension) -> str:
    """Return the rating in one dimension that would be enough, or why none would."""
    comparison = results.comparison
    if comparison is None:
        return ""
    needed, job = comparison.break_even[dimension], comparison.behind.option.job
    present = job.ratings[dimension] if job else None
    if needed.rating is not None:
        now = "not rated" if present is None else f"now {present:g}"
        return f"{up_to_half(needed.rating):g} ({now})"
    reasons: dict[NoBreakEven | None, str] = {
        "weight_0": "has no weight",
        "above_10": "already at 10" if present == 10 else "even a 10 isn’t enough",
        "beyond_cap": (
            "no rating is enough, because its field is too far from your goal to count in full"
        ),
    }
    return reasons.get(needed.why, "already known")


def needed(results: Results) -> list[str]:
    """Return in which dimensions the runner-up could catch up, and how; and in which it could not.

    Each is a heading with a list below.
    """
    comparison = results.comparison
    if comparison is None:
        return []
    enough = [d for d in Dimension if comparison.break_even[d].rating is not None]
    too_little = [d for d in Dimension if d not in enough]
    others = "The others can’t do it alone:" if enough else "No single rating is enough:"
    lists = (("Any one of these ratings is enough:", enough), (others, too_little))
    return [
        "\n".join([heading, *(f"- {d.label}: {break_even(results, d)}" for d in dimensions)])
        for heading, dimensions in lists
        if dimensions
    ]


def phases(results: Results) -> list[str]:
    """Return each life phase, with a mark on today's and on the next one."""
    marks = {
        "today": phase_of(results.decision.weights),
        "next": results.decision.next_phase,
    }
    return [
        " · ".join([phase, *(mark for mark, marked in marks.items() if marked == phase)])
        for phase in results.phases
    ]


def crossing(results: Results, dimension: Dimension) -> str:
    """Return who leads where one weight is lower or higher than it is."""
    comparison = results.comparison
    if comparison is None:
        return ""
    now = f"{dimension.label}, now {results.decision.weights.percents()[dimension]} %"
    level = comparison.tipping[dimension]
    if level is None:
        first, second = comparison.options
        return f"{now}: no setting of this weight changes the leader of {first} and {second}."
    at_none = results.total_at(comparison.differences, dimension, 0)
    below, above = (
        (comparison.ahead if lead > 0 else comparison.behind).name
        for lead in (at_none, comparison.differences[dimension])
    )
    sides = [f"{below} leads below {percent(level, 1)}"] if level > 0 else []
    sides += [f"{above} leads above {percent(level, 1)}"] if level < 1 else []
    return f"{now}: {listed(sides, 'and')}."
