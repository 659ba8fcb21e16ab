"""What more than one section draws: folds, fields, and places beside one another."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spikes import edits
from spikes.analysis.results import evidence_behind
from spikes.edits import Edit
from spikes.model import Assumptions, Dimension, Offer, Relevance, Role, presets
from spikes.page.components import sliders
from spikes.page.components.sliders import Cell
from spikes.page.markdown import escaped
from spikes.page.session import parts, problems, saying
from spikes.page.session.editing import edit, undo
from spikes.page.session.session import results, session
from spikes.words import chance

RELEVANCE: dict[str, Any] = {  # the field for it, of roles and offers alike
    "label": "How close is this field to your goal?",
    "options": list(Relevance),
    "help": (
        "Core: the field you want to end in. Adjacent: next to it. Tangential: far from it."
        " Industry expertise counts at most 10 where it is core, 5 where adjacent, 2 where"
        " tangential."
    ),
    "required": True,
}
# A field for whole numbers would cut 1.5 to 1 in silence; this one has it refused.
WHOLE: dict[str, Any] = {"value": None, "step": 1.0, "format": "%g"}
PART_TIME = "Part-time counts in full. To count it for less, end the role earlier."


def unfolded(
    label: str, key: str, *, at_first: bool = False, **options: Any
) -> DeltaGenerator | None:
    """Return an expander to write into; None while it is folded, as nobody sees what is in it.

    A label holds nothing that is edited in the fold, such as a name: one with another label is new
    to Streamlit, so that what is being typed in it would be lost.
    """
    st.session_state.setdefault(key, at_first)
    box = st.expander(label, key=key, on_change="rerun", **options)
    return box if box.open else None


def form_unfolded(label: str, key: str, *, at_first: bool) -> DeltaGenerator | None:
    """Return an expander for a form; None until it is first unfolded.

    Folded again, it keeps its fields: what is half filled in would be lost.
    """
    st.session_state.setdefault(key, at_first)
    box = st.expander(label, key=key, on_change="rerun", icon=":material/add:")
    unfolded = session().unfolded
    if box.open:
        unfolded.add(key)
    return box if key in unfolded else None


def show(key: str, value: Any) -> None:
    """Have a field show a value, unless it does: what is typed into it meanwhile would be lost."""
    shown = st.session_state.get(key)
    trimmed = shown.strip() if isinstance(shown, str) else shown
    if key not in st.session_state or value not in (shown, trimmed):
        st.session_state[key] = value


def field(key: str, value: Any, keep: Callable[..., object], *args: object) -> dict[str, Any]:
    """Return what a field needs to show a value, and to keep what is entered.

    A wrong entry stays, to be put right, until its tab or fold is closed.
    """
    problems.drop_if_gone(key, key)
    if not problems.at(key):
        show(key, value)
    return {"key": key, "on_change": parts.redraw, "args": (keep, *args)}


def entry(name: str, key: str, value: Any, read: Callable[[Any], Any] | None = None) -> Any:
    """Return what a field needs for an entry of the decision itself, by the entry's name."""

    def keep() -> None:
        entered = st.session_state[key]
        edit(lambda now: edits.enter(now, name, read(entered) if read else entered), place=key)

    return field(key, value, keep)


def whole(entered: Any) -> Any:
    """Return what was entered, as an integer where it is a whole number.

    >>> whole(24.0), whole(1.5), whole("")
    (24, 1.5, '')
    """
    return int(entered) if isinstance(entered, float) and entered.is_integer() else entered


def rating_cell(
    slider: str,
    job: Role | Offer,
    d: Dimension,
    name: str,
    assumptions: Assumptions,
    *,
    action: str = "",
    closing: tuple[float, ...] = (),
) -> Cell:
    """Return the slider of this id for one rating of a job."""
    return Cell(
        id=slider,
        value=job.ratings[d],
        max=10,
        step=0.5,
        name=name,
        spike_at=spike_at(job, d, assumptions),
        phrases=tuple(presets.rating_guide()[d].items()),
        evidence=evidence_behind(job, d),
        note=job.notes.get(d, ""),
        action=action,
        closing=closing,
    )


def take_note(
    job: Role | Offer, report: sliders.Edit, edit_job: Callable[..., Edit]
) -> tuple[str, ...]:
    """Take what a rating of a job is based on, or a note beside it; return which parts follow."""
    d = report.id.partition(" ")[2]
    given: dict[str, Any] = (
        {"notes": {**job.notes, d: report.note}}
        if report.evidence is None
        else {"evidence": {**job.evidence, d: report.evidence}}
    )
    edit(lambda now: edit_job(now, **given), place="ratings")
    if report.evidence is not None and not session().before_the_look:
        saying.announce(chance.chance(results()))
    return parts.RATED


def spike_at(job: Role | Offer, d: Dimension, assumptions: Assumptions) -> float | None:
    """Return the rating from which a job has a spike; None where its relevance lets none count."""
    cap = assumptions.relevance_caps[job.relevance]
    capped = d is Dimension.INDUSTRY_EXPERTISE and cap < assumptions.spike_at
    return None if capped else assumptions.spike_at


def in_a_row(*spans: int, width: int, **options: Any) -> list[DeltaGenerator]:
    """Return places beside one another, each over so many columns.

    They wrap where a column would have fewer pixels than `width`.
    """
    grid = st.grid(sum(spans), min_column_width=width, **options)
    return [grid.cell(column_span=span) for span in spans]


def places_for_both() -> list[DeltaGenerator]:
    """Return a place for each option; one below the other where a skyline would be cut."""
    return in_a_row(1, 1, width=280, gap=("xsmall", "medium"))


def bring_back(kind: type[Role] | type[Offer]) -> None:
    """Draw a button that brings back the job removed last, because Undo may be screens away."""
    if (gone := session().last_removed()) and isinstance(gone.job, kind):
        st.button(
            f"Bring back {escaped(gone.name)}",
            icon=":material/undo:",
            key=f"bring back {kind.__name__}",
            on_click=parts.redraw,
            args=(_back, gone.name),
        )


def _back(name: str) -> None:
    undo()
    saying.say_once(f"{name} is back.", icon=":material/undo:")


def months_to_stay(where: str) -> None:
    """Draw the field for the months to stay from now, at one place of the page."""
    key = f"stay_months {where} {session().generation}"
    stay = entry("stay_months", key, session().decision.stay_months, whole)
    st.number_input("Months to stay from now", **WHOLE, **stay)
    problems.show(key)
