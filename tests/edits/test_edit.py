"""Each edit is called by what it did."""

import inspect
from collections.abc import Callable
from datetime import date
from importlib import import_module
from types import ModuleType

import pytest

from spikes import edits
from spikes.model import Assumptions, Ratings
from spikes.model.names import STAY
from tests.edits.examples import PROVIDER, SAMPLE
from tests.test_layers import SOURCES

NEW, RATED = SAMPLE.roles[1].replace(organisation="New"), SAMPLE.offers[0].ratings
TICKED = edits.tick(edits.edit_role(SAMPLE, 1, ratings=Ratings.none_yet()).decision, 1, []).decision
# Made in the test, not as this file is read: so its failure names the edit.
NAMED: dict[str, Callable[[], edits.Edit]] = {
    "the weights": lambda: edits.set_weights(SAMPLE, PROVIDER),
    "the compensation rating of Hexbourne": lambda: edits.edit_option(
        SAMPLE, "Hexbourne", ratings=RATED.replace(compensation=1)
    ),
    "the ratings of Hexbourne": lambda: edits.edit_option(
        SAMPLE, "Hexbourne", ratings=Ratings.of([0] * 5)
    ),
    "the ratings of Northfold": lambda: edits.edit_option(
        SAMPLE, STAY, ratings=Ratings.of([0] * 5)
    ),
    "the title of Hexbourne": lambda: edits.edit_offer(SAMPLE, 0, title="Lead"),
    "the planned months of Hexbourne": lambda: edits.edit_offer(SAMPLE, 0, planned_months=7),
    "the day to reply by of Hexbourne": lambda: edits.edit_offer(
        SAMPLE, 0, reply_by=date(2027, 1, 1)
    ),
    "2 entries of Hexbourne": lambda: edits.edit_offer(SAMPLE, 0, title="Lead", reason="Pay"),
    "the first month of Paywren": lambda: edits.edit_role(SAMPLE, 1, start=date(2018, 10, 1)),
    "2 entries of Northfold": lambda: edits.edit_role(SAMPLE, 3, title="PM", reason="Pay"),
    "the spikes of Paywren": lambda: edits.tick(
        edits.edit_role(SAMPLE, 1, ratings=Ratings.none_yet()).decision, 1, []
    ),
    "the management chops rating of Paywren": lambda: edits.edit_role(  # no longer by a tick
        TICKED, 1, ratings=TICKED.roles[1].ratings.replace(management_chops=1)
    ),
    "the part not in the numbers of Hexbourne": lambda: edits.edit_offer(
        SAMPLE, 0, outside="The team"
    ),
    "the must-haves of Hexbourne": lambda: edits.answer_must_have(
        edits.add_must_have(SAMPLE, "Remote").decision, 0, "Remote", met=True
    ),
    "which role an offer would replace": lambda: edits.edit_role(SAMPLE, 3, beside=True),
    "removing Paywren": lambda: edits.remove_role(SAMPLE, 1),
    "removing Hexbourne": lambda: edits.remove_offer(SAMPLE, 0),
    "adding New": lambda: edits.add_roles(SAMPLE, [NEW]),
    "adding 2 roles": lambda: edits.add_roles(SAMPLE, [NEW, NEW]),
    "adding 2 offers": lambda: edits.add_offers(SAMPLE, SAMPLE.offers[:2]),
    "adding Hexbourne: Principal PM, merchant payments (2)": lambda: edits.duplicate_offer(
        SAMPLE, 0
    ),
    "which two stand side by side": lambda: edits.put_side_by_side(SAMPLE, "Stay", "CivicLine"),
    "the goal": lambda: edits.enter(SAMPLE, "goal", "Else"),
    "the month of this decision": lambda: edits.enter(SAMPLE, "as_of", date(2027, 1, 1)),
    "the assumptions": lambda: edits.enter(SAMPLE, "assumptions", Assumptions(power=1)),
    "the months to stay": lambda: edits.enter(SAMPLE, "stay_months", 1),
    "the decision in the journal": lambda: edits.write(SAMPLE, "chosen", "Hexbourne"),
    "the reasons in the journal": lambda: edits.write(SAMPLE, "reasons", "Pay"),
    "what would change my mind in the journal": lambda: edits.write(
        SAMPLE, "change_my_mind", "More pay"
    ),
    "the day to decide by in the journal": lambda: edits.write(
        SAMPLE, "decide_by", date(2027, 1, 1)
    ),
    "the day of the review in the journal": lambda: edits.write(
        SAMPLE, "review_on", date(2027, 1, 1)
    ),
    "the review in the journal": lambda: edits.write(SAMPLE, "review.lesson", "Ask"),
    "what would let me come back in the journal": lambda: edits.write(
        SAMPLE, "come_back", "A call"
    ),
    "the answer of your gut": lambda: edits.look(SAMPLE, "Stay"),
}


@pytest.mark.parametrize("name", NAMED)
def test_an_edit_is_named_by_what_it_did(name: str) -> None:
    """One job is named, several are counted; undo says the same name."""
    edit = NAMED[name]()
    assert edit.name == name
    assert edit.decision != SAMPLE


MODULES = [import_module(module) for module in SOURCES if module.startswith("spikes.edits.")]


@pytest.mark.parametrize("module", MODULES)
def test_every_edit_is_offered_by_the_room(module: ModuleType) -> None:
    """Whatever gives an edit can be had from `spikes.edits`, whichever of its modules it is in."""
    giving = {
        name
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if inspect.signature(function).return_annotation is edits.Edit
    }
    assert giving <= set(edits.__all__)
