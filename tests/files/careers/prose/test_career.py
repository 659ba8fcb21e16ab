"""What a CV in prose gives in full: its roles, and what is said of them."""

import pytest

from spikes.files.careers import read
from spikes.files.careers.prose import career
from spikes.files.careers.prose.career import LARGEST, MOST_LINES, Group, kind
from spikes.files.careers.prose.lines import TOO_LONG
from spikes.files.decisions import FileError
from tests.files.careers.examples import BLANK, roles
from tests.files.careers.test_siblings import said

TYPED = "PM, Acme, 2019-01 – 2021-02"
ACME = "Acme | PM | 2019-01 to 2021-02"
REST = "Places and descriptions are left out."
UNREAD = "is left out, as its first and last month cannot be read:"
WRITE = "Write them as Sep 2018 – Feb 2021."
NO_MONTHS = f"has no months. {WRITE}"
LIST = f"{TYPED}\nPM, Beta, 2018-01 – 2018-02\nNorthfold, 2016-01 – 2016-02\nSenior PM, Paywren"
BETA = "Beta | PM | 2018-01 to 2018-02"

TEXTS: dict[str, tuple[str, list[str], list[str]]] = {
    "months before the work": (
        f"Anna, 2001 – 2002\nSkills\nX, 2003 – 2004\nExperience\n{TYPED}",
        [ACME],
        [
            "“Skills” is left out, as it is not work.",
            "Line 1 is left out, as it stands before the work: “Anna, 2001 – 2002”.",
            REST,
        ],
    ),
    "a list with a line that names a role without months": (
        LIST,
        [ACME, BETA, "Northfold |  | 2016-01 to 2016-02"],
        [f"Line 4 (Senior PM, Paywren) {NO_MONTHS}"],
    ),
    "such a line under a heading": (
        f"Experience\n{LIST}",
        [ACME, BETA, "Northfold | Senior PM, Paywren | 2016-01 to 2016-02"],
        [
            (
                "Line 4 (Northfold): Northfold is read as the employer, and Senior PM, Paywren as"
                " the title."
            ),
            REST,
        ],
    ),
    "how long in brackets, the employer first": (
        "Northfold\nBarista\nFebruary 2023 - Present (3 years 10 months)",
        ["Northfold | Barista | 2023-02 on"],
        [REST],
    ),
    "no brackets, the title first": (
        "Barista\nNorthfold\nFebruary 2023 - Present",
        ["Northfold | Barista | 2023-02 on"],
        [
            "Line 3 (Northfold): Northfold is read as the employer, and Barista as the title.",
            REST,
        ],
    ),
    "a line of a list that has a title and no months that are read": (
        f"{TYPED}\nLead, Beta, Q1 2020",
        [ACME],
        [f"Line 2 (Lead, Beta, Q1 2020) {NO_MONTHS}"],
    ),
    "one that has no title": (
        f"{TYPED}\nBeta, Q1 2020",
        [ACME],
        [f"Line 2 {UNREAD} “Beta, Q1 2020”. {WRITE}"],
    ),
    "one that has no title, and a remark": (
        f"{TYPED}\nBeta, Q1 2020\nCheers, all",
        [ACME],
        [f"Line 2 {UNREAD} “Beta, Q1 2020”. {WRITE}", REST],
    ),
    "long lines": (
        (
            f"A, {'b' * 70}, 2001-01 – 2002-02\nExperience\n{TYPED}\n"
            f"• {'c' * 70}, 2004-01 – 2004-02\nPM, {'d' * 70}, Q1 2020"
        ),
        [ACME],
        [
            f"Line 4 is left out, as it only describes something: “{'c' * 60}”.",
            f"Line 1 is left out, as it stands before the work: “A, {'b' * 57}”.",
            f"Line 5 {UNREAD} “PM, {'d' * 56}”. {WRITE}",
            REST,
        ],
    ),
    "long lines whose months are not read, under a heading": (
        (
            f"Work\n{TYPED}\nLead of {'x' * 60} at Beta, Q1 2020 to Q3 2021\n"
            f"Head of {'y' * 100}, Oslo, spring 2018 until the end of 2019"
        ),
        [ACME],
        [
            f"Line 3 {UNREAD} “Lead of {'x' * 52}”. {WRITE}",
            f"Line 4 {UNREAD} “Head of {'y' * 52}”. {WRITE}",
            REST,
        ],
    ),
    "many lines that are no roles": (
        "\n".join(
            [
                *(f"A{i}, 2001 – 2002" for i in range(21)),
                *("Experience", TYPED),
                *(f"• Ran {i} from Mar 2004 to Jun 2004" for i in range(22)),
                *(f"Lead, Beta {i}, Q1 2020" for i in range(23)),
            ]
        ),
        [ACME],
        [
            *(
                f"Line {24 + i} is left out, as it only describes something:"
                f" “Ran {i} from Mar 2004 to Jun 2004”."
                for i in range(20)
            ),
            "And 2 more like it.",
            *(
                f"Line {1 + i} is left out, as it stands before the work: “A{i}, 2001 – 2002”."
                for i in range(20)
            ),
            "And 1 more like it.",
            *(f"Line {46 + i} {UNREAD} “Lead, Beta {i}, Q1 2020”. {WRITE}" for i in range(20)),
            "And 3 more like it.",
            REST,
        ],
    ),
    "the employer and its town above the months, the title below": (
        (
            "Northfold\nOslo\n2019-01 – 2020-02\nSenior PM\n- Did\n"
            "Cartloom GmbH\nBergen\n2017-01 – 2018-02\nPM\nZed\n2015-01 – 2016-02\nLead"
        ),
        [
            "Northfold | Senior PM | 2019-01 to 2020-02",
            "Cartloom GmbH | PM | 2017-01 to 2018-02",
            "Zed | Lead | 2015-01 to 2016-02",
        ],
        [
            "Line 3 (Northfold): Northfold is read as the employer, and Senior PM as the title.",
            REST,
        ],
    ),
    "a town above only some of the months": (
        "Zed\n2019-01 – 2020-02\nLead\n- Did\nNorthfold\nOslo\n2017-01 – 2018-02\nSenior PM",
        ["Zed | Lead | 2019-01 to 2020-02", "Oslo | Senior PM | 2017-01 to 2018-02"],
        ["Line 7 (Oslo): Oslo is read as the employer, and Senior PM as the title.", REST],
    ),
    "three lines above the months and a title below": (
        "Northfold\nPayments\nOslo\n2019-01 – 2020-02\nSenior PM",
        ["Payments | Northfold | 2019-01 to 2020-02"],
        [
            "Line 4 (Payments): Payments is read as the employer, and Northfold as the title.",
            "Line 5 is left out, although it may be a title: “Senior PM”.",
            REST,
        ],
    ),
    "a title five lines above": (
        "Lead\nPM\nNorthfold\nPayments\nOslo\n2019-01 – 2020-02",
        ["Payments | Northfold | 2019-01 to 2020-02"],
        [
            "Line 6 (Payments): Payments is read as the employer, and Northfold as the title.",
            "Line 2 is left out, although it may be a title: “PM”.",
            REST,
        ],
    ),
    "how much one worked beside the months, the names above": (
        "PM, Northfold\n80 %, 2019-01 – 2020-02\n\nLead · 2 days a week, Beta\n2017-01 – 2018-02",
        ["Northfold | PM | 2019-01 to 2020-02", "Beta | Lead | 2017-01 to 2018-02"],
        [REST],
    ),
    "how much one worked in a line of its own": (
        "PM\nNorthfold\n80 %\n2019-01 – 2020-02",
        ["Northfold | PM | 2019-01 to 2020-02"],
        [REST],
    ),
    "points of a list with titles": (
        f"{TYPED}\n- PM {'x' * 87}, 2017-01 – 2017-02\n- PM {'y' * 88}, 2016-01 – 2016-02",
        [ACME, f"Acme | PM {'x' * 76}… | 2017-01 to 2017-02"],
        [
            "Line 2 (Acme): the organisation is that of the role above, Acme.",
            "Line 2 (Acme): the title is cut to 80 characters.",
            f"Line 3 is left out, as it only describes something: “PM {'y' * 57}”.",
            REST,
        ],
    ),
    "a place between bars": (
        "PM, Northfold | Oslo, 2019-01 – 2020-02",
        ["Northfold | PM | 2019-01 to 2020-02"],
        ["Line 1 (Northfold): Northfold is read as the employer, and Oslo as a place."],
    ),
    "the employer's months, the first of them those of the role below": (
        "Northfold, Oslo (2020-01 – Present)\nSenior PM, 2020-01 – 2022-02\nPM, 2022-03 – Present",
        ["Northfold | Senior PM | 2020-01 to 2022-02", "Northfold | PM | 2022-03 on"],
        [
            (
                "Lines 2 (Northfold) and 3 (Northfold): the organisation is that of the role above,"
                " Northfold."
            ),
            "Line 1 heads the roles below: “Northfold, Oslo (2020-01 – Present)”.",
        ],
    ),
    "a long name of an employer above its roles": (
        f"Northfold, {'x' * 60} (2020-01 – Present)\nPM, 2020-01 – 2022-02\nLead, 2022-03 – now",
        ["Northfold | PM | 2020-01 to 2022-02", "Northfold | Lead | 2022-03 on"],
        [
            (
                "Lines 2 (Northfold) and 3 (Northfold): the organisation is that of the role above,"
                " Northfold."
            ),
            f"Line 1 heads the roles below: “Northfold, {'x' * 49}”.",
        ],
    ),
    "the town where one lives beside the months": (
        "Anna\nOslo\nWork\nPM, Northfold\nOslo, 2019-01 – 2020-02",
        ["Northfold | PM | 2019-01 to 2020-02"],
        ["Line 5 (Northfold): Northfold is read as the employer, and Oslo as a place.", REST],
    ),
    "a long title and an employer right behind": (
        f"Senior {'Product ' * 6}Growth PM Northfold, 2019-01 – 2020-02",
        [f"Northfold | Senior {'Product ' * 6}Growth PM | 2019-01 to 2020-02"],
        [
            (
                f"Line 1 (Northfold): “Senior {'Product ' * 6}Growt” is read as"
                f" Senior {'Product ' * 6}Growth PM at Northfold."
            )
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected", "sentences"), TEXTS.values(), ids=TEXTS)
def test_all_that_comes_of_a_text(text: str, expected: list[str], sentences: list[str]) -> None:
    """A CV gives its roles, and a sentence on each line that is unsure or left out."""
    found = read(text, BLANK)
    assert (roles(found), said(found)) == (expected, sentences)


SIDES: dict[str, tuple[str, list[str]]] = {
    "how long an employer's roles were, before how one worked": (
        "Cartloom\n3 yrs 1 mo · Full-time\nLead\nMar 2021 - Jan 2023\nPM\nJan 2020 - Feb 2021",
        ["Cartloom | Lead | 2021-03 to 2023-01", "Cartloom | PM | 2020-01 to 2021-02"],
    ),
    "how long something was, below a sentence": (
        "PM\nAcme\n2019-01 – 2021-02\nDid a lot.\n2 yrs 2 mos\nLead\nBeta\n2016-01 – 2018-12",
        [ACME, "Beta | Lead | 2016-01 to 2018-12"],
    ),
    "another employer among the roles of one": (
        (
            "Cartloom\nFull-time · 5 yrs\nPM\nJan 2023 - Present · 2 yrs\nLead\n"
            "Paywren · Contract\nSep 2018 - Dec 2019 · 1 yr 4 mos"
        ),
        ["Cartloom | PM | 2023-01 on", "Paywren | Lead | 2018-09 to 2019-12"],
    ),
    "signs and kinds of work in titles of one employer": (
        (
            "Cartloom\nFull-time · 5 yrs\nPM · pricing\nJan 2023 - Present · 2 yrs\nLead remote\n"
            "Sep 2018 - Dec 2019 · 1 yr 4 mos"
        ),
        ["Cartloom | PM · pricing | 2023-01 on", "Cartloom | Lead remote | 2018-09 to 2019-12"],
    ),
    "months beside the titles of one employer": (
        "Cartloom\n5 yrs\nPM, Jan 2023 - Present\nLead, Jan 2020 - Feb 2021",
        ["Cartloom | PM | 2023-01 on", "Cartloom | Lead | 2020-01 to 2021-02"],
    ),
    "one role with its months between": (
        "Northfold\n2023-02 – now\nSenior PM",
        ["Northfold | Senior PM | 2023-02 on"],
    ),
    "what looks like a title below": (
        (
            "Senior PM\nNorthfold\n2023-02 – now\nLead of people\nPM\nCartloom\n2021-01 – 2022-02\n"
            "Lead of money"
        ),
        ["Northfold | Senior PM | 2023-02 on", "Cartloom | PM | 2021-01 to 2022-02"],
    ),
    "places below, and no titles": (
        "Northfold\n2023-02 – now\nOslo\n\nCartloom\n2021-01 – 2022-02\nBergen",
        ["Northfold |  | 2023-02 on", "Cartloom |  | 2021-01 to 2022-02"],
    ),
    "an empty line above the title": (
        "Anna\nBergen\n\nSenior PM\nNorthfold\n2023-02 – now\nOslo",
        ["Northfold | Senior PM | 2023-02 on"],
    ),
    "four lines above": (
        "Anna\nSenior PM\nNorthfold\nOslo, Norway\n2023-02 – now",
        ["Northfold | Senior PM | 2023-02 on"],
    ),
    "a place first": (
        "Oslo office\nNorthfold\nSenior PM\n2023-02 – now",
        ["Northfold | Senior PM | 2023-02 on"],
    ),
    "a word of titles in the third line": (
        "Senior PM\nNorthfold\nTeam of the director\n2023-02 – now",
        ["Northfold | Senior PM | 2023-02 on"],
    ),
    "a place in the last line": (
        "Senior PM\nNorthfold\n2023-02 – now\nOslo",
        ["Northfold | Senior PM | 2023-02 on"],
    ),
    "the employer first, then a place": (
        (
            "Northfold\nSenior PM\nOslo, Norway\n2023-02 – now\n\nCartloom\nPM\nBergen\n"
            "2021-01 – 2023-01"
        ),
        ["Northfold | Senior PM | 2023-02 on", "Cartloom | PM | 2021-01 to 2023-01"],
    ),
    "a place below the names": (
        "2023-02 – now\nSenior PM\nNorthfold\nOslo\n\n2021-01 – 2023-01\nPM\nCartloom\nBergen",
        ["Northfold | Senior PM | 2023-02 on", "Cartloom | PM | 2021-01 to 2023-01"],
    ),
    "an empty line below the names": (
        "2023-02 – now\nPM, Northfold\n\nPricing\n2021-01 – 2022-12\nLead, Beta",
        ["Northfold | PM | 2023-02 on", "Beta | Lead | 2021-01 to 2022-12"],
    ),
    "what looks like a title in the third line below": (
        "2023-02 – now\nNorthfold\nSenior PM\nLead of people",
        ["Northfold | Senior PM | 2023-02 on"],
    ),
    "an employer alone below, and an empty line": (
        "2023-02 – now\nNorthfold\n\nDirector of much\n2021-01 – 2022-12\nLead, Beta",
        ["Northfold |  | 2023-02 on", "Beta | Lead | 2021-01 to 2022-12"],
    ),
    "first of all months without names": (
        "Experience\n2023-02 – now\n• x\nPM\nAcme\n2019-01 – 2021-02",
        [ACME],
    ),
    "a line below whose months are not read": (
        "2023-02 – now\nSenior PM\nBeta, Q1 2020",
        ["Senior PM |  | 2023-02 on"],
    ),
    "one role of three with its names below": (
        (
            "PM\nAcme\n2019-01 – 2021-02\n- Did\n2017-01 – 2018-12\nLead\nBeta\n- Did\nCTO\nZed\n"
            "2015-01 – 2016-12"
        ),
        [ACME, "Beta | Lead | 2017-01 to 2018-12", "Zed | CTO | 2015-01 to 2016-12"],
    ),
    "months of an employer's role without a title": (
        "Cartloom\n3 yrs 1 mo\nMar 2021 - Jan 2023\nPM\nJan 2020 - Feb 2021",
        ["Cartloom | PM | 2021-03 to 2023-01"],
    ),
    "months without names": (
        "Experience\nPM, Acme\n2019-01 – 2021-02\n• x\n2015-01 – 2016-02\n• y",
        [ACME],
    ),
    "how one worked beside the months": (
        "Senior PM\nNorthfold\n2023-02 – now | Full-time",
        ["Northfold | Senior PM | 2023-02 on"],
    ),
    "how one worked behind the employer, above the title": (
        (
            "Northfold · Full-time\nSenior PM\n2023-02 – now\n\nCartloom · 80 %\nPM\n"
            "2021-01 – 2022-12\n\nCopper Pot · Remote\nBarista\n2015-01 – 2016-02"
        ),
        [
            "Northfold | Senior PM | 2023-02 on",
            "Cartloom | PM | 2021-01 to 2022-12",
            "Copper Pot | Barista | 2015-01 to 2016-02",
        ],
    ),
    "how one worked behind the title, above the employer": (
        "PM · 80 %\nNorthfold\n2023-02 – now\n\nLead, Beta · Full-time\nOslo\n2021-01 – 2022-12",
        ["Northfold | PM | 2023-02 on", "Beta | Lead | 2021-01 to 2022-12"],
    ),
    "a place below both names": (
        "PM, Northfold\nOslo\n2023-02 – now",
        ["Northfold | PM | 2023-02 on"],
    ),
    "a firm below a title with its area": (
        "PM, Pricing\nAcme GmbH\n2023-02 – now",
        ["Acme GmbH | PM, Pricing | 2023-02 on"],
    ),
    "a title above, how long in brackets": (
        "Senior PM\nNorthfold\nFebruary 2023 - Present (3 years)",
        ["Northfold | Senior PM | 2023-02 on"],
    ),
    "most have the employer first": (
        "Acme, PM\n2019-01 – 2021-02\n\nCopper Pot, Barista\n2015-01 – 2016-02",
        [ACME, "Copper Pot |  | 2015-01 to 2016-02"],
    ),
    "as many have the employer first": (
        (
            "Acme, PM\n2019-01 – 2021-02\n\nPM, Beta\n2018-01 – 2018-02\n\nCopper Pot, Barista\n"
            "2015-01 – 2016-02"
        ),
        [ACME, BETA, "Copper Pot |  | 2015-01 to 2016-02"],
    ),
    "most have the title first": (
        (
            "PM, Acme\n2019-01 – 2021-02\n\nPM, Beta\n2018-01 – 2018-02\n\nZed, Lead\n"
            "2017-01 – 2017-02\n\nBarista, Copper Pot\n2015-01 – 2016-02\n\nTind\n2014-01 – 2014-02"
        ),
        [
            ACME,
            BETA,
            "Zed | Lead | 2017-01 to 2017-02",
            "Copper Pot | Barista | 2015-01 to 2016-02",
            "Tind |  | 2014-01 to 2014-02",
        ],
    ),
    "what stands two lines away": (
        "Lead of people\nWide remit\nNorthfold, 2019-01 – 2020-02\nWide remit\nHead of money",
        ["Northfold |  | 2019-01 to 2020-02"],
    ),
    "an employer beside the months and in the line above": (
        "PM, Paywren\nNorthfold, 2019-01 – 2020-02",
        ["Northfold | PM, Paywren | 2019-01 to 2020-02"],
    ),
    "a firm of the name of the town": (
        "Anna\nOslo\nWork\nSenior PM\nOslo, 2019-01 – 2020-02",
        ["Oslo | Senior PM | 2019-01 to 2020-02"],
    ),
    "how much one worked beside the title below": (
        "Northfold, 2019-01 – 2020-02\nSenior PM | 80 %",
        ["Northfold | Senior PM | 2019-01 to 2020-02"],
    ),
    "the employer below the title": (
        (
            "Work\nPM, 2019-01 – 2021-02\nAcme\nCut costs.\nLead, 2018-01 – 2018-02\nBeta GmbH\n"
            "Cut costs.\nCTO, 2016-01 – 2017-02\nWide remit"
        ),
        [
            ACME,
            "Beta GmbH | Lead | 2018-01 to 2018-02",
            "Beta GmbH | CTO | 2016-01 to 2017-02",
        ],
    ),
    "a side job in the line below": (
        "PM, Acme, 2019-01 – now\nLead, part-time, Beta, 2021-01 – now",
        ["Acme | PM | 2019-01 on", "Beta | Lead | 2021-01 on beside"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SIDES.values(), ids=SIDES)
def test_names_around_months(text: str, expected: list[str]) -> None:
    """Names are found above, below and beside months, without what else stands there."""
    assert roles(read(text, BLANK)) == expected


def test_a_text_as_long_as_it_may_be() -> None:
    """A text may have 200,000 characters and 3,000 ends of lines, and no more."""
    for text in ("\n" * MOST_LINES, f"{'x' * (LARGEST - len(TYPED) - 1)}\n{TYPED}"):
        assert len(career.rows(text, BLANK.as_of)[0]) == (TYPED in text)
        with pytest.raises(FileError, match=TOO_LONG):
            career.rows(f"{text}\n", BLANK.as_of)


@pytest.mark.parametrize(
    ("last", "is_open"), [("2020-09", True), ("2020-10", False), ("2020-11", False)]
)
def test_a_group_is_complete_up_to_a_month(last: str, is_open: bool) -> None:  # noqa: FBT001
    """Roles of an employer are to come until those read are as long as all were, but a month."""
    spans = [("2020-06", last), ("2018-12", "2020-05")]
    assert Group("Acme", 24, spans).is_open() is is_open
    assert not Group("", 24, spans).is_open()
    assert (Group("Acme", 24).is_open(), Group("", 24).is_open()) == (True, False)
    assert Group("Acme", 2, [("2019", last)]).is_open()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PM\nFeb 2023 - Present · 3 yrs 10 mos\nOslo", "profile"),
        ("Feb 2023 - Present (3 years)", "profile"),
        ("Acme · Full-time", "profile"),
        ("PM for 3 years at Acme", "cv"),
        (f"{'x' * (LARGEST - 9)}· VOLLZEIT", "cv"),
        (f"{'x' * (LARGEST - 10)}· VOLLZEIT", "profile"),
    ],
)
def test_the_kind_of_a_text(text: str, expected: str) -> None:
    """A profile of LinkedIn says how long each role was, or how one worked."""
    assert kind(text) == expected
