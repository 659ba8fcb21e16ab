"""Sheets as people keep them: on their side, in other languages and scales, and Spikes' own."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spikes import edits
from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.files import links
from spikes.files.careers import Answers, read
from spikes.files.careers.sheets.cells import defused, restored
from spikes.files.careers.sheets.tables import seen
from spikes.files.decisions import FileError
from spikes.journal import entry as journal
from spikes.journal import exports
from spikes.model import Decision, Dimension, Offer, Ratings
from spikes.words.markdown import readable
from tests.files.careers.examples import BLANK, offers, roles
from tests.hostile import TEXTS
from tests.strategies import decisions
from tests.strategies import offers as some_offers

# Texts on one line that a spreadsheet would calculate, whole or in part, and others like them
calculating = (
    (st.sampled_from(TEXTS) | st.text(st.sampled_from("=+-@−＝'\"a1,;| "), min_size=1))
    .map(lambda text: " ".join(seen(readable(text))[:50].split()))
    .filter(bool)
)

SHEETS = {
    "in German": (
        (
            "Arbeitgeber;Stelle;Von;Bis;Ort\nAcme;PM;01.03.2019;30.06.2021;Köln\n"
            "Beta;PM;Juli 2021;heute"
        ),
        ["Acme | PM | 2019-03 to 2021-06", "Beta | PM | 2021-07 on"],
    ),
    "in French": (
        "Entreprise,Poste,Début,Fin\nAcme,PM,mars 2019,juin 2021\nBeta,PM,juil. 2021,à ce jour",
        ["Acme | PM | 2019-03 to 2021-06", "Beta | PM | 2021-07 on"],
    ),
    "in Spanish": (
        (
            "Empresa\tCargo\tDesde\tHasta\nAcme\tPM\tmarzo de 2019\tjunio de 2021\n"
            "Beta\tPM\t07/2021\tactualidad"
        ),
        ["Acme | PM | 2019-03 to 2021-06", "Beta | PM | 2021-07 on"],
    ),
    "in Polish": (
        "Pracodawca;Stanowisko;Od kiedy;Okres\nAcme;PM;;marzec 2019 – czerwiec 2021",
        ["Acme | PM | 2019-03 to 2021-06"],
    ),
    "camel case": (
        "companyName,jobTitle,startDate,endDate\nAcme,PM,2019-03-01,2021-06-30",
        ["Acme | PM | 2019-03 to 2021-06"],
    ),
    "years in columns": (
        "Employer|Role|Start year|End year\nAcme|PM|2016|2018\nBeta|PM|2018|Present",
        ["Acme | PM | 2016-07 to 2018-06", "Beta | PM | 2018-07 on"],
    ),
    "months by name in columns": (
        (
            "company,title,from month,from year,to month,to year\n"
            "Acme,PM,März,2019,Juni,2021\nBeta,PM,7,2021,,"
        ),
        ["Acme | PM | 2019-03 to 2021-06", "Beta | PM | 2021-07 on"],
    ),
    "days in numbers": (
        "Company,Start,End\nAcme,01/03/2019,30/06/2021\nBeta,02/07/2021,05/11/2022",
        ["Acme |  | 2019-03 to 2021-06", "Beta |  | 2021-07 to 2022-11"],
    ),
    "a Markdown table": (
        (
            "# Jobs\n\n| Company | Dates | Title |\n"
            "|:--|:-:|--:|\n| **Acme** | Mar 2019 – Jun 2021 | PM \\| Lead |\n\nText."
        ),
        ["Acme | PM | Lead | 2019-03 to 2021-06"],
    ),
    "a Markdown table without its edges": (
        "Company | From | To\n--- | --- | ---\nAcme | 2019-03 | 2021-06",
        ["Acme |  | 2019-03 to 2021-06"],
    ),
    "blanks before quotation marks": (
        'Company, Title, From\n"Acme, Inc.", "PM, growth", "Mar 2019"',
        ["Acme, Inc. | PM, growth | 2019-03 on"],
    ),
    "thin blanks": (
        "Company\tFrom\u00a0month\tTo\nAcme\tMar\u20092019\tJun\u30002021",
        ["Acme |  | 2019-03 to 2021-06"],
    ),
    "on its side": (
        "Company,Acme,Beta\nTitle,PM,Lead\nFrom,Mar 2019,Jul 2021\nTo,Jun 2021,now",
        ["Acme | PM | 2019-03 to 2021-06", "Beta | Lead | 2021-07 on"],
    ),
    "a merged employer": (
        (
            "Company;Title;Period\nAcme;Lead;2022/01 – now\n"
            ";PM;2019/03 – 2021/12\n;;\nBeta;PM;2017 – 2019"
        ),
        [
            "Acme | Lead | 2022-01 on",
            "Acme | PM | 2019-03 to 2021-12",
            "Beta | PM | 2017-07 to 2019-06",
        ],
    ),
    "sep=, and a total": (
        "sep=,\nCompany,Title,From,To\nAcme,PM,2019-03,2021-06\nTotal,,,",
        ["Acme | PM | 2019-03 to 2021-06"],
    ),
}


@pytest.mark.parametrize(("content", "expected"), SHEETS.values(), ids=SHEETS)
def test_sheets_of_roles(content: str, expected: list[str]) -> None:
    """Sheets of roles are read in whatever language, order and shape they are kept."""
    found = read(content, BLANK)
    assert (found.kind, roles(found)) == ("sheet", expected)
    assert not found.problems


def test_a_column_that_could_be_two_names_each_row() -> None:
    """Where days could be read in two ways in every row, each is named with what to write."""
    with pytest.raises(FileError) as wrong:
        read("Company,From\nAcme,3/4/2019\nBeta,5/6/2020", BLANK)
    assert [sentence[:12] for sentence in wrong.value.sentences] == ["Row 2 (Acme)", "Row 3 (Beta)"]
    assert all("could be two" in sentence for sentence in wrong.value.sentences)
    found = read("Company,From\nAcme,3/14/2019\nBeta,5/6/2020", BLANK)
    assert roles(found) == ["Acme |  | 2019-03 on beside", "Beta |  | 2020-05 on"]
    assert any("the month is first" in said for said in found.assumed)


RATED = {
    "out of ten": ("8/10,4/10", "A 8/–/–/4/–"),
    "out of five": ("4/5,2 of 5", "A 8/–/–/4/–"),
    "out of seven": ("7/7,3.5 out of 7", "A 10/–/–/5/–"),
    "stars": ("★★★★☆,⭐⭐", "A 8/–/–/4/–"),
    "percent": ("80%,40 %", "A 8/–/–/4/–"),
    "decimal commas": ('"8,5","4,0"', "A 8.5/–/–/4/–"),
    "none": ("-,n/a", "A –/–/–/–/–"),
}


@pytest.mark.parametrize(("cells", "expected"), RATED.values(), ids=RATED)
def test_scales(cells: str, expected: str) -> None:
    """Ratings on other scales are read as what they say, and nothing is asked."""
    found = read(f"Company,Social impact,Pay\nA,{cells}", BLANK)
    assert (offers(found), found.asked) == ([expected], ())


@pytest.mark.parametrize("heading", ["Pay (1-5)", "Pay, out of 5", "Compensation / 5", "pay (0–5)"])
def test_a_scale_in_the_name_of_a_column(heading: str) -> None:
    """A column whose name says its scale is read by that, without a question."""
    name = f'"{heading}"'
    found = read(f"Company,{name}\nA,4\nB,2", BLANK)
    assert (offers(found), found.asked) == (["A –/–/–/8/–", "B –/–/–/4/–"], ())


OFFERED = {
    "a stay in years": ("Planned months", "1.5 years", "planned_months", 18),
    "a stay in years and months": ("Months", "1 year 6 months", "planned_months", 18),
    "a stay in months": ("Planned months", "18 mo", "planned_months", 18),
    "a door in the page's words": ("Door", "Two-way door", "door", "two-way"),
    "a day in German": ("Reply by", "15. Dezember 2026", "reply_by", "2026-12-15"),
    "a day with its weekday": ("Deadline", "Tue 15 Dec 2026", "reply_by", "2026-12-15"),
    "a day with a time": ("Reply by", "2026-12-15 17:00", "reply_by", "2026-12-15"),
    "a day of two digits": ("Answer by", "15.12.26", "reply_by", "2026-12-15"),
}


@pytest.mark.parametrize(("column", "cell", "field", "value"), OFFERED.values(), ids=OFFERED)
def test_fields_of_offers(column: str, cell: str, field: str, value: object) -> None:
    """Days, stays and doors are read in every usual form."""
    (offer,) = read(f"Company\t{column}\nA\t{cell}", BLANK, "offers").offers
    assert offer.model_dump(mode="json")[field] == value


def cells(offer: Offer) -> list[str]:
    """Return the cells of an offer as one would write them."""
    ratings = ["" if n is None else f"{n:.6g}" for n in offer.ratings.values()]
    return [offer.organisation, "a title", str(offer.planned_months), *ratings]


NAMES = ["Company", "Title", "Planned months", *(d.label for d in Dimension)]
plain_offers = st.lists(
    st.builds(
        Offer,
        organisation=st.sampled_from(("Hexbourne", "Acme, Inc.", "Żagiel", "R&D | Co")),
        planned_months=st.integers(1, 60),
        ratings=st.tuples(*[st.none() | st.integers(0, 20).map(lambda n: n / 2)] * 5).map(
            Ratings.of
        ),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda offer: offer.organisation,
)


@settings(max_examples=60)
@given(plain_offers, st.permutations(range(1, len(NAMES))), st.sampled_from("\t;,"))
def test_a_sheet_turned_on_its_side_comes_back(
    jobs: list[Offer], order: list[int], sign: str
) -> None:
    """Whatever the order of columns, a sheet gives the same offers upright and on its side."""
    rows = [NAMES, *map(cells, jobs)]
    upright = [[row[i] for i in (0, *order)] for row in rows]
    on_its_side = [*zip(*upright, strict=True)]
    found = [read(_written(rows, sign), BLANK, "offers").offers for rows in (upright, on_its_side)]
    expected = tuple(offer.replace(title="a title") for offer in jobs)
    assert found == [expected, expected]


def _written(rows: list[list[str]] | list[tuple[str, ...]], sign: str) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=sign).writerows(rows)
    return file.getvalue()


def test_weights_in_a_row() -> None:
    """A row of weights is no job; its numbers are offered as weights."""
    names = ",".join(f'"{d.label}"' for d in Dimension)
    found = read(
        f"Company,{names}\nWeight,10,15,20,30,25\nHexbourne,3,3,9,9,4\nAverage,3,3,9,9,4", BLANK
    )
    assert found.weights
    assert [*found.weights.values()] == [10, 15, 20, 30, 25]
    assert offers(found) == ["Hexbourne 3/3/9/9/4"]
    assert "Row 2 (Weight) is read as your weights." in found.assumed
    assert any("Average" in said for said in found.left_out)


@pytest.mark.parametrize(
    ("below", "above"),
    [
        ("", "Salary | 30 | 9 | 5\nCommute | 10% | 3/10 | 8/10\n"),
        ("Team | 20 | 4 | 8", "Salary | 30 | ★★★★☆ | ★★☆☆☆\n"),
        ("", ""),
    ],
)
def test_weights_of_which_some_are_missing_are_named(below: str, above: str) -> None:
    """What rates something else names no offer; weights that cannot be taken are said."""
    sheet = (
        f"Criteria | Weight | Hexbourne | Fernmoor\n{above}Growth | 20 | 4 | 8\nPay | 25 | 6 | 7\n"
    )
    found = read(sheet + below, BLANK)
    assert offers(found) == ["Hexbourne –/–/–/6/4", "Fernmoor –/–/–/7/8"]
    assert found.weights is None
    said = " ".join(found.left_out)
    assert all(line.split(" |")[0] in said for line in (above + below).splitlines())
    assert found.left_out[-1] == (
        "Column 2 (Weight): it weighs compensation (25) and advancement speed (20), but not social"
        " impact, management chops or industry expertise. Your weights stay as they are."
    )


def test_a_row_left_out_that_had_a_weight() -> None:
    """Of a matrix it is none of the dimensions, and that the other weights grow is said."""
    rated = "".join(f"{d.label}\t18\t7\t5\n" for d in Dimension)
    head = "Factor\tWeight\tHexbourne\tFernmoor Health\n"
    found = read(f"{head}{rated}Commute\t6\t3\t9\nParking\t4\t3\t9\nTotal\t100\t7\t5", BLANK)
    assert found.left_out == (
        "The rows “Commute” and “Parking” are left out, as they are none of the five dimensions.",
        "The row “Total” is left out, as it is worked out from the others.",
    )
    scaled = "The other weights are scaled up to 100\N{NO-BREAK SPACE}%"
    assert f"{scaled}, as “Commute” and “Parking” had one." in found.assumed
    found = read(f"{head}{rated}Commute\t\t3\t9", BLANK)
    assert found.left_out[0].startswith("The row “Commute” is left out, as it is none of")
    assert not any("scaled up" in said for said in found.assumed)


LASTS = "Each would last 24 months, unless you say otherwise."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Company,Pay\nA,7\nB,8", True),
        ("Company,Pay,Months\nA,7,\nB,8,", True),
        ("Company,Pay,Months\nA,7,\nB,8,18", False),
        ("Company,Pay,Months\nA,7,18-24", False),
        ("Company,Title,From\nA,PM,2019-03", False),
    ],
)
def test_how_long_offers_would_last_is_said(content: str, said: bool) -> None:  # noqa: FBT001
    """The usual stay is assumed once, where there are offers and none says its own."""
    assert (LASTS in read(content, BLANK).assumed) is said


@settings(max_examples=40)
@given(st.lists(some_offers(), min_size=1, max_size=4))
def test_the_table_that_spikes_exports_comes_back(jobs: list[Offer]) -> None:
    """The offers of a table that Spikes wrote come back, as far as a table holds them."""
    names = [f"Firm {i}" for i in range(len(jobs))]
    own = [
        job.replace(organisation=name, title="A title", ratings=Ratings.of([7, 3.5, None, 0, 10]))
        for job, name in zip(jobs, names, strict=True)
    ]
    table = exports.table(Results(files.sample().replace(offers=own, compare=None)))
    for content in (table, table.encode()):
        found = read(content, BLANK)
        assert (found.kind, found.decision) == ("spikes", None)
        assert [(o.organisation, o.ratings, o.planned_months, o.door, o.reply_by) for o in own] == [
            (o.organisation, o.ratings, o.planned_months, o.door, o.reply_by) for o in found.offers
        ]


@settings(max_examples=60)
@given(st.lists(calculating, min_size=2, max_size=4, unique=True))
@example(["A;=cmd|' /C calc'!A0", "'=A", "''-B", 'C; "=1"', "'tis;'D", "@E", "− F"])
def test_a_text_that_would_calculate_comes_back_as_it_was(texts: list[str]) -> None:
    """The names and titles of Spikes' own table are read without what keeps them from calculating.

    Exactly those: an apostrophe that was there stays.
    """
    assert [restored(defused(text)) for text in texts] == texts
    rated = Ratings.of([5] * 5)
    jobs = [Offer(organisation=text, title=text, ratings=rated) for text in texts]
    table = exports.table(Results(files.sample().replace(offers=jobs, compare=None)))
    found = read(table.encode(), BLANK).offers
    assert [(job.organisation, job.title) for job in found] == [(text, text) for text in texts]


@settings(max_examples=30)
@given(decisions(), st.sampled_from(("", ".", ")", "».", " \n")))
def test_a_link_and_an_entry_come_back(decision: Decision, behind: str) -> None:
    """A link in a sentence, and an entry whose words were edited, give their decision."""
    link = f"See https://example.org/#{links.fragment(decision, names=True)}{behind}"
    assert read(link, BLANK).decision == links.opened(links.fragment(decision, names=True)).decision
    dated = journal.dated(decision, date(2026, 11, 24))
    entry = journal.entry(Results(dated)).replace("## Situation", "## Where I stood, [[linked]]")
    found = read(entry, BLANK)
    assert found.decision == dated.replace(compare=found.decision and found.decision.compare)


def test_the_current_role_of_the_decision_counts() -> None:
    """A job that goes on is asked about also where the decision has a current one already."""
    decision = BLANK.replace(roles=read("Acme, PM, since March 2019", BLANK).roles)
    found = read("Beta, adviser, since June 2021", decision)
    (question,) = found.asked
    assert question.choices == ("Beta", "Acme")
    joined = edits.add_roles(decision, found.roles).decision
    assert [role.beside for role in joined.roles] == [False, True]
    other = read("Beta, adviser, since June 2021", decision, None, Answers(replaces="Beta"))
    joined = edits.add_roles(decision, other.roles, instead=True).decision
    assert [role.beside for role in joined.roles] == [True, False]


def test_what_a_sheet_is_read_as() -> None:
    """A sheet that fits both is read as roles, unless one says that it holds offers."""
    content = "Company,Title,From,Pay\nAcme,PM,2019-03,7"
    assert len(read(content, BLANK).roles) == 1
    found = read(content, BLANK, "offers")
    assert (len(found.offers), found.left_out) == (1, ("The column “From” is left out.",))
    awaited = read("Company,Start date,Reply by\nAcme,2027-01,2026-12-15", BLANK)
    assert (len(awaited.roles), len(awaited.offers)) == (0, 1)
    with pytest.raises(FileError, match="No column is called First month"):
        read("Company,Pay\nAcme,7", BLANK, "roles")


FIVE = "Social impact,Management chops,Industry expertise,Compensation,Advancement speed"
ALL = "it does not weigh all five dimensions, so your weights stay as they are."
STAYS = "staying stands beside every offer anyway. Rate it under “Your roles”."
YEARS = (
    "years alone are taken from July of the first to June of the last, a single one from January"
    " to December. Correct them where you know"
    " the months."
)
GOES_ON = "no last month is given, so the job is taken as going on."
DAYS = "In days written as numbers, the day is first, as one of them shows."
NARROW = (
    "No rating is over 7. They’re read as out of 10, and 10 is best. Change them if they’re marks,"
    " or on another scale."
)
THREE = "social impact, management chops and industry expertise are not rated yet."
SPILT = (
    "it has more cells than there are columns: give each column a name, and quote a cell that holds"
    " a separator."
)
SCALE = ("scale", "Are these out of 5?", ("yes", "no"))
# What is said beside the usual sentences: assumed, left out, wrong, asked
Said = tuple[list[str], list[str], list[str], list[Any]]
IN_FULL: dict[str, tuple[str, list[str], Said]] = {
    "rows that are no job": (
        (
            f"Company,{FIVE},Salary,Stay bonus,Total\nWeights,10,20,30,20,10,5,3,99\n"
            "Notes,big,,ok,,,,,\nA,1,2,3,4,5,,,\nMy notes,7,,,,,,,\nTotal,1,2,3,4,5,,,\n"
            "Ø,1,1,1,1,1,,,\nStay at B,5,5,5,5,5,,,\n,9,9,9,9,9,,,"
        ),
        ["A 1/2/3/4/5", "My notes 7/–/–/–/–"],
        (
            [
                "Row 2 (Weights) is read as your weights.",
                (
                    "The other weights are scaled up to 100\xa0%, as “Salary”"
                    " and “Stay bonus” had one."
                ),
                (
                    "Row 5 (My notes): management chops, industry expertise, compensation and"
                    " advancement speed are not rated yet."
                ),
            ],
            [
                "The columns “Salary” and “Stay bonus” are left out.",
                "The column “Total” is left out, as it is worked out from the others.",
                "Row 3 (Notes): these are notes, so they are left out.",
                "Rows 6 (Total) and 7 (Ø): this is no job.",
                f"Row 8 (Stay at B): {STAYS}",
            ],
            ["Row 9: Organisation: give it a name."],
            [],
        ),
    ),
    "two rows of weights": (
        f"Company,{FIVE},x\nWeight,0.1,0.2,0.3,0.3,0.1,9\nWeight,1,1,1,1,1,\nA,8,2,3,4,,",
        ["A 8/2/3/4/–"],
        (
            [
                "Row 2 (Weight) is read as your weights.",
                "Row 4 (A): advancement speed is not rated yet.",
            ],
            ["The column “x” is left out.", f"Row 3 (Weight): {ALL}"],
            [],
            [],
        ),
    ),
    "weights that are none": (
        (
            f"Company,{FIVE}\nWeight,0,0,0,0,0\nWeight,1000001,1,1,1,1\nWeight,-1,1,1,1,1\n"
            "Weight,,,,,\nWeight,30%,,,,2\nA,8,2,3,4,5"
        ),
        ["A 8/2/3/4/5"],
        (
            [],
            [
                f"Rows 2 (Weight), 3 (Weight), 4 (Weight) and 5 (Weight): {ALL}",
                (
                    "Row 6 (Weight): it weighs social impact (30%) and advancement speed (2), but"
                    " not management chops, industry expertise or compensation. Your weights stay"
                    " as they are."
                ),
            ],
            [],
            [],
        ),
    ),
    "the largest weights": (
        f"Company,{FIVE}\nWeight,1000000,1,1,1,0\nA,8,2,3,4,5",
        ["A 8/2/3/4/5"],
        (["Row 2 (Weight) is read as your weights."], [], [], []),
    ),
    "employers above": (
        (
            "Company,Title,From,To\nAcme,,,\n,PM,2019-03,2020-01\nditto,Lead,2020-02,now\n"
            "Nobody,,2015,2016\n,,2012,2013\nVoid,,x,"
        ),
        [
            "Acme | PM | 2019-03 to 2020-01",
            "Acme | Lead | 2020-02 on",
            "Nobody |  | 2015-07 to 2016-06",
        ],
        (
            [
                "Rows 3 (Acme) and 4 (Acme): the organisation is that of the row above, Acme.",
                f"Row 5 (Nobody): {YEARS}",
            ],
            ["Row 2 (Acme): it holds only the name of an employer."],
            [
                "Row 6: Organisation: give it a name.",
                (
                    "Row 7 (Void): First month: “x” cannot be read as a month. Write it as 2021-03,"
                    " 03/2021 or Mar 2021."
                ),
            ],
            [],
        ),
    ),
    "an employer before": (
        "Company,Acme,\nTitle,PM,Lead\nFrom,2019-03,2020-02\nTo,2020-01,now",
        ["Acme | PM | 2019-03 to 2020-01", "Acme | Lead | 2020-02 on"],
        (
            [
                "The sheet is read on its side, a column for each job.",
                "Column 3 (Acme): the organisation is that of the column before, Acme.",
            ],
            [],
            [],
            [],
        ),
    ),
    "days and spans": (
        "Company,From,To,Dates\nA,01/02/2019,13/02/2020,x\nB,05/06/2020,,\nC,2019-03,2020-01,,y",
        ["A |  | 2019-02 to 2020-02", "B |  | 2020-06 on"],
        (
            [DAYS, f"Row 3 (B): {GOES_ON}"],
            ["The column “Dates” is left out."],
            [f"Row 4 (C): {SPILT}"],
            [],
        ),
    ),
    "months and years apart": (
        (
            "Company,From month,From year,To month,To year\nA,3,2019,4,2020\nB,März,2019,,\n"
            "C,,2018,,2019\nD,3,,,2019"
        ),
        ["A |  | 2019-03 to 2020-04", "B |  | 2019-03 on", "C |  | 2018-07 to 2019-06"],
        (
            [f"Row 3 (B): {GOES_ON}", f"Row 4 (C): {YEARS}"],
            [],
            [
                (
                    "Row 5 (D): First month: “3” cannot be read as a month. Write it as 2021-03,"
                    " 03/2021 or Mar 2021."
                )
            ],
            [],
        ),
    ),
    "spans": (
        "Company,Dates\nA,2019\nB,03/2019 - 04/2020\nC,since May 2018\nD,05/13/2019 - 06/07/2020",
        [
            "A |  | 2019-01 to 2019-12",
            "B |  | 2019-03 to 2020-04",
            "C |  | 2018-05 on",
            "D |  | 2019-05 to 2020-06",
        ],
        (
            [
                "In days written as numbers, the month is first, as one of them shows.",
                f"Row 2 (A): {YEARS}",
            ],
            [],
            [],
            [],
        ),
    ),
    "questions": (
        "Company,Pay (1-5),Growth,Months\nA – PM,4,3,18-24\nB,5,,12 to 18 months\nC,9/10,5,7",
        ["A –/–/–/8/3", "B –/–/–/10/–", "C –/–/–/9/5"],
        (
            [
                "Row 2 (A): “A – PM” is read as PM at A.",
                f"Rows 2 (A) and 4 (C): {THREE}",
                (
                    "Row 3 (B): social impact, management chops, industry expertise and advancement"
                    " speed are not rated yet."
                ),
            ],
            [],
            [],
            [
                SCALE,
                ("months", "How many months would you stay at A: 18-24?", ()),
                ("months", "How many months would you stay at B: 12 to 18 months?", ()),
            ],
        ),
    ),
    "low numbers": (
        "Company,Pay,Growth\nA,7,3\nB,5,6.5",
        ["A –/–/–/7/3", "B –/–/–/5/6.5"],
        ([NARROW, f"Rows 2 (A) and 3 (B): {THREE}"], [], [], []),
    ),
    "nothing but 0": (
        "Company,Pay,Growth\nA,0,0",
        ["A –/–/–/0/0"],
        ([f"Row 2 (A): {THREE}"], [], [], [SCALE]),
    ),
    "days to reply by": (
        "Company,Reply by,Start\nA,13/12/2026,2027-01\nB,01/12/2026,",
        ["A –/–/–/–/–", "B –/–/–/–/–"],
        ([DAYS], ["The column “Start” is left out."], [], []),
    ),
}
USUAL = {
    "Each counts as core to your goal. Change that where it isn’t.",
    "Each would last 24 months, unless you say otherwise.",
}


@pytest.mark.parametrize(("content", "jobs", "said"), IN_FULL.values(), ids=IN_FULL)
def test_all_that_is_said_of_a_sheet(content: str, jobs: list[str], said: Said) -> None:
    """Its jobs, and each sentence on what is assumed, left out, wrong or in question."""
    found = read(content, BLANK)
    assert [*roles(found), *offers(found)] == jobs
    assert (
        [sentence for sentence in found.assumed if sentence not in USUAL],
        [*found.left_out],
        [*found.problems],
        [(one.key, one.text, one.choices) for one in found.asked],
    ) == said


MISSING = (
    "No column is called First month: give each role its first month and its last. Known are"
    " Organisation, Title, Relevance, Reason, First month, Last month, Start year, End year, First"
    " to last month, Social impact, Management chops, Industry expertise, Compensation and"
    " Advancement speed."
)


@pytest.mark.parametrize(
    ("content", "kind", "sentences"),
    [
        ("Company,Pay\nA,7", "roles", (MISSING,)),
        (
            "Title,Company,employer,From\nA,b,c,2019",
            "roles",
            ("“Company” and “employer” mean the same: keep one of the two columns.",),
        ),
    ],
)
def test_a_sheet_is_refused_as_a_whole(content: str, kind: Any, sentences: tuple[str, ...]) -> None:
    """Where columns are missing or mean the same, the sentence names them."""
    with pytest.raises(FileError) as error:
        read(content, BLANK, kind)
    assert error.value.sentences == sentences


def test_weights_of_more_columns_than_are_named() -> None:
    """Ten that had a weight are named, of more it is said how many they are."""
    names = [f"x{i}" for i in range(12)]
    for count, shown in ((10, "“x8” and “x9”"), (12, "“x9” and 2 more")):
        heading, weights = ",".join(names[:count]), ",1" * count
        found = read(f"Company,{FIVE},{heading}\nWeight,1,1,1,1,2{weights}\nA,8,8,8,8,8", BLANK)
        (said,) = [sentence for sentence in found.assumed if "scaled up" in sentence]
        assert said.startswith("The other weights are scaled up to 100\xa0%, as “x0”, “x1”, ")
        assert said.endswith(f"{shown} had one.")


def test_a_row_that_spikes_worked_out() -> None:
    """In the table that Spikes exported, a row of what is there anyway is no offer."""
    found = read(
        "Option,What it is,Organisation,Pay\nToday,where you are,,7\nA,an offer,A,'=7", BLANK
    )
    own = "Spikes works this out from your roles, so it is no offer."
    assert f"Row 2 (Today): {own}" in found.left_out
