"""What the ratings may turn out to be: laws of the draws, and a plain simulation beside them."""

from datetime import date
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from spikes import edits
from spikes.analysis import chance as draws
from spikes.analysis.chance import HALF_WIDTHS, evidence_behind, likely_range
from spikes.analysis.comparison import Comparison
from spikes.analysis.results import Results
from spikes.model import (
    Assumptions,
    Decision,
    Dimension,
    Evidence,
    Offer,
    Ratings,
    RelevanceCaps,
    Role,
    Weights,
)
from spikes.model.names import STAY, offer_names
from spikes.model.presets import life_phases
from spikes.scoring import TIE
from tests.analysis.examples import PAY, SAMPLE, SOCIAL, offer, ticked_sample, with_offer
from tests.strategies import decisions, offers, roles

HALF = {"ticked": 1.5, "guess": 2, "told": 1.5, "written": 1, "seen": 0.5}
PROVIDER = SAMPLE.decision.replace(weights=life_phases()["Provider"])
UNRATED = with_offer(SAMPLE.decision, "Hexbourne", ratings=Ratings.none_yet())
NO_IDEA = SAMPLE.decision.roles[0].replace(ratings=Ratings.none_yet())

ADVISER = Role(
    organisation="Adviser",
    start="2025-12",
    relevance="adjacent",
    beside=True,
    ratings=Ratings.of((7, 2, 6, 2, 3)),
)

with_two = decisions().filter(lambda decision: len(decision.offers) > 0)  # options

Numbers = NDArray[np.float64]


def compared(decision: Decision) -> Comparison:
    """Return how two options compare."""
    found = Results(decision).comparison
    assert found
    return found


def half_width(rating: float, evidence: str) -> float:
    """Return how far a rating may be off: the most for a spike that was not ticked."""
    return 2.5 if evidence == "ticked" and rating < 7 else HALF[evidence]


def chance(decision: Decision) -> float:
    """Return the chance that the first of the two compared leads."""
    return compared(decision).drawn.chance(decision.weights)


# Ranges


@given(offers() | roles(), st.sampled_from(Dimension))
def test_a_band_lies_about_its_rating_within_the_scale(job: Offer | Role, d: Dimension) -> None:
    """A rating may be off by what its evidence leaves open, but never outside 0 to 10."""
    (low, high), rating = likely_range(job, d), job.ratings[d]
    if rating is None:
        assert (low, high) == (0, 10)
        return
    half = half_width(rating, evidence_behind(job, d))
    assert 0 <= low <= rating <= high <= 10
    assert low in {0, rating - half}
    assert high in {10, rating + half}


def test_a_rating_is_a_guess_until_more_is_known_and_a_role_was_seen() -> None:
    """By default an offer has the weakest evidence and a role the best, because one was there."""
    written = offer("A", 5, evidence={PAY: "written"})
    role = SAMPLE.decision.roles[0].replace(ratings=written.ratings, evidence=written.evidence)
    assert [evidence_behind(written, d) for d in (SOCIAL, PAY)] == [Evidence.GUESS, "written"]
    assert [evidence_behind(role, d) for d in (SOCIAL, PAY)] == [Evidence.SEEN, "written"]
    assert [likely_range(job, SOCIAL) for job in (written, role)] == [(3, 7), (4.5, 5.5)]
    assert [HALF_WIDTHS[behind] for behind in Evidence] == [*HALF.values()]


def test_a_tick_says_more_of_a_spike_than_of_the_rest() -> None:
    """A rating that rests on ticks was ticked from 7 on."""
    ticked = offer("A", 7, 6.5, 8, 4, 4, evidence=dict.fromkeys(Dimension, "ticked"))
    expected = [(5.5, 8.5), (4, 9), (6.5, 9.5), (1.5, 6.5), (1.5, 6.5)]
    assert [likely_range(ticked, d) for d in Dimension] == expected


# Laws


@given(with_two)
def test_swapped_the_two_have_exactly_the_opposite_chance(decision: Decision) -> None:
    """In every draw one trails by what the other leads by, and drawn again all is the same."""
    found = compared(decision)
    back = compared(decision.replace(compare=found.options[::-1]))
    weights = decision.weights
    way = found.drawn.lead.shape[1] // 2
    assert np.array_equal(found.drawn.lead, -np.roll(back.drawn.lead, way, axis=1))
    assert found.drawn.chance(weights) + back.drawn.chance(weights) == pytest.approx(1, abs=1e-15)
    if found.leader:
        assert found.chance == pytest.approx(back.chance, abs=1e-15)
    draws._uniforms.cache_clear()
    assert compared(decision).drawn.chance(weights) == found.drawn.chance(weights)


@settings(max_examples=40)
@given(with_two, st.data())
def test_names_and_order_change_no_draw(decision: Decision, data: st.DataObject) -> None:
    """Renamed, and listed in another order, the roles and the offers give the same chance."""
    found = compared(decision)
    places = data.draw(st.permutations(range(len(decision.offers))))
    jobs = [decision.offers[i].replace(organisation=f"Other {i}") for i in places]
    now = {offer_names(decision.offers)[i]: f"Other {i}" for i in places}
    careers = data.draw(st.permutations(decision.roles))
    career = [role.replace(organisation=f"Past {i}") for i, role in enumerate(careers)]
    pair = tuple(now.get(name, name) for name in found.options)
    other = compared(decision.replace(roles=career, offers=jobs, compare=pair))
    weights = decision.weights
    assert other.drawn.chance(weights) == pytest.approx(found.drawn.chance(weights), abs=1e-9)
    assert other.drawn.band(weights) == pytest.approx(found.drawn.band(weights), abs=1e-9)


@settings(max_examples=40)
@given(with_two, st.sampled_from(Dimension), st.integers(0, 20), st.integers(0, 20))
def test_a_higher_rating_never_lowers_a_chance(
    decision: Decision, d: Dimension, one: int, other: int
) -> None:
    """When any rating of an offer is raised, its chance against the other rises."""
    found = compared(decision)
    job, name = found.second.option.job, found.second.name
    if not isinstance(job, Offer):
        return
    low, high = (
        edits.edit_option(decision, name, ratings=job.ratings.replace(**{d: half / 2})).decision
        for half in sorted((one, other))
    )
    first, second = (chance(each.replace(compare=found.options)) for each in (low, high))
    assert second <= first + 1e-12  # of the first of the two


def test_equal_roles_are_drawn_each_on_its_own() -> None:
    """A role that was held twice takes two streams, and roles' streams follow their months."""
    [role, *_] = SAMPLE.decision.roles
    assert sorted(draws._streams([role, role, role])) == [2, 3, 4]
    earlier = role.replace(start=date(2010, 1, 1))
    assert draws._streams([role, earlier]) == [3, 2]


@pytest.mark.parametrize(
    "change",
    [
        {"start": "2019-02"},
        {"end": "2021-01"},
        {"end": None},
        {"relevance": "adjacent"},
        {"end": None, "beside": True},
        {"ratings": Ratings.of([6] * 5)},
    ],
    ids=str,
)
def test_of_two_roles_each_keeps_its_stream_in_any_order(change: dict[str, object]) -> None:
    """Roles that differ in one thing alone are told apart by it."""
    one = Role(organisation="A", start="2019-01", end="2020-01", ratings=Ratings.of([5] * 5))
    other = one.replace(**change)
    assert draws._streams([one, other]) == draws._streams([other, one])[::-1]


def test_what_two_options_share_cancels_out() -> None:
    """However unsure a past role is, an offer and its better copy are never level."""
    better = offer("B", 7, evidence=dict.fromkeys(Dimension, "seen"))
    worse = better.replace(organisation="A", ratings=Ratings.of([5.5] * 5))
    decision = SAMPLE.decision.replace(roles=[NO_IDEA], offers=[worse, better], compare=("A", "B"))
    assert chance(decision) == 0


FAR = {"relevance": "tangential"}  # of which a 2 counts at most


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(offer("A", 9), offer("B", 3), 1, id="the worst of A beats the best of B"),
        pytest.param(offer("A", 3), offer("B", 9), 0, id="and the other way round"),
        pytest.param(offer("A", 4.5), offer("B", 9, **FAR), 1, id="a drawn rating is capped"),
        pytest.param(offer("A", 9, **FAR), offer("B", 8, **FAR), 0.5, id="ties count half"),
    ],
)
def test_the_chance_beyond_all_bands(a: Offer, b: Offer, expected: float) -> None:
    """Where no draw says otherwise a lead is certain, or a tie."""
    weights = Weights.of((0, 0, 1, 0, 0))
    decision = Decision(offers=(a, b), weights=weights, compare=("A", "B"))
    assert chance(decision) == expected


def test_a_lead_of_exactly_a_tie_is_a_lead() -> None:
    """Draws closer than `TIE` count half."""
    leads = [TIE, TIE, -TIE, 0, TIE / 2, -TIE / 2, 1, 1]
    assert draws._share_above(np.array(leads)) == (4 + 3 / 2) / 8


@pytest.mark.parametrize("power", [0.5, 1, 2, 2.5])
def test_the_mean_of_all_draws_is_that_of_the_formula(power: float) -> None:
    """A guess of 6 for 9 months adds 0.9 / 2 times the mean of (r / 10) ^ power from 4 to 8."""
    a, nothing = offer("A", 6, planned_months=9), offer("B", 0, relevance="tangential")
    rules = Assumptions(power=power, relevance_caps=RelevanceCaps(tangential=0))
    weights = Weights.of((0, 0, 1, 0, 0))
    pair = Decision(offers=(a, nothing), weights=weights, assumptions=rules, compare=("A", "B"))
    mean = (0.8 ** (power + 1) - 0.4 ** (power + 1)) / (power + 1) / 0.4
    assert compared(pair).drawn.lead[2].mean() == pytest.approx(0.45 * mean, abs=1e-4)


@pytest.mark.parametrize(
    ("rating", "offered", "stays"), [(9, 6, True), (6, 9, False)], ids=["stay", "go"]
)
def test_to_stay_is_the_better_job_where_the_role_is_rated_higher(
    rating: float, offered: float, *, stays: bool
) -> None:
    """The job one would stay in is drawn with its own ratings."""
    role = Role(organisation="Now", start="2020-01", ratings=Ratings.of([rating] * 5))
    past = role.replace(organisation="Past", end="2020-06", ratings=Ratings.of([0] * 5))
    decision = Decision(
        as_of="2024-01",
        roles=(past, role),
        offers=(offer("A", offered),),
        weights=Weights.of([1] * 5),
        compare=(STAY, "A"),
    )
    assert compared(decision).drawn.better_job(decision.weights) == stays


# A plain simulation, written from the specification


def simulated(decision: Decision, pair: tuple[str, ...], times: int) -> Numbers:
    """Return the first's lead in so many draws, scored without a line of the project's own."""
    random, a = np.random.default_rng(7), decision.assumptions
    weights = np.array(decision.weights.values()) / sum(decision.weights.values())

    def closes(job: Role | Offer, usual: str) -> Numbers:
        rated = [
            (job.ratings[d], half_width(job.ratings[d] or 0, job.evidence.get(d, usual)))
            for d in Dimension
        ]
        low = [0 if r is None else max(0, r - h) for r, h in rated]
        high = [10 if r is None else min(10, r + h) for r, h in rated]
        drawn = random.uniform(low, high, (times, 5))
        drawn[:, 2] = np.minimum(drawn[:, 2], getattr(a.relevance_caps, job.relevance))
        return np.asarray(a.ceiling * (drawn / 10) ** a.power)

    def learned(months: int) -> float:
        return min(months / a.full_credit_months, 1)

    roles = [
        (role, months_of(role, decision.as_of), closes(role, "seen")) for role in decision.roles
    ]
    offered = dict(zip(offer_names(decision.offers), decision.offers, strict=True))

    def total(name: str) -> Numbers:
        need, job = np.ones((times, 5)), offered.get(name)
        more = job.planned_months if job else decision.stay_months if name == STAY else 0
        for role, months, closed in roles:
            held = role.end is None if job is None else role.beside
            kept = 1 if held else np.array(a.carry_over.values())
            need *= 1 - kept * closed * learned(months + more * held)
        if job:
            need *= 1 - closes(job, "guess") * learned(job.planned_months)
        return np.asarray((1 - need) @ weights)

    return total(pair[0]) - total(pair[1])


def months_of(role: Role, as_of: date) -> int:
    """Return the months of a role, the first and the last both counted."""
    last = role.end or as_of
    return 12 * (last.year - role.start.year) + last.month - role.start.month + 1


def share_above(lead: Numbers) -> float:
    """Return the share of leads above 0, level ones counted half."""
    level = np.abs(lead) < 1e-9
    return float(np.mean((lead > 0) & ~level) + np.mean(level) / 2)


@settings(max_examples=25)
@given(with_two)
def test_the_chance_is_what_a_plain_simulation_finds(decision: Decision) -> None:
    """For any decision, unrated jobs among them, the first leads as often as there."""
    found = compared(decision)
    lead = simulated(decision, found.options, 20_000)
    assert found.drawn.chance(decision.weights) == pytest.approx(share_above(lead), abs=0.025)


@pytest.mark.long
@pytest.mark.parametrize("pair", [*combinations(SAMPLE.scores.names(), 2)], ids=" or ".join)
@pytest.mark.parametrize(
    "decision",
    [
        pytest.param(SAMPLE.decision, id="the sample"),
        pytest.param(PROVIDER, id="other weights"),
        pytest.param(UNRATED, id="an offer unrated"),
        pytest.param(
            SAMPLE.decision.replace(roles=[NO_IDEA, *SAMPLE.decision.roles[1:]]),
            id="a role unrated",
        ),
        pytest.param(ticked_sample(), id="roles ticked"),
        pytest.param(
            SAMPLE.decision.replace(roles=[*SAMPLE.decision.roles, ADVISER]), id="a role beside"
        ),
    ],
)
def test_chance_and_band_are_near_those_of_a_million_draws(
    decision: Decision, pair: tuple[str, str]
) -> None:
    """The chance is within 0.01, the band within 0.2 points."""
    drawn = compared(decision.replace(compare=pair)).drawn
    lead = np.concatenate([simulated(decision, pair, 10**6)])
    assert drawn.chance(decision.weights) == pytest.approx(share_above(lead), abs=0.01)
    expected = np.quantile(lead, (0.1, 0.9))
    assert drawn.band(decision.weights) == pytest.approx(tuple(expected), abs=0.002)


@pytest.mark.parametrize(
    ("decision", "leader", "expected", "low", "high"),
    [
        pytest.param(SAMPLE.decision, "Fernmoor Health", 0.684, -3.3, 7.7, id="the sample"),
        pytest.param(PROVIDER, "Hexbourne", 0.928, 0.9, 15.5, id="other weights"),
        pytest.param(UNRATED, "Fernmoor Health", 0.723, -5.5, 13.6, id="Hexbourne unrated"),
        pytest.param(ticked_sample(), "Hexbourne", 0.395, -7.0, 4.4, id="roles ticked"),
    ],
)
def test_chance_and_band_of_the_worked_example(
    decision: Decision, leader: str, expected: float, low: float, high: float
) -> None:
    """Those of the specification, from a million draws: within 0.01, and within 0.1 points."""
    found = compared(decision)
    assert found.leader == leader
    assert found.chance == pytest.approx(expected, abs=0.01)
    assert [100 * end for end in found.band] == pytest.approx([low, high], abs=0.1)


def test_an_unrated_offer_adds_what_an_ordinary_job_would() -> None:
    """With Hexbourne unrated it gains +0.4603 points; Fernmoor Health leads, though not clearly."""
    found = compared(UNRATED)
    assert 100 * Results(UNRATED).scores["Hexbourne"].gain == pytest.approx(0.4603, abs=5e-5)
    assert found.verdict == "lean"
    assert all(needed.rating is None or needed.rating > 4 for needed in found.break_even.values())


def test_better_evidence_narrows_the_band() -> None:
    """Each kind of evidence behind all ratings of all jobs leaves less open than the one before."""
    widths = []
    for behind in [*Evidence][1:]:  # a tick says more about a spike than about the rest
        known = dict.fromkeys(Dimension, behind)
        jobs = {
            "offers": [each.replace(evidence=known) for each in SAMPLE.decision.offers],
            "roles": [each.replace(evidence=known) for each in SAMPLE.decision.roles],
        }
        low, high = compared(SAMPLE.decision.replace(**jobs)).band
        widths.append(high - low)
    assert all(wider > narrower for wider, narrower in pairwise(widths))
