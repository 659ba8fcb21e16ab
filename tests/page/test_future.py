"""What the page says of where it leads."""

from datetime import date

from spikes.analysis import time as path
from spikes.words import wording
from tests.page.hands import (
    SAMPLE,
    enter,
    key,
    now,
    press,
    said,
    sent,
    session,
    settled,
    shown,
    unfolded,
    visit,
)


def test_keep_looking_has_no_line() -> None:
    """Where it leads, that Keep looking has no line is said and why; who has a role is told of
    no such thing.
    """
    why = "Keep looking has no line of its own: coverage stays as it is today."
    ended = [role.replace(end=role.end or SAMPLE.as_of) for role in SAMPLE.roles]
    assert why in said(visit(SAMPLE.replace(roles=ended, compare=None)))
    assert why not in said(visit())


def test_a_second_step() -> None:
    """A second step after the first, which is the leader's until another is chosen, is drawn and
    told.
    """
    at = visit()
    assert shown(at, "step before").value == "Fernmoor Health"
    assert ", then " not in said(at)
    settled(shown(at, "step before").select("Hexbourne").run())
    enter(at, **{"second step {}": "Fernmoor Health"})
    steps = path.sequence(SAMPLE, "Hexbourne", SAMPLE.offers[1])
    assert wording.two_steps("Hexbourne", "Fernmoor Health", steps) in said(at)
    settled(shown(at, "step before").select("Fernmoor Health").run())
    assert "second step" not in said(at)
    assert key(at, "second step {}").value is None
    enter(at, **{"second step {}": "Group PM"})
    assert "Fernmoor Health, then Group PM:" in said(at)
    assert now(at) == SAMPLE
    enter(at, **{"goal {}": "Lead"})
    press(at, ":material/undo:")
    assert "Fernmoor Health, then Group PM:" in said(at)
    enter(at, **{f"second step {session(at).career}": None})
    assert ", then " not in said(at)


def test_the_first_step_follows_the_leader_until_one_is_chosen() -> None:
    """Where weights make another lead, the path begins with that one; not any more once a first
    step is chosen.
    """
    at = visit()
    for phase, leader in (("Provider", "Hexbourne"), ("Early climb", "Fernmoor Health")):
        settled(shown(at, "phase").set_value(phase).run())
        assert shown(at, "step before").value == leader
    settled(shown(at, "step before").select("CivicLine").run())
    settled(shown(at, "phase").set_value("Provider").run())
    assert shown(at, "step before").value == "CivicLine"


def test_where_the_path_is_drawn_from_is_said() -> None:
    """Of a career too long to be drawn whole, it is said from when it is; of a shorter one
    nothing.
    """
    assert "Drawn from" not in said(visit(SAMPLE.replace(roles=SAMPLE.roles[2:])))
    assert "Drawn from 2020-11 on." in said(visit())


def test_a_month_of_the_path_in_words() -> None:
    """Without a pointer too, each path's coverage in a month is told, with what has changed
    since today.
    """
    at = unfolded(visit(), "path words")
    settled(at.select_slider[0].set_value(date(2028, 11, 1)).run())
    moments = {moment.month: moment for moment in path.paths(SAMPLE)["Hexbourne"]}
    moment = wording.moment("Hexbourne", moments[date(2028, 11, 1)], moments[SAMPLE.as_of])
    assert moment in said(at)
    assert moment in sent(at, "attention")["told"][1]


def test_the_month_stays_where_the_paths_end_elsewhere() -> None:
    """A second step makes the paths longer, and goes again: the month is the same, and a path of
    two steps is not told twice.
    """

    def told_of_two_steps() -> bool:
        months = [
            markdown.value
            for markdown in at.markdown
            if "each dimension since today, in percent of it" in markdown.value
        ]
        assert months
        return any(month.startswith("Fernmoor Health, then ") for month in months)

    at = unfolded(visit(), "path words")
    settled(at.select_slider[0].set_value(date(2027, 11, 1)).run())
    ends = []
    for step in ("Group PM", None, "Founder"):
        enter(at, **{"second step {}": step})
        assert at.select_slider[0].value == date(2027, 11, 1)
        ends.append(at.select_slider[0].options[-1])
        assert not told_of_two_steps()
    assert ends[0] == ends[2] > ends[1]
    settled(at.select_slider[0].set_value(date(2031, 1, 1)).run())
    assert told_of_two_steps()
