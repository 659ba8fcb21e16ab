"""What an entry says to its reader; its sentences stand in tests/words/approved.txt."""

import re
from datetime import date

import pytest

from spikes.analysis.results import Results
from spikes.files.decisions import blank
from spikes.journal.entry import dated
from spikes.journal.prose import sections
from spikes.model import Changes, Decision, Door
from tests.journal.test_entry import FILLED, SAMPLE, SECTIONS
from tests.words.test_markdown import READER, shown


def by_heading(decision: Decision, *chart: str) -> dict[str, str]:
    """Return the text of each section of an entry, rendered, on one line."""
    _, *parts = re.split("^## (.*)$", sections(Results(decision), *chart), flags=re.MULTILINE)
    return {
        heading: shown(READER.render(text))
        for heading, text in zip(parts[::2], parts[1::2], strict=True)
    }


def test_the_sections_stand_in_their_order() -> None:
    """A full entry has every section, in the order of the format."""
    assert tuple(by_heading(FILLED, "chart.svg")) == SECTIONS


def test_a_section_with_nothing_to_say_is_left_out() -> None:
    """An entry of nothing but a date says little, and what is still to come in a line each."""
    found = by_heading(dated(blank(), date(2026, 11, 24)))
    weighed, review = "How the weights were set", "Review"
    few = ["Options and ratings", "The chart, in words", "Decision and reasons", weighed, review]
    assert list(found) == few
    assert found["Decision and reasons"] == "Not decided yet."
    assert found["Review"].startswith("Due on 2027-05-24.")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (None, "life phase Early climb."),
        (Changes(), "Neither weights nor ratings were changed after the first look"),
        (Changes(weights=1), "changed once and ratings not at all after the first look"),
        (Changes(weights=1), "the leader stayed"),
        (Changes(ratings=3, leader=2), "ratings 3 times after the first look"),
        (Changes(ratings=3, leader=2), "2 of these changes made"),
    ],
)
def test_how_the_weights_were_set_is_said_as_it_is(changes: Changes | None, said: str) -> None:
    """The counts come without a judgement; before the first look there are none."""
    decision = SAMPLE.replace(journal=SAMPLE.journal.replace(changes=changes))
    found = by_heading(decision)["How the weights were set"]
    assert said in found
    assert ("Undoing" in found) == (changes not in {None, Changes()})


@pytest.mark.parametrize(
    ("name", "alternative"),
    [("chart.svg", "Two | [skylines]"), ("a b(1).svg", ""), ("javascript:alert(1)", "")],
)
def test_the_picture_is_linked_with_what_it_shows(name: str, alternative: str) -> None:
    """It stands by its file's name, whatever that is, with a text for who cannot see it."""
    html = READER.render(sections(Results(FILLED), name, alternative))
    ((source, text),) = re.findall('<img src="([^"]*)" alt="([^"]*)"', html)
    assert ":" not in source
    assert text == alternative or text.startswith("Hexbourne takes your coverage")


@pytest.mark.parametrize("door", Door)
def test_a_one_way_door_is_asked_about(door: Door) -> None:
    """Where nothing was written about coming back, the entry asks."""
    offers = [offer.replace(door=door) for offer in FILLED.offers]
    silent = FILLED.replace(offers=offers, journal=FILLED.journal.replace(come_back=""))
    found = by_heading(silent)["Ask before you sign"]
    assert ("come back" in found) == (door is Door.ONE_WAY)


def test_assumptions_of_ones_own_are_named() -> None:
    """What is not assumed as usual is said, by name and number."""
    assumptions = FILLED.assumptions.replace(power=3, carry_over=[1, 1, 1, 0.5, 0])
    found = by_heading(FILLED.replace(assumptions=assumptions))["How sure is this?"]
    assert "numbers of your own (social impact 1, " in found
    assert "compensation 0.5, advancement speed 0). Other assumptions: power 3." in found


def test_no_entry_holds_what_is_locked() -> None:
    """Locks are the page's: an entry says what each weight does with none of them locked."""
    locked = Results(FILLED, frozenset(FILLED.weights.shares()))
    assert sections(locked) == sections(Results(FILLED))


def test_must_haves_are_asked_first_and_listed() -> None:
    """What is not known leads the questions; a table has every answer."""
    offers = [FILLED.offers[0].replace(meets={"Remote": True}), *FILLED.offers[1:]]
    found = by_heading(FILLED.replace(must_haves=("Remote",), offers=offers))
    asked = "Fernmoor Health: “One of my must-haves: Remote. Does this role meet it?”"
    assert found["Ask before you sign"].startswith(asked)
    assert found["Must-haves"].split()[-5:] == ["met", "not", "known", "not", "known"]
