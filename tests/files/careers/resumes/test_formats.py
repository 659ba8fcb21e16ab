"""Careers in the formats of other programs, each by its own names, and what is odd in them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spikes.files.careers import read
from spikes.files.careers.resumes import europass, reactive_resume, rendercv
from spikes.files.careers.resumes import json_resume as json_resume_
from spikes.files.careers.rows import GOES_ON
from spikes.files.decisions import FileError
from tests.files.careers import making
from tests.files.careers.examples import BLANK, imported, offers, role, roles
from tests.files.careers.making import (
    EMPLOYER,
    END,
    EUROPASS,
    POSITIONS,
    json_resume,
    reactive,
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
        making.rendercv("company: Acme; position: PM; start_date: 2019; end_date: 2021"),
        "Acme | PM | 2019-07 to 2021-06",
    ),
    "RenderCV without an end": (
        making.rendercv("company: Acme; position: PM; start_date: 2019-03"),
        "Acme | PM | 2019-03 on",
    ),
    "RenderCV with one date": (
        making.rendercv("company: Acme; position: PM; date: 2019"),
        "Acme | PM | 2019-01 to 2019-12",
    ),
    "RenderCV with a span in one date": (
        making.rendercv("company: Acme; position: PM; date: Mar 2019 – June 2021"),
        "Acme | PM | 2019-03 to 2021-06",
    ),
    "RenderCV with a day": (
        making.rendercv("company: 'Acme'; position: PM; start_date: 2019-03-31; end_date: present"),
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


YEARS = (
    "years alone are taken from July of the first to June of the last, a single one from January"
    " to December. Correct them where you know"
    " the months."
)
STANDS = "no organisation is named, so the title stands for it."
NO_MONTH = "First month: it is missing; write a month as YYYY-MM, for example 2024-03."
FULL: dict[str, tuple[Any, str | dict[Any, Any], list[tuple[str, tuple[str, ...]]], list[str]]] = {
    "Europass": (
        europass,
        """<?xml version='1.0' encoding='x'?><a><EmployerHistory><OrganizationName>Acme <b>Ltd</b>
        </OrganizationName><StartDate>2018-01</StartDate>
        <PositionHistory><PositionTitle>PM</PositionTitle><StartDate>2019-03</StartDate>
        <EndDate>2020</EndDate></PositionHistory>
        <PositionHistory><PositionTitle>Lead</PositionTitle><Ongoing>1</Ongoing></PositionHistory>
        <PositionHistory><PositionTitle>CPO</PositionTitle><EndDate>heute</EndDate>
        </PositionHistory><PositionHistory><PositionTitle>VP</PositionTitle></PositionHistory>
        <EmployerHistory><OrganizationName>Inner</OrganizationName></EmployerHistory>
        </EmployerHistory><EmployerHistory><OrganizationName>Beta</OrganizationName><StartDate>
        2019-03</StartDate><EndDate>2019-04</EndDate><CurrentIndicator>FALSE</CurrentIndicator>
        </EmployerHistory><EmployerHistory><OrganizationName>Gamma</OrganizationName><StartDate>
        2020-01</StartDate><EndDate>2020-04</EndDate><CurrentIndicator>TRUE</CurrentIndicator>
        </EmployerHistory><EducationOrganizationAttendance>X</EducationOrganizationAttendance>
        </a>""",
        [
            ("Acme Ltd | PM | 2019-03 to 2020-06", (YEARS,)),
            ("Acme Ltd | Lead | 2018-01 on", ()),
            ("Acme Ltd | CPO | 2018-01 on", ()),
            ("Acme Ltd | VP | 2018-01 on", (GOES_ON,)),
            ("Beta |  | 2019-03 to 2019-04", ()),
            ("Gamma |  | 2020-01 on", ()),
        ],
        ["education"],
    ),
    "RenderCV": (
        rendercv,
        {
            "jobs_held": [
                {"company": "Acme", "position": "PM", "start_date": "2019-03", "end_date": "2020"},
                {"company": "Beta", "end_date": "2020-05"},
                {"position": "Adviser", "start_date": "", "date": "2018-02 - 2018-04"},
                "a text",
                {"label": "Award", "x": "y"},
            ],
            "jobs": [{"company": "Gamma", "start_date": "2021-01", "date": "2018"}],
            "what_I_know": ["SQL"],
            "empty": [],
            7: "text",
        },
        [
            ("Acme | PM | 2019-03 to 2020-06", (YEARS,)),
            ("Beta", (NO_MONTH,)),
            ("Adviser |  | 2018-02 to 2018-04", (STANDS,)),
            ("Gamma |  | 2021-01 on", ()),
        ],
        ["a text", "Award", "what I know", "empty", "7"],
    ),
    "Reactive Resume": (
        reactive_resume,
        {
            "experience": {
                "items": [
                    {"company": "Acme", "position": "PM", "period": "2019-01 - 2020-02", "date": 7},
                    {"company": "Beta", "hidden": True},
                    {"company": "Gamma", "visible": False},
                    {
                        "company": "Delta",
                        "visible": True,
                        "hidden": False,
                        "roles": [
                            {"position": "Lead", "period": "2021-01 - now"},
                            {"position": "PM", "date": "2020-01 - 2020-12"},
                        ],
                    },
                    {"company": "Epsilon", "position": "PM", "period": "2015-02", "hidden": "no"},
                    "a text",
                ]
            },
            "education": {"items": [{"a": 1}]},
            "awards": {"items": []},
            "basics": 5,
        },
        [
            ("Acme | PM | 2019-01 to 2020-02", ()),
            ("Delta | Lead | 2021-01 on", ()),
            ("Delta | PM | 2020-01 to 2020-12", ()),
            ("Epsilon | PM | 2015-02 on", (GOES_ON,)),
        ],
        ["Beta (hidden)", "Gamma (hidden)", "education"],
    ),
    "JSON Resume": (
        json_resume_,
        {
            "basics": {"a": 1},
            "work": [
                {"name": "Acme", "company": "X", "startDate": "2019-03", "endDate": "2020-04"},
                {"company": "Beta", "startDate": "2020-05"},
                "a text",
                {"position": "Lead", "startDate": "2021", "endDate": "Present"},
            ],
            "education": [{"area": "Law"}],
            "awards": [],
            "skills": [1],
            "meta": "x",
        },
        [
            ("Acme |  | 2019-03 to 2020-04", ()),
            ("Beta |  | 2020-05 on", ()),
            ("Lead |  | 2021-07 on", (STANDS, YEARS)),
        ],
        ["a text", "education", "skills"],
    ),
}


@pytest.mark.parametrize(("module", "content", "expected", "rest"), FULL.values(), ids=FULL)
def test_all_that_a_file_gives(
    module: Any, content: Any, expected: list[tuple[str, tuple[str, ...]]], rest: list[str]
) -> None:
    """Each role with what was assumed of it or is wrong with it, and by name what else there is."""
    if module is not europass:
        holds = {
            rendercv: {"cv": {"sections": content}},
            reactive_resume: {"sections": content},
            json_resume_: content,
        }
        content = holds[module]
        assert module.is_one(content)
        assert not module.is_one([content])
        assert not module.is_one({})
    rows, others = module.rows(content, BLANK.as_of)
    found = [(role(r.job) if r.job else r.name, r.remarks or r.problems) for r in rows]
    assert (found, others) == (expected, rest)
    assert [str(row).partition(" (")[0] for row in rows] == [
        f"Entry {number}" for number in range(1, len(expected) + 1)
    ]


@pytest.mark.parametrize(
    "values", [{"cv": []}, {"cv": {"sections": []}}, {"cv": {}}, {"sections": []}, {"work": {}}]
)
def test_what_is_of_no_kind(values: dict[str, Any]) -> None:
    """Names alone are not enough: below them must be what the format has there."""
    empty: list[Any] = [[], {}, {"items": []}]
    sections = [{"sections": {"experience": one}} for one in empty]
    for module in (rendercv, reactive_resume, json_resume_):
        assert not any(map(module.is_one, [values, *sections]))


INSTEAD = "paste the career as text, a line for each role with its months."
TOO_DEEP = f"This YAML refers to itself or is nested too deeply: {INSTEAD}"
YAML = {
    "cv:\n a: [": f"This YAML cannot be read from line 3 on: correct it there, or {INSTEAD}",
    "a: \x00": f"This YAML cannot be read: correct it there, or {INSTEAD}",
    "a: *b": TOO_DEEP,
    f"a: {'[' * 50}{']' * 50}": TOO_DEEP,
    f"a: {'[' * 49}{']' * 49}": "",
    "a: [" + "[]," * 60 + "]": "",
    "a: ".ljust(100_000, "b"): "",
    "a: ".ljust(100_001, "b"): f"This YAML is too long for a career: {INSTEAD}",
}


@pytest.mark.parametrize(("content", "sentence"), YAML.items(), ids=range(len(YAML)))
def test_yaml_holds_so_much(content: str, sentence: str) -> None:
    """As long and as deep as it may be it is read; beyond, it is refused with what to do."""
    if not sentence:
        assert list(rendercv.values(content)) == ["a"]
        return
    with pytest.raises(FileError) as error:
        rendercv.values(content)
    assert error.value.sentences == (sentence,)


JOB = (
    "<EmployerHistory><OrganizationName>A</OrganizationName><StartDate>2019-03</StartDate>"
    "</EmployerHistory>"
)
XML = {
    "elements": (f"<a>{JOB}{'<b/>' * 19_992}</a>", f"<a>{JOB}{'<b/>' * 19_993}</a>"),
    "characters": (f"<a>{JOB}</a>".ljust(300_000), f"<a>{JOB}</a>".ljust(300_001)),
}


@pytest.mark.parametrize(("fits", "more"), XML.values(), ids=XML)
def test_xml_holds_so_much(fits: str, more: str) -> None:
    """As long as it may be it is read, and one beyond is refused."""
    assert len(europass.rows(fits, BLANK.as_of)[0]) == 1
    with pytest.raises(FileError) as error:
        europass.rows(more, BLANK.as_of)
    assert error.value.sentences == (europass.TOO_LONG,)


def test_the_first_positions_are_read() -> None:
    """Of more than 200 the first are read; where there is none, or no XML, that is said."""
    rows, others = europass.rows(f"<a>{JOB * 201}</a>", BLANK.as_of)
    assert (len(rows), rows[-1].number, others) == (200, 200, [])
    picture = JOB.replace("A<", f"{'A' * 1_000}<")
    ((row,), _) = europass.rows(f"<a>{picture}</a>", BLANK.as_of)
    assert row.problems == ("Organisation: give it a name.",)
    for content in ("<a/>", "no XML", "<a>", f"<!DOCTYPE a><a>{JOB}</a>"):
        with pytest.raises(FileError) as error:
            europass.rows(content, BLANK.as_of)
        assert error.value.sentences == (europass.NO_CAREER,)


@given(st.integers(0, 40), st.characters(categories=["Cs"]))
def test_half_a_character_is_seen_and_hurts_nothing(place: int, half: str) -> None:
    """Wherever a program leaves half a character, the rest is read, and it shows where it was."""
    line = "Senior PM, Paywren, Sep 2018 – Feb 2021 and on"
    found = read(f"{line[:place]}{half}{line[place:]}\nLead, Northfold, Mar 2021 – now", BLANK)
    assert "Northfold" in {role.organisation for role in found.roles}
    assert repr(found).isprintable()
