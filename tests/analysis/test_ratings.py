"""How far the ratings may move before the answer changes: laws, the worked example, and outside
oracles.
"""

import json
from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rich.console import Console

from spikes.__main__ import as_json, as_tables
from spikes.analysis import ratings as evidence
from spikes.analysis.ratings import (
    HALF_WIDTHS,
    BreakEven,
    ask_first,
    band,
    break_even,
    chance,
    compare,
    evidence_behind,
    fit_disagrees,
    fresh_clock,
    shortest_stay,
    verdict,
)
from spikes.analysis.weights import Shift, differences, win_share
from spikes.files import decisions as files
from spikes.model import (
    Assumptions,
    Decision,
    Dimension,
    Evidence,
    Offer,
    Ratings,
    Relevance,
    Role,
    Weights,
    domain,
)
from spikes.model.names import KEEP_LOOKING, STAY, offer_names
from spikes.scoring import TIE, Score, Scores, compared, coverage, portfolio_coverage, score
from spikes.scoring import counted as counted_ratings
from spikes.words.wording import percent
from tests.strategies import assumptions, decisions, offers

FERNMOOR, HEXBOURNE = "Fernmoor Health", "Hexbourne"
LAWS = settings(max_examples=60, deadline=None)


def sampled() -> tuple[Decision, Scores, Score, Score]:
    """The sample career, its scores, and the pair it compares, the leader first."""
    decision = files.sample()
    scores = score(decision)
    return decision, scores, scores[FERNMOOR], scores[HEXBOURNE]


def pair_of(decision: Decision) -> tuple[Score, Score]:
    """The two options compared, the better first; none such, and the example is passed over."""
    pair = compared(decision, score(decision))
    assume(len(pair) == 2)
    first, second = sorted(pair, key=lambda option: -option.total)
    return first, second


def with_offer(decision: Decision, name: str, **changes: object) -> Decision:
    """The decision with one offer changed."""
    index = offer_names(decision.offers).index(name)
    changed = decision.offers[index].replace(**changes)
    return decision.replace(
        offers=(*decision.offers[:index], changed, *decision.offers[index + 1 :])
    )


def rerated(decision: Decision, option: Score, d: Dimension, rating: float) -> float:
    """The total an offer would have with another rating, scored anew."""
    offer = option.option.job
    assert isinstance(offer, Offer)
    return score(with_offer(decision, option.name, ratings=offer.ratings.replace(**{d: rating})))[
        option.name
    ].total


def tied_pair() -> Decision:
    """Two offers alike in all but their names, and a role to stay in."""
    ratings = Ratings.of((5, 6, 7, 4, 3))
    role = Role(organisation="Now", start="2020-01", ratings=Ratings.of([2] * 5))
    return Decision(
        as_of="2024-01",
        roles=(role,),
        offers=(Offer(organisation="A", ratings=ratings), Offer(organisation="B", ratings=ratings)),
        weights=Weights.of([20] * 5),
    )


# Break-evens, stays, clocks


@LAWS
@given(decisions())
def test_at_its_break_even_rating_the_trailing_offer_ties(decision: Decision) -> None:
    """Put the rating in: the two tie, and below it they do not. Where there is none, the reason
    given is true.
    """
    first, second = pair_of(decision)
    for d, found in break_even(decision, first, second).items():
        if found.rating is not None:
            assert found.why is None
            assert rerated(decision, second, d, found.rating) == pytest.approx(first.total, abs=TIE)
            assert rerated(decision, second, d, found.rating * 0.9) <= first.total + TIE
            continue
        match found.why:
            case "stay":
                assert second.name in {STAY, KEEP_LOOKING}
            case "weight_0":
                assert decision.weights[d] == 0 or decision.weights.share(d) == 0
            case "above_10":
                assert uncapped(decision, second, d) < first.total + TIE
            case "beyond_cap":
                assert d is Dimension.INDUSTRY_EXPERTISE
                assert rerated(decision, second, d, 10) < first.total + TIE
                assert uncapped(decision, second, d) > first.total - TIE
            case None:
                pytest.fail("no rating, and no reason")


def uncapped(decision: Decision, option: Score, d: Dimension) -> float:
    """The total an offer would have with a rating of 10 of which all counts."""
    stint = option.option.portfolio[-1]
    best = replace(stint, counted=stint.counted.replace(**{d: 10}))
    return portfolio_coverage(
        coverage((*option.option.portfolio[:-1], best), decision.assumptions), decision.weights
    )


def test_why_there_is_no_break_even() -> None:
    """No weight, more than a 10, beyond the cap, or no offer: each is told from the others."""
    decision, scores, fernmoor, _ = sampled()
    assert set(break_even(decision, fernmoor, scores[STAY]).values()) == {BreakEven(None, "stay")}
    social_only = decision.replace(weights=Weights.of((1, 0, 0, 0, 0)))
    found = break_even(social_only, score(social_only)["CivicLine"], score(social_only)[HEXBOURNE])
    assert found[Dimension.COMPENSATION] == BreakEven(None, "weight_0")
    assert found[Dimension.SOCIAL_IMPACT].rating == pytest.approx(10)
    assert break_even(decision, fernmoor, scores["CivicLine"])[
        Dimension.SOCIAL_IMPACT
    ] == BreakEven(None, "above_10")
    core = Offer(organisation="A", ratings=Ratings.of((5, 5, 6, 5, 5)))
    apart = tied_pair().replace(
        offers=(core, core.replace(organisation="B", relevance=Relevance.TANGENTIAL))
    )
    found = break_even(apart, score(apart)["A"], score(apart)["B"])
    assert found[Dimension.INDUSTRY_EXPERTISE] == BreakEven(None, "beyond_cap")
    assert found[Dimension.COMPENSATION].why is None


@LAWS
@given(decisions())
def test_the_shortest_stay_keeps_the_lead_and_a_month_less_loses_it(decision: Decision) -> None:
    """Scored anew with that many planned months the offer leads; with one fewer it does not."""
    first, second = pair_of(decision)
    found = shortest_stay(decision, first, second)
    if found is None:
        assert first.name in {STAY, KEEP_LOOKING} or first.total - second.total < TIE
        return
    assert isinstance(first.option.job, Offer)
    assert 1 <= found <= first.option.job.planned_months

    def lead(months: int) -> float:
        return (
            score(with_offer(decision, first.name, planned_months=months))[first.name].total
            - second.total
        )

    assert lead(found) >= TIE - 1e-14
    assert found == 1 or lead(found - 1) < TIE + 1e-14


@LAWS
@given(decisions())
def test_the_fresh_clock_is_what_a_copy_of_the_current_role_would_gain(decision: Decision) -> None:
    """It agrees with an offer, entered by hand, of the very same job for 24 months; without a
    current role there is none.
    """
    role, found = decision.current_role, fresh_clock(decision)
    if role is None:
        assert found is None
        return
    copy = Offer(
        organisation="copy of the present job", relevance=role.relevance, ratings=role.ratings
    )
    assert found == pytest.approx(
        score(decision.replace(offers=(copy,), compare=None)).options[-1].gain, abs=1e-12
    )


# Evidence


@given(offers(), st.sampled_from(Dimension))
def test_a_band_lies_about_its_rating_within_the_scale(offer: Offer, d: Dimension) -> None:
    """A rating may turn out lower or higher by what its evidence leaves open, never outside 0 to
    10.
    """
    low, high = band(offer, d)
    half = HALF_WIDTHS[evidence_behind(offer, d)]
    assert 0 <= low <= offer.ratings[d] <= high <= 10
    assert low in {0, offer.ratings[d] - half}
    assert high in {10, offer.ratings[d] + half}


def test_a_rating_is_a_guess_until_more_is_known() -> None:
    """The weakest evidence is the default, and the better it is the narrower the band."""
    offer = Offer(
        organisation="A", ratings=Ratings.of([5] * 5), evidence={Dimension.COMPENSATION: "written"}
    )
    assert evidence_behind(offer, Dimension.SOCIAL_IMPACT) is Evidence.GUESS
    assert band(offer, Dimension.SOCIAL_IMPACT) == (3, 7)
    assert band(offer, Dimension.COMPENSATION) == (4, 6)
    assert [HALF_WIDTHS[behind] for behind in Evidence] == [2, 1.5, 1, 0.5]


@LAWS
@given(decisions())
def test_the_chances_of_two_add_up_to_1(decision: Decision) -> None:
    """One of the two leads, or they share; asked twice the answer is the same."""
    first, second = pair_of(decision)
    found = chance(decision, first, second)
    assert 0 <= found <= 1
    assert found + chance(decision, second, first) == pytest.approx(1, abs=1e-12)
    assert found == chance(decision, first, second)


def drawn_by_hand(decision: Decision, a: Score, b: Score, draws: int, random: Random) -> float:
    """The chance that A leads, each draw scored on its own."""

    def total(option: Score) -> float:
        offer = option.option.job
        if not isinstance(offer, Offer):
            return option.total
        drawn = Ratings.of(random.uniform(*band(offer, d)) for d in Dimension)
        stint = replace(
            option.option.portfolio[-1],
            counted=counted_ratings(drawn, offer.relevance, decision.assumptions),
        )
        return portfolio_coverage(
            coverage((*option.option.portfolio[:-1], stint), decision.assumptions), decision.weights
        )

    leads = [total(a) - total(b) for _ in range(draws)]
    return sum(1.0 if lead >= TIE else 0.5 if lead > -TIE else 0 for lead in leads) / draws


@settings(max_examples=12, deadline=None)
@given(decisions())
def test_the_chance_is_what_drawing_by_hand_finds(decision: Decision) -> None:
    """Drawn one rating at a time and scored by the ordinary rules, the cap included, A leads as
    often.
    """
    first, second = pair_of(decision)
    found = drawn_by_hand(decision, first, second, 600, Random(5))  # noqa: S311
    assert chance(decision, first, second) == pytest.approx(found, abs=0.1)


@pytest.mark.parametrize(
    ("one", "other"), [(FERNMOOR, HEXBOURNE), ("CivicLine", HEXBOURNE), (STAY, "CivicLine")]
)
def test_the_chances_of_the_sample_are_what_drawing_by_hand_finds(one: str, other: str) -> None:
    """The same, closer, for the pairs of the sample; CivicLine and Fernmoor Health are capped."""
    decision, scores, *_ = sampled()
    found = drawn_by_hand(decision, scores[one], scores[other], 4000, Random(6))  # noqa: S311
    assert chance(decision, scores[one], scores[other]) == pytest.approx(found, abs=0.035)


def test_a_lead_beyond_all_bands_is_certain() -> None:
    """Where even the worst of one beats the best of the other, no draw says otherwise."""
    decision = Decision(
        offers=(
            Offer(organisation="A", ratings=Ratings.of([9] * 5)),
            Offer(organisation="B", ratings=Ratings.of([3] * 5)),
        ),
        weights=Weights.of([20] * 5),
    )
    scores = score(decision)
    assert (
        chance(decision, scores["A"], scores["B"]),
        chance(decision, scores["B"], scores["A"]),
    ) == (1, 0)


def test_drawn_ratings_are_capped_too() -> None:
    """However good a tangential job may turn out, its industry expertise counts 2 at most."""
    far = Offer(organisation="Far", relevance=Relevance.TANGENTIAL, ratings=Ratings.of([9] * 5))
    near = Offer(
        organisation="Near",
        ratings=Ratings.of([3] * 5),
        evidence=dict.fromkeys(Dimension, Evidence.SEEN),
    )
    decision = Decision(offers=(far, near), weights=Weights.of((0, 0, 1, 0, 0)))
    scores = score(decision)
    assert chance(decision, scores["Near"], scores["Far"]) == 1


def test_draws_that_tie_count_half() -> None:
    """With no credit to earn every draw is a tie."""
    decision = tied_pair().replace(assumptions=Assumptions(ceiling=0))
    scores = score(decision)
    assert chance(decision, scores["A"], scores["B"]) == 0.5


def test_the_draws_are_the_same_each_time() -> None:
    """Made anew, the draws give the same chance."""
    decision, _, fernmoor, hexbourne = sampled()
    before = chance(decision, fernmoor, hexbourne)
    evidence._uniforms.cache_clear()
    assert chance(decision, fernmoor, hexbourne) == before


@settings(max_examples=40, deadline=None)
@given(decisions())
def test_what_to_ask_first_is_true_when_answered(decision: Decision) -> None:
    """Scored anew at its ends, a rating swings the gap that far, and flips the leader where it
    says so, at the rating named.
    """
    first, second = pair_of(decision)
    lead = {first.name: first.total - second.total, second.name: second.total - first.total}
    scored = {first.name: first, second.name: second}
    asked = ask_first(decision, first, second)
    assert {(q.option, q.dimension) for q in asked} == {
        (option.name, d)
        for option in (first, second)
        if isinstance(option.option.job, Offer)
        for d in Dimension
    }
    assert [(not q.flips, -q.swing) for q in asked] == sorted(
        (not q.flips, -q.swing) for q in asked
    )
    for q in asked:
        option = scored[q.option]
        offer = option.option.job
        assert isinstance(offer, Offer)
        assert (q.rating, (q.low, q.high), q.evidence) == (
            offer.ratings[q.dimension],
            band(offer, q.dimension),
            evidence_behind(offer, q.dimension),
        )
        moved = [
            rerated(decision, option, q.dimension, rating) - option.total + lead[q.option]
            for rating in (q.low, q.high)
        ]
        assert q.swing == pytest.approx(moved[1] - moved[0], abs=1e-12)
        signs = [(m >= TIE) - (m <= -TIE) for m in (*moved, lead[q.option])]
        assert (
            q.flips == any(sign not in {0, signs[2]} for sign in signs[:2])
            or min(abs(abs(m) - TIE) for m in moved) < 1e-14
        )
        if q.at is None:
            assert not q.flips
        else:
            assert q.flips
            assert q.low - 1e-9 <= q.at <= q.high + 1e-9
            assert rerated(decision, option, q.dimension, q.at) - option.total + lead[
                q.option
            ] == pytest.approx(0, abs=TIE)


# Verdict


@pytest.mark.parametrize(
    ("gap", "chance", "behind", "expected"),
    [
        (0.0, 1.0, 0.0, "tie"),
        (9e-10, 1.0, 0.0, "tie"),
        (-9e-10, 1.0, 0.0, "tie"),
        (2e-9, 1.0, 0.0, "too close to call"),
        (0.0049, 1.0, 0.0, "too close to call"),
        (0.0051, 0.59, 0.0, "too close to call"),
        (0.0051, 0.6, 0.0, "ahead everywhere"),
        (0.0051, 0.95, 0.0, "ahead everywhere"),
        (0.0051, 0.95, -0.1, "clear"),
        (0.0051, 0.9, -0.1, "clear"),
        (0.0051, 0.89, -0.1, "lean"),
        (0.4, 0.6, -0.1, "lean"),
    ],
)
def test_the_verdict_is_the_first_that_holds(
    gap: float, chance: float, behind: float, expected: str
) -> None:
    """Tie, too close to call, ahead everywhere, clear, lean: in this order."""
    c = {**dict.fromkeys(Dimension, 0.2), Dimension.COMPENSATION: behind}
    assert verdict(c, gap, chance) == expected


def test_fit_disagrees_by_a_margin() -> None:
    """The runner-up's fit must be larger by 0.05; without a job there is no fit to disagree."""
    _, scores, fernmoor, hexbourne = sampled()
    assert fit_disagrees(fernmoor, hexbourne)
    assert not fit_disagrees(hexbourne, fernmoor)
    assert not fit_disagrees(fernmoor, replace(hexbourne, fit=5.99))
    assert not fit_disagrees(replace(fernmoor, fit=None), hexbourne)
    assert not fit_disagrees(scores[STAY], replace(hexbourne, fit=None))


# All of it


@settings(max_examples=40, deadline=None)
@given(decisions())
def test_a_comparison_speaks_of_the_pair_compared(decision: Decision) -> None:
    """It names the pair in its order, the larger total as leader, and every number is the
    leader's.
    """
    scores = score(decision)
    pair = compared(decision, scores)
    found = compare(decision, scores)
    if found is None:
        assert len(pair) < 2
        return
    assert found.options == (pair[0].name, pair[1].name)
    if found.leader is None or found.runner_up is None:
        assert found.leader is found.runner_up is None
        assert abs(pair[0].total - pair[1].total) < TIE
        assert (found.verdict, found.shortest_stay, found.fit_disagrees) == ("tie", None, False)
        return
    first, second = scores[found.leader], scores[found.runner_up]
    assert found.gap == first.total - second.total >= TIE
    assert found.verdict != "tie"
    assert found.differences == differences(first, second)
    assert found.win_share == win_share([*found.differences.values()]) > 0
    assert found.chance == chance(decision, first, second)
    assert found.break_even == break_even(decision, first, second)
    assert found.smallest_shift is None or found.smallest_shift.amount > 0


def test_a_tie_has_no_leader() -> None:
    """Two equal offers: no leader, no shift, half of everything."""
    decision = tied_pair()
    found = compare(decision, score(decision))
    assert found is not None
    assert (found.leader, found.runner_up, found.verdict, found.gap) == (None, None, "tie", 0)
    assert (found.win_share, found.smallest_shift, found.shortest_stay, found.fit_disagrees) == (
        0.5,
        None,
        None,
        False,
    )
    assert found.break_even[Dimension.SOCIAL_IMPACT].rating == pytest.approx(5)
    assert all(q.flips for q in found.ask_first)
    # a tie at these weights only: a shift of nothing
    ratings = (Ratings.of((8, 3, 5, 5, 5)), Ratings.of((3, 8, 5, 5, 5)))
    apart = decision.replace(
        offers=[Offer(organisation=n, ratings=r) for n, r in zip("AB", ratings, strict=True)]
    )
    crossed = compare(apart, score(apart))
    assert crossed is not None
    assert (crossed.leader, crossed.smallest_shift, crossed.win_share) == (None, Shift(0, ()), 0.5)


def test_a_tie_has_no_leader_to_disagree_with() -> None:
    """Where nothing can be gained all tie, and a better job is no reason to speak of a winner."""
    better = Offer(organisation="C", ratings=Ratings.of([9] * 5))
    decision = tied_pair().replace(assumptions=Assumptions(ceiling=0), compare=("A", "C"))
    decision = decision.replace(offers=(decision.offers[0], better))
    found = compare(decision, score(decision))
    assert found is not None
    assert (found.verdict, found.fit_disagrees) == ("tie", False)


def test_a_tie_keeps_the_order_of_the_pair() -> None:
    """A difference too small for a lead does not choose who is spoken of first."""
    decision = tied_pair()
    scores = score(decision)
    stay, a, b = scores.options
    found = compare(
        decision.replace(compare=("A", "B")),
        replace(scores, options=(stay, a, replace(b, total=b.total + 5e-10))),
    )
    assert found is not None
    assert (found.leader, found.options) == (None, ("A", "B"))
    assert found.gap == pytest.approx(-5e-10, rel=1e-3)


def test_nothing_to_compare() -> None:
    """One option has nobody to be compared with."""
    decision = files.blank()
    assert compare(decision, score(decision)) is None


def test_the_worked_example() -> None:
    """Every number of MODEL.md about the pair of the sample."""
    decision, scores, *_ = sampled()
    found = compare(decision, scores)
    assert found is not None
    assert (found.options, found.leader, found.runner_up) == (
        (HEXBOURNE, FERNMOOR),
        FERNMOOR,
        HEXBOURNE,
    )
    assert found.gap == pytest.approx(0.119913 - 0.115280, abs=1e-6)
    assert found.win_share == pytest.approx(0.624963, abs=5e-7)
    assert list(found.tipping.values()) == pytest.approx(
        [0.077199, 0.083806, 0.268413, 0.210974, 0.335090], abs=5e-7
    )
    assert found.smallest_shift is not None
    assert found.smallest_shift.amount == pytest.approx(0.007783, abs=5e-7)
    assert [b.rating for b in found.break_even.values()] == pytest.approx(
        [3.9587, 4.3268, 9.3941, 9.2138, 4.3675], abs=5e-5
    )
    assert found.shortest_stay == 18
    assert found.fresh_clock == pytest.approx(0.048079, abs=5e-7)
    assert found.verdict == "too close to call"
    assert found.fit_disagrees
    assert score(with_offer(decision, FERNMOOR, planned_months=17))[FERNMOOR].gain == pytest.approx(
        0.109501, abs=5e-7
    )


# The command


def test_the_command_prints_the_comparison_as_json() -> None:
    """The keys of the specification, no others, in full precision."""
    decision, scores, *_ = sampled()
    printed = json.loads(json.dumps(as_json(decision, scores)))
    comparison, found = printed["comparison"], compare(decision, scores)
    assert found is not None
    assert found.smallest_shift is not None
    assert list(comparison) == [
        *(
            "options",
            "leader",
            "verdict",
            "gap",
            "win_share",
            "chance",
            "tipping",
            "smallest_shift",
            "break_even",
        ),
        *("shortest_stay", "fresh_clock", "ask_first"),
    ]
    assert comparison["options"] == [HEXBOURNE, FERNMOOR]
    assert comparison["tipping"] == found.tipping
    assert comparison["smallest_shift"] == {
        "amount": found.smallest_shift.amount,
        "moves": [["management_chops", "compensation", found.smallest_shift.amount]],
    }
    assert comparison["break_even"] == {d: b.rating for d, b in found.break_even.items()}
    assert comparison["ask_first"][0] == {
        "option": FERNMOOR,
        "dimension": "advancement_speed",
        "flips": True,
        "swing": found.ask_first[0].swing,
    }
    assert sum(printed["first_rank"].values()) == pytest.approx(1)
    assert list(printed["phases"]) == list(domain.life_phases())
    assert printed["phases"]["Provider"]["leader"] == HEXBOURNE
    assert list(printed["phases"]["Provider"]["gains"]) == list(scores.names())


def test_the_command_compares_nothing_with_nothing() -> None:
    """One option: no comparison, all weightings, every phase."""
    decision = files.blank()
    printed = as_json(decision, score(decision))
    assert printed["comparison"] is None
    assert printed["first_rank"] == {KEEP_LOOKING: 1}
    assert {phase["leader"] for phase in printed["phases"].values()} == {KEEP_LOOKING}
    assert len(as_tables(decision, score(decision))) == 2


def printed_tables(decision: Decision) -> str:
    """What the command prints to read."""
    console = Console(width=120)
    with console.capture() as captured:
        console.print(*as_tables(decision, score(decision)), sep="\n")
    return captured.get()


def test_the_command_prints_the_essentials_to_read() -> None:
    """Leader, verdict, gap, win share, chance and tipping points, each in a line; a tie is never
    dressed up as a winner.
    """
    text = printed_tables(files.sample())
    for words in (
        "Fernmoor Health",
        "too close to call",
        "0.46",
        f"{percent(0.625, 1)} of all weightings",
        f"Social impact {percent(0.077, 1)}",
    ):
        assert words in text
    tie = printed_tables(tied_pair())
    assert "tie" in tie
    assert f"A (tied): {percent(0.5, 1)} of all weightings" in tie


@given(assumptions)
@settings(max_examples=30, deadline=None)
def test_every_assumption_has_results(assumptions: Assumptions) -> None:
    """Whatever the assumptions, the comparison of the sample is made of finite numbers."""
    decision = files.sample().replace(assumptions=assumptions)
    json.dumps(as_json(decision, score(decision)), allow_nan=False)
