"""Spikes: what a job offer would add to the career it would join.

A career is a portfolio of roles; each spikes in one or two of five dimensions. The ideas, in
reading order:

    fields      the kinds of field that values are made of
    model       what one enters: roles, offers, weights, assumptions, in one frozen `Decision`
    names       what options and roles are called
    scoring     what each option would add: credit, coverage, gain, fit, spikes
    changes     the edits one can make, and how often they changed the leader
    path        coverage month by month, and what could come next
    robustness  how firm the answer is at other weights: win shares, tipping points
    evidence    how firm it is at other ratings: break-evens, questions, the verdict
    wording     results into sentences; firmness: those on how firm they are
    charts      results into pictures; timelines: those over time; tables: their numbers
    files       decisions from files and back; sheets: roles and offers from spreadsheets; cells: what these hold
    journal     a decision as an entry one keeps, and back; exports: as a page, a zip, a table
"""

from spikes.model import Assumptions, Decision, Dimension, Offer, Ratings, Role, Weights
from spikes.scoring import Option, Score, Scores, score

__all__ = [
    "Assumptions",
    "Decision",
    "Dimension",
    "Offer",
    "Option",
    "Ratings",
    "Role",
    "Score",
    "Scores",
    "Weights",
    "score",
]
