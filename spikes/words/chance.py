"""The chance that the leader adds more, with its band, in sentences; its strip is in `charts`."""

from spikes.analysis.results import (
    CLOSE,
    HALF_WIDTHS,
    LEAN,
    NOT_TICKED_HALF_WIDTH,
    Results,
)
from spikes.model import Evidence
from spikes.words.phrases import share

BEHIND_THE_CHANCE = (
    "The chance assumes that each rating could be off:"
    f" a guess by up to {HALF_WIDTHS[Evidence.GUESS]:g},"
    f" what someone told you by {HALF_WIDTHS[Evidence.TOLD]:g},"
    f" what you have in writing by {HALF_WIDTHS[Evidence.WRITTEN]:g},"
    f" what you saw yourself by {HALF_WIDTHS[Evidence.SEEN]:g}."
    f" A ticked spike could be off by {HALF_WIDTHS[Evidence.TICKED]:g},"
    f" one you did not tick by {NOT_TICKED_HALF_WIDTH:g}."
    " No rating goes below 0 or above 10, so a 9 has more room to fall than to rise."
)


def chance(results: Results) -> str:
    """Return the chance that the leader adds more; "" where none leads."""
    comparison = results.comparison
    if comparison is None or comparison.leader is None:
        return ""
    if comparison.chance < 1 - LEAN:
        likely, other = _likely(1 - comparison.chance), comparison.behind.name
        return f"{likely} chance that {other} comes out ahead, allowing for uncertain ratings"
    at_all = " at all" if comparison.gap < CLOSE else ""
    return f"{_likely(comparison.chance)} chance that {comparison.ahead.name} adds more{at_all}"


def band(results: Results) -> str:
    """Return the two leads between which 8 of 10 draws lie, for those who cannot see the strip."""
    comparison = results.comparison
    if comparison is None:
        return ""
    (low, high), leader, other = comparison.band, comparison.ahead.name, comparison.behind.name
    if low * high > 0:
        nearer, farther = sorted((abs(100 * low), abs(100 * high)))
        ahead = leader if low > 0 else other
        return f"In 8 of 10 draws {ahead} leads by {nearer:.1f} to {farther:.1f} points."
    ends = [
        f"{abs(100 * end):.1f} points for {leader if end > 0 else other}" for end in (low, high)
    ]
    return f"In 8 of 10 draws the lead is between {ends[0]} and {ends[1]}."


def ends(results: Results) -> str:
    """Return the band's lower end, the lead and the upper end, in points for the second option."""
    comparison = results.comparison
    if comparison is None:
        return ""
    (low, high), gap = comparison.band, comparison.gap
    lead = (low, gap, high) if comparison.ahead is comparison.second else (-high, -gap, -low)
    return " ".join(f"{100 * end:.2f}" for end in lead)


def _likely(drawn: float) -> str:
    """Return a chance in whole percent; what every draw says is not certain."""
    return share(min(max(drawn, 1e-9), 1 - 1e-9))
