"""Edits made in callbacks, undone and redone; what is wrong is said where it was entered."""

from collections.abc import Callable

from pydantic import ValidationError

from spikes import edits
from spikes.edits import Edit
from spikes.model import Decision, Offer, Role
from spikes.model.names import offer_names, role_names
from spikes.page.session import problems, saying
from spikes.page.session.session import Removed, results, session


def edit(make: Callable[[Decision], Edit], *, gesture: str | None = None, place: str = "") -> bool:
    """Edit the decision. All edits of one gesture are undone at once, and count as one change.

    What cannot be made leaves the decision as it is: its sentences are kept for
    `problems.at(place)`, and False is returned.
    """
    visit = session()
    try:
        edited = make(visit.decision)
    except ValidationError as error:
        sentences = problems.sentences(error)
        if sentences == problems.at(place):  # on the page already, which would be silent
            saying.announce(" ".join(sentences))
        visit.problems[place] = sentences
        return False
    visit.problems.pop(place, None)
    if edited.decision != visit.decision and not _only_pins(edited.decision):
        visit.remember(edited.name, gesture)
        visit.decision = edits.tallied(visit.done[-1].decision, edited.decision)
    return True


def _only_pins(edited: Decision) -> bool:
    """Return whether an edit only writes down which two stand side by side anyway."""
    if edited != session().decision.replace(compare=edited.compare):
        return False
    return edited.compare == tuple(option.name for option in results().pair)


def undo() -> None:
    """Go back before the last edit, and say which it was."""
    if name := session().undo():
        saying.say_once(f"Undone: {name}.", icon=":material/undo:")


def redo() -> None:
    """Make the last undone edit again, and say which it was."""
    if name := session().redo():
        saying.say_once(f"Redone: {name}.", icon=":material/redo:")


def remove(kind: type[Role] | type[Offer], index: int) -> None:
    """Remove a role or an offer by its place, say so, and offer to bring it back."""
    visit = session()
    now = visit.decision
    job = now.offers[index] if kind is Offer else now.roles[index]
    name = (offer_names(now.offers) if kind is Offer else role_names(now.roles))[index]
    edit(lambda now: (edits.remove_offer if kind is Offer else edits.remove_role)(now, index))
    visit.removed = Removed(job, name, visit.decision)
    visit.renew_fields()  # the places of the others move up
    saying.focus(f"bring-back-{kind.__name__}")
    saying.say_once(f"{name} is removed. Undo brings it back.", icon=":material/delete:")
