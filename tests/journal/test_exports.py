"""What one takes along stands alone, does no harm, and is the same each time."""

import csv
import io
import re
import zipfile
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spikes.files.decisions import blank, sample, to_json
from spikes.journal.entry import dated, entry, file_name, opened
from spikes.journal.exports import POLICY, archive, page, table
from spikes.model import Decision, Dimension
from spikes.scoring import score
from tests import strategies
from tests.hostile import TEXTS
from tests.journal.test_entry import FILLED, SAMPLE, TODAY, with_text_everywhere
from tests.words.test_markdown import plain

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200" viewBox="0 0 600 200"><text'
    ' x="9" y="40">A</text></svg>'
)
VOID = {"meta", "br", "img", "hr"}


class Outline(HTMLParser):
    """The tags of a page, each closed by its own, with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.found.append((tag, dict(attrs)))
        self.opened += [tag] if tag not in VOID else []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Take the tag off that it closes."""
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note text, but for the style."""
        self.text += data if self.opened[-1:] != ["style"] else ""


def rows(decision: Decision) -> list[dict[str, str]]:
    """The table as the csv module reads it."""
    return list(csv.DictReader(io.StringIO(table(decision).removeprefix("\ufeff"), newline="")))


# The page


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS) | st.text(max_size=40))
def test_text_never_becomes_mark_up(text: str) -> None:
    """Whatever stands in every text, a page has its own tags alone, all closed, no link and no
    script, and shows the text.
    """
    outline = Outline(page(with_text_everywhere(text)))
    assert {tag for tag, _ in outline.found}.isdisjoint(
        {"a", "b", "script", "iframe", "object", "link", "img", "base", "form"}
    )
    assert {name for _, attributes in outline.found for name in attributes} <= {
        *("lang", "charset", "http-equiv", "content", "name", "class", "style", "tabindex")
    }
    assert plain(text).replace(" ", "") in "".join(outline.text.split())
    assert (
        unescape(to_json(with_text_everywhere(text))).split()
        == unescape(outline.text).partition("again, as it was.")[2].split()
    )


@settings(max_examples=40, deadline=None)
@given(strategies.decisions())
def test_any_decision_has_its_page(decision: Decision) -> None:
    """A page can be made of any decision with its day."""
    outline = Outline(page(dated(decision, TODAY), SVG))
    assert [tag for tag, _ in outline.found].count("svg") == 1


def test_a_page_says_what_it_is() -> None:
    """Language, title, width and what it may load stand at the top; nothing in it names a place
    to fetch from.
    """
    html = page(FILLED, SVG)
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>Hexbourne or Fernmoor Health</title>" in html
    assert f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">' in html
    assert POLICY == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in html
    assert set(re.findall(r"https?://[^\s\"'<]+", html)) == {"http://www.w3.org/2000/svg"}


def test_the_chart_stands_in_the_page() -> None:
    """The chart is drawn in its place, with a text for who cannot see it; without one, the words
    stand there.
    """
    html = page(FILLED, SVG, 'Two "skylines"')
    shown = html.partition("<h2>The chart</h2>")[2].partition("<h2>")[0]
    assert (
        shown.strip() == '<p><span class="picture" role="img" aria-label="Two'
        f' &quot;skylines&quot;">{SVG}</span></p>'
    )
    assert 'aria-label="Hexbourne: portfolio coverage' in page(FILLED, SVG)
    without = page(FILLED)
    assert "<h2>The chart, in words</h2>\n<p>Hexbourne: portfolio coverage" in without
    assert "<svg" not in without


# The archive


@settings(max_examples=40, deadline=None)
@given(strategies.decisions(), st.none() | st.just(SVG), st.none() | st.binary(max_size=9))
def test_an_archive_holds_what_it_was_given(
    decision: Decision, svg: str | None, png: bytes | None
) -> None:
    """The zip opens, holds the entry and the pictures there are under one name, and opens again
    as the decision.
    """
    decision = dated(decision, TODAY)
    packed = archive(decision, svg, png)
    name = file_name(decision)
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        assert files.testzip() is None
        found = {member: files.read(member) for member in files.namelist()}
    given_ = {f"{name}.svg": svg.encode() if svg is not None else None, f"{name}.png": png}
    beside = {member: content for member, content in given_.items() if content is not None}
    text = found.pop(f"{name}.md").decode()
    assert found == beside
    assert text == entry(decision, next(iter(beside), ""))
    assert packed == archive(decision, svg, png)
    assert opened(packed).decision == decision


def test_the_entry_links_only_what_is_there() -> None:
    """The drawing if it is there, else the image, else no picture."""
    name = file_name(FILLED)
    for svg, png, link in (
        (SVG, b"png", f"({name}.svg)"),
        (None, b"png", f"({name}.png)"),
        (None, None, None),
    ):
        with zipfile.ZipFile(io.BytesIO(archive(FILLED, svg, png, "Two skylines"))) as files:
            text = files.read(f"{name}.md").decode()
        assert (f"![Two skylines]{link}" in text) == (link is not None)
        assert ("![" in text) == (link is not None)


@pytest.mark.parametrize(
    ("day", "stamp"),
    [(TODAY, (2026, 11, 24)), (date.min, (1980, 1, 1)), (date.max, (2107, 12, 31))],
)
def test_an_archive_is_stamped_with_the_entrys_day(day: date, stamp: tuple[int, int, int]) -> None:
    """No clock of the machine goes into a zip; a day that a zip cannot write is the nearest it
    can.
    """
    with zipfile.ZipFile(io.BytesIO(archive(dated(sample(), day), SVG))) as files:
        assert {member.date_time for member in files.infolist()} == {(*stamp, 0, 0, 0)}


def test_page_and_archive_need_their_day() -> None:
    """Without a date there is neither."""
    for make in (page, archive):
        with pytest.raises(ValueError, match="needs its day"):
            make(sample())


# The table


@settings(max_examples=60, deadline=None)
@given(strategies.decisions())
def test_every_option_has_its_row(decision: Decision) -> None:
    """Today first, then every option in its order; numbers come back as numbers, in percent and
    points.
    """
    scores = score(decision)
    today, *options = rows(decision)
    assert today["Option"] == "Today"
    assert [plain(row["Option"]).removeprefix("'") for row in options] == [
        plain(name).removeprefix("'") for name in scores.names()
    ]
    for row, option in zip(options, scores.options, strict=True):
        assert float(row["Portfolio, coverage in percent"]) == pytest.approx(
            100 * option.total, abs=1e-4
        )
        assert float(row["Gain in points"]) == pytest.approx(100 * option.gain, abs=1e-4)
        for d in Dimension:
            assert float(row[f"{d.label}, coverage in percent"]) == pytest.approx(
                100 * option.coverage[d], abs=1e-4
            )
    assert set(today) == set(options[0])


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(TEXTS)
    | st.text(st.sampled_from("=+-@\t\r\n \u200b\ufeff＝＋－＠'\"a1"), max_size=8)
)
def test_no_cell_is_a_formula(text: str) -> None:
    """Whatever the names, no text begins as a formula does, also behind spaces and signs one
    cannot see.
    """
    decision = with_text_everywhere(text)
    for row in rows(decision):
        for column, cell in row.items():
            if column not in {"Gain in points"}:
                seen = re.sub(r"^[\s\u200b\ufeff]+", "", cell)
                assert seen[:1] not in {"=", "+", "-", "@", "＝", "＋", "－", "＠"}
                assert not {"\t", "\r", "\n"} & set(cell)


def test_a_name_that_is_no_formula_stays_as_it_is() -> None:
    """Only where it is needed does an apostrophe stand before a text."""
    for name, cell in (
        ("A=B", "A=B"),
        ("=A", "'=A"),
        (" +A", "'+A"),
        ("\u200b@A", "'\u200b@A"),
        ("＝A", "'＝A"),
        ("–A", "–A"),
    ):
        offers = (SAMPLE.offers[0].replace(organisation=name),)
        assert rows(SAMPLE.replace(offers=offers, compare=None))[2]["Option"] == cell


def test_the_table_of_the_sample() -> None:
    """The columns in plain words, and the numbers of the worked example."""
    today, stay, _, fernmoor, civic = rows(FILLED)
    assert [*today][:9] == [
        "Option",
        "Organisation",
        "Title",
        "What it is",
        "Months",
        "Relevance",
        "Door",
        "Reply by",
        "Social impact, 0 to 10",
    ]
    assert (today["Portfolio, coverage in percent"], today["Gain in points"], today["Months"]) == (
        "56.6791",
        "",
        "",
    )
    assert (stay["What it is"], stay["Months"], stay["Door"], stay["Compensation, evidence"]) == (
        "the current role",
        "70",
        "",
        "known",
    )
    assert (fernmoor["Gain in points"], fernmoor["Fit, 0 to 10"], fernmoor["Spikes"]) == (
        "11.9913",
        "5.95",
        "Management chops and Advancement speed",
    )
    assert (fernmoor["Management chops, 0 to 10"], fernmoor["Management chops, evidence"]) == (
        "8.0",
        "told by someone",
    )
    assert (civic["Door"], civic["Relevance"], civic["What it is"]) == (
        "one-way",
        "adjacent",
        "an offer",
    )
    assert civic["Flags"].startswith("A one-way door.")
    assert rows(FILLED)[2]["Reply by"] == "2026-12-12"


def test_a_spreadsheet_reads_the_table() -> None:
    """The table begins with the mark by which spreadsheets know UTF-8, its lines end as theirs
    do, and pandas reads numbers.
    """
    text = table(FILLED)
    assert text.startswith("\ufeffOption,")
    assert text.count("\r\n") == text.count("\n") == 6
    frame = pd.read_csv(io.BytesIO(text.encode()), encoding="utf-8-sig")
    assert list(frame["Option"]) == ["Today", "Stay", "Hexbourne", "Fernmoor Health", "CivicLine"]
    assert frame["Portfolio, coverage in percent"].iloc[3] == pytest.approx(68.6704)
    assert frame.select_dtypes("number").shape[1] == 14


def test_a_table_of_nothing_has_two_rows() -> None:
    """Without roles and offers there are today and to keep looking."""
    assert [row["Option"] for row in rows(blank())] == ["Today", "Keep looking"]
    assert rows(blank())[1]["What it is"] == "no new role"
