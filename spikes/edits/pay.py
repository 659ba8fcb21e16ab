"""Edits of an option's pay, and of the market it is compared with."""

from typing import Any

from spikes.edits.edit import Edit
from spikes.edits.options import edit_option
from spikes.model import Decision, Dimension, Evidence, Market, Offer, Pay
from spikes.scoring import options


def set_pay(
    decision: Decision, option: str, pay: Pay | None, market: Market | None, *, own: bool = False
) -> Edit:
    """Set an option's package, and the market it is compared with; None takes either out.

    `own`: the market is this option's alone; else it serves every option without one of its own.
    Where the shared market is in another currency than this package, it becomes the own market of
    those that it serves.
    """
    # One after the other, so that no package meets a market that is about to change.
    decision = edit_option(decision, option, pay=None).decision
    shared = decision.market
    if pay and shared and shared.currency != pay.currency:
        decision = _without_a_shared_market(decision, shared)
    if not own:
        decision = _with_a_shared_market(decision, market)
    paid = edit_option(decision, option, pay=pay, market=market if own else None).decision
    return Edit(paid, f"the pay of {option}")


def take_rating_from_pay(
    decision: Decision, option: str, rating: float, *, in_writing: bool
) -> Edit:
    """Rate an option's compensation as its pay says; in writing, that is the evidence.

    Raises `KeyError` where no option with ratings has that name.
    """
    job = next((found.job for found in options(decision) if found.name == option), None)
    if job is None:
        raise KeyError(option)
    fields: dict[str, Any] = {"ratings": job.ratings.replace(compensation=rating)}
    if isinstance(job, Offer):
        fields["from_pay"] = True
    if in_writing:
        fields["evidence"] = {**job.evidence, Dimension.COMPENSATION: Evidence.WRITTEN}
    return Edit(
        edit_option(decision, option, **fields).decision, f"the compensation rating of {option}"
    )


def _with_a_shared_market(decision: Decision, market: Market | None) -> Decision:
    """Return the decision with this market shared, also by what had the same as its own."""
    roles, offers = (
        [job.replace(market=None) if market and job.market == market else job for job in jobs]
        for jobs in (decision.roles, decision.offers)
    )
    return decision.replace(roles=roles, offers=offers, market=market)


def _without_a_shared_market(decision: Decision, shared: Market) -> Decision:
    """Return the decision with the shared market copied to each package that it served."""
    roles, offers = (
        [job.replace(market=job.market or shared) if job.pay else job for job in jobs]
        for jobs in (decision.roles, decision.offers)
    )
    return decision.replace(roles=roles, offers=offers, market=None)
