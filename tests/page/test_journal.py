"""The gut feeling before the answer, and the journal."""

import json
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from spikes.analysis.results import Results
from spikes.charts.theme import LIVE, SETTLED
from spikes.files import decisions as files
from spikes.journal import entry as journals
from spikes.journal import exports
from spikes.journal import picture as pictures
from spikes.model import Changes, Journal, Outcome, Prediction, Status
from tests.page.hands import (
    FIVES,
    SAMPLE,
    answer,
    buttons,
    enter,
    errors,
    key,
    listening,
    moved,
    now,
    prefer,
    press,
    rated,
    said,
    sent,
    settled,
    shares,
    tell,
    upload,
    visit,
)

MINE = SAMPLE.replace(
    roles=[SAMPLE.roles[3].replace(organisation="Mine")],
    offers=[offer.replace(reply_by=None) for offer in SAMPLE.offers],
)


def test_numbers_wait_for_the_gut_feeling() -> None:
    """Before it offers can be rated, and no chart, gain or tipping weight is shown; then all are.

    Undo asks the gut again, and hides the numbers again; redo brings back what it said.
    """
    at = visit(MINE.replace(weights=files.blank().weights))
    assert sent(at, "ratings")["rows"]
    numbers = ("points", "leads", "How firm is it?", "Where it leads")
    assert [word for word in numbers if word in said(at)] == []
    assert answer(at) == []
    assert listening(at, LIVE) == listening(at, SETTLED) == []
    assert {cell["words"] for row in sent(at, "weight")["rows"] for cell in row["cells"]} == {""}
    question = {"of": [], "said": "Before you look: which one?"}
    assert sent(at, "attention")["news"] == question
    assert "All five weights are still equal." in said(at)
    settled(tell(at, "weight", moved(shares(40, 20, 20, 10, 10))).run())
    assert "All five weights are still equal." not in said(at)
    settled(tell(at, "ratings", moved(rated((9,) * 5, (2,) * 5))).run())
    before = now(at)
    prefer(at, "CivicLine")
    assert (now(at).journal.gut, now(at).journal.changes) == ("CivicLine", Changes())
    assert "Before you look" not in said(at)
    assert " adds " in answer(at)[0]
    assert len(listening(at, LIVE)) == 2
    assert "How firm is it?" in said(at)
    assert sent(at, "attention")["news"]["said"] == answer(at)[0]
    above = "Your gut said CivicLine. A point is"
    assert above in said(at)
    assert sent(at, "attention")["told"][1].startswith(above)  # the answer below has the focus
    press(at, ":material/undo:")
    assert (now(at), answer(at)) == (before, [])
    press(at, ":material/redo:")
    assert (now(at).journal.gut, now(at).journal.changes) == ("CivicLine", Changes())


def test_what_was_never_rated_is_named() -> None:
    """An answer about offers or roles that nobody has rated says so first, before the look too."""
    still = "still at 5 in every dimension: rate first, or"
    offers = [SAMPLE.offers[0].replace(ratings=FIVES, evidence={}), SAMPLE.offers[1]]
    at = visit(SAMPLE.replace(offers=offers))
    assert f"Hexbourne is {still}" in said(at)
    assert answer(at)[0].endswith(": a clear lead, as far as rated.")
    last = SAMPLE.roles[-1].replace(ratings=FIVES)
    at = visit(SAMPLE.replace(roles=[*SAMPLE.roles[:-1], last], offers=offers))
    assert f"Northfold and Hexbourne are {still}" in said(at)
    roles = [role.replace(ratings=FIVES) for role in SAMPLE.roles]
    dates = {"start": "2001-01", "end": "2001-02"}
    old = [roles[0].replace(organisation=f"Old {nth}", **dates) for nth in range(6)]
    at = visit(SAMPLE.replace(roles=[*old, *roles]))
    named = f"Old 0, Old 1, Old 2, Old 3, Old 4, Old 5 and 4 others are {still}"
    assert named in said(at)
    assert named in said(press(at, "Skip, show the numbers"))


def test_changes_are_counted_and_undo_erases_none() -> None:
    """From the first look on, without a gut feeling too, a drag counts once, and its undo again.

    Another decision's undo has counts of its own.
    """

    def weight_changes() -> int | None:
        changed = now(at).journal.changes
        return changed.weights if changed else None

    at = press(visit(MINE), "Skip, show the numbers")
    assert (now(at).journal.gut, now(at).journal.changes) == (None, Changes())
    for step, share in enumerate((30, 40, 50)):
        tell(at, "weight", moved(shares(share, 100 - share, 0, 0, 0), step + 1, done=share == 50))
        settled(at.run())
    assert weight_changes() == 1
    press(at, ":material/undo:")
    assert (now(at).weights, weight_changes()) == (MINE.weights, 2)
    press(at, ":material/redo:")
    assert weight_changes() == 3
    press(at, "Sample")
    assert weight_changes() is None
    press(at, ":material/undo:")
    assert weight_changes() == 3


def test_the_journals_fields_are_kept() -> None:
    """Every field keeps what is entered; that nothing is compulsory, or written yet, is said."""
    at = visit()
    nothing = "Nothing is written in the entry yet: its files hold the numbers alone."
    assert nothing in said(at)
    prediction = {
        "statement": "A team of four",
        "probability": 65.0,
        "resolve_by": date(2027, 1, 1),
    }
    fields = {
        "situation": "Two offers",
        "chosen": "Fernmoor Health",
        "reasons": "Close to the goal",
        "premortem": "Funding ended",
        "review_on": date(2099, 5, 1),
    }
    entered = fields | {"confidence": 70.0}
    entered |= {f"prediction.{name}": value for name, value in prediction.items()}
    enter(at, **{f"journal {name} {{}}": value for name, value in entered.items()})
    journal = now(at).journal
    assert journal == Journal(
        status=Status.ACCEPTED,
        confidence=0.7,
        prediction=Prediction(**{**prediction, "probability": 0.65}),
        gut=SAMPLE.journal.gut,
        changes=SAMPLE.journal.changes,
        **fields,
    )
    assert key(at, "journal status {}").value == Status.ACCEPTED
    assert nothing not in said(at)
    begin = "Begin with what would change the leader"
    press(at, begin)
    tip = "Weight of social impact, moved alone: at 7 % Hexbourne leads, at 21 % CivicLine."
    assert tip in now(at).journal.change_my_mind
    other = {"confidence": 101.0, "change_my_mind": "", "chosen": "Hexbourne"}
    enter(at, **{f"journal {name} {{}}": value for name, value in other.items()})
    assert now(at).journal.confidence == 0.7
    assert errors(at) == ["Give a percentage from 0 to 100."]
    assert begin not in buttons(at)  # it would change no mind


def test_a_review_that_is_due_comes_first() -> None:
    """From its day on the page asks how it turned out, and keeps that with the prediction's score."""
    prediction = Prediction(statement="A team", probability=0.8)
    at = visit(SAMPLE.replace(journal=Journal(review_on=date(2026, 1, 1), prediction=prediction)))
    assert "How did it turn out?" in said(at)
    review = {"outcome": Outcome.WORSE, "lesson": "Ask"}
    enter(
        at,
        **{"journal prediction.came_true {}": True},
        **{f"journal review.{name} {{}}": value for name, value in review.items()},
    )
    assert "Brier score 0.04" in said(at)
    press(at, "Keep this review")
    assert "How did it turn out?" not in said(at)
    kept = now(at).journal
    assert (kept.review.outcome, kept.review.lesson) == (Outcome.WORSE, "Ask")
    assert (kept.prediction.came_true, kept.review.reviewed_on) == (True, date.today())


def test_an_entry_opens_again() -> None:
    """An entry and its zip open as the decision they were made of; edited words are noticed."""
    entry = Results(journals.dated(SAMPLE.replace(goal="Mine"), date(2026, 11, 24)))
    text = journals.entry(entry)
    at = visit()
    for content in (text.encode(), exports.archive(entry)):
        upload(at, content)
        assert now(at) == entry.decision
        assert journals.EDITED not in said(at)
        press(at, "Sample")
    upload(at, text.replace("## Review", "It went well.\n\n## Review").encode())
    assert now(at) == entry.decision
    assert journals.EDITED in said(at)
    assert "Save the file as it was" not in downloads(at)
    press(at, "Go on with this")
    assert journals.EDITED not in said(at)


def test_a_file_of_an_older_spikes_says_what_was_cut() -> None:
    """What was left out is said, with the file as it was to download."""
    offers = [SAMPLE.offers[0].model_dump(mode="json")] * 40
    at = upload(visit(), json.dumps({"offers": offers}).encode())
    assert len(now(at).offers) == 30
    assert "This file has 40 offers, but Spikes holds 30" in said(at)
    assert "Save the file as it was" in downloads(at)
    press(at, "Go on with this")
    assert "40 offers" not in said(at)


def test_without_a_converter_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the chart cannot be drawn its buttons are off; the other files can be had."""
    monkeypatch.setattr(pictures, "can_be_drawn", lambda: False)
    at = visit()
    off = downloads(at)
    assert [label for label, disabled in off.items() if disabled] == [
        "Chart (.svg)",
        "Chart (.png)",
    ]
    assert {"Entry (.zip)", "Page (.html)", "Table (.csv)", "Data (.json)"} <= off.keys()
    assert ["want of vl-convert-python" in warning.value for warning in at.warning] == [True]


def test_days_that_cannot_be_meant_are_pointed_out() -> None:
    """To decide after the first reply is due, or to review on a day that has come, is read out."""
    second = SAMPLE.offers[1].replace(reply_by=date(2199, 5, 4))
    at = visit(SAMPLE.replace(offers=[SAMPLE.offers[0], second, SAMPLE.offers[2]]))
    key(at, "journal decide_by {}")
    wants = "Fernmoor Health wants its answer by 2199-05-04"
    assert f"{wants}." in plain(at)
    enter(at, **{"journal decide_by {}": date(2199, 5, 5)})
    assert f"{wants}, before you decide." in plain(at)
    assert "How did it turn out?" not in said(at)
    enter(at, **{"journal review_on {}": date(2020, 1, 1)})
    assert "2020-01-01 is not to come" in plain(at)
    assert "How did it turn out?" in said(at)
    come = "That day has come: at the top, the page asks how it turned out."
    assert sent(at, "attention")["told"][1] == come


def downloads(at: AppTest) -> dict[str, bool]:
    """The buttons for files, by their labels, and whether they are off."""
    found: Any = at.get("download_button")
    return {button.label: button.disabled for button in found}


def plain(at: AppTest) -> str:
    """What the page says, without the signs that keep it from being taken for Markdown."""
    return said(at).replace("\N{WORD JOINER}", "").replace("\\", "")
