"""An entry in the shapes one takes along: a page that stands alone, an archive with the chart
beside it, a table.
"""

import csv
import io
import unicodedata
import zipfile
from html import escape

from spikes.analysis.ratings import evidence_behind
from spikes.files import decisions as files
from spikes.journal.entry import body, entry, file_name, title
from spikes.journal.prose import skylines_in_words
from spikes.model import Decision, Dimension, Offer
from spikes.scoring import Coverage, Score, score
from spikes.words import firmness, wording
from spikes.words.markdown import readable

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light; --paper: #fff; --ink: #1e2633; --soft: #566072; --line: #d5dae1; --shade: #f4f5f7; --accent: #1f5a8c }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark;
    --paper: #12161d; --ink: #e8ecf2; --soft: #a3adbb; --line: #39424f; --shade: #1b212b; --accent: #7fb2e0 }
}
* { box-sizing: border-box }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 46rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere }
h1, h2, h3, p, li, th, td, summary { unicode-bidi: plaintext; text-align: start }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; break-after: avoid }
h1 { font-size: 1.9rem; margin: 0 0 .5rem }
h1 + p { color: var(--soft); margin-top: 0 }
h1 + p strong { color: var(--ink) }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--line) }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .25rem }
h3 + p { color: var(--soft); margin-top: 0 }
p, ul { margin: .75rem 0 }
ul { padding-inline-start: 1.25rem }
li { margin: .3rem 0 }
.wide { overflow-x: auto; margin: 1rem 0 }
table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums }
th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word }
th { color: var(--soft); font-weight: 600; border-bottom-color: var(--soft) }
td[style] { white-space: nowrap }
th { vertical-align: bottom }
:is(th, td):first-child { padding-inline-start: 0 }
:is(th, td):last-child { padding-inline-end: 0 }
.picture { display: block; margin: 1rem 0; padding: .75rem; background: #fff; border: 1px solid var(--line); border-radius: .4rem;
  overflow-x: auto; break-inside: avoid }
.picture svg { display: block; max-width: 100%; height: auto; margin: 0 auto }
summary { cursor: pointer; color: var(--accent) }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
pre { padding: 1rem; background: var(--shade); border-radius: .4rem; font: .8rem/1.5 ui-monospace, Consolas, monospace;
  white-space: pre-wrap; max-height: 70vh; overflow: auto }
@media (max-width: 30rem) {
  table { font-size: .8rem } th, td { padding: .3rem .22rem }
}
@page { margin: 18mm 17mm }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.45 }
  h1 { font-size: 20pt } h2 { font-size: 14pt; margin-top: 1.5rem } h3 { font-size: 11.5pt }
  p, li { orphans: 3; widows: 3 }
  .wide { overflow: visible }
  table { font-size: 9.5pt } td { overflow-wrap: anywhere } td[style] { overflow-wrap: normal }
  .wide, tr { break-inside: avoid } h3 + p { break-after: avoid }
  details { display: none }
}
"""
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}</main>
<details>
<summary>The whole decision, as data</summary>
<p>Saved as a file that ends in .json, this opens on the page of Spikes again, as it was.</p>
<pre>
{data}</pre>
</details>
</body>
</html>
"""


def page(decision: Decision, svg: str | None = None, alternative: str = "") -> str:
    """The entry as one HTML page that needs nothing else: no network, no script.

    svg: the chart · alternative: what it shows, the skylines by default. Raises `ValueError` for a
    decision without a date.
    """
    text = body(decision, "chart.svg" if svg else "", alternative)
    said = escape(readable(alternative or skylines_in_words(decision)))
    figure = f'<span class="picture" role="img" aria-label="{said}">{svg}</span>'
    data = escape(files.to_json(decision), quote=False)
    return PAGE.format(
        policy=POLICY,
        title=escape(title(decision)),
        style=STYLE,
        body=_html(text, figure),
        data=data,
    )


def archive(
    decision: Decision, svg: str | None = None, png: bytes | None = None, alternative: str = ""
) -> bytes:
    """A zip of the entry and its chart; equal input gives equal bytes.

    svg, png: the chart · alternative: what it shows, the skylines by default. Raises `ValueError`
    for a decision without a date.
    """
    name = file_name(decision)
    pictures = {f"{name}.svg": svg.encode() if svg is not None else None, f"{name}.png": png}
    beside = {picture: content for picture, content in pictures.items() if content is not None}
    text = entry(decision, next(iter(beside), ""), alternative)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        for inside, content in {f"{name}.md": text.encode(), **beside}.items():
            zipped.writestr(_member(inside, decision), content, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def table(decision: Decision) -> str:
    """Today and every option, a row each, as CSV for a spreadsheet: no cell is taken for a
    formula.
    """
    scores = score(decision)
    rows = [_row(option, decision) for option in scores.options]
    today = {
        "Option": "Today",
        "What it is": "before any choice",
        **_covered(scores.today, scores.today_total),
    }
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, [*rows[0]])
    writer.writeheader()
    writer.writerows(
        {column: _cell(value) for column, value in row.items()} for row in (today, *rows)
    )
    return "\N{BYTE ORDER MARK}" + written.getvalue()


def _row(option: Score, decision: Decision) -> dict[str, object]:
    """An option's cells by the names of their columns; None stays empty."""
    job = option.option.job
    offer = job if isinstance(job, Offer) else None
    rated: dict[str, object] = {}
    for d in Dimension:
        rated[f"{d.label}, 0 to 10"] = round(job.ratings[d], 6) if job else None
        rated[f"{d.label}, evidence"] = (
            firmness.EVIDENCE[evidence_behind(offer, d)] if offer else "known" if job else None
        )
    return {
        "Option": option.name,
        "Organisation": job.organisation if job else None,
        "Title": job.title if job else None,
        "What it is": "an offer" if offer else "the current role" if job else "no new role",
        "Months": option.option.months if job else None,
        "Relevance": job.relevance.value if job else None,
        "Door": offer.door.value if offer else None,
        "Reply by": offer.reply_by if offer else None,
        **rated,
        **_covered(option.coverage, option.total),
        "Gain in points": round(100 * option.gain, 4),
        "Fit, 0 to 10": None if option.fit is None else round(option.fit, 4),
        "Spikes": wording.listed([d.label for d in option.spikes] or [""], "and"),
        "Flags": " ".join(
            wording.flag(code, option, decision.assumptions) for code in option.flags
        ),
    }


def _covered(coverage: Coverage, total: float) -> dict[str, object]:
    covered = {d.label: coverage[d] for d in Dimension} | {"Portfolio": total}
    return {
        f"{name}, coverage in percent": round(100 * fraction, 4)
        for name, fraction in covered.items()
    }


def _cell(value: object) -> object:
    """A value as a cell: text on one line, with an apostrophe before it where a spreadsheet
    would calculate.
    """
    if not isinstance(value, str):
        return value
    text = readable(value)
    seen = (
        unicodedata.normalize("NFKC", sign)[:1]
        for sign in text
        if unicodedata.category(sign)[0] not in "CZ"
    )
    return f"'{text}" if next(seen, "") in {"=", "+", "-", "@"} else text


def _member(name: str, decision: Decision) -> zipfile.ZipInfo:
    day = decision.journal.date
    written = (
        (min(max(day.year, 1980), 2107), day.month, day.day) if day else (1980, 1, 1)
    )  # the years that a zip can write
    member = zipfile.ZipInfo(name, (*written, 0, 0, 0))
    member.create_system, member.external_attr = (
        3,
        0o644 << 16,
    )  # the same on every machine; to be read by all
    return member


def _html(text: str, figure: str) -> str:
    """An entry's text as HTML: tables in a frame that scrolls, the figure in the place of the
    picture.
    """
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
