"""The part of an entry that is for the person who reads it a year later, section by section.

A section with nothing to say is left out. What a person wrote stands as it was written; sentences
on numbers are those of the page, from `spikes.words`.
"""

from urllib.parse import quote

from spikes.analysis.results import Results, evidence_behind
from spikes.model import (
    Assumptions,
    Changes,
    Decision,
    Dimension,
    Door,
    Journal,
    Offer,
    Prediction,
    Role,
    Weights,
    presets,
)
from spikes.scoring import Score
from spikes.words import answer, ask, gains, leaving, must_haves, options, pay, roles, sureness
from spikes.words.chance import band
from spikes.words.markdown import bold, bullets, escaped, labelled, paragraphs, table
from spikes.words.phrases import evidence, listed, months, out_of_ten, percent, points, rating
from spikes.words.tables import Rows


def sections(results: Results, picture: str = "", alternative: str = "") -> str:
    """Return all sections as Markdown.

    `picture`: a file beside this one; `alternative`: what it shows, the skylines by default.
    """
    journal = results.decision.journal
    found = {
        "Situation": _situation(results),
        "Options and ratings": _options(results),
        "The chart" if picture else "The chart, in words": _chart(results, picture, alternative),
        "How sure is this?": _how_sure(results) if results.comparison else [],
        "Decision and reasons": _choice(journal),
        "Prediction": _prediction(journal.prediction),
        "What would change my mind": paragraphs(journal.change_my_mind),
        "Premortem": paragraphs(journal.premortem),
        "Ask before you sign": _ask(results),
        "Must-haves": _table(must_haves.answers(results)),
        "Pay as received": _pay(results),
        "If it goes wrong": _table(leaving.if_it_goes_wrong(results), leaving.WHAT),
        "Not in these numbers": _outside(results),
        "How the weights were set": _how_weighed(results.decision),
        "Review": _review(journal),
    }
    return "\n\n".join(
        block for heading, blocks in found.items() if blocks for block in (f"## {heading}", *blocks)
    )


def verdict(results: Results) -> list[str]:
    """Return the answer in a line of Markdown; nothing where there are not two options."""
    if results.comparison is None:
        return []
    found = answer.answer(results)
    return [f"{bold(found.verdict)}. {escaped(found.sentence)}"]


def standing(journal: Journal) -> str:
    """Return how far the decision is, and its days, in one line of Markdown."""
    days = {"written": journal.date, "decide by": journal.decide_by, "review on": journal.review_on}
    status = journal.status.capitalize()
    if journal.chosen:
        status = f"Decided for {bold(journal.chosen)} ({journal.status})"
    return " · ".join([status, *(f"{what} {day}" for what, day in days.items() if day)])


def skylines_in_words(results: Results) -> str:
    """Return what the two skylines show."""
    return " ".join(options.skyline(results, option) for option in results.pair)


def weighed_for(decision: Decision) -> str:
    """Return the weights in force in percent, with the phase's name where they have one."""
    phase = presets.phase_of(decision.weights)
    percents = _percents(decision.weights).items()
    shares = ", ".join(f"{d.label.lower()} {share}" for d, share in percents)
    return f"Weights {f'of the phase {phase}' if phase else 'of your own'}: {shares}."


def assumed(assumptions: Assumptions) -> str:
    """Return the carry-over rule, and the assumptions that are not the usual ones."""
    usual = Assumptions().model_dump()
    others = [
        f"{name.replace('_', ' ')} {_numbers(value)}"
        for name, value in assumptions.model_dump().items()
        if value != usual[name] and name != "carry_over"
    ]
    own = f"numbers of your own ({_numbers(assumptions.carry_over.model_dump())})"
    rule = assumptions.carry_over_rule or own
    return f"What carries over: {rule}. Other assumptions: {'; '.join(others) or 'the usual ones'}."


def _situation(results: Results) -> list[str]:
    decision = results.decision
    lines = [
        escaped(f"{roles.line(results, role)} · {roles.spikes(results, role)}")
        for role in sorted(decision.roles, key=lambda role: role.start)
    ]
    so_far = [f"The roles so far, as of {decision.as_of:%Y-%m}:", bullets(lines)] if lines else []
    goal = labelled("Long-term goal", decision.goal)
    return [*paragraphs(decision.journal.situation), *goal, *so_far]


def _options(results: Results) -> list[str]:
    """Return the weights, all options in a table, today's coverage, and each option's part."""
    rows = [
        [
            escaped(option.name) or "–",
            points(option.gain),
            "–" if option.fit is None else out_of_ten(option.fit),
            percent(option.total, 1),
            listed([d.label.lower() for d in option.spikes] or ["none"], "and"),
        ]
        for option in results.scores.ranked()
    ]
    heading = ("Option", "Gain, points", "Fit of 10", "Portfolio coverage", "Spikes")
    today = f"Portfolio coverage today: {percent(results.scores.today_total, 1)}."
    parts = [
        block
        for option in results.scores.options
        if option.option.job
        for block in _option(results, option, option.option.job)
    ]
    return [weighed_for(results.decision), table(heading, rows, right=(1, 2, 3)), today, *parts]


def _option(results: Results, option: Score, job: Role | Offer) -> list[str]:
    """Return an option's terms, its ratings, what stands behind them, and remarks on it."""
    remarks = [*options.flags(results, option), options.capped(results, job)]
    return [
        f"### {escaped(option.name) or '–'}",
        _terms(option, job),
        _ratings(results, option, job),
        *filter(None, [bullets(map(escaped, remarks))]),
        *labelled("Reason", job.reason),
    ]


def _terms(option: Score, job: Role | Offer) -> str:
    offer = job if isinstance(job, Offer) else None
    terms = (
        escaped(job.title),
        f"{months(option.option.months)} {'planned' if offer else 'in the role at the end'}",
        f"{job.relevance} to the goal",
        f"{offer.door} door" if offer else "",
        f"reply by {offer.reply_by}" if offer and offer.reply_by else "",
    )
    return " · ".join(filter(None, terms))


def _ratings(results: Results, option: Score, job: Role | Offer) -> str:
    columns = {
        "Dimension": [d.label for d in Dimension],
        "Weight": [*_percents(results.decision.weights).values()],
        "Rating": [rating(job.ratings[d]) for d in Dimension],
        "Evidence": [
            "–" if (rated := job.ratings[d]) is None else _evidence(job, d, rated)
            for d in Dimension
        ],
        "Covered then": [percent(option.coverage[d]) for d in Dimension],
        "Note": [escaped(job.notes.get(d, "")) for d in Dimension],
    }
    if not any(columns["Note"]):
        del columns["Note"]
    return table([*columns], zip(*columns.values(), strict=True), right=(1, 2, 4))


def _evidence(job: Role | Offer, d: Dimension, rated: float) -> str:
    said = evidence(evidence_behind(job, d), rated)
    from_pay = d is Dimension.COMPENSATION and isinstance(job, Offer) and job.from_pay
    return f"{said}, from pay" if from_pay else said


def _chart(results: Results, picture: str, alternative: str) -> list[str]:
    shown = escaped(alternative or skylines_in_words(results))
    return [f"![{shown}]({quote(picture)})" if picture else shown]


def _how_sure(results: Results) -> list[str]:
    """Return how likely the answer is, how other weights would change it, and what is assumed."""
    unlocked = Results(results.decision) if results.locked else results
    found = answer.answer(results)
    tips, shares = sureness.tips(unlocked), _percents(results.decision.weights)
    paragraphs_of = [
        (
            f"{found.chance}." if found.chance else "",
            band(results),
            answer.estimated(results),
            sureness.strongest_role(results),
            gains.fit_and_gain(results),
            gains.other_rule(results),
        ),
        (
            sureness.leads_in(results),
            sureness.best_of_all(results),
            sureness.smallest_shift(results),
            sureness.shortest_stay(results),
            gains.fresh_clock(results),
        ),
    ]
    return [
        *(escaped(" ".join(filter(None, sentences))) for sentences in paragraphs_of),
        table(
            ("Weight", "Now", "Another option leads"),
            [[d.label, share, escaped(tips[d])] for d, share in shares.items()],
            right=(1,),
        ),
        escaped(assumed(results.decision.assumptions)),
    ]


def _choice(journal: Journal) -> list[str]:
    confidence = journal.confidence
    sure = "" if confidence is None else f", with a confidence of {percent(confidence)}"
    chosen = f"Chosen: {bold(journal.chosen)}{sure}." if journal.chosen else "Not decided yet."
    gut = f"Before the numbers were shown, the gut feeling was {escaped(journal.gut or '')}."
    return [chosen, *([gut] if journal.gut else []), *paragraphs(journal.reasons)]


def _prediction(prediction: Prediction) -> list[str]:
    stated = paragraphs(prediction.statement)
    if not stated and prediction.replace(statement="") == Prediction():
        return []
    chance, day = prediction.probability, prediction.resolve_by
    came_true = {None: "still open", True: "it came true", False: "it did not come true"}
    facts = [
        "" if chance is None else f"probability {percent(chance)}",
        f"to be settled by {day}" if day else "",
        came_true[prediction.came_true],
    ]
    line = " · ".join(filter(None, facts))
    return [*stated, f"{line[0].upper()}{line[1:]}."]


def _ask(results: Results) -> list[str]:
    """Return the questions that matter most, and what would let one come back through a door."""
    decision, comparison = results.decision, results.comparison
    must_haves_first = [
        f"{bold(name)}: “{escaped(question)}”" for name, question, _ in must_haves.to_ask(results)
    ]
    questions = [
        f"{bold(f'{asked.option}, {asked.dimension.label.lower()}')}:"
        f" “{ask.QUESTIONS[asked.dimension]}” {escaped(ask.if_it_were(results, asked))}"
        for asked in (comparison.still_to_ask[:3] if comparison else ())
    ]
    back = labelled("What would let me come back", decision.journal.come_back)
    if not back and any(offer.door is Door.ONE_WAY for offer in decision.offers):
        back = ["A one-way door is among the offers: what would let you come back?"]
    return [*filter(None, [bullets([*must_haves_first, *questions])]), *back]


def _table(rows: Rows, *what: str) -> list[str]:
    """Return what rows show, and these, the first the heading, as Markdown; nothing for no rows."""
    heading, *cells = [[escaped(cell) for cell in row] for row in rows] or [[]]
    return [*what, table(heading, cells)] if cells else []


def _pay(results: Results) -> list[str]:
    """Return what each letter comes to within the stay; nothing where no pay is entered."""
    lines = pay.lines(results)
    if not lines:
        return []
    heading, *rows = pay.table(results)
    cells = [[escaped(cell) for cell in row] for row in rows]
    return [bullets(map(escaped, lines)), table(heading, cells, right=(1, 2, 3, 4))]


def _outside(results: Results) -> list[str]:
    jobs = ((option.name, option.option.job) for option in results.scores.options)
    offers = ((name, job) for name, job in jobs if isinstance(job, Offer))
    return [block for name, offer in offers for block in labelled(name, offer.outside)]


def _how_weighed(decision: Decision) -> list[str]:
    phase, changes = presets.phase_of(decision.weights), decision.journal.changes
    source = f"those of the life phase {phase}" if phase else "your own, not those of a life phase"
    return [f"They are {source}.", *([_counts(changes)] if changes else [])]


def _counts(changes: Changes) -> str:
    """Return how often weights and ratings were changed."""
    since = "after the first look at the answer"
    if not changes.weights and not changes.ratings:
        return f"Neither weights nor ratings were changed {since}."
    one = "one" if changes.leader == 1 else changes.leader
    other = f"{one} of these changes made another option lead"
    return (
        f"Weights were changed {_times(changes.weights)} and ratings {_times(changes.ratings)}"
        f" {since}; {other if changes.leader else 'the leader stayed the same'}. Undoing a change"
        " counts as another."
    )


def _review(journal: Journal) -> list[str]:
    """Return how it turned out, or when to ask."""
    review = journal.review
    judged = {"Outcome": review.outcome, "Process": review.process, "Luck": review.luck}
    written = [
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
    return [*filter(None, written)] or [prompt]


def _brier(prediction: Prediction) -> str:
    if prediction.brier_score is None:
        return ""
    always = f"0.25: what always saying {percent(0.5)} gets"
    scale = f"0: sure and right; {always}; 1: sure and wrong"
    return f"Brier score of the prediction: {prediction.brier_score:.2f} ({scale})."


def _percents(weights: Weights) -> dict[Dimension, str]:
    return {d: f"{whole}\N{NO-BREAK SPACE}%" for d, whole in weights.percents().items()}


def _times(number: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(number, f"{number} times")


def _numbers(value: object) -> str:
    """Return a number, or several with their names."""
    if not isinstance(value, dict):
        return f"{value:g}"
    return ", ".join(
        f"{str(name).replace('_', ' ')} {_numbers(one)}" for name, one in value.items()
    )
