"""How firm the answer is, in sentences. No sentence claims more than its number: what is rounded
is rounded to stay true.
"""

from collections.abc import Collection, Mapping, Sequence
from math import ceil, floor

from spikes.analysis import weights as robustness
from spikes.analysis.ratings import (
    CLEAR,
    CLOSE,
    HALF_WIDTHS,
    UNCERTAIN,
    BreakEven,
    Comparison,
    Lead,
    NoBreakEven,
    Question,
)
from spikes.analysis.weights import Change, with_share
from spikes.model import Dimension, Evidence, Offer, Role, Weights
from spikes.model.names import KEEP_LOOKING, role_names
from spikes.scoring import Score, Scores, portfolio_coverage
from spikes.words.wording import adds, is_rated, listed, months, out_of_ten, percent, points

MOST_NAMED = 3  # more are counted instead
MOST_UNRATED = 6
TOO_LITTLE = ", but the gap is too small to rely on"
ON_SO_UNSURE = " on ratings this unsure"
NEITHER = "Neither leads: choose by what no number here holds."
NEVER = "this weight alone never changes the leader"
AS_RATED = ", as far as rated"

EVIDENCE = {
    Evidence.GUESS: "a guess",
    Evidence.TOLD: "told by someone",
    Evidence.WRITTEN: "in writing",
    Evidence.SEEN: "seen for yourself",
}

QUESTIONS = {
    Dimension.SOCIAL_IMPACT: "Who is better off because of this product, and how is that measured?",
    Dimension.MANAGEMENT_CHOPS: "How many people would report to me, and from when?",
    Dimension.INDUSTRY_EXPERTISE: "Which part of the domain would be mine to own?",
    Dimension.COMPENSATION: "What is the guaranteed part of the pay, in writing?",
    Dimension.ADVANCEMENT_SPEED: (
        "How long did the last people in this role take to the next level?"
    ),
}


def headline(scores: Scores, lead: Lead | None, roles: Sequence[Role] = ()) -> str:
    """Who of the two leads, by how much, and how firmly; first who leads both, if another option
    does.

    A lead is not called firm without reserve while one of the two, or one of these roles, was never
    rated.
    """
    if lead is None:
        what = (
            "an offer"
            if scores.options[0].option.portfolio
            else "the roles you have held, then an offer"
        )
        return f"Add {what}, and see here what it would do to your portfolio of roles."
    first, second = (scores[name] for name in lead.options)
    best = robustness.outsider(scores, (first, second))
    outside = f"{best.name}, not shown here, leads: it {adds(best)}. " if best else ""
    if lead.leader is None or lead.runner_up is None:
        return f"{outside}{tie(first, second, of_two=bool(best))}"
    leader, other = scores[lead.leader], scores[lead.runner_up]
    facts = (
        f"{outside}{'Of these two, ' if best else ''}{leader.name} {adds(leader)}, {other.name}"
        f" {adds(other)}"
    )
    as_rated = AS_RATED if untouched(scores, lead.options, roles) else ""
    match lead.verdict:
        case "ahead everywhere":
            level = not all(robustness.differences(leader, other).values())
            return f"{facts}: {ahead_everywhere(other.name, level=level)}{as_rated}."
        case "clear":
            return f"{facts}: a clear lead{as_rated}."
        case "lean":
            return f"{facts}: a lead, not a clear one."
        case _:
            return f"{facts}: too close to call{'' if lead.gap < CLOSE else ON_SO_UNSURE}."


def tie(first: Score, second: Score, *, of_two: bool) -> str:
    """That two options add as much; `of_two`: where another leads both."""
    return (
        f"{'Of these two, a' if of_two else 'A'} tie: {first.name} {adds(first)}, {second.name} as"
        " much."
    )


def ahead_everywhere(other: str, *, level: bool) -> str:
    """The verdict on a lead that no weights turn; `level`: where some of them make a tie of it."""
    return f"{'level with or ' if level else ''}ahead of {other} at any weights"


def how_sure(lead: Lead) -> str:
    """How much of all weightings and of the ratings' uncertainty agrees with the leader."""
    if lead.leader is None or lead.runner_up is None:
        return NEITHER
    if lead.chance < 0.5:
        odds = (
            f"the uncertainty favours {lead.runner_up} ({_chance(1 - lead.chance)} chance; why:"
            " “How firm is it?”)"
        )
        return f"At these ratings {lead.leader} leads, but {odds}."
    odds = (
        f"Given how sure the ratings are, the chance that {lead.leader} leads {lead.runner_up} is"
        f" {_chance(lead.chance)}"
    )
    if lead.verdict == "lean":
        return f"{odds}; a lead is clear from {percent(CLEAR)} on."
    return f"{odds}{TOO_LITTLE}." if lead.gap < CLOSE and lead.chance >= UNCERTAIN else f"{odds}."


def longest_odds(leader: str, other: str) -> str:
    """As much as `how_sure` could say of two options, the longer name first."""
    return (
        f"Given how sure the ratings are, the chance that {leader} leads {other} is under"
        f" 100\N{NO-BREAK SPACE}%{TOO_LITTLE}."
    )


def leads_in(comparison: Comparison) -> str:
    """The win share, said plainly."""
    leader = comparison.leader or comparison.options[0]
    other = next(name for name in comparison.options if name != leader)
    if not any(comparison.differences.values()):
        return (
            f"{leader} and {other} cover the same in every dimension: no weights can separate them."
        )
    if comparison.win_share == 1:
        ties = "" if all(comparison.differences.values()) else " or ties"
        return f"At any weights {leader} leads {other}{ties}."
    share = _inner_percent(comparison.win_share)
    return (
        f"Leaving your own weights aside: {leader} leads {other} in {share} of all possible ways to"
        " set the five weights."
    )


def what_is_clear(lead: Lead) -> str:
    """What a lead that is not clear lacks, and how it may come by it."""
    if lead.verdict != "lean":
        return ""
    return "Guesses keep the lead from being a clear one: mark below each rating what it rests on."


def behind_the_chance() -> str:
    """What the chance reckons with; why that of a small gap can be far from even."""
    widths = listed(
        (f"{words} by up to {HALF_WIDTHS[evidence]:g}" for evidence, words in EVIDENCE.items()),
        "and",
    )
    return (
        f"The chance in the answer allows for ratings that are off, {widths}; one near 0 or 10 is"
        " likelier off towards the middle."
    )


def best_of_all(first_rank: Mapping[str, float]) -> str:
    """The share of all weightings in which each option is the best of all; of many, those with
    the least together.
    """
    ranked = sorted(
        (name for name in first_rank if first_rank[name]), key=lambda name: -first_rank[name]
    )
    named = ranked if len(ranked) <= MOST_NAMED + 1 else ranked[:MOST_NAMED]
    shares = [f"{name} in {_inner_percent(first_rank[name])}" for name in named[1:]]
    if others := ranked[len(named) :]:
        shares.append(
            f"one of {len(others)} others in"
            f" {_inner_percent(sum(first_rank[name] for name in others))}"
        )
    first = f"{ranked[0]} is best in {_inner_percent(first_rank[ranked[0]])} of all weightings"
    return f"Among all options, {listed([first, *shares], 'and')}."


def fit_and_gain(scores: Scores, lead: Lead, weights: Weights) -> str:
    """That the better job is not the bigger addition, and why, where it is so; else nothing."""
    if not lead.fit_disagrees or lead.leader is None or lead.runner_up is None:
        return ""
    leader, other = scores[lead.leader], scores[lead.runner_up]
    better, worse = other.fit or 0, leader.fit or 0
    places = 1 if out_of_ten(better) != out_of_ten(worse) else 2
    fits = f"fit {out_of_ten(better, places)} against {out_of_ten(worse, places)} of 10"

    def lost(d: Dimension) -> float:  # of what it is ahead by in ratings, when it comes to coverage
        ratings, coverage = (
            (_rating(other, d) - _rating(leader, d)) / 10,
            other.coverage[d] - leader.coverage[d],
        )
        return weights.shares()[d] * (ratings - coverage)

    d = max(Dimension, key=lost)
    ahead, today = _rating(other, d) - _rating(leader, d), scores.today[d]
    why = f"part of what {other.name} offers is covered already, or does not count in full"
    if ahead > 0 and today >= 0.4:
        why = (
            f"your roles cover {percent(today)} of {d.label.lower()} already, where {other.name} is"
            " rated higher"
        )
    elif ahead < 0 and today < 0.6:
        why = (
            f"{percent(1 - today)} of {d.label.lower()} is still open, where {leader.name} is rated"
            " higher"
        )
    return f"On its own, {other.name} is the better job ({fits}); {leader.name} adds more: {why}."


def in_between(scores: Scores, lead: Lead) -> str:
    """That an option which is not shown comes closer to the leader than the other of the two, if
    one does.
    """
    if lead.leader is None or lead.runner_up is None:
        return ""
    leader = scores[lead.leader]
    between = robustness.in_between(scores, leader, scores[lead.runner_up])
    if between is None:
        return ""
    behind = f"{100 * (leader.total - between.total):.1f}"
    return (
        f"{between.name}, not shown here, comes second:"
        f" {'under 0.1' if behind == '0.0' else behind} points behind."
    )


def untouched(scores: Scores, names: Sequence[str], roles: Sequence[Role]) -> list[str]:
    """Which of these roles, and offers among these options, were never rated: still at 5 in
    every dimension, on no evidence.
    """
    found = [
        name for name, role in zip(role_names(roles), roles, strict=True) if not is_rated(role)
    ]
    jobs = ((name, scores[name].option.job) for name in names)
    return found + [
        name
        for name, job in jobs
        if isinstance(job, Offer) and not is_rated(job) and not job.evidence
    ]


def rate_first(found: Sequence[str]) -> str:
    """That these were never rated; nothing where all were."""
    if not found:
        return ""
    others = (
        [f"{len(found) - MOST_UNRATED} others"]
        if len(found) > MOST_UNRATED + 1
        else found[MOST_UNRATED:]
    )
    named = listed([*found[:MOST_UNRATED], *others], "and")
    still = f"{named} {'is' if len(found) == 1 else 'are'} still at 5 in every dimension"
    return f"{still}: rate first, or the answer looks surer than it is."


def other_rule(found: tuple[str, str] | None) -> str:
    """That the other carry-over rule names another leader, if it does."""
    if found is None:
        return ""
    rule, leader = found
    return (
        f"Under another assumption, “{rule}” (below the weights), {leader} would lead: that is a"
        " judgement, not a fact."
    )


def runner_up_needs(scores: Scores, lead: Lead) -> str:
    """The one rating that would bring the runner-up level with the least change, if any would
    that is not seen for oneself.
    """
    if lead.runner_up is None:
        return ""
    runner_up = scores[lead.runner_up]
    job = runner_up.option.job
    seen = (
        {d for d, evidence in job.evidence.items() if evidence is Evidence.SEEN}
        if isinstance(job, Offer)
        else set()
    )
    needs = {
        d: found.rating
        for d, found in lead.break_even.items()
        if found.rating is not None and d not in seen
    }
    if not needs:
        return ""
    nearest = min(needs, key=lambda d: needs[d] - _rating(runner_up, d))
    change = (
        f"{nearest.label.lower()} at {_up_to_half(needs[nearest]):g} instead of"
        f" {_rating(runner_up, nearest):g}"
    )
    return f"{lead.runner_up} would draw level or lead with {change}."


def tips(changes: tuple[Change | None, Change | None]) -> str:
    """Where one weight, moved alone, changes the leader: "at 7 % Hexbourne leads, at 21 %
    CivicLine".
    """
    clauses = []
    for change in filter(None, changes):
        if change.ties and change.percent == 100:
            continue  # with no weight on anything else: nobody's
        if change.ties:
            clauses.append(f"at {change.percent} % {change.leader} ties")
        else:
            clauses.append(
                f"at {change.percent} % {change.leader}"
                + ("" if any("leads" in c for c in clauses) else " leads")
            )
    return ", ".join(clauses) or NEVER


def tips_with_locks(
    dimension: Dimension,
    changes: tuple[Change | None, Change | None],
    locked: Collection[Dimension],
) -> str:
    """The same beside its slider, where some weights keep still: what its own lock holds up, and
    what the others' do.
    """
    said = tips(changes)
    alone = "it never changes the leader" if said == NEVER else said
    if dimension in locked:
        return f"unlocked, {alone}"
    return f"as locked, {alone}" if locked else said


def smallest_shift(comparison: Comparison) -> str:
    """The least weight to move for a tie."""
    if comparison.leader is None:
        return ""
    shift = comparison.smallest_shift
    if shift is None:
        return ""  # `leads_in` says it
    moves = listed(
        (
            f"{_tenth_up(amount)} of weight from {a.label.lower()} to {b.label.lower()}"
            for a, b, amount in shift.moves
        ),
        "and",
    )
    return f"The smallest change that brings a tie: move {moves}."


def shortest_stay(comparison: Comparison) -> str:
    """How long the leading offer must last to lead."""
    if comparison.shortest_stay is None:
        return ""
    if comparison.shortest_stay == 1:
        return f"{comparison.leader} leads from the first month on."
    leader, stay = comparison.leader, months(comparison.shortest_stay)
    return f"{leader} leads {comparison.runner_up} only if you stay at {leader} for {stay} or more."


def fresh_clock(scores: Scores, gain: float | None) -> str:
    """How much of a gain is a new clock, where staying trails; else nothing. `gain`: of a copy
    of the present role.
    """
    stay = scores.options[0]
    if gain is None or stay.gain >= max(score.gain for score in scores.options):
        return ""
    return a_copy_elsewhere(gain)


def a_copy_elsewhere(gain: float) -> str:
    """What a new clock is worth: the gain of the present role, begun anew."""
    worth = points(gain)
    return (
        f"Changing jobs at all is worth {worth} points: even your present job, begun anew"
        " elsewhere, would add them."
    )


def break_even(found: BreakEven, present: float) -> str:
    """What the trailing offer would have to be rated in one dimension, or why nothing there
    would do.
    """
    if found.rating is not None:
        return f"{_up_to_half(found.rating):g} instead of {present:g}"
    reasons: dict[NoBreakEven | None, str] = {
        "weight_0": "this dimension has no weight",
        "above_10": "not even a 10 would do" if present < 10 else "it is at 10 already",
        "beyond_cap": (
            "no rating would do: its field is too far from your goal for one to count in full"
        ),
    }
    return reasons.get(found.why, "known, not on offer")


def question(asked: Question, comparison: Comparison) -> str:
    """A question one could send to the employer, and the answer that would change the leader."""
    other = next(name for name in comparison.options if name != asked.option)
    rated = f"You rated it {asked.rating:g} ({EVIDENCE[asked.evidence]})"
    if not asked.flips or asked.at is None:
        return (
            f"{rated}. At {floor(2 * asked.low) / 2:g} to {_up_to_half(asked.high):g}, the likely"
            " answers, the leader stays; between them the gap moves by"
            f" {abs(100 * asked.swing):.1f} points."
        )
    if asked.at >= asked.rating:
        return f"{rated}. From {_up_to_half(asked.at):g} up, {asked.option} leads or ties."
    return f"{rated}. At {floor(2 * asked.at) / 2:g} or less, {other} leads or ties."


def crossing_text(d: Dimension, comparison: Comparison, weights: Weights) -> str:
    """What one chart of crossing lines shows: who leads below and above the share at which the
    two are level.
    """
    first, second = comparison.options
    whole = weights.percents()
    now, level = f"{d.label}, now {whole[d]} %", comparison.tipping[d]
    if level is None:
        return f"{now}: this weight alone never changes the leader of {first} and {second}."
    ahead = comparison.leader or first
    other = second if ahead == first else first
    at_none = portfolio_coverage(comparison.differences, with_share(weights, d, 0))
    sides = [
        *(
            [f"{ahead if at_none > 0 else other} leads below {percent(level, 1)}"]
            if level > 0
            else []
        ),
        *(
            [f"{ahead if comparison.differences[d] > 0 else other} leads above {percent(level, 1)}"]
            if level < 1
            else []
        ),
    ]
    return f"{now}: {listed(sides, 'and')}."


def _rating(score: Score, d: Dimension) -> float:
    return score.option.job.ratings[d] if score.option.job and score.name != KEEP_LOOKING else 0


def _up_to_half(rating: float) -> float:
    return (
        ceil(2 * rating * (1 - 1e-9)) / 2
    )  # by what floats lose, not by an amount: even the least above 0 is not 0


def _tenth_up(share: float) -> str:
    return f"{ceil(1000 * share - 1e-9) / 10:.1f} points"


def _chance(drawn: float) -> str:
    """A chance in whole percent; what every draw says is not certain."""
    return (
        "over 99\N{NO-BREAK SPACE}%"
        if drawn >= 0.995
        else "under 1\N{NO-BREAK SPACE}%"
        if drawn < 0.005
        else percent(drawn)
    )


def _inner_percent(share: float) -> str:
    """A share in whole percent; only exactly none and all are 0 % and 100 %."""
    if 0 < share < 0.005:
        return "under 1\N{NO-BREAK SPACE}%"
    return "over 99\N{NO-BREAK SPACE}%" if 0.995 <= share < 1 else percent(share)
