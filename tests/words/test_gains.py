"""The reasons given for a gain are true."""

from hypothesis import given, settings

from spikes.analysis.results import Results
from spikes.files.decisions import sample
from spikes.model import Decision, Dimension
from spikes.words import gains
from spikes.words.phrases import percent
from tests.strategies import decisions


@given(decisions())
@settings(max_examples=150, deadline=None)
def test_the_reason_why_the_better_job_adds_less_is_so(decision: Decision) -> None:
    """The rating said to be stronger is higher, and the coverage said is today's."""
    results = Results(decision)
    found, said = results.comparison, gains.fit_and_gain(results)
    if found is None or "too close" in said or not said:
        return
    assert found.better_job is found.behind
    for d in Dimension:
        if f"of {d.label.lower()}, where {found.behind.name}" in said:
            assert gains._rating(found.behind, d) > gains._rating(found.ahead, d)
            assert percent(results.scores.today[d]) in said
        if f"of {d.label.lower()} is still uncovered" in said:
            assert percent(1 - results.scores.today[d]) in said


def test_two_jobs_are_level_where_the_draws_do_not_part_them() -> None:
    """A fit 0.1 apart, which the draws do not part, names no better job."""
    assert gains.fit_and_gain(Results(sample())) == (
        "As jobs on their own, the two are too close to call (6.1 and 6.0 out of 10)."
    )
