"""What people already have becomes roles, offers or a decision, each file as it was meant."""

import pytest

from spikes.files.careers import Answers, read
from spikes.files.decisions import FileError
from spikes.journal import entry as journal
from spikes.model import Dimension
from tests.files.careers.examples import BLANK, IMPORTS, imported, offers, roles

KINDS = {
    "01-": "linkedin",
    "03-": "sheet",
    "10-": "spikes",
    "15-": "spikes",
    "16-": "spikes",
    "19-": "json-resume",
    "cv-": "cv",
    "profile-": "profile",
    "reactive-": "reactive-resume",
    "rendercv": "rendercv",
}
ROLES = {
    "01-": [
        "Fjordline Pay | Senior Product Manager | 2022-01 on",
        "Fjordline Pay | Product Manager | 2019-06 to 2021-12",
        "Kvist Media | Associate Product Manager | 2016-08 to 2019-05",
    ],
    "02b-": [
        "Harbour Digital | Product manager | 2020-12 on",
        "Tind Bank | Project lead | 2018-08 to 2020-11",
    ],
    "03-": [
        "Harbour Digital | Product manager | 2019-11 on",
        "Sensa Advisory | Adviser | 2018-11 on beside",
        "Telemark Academy | Instructor | 2019-05 on beside",
        "Brew Lab | Intern | 2018-04 to 2018-07",
    ],
    "04b-": [
        "Bureau of Fair Loans | Product manager | 2017-07 to 2018-07",
        "Lakeshore Lab | Product analyst | 2013-09 to 2015-06",
    ],
    "05-": [
        "Harbour Health | Director of product | 2025-02 on",
        "Harbour Health | Senior product manager | 2022-01 to 2025-01",
        "Harbour Health | Product manager | 2019-05 to 2021-12",
    ],
    "06-": [
        "Osaka Retail | Product manager | 2022-10 to 2025-03",
        "Osaka Retail | Associate product manager | 2020-04 to 2022-09",
    ],
    "06b-": [
        "Osaka Retail | Product manager | 2022-10 to 2025-03",
        "Osaka Retail | Associate product manager | 2020-04 to 2022-09",
    ],
    "12-": ["Acme | PM | 2019-03 to 2021-06", "Beta | Senior PM | 2021-07 on"],
    "14-": ["Acme | PM | 2019-03 to 2021-06", "Beta | Senior PM | 2021-07 on"],
    "14b-": ["Acme | PM | 2019-03 to 2021-06"],
    "18-": [
        "Acme | PM | 2019-03 to 2021-06",
        "Beta | Senior PM | 2021-07 to 2023-05",
        "Gamma | Lead PM | 2023-06 on",
    ],
    "18b-": ["Acme | PM | 2019-03 to 2021-06", "Beta | Senior PM | 2021-07 on"],
    "19-": [
        "Fjordline Pay | Senior Product Manager | 2022-01 on",
        "Kvist Media | Product Manager | 2016-08 to 2021-12",
    ],
    "20-": [
        "Segal Invest | Product manager | 2018-07 on",
        "Tennet Works | Associate product manager | 2016-07 to 2018-06",
        "Schulz Energy | Analyst | 2014-07 to 2016-06",
    ],
    "21-": [
        "Betterhaus | Chef de produit | 1995-11 to 1996-03",
        "Interhalle | Responsable produit | 1998-10 to 2000-01",
        "Loom | Directrice produit | 2000-05 to 2020-06",
    ],
    "rendercv": [
        "Northfold | Senior PM, billing platform | 2023-02 on",
        "Cartloom | Senior PM, checkout growth | 2021-03 to 2023-01",
    ],
    "reactive-": [
        "Northfold | Senior PM | 2023-02 on",
        "Cartloom | Senior PM | 2021-03 to 2023-01",
        "Cartloom | Product manager | 2020-01 to 2021-02",
    ],
    "profile-": [
        "Northfold | Senior Product Manager | 2023-02 on",
        "Cartloom | Senior PM, checkout growth | 2021-03 to 2023-01",
        "Cartloom | Product manager | 2020-01 to 2021-02",
        "Paywren | First product manager | 2018-09 to 2019-12",
    ],
    "cv-": [
        "Northfold | Senior PM, billing platform | 2023-02 on",
        "Cartloom | Senior PM (checkout growth) | 2021-03 to 2023-01",
        "Paywren | first product manager | 2018-09 to 2021-02",
        "Quillstone Advisory | Associate consultant | 2017-05 to 2018-07",
    ],
}
OFFERS = {
    "07-": ["Hexbourne 3/3/9/9/4", "Fernmoor Health 6/8/3/5/8"],
    "09-": ["Hexbourne 2/2/5/5/2", "Fernmoor Health 3/4/2/3/4", "CivicLine 5/3/3/1/2"],
    "09b-": ["Hexbourne 4/4/10/10/4", "Fernmoor Health 6/8/4/6/8", "CivicLine 10/6/5/2/4"],
    "10-": ["Hexbourne 3/3/9/9/4", "Fernmoor Health 6/8/3/5/8", "CivicLine 10/6/5/2/4"],
    "11-": ["Hexbourne –/–/–/9/–", "Fernmoor Health –/–/–/5/–", "CivicLine –/–/–/2/–"],
}


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_the_kind_is_found_from_the_content(name: str, kind: str) -> None:
    """What a file is, is found from what is in it."""
    assert imported(name).kind == kind


@pytest.mark.parametrize(("name", "expected"), ROLES.items())
def test_roles(name: str, expected: list[str]) -> None:
    """Each file of a career gives the roles that its person had."""
    found = imported(name)
    assert roles(found) == expected
    assert (found.offers, found.problems, found.decision) == ((), (), None)


@pytest.mark.parametrize(("name", "expected"), OFFERS.items())
def test_offers(name: str, expected: list[str]) -> None:
    """Each file of offers gives them with the ratings that it says."""
    found = imported(name)
    assert offers(found) == expected
    assert (found.roles, found.decision) == ((), None)


def test_places_are_left_out() -> None:
    """A column of places is left out by name, also where another names the employer."""
    assert "The column “where” is left out, because it is a place." in imported("02b-").left_out
    assert "The column “Location” is left out, because it is a place." in imported("01-").left_out


def test_several_that_go_on_are_asked_about() -> None:
    """Of several jobs that go on, the last begun is current until one says another is."""
    found = imported("03-")
    (question,) = found.asked
    assert question.text == "Which of these would a new job replace?"
    assert question.choices == ("Harbour Digital", "Telemark Academy", "Sensa Advisory")
    for name in ("Sensa Advisory", "sensa advisory ", "Adviser"):
        answered = imported("03-", Answers(replaces=name))
        assert [role.organisation for role in answered.roles if role.is_current] == [
            "Sensa Advisory"
        ]
        assert [role.beside for role in answered.roles] == [True, False, True, False]
    unknown = imported("03-", Answers(replaces="Brew Lab"))
    assert unknown.roles == found.roles
    assert "“Brew Lab”: choose Harbour Digital" in unknown.problems[0]


def test_an_employer_named_once_is_said() -> None:
    """The employer of promotions below it is taken from above, and that is said."""
    rows = "Rows 3 (Harbour Health) and 4 (Harbour Health)"
    said = f"{rows}: the organisation is that of the row above, Harbour Health."
    assert said in imported("05-").assumed


def test_a_matrix_on_its_side() -> None:
    """Offers across and criteria down are read turned, with weights; the total is left out."""
    found = imported("07-")
    assert found.weights
    assert [*found.weights.percents().values()] == [10, 15, 20, 30, 25]
    total = "The row “WEIGHTED TOTAL” is left out, as it is worked out from the others."
    assert found.left_out == (total,)
    assert "Column 2 (Weight) is read as your weights." in found.assumed
    assert not any("scaled up" in said for said in found.assumed)
    assert "The sheet is read on its side, a column for each job." in found.assumed


def test_numbers_of_five_and_less_are_asked_about() -> None:
    """Ratings of 5 and less throughout stay as they are until one says that they are out of 5."""
    (question,) = imported("09-").asked
    assert (question.text, question.choices) == ("Are these out of 5?", ("yes", "no"))
    yes, no = (imported("09-", Answers(out_of_five=answer)) for answer in (True, False))
    doubled = ["Hexbourne 4/4/10/10/4", "Fernmoor Health 6/8/4/6/8", "CivicLine 10/6/6/2/4"]
    assert offers(yes) == doubled
    assert offers(no) == OFFERS["09-"]


def test_words_are_no_ratings() -> None:
    """An offer that is rated in words is refused, by the offer's name and the word."""
    found = imported("09b-")
    assert all("(Northfold)" in problem for problem in found.problems)
    assert "“very high”" in " ".join(found.problems)
    assert not found.asked


def test_the_table_that_spikes_exported() -> None:
    """Its offers come back with what they rest on; today and Stay are left out by name."""
    found = imported("10-")
    assert [offer.planned_months for offer in found.offers] == [24, 30, 36]
    assert [offer.door.value for offer in found.offers] == ["two-way", "two-way", "one-way"]
    assert any("Today" in sentence and "Stay" in sentence for sentence in found.left_out)


def test_offers_as_one_notes_them() -> None:
    """Days, stays and the page's own words are read; a stay of one of two lengths is asked for."""
    found = imported("11-")
    said = [(f"{o.reply_by}", o.planned_months, o.door.value) for o in found.offers]
    assert said == [
        ("2026-12-15", 24, "one-way"),
        ("2026-12-15", 24, "two-way"),
        ("2026-12-20", 36, "two-way"),
    ]
    evidence = [o.evidence[Dimension.COMPENSATION].value for o in found.offers]
    assert evidence == ["written", "told", "guess"]
    (question,) = found.asked
    assert question.key == "months"
    assert question.text.endswith("Fernmoor Health: 18-24?")


@pytest.mark.parametrize("name", ["15-", "15c-"])
def test_an_entry_opens(name: str) -> None:
    """An entry of the journal opens, whatever was written around its data."""
    (path,) = IMPORTS.glob(f"{name}*")
    found = imported(name)
    assert found.decision == journal.read(path).decision
    assert (found.roles, found.offers) == (found.decision.roles, found.decision.offers)


@pytest.mark.parametrize("name", ["16-", "16b-"])
def test_a_link_opens(name: str) -> None:
    """A full stop behind a link and percent-encoding are no damage."""
    found = imported(name)
    assert found.decision
    assert len(found.decision.roles) == 4
    assert found.decision.offers[0].organisation == "Hexbourne"


@pytest.mark.parametrize("name", ["17-", "17b-"])
def test_letters_that_are_nonsense_are_refused(name: str) -> None:
    """A text in the code page of another region is refused, with what to do."""
    with pytest.raises(FileError, match="save it as CSV UTF-8, or paste the cells"):
        imported(name)


def test_years_alone_are_said() -> None:
    """Years alone are filled with months, which is said once."""
    said = [sentence for sentence in imported("20-").assumed if "years alone" in sentence]
    assert len(said) == 1


def test_what_is_no_work_is_named() -> None:
    """Education in a CV is left out, by the heading it stands under."""
    assert "“EDUCATION” is left out, as it is not work." in imported("cv-").left_out
    assert any("education" in sentence for sentence in imported("rendercv").left_out)


def test_what_is_there_is_not_added_twice() -> None:
    """Jobs that the decision has already are left out, which is said."""
    for name in ROLES:
        first = imported(name)
        decision = BLANK.replace(roles=first.roles)
        (path,) = IMPORTS.glob(f"{name}*")
        again = read(path.read_bytes(), decision)
        assert again.roles == ()
        assert "there already" in " ".join(again.left_out)
