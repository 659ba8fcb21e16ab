"""What a decision journal keeps beside the numbers: reasons, a prediction, a review."""

from enum import StrEnum

from pydantic import Field

from spikes.model.fields import Count, Day, Fraction, Line, Text, TrueOrFalse, Value


class Status(StrEnum):
    """How far a decision is."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    SUPERSEDED = "superseded"


class Outcome(StrEnum):
    """How it turned out, whatever the reason."""

    BETTER = "better than hoped"
    AS_HOPED = "as hoped"
    WORSE = "worse than hoped"


class Process(StrEnum):
    """How well it was decided, given what could be known then."""

    SOUND = "sound"
    MIXED = "mixed"
    POOR = "poor"


class Luck(StrEnum):
    """What nobody could have known or steered."""

    GOOD = "good"
    NEITHER = "neither good nor bad"
    BAD = "bad"


class Prediction(Value):
    """What one expects to see, how likely one thinks it (0 to 1), by when, and whether it came
    true.
    """

    statement: Text = ""
    probability: Fraction | None = None
    resolve_by: Day | None = None
    came_true: TrueOrFalse | None = None

    @property
    def brier_score(self) -> float | None:
        """(probability − what happened)², 0 best, 1 worst (Brier 1950); None until both are known.

        >>> round(Prediction(statement="Promoted", probability=0.7, came_true=True).brier_score, 2)
        0.09
        """
        if self.probability is None or self.came_true is None:
            return None
        return (self.probability - self.came_true) ** 2


class Changes(Value):
    """How often weights and ratings were changed after the first look, and how often that
    changed the leader.
    """

    weights: Count = 0
    ratings: Count = 0
    leader: Count = 0


class Review(Value):
    """How it turned out: outcome, process and luck, judged apart."""

    reviewed_on: Day | None = None
    happened: Text = ""
    outcome: Outcome | None = None
    process: Process | None = None
    luck: Luck | None = None
    lesson: Text = ""


class Journal(Value):
    """The decision journal entry's own fields; `gut` and `chosen` name options, `confidence` goes
    from 0 to 1.

    `changes` is None until the first look at the answer, which the gut feeling comes before.
    """

    title: Line = ""
    status: Status = Status.PROPOSED
    date: Day | None = None
    situation: Text = ""
    gut: Text | None = None
    chosen: Text | None = None
    confidence: Fraction | None = None
    reasons: Text = ""
    prediction: Prediction = Prediction()
    change_my_mind: Text = ""
    premortem: Text = ""
    come_back: Text = Field("", description="For a one-way door: what would let one come back.")
    decide_by: Day | None = None
    review_on: Day | None = None
    changes: Changes | None = None
    review: Review = Review()
