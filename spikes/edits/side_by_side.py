"""The two options side by side stay so, also where an edit changes their gains or their names."""

from collections.abc import Mapping, Sequence

from spikes.edits.edit import Edit
from spikes.model import Decision, Journal, Offer, Role
from spikes.model.names import KEEP_LOOKING, STAY, offer_names
from spikes.scoring import compared, score


def put_side_by_side(decision: Decision, first: str, second: str) -> Edit:
    """Compare these two options."""
    return Edit(decision.replace(compare=(first, second)), "which two stand side by side")


def pinned(decision: Decision) -> Decision:
    """Name the two options side by side, so that they stay when their gains change."""
    pair = side_by_side(decision)
    return decision.replace(compare=pair) if len(pair) == 2 else decision


def with_offers(decision: Decision, offers: Sequence[Offer], places: Sequence[int]) -> Decision:
    """Return the decision with these offers, of which the first ones had these places before."""
    changed = decision.replace(offers=tuple(offers), compare=None)
    old, new = offer_names(decision.offers), offer_names(offers)
    now = {old[place]: name for place, name in zip(places, new, strict=False)}
    removed = set(old) - set(now)  # its name may be another's now
    changed = changed.replace(journal=_renaming(decision.journal, now))
    shown = (name for name in decision.compare or () if name not in removed)
    return _comparing(changed, [now.get(name, name) for name in shown])


def with_roles(decision: Decision, roles: Sequence[Role]) -> Decision:
    """Return the decision with these roles; Keep looking takes the place of Stay, or Stay its."""
    changed = decision.replace(roles=tuple(roles))
    without = dict.fromkeys((STAY, KEEP_LOOKING), without_an_offer(changed))
    changed = changed.replace(journal=_renaming(decision.journal, without))
    return _comparing(changed, renamed(decision, changed, decision.compare or ()))


def renamed(before: Decision, after: Decision, names: Sequence[str]) -> list[str]:
    """Return options' names after an edit that leaves the offers' places as they were."""
    offers = dict(zip(offer_names(before.offers), offer_names(after.offers), strict=False))
    return [offers.get(name, without_an_offer(after)) for name in names]


def without_an_offer(decision: Decision) -> str:
    """Return the name of the option that takes no offer: Stay, or Keep looking."""
    return STAY if decision.current_role else KEEP_LOOKING


def side_by_side(decision: Decision) -> tuple[str, ...]:
    """Return the names of the options side by side: two, or fewer where there are fewer."""
    return tuple(option.name for option in compared(decision, score(decision)))


def _renaming(journal: Journal, now: Mapping[str, str]) -> Journal:
    """Return the journal with the options' new names; what is gone keeps the name it had."""
    named = {"gut": journal.gut, "chosen": journal.chosen}
    return journal.replace(**{field: now.get(name, name) for field, name in named.items() if name})


def _comparing(decision: Decision, wanted: Sequence[str]) -> Decision:
    """Put the wanted options side by side; the best others fill in for those that are gone."""
    scores = score(decision)
    kept = [name for name in wanted if name in scores.names()]
    if not kept:
        return decision
    pair = [*kept, *(option.name for option in scores.ranked() if option.name not in kept)][:2]
    return decision.replace(compare=tuple(pair)) if len(pair) == 2 else decision
