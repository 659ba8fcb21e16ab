"""Every sentence verbatim, in one file that a person reads and approves: approved.txt.

`APPROVE=1 pytest tests/words/test_approved.py` rewrites it; review the difference like any other.
"""

import inspect
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

from hypothesis import given, settings

from spikes.analysis.results import Results, later
from spikes.files.decisions import blank, sample
from spikes.journal import prose
from spikes.model import (
    Decision,
    Dimension,
    Evidence,
    Market,
    Offer,
    Outcome,
    Pay,
    Ratings,
    Review,
    Weights,
    presets,
)
from spikes.words import (
    answer,
    ask,
    cards,
    chance,
    gains,
    leaving,
    must_haves,
    options,
    pay,
    roles,
    sureness,
    tables,
    time,
)
from tests.analysis.examples import a_role_decides, ticked_sample
from tests.journal.test_entry import FILLED
from tests.strategies import decisions

APPROVED = Path(__file__).with_name("approved.txt")
SAMPLE, PHASES = sample(), presets.life_phases()
BLANK = blank().replace(as_of=SAMPLE.as_of)
FIVE = (5, 5, 5, 5, 5)

Modules = Sequence[ModuleType]


def offered(*ratings: Sequence[float | None], **others: Any) -> Decision:
    """Return a decision on offers A, B … of these ratings, without a career behind them."""
    named = zip("ABCDEF", ratings, strict=False)
    offers = [Offer(organisation=name, ratings=Ratings.of(each)) for name, each in named]
    return BLANK.replace(offers=offers, compare=("A", "B"), **others)


def with_first(**fields: Any) -> Decision:
    """Return the sample with other fields in its first offer."""
    return SAMPLE.replace(offers=[SAMPLE.offers[0].replace(**fields), *SAMPLE.offers[1:]])


def held_for(months: int) -> Decision:
    """Return the sample with so many months in the current role."""
    start = later(SAMPLE.as_of, 1 - months)
    return SAMPLE.replace(roles=[*SAMPLE.roles[:-1], SAMPLE.roles[-1].replace(start=start)])


def rated(rating: float | None) -> Decision:
    """Return the sample with one rating for every role in every dimension."""
    ratings = Ratings.of([rating] * 5)
    return SAMPLE.replace(roles=[role.replace(ratings=ratings) for role in SAMPLE.roles])


LETTER = Pay(
    currency="USD",
    base=170_000,
    bonus=0.1,
    bonus_odds=0.8,
    sign_on=40_000,
    grant=400_000,
    vesting="back-loaded",
    equity="public",
)
START_UP = Pay(currency="USD", base=150_000, grant=160_000, equity="private")
CIVIC = Pay(currency="EUR", base=78_000, benefits=9_000)
BAND = Market(currency="USD", p25=150_000, p75=190_000, source="the posted band", as_of="2026-11")


def paid(first: Pay, second: Pay | None = None, **others: Any) -> Decision:
    """Return the sample with these packages for its first offers."""
    packages = zip(SAMPLE.offers, (first, second), strict=False)
    offers = [offer.replace(pay=its, from_pay=True) for offer, its in packages]
    return SAMPLE.replace(offers=[*offers, SAMPLE.offers[2]], **others)


def stay_paid(package: Pay, **others: Any) -> Decision:
    """Return the sample with this package for the current role."""
    role = SAMPLE.roles[-1].replace(pay=package)
    return SAMPLE.replace(roles=[*SAMPLE.roles[:-1], role], **others)


def answered(meets: dict[str, bool], pay: Pay | None = None, **others: Any) -> Decision:
    """Return the sample with must-haves and a next phase, where the first offer has answers."""
    offers = [SAMPLE.offers[0].replace(meets=meets, pay=pay), *SAMPLE.offers[1:]]
    texts = (*meets, "A manager I’d learn from")
    return SAMPLE.replace(must_haves=texts, next_phase="Provider", offers=offers, **others)


FIRST = (answer, chance, gains, cards, ask)  # what stands on the first screen, or behind it
LOOK = (*FIRST, sureness)
# A decision, the modules to render, and the weights that are locked.
CASES: dict[str, tuple[Any, ...]] = {
    "The sample": (SAMPLE, (*FIRST, sureness, options, roles, time, tables)),
    **{f"The sample, {phase}": (SAMPLE.replace(weights=PHASES[phase]), LOOK) for phase in PHASES},
    "A locked weight": (SAMPLE, (sureness,), Dimension.COMPENSATION),
    "Stay beside an offer": (SAMPLE.replace(compare=("Stay", "Hexbourne")), LOOK),
    "An option in between": (SAMPLE.replace(compare=("Fernmoor Health", "CivicLine")), LOOK),
    "An option outside": (SAMPLE.replace(weights=Weights.of((89, 3, 3, 3, 2))), LOOK),
    "One weight alone": (SAMPLE.replace(weights=Weights.of((0, 0, 1, 0, 0))), LOOK),
    "No offer": (SAMPLE.replace(offers=[], compare=None), (*FIRST, sureness, time)),
    "No role, no offer": (BLANK, (*FIRST, sureness, options, roles, time, tables)),
    "No current role": (SAMPLE.replace(roles=SAMPLE.roles[:-1]), (*FIRST, options, roles, time)),
    "One offer": (offered(FIVE).replace(compare=None), (*FIRST, sureness, time)),
    "A tie at any weights": (offered(FIVE, FIVE), (*LOOK, time)),
    "A tie at these weights": (offered((8, 2, 5, 5, 5), (2, 8, 5, 5, 5)), LOOK),
    "Ahead everywhere": (offered((9,) * 5, (5, 5, 5, 5, 4)), LOOK),
    "Level or ahead": (offered((9, 9, 9, 9, 5), (5, 5, 5, 5, 5)), LOOK),
    "Clear": (offered((10, 10, 10, 2, 10), FIVE), LOOK),
    "A lead, not a clear one": (offered((7, 4, 5, 6, 5), FIVE), LOOK),
    "The uncertainty favours the other": (offered((10, 10, 0, 0, 0), (0, 0, 8.1, 8.1, 8)), LOOK),
    "Unsure beyond a close call": (offered((10, 10, 0, 0, 0), (0, 0, 7.5, 7.5, 7.5)), LOOK),
    "All against nothing": (offered((10,) * 5, (0,) * 5), LOOK),
    "Many options": (offered(*([9 if i == d else 3 for i in range(5)] for d in range(5))), LOOK),
    "Only losses": (rated(9), (*FIRST, options)),
    "Never rated": (rated(None), (*FIRST, roles)),
    "An offer not rated yet": (with_first(ratings=Ratings.none_yet()), (*FIRST, options)),
    "Two offers not rated yet": (offered((None,) * 5, (None, 5, 5, 5, 5), (None,) * 5), LOOK),
    "Roles ticked": (ticked_sample(), (*FIRST, sureness, roles)),
    "A role beside": (
        SAMPLE.replace(roles=[*SAMPLE.roles[:3], SAMPLE.roles[3].replace(beside=True)]),
        (roles,),
    ),
    "A role decides": (a_role_decides(), LOOK),
    "Rated, without a spike": (rated(4), (roles,)),
    "Seen for oneself": (with_first(evidence=dict.fromkeys(Dimension, Evidence.SEEN)), LOOK),
    "Left early, far from the goal": (
        with_first(planned_months=12, relevance="tangential", ratings=Ratings.of((8,) * 5)),
        (options,),
    ),
    "Too long, without a spike": (
        with_first(planned_months=40, ratings=Ratings.of(FIVE)),
        (options,),
    ),
    "A cap that no rating passes": (
        with_first(relevance="tangential", ratings=Ratings.of((3, 3, 10, 8, 4))),
        (*FIRST, sureness),
    ),
    **{f"Held for {n} months": (held_for(n), (roles,)) for n in (1, 9, 18, 36, 45)},
    "Must-haves": (
        answered({"Remote": True, "Home by six": False}, compare=("Stay", "Hexbourne")),
        (*FIRST, leaving, must_haves, sureness, time),
    ),
    "Must-haves of the one behind": (
        answered({"Remote": False}, pay=LETTER, market=BAND),
        (*FIRST, leaving, must_haves, time),
    ),
    "Pay of both": (paid(LETTER, START_UP, market=BAND), (pay,)),
    "Pay that is from a market": (paid(START_UP.replace(base=210_000), market=BAND), (pay,)),
    "Pay before the cliff": (
        paid(LETTER).replace(offers=[SAMPLE.offers[0].replace(pay=LETTER, planned_months=11)]),
        (pay,),
    ),
    "Pay in two currencies": (paid(CIVIC, LETTER), (pay,)),
    "The same pay": (paid(CIVIC, CIVIC), (pay,)),
    "Pay that all vests": (stay_paid(LETTER.replace(sign_on=0), stay_months=48), (pay,)),
    "Pay without a stay": (stay_paid(CIVIC, stay_months=0), (pay,)),
    "Another market": (
        paid(LETTER, market=BAND).replace(
            offers=[
                SAMPLE.offers[0].replace(pay=LETTER, market=BAND.replace(p25=1_000, source="mine"))
            ]
        ),
        (pay,),
    ),
    "More than pay alone can be": (
        paid(LETTER, market=BAND, weights=Weights.of((10, 10, 25, 18, 37))),
        (pay,),
    ),
}
REVIEWED = FILLED.replace(
    journal=FILLED.journal.replace(
        prediction=FILLED.journal.prediction.replace(came_true=True),
        review=Review(
            reviewed_on=date(2027, 6, 1), happened="It went well.", outcome=Outcome.BETTER
        ),
    )
)


def sentences(results: Results, modules: Modules) -> Iterator[tuple[str, str, str]]:
    """Yield for every function, and all that it can be asked about: its name, what, and a text."""
    found, first = results.comparison, results.pair[0].name
    questions = found.ask_first if found else ()
    known: Mapping[str, Mapping[str, Any]] = {
        "option": {option.name: option for option in results.scores.options},
        "role": {role.organisation: role for role in results.decision.roles},
        "job": {option.name: option.option.job for option in results.pair},
        "dimension": {d: d for d in Dimension},
        "asked": {f"{asked.option}, {asked.dimension}": asked for asked in questions},
        "first": {first: first},
        "today": {"that day": date(2026, 11, 29)},
        "second": {"Founder": "Founder"},
        "name": {first: first},
        "at": {"at the end": results.paths[first][-1]},
        "shown": {"all": results.paths},
    }
    for module in modules:
        for name, function in functions(module):
            _, *parameters = inspect.signature(function).parameters
            for asked in product(*(known[parameter].items() for parameter in parameters)):
                about = ", ".join(label for label, _ in asked)
                text = as_text(function(results, *(value for _, value in asked)))
                yield f"{module.__name__.rpartition('.')[2]}.{name}", about, text


def functions(module: ModuleType) -> list[tuple[str, Callable[..., Any]]]:
    """Return a module's own public functions, in their order."""
    own = inspect.getmembers(module, lambda found: inspect.getmodule(found) is module)
    found = [(name, each) for name, each in own if inspect.isfunction(each) and name[0] != "_"]
    return sorted(found, key=lambda pair: inspect.getsourcelines(pair[1])[1])


def as_text(found: Any) -> str:
    """Return what a function gives as text."""
    if isinstance(found, answer.Answer):
        return "\n".join(filter(None, (found.verdict, found.sentence, found.chance, found.lead)))
    if isinstance(found, dict):
        return "\n".join(f"{key}: {value}" for key, value in found.items())
    if isinstance(found, list):
        return "\n".join(row if isinstance(row, str) else " | ".join(row) for row in found)
    return str(found)


def everything() -> str:
    """Return the first case in full, and one new sentence a function of each other case."""
    text = ""
    for title, (decision, modules, *locked) in CASES.items():
        results, most = Results(decision, frozenset(locked)), 1 if text else 100
        text += f"\n# {title}\n"
        new = Counter[str]()
        for name, about, sentence in sentences(results, modules):
            lines = sentence.replace("\n", "\n    ")
            if lines and lines not in text and new[name] < most:
                new[name] += 1
                text += f"{name}({about})\n    {lines}\n"
    entry = (prose.standing(REVIEWED.journal), prose.sections(Results(REVIEWED)))
    return "\n\n".join((f"{text}\n# The entry of a review", *entry, ""))


def test_every_sentence_is_as_approved() -> None:
    """Sentences stand in the approved file, word for word; APPROVE=1 rewrites it."""
    now = everything()
    if os.environ.get("APPROVE"):
        APPROVED.write_text(now, encoding="utf-8")
    assert now == APPROVED.read_text(encoding="utf-8")


@given(decisions())
@settings(max_examples=40, deadline=None)
def test_no_sentence_fails_or_has_a_hole(decision: Decision) -> None:
    """Whatever the decision, every sentence can be written, and none says None or nan."""
    written = decision.model_dump_json()
    modules = (*CASES["The sample"][1], leaving, must_haves, pay)
    for name, _, text in sentences(Results(decision), modules):
        for hole in ("None", "nan", "inf "):
            assert hole not in text or hole in written, name
