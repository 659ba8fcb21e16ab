"""The gut feeling before the answer, and the journal."""

import json
import re
from datetime import date
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from spikes.analysis.results import Results
from spikes.charts.theme import LIVE, SETTLED
from spikes.files import decisions as files
from spikes.files import links as share
from spikes.journal import entry as journals
from spikes.journal import exports
from spikes.journal import picture as pictures
from spikes.model import Changes, Dimension, Journal, Outcome, Prediction, Status
from spikes.page.answer import BEFORE_THE_LOOK
from spikes.page.session import parts
from spikes.words.answer import rate_first
from spikes.words.sureness import tips
from tests.page.hands import (
    SAMPLE,
    UNRATED,
    answer,
    buttons,
    cells,
    choose,
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
    show,
    slid,
    upload,
    visit,
)

MINE = SAMPLE.replace(
    roles=[SAMPLE.roles[3].replace(organisation="Mine")],
    offers=[offer.replace(reply_by=None) for offer in SAMPLE.offers],
)


def test_numbers_wait_for_the_gut_feeling() -> None:
    """Before it offers can be rated, and no tab, card or weight gives a number away; then all do.

    Undo asks the gut again, and hides the numbers again; redo brings back what it said.
    """
    at = visit(MINE.replace(weights=files.blank().weights))
    assert sent(at, "ratings")["rows"]
    assert answer(at) == []
    assert sent(at, "weight")["ledger"] is sent(at, "weight")["foresight"] is None
    assert {cell["words"] for cell in cells(at, "weight")} == {""}
    for name in parts.TABS:
        show(at, name)
        assert listening(at, LIVE) == listening(at, SETTLED) == 0
        assert not re.search(r"[+−]\d|\d points|\d % chance|covered|Best|Costs", said(at)), name
    question = {"of": [], "said": BEFORE_THE_LOOK}
    assert sent(at, "attention")["news"] == question
    settled(slid(at, "weight", moved(shares(40, 20, 20, 10, 10))))
    settled(slid(show(at, "ratings"), "ratings", moved(rated((9,) * 5, (2,) * 5))))
    before = now(at)
    prefer(at, "CivicLine")
    assert (now(at).journal.gut, now(at).journal.changes) == ("CivicLine", Changes())
    assert BEFORE_THE_LOOK not in said(at)
    assert (listening(at), all(answer(at))) == (2, True)
    assert sent(at, "attention")["news"]["said"].startswith(answer(at)[0])
    assert sent(at, "attention")["focus"][1] == "answer words"
    press(at, "undo")
    assert (now(at), answer(at)) == (before, [])
    press(at, "redo")
    assert (now(at).journal.gut, now(at).journal.changes) == ("CivicLine", Changes())


def test_what_was_never_rated_is_named() -> None:
    """An answer names the offers or roles that nobody has rated, before the first look too."""
    offers = [SAMPLE.offers[0].replace(ratings=UNRATED, evidence={}), SAMPLE.offers[1]]
    roles = [*SAMPLE.roles[:-1], SAMPLE.roles[-1].replace(ratings=UNRATED)]
    for decision, names in (
        (SAMPLE.replace(offers=offers), ["Hexbourne"]),
        (SAMPLE.replace(roles=roles, offers=offers), ["Northfold", "Hexbourne"]),
        (MINE.replace(offers=offers), ["Hexbourne"]),
    ):
        at = visit(decision)
        named = rate_first(Results(decision))
        assert named in said(at)
        assert all(name in named for name in names)


def test_changes_are_counted_and_undo_erases_none() -> None:
    """From the first look on, without a gut feeling too, a drag counts once, and its undo again.

    Another decision's undo has counts of its own.
    """

    def weight_changes() -> int | None:
        changed = now(at).journal.changes
        return changed.weights if changed else None

    at = press(visit(MINE), "Skip this")
    assert (now(at).journal.gut, now(at).journal.changes) == (None, Changes())
    for step, part in enumerate((30, 40, 50)):
        slid(at, "weight", moved(shares(part, 100 - part, 0, 0, 0), step + 1, done=part == 50))
        settled(at.run())
    assert weight_changes() == 1
    press(at, "undo")
    assert (now(at).weights, weight_changes()) == (MINE.weights, 2)
    press(at, "redo")
    assert weight_changes() == 3
    press(show(at, "menu"), "Sample career")
    assert weight_changes() is None
    press(at, "undo")
    assert weight_changes() == 3


def test_the_journals_fields_are_kept() -> None:
    """Every field keeps what is entered, also in a closed tab; a first draft is offered."""
    at = visit()
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
    show(show(at, "roles"), "journal")
    assert key(at, "journal reasons {}").value == fields["reasons"]
    begin = "Begin with what would change the leader"
    press(at, begin)
    assert tips(Results(now(at)))[Dimension.SOCIAL_IMPACT] in now(at).journal.change_my_mind
    other = {"confidence": 101.0, "change_my_mind": "", "chosen": "Hexbourne"}
    enter(at, **{f"journal {name} {{}}": value for name, value in other.items()})
    assert now(at).journal.confidence == 0.7
    assert errors(at) == ["Give a percentage from 0 to 100."]
    assert begin not in buttons(at)  # it would change no mind


def test_a_review_that_is_due_comes_first() -> None:
    """From its day on the page asks how it turned out, and keeps that with the score."""
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
        press(show(at, "menu"), "Sample career")
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


def test_exports_are_made_once_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made while the popover is closed; open, it previews, and its files are right."""
    made: list[str] = []
    png, button = pictures.png, st.download_button
    files_of: dict[str, Any] = {}

    def noted(*given: Any, **options: Any) -> bytes:
        made.append("png")
        return png(*given, **options)

    def offered(label: str, data: Any, **options: Any) -> bool:
        files_of[label] = data
        return button(label, data, **options)

    monkeypatch.setattr(pictures, "png", noted)
    monkeypatch.setattr(st, "download_button", offered)
    at = visit()
    assert (made, files_of) == ([], {})
    show(at, "export")
    assert made == ["png"]  # the preview's
    entry = Results(journals.dated(SAMPLE, date.today()))
    contents = {label.partition(" (.")[2]: make() for label, make in files_of.items()}
    assert contents["png)"].startswith(b"\x89PNG")
    assert "<svg" in contents["svg)"]
    assert journals.opened(contents["zip)"]).decision == entry.decision
    assert "<html" in contents["html)"]
    assert contents["csv)"] == exports.table(entry)
    assert contents["json)"] == files.to_json(entry.decision)
    settled(at.toggle(key="dark chart").set_value(True).run())
    assert files_of["Chart (.png)"]() != contents["png)"]
    show(at, "menu")
    assert files_of["Save as a file"]() == files.to_json(SAMPLE)


def test_without_a_converter_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the chart cannot be drawn a warning says so; the other files can be had."""

    def missing(*_: object, **__: object) -> bytes:
        raise pictures.PictureError("No converter")

    monkeypatch.setattr(pictures, "png", missing)
    at = show(visit(), "export")
    assert [warning.value for warning in at.warning] == ["No converter"]
    assert {"Journal entry (.zip)", "Page (.html)", "Table (.csv)"} <= set(downloads(at))


def test_a_link_is_made_on_request() -> None:
    """It holds no names unless that is ticked, and is gone once the decision has changed."""
    at = show(visit(), "menu")
    assert [code.value for code in at.code] == []
    for names in (False, True):
        settled(at.checkbox(key="share names").set_value(names).run())
        press(at, "Make the link")
        linked = share.opened(at.code[0].value.partition("#")[2]).decision
        assert (linked.offers[0].organisation == "Hexbourne") is names
        assert linked.weights == SAMPLE.weights
    choose(at, "phase", "Provider")
    assert [code.value for code in at.code] == []


def test_days_that_cannot_be_meant_are_pointed_out() -> None:
    """To decide after the first reply is due, or to review on a day that has come, is read out."""
    second = SAMPLE.offers[1].replace(reply_by=date(2199, 5, 4))
    at = visit(SAMPLE.replace(offers=[SAMPLE.offers[0], second, SAMPLE.offers[2]]))
    key(at, "journal decide_by {}")
    wants = "Fernmoor Health needs your answer by 4 May 2199"
    assert f"{wants}." in said(at)
    enter(at, **{"journal decide_by {}": date(2199, 5, 5)})
    assert f"{wants}, before you decide." in said(at)
    assert "How did it turn out?" not in said(at)
    enter(at, **{"journal review_on {}": date(2020, 1, 1)})
    assert "Your review date has come" in said(at)
    assert "How did it turn out?" in said(at)
    come = "That day has come, so the page asks at the top how it turned out."
    assert sent(at, "attention")["told"][1] == come


def downloads(at: AppTest) -> dict[str, bool]:
    """Return the buttons for files, by their labels, and whether they are off."""
    found: Any = at.get("download_button")
    return {button.label: button.disabled for button in found}


def test_an_entry_that_is_begun_is_seen_to_be_there() -> None:
    """Folded, the entry says what is written in it; open, it shows it."""
    at = show(visit(), "journal")
    assert "Write the entry" in [box.label for box in at.expander]
    assert "Written so far" not in said(at)
    enter(at, **{"journal situation {}": "Two letters", "journal premortem {}": "No team"})
    assert "Written so far" not in said(at)
    at.session_state["journal entry"] = False  # as after a reload
    assert "Written so far: situation and premortem." in said(settled(at.run()))
