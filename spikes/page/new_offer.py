"""One more offer, by a form or from a sheet; it is rated next."""

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spikes import edits
from spikes.files.careers import sheet as sheets
from spikes.model import Dimension, Offer, Relevance
from spikes.model.names import offer_names
from spikes.page import controls
from spikes.page.session import parts, problems, saying
from spikes.page.session.editing import edit
from spikes.page.session.session import results, session
from spikes.page.sheet import sheet

RELEVANCE: dict[str, Any] = {
    **controls.RELEVANCE,
    "label": "How close is the offer’s field to your goal?",
}


def add_offer() -> None:
    """Draw a form for one more offer, a sheet for several, and a way back for one removed."""
    decision = session().decision
    if not decision.offers:
        st.header("The offers", anchor=False)
    # One form at a time: before there is a role, the one for a role is open.
    first = bool(decision.roles) and not decision.offers
    _form(controls.form_unfolded("Add an offer", _fold(), at_first=first))
    sheet(
        "offers",
        sheets.read_offers,
        edits.add_offers,
        lambda: saying.focus(f"first {Dimension.SOCIAL_IMPACT}"),
    )
    controls.bring_back(Offer)


def _fold() -> str:
    """Return the key of the form's fold; another once there is a role, as it then opens itself."""
    visit = session()
    return f"new offer {visit.career}{'' if visit.decision.roles else ' before any role'}"


def _key(name: str) -> str:
    return f"new {name} {session().career}"


def _form(box: DeltaGenerator) -> None:
    with box, st.form(_key("offer form"), border=False):
        who, what = controls.in_a_row(1, 1, width=180)
        who.text_input("Organisation that offers", key=_key("organisation"), max_chars=60)
        what.text_input("Title offered", key=_key("title"), max_chars=80)
        problems.show("new offer", of=problems.WHO)
        controls.core_at_first(_key("relevance"))
        st.segmented_control(**RELEVANCE, key=_key("relevance"))
        reply, kind = controls.in_a_row(1, 2, width=150)
        reply.date_input("Reply by", value=None, format="YYYY-MM-DD", key=_key("reply_by"))
        with kind:
            controls.kind_of_job(_key("archetype"))
        problems.show("new offer", but=problems.WHO)
        st.form_submit_button(
            "Add this offer",
            on_click=parts.redraw,
            args=(_add,),
            type="primary",
            key="primary add offer",
        )


def _add() -> None:
    empty = {"organisation": "", "title": "", "relevance": Relevance.CORE, "reply_by": None}
    entered = {name: st.session_state[_key(name)] for name in empty}
    ratings = controls.ratings_of_kind(_key("archetype"))
    added = edit(
        lambda now: edits.add_offer(now, Offer(**entered, ratings=ratings)), place="new offer"
    )
    if added:
        emptied = {_key(name): value for name, value in (*empty.items(), ("archetype", None))}
        another = len(session().decision.offers) < 2  # two are what most come with
        st.session_state.update({**emptied, _fold(): another})
        rate_it_next()
    else:
        problems.put_right("new offer", {"Organisation": _key("organisation")})


def go_on_to_offers() -> None:
    """Open the form for an offer, and put it into focus."""
    parts.show_tab("ratings")
    st.session_state[_fold()] = True
    saying.focus(_key("organisation"))


def rate_it_next() -> None:
    """Put the ratings of an offer that was added into focus; say what comes next."""
    saying.focus(f"second {Dimension.SOCIAL_IMPACT}")
    visit = session()
    names = offer_names(visit.decision.offers)
    said = f"{names[-1]} is added."
    if len(names) > 2:  # it took the place of another, side by side
        beside = results().pair[0].name
        said += f" It stands beside {beside}; to compare others, choose them at the top."
    elif len(names) == 2 and visit.before_the_look:
        said += " Rate it too. Then say at the top which one your gut prefers."
    saying.say_once(said, icon=":material/check:")
