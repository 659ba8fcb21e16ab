"""What an option does, in sentences: its skyline, its flags, its spikes, its place among all."""

from spikes.analysis.results import Results
from spikes.model import Dimension, Offer, Role
from spikes.scoring import Flag, Score
from spikes.words.phrases import adds, labels, left_behind, months, new_spikes, out_of_ten, percent

COVERED = 0.95  # a dimension covered by so much leaves next to nothing open


def spikes_so_far(results: Results) -> str:
    """Return the spikes of the career so far."""
    so_far = results.scores.spikes_so_far
    if len(so_far) == len(Dimension):
        return "Your roles have given you a spike in every dimension."
    return f"Spikes so far: {labels(so_far)}." if so_far else "No spike so far."


def skyline(results: Results, option: Score) -> str:
    """Return what an option's skyline shows, for those who cannot see it."""
    now, then = results.scores.today, option.coverage
    parts = [
        f"{d.label} ({percent(whole / 100)} of the weight): {percent(now[d])} today,"
        f" {percent(then[d])} after"
        for d, whole in results.decision.weights.percents().items()
    ]
    today, total = percent(results.scores.today_total, 1), percent(option.total, 1)
    alone = (
        ""
        if option.fit is None
        else f" As a job on its own it scores {out_of_ten(option.fit)} out of 10."
    )
    return (
        f"{option.name} takes your coverage from {today} to {total}.{alone}"
        f" {new_spikes(option.new_spikes).capitalize()}. {'. '.join(parts)}."
    )


def ranking(results: Results) -> str:
    """Return all options by what they add."""
    ranked = (f"{option.name} {adds(option.gain)}" for option in results.scores.ranked())
    return f"{'; '.join(ranked)}."


def flags(results: Results, option: Score) -> list[str]:
    """Return an option's flags, a sentence each; with ratings missing, none on spikes."""
    job = option.option.job
    unsaid = {"no_spike"} if job and job.ratings.unrated else set()
    return [_flag(results, option, code) for code in option.flags if code not in unsaid]


def _flag(results: Results, option: Score, code: Flag) -> str:
    assumptions, length = results.decision.assumptions, months(option.option.months)
    full, over = assumptions.full_credit_months, assumptions.overstay_months
    match code:
        case "no_spike":
            reaches = f"no rating that counts reaches {assumptions.spike_at:g}"
            return f"It has no spike, because {reaches}. What is this role for?"
        case "many_spikes":
            return "It has three spikes, where most roles have one or two. Check the ratings."
        case "dream_job":
            many = f"It has {len(option.spikes)} of 5 spikes, which is rare for one role."
            return f"{many} Check the ratings."
        case "off_weight":
            return f"Its only spikes are in things you weight under 10 %: {labels(option.spikes)}."
        case "one_way":
            return "This is a one-way door. What would let you come back?"
        case "over_36":
            return f"You’d end up at {length} in one role. What would you still gain after {over}?"
        case "under_18":
            left = left_behind(option.option.months, full)
            return f"{length} is short of {full}, so you’d miss {left} of what this job can give."


def capped(results: Results, job: Role | Offer | None) -> str:
    """Return that relevance limits the industry expertise that counts; "" where it does not."""
    if job is None:
        return ""
    cap = results.decision.assumptions.relevance_caps[job.relevance]
    rated = job.ratings.industry_expertise
    if rated is None or rated <= cap:
        return ""
    return (
        f"Its field is {job.relevance} to your goal, so its industry expertise counts as"
        f" {cap:g}, not {rated:g}."
    )


def covered_already(results: Results) -> str:
    """Return where roles leave so little open that ratings change little; "" for nowhere."""
    full = [d for d in Dimension if results.scores.today[d] >= COVERED]
    if not full:
        return ""
    return (
        f"Your roles already cover 95 % or more of {labels(full)}, so ratings there barely matter."
    )
