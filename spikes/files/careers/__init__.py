"""Careers and offers from what people already have: one reader a format, one door."""

from spikes.files.careers.door import read
from spikes.files.careers.found import Answers, Found, Question

__all__ = ["Answers", "Found", "Question", "read"]
