"""Offers chosen, rated, entered, edited and removed: no entry is lost, nothing wrong is unnamed."""

from datetime import date
from typing import Any

import pytest

from spikes.files import decisions as files
from spikes.model import Dimension, Evidence, Ratings, presets
from spikes.model.names import KEEP_LOOKING, STAY
from tests.page.hands import (
    SAMPLE,
    add_offer,
    answer,
    buttons,
    cells,
    choose,
    decision_number,
    enter,
    errors,
    html,
    key,
    listening,
    moved,
    now,
    pair,
    press,
    rated,
    said,
    sent,
    session,
    settled,
    shares,
    show,
    shown,
    slid,
    toasts,
    visit,
)

ROLES_ALONE = files.blank().replace(roles=[SAMPLE.roles[3].replace(organisation="Mine")])


def test_choosing_an_option() -> None:
    """Another option takes the place of one side; choosing the other side's swaps the two."""
    at = visit()
    for side, name, both in (
        ("first", "CivicLine", ["CivicLine", "Fernmoor Health"]),
        ("second", "CivicLine", ["Fernmoor Health", "CivicLine"]),
        ("first", "CivicLine", ["CivicLine", "Fernmoor Health"]),
        ("second", STAY, ["CivicLine", STAY]),
    ):
        choose(at, f"{side} option", name)
        assert pair(at) == both
    assert now(at) == SAMPLE.replace(compare=("CivicLine", STAY))


def test_industry_expertise_that_counts_for_less_is_named_where_it_is_rated() -> None:
    """A cap is written below the ratings, before the look too; what it cuts is no spike."""
    far = SAMPLE.offers[0].replace(relevance="tangential", ratings=Ratings.of((3, 3, 8, 9, 4)))
    decision = SAMPLE.replace(offers=[far, *SAMPLE.offers[1:]], roles=SAMPLE.roles[:2])
    for journal in (SAMPLE.journal, SAMPLE.journal.replace(changes=None)):
        at = visit(decision.replace(journal=journal))
        assert "industry expertise counts as 2" in said(at)
        spike = {cell["id"]: cell["spike_at"] for cell in cells(at, "ratings")}
        assert (spike["first industry_expertise"], spike["first compensation"]) == (None, 7)


def test_ratings_dragged() -> None:
    """The ratings of both options side by side are taken, and of no other."""
    at = visit()
    settled(slid(at, "ratings", moved(rated((1, 2, 3, 4, 5), (6, 7, 8, 9, 10)))))
    first, second, third = now(at).offers
    assert (first.ratings, second.ratings) == (
        Ratings.of((1, 2, 3, 4, 5)),
        Ratings.of((6, 7, 8, 9, 10)),
    )
    assert third == SAMPLE.offers[2]
    assert pair(at) == ["Hexbourne", "Fernmoor Health"]


def test_rating_stay_rates_the_current_role() -> None:
    """Moving a slider of Stay rates the current role, and no offer."""
    at = visit(SAMPLE.replace(compare=(STAY, "CivicLine")))
    untouched = SAMPLE.offers[2].ratings.values()
    settled(slid(at, "ratings", moved(rated((1, 2, 3, 4, 5), untouched))))
    assert now(at).current_role == SAMPLE.roles[3].replace(ratings=Ratings.of((1, 2, 3, 4, 5)))
    assert now(at).offers == SAMPLE.offers
    assert "your current role" in said(at)


def test_evidence_and_note() -> None:
    """The evidence for a rating, and a note on it, are kept with their offer."""
    at = visit()
    about = {"id": "second compensation", "gesture": 0}
    settled(slid(at, "ratings", {"what": "evidence", "evidence": "written", "report": 1, **about}))
    assert session(at).announced[1] == answer(at)[2]
    settled(
        slid(at, "ratings", {"what": "note", "note": "From the *letter*", "report": 2, **about})
    )
    noted = {
        "evidence": {Dimension.COMPENSATION: Evidence.WRITTEN},
        "notes": {Dimension.COMPENSATION: "From the *letter*"},
    }
    assert now(at) == SAMPLE.replace(
        offers=[SAMPLE.offers[0], SAMPLE.offers[1].replace(**noted), SAMPLE.offers[2]]
    )
    cell = next(cell for cell in cells(at, "ratings") if cell["id"] == about["id"])
    assert (cell["evidence"], cell["note"]) == ("written", "From the *letter*")


BAD_FIELDS: dict[str, dict[Any, str]] = {
    "offer 0 {} organisation": {"  ": "give it a name"},
    "offer 0 {} planned_months": {0: "at least 1", 601: "at most 600", None: "a whole number"},
    "stay_months roles {}": {-1: "at least 0", 601: "at most 600", None: "a whole number"},
    "role 1 {} organisation": {"": "give it a name"},
    "role 1 {} end": {
        "2018-08": "Paywren ends before it starts: swap the two months or correct one",
        "": "Paywren and Northfold have no last month: mark the others as beside",
        "2099-01": "Paywren goes on after 2026-11",
    },
    "role 1 {} start": {
        "2021-13": (
            "First month: “2021-13” is no month; write a month as 2024-03, 03/2024 or March 2024"
        ),
        "May": "write a month as 2024-03, 03/2024 or March 2024",
        "": "First month: it is missing; write a month as 2024-03, 03/2024 or March 2024",
    },
    "role 3 {} start": {
        "2027-01": "Northfold goes on after 2026-11",
        "2101-01": "choose a month from 1950-01 to 2100-12",
    },
    "as_of {}": {"2010-01": "goes on after 2010-01"},
}


@pytest.mark.parametrize("field", BAD_FIELDS)
def test_a_bad_entry_is_named_and_loses_nothing(field: str) -> None:
    """A wrong entry is named once, with what to do; the decision stays; a good one is taken."""
    at = visit()
    good = key(at, field).value
    for bad, sentence in BAD_FIELDS[field].items():
        enter(at, **{field: bad})
        assert now(at) == SAMPLE
        assert [sentence in error for error in errors(at)] == [True]
    enter(at, **{field: good})
    assert (now(at), errors(at)) == (SAMPLE, [])


def test_offers_added_one_after_another() -> None:
    """A name is enough, and is rated next; its field is empty again; a third takes a side."""
    at = visit(ROLES_ALONE)
    press(at, "Go to the whole page")
    field = f"new organisation {session(at).career}"
    for organisation in ("Delta", "Epsilon", "Zeta"):
        add_offer(at, organisation)
        assert toasts(at)[0].startswith(f"{organisation} is added.")
        assert key(at, field).value == ""
        assert sent(at, "attention")["focus"][1] == "second social_impact"
    add_offer(at, " ")
    assert (pair(at), errors(at)) == (["Delta", "Zeta"], [])
    assert [offer.ratings for offer in now(at).offers] == [Ratings.none_yet()] * 3


def test_an_offer_may_start_as_a_kind_of_role() -> None:
    """Its unrated ratings are those of the kind, as guesses; another kind changes those alone."""
    mine = SAMPLE.offers[0].replace(ratings=Ratings.of((1, None, None, None, None)), evidence={})
    both = ("Hexbourne", "Fernmoor Health")
    at = visit(SAMPLE.replace(offers=(mine, *SAMPLE.offers[1:]), compare=both))
    for name in ("Group PM", "Founder"):
        kind = presets.archetypes()[name]
        enter(at, **{"offer 0 {} kind": name})
        offer = now(at).offers[0]
        assert offer.ratings.values() == (1, *kind.values()[1:])
        assert {cell["evidence"] for cell in cells(at, "ratings")[::2]} == {"guess"}
    assert "offer 1 1 kind" not in [box.key for box in at.selectbox]


def test_the_other_options_and_the_next_reply() -> None:
    """A card's chip has its day to reply by; the leader stays when another is put beside it."""
    offers = [offer.replace(reply_by=date(2199, 5, 4)) for offer in SAMPLE.offers]
    at = visit(SAMPLE.replace(offers=offers))
    assert sum("4 May" in piece for piece in html(at)) == 2
    press(at, next(label for label in buttons(at) if label.startswith("Stay ")))
    assert pair(at) == [STAY, "Fernmoor Health"]


def test_offers_removed_one_by_one() -> None:
    """Down to none, the page stays whole, then asks for one; what was wrong goes with its offer."""
    at = enter(visit(), **{"offer 0 {} organisation": ""})
    press(at, "Remove Hexbourne")
    assert len(toasts(at)) == 1
    assert (pair(at), errors(at)) == (["Fernmoor Health", "CivicLine"], [])
    assert key(at, "offer 0 {} organisation").value == "Fernmoor Health"
    press(at, "Remove CivicLine")
    assert now(at).offers == (SAMPLE.offers[1],)
    assert set(pair(at)) == {"Fernmoor Health", STAY}
    press(at, "Remove Fernmoor Health")
    assert (now(at).offers, now(at).roles) == ((), SAMPLE.roles)
    assert "Add an offer" in said(at)
    assert listening(at) == 0
    assert now(press(at, "undo")).offers == (SAMPLE.offers[1],)


def test_an_offer_duplicated() -> None:
    """A duplicate stands beside its original, under a name of its own, and is edited alone."""
    at = press(visit(), "Duplicate Hexbourne")
    titled = "Hexbourne: Principal PM, merchant payments"
    assert now(at).offers == (*SAMPLE.offers, SAMPLE.offers[0])
    enter(at, **{"offer 3 {} planned_months": 12})
    assert [offer.planned_months for offer in now(at).offers] == [24, 30, 36, 12]
    assert pair(at) == [f"{titled} (1)", f"{titled} (2)"]


def test_an_offer_edited() -> None:
    """Every field of an offer is taken as it is entered."""
    fields = {
        "organisation": "Moor & Co",
        "title": "Lead",
        "planned_months": 9,
        "relevance": "tangential",
        "door": "one-way",
        "reply_by": date(2026, 12, 24),
        "outside": "A long way",
    }
    at = enter(visit(), **{f"offer 1 {{}} {name}": value for name, value in fields.items()})
    assert now(at).offers[1] == SAMPLE.offers[1].replace(**fields)
    assert pair(at) == ["Hexbourne", "Moor & Co"]
    assert "24 Dec" in said(at)


def test_ten_offers() -> None:
    """Ten offers, all of one name, are there to choose from, and the page still compares two."""
    offers = [SAMPLE.offers[i % 3].replace(organisation="Same", title="") for i in range(10)]
    at = visit(SAMPLE.replace(offers=offers, compare=None))
    assert list(shown(at, "first option").options) == [STAY, *(f"Same ({i})" for i in range(1, 11))]
    assert len(set(pair(at))) == 2
    choose(at, "second option", "Same (10)")
    assert pair(at)[1] == "Same (10)"


def test_keep_looking_has_nothing_to_rate() -> None:
    """Beside Keep looking, which is no job, only the offer has sliders."""
    at = visit(SAMPLE.replace(roles=SAMPLE.roles[:3], compare=(KEEP_LOOKING, "CivicLine")))
    assert [bool(cell) for cell in cells(at, "ratings")] == [False, True] * 5
    settled(slid(at, "ratings", moved(rated(second=(1, 1, 1, 1, 1)))))
    assert now(at).offers[2].ratings == Ratings.of([1] * 5)


def test_what_is_removed_can_be_brought_back_where_it_stood() -> None:
    """A button for it is there until something else is changed, in whatever part of the page."""
    at = visit()
    removed = (("ratings", "Hexbourne"), ("roles", "Quillstone Advisory"))
    for report, (tab, name) in enumerate(removed, 1):
        press(show(at, tab), f"Remove {name}")
        assert now(at) != SAMPLE
        for way in ("undo", "redo"):
            press(at, way)
        press(at, f"Bring back {name}")
        assert now(at) == SAMPLE
        assert f"{name} is back." in toasts(at)
        press(at, f"Remove {name}")
        settled(slid(at, "weight", moved(shares(50, 50, 0, 0, 0), report)))
        assert "Bring back" not in " ".join(buttons(at))
        press(press(at, "undo"), "undo")


def test_a_bad_entry_outlasts_another_tab() -> None:
    """A field whose entry cannot be shows what holds once its tab is opened again."""
    at = enter(visit(), **{"offer 0 {} planned_months": 0})
    role = f"role 1 {decision_number(at)}"
    enter(at, **{f"{role} end": "soon"})
    assert len(errors(at)) == 1
    show(show(at, "ratings"), "roles")
    fields = [key(at, f"{role} {name}").value for name in ("organisation", "title", "end")]
    assert fields == ["Paywren", SAMPLE.roles[1].title, f"{SAMPLE.roles[1].end:%Y-%m}"]
    assert errors(at) == []
    enter(at, **{f"{role} title": "Lead"})
    assert now(at).roles[1] == SAMPLE.roles[1].replace(title="Lead")
    assert key(at, "offer 0 {} planned_months").value == SAMPLE.offers[0].planned_months
    assert errors(at) == []
