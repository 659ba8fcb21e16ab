"""Two options side by side: name, gain, and skyline."""

from html import escape

import streamlit as st

from spikes import edits
from spikes.analysis.results import Results
from spikes.charts.skyline import skyline, skyline_data
from spikes.page.places import Card, Places, first_weights
from spikes.page.section import section
from spikes.page.session.editing import edit
from spikes.page.session.session import SIDES, results, session, showing, shown
from spikes.scoring import Score
from spikes.words import pay
from spikes.words.phrases import percent, points


@section("cards")
def cards(places: Places) -> None:
    """Draw both cards; their chips follow the weights, and are drawn with those."""
    found = results()
    for side, card in enumerate(places.cards):
        if len(found.pair) == len(places.cards):
            _card(found, card, side)
        else:
            card.head.empty()
            card.skyline.empty()


def _card(found: Results, card: Card, side: int) -> None:
    option, name = found.pair[side], SIDES[side]
    with card.head:
        st.selectbox(
            f"{name} option".capitalize(),
            found.scores.names(),
            key=showing(f"{name} option", option.name),
            on_change=_choose,
            args=(name,),
            label_visibility="collapsed",
            filter_mode=None,  # no keyboard on a phone
        )
        waits = session().before_the_look
        st.html(_title(found, option))
        if not waits:
            st.html(_total(found, option))
    if waits:
        card.skyline.empty()
        return
    with card.skyline:
        st.vega_lite_chart(
            {**skyline(side, first_weights()), "datasets": skyline_data(found, option)},
            key=f"{name} skyline chart",
            height="stretch",
            # A changed text would embed the chart again.
            alt=f"Skyline of the {name} option, in words under How sure is this?",
        )


def _title(found: Results, option: Score) -> str:
    """Return the job's title, behind its pay a year where that is known; a phone shows pay only."""
    title = escape(option.option.job.title if option.option.job else "No new job yet")
    if not any(pay.a_year(found, each) for each in found.pair):
        return f'<div class="job">{title}</div>'
    if not (a_year := pay.a_year(found, option)):
        return f'<div class="job paid"><span>{title}</span></div>'  # a line, as the other has
    hint = escape(pay.line(found, option), quote=True)
    job = f"<span> · {title}</span>" if title else ""
    return f'<div class="job paid" title="{hint}">{a_year}{job}</div>'


def _total(found: Results, option: Score) -> str:
    """Return the gain; the browser keeps it up to date while a weight moves.

    Streamlit may draw a card a moment before the page's style, which shows what is hidden here.
    """
    today, then = found.scores.today_total, option.total
    covered = f"{100 * today:.1f} → {percent(then, 1)} covered"
    return (
        f'<div class="total" hidden><b>{points(option.gain)}</b><small>{covered}</small>'
        "<span>points</span></div>"
    )


def _choose(side: str) -> None:
    """Show another option on one side; choosing the other side's swaps the two."""
    chosen, (first, second) = shown(f"{side} option"), (each.name for each in results().pair)
    if side == SIDES[0]:
        first, second = chosen, (first if chosen == second else second)
    else:
        first, second = (second if chosen == first else first), chosen
    put_side_by_side(first, second)


def put_side_by_side(first: str, second: str) -> None:
    """In a callback: compare two other options."""
    edit(lambda now: edits.put_side_by_side(now, first, second))
    st.rerun()
