"""What one can do to a decision: each edit gives the next one, and says what it is called.

The two options side by side stay so, also where an edit changes their gains or their names. What
is edited has a module of its own; what several edits have in common is in `edit`, `jobs` and
`side_by_side`.

>>> from spikes.files.decisions import sample
>>> edited = remove_offer(sample(), 0)
>>> edited.name, len(edited.decision.offers)
('removing Hexbourne', 2)
"""

from spikes.edits.decision import choose_next_phase, enter, set_weights, weigh_by_ranking
from spikes.edits.edit import ANOTHER_DECISION, Edit
from spikes.edits.jobs import WHICH_IS_CURRENT
from spikes.edits.journal import look, tallied, write
from spikes.edits.must_haves import add_must_have, answer_must_have, reword_must_have
from spikes.edits.offers import (
    add_offer,
    add_offers,
    duplicate_offer,
    edit_offer,
    remove_offer,
    start_from,
)
from spikes.edits.options import edit_option, offer_index
from spikes.edits.pay import set_pay, take_rating_from_pay
from spikes.edits.roles import (
    add_roles,
    edit_role,
    make_current,
    remove_role,
    tick,
    ticked,
)
from spikes.edits.side_by_side import put_side_by_side

__all__ = [
    "ANOTHER_DECISION",
    "WHICH_IS_CURRENT",
    "Edit",
    "add_must_have",
    "add_offer",
    "add_offers",
    "add_roles",
    "answer_must_have",
    "choose_next_phase",
    "duplicate_offer",
    "edit_offer",
    "edit_option",
    "edit_role",
    "enter",
    "look",
    "make_current",
    "offer_index",
    "put_side_by_side",
    "remove_offer",
    "remove_role",
    "reword_must_have",
    "set_pay",
    "set_weights",
    "start_from",
    "take_rating_from_pay",
    "tallied",
    "tick",
    "ticked",
    "weigh_by_ranking",
    "write",
]
