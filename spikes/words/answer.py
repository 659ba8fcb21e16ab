"""The answer, in sentences: who leads, by how much, through what, how surely, and what is against.

No sentence claims more than its number: what is rounded is rounded to stay true.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spikes.analysis.results import CLEAR, CLOSE, UNCERTAIN, Comparison, Results
from spikes.model import Dimension, Evidence, Offer
from spikes.model.names import STAY, role_names
from spikes.scoring import Coverage, Score
from spikes.words.options import spikes_so_far
from spikes.words.phrases import (
    adds,
    labels,
    listed,
    out_of_ten,
    percent,
    points,
    share,
    up_to_half,
)

MOST_COSTS = 2  # dimensions that an option costs, by name
MOST_UNRATED = 6  # roles and offers that were never rated, by name
NOTABLE = 0.005  # the least that a dimension must move the total to be named: half a point


@dataclass(frozen=True, slots=True)
class Answer:
    """What the answer says."""

    headline: str  # who leads, by how much, how firmly
    carried: str = ""  # through what, how surely
    rest: str = ""  # what speaks against it, and the spikes so far


def answer(results: Results) -> Answer:
    """Return the whole answer; without two options, the headline alone."""
    found = results.comparison
    if found is None:
        return Answer(headline(results))
    carried = (
        through(results),
        how_sure(results),
        fresh_clock(results) if STAY in found.options else "",
        in_between(results),
    )
    rest = (
        runner_up_needs(results),
        fit_and_gain(results),
        other_rule(results),
        spikes_so_far(results),
    )
    return Answer(headline(results), _joined(carried), _joined(rest))


def headline(results: Results) -> str:
    """Return who of the two leads, by how much, and how firmly; first who leads both, if any."""
    found, best = results.comparison, results.outsider
    if found is None:
        rated = results.scores.options[0].option.portfolio
        what = "an offer" if rated else "the roles you have held, then an offer"
        return f"Add {what}, and see here what it would do to your portfolio of roles."
    outside = f"{best.name}, not shown here, leads: it {adds(best.gain)}. " if best else ""
    ahead = f"{found.ahead.name} {adds(found.ahead.gain)}, {found.behind.name}"
    if found.leader is None:
        return f"{outside}{'Of these two, a' if best else 'A'} tie: {ahead} as much."
    facts = f"{'Of these two, ' if best else ''}{ahead} {adds(found.behind.gain)}"
    return f"{outside}{facts}: {_verdict(results, found)}."


def _verdict(results: Results, found: Comparison) -> str:
    """Return how firm the lead is, as far as the roles and the two offers were rated."""
    as_rated = ", as far as rated" if _never_rated(results) else ""
    match found.verdict:
        case "ahead everywhere":
            level = "" if all(found.differences.values()) else "level with or "
            return f"{level}ahead of {found.behind.name} at any weights{as_rated}"
        case "clear":
            return f"a clear lead{as_rated}"
        case "lean":
            return "a lead, not a clear one"
        case _:
            return f"too close to call{'' if found.gap < CLOSE else ' on ratings this unsure'}"


def through(results: Results) -> str:
    """Return where each of the two is ahead, and what the leader costs; "" where they tie."""
    found = results.comparison
    if found is None or found.leader is None:
        return ""
    ahead, behind = found.ahead, found.behind
    sides = [
        (ahead.name, _notable(results, ahead.coverage, behind.coverage)),
        (behind.name, _notable(results, behind.coverage, ahead.coverage)),
    ]
    named = zip(("is ahead on", "on"), [side for side in sides if side[1]], strict=False)
    where = ", ".join(f"{name} {verb} {labels(notable)}" for verb, (name, notable) in named)
    lost = [d.label.lower() for d in _notable(results, results.scores.today, ahead.coverage)]
    most = [*lost[:MOST_COSTS], *(["more"] if len(lost) > MOST_COSTS else [])]
    costs = f"Against today, {ahead.name} costs {listed(most, 'and')}." if lost else ""
    return _joined([where and f"{where}.", costs])


def _notable(results: Results, coverage: Coverage, than: Coverage) -> list[Dimension]:
    """Return where one coverage is larger by what moves the total notably, the most first."""
    shares = results.decision.weights.shares()
    larger = {d: share * (coverage[d] - than[d]) for d, share in shares.items()}
    return [d for d in sorted(Dimension, key=lambda d: -larger[d]) if larger[d] >= NOTABLE]


def how_sure(results: Results) -> str:
    """Return how much of the ratings' uncertainty agrees with the leader."""
    found = results.comparison
    if found is None:
        return ""
    if found.leader is None:
        return "Neither leads: choose by what no number here holds."
    leader, runner_up = found.ahead.name, found.behind.name
    if found.chance < 0.5:
        return (
            f"At these ratings {leader} leads, but the uncertainty favours {runner_up}"
            f" ({_chance(1 - found.chance)} chance; why: “How firm is it?”)."
        )
    odds = (
        f"Given how sure the ratings are, the chance that {leader} leads {runner_up} is"
        f" {_chance(found.chance)}"
    )
    if found.verdict == "lean":
        return f"{odds}; a lead is clear from {percent(CLEAR)} on."
    too_little = found.gap < CLOSE and found.chance >= UNCERTAIN
    return f"{odds}{', but the gap is too small to rely on' if too_little else ''}."


def _chance(drawn: float) -> str:
    """Return a chance in whole percent; what every draw says is not certain."""
    return share(min(max(drawn, 1e-9), 1 - 1e-9))


def fresh_clock(results: Results) -> str:
    """Return how much of a gain is a new clock; "" where staying does not trail."""
    gain, gains = results.fresh_clock, [option.gain for option in results.scores.options]
    if gain is None or gains[0] >= max(gains):
        return ""
    return (
        f"Changing jobs at all is worth {points(gain)} points: even your present job, begun anew"
        " elsewhere, would add them."
    )


def in_between(results: Results) -> str:
    """Return which option, not shown, comes closer to the leader than the other; "" for none."""
    found, between = results.comparison, results.in_between
    if found is None or found.leader is None or between is None:
        return ""
    behind = f"{100 * (found.ahead.total - between.total):.1f}"
    behind = "under 0.1" if behind == "0.0" else behind
    return f"{between.name}, not shown here, comes second: {behind} points behind."


def runner_up_needs(results: Results) -> str:
    """Return the least change of one rating that brings the runner-up level; "" for none.

    What was seen for oneself cannot prove to be otherwise.
    """
    found = results.comparison
    if found is None or found.leader is None:
        return ""
    job = found.behind.option.job
    evidence = job.evidence if isinstance(job, Offer) else {}
    needs = {
        d: needed.rating
        for d, needed in found.break_even.items()
        if needed.rating is not None and evidence.get(d) is not Evidence.SEEN
    }
    if not needs:
        return ""
    d = min(needs, key=lambda d: needs[d] - _rating(found.behind, d))
    change = (
        f"{d.label.lower()} at {up_to_half(needs[d]):g} instead of {_rating(found.behind, d):g}"
    )
    return f"{found.behind.name} would draw level or lead with {change}."


def fit_and_gain(results: Results) -> str:
    """Return that the better job is not the bigger addition, and why; "" where it is."""
    found = results.comparison
    if found is None or not found.fit_disagrees:
        return ""
    leader, other = found.ahead, found.behind
    better, worse = other.fit or 0, leader.fit or 0
    places = 1 if out_of_ten(better) != out_of_ten(worse) else 2
    fits = f"fit {out_of_ten(better, places)} against {out_of_ten(worse, places)} of 10"
    why = _why_it_adds_less(results, other, leader)
    return f"On its own, {other.name} is the better job ({fits}); {leader.name} adds more: {why}."


def _why_it_adds_less(results: Results, better: Score, leader: Score) -> str:
    """Return where the better job loses most of its lead in ratings when it comes to coverage."""
    shares, today = results.decision.weights.shares(), results.scores.today
    ahead = {d: _rating(better, d) - _rating(leader, d) for d in Dimension}

    def lost(d: Dimension) -> float:
        return shares[d] * (ahead[d] / 10 - better.coverage[d] + leader.coverage[d])

    d = max(Dimension, key=lost)
    label = d.label.lower()
    if ahead[d] > 0 and today[d] >= 0.4:
        covered = f"your roles cover {percent(today[d])} of {label} already"
        return f"{covered}, where {better.name} is rated higher"
    if ahead[d] < 0 and today[d] < 0.6:
        return (
            f"{percent(1 - today[d])} of {label} is still open, where {leader.name} is rated higher"
        )
    return f"part of what {better.name} offers is covered already, or does not count in full"


def other_rule(results: Results) -> str:
    """Return that the other carry-over rule has another leader; "" where it has not."""
    if results.other_rule is None:
        return ""
    rule, leader = results.other_rule
    return (
        f"Under another assumption, “{rule}” (below the weights), {leader} would lead: that is a"
        " judgement, not a fact."
    )


def rate_first(results: Results) -> str:
    """Return which roles, and offers of the two, were never rated; "" where all were."""
    found = _never_rated(results)
    if not found:
        return ""
    named, others = found[:MOST_UNRATED], found[MOST_UNRATED:]
    rest = [f"{len(others)} others"] if len(others) > 1 else others
    still = f"{'is' if len(found) == 1 else 'are'} still at 5 in every dimension"
    return (
        f"{listed([*named, *rest], 'and')} {still}: rate first, or the answer looks surer than it"
        " is."
    )


def _never_rated(results: Results) -> list[str]:
    """Return the roles, and offers of the two, that stand at 5 throughout, on no evidence."""
    roles = results.decision.roles
    named = zip(role_names(roles), roles, strict=True)
    offers = ((option.name, option.option.job) for option in results.pair)
    return [name for name, role in named if role.ratings.untouched] + [
        name
        for name, job in offers
        if isinstance(job, Offer) and job.ratings.untouched and not job.evidence
    ]


def _rating(option: Score, d: Dimension) -> float:
    return option.option.job.ratings[d] if option.option.job else 0


def _joined(sentences: Iterable[str]) -> str:
    return " ".join(filter(None, sentences))
