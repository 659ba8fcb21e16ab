"""Roles entered by hand and from sheets: no entry is lost, nothing wrong goes unnamed."""

import re
from datetime import date

from spikes.analysis.results import Results
from spikes.model import Dimension, Ratings, Role, domain
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
    pair,
    press,
    said,
    sent,
    session,
    settled,
    tell,
    toasts,
    unfolded,
    visit,
)

CELLS = "sheet of roles {} 0 cells"
BAD_ROLES: tuple[tuple[dict[str, str], str], ...] = (
    ({}, "Organisation: give it a name"),
    ({"start": "2010-01", "end": "2011-01"}, "Organisation: give it a name"),
    (
        {"organisation": "New", "start": "2012-02", "end": "2012-01"},
        "New ends before it starts: swap",
    ),
    (
        {"start": "2012-02", "end": ""},
        "Northfold and New have no last month: mark the others",
    ),
    ({"start": "2021-13"}, "write a month as 2024-03, 03/2024 or March 2024"),
    ({"start": "2012-02", "end": "2031-01"}, "New goes on after 2026-11"),
)


def test_a_bad_new_role_is_named_and_can_be_corrected() -> None:
    """It says what to do, and what was typed stays in its form to be corrected."""
    at = visit(tab="roles")
    typed: dict[str, str] = {}
    for fields, sentence in BAD_ROLES:
        typed |= fields
        add_role(at, **fields)
        assert now(at) == SAMPLE
        assert any(sentence in error for error in errors(at)), fields
        assert {name: key(at, f"new role {{}} {name}").value for name in typed} == typed
    add_role(at, end="2013-01")
    assert errors(at) == []
    role = Role(organisation="New", start=date(2012, 2, 1), end=date(2013, 1, 1), ratings=UNRATED)
    assert now(at).roles == (*SAMPLE.roles, role)


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


ROLES = (
    "company\tfrom\tuntil\tpay\nAcme\tMar 2010\t12/2012\t7,5\nBeta\t2013-13\t2014-01\t5\n"
    "Gamma\t2013-01\t2014-01\t"
)


def test_a_pasted_sheet_is_shown_before_it_is_taken() -> None:
    """What was understood is shown, what was not is named; at a click good rows are roles.

    They are undone as one. The row that is left stays to be mended; what is there already is not
    added again.
    """
    at = enter(visit(), **{CELLS: ROLES})
    assert now(at) == SAMPLE
    assert errors(at) == [
        (
            "Row 3 (Beta): First month: “2013-13” cannot be read as a month: write it as 2021-03,"
            " 03/2021 or Mar 2021."
        )
    ]
    shown = [table.value.index for table in at.table]
    assert [list(rows) for rows in shown if rows.name == "Organisation"] == [["Acme", "Gamma"]]
    press(at, "Add 2 of 3 roles")
    left = "1 row is not. What to correct is below the cells."
    assert toasts(at) == [f"2 roles added. {left}"]
    assert [role.organisation for role in now(at).roles[4:]] == ["Acme", "Gamma"]
    assert now(at).roles[4].ratings.compensation == 7.5
    assert (key(at, CELLS).value, len(errors(at))) == (ROLES, 1)
    assert "already there" in said(at)
    assert now(press(at, "undo")) == SAMPLE


def test_a_pasted_sheet_that_was_mended_on_the_way_to_the_button() -> None:
    """What is added is what the cells say at the click, not what they said before."""
    at = enter(visit(), **{CELLS: ROLES})
    key(at, CELLS).set_value(ROLES.replace("2013-13", "2013-01"))
    press(at, "Add 2 of 3 roles")
    assert toasts(at) == ["3 roles added."]
    assert [role.organisation for role in now(at).roles[4:]] == ["Acme", "Beta", "Gamma"]
    assert key(at, "sheet of roles {} 1 cells").value == ""


def test_a_sheet_that_cannot_be_read_is_named_and_stays() -> None:
    """Without names for columns nothing is added; folded and unfolded, what was there still is."""
    at = enter(visit(), **{CELLS: "Acme\t2010-03"})
    assert now(at) == SAMPLE
    assert any("No column is called Organisation" in error for error in errors(at))
    assert "Add 1" not in " ".join(buttons(at))
    enter(at, **{CELLS: "Company,From,Rubbish\nAcme,2001-01,1"})
    assert "Rubbish" in at.warning[0].value
    for is_open in (False, True):
        at.session_state["sheet of roles 1 0 box"] = is_open
        settled(at.run())
    assert key(at, CELLS).value == "Company,From,Rubbish\nAcme,2001-01,1"


def test_one_role_after_another_is_rated_then_the_first_offer() -> None:
    """A role that was added is open, alone, to be rated; the form for the next is empty."""
    at = press(visit(), "Start my own")
    for name, relevance in (("One", "adjacent"), ("Two", "core")):
        add_role(at, organisation=name, start="Jan 2020", end="2020-06", relevance=relevance)
        assert key(at, "new role {} relevance").value == "core"
    assert [role.relevance.value for role in now(at).roles] == ["adjacent", "core"]
    assert [at.session_state[f"role {i} in 2, of 2"] for i in range(2)] == [False, True]
    panel = "role 1 in 2, of 2 ratings"
    tell(at, panel, moved({f"role1 {d}": 7.0 for d in Dimension}))
    press(settled(at), "Rate One next")
    tell(at, "role 0 in 2, of 2 ratings", moved({f"role0 {d}": 7.0 for d in Dimension}))
    press(settled(at), "Add an offer next")
    assert sent(at, "attention")["focus"][1] == "new organisation 2"
    assert at.session_state["new offer 2"]
    assert key(at, "new title {}").value == ""  # its tab is open
    assert at.session_state["tab"] == parts.TABS["ratings"]


def test_the_next_role_to_rate_is_one_press_away() -> None:
    """It is the next by its first month that was never rated; after the last comes the first."""
    third, *_ = SAMPLE.roles
    unrated = [
        third.replace(organisation=name, start=start, end="2010-12", ratings=UNRATED)
        for name, start in (("Third", "2003-01"), ("First", "2001-01"), ("Second", "2002-01"))
    ]
    at = visit(SAMPLE.replace(roles=[*unrated, *SAMPLE.roles], offers=[]))
    career = session(at).career
    press(unfolded(at, f"role 0 in {career}"), "Rate First next")
    is_open = [at.session_state[f"role {i} in {career}, of 7"] for i in range(7)]
    assert is_open == [False, True, *[False] * 5]
    assert sent(at, "attention")["focus"][1] == "role1 social_impact"
    press(at, "Rate Second next")
    assert "Rate Third next" in buttons(at)
    tell(at, f"role 2 in {career}, of 7 ratings", moved({f"role2 {d}": 7.0 for d in Dimension}))
    assert now(settled(at)).roles[2].ratings.compensation == 7
    press(at, "Rate Third next")
    press(at, "Rate First next")
    assert [label for label in buttons(at) if label.endswith(" next")] == ["Rate Third next"]


def test_a_role_rated() -> None:
    """The sliders of a role rate that role, and keep what is behind a rating, and a note."""
    panel = "role 1 in 1, of 4 ratings"
    at = unfolded(visit(tab="roles"), panel)
    settled(tell(at, panel, moved({f"role1 {d}": 2.5 for d in Dimension})))
    about = {"id": "role1 compensation", "gesture": 0}
    settled(tell(at, panel, {"what": "evidence", "evidence": "written", "report": 2, **about}))
    settled(tell(at, panel, {"what": "note", "note": "*Payslip*", "report": 3, **about}))
    rated = SAMPLE.roles[1].replace(
        ratings=Ratings.of([2.5] * 5),
        evidence={Dimension.COMPENSATION: "written"},
        notes={Dimension.COMPENSATION: "*Payslip*"},
    )
    assert now(at) == SAMPLE.replace(roles=[SAMPLE.roles[0], rated, *SAMPLE.roles[2:]])


def test_a_new_role_may_begin_as_one_of_its_kind() -> None:
    """Its ratings are those of the kind, until they are edited; the next begins unrated again."""
    at = visit(SAMPLE.replace(roles=()))
    kind, ratings = next(iter(domain.archetypes().items()))
    add_role(at, organisation="Acme", start="2010-03", end="2010-09", kind=kind)
    add_role(at, organisation="Beta", start="2011-03", end="2011-09")
    assert [role.ratings for role in now(at).roles] == [ratings, UNRATED]


def test_a_role_that_changes_its_place_stays_open() -> None:
    """While it is open a role's fold keeps its label, whatever becomes of its name and place."""
    at = visit()
    key(at, "role 3 {} start")
    fold = "role 3 in 1, of 4"

    def label() -> str:
        return next(box.label for box in at.expander if box.key == fold)

    assert label() == "Rate or edit Northfold"
    enter(at, **{"role 3 {} organisation": "Northfold & Sons", "role 3 {} start": "2010-01"})
    assert (label(), at.session_state[fold]) == ("Rate or edit Northfold", True)
    at.session_state[fold] = False
    settled(at.run())
    assert label() == r"Rate or edit Northfold \& Sons"


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
