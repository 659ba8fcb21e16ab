"""One box and one button for what people already have: roles or offers, typed, pasted or opened.

What was read is shown before it is taken, with what was assumed, asked, left out and wrong.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from spikes import edits
from spikes.edits import Edit
from spikes.files.careers import Answers, Found, ImportQuestion, read
from spikes.files.careers.found import Jobs
from spikes.files.decisions import FileError
from spikes.model import Decision, Dimension, Offer, Role
from spikes.page.found import counted, preview, remarks
from spikes.page.markdown import escaped
from spikes.page.session import parts, problems, saying
from spikes.page.session.editing import edit
from spikes.page.session.session import session, showing, shown

EXAMPLES: dict[Jobs, str] = {
    "roles": (
        "Senior PM, Paywren, Sep 2018 – Feb 2021\nProduct lead, Northfold, Mar 2021 – present"
    ),
    "offers": "Hexbourne, Principal PM, reply by 4 Dec 2026\nFernmoor Health, Group PM",
}
HOW: dict[Jobs, str] = {
    "roles": (
        "Paste a CV, a LinkedIn profile or rows of a spreadsheet. One role per line works too:"
        " Senior PM, Paywren, Sep 2018 – Feb 2021"
    ),
    "offers": (
        "One offer per line, or rows of a spreadsheet, with the columns’ names in the first row."
        " Your criteria may be rows too, with an offer in each column."
    ),
}
FILES: dict[Jobs, str] = {
    "roles": "Or open a file: LinkedIn’s export, a PDF, a spreadsheet, a résumé in JSON",
    "offers": "Or open a file: a spreadsheet, or one that this page wrote",
}


def box(jobs: Jobs, then: Callable[[Found], object]) -> None:
    """Draw the box for roles or offers; `then` follows, in a callback, once they are added."""
    Box(jobs, then).draw()


def waits(jobs: Jobs) -> bool:
    """Return whether something typed or pasted is in the box, not yet added."""
    return bool(session().drafts.get(Box(jobs, bool).place))


def into_focus(jobs: Jobs) -> None:
    """In a callback: put the box into focus."""
    saying.focus(Box(jobs, bool).text)


@dataclass(frozen=True, slots=True)
class Box:
    """Where roles or offers are read."""

    jobs: Jobs  # which it is for
    then: Callable[[Found], object]

    @property
    def place(self) -> str:
        """Return what the keys of its fields begin with; others once all in it is taken."""
        visit = session()
        return f"box of {self.jobs} {visit.career} {visit.taken.get(self.jobs, 0)}"

    @property
    def text(self) -> str:
        """Return the key of the field to type into."""
        return f"{self.place} text"

    def draw(self) -> None:
        """Draw the field, what was read, and the button for a file."""
        st.session_state.setdefault(self.text, session().drafts.get(self.place, ""))
        look: dict[str, Any] = {"on_change": parts.redraw, "args": (self.look,)}
        label = f"Your {self.jobs}, typed or pasted"
        example = EXAMPLES[self.jobs]
        with st.container(key=f"{self.place} box"):
            st.caption(HOW[self.jobs])
            st.text_area(label, key=self.text, placeholder=example, height=150, **look)
            found = self.found()
            with st.container():  # so that the button keeps its place, and the focus
                self.show(found)
            with st.container(horizontal=True):
                self.offer(found)
            # below what was found, which is what one looks for
            look["args"] = (self.look_into,)
            st.file_uploader(FILES[self.jobs], key=f"{self.place} file", **look)

    def found(self) -> Found | FileError | None:
        """Return what is read from the file, else from the text, or why it cannot be; else None.

        It is read once, until it changes, or the decision that it would join does.
        """
        visit, state = session(), st.session_state
        opened = state.get(f"{self.place} file")
        content = opened.getvalue() if opened else state.get(self.text, "")
        of = (content, visit.decision, self.answers())
        known, found = visit.read.get(self.place, (None, None))
        if known != of:
            found = self._read(*of)
            visit.read = {self.place: (of, found)}
        return found if isinstance(found, Found | FileError) else None

    def _read(
        self, content: str | bytes, decision: Decision, answers: Answers
    ) -> Found | FileError | None:
        if not content.strip():
            return None
        try:
            return read(content, decision, "offers" if self.jobs == "offers" else None, answers)
        except FileError as error:
            return error

    def answers(self) -> Answers:
        """Return what was answered to the questions so far."""
        asked = {key: st.session_state.get(f"{self.place} {key}") for key in ("scale", "replaces")}
        scale = asked["scale"]
        return Answers(out_of_five=scale and scale == "yes", replaces=asked["replaces"])

    def look(self) -> None:
        """Keep what was typed, and read out that a button has come, and what was assumed."""
        visit, before = session(), session().read.get(self.place, (None, None))[1]
        visit.drafts[self.place] = st.session_state[self.text]
        found = self.found()
        known = len(self.jobs_in(before)) if isinstance(before, Found) else 0
        if isinstance(found, Found) and len(self.jobs_in(found)) not in {0, known}:
            button = f"“Add {counted(self.jobs_in(found))}” is below the box."
            saying.announce(" ".join([button, *found.assumed, *found.left_out]))
            if asked := _first_asked(found):  # it is above the button, where Tab leads
                saying.focus(self.asks(asked))

    def look_into(self) -> None:
        """Read a file, and put what comes next into focus: a question, else the button."""
        self.look()
        found = self.found()
        opened = st.session_state.get(f"{self.place} file")
        if opened and isinstance(found, Found) and self.jobs_in(found):
            asked = _first_asked(found)
            saying.focus(self.asks(asked) if asked else f"primary {self.place}")

    def jobs_in(self, found: Found) -> tuple[Role, ...] | tuple[Offer, ...]:
        """Return the jobs that would be added: those it is for, or else the others."""
        either = (found.roles, found.offers)
        mine, others = either if self.jobs == "roles" else either[::-1]
        return mine or others

    def show(self, found: Found | FileError | None) -> None:
        """Draw what was read and the button that takes it, or why nothing was."""
        if isinstance(found, FileError):
            for sentence in found.sentences:
                st.error(escaped(sentence), icon=":material/error:")
        elif found is not None:
            preview(self.jobs_in(found))
            remarks(found)
            for question in found.asked:
                self.ask(found, question)
            self.weigh(found)
            problems.show(self.place)

    def ask(self, found: Found, question: ImportQuestion) -> None:
        """Draw a question about what the content does not say."""
        if not question.choices:
            st.info(escaped(question.text))
            return
        answered = showing(f"{self.place} {question.key}", self.chosen(found, question))
        with st.container(key=self.asks(question)):
            st.segmented_control(
                question.text,
                question.choices,
                key=answered,
                required=True,
                format_func=lambda choice: escaped(choice[:1].upper() + choice[1:]),
                on_change=parts.redraw,
                args=(self.answer, question.key),
            )

    def asks(self, question: ImportQuestion) -> str:
        """Return the key of where a question is."""
        return f"{self.place} asks {question.key}"

    def answer(self, key: str) -> None:
        """Keep the answer to a question."""
        st.session_state[f"{self.place} {key}"] = shown(f"{self.place} {key}")

    def chosen(self, found: Found, question: ImportQuestion) -> str | None:
        """Return the answer to a question, or the one that is assumed until there is one."""
        answered: str | None = st.session_state.get(f"{self.place} {question.key}")
        if answered or question.key != "replaces":
            return answered if answered in question.choices else None
        own = (role for role in session().decision.roles if role.is_current)
        go_on = [*own, *(role for role in found.roles if role.end is None)]
        held = sorted(go_on, key=lambda role: role.start, reverse=True)  # as the choices name them
        current = next((role for role in [*found.roles, *go_on] if role.is_current), None)
        named = zip(question.choices, held, strict=False)
        return next((name for name, role in named if role is current), None)

    def weigh(self, found: Found) -> None:
        """Offer the weights that came with what was read, or say which they are."""
        if found.weights and not found.decision:
            percents = found.weights.percents()
            weighed = ", ".join(f"{d.label.lower()} {percents[d]} %" for d in Dimension)
            if self.jobs_in(found):
                label = f"Use these weights too: {weighed}"
                st.checkbox(label, value=True, key=f"{self.place} weights")
            else:
                st.markdown(f"Weights: {weighed}.")

    def takes(self, found: Found) -> str:
        """Return what the button that takes what was read says; "" where there is nothing."""
        if there := self.jobs_in(found):
            return f"Add {counted(there)}"
        return "Use these weights" if found.weights and not found.decision else ""

    def offer(self, found: Found | FileError | None) -> None:
        """Draw the button that takes what was read, or reads what is there, and the other ways.

        It is there before anything is, so that Tab leads to it.
        """
        read_of = found if isinstance(found, Found) else Found("")
        label = self.takes(read_of)
        self.button(label or "Read it", "primary", self.take if label else self.read_now)
        if read_of.decision:
            self.button("Open it in place of what is here", "secondary", self.open)

    def button(self, label: str, kind: Literal["primary", "secondary"], step: Any) -> None:
        """Draw a button that takes what was read."""
        key = f"{kind} {self.place}"
        st.button(label, type=kind, key=key, on_click=parts.redraw, args=(step,))

    def read_now(self) -> None:
        """Read and show what is there; another press takes it."""
        self.look()
        if self.found() is None:
            saying.say_once("Nothing is in the box yet.", icon=":material/info:")
            saying.focus(self.text)

    def take(self) -> None:
        """Add what is read now, which may have been mended on the way to the button."""
        found = self.found()
        if not isinstance(found, Found) or not self.takes(found):
            return
        scale = next((each for each in found.asked if each.key == "scale"), None)
        if scale and self.answers().out_of_five is None:
            saying.say_once("Say first whether these are out of 5.", icon=":material/help:")
            saying.focus(self.asks(scale))
            return
        weighed = bool(st.session_state.get(f"{self.place} weights"))
        if not edit(lambda now: self.added(now, found, weighed=weighed), place=self.place):
            return
        there = self.jobs_in(found)
        said = f"{counted(there)} added." if there else "Your weights are now these."
        if found.problems:  # it stays, to be mended
            said = f"{said} What could not be read is still there, to be mended."
            saying.focus(self.text)
        else:
            self.empty()
            self.then(found)
        saying.say_once(said, icon=":material/check:")

    def added(self, now: Decision, found: Found, *, weighed: bool) -> Edit:
        """Return the edit that adds what was read."""
        if found.weights and not self.jobs_in(found):
            return edits.set_weights(now, found.weights)
        if found.roles and (self.jobs == "roles" or not found.offers):
            added = edits.add_roles(now, found.roles, instead=True)
        else:
            added = edits.add_offers(now, found.offers)
        if weighed and found.weights:
            return Edit(edits.set_weights(added.decision, found.weights).decision, added.name)
        return added

    def open(self) -> None:
        """Open the decision that was read in place of the present one."""
        found = self.found()
        if isinstance(found, Found) and found.decision:
            self.empty()
            session().open(found.decision)
            saying.say_once(
                "It is open. Undo brings back what was here.", icon=":material/folder_open:"
            )

    def empty(self) -> None:
        """Replace the fields with new ones."""
        visit = session()
        visit.drafts.pop(self.place, None)
        visit.taken[self.jobs] = visit.taken.get(self.jobs, 0) + 1


def _first_asked(found: Found) -> ImportQuestion | None:
    """Return the first question that one can answer by a press."""
    return next((each for each in found.asked if each.choices), None)
