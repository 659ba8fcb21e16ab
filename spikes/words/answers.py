"""The answer in words: at the weights of now, and wherever one weight could be moved, to be said
while it moves.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import floor

from spikes import edits as changes
from spikes.analysis import weights as robustness
from spikes.analysis.ratings import Lead, fresh_clock, leads
from spikes.analysis.weights import with_share
from spikes.model import CARRY_OVER_RULES, Decision, Dimension, Role
from spikes.model.names import STAY
from spikes.scoring import Score, Scores, reweighed
from spikes.words import firmness, wording

LONG_NAME = 32  # characters; of a longer name one line holds hardly two
# a longer one has a title too, and two of those are more than the headline's two lines hold
HEADLINE_NAME = 40


@dataclass(frozen=True, slots=True)
class Answer:
    """headline: who leads, by how much, how firmly · carried: by what, how surely · rest: what
    speaks against it, and spikes.
    """

    headline: str
    carried: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said at some weights: the answer, and where each weight, moved alone, changes the
    leader; "" where it cannot move.
    """

    answer: Answer
    tips: dict[Dimension, str]


def words(
    decision: Decision, scores: Scores, lead: Lead | None, locked: Collection[Dimension] = ()
) -> Words:
    """What is said at the decision's weights. `scores`, `lead`: of this decision · `locked`:
    weights that keep still.
    """
    return _words([decision], [scores], [lead], locked)[0]


def along(
    decision: Decision,
    scores: Scores,
    dimension: Dimension,
    percents: Collection[int],
    locked: Collection[Dimension] = (),
) -> dict[int, Words]:
    """What is said where one weight, moved alone, is at so many whole percent, the others giving
    way; at the present one, exactly.

    `scores`: of this decision · `locked`: weights that keep still; percentages that they leave no
    room for are left out.
    """
    shares = decision.weights.shares()
    most = floor(100 * (1 - sum(shares[d] for d in locked if d is not dimension)) + 0.5)
    present = decision.weights.percents()[dimension]  # as it is shown
    pinned = changes.set_weights(
        decision, decision.weights
    )  # weights change nothing in which two are compared
    decisions = {
        percent: (
            pinned
            if percent == present
            else pinned.replace(
                weights=with_share(decision.weights, dimension, percent / 100, locked)
            )
        )
        for percent in percents
        if percent == present
        or 0 <= percent <= most  # what is shown may be rounded up past the room
    }
    scored = [reweighed(scores, each) for each in decisions.values()]
    words = _words([*decisions.values()], scored, leads([*decisions.values()], scored), locked)
    return dict(zip(decisions, words, strict=True))


def longest(scores: Scores, pair: Sequence[Score], roles: Sequence[Role]) -> Answer:
    """As much as an answer could say of these two options, to be joined to these roles, at any
    weights, for the room it needs.
    """
    names = [option.name for option in pair]
    third = max((name for name in scores.names() if name not in names), key=len, default="")
    outside = (
        f"{third}, not shown here, leads: it takes away 00.0 points. Of these two, "
        if third
        else ""
    )  # or is in between
    clock = f" {firmness.a_copy_elsewhere(-0.111)}" if STAY in names else ""
    if not any(robustness.differences(*pair).values()):  # a tie at any weights
        headline = f"{outside}{firmness.tie(*pair, of_two=bool(third))}"
        other_rule = firmness.other_rule((max(CARRY_OVER_RULES, key=len), third))
        return Answer(
            _briefly(headline, names, HEADLINE_NAME),
            f"{firmness.NEITHER}{clock}",
            f"{other_rule} {wording.spikes_so_far(scores)}",
        )
    short, long = sorted(
        ("the second option" if len(name) > HEADLINE_NAME else name for name in names), key=len
    )
    as_rated = firmness.AS_RATED if firmness.untouched(scores, names, roles) else ""
    ahead = f"{firmness.ahead_everywhere(long, level=True)}{as_rated}."
    verdict = max(f"too close to call{firmness.ON_SO_UNSURE}.", ahead, key=len)
    headline = f"{outside}{long} takes away 00.0 points, {short} takes away 00.0 points: {verdict}"
    other, long = sorted(
        ("the second option" if len(name) > LONG_NAME else name for name in names), key=len
    )
    anyone = max(long, third, key=len)
    dimensions = wording.listed((d.label.lower() for d in Dimension), "and")
    dimension = max((d.label.lower() for d in Dimension), key=len)
    odds = firmness.longest_odds(long, other)
    rest = (
        f"{long} would draw level or lead with {dimension} at 0.0 instead of 0.0.",
        f"On its own, {long} is the better job (fit 0.00 against 0.00 of 10);",
        (
            f"{other} adds more: your roles cover 100 % of {dimension} already, where {long} is"
            " rated higher."
        ),
        firmness.other_rule((max(CARRY_OVER_RULES, key=len), anyone)),
        wording.spikes_so_far(scores),
    )
    leaves = any(role.end is None for role in roles)  # what a role gives while it is held
    costs = f"Against today, {long} costs {dimension}, {dimension} and more. " if leaves else ""
    return Answer(
        headline,
        f"{long} is ahead on {dimensions}, {other} on. {costs}{odds}{clock}",
        " ".join(rest),
    )


def _words(
    decisions: Sequence[Decision],
    scored: Sequence[Scores],
    found: Sequence[Lead | None],
    locked: Collection[Dimension],
) -> list[Words]:
    """What is said in each of several decisions that differ in their weights alone, and compare
    the same two options.
    """
    others = robustness.other_rule_leaders(
        decisions[0], scored[0], [decision.weights for decision in decisions]
    )
    return [
        Words(
            _answer(decision, scores, lead, firmness.other_rule(other)),
            {
                d: (
                    ""
                    if robustness.is_held(decision.weights, d, locked)
                    else firmness.tips_with_locks(d, nearest, locked)
                )
                for d, nearest in robustness.nearest_changes(
                    scores, decision.weights, locked
                ).items()
            },
        )
        for decision, scores, lead, other in zip(decisions, scored, found, others, strict=True)
    ]


def _answer(decision: Decision, scores: Scores, lead: Lead | None, other_rule: str) -> Answer:
    headline = firmness.headline(scores, lead, decision.roles)
    if lead is None:
        return Answer(headline)
    headline = _briefly(headline, lead.options, HEADLINE_NAME)
    leader = scores[lead.leader or lead.options[0]]
    other = next(scores[name] for name in lead.options if name != leader.name)
    carried = (
        (
            wording.through(scores, leader, other, decision.weights) if lead.runner_up else ""
        ),  # not where they tie
        firmness.how_sure(lead),
        firmness.fresh_clock(scores, fresh_clock(decision)) if STAY in lead.options else "",
        firmness.in_between(scores, lead),
    )
    rest = (
        firmness.runner_up_needs(scores, lead),
        firmness.fit_and_gain(scores, lead, decision.weights),
        other_rule,
        wording.spikes_so_far(scores),
    )
    return Answer(
        headline,
        *(
            _briefly(" ".join(filter(None, said)), lead.options, LONG_NAME)
            for said in (carried, rest)
        ),
    )


def _briefly(text: str, names: Sequence[str], longest: int) -> str:
    """Text in which two options are called by their places, where their names are longer: the
    lists above them have those.
    """
    places = {
        name: f"the {place} option"
        for place, name in zip(("first", "second"), names, strict=True)
        if len(name) > longest
    }
    for name in sorted(places, key=len, reverse=True):  # one may begin as the other does
        text = re.sub(rf"{re.escape(name)}(?![\w:])", places[name], text)
    return re.sub(r"(^|[.] )the (?=(first|second) option)", r"\1The ", text)
