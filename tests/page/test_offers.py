"""Offers entered, chosen, edited and removed: no entry is lost, nothing wrong goes unnamed."""

from datetime import date
from typing import Any

import pytest

from spikes.analysis.results import Results
from spikes.charts.theme import LIVE
from spikes.files import decisions as files
from spikes.model import Offer, Ratings, domain
from spikes.model.names import KEEP_LOOKING, STAY
from spikes.words.answer import headline, how_sure
from tests.page.hands import (
    SAMPLE,
    add_offer,
    answer,
    buttons,
    choose,
    decision_number,
    enter,
    errors,
    key,
    listening,
    moved,
    now,
    open_folds,
    pair,
    press,
    rated,
    said,
    sent,
    settled,
    shares,
    shown,
    tell,
    toasts,
    unfolded,
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


BAD_FIELDS: dict[str, dict[Any, str]] = {
    "offer 0 {} organisation": {"  ": "give it a name"},
    "offer 0 {} planned_months": {0: "at least 1", 601: "at most 600", None: "a whole number"},
    "stay_months roles {}": {-1: "at least 0", 601: "at most 600", None: "a whole number"},
    "role 1 {} organisation": {"": "give it a name"},
    "role 1 {} end": {
        "2018-08": "Paywren ends before it starts: swap the two months or correct one",
        "": "Paywren and Northfold have no last month: give one of them its last month",
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
    """What cannot be is named once, with what to do; the decision stays; a good entry is taken."""
    at = visit()
    good = key(at, field).value
    for bad, sentence in BAD_FIELDS[field].items():
        enter(at, **{field: bad})
        assert now(at) == SAMPLE
        assert [sentence in error for error in errors(at)] == [True]
    enter(at, **{field: good})
    assert (now(at), errors(at)) == (SAMPLE, [])


def test_an_offer_needs_an_organisation() -> None:
    """What it lacks is said below its field; the rest stays, and once added the form is empty."""
    at = add_offer(visit(), title="Head of product", archetype="Group PM")
    assert (now(at), errors(at)) == (SAMPLE, ["Organisation: give it a name."])
    drawn = [getattr(piece, "label", piece.type) for piece in at.main]
    # Its field and the title's are in one row, and the error below it.
    assert drawn.index("error") - drawn.index("Title offered") in (1, 2)
    kept = [key(at, name).value for name in ("new title {}", "new archetype {}")]
    assert kept == ["Head of product", "Group PM"]
    facts = {"organisation": "Epsilon", "relevance": "adjacent", "reply_by": date(2026, 12, 4)}
    add_offer(at, **facts)
    ratings = domain.archetypes()["Group PM"]
    assert now(at).offers[-1] == Offer(title="Head of product", ratings=ratings, **facts)
    assert key(at, "new relevance {}").value == "core"
    empty = ("organisation", "title", "reply_by", "archetype")
    assert not any(key(at, f"new {field} {{}}").value for field in empty)


def test_offers_added_one_after_another() -> None:
    """The form is open until there are two; a third takes the second's place, which is said."""
    at = visit(ROLES_ALONE)
    second = "Epsilon is added. Rate it too. Then say at the top which one your gut prefers."
    third = "It stands beside Delta; to compare others, choose them in the lists above."
    for organisation, still_open, told in (
        ("Delta", True, "Delta is added. The offers come first now; your roles are below,"),
        ("Epsilon", False, second),
        ("Zeta", False, f"Zeta is added. {third}"),
    ):
        assert key(at, "new relevance {}").value == "core"
        add_offer(at, organisation=organisation)
        assert at.session_state[f"new offer {decision_number(at)}"] is still_open
        assert toasts(at)[0].startswith(told)
    assert (pair(at), errors(at)) == (["Delta", "Zeta"], [])


def test_before_there_is_a_role_its_form_is_the_open_one() -> None:
    """And both forms open have no field of the same name."""
    at = visit(files.blank())
    assert open_folds(at) == ["Add a role"]
    labels = [field.label for field in unfolded(at).text_input]
    assert {"Organisation that offers", "Organisation"} <= set(labels)
    assert len(set(labels)) == len(labels)


def test_the_next_reply_is_said_of_an_offer_that_is_not_shown() -> None:
    """Whatever two are compared, the next day to reply by is in the answer, unless it is past."""
    for day, is_said in ((date(2199, 5, 4), True), (date(2020, 5, 4), False)):
        third = SAMPLE.offers[2].replace(reply_by=day)
        at = visit(SAMPLE.replace(offers=[*SAMPLE.offers[:2], third]))
        assert ("CivicLine, not shown here: reply by 4 May 2199, in " in said(at)) is is_said


def test_offers_removed_one_by_one() -> None:
    """Down to none, the page stays whole, then asks for one; what was wrong goes with its offer."""
    at = enter(visit(), **{"offer 0 {} organisation": ""})
    press(at, "Remove Hexbourne")
    assert toasts(at) == ["Hexbourne is removed. Undo brings it back."]
    assert (pair(at), errors(at)) == (["Fernmoor Health", "CivicLine"], [])
    assert key(at, "offer 0 {} organisation").value == "Fernmoor Health"
    press(at, "Remove CivicLine")
    assert now(at).offers == (SAMPLE.offers[1],)
    assert set(pair(at)) == {"Fernmoor Health", STAY}
    press(at, "Remove Fernmoor Health")
    assert (now(at).offers, now(at).roles) == ((), SAMPLE.roles)
    assert "Add an offer" in said(at)
    assert listening(at, LIVE) == []
    assert now(press(at, ":material/undo:")).offers == (SAMPLE.offers[1],)


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
    assert "24 December 2026" in said(at)


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
    rows = [[bool(cell) for cell in row["cells"]] for row in sent(at, "ratings")["rows"]]
    assert rows == [[False, True]] * 5
    settled(tell(at, "ratings", moved(rated(second=(1, 1, 1, 1, 1)))))
    assert now(at).offers[2].ratings == Ratings.of([1] * 5)


def test_an_opened_sheet_of_offers() -> None:
    """A CSV file of offers is read, shown and taken."""
    at = press(visit(), "Start my own")
    content = "Organisation;Planned months\nÖl & Söhne;30\nDelta;12\n".encode("cp1252")
    key(at, "sheet of offers {} 0 file").upload("offers.csv", content, "text/csv")
    settled(at.run())
    press(at, "Add 2 offers")
    taken = [(offer.organisation, offer.planned_months) for offer in now(at).offers]
    assert taken == [("Öl & Söhne", 30), ("Delta", 12)]
    assert set(pair(at)) <= {"Öl & Söhne", "Delta", KEEP_LOOKING}


def test_what_is_removed_can_be_brought_back_where_it_stood() -> None:
    """A button for it is there until something else is changed."""
    at = visit()
    for name in ("Hexbourne", "Quillstone Advisory"):
        press(at, f"Remove {name}")
        assert now(at) != SAMPLE
        for way in ("undo", "redo"):
            press(at, f":material/{way}:")
        press(at, f"Bring back {name}")
        assert now(at) == SAMPLE
        assert f"{name} is back." in toasts(at)
    press(at, "Remove Paywren")
    enter(at, **{"goal {}": "Another"})
    assert "Bring back Paywren" not in buttons(at)


@pytest.mark.parametrize(
    ("remove", "part"),
    [("Remove Hexbourne", "Add an offer"), ("Remove Quillstone Advisory", "Add a role")],
)
def test_what_is_removed_cannot_be_brought_back_by_undoing_something_else(
    remove: str, part: str
) -> None:
    """Once a weight has moved the button goes, though only parts of the page are drawn then."""
    at = tell(press(visit(), remove), "weight", moved(shares(50, 50, 0, 0, 0)))
    assert part in [expander.label for expander in at.expander]
    assert "Bring back" not in " ".join(buttons(at))
    assert "Bring back" not in " ".join(buttons(settled(at)))


def test_what_the_ratings_come_to_stands_beside_them() -> None:
    """The headline and the chance follow the ratings; before the look, where the gut is asked."""
    own = SAMPLE.replace(roles=(), journal=SAMPLE.journal.replace(changes=None))
    assert "Once rated, say at the top what your gut prefers" in said(visit(own))
    at = visit()
    for report in (None, moved(rated((0, 0, 0, 0, 0), (9, 9, 9, 9, 9)))):
        at = tell(at, "ratings", report) if report else at
        found = Results(now(at))
        assert f"{headline(found)} {how_sure(found)}" in said(settled(at))


def test_what_a_new_clock_is_worth_is_said_beside_stay() -> None:
    """Where Stay is shown and trails, the answer says so, else “How firm” does; never both."""
    told = "Changing jobs at all is worth +4.8 points"
    for compare, in_the_answer in ((None, False), (("Hexbourne", "Stay"), True)):
        at = visit(SAMPLE.replace(compare=compare))
        assert (told in "".join(answer(at))) is in_the_answer
        assert said(at).count(told) == 1
