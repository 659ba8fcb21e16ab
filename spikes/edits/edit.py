"""An edit: the decision it leads to, and what it is called."""

from dataclasses import dataclass

from spikes.model import Decision

ANOTHER_DECISION = "another decision"  # what opening one is called


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit leads to, and what it is called when it is undone."""

    decision: Decision  # the next one
    name: str  # to end a sentence: "the ratings of Hexbourne", "removing Paywren"
