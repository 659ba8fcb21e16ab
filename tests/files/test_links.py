"""A link holds what the numbers need, no texts, and opens or is refused with a sentence."""

import base64
import json
import re
import zlib
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spikes.analysis.time import later
from spikes.files import decisions as files
from spikes.files import links as share
from spikes.files.decisions import FileError
from spikes.model import Decision, Dimension, Evidence, Offer, Ratings, Role, Weights
from spikes.scoring import options, score
from tests import strategies
from tests.journal.test_entry import with_text_everywhere
from tests.strategies import decisions

SAMPLE = files.sample()
NAMED = "Quartz & Søn"


def packed(content: bytes) -> str:
    """Return a fragment that holds any bytes."""
    return share.MARK + base64.urlsafe_b64encode(zlib.compress(content, 9)).decode().rstrip("=")


def unpacked(fragment: str) -> str:
    """Return what a fragment holds, as text."""
    code = fragment.removeprefix(share.MARK)
    return zlib.decompress(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))).decode()


@settings(deadline=None)
@given(strategies.decisions())
def test_the_numbers_stay_the_same(decision: Decision) -> None:
    """Opened from a link, every option has the coverage, gain and flags that it had."""
    there, here = score(share.opened(share.fragment(decision)).decision), score(decision)
    assert [(o.coverage, o.total, o.fit, o.flags) for o in there.options] == [
        (o.coverage, o.total, o.fit, o.flags) for o in here.options
    ]
    assert there.today == here.today


@settings(deadline=None)
@given(strategies.decisions())
def test_names_go_along_where_asked_for(decision: Decision) -> None:
    """With names, options are called and chosen as before."""
    opened = share.opened(share.fragment(decision, names=True)).decision
    names = [option.name for option in options(decision)]
    assert [option.name for option in options(opened)] == names
    assert opened.compare == (
        decision.compare if set(decision.compare or ()) <= set(names) else None
    )
    assert opened.weights == decision.weights


def test_words_stay_at_home() -> None:
    """No text of a person's is in a link, nor a name unless asked for, however often it is used."""
    decision = with_text_everywhere(NAMED)
    assert "Quartz" not in unpacked(share.fragment(decision))
    told = unpacked(share.fragment(decision, names=True))
    jobs = len(decision.roles) + len(decision.offers)
    assert told.count("Quartz") == 2 * jobs + 1 + len(decision.offers)  # and of the must-have
    opened = share.opened(share.fragment(decision, names=True)).decision
    assert (opened.goal, opened.journal) == (
        "",
        Decision(offers=(), weights=SAMPLE.weights).journal,
    )


@settings(deadline=None, max_examples=30)
@given(strategies.decisions())
def test_must_haves_go_along_as_names_do(decision: Decision) -> None:
    """Each keeps its answers, under its own words or a number; the next phase goes along too."""
    named = share.opened(share.fragment(decision, names=True)).decision
    nameless = share.opened(share.fragment(decision)).decision
    numbers = [f"Must-have {number}" for number in range(1, len(decision.must_haves) + 1)]
    assert named.must_haves == decision.must_haves
    assert list(nameless.must_haves) == numbers
    for here, there, one in zip(decision.offers, named.offers, nameless.offers, strict=True):
        assert there.meets == here.meets
        answers = [here.meets.get(text) for text in decision.must_haves]
        assert [one.meets.get(number) for number in numbers] == answers
    assert named.next_phase == nameless.next_phase == decision.next_phase


def test_pay_goes_along() -> None:
    """A link has pay and its market, without the market's source."""
    decision = with_text_everywhere(NAMED)
    opened = share.opened(share.fragment(decision)).decision
    assert [offer.pay for offer in opened.offers] == [offer.pay for offer in decision.offers]
    assert decision.market
    assert opened.market == decision.market.replace(source="")


def test_a_link_of_an_older_spikes_opens_cut() -> None:
    """What a link has too much of is left out, and that is said."""
    offers = [SAMPLE.offers[0].model_dump(mode="json")] * 40
    found = share.opened(packed(json.dumps({"offers": offers}).encode()))
    assert len(found.decision.offers) == 30
    assert ["40 offers" in note for note in found.notes] == [True]


def test_the_two_compared_are_compared_there() -> None:
    """The pair on the screen goes along, by its neutral names."""
    found = share.opened(share.fragment(SAMPLE.replace(compare=("CivicLine", "Stay"))))
    assert found.decision.compare == ("Offer 3", "Stay")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(strategies.five(st.floats(0, 10)), min_size=8, max_size=8),
    strategies.five(st.floats(1e-3, 1e6)),
    st.data(),
)
def test_a_link_is_short(
    rated: list[tuple[float, ...]], weights: tuple[float, ...], data: st.DataObject
) -> None:
    """Two offers and six roles fit into 2,000 characters, all of them safe in a link."""
    ratings = [Ratings.of(numbers) for numbers in rated]
    evidence = {d: data.draw(st.sampled_from(Evidence)) for d in Dimension}
    role, offer = SAMPLE.roles[0], SAMPLE.offers[0]
    roles = [
        role.replace(
            start=(start := later(role.start, -50 * i)),
            end=later(start, 40),
            ratings=ratings[i],
            organisation="Acme",
        )
        for i in range(6)
    ]
    offers = [
        offer.replace(ratings=ratings[6 + i], evidence=evidence, organisation=f"Offered {i}")
        for i in range(2)
    ]
    decision = SAMPLE.replace(roles=roles, offers=offers, weights=Weights.of(weights), compare=None)
    link = share.fragment(decision, names=True)
    assert len(link) < 2000 - len("https://a-host-of-fifty-characters.example.org/spikes/#")
    assert re.fullmatch(r"spikes=[A-Za-z0-9_-]+", link)


@settings(max_examples=300, deadline=None)
@given(st.text() | st.binary().map(packed) | st.text(alphabet="abcXYZ019-_=", max_size=200))
def test_anything_else_is_refused_with_a_sentence(text: str) -> None:
    """What was not made by Spikes says what to do."""
    with pytest.raises(FileError, match=r"\.$"):
        share.opened(text)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**20), st.sampled_from("aZ09-_=#é\x00"))
def test_a_damaged_link_is_refused_or_right(place: int, letter: str) -> None:
    """One letter changed: what opens is as it was, else a sentence says so."""
    whole = share.fragment(SAMPLE)
    place %= len(whole)
    try:
        opened = share.opened(whole[:place] + letter + whole[place + 1 :])
    except FileError as error:
        opened, said = None, error.sentences
    if opened is None:
        assert [sentence[-1] for sentence in said] == ["."] * len(said)
    else:
        assert opened == share.opened(whole)


def test_a_cut_link_is_damaged() -> None:
    """A link of which the end is missing is named damaged."""
    whole = share.fragment(SAMPLE)
    for end in (len(whole) - 4, len(whole) // 2, len(share.MARK)):
        with pytest.raises(FileError, match="copy all of it"):
            share.opened(whole[:end])


@given(decisions(), st.sampled_from((".", ",", ")", "”.", " ", "\n", "!", "…")), st.booleans())
def test_what_stands_around_a_link_is_no_damage(
    decision: Decision,
    behind: str,
    encoded: bool,  # noqa: FBT001
) -> None:
    """A link opens as it is, percent-encoded, and with a sentence's signs behind it."""
    link = share.fragment(decision, names=True)
    shown = quote(link, safe="").replace("-", "%2D").replace("_", "%5F") if encoded else link
    assert share.opened(f"{shown}{behind}") == share.opened(link)


def test_a_link_is_small_and_holds_no_defaults() -> None:
    """What is as usual is left out, no blanks are in it, and letters are as they are."""
    phase = {"phase": "Balanced"}
    decision = files.blank().replace(as_of="2026-11", must_haves=("Søn",))
    assert unpacked(share.fragment(decision)) == (
        '{"as_of":"2026-11","roles":[],"offers":[],"must_haves":["Must-have 1"],"phase":"Balanced"}'
    )
    named = json.loads(unpacked(share.fragment(decision, names=True)))
    assert named == {"roles": [], "offers": [], "must_haves": ["Søn"], "as_of": "2026-11", **phase}
    assert "Søn" in unpacked(share.fragment(decision, names=True))
    own = decision.replace(weights=Weights.of([1, 2, 3, 4, 5]))
    assert json.loads(unpacked(share.fragment(own)))["weights"]["compensation"] == 4
    assert share.fragment(decision).startswith("spikes=eN")  # packed as small as can be


def test_a_link_holds_so_much_and_no_more() -> None:
    """One that unpacks to more than a decision can, or has more behind its end, is damaged."""
    least = b'{"offers":[]}'
    fits = share.opened(packed(least.ljust(share.LARGEST)))
    assert fits.decision == files.blank()
    behind = share.MARK + base64.urlsafe_b64encode(zlib.compress(least) + b"xyz").decode()
    whole = packed(least)
    for refused in (packed(least.ljust(share.LARGEST + 1)), behind, f"{whole[:9]}#{whole[9:]}"):
        with pytest.raises(FileError) as error:
            share.opened(refused)
        assert error.value.sentences == (share.DAMAGED,)


def test_names_that_stay_at_home_are_numbers() -> None:
    """Jobs are counted each by their kind, and days and titles stay at home too."""
    opened = share.opened(share.fragment(SAMPLE)).decision
    roles, offers = len(SAMPLE.roles), len(SAMPLE.offers)
    jobs: list[Role | Offer] = [*opened.roles, *opened.offers]
    assert [(one.organisation, one.title) for one in jobs] == [
        *((f"Role {number}", "") for number in range(1, roles + 1)),
        *((f"Offer {number}", "") for number in range(1, offers + 1)),
    ]
    dated = SAMPLE.replace(offers=[SAMPLE.offers[0].replace(reply_by="2026-12-01", outside="x")])
    (offer,) = share.opened(share.fragment(dated.replace(compare=None), names=True)).decision.offers
    assert (offer.reply_by, offer.outside, offer.reason, offer.notes) == (None, "", "", {})
    gone = SAMPLE.replace(compare=("CivicLine", "Gone"))
    assert share.opened(share.fragment(gone)).decision.compare is None
