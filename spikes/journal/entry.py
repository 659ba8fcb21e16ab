"""The decision journal: a decision as an entry one keeps, and back.

An entry is Markdown: front matter for the notes program, prose for the person, and at its end the
whole decision as data. Opening it reads the data alone, so whatever a person or a program adds to
the rest does no harm.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import MAXYEAR, date

from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.files.entries import DIGEST, EDITED, digest, opened, read
from spikes.journal import front_matter
from spikes.journal.prose import sections, standing, verdict
from spikes.model import Decision
from spikes.model.names import offer_names
from spikes.words.markdown import escaped, fenced, readable

__all__ = [
    "EDITED",
    "body",
    "dated",
    "entry",
    "file_name",
    "opened",
    "read",
    "replies",
    "title",
]

ABOUT_DATA = (
    "The page of Spikes opens this file again. It reads the block below, not the text above: leave"
    " the block as it is."
)
# in a letter's name, as ø's, "LATIN SMALL LETTER O WITH STROKE"
LATIN_LETTER = re.compile(r"LATIN (?:SMALL|CAPITAL) (?:LETTER|LIGATURE) ([A-Z]{1,2})(?: |$)")


def dated(decision: Decision, today: date) -> Decision:
    """Return the decision with its entry's day, by default today, and the review's.

    A review is half a year after the entry, unless the decision says otherwise.
    """
    written = decision.journal.date or today
    review_on = decision.journal.review_on or _half_a_year_after(written)
    return decision.replace(journal=decision.journal.replace(date=written, review_on=review_on))


def title(results: Results) -> str:
    """Return what the entry is called: the person's own title, or the options compared."""
    names = (option.name for option in results.pair)
    return readable(results.decision.journal.title) or readable(" or ".join(names)) or "A decision"


def replies(decision: Decision) -> tuple[tuple[date, str], ...]:
    """Return the days to answer by, each with its offer's name, the earliest first."""
    named = zip(decision.offers, offer_names(decision.offers), strict=True)
    return tuple(sorted((offer.reply_by, name) for offer, name in named if offer.reply_by))


def file_name(results: Results) -> str:
    """Return the name of the entry's files: "2026-11-24-hexbourne-vs-fernmoor-health".

    It has no ending, and at most 100 lower-case letters a to z, digits and dashes.

    Raises `ValueError` for a decision without a date.
    """
    names = (_slug(option.name) or f"option-{i}" for i, option in enumerate(results.pair, 1))
    return f"{_day_of(results.decision)}-{'-vs-'.join(names)}"


def entry(results: Results, picture: str = "", alternative: str = "") -> str:
    """Return the entry in Markdown.

    `picture` is the name of a file beside it, `alternative` what that shows, by default the
    skylines. Raises `ValueError` for a decision without a date.
    """
    head = front_matter.written(front_matter.keys(results, title(results)))
    words = f"{body(results, picture, alternative)}\n\n## Data\n\n{ABOUT_DATA}\n\n"
    data = files.to_json(results.decision, **{DIGEST: digest(words)})
    return f"---\n{head}---\n\n{words}{fenced(data, 'json')}\n"


def body(results: Results, picture: str = "", alternative: str = "") -> str:
    """Return the part of an entry that is for the person, from its title to its review.

    Raises `ValueError` for a decision without a date.
    """
    _day_of(results.decision)
    parts = (
        f"# {escaped(title(results))}",
        standing(results.decision.journal),
        *verdict(results),
        sections(results, picture, alternative),
    )
    return "\n\n".join(parts)


def _day_of(decision: Decision) -> date:
    if decision.journal.date is None:
        raise ValueError("an entry needs its day: give the decision one with dated()")
    return decision.journal.date


def _half_a_year_after(day: date) -> date:
    year, month = divmod(12 * day.year + day.month - 1 + 6, 12)
    return (
        date.max
        if year > MAXYEAR
        else date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    )


def _slug(name: str) -> str:
    letters = (unicodedata.normalize("NFKD", letter) for letter in name.casefold())
    plain = "".join(
        letter if letter.isascii() else _latin(letter)
        for letters_ in letters
        for letter in letters_
    )
    return re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")[:40].rstrip("-")


def _latin(letter: str) -> str:
    match = LATIN_LETTER.match(unicodedata.name(letter, ""))
    return match[1] if match else "" if unicodedata.combining(letter) else "-"
