"""The answer claims no more than its numbers."""

import re
from datetime import date

import pytest
from hypothesis import given, settings

from spikes.analysis.results import CLOSE, UNCERTAIN, Results
from spikes.files.decisions import sample
from spikes.model import Decision, Dimension
from spikes.words import answer
from spikes.words.phrases import percent, signed
from tests.strategies import decisions
from tests.words.test_approved import offered

FIVE = (5, 5, 5, 5, 5)


@given(decisions())
@settings(max_examples=60, deadline=None)
def test_under_half_a_point_there_is_no_winner(decision: Decision) -> None:
    """A gap under half a point, or a chance under 60 %, names no option in the verdict."""
    results = Results(decision)
    found, said = results.comparison, answer.answer(results)
    if found is None:
        assert (said.chance, said.lead) == ("", "")
    elif found.gap < CLOSE or found.chance < UNCERTAIN:
        assert said.verdict in {"Level", "Too close to call"}
    else:
        of_two = "Of these two, " if results.outsider else ""
        assert said.verdict.startswith(f"{of_two}{found.ahead.name}, ")


@given(decisions())
@settings(max_examples=60, deadline=None)
def test_the_parts_add_up_to_the_gain(decision: Decision) -> None:
    """As printed, the five parts of a gain add up to the printed gain, each within a tenth."""
    results = Results(decision)
    for option in results.scores.options:
        parts = results.parts(option)
        assert round(sum(parts.values()), 1) == round(100 * option.gain, 1) + 0.0
        for d, share in decision.weights.shares().items():
            exact = 100 * share * (option.coverage[d] - results.scores.today[d])
            assert abs(parts[d] - exact) < 0.1 + 1e-9


@given(decisions())
@settings(max_examples=60, deadline=None)
def test_the_strip_shows_the_band_around_the_middle(decision: Decision) -> None:
    """The lead is positive where the second option leads, and the band's ends are in order."""
    results = Results(decision)
    found, said = results.comparison, answer.answer(results)
    if found is None:
        return
    low, now, high = map(float, said.lead.split())
    assert low <= high
    assert now == pytest.approx(100 * (found.second.total - found.first.total), abs=0.006)


@pytest.mark.parametrize(
    ("decision", "verdict", "limit"),
    [
        (
            sample(),
            "Too close to call",
            "Up to half a point is no reason to choose.",
        ),
        (offered((10,) * 5, (0,) * 5), "A, whatever your weights", "in every dimension."),
        (offered(FIVE, FIVE), "Level", "hours, place, manager."),
        (offered((9, 5, 5, 5, 5), FIVE), "A, but not clearly", "No weights change that"),
        (offered((10, 10, 10, 10, 3), (1, 1, 1, 1, 5)), "A, clearly", "B on advancement speed."),
    ],
)
def test_each_verdict_comes_with_its_limit(decision: Decision, verdict: str, limit: str) -> None:
    """The verdict is followed by the reason for it, or by how far it can be relied on."""
    said = answer.answer(Results(decision))
    assert said.verdict == verdict
    assert limit in said.sentence


def test_both_limits_behind_too_close_are_said() -> None:
    """Half a point is named where the gap is smaller, and 60 % where the chance is lower."""
    unsure = Results(offered((10, 10, 0, 0, 0), (0, 0, 8.1, 8.1, 8)))
    assert unsure.comparison
    assert unsure.comparison.gap >= CLOSE
    assert unsure.comparison.verdict == "too close to call"
    assert "a chance of 60\N{NO-BREAK SPACE}%" in answer.answer(unsure).sentence


def test_a_chance_is_neither_certain_nor_against_the_leader() -> None:
    """What every draw says is over 99 %; a leader that ratings speak against is no favourite."""
    sure = Results(offered((10,) * 5, (0,) * 5))
    assert answer.chance(sure) == "over 99\N{NO-BREAK SPACE}% chance that A adds more"
    unsure = Results(offered((10, 10, 0, 0, 0), (0, 0, 8.1, 8.1, 8)))
    assert unsure.comparison
    assert unsure.comparison.chance < 1 - UNCERTAIN
    assert "chance that B comes out ahead" in answer.chance(unsure)


@given(decisions())
@settings(max_examples=60, deadline=None)
def test_a_chip_names_what_its_numbers_bear(decision: Decision) -> None:
    """An option costs what it takes half a point of, or nothing; it is best where it adds more."""
    results = Results(decision)
    for option in results.pair if len(results.pair) == 2 else ():
        parts, chips = results.parts(option), answer.chips(results, option, date(2026, 11, 29))
        assert len(chips) <= 3
        for chip in chips:
            named = [d for d in Dimension if d.label.partition(" ")[0].lower() in chip]
            if chip == "Costs nothing you have today":
                assert min(parts.values()) >= 0
            elif chip.startswith("Costs"):
                assert all(parts[d] <= -answer.NOTABLE for d in named)
            if chip.startswith("Best on"):
                assert all(parts[d] >= answer.NOTABLE for d in named)


@given(decisions())
@settings(max_examples=150, deadline=None)
def test_the_reason_why_the_better_job_adds_less_is_so(decision: Decision) -> None:
    """The rating said to be stronger is higher, and the coverage said is today's."""
    results = Results(decision)
    found, said = results.comparison, answer.fit_and_gain(results)
    if found is None or "too close" in said or not said:
        return
    assert found.better_job is found.behind
    for d in Dimension:
        if f"of {d.label.lower()}, where {found.behind.name}" in said:
            assert answer._rating(found.behind, d) > answer._rating(found.ahead, d)
            assert percent(results.scores.today[d]) in said
        if f"of {d.label.lower()} is still uncovered" in said:
            assert percent(1 - results.scores.today[d]) in said


def test_two_jobs_are_level_where_the_draws_do_not_part_them() -> None:
    """A fit 0.1 apart, which the draws do not part, names no better job."""
    assert answer.fit_and_gain(Results(sample())) == (
        "As jobs on their own, the two are too close to call (6.1 and 6.0 out of 10)."
    )


def test_the_others_are_the_rest_the_largest_gain_first() -> None:
    """Each option that is not shown is named once, with its gain."""
    results = Results(sample())
    named = [name for name, _ in answer.also(results)]
    assert named == ["CivicLine", "Stay"]
    assert dict(answer.also(results))["CivicLine"] == signed(
        round(100 * results.scores["CivicLine"].gain, 1)
    )


def test_a_question_says_the_answer_that_would_change_the_leader() -> None:
    """It is on the side of the rating that helps the other, rounded so as to be true when tried."""
    results = Results(sample())
    assert results.comparison
    for asked in results.comparison.ask_first:
        said = answer.if_it_were(results, asked)
        if asked.flips and asked.at is not None:
            number = re.search(r"really ([\d.]+) or (more|less)", said)
            assert number, said
            tried, side = float(number[1]), number[2]
            assert (tried >= asked.at) if side == "more" else (tried <= asked.at)
        else:
            assert "does not change who leads" in said
