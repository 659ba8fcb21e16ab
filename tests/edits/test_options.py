"""An option edited by its name is the job of that name, and no other."""

import pytest
from hypothesis import assume, given

from spikes import edits
from spikes.model import Decision, Dimension, Evidence, Offer, Ratings
from spikes.model.names import KEEP_LOOKING, STAY, offer_names
from spikes.scoring import options
from tests import strategies
from tests.edits.examples import FIVES, decisions, few, names, place, without


@few
@given(decisions, place, strategies.ratings)
def test_rating_an_option_rates_it_alone(decision: Decision, index: int, ratings: Ratings) -> None:
    """Rating an option by its name rates that job and no other; the same two stay side by side."""
    rateable = [option for option in options(decision) if option.job]
    assume(rateable)
    number = index % len(rateable)
    option, job = rateable[number], rateable[number].job
    assert job
    edited = edits.edit_option(decision, option.name, ratings=ratings).decision
    after = [now.job for now in options(edited) if now.job][number]
    first = {d for d in job.ratings.unrated if ratings[d] is not None}
    moved = {d for d in Dimension if job.ratings[d] != ratings[d]}
    kept = {
        d: behind
        for d, behind in job.evidence.items()
        if d not in first and not (d in moved and behind is Evidence.TICKED)
    }
    by_hand = isinstance(job, Offer) and Dimension.COMPENSATION in moved
    no_longer = {"from_pay": False} if by_hand else {}
    assert after == job.replace(ratings=ratings, evidence=kept, **no_longer)
    jobs = zip([*decision.roles, *decision.offers], [*edited.roles, *edited.offers], strict=True)
    assert [old for old, new in jobs if old != new] == ([] if job.ratings == ratings else [job])
    assert without(edited, "roles", "offers") == without(decision, "roles", "offers")
    assert names(edited) == names(decision)


@few
@given(decisions)
def test_offers_are_found_by_their_names(decision: Decision) -> None:
    """Each name leads back to its offer; Keep looking, or what is not there, cannot be rated."""
    offers = offer_names(decision.offers)
    assert [edits.offer_index(decision, name) for name in offers] == list(range(len(offers)))
    for name in (KEEP_LOOKING, "no such option", *([] if decision.current_role else [STAY])):
        with pytest.raises(KeyError, match=name):
            edits.edit_option(decision, name, ratings=FIVES)
