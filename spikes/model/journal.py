"""What a decision journal keeps beside the numbers: reasons, a prediction, a review."""

from enum import StrEnum

from pydantic import Field

from spikes.model.fields import Count, Day, Fraction, Text, Title, TrueOrFalse, Value


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
    """What one expects to see, and whether it came true."""

    statement: Text = ""
    probability: Fraction | None = Field(None, description="0 to 1; None: not said")
    resolve_by: Day | None = Field(None, description="a day; None: not said")
    came_true: TrueOrFalse | None = Field(None, description="true or false; None: still open")

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
    """How often something was changed after the first look at the answer."""

    weights: Count = 0
    ratings: Count = 0
    leader: Count = Field(0, description="0 or more; how often that changed who leads")


class Review(Value):
    """How it turned out: outcome, process and luck, judged apart."""

    reviewed_on: Day | None = Field(None, description="a day; None: not reviewed yet")
    happened: Text = ""
    outcome: Outcome | None = Field(None, description="how it turned out, whatever the reason")
    process: Process | None = Field(None, description="how well it was decided")
    luck: Luck | None = Field(None, description="what nobody could have known or steered")
    lesson: Text = ""


class Journal(Value):
    """The decision journal entry's own fields."""

    title: Title = ""
    status: Status = Field(Status.PROPOSED, description="proposed, accepted or superseded")
    date: Day | None = Field(None, description="the day of the entry; None: not written yet")
    situation: Text = ""
    gut: Text | None = Field(None, description="an option's name; what the gut preferred")
    chosen: Text | None = Field(None, description="an option's name; None: not decided yet")
    confidence: Fraction | None = Field(None, description="0 to 1; None: not said")
    reasons: Text = ""
    prediction: Prediction = Field(Prediction(), description="what one expects to see")
    change_my_mind: Text = ""
    premortem: Text = ""
    come_back: Text = Field("", description="for a one-way door: what would let one come back")
    decide_by: Day | None = Field(None, description="a day; None: not said")
    review_on: Day | None = Field(None, description="a day; None: not said")
    changes: Changes | None = Field(None, description="None until the first look at the answer")
    review: Review = Field(Review(), description="how it turned out")
