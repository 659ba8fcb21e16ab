"""What the page says about where each option leads."""

import re
from datetime import date

from spikes.analysis.results import Results
from spikes.words import time
from tests.page.hands import (
    SAMPLE,
    bodies,
    choose,
    enter,
    key,
    now,
    press,
    read,
    said,
    sent,
    session,
    settled,
    show,
    shown,
    unfolded,
    visit,
)

FOUND = Results(SAMPLE)


def test_two_steps() -> None:
    """A second step is drawn and said after the first, which is the leader's until one is chosen.

    It is no edit, and outlasts undo; an option cannot follow itself.
    """
    at = visit(tab="leads")
    assert shown(at, "step before").value == "Fernmoor Health"
    assert ", then " not in said(at)
    choose(at, "step before", "Hexbourne")
    enter(at, **{"second step {}": "Fernmoor Health"})
    assert time.two_steps(FOUND, "Hexbourne", "Fernmoor Health") in said(at)
    choose(at, "step before", "Fernmoor Health")
    assert "second step" not in said(at)
    assert key(at, "second step {}").value is None
    enter(at, **{"second step {}": "Group PM"})
    assert "Fernmoor Health, then Group PM," in said(at)
    assert now(at) == SAMPLE
    enter(at, **{"goal {}": "Lead"})
    show(press(at, "undo"), "leads")
    assert "Fernmoor Health, then Group PM," in said(at)
    enter(at, **{f"second step {session(at).career}": None})
    assert ", then " not in said(at)


def test_the_first_step_follows_the_leader_until_one_is_chosen() -> None:
    """If weights make another option lead, the path begins with that, unless one was chosen."""
    at = visit(tab="leads")
    for phase, leader in (("Provider", "Hexbourne"), ("Early climb", "Fernmoor Health")):
        choose(at, "phase", phase)
        assert shown(at, "step before").value == leader
    choose(at, "step before", "CivicLine")
    choose(at, "phase", "Provider")
    assert shown(at, "step before").value == "CivicLine"


def test_a_month_of_the_paths_in_words() -> None:
    """Without a pointer too, each path's coverage in a month is said, also where paths lengthen.

    A path of two steps is listed once its first is over: until then it is the first's.
    """
    at = unfolded(visit(tab="leads"), "path words")

    def two_steps_are_said() -> bool:
        months = [text for text in map(read, bodies(at)) if re.search(r": \d+\.\d\s%\.", text)]
        assert months
        return any(text.startswith("Fernmoor Health, then ") for text in months)

    month = date(2027, 11, 1)
    settled(at.select_slider[0].set_value(month).run())
    at_month = next(moment for moment in FOUND.paths["Hexbourne"] if moment.month == month)
    sentence = time.moment(FOUND, "Hexbourne", at_month)
    assert sentence in said(at)
    assert sentence in sent(at, "attention")["told"][1]
    ends = []
    for step in ("Group PM", None, "Founder"):
        enter(at, **{"second step {}": step})
        assert at.select_slider[0].value == month
        ends.append(at.select_slider[0].options[-1][-4:])
        assert not two_steps_are_said()
    assert ends[0] == ends[2] > ends[1]
    settled(at.select_slider[0].set_value(date(2031, 1, 1)).run())
    assert two_steps_are_said()
