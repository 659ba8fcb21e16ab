"""The edits a person can make: each gives the next decision, and says what it is called.

The two options side by side stay so, also where an edit changes their gains or their names.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from spikes.model import (
    Changes,
    Decision,
    Dimension,
    Evidence,
    Journal,
    Market,
    Offer,
    Pay,
    Ratings,
    Role,
    Status,
    Weights,
)
from spikes.model.names import KEEP_LOOKING, STAY, offer_names, role_names
from spikes.scoring import NOT_TICKED, TICKED, TICKED_FROM, compared, leader, options, score

Job = TypeVar("Job", Role, Offer)

ANOTHER_DECISION = "another decision"  # what opening one is called
ENTRIES = {
    "goal": "the goal",
    "as_of": "the month of this decision",
    "stay_months": "the months to stay",
    "assumptions": "the assumptions",
}
WHICH_IS_CURRENT = "which role an offer would replace"
IN_THE_JOURNAL = {  # entries whose names would not do in a sentence
    "chosen": "the decision",
    "change_my_mind": "what would change my mind",
    "come_back": "what would let me come back",
    "decide_by": "the day to decide by",
    "review_on": "the day of the review",
}
OF_A_JOB = {
    "start": "first month",
    "end": "last month",
    "reply_by": "day to reply by",
    "outside": "part not in the numbers",
    "meets": "must-haves",
}


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit leads to, and what it is called when it is undone."""

    decision: Decision  # the next one
    name: str  # to end a sentence: "the ratings of Hexbourne", "removing Paywren"


def set_weights(decision: Decision, weights: Weights) -> Edit:
    """Set the weights."""
    return Edit(_pinned(decision).replace(weights=weights), "the weights")


def weigh_by_ranking(decision: Decision, ranks: Mapping[Dimension, int]) -> Edit:
    """Set the weights to the middle of all weight settings that agree with a ranking.

    `ranks`: a number for each dimension, 1 the most important; tied ones share the mean weight of
    the places they take. The weights add up to 1 (Barron 1992; Barron and Barrett 1996): of five
    that are not tied, 0.4567, 0.2567, 0.1567, 0.09 and 0.04. Raises `KeyError` where one has no
    rank.
    """
    count, ordered = len(Dimension), sorted(ranks[d] for d in Dimension)
    places = [sum(1 / k for k in range(place, count + 1)) / count for place in range(1, count + 1)]
    taken = {
        rank: [place for place, r in zip(places, ordered, strict=True) if r == rank]
        for rank in ordered
    }
    means = (sum(taken[ranks[d]]) / len(taken[ranks[d]]) for d in Dimension)
    return set_weights(decision, Weights.of(means))


def enter(decision: Decision, field: str, value: Any) -> Edit:
    """Change an entry of the decision itself: its goal, month, months to stay or assumptions."""
    return Edit(decision.replace(**{field: value}), ENTRIES[field])


def choose_next_phase(decision: Decision, phase: str | None) -> Edit:
    """Choose the life phase that comes after this one, by its name; None unsets it."""
    return Edit(decision.replace(next_phase=phase), "the next phase of life")


def add_must_have(decision: Decision, text: str) -> Edit:
    """Add a must-have; no offer is known to meet it yet."""
    added = decision.replace(must_haves=(*decision.must_haves, text))
    return Edit(added, f"adding the must-have “{added.must_haves[-1]}”")


def reword_must_have(decision: Decision, index: int, text: str) -> Edit:
    """Put a must-have in other words, and keep its answers; without a word, remove both."""
    before, after = decision.must_haves[index], text.strip()
    texts = [after if i == index else kept for i, kept in enumerate(decision.must_haves)]
    offers = [
        offer.replace(
            meets={
                after if must_have == before else must_have: met
                for must_have, met in offer.meets.items()
                if after or must_have != before
            }
        )
        for offer in decision.offers
    ]
    reworded = decision.replace(must_haves=tuple(filter(None, texts)), offers=tuple(offers))
    return Edit(reworded, f"{'rewording' if after else 'removing'} the must-have “{before}”")


def answer_must_have(decision: Decision, index: int, must_have: str, *, met: bool | None) -> Edit:
    """Say whether an offer meets a must-have; None: that is not known."""
    meets = {
        text: known for text, known in decision.offers[index].meets.items() if text != must_have
    }
    return edit_offer(decision, index, meets=meets if met is None else {**meets, must_have: met})


def edit_option(decision: Decision, option: str, **fields: Any) -> Edit:
    """Change fields of an option: of an offer by its name, or by Stay of the current role.

    Raises `KeyError` where no option with ratings has that name.
    """
    role = decision.current_role
    if option == STAY and role is not None:
        return edit_role(decision, decision.roles.index(role), **fields)
    return edit_offer(decision, offer_index(decision, option), **fields)


def offer_index(decision: Decision, option: str) -> int:
    """Return which offer has an option's name, counted from 0.

    Raises `KeyError` where none has.
    """
    names = offer_names(decision.offers)
    if option not in names:
        raise KeyError(option)
    return names.index(option)


def put_side_by_side(decision: Decision, first: str, second: str) -> Edit:
    """Compare these two options."""
    return Edit(decision.replace(compare=(first, second)), "which two stand side by side")


def edit_offer(decision: Decision, index: int, **fields: Any) -> Edit:
    """Change fields of an offer."""
    offers, before = list(decision.offers), decision.offers[index]
    offers[index] = _changed(before, fields)
    edited = _with_offers(_pinned(decision), offers, range(len(offers)))
    return Edit(edited, _entries_of(offer_names(offers)[index], before, offers[index]))


def add_offer(decision: Decision, offer: Offer) -> Edit:
    """Add an offer beside the first option shown, or the second where the first is no offer."""
    offers = (*decision.offers, offer)
    added = _with_offers(_pinned(decision), offers, range(len(decision.offers)))
    names, shown = offer_names(offers), _renamed(decision, added, _pair(decision))
    kept = next((name for name in shown if name in names), _without_an_offer(added))
    return Edit(added.replace(compare=(kept, names[-1])), f"adding {names[-1]}")


def start_from(decision: Decision, index: int, kind: Ratings, before: Ratings) -> Edit:
    """Rate an offer as a kind of role, where it is unrated or still as the kind before it."""
    ratings = decision.offers[index].ratings
    rated = (kind[d] if ratings[d] in {None, before[d]} else ratings[d] for d in Dimension)
    return edit_offer(decision, index, ratings=Ratings.of(rated))


def set_pay(
    decision: Decision, option: str, pay: Pay | None, market: Market | None, *, own: bool = False
) -> Edit:
    """Set an option's package, and the market it is compared with; None takes either out.

    `own`: the market is this option's alone; else it serves every option without one of its own.
    Where the shared market is in another currency than this package, it becomes the own market of
    those that it serves.
    """
    # One after the other, so that no package meets a market that is about to change.
    decision = edit_option(decision, option, pay=None, market=None).decision
    shared = decision.market
    if pay and shared and shared.currency != pay.currency:
        decision = _without_a_shared_market(decision, shared)
    if not own:
        decision = decision.replace(market=market)
    paid = edit_option(decision, option, pay=pay, market=market if own else None).decision
    return Edit(paid, f"the pay of {option}")


def _without_a_shared_market(decision: Decision, shared: Market) -> Decision:
    """Return the decision with the shared market as the own one of each package it served."""
    roles, offers = (
        [job.replace(market=job.market or shared) if job.pay else job for job in jobs]
        for jobs in (decision.roles, decision.offers)
    )
    return decision.replace(roles=roles, offers=offers, market=None)


def take_rating_from_pay(
    decision: Decision, option: str, rating: float, *, in_writing: bool
) -> Edit:
    """Rate an option's compensation as its pay says; in writing, that is the evidence.

    Raises `KeyError` where no option with ratings has that name.
    """
    job = next((found.job for found in options(decision) if found.name == option), None)
    if job is None:
        raise KeyError(option)
    fields: dict[str, Any] = {"ratings": job.ratings.replace(compensation=rating)}
    if isinstance(job, Offer):
        fields["from_pay"] = True
    if in_writing:
        fields["evidence"] = {**job.evidence, Dimension.COMPENSATION: Evidence.WRITTEN}
    return Edit(
        edit_option(decision, option, **fields).decision, f"the compensation rating of {option}"
    )


def duplicate_offer(decision: Decision, index: int) -> Edit:
    """Add a copy of an offer beside the original: the same job, say, on other terms."""
    added = add_offer(decision, decision.offers[index])
    names = offer_names(added.decision.offers)
    return Edit(added.decision.replace(compare=(names[index], names[-1])), added.name)


def remove_offer(decision: Decision, index: int) -> Edit:
    """Take an offer out; the best of the others takes its place side by side."""
    kept = [i for i in range(len(decision.offers)) if i != index]
    removed = _with_offers(_pinned(decision), [decision.offers[i] for i in kept], kept)
    return Edit(removed, f"removing {offer_names(decision.offers)[index]}")


def add_role(decision: Decision, role: Role) -> Edit:
    """Add a role."""
    return add_roles(decision, [role])


def add_roles(decision: Decision, roles: Sequence[Role], *, instead: bool = False) -> Edit:
    """Add several roles at once.

    `instead`: where one of them is current, the one that was goes on beside it.
    """
    new = instead and any(role.is_current for role in roles)
    before = (_beside(r) if new and r.is_current else r for r in decision.roles)
    added = _with_roles(_pinned(decision), (*before, *roles))
    return Edit(added, _adding(role_names(added.roles), len(roles), "roles"))


def add_offers(decision: Decision, offers: Sequence[Offer]) -> Edit:
    """Add several offers at once; two offers side by side stay so, else the best are.

    What they meet of another decision's must-haves is left out.
    """
    count = len(decision.offers)
    offers = [_meeting(offer, decision.must_haves) for offer in offers]
    added = _with_offers(decision, (*decision.offers, *offers), range(count))
    added = added.replace(compare=None) if count < 2 else added
    return Edit(added, _adding(offer_names(added.offers), len(offers), "offers"))


def edit_role(decision: Decision, index: int, **fields: Any) -> Edit:
    """Change fields of a role."""
    roles, before = list(decision.roles), decision.roles[index]
    roles[index] = _changed(before, fields)
    name = _entries_of(role_names(roles)[index], before, roles[index])
    return Edit(_with_roles(_pinned(decision), roles), name)


def tick(decision: Decision, index: int, spikes: Collection[Dimension]) -> Edit:
    """Rate a role by its spikes: 8 where one is ticked, 4 elsewhere; no spike is an answer too.

    What was rated by hand stays.
    """
    role = decision.roles[index]
    by_tick = {d for d in Dimension if role.ratings[d] is None or _is_by_tick(role, d)}
    rated = {d: TICKED if d in spikes else NOT_TICKED for d in by_tick}
    ratings = Ratings.of(rated.get(d, role.ratings[d]) for d in Dimension)
    evidence = role.evidence | dict.fromkeys(by_tick, Evidence.TICKED)
    edited = edit_role(decision, index, ratings=ratings, evidence=evidence)
    return Edit(edited.decision, f"the spikes of {role_names(decision.roles)[index]}")


def ticked(role: Role) -> tuple[Dimension, ...] | None:
    """Return which spikes of a role are ticked; None where that is not answered yet."""
    by_tick = [d for d in Dimension if _is_by_tick(role, d)]
    return tuple(d for d in by_tick if (role.ratings[d] or 0) >= TICKED_FROM) if by_tick else None


def _is_by_tick(role: Role, dimension: Dimension) -> bool:
    rated = role.ratings[dimension] is not None
    return rated and role.evidence.get(dimension) is Evidence.TICKED


def make_current(decision: Decision, index: int) -> Edit:
    """Make a role that goes on the one that an offer would replace; the others go on beside it.

    Raises `ValueError` where the role has ended.
    """
    if decision.roles[index].end is not None:
        raise ValueError("choose a role without a last month")
    roles = [
        (role.replace(beside=False) if i == index else _beside(role)) if role.end is None else role
        for i, role in enumerate(decision.roles)
    ]
    return Edit(_with_roles(_pinned(decision), roles), WHICH_IS_CURRENT)


def remove_role(decision: Decision, index: int) -> Edit:
    """Take a role out."""
    roles = (*decision.roles[:index], *decision.roles[index + 1 :])
    name = f"removing {role_names(decision.roles)[index]}"
    return Edit(_with_roles(_pinned(decision), roles), name)


def look(decision: Decision, gut: str | None) -> Edit:
    """Look at the answer for the first time, with the option one's gut prefers or none.

    From here on changes are counted. Of more than two offers, the two best options are compared,
    whichever were before.
    """
    journal = decision.journal.replace(gut=gut, changes=Changes())
    compare = decision.compare if len(decision.offers) <= 2 else None
    return Edit(decision.replace(journal=journal, compare=compare), "the answer of your gut")


def write(decision: Decision, entry: str, value: Any) -> Edit:
    """Write an entry of the journal, by its name: "reasons", "review.lesson"."""
    outer, _, inner = entry.rpartition(".")
    if outer:
        entry, value = outer, getattr(decision.journal, outer).replace(**{inner: value})
    name = IN_THE_JOURNAL.get(entry) or f"the {entry.replace('_', ' ')}"
    status = _status(decision.journal, value) if entry == "chosen" else {}
    journal = decision.journal.replace(**{entry: value, **status})
    return Edit(decision.replace(journal=journal), f"{name} in the journal")


def _status(journal: Journal, chosen: str | None) -> dict[str, Status]:
    """Return the status once an option is chosen, or None: accepted, or proposed again.

    A status that was set otherwise by hand stays.
    """
    before, after = (
        Status.ACCEPTED if option else Status.PROPOSED for option in (journal.chosen, chosen)
    )
    return {"status": after} if journal.status == before else {}


def tallied(before: Decision, after: Decision) -> Decision:
    """Return the decision after an edit with the journal's counts brought up to date.

    They are those before the edit, and one more for what it changed; before the first look nothing
    is counted.
    """
    counts = before.journal.changes
    if counts is None:
        return after
    weights = before.weights.shares() != after.weights.shares()
    ratings = _rated(before.roles, after.roles) or _rated(before.offers, after.offers)
    other = (weights or ratings) and _leader(before) != _leader(after)
    counts = Changes(
        weights=counts.weights + weights,
        ratings=counts.ratings + ratings,
        leader=counts.leader + other,
    )
    return after.replace(journal=after.journal.replace(changes=counts))


def _rated(before: Sequence[Role | Offer], after: Sequence[Role | Offer]) -> bool:
    return len(before) == len(after) and any(
        a.ratings != b.ratings for a, b in zip(before, after, strict=True)
    )


def _leader(decision: Decision) -> str | None:
    """Return which of the two side by side leads, if either does."""
    return leader({option.name: option.total for option in compared(decision, score(decision))})


NO_LONGER_CURRENT: Mapping[str, Any] = {"pay": None, "market": None}  # its pay is not to come


def _beside(role: Role) -> Role:
    return role.replace(beside=True, **NO_LONGER_CURRENT)


def _changed(job: Job, fields: Mapping[str, Any]) -> Job:
    """Return a job with fields changed; what is rated by hand rests on the usual evidence.

    A role with a last month no longer goes on beside another. One that is no longer current loses
    its pay, and a compensation rating moved by hand is no longer the one from pay.
    """
    if isinstance(job, Role):
        if fields.get("end") is not None:
            fields = {"beside": False, **NO_LONGER_CURRENT, **fields}
        elif fields.get("beside"):
            fields = {**NO_LONGER_CURRENT, **fields}
    elif "ratings" in fields and fields["ratings"].compensation != job.ratings.compensation:
        fields = {"from_pay": False, **fields}
    after = job.replace(**fields)
    rated = {
        d
        for d in Dimension
        if after.ratings[d] != job.ratings[d]
        and (job.ratings[d] is None or job.evidence.get(d) is Evidence.TICKED)
    }
    if "evidence" in fields or rated.isdisjoint(job.evidence):
        return after
    return after.replace(evidence={d: e for d, e in job.evidence.items() if d not in rated})


def _meeting(offer: Offer, must_haves: Collection[str]) -> Offer:
    return offer.replace(meets={t: met for t, met in offer.meets.items() if t in must_haves})


def _adding(names: Sequence[str], number: int, jobs: str) -> str:
    return f"adding {names[-1] if number == 1 else f'{number} {jobs}'}"


def _entries_of(name: str, before: Role | Offer, after: Role | Offer) -> str:
    """Name what was edited of one job: "the planned months of Hexbourne"."""
    fields = [field for field, value in before if value != getattr(after, field)]
    if "ratings" in fields:  # what follows from rating by hand
        fields = [field for field in fields if field not in {"evidence", "from_pay"}]
    if "end" in fields or "beside" in fields:
        follows = {*NO_LONGER_CURRENT, *(["beside"] if "end" in fields else [])}
        fields = [field for field in fields if field not in follows]
    if fields == ["beside"]:
        return WHICH_IS_CURRENT
    if len(fields) != 1:
        return f"{len(fields)} entries of {name}"
    rated = [d.label.lower() for d in Dimension if before.ratings[d] != after.ratings[d]]
    entry = OF_A_JOB.get(fields[0], fields[0].replace("_", " "))
    return f"the {f'{rated[0]} rating' if len(rated) == 1 else entry} of {name}"


def _pair(decision: Decision) -> tuple[str, ...]:
    return tuple(option.name for option in compared(decision, score(decision)))


def _pinned(decision: Decision) -> Decision:
    """Name the two options side by side, so that they stay whatever becomes of their gains."""
    pair = _pair(decision)
    return decision.replace(compare=pair) if len(pair) == 2 else decision


def _with_offers(decision: Decision, offers: Sequence[Offer], places: Sequence[int]) -> Decision:
    """Return the decision with these offers, of which the first ones had these places before."""
    changed = decision.replace(offers=tuple(offers), compare=None)
    old, new = offer_names(decision.offers), offer_names(offers)
    now = {old[place]: name for place, name in zip(places, new, strict=False)}
    removed = set(old) - set(now)  # its name may be another's now
    changed = changed.replace(journal=_renaming(decision.journal, now))
    shown = (name for name in decision.compare or () if name not in removed)
    return _comparing(changed, [now.get(name, name) for name in shown])


def _with_roles(decision: Decision, roles: Sequence[Role]) -> Decision:
    changed = decision.replace(roles=tuple(roles), compare=None)
    without = dict.fromkeys((STAY, KEEP_LOOKING), _without_an_offer(changed))
    changed = changed.replace(journal=_renaming(decision.journal, without))
    return _comparing(changed, _renamed(decision, changed, decision.compare or ()))


def _renaming(journal: Journal, now: Mapping[str, str]) -> Journal:
    """Return the journal with the options' new names; what is gone keeps the name it had."""
    named = {"gut": journal.gut, "chosen": journal.chosen}
    return journal.replace(**{field: now.get(name, name) for field, name in named.items() if name})


def _renamed(before: Decision, after: Decision, names: Sequence[str]) -> list[str]:
    """Return options' names after an edit that leaves the offers' places as they were."""
    offers = dict(zip(offer_names(before.offers), offer_names(after.offers), strict=False))
    return [offers.get(name, _without_an_offer(after)) for name in names]


def _without_an_offer(decision: Decision) -> str:
    return STAY if decision.current_role else KEEP_LOOKING


def _comparing(decision: Decision, wanted: Sequence[str]) -> Decision:
    """Put the wanted options side by side; the best others fill in for those that are gone."""
    scores = score(decision)
    kept = [name for name in wanted if name in scores.names()]
    if not kept:
        return decision
    pair = [*kept, *(option.name for option in scores.ranked() if option.name not in kept)][:2]
    return decision.replace(compare=tuple(pair)) if len(pair) == 2 else decision
