"""What more than one section draws: folds, fields and places."""

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spikes.model import Assumptions, Dimension, Offer, Ratings, Relevance, Role, domain
from spikes.page.session import parts, problems, saying, state
from spikes.page.session.saying import escaped

RELEVANCE: dict[str, Any] = {  # the field for it, of roles and offers alike
    "label": "How close its field is to your goal",
    "options": list(Relevance),
    "help": (
        "Core: the field you want to end in. Adjacent: next to it. Tangential: far from it."
        " Industry expertise counts at most 10 where it is core, 5 where adjacent, 2 where"
        " tangential."
    ),
    "required": True,
}
PART_TIME = "Part-time counts in full: to count it for less, let the role end earlier."


def core_at_first(key: str) -> None:
    """Have the field for relevance with this key say core, until one chooses."""
    if st.session_state.get(key) is None:
        st.session_state[key] = Relevance.CORE


def unfolded(
    label: str, key: str, *, at_first: bool = False, **options: Any
) -> DeltaGenerator | None:
    """An expander to write into, or None while it is folded: what nobody sees is neither made nor
    sent.

    Streamlit takes an expander with another label for a new one: a label stays while it is open,
    lest it fold in one's hands.
    """
    if not st.session_state.setdefault(key, at_first):
        st.session_state[f"label of {key}"] = label
    box = st.expander(
        st.session_state.setdefault(f"label of {key}", label), key=key, on_change="rerun", **options
    )
    return box if box.open else None


def form_unfolded(label: str, key: str, *, at_first: bool) -> DeltaGenerator:
    """An expander with a form, which is there while it is folded too: else what is half filled
    in would be lost.
    """
    st.session_state.setdefault(key, at_first)
    return st.expander(label, key=key, on_change="rerun", icon=":material/add:")


def kind_of_job(key: str) -> None:
    """The field for a kind of role whose ratings a new one begins with."""
    st.selectbox(
        "Kind of role, to start from",
        list(domain.archetypes()),
        index=None,
        placeholder="All ratings at 5, or choose a kind",
        help="Rough, typical ratings for this kind of role. Edit them.",
        key=key,
    )


def ratings_of_kind(key: str) -> Ratings:
    """The ratings of the kind of role chosen in that field; all at 5, if none is."""
    kind = st.session_state[key]
    return domain.archetypes()[kind] if kind else Ratings.of([5] * len(Dimension))


def spike_at(job: Role | Offer, d: Dimension, assumptions: Assumptions) -> float | None:
    """The rating from which a job has a spike in a dimension; None where its relevance lets none
    count.
    """
    capped = (
        d is Dimension.INDUSTRY_EXPERTISE
        and assumptions.relevance_caps[job.relevance] < assumptions.spike_at
    )
    return None if capped else assumptions.spike_at


def in_a_row(*spans: int, width: int, **options: Any) -> list[DeltaGenerator]:
    """Places beside one another, each over so many columns; they wrap where a column would have
    fewer pixels than `width`.
    """
    grid = st.grid(sum(spans), min_column_width=width, **options)
    return [grid.cell(column_span=span) for span in spans]


def places_for_both() -> list[DeltaGenerator]:
    """Places for both options, or what belongs to both; where a skyline would be cut, one below
    the other.
    """
    return in_a_row(1, 1, width=280, gap="medium")


def bring_back(kind: type) -> None:
    """A button for the role or offer that was removed last, near where it stood: Undo may be
    screens away.
    """
    if (gone := state.removed()) and isinstance(gone.job, kind):
        key = f"bring back {kind.__name__}"
        st.button(
            f"Bring back {escaped(gone.name)}",
            icon=":material/undo:",
            key=key,
            on_click=parts.redraw,
            args=(_back, gone.name),
        )


def _back(name: str) -> None:
    state.undo()
    saying.say_once(f"{name} is back.", icon=":material/undo:")


def months_to_stay(where: str) -> None:
    """The field for the months to stay from now, at one place of the page."""
    key = f"stay_months {where} {state.generation()}"
    if not problems.found(key):
        st.session_state[key] = state.decision().stay_months
    st.number_input(
        "Months to stay from now",
        value=None,
        step=1,
        key=key,
        on_change=parts.redraw,
        args=(_stay, key),
    )
    problems.show(key)


def _stay(key: str) -> None:
    state.change(lambda decision: decision.replace(stay_months=st.session_state[key]), place=key)
