"""The ask, as a few plain lines to send to an employer: what is open, and nothing else."""

from spikes import pay
from spikes.analysis.results import Results
from spikes.model import Dimension, Offer
from spikes.scoring import Score
from spikes.words.answer import QUESTIONS
from spikes.words.must_haves import is_it_met
from spikes.words.phrases import amount, months, up_to_half


def message(results: Results, option: Score) -> str:
    """Return what to ask an offer's employer, a line each; "" where nothing is open.

    Of the runner-up these are the ratings that could bring it level, pay as an amount where the
    market is known; of any offer, the must-haves that are missed or not known.
    """
    job, found = option.option.job, results.comparison
    if not isinstance(job, Offer):
        return ""
    runs_up = found is not None and found.leader is not None and found.behind is option
    lines = [
        *(_for_a_rating(results, job) if runs_up else ()),
        *is_it_met(results, option),
    ]
    if not lines:
        return ""
    questions = "a question" if len(lines) == 1 else "some questions"
    head = f"I have {questions} before I decide on your offer."
    return "\n".join([head, *(f"- {line}" for line in lines)])


def _for_a_rating(results: Results, job: Offer) -> list[str]:
    """Return a question for each dimension in which the runner-up alone could catch up."""
    needed = results.comparison.break_even if results.comparison else {}
    return [
        (d is Dimension.COMPENSATION and _for_pay(results, job, rating)) or QUESTIONS[d]
        for d in Dimension
        if d in needed and (rating := needed[d].rating) is not None
    ]


def _for_pay(results: Results, job: Offer, rating: float) -> str:
    """Return a question for the pay that rates so; "" where no market knows it, or it is paid."""
    market = results.decision.market_for(job)
    needed = pay.pay_for(up_to_half(rating), market) if market else None
    if market is None or needed is None:
        return ""
    while_there = f"over the first {months(job.planned_months)}"
    asked = f"Could the guaranteed pay be {market.currency} {amount(needed)} a year {while_there}"
    if job.pay is None:
        return f"{asked}?"
    stay = pay.received(job.pay, job.planned_months)
    more = needed - (stay.a_year(stay.guaranteed) or 0)
    return f"{asked}, {market.currency} {amount(more)} more than you offer?" if more >= 1 else ""
