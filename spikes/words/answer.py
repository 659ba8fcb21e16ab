"""The answer, in sentences: who adds more, by how much, whether to rely on it, and what to rate.

No sentence claims more than its number: what is rounded is rounded to stay true, and a lead under
half a point has no winner.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spikes.analysis.results import CLEAR, CLOSE, LEAN, Comparison, Results
from spikes.model import Offer
from spikes.model.names import role_names
from spikes.scoring import Score
from spikes.words.chance import band, chance, ends
from spikes.words.gains import wins_on
from spikes.words.must_haves import missed
from spikes.words.phrases import adds, listed, percent, points
from spikes.words.time import next_phase

MOST_UNRATED = 3  # roles and offers that were never rated, by name


@dataclass(frozen=True, slots=True)
class Answer:
    """What the first screen says."""

    verdict: str  # the largest text: who, and how firmly
    sentence: str  # both gains, and the reason or the limit
    chance: str = ""  # that the leader adds more; "" where there is no leader
    lead: str = ""  # the band's lower end, the lead, the upper end: points for the second
    band: str = ""  # the band in words, for those who cannot see it


def answer(results: Results) -> Answer:
    """Return the whole answer; without two options, what to do first."""
    comparison = results.comparison
    if comparison is None:
        return Answer("Two offers, one career", _first_steps(results))
    sentences = (
        _outside(results),
        _gains(results, comparison),
        missed(results),
        _limit(results, comparison),
    )
    said = _joined((*sentences, next_phase(results)))
    verdict = _verdict(results, comparison)
    return Answer(verdict, said, chance(results), ends(results), band(results))


def _first_steps(results: Results) -> str:
    roles, offers = results.decision.roles, results.decision.offers
    if not roles and not offers:
        return "Add your past roles and one offer. You’ll see here what it would add."
    return "Add an offer. You’ll see here what it would add."


def _verdict(results: Results, comparison: Comparison) -> str:
    leader = f"Of these two, {comparison.ahead.name}" if results.outsider else comparison.ahead.name
    return {
        "tie": "Level",
        "too close to call": "Too close to call",
        "ahead everywhere": f"{leader}, whatever your weights",
        "clear": f"{leader}, clearly",
        "lean": f"{leader}, but not clearly",
    }[comparison.verdict]


def _outside(results: Results) -> str:
    """Return which option outside the pair leads both; "" where none does."""
    best = results.outsider
    if best and points(best.gain) == points(0):
        return f"{best.name} beats both of these, and isn’t shown."
    return f"{best.name} leads with {_size(best)} points but isn’t shown." if best else ""


def _gains(results: Results, comparison: Comparison) -> str:
    """Return what each of the two adds."""
    of_two = "Of the two shown, " if results.outsider else ""
    first, second = comparison.ahead, comparison.behind
    if comparison.leader is None:
        return f"{of_two}{first.name} and {second.name} both {adds(first.gain, each=True)}."
    if first.gain > 0 and second.gain > 0:
        return f"{of_two}{first.name} {adds(first.gain)}, {second.name} {_size(second)}."
    return f"{of_two}{first.name} {adds(first.gain)}, {second.name} {adds(second.gain)}."


def _limit(results: Results, comparison: Comparison) -> str:
    """Return why the lead is what it is, or how far it can be relied on."""
    match comparison.verdict:
        case "tie":
            return "Decide on what the numbers leave out: hours, place, manager."
        case "too close to call" if comparison.gap < CLOSE:
            return "Up to half a point is no reason to choose."
        case "too close to call" if comparison.chance < 1 - LEAN:
            favoured = f"here the uncertainty favours {comparison.behind.name}"
            return f"A lead needs a chance of {percent(LEAN)}, and {favoured}."
        case "too close to call":
            limit = f"a lead needs a chance of {percent(LEAN)}"
            return f"Too close while the ratings are this uncertain: {limit}."
        case "lean" if min(comparison.differences.values()) >= 0:
            return "No weights change that, only ratings could."
        case "lean":
            return f"A lead is clear from a chance of {percent(CLEAR)} on."
        case "ahead everywhere":
            return f"It covers at least as much as {comparison.behind.name} in every dimension."
    return wins_on(results)


def rate_first(results: Results) -> str:
    """Return which roles, and offers of the two, were never rated; "" where all were."""
    found = never_rated(results)
    if not found:
        return ""
    rest = len(found) - MOST_UNRATED
    named = listed([*found[:MOST_UNRATED], *([f"{rest} more"] if rest > 0 else [])], "and")
    it = "its" if len(found) == 1 else "their"
    return (
        f"You haven’t rated {named} yet. Until you do, {it} ratings could be anything from 0 to 10."
    )


def never_rated(results: Results) -> list[str]:
    """Return the roles, and offers of the two, without any rating."""
    roles = results.decision.roles
    offers = [each.option for each in results.pair if isinstance(each.option.job, Offer)]
    named = [*zip(role_names(roles), roles, strict=True), *((o.name, o.job) for o in offers)]
    return [name for name, job in named if job and job.ratings.all_unrated]


def estimated(results: Results) -> str:
    """Return that roles are rated by their ticks alone; "" where one was rated by hand."""
    ticked = [role.is_ticked for role in results.decision.roles if not role.ratings.all_unrated]
    if not ticked or not all(ticked):
        return ""
    return "Your roles are estimated from their spikes."


def _size(option: Score) -> str:
    return f"{abs(100 * option.gain):.1f}"


def _joined(sentences: Iterable[str]) -> str:
    return " ".join(filter(None, sentences))
