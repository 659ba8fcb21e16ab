"""One more offer, by a form or from a sheet; it is rated next."""

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spikes import edits as changes
from spikes.files.careers import sheet as sheets
from spikes.model import Dimension, Offer, Relevance
from spikes.model.names import offer_names
from spikes.page import controls
from spikes.page.section import section
from spikes.page.session import parts, problems, saying, state
from spikes.page.sheet import sheet
from spikes.scoring import compared

RELEVANCE: dict[str, Any] = {
    **controls.RELEVANCE,
    "label": "How close the offer’s field is to your goal",
}


@section("more offers")
def add_offer() -> None:
    """A form for one more offer, a sheet for several, and a way back for the one just removed."""
    career = state.career()
    decision = state.decision()
    if not decision.offers:
        st.header("The offers", anchor=False)
    first = (
        bool(decision.roles) and not decision.offers
    )  # one form at a time: before that, the one for a role is open
    _form(controls.form_unfolded("Add an offer", _fold(), at_first=first), career)
    sheet(
        "offers",
        sheets.read_offers,
        changes.add_offers,
        lambda: saying.focus(f"first {Dimension.SOCIAL_IMPACT}"),
    )
    controls.bring_back(Offer)


def _fold() -> str:
    """The key of the form's fold; another one once there is a role, since it opens by itself
    then.
    """
    return f"new offer {state.career()}{'' if state.decision().roles else ' before any role'}"


def _form(box: DeltaGenerator, career: int) -> None:
    with box, st.form(f"add offer {career}", border=False):
        who, what = controls.in_a_row(1, 1, width=180)
        who.text_input("Organisation that offers", key=f"new organisation {career}", max_chars=60)
        what.text_input("Title offered", key=f"new title {career}", max_chars=80)
        problems.show("new offer", of=problems.WHO)
        key = f"new relevance {career}"
        controls.core_at_first(key)
        st.segmented_control(**RELEVANCE, key=key)
        reply, kind = controls.in_a_row(1, 2, width=150)
        reply.date_input("Reply by", value=None, format="YYYY-MM-DD", key=f"new reply_by {career}")
        with kind:
            controls.kind_of_job(f"new archetype {career}")
        problems.show("new offer", but=problems.WHO)
        st.form_submit_button(
            "Add this offer",
            on_click=parts.redraw,
            args=(_add, career),
            type="primary",
            key="primary add offer",
        )


def _add(career: int) -> None:
    keys = {
        name: f"new {name} {career}" for name in ("organisation", "title", "relevance", "reply_by")
    }
    kind = f"new archetype {career}"
    entered = {name: st.session_state[key] for name, key in keys.items()}
    added = state.change(
        lambda decision: changes.add_offer(
            decision, Offer(**entered, ratings=controls.ratings_of_kind(kind))
        ),
        place="new offer",
    )
    if added:
        another = len(state.decision().offers) < 2  # two are what most come with
        emptied = {
            keys["organisation"]: "",
            keys["title"]: "",
            keys["relevance"]: Relevance.CORE,
            keys["reply_by"]: None,
            kind: None,
        }
        st.session_state.update({**emptied, _fold(): another})
        rate_it_next()
    else:
        problems.put_right("new offer", {"Organisation": keys["organisation"]})


def go_on_to_offers() -> None:
    """The form for an offer is open, and has the focus."""
    st.session_state[_fold()] = True
    saying.focus(f"new organisation {state.career()}")


def rate_it_next() -> None:
    """What was added is rated next; say what comes then, and where it took the place of another,
    side by side, say so.
    """
    saying.focus(f"second {Dimension.SOCIAL_IMPACT}")
    decision = state.decision()
    said = f"{offer_names(decision.offers)[-1]} is added."
    if len(decision.offers) > 2:
        beside, _ = (shown.name for shown in compared(decision, state.scores()))
        said += f" It stands beside {beside}; to compare others, choose them in the lists above."
    elif len(decision.offers) == 1 and decision.roles:
        said += " The offers come first now; your roles are below, under “The roles so far”."
    elif len(decision.offers) == 2 and state.before_the_look():
        said += " Rate it too. Then say at the top which one your gut prefers."
    saying.say_once(said, icon=":material/check:")
