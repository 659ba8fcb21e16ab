"""A must-have and its answers stay together."""

from spikes import edits
from spikes.model import Decision
from tests.edits.examples import SAMPLE


def met(decision: Decision) -> list[dict[str, bool]]:
    """Return which must-haves each offer is known to meet or to miss."""
    return [offer.meets for offer in decision.offers]


def test_a_must_have_takes_its_answers_along() -> None:
    """Reworded, it keeps its answers; emptied, both are gone, and the others stay."""
    known = SAMPLE
    for text in ("Remote", "Home by six"):
        known = edits.add_must_have(known, text).decision
        known = edits.answer_must_have(known, 0, text, met=False).decision
    assert met(known) == [{"Remote": False, "Home by six": False}, {}, {}]
    reworded = edits.reword_must_have(known, 0, " From home ")
    assert reworded.decision.must_haves == ("From home", "Home by six")
    assert met(reworded.decision)[0] == {"From home": False, "Home by six": False}
    removed = edits.reword_must_have(known, 0, " ")
    assert removed.decision.must_haves == ("Home by six",)
    assert met(removed.decision) == [{"Home by six": False}, {}, {}]
    unknown = edits.answer_must_have(known, 0, "Remote", met=None)
    assert met(unknown.decision)[0] == {"Home by six": False}
    assert [edit.name for edit in (reworded, removed, unknown)] == [
        "rewording the must-have “Remote”",
        "removing the must-have “Remote”",
        "the must-haves of Hexbourne",
    ]


def test_offers_added_leave_another_decisions_must_haves_behind() -> None:
    """What is not a must-have here would be an error; what is one here is kept."""
    here = edits.add_must_have(SAMPLE, "Remote")
    there = SAMPLE.offers[0].replace(meets={"Remote": True, "A pool": True})
    added = edits.add_offers(here.decision, [there])
    assert met(added.decision)[-1] == {"Remote": True}
    assert here.name == "adding the must-have “Remote”"
