"""Must-haves and the next phase on the page: entered, answered, shown, undone; never in the way."""

from spikes.model import MOST_MUST_HAVES, presets
from spikes.page.session import parts
from tests.page.hands import (
    SAMPLE,
    answer,
    choose,
    enter,
    errors,
    html,
    key,
    now,
    press,
    said,
    session,
    settled,
    show,
    shown,
    toasts,
    unfolded,
    visit,
)

TWO = ("Remote", "Home by six")
NEXT = "next must-have 1"


def test_must_haves_are_entered_one_after_the_other() -> None:
    """Each is added by Enter, and the field is free for the next; a blank one adds nothing."""
    at = visit()
    for text in (*TWO, "   "):
        enter(at, **{NEXT: text})
    assert now(at).must_haves == TWO
    assert now(at) == SAMPLE.replace(must_haves=TWO)
    enter(at, **{NEXT: "Remote"})
    assert "a must-have stands twice" in errors(at)[0]
    assert key(at, NEXT).value == "Remote"
    assert now(at).must_haves == TWO


def test_an_answer_is_said_asked_and_undone() -> None:
    """What the leader misses stands in the answer; what is not known is asked first."""
    at = visit(SAMPLE.replace(must_haves=TWO))
    assert "One of my must-haves: Remote. Does this role meet it?" in html(at)[-1]
    enter(at, **{"must-have 0 {} of 1": "missed"})
    assert "But Fernmoor Health misses a must-have: Remote." in answer(at)[1]
    enter(at, **{"must-have 0 {} of 0": "met"})
    assert [offer.meets for offer in now(at).offers] == [{"Remote": True}, {"Remote": False}, {}]
    press(at, "undo")
    assert toasts(at) == ["Undone: the must-haves of Hexbourne."]
    enter(at, **{"must-have 0 {} of 1": "not known"})
    assert [offer.meets for offer in now(at).offers] == [{}, {}, {}]
    assert "misses" not in answer(at)[1]


def test_a_must_have_is_put_in_other_words_and_removed() -> None:
    """Its answers follow its words; an empty field removes both."""
    offers = [SAMPLE.offers[0].replace(meets={"Remote": False}), *SAMPLE.offers[1:]]
    at = visit(SAMPLE.replace(must_haves=TWO, offers=offers))
    enter(at, **{"must-have 0 {}": "From home"})
    assert now(at).must_haves == ("From home", "Home by six")
    assert now(at).offers[0].meets == {"From home": False}
    enter(at, **{"must-have 0 {}": ""})
    assert now(at).must_haves == ("Home by six",)
    assert now(at).offers[0].meets == {}
    assert key(at, "must-have 0 {}").value == "Home by six"


def test_there_is_no_field_for_one_too_many() -> None:
    """With twelve there is none, and the page says so."""
    at = visit(SAMPLE.replace(must_haves=[f"Number {n}" for n in range(MOST_MUST_HAVES)]))
    unfolded(at)
    assert NEXT not in [field.key for field in at.text_input]
    assert "12 is the most." in said(at)


def test_what_is_open_leads_the_questions_and_the_message() -> None:
    """Under How sure is this, the unknown come first; the message to the one behind has all."""
    offers = [SAMPLE.offers[0].replace(meets={"Remote": False}), *SAMPLE.offers[1:]]
    at = visit(SAMPLE.replace(must_haves=TWO, offers=offers), "sure")
    questions = next(piece for piece in html(at) if "Fernmoor Health, must-have" in piece)
    assert questions.index("must-haves: Home by six") < questions.index("You guessed")
    message = next(piece for piece in html(at) if "To send to Hexbourne" in piece)
    assert "One of my must-haves: Remote. Could this role offer it?" in message


def test_the_next_phase_is_chosen_and_unset() -> None:
    """A link opens the phases; the answer says who would lead, and the phases' table marks it."""
    at = visit()
    assert "next phase" not in session(at).widgets
    show(at, "after that 1")
    assert shown(at, "next phase").options == [*presets.life_phases()]
    choose(at, "next phase", "Provider")
    assert now(at) == SAMPLE.replace(next_phase="Provider")
    assert answer(at)[1].endswith("In your next phase, Provider, Hexbourne would lead.")
    show(at, "sure")
    columns = [*at.table[0].value.columns, *at.table[0].value.index]
    assert {"Early climb · today", "Provider · next"} <= set(columns)
    show(at, "leads")
    assert "By the weights of your next phase, Provider" in said(at)
    choose(at, "next phase", None)
    assert now(at) == SAMPLE


def test_what_leaving_early_gives_stands_where_it_leads() -> None:
    """A small table, below the paths."""
    at = settled(show(visit(), "leads"))
    assert parts.TABS["leads"] == at.session_state["tab"]
    table = at.table[0].value
    assert list(table.columns) == ["6 months", "12 months", "18 months", "Way back"]
    assert list(table.index) == ["Stay", "Hexbourne", "Fernmoor Health", "CivicLine"]


def test_a_must_have_that_is_too_long_is_named() -> None:
    """A paste of 2,000 letters is refused in the page's words, and nothing is added."""
    at = visit()
    at.session_state["must-haves 1"] = True
    settled(at.run())
    at.text_input(key="next must-have 1").set_value("x" * 2000)
    settled(at.run())
    assert errors(at) == ["Must-have 1: shorten it to 80 characters."]
    assert now(at).must_haves == ()
