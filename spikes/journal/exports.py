"""An entry in the shapes one takes along: a page that stands alone, an archive, a table."""

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from spikes.analysis.results import Results, evidence_behind
from spikes.files import decisions as files
from spikes.files.careers.sheets import cells
from spikes.journal.entry import body, entry, file_name, title
from spikes.journal.prose import skylines_in_words
from spikes.model import Dimension, Offer
from spikes.model.names import role_names
from spikes.scoring import Coverage, Score
from spikes.words.markdown import readable
from spikes.words.must_haves import of_an_offer
from spikes.words.options import flags
from spikes.words.phrases import evidence, listed

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
PAGE, STYLE = (
    Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("page.html", "page.css")
)


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture of an entry, as far as there is one."""

    svg: str | None = None
    png: bytes | None = None
    alternative: str = ""  # what it shows; empty for the skylines in words


NO_CHART = Chart()


def page(results: Results, chart: Chart = NO_CHART) -> str:
    """Return the entry as one HTML page that needs nothing else: no network, no script.

    Raises `ValueError` for a decision without a date.
    """
    text = body(results, "chart.svg" if chart.svg else "", chart.alternative)
    label = escape(readable(chart.alternative or skylines_in_words(results)))
    figure = f'<span class="picture" role="img" aria-label="{label}">{chart.svg}</span>'
    return PAGE.format(
        policy=POLICY,
        title=escape(title(results)),
        style=STYLE,
        body=_html(text, figure),
        data=escape(files.to_json(results.decision), quote=False),
    )


def _html(text: str, figure: str) -> str:
    """Return an entry's text as HTML, its tables in frames that scroll, its picture the figure."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 (the first page need not wait for it)

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    html = {
        "table_open": '<div class="wide" tabindex="0">\n<table>\n',
        "table_close": "</table>\n</div>\n",
        "image": figure,
    }
    for token, written in html.items():
        reader.add_render_rule(token, lambda *_, written=written: written)
    rendered: str = reader.render(text)
    return rendered


def archive(results: Results, chart: Chart = NO_CHART) -> bytes:
    """Return a zip of the entry and its chart; equal input gives equal bytes.

    Raises `ValueError` for a decision without a date.
    """
    name = file_name(results)
    pictures = {f"{name}.svg": chart.svg and chart.svg.encode(), f"{name}.png": chart.png}
    beside = {picture: content for picture, content in pictures.items() if content is not None}
    text = entry(results, next(iter(beside), ""), chart.alternative)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        for inside, content in {f"{name}.md": text.encode(), **beside}.items():
            member = _member(inside, results.decision.journal.date)
            zipped.writestr(member, content, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def _member(name: str, day: date | None) -> zipfile.ZipInfo:
    """Return a file to be packed, the same on every machine and to be read by all."""
    day = day or date.min
    year = min(max(day.year, 1980), 2107)  # what a zip can write
    member = zipfile.ZipInfo(name, (year, day.month, day.day, 0, 0, 0))
    member.create_system, member.external_attr = 3, 0o644 << 16
    return member


def table(results: Results) -> str:
    """Return today and every option, a row each, as CSV in which no cell is a formula.

    However a spreadsheet separates cells: all of them are quoted, and texts defused.
    """
    scores = results.scores
    rows = [_row(results, option) for option in scores.options]
    today = {"Option": "Today", "What it is": "before any choice"}
    rows.insert(0, {**today, **_covered(scores.today, scores.today_total)})
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, [*rows[-1]], quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows({column: _cell(value) for column, value in row.items()} for row in rows)
    return "\N{BYTE ORDER MARK}" + written.getvalue()


def _row(results: Results, option: Score) -> dict[str, object]:
    """Return an option's cells by the names of their columns; None stays empty."""
    job, any_must_have = option.option.job, results.decision.must_haves
    offer = job if isinstance(job, Offer) else None
    named = zip(role_names(results.decision.roles), results.decision.roles, strict=True)
    beside = [name for name, role in named if role.beside]
    rated: dict[str, object] = {}
    for d in Dimension:
        rating, known = None, None
        if job and (rating := job.ratings[d]) is not None:
            rating, known = round(rating, 6), evidence(evidence_behind(job, d), rating)
        rated |= {f"{d.label}, 0 to 10": rating, f"{d.label}, evidence": known}
    return {
        "Option": option.name,
        "Organisation": job.organisation if job else None,
        "Title": job.title if job else None,
        "What it is": "an offer" if offer else "the current role" if job else "no new role",
        "Months": option.option.months if job else None,
        "Roles beside": listed(beside or ["none"], "and"),
        "Relevance": job.relevance.value if job else None,
        "Door": offer.door.value if offer else None,
        "Reply by": offer.reply_by if offer else None,
        **rated,
        **_covered(option.coverage, option.total),
        "Gain in points": round(100 * option.gain, 4),
        "Fit, 0 to 10": None if option.fit is None else round(option.fit, 4),
        "Spikes": listed([d.label for d in option.spikes] or [""], "and"),
        "Flags": " ".join(flags(results, option)),
        **({"Must-haves": of_an_offer(results, option.name)} if any_must_have else {}),
    }


def _covered(coverage: Coverage, total: float) -> dict[str, object]:
    covered = {d.label: coverage[d] for d in Dimension} | {"Portfolio": total}
    return {f"{name}, coverage in percent": round(100 * part, 4) for name, part in covered.items()}


def _cell(value: object) -> object:
    """Return a value as a cell, text on one line."""
    return cells.defused(readable(value)) if isinstance(value, str) else value
