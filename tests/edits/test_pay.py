"""Pay, its market and the rating from it are edited together."""

import pytest
from pydantic import ValidationError

from spikes import edits
from spikes.files import decisions as files
from spikes.model import Dimension, Evidence, Market, Offer, Pay, Role
from spikes.model.names import KEEP_LOOKING, STAY
from tests.edits.examples import FIVES, SAMPLE

USD = Pay(currency="USD", base=180_000, bonus=0.1)
EUR = Pay(currency="EUR", base=90_000)
US, EU = (
    Market(currency=currency, p25=p25, p75=p75)
    for currency, p25, p75 in (("USD", 150_000, 190_000), ("EUR", 70_000, 95_000))
)


def test_pay_and_its_market_are_set_together() -> None:
    """An option's pay and market change at once, its currency too, and undo names them."""
    paid = edits.set_pay(SAMPLE, "Hexbourne", USD, US)
    assert (paid.decision.offers[0].pay, paid.decision.market) == (USD, US)
    assert paid.name == "the pay of Hexbourne"
    moved = edits.set_pay(paid.decision, "Hexbourne", EUR, EU).decision
    assert (moved.offers[0].pay, moved.market) == (EUR, EU)
    assert edits.set_pay(moved, "Hexbourne", None, None).decision.offers == SAMPLE.offers
    unpaid = edits.set_pay(moved, "Hexbourne", None, US).decision
    assert (unpaid.offers, unpaid.market) == (SAMPLE.offers, US)


def test_an_option_has_a_market_of_its_own() -> None:
    """An option's own market leaves the shared one as it is, and must be in the pay's currency."""
    paid = edits.set_pay(SAMPLE, "Hexbourne", USD, US).decision
    lower = US.replace(p25=100_000)
    both = edits.set_pay(paid, STAY, USD, lower, own=True).decision
    assert both.current_role
    assert (both.current_role.pay, both.current_role.market, both.market) == (USD, lower, US)
    with pytest.raises(ValidationError, match="Northfold pays in USD"):
        edits.set_pay(paid, STAY, USD, EU, own=True)


@pytest.mark.parametrize(("market", "own"), [(None, False), (EU, False), (EU, True)])
def test_pay_in_another_currency(market: Market | None, *, own: bool) -> None:
    """A second currency is no error: the options that shared a market keep it as their own."""
    paid = edits.set_pay(SAMPLE, "Hexbourne", USD, US).decision
    paid = edits.set_pay(paid, STAY, USD, US).decision
    both = edits.set_pay(paid, "CivicLine", EUR, market, own=own).decision
    for job in (both.roles[-1], both.offers[0]):
        assert (job.pay, both.market_for(job)) == (USD, US)
    civicline = both.offers[2]
    assert (civicline.pay, both.market_for(civicline)) == (EUR, market)
    assert both.market == (None if own else market)
    assert both.roles[:-1] == SAMPLE.roles[:-1]
    assert both.offers[1] == SAMPLE.offers[1]


def test_a_market_that_all_have_is_shared() -> None:
    """Once it is shared, who had the same as its own no longer does; another one stays."""
    other = US.replace(p50=170_000)
    paid = edits.set_pay(SAMPLE, STAY, USD, US, own=True).decision
    for option, market in (("Hexbourne", US), ("Fernmoor Health", other)):
        paid = edits.set_pay(paid, option, USD, market, own=True).decision
    assert paid.market is None
    shared = edits.set_pay(paid, "CivicLine", USD, US).decision
    assert shared.market == US
    jobs: list[Role | Offer] = [shared.roles[-1], *shared.offers]
    assert [job.market for job in jobs] == [None, None, other, None]
    assert [job.pay for job in jobs] == [USD] * 4


def test_a_rating_is_taken_from_pay_until_it_is_moved() -> None:
    """Taken from pay it is marked so, and in writing if one says so; moved by hand it is not."""
    paid = edits.set_pay(SAMPLE, "Hexbourne", USD, US).decision
    taken = edits.take_rating_from_pay(paid, "Hexbourne", 6, in_writing=True)
    offer = taken.decision.offers[0]
    assert (offer.ratings.compensation, offer.from_pay) == (6, True)
    assert offer.evidence[Dimension.COMPENSATION] is Evidence.WRITTEN
    assert taken.name == "the compensation rating of Hexbourne"
    moved = edits.edit_offer(taken.decision, 0, ratings=offer.ratings.replace(compensation=7))
    assert not moved.decision.offers[0].from_pay
    assert moved.name == "the compensation rating of Hexbourne"
    kept = edits.edit_offer(taken.decision, 0, ratings=offer.ratings.replace(social_impact=7))
    assert kept.decision.offers[0].from_pay
    said = edits.take_rating_from_pay(paid, "Hexbourne", 6, in_writing=False).decision.offers[0]
    assert said.evidence == SAMPLE.offers[0].evidence
    for option in (KEEP_LOOKING, "no such option"):
        with pytest.raises(KeyError, match=option):
            edits.take_rating_from_pay(files.blank(), option, 6, in_writing=False)


def test_a_role_that_ends_loses_its_pay() -> None:
    """Once the current role ends or goes on beside another, its pay is no longer to come."""
    paid = edits.set_pay(SAMPLE, STAY, USD, US, own=True).decision
    last = len(paid.roles) - 1
    new = Role(organisation="Next", start="2026-01", ratings=FIVES)
    ended = edits.edit_role(paid, last, end=SAMPLE.as_of)
    assert ended.name == "the last month of Northfold"
    beside = edits.edit_role(paid, last, beside=True)
    assert beside.name == edits.WHICH_IS_CURRENT
    for edited in (ended, beside, edits.add_roles(paid, [new], instead=True)):
        assert [role.pay for role in edited.decision.roles] == [None] * len(edited.decision.roles)
    both = paid.replace(roles=[*paid.roles, new.replace(beside=True)])
    other = edits.make_current(both, len(both.roles) - 1).decision
    assert [role.pay for role in other.roles] == [None] * len(other.roles)
