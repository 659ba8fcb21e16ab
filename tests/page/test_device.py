"""What the browser kept, and what it may claim to have kept."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from spikes.files import decisions as files
from spikes.model import Dimension
from tests.page.hands import SAMPLE, errors, now, press, said, sent, session, settled, tell, visit


def found(at: AppTest, **told: Any) -> AppTest:
    """The browser tells what it keeps, or what another tab does."""
    return settled(
        tell(
            at,
            "device",
            {"what": "found", "id": "1", "work": None, "link": None, "failed": False, **told},
            "told",
        )
    )


def test_what_the_browser_keeps_comes_back() -> None:
    """What was kept is opened as it was, and is kept from then on; a first visit and the sample
    alone keep nothing.
    """
    at = found(visit(), id=None)
    assert sent(at, "device")["work"] is None
    mine = SAMPLE.replace(goal="Mine")
    at = found(
        visit(),
        work={
            "text": files.to_json(mine),
            "locked": ["compensation"],
            "steps": ["Hexbourne", "CivicLine"],
        },
    )
    assert (now(at), session(at).locked) == (mine, {Dimension.COMPENSATION})
    assert sent(at, "device")["work"] == {
        "text": files.to_json(mine),
        "locked": ["compensation"],
        "steps": ["Hexbourne", "CivicLine"],
        "empty": False,
    }
    press(at, "Start my own")
    assert sent(at, "device")["work"]["empty"]


@pytest.mark.parametrize(
    "told",
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
def test_a_message_that_is_none_is_passed_over(told: Any) -> None:
    """What is not in the component's words changes nothing."""
    at = settled(tell(visit(), "device", told, "told"))
    assert now(at) == SAMPLE
    assert errors(at) == []


@pytest.mark.parametrize(
    "work",
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
def test_kept_work_that_cannot_be_opened_is_named(work: Any) -> None:
    """A kept state that cannot be read is told of in sentences; the page is as on a first visit,
    and what is entered is kept.
    """
    at = found(visit(), work=work)
    assert now(at) == SAMPLE
    assert "What this device had kept cannot be opened." in said(at)
    assert sent(at, "device")["unreadable"] == "1"
    press(at, "Understood")
    assert "cannot be opened" not in said(at)
    press(at, "Start my own")
    assert sent(at, "device")["work"] is not None


def test_undo_does_not_lead_back_to_the_sample_from_what_was_kept() -> None:
    """What was brought back is where the session begins."""
    at = found(visit(), work={"text": files.to_json(SAMPLE.replace(goal="Mine")), "locked": []})
    assert session(at).done == []
    press(at, "Start my own")
    press(at, ":material/undo:")
    assert now(at).goal == "Mine"
