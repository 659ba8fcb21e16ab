"""Front matter is flat and says what the data say, to whatever reads YAML."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from spikes.analysis.results import Results
from spikes.files.decisions import sample
from spikes.journal import front_matter
from spikes.model import Decision, Dimension, Evidence, Journal
from tests import strategies
from tests.hostile import TEXTS

titles = st.text(max_size=30) | st.sampled_from(TEXTS)
DECIDED = sample().replace(
    journal=Journal(
        status="accepted",
        date=date(2026, 11, 24),
        review_on=date(2027, 5, 24),
        chosen="Hexbourne",
        confidence=0.7,
    )
)


def stated(text: str) -> dict[str, Any]:
    """Return what another program, by the rules of YAML 1.2, reads."""
    found: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return found


@settings(max_examples=100, deadline=None)
@given(strategies.decisions(), titles)
def test_what_is_written_is_what_another_program_reads(decision: Decision, title: str) -> None:
    """The keys are flat, in their order, and a YAML 1.2 program reads each value as what it is."""
    keys = front_matter.keys(Results(decision), title)
    found = stated(front_matter.written(keys))
    assert [*found] == [*keys]
    assert found == keys
    assert all(type(found[key]) is type(value) for key, value in keys.items())
    assert not any(
        isinstance(item, list | dict)
        for value in found.values()
        if isinstance(value, list)
        for item in value
    )


def test_the_keys_of_an_entry() -> None:
    """The keys stand in their order, weights in percent, and what is unknown is left empty."""
    first = DECIDED.roles[0].replace(evidence=dict.fromkeys(Dimension, Evidence.TICKED))
    decided = DECIDED.replace(roles=[first, *DECIDED.roles[1:]])
    text = front_matter.written(front_matter.keys(Results(decided), "Hexbourne: yes or no"))
    assert text.splitlines() == [
        "title: 'Hexbourne: yes or no'",
        "type: career-decision",
        "schema: spikes/2",
        "status: accepted",
        "date: 2026-11-24",
        "decide_by:",
        "review_date: 2027-05-24",
        "reply_by:",
        "options:",
        "- Stay",
        "- Hexbourne",
        "- Fernmoor Health",
        "- CivicLine",
        "chosen: Hexbourne",
        "gut:",
        "confidence: 0.7",
        "verdict: too close to call",
        "phase: Early climb",
        "weight_social_impact: 10",
        "weight_management_chops: 10",
        "weight_industry_expertise: 25",
        "weight_compensation: 20",
        "weight_advancement_speed: 35",
        "roles_beside: []",
        "roles_ticked:",
        "- Quillstone Advisory",
        "tags:",
        "- career",
        "- decision",
    ]


def test_the_reply_that_is_due_first_is_named() -> None:
    """Of several offers with a day to answer by, the earliest counts."""
    days = (None, date(2026, 12, 9), date(2026, 12, 1))
    offers = tuple(
        offer.replace(reply_by=day) for offer, day in zip(DECIDED.offers, days, strict=True)
    )
    assert front_matter.keys(Results(DECIDED.replace(offers=offers)), "")["reply_by"] == date(
        2026, 12, 1
    )
