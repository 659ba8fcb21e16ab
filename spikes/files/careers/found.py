"""What was found in a file or a paste, in one value whatever its format."""

from dataclasses import dataclass
from typing import Literal

from spikes.model import Decision, Offer, Role, Weights

Jobs = Literal["roles", "offers"]


@dataclass(frozen=True, slots=True)
class ImportQuestion:
    """What the content does not say, and what one can answer."""

    key: str  # "scale": are these out of 5? · "replaces": which would a new job replace? · "months"
    text: str  # one sentence with a question mark
    choices: tuple[str, ...]  # ("yes", "no"), or names of roles; none where one corrects the offer


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to the questions so far; None: not answered."""

    out_of_five: bool | None = None
    replaces: str | None = None  # an organisation, or a role's name


@dataclass(frozen=True, slots=True)
class Found:
    """What a file or a paste gives, and what is to be said about it."""

    # linkedin, profile, cv, sheet, json-resume, rendercv, reactive-resume, europass, spikes
    kind: str
    # With the decision's, they make a valid one; where `replaces` was answered with one of them,
    # the decision's own current role has to go on beside it.
    roles: tuple[Role, ...] = ()
    offers: tuple[Offer, ...] = ()  # as the roles
    weights: Weights | None = None
    assumed: tuple[str, ...] = ()  # a sentence each, as all below
    asked: tuple[ImportQuestion, ...] = ()
    left_out: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    decision: Decision | None = None  # where it was a decision of Spikes' own
