"""What to ask before signing, the other options, and each option's chips."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape

import streamlit as st

from spikes.analysis.results import Results
from spikes.page.cards import put_side_by_side
from spikes.page.markdown import escaped
from spikes.page.places import Places
from spikes.page.session import parts, saying
from spikes.page.session.session import SIDES, results, session
from spikes.scoring import Score
from spikes.words import ask as words
from spikes.words import cards, must_haves

MOST_RATINGS = 3  # asked about, those that matter most
KEY = (
    '<span><i class="kept"></i>covered today</span><span><i class="added"></i>added<span>, in'
    ' points</span></span><span><i class="lost"></i>lost</span><span><i class="whole"></i>fully'
    " covered<span> = 100 points</span></span><span>column width = weight</span>"
)


@dataclass(frozen=True, slots=True)
class EmployerQuestion:
    """A question to ask an employer."""

    name: str  # of the options that it is about
    about: str  # a dimension, or a must-have
    said: str
    why: str  # what depends on the answer


def remarks(places: Places) -> None:
    """Draw what follows the weights beside the answer: chips, other options, one question."""
    found, waits = results(), session().before_the_look
    compared = len(found.pair) == len(SIDES)
    if compared:
        for option, card in zip(found.pair, places.cards, strict=True):
            card.chips.html(_chips(found, option, waits=waits))
    with places.also:
        if compared and not waits:
            _also(found)
    with places.ask:
        if compared and not waits:
            _ask(found)


def _chips(found: Results, option: Score, *, waits: bool) -> str:
    """Return the chips of a card as HTML; on a phone, only the urgent ones are shown."""
    today = date.today()
    urgent = cards.urgent(found, option, today)
    chips = urgent if waits else cards.chips(found, option, today)
    spans = (
        f'<span class="chip{" urgent" if chip in urgent else ""}">{escape(chip)}</span>'
        for chip in chips
    )
    return f'<div class="chips{" urgent" if urgent else ""}">{"".join(spans)}</div>'


def _also(found: Results) -> None:
    """Draw what the colours mean, and the options that are not shown, to be compared."""
    st.html(f'<p class="key">{KEY}</p>')
    others = cards.also(found)
    if others:
        with st.container(horizontal=True, key="others", width="content", gap="xsmall"):
            st.html("<span>Also</span>")
            for name, gain in others[:3]:
                st.button(
                    f"{escaped(name)} {gain}",
                    type="tertiary",
                    key=f"also {name}",
                    on_click=partial(_show, name),
                )


def _show(name: str) -> None:
    """In a callback: compare an option with the leader of the two shown, on the other's side."""
    comparison = results().comparison
    if comparison:
        first, second = comparison.options
        kept = comparison.ahead.name
        put_side_by_side(*((first, name) if kept == first else (name, second)))


def _ask(found: Results) -> None:
    """Draw the question whose answer matters most, and the way to the others."""
    asked = questions(found)
    if not asked:
        return
    st.html(as_html(asked[0], "Ask before you sign"))
    if rest := len(asked[1:]):
        st.button(f"{rest} more", key="more questions", on_click=_more)


def _more() -> None:
    parts.show_tab("sure")
    saying.focus("questions")
    parts.follow("tabs", "device")


def questions(found: Results) -> list[EmployerQuestion]:
    """Return what to ask before signing: every must-have not known, then the three ratings."""
    ratings = found.comparison.still_to_ask[:MOST_RATINGS] if found.comparison else ()
    return [
        *(
            EmployerQuestion(name, "must-have", said, why)
            for name, said, why in must_haves.to_ask(found)
        ),
        *(
            EmployerQuestion(
                asked.option,
                asked.dimension.label.lower(),
                words.QUESTIONS[asked.dimension],
                words.if_it_were(found, asked),
            )
            for asked in ratings
        ),
    ]


def as_html(asked: EmployerQuestion, head: str = "") -> str:
    """Return a question as HTML, with a button that copies it and what depends on the answer."""
    name = escape(asked.name)
    title = f"<b>{head}</b> · {name}" if head else f"<b>{name}, {asked.about}</b>"
    return (
        f'<div class="question"><p>{title}</p><p>“<q>{escape(asked.said)}</q>”</p>'
        f'<p class="soft">{escape(asked.why)}</p>'
        '<button type="button" class="copy">Copy</button></div>'
    )


def to_send(name: str, lines: str) -> str:
    """Return a message to an option's employer as HTML, with a button that copies it."""
    return (
        f'<div class="question"><p><b>To send to {escape(name)}</b></p>'
        f"<p><q>{escape(lines)}</q></p>"
        '<button type="button" class="copy">Copy</button></div>'
    )
