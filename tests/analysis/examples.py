"""What the tests of the analysis begin with: the sample, plain coverages, two equal offers."""

from hypothesis import assume

from spikes import edits
from spikes.analysis.results import Results
from spikes.files.decisions import sample
from spikes.model import Decision, Dimension, Evidence, Offer, Ratings, Role, Weights
from spikes.model.names import offer_names
from spikes.scoring import Option, Score, Scores, compared, score

SOCIAL, MANAGEMENT, INDUSTRY, PAY, SPEED = Dimension
SAMPLE = Results(sample())
BALANCED = Weights.of([20] * 5)

Five = tuple[float, ...]  # a number for each dimension


def by_dimension(five: Five) -> dict[Dimension, float]:
    """Return five numbers, each by its dimension."""
    return dict(zip(Dimension, five, strict=True))


def scored(*coverages: Five) -> Scores:
    """Return scores of options with these coverages, named A, B, …, equally weighted."""
    options = []
    for letter, five in zip("ABCDEFGH", coverages, strict=False):
        mean, option = sum(five) / 5, Option(letter, None, 0, ())
        options.append(Score(option, by_dimension(five), mean, mean, None, (), (), ()))
    return Scores(dict.fromkeys(Dimension, 0.0), 0.0, (), tuple(options))


def offer(name: str, *ratings: float, **fields: object) -> Offer:
    """Return an offer with these ratings; a single one is for all five dimensions."""
    five = ratings if len(ratings) > 1 else ratings * 5
    return Offer(organisation=name, ratings=Ratings.of(five), **fields)


def tied_pair() -> Decision:
    """Return two offers alike in all but their names, and a role to stay in."""
    role = Role(organisation="Now", start="2020-01", ratings=Ratings.of([2] * 5))
    alike = (offer(name, 5, 6, 7, 4, 3) for name in "AB")
    return Decision(as_of="2024-01", roles=(role,), offers=tuple(alike), weights=BALANCED)


def ticked_sample() -> Decision:
    """Return the sample with its roles rated by ticks: their ratings of 7 or more are spikes."""
    decision = sample()
    for i, role in enumerate(decision.roles):
        spikes = [d for d in Dimension if (role.ratings[d] or 0) >= 7]
        decision = edits.edit_role(decision, i, ratings=Ratings.none_yet()).decision
        decision = edits.tick(decision, i, spikes).decision
    return decision


def a_role_decides() -> Decision:
    """Return the sample, where its offers are seen and the current role was never rated."""
    decision, seen = sample(), dict.fromkeys(Dimension, Evidence.SEEN)
    unrated = decision.roles[3].replace(ratings=Ratings.none_yet())
    offers = [offer.replace(evidence=seen) for offer in decision.offers]
    return decision.replace(roles=[*decision.roles[:3], unrated], offers=offers)


def pair_of(decision: Decision) -> tuple[Score, Score]:
    """Return the two options compared, the better first; an example without two is skipped."""
    pair = compared(decision, score(decision))
    assume(len(pair) == 2)
    first, second = sorted(pair, key=lambda option: -option.total)
    return first, second


def with_offer(decision: Decision, name: str, **changes: object) -> Decision:
    """Return the decision with one offer changed."""
    offers = [*decision.offers]
    index = offer_names(offers).index(name)
    offers[index] = offers[index].replace(**changes)
    return decision.replace(offers=tuple(offers))
