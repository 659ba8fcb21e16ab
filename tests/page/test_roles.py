"""Roles entered by hand and from sheets: no entry is lost, nothing wrong goes unnamed."""

import re
from datetime import date

import pytest

from spikes import edits as changes
from spikes.model import Dimension, Role, domain
from spikes.model.names import KEEP_LOOKING, STAY
from tests.page.hands import (
    FIVES,
    SAMPLE,
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
    unfolded,
    visit,
)

BAD_ROLES = {
    "nothing": ({}, "Organisation: give it a name"),
    "no organisation": ({"start": "2010-01", "end": "2011-01"}, "Organisation: give it a name"),
    "end before start": (
        {"organisation": "New", "start": "2012-02", "end": "2012-01"},
        "New ends before it starts: swap",
    ),
    "a second current role": (
        {"organisation": "New", "start": "2012-02"},
        "Northfold and New have no last month: give one",
    ),
    "a thirteenth month": (
        {"organisation": "New", "start": "2021-13"},
        "write a month as 2024-03, 03/2024 or March 2024",
    ),
    "the future": (
        {"organisation": "New", "start": "2012-02", "end": "2031-01"},
        "New goes on after 2026-11",
    ),
}


@pytest.mark.parametrize(("fields", "sentence"), BAD_ROLES.values(), ids=BAD_ROLES)
def test_a_bad_new_role_is_named_and_can_be_corrected(
    fields: dict[str, str], sentence: str
) -> None:
    """A role that cannot be added is named with what to do, and what was typed stays in its form
    to be corrected.
    """
    at = visit()
    for field, text in fields.items():
        key(at, f"new role {{}} {field}").set_value(text)
    press(at, "Add this role")
    assert now(at) == SAMPLE
    assert any(sentence in error for error in errors(at))
    assert {field: key(at, f"new role {{}} {field}").value for field in fields} == fields
    for field, text in {"organisation": "New", "start": "2012-02", "end": "2013-01"}.items():
        key(at, f"new role {{}} {field}").set_value(text)
    press(at, "Add this role")
    assert errors(at) == []
    assert now(at) == changes.add_role(
        SAMPLE,
        Role(organisation="New", start=date(2012, 2, 1), end=date(2013, 1, 1), ratings=FIVES),
    ).decision


def test_no_roles() -> None:
    """With every role removed, also the current one while Stay is side by side, offers are
    compared with looking on.
    """
    at = visit(SAMPLE.replace(compare=(STAY, "Hexbourne")))
    press(at, "Remove Northfold")
    assert pair(at) == [KEEP_LOOKING, "Hexbourne"]
    for role in SAMPLE.roles[:3]:
        press(at, f"Remove {role.organisation}")
    assert now(at).roles == ()
    assert pair(at) == [KEEP_LOOKING, "Hexbourne"]
    assert "No roles yet" in said(at)
    assert now(at).offers == SAMPLE.offers


def test_forty_roles() -> None:
    """Forty roles, many at the same time, are all there to edit."""
    roles = [SAMPLE.roles[i % 3].replace(organisation=f"Role {i}") for i in range(39)]
    at = visit(SAMPLE.replace(roles=[*roles, SAMPLE.roles[3]]))
    assert sum(bool(re.match("role [0-9]+ ", expander.key or "")) for expander in at.expander) == 40
    for i in range(39):
        assert f"Role {i} · " in said(at)
    assert key(at, "role 38 {} organisation").value == "Role 38"
    press(at, "Remove Role 38")
    assert now(at).roles == (*roles[:38], SAMPLE.roles[3])


TO_RATE = (("Third", "2003-01"), ("First", "2001-01"), ("Second", "2002-01"))
ROLES = (
    "company\tfrom\tuntil\tpay\nAcme\tMar"
    " 2010\t12/2012\t7,5\nBeta\t2013-13\t2014-01\t5\nGamma\t2013-01\t2014-01\t"
)


def test_a_pasted_sheet_is_shown_before_it_is_taken() -> None:
    """What was understood of pasted cells is shown, what was not is named; at a click the good rows
    are roles, undone as one.

    The row that is left stays, and can be mended: what is there already is not added again, and is
    no mistake.
    """
    at = enter(visit(), **{"sheet of roles {} 0 cells": ROLES})
    assert now(at) == SAMPLE
    assert errors(at) == [
        "Row 3 (Beta): First month: “2013-13” cannot be read as a month: write it as 2021-03,"
        " 03/2021 or Mar 2021."
    ]
    assert next(
        list(table.value.index) for table in at.table if table.value.index.name == "Organisation"
    ) == ["Acme", "Gamma"]
    press(at, "Add 2 of 3 roles")
    left = "1 row is not: put right what is said below the cells."
    assert [toast.value for toast in at.toast] == [f"2 roles added. {left}"]
    assert [role.organisation for role in now(at).roles[4:]] == ["Acme", "Gamma"]
    assert now(at).roles[4].ratings.compensation == 7.5
    assert key(at, "sheet of roles {} 0 cells").value == ROLES
    assert len(errors(at)) == 1
    assert "there already" in said(at)
    settled(at.button(key="undo").click().run())
    assert now(at) == SAMPLE


def test_a_pasted_sheet_that_was_mended_on_the_way_to_the_button() -> None:
    """What is added is what the cells say at the click, not what they said when the button was
    drawn.
    """
    at = enter(visit(), **{"sheet of roles {} 0 cells": ROLES})
    key(at, "sheet of roles {} 0 cells").set_value(ROLES.replace("2013-13", "2013-01"))
    press(at, "Add 2 of 3 roles")
    assert [toast.value for toast in at.toast] == ["3 roles added."]
    assert [role.organisation for role in now(at).roles[4:]] == ["Acme", "Beta", "Gamma"]
    assert key(at, "sheet of roles {} 1 cells").value == ""


def test_a_sheet_that_cannot_be_read_is_named() -> None:
    """Cells without names for their columns are refused with what to do; nothing is added."""
    at = enter(visit(), **{"sheet of roles {} 0 cells": "Acme\t2010-03"})
    assert now(at) == SAMPLE
    assert any("No column is called Organisation" in error for error in errors(at))
    assert not [button for button in at.button if button.label.startswith("Add 1")]


def test_months_may_be_written_as_people_do() -> None:
    """The fields of a role take a month in any of the usual forms, and show it as YYYY-MM."""
    at = enter(visit(), **{"role 0 {} start": "Mar 2017", "role 0 {} end": "7/2018"})
    assert (now(at).roles[0].start, now(at).roles[0].end) == (date(2017, 3, 1), date(2018, 7, 1))
    assert key(at, "role 0 {} start").value == "2017-03"


def test_a_new_role_opens_to_be_rated() -> None:
    """A role that was added shows its sliders at once; where none is left to rate, it leads on
    to the first offer.
    """
    at = press(visit(), "Start my own")
    for field, text in (("organisation", "Acme"), ("start", "Mar 2019")):
        key(at, f"new role {{}} {field}").set_value(text)
    press(at, "Add this role")
    assert sent(at, "role 0 in 2, of 1 ratings")["rows"]
    press(at, "Add an offer next")
    assert sent(at, "attention")["focus"][1] == "new organisation 2"
    assert at.session_state["new offer 2"]


def test_the_next_role_to_rate_is_one_press_away() -> None:
    """An open role leads on to the next by its first month that was never rated, and from the
    last of them to the first.
    """
    unrated = [
        SAMPLE.roles[0].replace(organisation=name, start=start, end="2010-12", ratings=FIVES)
        for name, start in TO_RATE
    ]
    at = visit(SAMPLE.replace(roles=[*unrated, *SAMPLE.roles], offers=[]))
    press(unfolded(at, f"role 0 in {session(at).career}"), "Rate First next")
    opened = {
        key: at.session_state[key]
        for key in [f"role {i} in {session(at).career}, of 7" for i in range(7)]
    }
    assert list(opened.values()) == [False, True, *[False] * 5]
    assert sent(at, "attention")["focus"][1] == "role1 social_impact"
    press(at, "Rate Second next")
    assert "Rate Third next" in [button.label for button in at.button]
    tell(
        at,
        f"role 2 in {session(at).career}, of 7 ratings",
        moved({f"role2 {d}": 7.0 for d in Dimension}),
    )
    assert now(settled(at)).roles[2].ratings.compensation == 7
    press(at, "Rate Third next")
    press(at, "Rate First next")
    assert [button.label for button in at.button if button.label.endswith(" next")] == [
        "Rate Third next"
    ]


def test_a_new_role_may_begin_as_one_of_its_kind() -> None:
    """The ratings of a kind of role are those of a new one, until they are edited; the next
    begins at 5 again.
    """
    at = visit(SAMPLE.replace(roles=()))
    kind, ratings = next(iter(domain.archetypes().items()))
    for number, expected in enumerate((ratings, FIVES)):
        key(at, "new role {} organisation").set_value(f"Acme {number}")
        key(at, "new role {} start").set_value(f"201{number}-03")
        key(at, "new role {} end").set_value(f"201{number}-09")
        if not number:
            key(at, "new role {} kind").select(kind)
        press(at, "Add this role")
        assert now(at).roles[number].ratings == expected


def test_a_role_that_changes_its_place_stays_open() -> None:
    """While it is edited, a role's fold keeps its name, whatever becomes of the role's own, and
    of the order.
    """
    at = visit()
    key(at, "role 3 {} start")
    fold = "role 3 in 1, of 4"
    before = next(box.label for box in at.expander if box.key == fold)
    enter(at, **{"role 3 {} organisation": "Northfold & Sons", "role 3 {} start": "2010-01"})
    assert (
        next(box.label for box in at.expander if box.key == fold)
        == before
        == "Rate or edit Northfold"
    )
    assert at.session_state[fold]
    at.session_state[fold] = False
    settled(at.run())
    assert (
        next(box.label for box in at.expander if box.key == fold)
        == r"Rate or edit Northfold \& Sons"
    )


def test_staying_is_said_and_can_be_set() -> None:
    """How long the current role has lasted is said in words; the months to stay are set beside
    it.
    """
    at = visit()
    assert "Northfold, 46 months: past the window of 18 to 36 months." in said(at)
    enter(at, **{"stay_months roles {}": 6})
    assert now(at) == SAMPLE.replace(stay_months=6)
    enter(at, **{"role 3 {} start": "2026-03"})
    assert "Northfold, 9 months: half of what this role can give is still ahead" in said(at)


def test_the_month_of_the_decision() -> None:
    """The month that roles count up to can be set; one before a role is named and not taken."""
    at = enter(visit(), **{"as_of {}": "Dec 2026"})
    assert now(at) == SAMPLE.replace(as_of="2026-12")
    enter(at, **{"as_of {}": "2010-01"})
    assert now(at) == SAMPLE.replace(as_of="2026-12")
    assert ["goes on after 2010-01" in error for error in errors(at)] == [True]


def test_overlaps_and_gaps_are_said() -> None:
    """Roles that overlap are allowed and said, and so are months without a role."""
    at = visit()
    assert "No role in 2018-08." in said(at)
    enter(at, **{"role 1 {} start": "2018-06"})
    assert "Quillstone Advisory and Paywren overlap by 2 months; each role counts in full." in said(
        at
    )
    enter(at, **{"role 0 {} organisation": "Paywren"})
    assert (
        "Paywren: Associate consultant and Paywren: First product manager overlap by 2 months"
        in said(at)
    )


def test_the_next_role_begins_anew() -> None:
    """A role's form is empty for the next one, its field's relevance too, and only the last role
    is open to be rated.
    """
    at = press(visit(), "Start my own")
    for name in ("One", "Two"):
        key(at, "new role {} organisation").set_value(name)
        key(at, "new role {} start").set_value("2020-01")
        key(at, "new role {} end").set_value("2020-06")
        key(at, "new role {} relevance").set_value("adjacent" if name == "One" else "core")
        press(at, "Add this role")
        assert key(at, "new role {} relevance").value == "core"
    assert [role.relevance.value for role in now(at).roles] == ["adjacent", "core"]
    assert [at.session_state[f"role {i} in 2, of 2"] for i in range(2)] == [False, True]


def test_a_month_that_cannot_be_holds_nothing_else_up() -> None:
    """While a role's months are wrong, which is said, another title is taken all the same, and
    the months once they are mended.
    """
    at = visit()
    role = f"role 1 {decision_number(at)}"
    enter(at, **{f"{role} end": "soon"})
    enter(at, **{f"{role} title": "Lead"})
    assert [error.partition(":")[0] for error in errors(at)] == ["Last month"]
    assert now(at).roles[1] == SAMPLE.roles[1].replace(title="Lead")
    assert key(at, f"{role} end").value == "soon"
    enter(at, **{f"{role} end": "2021-01"})
    assert errors(at) == []
    assert now(at).roles[1] == SAMPLE.roles[1].replace(title="Lead", end="2021-01")


def test_what_was_pasted_stays_while_it_is_folded() -> None:
    """Whoever folds the box for a sheet finds in it what was there."""
    at = visit()
    key(at, "sheet of roles {} 0 cells").set_value("Company,From,Rubbish\nAcme,2001-01,1")
    settled(at.run())
    assert "Rubbish" in at.warning[0].value
    fold = next(
        expander.key
        for expander in at.expander
        if expander.key and expander.key.startswith("sheet of roles")
    )
    for is_open in (False, True):
        at.session_state[fold] = is_open
        settled(at.run())
    assert key(at, "sheet of roles {} 0 cells").value == "Company,From,Rubbish\nAcme,2001-01,1"
