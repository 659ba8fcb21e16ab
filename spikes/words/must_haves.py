"""Must-haves in sentences: what the leader misses, what is still to be asked, and each offer's."""

from spikes.analysis.results import Results
from spikes.scoring import Score
from spikes.words.phrases import listed
from spikes.words.tables import Rows

OF_AN_UNKNOWN = "Does this role meet it?"
MET = {True: "met", False: "missed", None: "not known"}


def missed(results: Results) -> str:
    """Return which must-have the leader misses, or how many; "" for none.

    The leader of all may be an option that is not shown; of a tie, both are named.
    """
    comparison = results.comparison
    if comparison is None:
        return ""
    outside = (results.outsider.name,) if results.outsider else ()
    leading = comparison.options if comparison.leader is None else (comparison.leader,)
    misses = {
        name: [text for text, met in results.must_haves[name].items() if met is False]
        for name in (*outside, *leading)
        if name in results.must_haves
    }
    said = [f"{name} misses {_what(texts)}." for name, texts in misses.items() if texts]
    return f"But {' '.join(said)}" if said else ""


def misses(results: Results, option: Score) -> list[str]:
    """Return a remark on the must-have that an option misses, or on how many; else none."""
    known = results.must_haves.get(option.name, {})
    texts = [text for text, met in known.items() if met is False]
    return [f"Misses {_what(texts)}"] if texts else []


def _what(texts: list[str]) -> str:
    return f"a must-have: {_ended(texts[0])}" if len(texts) == 1 else f"{len(texts)} must-haves"


def to_ask(results: Results) -> list[tuple[str, str, str]]:
    """Return for each must-have that is not known: the offers, the question, and why to ask it."""
    return [
        (
            listed(names, "and"),
            f"{_mine(text)} {OF_AN_UNKNOWN}",
            f"You don’t know yet whether {'they do' if len(names) > 1 else 'it does'}.",
        )
        for text in results.decision.must_haves
        if (names := _unknown(results, text))
    ]


def is_it_met(results: Results, option: Score) -> list[str]:
    """Return a question for each must-have that an offer misses, or may miss."""
    known = results.must_haves.get(option.name, {})
    asked = {None: OF_AN_UNKNOWN, False: "Could this role offer it?"}
    return [f"{_mine(text)} {asked[met]}" for text, met in known.items() if not met]


def _mine(text: str) -> str:
    return f"One of my must-haves: {_ended(text)}."


def _unknown(results: Results, text: str) -> list[str]:
    """Return the offers of the two shown that may or may not meet it."""
    shown = [option.name for option in results.pair if option.name in results.must_haves]
    return [name for name in shown if results.must_haves[name][text] is None]


def answers(results: Results) -> Rows:
    """Return a row a must-have, and whether each offer meets it; no rows without a must-have."""
    texts, offers = results.decision.must_haves, results.must_haves
    rows = [[text, *(MET[met[text]] for met in offers.values())] for text in texts]
    return [["Must-have", *offers], *rows] if rows else []


def of_an_offer(results: Results, name: str) -> str:
    """Return whether an option meets each must-have, in one line; "" where it is no offer."""
    known = results.must_haves.get(name, {})
    return " ".join(f"{_ended(text)}: {MET[met]}." for text, met in known.items())


def _ended(text: str) -> str:
    """Return a text on one line, without the full stop that the sentence around it has."""
    line = " ".join(text.split())
    return line.rstrip(" .") or line
