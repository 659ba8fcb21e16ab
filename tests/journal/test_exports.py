"""What one takes along stands alone, does no harm, and is the same each time."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spikes.analysis.results import Results
from spikes.files.decisions import blank, sample, to_json
from spikes.journal.entry import dated, entry, file_name, opened
from spikes.journal.exports import POLICY, Chart, archive, page, table
from spikes.model import Decision, Dimension
from spikes.scoring import Option, options, score
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
    """Return the table as the csv module reads it."""
    text = table(Results(decision)).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def unpacked(packed: bytes) -> dict[str, bytes]:
    """Return what a zip holds, by name."""
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        assert files.testzip() is None
        return {member: files.read(member) for member in files.namelist()}


@pytest.mark.parametrize("make", [page, archive, table])
def test_an_export_scores_a_decision_once(
    make: Callable[[Results], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However much of a file comes from the scores, they are found once."""
    scored = []

    def noted(decision: Decision) -> tuple[Option, ...]:  # every way of scoring begins here
        scored.append(decision)
        return options(decision)

    monkeypatch.setattr("spikes.scoring.options", noted)
    make(Results(FILLED))
    assert scored.count(FILLED) == 1


@pytest.mark.parametrize("make", [page, archive])
def test_page_and_archive_need_their_day(make: Callable[[Results], object]) -> None:
    """Without a date there is neither."""
    with pytest.raises(ValueError, match="needs its day"):
        make(Results(sample()))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS) | st.text(max_size=40))
def test_text_never_becomes_mark_up(text: str) -> None:
    """Whatever stands in every text, a page has its own tags alone, all closed, and the text."""
    decision = with_text_everywhere(text)
    outline = Outline(page(Results(decision)))
    assert {tag for tag, _ in outline.found}.isdisjoint(
        {"a", "b", "script", "iframe", "object", "link", "img", "base", "form"}
    )
    assert {name for _, attributes in outline.found for name in attributes} <= {
        *("lang", "charset", "http-equiv", "content", "name", "class", "style", "tabindex")
    }
    assert plain(text).replace(" ", "") in "".join(outline.text.split())
    data = unescape(outline.text).partition("again, as it was.")[2]
    assert data.split() == unescape(to_json(decision)).split()


@settings(max_examples=40, deadline=None)
@given(strategies.decisions())
def test_any_decision_has_its_page(decision: Decision) -> None:
    """A page can be made of any decision with its day."""
    outline = Outline(page(Results(dated(decision, TODAY)), Chart(SVG)))
    assert [tag for tag, _ in outline.found].count("svg") == 1


def test_a_page_says_what_it_is() -> None:
    """Language, title, width and what it may load stand at the top; it names no place to fetch."""
    html = page(Results(FILLED), Chart(SVG))
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>Hexbourne or Fernmoor Health</title>" in html
    assert f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">' in html
    assert POLICY == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in html
    assert set(re.findall(r"https?://[^\s\"'<]+", html)) == {"http://www.w3.org/2000/svg"}


def test_the_chart_stands_in_the_page() -> None:
    """The chart has a text for who cannot see it; without one, the words stand in its place."""
    results = Results(FILLED)
    html = page(results, Chart(SVG, alternative='Two "skylines"'))
    shown = html.partition("<h2>The chart</h2>")[2].partition("<h2>")[0].strip()
    label = 'aria-label="Two &quot;skylines&quot;"'
    assert shown == f'<p><span class="picture" role="img" {label}>{SVG}</span></p>'
    assert 'aria-label="Hexbourne takes your coverage' in page(results, Chart(SVG))
    without = page(results)
    assert "<h2>The chart, in words</h2>\n<p>Hexbourne takes your coverage" in without
    assert "<svg" not in without


@settings(max_examples=40, deadline=None)
@given(strategies.decisions(), st.none() | st.just(SVG), st.none() | st.binary(max_size=9))
def test_an_archive_holds_what_it_was_given(
    decision: Decision, svg: str | None, png: bytes | None
) -> None:
    """The zip holds the entry and the pictures there are, and opens again as the decision."""
    results = Results(dated(decision, TODAY))
    packed = archive(results, Chart(svg, png))
    name, found = file_name(results), unpacked(packed)
    given_ = {f"{name}.svg": svg.encode() if svg is not None else None, f"{name}.png": png}
    beside = {member: content for member, content in given_.items() if content is not None}
    assert found.pop(f"{name}.md").decode() == entry(results, next(iter(beside), ""))
    assert found == beside
    assert packed == archive(Results(results.decision), Chart(svg, png))
    assert opened(packed).decision == results.decision


@pytest.mark.parametrize(
    ("svg", "png", "ending"), [(SVG, b"png", ".svg"), (None, b"png", ".png"), (None, None, None)]
)
def test_the_entry_links_only_what_is_there(
    svg: str | None, png: bytes | None, ending: str | None
) -> None:
    """An entry shows the drawing if it is there, else the image, else no picture."""
    results = Results(FILLED)
    name = file_name(results)
    text = unpacked(archive(results, Chart(svg, png, "Two skylines")))[f"{name}.md"].decode()
    assert re.findall(r"!\[.*?\)", text) == [f"![Two skylines]({name}{ending})"] * bool(ending)


@pytest.mark.parametrize(
    ("day", "stamp"),
    [(TODAY, (2026, 11, 24)), (date.min, (1980, 1, 1)), (date.max, (2107, 12, 31))],
)
def test_an_archive_is_stamped_with_the_entrys_day(day: date, stamp: tuple[int, int, int]) -> None:
    """No clock goes into a zip; a day that a zip cannot write is the nearest it can."""
    packed = archive(Results(dated(sample(), day)), Chart(SVG))
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        assert {member.date_time for member in files.infolist()} == {(*stamp, 0, 0, 0)}


@settings(max_examples=60, deadline=None)
@given(strategies.decisions())
def test_every_option_has_its_row(decision: Decision) -> None:
    """Today first, then every option in its order; numbers are numbers, in percent and points."""
    scores = score(decision)
    today, *others = rows(decision)
    assert today["Option"] == "Today"
    assert set(today) == set(others[0])
    for row, option in zip(others, scores.options, strict=True):
        assert plain(row["Option"]).removeprefix("'") == plain(option.name).removeprefix("'")
        expected = {"Portfolio, coverage in percent": option.total, "Gain in points": option.gain}
        expected |= {f"{d.label}, coverage in percent": option.coverage[d] for d in Dimension}
        found = {column: float(row[column]) / 100 for column in expected}
        assert found == pytest.approx(expected, abs=1e-6)


SIGNS = {*"=+-@−＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌"}
NUMBER = re.compile(r"-?[0-9.]+")


def split(text: str, separator: str) -> Iterator[str]:
    """Yield the cells of a table, split at a separator with an eye on quotation marks or without.

    Of a cell in marks, what is within them counts, and of any other all of it.
    """
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        yield from row
    for line in text.splitlines():
        yield from (cell.strip('"') for cell in line.split(separator))


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(TEXTS)
    | st.text(st.sampled_from("=+-@−\t\r\n \u200b\ufeff＝＋－＠'\"a1,;|"), max_size=8),
    st.sampled_from(",;\t|"),
)
@example("A;=cmd|' /C calc'!A0", ";")
@example('A;"=1+1"', ";")
@example("A|−1", "|")
def test_no_cell_is_a_formula(text: str, separator: str) -> None:
    """No cell begins as a formula does, however a spreadsheet splits the table into cells.

    Neither behind spaces, nor behind marks and signs that one cannot see, nor in another width.
    """
    written = table(Results(with_text_everywhere(text))).removeprefix("\ufeff")
    for cell in split(written, separator):
        begins = re.sub(r"^[\s\u200b\ufeff\"]+", "", cell)
        assert not begins[:1] or begins[0] not in SIGNS or NUMBER.fullmatch(begins), cell
        assert not {"\t", "\r", "\n"} & set(cell)


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("A=B", "A=B"),
        ("=A", "'=A"),
        (" +A", "'+A"),
        ("\u200b@A", "'\u200b@A"),
        ("＝A", "'＝A"),
        ("–A", "–A"),
        ("'tis A", "'tis A"),
        ("'=A", "''=A"),
        ("A;=B", "A;'=B"),
        ("A| @B", "A|' @B"),
        ("A,-1, B", "A,'-1, B"),
    ],
)
def test_a_name_that_is_no_formula_stays_as_it_is(name: str, cell: str) -> None:
    """Only where it is needed does an apostrophe stand before a text."""
    offer = SAMPLE.offers[0].replace(organisation=name)
    assert rows(SAMPLE.replace(offers=(offer,), compare=None))[2]["Option"] == cell


def test_the_table_of_the_sample() -> None:
    """The columns are in plain words, and the numbers are those of the worked example."""
    today, stay, hexbourne, fernmoor, civic = rows(FILLED)
    about = ("Option", "Organisation", "Title", "What it is", "Months", "Roles beside", "Relevance")
    assert (*today,)[:10] == (*about, "Door", "Reply by", "Social impact, 0 to 10")
    for row, expected in (
        (today, {"Portfolio, coverage in percent": "56.6791", "Gain in points": "", "Months": ""}),
        (stay, {"What it is": "the current role", "Months": "70", "Door": ""}),
        (stay, {"Compensation, evidence": "seen for yourself"}),
        (hexbourne, {"Reply by": "2026-12-12"}),
        (fernmoor, {"Gain in points": "11.9913", "Fit, 0 to 10": "5.95"}),
        (fernmoor, {"Spikes": "Management chops and Advancement speed"}),
        (fernmoor, {"Management chops, 0 to 10": "8.0"}),
        (fernmoor, {"Management chops, evidence": "told by someone"}),
        (civic, {"Door": "one-way", "Relevance": "adjacent", "What it is": "an offer"}),
    ):
        assert expected.items() <= row.items()
    assert civic["Flags"].startswith("This is a one-way door.")


def test_a_spreadsheet_reads_the_table() -> None:
    """The table has the mark and the line ends of spreadsheets, and pandas reads numbers."""
    text = table(Results(FILLED))
    assert text.startswith('\ufeff"Option","Organisation",')
    assert text.count("\r\n") == text.count("\n") == 6
    frame = pd.read_csv(io.BytesIO(text.encode()), encoding="utf-8-sig")
    assert list(frame["Option"]) == ["Today", "Stay", "Hexbourne", "Fernmoor Health", "CivicLine"]
    assert frame["Portfolio, coverage in percent"].iloc[3] == pytest.approx(68.6704)
    assert frame.select_dtypes("number").shape[1] == 14


def test_a_table_of_nothing_has_two_rows() -> None:
    """Without roles and offers there are today and to keep looking."""
    assert [row["Option"] for row in rows(blank())] == ["Today", "Keep looking"]
    assert rows(blank())[1]["What it is"] == "no new role"


def test_the_table_has_must_haves_where_there_are_some() -> None:
    """A column says of each offer which it meets; without must-haves there is none."""
    assert "Must-haves" not in rows(SAMPLE)[0]
    found = rows(SAMPLE.replace(must_haves=("Remote", "Home by six")))
    cells = {row["Option"]: row["Must-haves"] for row in found}
    assert cells["Hexbourne"] == "Remote: not known. Home by six: not known."
    assert cells["Stay"] == ""
