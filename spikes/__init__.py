"""Which of two job offers adds more of what a career still needs.

A career is a portfolio of roles. Each role is strong in one or two of five dimensions, its
*spikes*; together, they cover what one needs. So the better job is not always the better offer:
what counts is how much of the need that is still open it closes, its *gain*.

    >>> from pathlib import Path
    >>> from spikes import Results, load
    >>> decision = load(Path("data/sample.json"))  # or a file that the page saved
    >>> results = Results(decision)
    >>> for option in results.scores.ranked():
    ...     print(f"{option.name} {100 * option.gain:+.1f} points")
    Fernmoor Health +12.0 points
    Hexbourne +11.5 points
    CivicLine +6.4 points
    Stay +0.0 points
    >>> results.comparison.verdict
    'too close to call'

From the ground up, each part imports only from lines above its own:

    model     what one enters, checked where it is made: `Decision` with its roles and offers
    scoring   what each option would add: coverage, gain, fit, spikes
    edits     what one can do to a decision, and what each edit is called
    pay       what a package comes to within the stay, and how it is rated
    analysis  what follows from the scores, in one `Results`: other weights, other ratings, time
    words     results into sentences and tables
    charts    results into pictures
    files     decisions, careers and links from outside, and back
    journal   a decision as an entry that one keeps
    page      the sections of the page, what a visit remembers, what a browser runs

`load` opens a saved decision and raises a `FileError` with advice if it cannot; `sample` is the
one that the page opens with; `score` gives coverages and gains alone, without numpy.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spikes.analysis.results import Results
    from spikes.files.decisions import FileError, sample
    from spikes.files.decisions import read as load
    from spikes.model import Assumptions, Decision, Dimension, Offer, Ratings, Role, Weights
    from spikes.scoring import score

__all__ = [
    "Assumptions",
    "Decision",
    "Dimension",
    "FileError",
    "Offer",
    "Ratings",
    "Results",
    "Role",
    "Weights",
    "load",
    "sample",
    "score",
]


_HOMES = {
    "FileError": "files.decisions",
    "Results": "analysis.results",
    "load": "files.decisions",
    "sample": "files.decisions",
    "score": "scoring",
}  # the others are the model's


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that `spikes.scoring` loads nothing else."""
    if name not in __all__:
        raise AttributeError(f"module 'spikes' has no attribute {name!r}")
    home = import_module(f"spikes.{_HOMES.get(name, 'model')}")
    return getattr(home, "read" if name == "load" else name)
