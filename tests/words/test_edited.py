"""Whoever undoes or redoes is told what."""

from datetime import date

from spikes import edits as changes
from spikes.files import decisions as files
from spikes.model import Ratings, domain
from spikes.words import edited as edits


def test_an_edit_is_named_by_what_it_did() -> None:
    """Undo says what it undid: one job by its name, several by their number, another decision as
    such.
    """
    sample = files.sample()
    paywren, first = sample.roles[1], sample.offers[0]
    rated = changes.rate(sample, "Hexbourne", first.ratings.replace(compensation=1))
    for after, words in (
        (changes.set_weights(sample, domain.life_phases()["Provider"]), "the weights"),
        (rated, "the compensation rating of Hexbourne"),
        (changes.rate(sample, "Hexbourne", Ratings.of([0] * 5)), "the ratings of Hexbourne"),
        (changes.edit_offer(sample, 0, first.replace(title="Lead")), "the title of Hexbourne"),
        (
            changes.edit_offer(sample, 0, first.replace(reply_by=date(2027, 1, 1))),
            "the day to reply by of Hexbourne",
        ),
        (
            changes.edit_offer(sample, 0, first.replace(title="Lead", reason="Pay")),
            "2 entries of Hexbourne",
        ),
        (changes.remove_role(sample, 1), "removing Paywren"),
        (changes.add_role(sample, paywren.replace(organisation="New")), "adding New"),
        (changes.add_roles(sample, [paywren, paywren]), "adding 2 roles"),
        (changes.put_side_by_side(sample, "Stay", "CivicLine"), "which two stand side by side"),
        (sample.replace(goal="Else", stay_months=1), "the goal and the months to stay"),
        (changes.choose(sample, "Hexbourne"), "the decision in the journal"),
        (
            sample.replace(journal=sample.journal.replace(reasons="Pay")),
            "the reasons in the journal",
        ),
        (
            sample.replace(journal=sample.journal.replace(come_back="A call")),
            "what would let me come back in the journal",
        ),
        (
            sample.replace(journal=sample.journal.replace(reasons="Pay", premortem="Bored")),
            "the entry in the journal",
        ),
        (changes.look(sample, "Stay"), "the answer of your gut"),
        (files.blank(), "another decision"),
    ):
        assert edits.edited(sample, after) == words
    assert edits.edited(changes.remove_offer(sample, 0), sample) == "adding Hexbourne"


def test_a_name_that_follows_an_edit_is_none_of_its_own() -> None:
    """Where a duplicate renames what the gut preferred and what is chosen, to undo that names
    the duplicate alone.
    """
    sample = changes.choose(changes.look(files.sample(), "Hexbourne"), "Hexbourne")
    twice = changes.duplicate_offer(sample, 0)
    assert twice.journal.gut != sample.journal.gut
    assert edits.edited(twice, sample) == "removing Hexbourne: Principal PM, merchant payments (2)"
