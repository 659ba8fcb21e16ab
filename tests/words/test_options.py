"""What is said of one option is what the model computes."""

from hypothesis import given, settings

from spikes.analysis.results import Results
from spikes.files.decisions import sample
from spikes.model import Decision, Dimension, Offer, Ratings, Role
from spikes.words import options
from spikes.words.phrases import labels, percent
from tests.strategies import decisions


@given(decisions())
@settings(max_examples=30, deadline=None)
def test_a_skyline_says_what_it_shows(decision: Decision) -> None:
    """Totals, fit, new spikes, and of each dimension its weight, what is covered now and then."""
    results = Results(decision)
    for option in results.scores.options:
        said = options.skyline(results, option)
        assert f" to {percent(option.total, 1)}." in said
        assert (labels(option.new_spikes) if option.new_spikes else "no new spike") in said.lower()
        for d in Dimension:
            now, then = percent(results.scores.today[d]), percent(option.coverage[d])
            assert f"{now} today, {then} after" in said


@given(decisions())
@settings(max_examples=30, deadline=None)
def test_a_cap_is_named_where_it_lowers_a_rating(decision: Decision) -> None:
    """It says what industry expertise counts as, and only where that is less than rated."""
    jobs: list[Role | Offer] = [*decision.roles, *decision.offers]
    for job in jobs:
        said = options.capped(Results(decision), job)
        cap = decision.assumptions.relevance_caps[job.relevance]
        assert bool(said) == ((job.ratings.industry_expertise or 0) > cap)
        assert not said or f"counts as {cap:g}, not" in said


def test_every_flag_has_a_sentence() -> None:
    """As many as the option has, none of them empty."""
    poor = sample().offers[0].replace(ratings=Ratings.of((5,) * 5), planned_months=40)
    results = Results(sample().replace(offers=[poor, *sample().offers[1:]]))
    for option in results.scores.options:
        assert len(options.flags(results, option)) == len(option.flags)
        assert all(said[-1] in ".?" for said in options.flags(results, option))
