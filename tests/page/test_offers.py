"""Offers entered, chosen, edited and removed: no entry is lost, nothing wrong goes unnamed."""

from datetime import date
from typing import Any

import pytest

from spikes import edits as changes
from spikes.charts.theme import LIVE
from spikes.files import decisions as files
from spikes.model import Offer, Ratings, domain
from spikes.model.names import KEEP_LOOKING, STAY
from spikes.analysis.results import Results
from spikes.words.answer import headline, how_sure
from tests.page.hands import (
    SAMPLE,
    answer,
    decision_number,
    enter,
    errors,
    key,
    listening,
    moved,
    now,
    pair,
    press,
    rated,
    said,
    sent,
    settled,
    shares,
    shown,
    tell,
    unfolded,
    visit,
)


def test_choosing_an_option() -> None:
    """Another option takes the place of one side; choosing the other side's swaps the two."""
    at = visit()
    settled(shown(at, "first option").select("CivicLine").run())
    assert pair(at) == ["CivicLine", "Fernmoor Health"]
    settled(shown(at, "second option").select("CivicLine").run())
    assert pair(at) == ["Fernmoor Health", "CivicLine"]
    settled(shown(at, "first option").select("CivicLine").run())
    assert pair(at) == ["CivicLine", "Fernmoor Health"]
    settled(shown(at, "second option").select(STAY).run())
    assert pair(at) == ["CivicLine", STAY]
    assert now(at) == SAMPLE.replace(compare=("CivicLine", STAY))


BAD_FIELDS = {
    "an offer without an organisation": ({"offer 0 {} organisation": "  "}, "give it a name"),
    "no month of work": ({"offer 0 {} planned_months": 0}, "at least 1"),
    "a lifetime of work": ({"offer 0 {} planned_months": 601}, "at most 600"),
    "no number of months": ({"offer 0 {} planned_months": None}, "write a whole number"),
    "a role without an organisation": ({"role 1 {} organisation": ""}, "give it a name"),
    "end before start": (
        {"role 1 {} end": "2018-08"},
        "Paywren ends before it starts: swap the two months or correct one",
    ),
    "a second current role": (
        {"role 1 {} end": ""},
        "Paywren and Northfold have no last month: give one of them its last month",
    ),
    "a thirteenth month": (
        {"role 1 {} start": "2021-13"},
        "First month: “2021-13” is no month; write a month as 2024-03, 03/2024 or March 2024",
    ),
    "no month": ({"role 1 {} start": "May"}, "write a month as 2024-03, 03/2024 or March 2024"),
    "an empty month": (
        {"role 1 {} start": ""},
        "First month: it is missing; write a month as 2024-03, 03/2024 or March 2024",
    ),
    "an end in the future": ({"role 1 {} end": "2099-01"}, "Paywren goes on after 2026-11"),
    "a start in the future": ({"role 3 {} start": "2027-01"}, "Northfold goes on after 2026-11"),
    "a month beyond the calendar": (
        {"role 3 {} start": "2101-01"},
        "choose a month from 1950-01 to 2100-12",
    ),
}


@pytest.mark.parametrize(("fields", "sentence"), BAD_FIELDS.values(), ids=BAD_FIELDS)
def test_a_bad_entry_is_named_and_loses_nothing(fields: dict[str, Any], sentence: str) -> None:
    """What cannot be is named once, with what to do; the decision stays; and a good entry in its
    place is taken again.
    """
    at = visit()
    good = {name: key(at, name).value for name in fields}
    enter(at, **fields)
    assert now(at) == SAMPLE
    assert [sentence in error for error in errors(at)] == [True]
    enter(at, **good)
    assert now(at) == SAMPLE
    assert errors(at) == []


def test_the_months_to_stay_are_named_if_they_cannot_be() -> None:
    """Months to stay that cannot be are named; those that can are taken."""
    at = visit(SAMPLE.replace(compare=(STAY, "CivicLine")))
    for months, sentence in (
        (-1, "at least 0"),
        (601, "at most 600"),
        (None, "write a whole number"),
    ):
        enter(at, **{"stay_months details {}": months})
        assert now(at).stay_months == SAMPLE.stay_months
        assert [sentence in error for error in errors(at)] == [True]
    enter(at, **{"stay_months details {}": 0})
    assert now(at).stay_months == 0
    assert errors(at) == []


def test_a_new_offer_needs_an_organisation() -> None:
    """An offer without an organisation is not added; the page says what it lacks."""
    at = press(visit(), "Add this offer")
    assert now(at) == SAMPLE
    assert errors(at) == ["Organisation: give it a name."]
    drawn = [getattr(piece, "label", piece.type) for piece in at.main]
    title = drawn.index("Title offered")
    assert drawn.index("error") in (
        title + 1,
        title + 2,
    )  # its field and the error are in one row, and below it


def test_what_a_refused_offer_holds_stays() -> None:
    """Where only the organisation lacks, the rest of the form stays as it was; once it is added,
    the form is empty.
    """
    at = visit()
    key(at, "new title {}").set_value("Head of product")
    key(at, "new archetype {}").set_value("Group PM")
    press(at, "Add this offer")
    assert (key(at, "new title {}").value, key(at, "new archetype {}").value) == (
        "Head of product",
        "Group PM",
    )
    key(at, "new organisation {}").set_value("Epsilon")
    key(at, "new relevance {}").set_value("adjacent")
    key(at, "new reply_by {}").set_value(date(2026, 12, 4))
    press(at, "Add this offer")
    facts = {"title": "Head of product", "relevance": "adjacent", "reply_by": date(2026, 12, 4)}
    assert now(at).offers[-1] == Offer(
        organisation="Epsilon", ratings=domain.archetypes()["Group PM"], **facts
    )
    assert key(at, "new relevance {}").value == "core"
    assert not any(
        key(at, f"new {field} {{}}").value
        for field in ("organisation", "title", "reply_by", "archetype")
    )


def test_a_third_offer_says_whom_it_stands_beside() -> None:
    """One more offer than two takes the second's place, which is said, and how to choose others;
    of a second, that it is added.
    """
    at = visit(SAMPLE.replace(offers=SAMPLE.offers[:1], compare=None))
    for organisation, told in (
        ("Delta", "Delta is added."),
        (
            "Epsilon",
            (
                "Epsilon is added. It stands beside Hexbourne; to compare others, choose them in"
                " the lists above."
            ),
        ),
    ):
        key(at, "new organisation {}").set_value(organisation)
        press(at, "Add this offer")
        assert [toast.value for toast in at.toast] == [told]
    assert pair(at) == ["Hexbourne", "Epsilon"]


def test_the_form_folds_once_there_are_two_to_compare() -> None:
    """Once there is a role, the form for an offer is open until two are added; before that, the
    one for a role is.
    """
    at = visit(files.blank())
    assert [
        expander.label
        for expander in at.expander
        if expander.key and at.session_state[expander.key]
    ] == ["Add a role"]
    at = visit(files.blank().replace(roles=SAMPLE.roles))
    for organisation, is_open in (("Delta", True), ("Epsilon", False)):
        assert at.session_state[f"new offer {decision_number(at)}"] is True
        key(at, "new organisation {}").set_value(organisation)
        press(at, "Add this offer")
        assert at.session_state[f"new offer {decision_number(at)}"] is is_open


def test_every_new_offer_begins_as_core() -> None:
    """One after another, offers are added without a word on their relevance."""
    at = visit(files.blank().replace(roles=SAMPLE.roles))
    for nth in range(4):
        assert key(at, "new relevance {}").value == "core"
        key(at, "new organisation {}").set_value(f"Offer {nth}")
        press(at, "Add this offer")
        assert errors(at) == []
    assert len(now(at).offers) == 4


def test_the_next_reply_is_told_of_an_offer_that_is_not_shown() -> None:
    """Whatever two are compared, the next day to reply by is in the answer, unless it is past."""
    for day, told in ((date(2199, 5, 4), True), (date(2020, 5, 4), False)):
        at = visit(
            SAMPLE.replace(offers=[*SAMPLE.offers[:2], SAMPLE.offers[2].replace(reply_by=day)])
        )
        assert ("CivicLine, not shown here: reply by 4 May 2199, in " in said(at)) is told


def test_fields_of_offers_and_roles_are_told_apart() -> None:
    """The forms for an offer and for a role, both open, have no field of the same name."""
    at = unfolded(visit(files.blank()))
    labels = [field.label for field in at.text_input]
    assert {"Organisation that offers", "Organisation"} <= set(labels)
    assert len(set(labels)) == len(labels)


def test_offers_removed_one_by_one() -> None:
    """Down to one offer and to none, the page stays whole; with none it asks for one."""
    at = visit()
    press(at, "Remove Hexbourne")
    assert pair(at) == ["Fernmoor Health", "CivicLine"]
    press(at, "Remove CivicLine")
    assert now(at).offers == (SAMPLE.offers[1],)
    assert set(pair(at)) == {"Fernmoor Health", STAY}
    press(at, "Remove Fernmoor Health")
    assert now(at).offers == ()
    assert now(at).roles == SAMPLE.roles
    assert "Add an offer" in said(at)
    assert listening(at, LIVE) == []
    settled(at.button(key="undo").click().run())
    assert now(at).offers == (SAMPLE.offers[1],)


def test_a_removed_offer_takes_its_problem_along() -> None:
    """What was wrong with an offer does not stay on the one that moves up into its place."""
    at = enter(visit(), **{"offer 0 {} organisation": ""})
    press(at, "Remove Hexbourne")
    assert errors(at) == []
    assert key(at, "offer 0 {} organisation").value == "Fernmoor Health"


def test_an_offer_duplicated() -> None:
    """A duplicate stands side by side with its original, each under a name of its own, and is
    edited alone.
    """
    at = press(visit(), "Duplicate Hexbourne")
    titled = "Hexbourne: Principal PM, merchant payments"
    assert now(at).offers == (*SAMPLE.offers, SAMPLE.offers[0])
    assert pair(at) == [f"{titled} (1)", f"{titled} (2)"]
    enter(at, **{"offer 3 {} planned_months": 12})
    assert [offer.planned_months for offer in now(at).offers] == [24, 30, 36, 12]
    assert pair(at) == [f"{titled} (1)", f"{titled} (2)"]


def test_an_offer_edited() -> None:
    """Every field of an offer is taken as it is entered."""
    at = enter(
        visit(),
        **{
            "offer 1 {} organisation": "Moor & Co",
            "offer 1 {} title": "Lead",
            "offer 1 {} planned_months": 9,
            "offer 1 {} relevance": "tangential",
            "offer 1 {} door": "one-way",
            "offer 1 {} reply_by": date(2026, 12, 24),
            "offer 1 {} outside": "A long way",
        },
    )
    edited = SAMPLE.offers[1].replace(
        organisation="Moor & Co",
        title="Lead",
        planned_months=9,
        relevance="tangential",
        door="one-way",
        reply_by=date(2026, 12, 24),
        outside="A long way",
    )
    assert now(at) == SAMPLE.replace(offers=[SAMPLE.offers[0], edited, SAMPLE.offers[2]], compare=("Hexbourne", "Moor & Co"))
    assert pair(at) == ["Hexbourne", "Moor & Co"]
    assert "24 December 2026" in said(at)


def test_ten_offers() -> None:
    """Ten offers, all of one name, are all there to choose from, and the page still compares
    two.
    """
    at = visit(
        SAMPLE.replace(
            offers=[SAMPLE.offers[i % 3].replace(organisation="Same", title="") for i in range(10)],
            compare=None,
        )
    )
    assert list(shown(at, "first option").options) == [STAY, *(f"Same ({i})" for i in range(1, 11))]
    assert len(set(pair(at))) == 2
    settled(shown(at, "second option").select("Same (10)").run())
    assert pair(at)[1] == "Same (10)"


def test_keep_looking_has_nothing_to_rate() -> None:
    """Beside Keep looking, which is no job, only the offer has sliders."""
    at = visit(SAMPLE.replace(roles=SAMPLE.roles[:3], compare=(KEEP_LOOKING, "CivicLine")))
    assert [[bool(cell) for cell in row["cells"]] for row in sent(at, "ratings")["rows"]] == [
        [False, True]
    ] * 5
    settled(tell(at, "ratings", moved(rated(second=(1, 1, 1, 1, 1)))))
    assert now(at).offers[2].ratings == Ratings.of([1] * 5)


def test_an_opened_sheet_of_offers() -> None:
    """A CSV file of offers is read, shown and taken."""
    at = press(visit(), "Start my own")
    content = "Organisation;Planned months\nÖl & Söhne;30\nDelta;12\n".encode("cp1252")
    key(at, "sheet of offers {} 0 file").upload("offers.csv", content, "text/csv")
    settled(at.run())
    press(at, "Add 2 offers")
    assert [(offer.organisation, offer.planned_months) for offer in now(at).offers] == [
        ("Öl & Söhne", 30),
        ("Delta", 12),
    ]
    assert set(pair(at)) <= {"Öl & Söhne", "Delta", KEEP_LOOKING}


def test_what_is_removed_is_said() -> None:
    """Whoever removes an offer or a role is told which, and that it can be had back."""
    at = press(visit(), "Remove Hexbourne")
    assert [toast.value for toast in at.toast] == ["Hexbourne is removed. Undo brings it back."]


def test_what_is_removed_can_be_brought_back_where_it_stood() -> None:
    """A button for it is there until something else is changed."""
    at = visit()
    for name in ("Hexbourne", "Quillstone Advisory"):
        press(at, f"Remove {name}")
        assert now(at) != SAMPLE
        for way in ("undo", "redo"):
            settled(at.button(key=way).click().run())
        press(at, f"Bring back {name}")
        assert now(at) == SAMPLE
        assert f"{name} is back." in [toast.value for toast in at.toast]
    press(at, "Remove Paywren")
    enter(at, **{"goal {}": "Another"})
    assert "Bring back Paywren" not in [button.label for button in at.button]


@pytest.mark.parametrize(
    ("remove", "part"),
    [("Remove Hexbourne", "Add an offer"), ("Remove Quillstone Advisory", "Add a role")],
)
def test_what_is_removed_cannot_be_brought_back_by_undoing_something_else(
    remove: str, part: str
) -> None:
    """Where a weight is moved after a removal, its button goes, though only parts of the page
    are redrawn then.
    """
    at = tell(press(visit(), remove), "weight", moved(shares(50, 50, 0, 0, 0)))
    assert part in [expander.label for expander in at.expander]
    assert not [button.label for button in at.button if button.label.startswith("Bring back")]
    assert not [
        button.label for button in settled(at).button if button.label.startswith("Bring back")
    ]


def test_what_the_ratings_come_to_stands_beside_them() -> None:
    """The headline and the chance are told below the ratings too, and follow; before the look,
    where the gut is asked.
    """
    own = SAMPLE.replace(roles=SAMPLE.roles[:1], journal=SAMPLE.journal.replace(changes=None))
    assert "Once rated, say at the top what your gut prefers" in said(visit(own.replace(roles=())))
    at = visit()
    for step in (None, ("ratings", moved(rated((0, 0, 0, 0, 0), (9, 9, 9, 9, 9))))):
        at = tell(at, *step) if step else at
        found = Results(now(at))
        assert f"{headline(found)} {how_sure(found)}" in said(settled(at))


def test_what_a_new_clock_is_worth_is_said_beside_stay() -> None:
    """Where Stay is shown and trails, the answer says what a copy of the present job elsewhere
    would gain; else “How firm” does.
    """
    told = "Changing jobs at all is worth +4.8 points"
    assert told not in "".join(answer(visit()))
    stays = SAMPLE.replace(compare=("Hexbourne", "Stay"))
    assert told in "".join(answer(visit(stays)))
    assert said(visit()).count(told) == said(visit(stays)).count(told) == 1
