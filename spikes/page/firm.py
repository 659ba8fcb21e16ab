"""How firm the answer is: weights at which it changes, life phases, questions to ask, what the
other would have to offer.
"""

import pandas as pd
import streamlit as st

from spikes.analysis import weights as robustness
from spikes.analysis.ratings import Comparison
from spikes.charts import options as charts
from spikes.model import Decision, Dimension, Offer, domain
from spikes.model.names import STAY
from spikes.page import controls
from spikes.page.in_words import in_words
from spikes.page.section import section
from spikes.page.session import state
from spikes.page.session.saying import escaped
from spikes.scoring import Scores
from spikes.words import firmness, tables, wording


@section("firm")
def firm() -> None:
    """Everything about how far the answer is from changing."""
    decision = state.decision()
    scores = state.scores()
    comparison = state.comparison()
    if comparison is None or state.before_the_look():
        return
    st.header("How firm is it?", anchor=False)
    st.caption(escaped(firmness.behind_the_chance()))
    leads()
    _phases(decision, scores)
    _crossings(scores, comparison)
    close_to_it()


@section("leads")
def leads() -> None:
    """The leader's share of all weightings, and how near a change is."""
    scores = state.scores()
    comparison = state.comparison()
    if comparison is None:
        return
    sentences = [firmness.what_is_clear(comparison), firmness.leads_in(comparison)]
    if len(scores.options) > 2:
        sentences.append(firmness.best_of_all(robustness.first_rank_shares(scores)))
    sentences += [firmness.smallest_shift(comparison), firmness.shortest_stay(comparison)]
    if STAY not in comparison.options:  # else the answer says it
        sentences.append(firmness.fresh_clock(scores, comparison.fresh_clock))
    st.markdown("\n".join(f"- {escaped(sentence)}" for sentence in filter(None, sentences)))


def _crossings(scores: Scores, comparison: Comparison) -> None:
    """Five small charts: both options' coverage as each weight goes from 0 to 100 %."""
    first, second = comparison.options
    st.subheader("If one weight moved alone", anchor=False)
    level = (
        "; at the dot they are level"
        if any(share is not None for share in comparison.tipping.values())
        else ""
    )
    lines = f"Portfolio coverage: solid line {first}, dashed line {second}{level}"
    st.caption(
        escaped(
            f"{lines}. The coloured line marks the weight now; the others give way, locked ones"
            " too."
        )
    )
    data = charts.crossing_data((scores[first], scores[second]))
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


def _phases(decision: Decision, scores: Scores) -> None:
    """Every phase and option: the gain in points, the winner of each phase marked."""
    st.subheader("In other phases of life", anchor=False)
    results = robustness.phases(decision, domain.life_phases(), scores)
    marked = (
        " The trophy marks the largest, however small its lead."
        if any(result.leader for result in results.values())
        else ""
    )
    st.caption(f"Gains in points.{marked}")
    rows = [
        [
            (
                f":material/trophy: **{wording.points(gain)}**"
                if name == result.leader
                else wording.points(gain)
            )
            for name, gain in result.gains.items()
        ]
        for result in results.values()
    ]
    names = pd.Index(map(escaped, scores.names()), name="Option")
    gains = pd.DataFrame(rows, columns=names, index=pd.Index(results, name="Life phase"))
    if len(names) > len(results):  # what there is more of goes down the page
        gains = gains.T
    st.table(gains, border="horizontal", alt="Gain in points of each option in each life phase")


@section("close to it")
def close_to_it() -> None:
    """The charts above in words, what to ask first, and what the other would have to offer."""
    scores, weights = state.scores(), state.decision().weights
    comparison = state.comparison()
    if comparison is None:
        return
    sentences = [firmness.crossing_text(d, comparison, weights) for d in Dimension]
    in_words(
        "These lines",
        "crossing words",
        lambda: (sentences, tables.crossings(scores, comparison, weights)),
    )
    ask, offer = controls.places_for_both()
    with ask:
        _ask_first(comparison)
    with offer:
        _break_even(scores, comparison)


def _ask_first(comparison: Comparison) -> None:
    """The three questions whose answers matter most."""
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
            f" “{firmness.QUESTIONS[asked.dimension]}” "
            f" \n{escaped(firmness.question(asked, comparison))}"
        )


def _break_even(scores: Scores, comparison: Comparison) -> None:
    """What the trailing offer would have to offer."""
    if comparison.runner_up is None:
        return
    job = scores[comparison.runner_up].option.job
    if not isinstance(job, Offer):
        return  # what is known is not on offer
    st.subheader(escaped(f"What would {comparison.runner_up} have to offer?"), anchor=False)
    st.markdown("For each dimension, the rating that alone would bring it level or ahead:")
    st.markdown(
        "\n".join(
            f"- {d.label}: {firmness.break_even(found, job.ratings[d])}"
            for d, found in comparison.break_even.items()
        )
    )
