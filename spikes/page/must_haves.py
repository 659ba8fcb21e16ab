"""Must-haves: entered once; each offer side by side meets one, misses it, or it is not known."""

import streamlit as st

from spikes import edits
from spikes.model import MOST_MUST_HAVES, Decision
from spikes.model.names import offer_names
from spikes.page import controls
from spikes.page.markdown import escaped
from spikes.page.session import parts, problems
from spikes.page.session.editing import edit
from spikes.page.session.session import results, session
from spikes.words.must_haves import MET

EXAMPLES = "“Remote”, “A manager I’d learn from”, “Home by six”"
KNOWN = {said: met for met, said in MET.items()}


def must_haves() -> None:
    """Draw a fold with the must-haves, a row each, and a field for the next."""
    box = controls.unfolded("Must-haves", f"must-haves {session().career}")
    if box is None:
        return
    decision = session().decision
    with box:
        st.caption(
            "What a job must have, whatever it scores. It changes no number. To remove one, empty"
            " its field."
        )
        for place in range(len(decision.must_haves)):
            _must_have(decision, place)
        _one_more(decision)


def _must_have(decision: Decision, place: int) -> None:
    """Draw one must-have: its words, and whether each offer shown meets it."""
    text, key = decision.must_haves[place], f"must-have {place} {session().generation}"
    names = offer_names(decision.offers)
    shown = [names.index(option.name) for option in results().pair if option.name in names]
    words, *answers = controls.in_a_row(*[1] * (1 + len(shown)), width=240, gap="small")
    with words:
        entered = controls.field(key, text, _reword, place, key)
        st.text_input(f"Must-have {place + 1}", **entered)
    for cell, index in zip(answers, shown, strict=True):
        its = f"{key} of {index}"
        met = MET[decision.offers[index].meets.get(text)]
        cell.segmented_control(
            escaped(names[index]),
            list(KNOWN),
            format_func=str.capitalize,
            required=True,
            **controls.field(its, met, _answer, index, text, its),
        )
    problems.show(key)


def _one_more(decision: Decision) -> None:
    """Draw the field for one more must-have, which Enter adds."""
    if len(decision.must_haves) == MOST_MUST_HAVES:
        st.caption(f"{MOST_MUST_HAVES} is the most. Empty one to enter another.")
        return
    key = f"next must-have {session().career}"
    st.text_input(
        "Next must-have" if decision.must_haves else "Must-have",
        key=key,
        placeholder=f"{EXAMPLES} … then Enter",
        on_change=parts.redraw,
        args=(_add, key),
    )
    problems.show(key)


def _add(key: str) -> None:
    text = st.session_state[key]
    if text.strip() and edit(lambda now: edits.add_must_have(now, text), place=key):
        st.session_state[key] = ""


def _reword(place: int, key: str) -> None:
    text = st.session_state[key]
    edit(lambda now: edits.reword_must_have(now, place, text), place=key)


def _answer(index: int, text: str, key: str) -> None:
    met = KNOWN[st.session_state[key]]
    edit(lambda now: edits.answer_must_have(now, index, text, met=met), place=key)
