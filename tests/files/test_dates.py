"""Months and days: every usual form is read, and what is none or might be two stays as it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spikes.files import dates
from spikes.files.dates import MONTHS, day, filled, is_dated, month, span, spans


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Sep 2006 - Aug 2009", ("2006-09", "2009-08")),
        ("Sep 2006 – Present · 3 yrs 2 mos", ("2006-09", None)),
        ("03/2016—02/2018", ("2016-03", "2018-02")),
        ("2016-03-2018-02", ("2016-03", "2018-02")),
        ("Sep-06 - Aug-09", ("2006-09", "2009-08")),
        ("März 2016 bis heute", ("2016-03", None)),
        ("mars 2016 à août 2018", ("2016-03", "2018-08")),
        ("2016-03 -", ("2016-03", None)),
        ("2016-03 to 2018-02 (full-time)", ("2016-03", "2018-02")),
        ("Mar-21", ("2021-03",)),
        ("2021-03-15", ("2021-03",)),
        ("2016 - 2018", ("2016", "2018")),
        ("Mar – Sep 2019", ("2019-03", "2019-09")),
        ("", ("",)),
        ("soon", ("soon",)),
        pytest.param(
            "-" * 1_000_000, ("-" * 1_000_000,), id="a million that might each stand between two"
        ),
    ],
)
def test_two_months_in_one_cell(text: str, read: tuple[str | None, ...]) -> None:
    """A first and a last month in one cell are read as people write them, or left as they are."""
    assert span(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2021-03", "2021-03"),
        ("2021/3", "2021-03"),
        ("03/2021", "2021-03"),
        ("3.2021", "2021-03"),
        (" Mar 2021 ", "2021-03"),
        ("MARCH 2021", "2021-03"),
        ("Mar-21", "2021-03"),
        ("Sept 99", "1999-09"),
        ("2021-03-15", "2021-03"),
        ("15/03/2021", "2021-03"),
        ("03/15/2021", "2021-03"),
        ("05/05/2021", "2021-05"),
        ("03/04/2021", "03/04/2021"),  # a day in March or in April
        ("2021-13", "2021-13"),
        ("13/2021", "13/2021"),
        ("15. Dez. 2021", "2021-12"),
        ("août 2021", "2021-08"),
        ("juil. 21", "2021-07"),
        ("Septiembre 2021", "2021-09"),
        ("ma 2021", "ma 2021"),
        ("jui 2021", "jui 2021"),  # juin or juillet
        ("marble 2021", "marble 2021"),
        ("٠٣/٢٠٢١", "٠٣/٢٠٢١"),
    ],
)
def test_months(text: str, read: str) -> None:
    """The usual forms of a month are understood; what is none, or might be two, stays as it is."""
    assert month(text) == read


def test_every_month_by_every_name() -> None:
    """A month's full name is that month, and so are its first letters where they are no other's."""
    for number, names in enumerate(MONTHS, 1):
        for name in names:
            assert month(f"{name} 2021") == f"2021-{number:02}"
            assert month(f"{name[:3]} 2021") in {f"2021-{number:02}", "jui 2021"}


def test_a_month_copied_from_the_page_is_read() -> None:
    """The page writes months with a sign between, unseen, that keeps them in one line."""
    assert month("2024-\N{WORD JOINER}03") == "2024-03"


months = st.dates(date(1951, 1, 1), date(2049, 12, 31)).map(lambda day: day.replace(day=1))
FORMS = (
    *("%Y-%m", "%Y/%m", "%Y.%m", "%m/%Y", "%m.%Y", "%b %Y", "%B %Y", "%b. %Y", "%B, %Y", "%Y %B"),
    *("%b-%y", "%b ’%y", "%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%Y-%m-%dT00:00:00Z", "%d.%m.%Y"),
)
BETWEEN = (" - ", "–", " – ", " — ", " to ", " until ", " → ", " bis ", " à ", " through ", "\t")


@given(months, st.sampled_from(FORMS))
def test_a_month_in_any_form_comes_back(written: date, form: str) -> None:
    """Whatever form a month is written in, it is that month."""
    assert month(written.strftime(form)) == f"{written:%Y-%m}"


@given(months, months, st.sampled_from(FORMS), st.sampled_from(BETWEEN))
def test_a_span_in_any_form_comes_back(first: date, last: date, form: str, between: str) -> None:
    """Two months in one form, whatever stands between, are those two, alone or in a line."""
    written = f"{first.strftime(form)}{between}{last.strftime(form)}"
    both = (f"{first:%Y-%m}", f"{last:%Y-%m}")
    assert span(written) == both
    assert [one[2:] for one in spans(f"Acme, {written} (PM)")] == [both]


@given(
    st.integers(0, 11),
    st.integers(0, 10),
    st.integers(1960, 2049),
    st.sampled_from(
        ("present", "heute", "aujourd’hui", "actualidad", "obecnie", "till date", "now")
    ),
)
def test_a_month_by_any_name_to_now(number: int, name: int, year: int, now: str) -> None:
    """A month in any of the languages, to now in any of them, is read."""
    written = MONTHS[number][name % len(MONTHS[number])]
    assert span(f"{written} {year} – {now}") == (f"{year}-{number + 1:02}", None)


@given(months, st.sampled_from(" \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}\t"))
def test_any_blank_is_a_blank(written: date, blank: str) -> None:
    """Blanks of every kind stand between a month and its year."""
    assert month(f"{written:%b}{blank}{written:%Y}") == f"{written:%Y-%m}"


@given(months, st.sampled_from(("dmy", "mdy")))
def test_the_order_of_numbers(written: date, order: dates.Order) -> None:
    """With the order of day and month known, every day in numbers is one."""
    shown = f"{written:%d/%m/%Y}" if order == "dmy" else f"{written:%m/%d/%Y}"
    assert month(shown, order) == f"{written:%Y-%m}"
    assert day(shown, order) == written.isoformat()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("'19 - '21", ("2019", "2021")),
        ("2016-18", ("2016", "2018")),
        ("2009–10", ("2009", "2010")),
        ("2010-12", ("2010-12",)),
        ("since March 2021", ("2021-03", None)),
        ("od stycznia 2020 do obecnie", ("2020-01", None)),
        ("1st June 2023 - Till date", ("2023-06", None)),
        ("03/19 - 05/21", ("2019-03", "2021-05")),
        ("de marzo de 2019 a mayo de 2021", ("2019-03", "2021-05")),
        ("von März 2019 bis Mai 2021", ("2019-03", "2021-05")),
        ("mrt 2019 t/m mei 2021", ("2019-03", "2021-05")),
        ("da marzo 2019 ad oggi", ("2019-03", None)),
        ("março de 2019 até o momento", ("2019-03", None)),
        ("late 2019 – 2021", ("2019", "2021")),
        ("(03/2019 – 05/2021)", ("2019-03", "2021-05")),
        ("03 2019 – 05 2021", ("03 2019 – 05 2021",)),
        ("entre marzo de 2019 y mayo de 2021", ("entre marzo de 2019 y mayo de 2021",)),
        ("marzo de 2019 a mayo de 2021", ("2019-03", "2021-05")),
    ],
)
def test_spans_as_people_write_them(text: str, found: tuple[str | None, ...]) -> None:
    """Short years, years alone and words for since and now are read; what is not stays."""
    assert span(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fri 4 Dec 2026", "2026-12-04"),
        ("December 4th, 2026", "2026-12-04"),
        ("4.12.26", "2026-12-04"),
        ("12/15/2026", "2026-12-15"),
        ("17-07-26", "2026-07-17"),
        ("05-06-26", "05-06-26"),
        ("2026-12-04 17:00", "2026-12-04"),
        ("3/4/2026", "3/4/2026"),
        ("31 Feb 2026", "31 Feb 2026"),
        ("Dec 2026", "Dec 2026"),
        ("soon", "soon"),
    ],
)
def test_days(text: str, found: str) -> None:
    """A day is read in every usual form; what is none or could be two stays as it is."""
    assert day(text) == found


@given(st.integers(1960, 2026), st.integers(0, 20), st.integers(1, 12))
def test_years_alone_are_filled(first: int, length: int, month_now: int) -> None:
    """Years alone become months in order, none too late; those that meet do not overlap."""
    as_of = date(2026, month_now, 1)
    last = min(first + length, 2026)
    start, end, said = filled(str(first), str(last), as_of)
    assert said
    assert f"{first}-01" <= start <= (end or "") <= f"{as_of:%Y-%m}"
    later, _, _ = filled(str(last), None, as_of)
    if last > first and later.endswith("-07"):
        assert end is not None
        assert end < later


def test_a_year_twice_is_all_of_it() -> None:
    """The same year twice is January to December, and months that are known stay."""
    as_of = date(2026, 11, 1)
    assert filled("2019", "2019", as_of) == ("2019-01", "2019-12", True)
    assert filled("2026", "2026", as_of) == ("2026-01", "2026-11", True)
    assert filled("2019", "2019-03", as_of) == ("2019-01", "2019-03", True)
    assert filled("2019-09", "2019", as_of) == ("2019-09", "2019-12", True)
    assert filled("2019-03", "2021-06", as_of) == ("2019-03", "2021-06", False)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (" Q1 2020", True),
        (" H2-2020", True),
        (", Q1’20", True),
        (" 2020 Q1", True),
        (" Q1 20", False),
        (" Q5 2020", False),
        (" spring 2020 to fall 2021", True),
        (" Q1 2020 until the end of 2021", True),
        (" Frühjahr 2020 bis Herbst 2021", True),
        (" FY2020 to FY2021", True),
        (" Studio 2020", False),
        (" 2020 to 20215", False),
        (" 2020 to one of the many, 2021x", False),
    ],
)
def test_when_something_was_in_a_form_that_is_not_read(when: str, expected: bool) -> None:  # noqa: FBT001
    """A quarter or a half with its year says when something was, and so do two years."""
    assert is_dated(f"Acme{when}") is expected


@given(st.text() | st.text("0123456789-/.' marto–"))
def test_no_text_is_too_odd(text: str) -> None:
    """Anything at all is read or left as it is."""
    for one in spans(text):
        assert 0 <= one.at < one.to <= len(text) + 9
    assert month(text) == text.strip() or month(text)[:2].isdecimal()
    assert span(text)
