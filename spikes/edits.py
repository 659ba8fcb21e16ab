"""The edits a person can make: a decision in, the next one out. What was put side by side stays
so under its new name.
"""

from collections.abc import Mapping, Sequence

from spikes.model import Changes, Decision, Journal, Offer, Ratings, Role, Status, Weights
from spikes.model.names import KEEP_LOOKING, STAY, offer_names
from spikes.scoring import compared, leader, score


def set_weights(decision: Decision, weights: Weights) -> Decision:
    """Weigh the dimensions anew."""
    return _pinned(decision).replace(weights=weights)


def rate(decision: Decision, option: str, ratings: Ratings) -> Decision:
    """Rate an option anew: an offer by its name, or by Stay the current role.

    Raises `KeyError` where no option with ratings has that name.
    """
    decision = _pinned(decision)
    if option == STAY and decision.current_role is not None:
        return edit_role(
            decision,
            decision.roles.index(decision.current_role),
            decision.current_role.replace(ratings=ratings),
        )
    index = offer_index(decision, option)
    return edit_offer(decision, index, decision.offers[index].replace(ratings=ratings))


def offer_index(decision: Decision, option: str) -> int:
    """Which offer has that option's name, counted from 0.

    Raises `KeyError` where none has.
    """
    names = offer_names(decision.offers)
    if option not in names:
        raise KeyError(option)
    return names.index(option)


def put_side_by_side(decision: Decision, first: str, second: str) -> Decision:
    """Compare these two options."""
    return decision.replace(compare=(first, second))


def edit_offer(decision: Decision, index: int, offer: Offer) -> Decision:
    """Put a changed offer in the place of the old one."""
    return _with_offers(
        _pinned(decision),
        [(offer if i == index else old, i) for i, old in enumerate(decision.offers)],
    )


def add_offer(decision: Decision, offer: Offer) -> Decision:
    """Add an offer and put it side by side with the first option shown, or the second where the
    first is no offer.
    """
    shown = _pair(decision)
    added = _with_offers(
        _pinned(decision), [*((old, i) for i, old in enumerate(decision.offers)), (offer, None)]
    )
    offers = offer_names(added.offers)
    kept = next((name for name in _renamed(decision, added, shown) if name in offers), None)
    return put_side_by_side(added, kept or _without_an_offer(added), offers[-1])


def duplicate_offer(decision: Decision, index: int) -> Decision:
    """Add a copy of an offer, side by side with the original: the same job, say, on other terms."""
    added = add_offer(decision, decision.offers[index])
    names = offer_names(added.offers)
    return put_side_by_side(added, names[index], names[-1])


def remove_offer(decision: Decision, index: int) -> Decision:
    """Take an offer out; the best of the others takes its place side by side."""
    return _with_offers(
        _pinned(decision), [(old, i) for i, old in enumerate(decision.offers) if i != index]
    )


def add_role(decision: Decision, role: Role) -> Decision:
    """Add a role."""
    return _with_roles(_pinned(decision), (*decision.roles, role))


def add_roles(decision: Decision, roles: Sequence[Role]) -> Decision:
    """Add several roles at once."""
    return _with_roles(_pinned(decision), (*decision.roles, *roles))


def add_offers(decision: Decision, offers: Sequence[Offer]) -> Decision:
    """Add several offers at once; the pair side by side stays, filled up by the best where it
    was no pair of offers.
    """
    added = _with_offers(
        decision,
        [
            *((old, i) for i, old in enumerate(decision.offers)),
            *((offer, None) for offer in offers),
        ],
    )
    return added.replace(compare=None) if len(decision.offers) < 2 else added


def edit_role(decision: Decision, index: int, role: Role) -> Decision:
    """Put a changed role in the place of the old one."""
    return _with_roles(
        _pinned(decision), [role if i == index else old for i, old in enumerate(decision.roles)]
    )


def remove_role(decision: Decision, index: int) -> Decision:
    """Take a role out."""
    return _with_roles(
        _pinned(decision), [old for i, old in enumerate(decision.roles) if i != index]
    )


def look(decision: Decision, gut: str | None) -> Decision:
    """Look at the answer for the first time, with the option one's gut prefers or none; from
    here on changes are counted.
    """
    return decision.replace(journal=decision.journal.replace(gut=gut, changes=Changes()))


def choose(decision: Decision, chosen: str | None) -> Decision:
    """Decide for an option, or for none any more; a first choice accepts the decision, and to take
    it back proposes it again.

    From one option to another the status stays as it is, and so does one that is set otherwise by
    hand.
    """
    journal = decision.journal
    before, after = (
        Status.ACCEPTED if option else Status.PROPOSED for option in (journal.chosen, chosen)
    )
    status = after if journal.status == before else journal.status
    return decision.replace(journal=journal.replace(chosen=chosen, status=status))


def tallied(before: Decision, after: Decision) -> Decision:
    """The decision after an edit, its journal's counts those from before it, and one more for what
    the edit changed.

    Before the first look nothing is counted.
    """
    counts = before.journal.changes
    if counts is None:
        return after
    weights = before.weights.shares() != after.weights.shares()
    ratings = _rated_anew(before.roles, after.roles) or _rated_anew(before.offers, after.offers)
    other = (weights or ratings) and _leader(before) != _leader(after)
    counts = Changes(
        weights=counts.weights + weights,
        ratings=counts.ratings + ratings,
        leader=counts.leader + other,
    )
    return after.replace(journal=after.journal.replace(changes=counts))


def _rated_anew(before: Sequence[Role | Offer], after: Sequence[Role | Offer]) -> bool:
    return len(before) == len(after) and any(
        a.ratings != b.ratings for a, b in zip(before, after, strict=True)
    )


def _leader(decision: Decision) -> str | None:
    """Which of the two side by side leads, if either does."""
    return leader({option.name: option.total for option in compared(decision, score(decision))})


def _pair(decision: Decision) -> tuple[str, ...]:
    return tuple(option.name for option in compared(decision, score(decision)))


def _pinned(decision: Decision) -> Decision:
    """The same two options stay side by side, whatever the edit does to their gains."""
    pair = _pair(decision)
    return decision.replace(compare=pair) if len(pair) == 2 else decision


def _with_offers(decision: Decision, offers: Sequence[tuple[Offer, int | None]]) -> Decision:
    """The decision with these offers, each with the place it had before."""
    changed = decision.replace(offers=tuple(offer for offer, _ in offers), compare=None)
    old, new = offer_names(decision.offers), offer_names(changed.offers)
    now = {old[before]: new[i] for i, (_, before) in enumerate(offers) if before is not None}
    removed = set(old) - set(now)  # its name may be another's now
    changed = changed.replace(journal=_renaming(decision.journal, now))
    return _comparing(
        changed, [now.get(name, name) for name in decision.compare or () if name not in removed]
    )


def _with_roles(decision: Decision, roles: Sequence[Role]) -> Decision:
    changed = decision.replace(roles=tuple(roles), compare=None)
    without = dict.fromkeys((STAY, KEEP_LOOKING), STAY if changed.current_role else KEEP_LOOKING)
    changed = changed.replace(journal=_renaming(decision.journal, without))
    return _comparing(changed, _renamed(decision, changed, decision.compare or ()))


def _renaming(journal: Journal, now: Mapping[str, str]) -> Journal:
    """The journal with the options it names under their names of now; what is gone keeps the
    name it had.
    """
    return journal.replace(
        **{
            field: now.get(name, name)
            for field in ("gut", "chosen")
            if (name := getattr(journal, field)) is not None
        }
    )


def _renamed(before: Decision, after: Decision, names: Sequence[str]) -> list[str]:
    """These options' names after an edit that leaves the offers' places as they were."""
    offers = dict(zip(offer_names(before.offers), offer_names(after.offers), strict=False))
    return [offers.get(name, _without_an_offer(after)) for name in names]


def _without_an_offer(decision: Decision) -> str:
    return STAY if decision.current_role else KEEP_LOOKING


def _comparing(decision: Decision, wanted: Sequence[str]) -> Decision:
    """The wanted options side by side; the best others fill in for those that are gone."""
    scores = score(decision)
    kept = [name for name in wanted if name in scores.names()]
    if not kept:
        return decision
    pair = [*kept, *(option.name for option in scores.ranked() if option.name not in kept)][:2]
    return put_side_by_side(decision, pair[0], pair[1]) if len(pair) == 2 else decision
