"""How sure the answer is, in sentences: what other weights and other ratings would change.

No sentence claims more than its number: what is rounded is rounded to stay true.
"""

from collections.abc import Mapping
from math import ceil, floor

from spikes.analysis.results import HALF_WIDTHS, NoBreakEven, Question, Results, Tip
from spikes.model import Dimension
from spikes.words.phrases import EVIDENCE, listed, months, percent, share, up_to_half

MOST_NAMED = 3  # options that are best somewhere, by name; of more, the others are counted
NEVER = "this weight alone never changes the leader"
QUESTIONS: Mapping[Dimension, str] = {
    Dimension.SOCIAL_IMPACT: "Who is better off because of this product, and how is that measured?",
    Dimension.MANAGEMENT_CHOPS: "How many people would report to me, and from when?",
    Dimension.INDUSTRY_EXPERTISE: "Which part of the domain would be mine to own?",
    Dimension.COMPENSATION: "What is the guaranteed part of the pay, in writing?",
    Dimension.ADVANCEMENT_SPEED: (
        "How long did the last people in this role take to the next level?"
    ),
}
_WIDTHS = listed(
    (f"{words} by up to {HALF_WIDTHS[evidence]:g}" for evidence, words in EVIDENCE.items()), "and"
)
BEHIND_THE_CHANCE = (
    f"The chance in the answer allows for ratings that are off, {_WIDTHS}; one near 0 or 10 is"
    " likelier off towards the middle."
)


def what_is_clear(results: Results) -> str:
    """Return what keeps a lead from being clear, and how it may come to be; "" where it is."""
    if results.comparison is None or results.comparison.verdict != "lean":
        return ""
    return "Guesses keep the lead from being a clear one: mark below each rating what it rests on."


def leads_in(results: Results) -> str:
    """Return the share of all weight settings in which the leader leads."""
    found = results.comparison
    if found is None:
        return ""
    leader, other = found.ahead.name, found.behind.name
    if not any(found.differences.values()):
        return (
            f"{leader} and {other} cover the same in every dimension: no weights can separate them."
        )
    if found.win_share == 1:
        ties = "" if all(found.differences.values()) else " or ties"
        return f"At any weights {leader} leads {other}{ties}."
    return (
        f"Leaving your own weights aside: {leader} leads {other} in {share(found.win_share)} of all"
        " possible ways to set the five weights."
    )


def best_of_all(results: Results) -> str:
    """Return in what share of all weight settings each option is best; "" of fewer than three.

    Of many, those with the least share one number.
    """
    shares = results.first_rank
    if len(shares) < 3:
        return ""
    first, *others = sorted((name for name in shares if shares[name]), key=lambda n: -shares[n])
    named = others if len(others) <= MOST_NAMED else others[: MOST_NAMED - 1]
    parts = [f"{first} is best in {share(shares[first])} of all weightings"]
    parts += [f"{name} in {share(shares[name])}" for name in named]
    if rest := others[len(named) :]:
        parts.append(f"one of {len(rest)} others in {share(sum(shares[name] for name in rest))}")
    return f"Among all options, {listed(parts, 'and')}."


def smallest_shift(results: Results) -> str:
    """Return the least weight to move for a tie; "" where they tie, or no weights bring one."""
    found = results.comparison
    if found is None or found.leader is None or found.smallest_shift is None:
        return ""
    moves = (
        f"{ceil(1000 * amount - 1e-9) / 10:.1f} points of weight from {a.label.lower()} to"
        f" {b.label.lower()}"
        for a, b, amount in found.smallest_shift.moves
    )
    return f"The smallest change that brings a tie: move {listed(moves, 'and')}."


def shortest_stay(results: Results) -> str:
    """Return how long the leading offer must last to lead; "" where no offer leads."""
    found = results.comparison
    if found is None or found.shortest_stay is None:
        return ""
    leader, stay = found.ahead.name, months(found.shortest_stay)
    if found.shortest_stay == 1:
        return f"{leader} leads from the first month on."
    return f"{leader} leads {found.behind.name} only if you stay at {leader} for {stay} or more."


def tips(results: Results) -> dict[Dimension, str]:
    """Return beside each weight where it, moved alone, changes the leader; "" where it is held."""
    return {d: "" if results.is_held(d) else _beside(results, d) for d in Dimension}


def _beside(results: Results, d: Dimension) -> str:
    """Return one weight's tips, and whether a lock, its own or another's, speaks in them."""
    where = _tips(results.tips[d])
    alone = where or "it never changes the leader"
    if d in results.locked:
        return f"unlocked, {alone}"
    return f"as locked, {alone}" if results.locked else where or NEVER


def _tips(nearest: tuple[Tip | None, Tip | None]) -> str:
    """Return "at 7 % Hexbourne leads, at 21 % CivicLine"; "" where nobody else leads."""
    clauses, leads = [], " leads"
    for tip in filter(None, nearest):
        if not tip.ties:
            clauses.append(f"at {tip.percent} % {tip.leader}{leads}")
            leads = ""
        elif tip.percent < 100:  # with all the weight on one dimension a tie is nobody's
            clauses.append(f"at {tip.percent} % {tip.leader} ties")
    return ", ".join(clauses)


def break_even(results: Results, dimension: Dimension) -> str:
    """Return the rating of the runner-up that would do in one dimension, or why none would."""
    found = results.comparison
    if found is None:
        return ""
    needed, job = found.break_even[dimension], found.behind.option.job
    present = job.ratings[dimension] if job else 0
    if needed.rating is not None:
        return f"{up_to_half(needed.rating):g} instead of {present:g}"
    reasons: dict[NoBreakEven | None, str] = {
        "weight_0": "this dimension has no weight",
        "above_10": "not even a 10 would do" if present < 10 else "it is at 10 already",
        "beyond_cap": (
            "no rating would do: its field is too far from your goal for one to count in full"
        ),
    }
    return reasons.get(needed.why, "known, not on offer")


def question(results: Results, asked: Question) -> str:
    """Return how an offer was rated, and the answer that would change the leader."""
    rated = f"You rated it {asked.rating:g} ({EVIDENCE[asked.evidence]})"
    if not asked.flips or asked.at is None:
        likely = (
            f"At {floor(2 * asked.low) / 2:g} to {up_to_half(asked.high):g}, the likely answers"
        )
        moves = f"between them the gap moves by {abs(100 * asked.swing):.1f} points"
        return f"{rated}. {likely}, the leader stays; {moves}."
    if asked.at >= asked.rating:
        return f"{rated}. From {up_to_half(asked.at):g} up, {asked.option} leads or ties."
    other = next(option.name for option in results.pair if option.name != asked.option)
    return f"{rated}. At {floor(2 * asked.at) / 2:g} or less, {other} leads or ties."


def crossing(results: Results, dimension: Dimension) -> str:
    """Return what a chart of crossing lines shows: who leads on which side of their crossing."""
    found = results.comparison
    if found is None:
        return ""
    now = f"{dimension.label}, now {results.decision.weights.percents()[dimension]} %"
    level = found.tipping[dimension]
    if level is None:
        first, second = found.options
        return f"{now}: this weight alone never changes the leader of {first} and {second}."
    at_none = results.total_at(found.differences, dimension, 0)
    below, above = (
        (found.ahead if lead > 0 else found.behind).name
        for lead in (at_none, found.differences[dimension])
    )
    sides = [f"{below} leads below {percent(level, 1)}"] if level > 0 else []
    sides += [f"{above} leads above {percent(level, 1)}"] if level < 1 else []
    return f"{now}: {listed(sides, 'and')}."
