"""Each kind of fault in what people have is read right in its siblings, and nothing in silence."""

import csv
import io
from datetime import date
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spikes.files.careers import Found, read
from spikes.files.careers.recognise import AROUND
from spikes.files.careers.sheets.said import NARROW
from spikes.files.careers.sheets.sheet import ASK_SCALE
from spikes.files.decisions import FileError
from spikes.model import Role
from tests.files.careers import making
from tests.files.careers.examples import BLANK, IMPORTS, offers, rated, roles
from tests.files.careers.making import json_resume, rendercv
from tests.files.careers.siblings import SIBLINGS, Sibling

USUAL = (  # said of most, and tested in test_sheets_as_they_are and test_prose
    "Each counts as core to your goal. Change that where it isn’t.",
    "Each would last 24 months, unless you say otherwise.",
    AROUND,
)


def jobs(found: Found) -> list[str]:
    """Return what was found, a line each: roles, offers with what they say, and weights."""
    weights = found.weights.percents().values() if found.weights else ()
    kept = [None if one.ratings.all_unrated else shown(one) for one in found.roles]
    named = [
        f"{line} | {own}" if own else line for line, own in zip(roles(found), kept, strict=True)
    ]
    lines = [*named, *offers_in_full(found)]
    return [*lines, f"weights {'/'.join(map(str, weights))}"] if weights else lines


def shown(one: Role) -> str:
    """Return a role's ratings, with a dash for each that is none."""
    return "/".join("–" if n is None else f"{n:g}" for n in one.ratings.values())


def offers_in_full(found: Found) -> list[str]:
    """Return a line for each offer, with its day, its months and its door where unusual."""
    lines = []
    for offer in found.offers:
        by = [f"by {offer.reply_by}"] if offer.reply_by else []
        months = [f"{offer.planned_months} months"] if offer.planned_months != 24 else []
        door = [offer.door.value] if offer.door.value == "one-way" else []
        told = [f"{d.value}: {e.value}" for d, e in offer.evidence.items() if e.value != "guess"]
        title = [offer.title] if offer.title else []
        lines.append(" | ".join([rated(offer), *title, *by, *months, *door, *told]))
    return lines


def said(found: Found) -> list[str]:
    """Return all that was said of what was found, less what is usual."""
    asked = (f"{question.text} {', '.join(question.choices)}" for question in found.asked)
    every = (*found.assumed, *(text.strip() for text in asked), *found.left_out, *found.problems)
    return [sentence for sentence in every if sentence not in USUAL]


EVERY = [
    pytest.param(sibling, id=f"{kind}: {name}")
    for kind, cases in SIBLINGS.items()
    for name, sibling in cases.items()
]


@pytest.mark.parametrize("sibling", EVERY)
def test_a_sibling(sibling: Sibling) -> None:
    """In other languages, orders and signs the same comes out, and what is unsure is said."""
    found = read(sibling.content, BLANK, None, sibling.answers)
    assert (jobs(found), said(found)) == (sibling.jobs, sibling.said)


def test_each_kind_has_five_siblings() -> None:
    """No kind of fault is mended for one file alone."""
    assert [kind for kind, cases in SIBLINGS.items() if len(cases) < 5] == []


ENCODED = "Company;Title;From;To\n{};{};2019-03;2021-06"
NONSENSE = [
    ("cp1251", "Северный берег", "Менеджер продукта"),
    ("koi8-r", "Северный берег", "Менеджер"),
    ("cp866", "Северный берег", "Менеджер"),
    ("mac_cyrillic", "Северный берег", "Менеджер"),
    ("cp1250", "Bank Śląski", "Główny księgowy"),
    ("iso8859-2", "Bank Śląski", "Główny księgowy"),
    ("cp1250", "Česká spořitelna", "Vedoucí"),
    ("cp1250", "Lidl", "Vedoucí směny"),
    ("cp1250", "Lidl", "Řízení kvality"),
    ("iso8859-2", "Lidl", "Manažer"),
    ("cp1250", "Petrović", "PM"),
    ("cp1253", "Ελληνική", "Διευθυντής"),
    ("cp1255", "חברה", "מנהל"),
    ("shift_jis", "日本電気", "部長"),
    ("gbk", "中国银行", "经理"),
    ("mac_roman", "Søndre Kraft", "Rådgiver"),
    ("mac_roman", "Société Générale", "Chargé d’études"),
    ("cp850", "Société", "Chargé"),
    ("cp437", "Müller", "Geschäftsführer"),
]
READ = [
    ("cp1252", "Société Générale", "Chargé d’études – “senior”"),
    ("cp1252", "Müller €uro", "Größe"),
    ("latin-1", "Peña Niño", "Señor"),
    ("cp1252", "Øst & Ærlig", "Rådgiver"),
    ("cp1252", "Høiby & Søer", "Crème, Città"),
    ("cp1252", "Però Lunedì", "Modèle d’où"),
    ("cp1250", "Škoda Auto", "Manažer"),  # whose letters are the same there
    ("utf-16", "Żagiel", "PM"),
    ("utf-8-sig", "Северный берег", "PM"),
]


@pytest.mark.parametrize(("encoding", "organisation", "title"), NONSENSE)
def test_letters_of_another_region(encoding: str, organisation: str, title: str) -> None:
    """What comes out as nonsense is refused with what to do, whatever wrote it."""
    content = ENCODED.format(organisation, title).encode(encoding)
    with pytest.raises(FileError, match="save it as CSV UTF-8, or paste the cells"):
        read(content, BLANK)


@pytest.mark.parametrize(
    "names",
    ["Müller €uro;Größe", "Peña;Señor", "Øst & Ærlig;PM", "Škoda;PM", "Żagiel;PM", "Северный;PM"],
)
@pytest.mark.parametrize("pasted", [True, False])
def test_letters_that_another_program_garbled(names: str, pasted: bool) -> None:  # noqa: FBT001
    """UTF-8 that was taken for an older encoding is refused, from a file and from a paste."""
    sheet = f"Company;Title;From;To\n{names};2019-03;2021-06"
    garbled = sheet.encode().decode("cp1252")
    assert len(read(sheet, BLANK).roles) == 1
    with pytest.raises(FileError, match="come out as nonsense, such as Ã¼"):
        read(garbled if pasted else garbled.encode(), BLANK)


@pytest.mark.parametrize(("encoding", "organisation", "title"), READ)
def test_letters_that_are_read(encoding: str, organisation: str, title: str) -> None:
    """Letters come out right, and where their encoding is a guess, that is said."""
    found = read(ENCODED.format(organisation, title).encode(encoding), BLANK)
    assert jobs(found) == [f"{organisation} | {title} | 2019-03 to 2021-06"]
    assert any("older encoding" in sentence for sentence in said(found)) is not (
        encoding.startswith("utf")
    )


REFUSED = {
    "days that could be two in every row": (
        "Company,Start,End\nAcme,7/6/17,7/6/18\nBeta,9/3/13,6/3/15",
        "Row 2 (Acme): First month: “7/6/17” cannot be read as a month, as it could be two.",
    ),
    "months in columns of unknown names": (
        "Firma;Kezdete;Vége\nAcme;2019-03;2021-06",
        "No column is called First month",
    ),
    "prose in Cyrillic": (
        "Опыт работы\nМенеджер, Северный берег\nмарт 2019 – июнь 2021",
        "Months and names of columns are not read in these letters.",
    ),
    "a sheet in Greek": (
        "Εταιρεία;Από;Έως\nΤράπεζα;Μάρτιος 2019;Ιούνιος 2021",
        "Months and names of columns are not read in these letters.",
    ),
    "months in Cyrillic": (
        "Company;From;To\nАкме;март 2019;июнь 2021",
        "Row 2 (Акме): First month: “март 2019” cannot be read as a month.",
    ),
    "ratings in words": (
        "Firma\tSocial impact\tPay\nHexbourne\thoch\t8\nFernmoor\tsehr gut\t9",
        "Row 2 (Hexbourne): Social impact: “hoch”: write a number from 0 to 10.",
    ),
    "an end that is no text": (
        json_resume(startDate="2019-03", endDate={"year": 2021, "month": 6}),
        "Entry 1 (Acme): Last month: “{'year': 2021, 'month': 6}” cannot be read as a month.",
    ),
    "an end alone": (
        rendercv("company: Acme; position: PM; date: 2019; end_date: 2020-01"),
        "Entry 1 (Acme): First month: it is missing",
    ),
    "months beside titles": (
        "Company,Title\nAcme,PM (2019–2021)\nBeta,Lead (since 2021)",
        "No column is called First month",
    ),
    "months beside employers": (
        "Firma;Stelle\nAcme, 03/2019 – 06/2021;PM\nBeta, seit 07/2021;Leiterin",
        "No column is called First month",
    ),
    "months that nothing says how to read": (
        "Työkokemus\nTuotepäällikkö, Nokia\nmaaliskuu 2019 – nykyinen",
        "Line 3 is left out, as its first and last month cannot be read",
    ),
    "a month that may have lost a zero": (
        "Company,From,To\nAcme,2019.1,2020.11\nBeta,2021-01,2022.1",
        "Row 2 (Acme): First month: “2019.1” cannot be read as a month, as it could be two.",
    ),
    "ratings of 100": (
        "Company,Social impact,Pay\nHexbourne,80,50\nFernmoor,40,100",
        "Rows 2 (Hexbourne) and 3 (Fernmoor): Social impact: must be at most 10.",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(content: str, sentence: str) -> None:
    """What could be meant in two ways, or is in no words we know, is refused with its reason."""
    with pytest.raises(FileError) as refused:
        read(content, BLANK)
    assert refused.value.sentences[0].startswith(sentence)


BLANKS = st.text("\u00a0\u2007\u2009\u202f\u3000 \u200b\ufeff\u2060", max_size=2)


@given(st.lists(BLANKS, min_size=8, max_size=8), st.sampled_from("\t;,|"))
def test_any_blank_around_a_cell_is_none(blanks: list[str], sign: str) -> None:
    """Blanks of every kind, and signs that cannot be seen, change nothing around a cell."""
    cells = ("Company", "From", "To", "", "Acme", "Mar 2019", "Jun 2021", "")
    padded = [f"{blank}{cell}{blank}" for cell, blank in zip(cells, blanks, strict=True)]
    text = f"{sign.join(padded[:4])}\n{sign.join(padded[4:])}"
    assert jobs(read(text, BLANK)) == ["Acme |  | 2019-03 to 2021-06"]


def own_table() -> list[list[str]]:
    """Return the cells of a table that Spikes exported."""
    (path,) = IMPORTS.glob("10-*")
    return [*csv.reader(io.StringIO(path.read_text(encoding="utf-8")))]


def separated(rows: list[list[str]], sign: str) -> str:
    """Return cells as a spreadsheet writes them."""
    file = io.StringIO()
    csv.writer(file, delimiter=sign).writerows(rows)
    return file.getvalue()


OWN: dict[str, bytes | str] = {
    "semicolons": separated(own_table(), ";").encode("utf-8-sig"),
    "tabs in UTF-16": separated(own_table(), "\t").encode("utf-16"),
    "sep=": "sep=;\r\n" + separated(own_table(), ";"),
    "a spreadsheet": making.workbook(A=own_table()),
    "columns in another order": separated([row[::-1] for row in own_table()], ","),
    "a Markdown table": "\n".join(
        "|".join(row) for row in (own_table()[0], ["-"] * len(own_table()[0]), *own_table()[1:])
    ),
}


@pytest.mark.parametrize("content", OWN.values(), ids=OWN)
def test_the_own_table_saved_by_another_program(content: bytes | str) -> None:
    """A table of Spikes comes back from whatever saved it, without Today and Stay."""
    found = read(content, BLANK)
    assert (found.kind, offers(found)) == (
        "spikes",
        ["Hexbourne 3/3/9/9/4", "Fernmoor Health 6/8/3/5/8", "CivicLine 10/6/5/2/4"],
    )
    assert any("(Today)" in sentence and "(Stay)" in sentence for sentence in found.left_out)


def test_some_columns_of_the_own_table() -> None:
    """Where only some of its columns are kept, Today and Stay are no offers either."""
    found = read(separated([row[:6] for row in own_table()], ","), BLANK)
    assert [offer.organisation for offer in found.offers] == [
        *("Hexbourne", "Fernmoor Health", "CivicLine")
    ]


def entry() -> str:
    """Return an entry of the journal."""
    (path,) = IMPORTS.glob("15-*")
    return path.read_text(encoding="utf-8")


ENTRIES: dict[str, bytes | str] = {
    "line ends of Windows": entry().replace("\n", "\r\n"),
    "UTF-16": entry().encode("utf-16"),
    "other fences": entry().replace("```", "~~~"),
    "front matter": f"---\ntags: [decision]\n---\n\n{entry()}",
    "indented": "".join(f"  {line}" for line in entry().splitlines(keepends=True)),
    "quoted in a mail": "".join(f"> {line}" for line in entry().splitlines(keepends=True)),
    "a zip": making.zipped(("journal/2026-11-24.md", entry())),
}


@pytest.mark.parametrize("content", ENTRIES.values(), ids=ENTRIES)
def test_an_entry_as_other_programs_leave_it(content: bytes | str) -> None:
    """An entry opens whatever a program, a mail or a zip did to its lines."""
    assert read(content, BLANK).decision == read(entry(), BLANK).decision


(_path,) = IMPORTS.glob("16-*")
LINK = f"https://spikes.example.org/#{_path.read_text(encoding='utf-8').strip().rstrip('.')}"
LINKS: dict[str, bytes | str] = {
    "a sentence": f"See {LINK}, and tell me.",
    "brackets": f"(my decision: {LINK})",
    "Markdown": f"[my decision]({LINK})",
    "angle brackets": f"<{LINK}>",
    "HTML": f'<a href="{LINK}">here</a>',
    "quotation marks": f"“{LINK}”…",
    "code": f"`{LINK}`",
    "percent-encoded in another": f"https://links.example.org/?url={quote(LINK, safe='')}&data=05",
    "UTF-16": LINK.encode("utf-16"),
}


@pytest.mark.parametrize("content", LINKS.values(), ids=LINKS)
def test_a_link_in_whatever_stands_around_it(content: bytes | str) -> None:
    """A link opens out of a sentence, mark-up or another link."""
    found = read(content, BLANK).decision
    assert found
    assert found == read(LINK, BLANK).decision


@pytest.mark.parametrize("damaged", [LINK[:300], f"{LINK[:200]}\n{LINK[200:]}"])
def test_a_link_that_is_not_whole_is_refused(damaged: str) -> None:
    """A link that was cut, or broken into two lines, says what to do."""
    with pytest.raises(FileError, match="copy all of it"):
        read(damaged, BLANK)


MONTHS = st.dates(date(2000, 1, 1), date(2026, 10, 28)).map(lambda day: day.replace(day=1))
STARTS = (
    "From",
    "Start date",
    "Von",
    "Date de début",
    "Fecha de inicio",
    "Od",
    "Startdato",
    "開始",
)
ENDS = ("To", "End date", "Bis", "Date de fin", "Fecha de fin", "Do", "Sluttdato", "終了")
COLUMNS = st.sampled_from([*zip(STARTS, ENDS, strict=True)])
FORMS = (
    "{0:%Y-%m}",
    "{0:%m/%Y}",
    "1. {0:%m.%Y}",
    "{0:%Y%m%d}",
    "{0.year}年{0.month}月",
    "{0:%B %Y}",
)


@given(MONTHS, MONTHS, COLUMNS, st.sampled_from(FORMS), st.sampled_from("\t;|"))
def test_any_months_in_columns_of_any_language(
    one: date, other: date, names: tuple[str, str], form: str, sign: str
) -> None:
    """Months in any form come back from columns that are named in any of the languages."""
    start, end = sorted((one, other))
    rows = [["Firma", *names], ["Acme", form.format(start), form.format(end)]]
    (role,) = read(separated(rows, sign), BLANK, None).roles
    assert (role.start, role.end) == (start, end)


LANGUAGES = {
    "English": (
        "January February March April May June July August September October November December",
        ("from {} until {}", "{} – {}", "{} through {}"),
        ("since {}", "{} to date", "{} - Present"),
    ),
    "German": (
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        ("von {} bis {}", "{} bis {}", "{} – {}"),
        ("seit {}", "{} bis heute", "{} – derzeit"),
    ),
    "Austrian": (
        "Jänner Feber März April Mai Juni Juli August September Oktober November Dezember",
        ("von {} bis {}", "{}–{}"),
        ("ab {}", "{} - laufend"),
    ),
    "French": (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        ("de {} à {}", "{} – {}", "{} jusqu’en {}"),
        ("depuis {}", "de {} à aujourd’hui", "{} – à ce jour"),
    ),
    "short French": (
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        ("{} - {}", "de {} à {}"),
        ("depuis {}", "{} – en cours"),
    ),
    "Spanish": (
        "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre",
        ("de {} a {}", "desde {} hasta {}", "{} – {}"),
        ("desde {}", "{} - la actualidad", "{} hasta la fecha"),
    ),
    "Portuguese": (
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        ("de {} a {}", "{} até {}", "{} – {}"),
        ("desde {}", "{} até o momento", "{} – atual"),
    ),
    "short Portuguese": (
        "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
        ("{} - {}", "de {} a {}"),
        ("desde {}", "{} - o momento"),
    ),
    "Italian": (
        "gennaio febbraio marzo aprile mag. giugno luglio agosto settembre ottobre nov. dicembre",
        ("da {} a {}", "dal {} al {}", "{} – {}"),
        ("dal {}", "da {} ad oggi", "{} - in corso"),
    ),
    "Dutch": (
        "januari februari maart april mei juni juli augustus september oktober november december",
        ("van {} tot {}", "{} t/m {}", "van {} tot en met {}"),
        ("sinds {}", "{} - heden", "van {} tot heden"),
    ),
    "Polish": (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrz. paźdz. listopada grudnia",
        ("od {} do {}", "{} – {}"),
        ("od {}", "{} – obecnie", "od {} do chwili obecnej"),
    ),
    "Norwegian": (
        "januar februar mars april mai juni juli august september oktober november desember",
        ("fra {} til {}", "{} – {}"),
        ("siden {}", "{} – nå", "{} - d.d."),
    ),
    "Swedish": (
        "januari februari mars april maj juni juli augusti september oktober november december",
        ("från {} till {}", "{} – {}"),
        ("{} – pågående", "{} - nuvarande", "{} – idag"),
    ),
}


@given(MONTHS, MONTHS, st.sampled_from([*LANGUAGES]), st.integers(0, 2), st.booleans())
def test_months_in_words_of_any_language(
    one: date,
    other: date,
    language: str,
    which: int,
    goes_on: bool,  # noqa: FBT001
) -> None:
    """Months written as one speaks come back, from a column and from a line, ended or not."""
    names, closed, opened = LANGUAGES[language]
    start, end = sorted((one, other))
    first, last = (f"{names.split()[day.month - 1]} {day.year}" for day in (start, end))
    forms = opened if goes_on else closed
    when = forms[which % len(forms)].format(first, last)
    for content in (f"Company;Dates\nAcme;{when}", f"PM, Acme, {when}", f"{when}: PM, Acme"):
        (role,) = read(content, BLANK).roles
        assert (role.organisation, role.start, role.end) == (
            "Acme",
            start,
            None if goes_on else end,
        )


NOTHING = (
    "-",
    "–",
    "—",
    "--",
    "…",
    "/",
    "n/a",
    "N/A",
    "#N/A",
    "NA",
    "n.a.",
    "k. A.",
    "none",
    "NULL",
)


@given(st.lists(st.sampled_from(NOTHING), min_size=3, max_size=3), st.sampled_from("\t;,|"))
def test_a_cell_that_says_there_is_nothing_is_empty(cells: list[str], sign: str) -> None:
    """Whatever says that nothing is there gives what an empty cell gives, and that is said."""
    name, title, end = cells
    rows = [["Company", "Title", "From", "To"], ["Acme", "Lead", "2022-01", "2022-06"]]
    written = [["Beta", title, "2019-03", end], [name, "PM", "2019-05", "2021-12"]]
    empty = [["Beta", "", "2019-03", ""], ["", "PM", "2019-05", "2021-12"]]
    found, expected = (read(separated([*rows, *two], sign), BLANK) for two in (written, empty))
    assert (jobs(found), said(found)) == (jobs(expected), said(expected))


UNREAD = (
    "Q1 {0.year} – now",
    "Herbst {0.year} – 2026",
    "{0:%B %Y} – unbefristet",
    "{0:%m/%Y} – ??",
    "{0:%b %Y}",
    "{0.year} – Fall 2026",
)


@given(
    st.lists(st.tuples(MONTHS, st.none() | st.sampled_from(UNREAD)), min_size=2, max_size=6),
    st.booleans(),
    st.sampled_from(("", "- ")),
)
def test_no_line_of_work_with_a_month_is_lost(
    lines: list[tuple[date, str | None]],
    above: bool,  # noqa: FBT001
    sign: str,
) -> None:
    """Each role whose months cannot be read is named by its line, and gives no other its names."""
    sep = ("\n" if not sign else ", ") if above else ", "
    text, expected, unread = ["Experience"], [], 0
    for i, (day, form) in enumerate(lines):
        when = (form or "{0:%Y-%m} – now").format(day)
        text.append(f"{sign}PM, Firm{i}{sep}{when}")
        expected += [] if form else [(f"Firm{i}", day)]
        unread += form is not None
    try:
        found = read("\n".join(text), BLANK)
        roles, sentences = found.roles, said(found)
    except FileError as refused:
        roles, sentences = (), [*refused.sentences]
    assert [(role.organisation, role.start) for role in roles] == expected
    assert sum("cannot be read" in sentence for sentence in sentences) == unread


@pytest.mark.parametrize(
    "content",
    [
        "Kapital, analityk, listopad 2019 – maj 2021",
        "Analityk produktu\nKapital\nmarzec 2018 – listopad 2019",
        "Firma;Od;Do\nKapital;listopad 2019;maj 2021",
        "Company,From,To\nKapital,2018-03,Listopad 2019",
        "Company,Period\nKapital,10. listopada 2019 – 3. maja 2021",
    ],
)
def test_a_name_of_two_months_is_said(content: str) -> None:
    """Where a name means another month in another language, it is said which is taken."""
    found = read(content, BLANK)
    assert "2019-11" in "".join(jobs(found))
    assert any("listopad" in sentence for sentence in said(found))


@pytest.mark.parametrize("highest", [5, 5.5, 6, 7, 7.5, 10])
def test_a_scale_that_may_be_another_is_said(highest: float) -> None:
    """Numbers that may be marks, or out of 6 or 7, are taken as they stand, which is said."""
    found = read(f"Offer,Social impact,Pay\nAcme,2,{highest}\nBeta,3,1", BLANK)
    assert found.offers[0].ratings.compensation == highest
    assert (NARROW in found.assumed, ASK_SCALE in found.asked) == (5 < highest <= 7, highest <= 5)
