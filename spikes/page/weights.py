"""The sidebar: how much each dimension matters in this phase of life, and the assumptions behind the scores."""

import streamlit as st

from spikes import changes, files
from spikes.charts import COLOURS, LIVE_SHARES
from spikes.model import CARRY_OVER_RULES, Assumptions, Decision, Dimension, Weights
from spikes.page import state
from spikes.page.slider_panel import Cell, Edit, slider_panel

OWN = "Weights of your own"


@st.fragment(key="weights")
def weights() -> None:
    """The six phases, and five sliders that always total 100 %."""
    decision = state.decision()
    st.header("This phase of life", anchor=False)
    st.session_state["phase"] = files.phase_of(decision.weights)
    st.pills("Life phase", list(files.life_phases()), key="phase", on_change=_choose_phase, label_visibility="collapsed")
    shares = decision.weights.shares()
    slider_panel(
        "weight",
        {d: [Cell(id=d.value, value=100 * shares[d], max=100, step=1, locked=d in st.session_state.locked)] for d in Dimension},
        COLOURS,
        _weigh,
        coupled=True,
        broadcast=LIVE_SHARES,
    )
    st.caption("The five always total 100 %: moving one rescales the others. A locked one keeps still.")


def assumptions() -> None:
    """What lasts, and the other judgement calls, each with its meaning."""
    decision = state.decision()
    with st.expander("What lasts, and other assumptions"):
        key = f"carry_over {state.generation()}"
        st.session_state[key] = decision.assumptions.carry_over_rule
        st.radio(
            "What lasts of a finished role",
            list(CARRY_OVER_RULES),
            key=key,
            on_change=_assume,
            args=(key, "carry_over"),
            captions=[_carried(rule) for rule in CARRY_OVER_RULES],
        )
        for name in ("ceiling", "power", "full_credit_months", "overstay_months", "spike_at"):
            field = Assumptions.model_fields[name]
            key = f"{name} {state.generation()}"
            st.session_state[key] = getattr(decision.assumptions, name)
            whole = isinstance(field.default, int) and name.endswith("months")
            st.number_input(
                name.replace("_", " ").capitalize(),
                key=key,
                help=field.description,
                step=1 if whole else 0.1 if name != "spike_at" else 0.5,
                on_change=_assume,
                args=(key, name),
            )
        state.show_problems("assumptions")
        st.button("Back to the defaults", on_click=_defaults, disabled=decision.assumptions == Assumptions())


def _choose_phase() -> None:
    phase = st.session_state["phase"]
    if phase is not None:
        state.change(lambda decision: changes.set_weights(decision, files.life_phases()[phase]))
    state.follow(*state.LIVE)


def _weigh(edit: Edit) -> None:
    if edit.locked is not None:
        dimension = Dimension(edit.id)
        st.session_state.locked = st.session_state.locked | {dimension} if edit.locked else st.session_state.locked - {dimension}
        state.follow("weights")
    elif edit.values is not None:
        values = edit.values
        state.change(lambda decision: changes.set_weights(decision, Weights(**values)), gesture=edit.gesture)
        state.follow(*state.LIVE)


def _assume(key: str, name: str) -> None:
    def assumed(decision: Decision) -> Decision:
        return decision.replace(assumptions=decision.assumptions.replace(**{name: st.session_state[key]}))

    state.change(assumed, place="assumptions")


def _defaults() -> None:
    state.change(lambda decision: decision.replace(assumptions=Assumptions()), place="assumptions")


def _carried(rule: str) -> str:
    carried = CARRY_OVER_RULES[rule]
    fading = [f"{100 * carried[d]:.0f} % of {d.label.lower()}" for d in Dimension if carried[d] < 1]
    return f"{' and '.join(fading)} still count once you leave." if fading else "All of it still counts once you leave."
