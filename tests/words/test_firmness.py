"""Every sentence says what its number says: on a tie, dominance, a close call, a clear lead, one
option, negative gains.
"""

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spikes import edits as changes
from spikes.analysis.ratings import BreakEven, Comparison, compare, fresh_clock
from spikes.analysis.weights import (
    first_rank_shares,
    nearest_changes,
    other_rule_leader,
    with_share,
)
from spikes.files import decisions as files
from spikes.model import Decision, Dimension, Evidence, Offer, Ratings, Relevance, Weights, domain
from spikes.scoring import Scores, compared, score
from spikes.words import firmness, wording
from tests.strategies import decisions

FIVE = Ratings.of((5, 5, 5, 5, 5))
RATED = Ratings.of((5, 5, 5, 5, 4))


def compared_pair(decision: Decision) -> tuple[Scores, Comparison]:
    """The scores and the comparison of a decision that has two options."""
    scores = score(decision)
    comparison = compare(decision, scores)
    assert comparison is not None
    return scores, comparison


def two_offers(first: Ratings, second: Ratings) -> Decision:
    """Two offers without a career behind them."""
    return files.blank().replace(
        offers=(Offer(organisation="A", ratings=first), Offer(organisation="B", ratings=second)),
        compare=("A", "B"),
    )


def test_a_tie_has_no_winner() -> None:
    """Equal offers tie: no sentence names a leader."""
    scores, comparison = compared_pair(two_offers(FIVE, FIVE))
    assert firmness.headline(scores, comparison).startswith("A tie: A adds ")
    assert firmness.how_sure(comparison) == "Neither leads: choose by what no number here holds."
    assert "no weights can separate them" in firmness.leads_in(comparison)
    for said in (
        firmness.runner_up_needs(scores, comparison),
        firmness.smallest_shift(comparison),
        firmness.shortest_stay(comparison),
    ):
        assert said == ""


def test_a_tie_at_these_weights_only() -> None:
    """Offers that are level now but differ elsewhere tie, and the win share is still told."""
    scores, comparison = compared_pair(
        two_offers(Ratings.of((8, 2, 5, 5, 5)), Ratings.of((2, 8, 5, 5, 5)))
    )
    assert firmness.headline(scores, comparison).startswith("A tie: ")
    assert (
        "50\N{NO-BREAK SPACE}% of all possible ways to set the five weights"
        in firmness.leads_in(comparison)
    )


def test_dominance_is_ahead_everywhere() -> None:
    """An offer that is better in every dimension leads whatever the weights, and no shift makes
    it trail.
    """
    scores, comparison = compared_pair(two_offers(Ratings.of((9, 9, 9, 9, 9)), RATED))
    assert firmness.headline(scores, comparison).endswith(": ahead of B at any weights.")
    assert firmness.smallest_shift(comparison) == ""
    assert firmness.leads_in(comparison) == "At any weights A leads B."


def test_what_a_lead_lacks_is_said_where_it_is_not_clear() -> None:
    """A lead that is not clear says from when it would be, and how; a clear one and none say
    nothing.
    """
    scores, comparison = compared_pair(two_offers(Ratings.of((7, 4, 5, 6, 5)), FIVE))
    assert firmness.headline(scores, comparison).endswith(": a lead, not a clear one.")
    assert firmness.how_sure(comparison).endswith(
        "%; a lead is clear from 90\N{NO-BREAK SPACE}% on."
    )
    assert firmness.what_is_clear(comparison).startswith(
        "Guesses keep the lead from being a clear one"
    )
    for decision in (two_offers(Ratings.of((9, 9, 9, 9, 9)), FIVE), two_offers(FIVE, FIVE)):
        assert firmness.what_is_clear(compared_pair(decision)[1]) == ""


def test_locks_are_told_beside_their_weights() -> None:
    """A locked weight says what it would do unlocked; one beside it, that it speaks of weights
    as they are locked.
    """
    found = nearest_changes(score(files.sample()), files.sample().weights)[Dimension.SOCIAL_IMPACT]
    locked = {Dimension.COMPENSATION}
    assert (
        firmness.tips_with_locks(Dimension.SOCIAL_IMPACT, found, locked)
        == f"as locked, {firmness.tips(found)}"
    )
    assert (
        firmness.tips_with_locks(Dimension.COMPENSATION, found, locked)
        == f"unlocked, {firmness.tips(found)}"
    )
    assert firmness.tips_with_locks(Dimension.SOCIAL_IMPACT, (None, None), ()) == firmness.NEVER


def test_no_lead_is_firm_on_what_was_never_rated() -> None:
    """Where one of the two, or a role, stands at 5 throughout, a clear lead and one at any
    weights are so as far as rated.
    """
    best, unrated = Ratings.of((9, 9, 9, 9, 9)), Ratings.of([5] * 5)
    role = files.sample().roles[0].replace(ratings=unrated)
    for first, second, roles, said in (
        (best, unrated, (), "ahead of B at any weights, as far as rated."),
        (best, RATED, (role,), "ahead of B at any weights, as far as rated."),
        (best, RATED, files.sample().roles, "ahead of B at any weights."),
        (Ratings.of((10, 10, 10, 2, 10)), unrated, (), "a clear lead, as far as rated."),
        (Ratings.of((7, 4, 5, 6, 5)), unrated, (), "a lead, not a clear one."),
    ):
        scores, comparison = compared_pair(two_offers(first, second))
        assert firmness.headline(scores, comparison, roles).endswith(f": {said}")


def test_never_behind_is_not_ahead_at_any_weights() -> None:
    """An offer that is better in one dimension and level in the rest leads or ties; its words
    say both.
    """
    scores, comparison = compared_pair(two_offers(Ratings.of((9, 5, 5, 5, 4)), RATED))
    assert firmness.headline(scores, comparison).endswith(
        ": level with or ahead of B at any weights."
    )
    assert firmness.smallest_shift(comparison) == ""
    assert firmness.leads_in(comparison) == "At any weights A leads B or ties."


def test_close_and_clear() -> None:
    """The sample is too close to call for an early climb, and clear for a provider."""
    sample = files.sample()
    assert firmness.headline(*compared_pair(sample)).endswith(": too close to call.")
    provider = changes.set_weights(sample, domain.life_phases()["Provider"])
    said = firmness.headline(*compared_pair(provider))
    assert said == "Hexbourne adds 13.3 points, Fernmoor Health adds 2.1 points: a clear lead."


def test_a_lead_that_is_not_clear() -> None:
    """With balanced weights the sample's lead is neither clear nor too close to call."""
    balanced = changes.set_weights(files.sample(), domain.life_phases()["Balanced"])
    assert firmness.headline(*compared_pair(balanced)).endswith(": a lead, not a clear one.")


def test_one_option_only() -> None:
    """Without an offer the headline asks for one; without a role for those first."""
    assert firmness.headline(score(files.blank()), None).startswith(
        "Add the roles you have held, then an offer, "
    )
    assert firmness.headline(
        score(files.sample().replace(offers=[], compare=None)), None
    ).startswith("Add an offer, ")


def test_negative_gains_are_losses() -> None:
    """An option that lowers coverage takes away; it never "adds" a negative number."""
    sample = files.sample()
    poor = sample.replace(
        offers=[offer.replace(ratings=Ratings.of((0, 0, 0, 0, 0))) for offer in sample.offers]
    )
    scores, comparison = compared_pair(poor.replace(compare=("Hexbourne", "Stay")))
    assert "Hexbourne takes away " in firmness.headline(scores, comparison)
    assert "Stay changes nothing" in firmness.headline(scores, comparison)


def test_uncertainty_that_favours_the_other_is_said() -> None:
    """A narrow leader whose ratings can only fall is not dressed up as the favourite."""
    _, comparison = compared_pair(
        two_offers(Ratings.of((10, 10, 0, 0, 0)), Ratings.of((0, 0, 8.1, 8.1, 8)))
    )
    assert comparison.leader == "A"
    assert comparison.chance < 0.5
    assert firmness.how_sure(comparison).startswith(
        "At these ratings A leads, but the uncertainty favours B ("
    )
    by = (
        "a guess by up to 2, told by someone by up to 1.5, in writing by up to 1 and seen for"
        " yourself by up to 0.5"
    )
    assert (
        f"allows for ratings that are off, {by}; one near 0 or 10 is likelier off"
        in firmness.behind_the_chance()
    )


@pytest.mark.parametrize("compensation", [9, 9.5, 10])
def test_too_little_is_called_so_where_the_chance_would_bear_it(compensation: float) -> None:
    """Under half a point is close whatever the chance, and that is said; of more than that it is
    not.
    """
    sample = files.sample()
    ratings = sample.offers[0].ratings.replace(compensation=compensation)
    scores, lead = compared_pair(
        sample.replace(offers=[sample.offers[0].replace(ratings=ratings), *sample.offers[1:]])
    )
    too_little = firmness.how_sure(lead).endswith("%, but the gap is too small to rely on.")
    assert too_little == (
        lead.chance >= 0.6
        and abs(scores["Hexbourne"].gain - scores["Fernmoor Health"].gain) < 0.005
    )
    assert too_little == (compensation == 9)


def test_a_gap_that_the_ratings_do_not_bear_is_too_close_for_that_reason() -> None:
    """Where the gap is half a point or more, and the chance alone speaks against it, it is said
    that the ratings are unsure.
    """
    scores, comparison = compared_pair(
        two_offers(Ratings.of((10, 10, 0, 0, 0)), Ratings.of((0, 0, 7.5, 7.5, 7.5)))
    )
    assert comparison.gap > 0.05
    assert firmness.headline(scores, comparison).endswith(
        ": too close to call on ratings this unsure."
    )


def test_what_is_seen_for_oneself_is_not_supposed_to_be_otherwise() -> None:
    """What would bring the runner-up level is a rating that could still prove to be another."""
    sample = files.sample()
    said = "Hexbourne would draw level or lead with compensation at 9.5 instead of 9."
    assert firmness.runner_up_needs(*compared_pair(sample)) == said
    for seen, needs in (
        ([Dimension.COMPENSATION], "Hexbourne would draw level or lead with advancement speed at"),
        ([*Dimension], ""),
    ):
        offers = [
            sample.offers[0].replace(evidence=dict.fromkeys(seen, Evidence.SEEN)),
            *sample.offers[1:],
        ]
        told = firmness.runner_up_needs(*compared_pair(sample.replace(offers=offers)))
        assert told.startswith(needs)
        assert bool(told) == bool(needs)


def test_fit_and_gain_that_disagree_are_said() -> None:
    """The sample's better job is not its bigger addition, and the reason given is a coverage the
    model computes.
    """
    scores, comparison = compared_pair(files.sample())
    said = firmness.fit_and_gain(scores, comparison, files.sample().weights)
    assert "On its own, Hexbourne is the better job (fit 6.1 against 6.0 of 10)" in said
    covered = wording.percent(scores.today[Dimension.INDUSTRY_EXPERTISE])
    assert said.endswith(
        f"your roles cover {covered} of industry expertise already, where Hexbourne is rated"
        " higher."
    )


def test_what_both_offer_alike_is_no_reason() -> None:
    """The better job adds less where its higher rating counts for less, not in the need that is
    covered most.
    """
    ratings = (Ratings.of((9, 2, 9, 8, 2)), Ratings.of((9, 6, 9, 3, 7)))
    offers = [
        offer.replace(ratings=rated, evidence={})
        for offer, rated in zip(files.sample().offers, ratings, strict=False)
    ]
    decision = files.sample().replace(offers=offers, compare=None)
    said = firmness.fit_and_gain(*compared_pair(decision), decision.weights)
    assert said.endswith(
        "your roles cover 53\N{NO-BREAK SPACE}% of advancement speed already, where Fernmoor Health"
        " is rated higher."
    )


@settings(max_examples=300)
@given(decisions())
def test_the_reason_why_the_better_job_adds_less_is_so(decision: Decision) -> None:
    """Where a dimension is named, the rating said to be higher is higher, and the coverage is
    today's.
    """
    scores = score(decision)
    comparison = compare(decision, scores)
    said = firmness.fit_and_gain(scores, comparison, decision.weights) if comparison else ""
    if not comparison or not comparison.leader or not comparison.runner_up or not said:
        return
    leader, other = (scores[name].option.job for name in (comparison.leader, comparison.runner_up))
    assert leader
    assert other  # Keep looking, which is no job, has no fit
    for d in Dimension:
        if f"of {d.label.lower()} already" in said:
            assert other.ratings[d] > leader.ratings[d]
            assert wording.percent(scores.today[d]) in said
        if f"of {d.label.lower()} is still open" in said:
            assert leader.ratings[d] > other.ratings[d]
            assert wording.percent(1 - scores.today[d]) in said


def test_an_option_outside_the_pair_that_leads_both() -> None:
    """With balanced weights CivicLine, not shown, leads both that are."""
    decision = changes.set_weights(files.sample(), domain.life_phases()["Balanced"])
    scores = score(decision)
    said = firmness.headline(scores, compare(decision, scores))
    assert said.startswith("CivicLine, not shown here, leads: it adds ")
    assert ". Of these two, " in said


def test_an_option_between_the_two() -> None:
    """Where CivicLine stands beside the leader, Hexbourne, not shown, comes second; where it is
    shown, nobody does.
    """
    decision = files.sample().replace(compare=("Fernmoor Health", "CivicLine"))
    scores = score(decision)
    behind = 100 * (scores["Fernmoor Health"].total - scores["Hexbourne"].total)
    lead = compare(decision, scores)
    assert lead
    assert (
        firmness.in_between(scores, lead)
        == f"Hexbourne, not shown here, comes second: {behind:.1f} points behind."
    )
    assert firmness.in_between(*compared_pair(files.sample())) == ""


def test_an_option_that_leads_unseen_is_in_the_headline() -> None:
    """Where a third option leads both that are shown, the headline speaks of these two alone."""
    decision = files.sample().replace(weights=Weights.of((89, 3, 3, 3, 2)))
    scores, comparison = compared_pair(decision)
    said = firmness.headline(scores, comparison)
    assert said.startswith(
        "CivicLine, not shown here, leads: it adds 61.7 points. Of these two, Fernmoor Health adds "
    )


def test_what_every_draw_says_is_not_certain() -> None:
    """No chance drawn at random is called 100 %."""
    _, comparison = compared_pair(
        two_offers(Ratings.of((10, 10, 10, 10, 10)), Ratings.of((0, 0, 0, 0, 0)))
    )
    assert comparison.chance == 1
    assert firmness.how_sure(comparison).endswith("leads B is over 99\N{NO-BREAK SPACE}%.")


def test_the_other_rule_is_called_a_judgement() -> None:
    """Where the other carry-over rule names another leader, that is said as a judgement."""
    assert "CivicLine would lead: that is a judgement, not a fact" in firmness.other_rule(
        other_rule_leader(files.sample())
    )
    assert firmness.other_rule(None) == ""


def test_the_documented_tips() -> None:
    """Beside social impact stands what the design asks for, word for word."""
    sample = files.sample()
    found = nearest_changes(score(sample), sample.weights)
    assert (
        firmness.tips(found[Dimension.SOCIAL_IMPACT]) == "at 7 % Hexbourne leads, at 21 % CivicLine"
    )


@given(decisions())
@settings(max_examples=150, deadline=None)
def test_every_tip_is_true_when_tried(decision: Decision) -> None:
    """Setting a weight to the percentage a tip names makes the option it names lead, or tie."""
    scores = score(decision)
    for d, found in nearest_changes(scores, decision.weights).items():
        for change in filter(None, found):
            tried = score(
                changes.set_weights(decision, with_share(decision.weights, d, change.percent / 100))
            )
            best = max(option.total for option in tried.options)
            assert tried[change.leader].total == pytest.approx(best, abs=1e-8)
            assert (f"{change.percent} %" in firmness.tips(found)) == (
                not change.ties or change.percent < 100
            )


def test_a_weight_that_never_tips_says_so() -> None:
    """Where no share of a weight changes the leader, the words say that and name no number."""
    assert firmness.tips((None, None)) == "this weight alone never changes the leader"


@given(decisions())
@settings(max_examples=150, deadline=None)
def test_break_evens_are_true_when_tried(decision: Decision) -> None:
    """Rating the runner-up as a break-even says makes it draw level or lead."""
    scores = score(decision)
    comparison = compare(decision, scores)
    if comparison is None or comparison.runner_up is None or comparison.leader is None:
        return
    job = scores[comparison.runner_up].option.job
    for d, found in comparison.break_even.items():
        said = firmness.break_even(found, job.ratings[d] if job else 0)
        if found.rating is None:
            assert not re.search(r"\d instead of", said)
            continue
        rated = float(said.split()[0])
        assert rated % Fraction(1, 2) == 0
        assert isinstance(job, Offer)
        if (
            d is Dimension.INDUSTRY_EXPERTISE
            and rated > decision.assumptions.relevance_caps[job.relevance]
        ):
            continue  # a cap that is no half: rounded up, it counts as the cap
        tried = score(
            changes.rate(decision, comparison.runner_up, job.ratings.replace(**{d: min(rated, 10)}))
        )
        trailing = compared(decision, scores)
        names = [option.name for option in trailing]
        assert (
            tried.options[scores.names().index(comparison.runner_up)].total
            >= tried[comparison.leader].total - 1e-8
        ), names


def test_the_least_break_even_is_not_rounded_to_nothing() -> None:
    """A rating just above 0 is told as 0.5; what floats lose does not push a half up to the next
    one.
    """
    assert firmness.break_even(BreakEven(4.6e-10, None), 0) == "0.5 instead of 0"
    assert firmness.break_even(BreakEven(1.5000000000000002, None), 1) == "1.5 instead of 1"


def test_why_there_is_no_break_even() -> None:
    """Each reason why no rating would do has words of its own."""
    far = two_offers(Ratings.of((10, 10, 10, 10, 10)), Ratings.of((0, 0, 0, 0, 0)))
    tangential = far.replace(
        offers=(far.offers[0], far.offers[1].replace(relevance=Relevance.TANGENTIAL))
    )
    _, comparison = compared_pair(tangential)
    assert {firmness.break_even(found, 0) for found in comparison.break_even.values()} == {
        "not even a 10 would do"
    }
    assert {firmness.break_even(found, 10) for found in comparison.break_even.values()} == {
        "it is at 10 already"
    }
    _, comparison = compared_pair(files.sample().replace(compare=("Stay", "Hexbourne")))
    assert {firmness.break_even(found, 0) for found in comparison.break_even.values()} == {
        "known, not on offer"
    }


def test_questions_that_change_nothing_name_the_likely_answers() -> None:
    """Where no rating within its band changes the leader, the band is named, rounded outwards,
    and how far the gap moves in it.
    """
    _, comparison = compared_pair(files.sample().replace(weights=domain.life_phases()["Provider"]))
    asked = next(asked for asked in comparison.ask_first if not asked.flips)
    low, high, gap = map(
        float,
        re.findall(
            r"At ([\d.]+) to ([\d.]+), .* by ([\d.]+) points", firmness.question(asked, comparison)
        )[0],
    )
    assert low <= asked.low <= asked.rating <= asked.high <= high <= 10
    assert max(asked.low - low, high - asked.high) < 0.5
    assert gap == pytest.approx(100 * asked.swing, abs=0.05)


def test_questions_name_the_answer_that_changes_the_leader() -> None:
    """Each of the sample's first three questions names a rating within its band, and which
    option it makes lead.
    """
    _, comparison = compared_pair(files.sample())
    for asked in comparison.ask_first[:3]:
        said = firmness.question(asked, comparison)
        assert asked.flips
        named = float((re.search(r"(?:From|At) ([\d.]+)", said) or pytest.fail(said))[1])
        assert asked.low <= named <= asked.high
        assert "leads or ties" in said
        assert firmness.QUESTIONS[asked.dimension].endswith("?")


def test_shares_that_are_not_all_are_not_called_all() -> None:
    """A share just short of all or none is not rounded to 100 or 0 percent."""
    assert (
        firmness.best_of_all({"A": 0.9999, "B": 0.0001})
        == "Among all options, A is best in over 99\N{NO-BREAK SPACE}% of all weightings and B in"
        " under 1\N{NO-BREAK SPACE}%."
    )


def test_of_many_options_those_with_the_least_are_told_together() -> None:
    """Four are named; of five or more, the first three, and the others have one share."""
    said = firmness.best_of_all(
        {"A": 0.1, "B": 0.4, "C": 0.3, "D": 0.15, "E": 0.05, "F": 0}
    ).replace("\N{NO-BREAK SPACE}", " ")
    assert (
        said
        == "Among all options, B is best in 40 % of all weightings, C in 30 %, D in 15 % and one of"
        " 2 others in 15 %."
    )
    assert "D in 20" in (of_four := firmness.best_of_all({"A": 0.1, "B": 0.4, "C": 0.3, "D": 0.2}))
    assert "A in 10" in of_four


def test_options_that_are_never_best_are_left_out() -> None:
    """The sample's Stay is best at no weights, and is not listed."""
    assert "Stay" not in firmness.best_of_all(first_rank_shares(score(files.sample())))


def test_a_fresh_clock_is_said_only_where_staying_trails() -> None:
    """What a copy of the present job would gain is said where Stay trails, and not without a
    current role.
    """
    sample = files.sample()
    assert "+4.8 points" in firmness.fresh_clock(score(sample), fresh_clock(sample))
    jobless = sample.replace(roles=sample.roles[:-1])
    assert firmness.fresh_clock(score(jobless), fresh_clock(jobless)) == ""


@given(decisions(), st.data())
@settings(max_examples=100, deadline=None)
def test_no_sentence_fails_or_says_none(decision: Decision, data: st.DataObject) -> None:
    """Whatever the decision, every sentence can be written, and none has a hole in it."""
    scores = score(decision)
    comparison = compare(decision, scores)
    said = [
        firmness.headline(scores, comparison),
        firmness.best_of_all(first_rank_shares(scores)),
        wording.ranking_text(scores),
    ]
    shown = data.draw(st.sampled_from(scores.options))
    said += [wording.skyline_text(scores, shown, decision.weights)]
    said += [wording.flag(code, shown, decision.assumptions) for code in shown.flags]
    if comparison is not None:
        said += [
            firmness.how_sure(comparison),
            firmness.in_between(scores, comparison),
            firmness.leads_in(comparison),
            firmness.runner_up_needs(scores, comparison),
            firmness.fit_and_gain(scores, comparison, decision.weights),
            firmness.smallest_shift(comparison),
            firmness.shortest_stay(comparison),
            firmness.fresh_clock(scores, comparison.fresh_clock),
            *(firmness.question(asked, comparison) for asked in comparison.ask_first),
            *(firmness.crossing_text(d, comparison, decision.weights) for d in Dimension),
        ]
    names = "".join((*scores.names(), *(role.organisation for role in decision.roles)))
    for sentence in said:
        assert (
            ("None" not in sentence and "nan" not in sentence) or "None" in names or "nan" in names
        )
