"""The answer: verdict, one sentence, and the chance; or first the question for the gut feeling."""

from dataclasses import asdict

import streamlit as st

from spikes import edits
from spikes.analysis.results import Results
from spikes.charts.chance import STRIP
from spikes.page.components import mount
from spikes.page.markdown import escaped
from spikes.page.session import parts, saying
from spikes.page.session.editing import edit
from spikes.page.session.session import results, session
from spikes.words import answer as words

BEFORE_THE_LOOK = "Which one does your gut prefer?"
FINE_TUNE = "Fine-tune them under “Your roles”."
HTML = f"""<div class="words"><h2></h2><p></p>{STRIP}</div>
<div class="bar" hidden aria-hidden="true"><b></b><span></span>
<span class="side"><i></i><em></em></span><span class="side"><i></i><em></em></span></div>
"""


def answer() -> None:
    """Draw the answer. It is not a part of its own, but is drawn again with the weights."""
    found, visit = results(), session()
    if visit.before_the_look:
        _before_the_look(found)
        return
    names = [option.name for option in found.pair]
    data = {"said": asdict(words.answer(found)), "names": names}
    mount("answer", HTML, isolated=False, key="answer words", data=data)
    if estimated := words.estimated(found):
        estimated = f"{estimated} {FINE_TUNE}"
    for limit in filter(None, (words.rate_first(found), estimated)):
        st.caption(escaped(limit))
    if not found.decision.offers and visit.awaits_answer:
        _back_to_the_steps()


def _before_the_look(found: Results) -> None:
    """Ask for the gut feeling before the answer is first shown."""
    st.header(BEFORE_THE_LOOK, anchor=False)
    ask_the_gut(found, "Rate your offers below, then pick one.")
    _back_to_the_steps()


def ask_the_gut(found: Results, how: str) -> None:
    """Draw the options to pick from, and say what becomes of the pick."""
    st.markdown(f"{how} We keep your pick in the journal and show you the result.")
    if unrated := words.rate_first(found):
        st.caption(escaped(unrated))
    key = f"gut {session().generation}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.pills(
            "Gut feeling",
            found.scores.names(),
            key=key,
            on_change=_look,
            args=(key,),
            label_visibility="collapsed",
            format_func=escaped,
        )
        st.button("Skip this", key="skip gut", on_click=_look, type="tertiary")


def _back_to_the_steps() -> None:
    visit = session()
    st.button(
        "Back to the three steps",
        key="back to steps",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=parts.redraw,
        args=(visit.go_to_step, visit.next_step()),
    )


def _look(key: str = "") -> None:
    gut = st.session_state[key] if key else None
    if session().own_step:
        parts.show_tab("ratings")
    edit(lambda now: edits.look(now, gut))
    if said := gut_and_numbers(results()):
        saying.say_once(said, icon=":material/balance:")
    saying.focus("answer words")  # the button that had it is gone
    st.rerun()


def gut_and_numbers(found: Results) -> str:
    """Return whether the gut prefers what the numbers do; "" where either prefers nothing."""
    gut, comparison = found.decision.journal.gut, found.comparison
    if not gut or comparison is None or comparison.verdict in {"tie", "too close to call"}:
        return ""
    best = (found.outsider or comparison.ahead).name
    if gut == best:
        return f"Your gut and the numbers agree: {best}."
    return f"Your gut said {gut}. The numbers say {best}."
