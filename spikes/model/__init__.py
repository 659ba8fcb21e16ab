"""What one enters: a career so far, offers, weights, assumptions and a journal.

Every value is frozen and was checked when it was made, so no function need check one again. What
is not valid raises pydantic's `ValidationError`, whose sentences say what to do. The
values nest: a `Decision` holds all of it.

>>> ratings = Ratings.of((5, 7, 5, 6, 8))  # in the order of `Dimension`
>>> offer = Offer(organisation="Hexbourne", title="Group PM", ratings=ratings)
>>> role = Role(organisation="Northfold", start="2023-02", ratings=Ratings.of([5] * 5))
>>> decision = Decision(roles=[role], offers=[offer], weights=Weights.of((10, 10, 25, 20, 35)))
>>> decision.current_role.organisation, decision.offers[0].planned_months
('Northfold', 24)
>>> longer = offer.replace(planned_months=36)
>>> decision.replace(offers=[longer]).offers[0].planned_months
36
"""

from spikes.model.career import (
    Assumptions,
    Door,
    Evidence,
    Offer,
    Relevance,
    RelevanceCaps,
    Role,
)
from spikes.model.decision import MOST_MUST_HAVES, MOST_OFFERS, MOST_ROLES, SCHEMA, Decision
from spikes.model.dimensions import (
    CARRY_OVER_RULES,
    ByDimension,
    CarryOver,
    Dimension,
    Ratings,
    Weights,
)
from spikes.model.journal import (
    Changes,
    Journal,
    Luck,
    Outcome,
    Prediction,
    Process,
    Review,
    Status,
)
from spikes.model.package import Equity, Market, Pay

__all__ = [
    "CARRY_OVER_RULES",
    "MOST_MUST_HAVES",
    "MOST_OFFERS",
    "MOST_ROLES",
    "SCHEMA",
    "Assumptions",
    "ByDimension",
    "CarryOver",
    "Changes",
    "Decision",
    "Dimension",
    "Door",
    "Equity",
    "Evidence",
    "Journal",
    "Luck",
    "Market",
    "Offer",
    "Outcome",
    "Pay",
    "Prediction",
    "Process",
    "Ratings",
    "Relevance",
    "RelevanceCaps",
    "Review",
    "Role",
    "Status",
    "Weights",
]
