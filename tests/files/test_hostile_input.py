"""Whatever comes in, every door gives a right result or its own sentence, soon, in little memory.

``make fuzz`` tries 100,000 cases at each door.
"""

import base64
import io
import json
import os
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, note, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from spikes.analysis.results import Results
from spikes.files import careers
from spikes.files import decisions as files
from spikes.files import links as share
from spikes.files.decisions import FileError, from_json, to_json
from spikes.journal import entry as journal
from spikes.model import Decision, presets
from spikes.page.components import sliders as slider_panel
from spikes.page.components import storage
from tests import strategies
from tests.files.careers import making
from tests.hostile import TEXTS

SAMPLE = files.sample()
ENTRY = journal.entry(Results(journal.dated(SAMPLE, date(2026, 11, 24))))
CASES = int(os.environ.get("CASES", "300"))
LOT = 5000  # cases at once: Hypothesis keeps them all in memory
MANY = settings(max_examples=min(CASES, LOT), deadline=None, suppress_health_check=[*HealthCheck])


@pytest.fixture(params=range(-(-CASES // LOT)))
def lot(request: pytest.FixtureRequest) -> int:
    """Which of the lots that make up all cases."""
    number: int = request.param
    return number


# By name: what is read there, given bytes.
DOORS: dict[str, Callable[[bytes], Any]] = {
    "a file": lambda content: journal.opened(content).decision,
    "a file for the command": lambda content: from_json(content, "Provider"),
    "a paste": lambda content: careers.read(content.decode(errors="surrogateescape"), SAMPLE).roles,
    "a career of any kind": lambda content: careers.read(content, SAMPLE).roles,
    "offers of any kind": lambda content: careers.read(content, SAMPLE, "offers").offers,
    "a link": lambda content: (
        share.opened(share.MARK + content.decode(errors="surrogateescape")).decision
    ),
    "what a link unpacks to": lambda content: share.opened(packed(content)).decision,
    "what the browser keeps": lambda content: storage.opened(
        {"text": content.decode(errors="surrogateescape"), "locked": []}
    )[0],
}


def packed(content: bytes) -> str:
    """Return a link that holds any bytes."""
    return share.MARK + base64.urlsafe_b64encode(zlib.compress(content)).decode().rstrip("=")


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of files by their names."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return whole.getvalue()


def right_or_said(read: Callable[[bytes], Any], content: bytes) -> None:
    """Check that what a door gives can be saved, opened and added, or else is explained."""
    try:
        found = read(content)
    except FileError as error:
        for sentence in error.sentences:
            assert re.search(r"[.?!]$", sentence), sentence
            assert 10 < len(sentence) < 1000, sentence
            assert not re.search(
                r"Traceback|0x[0-9a-f]{6}|pydantic|Error\b|\x00",
                sentence.replace(content.decode(errors="ignore"), ""),
            )
            sentence.encode()
        return
    if isinstance(found, Decision):
        assert from_json(to_json(found).encode()) == found.replace(
            compare=from_json(to_json(found).encode()).compare
        )
    else:
        json.dumps([job.model_dump(mode="json") for job in found]).encode()


# Values where they do not belong, by way of real files.
numbers = st.sampled_from(
    (0, -1, 10.5, 1e308, -1e308, 1e-320, float("nan"), float("inf"), 10**400, 2**63, True)
)
texts = st.sampled_from(TEXTS) | st.text(max_size=9)
oddities: st.SearchStrategy[Any] = st.one_of(
    st.none(), numbers, texts, st.just([]), st.just({}), st.lists(numbers, max_size=2)
)


@st.composite
def spoilt_json(draw: st.DrawFn) -> bytes:
    """Return a real decision with a few values replaced, removed, renamed or doubled."""
    keys: Any = json.loads(to_json(draw(strategies.decisions())))
    for _ in range(draw(st.integers(1, 4))):
        here: Any = keys
        while True:
            if not here:
                break
            place = draw(
                st.sampled_from(list(here) if isinstance(here, dict) else range(len(here)))
            )
            if isinstance(here[place], dict | list) and here[place] and draw(st.booleans()):
                here = here[place]
                continue
            match draw(st.sampled_from(("replace", "remove", "rename"))):
                case "replace":
                    here[place] = draw(oddities)
                case "remove":
                    del here[place]
                case _ if isinstance(here, dict):
                    here[draw(st.text(max_size=5))] = here.pop(place)
            break
    text = json.dumps(keys, ensure_ascii=draw(st.booleans()))
    if draw(st.booleans()):
        text = text.replace('"offers"', '"offers": [], "offers"', 1)
    return text.encode(errors="surrogatepass")


@st.composite
def damaged(draw: st.DrawFn, whole: st.SearchStrategy[bytes]) -> bytes:
    """Real bytes, cut, doubled, or with a few of them changed."""
    content = bytearray(draw(whole))
    for _ in range(draw(st.integers(0, 5))):
        place = draw(st.integers(0, len(content)))
        match draw(st.sampled_from(("cut", "put", "change", "double"))):
            case "cut":
                del content[place : place + draw(st.integers(1, 200))]
            case "put":
                content[place:place] = draw(
                    st.binary(max_size=9)
                    | st.sampled_from((b"```json\n", b"---\n", b"\xef\xbb\xbf", b"\r\n", b'"'))
                )
            case "change" if place < len(content):
                content[place] = draw(st.integers(0, 255))
            case _:
                content[place:place] = content[place : place + 50]
    return bytes(content)


cells = st.sampled_from(
    (*TEXTS, "Organisation", "From", "Pay", "2021-03", "7,5", "now", "=1+1", '"', "\x00", "9" * 400)
) | st.text(max_size=9)
tables = st.lists(st.lists(cells, max_size=8), max_size=12)


@st.composite
def spoilt_sheet(draw: st.DrawFn) -> bytes:
    """Rows of cells, of real names and senseless ones, under any separator."""
    rows = [["Organisation", "From", "Pay"]] * draw(st.integers(0, 1)) + draw(tables)
    separator = draw(st.sampled_from("\t;,|"))
    return "\n".join(separator.join(row) for row in rows).encode(
        draw(st.sampled_from(("utf-8", "utf-16"))), errors="replace"
    )


entries = st.just(ENTRY.encode()) | spoilt_json().map(
    lambda data: ENTRY.encode().partition(b"```json")[0] + b"```json\n" + data + b"\n```\n"
)
# A career of every kind, and lines such as a CV has.
ROWS: list[list[Any]] = [
    ["Organisation", "Title", "From", "To", "Pay"],
    ["Acme", "PM", "2019-03", "now", 90_000],
]
CAREERS = (
    making.pdf(making.drawn(making.column(("Acme", "Senior PM", "Mar 2019 - Jun 2021")))),
    making.workbook(Jobs=ROWS),
    making.spreadsheet(f'<worksheet xmlns="{making.MAIN}"><sheetData/></worksheet>'),
    making.zipped(("Positions.csv", f"{making.POSITIONS}Acme,PM,,Berlin,Mar 2019,\n")),
    making.json_resume(startDate="2019-03", endDate="2021-06").encode(),
    making.reactive(
        {"company": "Acme", "position": "PM", "period": "March 2019 - June 2021"}
    ).encode(),
    making.rendercv("company: Acme; position: PM; start_date: 2019-03").encode(),
    making.EUROPASS.format(
        making.EMPLOYER.format("Acme", "PM", "2019-03", making.END.format("2021-06"))
    ).encode(),
)
pieces = (
    st.sampled_from(
        (
            *(
                "Acme",
                "Senior Product Manager",
                "Hooli, Product Lead",
                "•",
                "-",
                "*",
                "(",
                ")",
                "at",
            ),
            *(
                "Mar 2019 – Jun 2021",
                "03/2019 - now",
                "2020 bis heute",
                "2 yrs 3 mos",
                "since",
                "2019",
            ),
            *(
                "Experience",
                "Education",
                "Offers",
                "reply by 15 Dec 2026",
                "€ 90k",
                "Impact: 7/10",
                ":",
            ),
        )
    )
    | texts
)
lines = st.lists(pieces, max_size=9)
prose = st.lists(
    st.tuples(lines, st.sampled_from((" ", ", ", " – ", "\t", " | ", "\n"))), max_size=9
).map(
    lambda paragraphs: "\n".join(between.join(line) for line, between in paragraphs).encode(
        errors="surrogatepass"
    )
)
contents = (
    st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: text.encode(errors="surrogatepass"))
    | spoilt_json()
    | damaged(st.just(to_json(SAMPLE).encode()))
    | damaged(entries)
    | damaged(entries.map(lambda entry: zipped(("entry.md", entry))))
    | spoilt_sheet()
    | damaged(spoilt_sheet())
    | damaged(st.sampled_from(CAREERS))
    | prose
    | damaged(prose)
)


UNPRINTABLE = (
    to_json(SAMPLE.replace(compare=None))
    .replace("Hexbourne", "\\u0000")
    .replace("null", '["a", "b"]', 1)
    .encode()
)


@pytest.mark.usefixtures("lot")
@MANY
@given(contents)
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"PK\x03\x04")
@example(b'{"offers": [], "goal": "\\ud800"}')
@example(b'{"offers": [], "\\u0000": 1}')  # was quoted as it is, as a name was
@example(UNPRINTABLE)
@example(b"Organisation\tFrom\nA\t\x80")  # was quoted as it is, as a month was
@example(b'Organisation,"""')  # its names took in the end
@example(b'""Organisation\n\t\t\x01')  # pandas lost its row
@example(b'{"offers": [], "stay_months": 1' + b"0" * 5000 + b"}")
@example("0/00‐Jul00\nManager\nMar2000‐\nA".encode())  # one name between months of two roles
def test_whatever_comes_is_right_or_refused(content: bytes) -> None:
    """No door lets an error of its own out, nor anything in that is not a decision or a job."""
    for door, read in DOORS.items():
        note(door)
        right_or_said(read, content)


@pytest.mark.usefixtures("lot")
@MANY
@given(
    st.recursive(
        oddities,
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
        ),
    )
)
def test_a_browser_may_say_anything(message: Any) -> None:
    """A message that no component sends is refused; one that is taken has values within bounds."""
    cell = slider_panel.Cell(id="a", value=5, max=10, step=0.5)
    for told in (
        message,
        {"what": "values", "report": 1, "gesture": 1, "values": message},
        {"what": "note", "note": message, "id": "a"},
    ):
        try:
            [report] = slider_panel.REPORTS.validate_python([told])
            edit = report.edit("panel", [cell])
        except ValidationError:
            continue
        assert edit is None or edit.values is None or 0 <= (edit.values["a"] or -1) <= 10
    for told in (message, {"what": "found", "work": message}, {"what": "link", "link": message}):
        try:
            storage.Report.model_validate(told)
        except ValidationError:
            continue
    right_or_said(lambda _: storage.opened(message)[0], b"")


# What is built to take long or to grow: made here, read in a process of its own that may use
# little.
OFFER = json.dumps(SAMPLE.offers[0].model_dump(mode="json")).encode()
HEAD, _, REST = ENTRY.partition("\n---\n")
DOUBLED = "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise("abcdefghijklmnopqrstuvwxyz"))
MULTIPLYING = f"---\na: &a [x, x]\n{DOUBLED}---\n{REST}".encode()
LAUGHS = (
    "<!DOCTYPE l [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 9}'>" for a, b in pairwise("abcdefghijk"))
    + "]><l>&k;</l>"
)
CELL = '<c t="inlineStr"><is><t>Acme</t></is></c>'
CELLS = (
    f'<worksheet xmlns="{making.MAIN}"><sheetData>'
    + "".join(f'<row r="{i}" ht="{i * 7919 % 1009}">{CELL * 9}</row>' for i in range(1, 4_600))
    + "</sheetData></worksheet>"
)
CORNERS = (
    f'<worksheet xmlns="{making.MAIN}"><dimension ref="A1:XFD1048576"/><sheetData><row r="1">{CELL}'
    '</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)
EMOJI = "👩‍🚀".encode()
KEYS = b", ".join(b'"k%d": 1' % i for i in range(350_000))
BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a zip of 500 MB of zeros": ("a file", lambda: zipped(("entry.md", bytes(500_000_000)))),
    "a zip of 20,000 entries": (
        "a file",
        lambda: zipped(*((f"{i}.md", b"") for i in range(20_000))),
    ),
    "a zip that climbs out": ("a file", lambda: zipped(("../../etc/passwd.md", ENTRY.encode()))),
    "a zip in a zip": (
        "a file",
        lambda: zipped(("inner.md", zipped(("entry.md", ENTRY.encode())))),
    ),
    "10 MB of opening brackets": ("a file", lambda: b"[" * 10_000_000),
    "10 MB of nested objects": ("a file", lambda: b'{"a":' * 2_000_000),
    "one text of 10 MB": (
        "a file",
        lambda: b'{"offers": [], "goal": "' + b"a" * 10_000_000 + b'"}',
    ),
    "10,000 offers": ("a file", lambda: b'{"offers": [' + b",".join([OFFER] * 10_000) + b"]}"),
    "10,000 keys, each twice": (
        "a file",
        lambda: b'{"offers": [],' + b",".join(b'"k%d": 1' % (i // 2) for i in range(20_000)) + b"}",
    ),
    "more than any file may have": ("a file", lambda: b" " * 40_000_001),
    "a megabyte of opening fences": ("a file", lambda: b"```json\n" * 125_000),
    "a megabyte of backticks": ("a file", lambda: b"`" * 1_000_000),
    "a megabyte of rules": ("a file", lambda: b"---\n" * 250_000),
    "front matter without an end": ("a file", lambda: b"---\n" + b"a: 1\n" * 200_000),
    "front matter that multiplies": ("a file", lambda: MULTIPLYING),
    "front matter nested 100,000 deep": (
        "a file",
        lambda: b"---\na: " + b"[" * 100_000 + b"\n---\n" + REST.encode(),
    ),
    "a sheet with one cell of 2 MB": (
        "a career of any kind",
        lambda: b"Organisation\n" + b"a" * 1_900_000,
    ),
    "a sheet of 10,000 rows": (
        "offers of any kind",
        lambda: b"Organisation,Pay\n" + b"Acme,7\n" * 10_000,
    ),
    "a sheet of 2,000 wrong rows": (
        "a career of any kind",
        lambda: b"Organisation,From,Pay\n" + b"Acme,never,much\n" * 2_000,
    ),
    "a sheet of 100,000 columns": (
        "a career of any kind",
        lambda: b"Organisation," * 100_000 + b"\n",
    ),
    "a sheet of quotation marks": ("a career of any kind", lambda: b'"' * 1_000_001),
    **{
        name: ("a career of any kind", make)
        for name, make in {
            "a sheet of 5 MB of quotation marks": lambda: b"Company,From\n" + b'"' * 4_900_000,
            "a sheet of 5 MB of empty cells": lambda: b"Company,From\n" + b'"",' * 1_600_000,
            "one line of 5 MB": lambda: b"mar 20 " * 700_000,
            "5 MB of empty lines": lambda: b"\n" * 4_999_990 + b"a",
            "a table of 2 MB of rules": lambda: b"a|b\n" + b"|---" * 490_000,
            "a career of 3,000 lines": lambda: b"Acme, PM, 2019 - 2020 a\n2018 b\n" * 1_400,
            "a career in one line": lambda: b"Acme PM 2019 - 2020 " * 9_900,
            "JSON of 50,000 objects": lambda: (
                b"[" + b'{"company":"A","start":"2020"},' * 49_000 + b"{}]"
            ),
            "JSON Resume of 100,000 jobs": lambda: b'{"work":[' + b"{}," * 99_000 + b"{}]}",
            "YAML of aliases": f"cv:\n  sections: {{}}\na: &a [x, x]\n{DOUBLED}".encode,
            "YAML of 100,000 characters": lambda: (
                b"cv:\n  sections:\n    x:\n" + b"      - {a: b}\n" * 5_500
            ),
            "YAML nested deeply": lambda: b"cv:\n  a: " + b"[" * 90_000,
            "XML of entities": LAUGHS.encode,
            "XML nested deeply": lambda: b"<a>" * 90_000,
            "XML of employers in employers": lambda: (
                b"<EmployerHistory>" * 8_000 + b"</EmployerHistory>" * 8_000
            ),
            "Positions.csv of 500 MB": lambda: zipped(("a/Positions.csv", bytes(500_000_000))),
            "a zip of 40,000 files": lambda: zipped(*((f"a{i}", b"") for i in range(40_000))),
            "a spreadsheet of 300 MB": lambda: making.spreadsheet("<x>" + " " * 300_000_000),
            "a spreadsheet of 2 MB": lambda: making.spreadsheet(CELLS),
            "a spreadsheet of entities": lambda: making.spreadsheet(LAUGHS),
            "a spreadsheet with far corners": lambda: making.spreadsheet(CORNERS),
            "a PDF of 90 MB": lambda: making.pdf(making.DRAWN * 2_000_000),
            "a PDF of 30 full pages": lambda: making.pdf(*[making.DRAWN * 4_000] * 30),
            "a PDF of 8,000 pages": lambda: making.pdf(*[making.DRAWN] * 8_000),
            "a PDF with far corners": lambda: making.pdf(
                making.drawn([(0, 0, "a"), (10**6, 10**8, "b"), (5, -(10**8), "c")])
            ),
            "a PDF of one long text": lambda: making.pdf(making.drawn([(0, 0, "x" * 400_000)])),
            "a PDF of opening brackets": lambda: making.pdf(b"BT /F1 10 Tf " + b"[" * 400_000),
            "a PDF without an end": lambda: b"%PDF-1.7\n" + b"startxref\n" * 490_000,
            "a PDF of objects alone": lambda: b"%PDF-1.7\n" + b"1 0 obj " * 600_000,
        }.items()
    },
    "a link of a megabyte": ("a link", lambda: b"A" * 1_000_000),
    "a link that unpacks to 100 MB": ("what a link unpacks to", lambda: bytes(100_000_000)),
    "50,000 unknown keys": (
        "a file",
        lambda: b'{"offers": [],' + b",".join(b'"ofers%d": 1' % i for i in range(50_000)) + b"}",
    ),
    "3,000,000 offers without anything": (
        "a file",
        lambda: b'{"offers": [' + b"{}," * 3_000_000 + b"{}]}",
    ),
    "100,000 offers without anything": (
        "a file",
        lambda: b'{"offers": [' + b"{}," * 99_000 + b"{}]}",
    ),
    "40 MB of numbers": ("a file", lambda: b'{"offers": [' + b"1," * 19_000_000 + b"1]}"),
    "kept work of 10 MB": (
        "what the browser keeps",
        lambda: b'{"goal": "' + b"a" * 10_000_000 + b'", "offers": []}',
    ),
}
# At the largest a file may be: what once took seconds or gigabytes.
MOST = 5_000_000  # bytes
EVERY_DOOR = "every door"
WHOLE = {
    "quotes and commas": lambda: b'"a","b",' * (MOST // 8),
    "empty texts": lambda: b'"",' * (MOST // 3),
    "quotes and commas below names": lambda: b"Organisation,From\n" + b'"a",",' * (MOST // 6 - 9),
    "a text with one emoji": lambda: (
        b'{"offers": [], "goal": "' + EMOJI + b"a" * (MOST - 99) + b'"}'
    ),
    "an emoji and then one line": lambda: EMOJI + b"a" * (MOST - 9),
    "a key that stands twice at the end": lambda: b'{"offers": [], %s, "k1": 1}' % KEYS,
    "a zip of 40 kB that unpacks to 40 MB": lambda: zipped(("entry.md", bytes(40_000_000))),
    "a zip of one file of the largest size": lambda: zipped(
        ("entry.md", EMOJI + b"a" * (MOST - 9))
    ),
    "numbers": lambda: b'{"offers": [' + b"1," * (MOST // 2 - 99) + b"1]}",
    "brackets": lambda: b'{"a":[' * (MOST // 6),
}
BOMBS |= {f"5 MB: {shape}": (EVERY_DOOR, make) for shape, make in WHOLE.items()}
SOON = {"a zip of 20,000 entries", "a link that unpacks to 100 MB"}  # the others take their time
MEASURE = """
import re, sys, time
from pathlib import Path
from tests.files.test_hostile_input import BOMBS, DOORS, EVERY_DOOR, packed, right_or_said

def megabytes(what):
    status = Path("/proc/self/status").read_text()
    return int(re.search(f"{what}:[^0-9]*([0-9]+)", status)[1]) / 1024

at, make = BOMBS[sys.argv[1]]
made = make()
for door in DOORS if at == EVERY_DOOR else (at,):
    read, content = DOORS[door], made
    if door == "what a link unpacks to":
        read, content = DOORS["a link"], packed(made).partition("=")[2].encode()
    Path("/proc/self/clear_refs").write_text("5")  # the most so far is from now on what it is now
    before, begun = megabytes("VmRSS"), time.process_time()
    right_or_said(read, content)
    print(door, time.process_time() - begun, megabytes("VmHWM") - before, sep="|")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux reports it")
@pytest.mark.parametrize(
    "bomb", [pytest.param(b, marks=() if b in SOON else pytest.mark.long) for b in BOMBS]
)
def test_what_is_built_to_hurt_does_not(bomb: str) -> None:
    """Each takes at most 2 s of processor time and 200 MB of memory, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, bomb],
        cwd=presets.ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    for line in done.stdout.splitlines():
        door, seconds, megabytes = line.split("|")
        assert float(seconds) < 2, door
        assert float(megabytes) < 200, door
