"""What the page says about past roles is true."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from spikes.analysis.results import Results
from spikes.files.decisions import sample
from spikes.model import Decision, Relevance
from spikes.scoring import role_months
from spikes.words import roles
from spikes.words.phrases import months
from tests.strategies import decisions

MONTH, LATER = date(2020, 1, 1), date(2020, 3, 1)


@given(decisions())
@settings(max_examples=30, deadline=None)
def test_a_role_is_said_to_leave_behind_what_it_does(decision: Decision) -> None:
    """Only of a role that ended before it gave all it can; and how far it is, only if it is far."""
    results, full = Results(decision), decision.assumptions.full_credit_months
    for role in decision.roles:
        held, said = role_months(role, decision.as_of), roles.line(results, role)
        beside = ", beside any option" if role.beside else ""
        assert roles.span(results, role).endswith(f", {months(held)}{beside}")
        assert roles.span(results, role) in said
        if not role.title and "early" not in role.organisation:
            assert (" early, missing " in said) == (role.end is not None and held < full)
        assert said.endswith("to your goal") == (role.relevance is not Relevance.CORE)
    assert bool(roles.staying(results)) == (decision.current_role is not None)


@pytest.mark.parametrize(
    ("overlaps", "gaps", "said"),
    [
        ([], [], ""),
        (
            [("A", "B: PM", 2)],
            [(MONTH, MONTH), (MONTH, LATER)],
            (
                "A and B: PM overlap by 2 months. Each role counts in full. "
                "2 gaps: January 2020 and Jan 2020 to Mar 2020 (3 months)."
            ),
        ),
        ([("A", "B", 1)] * 5, [], "and 2 earlier overlaps. Each role counts in full."),
        ([], [(MONTH, LATER)] * 4, "and 1 earlier gap."),
    ],
)
def test_overlaps_and_gaps(overlaps: Any, gaps: Any, said: str) -> None:
    """Three of each are named at the most, the latest; what was earlier is counted."""
    results = Results(sample())
    results.__dict__.update(overlaps=overlaps, gaps=gaps)
    assert roles.overlaps_and_gaps(results).endswith(said)
    assert bool(roles.overlaps_and_gaps(results)) == bool(said)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 11, 30), False),
        (date(2026, 10, 31), False),  # it is November somewhere
        (date(2026, 10, 30), True),
        (date(2024, 2, 29), True),  # a clock that was set back
        (date(2027, 1, 1), False),
    ],
)
def test_a_month_to_come_is_said(today: date, *, said: bool) -> None:
    """Where a decision is made in a month that has not begun anywhere, it says so."""
    sentence = roles.to_come(Results(sample()), today)
    assert sentence.startswith("This decision is made in Nov 2026, which is still to come") == said
    assert bool(sentence) == said
