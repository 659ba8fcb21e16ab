"""Spikes: what a job offer would add to the career it would join.

A career is a portfolio of roles; each spikes in one or two of five dimensions. The ideas, in reading order:

    model       what one enters: roles, offers, weights, assumptions, in one frozen `Decision`
    scoring     what each option would add: credit, coverage, gain, fit, spikes
    robustness  how firm that is: win shares, tipping points, break-evens
    wording     results into sentences
    charts      results into pictures
    files       decisions from files and back
"""

from spikes.model import Assumptions, Decision, Dimension, Offer, Ratings, Role, Weights
from spikes.scoring import Option, Score, Scores, score

__all__ = ["Assumptions", "Decision", "Dimension", "Offer", "Option", "Ratings", "Role", "Score", "Scores", "Weights", "score"]
