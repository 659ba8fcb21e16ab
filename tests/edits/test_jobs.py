"""What holds for roles and offers alike."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from spikes import edits
from spikes.edits.jobs import changed
from spikes.model import Decision, Dimension, Evidence, Offer, Ratings
from tests import strategies
from tests.edits.examples import SAMPLE, decisions, few, names, pair, role_for, without


@few
@given(decisions, st.lists(strategies.offers(), max_size=3), st.data())
def test_several_are_added_at_once(
    decision: Decision, offers: list[Offer], data: st.DataObject
) -> None:
    """Offers, or roles, come last, in their order; nothing else changes but what is compared."""
    added = edits.add_offers(decision, offers).decision
    assert added.offers == (*decision.offers, *offers)
    assert without(added, "offers") == without(decision, "offers")
    assert len(pair(added)) == min(2, 1 + len(added.offers))
    roles = [role_for(data, decision, current=False) for _ in range(len(offers))]
    added = edits.add_roles(decision, roles).decision
    assert added.roles == (*decision.roles, *roles)
    assert without(added, "roles") == without(decision, "roles")
    assert names(added) == names(decision)


def test_a_first_rating_rests_on_the_usual_evidence() -> None:
    """A note from before there was a rating goes, unless there is a new one; others stay."""
    behind = dict.fromkeys(Dimension, Evidence.WRITTEN)
    some = Ratings.of((None, 5, 5, 5, 5))
    jobs: list[Any] = [SAMPLE.offers[0], SAMPLE.roles[0]]
    for job in jobs:
        noted = job.replace(ratings=some, evidence=behind)
        rated = changed(noted, {"ratings": some.replace(social_impact=4)})
        assert rated.evidence == {d: behind[d] for d in [*Dimension][1:]}
        said = dict.fromkeys(Dimension, Evidence.TICKED)
        assert changed(noted, {"ratings": rated.ratings, "evidence": said}).evidence == said
        assert changed(noted, {"title": "Lead"}).evidence == behind
        assert changed(noted, {"ratings": Ratings.none_yet()}).evidence == behind
