"""Sheets of roles and offers: what a person writes is understood or named."""

import csv
import io
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spikes import edits
from spikes.files import decisions as files
from spikes.files.blank_cells import is_nothing
from spikes.files.careers import Found, read
from spikes.files.careers.recognise import LARGEST_TEXT
from spikes.files.careers.sheets.merged import SAME
from spikes.files.careers.sheets.tables import MOST_ROWS
from spikes.files.careers.text import is_garbled
from spikes.model import Decision, Dimension, Door, Evidence, Offer, Ratings, Relevance, Role
from tests.strategies import decisions, five, ratings

BLANK = files.blank().replace(as_of="2026-11")
CORE = "Each counts as core to your goal. Change that where it isn’t."
MONTH_FORMS = ("%Y-%m", "%Y/%m", "%m/%Y", "%b %Y", "%B %Y", "%b-%y", "%d %B %Y", "%Y-%m-%d")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16")
halves = five(st.integers(0, 20).map(lambda steps: steps / 2)).map(Ratings.of)
# no sign that says "the same as above", or that nothing is there
words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Z"]),
    min_size=1,
    max_size=12,
).filter(
    lambda word: word.casefold() not in SAME and not (is_nothing(word) or is_garbled(f"a{word}a"))
)


def read_roles(content: str | bytes, decision: Decision = BLANK) -> Found:
    """Return what is found in a sheet of roles."""
    return read(content, decision, "roles")


def read_offers(content: str | bytes, decision: Decision = BLANK) -> Found:
    """Return what is found in a sheet of offers."""
    return read(content, decision, "offers")


@st.composite
def roles(draw: st.DrawFn) -> Role:
    """Return a role that ended long before the decision."""
    start = date(draw(st.integers(1951, 2049)), draw(st.integers(1, 12)), 1)
    start = start.replace(year=start.year if start.year < 2020 else start.year - 40)
    end = start.replace(year=start.year + draw(st.integers(1, 5)))
    relevance, own = draw(st.sampled_from(Relevance)), draw(halves)
    return Role(
        organisation=draw(words),
        title=draw(words),
        start=start,
        end=end,
        relevance=relevance,
        ratings=own,
    )


def written(jobs: list[Role], order: list[int], sign: str, form: str, *, capital: bool) -> str:
    """Roles as a sheet with its columns in some order."""
    headings = [
        "organisation",
        "title",
        "first_month",
        "last month",
        "relevance",
        *(d.label for d in Dimension),
    ]
    file = io.StringIO()
    writer = csv.writer(file, delimiter=sign)
    writer.writerow([headings[i].upper() if capital else headings[i] for i in order])
    for role in jobs:
        assert role.end
        cells = [
            role.organisation,
            role.title,
            role.start.strftime(form),
            role.end.strftime(form),
            role.relevance,
            *role.ratings.values(),
        ]
        writer.writerow([cells[i] for i in order])
    return file.getvalue()


some_roles = st.lists(
    roles(),
    min_size=1,
    max_size=4,
    unique_by=lambda role: (role.organisation, role.title, role.start),
)
spellings = st.tuples(
    st.sampled_from("\t;,|"),
    st.sampled_from(MONTH_FORMS),
    st.booleans(),
    st.sampled_from(ENCODINGS),
)


@given(some_roles, st.permutations(range(10)), spellings)
def test_roles_come_back_as_they_were_written(
    jobs: list[Role], order: list[int], spelling: tuple[str, str, bool, str]
) -> None:
    """A sheet of roles gives those roles, however its columns and months are written."""
    sign, form, capital, encoding = spelling
    sheet = read_roles(written(jobs, order, sign, form, capital=capital).encode(encoding))
    assert (sheet.problems, sheet.left_out) == ((), ())
    assert sheet.roles == tuple(jobs)


@given(
    roles(),
    st.sampled_from([" - ", "–", " to ", "-", " – "]),
    st.sampled_from(["%Y-%m", "%m/%Y", "%b %Y", "%B %Y", "%m.%Y"]),
)
def test_any_two_months_in_one_cell(role: Role, sign: str, form: str) -> None:
    """Whatever the months and their form, a sheet with one column for both gives the role."""
    last = role.end.strftime(form) if role.end else "now"
    sheet = read_roles(
        f"company\tmonths\nA\t{role.start.strftime(form)}{sign}{last}",
        BLANK.replace(as_of=date(2100, 12, 1)),
    )
    assert [(job.start, job.end) for job in sheet.roles] == [(role.start, role.end)]


def test_a_sheet_without_months_says_so_once() -> None:
    """No column for a first month is a fault of the sheet; of two, the one for it alone counts."""
    with pytest.raises(
        files.FileError, match=r"No column is called First month: .* First to last month"
    ):
        read_roles("company\tsalary\nA\t5\nB\t6")
    (job,) = read_roles("company\tyears\tfrom\tto\nA\t2 - 3\t2011-01\t").roles
    assert (job.start, job.end) == (date(2011, 1, 1), None)


@given(
    st.text()
    | st.binary()
    | st.text("aA,;\t\n\"'|0/-").map(lambda text: f"company,from{text}\nA,2020-01{text}")
)
@example("organisation\n\ud800")
@example("organisation,start\n" + '"' + "x" * 200_000)
@example(b"\xff\xfe\x00")
@example("organisation,from,\ud800\nA,2020-01,x")
@example("organisation," + "(" * 20_000 + "\nA,b")
@example(",\n\n , \norganisation")
@example("organisation\x00")
def test_no_sheet_is_too_odd(content: str | bytes) -> None:
    """Anything at all is read or refused with a sentence."""
    for jobs in ("roles", "offers", None):
        with suppress(files.FileError):
            found = read(content, files.sample(), jobs)
            said = (*found.assumed, *found.left_out, *found.problems)
            assert all(sentence.encode() for sentence in said)
            assert found.roles or found.offers or found.weights or found.left_out


some_cells = st.sampled_from(
    ("A", "B", "2020-01", "2021-13", "2026-11", "2027-01", "now", "", "7", "7,5", "11", "x", "core")
)


def _names(role: Role) -> tuple[str, str, date]:
    return role.organisation, role.title, role.start


@settings(max_examples=60)
@given(decisions(), st.lists(st.lists(some_cells, min_size=4, max_size=4), min_size=1, max_size=6))
def test_what_is_good_can_be_taken_together(decision: Decision, table: list[list[str]]) -> None:
    """All jobs of a sheet that have no problem fit into the decision together."""
    lines = "\n".join("\t".join(cells) for cells in table)
    try:
        to_add = read_roles(f"organisation\tfrom\tto\tpay\n{lines}", decision).roles
        offers = read_offers(f"organisation\tmonths\ttitle\tpay\n{lines}", decision).offers
    except files.FileError:
        return
    added = edits.add_roles(decision, to_add).decision.roles
    assert [*map(_names, added)] == [*map(_names, (*decision.roles, *to_add))]
    assert sum(role.is_current for role in added) <= 1
    assert edits.add_offers(decision, offers).decision.offers == (*decision.offers, *offers)


def test_a_sheet_pasted_from_a_spreadsheet() -> None:
    """Other names of columns, decimal commas and an open end are understood."""
    sheet = read_roles(
        "Company\tPosition\tFROM\tTo\tPay"
        " (0-10)\tRELEVANCE\nAcme\tPM\tMar-21\tpresent\t7,5/10\tAdjacent\n",
        BLANK,
    )
    ratings = Ratings.of((None, None, None, 7.5, None))
    assert sheet.roles == (
        Role(
            organisation="Acme",
            title="PM",
            start=date(2021, 3, 1),
            relevance=Relevance.ADJACENT,
            ratings=ratings,
        ),
    )
    unrated = "social impact, management chops, industry expertise and advancement speed"
    assert sheet.assumed == (f"Row 2 (Acme): {unrated} are not rated yet.",)
    elsewhere = read_roles("Company,From,Field\nAcme,2021-03,Education\n")
    assert elsewhere.assumed == (
        CORE,  # a field is an industry, not a relevance
        "Row 2 (Acme): no last month is given, so the job is taken as going on.",
    )
    assert elsewhere.left_out == ("The column “Field” is left out.",)


def test_a_sheet_of_offers() -> None:
    """All that an offer has beside its ratings is understood."""
    text = (
        "organisation;planned months;door;reply by;not in these numbers;social impact;social"
        ' evidence;social note\nGamma;18 months;One way;2026-12-01;"Nights; and\nweekends";9;Told;a'
        " friend there\n"
    )
    (offer,) = read_offers(text).offers
    assert offer == Offer(
        organisation="Gamma",
        planned_months=18,
        door=Door.ONE_WAY,
        reply_by=date(2026, 12, 1),
        outside="Nights; and\nweekends",
        ratings=Ratings.of((9, None, None, None, None)),
        evidence={Dimension.SOCIAL_IMPACT: Evidence.TOLD},
        notes={Dimension.SOCIAL_IMPACT: "a friend there"},
    )


BAD_ROWS = {
    "a thirteenth month": ("A,2021-13,,5", "First month: “2021-13” cannot be read as a month"),
    "a month of two meanings": (
        "A,03/04/2021,,5",
        "First month: “03/04/2021” cannot be read as a month",
    ),
    "no first month": ("A,,,5", "First month: it is missing; write a month as YYYY-MM"),
    "an end before its start": ("A,2021-03,2020-03,5", "A ends before it starts"),
    "a role in the future": ("A,2027-01,2027-02,5", "it goes on after 2026-11"),
    "no organisation": (",2020-01,2020-02,5", "Organisation: give it a name"),
    "a rating of 11": ("A,2020-01,2020-02,11", "Compensation: must be at most 10"),
    "a rating in words": (
        "A,2020-01,2020-02,high",
        "“high”: write a number from 0 to 10",
    ),
    "no number": ("A,2020-01,2020-02,nan", "Compensation: “nan”: write a number from 0 to 10"),
    "a cell too many": ("A,2020-01,2020-02,5,6", "more cells than there are columns"),
    "many cells too many": ("A,2020-01,2020-02,5,6,7,8,9", "more cells than there are columns"),
}


@pytest.mark.parametrize(("row", "sentence"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_bad_row_is_named_and_the_others_are_read(row: str, sentence: str) -> None:
    """A row that cannot be taken is named with its reason; those around it are taken."""
    paywren = files.sample().roles[1].replace(title="")
    decision = files.sample().replace(roles=[paywren, files.sample().roles[3]])
    sheet = read_roles(
        f"organisation,start,end,pay\n\nFirst,2010-01,2010-06,5\n{row}\nLast,2011-01,2011-06,5\n",
        decision,
    )
    assert [job.organisation for job in sheet.roles] == ["First", "Last"]
    name = "Row 4" if row.startswith(",") else "Row 4 (A)"
    assert sheet.problems[0].startswith(f"{name}: ")
    assert sentence in sheet.problems[0]


def test_what_is_there_already_is_said_and_not_added_again() -> None:
    """A row that gives a job of the decision, or of a row above, adds nothing and is no mistake."""
    sheet = read_roles(
        "organisation,start,end\nA,2010-01,2010-06\nB,2011-01,2011-06\nA,2010-01,2012-06", BLANK
    )
    again = read_roles(
        "organisation,start,end\nA,2010-01,2010-06\nC,2013-01,2013-06",
        BLANK.replace(roles=sheet.roles),
    )
    assert [job.organisation for job in sheet.roles] == ["A", "B"]
    assert [job.organisation for job in again.roles] == ["C"]
    there = "there already, with the same title and first month; not added again."
    assert sheet.left_out == (f"Row 4 (A): {there}",)
    assert again.left_out == (f"Row 2 (A): {there}",)


BAD_SHEETS = {
    "nothing": ("", "This is empty"),
    "blank cells": ("\t\t\n,,,\n", "No role and no offer was found here"),
    "names alone": ("organisation,start", "no row below them is filled"),
    "no months": ("company,title\nA,B", "No column is called First month"),
    "two names for one field": (
        "company,employer,from\nA,B,2020-01",
        "“company” and “employer” mean the same",
    ),
    "a damaged workbook": (b"PK\x03\x04" + bytes(30), "This zip is damaged"),
    "an older Office": (b"\xd0\xcf\x11\xe0" + bytes(30), "Save it as .xlsx or CSV UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00", "none of the files that can be read here"),
    "too large": ("organisation\n" + "A\n" * LARGEST_TEXT, "too long for a career"),
    "too many rows": ("organisation,from\n" + "A,1\n" * (MOST_ROWS + 1), "more than 2,000 rows"),
    "too many columns": ("organisation,from" + ",x" * 300 + "\nA", "more than 200 columns"),
}


@pytest.mark.parametrize(("content", "sentence"), BAD_SHEETS.values(), ids=BAD_SHEETS)
def test_a_sheet_that_cannot_be_read_is_refused(content: str | bytes, sentence: str) -> None:
    """A sheet that cannot be read at all is refused with what to do."""
    with pytest.raises(files.FileError, match=sentence):
        read_roles(content)


def test_columns_as_people_name_them() -> None:
    """Usual short names of the dimensions, and relevance as high, medium or low."""
    sheet = read_roles(
        "company,from,to,relevance,mgmt,industry"
        " knowledge,growth\nA,2014-01,2015-01,High,3,4,6\nB,2016-01,2017-01,low,1,2,3",
        BLANK,
    )
    assert sheet.left_out == ()
    assert [role.relevance for role in sheet.roles] == [Relevance.CORE, Relevance.TANGENTIAL]
    assert tuple(sheet.roles[0].ratings.values()) == (None, 3, 4, None, 6)


def test_columns_left_out_are_named() -> None:
    """A column without a meaning is left out and named, with the name it may have meant."""
    sheet = read_roles(
        "organisation,start,advancment speed,shoe size,pay level\nA,2020-01,8,44,2", BLANK
    )
    assert sheet.roles[0].ratings.all_unrated
    assert sheet.left_out == (
        "The column “advancment speed” is left out: if it means advancement speed, rename it.",
        "The columns “shoe size” and “pay level” are left out.",
    )


def test_empty_cells_beyond_the_columns_are_nothing() -> None:
    """Empty cells, rows of separators alone and blank lines above change nothing."""
    sheet = read_roles(
        ",,,\n\norganisation,start,,\nA,2020-01,2020-02,,,,\n,,,,,,\n,,\nB,2020-01,,\n", BLANK
    )
    assert any("Rows 4 (A) and 7 (B): no last month" in said for said in sheet.assumed)
    assert sheet.left_out == ("Column 3 is left out, as it has no name.",)
    tabbed = read_roles("\n\torganisation\tstart\tend\n1\tA\t2020-01\t2020-02\n")
    assert [role.organisation for role in tabbed.roles] == ["A"]


def test_a_reason_names_its_own_column() -> None:
    """What is wrong is said of its column, whatever an organisation is called."""
    with pytest.raises(files.FileError) as wrong:
        read_roles("organisation,start,end\nstart: x,2021-01,2020-01")
    assert wrong.value.sentences == (
        "Row 2 (start: x): start: x ends before it starts: swap the two months or correct one.",
    )
    with pytest.raises(files.FileError) as wrong:
        read_offers("organisation,pay,pay evidence\nA,-1,rumour")
    assert [problem.split(":")[1] for problem in wrong.value.sentences] == [
        " Compensation",
        " Compensation evidence",
    ]
    assert "must be at least 0" in wrong.value.sentences[0]


def test_a_cell_that_is_far_too_long_is_refused() -> None:
    """A cell longer than a sheet's reader takes is refused, not left out."""
    with pytest.raises(files.FileError, match="quotation mark"):
        read_roles("organisation,start\n" + "x" * 140_000 + ",2020-01")


def test_the_latest_sixty_roles_fit() -> None:
    """As many roles as a decision holds are read, the latest; the others are named."""
    lines = "\n".join(f"Role {i},{2000 + i % 20}-01,2022-02" for i in range(63))
    sheet = read_roles(f"organisation,start,end\n{lines}")
    assert len(sheet.roles) == 60
    assert len(BLANK.replace(roles=sheet.roles).roles) == 60
    (said,) = sheet.left_out
    assert said.startswith("60 roles fit, so “Role ")
    assert {role.start.year for role in sheet.roles if role.start.year == 2000} == {2000}


def test_the_first_thirty_offers_fit() -> None:
    """Of more offers than a decision holds, the first are read and the others named."""
    found = read_offers("organisation,pay\n" + "\n".join(f"Offer {i},7" for i in range(32)))
    assert [offer.organisation for offer in found.offers] == [f"Offer {i}" for i in range(30)]
    assert found.left_out == ("30 offers fit, so “Offer 30” and “Offer 31” are left out.",)


@pytest.mark.parametrize(
    "staying", ["Stay", "Stay at Ostrava", "Status quo", "Current job (Ostrava)"]
)
def test_staying_is_no_offer(staying: str) -> None:
    """Staying stands beside every offer anyway; a name that only begins so is an offer's."""
    sheet = f"Organisation,Compensation\nStaybridge,7\n{staying},5\n"
    found = read(sheet, files.blank(), "offers")
    assert [offer.organisation for offer in found.offers] == ["Staybridge"]
    assert any("staying stands beside every offer" in said for said in found.left_out)


@pytest.mark.parametrize(
    ("together", "organisation", "title"),
    [
        ("Lumen – Senior PM, Payouts", "Lumen", "Senior PM, Payouts"),
        ("Group PM | Carebridge Health", "Carebridge Health", "Group PM"),
        ("Lumen – Oslo", "Lumen – Oslo", ""),
    ],
)
def test_a_title_beside_the_organisation(together: str, organisation: str, title: str) -> None:
    """A heading with both is read as both, and that is said; one with no title is a name."""
    found = read(f'Organisation,Compensation\n"{together}",7\n', files.blank(), "offers")
    assert [(o.organisation, o.title) for o in found.offers] == [(organisation, title)]
    assert any(f"“{together}” is read as" in said for said in found.assumed) == bool(title)


def test_long_names_are_cut() -> None:
    """Names longer than the model holds are cut, which is said."""
    found = read_roles(f"organisation,title,start\n{'A' * 70},{'B' * 90},2020-01")
    (role,) = found.roles
    assert (role.organisation, role.title) == ("A" * 59 + "…", "B" * 79 + "…")
    assert sum("is cut to" in sentence for sentence in found.assumed) == 2


def test_markup_and_formulas_are_text() -> None:
    """What another program would run is text here, kept as it was written."""
    sheet = read_offers("organisation,title\n=1+1,<b>*x*</b>\nشركة,:tada:")
    assert [(offer.organisation, offer.title) for offer in sheet.offers] == [
        ("=1+1", "<b>*x*</b>"),
        ("شركة", ":tada:"),
    ]


def test_windows_letters() -> None:
    """A file in the encoding of older Windows programs keeps its letters."""
    assert (
        read_roles("organisation;start\nÖl & Söhne;2020-01".encode("cp1252")).roles[0].organisation
        == "Öl & Söhne"
    )


@given(ratings, st.sampled_from(("", "-", "–", "Not rated")))
def test_what_a_sheet_does_not_rate_is_unrated(own: Ratings, none: str) -> None:
    """Every rating that a sheet gives is taken; an empty cell, or a dash, is none."""
    cells = [none if number is None else f"{number:.3f}" for number in own.values()]
    (role,) = read_roles(
        "organisation,start," + ",".join(Dimension) + "\nA,2020-01," + ",".join(cells), BLANK
    ).roles
    expected = [
        None if number is None else pytest.approx(number, abs=5e-4) for number in own.values()
    ]
    assert [*role.ratings.values()] == expected


def test_quotation_marks_inside_a_cell_lose_no_row() -> None:
    """In pasted cells with marks that open nothing, every row is read."""
    sheet = read_offers('""Organisation\tPay\n"Acme" Works\t7\nThe "Beta" Works\t8', files.blank())
    assert [job.organisation for job in sheet.offers] == ["Acme Works", 'The "Beta" Works']
