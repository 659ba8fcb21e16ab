"""The answer, in sentences: who adds more, by how much, whether to rely on it, and what to ask.

No sentence claims more than its number: what is rounded is rounded to stay true, and a lead under
half a point has no winner.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import floor

from spikes.analysis.results import CLEAR, CLOSE, UNCERTAIN, Comparison, Question, Results
from spikes.model import Dimension, Evidence, Offer, Role
from spikes.model.names import role_names
from spikes.scoring import UNRATED, Score
from spikes.words.must_haves import missed, misses
from spikes.words.phrases import (
    adds,
    briefly,
    labels,
    listed,
    out_of_ten,
    percent,
    points,
    reply_by,
    share,
    up_to_half,
)
from spikes.words.time import next_phase

MOST_NAMED = 2  # dimensions that one of the two wins on, or that an option costs
MOST_UNRATED = 3  # roles and offers that were never rated, by name
NOTABLE = 0.5  # points; a smaller part of a gain is not named

QUESTIONS = {
    Dimension.SOCIAL_IMPACT: "Who is better off because of the product, and how is it measured?",
    Dimension.MANAGEMENT_CHOPS: "How many people would report to me, and from when?",
    Dimension.INDUSTRY_EXPERTISE: "Which part of the domain would be mine to own?",
    Dimension.COMPENSATION: "What is the guaranteed part of the pay, in writing?",
    Dimension.ADVANCEMENT_SPEED: "How long did the last people in this role take to move up?",
}
YOU_RATED = {
    None: "You haven’t rated this yet.",
    Evidence.TICKED: "By your ticks, this counts as {:g} out of 10.",
    Evidence.GUESS: "You guessed {:g} out of 10.",
    Evidence.TOLD: "Someone told you {:g} out of 10.",
    Evidence.WRITTEN: "You have {:g} in writing.",
    Evidence.SEEN: "You saw {:g} yourself.",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the first screen says."""

    verdict: str  # the largest text: who, and how firmly
    sentence: str  # both gains, and the reason or the limit
    chance: str = ""  # that the leader adds more; "" where there is no leader
    lead: str = ""  # the band's lower end, the lead, the upper end: points for the second
    band: str = ""  # the band again, for those who do not see it


def answer(results: Results) -> Answer:
    """Return the whole answer; without two options, what to do first."""
    found = results.comparison
    if found is None:
        return Answer("Two offers, one career", _first_steps(results))
    sentences = (_outside(results), _gains(results, found), missed(results), _limit(results, found))
    said = _joined((*sentences, next_phase(results)))
    return Answer(_verdict(results, found), said, chance(results), _lead(found), band(results))


def _first_steps(results: Results) -> str:
    roles, offers = results.decision.roles, results.decision.offers
    if not roles and not offers:
        return "Add your past roles and one offer. You’ll see here what it would add."
    return "Add an offer. You’ll see here what it would add."


def _verdict(results: Results, found: Comparison) -> str:
    leader = f"Of these two, {found.ahead.name}" if results.outsider else found.ahead.name
    return {
        "tie": "Level",
        "too close to call": "Too close to call",
        "ahead everywhere": f"{leader}, whatever your weights",
        "clear": f"{leader}, clearly",
        "lean": f"{leader}, but not clearly",
    }[found.verdict]


def _outside(results: Results) -> str:
    """Return who leads both of the two; "" for nobody."""
    best = results.outsider
    if best and points(best.gain) == points(0):
        return f"{best.name} beats both of these, and isn’t shown."
    return f"{best.name} leads with {_size(best)} points but isn’t shown." if best else ""


def _gains(results: Results, found: Comparison) -> str:
    """Return what each of the two adds."""
    of_two = "Of the two shown, " if results.outsider else ""
    first, second = found.ahead, found.behind
    if found.leader is None:
        return f"{of_two}{first.name} and {second.name} both {adds(first.gain, each=True)}."
    if first.gain > 0 and second.gain > 0:
        return f"{of_two}{first.name} {adds(first.gain)}, {second.name} {_size(second)}."
    return f"{of_two}{first.name} {adds(first.gain)}, {second.name} {adds(second.gain)}."


def _limit(results: Results, found: Comparison) -> str:
    """Return why the lead is what it is, or how far it can be relied on."""
    match found.verdict:
        case "tie":
            return "Decide on what the numbers leave out: hours, place, manager."
        case "too close to call" if found.gap < CLOSE:
            return "Up to half a point is no reason to choose."
        case "too close to call" if found.chance < 1 - UNCERTAIN:
            favoured = f"here the uncertainty favours {found.behind.name}"
            return f"A lead needs a chance of {percent(UNCERTAIN)}, and {favoured}."
        case "too close to call":
            limit = f"a lead needs a chance of {percent(UNCERTAIN)}"
            return f"Too close while the ratings are this uncertain: {limit}."
        case "lean" if min(found.differences.values()) >= 0:
            return "No weights change that, only ratings could."
        case "lean":
            return f"A lead is clear from a chance of {percent(CLEAR)} on."
        case "ahead everywhere":
            return f"It covers at least as much as {found.behind.name} in every dimension."
    return wins_on(results)


def chance(results: Results) -> str:
    """Return the chance that the leader adds more; "" where nobody leads."""
    found = results.comparison
    if found is None or found.leader is None:
        return ""
    if found.chance < 1 - UNCERTAIN:
        likely, other = _likely(1 - found.chance), found.behind.name
        return f"{likely} chance that {other} comes out ahead, allowing for uncertain ratings"
    return f"{_likely(found.chance)} chance that {found.ahead.name} adds more"


def band(results: Results) -> str:
    """Return between which leads 8 of 10 draws lie, for those who do not see the strip."""
    found = results.comparison
    if found is None:
        return ""
    (low, high), leader, other = found.band, found.ahead.name, found.behind.name
    if low * high > 0:
        nearer, farther = sorted((abs(100 * low), abs(100 * high)))
        ahead = leader if low > 0 else other
        return f"In 8 of 10 draws {ahead} leads by {nearer:.1f} to {farther:.1f} points."
    ends = [
        f"{abs(100 * end):.1f} points for {leader if end > 0 else other}" for end in (low, high)
    ]
    return f"In 8 of 10 draws the lead is between {ends[0]} and {ends[1]}."


def _likely(drawn: float) -> str:
    """Return a chance in whole percent; what every draw says is not certain."""
    return share(min(max(drawn, 1e-9), 1 - 1e-9))


def _lead(found: Comparison) -> str:
    """Return the band's lower end, the lead and the upper end, in points for the second option."""
    low, high = found.band
    lead = (low, found.gap, high) if found.ahead is found.second else (-high, -found.gap, -low)
    return " ".join(f"{100 * end:.2f}" for end in lead)


def wins_on(results: Results) -> str:
    """Return on which dimensions each of the two adds notably more, two each; "" for none."""
    found = results.comparison
    if found is None:
        return ""
    sides = [
        (option.name, _stronger(results, option, other))
        for option, other in ((found.ahead, found.behind), (found.behind, found.ahead))
    ]
    named = zip(("wins on ", ""), [side for side in sides if side[1]], strict=False)
    clauses = [f"{name} {verb or 'on '}{labels(where)}" for verb, (name, where) in named]
    return f"{', '.join(clauses)}." if clauses else ""


def _stronger(results: Results, option: Score, other: Score) -> list[Dimension]:
    """Return where one option's part is notably larger than the other's, the largest lead first."""
    mine, theirs = results.parts(option), results.parts(other)
    ahead = {d: mine[d] - theirs[d] for d in Dimension}
    found = [d for d in sorted(Dimension, key=lambda d: -ahead[d]) if ahead[d] >= NOTABLE]
    return found[:MOST_NAMED]


def chips(results: Results, option: Score, today: date) -> list[str]:
    """Return at most three short remarks for an option's card, the most urgent first."""
    job, parts = option.option.job, results.parts(option)
    others = [each for each in results.pair if each is not option]
    best = [d for each in others for d in _stronger(results, option, each) if parts[d] >= NOTABLE]
    lost = [d for d in sorted(Dimension, key=lambda d: parts[d]) if parts[d] <= -NOTABLE]
    found = [
        *urgent(results, option, today),
        *misses(results, option),
        f"Costs {briefly(lost[:MOST_NAMED])}" if lost else "",
        "Costs nothing you have today" if _is_free(job, parts) else "",
        f"Best on {briefly(best)}" if best else "",
        "One-way door" if "one_way" in option.flags else "",
    ]
    return [chip for chip in found if chip][:3]


def urgent(_results: Results, option: Score, today: date) -> list[str]:
    """Return the remarks that give no result away: when to reply, and what is not rated."""
    job = option.option.job
    reply = reply_by(job.reply_by, today) if isinstance(job, Offer) and job.reply_by else ""
    return [*filter(None, (reply, _unrated(job) if job else ""))]


def _is_free(job: Role | Offer | None, parts: Mapping[Dimension, float]) -> bool:
    """Return whether an offer, rated in full, lowers nothing."""
    return isinstance(job, Offer) and not job.ratings.unrated and min(parts.values()) >= 0


def _unrated(job: Role | Offer) -> str:
    """Return how much of a job is unrated, as a remark; "" where nothing is."""
    if job.ratings.all_unrated:
        return "Not rated yet"
    missing = len(job.ratings.unrated)
    return f"{missing} of {len(Dimension)} not rated" if missing else ""


def also(results: Results) -> list[tuple[str, str]]:
    """Return the options that are not shown, each with its gain in points, the largest first."""
    ranked = (option for option in results.scores.ranked() if option not in results.pair)
    return [(option.name, points(option.gain)) for option in ranked]


def if_it_were(results: Results, asked: Question) -> str:
    """Return what an offer was rated, if it was, and the answer that would change the leader."""
    rated = YOU_RATED[asked.evidence].format(asked.rating)
    if not asked.flips or asked.at is None:
        likely = f"{floor(2 * asked.low) / 2:g} to {up_to_half(asked.high):g}"
        moves = f"it moves the gap by {abs(100 * asked.swing):.1f} points"
        return f"{rated} From {likely}, {moves} but does not change which of the two leads."
    if asked.at >= asked.rating:
        at = up_to_half(asked.at)
        turn, ahead = "10" if at == 10 else f"{at:g} or more", asked.option
    else:
        ahead = next(option.name for option in results.pair if option.name != asked.option)
        at = floor(2 * asked.at) / 2
        turn = f"{at:g} or less" if at else "0"
    return f"{rated} If it’s really {turn}, {ahead} is level or ahead."


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


def fit_and_gain(results: Results) -> str:
    """Return that the better job is not the bigger addition, and why; "" where fits agree."""
    found = results.comparison
    if found is None or found.leader is None or found.ahead.fit is None or found.behind.fit is None:
        return ""
    leader, other = found.ahead, found.behind
    fits = f"{out_of_ten(other.fit or 0)} and {out_of_ten(leader.fit or 0)} out of 10"
    if found.better_job is None:
        return f"As jobs on their own, the two are too close to call ({fits})."
    if found.better_job is leader:
        return ""
    fits = f"{out_of_ten(other.fit or 0)} against {out_of_ten(leader.fit or 0)} out of 10"
    adds = f"{leader.name} adds more to your career"
    why = _why_it_adds_less(results, other, leader)
    return f"As a job on its own, {other.name} scores higher ({fits}). {adds} because {why}."


def _why_it_adds_less(results: Results, better: Score, leader: Score) -> str:
    """Return where the better job loses most of its lead in ratings when it comes to coverage."""
    shares, today = results.decision.weights.shares(), results.scores.today
    ahead = {d: _rating(better, d) - _rating(leader, d) for d in Dimension}

    def lost(d: Dimension) -> float:
        return shares[d] * (ahead[d] / 10 - better.coverage[d] + leader.coverage[d])

    d = max(Dimension, key=lost)
    label = d.label.lower()
    if ahead[d] > 0 and today[d] >= 0.4:
        covered = f"your roles already cover {percent(today[d])} of {label}"
        return f"{covered}, where {better.name} is stronger"
    if ahead[d] < 0 and today[d] < 0.6:
        uncovered = f"{percent(1 - today[d])} of {label} is still uncovered"
        return f"{uncovered}, where {leader.name} is stronger"
    return f"part of what {better.name} offers is already covered, or doesn’t count in full"


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


def estimated(results: Results) -> str:
    """Return that roles are rated by their ticks alone; "" where one was rated by hand."""
    ticked = [role.is_ticked for role in results.decision.roles if not role.ratings.all_unrated]
    if not ticked or not all(ticked):
        return ""
    return "Your roles are estimated from their spikes. Fine-tune them under “Your roles”."


def never_rated(results: Results) -> list[str]:
    """Return the roles, and offers of the two, without any rating."""
    roles = results.decision.roles
    offers = [each.option for each in results.pair if isinstance(each.option.job, Offer)]
    named = [*zip(role_names(roles), roles, strict=True), *((o.name, o.job) for o in offers)]
    return [name for name, job in named if job and job.ratings.all_unrated]


def _size(option: Score) -> str:
    return f"{abs(100 * option.gain):.1f}"


def _rating(option: Score, d: Dimension) -> float:
    rating = option.option.job.ratings[d] if option.option.job else 0
    return UNRATED if rating is None else rating


def _joined(sentences: Iterable[str]) -> str:
    return " ".join(filter(None, sentences))
