"""Decisions come back from files as they were; what is no decision is refused with a sentence
that helps.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spikes.files.decisions import LARGEST_FILE, FileError, blank, from_json, read, sample, to_json
from spikes.model import (
    CARRY_OVER_RULES,
    Assumptions,
    Decision,
    Dimension,
    Offer,
    Ratings,
    Role,
    Weights,
)
from spikes.model.domain import DATA, archetypes, life_phases, phase_of, rating_guide
from tests import strategies

OFFER: dict[str, Any] = {"organisation": "A", "ratings": dict.fromkeys(Dimension, 5)}
UNEVEN = dict(zip(Dimension, (1, 2, 3, 4, 5), strict=True))


def content(**keys: object) -> bytes:
    """A file with these keys and, unless among them, no offers."""
    return json.dumps({"offers": [], **keys}).encode()


def sentences(content: bytes, phase: str | None = None) -> str:
    """What is said of a file that is refused."""
    with pytest.raises(FileError) as error:
        from_json(content, phase)
    return str(error.value)


# Back as it was


@settings(max_examples=100, deadline=None)
@given(strategies.decisions())
def test_a_saved_decision_comes_back_equal(decision: Decision) -> None:
    """Whatever can be entered can be saved, and reads as it was."""
    assert from_json(to_json(decision).encode()) == decision


def test_the_largest_decision_comes_back() -> None:
    """200 roles and 200 offers with every text full, in the characters that take most room, can
    be opened again.
    """
    line, text = "\x01" * 300, "\x01" * 2000
    notes = dict.fromkeys(Dimension, text)
    ratings = Ratings.of([1 / 3] * 5)
    role = Role(
        title=line,
        organisation=line,
        start=date(2020, 1, 1),
        end=date(2020, 1, 1),
        ratings=ratings,
        reason=text,
        notes=notes,
    )
    offer = Offer(
        title=line, organisation=line, ratings=ratings, reason=text, outside=text, notes=notes
    )
    largest = blank().replace(goal=text, roles=(role,) * 200, offers=(offer,) * 200)
    assert from_json(to_json(largest).encode()) == largest


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    """A saved file reads the same by its path, with a byte order mark before it too."""
    path = tmp_path / "decision.json"
    for mark in (b"", b"\xef\xbb\xbf"):
        path.write_bytes(mark + to_json(sample()).encode())
        assert read(path) == sample()


def test_a_comparison_of_what_is_gone_is_not_saved() -> None:
    """Names that are no options any more do not make a file that cannot be opened."""
    stale = sample().replace(compare=("Hexbourne", "Gone"))
    assert from_json(to_json(stale).encode()) == sample().replace(compare=None)


def test_what_is_compared_may_be_named_uncut() -> None:
    """An option with a long name is found by it in full, as a person writes it, and by the name
    it has on the page.
    """
    organisation = "A name that goes on for more than forty characters"
    offers = [sample().offers[0].replace(organisation=organisation), sample().offers[1]]
    saved = to_json(
        sample().replace(
            offers=offers, compare=("A name that goes on for more than forty…", "Stay")
        )
    )
    assert (uncut := saved.replace(" forty…", " forty characters")) != saved
    assert from_json(uncut.encode()) == from_json(saved.encode())
    assert from_json(saved.encode()).compare == ("A name that goes on for more than forty…", "Stay")
    both = saved.replace('"Stay"', f'"{organisation}"')
    assert "compare needs two different options" in sentences(both.encode())
    elsewhere = saved.replace("A name that goes on for more than forty…", "A name that goes…")
    assert from_json(elsewhere.encode()).compare is None


# Defaults and weights


def test_offers_alone_are_a_decision() -> None:
    """All but the offers has the documented default."""
    decision = from_json(b'{"offers": []}')
    assert decision == blank()
    assert decision.as_of == date.today().replace(day=1)
    assert (
        decision.goal,
        decision.stay_months,
        decision.roles,
        decision.offers,
        decision.compare,
    ) == ("", 24, (), (), None)
    assert decision.assumptions == Assumptions()
    assert decision.weights == life_phases()["Balanced"]
    offer = from_json(content(offers=[OFFER])).offers[0]
    assert (offer.planned_months, offer.relevance, offer.door, offer.reply_by, offer.evidence) == (
        24,
        "core",
        "two-way",
        None,
        {},
    )


@pytest.mark.parametrize(
    ("keys", "phase", "weights"),
    [
        ({}, None, life_phases()["Balanced"]),
        ({"phase": "Provider"}, None, life_phases()["Provider"]),
        ({"phase": "Provider", "weights": UNEVEN}, None, Weights(**UNEVEN)),
        ({"weights": UNEVEN}, "Give back", life_phases()["Give back"]),
        ({"phase": "Provider", "weights": UNEVEN}, "Give back", life_phases()["Give back"]),
        ({"phase": "Provider"}, "Give back", life_phases()["Give back"]),
    ],
)
def test_where_the_weights_come_from(
    keys: dict[str, object], phase: str | None, weights: Weights
) -> None:
    """The phase asked for beats the file's weights, these beat its phase, and without any the
    phases weigh alike.
    """
    assert from_json(content(**keys), phase).weights == weights


def test_weights_of_a_phase_are_saved_by_its_name() -> None:
    """A phase is saved by name, weights of one's own by their numbers."""
    by_phase, own = (
        json.loads(to_json(sample())),
        json.loads(to_json(sample().replace(weights=Weights(**UNEVEN)))),
    )
    assert by_phase["phase"] == phase_of(sample().weights) == "Early climb"
    assert own["weights"] == UNEVEN
    assert "weights" not in by_phase
    assert "phase" not in own


def test_assumptions_are_read() -> None:
    """Any of the assumptions may be given, the carry-over as a rule's name, as five numbers in
    order or by dimension.
    """
    rule, *_ = (name for name in CARRY_OVER_RULES if name != Assumptions().carry_over_rule)
    for carry_over in (rule, [1] * 5, dict.fromkeys(Dimension, 1)):
        assumptions = from_json(
            content(assumptions={"ceiling": 0.5, "carry_over": carry_over})
        ).assumptions
        assert assumptions == Assumptions(ceiling=0.5, carry_over=CARRY_OVER_RULES[rule])


# What is refused, and in which words


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"", ("line 1, column 1", "Correct it there")),
        (b"Dear diary", ("line 1, column 1", "choose a .json file")),
        (b'{\n "offers": [\n', ("line 3, column 1", "Correct it there")),
        (b'{"offers": []} {}', ("line 1, column 16", "Correct it there")),
        (b"\xff\xfe{\x00}\x00", ("UTF-8", "choose a .json file")),
        (b"[]", ("no “offers”", "a .json file that Spikes saved")),
        (b"null", ("no “offers”", "a .json file that Spikes saved")),
        (b'{"offer": []}', ("no “offers”", "a .json file that Spikes saved")),
        (b'{"offers": [], "goal": "a", "goal": "b"}', ("“goal” stands twice", "remove one")),
        (b'{"offers": [{"title": "a", "title": "b"}]}', ("“title” stands twice", "remove one")),
        (b'{"offers": [], "stay_months": NaN}', ("NaN", "write a finite one")),
        (
            b'{"offers": [], "weights": {"compensation": -Infinity}}',
            ("-Infinity", "write a finite one"),
        ),
        (
            b'{"offers": [], "stay_months": ' + b"9" * 5000 + b"}",
            ("a number that cannot be read", "correct it"),
        ),
        (
            content(assumptions={"ceiling": 10**400}),
            ("assumptions, ceiling", "write a finite number"),
        ),
        (content(schema="spikes/2"), ("newer kind (spikes/2)", "update Spikes")),
        (content(schema="spikes/10"), ("newer kind (spikes/10)", "update Spikes")),
        (content(schema="careers/1"), ("schema", "careers/1", "Choose a file")),
        (content(schema=1), ("schema", "Choose a file")),
        (content(schema_="spikes/1"), ("schema_: no such key", "write “schema”")),
        (content(gaol="x"), ("gaol: no such key", "remove it, or write “goal”")),
        (content(phases="Balanced"), ("phases: no such key", "write “phase”")),
        (content(zzz=1), ("zzz: no such key is known here: remove it.",)),
        (
            content(offers=[OFFER, {**OFFER, "planed_months": 3}]),
            ("offers 2, planed_months", "write “planned_months”"),
        ),
        (
            content(phase="Retired"),
            ("no life phase", "Retired", "choose one of Balanced", "Give back"),
        ),
        (content(phase=["Balanced"]), ("no life phase", "choose one of")),
        (
            content(compare=["Keep looking", "B"], offers=[OFFER]),
            ("compare", "“B”", "Choose two of “Keep looking” or “A”"),
        ),
        (content(compare=["A", "A"], offers=[OFFER]), ("compare needs two different options",)),
        (content(offers={}), ("offers: write a list",)),
        (content(offers=[5]), ("offers 1: write an object",)),
        (content(offers=[{"organisation": "A"}]), ("offers 1, ratings: this is missing: add it",)),
        (
            content(offers=[{"ratings": OFFER["ratings"]}]),
            ("offers 1, organisation: this is missing: add it",),
        ),
        (
            content(offers=[{**OFFER, "organisation": " "}]),
            ("offers 1, organisation: give it a name",),
        ),
        (
            content(offers=[{**OFFER, "organisation": 5}]),
            ("offers 1, organisation: write text, in quotes",),
        ),
        (
            content(offers=[{**OFFER, "title": "x" * 301}]),
            ("offers 1, title: shorten it to 300 characters",),
        ),
        (
            content(offers=[{**OFFER, "reason": "x" * 2001}]),
            ("offers 1, reason: shorten it to 2,000 characters",),
        ),
        (
            content(offers=[{**OFFER, "reason": "\ud800"}]),
            ("offers 1, reason: remove the broken character",),
        ),
        (
            content(offers=[{**OFFER, "planned_months": 2.5}]),
            ("offers 1, planned_months: write a whole number",),
        ),
        (
            content(offers=[{**OFFER, "planned_months": 0}]),
            ("offers 1, planned_months: must be at least 1",),
        ),
        (
            content(offers=[{**OFFER, "planned_months": 601}]),
            ("offers 1, planned_months: must be at most 600",),
        ),
        (
            content(offers=[{**OFFER, "door": "revolving"}]),
            ("offers 1, door: choose 'two-way' or 'one-way'",),
        ),
        (
            content(offers=[{**OFFER, "reply_by": "soon"}]),
            ("offers 1, reply_by: write a day as YYYY-MM-DD",),
        ),
        (
            content(offers=[{**OFFER, "notes": {"pay": "x"}}]),
            ("offers 1, notes, pay: choose 'social_impact'",),
        ),
        (
            content(offers=[{**OFFER, "ratings": UNEVEN | {"compensation": 11}}]),
            ("offers 1, ratings, compensation: must be at most 10",),
        ),
        (
            content(offers=[{**OFFER, "ratings": UNEVEN | {"compensation": "9"}}]),
            ("ratings, compensation: write a number, without quotes",),
        ),
        (content(offers=[OFFER] * 201), ("offers: at most 200 fit: remove some",)),
        (
            content(weights=dict.fromkeys(Dimension, 0)),
            ("weights: raise at least one weight above 0",),
        ),
        (content(assumptions={"power": 0}), ("assumptions, power: must be more than 0",)),
        (
            content(assumptions={"carry_over": "x"}),
            ("assumptions, carry_over: choose “Skills last, pay is spent” or",),
        ),
        (
            content(as_of="2026-11", roles=[{**OFFER, "start": "2027-01"}]),
            ("A goes on after 2026-11", "correct its months"),
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_bad_file_is_refused_with_what_to_do(file: bytes, said: tuple[str, ...]) -> None:
    """The sentence names the place and says what to do about it."""
    sentence = sentences(file)
    assert [words for words in said if words not in sentence] == []
    assert sentence.endswith(".")


def test_every_mistake_is_named_at_once() -> None:
    """A file with two mistakes is refused with two sentences."""
    assert len(sentences(content(goal=5, stay_months=-1)).splitlines()) == 2


def test_a_phase_nobody_knows_is_refused() -> None:
    """A phase asked for by a wrong name is refused with the names that exist, whatever the file
    says.
    """
    assert all(
        name in sentences(content(phase="Balanced"), "Retired")
        for name in ("Retired", *life_phases())
    )


@pytest.mark.parametrize("key", ["goal", "phase", "schema", "offers", "unknown"])
@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b'{"a":', b"}")])
def test_a_file_nested_too_deeply_is_refused(key: str, opening: bytes, closing: bytes) -> None:
    """However deep the nesting, under whichever key, there is a sentence and no collapse."""
    for depth in (100, 400, 900, 960, 980, 990, 1000, 100_000):
        assert sentences(
            b'{"offers": [], "%s": %s1%s}' % (key.encode(), opening * depth, closing * depth)
        ).endswith(".")
    assert "nested too deeply" in sentences(opening * 100_000)


def test_a_file_larger_than_any_decision_is_refused(tmp_path: Path) -> None:
    """A file beyond the largest decision is refused before it is parsed, from a path and as
    bytes.
    """
    path, larger = tmp_path / "large.json", b'{"offers": []}' + b" " * LARGEST_FILE
    path.write_bytes(larger)
    with pytest.raises(FileError, match=r"larger than 40 MB.*choose a \.json file"):
        read(path)
    assert "larger than" in sentences(larger)
    assert from_json(larger[:LARGEST_FILE]) == blank()


@pytest.mark.parametrize("name", ["missing.json", ".", "x" * 300, "file/below"])
def test_a_path_without_a_file_is_refused(tmp_path: Path, name: str) -> None:
    """A missing file, a directory or an impossible name is refused by its path."""
    (tmp_path / "file").touch()
    with pytest.raises(
        FileError, match=r"cannot be read \(.+\): check the name and try again"
    ) as error:
        read(tmp_path / name)
    assert str(tmp_path / name) in str(error.value)


def read_or_refused_in_words(content: bytes) -> bool:
    """Whether a file gives a decision, or else at least one sentence, each of which can be
    shown.
    """
    try:
        return isinstance(from_json(content), Decision)
    except FileError as error:
        return bool(error.sentences) and all(
            sentence.strip().encode() for sentence in error.sentences
        )


# Every character, the halves of broken ones too.
json_text = st.text(st.characters(), max_size=5)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | json_text | st.just(10**400),
    lambda values: st.lists(values, max_size=4) | st.dictionaries(json_text, values, max_size=4),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.binary() | st.binary().map(lambda bytes_: b'{"offers": [' + bytes_ + b"]}"))
def test_arbitrary_bytes_give_a_decision_or_a_sentence(content: bytes) -> None:
    """No bytes at all make the reader fail in any other way than with a sentence."""
    assert read_or_refused_in_words(content)


@settings(max_examples=150, deadline=None)
@given(json_values | st.fixed_dictionaries({"offers": st.lists(json_values, max_size=2)}))
def test_arbitrary_json_gives_a_decision_or_a_sentence(value: object) -> None:
    """No JSON makes the reader fail in any other way than with a sentence."""
    assert read_or_refused_in_words(json.dumps(value).encode())


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_file_changed_anywhere_gives_a_decision_or_a_sentence(data: st.DataObject) -> None:
    """A good file with any one value in it replaced by any other, or any key renamed, is read or
    refused with a sentence.
    """
    keys = json.loads(to_json(sample().replace(assumptions=Assumptions(power=3))))
    place = keys
    while True:
        key = data.draw(
            st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place)))
        )
        if (
            not place[key]
            or not isinstance(place[key], dict | list)
            or data.draw(st.integers(0, 3)) == 0
        ):
            break
        place = place[key]
    if isinstance(place, dict) and data.draw(st.booleans()):
        place[data.draw(json_text)] = place.pop(key)
    else:
        place[key] = data.draw(json_values)
    assert read_or_refused_in_words(json.dumps(keys).encode())


# The tables under data/


def test_life_phases_total_100() -> None:
    """The six life phases are percentages that total 100; the default comes first."""
    assert list(life_phases()) == [
        "Balanced",
        "Early climb",
        "Domain builder",
        "Provider",
        "People leader",
        "Give back",
    ]
    assert {sum(weights.values()) for weights in life_phases().values()} == {100}
    assert life_phases()["Provider"].values() == (15, 10, 20, 45, 10)
    assert all(phase_of(weights) == name for name, weights in life_phases().items())


def test_the_guide_has_a_phrase_for_every_rating() -> None:
    """For each dimension five bands, from 0 upwards, each with a phrase of its own."""
    assert list(rating_guide()) == list(Dimension)
    for bands in rating_guide().values():
        assert list(bands) == [0, 3, 5, 7, 9]
        assert len({phrase.strip() for phrase in bands.values()} - {""}) == 5


def test_archetypes_are_ratings() -> None:
    """Ten starting points, no two alike, each valid ratings."""
    assert len(set(archetypes())) == len(set(archetypes().values())) == 10
    assert all(isinstance(ratings, Ratings) for ratings in archetypes().values())
    assert archetypes()["Founder"].values() == (5, 6, 8, 1, 9)


def test_the_sample_reads() -> None:
    """The sample career has four roles, the last of them current, and three offers, two of them
    side by side.
    """
    assert sample() == from_json((DATA / "sample.json").read_bytes())
    assert (len(sample().roles), len(sample().offers)) == (4, 3)
    assert sample().current_role == sample().roles[-1]
    assert sample().compare == ("Hexbourne", "Fernmoor Health")
