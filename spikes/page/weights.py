"""The sidebar: how much each dimension matters in this phase of life, and the assumptions behind
the scores.
"""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spikes import edits as changes
from spikes.analysis import weights as robustness
from spikes.charts.options import COLOURS, LIVE, SETTLED
from spikes.model import CARRY_OVER_RULES, Assumptions, Decision, Dimension, Weights, domain
from spikes.page import controls
from spikes.page.answer import answer
from spikes.page.components.foresight import foresight, hold
from spikes.page.components.sliders import Cell, Edit, slider_panel
from spikes.page.section import section
from spikes.page.session import parts, problems, saying, state
from spikes.words.wording import listed


def weights(place: DeltaGenerator) -> None:
    """How much each dimension matters now; the answer to that, in its place."""
    st.header(
        "This phase of life", anchor=False, help=_meant()
    )  # not in the part, which is sent anew at each change
    _weights(place)


@section("weights")
def _weights(place: DeltaGenerator) -> None:
    """The phases (none is chosen where the weights are one’s own), five sliders with where each
    tips; the answer.
    """
    decision = state.decision()
    key = state.showing("phase", domain.phase_of(decision.weights))
    phases = list(domain.life_phases())
    st.pills(
        "Life phase",
        phases,
        key=key,
        on_change=_choose_phase,
        label_visibility="collapsed",
        required=True,
    )
    st.caption(
        "The five always total 100 %: moving one rescales the others. A locked one keeps still,"
        " until you choose a phase or rank."
    )
    shares, locked = decision.weights.shares(), st.session_state.locked
    told = bool(decision.offers) and not state.before_the_look()
    words = state.words().tips if told else dict.fromkeys(Dimension, "")
    slider_panel(
        "weight",
        {
            d: [
                Cell(
                    id=d, value=100 * shares[d], max=100, step=1, words=words[d], locked=d in locked
                )
            ]
            for d in Dimension
        },
        COLOURS,
        _weigh,
        coupled=True,
        broadcast=(LIVE, SETTLED),
        foresight=foresight() if told else None,
    )
    with place:
        answer()


def _meant() -> str:
    """What each phase weighs most."""
    shares = {phase: weights.shares() for phase, weights in domain.life_phases().items()}
    most = {
        phase: [d.label.lower() for d in Dimension if of[d] == max(of.values())]
        for phase, of in shares.items()
    }
    meant = (
        f"{phase}, {'all five alike' if len(which) > 1 else which[0]}"
        for phase, which in most.items()
    )
    return (
        f"A phase is a set of weights. What each weighs most: {'; '.join(meant)}. Choose the"
        " nearest, then move the sliders."
    )


@section()
def assumptions() -> None:
    """Weights from a ranking instead, what lasts, and the other judgement calls."""
    _ranking()
    _what_lasts()


def _ranking() -> None:
    """Weights from a ranking alone, ties allowed."""
    box = controls.unfolded("Rank them instead", "rank them", type="compact")
    if box is None:
        return
    shares = state.decision().weights.shares()
    with box:
        for d in Dimension:
            place = 1 + sum(shares[e] > shares[d] + 1e-9 for e in Dimension)
            st.session_state.setdefault(f"rank {d}", place)
            st.segmented_control(
                f"Rank of {d.label.lower()}", range(1, 6), key=f"rank {d}", required=True
            )
        st.caption("1 matters most. Equal ranks get equal weight, rounded to a total of 100 %.")
        st.button(
            "Weigh by this ranking", on_click=parts.redraw, args=(_rank,), key="weigh by ranking"
        )


def _what_lasts() -> None:
    """What lasts, and the other judgement calls, each with its meaning."""
    decision = state.decision()
    box = controls.unfolded("What lasts, and other assumptions", "assumptions")
    if box is None:
        return
    with box:
        key = f"carry_over {state.generation()}"
        st.session_state[key] = decision.assumptions.carry_over_rule
        st.radio(
            "What lasts of a finished role",
            list(CARRY_OVER_RULES),
            key=key,
            on_change=parts.redraw,
            args=(_assume, key, "carry_over"),
            captions=[_carried(rule) for rule in CARRY_OVER_RULES],
        )
        for name in ("ceiling", "power", "full_credit_months", "overstay_months", "spike_at"):
            field = Assumptions.model_fields[name]
            key = f"{name} {state.generation()}"
            whole = name.endswith("months")
            st.session_state[key] = (int if whole else float)(getattr(decision.assumptions, name))
            st.number_input(
                problems.LABELS[name],
                key=key,
                help=field.description,
                step=1 if whole else 0.1 if name != "spike_at" else 0.5,
                on_change=parts.redraw,
                args=(_assume, key, name),
            )
        problems.show("assumptions", once=True)
        st.button(
            "Back to the defaults",
            on_click=parts.redraw,
            args=(_defaults,),
            disabled=decision.assumptions == Assumptions(),
        )


def _choose_phase() -> None:
    phase = state.shown("phase")
    if phase not in {None, domain.phase_of(state.decision().weights)}:
        state.change(lambda decision: changes.set_weights(decision, domain.life_phases()[phase]))
        st.session_state.locked = (
            frozenset()
        )  # after the change: to undo that is to lock them again
        if state.before_the_look():  # after it, the answer is told
            saying.tell(_weighed(f"for {phase}", list(Dimension)))
    parts.follow(*parts.WEIGHED)


def _weigh(edit: Edit) -> None:
    if edit.held is not None:
        hold(Dimension(edit.id), round(edit.held))
    elif edit.locked is not None:
        dimension = Dimension(edit.id)
        st.session_state.locked = (
            st.session_state.locked | {dimension}
            if edit.locked
            else st.session_state.locked - {dimension}
        )
        parts.follow("device", "weights")
    elif edit.values is not None:
        values = edit.values
        state.change(
            lambda decision: changes.set_weights(decision, Weights(**values)), gesture=edit.gesture
        )
        parts.follow(*parts.WEIGHED)


def _rank() -> None:
    ranks = {d: st.session_state[f"rank {d}"] for d in Dimension}
    state.change(
        lambda decision: changes.set_weights(decision, robustness.rank_order_centroid(ranks))
    )
    st.session_state.locked = frozenset()
    ranked = sorted(Dimension, key=lambda d: ranks[d])
    saying.say_once(_weighed("by your ranking", ranked), icon=":material/format_list_numbered:")


def _weighed(how: str, ranked: list[Dimension]) -> str:
    """The weights of now in a sentence, in this order."""
    percents = state.decision().weights.percents()
    weighed = (f"{d.label.lower()} {percents[d]}\N{NO-BREAK SPACE}%" for d in ranked)
    return f"Weighed {how}: {listed(weighed, 'and')}."


def _assume(key: str, name: str) -> None:
    def assumed(decision: Decision) -> Decision:
        return decision.replace(
            assumptions=decision.assumptions.replace(**{name: st.session_state[key]})
        )

    state.change(assumed, place="assumptions")


def _defaults() -> None:
    state.change(lambda decision: decision.replace(assumptions=Assumptions()), place="assumptions")


def _carried(rule: str) -> str:
    carried = CARRY_OVER_RULES[rule]
    fading = [f"{100 * carried[d]:.0f} % of {d.label.lower()}" for d in Dimension if carried[d] < 1]
    return (
        f"{' and '.join(fading)} still count once you leave."
        if fading
        else "All of it still counts once you leave."
    )
