"""Decisions to edit, and what is side by side in them."""

from hypothesis import settings
from hypothesis import strategies as st

from spikes import edits
from spikes.files import decisions as files
from spikes.model import Decision, Ratings, Role, presets
from spikes.model.names import offer_names
from spikes.scoring import Option, compared, score
from tests import strategies

SAMPLE = files.sample()
FIVES = Ratings.of([5] * 5)
PROVIDER = presets.life_phases()["Provider"]
LOOKED = edits.look(SAMPLE, "Hexbourne").decision
decisions = strategies.decisions()
with_offers = decisions.filter(lambda decision: len(decision.offers) > 0)
with_roles = decisions.filter(lambda decision: len(decision.roles) > 0)
place = st.integers(0, 5)
few = settings(max_examples=50)  # a whole decision takes time to make


def pair(decision: Decision) -> list[Option]:
    """Return the options side by side."""
    return [shown.option for shown in compared(decision, score(decision))]


def names(decision: Decision) -> list[str]:
    """Return the names of the options side by side."""
    return [option.name for option in pair(decision)]


def places(decision: Decision) -> list[int | str]:
    """Return the options side by side, offers by their place, which no other offer changes."""
    offers = list(offer_names(decision.offers))
    return [offers.index(name) if name in offers else name for name in names(decision)]


def without(decision: Decision, *fields: str) -> dict[str, object]:
    """Return a decision but for some fields, what is side by side, and names in the journal."""
    nameless = decision.replace(journal=decision.journal.replace(gut=None, chosen=None))
    left_out = {*fields, "compare"}
    return {name: value for name, value in nameless if name not in left_out}


def role_for(data: st.DataObject, decision: Decision, *, current: bool) -> Role:
    """Draw a role that fits a decision, and may be the current one."""
    as_of = decision.as_of.year * 12 + decision.as_of.month - 1
    return data.draw(strategies.roles(as_of, current=current and data.draw(st.booleans())))
