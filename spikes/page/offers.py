"""The fields of an offer, a kind of role to rate it from, and one more offer."""

from typing import Any

import streamlit as st

from spikes import edits
from spikes.model import Dimension, Door, Offer, Ratings, presets
from spikes.model.names import offer_names
from spikes.page import controls
from spikes.page.box import box
from spikes.page.session import parts, problems, saying
from spikes.page.session.editing import edit
from spikes.page.session.session import results, session

NAME = "Organisation"
# Bounds would correct the months in silence.
FIELDS: dict[str, tuple[str, str, dict[str, Any]]] = {  # by entry: the widget, its label, more
    "organisation": ("text_input", NAME, {"max_chars": 60}),
    "title": ("text_input", "Title offered", {"max_chars": 80}),
    "planned_months": (
        "number_input",
        "Planned months",
        {**controls.WHOLE, "help": "Part-time months count as full months."},
    ),
    "relevance": (
        "segmented_control",
        "How close is the offer’s field to your goal?",
        {
            **{name: controls.RELEVANCE[name] for name in ("options", "help", "required")},
            "format_func": str.capitalize,
        },
    ),
    "door": (
        "segmented_control",
        "Could you go back?",
        {
            "options": list(Door),
            "help": "Two-way door: yes. One-way: no. This doesn’t change the numbers.",
            "required": True,
        },
    ),
    "reply_by": ("date_input", "Reply by", {"format": "YYYY-MM-DD"}),
    "outside": (
        "text_area",
        "Not in these numbers",
        {"max_chars": 2000, "placeholder": "Hours, visa, place, manager …"},
    ),
}


def field(index: int, its: str) -> None:
    """Draw one field of an offer, whose entry is taken at once, or named if it is wrong.

    The offer after the last is one to add, and begins with its organisation.
    """
    offers = session().decision.offers
    key = f"offer {index} {session().generation} {its}"
    value = getattr(offers[index], its) if index < len(offers) else ""
    widget, label, more = FIELDS[its]
    getattr(st, widget)(label, **more, **controls.field(key, value, _keep, index, its, key))
    problems.show(key)


def _keep(index: int, its: str, key: str) -> None:
    entered = controls.whole(st.session_state[key])
    if index < len(session().decision.offers):
        edit(lambda now: edits.edit_offer(now, index, **{its: entered}), place=key)
    elif entered.strip():
        _add(entered, key)


def _add(organisation: str, place: str) -> bool:
    return edit(
        lambda now: edits.add_offer(
            now, Offer(organisation=organisation, ratings=Ratings.none_yet())
        ),
        place=place,
    )


def kind_of_role(index: int) -> None:
    """Draw the kinds of role whose typical ratings an offer can start from, as guesses."""
    key = f"offer {index} {session().generation} kind"
    st.selectbox(
        "Kind of role",
        list(presets.archetypes()),
        index=None,
        placeholder="Start from typical ratings",
        help="Rough, typical ratings, marked as guesses. What you have rated yourself stays.",
        filter_mode=None,  # no keyboard on a phone
        key=key,
        on_change=parts.redraw,
        args=(_start_from, index, key),
    )


def may_start(index: int) -> bool:
    """Return whether an offer is not all rated, or was from a kind just now."""
    visit = session()
    unrated = visit.decision.offers[index].ratings.unrated
    return bool(unrated or visit.kinds.get(f"offer {index} {visit.generation} kind"))


def _start_from(index: int, key: str) -> None:
    chosen, kinds = st.session_state[key], session().kinds
    kind, before = (
        presets.archetypes()[name] if name else Ratings.none_yet()
        for name in (chosen, kinds.get(key))
    )
    if edit(lambda now: edits.start_from(now, index, kind, before)):
        kinds[key] = chosen
        if chosen:
            saying.announce(f"Rated as a typical {chosen}, as guesses. Move what you know better.")


def add_offer() -> None:
    """Draw a field for one more offer, a box for several, and a way back for one removed."""
    decision = session().decision
    if not decision.offers:
        st.header("The offers", anchor=False)
    form = controls.form_unfolded("Add an offer", _fold(), at_first=not decision.offers)
    if form is not None:
        with form:
            _form()
    controls.bring_back(Offer)


def _form() -> None:
    st.text_input(
        NAME,
        key=_name(),
        max_chars=60,
        placeholder="A name, then Enter. You’ll rate it next",
        on_change=parts.redraw,
        args=(_one_more,),
    )
    problems.show(_name())
    box("offers", lambda _: saying.focus(f"first {Dimension.SOCIAL_IMPACT}"))


def _fold() -> str:
    return f"new offer {session().career}"


def _name() -> str:
    return f"new organisation {session().career}"


def _one_more() -> None:
    name = st.session_state[_name()]
    if name.strip() and _add(name, _name()):
        st.session_state[_name()] = ""
        rate_it_next()


def go_on_to_offers() -> None:
    """Unfold the field for an offer, and put it into focus."""
    parts.show_tab("ratings")
    st.session_state[_fold()] = True
    saying.focus(_name())


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
