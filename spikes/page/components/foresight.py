"""What the page is to say while a weight moves, prepared for the places near by.

`browser/foresight.js` asks for it and draws the messages between the two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field

from spikes.model import Dimension
from spikes.page.session.session import results, session
from spikes.words.answer import answer
from spikes.words.sureness import tips

REACH = 9  # percent to either side of a weight that is held, as in foresight.js


@dataclass(frozen=True, slots=True)
class Foresight:
    """What is said now, and near the weight that was just taken hold of."""

    basis: int  # what was sent with the same number still holds
    of: str = ""  # the weight that is held; empty: none
    # by its percentage: the answer's five texts and one for each weight, as places in `texts`
    said: Mapping[int, Sequence[int]] = field(default_factory=dict)
    texts: Sequence[str] = ()


def hold(dimension: Dimension, percent: int) -> None:
    """In a callback: prepare what is said around a percentage of a weight, for the next drawing."""
    session().held_weight = dimension, percent


def foresight() -> Foresight:
    """Return what is said now and, once after a weight is taken hold of, what is said near it."""
    visit, found = session(), results()
    basis = visit.basis()
    held, visit.held_weight = visit.held_weight, None
    if held is None:
        return Foresight(basis)
    dimension, percent = held
    near = found.along(dimension, range(percent - REACH, percent + REACH + 1))
    places: dict[str, int] = {}  # of each text among all
    said = {
        percent: [
            places.setdefault(text, len(places))
            for text in (*astuple(answer(there)), *tips(there).values())
        ]
        for percent, there in near.items()
    }
    return Foresight(basis, dimension, said, list(places))
