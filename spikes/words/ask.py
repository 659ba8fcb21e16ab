"""What to ask before signing: a question, what hangs on its answer, and a message to send."""

from math import floor

from spikes import pay
from spikes.analysis.results import RatingToAsk, Results
from spikes.model import Dimension, Evidence, Offer, Pay
from spikes.scoring import Score
from spikes.words.must_haves import is_it_met
from spikes.words.phrases import amount, listed, months, up_to_half

QUESTIONS = {
    Dimension.SOCIAL_IMPACT: "Who is better off because of the product, and how is it measured?",
    Dimension.MANAGEMENT_CHOPS: "How many people would report to me, and from when?",
    Dimension.INDUSTRY_EXPERTISE: "Which part of the domain would be mine to own?",
    Dimension.COMPENSATION: "What is the guaranteed part of the pay, in writing?",
    Dimension.ADVANCEMENT_SPEED: "How long did the last people in this role take to move up?",
}
YOU_RATED = {
    None: "You haven’t rated this yet.",
    Evidence.TICKED: "By your ticks, this counts as {:g} out of 10.",
    Evidence.GUESS: "You guessed {:g} out of 10.",
    Evidence.TOLD: "Someone told you {:g} out of 10.",
    Evidence.WRITTEN: "You have {:g} in writing.",
    Evidence.SEEN: "You saw {:g} yourself.",
}


def if_it_were(results: Results, asked: RatingToAsk) -> str:
    """Return what an offer was rated, if it was, and the answer that would change the leader."""
    rated = YOU_RATED[asked.evidence].format(asked.rating)
    if not asked.flips or asked.at is None:
        likely = f"{floor(2 * asked.low) / 2:g} to {up_to_half(asked.high):g}"
        moves = f"it moves the gap by {abs(100 * asked.swing):.1f} points"
        same = f"From {likely}, {moves} but does not change which of the two leads."
        return f"{rated} {same}{_a_third(results, asked)}"
    if asked.at >= asked.rating:
        at = up_to_half(asked.at)
        turn, ahead = "10" if at == 10 else f"{at:g} or more", asked.option
    else:
        ahead = next(option.name for option in results.pair if option.name != asked.option)
        at = floor(2 * asked.at) / 2
        turn = f"{at:g} or less" if at else "0"
    return f"{rated} If it’s really {turn}, {ahead} is level or ahead."


def _a_third(results: Results, asked: RatingToAsk) -> str:
    """Return who would beat both if the leader's rating were as low as it may be; "" for nobody."""
    comparison, at = results.comparison, floor(2 * asked.low) / 2
    if comparison is None or asked.option != comparison.ahead.name or results.outsider:
        return ""
    best = results.if_rated(asked.option, asked.dimension, at).outsider
    return f" But at {at:g}, {best.name} would beat both." if best else ""


def message(results: Results, option: Score) -> str:
    """Return what to ask an offer's employer, a line each; "" where nothing is open.

    These are the ratings that could bring it level with the best of all, also where that is Stay,
    pay as an amount where the market is known; and the must-haves that are missed or not known.
    """
    job = option.option.job
    if not isinstance(job, Offer):
        return ""
    lines = [*_for_a_rating(results, option, job), *is_it_met(results, option)]
    if not lines:
        return ""
    questions = "a question" if len(lines) == 1 else "some questions"
    head = f"I have {questions} before I decide on your offer."
    return "\n".join([head, *(f"- {line}" for line in lines)])


def _for_a_rating(results: Results, option: Score, job: Offer) -> list[str]:
    """Return a question for each dimension in which an offer alone could catch up."""
    needed = results.needed(option)
    return [
        (d is Dimension.COMPENSATION and _for_pay(results, job, rating)) or QUESTIONS[d]
        for d in Dimension
        if d in needed and (rating := needed[d].rating) is not None
    ]


def _for_pay(results: Results, job: Offer, rating: float) -> str:
    """Return a question for the pay that rates so; "" without a market, or where it is paid."""
    market = results.decision.market_for(job)
    needed = pay.pay_for(up_to_half(rating), market) if market else None
    if market is None or needed is None:
        return ""
    while_there = f"over the first {months(job.planned_months)}"
    asked = f"be {market.currency} {amount(needed)} a year {while_there}"
    if job.pay is None:
        return f"Could the guaranteed pay {asked}?"
    stay = pay.received(job.pay, job.planned_months)
    more = needed - (stay.a_year(stay.guaranteed) or 0)
    more_than = f"{market.currency} {amount(more)} more than you offer"
    return f"Could {_guaranteed(job.pay)} {asked}, {more_than}?" if more >= 1 else ""


def _guaranteed(letter: Pay) -> str:
    """Return what of a letter is guaranteed."""
    signed = letter.sign_on or letter.sign_on_second
    parts = ["base", *(["sign-on"] if signed else []), *(["benefits"] if letter.benefits else [])]
    return f"the {listed(parts, 'and')}{' together' if len(parts) > 1 else ''}"
