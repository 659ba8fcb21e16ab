"""Everything that follows from a decision, in one place.

Sentences, charts, tables, the journal, the command and the page are handed a `Results` and nothing
else. Each part is worked out when it is first asked for, and only once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import floor

from spikes.analysis.chance import (
    HALF_WIDTHS,
    NOT_TICKED_HALF_WIDTH,
    Draws,
    evidence_behind,
)
from spikes.analysis.comparison import CLEAR, CLOSE, LEAN, Comparison, Verdict
from spikes.analysis.ranks import first_rank_shares
from spikes.analysis.ratings import (
    BreakEven,
    Closing,
    NoBreakEven,
    RatingToAsk,
    break_even,
    coverage_by_rating,
)
from spikes.analysis.time import (
    Moment,
    Orders,
    Path,
    Span,
    TwoSteps,
    as_offer,
    best_archetypes,
    gaps,
    in_which_order,
    later,
    next_need,
    overlaps,
    paths,
    two_steps,
)
from spikes.analysis.tips import Tip, Tips, nearest_tips
from spikes.analysis.weights import EQUAL, Shift, differences, is_stuck, with_share
from spikes.model import CARRY_OVER_RULES, Decision, Dimension, Offer, Weights
from spikes.model.names import offer_names
from spikes.model.presets import archetypes, life_phases
from spikes.scoring import (
    TIE,
    Coverage,
    Score,
    Scores,
    Stint,
    after_leaving,
    compared,
    coverage,
    leader,
    portfolio_coverage,
    portfolio_today,
    reweighed,
    score,
)

__all__ = [
    "CLEAR",
    "CLOSE",
    "EQUAL",
    "HALF_WIDTHS",
    "LEAN",
    "NOTABLE",
    "NOT_TICKED_HALF_WIDTH",
    "BreakEven",
    "Comparison",
    "Moment",
    "NoBreakEven",
    "Orders",
    "Path",
    "PhaseResult",
    "RatingToAsk",
    "Results",
    "Shift",
    "Span",
    "Tip",
    "TwoSteps",
    "Verdict",
    "differences",
    "evidence_behind",
    "later",
]

NOTABLE = 0.5  # points; a smaller part of a gain, or lead in one, is not worth a name


@dataclass(frozen=True, slots=True)
class PhaseResult:
    """What the weights of one life phase would say.

    leader: the name of who leads; None for a tie.
    gains: of every option by its name, fractions of the need, −1 to 1.
    """

    leader: str | None
    gains: dict[str, float]


@dataclass(frozen=True)
class Results:
    """What follows from a decision. Each part is worked out when first asked for, and kept.

    decision: what all of it follows from.
    locked: weights that keep still when another moves, as on the page.

    >>> from spikes.files.decisions import sample
    >>> results = Results(sample())
    >>> results.comparison.verdict, results.scores["Hexbourne"].gain > 0.1
    ('too close to call', True)
    """

    decision: Decision
    locked: frozenset[Dimension] = frozenset()
    # The results at the weights before, of the same decision: their coverages and draws are reused.
    _reweighed_from: "Results | None" = field(default=None, repr=False, compare=False)

    @cached_property
    def scores(self) -> Scores:
        """Today's coverage and every option's score."""
        if self._reweighed_from:
            return reweighed(self._reweighed_from.scores, self.decision)
        return score(self.decision)

    @cached_property
    def pair(self) -> tuple[Score, ...]:
        """The two options side by side; fewer where there are fewer."""
        return compared(self.decision, self.scores)

    @cached_property
    def comparison(self) -> Comparison | None:
        """How the two options compare; None where there are not two."""
        if len(self.pair) < 2:
            return None
        first, second = self.pair
        return Comparison(self.decision, first, second, self._drawn)

    @cached_property
    def _drawn(self) -> Draws:
        if self._reweighed_from:
            return self._reweighed_from._drawn
        return Draws(self.decision, *self.pair)

    @cached_property
    def tips(self) -> Tips:
        """Where each weight, moved alone, changes the leader among all options."""
        return nearest_tips(self.scores, self.decision.weights, self.locked)

    def parts(self, option: Score) -> dict[Dimension, float]:
        """Return each dimension's part of an option's gain, in points to a tenth.

        As printed they add up to the printed gain: the largest remainders are rounded up.
        """
        shares, today = self.decision.weights.shares(), self.scores.today
        exact = {d: 1000 * shares[d] * (option.coverage[d] - today[d]) for d in Dimension}
        tenths = {d: floor(part + 1e-9) for d, part in exact.items()}
        short = round(1000 * option.gain) - sum(tenths.values())
        for d in sorted(Dimension, key=lambda d: tenths[d] - exact[d])[:short]:
            tenths[d] += 1
        return {d: whole / 10 for d, whole in tenths.items()}

    def wins_on(self, option: Score, other: Score) -> list[Dimension]:
        """Return where an option's part is notably larger than another's, most so first."""
        mine, theirs = self.parts(option), self.parts(other)
        leads = {d: mine[d] - theirs[d] for d in Dimension}
        return [d for d in sorted(Dimension, key=lambda d: -leads[d]) if leads[d] >= NOTABLE]

    def is_stuck(self, dimension: Dimension) -> bool:
        """Return whether the locks of the other weights leave this one no room to move."""
        return is_stuck(self.decision.weights.shares(), dimension, self.locked)

    @cached_property
    def first_rank(self) -> dict[str, float]:
        """For each option by name, the share of weight settings, 0 to 1, in which it is best."""
        return first_rank_shares(self.scores)

    @cached_property
    def phases(self) -> dict[str, PhaseResult]:
        """What the weights of each life phase would say, by its name."""
        return {name: _phase(self.scores, weights) for name, weights in life_phases().items()}

    @cached_property
    def in_next_phase(self) -> Scores | None:
        """The same scores by the weights of the next phase; None where no phase is chosen."""
        if self._reweighed_from:
            return self._reweighed_from.in_next_phase
        if self.decision.next_phase is None:
            return None
        weights = life_phases()[self.decision.next_phase]
        return reweighed(self.scores, self.decision.replace(weights=weights))

    @cached_property
    def must_haves(self) -> dict[str, dict[str, bool | None]]:
        """Whether each offer, by its name, meets each must-have; None where that is not known."""
        texts = self.decision.must_haves
        return {
            each.name: {text: each.option.job.meets.get(text) for text in texts}
            for each in self.scores.options
            if isinstance(each.option.job, Offer)
        }

    @cached_property
    def outsider(self) -> Score | None:
        """The best option, where it is neither of the pair and leads both."""
        best = self.scores.ranked()[0]
        leads = all(best.total - each.total >= TIE for each in self.pair)
        return best if leads else None

    def needed(self, option: Score) -> dict[Dimension, BreakEven]:
        """Return the ratings at which an offer of the pair would be level with the best of all.

        Nothing where it trails nobody.
        """
        best = self.outsider or (self.comparison.ahead if self.comparison else option)
        return {} if best.total - option.total < TIE else break_even(self.decision, best, option)

    def coverage_by_rating(self, option: Score) -> dict[Dimension, Closing]:
        """Return how an offer's coverage of each dimension depends on its rating there."""
        return coverage_by_rating(self.decision, option)

    def if_rated(self, option: str, dimension: Dimension, rating: float) -> "Results":
        """Return the results with one rating of an offer, named as an option, 0 to 10."""
        offers = [
            offer.replace(ratings=offer.ratings.replace(**{dimension: rating}))
            if name == option
            else offer
            for name, offer in zip(
                offer_names(self.decision.offers), self.decision.offers, strict=True
            )
        ]
        return Results(self.decision.replace(offers=tuple(offers)), self.locked)

    @cached_property
    def other_rule(self) -> tuple[str, str] | None:
        """The other carry-over rule and who would lead by it, where that is another.

        With carry-over of one's own, both named rules are tried, in their order. None where nobody
        would lead alone.
        """
        now = leader({option.name: option.total for option in self.scores.options})
        for rule, scores in self._by_other_rules.items():
            then = leader(_totals(scores, self.decision.weights))
            if then is not None and then != now:
                return rule, then
        return None

    @cached_property
    def _by_other_rules(self) -> Mapping[str, Scores]:
        if self._reweighed_from:
            return self._reweighed_from._by_other_rules
        assumptions = self.decision.assumptions
        return {
            name: score(self.decision.replace(assumptions=assumptions.replace(carry_over=rule)))
            for name, rule in CARRY_OVER_RULES.items()
            if rule != assumptions.carry_over
        }

    @cached_property
    def fresh_clock(self) -> float | None:
        """What an exact copy of the current role, as an offer for 24 months, would gain.

        A fraction of the need, −1 to 1; None without a current role. That much of any offer's gain
        is a new clock, not a better job.
        """
        today = portfolio_today(self.decision)
        current = next((stint for stint in today if stint.held and not stint.beside), None)
        if current is None:
            return None
        copy = Stint(current.counted, 24, held=True)
        then = coverage((*after_leaving(today, 24), copy), self.decision.assumptions)
        return portfolio_coverage(then, self.decision.weights) - self.scores.today_total

    @cached_property
    def paths(self) -> dict[str, Path]:
        """Portfolio coverage month by month, so far and with each option, by its name."""
        return paths(self.decision)

    def left_after(self, option: Score, months: int) -> float | None:
        """Return what an option would have added, held for so many months and no longer.

        months: 1 or more. A fraction of the need, −1 to 1, against today; None where the option
        ends sooner.
        """
        then = later(self.decision.as_of, months)
        total = next((at.total for at in self.paths[option.name] if at.month == then), None)
        return None if total is None else total - self.scores.today_total

    @cached_property
    def gaps(self) -> tuple[Span, ...]:
        """The first and last month of each span without a role."""
        return gaps(self.decision)

    @cached_property
    def overlaps(self) -> tuple[tuple[str, str, int], ...]:
        """The names of every two roles held together, and for how many months."""
        return overlaps(self.decision)

    def next_need(self, option: Score) -> Dimension:
        """Return the dimension with the largest weighted need after an option."""
        return next_need(option, self.decision.weights)

    def best_next(self, option: Score) -> tuple[tuple[str, float], ...]:
        """Return the three kinds of role that gain most after an option, and how much."""
        return best_archetypes(self.decision, option, archetypes())

    def second_steps(self, first: str) -> dict[str, Offer]:
        """Return what could follow an option: each other offer, and each kind of role."""
        jobs = {each.name: each.option.job for each in self.scores.options if each.name != first}
        offers = {name: job for name, job in jobs.items() if isinstance(job, Offer)}
        kinds = {kind: as_offer(kind, ratings) for kind, ratings in archetypes().items()}
        return offers | kinds | offers  # an offer goes before a kind that has the same name

    def two_steps(self, first: str, second: Offer) -> TwoSteps:
        """Return the path of an option, by its name, and of an offer after it.

        Raises `KeyError` where no option has that name.
        """
        return two_steps(self.decision, self.scores[first].option, second)

    @cached_property
    def orders(self) -> Orders | None:
        """The two offers of the pair one after the other, both ways; None where they are not."""
        offers = [each.option for each in self.pair if isinstance(each.option.job, Offer)]
        return in_which_order(self.decision, *offers) if len(offers) == 2 else None

    def total_at(self, coverage: Coverage, dimension: Dimension, share: float) -> float:
        """Return the weighted mean of coverages where one weight, moved alone, has a share.

        0 to 1. The other weights keep their proportions; locks are ignored.
        """
        return portfolio_coverage(coverage, with_share(self.decision.weights, dimension, share))

    def along(self, dimension: Dimension, percents: range) -> "dict[int, Results]":
        """Return the results where one weight, moved alone, has each of these percentages.

        Locked weights keep still; percentages they leave no room for are left out. At the
        percentage shown now it is these very results.
        """
        weights = self.decision.weights
        others = (share for d, share in weights.shares().items() if d in self.locked - {dimension})
        most, shown = floor(100 * (1 - sum(others)) + 0.5), weights.percents()[dimension]
        return {
            percent: self
            if percent == shown
            else self._reweighed(with_share(weights, dimension, percent / 100, self.locked))
            for percent in percents
            if percent == shown or 0 <= percent <= most  # what is shown may be rounded up
        }

    def _reweighed(self, weights: Weights) -> "Results":
        """Return the results at other weights, of the same two options."""
        names = tuple(each.name for each in self.pair)
        pair = names if len(names) == 2 else None
        decision = self.decision.replace(weights=weights, compare=pair)
        return Results(decision, self.locked, self._reweighed_from or self)


def _phase(scores: Scores, weights: Weights) -> PhaseResult:
    today, totals = portfolio_coverage(scores.today, weights), _totals(scores, weights)
    return PhaseResult(leader(totals), {name: total - today for name, total in totals.items()})


def _totals(scores: Scores, weights: Weights) -> dict[str, float]:
    """Return what each option, by its name, would total at other weights."""
    shares = weights.shares()  # once, not once an option
    return {
        option.name: sum(share * option.coverage[d] for d, share in shares.items())
        for option in scores.options
    }
