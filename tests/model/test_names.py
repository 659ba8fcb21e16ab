"""What options and roles are called: each has a name of its own, as short as it can be."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spikes.model import Offer, Ratings
from spikes.model.names import KEEP_LOOKING, STAY, names, offer_names
from tests import strategies

LAWS = settings(max_examples=100, deadline=None)


def job(organisation: str = "A", **fields: Any) -> Offer:
    """Return an offer of this organisation."""
    return Offer(organisation=organisation, ratings=Ratings.of([5] * 5), **fields)


@LAWS
@given(st.lists(st.builds(job, strategies.organisations, title=strategies.titles), max_size=8))
def test_names_tell_the_options_apart(offers: list[Offer]) -> None:
    """Every offer has its own name, which begins with its organisation; none is called Stay."""
    names = offer_names(offers)
    assert len({*names, STAY, KEEP_LOOKING}) == len(offers) + 2
    for name, offer in zip(names, offers, strict=True):
        assert name.startswith(offer.organisation)
        assert len(name) <= len(f"{offer.organisation}: {offer.title} (1)")


@LAWS
@given(st.lists(strategies.organisations, unique_by=str.strip, max_size=6))
def test_an_organisation_that_does_not_repeat_is_the_name(organisations: list[str]) -> None:
    """Offers of different organisations are called by them alone."""
    offers = [job(name, title="PM") for name in organisations if name not in {STAY, KEEP_LOOKING}]
    assert offer_names(offers) == tuple(offer.organisation for offer in offers)


@pytest.mark.parametrize(
    ("jobs", "names"),
    [
        ([("A", "PM"), ("B", "PM")], ["A", "B"]),
        ([("A", "PM"), ("A", "Lead")], ["A: PM", "A: Lead"]),
        ([("A", "PM"), ("A", "PM"), ("A", "Lead")], ["A: PM (1)", "A: PM (2)", "A: Lead"]),
        ([("Stay", "PM"), ("Keep looking", "Lead")], ["Stay: PM", "Keep looking: Lead"]),
        ([("A", "PM"), ("A: PM (1)", ""), ("A", "PM")], ["A: PM (2)", "A: PM (1)", "A: PM (3)"]),
        ([("A", "PM"), ("A", "Lead"), ("A: PM", "")], ["A: PM (1)", "A: Lead", "A: PM (2)"]),
        ([("A", ""), ("A", "PM"), ("A", "")], ["A (1)", "A: PM", "A (2)"]),
        ([("Stay", "")], ["Stay (1)"]),
        ([], []),
    ],
)
def test_names_case_by_case(jobs: list[tuple[str, str]], names: list[str]) -> None:
    """The organisation, where it repeats the title too, and where that is still equal a number."""
    offers = (job(organisation, title=title) for organisation, title in jobs)
    assert [*offer_names(offers)] == names


def test_many_equal_names_are_numbered_soon() -> None:
    """What a file too large for a decision holds is named in time that grows with it alone."""
    assert names([("", "")] * 100_000)[-1] == " (100000)"
