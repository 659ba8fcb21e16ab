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
        return "Your roles have given a spike in every dimension."
    return f"Spikes so far: {labels(so_far)}." if so_far else "No spike so far."


def skyline(results: Results, option: Score) -> str:
    """Return what an option's skyline shows, for those who cannot see it."""
    now, then = results.scores.today, option.coverage
    parts = [
        f"{d.label}, weight {percent(whole / 100)}: {percent(now[d])} covered today,"
        f" {percent(then[d])} then"
        for d, whole in results.decision.weights.percents().items()
    ]
    today, total = percent(results.scores.today_total, 1), percent(option.total, 1)
    alone = (
        "no job to rate"
        if option.fit is None
        else f"fit {out_of_ten(option.fit)} of 10, the job on its own"
    )
    return (
        f"{option.name}: portfolio coverage {today} today, {total} then; {alone};"
        f" {new_spikes(option.new_spikes)}. {'. '.join(parts)}."
    )


def ranking(results: Results) -> str:
    """Return all options by what they add."""
    ranked = (f"{option.name} {adds(option.gain)}" for option in results.scores.ranked())
    return f"{'; '.join(ranked)}."


def flags(results: Results, option: Score) -> list[str]:
    """Return an option's flags, a sentence each."""
    return [_flag(results, option, code) for code in option.flags]


def _flag(results: Results, option: Score, code: Flag) -> str:
    assumptions, length = results.decision.assumptions, months(option.option.months)
    full, over = assumptions.full_credit_months, assumptions.overstay_months
    match code:
        case "no_spike":
            reaches = f"no rating that counts reaches {assumptions.spike_at:g}"
            return f"No spike: {reaches}. What is this role for?"
        case "many_spikes":
            return "Three spikes, where most roles have one or two: check the ratings."
        case "dream_job":
            return f"{len(option.spikes)} spikes of 5, rare for a single role: check the ratings."
        case "off_weight":
            return f"It spikes only where a weight is under 10 %: {labels(option.spikes)}."
        case "one_way":
            return "A one-way door. Ask before signing: what would let you come back?"
        case "over_36":
            return f"{length} in one role at the end, past {over}: what would you still gain?"
        case "under_18":
            left = left_behind(option.option.months, full)
            return (
                f"{length} in the role at the end, short of {full}: {left} of what it can give left"
                " behind."
            )


def capped(results: Results, job: Role | Offer | None) -> str:
    """Return that relevance limits the industry expertise that counts; "" where it does not."""
    if job is None:
        return ""
    cap, rated = results.decision.assumptions.relevance_caps[job.relevance], job.ratings
    if rated.industry_expertise <= cap:
        return ""
    return (
        f"Its field is {job.relevance} to your goal, so industry expertise counts as {cap:g}, not"
        f" {rated.industry_expertise:g}."
    )


def covered_already(results: Results) -> str:
    """Return where roles leave so little open that ratings change little; "" for nowhere."""
    full = [d for d in Dimension if results.scores.today[d] >= COVERED]
    if not full:
        return ""
    covered = f"Your roles cover {labels(full)} already, by 95 % or more"
    return f"{covered}: ratings there change little (what lasts: below the weights)."
