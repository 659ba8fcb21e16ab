"""Where the gains come from: who wins on what, the job itself, a new clock, the carry-over rule.

No sentence claims more than its number, and a part under half a point is not named.
"""

from spikes.analysis.results import Results
from spikes.model import Dimension
from spikes.scoring import UNRATED, Score
from spikes.words.phrases import labels, out_of_ten, percent

MOST_NAMED = 2  # dimensions that one of the two wins on
MUCH = 0.4  # of a dimension: less, covered or still uncovered, is no reason worth saying


def wins_on(results: Results) -> str:
    """Return on which dimensions each of the two adds notably more, two each; "" for none."""
    comparison = results.comparison
    if comparison is None:
        return ""
    leader, other = comparison.ahead, comparison.behind
    sides = [
        (option.name, results.wins_on(option, against)[:MOST_NAMED])
        for option, against in ((leader, other), (other, leader))
    ]
    named = zip(("wins on ", ""), [side for side in sides if side[1]], strict=False)
    clauses = [f"{name} {verb or 'on '}{labels(where)}" for verb, (name, where) in named]
    return f"{', '.join(clauses)}." if clauses else ""


def fit_and_gain(results: Results) -> str:
    """Return that the better job is not the bigger addition, and why; "" where fits agree."""
    comparison = results.comparison
    if comparison is None or comparison.leader is None:
        return ""
    leader, other = comparison.ahead, comparison.behind
    if leader.fit is None or other.fit is None or comparison.better_job is leader:
        return ""
    theirs, its = out_of_ten(other.fit), out_of_ten(leader.fit)
    if comparison.better_job is None:
        level = "As jobs on their own, the two are too close to call"
        return f"{level} ({theirs} and {its} out of 10)."
    higher = f"{other.name} scores higher ({theirs} against {its} out of 10)"
    adds = f"{leader.name} adds more to your career"
    why = _why_it_adds_less(results, other, leader)
    return f"As a job on its own, {higher}. {adds} because {why}."


def _why_it_adds_less(results: Results, better: Score, leader: Score) -> str:
    """Return where the better job loses most of its lead in ratings when it comes to coverage."""
    shares, today = results.decision.weights.shares(), results.scores.today
    ahead = {d: _rating(better, d) - _rating(leader, d) for d in Dimension}

    def lost(d: Dimension) -> float:
        return shares[d] * (ahead[d] / 10 - better.coverage[d] + leader.coverage[d])

    d = max(Dimension, key=lost)
    label = d.label.lower()
    if ahead[d] > 0 and today[d] >= MUCH:
        covered = f"your roles already cover {percent(today[d])} of {label}"
        return f"{covered}, where {better.name} is stronger"
    if ahead[d] < 0 and today[d] < 1 - MUCH:
        uncovered = f"{percent(1 - today[d])} of {label} is still uncovered"
        return f"{uncovered}, where {leader.name} is stronger"
    return f"part of what {better.name} offers is already covered, or doesn’t count in full"


def _rating(option: Score, d: Dimension) -> float:
    rating = option.option.job.ratings[d] if option.option.job else 0
    return UNRATED if rating is None else rating


def fresh_clock(results: Results) -> str:
    """Return how much of a gain is a new clock; "" where staying does not trail."""
    gain, gains = results.fresh_clock, [option.gain for option in results.scores.options]
    if gain is None or gains[0] >= max(gains):
        return ""
    what = "an exact copy of your current job elsewhere"
    if gain < 0:
        return (
            f"Not every move counts for something: {what} would cost {abs(100 * gain):.1f} points."
        )
    return f"Any move counts for something: {what} would add {100 * gain:.1f} points."


def other_rule(results: Results) -> str:
    """Return that the other carry-over rule has another leader; "" where it has not."""
    if results.other_rule is None:
        return ""
    rule, leader = results.other_rule
    counts = "all of it" if rule == "Everything lasts" else "less of its pay and advancement"
    return (
        "How much of a past job still counts is a judgement call."
        f" If you count {counts} (Assumptions: “{rule}”), {leader} would lead."
    )
