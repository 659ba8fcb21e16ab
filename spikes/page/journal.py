"""The decision journal: what was expected and why, kept to be judged a year later."""

from datetime import date, timedelta
from functools import reduce
from typing import Any

import streamlit as st

from spikes import edits
from spikes.analysis.results import Results
from spikes.journal import entry as journals
from spikes.model import Journal, Luck, Outcome, Process, Status
from spikes.page import controls
from spikes.page.components.storage import MAY_CLEAR
from spikes.page.export import save
from spikes.page.markdown import escaped
from spikes.page.session import parts, problems, saying
from spikes.page.session.editing import edit
from spikes.page.session.session import results, session
from spikes.words import sureness
from spikes.words.phrases import listed

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 1, 1)
WRITTEN = {  # what one writes in the entry, in its order
    "title": "title",
    "situation": "situation",
    "chosen": "decision",
    "confidence": "how sure you are",
    "reasons": "reasons",
    "prediction.statement": "prediction",
    "change_my_mind": "what would change your mind",
    "premortem": "premortem",
    "come_back": "what would let you come back",
    "decide_by": "when to decide",
    "review_on": "when to review",
}
SOON = timedelta(days=60)  # so long a browser may be trusted to keep the work


def review() -> None:
    """Ask how it turned out, from the day of the review until it is answered."""
    found = session().decision.journal
    # So that what follows keeps its place, and the focus where one is typing.
    with st.container(key="asked"):
        if found.review_on is None or not _is_due():
            return
        with st.container(border=True):
            st.header("How did it turn out?", anchor=False)
            st.caption(f"You wanted to review this decision from {_date(found.review_on)} on.")
            _review(found)
            st.button(
                "Keep this review",
                type="primary",
                key="primary reviewed",
                on_click=parts.redraw,
                args=(_reviewed,),
            )


def journal() -> None:
    """Draw the entry's own fields, none of them compulsory, and the files to keep."""
    decision = session().decision
    if not decision.offers:
        return
    st.header("Decision journal", anchor=False)
    st.markdown(
        "Write down what you expect, so that you can learn from it later. Nothing is required, and"
        " everything is saved as you type."
    )
    box = controls.unfolded("Write the entry", "journal entry", icon=":material/edit_note:")
    if box is not None:
        with box:
            _form(decision.journal)
    elif written := _written():  # not in the label: a new one would fold the form as one types
        st.caption(f"Written so far: {listed(written, 'and')}.")
    if decision.journal.review.reviewed_on is not None:
        box = controls.unfolded("The review", "journal review", icon=":material/history:")
        if box is not None:
            with box:
                _review(decision.journal)
    st.caption("Export, at the top, has this entry as Markdown with its chart.")


def _written() -> list[str]:
    """Return which fields of the entry hold something."""
    return [said for name, said in WRITTEN.items() if _value(name) not in {"", None}]


def _form(found: Journal) -> None:
    _text("Title of the entry", "title", placeholder=journals.title(results()))
    _area("Situation", "situation", "What is going on, and what is at stake")
    _decided(found)
    _area("Reasons", "reasons", "Why this one, in a few lines")
    _area(
        "Prediction",
        "prediction.statement",
        "Something that will turn out true or false, such as “I lead a team of four”",
    )
    probability, resolve_by = controls.in_a_row(1, 1, width=180)
    with probability:
        _percent("Chance that it comes true, in %", "prediction.probability")
    with resolve_by:
        _day("Will be known by", "prediction.resolve_by")
    _area("What would change my mind", "change_my_mind", "A rating, an answer, a weight")
    if not found.change_my_mind and (draft := _what_would_change_it()):
        st.button(
            "Begin with what would change the leader",
            key="suggest",
            icon=":material/edit_note:",
            on_click=parts.redraw,
            args=(_begin_with, draft),
        )
    _area("Premortem", "premortem", "It is a year later and it went badly. What happened?")
    _area("What would let me come back", "come_back", "For a one-way door")
    _days(found)


def _decided(found: Journal) -> None:
    chosen, confidence, status = controls.in_a_row(1, 1, 1, width=180)
    with chosen:
        names = list(results().scores.names())
        _choice("Decision", "chosen", names, placeholder="Not decided yet")
    with confidence:
        _percent("How sure are you, in %", "confidence")
    with status:
        _choice(
            "Status of this decision",
            "status",
            list(Status),
            required=True,
            help="A note to yourself. Nobody else sees it.",
        )
    if found.gut:
        st.caption(escaped(f"Before you saw the numbers, your gut said {found.gut}."))


def _days(found: Journal) -> None:
    decide_by, review_on = controls.in_a_row(1, 1, width=180)
    with decide_by:
        _day("Decide by", "decide_by", help="Your own last day, before the first reply is due.")
    with review_on:
        _day("Review on", "review_on")
    for day, name in journals.replies(session().decision)[:1]:
        late = found.decide_by is not None and found.decide_by > day
        before = ", before you decide" if late else ""
        st.caption(escaped(f"{name} needs your answer by {_date(day)}{before}."))
    if _is_due():
        st.caption("Your review date has come, so the page now asks at the top how it turned out.")
    else:
        st.caption("Without a review date, it’s six months after the entry.")
    if found.review_on and found.review_on - date.today() > SOON and not session().keeping:
        st.caption(f"{MAY_CLEAR} For your review, keep a file.")
        save("save for the review")


def _what_would_change_it() -> str:
    """Return where the weights tip and what the other would need, as a first draft.

    Nothing before the first look, nor where one has chosen an option that does not lead: its taking
    the lead would change no mind.
    """
    visit, comparison = session(), results().comparison
    chosen = visit.decision.journal.chosen
    if visit.before_the_look or comparison is None or chosen not in {None, comparison.leader}:
        return ""
    unlocked = Results(visit.decision) if visit.locked else results()  # an entry holds no locks
    lines = [
        f"Weight of {d.label.lower()}, moved alone: {tip}."
        for d, tip in sureness.tips(unlocked).items()
        if tip != sureness.NEVER
    ]
    if lines and visit.locked:
        lines = ["With no weight locked:", *lines]
    return "\n".join([*lines, ""]).strip()


def _begin_with(draft: str) -> None:
    _write("change_my_mind", draft)
    saying.announce("Filled in. Edit it as you like.")
    saying.focus(f"journal-change_my_mind-{session().generation}")


def _review(found: Journal) -> None:
    _area("What happened", "review.happened")
    if found.prediction.statement:
        st.markdown(escaped(f"You predicted: {found.prediction.statement}"))
        said = {True: "It came true", False: "It did not"}
        _choice(
            "The prediction",
            "prediction.came_true",
            list(said),
            format_func=said.__getitem__,
            placeholder="Not known yet",
        )
        if (brier := found.prediction.brier_score) is not None:
            st.caption(
                f"Brier score {brier:.2f}. 0 is sure and right, 0.25 is what always saying 50 %"
                " gets, and 1 is sure and wrong."
            )
    outcome, process, luck = controls.in_a_row(1, 1, 1, width=180)
    with outcome:
        _choice("The outcome", "review.outcome", list(Outcome))
    with process:
        given = "Given what you could know then."
        _choice("How well you decided", "review.process", list(Process), help=given)
    with luck:
        _choice("Luck", "review.luck", list(Luck))
    _area("The lesson", "review.lesson")


def _reviewed() -> None:
    _write("review.reviewed_on", date.today())
    saying.say_once("The review is saved in the journal.", icon=":material/history:")


def _key(name: str) -> str:
    return f"journal {name} {session().generation}"


def _value(name: str) -> Any:
    return reduce(getattr, name.split("."), session().decision.journal)


def _field(name: str) -> dict[str, Any]:
    """Return what a widget needs to show one of the journal's entries, and to keep it."""
    return controls.field(_key(name), _value(name), _keep, name)


def _keep(name: str) -> None:
    _write(name, st.session_state[_key(name)])


def _text(label: str, name: str, **options: Any) -> None:
    st.text_input(label, max_chars=80, **options, **_field(name))
    problems.show(_key(name))


def _area(label: str, name: str, placeholder: str = "") -> None:
    st.text_area(label, max_chars=2000, height="content", placeholder=placeholder, **_field(name))
    problems.show(_key(name))


def _percent(label: str, name: str) -> None:
    share = _value(name)
    shown = None if share is None else round(100 * share, 6)
    field = controls.field(_key(name), shown, _keep_percent, name)
    st.number_input(label, value=None, step=5.0, format="%g", **field)
    problems.show(_key(name))


def _keep_percent(name: str) -> None:
    entered = st.session_state[_key(name)]
    _write(name, None if entered is None else entered / 100)


def _day(label: str, name: str, **options: Any) -> None:
    field = {"min_value": FIRST_DAY, "max_value": LAST_DAY, **options, **_field(name)}
    st.date_input(label, value=None, format="YYYY-MM-DD", **field)


def _choice(
    label: str, name: str, values: list[Any], *, required: bool = False, **options: Any
) -> None:
    now = _value(name)
    # An option that is gone keeps the name it had.
    known = values if now is None or now in values else [now, *values]
    st.selectbox(label, known, index=0 if required else None, **options, **_field(name))


def _is_due() -> bool:
    """Return whether to ask how the decision turned out."""
    found = session().decision.journal
    come = found.review_on is not None and found.review_on <= date.today()
    return come and found.review.reviewed_on is None


def _date(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _write(name: str, value: Any) -> None:
    status, due = _value("status"), _is_due()
    edit(lambda now: edits.write(now, name, value), place=_key(name))
    if name != "status" and (now := _value("status")) != status:
        saying.say_once(f"The status of this decision is now “{now}”.", icon=":material/edit_note:")
    if name == "review_on" and _is_due() != due:
        come = "That day has come, so the page asks at the top how it turned out."
        not_yet = "The page will ask on that day how it turned out."
        saying.announce(not_yet if due else come)
