"""How firm the answer is: other weights, other phases of life, questions to ask."""

import pandas as pd
import streamlit as st

from spikes.analysis.results import Comparison, Results
from spikes.charts import options as charts
from spikes.model import Dimension, Offer
from spikes.model.names import STAY
from spikes.page import controls
from spikes.page.in_words import in_words
from spikes.page.section import section
from spikes.page.session.saying import escaped
from spikes.page.session.session import results, session
from spikes.words import answer, phrases, sureness, tables


@section("firm")
def firm() -> None:
    """Draw everything about how far the answer is from changing."""
    found = results()
    if found.comparison is None or session().before_the_look:
        return
    st.header("How firm is it?", anchor=False)
    st.caption(escaped(sureness.BEHIND_THE_CHANCE))
    leads()
    _phases(found)
    _crossings(found, found.comparison)
    close_to_it()


@section("leads")
def leads() -> None:
    """Draw the leader's share of all weight settings, and how near a change is."""
    found = results()
    stays = STAY in [option.name for option in found.pair]
    sentences = [
        sureness.what_is_clear(found),
        sureness.leads_in(found),
        sureness.best_of_all(found),
        sureness.smallest_shift(found),
        sureness.shortest_stay(found),
        "" if stays else answer.fresh_clock(found),  # beside Stay the answer says it
    ]
    st.markdown("\n".join(f"- {escaped(sentence)}" for sentence in filter(None, sentences)))


def _phases(found: Results) -> None:
    """Draw every phase and option: the gain in points, the winner of each phase marked."""
    st.subheader("In other phases of life", anchor=False)
    won = any(phase.leader for phase in found.phases.values())
    marked = " The trophy marks the largest, however small its lead." if won else ""
    st.caption(f"Gains in points.{marked}")
    rows = [
        [_marked(gain, won=name == phase.leader) for name, gain in phase.gains.items()]
        for phase in found.phases.values()
    ]
    names = pd.Index(map(escaped, found.scores.names()), name="Option")
    gains = pd.DataFrame(rows, columns=names, index=pd.Index(found.phases, name="Life phase"))
    if len(names) > len(found.phases):  # what there is more of goes down the page
        gains = gains.T
    st.table(gains, border="horizontal", alt="Gain in points of each option in each life phase")


def _marked(gain: float, *, won: bool) -> str:
    points = phrases.points(gain)
    return f":material/trophy: **{points}**" if won else points


def _crossings(found: Results, comparison: Comparison) -> None:
    """Draw five small charts: both options' coverage as each weight goes from 0 to 100 %."""
    first, second = comparison.options
    st.subheader("If one weight moved alone", anchor=False)
    crossed = any(share is not None for share in comparison.tipping.values())
    level = "; at the dot they are level" if crossed else ""
    lines = f"Portfolio coverage: solid line {first}, dashed line {second}{level}"
    now = "The coloured line marks the weight now; the others give way, locked ones too."
    st.caption(escaped(f"{lines}. {now}"))
    data = charts.crossing_data(found)
    with st.grid(5, min_column_width=130, vertical_alignment="bottom", key="crossings"):
        for d in Dimension:
            with st.container(gap="xsmall"):
                st.markdown(f"**{d.label}**")
                st.vega_lite_chart(
                    {**charts.crossing(d), "datasets": data},
                    key=f"crossing {d}",
                    alt=(
                        f"Coverage of both options as the weight of {d.label.lower()} moves, told"
                        " in words below"
                    ),
                )


@section("close to it")
def close_to_it() -> None:
    """Draw the charts above in words, what to ask first, and what the other would need."""
    found = results()
    if found.comparison is None:
        return
    sentences = [sureness.crossing(found, d) for d in Dimension]
    in_words("These lines", "crossing words", lambda: (sentences, tables.crossings(found)))
    ask, offer = controls.places_for_both()
    with ask:
        _ask_first(found, found.comparison)
    with offer:
        _break_even(found, found.comparison)


def _ask_first(found: Results, comparison: Comparison) -> None:
    """Draw the three questions whose answers matter most."""
    st.subheader("Ask first", anchor=False)
    if not comparison.ask_first:
        st.markdown("Neither is an offer: there is nobody to ask.")
    elif not comparison.still_to_ask:
        st.markdown(
            "Every rating of an offer is in writing, or seen for yourself: nothing is left to ask."
        )
    elif not any(asked.flips for asked in comparison.still_to_ask):
        st.markdown(
            "No single likely answer would change the leader. These would move the gap most:"
        )
    for asked in comparison.still_to_ask[:3]:
        st.markdown(
            f"**{escaped(asked.option)}, {asked.dimension.label.lower()}:**"
            f" “{sureness.QUESTIONS[asked.dimension]}” "
            f" \n{escaped(sureness.question(found, asked))}"
        )


def _break_even(found: Results, comparison: Comparison) -> None:
    """Draw what the trailing offer would have to offer; what is known is not on offer."""
    if comparison.leader is None or not isinstance(comparison.behind.option.job, Offer):
        return
    st.subheader(escaped(f"What would {comparison.behind.name} have to offer?"), anchor=False)
    st.markdown("For each dimension, the rating that alone would bring it level or ahead:")
    needed = (f"- {d.label}: {sureness.break_even(found, d)}" for d in Dimension)
    st.markdown("\n".join(needed))
