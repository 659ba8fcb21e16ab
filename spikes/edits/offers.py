"""Edits of the offers: added, edited, copied, rated from a kind of role, removed."""

from collections.abc import Collection, Sequence
from typing import Any

from spikes.edits.edit import Edit
from spikes.edits.jobs import adding, changed, what_changed
from spikes.edits.side_by_side import pinned, renamed, side_by_side, with_offers, without_an_offer
from spikes.model import Decision, Dimension, Offer, Ratings
from spikes.model.names import offer_names


def add_offer(decision: Decision, offer: Offer) -> Edit:
    """Add an offer beside the first option shown, or the second where the first is no offer."""
    offers = (*decision.offers, offer)
    added = with_offers(pinned(decision), offers, range(len(decision.offers)))
    names, shown = offer_names(offers), renamed(decision, added, side_by_side(decision))
    kept = next((name for name in shown if name in names), without_an_offer(added))
    return Edit(added.replace(compare=(kept, names[-1])), f"adding {names[-1]}")


def add_offers(decision: Decision, offers: Sequence[Offer]) -> Edit:
    """Add several offers at once; with fewer than two before, the best options are compared.

    What they meet of another decision's must-haves is left out.
    """
    count = len(decision.offers)
    offers = [_meeting(offer, decision.must_haves) for offer in offers]
    added = with_offers(decision, (*decision.offers, *offers), range(count))
    added = added.replace(compare=None) if count < 2 else added
    return Edit(added, adding(offer_names(added.offers), len(offers), "offers"))


def edit_offer(decision: Decision, index: int, **fields: Any) -> Edit:
    """Change fields of an offer."""
    offers, before = list(decision.offers), decision.offers[index]
    offers[index] = changed(before, fields)
    edited = with_offers(pinned(decision), offers, range(len(offers)))
    return Edit(edited, what_changed(offer_names(offers)[index], before, offers[index]))


def duplicate_offer(decision: Decision, index: int) -> Edit:
    """Add a copy of an offer beside the original: the same job, say, on other terms."""
    added = add_offer(decision, decision.offers[index])
    names = offer_names(added.decision.offers)
    return Edit(added.decision.replace(compare=(names[index], names[-1])), added.name)


def start_from(decision: Decision, index: int, kind: Ratings, before: Ratings) -> Edit:
    """Rate an offer as a kind of role, where it is unrated or still as the kind before it."""
    ratings = decision.offers[index].ratings
    rated = (kind[d] if ratings[d] in {None, before[d]} else ratings[d] for d in Dimension)
    return edit_offer(decision, index, ratings=Ratings.of(rated))


def remove_offer(decision: Decision, index: int) -> Edit:
    """Take an offer out; the best of the others takes its place side by side."""
    kept = [i for i in range(len(decision.offers)) if i != index]
    removed = with_offers(pinned(decision), [decision.offers[i] for i in kept], kept)
    return Edit(removed, f"removing {offer_names(decision.offers)[index]}")


def _meeting(offer: Offer, must_haves: Collection[str]) -> Offer:
    return offer.replace(meets={t: met for t, met in offer.meets.items() if t in must_haves})
