"""An entry reads well, does no harm, and opens again as the decision it was written from."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.files.decisions import FileError, Opened, blank, sample, to_json
from spikes.journal import front_matter
from spikes.journal.entry import EDITED, body, dated, entry, file_name, opened, read, title
from spikes.journal.exports import Chart, archive
from spikes.model import (
    Changes,
    Decision,
    Dimension,
    Journal,
    Market,
    Offer,
    Pay,
    Prediction,
    Ratings,
    Review,
    presets,
)
from spikes.words.answer import answer
from tests import strategies
from tests.hostile import TEXTS
from tests.words.test_markdown import READER, plain, shown, tags

TODAY = date(2026, 11, 24)
SAMPLE = dated(sample(), TODAY)
FILLED = SAMPLE.replace(
    offers=(
        SAMPLE.offers[0].replace(outside="Four days in the office.", reply_by=date(2026, 12, 12)),
        SAMPLE.offers[1].replace(
            reason="A friend works there.",
            notes={Dimension.MANAGEMENT_CHOPS: "recruiter: 6 reports"},
            evidence={Dimension.MANAGEMENT_CHOPS: "told"},
        ),
        SAMPLE.offers[2],
    ),
    journal=SAMPLE.journal.replace(
        status="accepted",
        situation="Two offers in one week.\nBoth want an answer.\n\nI am tired of billing.",
        gut="Hexbourne",
        chosen="Fernmoor Health",
        confidence=0.65,
        reasons="Leading a team is what I lack.",
        prediction=Prediction(
            statement="I will lead four people.", probability=0.7, resolve_by=date(2027, 7, 1)
        ),
        change_my_mind="If pay mattered more.",
        premortem="The founder stayed the product lead.",
        come_back="A colleague at Northfold.",
        decide_by=date(2026, 12, 10),
        changes=Changes(weights=7, ratings=2, leader=1),
    ),
)

PACKAGE = Pay(currency="EUR", base=80_000)
PAIR = "Hexbourne or Fernmoor Health"

SECTIONS = (
    "Situation",
    "Options and ratings",
    "The chart",
    "How sure is this?",
    "Decision and reasons",
    "Prediction",
    "What would change my mind",
    "Premortem",
    "Ask before you sign",
    "If it goes wrong",
    "Not in these numbers",
    "How the weights were set",
    "Review",
)

decisions = strategies.decisions().map(lambda decision: dated(decision, TODAY))


def with_text_everywhere(text: str) -> Decision:
    """Return the sample with a text in every place that takes one."""
    line, name = text.strip()[:80], text.strip()[:58] or "A"
    must_have = line.strip() or "A"
    notes = dict.fromkeys(Dimension, text)
    jobs: dict[str, Any] = {"title": line, "reason": text, "notes": notes}
    prediction = Prediction(statement=text, probability=0.5, came_true=True)
    journal = SAMPLE.journal.replace(
        title=line,
        **dict.fromkeys(
            ("situation", "gut", "chosen", "reasons", "change_my_mind", "premortem", "come_back"),
            text,
        ),
        prediction=prediction,
        review=Review(happened=text, lesson=text),
    )
    return SAMPLE.replace(
        goal=text,
        market=Market(currency="EUR", p25=70_000, p75=90_000, source=text),
        roles=tuple(role.replace(organisation=name, **jobs) for role in SAMPLE.roles),
        offers=tuple(
            offer.replace(
                organisation=f"{name} {i}",
                outside=text,
                pay=PACKAGE,
                meets={must_have: i == 0},
                **jobs,
            )
            for i, offer in enumerate(SAMPLE.offers)
        ),
        must_haves=(must_have,),
        compare=None,
        journal=journal,
    )


def prose(text: str) -> str:
    """Return an entry's Markdown between its front matter and its data."""
    return text.partition("\n---\n\n")[2].rpartition("\n\n## Data")[0]


def written(decision: Decision, *chart: str) -> str:
    """Return a decision's entry."""
    return entry(Results(decision), *chart)


def refused(content: bytes) -> str:
    """Return what is said of a file that is refused."""
    with pytest.raises(FileError) as error:
        opened(content)
    return str(error.value)


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of these files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


# Back as it was


def test_the_answer_comes_before_the_tables() -> None:
    """Whoever is sent an entry reads first what it comes to."""
    found = answer(Results(SAMPLE))
    head, _, _ = body(Results(SAMPLE)).partition("## Situation")
    assert f"**{found.verdict}**. {found.sentence}" in head


@settings(max_examples=100, deadline=None)
@given(decisions)
def test_an_entry_opens_as_the_decision_it_was(decision: Decision) -> None:
    """From the Markdown, its zip or the JSON, the same decision comes back, without a note."""
    packed = archive(Results(decision), Chart("<svg/>", b"png"))
    for content in (written(decision).encode(), packed, to_json(decision).encode()):
        assert opened(content) == Opened(decision)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS) | st.text(max_size=40))
def test_any_text_comes_back(text: str) -> None:
    """Whatever stands in every text of a decision, its entry opens as that decision."""
    decision = with_text_everywhere(text)
    assert opened(written(decision).encode()) == Opened(decision)


def test_what_an_editor_does_to_line_ends_changes_nothing() -> None:
    """A byte order mark, other line ends, trailing blanks, text behind the data: all the same."""
    text = written(FILLED)
    for changed in (
        f"\ufeff{text}",
        text.replace("\n", "\r\n"),
        text.replace("\n\n", " \t\n\n"),
        text.replace("\n\n## Data", "\n\n## Data").replace("---\n\n#", "---\n\n\n\n#"),
        text.rstrip(),
        text.removesuffix("```\n"),
        f"{text}\n## Later\n",
    ):
        assert opened(changed.encode()) == Opened(FILLED)


def test_front_matter_is_not_read() -> None:
    """Whatever a notes program or a person makes of the front matter, the entry opens."""
    text = written(FILLED)
    links = "related:\n- [[2026-11-20 Call with Hexbourne]]\ntags:\n"
    for changed in (
        text.partition("\n---\n")[2],
        re.sub("^(status|verdict|phase):.*\n", "", text, flags=re.MULTILINE),
        text.replace("tags:\n", links),
        text.replace("status: accepted", "status: superseded"),
        text.replace("status: accepted", "status: {a: [*b, 'accepted"),
        text.replace("schema: spikes/2", "schema: spikes/9"),
    ):
        assert changed != text
        assert opened(changed.encode()) == Opened(FILLED)


def test_edited_words_are_noticed() -> None:
    """Words that were changed, added or removed are said to stay in the file; the data count."""
    text = written(FILLED)
    for changed in (
        text.replace("I am tired", "I was tired", 1),
        text.replace("## Data\n", "## How it turned out\n\nPromoted after a year.\n\n## Data\n"),
        text.replace("## Premortem\n", ""),
        text.replace("\n---\n", "\n", 1),
    ):
        assert changed != text
        assert opened(changed.encode()) == Opened(FILLED, (EDITED,))
    zipped_entry = zipped(("a.md", text.replace("I am", "I was", 1).encode()))
    assert opened(zipped_entry).notes == (EDITED,)


def test_an_entry_without_a_digest_opens_without_a_note() -> None:
    """Entries of an older Spikes, which had no digest, open as ever."""
    text = re.sub(',\n "words_sha256": "[0-9a-f]{64}"', "", written(FILLED))
    assert "sha256" not in text
    assert opened(text.replace("I am tired", "I was tired", 1).encode()) == Opened(FILLED)


def test_the_digest_is_known_in_entries_only() -> None:
    """A decision's own file has no words, and so no digest of them."""
    data = written(FILLED).rpartition("```json\n")[2].removesuffix("```\n").encode()
    assert "words_sha256: no such key" in refused(data)


def test_an_entry_of_an_older_spikes_opens_cut() -> None:
    """An entry with too long a name opens, that is said, and the file is at hand as it was."""
    text = written(FILLED).replace('"Hexbourne"', f'"{"x" * 61}"').encode()
    for content in (text, zipped(("a.md", text))):
        found = opened(content)
        assert found.decision.offers[0].organisation == "x" * 59 + "…"
        assert [note.split()[0] for note in found.notes] == ["Names"]
        assert found.original == content


def test_the_last_block_of_data_counts() -> None:
    """Blocks of JSON that someone put into the prose, even an open one, are not opened."""
    other = f"```json\n{to_json(blank())}```\n"
    for fake in (other, other.removesuffix("```\n"), "~~~~ json\n{}\n~~~~\n"):
        edited = written(FILLED).replace("## Premortem\n", f"## Premortem\n\n{fake}")
        assert opened(edited.encode()) == Opened(FILLED, (EDITED,))


def test_a_comparison_of_what_is_gone_is_left_out() -> None:
    """A pair with an option that does not exist is not kept, as in the JSON."""
    stale = FILLED.replace(compare=("Hexbourne", "Gone"))
    assert opened(written(stale).encode()) == Opened(FILLED.replace(compare=None))


# Harmless and readable


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS) | st.text(max_size=40))
def test_text_never_becomes_mark_up(text: str) -> None:
    """Whatever the texts, only the entry's own tags are rendered, and the text can be read."""
    html = READER.render(prose(written(with_text_everywhere(text), "chart.svg")))
    kinds = {re.sub(r"[</>]|\s.*", "", tag, flags=re.DOTALL) for tag in tags(html)}
    assert kinds <= {
        "h1",
        "h2",
        "h3",
        "p",
        "br",
        "ul",
        "li",
        "strong",
        "img",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert {
        heading.removesuffix(", in words") for heading in re.findall("<h2>(.*)</h2>", html)
    } <= {*SECTIONS, "Must-haves", "Pay as received"}
    assert plain(text).replace(" ", "") in shown(html).replace(" ", "")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS).filter(lambda text: len(text.splitlines()) == 1 and plain(text)))
def test_the_structure_is_that_of_plain_text(text: str) -> None:
    """A text on one line leaves the structure of an entry as a plain word does."""
    hostile, harmless = (
        tags(READER.render(prose(written(with_text_everywhere(words)))))
        for words in (text, "plain")
    )
    assert hostile == harmless


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS) | st.text(max_size=40))
def test_the_front_matter_ends_where_it_should(text: str) -> None:
    """Whatever the texts, another program finds the front matter and reads it."""
    decision = with_text_everywhere(text)
    head = written(decision).removeprefix("---\n").partition("\n---\n")[0]
    results = Results(decision)
    assert YAML(typ="safe", pure=True).load(head) == front_matter.keys(results, title(results))


def test_the_data_are_one_block_at_the_end() -> None:
    """One block of code, marked as JSON, is the last thing, whatever backticks the texts hold."""
    for text in ("plain", "`" * 300, "```json\n{}\n```"):
        tokens = MarkdownIt("commonmark").parse(
            written(with_text_everywhere(text)).partition("\n---\n")[2]
        )
        assert [token.type for token in tokens].count("fence") == 1
        assert tokens[-1].info == "json"
        assert json.loads(tokens[-1].content)["schema"] == "spikes/2"


def test_an_entry_needs_its_day() -> None:
    """Without a date there is no entry and no name for its file."""
    for make in (entry, file_name):
        with pytest.raises(ValueError, match="needs its day"):
            make(Results(sample()))


# Days, titles, names


@given(decisions, st.dates())
def test_a_dated_decision_keeps_its_days(decision: Decision, day: date) -> None:
    """What has its days keeps them, and dating changes nothing else."""
    assert dated(decision, day) == decision


@pytest.mark.parametrize(
    ("written", "review"),
    [
        (date(2026, 11, 24), date(2027, 5, 24)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 6, 30)),
        (date.min, date(1, 7, 1)),
        (date.max, date.max),
    ],
)
def test_the_review_is_half_a_year_later(written: date, review: date) -> None:
    """Six calendar months on, or the last day of that month."""
    assert dated(sample(), written).journal.review_on == review
    assert dated(sample(), written).journal.date == written


def test_a_title_is_ones_own_or_made_of_the_two_options() -> None:
    """One's own title beats the one made of the names; there always is one."""
    for own, named in (("Where to next", "Where to next"), ("", PAIR), ("\u202e", PAIR)):
        assert title(Results(SAMPLE.replace(journal=Journal(title=own)))) == named
    assert title(Results(blank())) == "Keep looking"


@settings(max_examples=100, deadline=None)
@given(decisions)
@example(with_text_everywhere("../../etc/passwd"))
@example(with_text_everywhere("日本"))
@example(with_text_everywhere("x" * 80))
def test_a_file_name_is_safe_anywhere(decision: Decision) -> None:
    """A name is a date and words of plain letters, of bounded length."""
    name = file_name(Results(decision))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= 100


@pytest.mark.parametrize(
    ("names", "slug"),
    [
        (("Hexbourne", "Fernmoor Health"), "hexbourne-vs-fernmoor-health"),
        (("Straße & Søn", "Éclair Œuvre"), "strasse-son-vs-eclair-oeuvre"),
        (("日本", "Łódź №1"), "option-1-vs-lodz-no1"),
        (("../..", "a\nb"), "option-1-vs-a-b"),
    ],
)
def test_file_names(names: tuple[str, str], slug: str) -> None:
    """Letters lose their marks, other scripts give way to a number."""
    offers = tuple(Offer(organisation=name, ratings=Ratings.of([5] * 5)) for name in names)
    assert file_name(Results(SAMPLE.replace(offers=offers, compare=names))) == f"2026-11-24-{slug}"


# By path


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    """The command reads any of the three, with the weights of another phase if asked."""
    path = tmp_path / "file"
    for content in (written(FILLED).encode(), archive(Results(FILLED)), to_json(FILLED).encode()):
        path.write_bytes(content)
        assert read(path) == Opened(FILLED)
        provider = FILLED.replace(weights=presets.life_phases()["Provider"])
        assert read(path, "Provider") == Opened(provider)
        with pytest.raises(FileError, match="no life phase"):
            read(path, "Retired")
    with pytest.raises(FileError, match="cannot be read"):
        read(tmp_path / "missing")


# Refused


def damaged(text: str) -> Iterator[tuple[bytes, str]]:
    """Entries that cannot be opened, and what is said of them."""
    yield b"", "No decision was found"
    yield b"Dear diary", "No decision was found"
    yield b"null", "No decision was found"
    yield prose(text).encode(), "No decision was found"
    yield text.encode("utf-16"), "neither text in UTF-8 nor a whole zip"
    yield b"\xff" + text.encode(), "neither text in UTF-8 nor a whole zip"
    yield (
        text.replace('"goal"', "goal").encode(),
        f"line {1 + text[: text.index(chr(34) + 'goal')].count(chr(10))}, column 2",
    )
    yield text.replace('"spikes/2"', '"spikes/3"').encode(), "newer kind"
    yield text.encode() + b'\n```json\n{"a": 1}\n```\n', "not a decision"
    yield b" " * (files.LARGEST_FILE + 1), "larger than 5 MB"


@pytest.mark.parametrize(
    ("content", "said"),
    tuple(damaged(written(FILLED))),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_damaged_entry_is_refused_with_what_to_do(content: bytes, said: str) -> None:
    """The sentence says what is wrong, in the line of the file, and what to do about it."""
    assert said in refused(content)
    assert refused(content).endswith(".")


ENTRY = written(FILLED).encode()


def locked(content: bytes) -> bytes:
    """Return a zip whose members claim to be locked by a password."""
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(header) + flags
        content = content[:at] + bytes([content[at] | 1]) + content[at + 1 :]
    return content


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (zipped(), "holds no entries"),
        (zipped(("a.txt", ENTRY), ("b.md/", b"")), "holds no entries"),
        (zipped(("a.md", ENTRY), ("b.md", ENTRY)), "holds 2 entries"),
        (zipped(("a.md", ENTRY), method=zipfile.ZIP_LZMA), "packed in an unusual way"),
        (zipped(("a.md", ENTRY), method=zipfile.ZIP_BZIP2), "packed in an unusual way"),
        (locked(zipped(("a.md", ENTRY))), "locked by a password"),
        (zipped(("a.md", ENTRY))[:-30], "This zip is damaged"),
        (
            zipped(("a.md", ENTRY), method=zipfile.ZIP_STORED).replace(b"Northfold", b"Southfold"),
            "This zip is damaged",
        ),
        (zipped(("a.md", b" " * (files.LARGEST_FILE + 1))), "larger than any decision"),
        (zipped(("a.md", zipped(("a.md", ENTRY)))), "neither text in UTF-8 nor a whole zip"),
        (b"PK\x03\x04", "This zip is damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_zip_is_refused_with_what_to_do(content: bytes, said: str) -> None:
    """A zip without exactly one entry to unpack within bounds is refused with a sentence."""
    assert said in refused(content)
    assert refused(content).endswith(".")


def test_a_zip_may_hold_what_else_it_likes() -> None:
    """Names of members do not matter, nor what a Mac puts beside them."""
    assert opened(
        zipped(("../../a.MD", ENTRY), ("__MACOSX/._a.md", b"\0"), ("x.json", b"{}"))
    ) == Opened(FILLED)


def test_pay_has_a_section_where_it_is_entered() -> None:
    """Pay as received stands before what may go wrong, with its money; the entry opens again."""
    assert "## Pay as received" not in entry(Results(FILLED))
    offers = [FILLED.offers[0].replace(pay=PACKAGE, from_pay=True), *FILLED.offers[1:]]
    decision = FILLED.replace(offers=offers)
    text = entry(Results(decision))
    section = text.partition("## Pay as received")[2].partition("\n## ")
    assert "EUR 80,000" in section[0]
    assert section[2].startswith("If it goes wrong")
    assert opened(text.encode()).decision == decision
