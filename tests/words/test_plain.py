"""What can be counted of the rules for words: short sentences, few colons, no riddles."""

import re
from collections.abc import Iterator

from tests.words.test_approved import APPROVED

MOST_WORDS = 25
LABELS = (  # lists and tables, no sentences
    "time.moment(",
    "sureness.tips(",
    "tables.",
    "leaving.",
    "must_haves.answers(",
    "pay.table(",
    "pay.years(",
    "cards.also(",
    "roles.line(",
)
RIDDLES = ("anew", "lest", "what no number", "as you weigh", "of now", "begun", "rests on", "told")


def sentences() -> Iterator[str]:
    """Yield every sentence of the page in the approved file."""
    page = APPROVED.read_text(encoding="utf-8").partition("\n# The entry")[0]
    about = ""
    for line in page.splitlines():
        if not line.startswith(" "):
            about = line
        elif not about.startswith(LABELS):
            yield from filter(None, re.split(r"(?<=[.?!])\s+(?!\S+ → )", line.strip()))


def test_sentences_are_short_and_plain() -> None:
    """Each has at most 25 words and one colon, and none of the words that nobody would say."""
    found = [*sentences()]
    assert len(found) > 100
    assert [one for one in found if len(one.split(" ")) > MOST_WORDS] == []
    assert [one for one in found if len(re.findall(r":\s", one)) > 1] == []
    assert [one for one in found for word in RIDDLES if re.search(rf"\b{word}\b", one)] == []
