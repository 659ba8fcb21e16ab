"""If it goes wrong: what each option would have given by the time that one leaves it early."""

from spikes import pay
from spikes.analysis.results import Results
from spikes.model import Door, Offer, Role
from spikes.scoring import Score
from spikes.words.phrases import amount, months, points
from spikes.words.tables import Rows

EARLY = (6, 12, 18)  # months after which one may find that it was the wrong choice
WHAT = "Points added by the month you leave. A dash means that it ends sooner."
WAYS_BACK = {Door.TWO_WAY: "yes", Door.ONE_WAY: "no"}


def if_it_goes_wrong(results: Results) -> Rows:
    """Return a row an option: the points added by each time to leave, and the pay left behind.

    The last column is on the door. No rows without two options.
    """
    if results.comparison is None:
        return []
    rows = [
        [option.name, *(_after(results, option, number) for number in EARLY), _door(option)]
        for option in results.scores.options
    ]
    return [["Left after", *map(months, EARLY), "Way back"], *rows]


def _after(results: Results, option: Score, number: int) -> str:
    """Return what an option had added by a month; "–" after its end."""
    gain = results.left_after(option, number)
    return "–" if gain is None else f"{points(gain)}{_left_behind(option, number)}"


def _left_behind(option: Score, number: int) -> str:
    """Return the part of an option's grant that has not vested by a month, to go on with."""
    job = option.option.job
    if job is None or job.pay is None:
        return ""
    stay = pay.received(job.pay, number, still_to_come=isinstance(job, Role))
    behind = f", {job.pay.currency} {amount(stay.left_behind)} left behind"
    return behind if stay.left_behind >= 1 else ""


def _door(option: Score) -> str:
    job = option.option.job
    return WAYS_BACK[job.door] if isinstance(job, Offer) else "–"
