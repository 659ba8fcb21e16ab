"""Sentences on numbers, and on where options lead: what they name is what the model computes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spikes.analysis.time import best_archetypes, in_which_order, later, next_need, paths, sequence
from spikes.files import decisions as files
from spikes.model import Assumptions, Decision, Dimension, Ratings, domain
from spikes.scoring import credit, score, spikes
from spikes.words import wording
from tests.strategies import decisions


@pytest.mark.parametrize(
    ("gain", "words"),
    [(0.12, "adds 12.0 points"), (-0.021, "takes away 2.1 points"), (0.0004, "changes nothing")],
)
def test_a_gain_is_a_clause_with_its_sign_in_words(gain: float, words: str) -> None:
    """A gain adds, a loss takes away, and what rounds to nothing changes nothing."""
    sample = score(files.sample()).options[0]
    assert (
        wording.adds(
            type(sample)(
                **{**{name: getattr(sample, name) for name in sample.__slots__}, "gain": gain}
            )
        )
        == words
    )


def test_only_what_moves_the_total_is_named() -> None:
    """Each of two is ahead where its weighted coverage is half a point larger or more; the
    sample's leader costs compensation.
    """
    scores, weights = score(files.sample()), files.sample().weights
    leader, other = scores["Fernmoor Health"], scores["Hexbourne"]
    ahead, costs = wording.through(scores, leader, other, weights).split(". ")
    assert costs == "Against today, Fernmoor Health costs compensation."
    ours, theirs = ahead.split(", Hexbourne on ")
    for d, share in weights.shares().items():
        moved = share * (leader.coverage[d] - other.coverage[d])
        assert (d.label.lower() in ours) is (moved >= wording.NOTABLE)
        assert (d.label.lower() in theirs) is (-moved >= wording.NOTABLE)
    assert wording.through(scores, leader, leader, weights) == costs


def test_what_comes_next_names_the_biggest_open_need() -> None:
    """After an option the biggest weighted open need is named with what of it is open, and kinds
    of role with their gains.
    """
    decision = files.sample()
    shown = score(decision)["Hexbourne"]
    need, kinds = (
        next_need(shown, decision.weights),
        best_archetypes(decision, shown, domain.archetypes()),
    )
    theirs = {
        kind: spikes(ratings, decision.assumptions) for kind, ratings in domain.archetypes().items()
    }
    said = wording.after_next(shown, need, kinds, theirs)
    assert said.startswith(
        f"After Hexbourne, {need.label.lower()} is the biggest need left, as you weigh it: "
    )
    assert wording.percent(1 - shown.coverage[need]) in said
    for name, gain in kinds:
        assert (
            f"{name} ({wording.points(gain)}, for its"
            f" {wording.listed((d.label.lower() for d in theirs[name]), 'and')})" in said
        )
    assert "Internal tools (+1.0)" in wording.after_next(
        shown, need, [("Internal tools", 0.01)], theirs
    )  # which has no spike
    assert "Kinds of role" not in wording.after_next(
        shown, need, [("Internal tools", -0.01)], theirs
    )


def test_the_order_of_two_offers_is_told_both_ways() -> None:
    """Both orders' ends are named; which is higher on the way is said only where that is the
    other one.
    """
    decision = files.sample()
    orders = in_which_order(decision, "Hexbourne", "Fernmoor Health")
    said = wording.in_which_order(orders)
    assert f"Hexbourne first ends at {wording.percent(orders.a_then_b.total, 1)}" in said
    assert f"Fernmoor Health first at {wording.percent(orders.b_then_a.total, 1)}" in said
    assert (f"on average with {orders.higher_on_the_way} first" in said) is (
        orders.higher_at_end != orders.higher_on_the_way
    )
    twins = decision.replace(
        offers=(decision.offers[0], decision.offers[0].replace(organisation="Twin")), compare=None
    )
    assert "the order would not matter" in wording.in_which_order(
        in_which_order(twins, "Hexbourne", "Twin")
    )


def test_the_path_in_words_ends_where_the_options_do() -> None:
    """The path's text names today's coverage and each option's last month and total."""
    decision = files.sample()
    scores, said = (
        score(decision),
        wording.path_text(paths(decision), score(decision).names(), decision.as_of),
    )
    assert said.startswith(f"2026-11: {wording.percent(scores.today_total, 1)}. ")
    for option in scores.options:
        assert f"{option.name} reaches {wording.percent(option.total, 1)} in " in said


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (
            1,
            (
                "Northfold, 1 month: 94 % of what this role can give is still ahead, and leaving"
                " now would leave it behind."
            ),
        ),
        (
            9,
            (
                "Northfold, 9 months: half of what this role can give is still ahead, and leaving"
                " now would leave it behind."
            ),
        ),
        (
            18,
            (
                "Northfold, 18 months: inside the window of 18 to 36 months: it has given what it"
                " can, the time to look around."
            ),
        ),
        (
            36,
            (
                "Northfold, 36 months: inside the window of 18 to 36 months: it has given what it"
                " can, the time to look around."
            ),
        ),
        (
            45,
            "Northfold, 45 months: past the window of 18 to 36 months. What are you still gaining?",
        ),
    ],
)
def test_staying_in_words(held: int, words: str) -> None:
    """Up to 18 months the share still ahead is told, then the window, and past 36 the question
    what still grows.
    """
    sample = files.sample()
    role = sample.roles[3].replace(start=later(sample.as_of, 1 - held))
    assert (
        wording.staying(role, sample.as_of, sample.assumptions).replace("\N{NO-BREAK SPACE}", " ")
        == words
    )


@given(st.integers(1, 60), st.integers(1, 60))
def test_what_is_left_behind_is_what_credit_lacks(held: int, full: int) -> None:
    """Leaving early loses the part of a role's credit that its months have not earned; none once
    it has given all.
    """
    assumptions = Assumptions(full_credit_months=full)
    lost = 1 - credit(10, held, assumptions) / assumptions.ceiling
    said = wording.left_behind(held, assumptions)
    assert bool(said) == (lost > 1e-9)
    if "%" in said:
        assert float(said.split("\N{NO-BREAK SPACE}")[0]) == pytest.approx(
            100 * lost, abs=0.5 + 1e-9
        )
    elif said:
        assert {words: float(fraction) for fraction, words in wording.FRACTIONS.items()}[
            said
        ] == pytest.approx(lost)


def test_an_early_leave_is_told_of_offers_and_of_roles() -> None:
    """An offer planned for 12 months, and a role left after 15, say what share they leave
    behind.
    """
    sample = files.sample()
    short = sample.replace(offers=[sample.offers[0].replace(planned_months=12), *sample.offers[1:]])
    assert "a third of what it can give left behind" in wording.flag(
        "under_18", score(short)["Hexbourne"], short.assumptions
    )
    left_early = wording.role_line(sample.roles[0], sample.as_of, sample.assumptions)
    assert "15 months · short of 18: a sixth of what it could give left behind ·" in left_early
    assert "left behind" not in wording.role_line(sample.roles[1], sample.as_of, sample.assumptions)
    assert "to your goal" not in wording.role_line(
        sample.roles[1], sample.as_of, sample.assumptions
    )
    far = sample.roles[1].replace(relevance="tangential")
    assert wording.role_line(far, sample.as_of, sample.assumptions).endswith(
        "30 months · tangential to your goal"
    )


def test_the_spikes_of_a_role_are_told_apart_from_ratings_that_nobody_gave() -> None:
    """A role's spikes are named; one without is told from one that was never rated."""
    sample = files.sample()
    role = sample.roles[1]
    assert (
        wording.role_spikes(role, sample.assumptions)
        == "spikes: industry expertise and advancement speed"
    )
    told = {
        rating: wording.role_spikes(
            role.replace(ratings=Ratings.of([rating] * 5)), sample.assumptions
        )
        for rating in (4, 5)
    }
    assert told == {4: "no spike", 5: "not rated yet: still at 5 in every dimension"}


def test_overlaps_and_gaps_in_words() -> None:
    """Overlaps and gaps are told, three of each at the most."""
    a, b = "Quillstone Advisory", "Paywren: Product manager"
    months = (date(2020, 1, 1), date(2020, 3, 1))
    assert (
        wording.overlaps_and_gaps([(a, b, 2)], [(months[0], months[0]), months])
        == "Quillstone Advisory and Paywren: Product manager overlap by 2 months; each role counts"
        " in full. No role in 2020-01 and 2020-01 to 2020-03 (3 months)."
    )
    assert wording.overlaps_and_gaps([(a, b, 1)] * 5, []).endswith(
        "and 2 earlier overlaps; each role counts in full."
    )
    assert wording.overlaps_and_gaps([], [months] * 4).endswith("and 1 earlier gap.")
    assert wording.overlaps_and_gaps([], []) == ""


@settings(max_examples=30)
@given(decisions())
def test_a_moment_tells_the_change_since_today(decision: Decision) -> None:
    """A month's sentence has its coverage, and each dimension that has moved by half a point or
    more.
    """
    for name, moments in paths(decision).items():
        today, last = (
            next(moment for moment in moments if moment.month == decision.as_of),
            moments[-1],
        )
        said = wording.moment(name, last, today)
        assert wording.percent(last.total, 1) in said
        for d in Dimension:
            change = last.coverage[d] - today.coverage[d]
            assert (f"{d.label.lower()} {wording.points(change)}" in said) == (
                abs(change) >= wording.NOTABLE
            )


def test_two_steps_in_words() -> None:
    """The end of two steps, when, how much, and the average on the way are the model's."""
    sample = files.sample()
    steps = sequence(sample, "Hexbourne", sample.offers[1])
    said = wording.two_steps("Hexbourne", "Fernmoor Health", steps).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert (
        said == f"Hexbourne, then Fernmoor Health: {100 * steps.total:.1f} % in"
        f" {steps.ahead[-1].month:%B %Y}, +{100 * steps.gain:.1f} points on today; coverage on"
        f" the way is {100 * steps.average:.1f} % on average."
    )


def test_spikes_in_every_dimension_leave_none_to_add() -> None:
    """A career with all five spikes is told so, and not that an offer would add none."""
    sample = files.sample()
    scores = score(
        sample.replace(
            roles=[role.replace(ratings=dict.fromkeys(Dimension, 9)) for role in sample.roles]
        )
    )
    assert wording.spikes_so_far(scores) == "Your roles have given a spike in every dimension."
