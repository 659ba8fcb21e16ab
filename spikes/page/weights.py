"""The sidebar: what matters in this phase of life, and the assumptions behind the scores."""

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spikes import edits
from spikes.charts.theme import COLOURS, LIVE, SETTLED
from spikes.model import CARRY_OVER_RULES, Assumptions, Decision, Dimension, Weights, domain
from spikes.page import controls
from spikes.page.answer import answer
from spikes.page.components import sliders
from spikes.page.components.foresight import foresight, hold
from spikes.page.components.sliders import Cell, slider_panel
from spikes.page.section import section
from spikes.page.session import parts, problems, saying
from spikes.page.session.editing import edit
from spikes.page.session.session import results, session, showing, shown
from spikes.words.phrases import listed
from spikes.words.sureness import tips

NUMBERS: dict[str, float] = {  # the assumptions that are numbers, and by how much they step
    "ceiling": 0.1,
    "power": 0.1,
    "full_credit_months": 1,
    "overstay_months": 1,
    "spike_at": 0.5,
}


def weights(place: DeltaGenerator) -> None:
    """Draw how much each dimension matters now; the answer to that, in its place."""
    # Not in the part, which is sent again at each change.
    st.header("This phase of life", anchor=False, help=_meant())
    _weights(place)


@section("weights")
def _weights(place: DeltaGenerator) -> None:
    """Draw the phases, five sliders with where each tips, and the answer.

    No phase is chosen where the weights are one's own.
    """
    visit, found = session(), results()
    now = found.decision.weights
    st.pills(
        "Life phase",
        list(domain.life_phases()),
        key=showing("phase", domain.phase_of(now)),
        on_change=_choose_phase,
        label_visibility="collapsed",
        required=True,
    )
    st.caption(
        "The five always total 100 %: moving one rescales the others. A locked one keeps still,"
        " until you choose a phase or rank."
    )
    looked = bool(found.decision.offers) and not visit.before_the_look
    words = tips(found) if looked else dict.fromkeys(Dimension, "")
    percents: dict[str, Any] = {"max": 100, "step": 1}
    cells = {
        d: Cell(id=d, value=100 * share, words=words[d], locked=d in visit.locked, **percents)
        for d, share in now.shares().items()
    }
    slider_panel(
        "weight",
        {d: [cell] for d, cell in cells.items()},
        COLOURS,
        _weigh,
        coupled=True,
        broadcast=(LIVE, SETTLED),
        foresight=foresight() if looked else None,
    )
    with place:
        answer()


def _meant() -> str:
    """Return what each phase weighs most."""
    meant = []
    for phase, set_to in domain.life_phases().items():
        shares = set_to.shares()
        most = [d.label.lower() for d in Dimension if shares[d] == max(shares.values())]
        meant.append(f"{phase}, {'all five alike' if len(most) > 1 else most[0]}")
    return (
        f"A phase is a set of weights. What each weighs most: {'; '.join(meant)}. Choose the"
        " nearest, then move the sliders."
    )


@section()
def assumptions() -> None:
    """Draw weights from a ranking instead, what lasts, and the other judgement calls."""
    decision = session().decision
    box = controls.unfolded("Rank them instead", "rank them", type="compact")
    if box is not None:
        with box:
            _ranking(decision)
    box = controls.unfolded("What lasts, and other assumptions", "assumptions")
    if box is not None:
        with box:
            _what_lasts(decision)


def _ranking(decision: Decision) -> None:
    """Draw weights from a ranking alone, ties allowed."""
    shares = decision.weights.shares()
    for d in Dimension:
        place = 1 + sum(shares[e] > shares[d] + 1e-9 for e in Dimension)
        st.session_state.setdefault(f"rank {d}", place)
        st.segmented_control(
            f"Rank of {d.label.lower()}", range(1, 6), key=f"rank {d}", required=True
        )
    st.caption("1 matters most. Equal ranks get equal weight, rounded to a total of 100 %.")
    st.button("Weigh by this ranking", on_click=parts.redraw, args=(_rank,), key="weigh by ranking")


def _what_lasts(decision: Decision) -> None:
    """Draw what lasts, and the other judgement calls, each with its meaning."""
    assumed, generation = decision.assumptions, session().generation
    key = f"carry_over {generation}"
    st.session_state[key] = assumed.carry_over_rule
    st.radio(
        "What lasts of a finished role",
        list(CARRY_OVER_RULES),
        key=key,
        on_change=parts.redraw,
        args=(_assume, key, "carry_over"),
        captions=[_carried(rule) for rule in CARRY_OVER_RULES],
    )
    for name, step in NUMBERS.items():
        key = f"{name} {generation}"
        st.session_state[key] = type(step)(getattr(assumed, name))
        st.number_input(
            problems.LABELS[name],
            key=key,
            help=Assumptions.model_fields[name].description,
            step=step,
            on_change=parts.redraw,
            args=(_assume, key, name),
        )
    problems.show("assumptions", once=True)
    st.button(
        "Back to the defaults",
        on_click=parts.redraw,
        args=(_set_assumptions,),
        disabled=assumed == Assumptions(),
    )


def _choose_phase() -> None:
    visit, phase = session(), shown("phase")
    if phase not in {None, domain.phase_of(visit.decision.weights)}:
        edit(lambda now: edits.set_weights(now, domain.life_phases()[phase]))
        visit.locked = frozenset()  # after the edit: to undo that is to lock them again
        if visit.before_the_look:  # after it, the answer is read out
            saying.announce(_weighed(f"for {phase}", list(Dimension)))
    parts.follow(*parts.WEIGHED)


def _weigh(report: sliders.Edit) -> None:
    visit, values = session(), report.values
    if report.held is not None:
        hold(Dimension(report.id), round(report.held))
    elif report.locked is not None:
        dimension = {Dimension(report.id)}
        visit.locked = visit.locked | dimension if report.locked else visit.locked - dimension
        parts.follow("device", "weights")
    elif values is not None:
        edit(lambda now: edits.set_weights(now, Weights(**values)), gesture=report.gesture)
        parts.follow(*parts.WEIGHED)


def _rank() -> None:
    ranks = {d: st.session_state[f"rank {d}"] for d in Dimension}
    edit(lambda now: edits.weigh_by_ranking(now, ranks))
    session().locked = frozenset()
    ranked = sorted(Dimension, key=lambda d: ranks[d])
    saying.say_once(_weighed("by your ranking", ranked), icon=":material/format_list_numbered:")


def _weighed(how: str, ranked: list[Dimension]) -> str:
    """Return the weights in a sentence, in this order."""
    percents = session().decision.weights.percents()
    weighed = (f"{d.label.lower()} {percents[d]}\N{NO-BREAK SPACE}%" for d in ranked)
    return f"Weighed {how}: {listed(weighed, 'and')}."


def _assume(key: str, name: str) -> None:
    _set_assumptions(**{name: st.session_state[key]})


def _set_assumptions(**changed: Any) -> None:
    """Change assumptions; without any, go back to the defaults."""

    def assumed(now: Decision) -> edits.Edit:
        new = now.assumptions.replace(**changed) if changed else Assumptions()
        return edits.enter(now, "assumptions", new)

    edit(assumed, place="assumptions")


def _carried(rule: str) -> str:
    carried = CARRY_OVER_RULES[rule]
    fading = [f"{100 * carried[d]:.0f} % of {d.label.lower()}" for d in Dimension if carried[d] < 1]
    what = " and ".join(fading) or "All of it"
    return f"{what} still count{'' if fading else 's'} once you leave."
