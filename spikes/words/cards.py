"""What the cards say: a few short remarks on an option, and the options that are not shown."""

from collections.abc import Mapping
from datetime import date

from spikes.analysis.results import NOTABLE, Results
from spikes.model import Dimension, Offer, Role
from spikes.scoring import Score
from spikes.words.must_haves import misses
from spikes.words.phrases import briefly, points, reply_by

MOST_NAMED = 2  # dimensions of one kind
MOST_CHIPS = 3


def chips(results: Results, option: Score, today: date) -> list[str]:
    """Return at most three short remarks for an option's card, the most urgent first."""
    job, parts = option.option.job, results.parts(option)
    others = [each for each in results.pair if each is not option]
    ahead = [d for each in others for d in results.wins_on(option, each)[:MOST_NAMED]]
    best = [d for d in ahead if parts[d] >= NOTABLE]
    lost = [d for d in sorted(Dimension, key=lambda d: parts[d]) if parts[d] <= -NOTABLE]
    found = [
        *urgent(results, option, today),
        *misses(results, option),
        f"Costs {briefly(lost[:MOST_NAMED])}" if lost else "",
        "Costs nothing you have today" if _is_free(job, parts) else "",
        f"Best on {briefly(best)}" if best else "",
        "One-way door" if "one_way" in option.flags else "",
    ]
    return [chip for chip in found if chip][:MOST_CHIPS]


def urgent(_results: Results, option: Score, today: date) -> list[str]:
    """Return the remarks that give no result away: when to reply, and what is not rated."""
    job = option.option.job
    reply = reply_by(job.reply_by, today) if isinstance(job, Offer) and job.reply_by else ""
    return [*filter(None, (reply, _unrated(job) if job else ""))]


def _is_free(job: Role | Offer | None, parts: Mapping[Dimension, float]) -> bool:
    """Return whether an offer is rated in full and lowers nothing."""
    return isinstance(job, Offer) and not job.ratings.unrated and min(parts.values()) >= 0


def _unrated(job: Role | Offer) -> str:
    """Return how much of a job is unrated, as a remark; "" where nothing is."""
    if job.ratings.all_unrated:
        return "Not rated yet"
    missing = len(job.ratings.unrated)
    return f"{missing} of {len(Dimension)} not rated" if missing else ""


def also(results: Results) -> list[tuple[str, str]]:
    """Return the options that are not shown, each with its gain in points, the largest first."""
    ranked = (option for option in results.scores.ranked() if option not in results.pair)
    return [(option.name, points(option.gain)) for option in ranked]
