"""What matters in this phase of life, and the assumptions behind the scores."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from spikes import edits
from spikes.analysis.results import Results
from spikes.charts.theme import COLOURS, LIVE, SETTLED
from spikes.model import CARRY_OVER_RULES, Assumptions, Decision, Dimension, Weights, presets
from spikes.page import controls
from spikes.page.answer import answer
from spikes.page.ask import remarks
from spikes.page.components import sliders
from spikes.page.components.foresight import foresight, hold
from spikes.page.components.sliders import Cell, slider_panel
from spikes.page.places import Places
from spikes.page.section import section
from spikes.page.session import parts, problems, saying
from spikes.page.session.editing import edit
from spikes.page.session.session import SIDES, results, session, showing, shown
from spikes.words.phrases import listed
from spikes.words.sureness import tips

MOVED = (
    "Weights add up to 100 %. Move one and the others adjust; lock one to hold it. Choosing a phase"
    " or ranking unlocks all. "
)
NUMBERS: dict[str, float] = {  # the assumptions that are numbers, and by how much they step
    "ceiling": 0.1,
    "power": 0.1,
    "full_credit_months": 1.0,
    "overstay_months": 1.0,
    "spike_at": 0.5,
}


@section("weights")
def weights(places: Places) -> None:
    """Draw the phases and five sliders, and what follows from them: the answer and its remarks."""
    with places.weights:
        phases("Your weights", MOVED)
        _next_phase()
        _sliders()
        _otherwise(session().decision)
    with places.answer:
        answer()
    remarks(places)


def phases(title: str = "Your phase of life", more: str = "") -> None:
    """Draw the phases of life; none is chosen where the weights are one's own."""
    st.subheader(title, anchor=False, help=f"{more}What each phase weighs most: {_meant()}.")
    st.pills(
        "Phase of life",
        list(presets.life_phases()),
        key=showing("phase", presets.phase_of(session().decision.weights)),
        on_change=_choose_phase,
        label_visibility="collapsed",
        required=True,
    )


def _next_phase() -> None:
    """Draw a link to choose the phase that comes after this one; pressed again, none is chosen."""
    visit = session()
    chosen = visit.decision.next_phase
    with st.container(key="after that"):
        box = controls.unfolded(
            "and after that?", f"after that {visit.career}", at_first=bool(chosen), type="compact"
        )
        if box is not None:
            box.pills(
                "Next phase of life",
                list(presets.life_phases()),
                key=showing("next phase", chosen),
                on_change=_choose_next_phase,
                label_visibility="collapsed",
            )


def _sliders() -> None:
    visit, found = session(), results()
    looked = len(found.pair) == len(SIDES) and not visit.before_the_look
    words = tips(found) if looked else dict.fromkeys(Dimension, "")
    percents: dict[str, Any] = {"max": 100, "step": 1}
    cells = {
        d: Cell(id=d, value=100 * share, words=words[d], locked=d in visit.locked, **percents)
        for d, share in found.decision.weights.shares().items()
    }
    slider_panel(
        "weight",
        {d: [cell] for d, cell in cells.items()},
        COLOURS,
        _weigh,
        coupled=True,
        broadcast=(LIVE, SETTLED),
        foresight=foresight() if looked else None,
        ledger=_ledger(found) if looked else None,
    )


def _ledger(found: Results) -> dict[str, Any]:
    """Return the coverages from which the browser works out what the weights come to."""
    scored = found.scores.options
    return {
        "today": list(found.scores.today.values()),
        "options": [{"name": o.name, "coverage": list(o.coverage.values())} for o in scored],
        "shown": [scored.index(option) for option in found.pair],
        "answered": session().panels.get("ratings", {}).get("answered", 0),
    }


def _otherwise(decision: Decision) -> None:
    """Draw weights from a ranking instead, and the assumptions behind the scores."""
    with st.container(horizontal=True, gap="small", key="otherwise"):
        for label, draw in (("Rank them instead", _ranking), ("Assumptions", _what_lasts)):
            box = st.popover(label, type="tertiary", key=label.lower(), on_change="rerun")
            if box.open:
                with box:
                    draw(decision)


def _meant() -> str:
    """Return what each phase weighs most."""
    meant = []
    for phase, set_to in presets.life_phases().items():
        shares = set_to.shares()
        most = [d.label.lower() for d in Dimension if shares[d] == max(shares.values())]
        meant.append(f"{phase}, {'all five alike' if len(most) > 1 else most[0]}")
    return "; ".join(meant)


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
    controls.show(key, assumed.carry_over_rule)
    st.radio(
        "What still counts of a past job",
        list(CARRY_OVER_RULES),
        key=key,
        on_change=parts.redraw,
        args=(_assume, key, "carry_over"),
        captions=[_carried(rule) for rule in CARRY_OVER_RULES],
    )
    for name, step in NUMBERS.items():
        key = f"{name} {generation}"
        controls.show(key, float(getattr(assumed, name)))
        st.number_input(
            problems.LABELS[name],
            key=key,
            help=Assumptions.model_fields[name].description,
            step=step,
            format="%g",
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
    if phase not in {None, presets.phase_of(visit.decision.weights)}:
        edit(lambda now: edits.set_weights(now, presets.life_phases()[phase]))
        visit.locked = frozenset()  # after the edit, so that undoing it locks them again
        if visit.before_the_look:  # after it, the answer is read out
            saying.announce(_weighed(f"for {phase}", list(Dimension)))
    parts.follow(*parts.WEIGHED)


def _choose_next_phase() -> None:
    phase = shown("next phase")
    edit(lambda now: edits.choose_next_phase(now, phase))
    parts.follow(*parts.WEIGHED)


def _weigh(report: sliders.Edit) -> Sequence[str]:
    visit, values = session(), report.values
    if report.held is not None:
        hold(Dimension(report.id), round(report.held))
    elif report.locked is not None:
        dimension = {Dimension(report.id)}
        visit.locked = visit.locked | dimension if report.locked else visit.locked - dimension
        return ("device", "weights")
    elif values is not None:
        edit(lambda now: edits.set_weights(now, Weights(**values)), gesture=report.gesture)
        return parts.WEIGHED
    return ()


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
    _set_assumptions(**{name: controls.whole(st.session_state[key])})


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
    return f"After you leave, {what[0].lower()}{what[1:]} still count{'' if fading else 's'}."
