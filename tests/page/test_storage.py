"""What the browser kept, and what it may claim to have kept."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from spikes.files import decisions as files
from spikes.files import links as share
from spikes.model import Decision, Dimension
from tests.page.hands import (
    SAMPLE,
    errors,
    hand_over,
    now,
    press,
    said,
    sent,
    session,
    settled,
    visit,
)

MINE = SAMPLE.replace(goal="Mine")


def reported(at: AppTest, what: str = "found", **more: Any) -> AppTest:
    """Report, as the browser does, what it keeps, or what another tab did."""
    return settled(hand_over(at, "storage", "report", {"what": what, "id": "1", **more}))


def work(decision: Decision, **more: Any) -> dict[str, Any]:
    """Return what the browser keeps for a decision."""
    return {"text": files.to_json(decision), "locked": [], **more}


def test_what_the_browser_keeps_comes_back() -> None:
    """What was kept opens as it was, and is kept from then on; of the sample nothing is kept."""
    at = reported(visit(), id=None)
    assert sent(at, "storage")["work"] is None
    kept = work(MINE, locked=["compensation"], steps=["Hexbourne", "CivicLine"], own_step=0)
    at = reported(visit(), work=kept)
    assert (now(at), session(at).locked) == (MINE, frozenset([Dimension.COMPENSATION]))
    assert sent(at, "storage")["work"] == {**kept, "empty": False}
    press(at, "Start my own")
    assert sent(at, "storage")["work"]["empty"]


@pytest.mark.parametrize(
    "report",
    [
        None,
        [],
        "found",
        {"what": "delete"},
        {"what": "found", "id": 7},
        {"what": "found", "more": 1},
        {"what": "other", "id": "x" * 101},
        {"what": "found", "failed": "yes"},
        {"what": "link", "link": ["spikes="]},
    ],
)
def test_a_report_in_no_known_form_is_passed_over(report: Any) -> None:
    """What the component never sends changes nothing."""
    at = settled(hand_over(visit(), "storage", "report", report))
    assert now(at) == SAMPLE
    assert errors(at) == []


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        7,
        {},
        {"text": 1},
        {"text": "{"},
        {"text": "[]", "locked": []},
        {"text": "{}", "locked": ["x"]},
        {"text": "{}", "steps": ["x"]},
    ],
)
def test_kept_work_that_cannot_be_opened_is_named(kept: Any) -> None:
    """Sentences say so; the page is as on a first visit, and what is entered is kept."""
    at = reported(visit(), work=kept)
    assert now(at) == SAMPLE
    assert "The work saved in this browser can’t be opened." in said(at)
    assert sent(at, "storage")["unreadable"] == "1"
    press(at, "Understood")
    assert "cannot be opened" not in said(at)
    press(at, "Start my own")
    assert sent(at, "storage")["work"] is not None


def test_undo_does_not_lead_back_to_the_sample_from_what_was_kept() -> None:
    """What was brought back is where the visit begins."""
    at = reported(visit(), work=work(MINE))
    assert session(at).done == []
    press(at, "Start my own")
    press(at, "undo")
    assert now(at).goal == "Mine"


@pytest.mark.parametrize("aside", [False, True])
def test_the_work_of_another_tab_is_taken(aside: bool) -> None:  # noqa: FBT001 (a parameter)
    """It is shown at once, which a sentence says, with where this tab's own is; undo leads back."""
    at = reported(reported(visit(), id=None), "other", id="2", work=work(MINE), aside=aside)
    assert now(at) == MINE
    assert "his tab now shows it." in said(at)
    assert ("What was here is under “Earlier work”" in said(at)) == aside
    assert sent(at, "storage")["taken"] == [1, "2"]
    press(at, "undo")
    assert now(at) == SAMPLE


def test_work_of_another_tab_that_cannot_be_read_is_left_alone() -> None:
    """It is not taken, nor may this tab write over it; to the same work nothing is said."""
    at = reported(reported(visit(), work=work(MINE)), "other", id="2", work=work(MINE))
    assert (sent(at, "storage")["taken"], "Another tab" in said(at)) == ([1, "2"], False)
    at = reported(at, "other", id="3", work={"text": "{}"})
    assert (now(at), sent(at, "storage")["taken"]) == (MINE, [1, "2"])
    assert "in a way this tab can’t read. Reload this tab" in said(at)


def test_what_another_tab_forgets_is_forgotten() -> None:
    """The sample is back, there is nothing to undo, and a sentence says why."""
    at = press(reported(visit(), work=work(MINE)), "Start my own")
    at = reported(at, "other", id=None)
    assert (now(at), session(at).done) == (SAMPLE, [])
    assert "Everything in this browser was forgotten in another tab" in said(at)


def test_a_link_asks_only_where_there_is_work() -> None:
    """It opens at once on a first visit, and on work of one's own when that is said."""
    link, opens = share.fragment(MINE.replace(stay_months=7)), "Open it"
    assert now(reported(visit(), link=link, id=None)).stay_months == 7
    at = reported(visit(), work=work(MINE), link=link)
    assert now(press(at, "Keep what is here")) == MINE
    at = reported(at, "link", link=link)
    assert now(at) == MINE
    assert now(press(at, opens)).stay_months == 7
    assert opens not in said(at)


def test_storage_that_keeps_nothing_is_said_once() -> None:
    """It may be full or blocked; the browser reports it with every message."""
    at = reported(visit(), id=None, failed=True)
    assert "This browser can’t save your work" in said(at)
    at = reported(press(at, "Understood"), "failed", failed=True)
    assert "This browser can’t save your work" not in said(at)
