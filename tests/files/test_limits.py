"""A file with more jobs or longer names than a decision holds opens, cut, and that is said."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from spikes.files.decisions import opened
from spikes.files.limits import limited
from spikes.model import MOST_OFFERS, MOST_ROLES, Dimension
from spikes.scoring import options
from tests import strategies

FIVES = dict.fromkeys(Dimension, 5)


def offers(*organisations: str, **keys: Any) -> list[dict[str, Any]]:
    """Offers of these organisations, as in a file."""
    return [{"organisation": name, "ratings": FIVES, **keys} for name in organisations]


def held(start: str, end: str | None = "2020-12") -> dict[str, Any]:
    """Return a role of these months, as in a file."""
    return {"organisation": start, "start": start, "end": end, "ratings": FIVES}


def cut(**keys: Any) -> tuple[Any, tuple[str, ...]]:
    """Return the decision in a file of these keys, and what is said of it."""
    found = opened(json.dumps({"as_of": "2026-11", "offers": [], **keys}).encode())
    return found.decision, found.notes


@settings(max_examples=100, deadline=None)
@given(strategies.decisions())
def test_what_fits_stays_as_it_is(decision: Any) -> None:
    """What can be entered has nothing cut, and is opened without a word."""
    keys = decision.model_dump(mode="json", by_alias=True)
    assert limited(keys) == (keys, ())


def test_the_latest_roles_stay() -> None:
    """Of more than 60 roles the latest by start stay, in their order, and the current one."""
    roles = [held("2010-01", None), *(held(f"20{20 - i // 12}-{i % 12 + 1:02}") for i in range(70))]
    decision, notes = cut(roles=roles)
    starts = [role["start"] for role in roles]
    latest = sorted(starts[1:])[-(MOST_ROLES - 1) :]
    assert [role.organisation for role in decision.roles] == [
        start for start in starts if start == "2010-01" or start in latest
    ]
    beside = [{**held(f"{1951 + i}-01", None), "beside": True} for i in range(MOST_ROLES)]
    kept = cut(roles=[held("1949-12", None) | {"start": "1950-01"}, *beside])[0].roles
    assert kept[0].is_current
    assert notes == ("This file has 71 roles, but Spikes holds 60. The 11 oldest are left out.",)


def test_the_first_offers_stay_and_those_compared() -> None:
    """Of more than 30 offers the first stay, and the two compared wherever they stand."""
    named = [f"Offer {i}" for i in range(40)]
    decision, notes = cut(offers=offers(*named), compare=["Offer 35", "Offer 2"])
    assert [offer.organisation for offer in decision.offers] == [*named[:29], "Offer 35"]
    assert decision.compare == ("Offer 35", "Offer 2")
    assert len(decision.offers) == MOST_OFFERS
    assert notes == (
        (
            "This file has 40 offers, but Spikes holds 30."
            " The last 10 that you do not compare are left out."
        ),
    )


@settings(deadline=None)
@given(st.permutations(range(3)), st.sampled_from(("all the same", "each its own")))
def test_references_still_mean_what_they_meant(order: list[int], names_are: str) -> None:
    """Names are cut once the pair, the gut and the choice are found by the names they had."""
    same = names_are == "all the same"
    long = [f"{'x' * 70} {'same' if same else i}" for i in range(3)]
    jobs = [offers(name, title=f"{'t' * 90} {i}")[0] for i, name in enumerate(long)]
    full = [
        f"{name}: {job['title']}" if same else name for name, job in zip(long, jobs, strict=True)
    ]
    first, second, third = order
    journal = {"gut": full[third], "chosen": full[first]}
    decision, notes = cut(offers=jobs, compare=[full[first], full[second]], journal=journal)
    names = [option.name for option in options(decision)][1:]
    assert decision.compare == (names[first], names[second])
    assert (decision.journal.gut, decision.journal.chosen) == (names[third], names[first])
    assert {len(offer.organisation) for offer in decision.offers} == {60}
    assert {len(offer.title) for offer in decision.offers} == {80}
    assert ["organisation has more than 60 characters" in note for note in notes] == [True]


def test_a_long_title_of_the_entry_is_cut() -> None:
    """The journal's title is cut as a job's is."""
    decision, notes = cut(journal={"title": "t" * 300})
    assert decision.journal.title == "t" * 79 + "…"
    assert len(notes) == 1


def test_the_original_comes_along_where_something_was_cut() -> None:
    """What was opened is at hand as it was, where it is more than the decision holds."""
    content = json.dumps({"offers": offers("x" * 61)}).encode()
    assert opened(content).original == content
    assert opened(b'{"offers": []}').original == b""
