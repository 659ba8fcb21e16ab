"""Careers in the formats of other programs, each by its own names, and what is odd in them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spikes.files.careers import read
from spikes.files.decisions import FileError
from tests.files.careers import making
from tests.files.careers.examples import BLANK, imported, offers, roles
from tests.files.careers.making import (
    EMPLOYER,
    END,
    EUROPASS,
    POSITIONS,
    json_resume,
    reactive,
    rendercv,
)

ONE_ROLE = {
    "JSON Resume before 1.0": (
        json.dumps({"work": [{"company": "Acme", "position": "PM", "startDate": "2019-03-01"}]}),
        "Acme | PM | 2019-03 on",
    ),
    "JSON Resume with an empty end": (
        json_resume(startDate="2019-03", endDate=""),
        "Acme | PM | 2019-03 on",
    ),
    "JSON Resume with years": (
        json_resume(startDate="2019", endDate="2021"),
        "Acme | PM | 2019-07 to 2021-06",
    ),
    "JSON Resume with a present end": (
        json_resume(startDate="2019-03", endDate="Present"),
        "Acme | PM | 2019-03 on",
    ),
    "JSON Resume with a month by name": (
        json_resume(startDate="Mar 2019", endDate="Juni 2021"),
        "Acme | PM | 2019-03 to 2021-06",
    ),
    "RenderCV with years as numbers": (
        rendercv("company: Acme; position: PM; start_date: 2019; end_date: 2021"),
        "Acme | PM | 2019-07 to 2021-06",
    ),
    "RenderCV without an end": (
        rendercv("company: Acme; position: PM; start_date: 2019-03"),
        "Acme | PM | 2019-03 on",
    ),
    "RenderCV with one date": (
        rendercv("company: Acme; position: PM; date: 2019"),
        "Acme | PM | 2019-01 to 2019-12",
    ),
    "RenderCV with a span in one date": (
        rendercv("company: Acme; position: PM; date: Mar 2019 – June 2021"),
        "Acme | PM | 2019-03 to 2021-06",
    ),
    "RenderCV with a day": (
        rendercv("company: 'Acme'; position: PM; start_date: 2019-03-31; end_date: present"),
        "Acme | PM | 2019-03 on",
    ),
    "Reactive Resume of an older version": (
        reactive({"company": "Acme", "position": "PM", "date": "03/2019 - 06/2021"}),
        "Acme | PM | 2019-03 to 2021-06",
    ),
    "Reactive Resume in German": (
        reactive({"company": "Acme", "position": "PM", "period": "März 2019 – heute"}),
        "Acme | PM | 2019-03 on",
    ),
    "Reactive Resume with one year": (
        reactive({"company": "Acme", "position": "PM", "period": "2019"}),
        "Acme | PM | 2019-01 to 2019-12",
    ),
    "Reactive Resume with a hidden job": (
        reactive(
            {"company": "Beta", "position": "PM", "period": "2017 - 2018", "hidden": True},
            {"company": "Acme", "position": "PM", "period": "since March 2019"},
        ),
        "Acme | PM | 2019-03 on",
    ),
    "Reactive Resume with mark-up": (
        reactive({"company": "<b>Acme</b>", "position": "PM", "period": "2019-03 → 2021-06"}),
        "Acme | PM | 2019-03 to 2021-06",
    ),
    "Europass to an end": (
        EUROPASS.format(EMPLOYER.format("Acme", "PM", "2019-03-01", END.format("2021-06"))),
        "Acme | PM | 2019-03 to 2021-06",
    ),
    "Europass that goes on": (
        EUROPASS.format(
            EMPLOYER.format(
                "Acme", "PM", "2019-03", "<hr:CurrentIndicator>true</hr:CurrentIndicator>"
            )
        ),
        "Acme | PM | 2019-03 on",
    ),
    "Europass with years": (
        EUROPASS.format(EMPLOYER.format("Acme", "PM", "2019", END.format("2021"))),
        "Acme | PM | 2019-07 to 2021-06",
    ),
    "Europass without a position": (
        (
            "<a><EmployerHistory><OrganizationName>Acme</OrganizationName><StartDate>2019-03"
            "</StartDate><Ongoing>true</Ongoing></EmployerHistory></a>"
        ),
        "Acme |  | 2019-03 on",
    ),
    "Europass with a picture": (
        EUROPASS.format(f"<Photo>{'QUJD' * 200_000}</Photo>")
        .replace("</EmploymentHistory>", "{}</EmploymentHistory>")
        .format(EMPLOYER.format("Acme", "PM", "2019-03", "")),
        "Acme | PM | 2019-03 on",
    ),
    "LinkedIn with a year alone": (
        f"{POSITIONS}Acme,PM,,,2019,2021",
        "Acme | PM | 2019-07 to 2021-06",
    ),
    "LinkedIn with notes above": (
        f'Notes:\n"Some lines, with a comma"\n\n{POSITIONS}Acme,PM,,,Mar 2019,',
        "Acme | PM | 2019-03 on",
    ),
    "LinkedIn with lines in a cell": (
        f'{POSITIONS}Acme,PM,"- One\n- Two, three\n\n- Four",Oslo,Mar 2019,Jun 2021',
        "Acme | PM | 2019-03 to 2021-06",
    ),
    "LinkedIn with other columns": (
        "Title,Started On,Url,Finished On,Company Name\nPM,Mar 2019,https://x,Jun 2021,Acme",
        "Acme | PM | 2019-03 to 2021-06",
    ),
    "LinkedIn in one zip": (
        making.zipped(
            ("Basic/Profile.csv", "First Name\nAnna"),
            ("Basic/Positions.csv", f"{POSITIONS}Acme,PM,,,Mar 2019,"),
        ),
        "Acme | PM | 2019-03 on",
    ),
    "a list of objects": (
        json.dumps(
            [{"company": "Acme", "jobTitle": "PM", "startDate": "2019-03", "endDate": None}]
        ),
        "Acme | PM | 2019-03 on",
    ),
}


@pytest.mark.parametrize(("content", "expected"), ONE_ROLE.values(), ids=ONE_ROLE)
def test_one_role(content: str | bytes, expected: str) -> None:
    """Each format gives its role, in the forms that occur in it."""
    found = read(content, BLANK)
    assert roles(found) == [expected]
    assert found.kind == found.kind.lower()


@given(st.permutations(("Company Name", "Title", "Location", "Started On", "Finished On")))
def test_the_columns_of_linkedin_in_any_order(order: list[str]) -> None:
    """LinkedIn's export is recognised by its names, in whatever order."""
    cells = dict(zip(sorted(order), ("Acme", "Jun 2021", "Oslo", "Mar 2019", "PM"), strict=True))
    content = f"{','.join(order)}\n{','.join(cells[name] for name in order)}"
    found = read(content, BLANK)
    assert (found.kind, roles(found)) == ("linkedin", ["Acme | PM | 2019-03 to 2021-06"])


def test_what_else_there_is_is_named() -> None:
    """Hidden jobs and sections without work are left out by name."""
    content = reactive({"company": "Acme", "position": "PM", "period": "2019 - 2020"})
    hidden = json.loads(content)
    hidden["sections"]["experience"]["items"].append({"company": "Beta", "hidden": True})
    hidden["sections"]["education"] = {"items": [{"school": "Bergen"}]}
    (said,) = read(json.dumps(hidden), BLANK).left_out
    assert said == "All but the work is left out: “Beta (hidden)” and “education”."
    more = json.dumps({**json.loads(json_resume(startDate="2019")), "education": [{"area": "X"}]})
    assert read(more, BLANK).left_out == ("All but the work is left out: “education”.",)


def test_a_spreadsheet() -> None:
    """Cells that are days and percent are read as such; other sheets are left out by name."""
    from datetime import datetime

    book = making.workbook(
        Notes=[["Remember the milk"]],
        Jobs=[
            ["Company", "Title", "From", "To", "Compensation"],
            ["Acme", "PM", datetime(2019, 3, 1), datetime(2021, 6, 30), 7.5],
            ["Beta", "Lead", "Jul 2021", None, 8],
        ],
    )
    found = read(book, BLANK)
    assert roles(found) == ["Acme | PM | 2019-03 to 2021-06", "Beta | Lead | 2021-07 on"]
    assert [role.ratings.compensation for role in found.roles] == [7.5, 8]
    assert "Other sheets are left out: “Notes”." in found.left_out


def test_a_spreadsheet_on_its_side() -> None:
    """A matrix in a spreadsheet is read turned, as one in text."""
    book = making.workbook(
        Offers=[["", "Hexbourne", "Fernmoor"], ["Compensation", 9, 5], ["Social impact", 3, 6]]
    )
    assert offers(read(book, BLANK)) == ["Hexbourne 3/–/–/9/–", "Fernmoor 6/–/–/5/–"]


BROKEN = {
    "JSON of another kind": ('{"name": "x"}', "holds no career that can be read here"),
    "JSON cut short": ('{"work": [', "This is not whole JSON"),
    "a job without a month": (json_resume(), "First month: it is missing"),
    "YAML that is none": ("cv:\n  sections: [", "This YAML cannot be read from line"),
    "YAML that refers to itself": ("cv:\n  sections: &a\n    x: *a", "refers to itself"),
    "XML of another kind": ("<html><body>Hello</body></html>", "holds no career"),
    "XML with entities": ("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "holds no career"),
    "a zip of other files": (making.zipped(("a.txt", "x")), "neither Positions.csv"),
    "a document": (making.zipped(("word/document.xml", "<x/>")), "Copy the text, and paste it"),
    "a spreadsheet without names": (making.workbook(A=[["x", 1]]), "No row of this spreadsheet"),
    "a damaged spreadsheet": (making.spreadsheet("<x"), "This spreadsheet cannot be read"),
}


@pytest.mark.parametrize(("content", "sentence"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_refused(content: str | bytes, sentence: str) -> None:
    """A file without a career is refused with what to do."""
    with pytest.raises(FileError, match=sentence):
        read(content, BLANK)


def test_all_sections_of_rendercv() -> None:
    """Work in any section counts; what is none is named."""
    found = imported("rendercv")
    assert found.left_out == ("All but the work is left out: “education”.",)


@given(st.integers(0, 40), st.characters(categories=["Cs"]))
def test_half_a_character_is_seen_and_hurts_nothing(place: int, half: str) -> None:
    """Wherever a program leaves half a character, the rest is read, and it shows where it was."""
    line = "Senior PM, Paywren, Sep 2018 – Feb 2021 and on"
    found = read(f"{line[:place]}{half}{line[place:]}\nLead, Northfold, Mar 2021 – now", BLANK)
    assert "Northfold" in {role.organisation for role in found.roles}
    assert repr(found).isprintable()
