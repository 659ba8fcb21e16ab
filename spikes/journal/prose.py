"""A decision told in Markdown, section by section, for the person who reads it a year later.

A section with nothing to say is left out. What a person wrote stands as it was written; what is
said about numbers is said by `spikes.wording` and `spikes.firmness`, as on the page.
"""

from collections.abc import Iterable
from urllib.parse import quote

from spikes.analysis import weights as robustness
from spikes.analysis.ratings import Comparison, compare, evidence_behind
from spikes.model import (
    Assumptions,
    Changes,
    Decision,
    Dimension,
    Door,
    Journal,
    Offer,
    Prediction,
    Weights,
    domain,
)
from spikes.scoring import Score, Scores, compared, score
from spikes.words import firmness, wording
from spikes.words.markdown import bold, bullets, escaped, labelled, paragraphs, table


def sections(decision: Decision, picture: str = "", alternative: str = "") -> str:
    """All that there is to tell. `picture`: a file beside this one; `alternative`: what it
    shows, the skylines by default.
    """
    scores, journal = score(decision), decision.journal
    comparison = compare(decision, scores)
    told = {
        "Situation": _situation(decision),
        "Options and ratings": _options(decision, scores),
        "The chart" if picture else "The chart, in words": _chart(decision, picture, alternative),
        "How firm is it?": _how_firm(decision, scores, comparison) if comparison else [],
        "Decision and reasons": _choice(journal),
        "Prediction": _prediction(journal),
        "What would change my mind": paragraphs(journal.change_my_mind),
        "Premortem": paragraphs(journal.premortem),
        "Ask before signing": _ask(decision, comparison),
        "Not in these numbers": [
            block for name, offer in _offers(scores) for block in labelled(name, offer.outside)
        ],
        "How the weights were set": _how_weighed(decision),
        "Review": _review(journal),
    }
    return "\n\n".join(
        block for heading, blocks in told.items() if blocks for block in (f"## {heading}", *blocks)
    )


def standing(journal: Journal) -> str:
    """How far the decision is, and its days, in one line of Markdown."""
    days = {"written": journal.date, "decide by": journal.decide_by, "review on": journal.review_on}
    status = [
        (
            f"Decided for {bold(journal.chosen)} ({journal.status})"
            if journal.chosen
            else journal.status.capitalize()
        )
    ]
    return " · ".join(status + [f"{what} {day}" for what, day in days.items() if day])


def skylines_in_words(decision: Decision) -> str:
    """What the two skylines show."""
    scores = score(decision)
    return " ".join(
        wording.skyline_text(scores, shown, decision.weights)
        for shown in compared(decision, scores)
    )


def weighed_for(decision: Decision) -> str:
    """The weights in force, by the phase's name where they have one, and in percent."""
    phase = domain.phase_of(decision.weights)
    shares = ", ".join(
        f"{d.label.lower()} {share}" for d, share in _percents(decision.weights).items()
    )
    return (
        f"Weights of the phase {phase}: {shares}." if phase else f"Weights of your own: {shares}."
    )


def assumed(assumptions: Assumptions) -> str:
    """The assumptions that are not the usual ones, and the carry-over rule."""
    usual = Assumptions().model_dump()
    others = {
        name: value
        for name, value in assumptions.model_dump().items()
        if value != usual[name] and name != "carry_over"
    }
    told = [f"{name.replace('_', ' ')} {_told(value)}" for name, value in others.items()]
    rule = (
        assumptions.carry_over_rule
        or f"numbers of your own ({_told(assumptions.carry_over.model_dump())})"
    )
    return f"What carries over: {rule}. Other assumptions: {'; '.join(told) or 'the usual ones'}."


def _situation(decision: Decision) -> list[str]:
    lines = [
        escaped(
            f"{wording.role_line(role, decision.as_of, decision.assumptions)} ·"
            f" {wording.role_spikes(role, decision.assumptions)}"
        )
        for role in sorted(decision.roles, key=lambda role: role.start)
    ]
    roles = [f"The roles so far, as of {decision.as_of:%Y-%m}:", bullets(lines)] if lines else []
    return [
        *paragraphs(decision.journal.situation),
        *labelled("Long-term goal", decision.goal),
        *roles,
    ]


def _options(decision: Decision, scores: Scores) -> list[str]:
    rows = [
        [
            escaped(option.name) or "–",
            wording.points(option.gain),
            "–" if option.fit is None else wording.out_of_ten(option.fit),
            wording.percent(option.total, 1),
            wording.listed([d.label.lower() for d in option.spikes] or ["none"], "and"),
        ]
        for option in scores.ranked()
    ]
    heading = ("Option", "Gain, points", "Fit of 10", "Portfolio coverage", "Spikes")
    today = f"Portfolio coverage today: {wording.percent(scores.today_total, 1)}."
    overview = [weighed_for(decision), table(heading, rows, right=(1, 2, 3)), today]
    return overview + [
        block
        for option in scores.options
        if option.option.job
        for block in _option(decision, option)
    ]


def _option(decision: Decision, option: Score) -> list[str]:
    """An option's terms, its ratings with what stands behind them, and what is to be said of it."""
    job = option.option.job
    if job is None:
        return []
    offer = job if isinstance(job, Offer) else None
    terms = [
        escaped(job.title),
        (
            f"{wording.months(option.option.months)}"
            f" {'planned' if offer else 'in the role at the end'}"
        ),
        f"{job.relevance} to the goal",
        f"{offer.door} door" if offer else "",
        f"reply by {offer.reply_by}" if offer and offer.reply_by else "",
    ]
    columns = {
        "Dimension": [d.label for d in Dimension],
        "Weight": [*_percents(decision.weights).values()],
        "Rating": [f"{round(job.ratings[d], 2):g}" for d in Dimension],
        "Evidence": [
            firmness.EVIDENCE[evidence_behind(offer, d)] if offer else "known" for d in Dimension
        ],
        "Covered then": [wording.percent(option.coverage[d]) for d in Dimension],
        "Note": [escaped(job.notes.get(d, "")) for d in Dimension],
    }
    if not any(columns["Note"]):
        del columns["Note"]
    said = [wording.flag(code, option, decision.assumptions) for code in option.flags]
    remarks = bullets(
        map(escaped, [*said, wording.capped(option.option.job, decision.assumptions)])
    )
    return [
        f"### {escaped(option.name) or '–'}",
        " · ".join(filter(None, terms)),
        table([*columns], zip(*columns.values(), strict=True), right=(1, 2, 4)),
        *filter(None, [remarks]),
        *labelled("Reason", job.reason),
    ]


def _chart(decision: Decision, picture: str, alternative: str) -> list[str]:
    said = alternative or skylines_in_words(decision)
    return [f"![{escaped(said)}]({quote(picture)})" if picture else escaped(said)]


def _how_firm(decision: Decision, scores: Scores, comparison: Comparison) -> list[str]:
    answer = [
        firmness.headline(scores, comparison, decision.roles),
        firmness.how_sure(comparison),
        firmness.in_between(scores, comparison),
        firmness.runner_up_needs(scores, comparison),
        firmness.fit_and_gain(scores, comparison, decision.weights),
        firmness.other_rule(robustness.other_rule_leader(decision)),
    ]
    weights = [
        firmness.leads_in(comparison),
        (
            firmness.best_of_all(robustness.first_rank_shares(scores))
            if len(scores.options) > 2
            else ""
        ),
        firmness.smallest_shift(comparison),
        firmness.shortest_stay(comparison),
        firmness.fresh_clock(scores, comparison.fresh_clock),
    ]
    changes = robustness.nearest_changes(scores, decision.weights)
    rows = [
        [d.label, share, escaped(firmness.tips(changes[d]))]
        for d, share in _percents(decision.weights).items()
    ]
    told = [escaped(" ".join(filter(None, sentences))) for sentences in (answer, weights)]
    return [
        *told,
        table(("Weight", "Now", "Moved alone, none locked"), rows, right=(1,)),
        escaped(assumed(decision.assumptions)),
    ]


def _choice(journal: Journal) -> list[str]:
    sure = (
        ""
        if journal.confidence is None
        else f", with a confidence of {wording.percent(journal.confidence)}"
    )
    chosen = f"Chosen: {bold(journal.chosen)}{sure}." if journal.chosen else ""
    gut = (
        f"Before the numbers were shown, the gut feeling was {escaped(journal.gut)}."
        if journal.gut
        else ""
    )
    return [*filter(None, (chosen or "Not decided yet.", gut)), *paragraphs(journal.reasons)]


def _prediction(journal: Journal) -> list[str]:
    prediction = journal.prediction
    facts = [
        (
            ""
            if prediction.probability is None
            else f"probability {wording.percent(prediction.probability)}"
        ),
        f"to be settled by {prediction.resolve_by}" if prediction.resolve_by else "",
    ]
    came_true = {None: "still open", True: "it came true", False: "it did not come true"}[
        prediction.came_true
    ]
    stated = paragraphs(prediction.statement)
    if not stated and not any(facts) and prediction.came_true is None:
        return []
    line = " · ".join(filter(None, [*facts, came_true]))
    return [*stated, f"{line[0].upper()}{line[1:]}."]


def _ask(decision: Decision, comparison: Comparison | None) -> list[str]:
    """The questions whose answers matter most, and for a one-way door what would let one come
    back.
    """
    asked = comparison.still_to_ask[:3] if comparison else ()
    questions = [
        f"{bold(f'{question.option}, {question.dimension.label.lower()}')}:"
        f" “{firmness.QUESTIONS[question.dimension]}”"
        f" {escaped(firmness.question(question, comparison))}"
        for question in asked
        if comparison
    ]
    one_way = any(offer.door is Door.ONE_WAY for offer in decision.offers)
    back = labelled("What would let me come back", decision.journal.come_back)
    prompt = (
        ["A one-way door is among the offers: what would let you come back?"]
        if one_way and not back
        else []
    )
    return [*filter(None, [bullets(questions)]), *back, *prompt]


def _how_weighed(decision: Decision) -> list[str]:
    phase, changes = domain.phase_of(decision.weights), decision.journal.changes
    source = (
        f"They are those of the life phase {phase}."
        if phase
        else "They are your own, not those of a life phase."
    )
    return [source, *([_counts(changes)] if changes else [])]


def _counts(changes: Changes) -> str:
    """How often what was changed, said as it is, to a person who may learn from it."""
    since = "after the first look at the answer"
    if not changes.weights and not changes.ratings:
        return f"Neither weights nor ratings were changed {since}."
    one = "one of these changes" if changes.leader == 1 else f"{changes.leader} of these changes"
    other = f"{one} made another option lead" if changes.leader else "the leader stayed the same"
    times = (
        f"Weights were changed {_times(changes.weights)} and ratings {_times(changes.ratings)}"
        f" {since}"
    )
    return f"{times}; {other}. Undoing a change counts as another."


def _review(journal: Journal) -> list[str]:
    """How it turned out, or when to ask."""
    review = journal.review
    judged = {"Outcome": review.outcome, "Process": review.process, "Luck": review.luck}
    told = [
        f"Reviewed on {review.reviewed_on}." if review.reviewed_on else "",
        *labelled("What happened", review.happened),
        bullets(f"{what}: {how}" for what, how in judged.items() if how),
        _brier(journal.prediction),
        *labelled("Lesson", review.lesson),
    ]
    prompt = (
        f"Due {f'on {journal.review_on}' if journal.review_on else 'later'}. Open this entry on the"
        " page of Spikes then: it asks how things turned out, how well you decided given what you"
        " could know, and what was luck, and keeps the answers."
    )
    return [*filter(None, told)] or [prompt]


def _brier(prediction: Prediction) -> str:
    if prediction.brier_score is None:
        return ""
    scale = (
        f"0: sure and right; 0.25: what always saying {wording.percent(0.5)} gets; 1: sure and"
        " wrong"
    )
    return f"Brier score of the prediction: {prediction.brier_score:.2f} ({scale})."


def _offers(scores: Scores) -> Iterable[tuple[str, Offer]]:
    return (
        (option.name, option.option.job)
        for option in scores.options
        if isinstance(option.option.job, Offer)
    )


def _percents(weights: Weights) -> dict[Dimension, str]:
    return {d: f"{whole}\N{NO-BREAK SPACE}%" for d, whole in weights.percents().items()}


def _times(number: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(number, f"{number} times")


def _told(value: object) -> str:
    """A number, or several by their names."""
    if isinstance(value, dict):
        return ", ".join(
            f"{str(name).replace('_', ' ')} {_told(one)}" for name, one in value.items()
        )
    return f"{value:g}"
