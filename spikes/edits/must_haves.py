"""Edits of the must-haves, and of what is known of them."""

from spikes.edits.edit import Edit
from spikes.edits.offers import edit_offer
from spikes.model import Decision


def add_must_have(decision: Decision, text: str) -> Edit:
    """Add a must-have; no offer is known to meet it yet."""
    added = decision.replace(must_haves=(*decision.must_haves, text))
    return Edit(added, f"adding the must-have “{added.must_haves[-1]}”")


def reword_must_have(decision: Decision, index: int, text: str) -> Edit:
    """Reword a must-have and keep its answers; with empty text, remove both."""
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
    """Note whether an offer meets a must-have; None where that is not known."""
    meets = {
        text: known for text, known in decision.offers[index].meets.items() if text != must_have
    }
    return edit_offer(decision, index, meets=meets if met is None else {**meets, must_have: met})
