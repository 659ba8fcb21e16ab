"""Offers typed one a line."""

from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spikes.files.careers.prose.offered import EACH_LINE
from spikes.files.careers.recognise import read
from spikes.files.careers.sheets.said import CORE, LASTS
from spikes.files.decisions import FileError, blank

LINES = {
    "names alone": ("Hexbourne\nFernmoor Health", ["Hexbourne | ", "Fernmoor Health | "]),
    "signs of a list": ("- Hexbourne\n• Fernmoor Health", ["Hexbourne | ", "Fernmoor Health | "]),
    "commas and days": (
        "Hexbourne, Principal PM, reply by 15 Dec 2026\nFernmoor Health, Group PM, by 2026-12-20",
        ["Hexbourne | Principal PM | 2026-12-15", "Fernmoor Health | Group PM | 2026-12-20"],
    ),
    "title first": (
        "Principal PM at Hexbourne (until 15.12.2026)\nGroup PM @ Fernmoor Health",
        ["Hexbourne | Principal PM | 2026-12-15", "Fernmoor Health | Group PM"],
    ),
    "in German": (
        "Hexbourne – Produktmanager – Antwort bis 15. Dezember 2026",
        ["Hexbourne | Produktmanager | 2026-12-15"],
    ),
    "in French": (
        "Hexbourne, chef de produit, réponse avant le 15 décembre 2026",
        ["Hexbourne | chef de produit | 2026-12-15"],
    ),
    "a label": (
        "1. Hexbourne: Principal PM. Deadline: 15/12/2026",
        ["Hexbourne | Principal PM | 2026-12-15"],
    ),
    "numbered": (
        "Offer A: Hexbourne, Principal PM\nOption 2: Fernmoor Health",
        ["Hexbourne | Principal PM", "Fernmoor Health | "],
    ),
    "numbered, in German": (
        "Angebot A: Hexbourne, Leiterin, Antwort bis 15.12.2026\nAngebot B: Stadtwerke, Referentin",
        ["Hexbourne | Leiterin | 2026-12-15", "Stadtwerke | Referentin"],
    ),
    "numbered, in French": ("Offre 1 : Hexbourne, directrice", ["Hexbourne | directrice"]),
    "numbered, in Spanish": (
        "Oferta: Hexbourne, jefa de producto",
        ["Hexbourne | jefa de producto"],
    ),
    "numbered, in Norwegian": ("Tilbud A: Tind Bank, leder", ["Tind Bank | leder"]),
    "a title alone": ("Principal PM\nTind Bank", ["Principal PM | ", "Tind Bank | "]),
    "a sign of an address in a name": ("Studio @ Home, PM", ["Studio at Home | PM"]),
    "ten lines": (
        "\n".join(f"{letter}{letter.lower()}" for letter in "ABCDEFGHIJ"),
        [f"{letter}{letter.lower()} | " for letter in "ABCDEFGHIJ"],
    ),
    "a name like a number": ("Option Care, PM", ["Option Care | PM"]),
    "a deadline without a sign": (
        "Hexbourne, PM, deadline 12/20/2026\nFernmoor, PM, due 2026-12-15\nTind, PM, due 1 Dec 26",
        ["Hexbourne | PM | 2026-12-20", "Fernmoor | PM | 2026-12-15", "Tind | PM | 2026-12-01"],
    ),
}
REFUSED = {
    "a day of two": ("Acme, reply by 4/5/2026", "Line 1 .Acme.: Reply by: write a day"),
    "a day without a year": ("Acme, PM, reply by Friday", "Line 1 .Acme.: Reply by: write a day"),
    "prose": ("I have two offers and cannot decide which of them to take at all.", "No offer was"),
    "sentences": ("Acme\nThey pay well.", "No offer was found"),
    "many lines": ("\n".join(f"Firm {letter}" for letter in ascii_uppercase), "No offer was"),
}


def offers(content: str) -> list[str]:
    """Return what is read as offers, a text each."""
    return [
        f"{offer.organisation} | {offer.title}" + (f" | {offer.reply_by}" if offer.reply_by else "")
        for offer in read(content, blank(), "offers").offers
    ]


@pytest.mark.parametrize(("content", "expected"), LINES.values(), ids=LINES)
def test_a_line_for_each(content: str, expected: list[str]) -> None:
    """A line gives who offers, as what, and by when to reply, and that it was so read is said."""
    assert offers(content) == expected
    found = read(content, blank(), "offers")
    assert (found.kind, found.assumed) == ("sheet", (EACH_LINE, CORE, LASTS))


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_list_of_offers(content: str, sentence: str) -> None:
    """A line that is none, or whose day could be two, is named with what to do."""
    with pytest.raises(FileError, match=sentence):
        read(content, blank(), "offers")


names_ = st.text(ascii_uppercase, min_size=4, max_size=9).map(str.title)


@given(st.lists(names_, min_size=1, max_size=10, unique=True), st.sampled_from(("", "- ", "* ")))
def test_names_come_back(names: list[str], sign: str) -> None:
    """Each of a few names is an offer, in their order."""
    found = read("\n".join(f"{sign}{name}, Senior PM" for name in names), blank(), "offers")
    assert [(o.organisation, o.title) for o in found.offers] == [(n, "Senior PM") for n in names]
