"""Front matter is flat, says what the data say, and where it was edited the edit is found, told,
and can be taken over.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from spikes.files.decisions import FileError, sample
from spikes.journal import front_matter
from spikes.model import Decision, Dimension, Journal, Offer, Ratings, Status, Weights
from spikes.model.domain import life_phases
from tests import strategies
from tests.hostile import TEXTS

titles = st.text(max_size=30) | st.sampled_from(TEXTS)
DECIDED = sample().replace(
    journal=Journal(
        status="accepted",
        date=date(2026, 11, 24),
        review_on=date(2027, 5, 24),
        chosen="Hexbourne",
        confidence=0.7,
    )
)


def stated(text: str) -> dict[str, Any]:
    """What another program, by the rules of YAML 1.2, reads."""
    found: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return found


def contradictions(
    edited: Mapping[str, str], decision: Decision = DECIDED
) -> dict[str, front_matter.Contradiction]:
    """What is found where front matter was edited by hand; each key with its text as it stands
    in the file.
    """
    keys = front_matter.keys(decision, "A title")
    lines = {key: front_matter.written({key: value}) for key, value in keys.items()}
    text = "".join({**lines, **{key: f"{key}: {said}\n" for key, said in edited.items()}}.values())
    return {
        found.key: found for found in front_matter.contradictions(front_matter.read(text), keys)
    }


def taken_over(edited: Mapping[str, str], decision: Decision = DECIDED) -> Decision:
    """The decision as edited front matter has it."""
    return front_matter.taken_over(decision, contradictions(edited, decision).values())


def refused(text: str) -> str:
    """What is said of front matter that is refused."""
    with pytest.raises(FileError) as error:
        front_matter.read(text)
    return str(error.value)


# Written and read


@settings(max_examples=100, deadline=None)
@given(strategies.decisions(), titles)
def test_what_is_written_is_what_another_program_reads(decision: Decision, title: str) -> None:
    """The keys are flat, in their order, and a YAML 1.2 program reads each value as what it is."""
    keys = front_matter.keys(decision, title)
    found = stated(front_matter.written(keys))
    assert [*found] == [*keys]
    assert found == keys
    assert all(type(found[key]) is type(value) for key, value in keys.items())
    assert not any(
        isinstance(item, list | dict)
        for value in found.values()
        if isinstance(value, list)
        for item in value
    )


@settings(max_examples=100, deadline=None)
@given(strategies.decisions(), titles)
def test_what_is_written_contradicts_nothing(decision: Decision, title: str) -> None:
    """Read back as it was written, front matter agrees with the data."""
    keys = front_matter.keys(decision, title)
    assert front_matter.contradictions(front_matter.read(front_matter.written(keys)), keys) == ()


def test_the_keys_of_an_entry() -> None:
    """The keys stand in the order of the format, weights in percent, and what is unknown yet is
    there to be filled in.
    """
    text = front_matter.written(front_matter.keys(DECIDED, "Hexbourne: yes or no"))
    assert text.splitlines() == [
        "title: 'Hexbourne: yes or no'",
        "type: career-decision",
        "schema: spikes/1",
        "status: accepted",
        "date: 2026-11-24",
        "decide_by:",
        "review_date: 2027-05-24",
        "reply_by:",
        "options:",
        "- Stay",
        "- Hexbourne",
        "- Fernmoor Health",
        "- CivicLine",
        "chosen: Hexbourne",
        "gut:",
        "confidence: 0.7",
        "verdict: too close to call",
        "phase: Early climb",
        "weight_social_impact: 10",
        "weight_management_chops: 10",
        "weight_industry_expertise: 25",
        "weight_compensation: 20",
        "weight_advancement_speed: 35",
        "tags:",
        "- career",
        "- decision",
    ]


def test_the_reply_that_is_due_first_is_named() -> None:
    """Of several offers with a day to answer by, the earliest counts."""
    days = (None, date(2026, 12, 9), date(2026, 12, 1))
    offers = tuple(
        offer.replace(reply_by=day) for offer, day in zip(DECIDED.offers, days, strict=True)
    )
    assert front_matter.keys(DECIDED.replace(offers=offers), "")["reply_by"] == date(2026, 12, 1)


def test_the_longest_front_matter_can_be_read() -> None:
    """Two hundred offers with the longest names still make front matter that opens."""
    offer = Offer(
        organisation="\U0001f642" * 300, title="\U0001f642" * 300, ratings=Ratings.of([5] * 5)
    )
    largest = DECIDED.replace(
        offers=(offer,) * 200, journal=DECIDED.journal.replace(gut="x" * 2000, chosen='"' * 2000)
    )
    keys = front_matter.keys(largest, "'" * 300)
    assert front_matter.contradictions(front_matter.read(front_matter.written(keys)), keys) == ()


# Contradictions


@pytest.mark.parametrize(
    "edited",
    [
        {"status": '"accepted"'},
        {"date": "'2026-11-24'"},
        {"date": "2026-11-24T00:00:00"},
        {"confidence": "7.0e-1"},
        {"weight_compensation": "20.0"},
        {"weight_compensation": '"20"'},
        {"decide_by": "null"},
        {"gut": '""'},
        {"chosen": "[Hexbourne]"},
        {"title": ">-\n  A\n  title"},
        {"phase": ""},
        {"tags": "[work, 2026]"},
        {"mood": "calm"},
        {"aliases": "[a, b]"},
    ],
)
def test_another_way_to_write_it_is_no_contradiction(edited: dict[str, str]) -> None:
    """Quotes, numbers, days and nothing may be written in any way; a person's own keys and tags
    are theirs.
    """
    assert contradictions(edited) == {}


def test_missing_keys_are_no_contradiction() -> None:
    """Who removes a key contradicts nothing, and neither does who removes them all."""
    keys = front_matter.keys(DECIDED, "A title")
    for text in ("", "status: accepted", "# nothing here"):
        assert front_matter.contradictions(front_matter.read(text), keys) == ()


@pytest.mark.parametrize(
    ("key", "said", "stated", "data", "computed"),
    [
        ("title", "Another", "Another", "A title", False),
        ("status", "superseded", "superseded", "accepted", False),
        ("date", "2026-11-25", "2026-11-25", "2026-11-24", False),
        ("decide_by", "soon", "soon", None, False),
        ("review_date", "", None, "2027-05-24", False),
        ("chosen", "CivicLine", "CivicLine", "Hexbourne", False),
        ("gut", "no", "no", None, False),
        ("confidence", ".nan", ".nan", "0.7", False),
        ("phase", "Provider", "Provider", "Early climb", False),
        ("weight_compensation", "40", "40", "20", False),
        ("verdict", "clear", "clear", "too close to call", True),
        ("reply_by", "2026-12-01", "2026-12-01", None, True),
        ("options", "[Stay, Go]", "Stay, Go", "Stay, Hexbourne, Fernmoor Health, CivicLine", True),
        ("schema", "spikes/2", "spikes/2", "spikes/1", True),
        ("type", "note", "note", "career-decision", True),
    ],
)
def test_an_edit_is_found(
    key: str, said: str, stated: str | None, data: str | None, *, computed: bool
) -> None:
    """Each key that says other than the data is named, with what either says and whether that
    follows from the rest.
    """
    found = contradictions({key: said})
    assert [*found] == [key]
    assert (found[key].stated, found[key].data, found[key].computed) == (stated, data, computed)
    sentence = str(found[key])
    assert all(
        f"“{words}”" in sentence if words else "nothing" in sentence for words in (stated, data)
    )
    assert sentence.startswith(f"{key}: ")
    assert ("follows from the data" in sentence) == computed


# Taken over


def test_edits_are_taken_over() -> None:
    """What a person may set by hand becomes part of the decision; all else stays."""
    edits = {
        "title": "New",
        "status": "superseded",
        "date": "2026-11-25",
        "decide_by": "2026-12-01",
    }
    edited = taken_over(
        {**edits, "review_date": "", "chosen": "Stay", "gut": "1e3", "confidence": "1"}
    )
    changed = Journal(
        title="New",
        status=Status.SUPERSEDED,
        date=date(2026, 11, 25),
        decide_by=date(2026, 12, 1),
        review_on=None,
        chosen="Stay",
        gut="1e3",
        confidence=1,
    )
    assert edited == DECIDED.replace(journal=changed)


def test_what_is_computed_stays() -> None:
    """A verdict set by hand is not taken over, and does not keep the rest from it."""
    assert taken_over({"verdict": "clear", "options": "[Stay]"}) == DECIDED
    assert taken_over({"verdict": "clear", "chosen": "Stay"}) == taken_over({"chosen": "Stay"})


@settings(deadline=None)
@given(strategies.journals, strategies.journals)
def test_once_taken_over_nothing_contradicts(before: Journal, after: Journal) -> None:
    """Front matter of one entry on the data of another: taken over, the two agree in all that is
    a person's own.
    """
    # The title an entry without one has is made of its options: here both have one.
    one, other = (
        DECIDED.replace(journal=journal.replace(title=journal.title or "A"))
        for journal in (before, after)
    )
    text = front_matter.written(front_matter.keys(other, other.journal.title))
    found = front_matter.contradictions(
        front_matter.read(text), front_matter.keys(one, one.journal.title)
    )
    edited = front_matter.taken_over(one, found)
    assert (
        front_matter.contradictions(
            front_matter.read(text), front_matter.keys(edited, edited.journal.title)
        )
        == ()
    )


def test_weights_are_taken_over() -> None:
    """An edited weight counts beside the others as they were; a phase brings all of its own."""
    weights = DECIDED.weights.replace(compensation=40)
    assert taken_over({"weight_compensation": "40"}).weights.shares() == pytest.approx(
        weights.shares()
    )
    assert taken_over({"phase": "Provider"}).weights == life_phases()["Provider"]
    provider = {f"weight_{d}": f"{life_phases()['Provider'][d]:g}" for d in Dimension}
    assert taken_over({"phase": "Provider", **provider}).weights == life_phases()["Provider"]


def test_weights_of_ones_own_keep_their_precision() -> None:
    """Weights that show rounded are not rounded by an edit of another one."""
    thirds = DECIDED.replace(weights=Weights.of((1, 1, 1, 0, 0)))
    edited = taken_over({"weight_compensation": "50"}, thirds).weights
    assert edited.values() == pytest.approx((100 / 3, 100 / 3, 100 / 3, 50, 0))


@pytest.mark.parametrize(
    ("edited", "said"),
    [
        ({"status": "done"}, ("status: choose 'proposed', 'accepted' or 'superseded'",)),
        ({"date": "24 November"}, ("date: write a day as YYYY-MM-DD",)),
        ({"title": "x" * 301}, ("title: shorten it to 300 characters",)),
        ({"confidence": "70"}, ("confidence: must be at most 1",)),
        ({"confidence": "high"}, ("confidence: write a number, such as 0.7",)),
        ({"confidence": ".inf"}, ("confidence: write a number",)),
        ({"status": "done", "confidence": "70"}, ("status: choose", "confidence: must be")),
        ({"phase": "Retired"}, ("no life phase", "Retired", "choose one of Balanced")),
        (
            {"weight_compensation": "-1"},
            ("weights in the front matter", "compensation: must be at least 0"),
        ),
        ({"weight_compensation": "much"}, ("weight_compensation: write a number, such as 20",)),
        (
            {f"weight_{d}": "0" for d in Dimension},
            ("weights in the front matter: raise at least one weight",),
        ),
        (
            {"phase": "Provider", "weight_compensation": "30"},
            ("phase", "remove the phase, or correct the weights"),
        ),
    ],
)
def test_what_cannot_be_taken_over_is_refused(
    edited: dict[str, str], said: tuple[str, ...]
) -> None:
    """Each edit that makes no decision is named, with what to do."""
    with pytest.raises(FileError) as error:
        taken_over(edited)
    assert [words for words in said if words not in str(error.value)] == []
    assert all(sentence.endswith(".") for sentence in error.value.sentences)


# Refused


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [1", "not YAML that can be read in line 2: correct it there"),
        ("a: 1\nb: }", "in line 3"),
        ("a: \x01", "not YAML that can be read"),
        ('a: "\\UFFFFFFFF"', "not YAML that can be read"),
        ("a: &x 1", "an anchor or an alias"),
        ("a: [&x 1, *x]", "an anchor or an alias"),
        ("a: *x", "an anchor or an alias"),
        ("a: &x [x, x]\nb: [*x, *x]", "an anchor or an alias"),
        ("a: {b: 1}", "a value within a value"),
        ("a: [[1]]", "a value within a value"),
        ("? [a]\n: 1", "a value within a value"),
        ("[" * 50_000, "holds no keys"),
        ("a: " + "[" * 50_000, "a value within a value"),
        ("just words", "holds no keys"),
        ("- a", "holds no keys"),
        ("a: 1\na: 2", "“a” stands twice"),
        ("a: " + "x" * 64_000, "longer than 64,000 characters"),
    ],
    ids=lambda value: value[:20],
)
def test_front_matter_that_is_refused(text: str, said: str) -> None:
    """What is no flat YAML is refused with a sentence, and never taken apart further than needed
    to see that.
    """
    assert said in refused(text)
    assert refused(text).endswith(".")


def in_words(read: Callable[[], object]) -> bool:
    """Whether something can be read, or is refused with sentences."""
    try:
        return read() is not None
    except FileError as error:
        return all(sentence.endswith(".") for sentence in error.sentences)


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.sampled_from("ab1:-[]{}&*!|>'\"#%@`,?~ \n\t\\UFx0.é\x85\ufeff"), max_size=40)
    | st.text(max_size=20)
)
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    """No text makes the reader fail in any other way than with a sentence."""
    assert in_words(lambda: front_matter.read(text))


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([*front_matter.OWN, *front_matter.WEIGHTS, "phase", "verdict"]),
    st.text(max_size=8) | st.sampled_from(TEXTS),
)
def test_any_edit_is_taken_over_or_refused_in_words(key: str, said: str) -> None:
    """Whatever a key is made to say, it becomes part of the decision or is refused with a
    sentence.
    """
    found = front_matter.contradictions({key: said}, front_matter.keys(DECIDED, "A title"))
    assert in_words(lambda: front_matter.taken_over(DECIDED, found))
