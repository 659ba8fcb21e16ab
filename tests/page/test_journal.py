"""The gut feeling before the answer, and the journal."""

import json
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from spikes.charts.theme import LIVE, SETTLED
from spikes.files import decisions as files
from spikes.journal import entry as journals
from spikes.journal import exports
from spikes.journal import picture as pictures
from spikes.model import Changes, Journal, Outcome, Prediction, Status
from spikes.scoring import score
from tests.page.hands import (
    FIVES,
    SAMPLE,
    answer,
    decision_number,
    enter,
    errors,
    key,
    listening,
    moved,
    now,
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


def test_the_gut_feeling_comes_before_the_answer() -> None:
    """A decision of one's own asks for the gut feeling before its answer is shown; the sample
    does not.
    """
    at = visit(MINE)
    assert "Before you look: which one?" in said(at)
    assert answer(at) == []
    settled(at.button_group(key=f"gut {decision_number(at)}").set_value("CivicLine").run())
    assert (now(at).journal.gut, now(at).journal.changes) == ("CivicLine", Changes())
    assert "Before you look" not in said(at)
    assert " adds " in answer(at)[0]


def test_numbers_wait_for_the_gut_feeling() -> None:
    """Before the gut was asked, offers can be rated, and no chart, gain or tipping weight is
    shown; then all are.
    """
    at = visit(MINE.replace(weights=files.blank().weights))
    assert sent(at, "ratings")["rows"]
    assert [
        word
        for word in ("points", "leads", "How firm is it?", "Where it leads")
        if word in said(at)
    ] == []
    assert listening(at, LIVE) == listening(at, SETTLED) == []
    assert {cell["words"] for row in sent(at, "weight")["rows"] for cell in row["cells"]} == {""}
    assert sent(at, "attention")["news"] == {"of": [], "said": "Before you look: which one?"}
    assert "All five weights are still equal." in said(at)
    settled(tell(at, "weight", moved(shares(40, 20, 20, 10, 10))).run())
    assert "All five weights are still equal." not in said(at)
    settled(tell(at, "ratings", moved(rated((9,) * 5, (2,) * 5))).run())
    settled(
        at.button_group(key=f"gut {decision_number(at)}").set_value(score(now(at)).names()[1]).run()
    )
    assert len(listening(at, LIVE)) == 2
    assert "How firm is it?" in said(at)
    assert sent(at, "attention")["news"]["said"] == answer(at)[0]
    above = f"Your gut said {score(now(at)).names()[1]}. A point is"
    assert above in said(at)
    assert sent(at, "attention")["told"][1].startswith(above)  # the answer below it has the focus


def test_a_gut_feeling_said_by_mistake_can_be_taken_back() -> None:
    """Undo asks the gut again, and hides the numbers again; redo brings back what it said."""
    at = visit(MINE)
    settled(
        at.button_group(key=f"gut {decision_number(at)}").set_value(score(now(at)).names()[0]).run()
    )
    press(at, ":material/undo:")
    assert now(at).journal == MINE.journal
    assert "Before you look" in said(at)
    assert answer(at) == []
    press(at, ":material/redo:")
    assert (now(at).journal.gut, now(at).journal.changes) == (score(now(at)).names()[0], Changes())


def test_what_was_never_rated_is_named() -> None:
    """An answer about offers or roles that nobody has rated says so first."""
    offers = [SAMPLE.offers[0].replace(ratings=FIVES, evidence={}), SAMPLE.offers[1]]
    at = visit(SAMPLE.replace(offers=offers))
    assert "Hexbourne is still at 5 in every dimension: rate first, or" in said(at)
    assert answer(at)[0].endswith(": a clear lead, as far as rated.")
    last = SAMPLE.roles[-1].replace(ratings=FIVES)
    at = visit(SAMPLE.replace(roles=[*SAMPLE.roles[:-1], last], offers=offers))
    assert "Northfold and Hexbourne are still at 5 in every dimension: rate first, or" in said(at)
    unrated = [role.replace(ratings=FIVES) for role in SAMPLE.roles]
    first = [
        unrated[0].replace(organisation=f"Old {nth}", start="2001-01", end="2001-02")
        for nth in range(6)
    ]
    own = SAMPLE.replace(roles=[*first, *unrated])
    for at in (visit(own), press(visit(own), "Skip, show the numbers")):  # before the look too
        assert (
            "Old 0, Old 1, Old 2, Old 3, Old 4, Old 5 and 4 others are still at 5 in every"
            " dimension: rate first, or" in said(at)
        )


def test_the_gut_feeling_can_be_skipped() -> None:
    """One click shows the answer without a gut feeling."""
    at = press(visit(MINE), "Skip, show the numbers")
    assert (now(at).journal.gut, now(at).journal.changes) == (None, Changes())
    assert "Before you look" not in said(at)


def weight_changes(at: AppTest) -> int | None:
    """How often the weights have been changed since the first look."""
    changed = now(at).journal.changes
    return changed.weights if changed else None


def test_changes_are_counted_and_undo_erases_none() -> None:
    """After the first look a drag counts once, its undo once more; another decision's undo has
    counts of its own.
    """
    at = press(visit(MINE), "Skip, show the numbers")
    for step, share in enumerate((30, 40, 50)):
        tell(at, "weight", moved(shares(share, 100 - share, 0, 0, 0), step + 1, done=share == 50))
        settled(at.run())
    assert weight_changes(at) == 1
    settled(at.button(key="undo").click().run())
    assert now(at).weights == MINE.weights
    assert weight_changes(at) == 2
    settled(at.button(key="redo").click().run())
    assert weight_changes(at) == 3
    press(at, "Sample")
    assert now(at).journal.changes is None
    settled(at.button(key="undo").click().run())
    assert weight_changes(at) == 3


def test_the_journals_fields_are_kept() -> None:
    """Every field of the entry keeps what is entered; nothing is compulsory, but that nothing is
    written is said.
    """
    at = visit()
    nothing = "Nothing is written in the entry yet: its files hold the numbers alone."
    assert nothing in said(at)
    enter(
        at,
        **{
            "journal situation {}": "Two offers",
            "journal chosen {}": "Fernmoor Health",
            "journal confidence {}": 70.0,
            "journal reasons {}": "Close to the goal",
            "journal prediction.statement {}": "A team of four",
            "journal prediction.probability {}": 65.0,
            "journal prediction.resolve_by {}": date(2027, 11, 1),
            "journal premortem {}": "Funding ended",
            "journal review_on {}": date(2099, 5, 1),
        },
    )
    journal = now(at).journal
    assert (journal.situation, journal.chosen, journal.confidence, journal.premortem) == (
        "Two offers",
        "Fernmoor Health",
        0.7,
        "Funding ended",
    )
    assert journal.prediction == Prediction(
        statement="A team of four", probability=0.65, resolve_by=date(2027, 11, 1)
    )
    assert journal.review_on == date(2099, 5, 1)
    assert key(at, "journal status {}").value == Status.ACCEPTED
    assert nothing not in said(at)
    press(at, "Begin with what would change the leader")
    tip = "Weight of social impact, moved alone: at 7 % Hexbourne leads, at 21 % CivicLine."
    assert tip in now(at).journal.change_my_mind
    enter(
        at,
        **{
            "journal confidence {}": 101.0,
            "journal change_my_mind {}": "",
            "journal chosen {}": "Hexbourne",
        },
    )
    assert now(at).journal.confidence == 0.7
    assert errors(at) == ["Give a percentage from 0 to 100."]
    assert "Begin with what would change the leader" not in [
        button.label for button in at.button
    ]  # it would change no mind


def test_a_review_that_is_due_comes_first() -> None:
    """Past its day of review the page asks how it turned out, and keeps the answer with the
    prediction's score.
    """
    journal = Journal(
        review_on=date(2026, 1, 1), prediction=Prediction(statement="A team", probability=0.8)
    )
    at = visit(SAMPLE.replace(journal=journal))
    assert "How did it turn out?" in said(at)
    enter(
        at,
        **{
            "journal prediction.came_true {}": True,
            "journal review.outcome {}": Outcome.WORSE,
            "journal review.lesson {}": "Ask",
        },
    )
    assert "Brier score 0.04" in said(at)
    press(at, "Keep this review")
    assert "How did it turn out?" not in said(at)
    kept = now(at).journal
    assert (kept.review.outcome, kept.review.lesson, kept.prediction.came_true) == (
        Outcome.WORSE,
        "Ask",
        True,
    )
    assert kept.review.reviewed_on == date.today()


def test_an_entry_opens_again() -> None:
    """An entry and its zip open as the decision they were made of; edited words are noticed."""
    entry = journals.dated(SAMPLE.replace(goal="Mine"), date(2026, 11, 24))
    text = journals.entry(entry)
    for content in (text.encode(), exports.archive(entry)):
        at = upload(visit(), content)
        assert now(at) == entry
        assert journals.EDITED not in said(at)
    at = upload(visit(), text.replace("## Review", "It went well.\n\n## Review").encode())
    assert now(at) == entry
    assert journals.EDITED in said(at)
    downloads: Any = at.get("download_button")
    assert "Save the file as it was" not in [button.label for button in downloads]
    press(at, "Go on with this")
    assert journals.EDITED not in said(at)


def test_a_file_of_an_older_spikes_says_what_was_cut() -> None:
    """What was left out is said, with the file as it was to download."""
    offers = [SAMPLE.offers[0].model_dump(mode="json")] * 40
    at = upload(visit(), json.dumps({"offers": offers}).encode())
    assert len(now(at).offers) == 30
    assert "This file has 40 offers, but Spikes holds 30" in said(at)
    downloads: Any = at.get("download_button")
    assert "Save the file as it was" in [button.label for button in downloads]
    press(at, "Go on with this")
    assert "40 offers" not in said(at)


def test_without_a_converter_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the chart cannot be drawn, its buttons are off, that is said, and the other files
    can be had.
    """
    monkeypatch.setattr(pictures, "can_be_drawn", lambda: False)
    at = visit()
    buttons: Any = at.get("download_button")
    off = {button.label: button.disabled for button in buttons}
    assert [label for label, disabled in off.items() if disabled] == [
        "Chart (.svg)",
        "Chart (.png)",
    ]
    assert {"Entry (.zip)", "Page (.html)", "Table (.csv)", "Data (.json)"} <= off.keys()
    assert ["want of vl-convert-python" in warning.value for warning in at.warning] == [True]


def test_days_that_cannot_be_meant_are_pointed_out() -> None:
    """Who decides after the first reply is due is told, and who reviews on a day that has come;
    which is told to all.
    """
    offers = [
        SAMPLE.offers[0],
        SAMPLE.offers[1].replace(reply_by=date(2199, 5, 4)),
        SAMPLE.offers[2],
    ]
    at = visit(SAMPLE.replace(offers=offers))
    key(at, "journal decide_by {}")
    assert "Fernmoor Health wants its answer by 2199-05-04." in plain(at)
    enter(at, **{"journal decide_by {}": date(2199, 5, 5)})
    assert "Fernmoor Health wants its answer by 2199-05-04, before you decide." in plain(at)
    assert "How did it turn out?" not in said(at)
    enter(at, **{"journal review_on {}": date(2020, 1, 1)})
    assert "2020-01-01 is not to come" in plain(at)
    assert "How did it turn out?" in said(at)
    assert (
        sent(at, "attention")["told"][1]
        == "That day has come: at the top, the page asks how it turned out."
    )


def plain(at: AppTest) -> str:
    """What the page says, without the signs that keep it from being taken for Markdown."""
    return said(at).replace("\N{WORD JOINER}", "").replace("\\", "")
