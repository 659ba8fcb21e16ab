"""The box for what people have: shown before it is taken, nothing in silence, nothing lost."""

import pytest

from spikes.files import decisions as files
from spikes.files.careers import Answers, Found, ImportQuestion
from spikes.model import Role, Weights
from spikes.page import box as page_box
from tests.page.hands import (
    SAMPLE,
    UNRATED,
    box,
    buttons,
    choose,
    errors,
    key,
    now,
    press,
    said,
    sent,
    session,
    settled,
    show,
    shown,
    toasts,
    type_in,
    visit,
)

ROLES = (
    "company\tfrom\tuntil\tpay\nAcme\tMar 2010\t12/2012\t7,5\nBeta\t2013-13\t2014-01\t5\n"
    "Gamma\t2013-01\t2014-01\t"
)
BEFORE = Role(organisation="Acme", start="2001-01", end="2002-01", ratings=UNRATED)
MATRIX = """| Factor | Weight | Delta | Epsilon |
| --- | --- | --- | --- |
| Compensation | 30% | 9/10 | 5/10 |
| Advancement speed | 25% | 4/10 | 8/10 |
| Industry expertise | 20% | 9/10 | 3/10 |
| Management chops | 15% | 3/10 | 8/10 |
| Social impact | 10% | 3/10 | 6/10 |
| **TOTAL** | **100%** | **6.3** | **5.9** |"""
WEIGHTS = Weights.of((10, 15, 20, 30, 25))


def test_what_is_pasted_is_shown_before_it_is_taken() -> None:
    """What was read is shown, what was not is named; at a press what was read are roles.

    They are undone as one. What could not be read stays in the box, to be mended.
    """
    at = type_in(visit(), "roles", ROLES)
    assert now(at) == SAMPLE
    assert "2013-13" in "".join(errors(at))
    shown = [table.value.index for table in at.table]
    assert [list(rows) for rows in shown if rows.name == "Organisation"] == [["Acme", "Gamma"]]
    press(at, "Add 2 roles")
    assert toasts(at) == ["2 roles added. What could not be read is still there, to be mended."]
    assert [role.organisation for role in now(at).roles[4:]] == ["Acme", "Gamma"]
    assert now(at).roles[4].ratings.compensation == 7.5
    assert (key(at, f"{box(at, 'roles')} text").value, len(errors(at))) == (ROLES, 1)
    assert now(press(at, "undo")) == SAMPLE


def test_what_is_mended_on_the_way_to_the_button() -> None:
    """What is added is what the box holds at the press, not what it held before."""
    at = type_in(visit(), "roles", ROLES)
    key(at, f"{box(at, 'roles')} text").set_value(ROLES.replace("2013-13", "2013-01"))
    press(at, "Add 2 roles")
    assert toasts(at) == ["3 roles added."]
    assert [role.organisation for role in now(at).roles[4:]] == ["Acme", "Beta", "Gamma"]
    assert key(at, f"{box(at, 'roles')} text").value == ""


def test_what_waits_in_a_box_outlasts_another_tab() -> None:
    """Text that is not yet added is there again, whether it can be read or not."""
    at = type_in(visit(), "roles", "Acme\t2010-03")
    assert now(at) == SAMPLE
    assert errors(at)
    assert not any(label.startswith("Add 1") for label in buttons(at))
    place = f"{box(at, 'offers')} text"
    assert key(at, place).value == ""
    type_in(at, "offers", "Company\nDelta")
    show(show(at, "journal"), "roles")
    assert key(at, f"{box(at, 'roles')} text").value == "Acme\t2010-03"
    assert errors(at)
    assert key(at, place).value == "Company\nDelta"
    assert "Add 1 offer" in buttons(at)


def test_a_file_is_read_whatever_its_name() -> None:
    """A file of offers in an old encoding is read, shown and taken; no type is refused unread."""
    at = visit()
    content = "Organisation;Planned months\nÖl & Söhne;30\nDelta;12\n".encode("cp1252")
    uploader = key(at, f"{box(at, 'offers')} file")
    assert list(uploader.proto.type) == []
    uploader.upload("offers.whatever", content, "application/octet-stream")
    settled(at.run())
    press(at, "Add 2 offers")
    taken = [(offer.organisation, offer.planned_months) for offer in now(at).offers[3:]]
    assert taken == [("Öl & Söhne", 30), ("Delta", 12)]


def test_what_a_file_does_not_say_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question stands with its choices below what was read; its answer is read with."""
    heard: list[Answers] = []

    def read(*given: object) -> Found:
        heard.append(next(one for one in given if isinstance(one, Answers)))
        asked = (
            ImportQuestion("scale", "Are these out of 5?", ("yes", "no")),
            ImportQuestion("replaces", "Which of these would a new job replace?", ("Acme", "Beta")),
            ImportQuestion("months", "How long would you stay at Delta?", ()),
        )
        return Found("sheet", (BEFORE,), assumed=("Acme: assumed.",), asked=asked)

    monkeypatch.setattr(page_box, "read", read)
    at = type_in(visit(), "roles", "anything")
    assert "How long would you stay at Delta?" in said(at)
    assert "Acme: assumed." in said(at)
    choose(at, f"{box(at, 'roles')} scale", "yes")
    choose(at, f"{box(at, 'roles')} replaces", "Beta")
    both = Answers(out_of_five=True, replaces="Beta")
    assert heard == [Answers(), Answers(out_of_five=True), both]  # read once each


@pytest.mark.parametrize("wanted", [False, True])
def test_the_weights_of_a_matrix_are_offered(
    wanted: bool,  # noqa: FBT001 (a parameter)
) -> None:
    """They are used unless one says otherwise, and undone with the offers they came with."""
    at = type_in(visit(), "offers", MATRIX)
    tick = at.checkbox(key=f"{box(at, 'offers')} weights")
    assert "compensation 30 %" in tick.label
    assert "The row “TOTAL” is left out, as it is worked out from the others." in said(at)
    assert tick.value
    if not wanted:
        tick.uncheck()
    press(at, "Add 2 offers")
    added = [(offer.organisation, offer.ratings.values()) for offer in now(at).offers[3:]]
    assert added == [("Delta", (3, 3, 9, 9, 4)), ("Epsilon", (6, 8, 3, 5, 8))]
    assert now(at).weights.percents() == (WEIGHTS if wanted else SAMPLE.weights).percents()
    assert now(press(at, "undo")) == SAMPLE


def test_weights_whose_offers_are_there_already_can_be_taken() -> None:
    """What is left of a sheet is not lost: its weights are used without another offer."""
    at = press(type_in(visit(), "offers", MATRIX), "Add 2 offers")
    offers = now(at).offers
    changed = MATRIX.replace("| 30% |", "| 10% |").replace("| 10% | 3/10", "| 30% | 3/10")
    type_in(at, "offers", changed)
    assert "Weights: social impact 30 %" in said(at)
    press(at, "Use these weights")
    assert toasts(at) == ["Your weights are now these."]
    assert now(at).offers == offers
    assert now(at).weights.percents() == Weights.of((30, 15, 20, 10, 25)).percents()
    assert key(at, f"{box(at, 'offers')} text").value == ""


@pytest.mark.parametrize("replaced", ["Acme", "Northfold"])
def test_of_several_jobs_that_go_on_one_is_current(replaced: str) -> None:
    """The page asks which role a new job would replace, those already there among them.

    The question has the focus: it is above the button that Tab leads to.
    """
    at = type_in(visit(), "roles", "Adviser, Acme, Jan 2025 – present")
    assert sent(at, "attention")["focus"][1] == f"{box(at, 'roles')} asks replaces"
    assert "A new job would replace Northfold" in said(at)
    question = f"{box(at, 'roles')} replaces"
    assert shown(at, question).value == "Northfold"  # as is said
    if replaced != "Northfold":
        choose(at, question, replaced)
        assert shown(at, question).value == replaced
    press(at, "Add 1 role")
    goes_on = {role.organisation: role.beside for role in now(at).roles if role.end is None}
    assert goes_on == {"Acme": replaced != "Acme", "Northfold": replaced != "Northfold"}
    assert now(press(at, "undo")) == SAMPLE


def test_the_button_reads_what_is_there_before_it_takes_it() -> None:
    """What was never shown is not taken; an empty box says that it is empty."""
    at = press(visit(tab="roles"), "Read it")
    assert toasts(at) == ["Nothing is in the box yet."]
    key(at, f"{box(at, 'roles')} text").set_value(ROLES.replace("2013-13", "2013-01"))
    press(at, "Read it")  # both in one message, as where one types and presses at once
    assert now(at) == SAMPLE
    press(at, "Add 3 roles")
    assert len(now(at).roles) == 7


def test_what_the_page_wrote_comes_back() -> None:
    """A decision is opened in place of the present one, or its roles are added to it."""
    written = files.to_json(SAMPLE.replace(goal="Mine", roles=[BEFORE]))
    at = type_in(visit(), "roles", written)
    assert "Add 1 role" in buttons(at)
    press(at, "Open it in place of what is here")
    assert now(at) == SAMPLE.replace(goal="Mine", roles=[BEFORE])
    assert now(press(at, "undo")) == SAMPLE
    assert session(at).drafts == {}


def test_out_of_what_is_said_before_it_is_taken() -> None:
    """Ratings that may be out of 5 are not added until one says; the question gets the focus."""
    at = type_in(visit(), "offers", "Organisation\tCompensation\nDelta\t4\nEpsilon\t2")
    place = box(at, "offers")
    press(at, "Add 2 offers")
    assert now(at) == SAMPLE
    assert toasts(at) == ["Say first whether these are out of 5."]
    assert sent(at, "attention")["focus"][1] == f"{place} asks scale"
    choose(at, f"{place} scale", "yes")
    press(at, "Add 2 offers")
    assert [offer.ratings.compensation for offer in now(at).offers[3:]] == [8, 4]


@pytest.mark.parametrize(
    ("content", "focus"),
    [
        ("Company,Compensation\nDelta,9\n", "primary {}"),
        ("Company,Compensation\nDelta,4\n", "{} asks scale"),
    ],
)
def test_a_file_leads_to_what_comes_next(content: str, focus: str) -> None:
    """Once a file is read, its first question has the focus, or else the button that adds it."""
    at = visit()
    place = box(at, "offers")
    key(at, f"{place} file").upload("offers.csv", content.encode(), "text/csv")
    settled(at.run())
    assert sent(at, "attention")["focus"][1] == focus.format(place)
