"""Careers in prose, pasted or from a PDF, in the forms in which people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spikes.files.careers import read
from spikes.files.careers.prose.pdf import gutter
from spikes.files.careers.recognise import AROUND
from spikes.files.decisions import FileError
from tests.files.careers import making
from tests.files.careers.examples import BLANK, IMPORTS, roles
from tests.files.careers.written import PROSE

months = st.dates(date(2001, 1, 1), date(2024, 12, 31)).map(lambda day: day.replace(day=1))
FORMS = ("%Y-%m", "%m/%Y", "%b %Y", "%B %Y", "%m.%Y", "%Y/%m")
SHAPES = (
    "{first} – {last}\t{organisation}, {title}",
    "{title} at {organisation} ({first} to {last})",
    "{organisation} | {title} | {first} - {last}",
    "{title}\n{organisation}\n{first} – {last}",
    "{title}, {organisation}\n{first} until {last}",
    "{first} → {last}: {organisation} — {title}",
)
ORGANISATIONS = st.sampled_from(("Northfold", "Cartloom GmbH", "Acme, Inc.", "Żagiel S.A."))
TITLES = st.sampled_from(("Senior PM", "Product manager", "Leiterin Produkt", "Chef de produit"))


@pytest.mark.parametrize(("text", "expected"), PROSE.values(), ids=PROSE)
def test_a_career_in_prose(text: str, expected: list[str]) -> None:
    """Titles, organisations and months are found wherever they stand around each other."""
    assert roles(read(text, BLANK)) == expected


@given(
    st.lists(st.tuples(ORGANISATIONS, TITLES, months, months), min_size=1, max_size=5),
    st.sampled_from(SHAPES),
    st.sampled_from(FORMS),
)
def test_any_career_in_one_shape_comes_back(
    jobs: list[tuple[str, str, date, date]], shape: str, form: str
) -> None:
    """Roles written one like the other come back, whatever the shape and the form of months."""
    distinct = {(o, t, min(pair)): (o, t, min(pair), max(pair)) for o, t, *pair in jobs}
    text = "\n\n".join(
        shape.format(organisation=o, title=t, first=f"{a:{form}}", last=f"{b:{form}}")
        for o, t, a, b in distinct.values()
    )
    found = read(text, BLANK).roles
    assert [(r.organisation, r.title, r.start, r.end) for r in found] == [*distinct.values()]


TYPED = (  # the names in a line, and the months beside them
    ("{title}, {organisation}", "{names}, {months}"),
    ("{organisation}, {title}", "{months}  {names}"),
    ("{title} at {organisation}", "{names} ({months})"),
    ("{organisation} | {title}", "{names} | {months}"),
    ("{organisation} — {title}", "{months}: {names}"),
)


@given(
    st.lists(
        st.tuples(ORGANISATIONS, TITLES, months, months, st.sampled_from(TYPED), st.booleans()),
        min_size=2,
        max_size=6,
        unique_by=lambda typed: typed[:2],
    ).filter(lambda lines: any(line[-1] for line in lines)),
    st.sampled_from(FORMS),
    st.sampled_from(("", "- ", "3. ")),
    st.sampled_from(("\n", "\n\n")),
)
def test_a_typed_line_without_months_is_named(
    lines: list[tuple[str, str, date, date, tuple[str, str], bool]],
    form: str,
    sign: str,
    between: str,
) -> None:
    """Where roles are typed one a line, each without months is a problem, and gives none a name."""
    text, expected, bare = [], [], []
    for o, t, a, b, (named, dated), kept in lines:
        names = named.format(organisation=o, title=t)
        first, last = sorted((a, b))
        when = f"{first:{form}} – {last:{form}}"
        text.append(sign + (dated.format(names=names, months=when) if kept else names))
        expected += [(o, t, first, last)] if kept else []
        bare += [] if kept else [names]
    found = read(between.join(text), BLANK)
    assert [(r.organisation, r.title, r.start, r.end) for r in found.roles] == expected
    assert [said.partition(" (")[2] for said in found.problems] == [
        f"{names}) has no months. Write them as Sep 2018 – Feb 2021." for names in bare
    ]


def test_lines_without_months_that_are_no_role() -> None:
    """In a list they are left out by name; under a heading, and of a role, they are no problem."""
    typed = "PM, Acme, 2019 to 2021\nSenior PM, Paywren\nGrowth hacker, Zed\nLead, Beta, 2016–18"
    found = read(typed, BLANK)
    (problem,) = found.problems
    assert problem.startswith("Line 2 (Senior PM, Paywren) has no months.")
    assert "Line 3 is left out, as it has no months: “Growth hacker, Zed”." in found.left_out
    (paywren,) = read("Northfold, 2019 to 2021\nPaywren", BLANK).problems
    assert paywren.startswith("Line 2 (Paywren) has no months.")
    assert not any(read(text, BLANK).problems for text, _ in PROSE.values())
    below = read("Northfold, Jan 2019 – Jan 2020\nSenior PM, Paywren", BLANK)  # could be either
    assert roles(below) == ["Northfold | Senior PM, Paywren | 2019-01 to 2020-01"]


def test_title_and_organisation_without_a_sign_between() -> None:
    """They are parted where the title's words are known and the others are names, which is said."""
    found = read("Senior PM Northfold 2019–2023\nPM Tind Bank 2016–2019", BLANK)
    assert [(role.title, role.organisation) for role in found.roles] == [
        ("Senior PM", "Northfold"),
        ("PM", "Tind Bank"),
    ]
    said = "Line 1 (Northfold): “Senior PM Northfold” is read as Senior PM at Northfold."
    assert said in found.assumed
    unsure = read("Director Product 2019–2023", BLANK)
    assert roles(unsure) == ["Director Product |  | 2019-07 to 2023-06"]
    assert any("the title stands for it" in said for said in unsure.assumed)


@pytest.mark.parametrize("name", ["profile-text.txt", "cv-text.txt"])
def test_a_pdf_is_read_as_its_text(name: str) -> None:
    """A PDF gives the roles that its text gives when it is pasted."""
    text = (IMPORTS / name).read_text(encoding="utf-8").replace("•", "-")
    page = making.pdf(making.drawn(making.column(text.split("\n"))))
    found, pasted = read(page, BLANK), read(text, BLANK)
    assert (found.kind, found.roles) == (pasted.kind, pasted.roles)


def test_a_profile_in_two_columns_and_two_pages() -> None:
    """LinkedIn's PDF is read column by column, whatever stands beside, without page numbers."""
    side = making.column(
        ["Contact", "anna@example.org", "Top Skills", "Pricing", "Payments", "Languages"], 20
    )
    main = [
        *("Anna N. Other", "Product leader", "Experience", "Northfold", "Senior Product Manager"),
        *("February 2023 - Present (3 years 10 months)", "Oslo, Norway", "", "Cartloom"),
        *("3 years 1 month", "Senior PM, checkout growth"),
        "March 2021 - January 2023 (1 year 11 months)",
    ]
    more = ["Product manager", "January 2020 - February 2021 (1 year 2 months)", "", "Education"]
    more += ["University of Bergen", "Master of Science · (2012 - 2017)"]
    number = (260, 20, "Page 1 of 2")
    rows = sorted([*side, *making.column(main, 220)], key=lambda placed: -placed[1])
    found = read(
        making.pdf(
            making.drawn([*rows, number]),
            making.drawn([*making.column(more, 220), (260, 20, "Page 2 of 2")]),
        ),
        BLANK,
    )
    assert found.kind == "profile"
    assert roles(found) == [
        "Northfold | Senior Product Manager | 2023-02 on",
        "Cartloom | Senior PM, checkout growth | 2021-03 to 2023-01",
        "Cartloom | Product manager | 2020-01 to 2021-02",
    ]


@pytest.mark.parametrize("months_first", [True, False])
def test_months_beside_names_are_no_column(months_first: bool) -> None:  # noqa: FBT001
    """A column of months stays beside what it belongs to, on the left or on the right."""
    spans = ["2023-02 – now", "2021-03 – 2023-01", "2018-09 – 2021-02"]
    names = ["Northfold, Senior PM", "Cartloom, PM", "Paywren, First PM"]
    left, right = (spans, names) if months_first else (names, spans)
    page = making.drawn([*making.column(left, 50), *making.column(right, 300)])
    assert [role.organisation for role in read(making.pdf(page), BLANK).roles] == [
        *("Northfold", "Cartloom", "Paywren")
    ]


def test_a_gutter() -> None:
    """Two columns have one; a line that crosses it does not hide it; one column has none."""
    lines = [f"{'left side':20}right side {i}" for i in range(6)]
    assert gutter(lines) == 20
    assert gutter(["A name that stands across both of the columns", *lines]) == 20
    assert gutter(["one column", "of lines"] * 5) == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (making.pdf(b""), "No text can be read in this PDF"),
        (b"%PDF-1.7 and nothing else", "No text can be read in this PDF"),
        ("Dear all, this is a letter.", "No role and no offer was found here"),
        ("EDUCATION\n2012 – 2017 MSc, Bergen", "“EDUCATION” is left out, as it is not work"),
        ("I was at Acme from March 2019 to June 2021 as a PM.", "Line 1 is left out"),
        ("x" * 300_000, "too long for a career"),
    ],
)
def test_what_holds_no_career_is_refused(content: bytes | str, sentence: str) -> None:
    """A text without a role is refused with what to do, and what was left out of it."""
    with pytest.raises(FileError, match=sentence):
        read(content, BLANK)


def test_what_is_left_out_is_named() -> None:
    """Months that are no work's are named: by their heading, or by their line."""
    text, _ = PROSE["with courses and volunteering"]
    assert {"“Courses” is left out, as it is not work."} <= {*read(text, BLANK).left_out}
    assert "“Volunteering” is left out, as it is not work." in read(text, BLANK).left_out
    text, _ = PROSE["months within a list"]
    assert any("as it only describes something" in said for said in read(text, BLANK).left_out)
    text, _ = PROSE["employers above their roles"]
    assert sum("heads the roles below" in said for said in read(text, BLANK).left_out) == 2


def test_roles_pasted_where_offers_go_are_roles() -> None:
    """A career is read as roles also where offers were expected, which is said."""
    found = read("Acme, PM, 2019 to 2021", BLANK, "offers")
    assert (len(found.roles), found.offers) == (1, ())
    assert "These are jobs that you have or had, so they are read as roles." in found.assumed


def test_names_unknown_as_such_are_read_in_the_order_of_the_others() -> None:
    """Where most roles have their title first, so has one of a title that is not known."""
    known = "Product Manager, Tallow & Finch\nJune 2019 – December 2020\n\n"
    for line in ("Barista, The Copper Pot", "Barista | The Copper Pot"):
        found = read(f"{known}{line}\nOct 2009 – Dec 2010", BLANK)
        assert [(role.title, role.organisation) for role in found.roles] == [
            ("Product Manager", "Tallow & Finch"),
            ("Barista", "The Copper Pot"),
        ]
        assert any("Barista at The Copper Pot" in sentence for sentence in found.assumed)


@pytest.mark.parametrize(("name", "is_cv"), [("cv-text.txt", True), ("profile-text.txt", False)])
def test_that_a_cv_is_read_by_its_looks_is_said(name: str, is_cv: bool) -> None:  # noqa: FBT001
    """A CV has no fixed form, so its roles are to be checked; a LinkedIn profile has one."""
    assert (AROUND in read((IMPORTS / name).read_bytes(), BLANK).assumed) is is_cv


def test_nothing_is_said_to_be_left_out_where_each_line_is_read_or_named() -> None:
    """In a list of roles, a line that lacks its months is a problem, and no description."""
    listed = "Senior PM, Paywren, Sep 2018 – Feb 2021"
    assert read(listed, BLANK).left_out == ()
    found = read(f"{listed}\nPM, Nowhere", BLANK)
    assert len(found.problems) == 1
    assert found.left_out == ()
