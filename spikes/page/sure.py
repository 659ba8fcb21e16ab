"""How sure is this? What other ratings, other weights and other phases of life would say."""

from functools import partial

import pandas as pd
import streamlit as st

from spikes.analysis.results import CLOSE, Comparison, Results
from spikes.model import Dimension, Offer
from spikes.page import controls
from spikes.page.ask import as_html, questions, to_send
from spikes.page.in_words import in_words
from spikes.page.markdown import escaped
from spikes.page.session.session import SIDES, results, session
from spikes.scoring import TIE, Score
from spikes.words import chance, gains, options, pay, phrases, sureness, tables
from spikes.words.ask import message

NOTHING_YET = "You’ll see here how far the answer can be relied on, once two options are rated."


def sure() -> None:
    """Draw everything about how far the answer is from changing."""
    found = results()
    if found.comparison is None or session().before_the_look:
        st.markdown(NOTHING_YET)
        return
    ask, needs = controls.places_for_both()
    with ask:
        _questions(found, found.comparison)
    with needs:
        _catch_up(found, found.comparison)
    _phases(found)
    _settings(found)
    for side, option in zip(SIDES, found.pair, strict=True):
        in_words(escaped(option.name), f"{side} words", partial(_skyline, found, option))
    in_words(
        "All options", "ranking words", lambda: ([options.ranking(found)], tables.ranking(found))
    )


def _skyline(found: Results, option: Score) -> tuple[list[str], tables.Rows]:
    return [options.skyline(found, option)], tables.skyline(found, option)


def _questions(found: Results, comparison: Comparison) -> None:
    """Draw the must-haves that are not known, and the ratings whose answers matter most."""
    with st.container(key="questions"):
        st.subheader("Ask before you sign", anchor=False)
    asked, ratings = questions(found), comparison.still_to_ask
    if not comparison.ask_first:
        st.markdown("Neither of the two is an offer, so there is nobody to ask.")
    elif not asked:
        st.markdown("You have every rating in writing or saw it yourself. Nothing is left to ask.")
    elif ratings and not any(one.flips for one in ratings[:3]):
        st.markdown(
            "No single answer would change which of the two leads. These move the gap most."
        )
    if asked:
        st.html("".join(map(as_html, asked)))
    if role := sureness.strongest_role(found):
        st.markdown(escaped(role))


def _catch_up(found: Results, comparison: Comparison) -> None:
    """Draw what the runner-up would need, as what is known is not on offer; and what to send."""
    behind = comparison.behind
    if comparison.leader is not None and isinstance(behind.option.job, Offer):
        st.subheader(escaped(f"What {behind.name} needs to catch up"), anchor=False)
        st.markdown("\n\n".join(sureness.needed(found)))
        if in_money := pay.catch_up(found):
            st.markdown(escaped(in_money))
    for option in found.pair:
        if lines := message(found, option):
            st.html(to_send(option.name, lines))


def _phases(found: Results) -> None:
    """Draw every phase and option: the gain in points, a lead of half a point or more in bold."""
    st.subheader("In other life phases", anchor=False)
    st.caption("Points each option would add. Bold marks a lead over half a point.")
    rows = [_marked(phase.gains) for phase in found.phases.values()]
    names = pd.Index(map(escaped, found.scores.names()), name="Option")
    phases = pd.Index(map(escaped, sureness.phases(found)), name="Life phase")
    gains = pd.DataFrame(rows, columns=names, index=phases)
    if len(names) > 3:  # what there is more of goes down the page
        gains = gains.T
    st.table(gains, border="horizontal", alt="Points each option adds in each life phase")


def _marked(gains: dict[str, float]) -> list[str]:
    first, second, *_ = [*sorted(gains.values(), reverse=True), -1.0]
    leads = first - second >= CLOSE - TIE
    return [
        f"**{phrases.points(gain)}**" if leads and gain == first else phrases.points(gain)
        for gain in gains.values()
    ]


def _settings(found: Results) -> None:
    """Draw how much the weights, the months and the assumptions decide."""
    st.subheader("What if something else changed?", anchor=False)
    sentences = [
        gains.fresh_clock(found),
        sureness.what_is_clear(found),
        sureness.leads_in(found),
        sureness.best_of_all(found),
        sureness.smallest_shift(found),
        sureness.shortest_stay(found),
        gains.fit_and_gain(found),
        gains.other_rule(found),
        options.spikes_so_far(found),
    ]
    st.markdown("\n".join(f"- {escaped(sentence)}" for sentence in filter(None, sentences)))
    st.caption(escaped(chance.BEHIND_THE_CHANCE))
    crossings = [sureness.crossing(found, d) for d in Dimension]
    in_words("One weight at a time", "crossing words", lambda: (crossings, tables.crossings(found)))
