"""The lines of a career in prose: which there are, and what each holds."""

from datetime import date

import pytest

from spikes.files.careers.prose.lines import MOST_DATED, TOO_LONG, Line, is_kind, left_out, lines
from spikes.files.decisions import FileError

TODAY = date(2026, 11, 1)


def shown(line: Line) -> str:
    """Return a line's number, its text less its months, and what else is known of it."""
    span = f"{line.span.first} to {line.span.last or 'now'}" if line.span else ""
    known = {
        "gap": line.gap,
        "work": line.is_work,
        line.order: line.order,
        "listed": line.described,
        "heading": line.is_heading,
        f"{line.months} months": line.months,
        f"in {line.section}": line.section,
        "sentence": line.is_sentence,
        "unread": line.is_unread,
    }
    told = [line.rest, span, *(word for word, true in known.items() if true)]
    return " | ".join([str(line.number), *filter(None, told)])


TEXTS = {
    "headings": (
        (
            "Anna Other\n\nWork Experience\nPM, Acme, 2019 to 2021\nEducation & Training\n"
            "MSc, 2012 – 2017\nProjects\nPraktikum & Beruf\nPM, Beta\nMüll & Education\n"
            f"{'Work, ' * 5}Work & Work\n{'Work, ' * 6}Work\nEtudes;"
        ),
        [
            "1 | Anna Other",
            "3 | Work Experience | gap | work | heading",
            "4 | PM, Acme | 2019 to 2021 | work",
            "5 | Education & Training | heading | in Education & Training",
            "6 | MSc | 2012 to 2017 | in Education & Training",
            "7 | Projects | heading | in Projects",
            "8 | Praktikum & Beruf | in Projects",
            "9 | PM, Beta | in Projects",
            "10 | Müll & Education | in Projects",
            "11 | Work, Work, Work, Work, Work, Work & Work | in Projects",
            "12 | Work, Work, Work, Work, Work, Work, Work | work | heading",
            "13 | Etudes; | heading | in Etudes;",
        ],
    ),
    "copied twice": (
        (
            "Experience\nExperience\nNorthfoldNorthfold\nabcabc\nabcdabcd\nabcdabce\n"
            "Feb 2023 - Present · 3 yrs 10 mos\nFeb 2023 to Present · 3 yrs 10 mos\nPM\n"
            "Mar 2023 - Present\nMar 2023 - Present!\nApr 2023 - Present\nFeb 2023"
        ),
        [
            "1 | Experience | work | heading",
            "3 | Northfold | work",
            "4 | abcabc | work",
            "5 | abcd | work",
            "6 | abcdabce | work",
            "7 | 2023-02 to now | work | 46 months",
            "9 | PM | work",
            "10 | 2023-03 to now | work",
            "11 | ! | 2023-03 to now | work",
            "12 | 2023-04 to now | work",
            "13 | Feb 2023 | work | unread",
        ],
    ),
    "how long": (
        (
            "Acme 3 yrs 2 mos\nBeta (3 years and 2 months)\nGamma, 3 ans\nDelta 10 months\n"
            "PM 2019 – 2021 (2 years 1 month)\nPM 2019 – 2022 · 5 kk\n· 2 yrs PM\nZeta · 5 kk"
        ),
        [
            "1 | Acme | 38 months",
            "2 | Beta | 38 months",
            "3 | Gamma, | 36 months",
            "4 | Delta | 10 months",
            "5 | PM | 2019 to 2021 | 25 months",
            "6 | PM | 2019 to 2022",
            "7 | PM | listed | 24 months | unread",
            "8 | Zeta · 5 kk",
        ],
    ),
    "signs": (
        (
            "• PM, Acme\n- Lead\n1. CTO\n10) X\n**Acme** and *PM* x\n# Head #\nEmployer: Acme\n"
            "Whatever: Acme\nA    B\tC  D\n+ Y\nx logo\nShow more\npage 1 of 2\nSkills: a\n"
            "+5 skills"
        ),
        [
            "1 | PM, Acme | listed",
            "2 | Lead | listed",
            "3 | CTO | listed",
            "4 | X | listed",
            "5 | Acme and PM x",
            "6 | Head",
            "7 | Acme",
            "8 | Whatever: Acme",
            "9 | A\tB\tC\tD",
            "10 | + Y",
        ],
    ),
    "several roles in a line": (
        (
            "PM 2019 – 2020; Lead 2020 – 2021\nAcme; Oslo; 2019 – 2020\n"
            "Acme, PM 2019 – 2020 and 2021 – 2022, Oslo\n"
            "2019 – 2020 PM, Acme, 2020 – 2021 Lead, Beta.\n"
            "PM, Acme (2019 – 2020), Lead, Beta (2020 – 2021).\n"
            "PM (Acme), 2014 – 2015, Lead (Beta, 2016 – 2017), Oslo)"
        ),
        [
            "1 | PM | 2019 to 2020",
            "1 | Lead | 2020 to 2021",
            "2 | Acme; Oslo | 2019 to 2020",
            "3 | Acme, PM \t, Oslo | 2019 to 2020",
            "3 | Acme, PM \t, Oslo | 2021 to 2022",
            "4 | PM, Acme | 2019 to 2020",
            "4 | Lead, Beta | 2020 to 2021",
            "5 | PM, Acme | 2019 to 2020",
            "5 | Lead, Beta | 2020 to 2021",
            "6 | PM (Acme) | 2014 to 2015",
            "6 | Lead (Beta, \t), Oslo | 2016 to 2017",
        ],
    ),
    "months in two lines": (
        (
            "PM, Acme, March 2021 –\nMay 2022\nBeta, March 2020 –  \n  present\nGamma, May 2019 -\n"
            "Oslo\n2018-03 -\n2019-02 Lead"
        ),
        [
            "1 | PM, Acme | 2021-03 to 2022-05",
            "3 | Beta | 2020-03 to now",
            "5 | Gamma | 2019-05 to now",
            "6 | Oslo",
            "7 | Lead | 2018-03 to 2019-02",
        ],
    ),
    "an empty line": ("A\nB\n \n\nC\nD\nE", ["1 | A", "2 | B", "5 | C | gap", "6 | D", "7 | E"]),
    "empty lines between four of five": (
        "A\n\nB\n\nC\n\nD\n\nE",
        ["1 | A", *(f"{n} | {c} | gap" for n, c in zip((3, 5, 7, 9), "BCDE", strict=True))],
    ),
    "empty lines between all": (
        "\nA\n\nB\n\nC\n\nD\n\nE\nF",
        [f"{n} | {c}" for n, c in zip((2, 4, 6, 8, 10, 11), "ABCDEF", strict=True)],
    ),
    "brackets and signs around months": (
        (
            "(Acme) 2019 – 2021\nAcme (PM 2019 – 2022)\n2018-02 – 2019-02 (besides the above)\n"
            "2018-02 – 2019-03 (Besides)\nAcme [2019 – 2021]\nAcme ( 2019 – 2023\tPM\n"
            ": Acme – 2019 – 2021 /\n: Acme – /"
        ),
        [
            "1 | Acme | 2019 to 2021",
            "2 | Acme (PM) | 2019 to 2022",
            "3 | 2018-02 to 2019-02",
            "4 | Besides | 2018-02 to 2019-03",
            "5 | Acme | 2019 to 2021",
            "6 | Acme \tPM | 2019 to 2023",
            "7 | Acme | 2019 to 2021",
            "8 | : Acme – /",
        ],
    ),
    "days whose order another line shows": (
        (
            "Acme, 01/02/2019 – 03/04/2020\nBeta, 25/02/2021 – 03/04/2022\n"
            "Gamma, 03.04.2018 – 2019\n"
            "Delta, 03/27 – 04/29"
        ),
        [
            "1 | Acme | 2019-02 to 2020-04 | dmy",
            "2 | Beta | 2021-02 to 2022-04 | dmy",
            "3 | Gamma | 2018-04 to 2019",
            "4 | Delta | 1927-03 to 1929-04",
        ],
    ),
    "days with the month first": (
        "X, 01/02/2019 – 03/04/2020\nBeta, 02/25/2021 – 03/04/2022",
        ["1 | X | 2019-01 to 2020-03 | mdy", "2 | Beta | 2021-02 to 2022-03 | mdy"],
    ),
    "months of several roles": (
        (
            "PM, Acme, 2011 – 2012, 2013 – 2014 and 2015 – 2016, Oslo\n"
            "PM, Acme, 2017 – 2018, Lead, Beta, 2019 – 2020, CPO, Gamma, 2021 – 2022, Oslo\n"
            "PM, 2023 – 2024; Lead"
        ),
        [
            "1 | PM, Acme, \t, Oslo | 2011 to 2012",
            "1 | PM, Acme, \t, Oslo | 2013 to 2014",
            "1 | PM, Acme, \t, Oslo | 2015 to 2016",
            "2 | PM, Acme | 2017 to 2018",
            "2 | Lead, Beta | 2019 to 2020",
            "2 | CPO, Gamma, \t, Oslo | 2021 to 2022",
            "3 | PM | 2023 to 2024",
            "3 | Lead",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_what_a_line_holds(text: str, expected: list[str]) -> None:
    """A line holds months, what stands beside them, and where it stands."""
    assert [shown(line) for line in lines(text, TODAY)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beta, March 2020 –  \n  present", ["Beta, March 2020 – present"]),
        ("Acme\N{NO-BREAK SPACE}Inc.", ["Acme Inc."]),
        ("2014 – 2015 PM (X), 2016 – 2017 Lead", ["2014 – 2015 PM (X)", "2016 – 2017 Lead"]),
        ("2014 – 2015 PM, X, 2016 – 2017 Lead", ["2014 – 2015 PM, X", "2016 – 2017 Lead"]),
        ("2014 – 2015 PM), 2016 – 2017 X);", ["2014 – 2015 PM", "2016 – 2017 X"]),
        ("PM (2014 – 2015), Lead (2016 – 2017)", ["PM (2014 – 2015)", "Lead (2016 – 2017)"]),
    ],
)
def test_the_text_of_a_line(text: str, expected: list[str]) -> None:
    """What is shown of a line has no signs around it, and no bracket without its other."""
    assert [line.text for line in lines(text, TODAY)] == expected


def test_sections_that_are_left_out() -> None:
    """A heading of what is no work is named where it has months, in order, each once."""
    text = (
        "PM, 2018 – 2019\nProjects\nA, 2012 – 2013\nB, 2014\nCourses\nC\nAwards\nD, 2011 – 2012\nE"
    )
    assert [*left_out(lines(text, TODAY))] == ["Awards", "Projects"]


def test_a_text_with_too_many_months() -> None:
    """As many lines with months as a career may have are read, and no more."""
    text = [f"PM, Acme {i}, 2019 – 2021" for i in range(MOST_DATED)]
    assert len(lines("\n".join(text), TODAY)) == MOST_DATED
    assert len(lines("\n".join([*text, "Acme"]), TODAY)) == MOST_DATED + 1
    with pytest.raises(FileError, match=TOO_LONG):
        lines("\n".join([*text, "PM, Beta, 2019 – 2021"]), TODAY)


WORDS = "a b c d e f g h j k l m"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme", True),
        ("Acme Inc.", True),
        ("Acme.", False),
        ("2012", False),
        ("Led teams", False),
        ("Led Systems", True),
        ("- Acme", False),
        ("Education", False),
        ("a@acme.org", False),
        ("www.acme.org", False),
        (WORDS, True),
        (f"{WORDS} n", False),
        ("x" * 90, True),
        ("x" * 91, False),
        ("PM, 2019 – 2020", False),
    ],
)
def test_a_line_that_may_be_a_name(text: str, expected: bool) -> None:  # noqa: FBT001
    """A name is short, and no sentence, address, heading or point of a list."""
    (line,) = lines(text, TODAY)
    assert line.may_name is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PM, Q1 2020", True),
        ("PM, Q1 2020.", False),
        ("PM, Q1 2020 – ??", True),
        ("PM at Acme Inc., 2 yrs", True),
        ("Acme, 2 yrs", False),
        (f"{'x' * 151} May 2020", True),
        (f"{'x' * 152} May 2020", False),
        ("PM, 2019 – 2020", False),
    ],
)
def test_a_line_whose_months_are_not_read(text: str, expected: bool) -> None:  # noqa: FBT001
    """It names something and says when, in a form that is not read."""
    (line,) = lines(text, TODAY)
    assert line.is_unread is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I was a PM there", True),
        ("I was there too", False),
        ("PM of this and that", False),
        (f"{'x' * 160}", False),
        (f"{'x' * 161}", True),
    ],
)
def test_months_in_a_sentence(text: str, expected: bool) -> None:  # noqa: FBT001
    """Five words with one of speech are a sentence, and so is a long text."""
    (line,) = lines(f"{text}, 2019 – 2020", TODAY)
    assert line.is_sentence is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Full-time · Remote", True),
        ("", True),
        ("Full-time PM", False),
        ("TEILZEIT", True),
        ("80 %", True),
        ("Remote, 2 days a week", True),
        ("80 %, Acme", False),
    ],
)
def test_a_kind_of_work(text: str, expected: bool) -> None:  # noqa: FBT001
    """A text that says nothing but how one worked is a kind."""
    assert is_kind(text) is expected
