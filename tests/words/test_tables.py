"""The charts' numbers as tables: those of the model, in the model's order."""

from hypothesis import given, settings

from spikes.analysis.results import Results
from spikes.files.decisions import sample
from spikes.model import Decision, Dimension
from spikes.words import tables
from spikes.words.phrases import percent, points
from tests.strategies import decisions
from tests.words.test_phrases import number

SAMPLE = Results(sample())


@given(decisions())
@settings(max_examples=30, deadline=None)
def test_every_table_is_as_wide_as_its_heading(decision: Decision) -> None:
    """No row has more or fewer cells than the heading, whatever is decided."""
    results = Results(decision)
    found = [tables.ranking(results), tables.path(results, results.paths), tables.roles(results)]
    found += [tables.skyline(results, option) for option in results.scores.options]
    found += [tables.crossings(results)]
    assert all(len(row) == len(table[0]) for table in found for row in table)


def test_a_skylines_table_adds_up() -> None:
    """A row a dimension, then all: weights of 100 %, and the option's own numbers."""
    option = SAMPLE.scores["Fernmoor Health"]
    _, *rows, total = tables.skyline(SAMPLE, option)
    assert [row[0] for row in rows] == [d.label for d in Dimension]
    assert sum(number(row[1]) for row in rows) == 100
    assert abs(sum(number(row[4]) for row in rows) - 100 * option.gain) < 0.3  # six are rounded
    assert total[3:] == [percent(option.total, 1), points(option.gain)]


def test_the_rankings_table_is_in_order() -> None:
    """All options, the largest gain first, with their fit; without a job there is none."""
    decision = sample().replace(roles=[role for role in sample().roles if role.end], compare=None)
    results = Results(decision)
    _, *rows = tables.ranking(results)
    ranked = results.scores.ranked()
    assert [(row[0], row[2]) for row in rows] == [(o.name, points(o.gain)) for o in ranked]
    assert next(row[3] for row in rows if row[0] == "Keep looking") == "–"


def test_the_crossings_table_gives_both_ends() -> None:
    """A row a weight: where the two are level, and what each covers at its ends."""
    assert SAMPLE.comparison
    _, *rows = tables.crossings(SAMPLE)
    for d, row in zip(Dimension, rows, strict=True):
        level = SAMPLE.comparison.tipping[d]
        assert level is not None
        assert row[2] == percent(level, 1)
        assert row[4] == percent(SAMPLE.scores["Hexbourne"].coverage[d])


def test_the_paths_table_has_januaries_now_and_half_years() -> None:
    """Past Januaries, the present month, every half year ahead, and each option's last month."""
    heading, *rows = tables.path(SAMPLE, SAMPLE.paths)
    assert heading == ["Month", *SAMPLE.scores.names()]
    months = [row[0] for row in rows]
    januaries = [f"Jan {year}" for year in range(2018, 2027)]
    assert months[: months.index("Nov 2026")] == januaries
    assert {"Nov 2026", "May 2027", "Nov 2028", "May 2029"} <= set(months)
    at_end = dict(zip(heading, rows[months.index("May 2029")], strict=True))
    assert at_end["Fernmoor Health"] == percent(SAMPLE.scores["Fernmoor Health"].total, 1)
    assert at_end["Stay"] == "–"
