"""An option by its name: which job it is, and edits of that job."""

from typing import Any

from spikes.edits.edit import Edit
from spikes.edits.offers import edit_offer
from spikes.edits.roles import edit_role
from spikes.model import Decision
from spikes.model.names import STAY, offer_names


def edit_option(decision: Decision, option: str, **fields: Any) -> Edit:
    """Change fields of an option: of an offer by its name, or by Stay of the current role.

    Raises `KeyError` where no option with ratings has that name.
    """
    role = decision.current_role
    if option == STAY and role is not None:
        return edit_role(decision, decision.roles.index(role), **fields)
    return edit_offer(decision, offer_index(decision, option), **fields)


def offer_index(decision: Decision, option: str) -> int:
    """Return which offer has an option's name, counted from 0.

    Raises `KeyError` where none has.
    """
    names = offer_names(decision.offers)
    if option not in names:
        raise KeyError(option)
    return names.index(option)
