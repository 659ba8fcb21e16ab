"""How fast the results are, and first-rank shares beside other packages: ``make bench-scoring``.

All take turns in one run, on the same coverages, and their first-rank shares must agree within the
error of 10,000 draws. The report is printed and kept in docs/performance.md; the exit status is 1
if a target is missed.
"""

import sys
import warnings
from collections.abc import Callable
from functools import partial
from importlib import import_module
from math import sqrt
from time import perf_counter
from typing import Any

import numpy as np

from spikes.analysis.ranks import SETTINGS, Numbers, first_rank_shares
from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.model import Decision, Dimension, Offer, Relevance
from spikes.scoring import score
from tests.bench import report
from tests.bench.sizes import career, ratings

DRAWS = 10_000
SIZES = {2: 4, 10: 12, 30: 60}  # roles, by the number of options
TARGETS = {2: 3.0, 10: 12.0, 30: 40.0}  # milliseconds for a full set of results
TIMES_FASTER = 50  # than the best sampler, at 10 options
ROUNDS, QUICK = 20, 10  # rounds, and runs in each of what is quick

PAIR = (
    "verdict band better_job break_even win_share tipping smallest_shift shortest_stay ask_first"
    " strongest_role"
)

FULL, OURS, SMAA, LOOP, EXACT = (
    "Spikes, all results",
    "Spikes, first ranks",
    "pysensmcda, simulate",
    "scikit-criteria, looped",
    "pysensmcda, exact",
)


def decision(count: int) -> Decision:
    """Return a career with that many options: Stay, and offers drawn at random."""
    rng = np.random.default_rng(count + 25)
    offers = [
        Offer(
            organisation=f"Offer {number}",
            planned_months=int(rng.integers(12, 49)),
            relevance=rng.choice(list(Relevance)),
            ratings=ratings(rng),
        )
        for number in range(1, count)
    ]
    roles = career(SIZES[count], rng)
    return files.sample().replace(roles=roles, offers=offers, compare=None)


def all_results(decision: Decision) -> dict[str, float]:
    """Compute everything the page shows of a decision."""
    results = Results(decision)
    for part in PAIR.split():  # each is found when it is first asked for
        getattr(results.comparison, part)
    for part in ("fresh_clock", "tips", "phases", "first_rank"):
        getattr(results, part)
    return results.first_rank


def simulated(matrix: Numbers) -> Numbers:
    """Find first-rank shares by pysensmcda: SMAA on 10,000 weightings, all ranks counted."""
    smaa = import_module("pysensmcda.smaa")
    result = smaa.simulate(
        _weighted_sum,
        matrix,
        np.ones(matrix.shape[1], int),
        num_samples=DRAWS,
        store="accumulate",
        seed=1,
    )
    shares: Numbers = smaa.rank_acceptability(result)[:, 0]
    return shares


def looped(matrix: Numbers) -> Numbers:
    """Find them as people do with scikit-criteria: one model for each of 10,000 weightings."""
    sums = import_module("skcriteria.agg.simple").WeightedSumModel()
    wins = np.zeros(len(matrix))
    problem = import_module("skcriteria").mkdm(matrix, [max] * matrix.shape[1])
    for weights in np.random.default_rng(1).dirichlet(np.ones(matrix.shape[1]), DRAWS):
        wins += sums.evaluate(problem.replace(weights=weights)).rank_ == 1
    return wins / DRAWS


def exactly(matrix: Numbers) -> Numbers:
    """Find the exact shares by pysensmcda: the volume of a polytope for each option."""
    found = import_module("pysensmcda.smaa").exact_acceptability(
        matrix, np.ones(matrix.shape[1], int), scaling="none", weight_bounds=False
    )
    shares: Numbers = found.acceptability
    return shares


# The signature that pysensmcda asks for.
def _weighted_sum(matrix: Numbers, weights: Numbers, types: Numbers) -> Numbers:  # noqa: ARG001
    return matrix @ weights


def timed(run: Callable[[], Any]) -> tuple[float, Any]:
    """Return the milliseconds that a run takes, and its result."""
    start = perf_counter()
    result = run()
    return 1000 * (perf_counter() - start), result


def race(count: int) -> tuple[dict[str, list[float]], dict[str, Numbers]]:
    """Return milliseconds of each run, and the first-rank shares found, all taking turns."""
    chosen = decision(count)
    scores = score(chosen)
    matrix = np.array([[option.coverage[d] for d in Dimension] for option in scores.options])
    # What to run, in how many rounds, and how often in each.
    runs: dict[str, tuple[Callable[[], Any], int, int]] = {
        FULL: (partial(all_results, chosen), ROUNDS, QUICK),
        OURS: (partial(first_rank_shares, scores), ROUNDS, QUICK),
        SMAA: (partial(simulated, matrix), ROUNDS, 1),
        EXACT: (partial(exactly, matrix), 3, 1),
        LOOP: (partial(looped, matrix), 1, 1),
    }
    if count > 10:
        del runs[EXACT]  # the more options, the more corners: it takes minutes, then refuses
    for name in (FULL, OURS, SMAA):  # caches are filled before the clock starts
        runs[name][0]()
    times: dict[str, list[float]] = {name: [] for name in runs}
    shares: dict[str, Numbers] = {}
    for number in range(ROUNDS):
        for name, (run, rounds, repeats) in runs.items():
            for _ in range(repeats if number < rounds else 0):
                elapsed, found = timed(run)
                times[name].append(elapsed)
                shares[name] = np.array([*found.values()]) if isinstance(found, dict) else found
    return times, shares


def disagreement(ours: Numbers, theirs: Numbers, draws: float) -> float:
    """Return the largest difference of two answers, in standard errors of so many draws."""
    errors = np.sqrt(np.maximum(ours * (1 - ours), 1 / draws) / draws)
    return float(np.max(np.abs(ours - theirs) / errors))


def table(count: int, times: dict[str, list[float]], shares: dict[str, Numbers]) -> list[str]:
    """Return the results for one number of options, in Markdown."""
    ours = float(np.median(times[OURS]))
    lines = [
        f"### {count} options, {SIZES[count]} roles",
        "",
        "| | median, ms | p95, ms | runs | times ours | largest difference of shares |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, elapsed in times.items():
        median, p95 = np.median(elapsed), np.percentile(elapsed, 95)
        ratio = "" if name == FULL else f"{median / ours:,.1f}"
        apart = float(np.max(np.abs(shares[name] - shares[OURS])))
        lines.append(
            f"| {name} | {median:,.2f} | {p95:,.2f} | {len(elapsed)} | {ratio} | {apart:.4f} |"
        )
    return [*lines, ""]


def misses(count: int, times: dict[str, list[float]], shares: dict[str, Numbers]) -> list[str]:
    """Return a sentence for each target that is missed."""
    median = {name: float(np.median(elapsed)) for name, elapsed in times.items()}
    missed = []
    if count in TARGETS and median[FULL] > TARGETS[count]:
        missed.append(
            f"All results for {count} options take {median[FULL]:.2f} ms, over {TARGETS[count]:g}."
        )
    faster = min(median[SMAA], median[LOOP]) / median[OURS]
    if count == 10 and faster < TIMES_FASTER:
        missed.append(
            f"First ranks of {count} options are {faster:.1f} times faster than the best sampler's,"
            f" under {TIMES_FASTER}."
        )
    # By chance, one option in 100,000 strays over 4.5 standard errors.
    missed += [
        f"{name} finds other shares for {count} options, {apart:.1f} standard errors away."
        for name in (SMAA, LOOP)
        if (apart := disagreement(shares[OURS], shares[name], DRAWS)) > 4.5
    ]
    if EXACT in shares and (apart := float(np.max(np.abs(shares[OURS] - shares[EXACT])))) > 0.003:
        missed.append(
            f"First ranks of {count} options are {apart:.4f} from the exact ones, over 0.003."
        )
    return missed


def heading() -> list[str]:
    """Return what ran, on what, and when."""
    return [
        "## The results",
        "",
        report.machine("numpy", "pydantic", "pysensmcda", "scikit-criteria"),
        "",
        "“All results”: score, compare, first ranks, nearest changes, phases. The others find",
        f"first-rank shares only: Spikes on its {SETTINGS:,} fixed weightings, the samplers on",
        f"{DRAWS:,} draws (standard error up to {0.5 / sqrt(DRAWS):.3f}), “exact” by the volume of",
        "polytopes (of 10 options at most). All take turns in one run, on the same coverages.",
        "",
    ]


def main() -> int:
    """Run everything, print and keep the report, and return the exit status."""
    warnings.simplefilter("ignore")  # the peers' own
    lines, missed = heading(), []
    for count in SIZES:
        times, shares = race(count)
        lines += table(count, times, shares)
        missed += misses(count, times, shares)
    return report.show("scoring", lines, missed)


if __name__ == "__main__":
    sys.exit(main())
