"""Two options side by side stay so, or give way to the next best."""

from hypothesis import given
from hypothesis import strategies as st

from spikes import edits
from spikes.model import Decision, Offer, Role, Weights
from spikes.model.names import KEEP_LOOKING, STAY, offer_names
from spikes.scoring import options, score
from tests import strategies
from tests.edits.examples import SAMPLE, few, names, place, with_offers, without


@few
@given(with_offers)
def test_putting_side_by_side(decision: Decision) -> None:
    """Any two options can be put side by side, in either order, and nothing else changes."""
    first, second = offer_names(decision.offers)[-1], score(decision).names()[0]
    for wanted in ([first, second], [second, first]):
        edited = edits.put_side_by_side(decision, *wanted).decision
        assert names(edited) == wanted
        assert without(edited) == without(decision)


def test_the_order_is_as_put() -> None:
    """Neither gains nor the offers' order matter to who comes first."""
    for pair in (("CivicLine", "Hexbourne"), (STAY, "CivicLine")):
        assert edits.put_side_by_side(SAMPLE, *pair).decision == SAMPLE.replace(compare=pair)


@few
@given(with_offers, place, strategies.offers())
def test_what_is_named_exists(decision: Decision, index: int, offer: Offer) -> None:
    """After any edit, what the decision names side by side are two different options it has."""
    index %= len(decision.offers)
    for edit in (
        edits.edit_offer(decision, index, **dict(offer)),
        edits.add_offer(decision, offer),
        edits.remove_offer(decision, index),
        edits.remove_role(decision, 0) if decision.roles else edits.add_offers(decision, []),
        edits.set_weights(decision, Weights.of((1, 0, 0, 0, 0))),
    ):
        assert set(edit.decision.compare or ()) <= set(score(edit.decision).names())
        assert len(set(names(edit.decision))) == min(2, len(options(edit.decision)))


@few
@given(with_offers, place, st.booleans(), st.data())
def test_stay_becomes_keep_looking_and_back(
    decision: Decision,
    index: int,
    first: bool,  # noqa: FBT001
    data: st.DataObject,
) -> None:
    """Without a current role, Keep looking takes the place of Stay; with one, Stay is back."""
    as_of = decision.as_of.year * 12 + decision.as_of.month - 1
    finished = tuple(role for role in decision.roles if role.end)
    current: Role = data.draw(strategies.roles(as_of, current=True))
    offer = offer_names(decision.offers)[index % len(decision.offers)]

    def side_by_side(name: str) -> list[str]:
        return [name, offer] if first else [offer, name]

    held = decision.replace(roles=(*finished, current), compare=side_by_side(STAY))
    gone = edits.remove_role(held, len(finished)).decision
    assert names(gone) == side_by_side(KEEP_LOOKING)
    ended = edits.edit_role(held, len(finished), end=decision.as_of).decision
    assert names(ended) == side_by_side(KEEP_LOOKING)
    assert names(edits.add_roles(gone, [current]).decision) == side_by_side(STAY)
