"""What options and roles are called: each has a name of its own, as short as tells them apart."""

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from spikes.model import Offer, Ratings
from spikes.model.names import KEEP_LOOKING, LONGEST_NAME, STAY, offer_names
from tests import strategies

LAWS = settings(max_examples=100, deadline=None)


def job(organisation: str = "A", **fields: Any) -> Offer:
    """An offer of this organisation."""
    return Offer(organisation=organisation, ratings=Ratings.of([5] * 5), **fields)


@LAWS
@given(st.lists(st.builds(job, strategies.organisations, title=strategies.titles), max_size=8))
def test_names_tell_the_options_apart(offers: list[Offer]) -> None:
    """Every offer has a name of its own that begins as its organisation does, and none is called
    Stay or Keep looking.
    """
    names = offer_names(offers)
    assert len({*names, STAY, KEEP_LOOKING}) == len(offers) + 2
    assert all(
        name.startswith(offer.organisation[:19].rstrip())
        for name, offer in zip(names, offers, strict=True)
    )
    assert all(len(name) <= LONGEST_NAME * 3 // 2 + len(":  (1)") for name in names)


@LAWS
@given(
    st.lists(
        strategies.organisations.filter(lambda name: name not in {STAY, KEEP_LOOKING}),
        unique_by=str.strip,
        max_size=6,
    )
)
def test_an_organisation_that_does_not_repeat_is_the_name(organisations: list[str]) -> None:
    """Offers of different organisations are called by them alone, as far as there is room."""
    assume(len({name[:39].rstrip() for name in organisations}) == len(organisations))
    offers = [job(organisation, title="PM") for organisation in organisations]
    assert offer_names(offers) == tuple(
        name if len(name) <= LONGEST_NAME else f"{name[:39].rstrip()}…"
        for name in (offer.organisation for offer in offers)
    )


@pytest.mark.parametrize(
    ("jobs", "names"),
    [
        ([("A", "PM"), ("B", "PM")], ["A", "B"]),
        ([("A", "PM"), ("A", "Lead")], ["A: PM", "A: Lead"]),
        ([("A", "PM"), ("A", "PM"), ("A", "Lead")], ["A: PM (1)", "A: PM (2)", "A: Lead"]),
        ([("Stay", "PM"), ("Keep looking", "Lead")], ["Stay: PM", "Keep looking: Lead"]),
        (
            [("A", "PM"), ("A: PM (1)", "Lead"), ("A", "PM")],
            ["A: PM (2)", "A: PM (1)", "A: PM (3)"],
        ),
        ([("A", "PM"), ("A", "Lead"), ("A: PM", "")], ["A: PM (1)", "A: Lead", "A: PM (2)"]),
        ([("A", ""), ("A", "PM"), ("A", "")], ["A (1)", "A: PM", "A (2)"]),
        ([("Stay", "")], ["Stay (1)"]),
        (
            [("A" * 40, "PM"), ("B" * 41, "PM"), ("C" * 38 + " or D", "")],
            ["A" * 40, "B" * 39 + "…", "C" * 38 + "…"],
        ),
        (
            [("A" * 41, "P" * 41), ("A" * 42, "Lead")],
            [f"{'A' * 19}…: {'P' * 39}…", f"{'A' * 39}…: Lead"],
        ),
        ([("A" * 41, ""), ("A" * 42, "")], [f"{'A' * 39}… (1)", f"{'A' * 39}… (2)"]),
        ([], []),
    ],
)
def test_names_case_by_case(jobs: list[tuple[str, str]], names: list[str]) -> None:
    """The organisation, where it repeats the title too, and where that is still equal a number."""
    assert (
        list(offer_names(job(organisation, title=title) for organisation, title in jobs)) == names
    )
