"""Two options side by side: which leads, how firmly, and what would change that."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from spikes.analysis.chance import Draws
from spikes.analysis.ratings import (
    BreakEven,
    RatingToAsk,
    Swing,
    ask_first,
    break_even,
    role_swings,
    shortest_stay,
)
from spikes.analysis.weights import (
    Differences,
    Shift,
    differences,
    smallest_shift,
    tipping_points,
    win_share,
)
from spikes.model import Decision, Dimension, Evidence
from spikes.scoring import TIE, Score

__all__ = ["CLEAR", "CLOSE", "LEAN", "Comparison", "Verdict", "verdict"]

# From these chances on that one leads, the verdict is a lean, or clear; below, nobody can tell.
LEAN, CLEAR = 0.6, 0.9
CLOSE = 0.005  # a smaller gap is too close to call, however sure the ratings are: half a point

Verdict = Literal["tie", "too close to call", "ahead everywhere", "clear", "lean"]


@dataclass(frozen=True)
class Comparison:
    """Two options side by side. Each part is worked out when it is first asked for, and kept.

    "The leader" of a tie is the first option, "the runner-up" the second.

    decision: whose options they are.
    first, second: the two, in the order in which they are compared.
    drawn: the two in every draw of their ratings.
    """

    decision: Decision
    first: Score
    second: Score
    drawn: Draws = field(repr=False, compare=False)

    @property
    def options(self) -> tuple[str, str]:
        """The two options' names, as they are compared."""
        return self.first.name, self.second.name

    @cached_property
    def ahead(self) -> Score:
        """The leader's score; of a tie, the first option's."""
        return self.first if self.first.total > self.second.total - TIE else self.second

    @cached_property
    def behind(self) -> Score:
        """The runner-up's score; of a tie, the second option's."""
        return self.second if self.ahead is self.first else self.first

    @cached_property
    def gap(self) -> float:
        """The leader's total minus the other's, a fraction of the need, 0 to 1."""
        return self.ahead.total - self.behind.total

    @property
    def leader(self) -> str | None:
        """The leader's name; None for a tie."""
        return None if abs(self.gap) < TIE else self.ahead.name

    @cached_property
    def differences(self) -> dict[Dimension, float]:
        """How much more the leader covers in each dimension, unweighted, −1 to 1."""
        return differences(self.ahead, self.behind)

    @cached_property
    def chance(self) -> float:
        """The chance that the leader leads, given what the ratings are based on, 0 to 1."""
        first = self.drawn.chance(self.decision.weights)
        return first if self.ahead is self.first else 1 - first

    @cached_property
    def band(self) -> tuple[float, float]:
        """Where the leader's lead is in 8 of 10 draws, fractions of the need, −1 to 1."""
        low, high = self.drawn.band(self.decision.weights)
        return (low, high) if self.ahead is self.first else (-high, -low)

    @cached_property
    def verdict(self) -> Verdict:
        """How firm the lead is: tie, too close to call, ahead everywhere, clear or lean."""
        return verdict(self.differences, self.gap, self.chance)

    @cached_property
    def better_job(self) -> Score | None:
        """The one that is the better job, taken alone: by fit, and in 60 % of the draws, too."""
        if self.first.fit is None or self.second.fit is None:
            return None
        apart = self.first.fit - self.second.fit
        first = self.drawn.better_job(self.decision.weights)
        better, share = (self.first, first) if apart > 0 else (self.second, 1 - first)
        return better if abs(apart) >= TIE and share >= LEAN else None

    @cached_property
    def break_even(self) -> dict[Dimension, BreakEven]:
        """For each dimension the rating of the runner-up, 0 to 10, at which it would tie."""
        return break_even(self.decision, self.ahead, self.behind)

    @cached_property
    def win_share(self) -> float:
        """The share of all weight settings in which the leader leads, 0 to 1."""
        return win_share(tuple(self.differences.values()))

    @cached_property
    def tipping(self) -> dict[Dimension, float | None]:
        """The share of each weight, 0 to 1, at which the leader of the two changes, if any."""
        return tipping_points(self.differences, self.decision.weights)

    @cached_property
    def smallest_shift(self) -> Shift | None:
        """The least weight to move for a tie; None where no weights favour the runner-up."""
        return smallest_shift(self.differences, self.decision.weights)

    @cached_property
    def shortest_stay(self) -> int | None:
        """The fewest months with which the leading offer still leads; None for no offer, a tie."""
        return shortest_stay(self.decision, self.ahead, self.behind)

    @cached_property
    def ask_first(self) -> tuple[RatingToAsk, ...]:
        """The ratings of the two offers, the one that is most worth asking about first."""
        return ask_first(self.decision, self.ahead, self.behind)

    @property
    def still_to_ask(self) -> tuple[RatingToAsk, ...]:
        """Of `ask_first`, what is neither in writing nor seen for oneself, or not rated."""
        unsure = {None, Evidence.TICKED, Evidence.GUESS, Evidence.TOLD}
        return tuple(asked for asked in self.ask_first if asked.evidence in unsure)

    @cached_property
    def strongest_role(self) -> Swing | None:
        """The rating of a role that moves the gap most; None where one of an offer moves it more.

        Each is moved within its range.
        """
        most = max((asked.swing for asked in self.ask_first), default=0)
        swing = next(iter(role_swings(self.decision, self.ahead, self.behind)), None)
        return swing if swing and swing.swing > most + TIE else None


def verdict(c: Differences, gap: float, chance: float) -> Verdict:
    """Return how firm a lead is, in one word: the first that holds.

    `c`, `gap`: leader − other, in each dimension and in all, fractions of the need. `chance`: that
    it leads, 0 to 1.

    >>> verdict(dict.fromkeys(Dimension, 0.2), gap=0.2, chance=0.97)
    'ahead everywhere'
    """
    if abs(gap) < TIE:
        return "tie"
    if gap < CLOSE or chance < LEAN:
        return "too close to call"
    if chance < CLEAR:
        return "lean"
    return "ahead everywhere" if min(c.values()) >= 0 else "clear"
