"""Roles shown, rated and edited: no entry is lost, nothing wrong goes unnamed."""

import re
from datetime import date

from spikes.analysis.results import Results
from spikes.model import Dimension, Ratings
from spikes.model.names import KEEP_LOOKING, STAY
from spikes.page.session import parts
from spikes.words.roles import overlaps_and_gaps
from tests.page.hands import (
    SAMPLE,
    UNRATED,
    add_role,
    buttons,
    decision_number,
    enter,
    errors,
    key,
    moved,
    now,
    open_folds,
    pair,
    press,
    read,
    said,
    sent,
    session,
    settled,
    slid,
    type_in,
    unfolded,
    visit,
)


def test_no_roles() -> None:
    """With every role removed, also the current one, offers are compared with looking on."""
    at = visit(SAMPLE.replace(compare=(STAY, "Hexbourne")), "roles")
    for organisation in ("Northfold", *(role.organisation for role in SAMPLE.roles[:3])):
        press(at, f"Remove {organisation}")
        assert pair(at) == [KEEP_LOOKING, "Hexbourne"]
    assert (now(at).roles, now(at).offers) == ((), SAMPLE.offers)
    assert "No roles yet" in said(at)


def test_forty_roles() -> None:
    """Forty roles, many at the same time, are all there to edit."""
    roles = [SAMPLE.roles[i % 3].replace(organisation=f"Role {i}") for i in range(39)]
    at = visit(SAMPLE.replace(roles=[*roles, SAMPLE.roles[3]]), "roles")
    assert sum(bool(re.match("role [0-9]+ ", box.key or "")) for box in at.expander) == 40
    assert all(f"Role {i} · " in said(at) for i in range(39))
    assert key(at, "role 38 {} organisation").value == "Role 38"
    press(at, "Remove Role 38")
    assert now(at).roles == (*roles[:38], SAMPLE.roles[3])


def test_one_role_after_another_is_rated_then_the_first_offer() -> None:
    """A role that was added is open, alone, to be rated; the box is folded, and empty."""
    at = press(press(visit(), "Start my own"), "Go to the whole page")
    assert open_folds(at) == ["Add roles"]
    for name in ("One", "Two"):
        add_role(at, name, "Jan 2020", "2020-06")
        assert at.session_state["new roles 2"] is False
    assert [at.session_state[f"role {i} in 2, of 2"] for i in range(2)] == [False, True]
    panel = "role 1 in 2, of 2 ratings"
    slid(at, panel, moved({f"role1 {d}": 7.0 for d in Dimension}))
    press(settled(at), "Rate One next")
    slid(at, "role 0 in 2, of 2 ratings", moved({f"role0 {d}": 7.0 for d in Dimension}))
    press(settled(at), "Add an offer next")
    assert sent(at, "attention")["focus"][1] == "new organisation 2"
    assert at.session_state["new offer 2"]
    assert at.session_state["tab"] == parts.TABS["ratings"]


def test_the_next_role_to_rate_is_one_press_away() -> None:
    """It is the next below that was never rated; after the last comes the first."""
    third, *_ = SAMPLE.roles
    unrated = [
        third.replace(organisation=name, start=start, end="2010-12", ratings=UNRATED)
        for name, start in (("Third", "2001-01"), ("First", "2003-01"), ("Second", "2002-01"))
    ]
    at = visit(SAMPLE.replace(roles=[*unrated, *SAMPLE.roles], offers=[]))
    career = session(at).career
    press(unfolded(at, f"role 0 in {career}"), "Rate First next")
    is_open = [at.session_state[f"role {i} in {career}, of 7"] for i in range(7)]
    assert is_open == [False, True, *[False] * 5]
    assert sent(at, "attention")["focus"][1] == "role1 social_impact"
    press(at, "Rate Second next")
    assert "Rate Third next" in buttons(at)
    slid(at, f"role 2 in {career}, of 7 ratings", moved({f"role2 {d}": 7.0 for d in Dimension}))
    assert now(settled(at)).roles[2].ratings.compensation == 7
    press(at, "Rate Third next")
    press(at, "Rate First next")
    assert [label for label in buttons(at) if label.endswith(" next")] == ["Rate Third next"]


def test_a_role_rated() -> None:
    """The sliders of a role rate that role, and keep the evidence and a note."""
    panel = "role 1 in 1, of 4 ratings"
    at = unfolded(visit(tab="roles"), panel)
    settled(slid(at, panel, moved({f"role1 {d}": 2.5 for d in Dimension})))
    about = {"id": "role1 compensation", "gesture": 0}
    settled(slid(at, panel, {"what": "evidence", "evidence": "written", "report": 2, **about}))
    settled(slid(at, panel, {"what": "note", "note": "*Payslip*", "report": 3, **about}))
    rated = SAMPLE.roles[1].replace(
        ratings=Ratings.of([2.5] * 5),
        evidence={Dimension.COMPENSATION: "written"},
        notes={Dimension.COMPENSATION: "*Payslip*"},
    )
    assert now(at) == SAMPLE.replace(roles=[SAMPLE.roles[0], rated, *SAMPLE.roles[2:]])


def test_a_role_that_changes_its_place_stays_open() -> None:
    """A role's fold has one label, which no name makes wrong, and stays open at another place."""
    at = visit()
    key(at, "role 3 {} start")
    fold = "role 3 in 1, of 4"

    def label() -> str:
        return next(box.label for box in at.expander if box.key == fold)

    before = label()
    enter(at, **{"role 3 {} organisation": "Northfold & Sons", "role 3 {} start": "2010-01"})
    assert (label(), at.session_state[fold]) == (before, True)
    assert "Northfold" not in before


def test_the_latest_role_is_at_the_top() -> None:
    """Roles are listed as on a CV; of those added, the topmost is the one to rate first."""
    at = visit(tab="roles")

    def listed() -> list[str]:
        lines = (read(markdown.value) for markdown in at.markdown)
        return [line.partition(" · ")[0] for line in lines if " months" in line and " · " in line]

    names = ["Northfold", "Cartloom", "Paywren", "Quillstone Advisory"]
    assert listed() == names
    rows = "Organisation\tFrom\tTo\nOld\t2001-01\t2002-01\nYoung\t2003-01\t2004-01"
    press(type_in(at, "roles", rows), "Add 2 roles")
    assert listed() == [*names, "Young", "Old"]
    assert sent(at, "attention")["focus"][1] == f"role5 {Dimension.SOCIAL_IMPACT}"


def test_months_are_said_and_can_be_set() -> None:
    """Months may be written as people do; stays, overlaps and gaps are said in words."""
    at = visit(tab="roles")
    assert "46 months" in said(at)
    assert overlaps_and_gaps(Results(SAMPLE)) in said(at)
    enter(at, **{"stay_months roles {}": 6, "as_of {}": "Dec 2026"})
    assert now(at) == SAMPLE.replace(stay_months=6, as_of="2026-12")
    enter(at, **{"role 0 {} start": "Mar 2017", "role 0 {} end": "7/2018"})
    assert (now(at).roles[0].start, now(at).roles[0].end) == (date(2017, 3, 1), date(2018, 7, 1))
    assert key(at, "role 0 {} start").value == "2017-03"
    enter(at, **{"role 3 {} start": "2026-03", "role 1 {} start": "2018-06"})
    overlap = overlaps_and_gaps(Results(now(at)))
    assert "Quillstone Advisory and Paywren" in overlap
    assert overlap in said(at)
    enter(at, **{"role 0 {} organisation": "Paywren"})
    assert "Paywren: Associate consultant and Paywren: First product manager" in said(at)


def test_a_month_that_cannot_be_holds_nothing_else_up() -> None:
    """While a role's months are wrong another title is taken, and the months once mended."""
    at = visit()
    role = f"role 1 {decision_number(at)}"
    enter(at, **{f"{role} end": "soon", f"{role} title": "Lead"})
    assert [error.partition(":")[0] for error in errors(at)] == ["Last month"]
    assert now(at).roles[1] == SAMPLE.roles[1].replace(title="Lead")
    assert key(at, f"{role} end").value == "soon"
    enter(at, **{f"{role} end": "2021-01"})
    assert errors(at) == []
    assert now(at).roles[1] == SAMPLE.roles[1].replace(title="Lead", end="2021-01")


def test_a_role_may_go_on_beside_the_current_one() -> None:
    """Among roles without a last month, a press says which one a new job would replace."""
    at = visit()
    role = f"role 1 {decision_number(at)}"
    enter(at, **{f"{role} end": ""})
    assert "mark the others as beside" in errors(at)[0]
    enter(at, **{f"{role} beside": True})
    assert errors(at) == []
    assert (now(at).roles[1].beside, now(at).current_role) == (True, SAMPLE.roles[3])
    press(at, "A new job would replace Paywren")
    current = now(at).current_role
    assert (current and current.organisation, now(at).roles[3].beside) == ("Paywren", True)
    enter(at, **{f"{role} end": "2021-01"})
    assert now(at).roles[1] == SAMPLE.roles[1].replace(end="2021-01")


def test_a_decision_made_in_a_month_to_come_says_so() -> None:
    """Below the month; not where it is this month, or past."""
    assert "which is still to come" not in said(visit(tab="roles"))
    at = visit(SAMPLE.replace(as_of="2095-03"), "roles")
    assert "This decision is made in Mar 2095, which is still to come" in said(at)
