"""The charts' numbers as tables: those of the model, in the model's order."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings

from spikes.analysis.ratings import compare
from spikes.analysis.time import paths
from spikes.analysis.weights import with_share
from spikes.files import decisions as files
from spikes.model import Decision, Dimension, Weights, domain
from spikes.scoring import compared, portfolio_coverage, score
from spikes.words import firmness, tables
from spikes.words.wording import percent, points
from tests.strategies import decisions

SAMPLE = files.sample()


def number(cell: str) -> float:
    """What a cell says."""
    return float(cell.replace("\N{NO-BREAK SPACE}%", "").replace("−", "-"))


@given(decisions())
@settings(max_examples=50)
def test_every_table_is_as_wide_as_its_heading(decision: Decision) -> None:
    """No row has more or fewer cells than the heading, whatever is decided."""
    scores = score(decision)
    comparison = compare(decision, scores)
    found = [tables.ranking(scores), tables.path(paths(decision), decision)]
    found += [tables.skyline(scores, option, decision.weights) for option in scores.options]
    found += [tables.crossings(scores, comparison, decision.weights)] if comparison else []
    assert all(len(row) == len(table[0]) for table in found for row in table)


def test_a_skylines_table_adds_up() -> None:
    """A row a dimension, then all: weights of 100 %, and the option's own numbers."""
    option = score(SAMPLE)["Fernmoor Health"]
    _, *rows, total = tables.skyline(score(SAMPLE), option, SAMPLE.weights)
    assert [row[0] for row in rows] == [d.label for d in Dimension]
    assert sum(number(row[1]) for row in rows) == 100
    assert [number(row[3]) for row in rows] == [round(100 * option.coverage[d]) for d in Dimension]
    assert sum(number(row[4]) for row in rows) == pytest.approx(
        number(total[4]), abs=0.25
    )  # each rounded to a tenth
    assert total[1:] == [
        "100\N{NO-BREAK SPACE}%",
        "56.7\N{NO-BREAK SPACE}%",
        "68.7\N{NO-BREAK SPACE}%",
        "+12.0",
    ]


def test_the_rankings_table_is_in_order() -> None:
    """All options, the largest gain first, with their fit; without a job there is none."""
    decision = SAMPLE.replace(roles=[role for role in SAMPLE.roles if role.end], compare=None)
    scores = score(decision)
    _, *rows = tables.ranking(scores)
    assert [(row[0], row[2]) for row in rows] == [
        (option.name, points(option.gain)) for option in scores.ranked()
    ]
    assert next(row[3] for row in rows if row[0] == "Keep looking") == "–"


def test_the_crossings_table_gives_both_ends() -> None:
    """A row a weight: its share, where the two are level, and what each covers without it and
    with it alone.
    """
    scores = score(SAMPLE)
    comparison = compare(SAMPLE, scores)
    assert comparison
    _, *rows = tables.crossings(scores, comparison, SAMPLE.weights)
    assert [row[2] for row in rows] == [
        percent(share, 1) for share in (0.077199, 0.083806, 0.268413, 0.210974, 0.335090)
    ]
    for d, row in zip(Dimension, rows, strict=True):
        assert row[4] == percent(scores["Hexbourne"].coverage[d])


@pytest.mark.parametrize(
    "weights",
    [*domain.life_phases().values(), Weights.of((0, 0, 1, 0, 0)), Weights.of((1, 1, 0, 100, 40))],
)
@pytest.mark.parametrize("pair", [*combinations(score(SAMPLE).names(), 2)])
def test_who_is_said_to_lead_leads_when_tried(weights: Weights, pair: tuple[str, str]) -> None:
    """Below and above the share at which two options are level, the one leads that the words
    under the charts name.
    """
    decision = SAMPLE.replace(weights=weights, compare=pair)
    scores = score(decision)
    comparison = compare(decision, scores)
    assert comparison
    for d, level in comparison.tipping.items():
        said = firmness.crossing_text(d, comparison, weights).split(": ", 1)[1]
        for side, share in (("below", (level or 0) / 2), ("above", ((level or 0) + 1) / 2)):
            tried = {
                name: portfolio_coverage(scores[name].coverage, with_share(weights, d, share))
                for name in pair
            }
            best = max(pair, key=lambda name: tried[name])
            if level is None:
                assert "never changes the leader" in said
            elif f"leads {side}" in said:
                assert f"{best} leads {side} {percent(level, 1)}" in said
            else:
                assert level == (0 if side == "below" else 1)


def test_the_paths_table_has_januaries_now_and_half_years() -> None:
    """Past Januaries, the month of the decision, every half year ahead, and the last month of
    each option; all as in the model.
    """
    whole = paths(SAMPLE)
    heading, *rows = tables.path(whole, SAMPLE)
    assert heading == ["Month", *whole]
    months = [row[0] for row in rows]
    assert [month for month in months if month < "2026-11"] == [
        f"{year}-01" for year in range(2018, 2027)
    ]
    assert {"2026-11", "2027-05", "2028-11", "2029-05"} <= set(months)
    at_end = dict(zip(whole, rows[months.index("2029-05")][1:], strict=True))
    last = {moment.month: moment for moment in whole["Fernmoor Health"]}[date(2029, 5, 1)]
    assert at_end["Fernmoor Health"] == percent(last.total, 1)
    assert at_end["Stay"] == "–"
    assert {shown.name for shown in compared(SAMPLE, score(SAMPLE))} <= set(heading)
