"""The decision journal: what was expected and why, kept to be judged a year later."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial, reduce
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from spikes import edits as changes
from spikes.analysis import weights as robustness
from spikes.files import decisions as files
from spikes.files import links as share
from spikes.journal import entry as journals
from spikes.journal import exports
from spikes.journal import picture as pictures
from spikes.model import Decision, Journal, Luck, Outcome, Process, Status
from spikes.model.fields import Value
from spikes.page import controls
from spikes.page.section import section
from spikes.page.session import parts, problems, saying, state
from spikes.page.session.saying import escaped
from spikes.words import firmness


def review() -> None:
    """How it turned out, asked first once the day of the review has come and until it is
    answered.
    """
    found = state.decision().journal
    with st.container(
        key="asked"
    ):  # so that what follows keeps its place, and whoever types there the focus
        if _is_due():
            _ask(found)


def _ask(found: Journal) -> None:
    with st.container(border=True):
        st.header("How did it turn out?", anchor=False)
        st.caption(f"You wanted to look at this decision again from {found.review_on} on.")
        _review(found)
        st.button(
            "Keep this review",
            type="primary",
            key="primary reviewed",
            on_click=parts.redraw,
            args=(_reviewed,),
        )


@section("journal")
def journal() -> None:
    """The entry's own fields, none of them compulsory, and the files to keep."""
    decision = state.decision()
    if not decision.offers:
        return
    st.header("The journal", anchor=False)
    st.markdown(
        "Write down what you expect, to learn from it later. Nothing here is compulsory, and all is"
        " kept as you type."
    )
    box = controls.unfolded("Write the entry", "journal entry", icon=":material/edit_note:")
    if box is not None:
        with box:
            _form(decision)
    if decision.journal.review.reviewed_on is not None:
        box = controls.unfolded("The review", "journal review", icon=":material/history:")
        if box is not None:
            with box:
                _review(decision.journal)
    _downloads(decision)


def _form(decision: Decision) -> None:
    names = [option.name for option in state.scores().options]
    _text("Title of the entry", "title", placeholder=journals.title(decision))
    _area("Situation", "situation", "What is going on, and what is at stake")
    chosen, confidence, status = controls.in_a_row(1, 1, 1, width=180)
    with chosen:
        _choice("Decision", "chosen", names, placeholder="Not decided yet")
    with confidence:
        _percent("How sure are you, in %", "confidence")
    with status:
        _choice(
            "Status of this decision",
            "status",
            list(Status),
            required=True,
            help="Accepted: by you. It tells nobody.",
        )
    if decision.journal.gut:
        st.caption(escaped(f"Before the first look your gut said {decision.journal.gut}."))
    _area("Reasons", "reasons", "Why this one, in a few lines")
    _area(
        "Prediction",
        "prediction.statement",
        "Something that will have come true or not: “I lead a team of four”",
    )
    probability, resolve_by = controls.in_a_row(1, 1, width=180)
    with probability:
        _percent("Chance that it comes true, in %", "prediction.probability")
    with resolve_by:
        _day("Will be known by", "prediction.resolve_by")
    _area("What would change my mind", "change_my_mind", "A rating, an answer, a weight")
    if not decision.journal.change_my_mind and (suggested := _tipping(decision)):
        take = partial(_begin_with, suggested)
        icon = ":material/edit_note:"
        st.button(
            "Begin with what would change the leader",
            key="suggest",
            icon=icon,
            on_click=parts.redraw,
            args=(take,),
        )
    _area("Premortem", "premortem", "It is a year later and it went badly. What happened?")
    _area("What would let me come back", "come_back", "For a one-way door")
    decide_by, review_on = controls.in_a_row(1, 1, width=180)
    with decide_by:
        _day("Decide by", "decide_by", help="Your own last day, before the first reply is due.")
    with review_on:
        _day("Review on", "review_on")
    found = decision.journal
    if replies := journals.replies(decision):
        day, name = replies[0]
        late = found.decide_by is not None and found.decide_by > day
        st.caption(
            escaped(
                f"{name} wants its answer by {day:%Y-%m-%d}{', before you decide' if late else ''}."
            )
        )
    if _is_due():
        st.caption(
            f"{found.review_on} is not to come: at the top, the page asks how it turned out."
        )
    else:
        st.caption("Where no day of a review is set, it is half a year after the entry.")


def _begin_with(suggested: str) -> None:
    _edit("change_my_mind", lambda: suggested)
    saying.tell("Filled in, to be edited.")
    saying.focus(f"journal-change_my_mind-{state.generation()}")


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
                f"Brier score {brier:.2f}: how far off the prediction was. "
                "0: sure and right; 0.25: what always saying 50 % gets; 1: sure and wrong."
            )
    outcome, process, luck = controls.in_a_row(1, 1, 1, width=180)
    with outcome:
        _choice("The outcome", "review.outcome", list(Outcome))
    with process:
        _choice(
            "How well it was decided",
            "review.process",
            list(Process),
            help="Given what you could know then.",
        )
    with luck:
        _choice("Luck", "review.luck", list(Luck))
    _area("The lesson", "review.lesson")


def _tipping(decision: Decision) -> str:
    """Where the weights tip and what the other would need, as a first draft.

    Nothing before the look, nor where another is chosen than leads: what would have that one lead
    as well would change no mind.
    """
    scores, comparison = state.scores(), state.comparison()
    if (
        state.before_the_look()
        or comparison is None
        or decision.journal.chosen not in {None, comparison.leader}
    ):
        return ""
    tips = robustness.nearest_changes(scores, decision.weights)  # no entry holds what is locked
    said = {d: firmness.tips(nearest) for d, nearest in tips.items()}
    lines = [
        f"Weight of {d.label.lower()}, moved alone: {tip}."
        for d, tip in said.items()
        if tip != firmness.NEVER
    ]
    if lines and st.session_state.locked:
        lines = ["With no weight locked:", *lines]
    return "\n".join([*lines, firmness.runner_up_needs(scores, comparison)]).strip()


def _downloads(decision: Decision) -> None:
    """Each file is made on its click, outside the session, from the decision as it is now;
    meanwhile its button turns.
    """
    name = journals.file_name(journals.dated(decision, date.today()))
    drawable = pictures.can_be_drawn()
    if decision.journal.replace(gut=None, date=None) == Journal():
        st.caption("Nothing is written in the entry yet: its files hold the numbers alone.")
    st.caption(
        "To keep: the entry, Markdown with the whole decision in it. “Open” brings it back here,"
        " and from its review date on the page asks how it turned out. To show: the page or the"
        " chart. To go on from: the table or the data."
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        look = pictures.DARK if st.session_state.get("dark chart") else pictures.LIGHT
        for label, make, mime in (
            ("Entry (.zip)", _archive, "application/zip"),
            ("Page (.html)", _page, "text/html"),
            ("Table (.csv)", exports.table, "text/csv"),
            ("Data (.json)", files.to_json, "application/json"),
            ("Chart (.svg)", partial(pictures.svg, look=look), "image/svg+xml"),
            ("Chart (.png)", partial(pictures.png, look=look), "image/png"),
        ):
            ending = label.partition("(")[2].removesuffix(")")
            st.download_button(
                label,
                data=partial(_made, make, state.latest()),
                file_name=name + ending,
                mime=mime,
                on_click="ignore",
                icon=":material/download:",
                disabled=label.startswith("Chart") and not drawable,
                key=f"download {ending} {look.paper}",
            )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.toggle("Dark chart", key="dark chart", disabled=not drawable)
        _link(decision)
    if not drawable:
        st.warning(
            "The chart cannot be drawn here, for want of vl-convert-python: the other files come"
            " without it."
        )


def _made(make: Callable[[Decision], str | bytes], latest: state.Latest) -> str | bytes:
    return make(journals.dated(latest.told(), date.today()))


def _link(decision: Decision) -> None:
    """A link, made on request alone: the decision is in its last part, which browsers keep to
    themselves.
    """
    with st.popover("Share a link", icon=":material/link:", key=f"share {state.generation()}"):
        st.markdown(
            "It holds weights, ratings and months, names only if you tick the box, and nothing else"
            " that you wrote. Whoever has the link can read it."
        )
        names = st.checkbox("With the names of organisations and titles", key="share names")
        st.button("Make the link", key="make link", on_click=_make_link, args=(decision, names))
        if st.session_state.get("shared") == (
            decision,
            names,
        ):  # not the link of an earlier decision
            address = re.sub("[?#].*", "", st.context.url or "")
            if urlsplit(address).hostname in {"localhost", "127.0.0.1", "::1"}:
                st.warning(
                    "This page runs on your own machine, and the link opens there alone. To someone"
                    " else, send the entry."
                )
            with st.container(key="link"):
                st.code(f"{address}#{share.fragment(decision, names=names)}", language=None)


def _make_link(decision: Decision, names: bool) -> None:  # noqa: FBT001 (a widget's value)
    st.session_state["shared"] = decision, names
    saying.tell("The link is made. It stands below, with a button that copies it.")
    parts.follow("journal", "device")


def _archive(entry: Decision) -> bytes:
    chart = pictures.chart(entry)
    return exports.archive(entry, chart.svg, chart.png, chart.alternative)


def _page(entry: Decision) -> str:
    chart = pictures.chart(entry)
    return exports.page(entry, chart.svg, chart.alternative)


def _reviewed() -> None:
    _edit("review.reviewed_on", date.today)
    saying.say_once("The review is kept, in the journal.", icon=":material/history:")


def _as_it_is(value: Any) -> Any:
    return value


def _field(
    name: str, shown: Callable[[Any], Any] = _as_it_is, kept: Callable[[Any], Any] = _as_it_is
) -> dict[str, Any]:
    """What a widget needs to show one of the journal's fields and to keep what is entered."""
    key = f"journal {name} {state.generation()}"
    if not problems.found(key):
        st.session_state[key] = shown(reduce(getattr, name.split("."), state.decision().journal))
    return {
        "key": key,
        "on_change": parts.redraw,
        "args": (_edit, name, lambda: kept(st.session_state[key])),
    }


def _text(label: str, name: str, **options: Any) -> None:
    st.text_input(label, max_chars=80, **options, **_field(name))
    problems.show(f"journal {name} {state.generation()}")


def _area(label: str, name: str, placeholder: str = "") -> None:
    st.text_area(label, max_chars=2000, height="content", placeholder=placeholder, **_field(name))
    problems.show(f"journal {name} {state.generation()}")


def _percent(label: str, name: str) -> None:
    field = _field(
        name,
        lambda share: None if share is None else round(100 * share, 6),
        lambda n: None if n is None else n / 100,
    )
    st.number_input(label, value=None, step=5.0, format="%g", **field)
    problems.show(f"journal {name} {state.generation()}")


def _day(label: str, name: str, **options: Any) -> None:
    first, last = date(1900, 1, 1), date(2200, 1, 1)
    st.date_input(
        label,
        value=None,
        format="YYYY-MM-DD",
        min_value=first,
        max_value=last,
        **options,
        **_field(name),
    )


def _choice(
    label: str, name: str, values: list[Any], *, required: bool = False, **options: Any
) -> None:
    now = reduce(getattr, name.split("."), state.decision().journal)
    known = (
        values if now is None or now in values else [now, *values]
    )  # an option that is gone keeps the name it had
    st.selectbox(label, known, index=0 if required else None, **options, **_field(name))


def _is_due() -> bool:
    """Whether it is to be asked how the decision turned out."""
    found = state.decision().journal
    return (
        found.review_on is not None
        and found.review_on <= date.today()
        and found.review.reviewed_on is None
    )


def _edit(name: str, value: Callable[[], Any]) -> None:
    *outer, last = name.split(".")

    def edited(decision: Decision) -> Decision:
        if name == "chosen":
            return changes.choose(decision, value())
        inner: Value = reduce(getattr, outer, decision.journal)
        inner = inner.replace(**{last: value()})
        return decision.replace(
            journal=decision.journal.replace(**{outer[0]: inner}) if outer else inner
        )

    status, due = state.decision().journal.status, _is_due()
    state.change(edited, place=f"journal {name} {state.generation()}")
    if name != "status" and (now := state.decision().journal.status) != status:
        saying.say_once(f"The status of this decision is now “{now}”.", icon=":material/edit_note:")
    if name == "review_on" and _is_due() != due:
        come = "That day has come: at the top, the page asks how it turned out."
        saying.tell("How it turned out is asked on that day, and not before." if due else come)
