"""Decisions come back from files as they were; what is none is refused with what to do."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spikes.analysis.chance import evidence_behind
from spikes.files.decisions import (
    LARGEST_FILE,
    FileError,
    Opened,
    _without_repeats,
    blank,
    from_json,
    opened,
    read,
    reason,
    sample,
    to_json,
    write,
)
from spikes.files.decisions import (
    content as held,
)
from spikes.model import (
    CARRY_OVER_RULES,
    Assumptions,
    Decision,
    Dimension,
    Journal,
    Offer,
    Ratings,
    Role,
    Weights,
)
from spikes.model.presets import DATA, archetypes, life_phases, phase_of, rating_guide
from tests import strategies

JSON_TEXT = st.text(st.characters(), max_size=5)  # the halves of broken characters too
ENTRY_TEXTS = ["situation", "gut", "chosen", "reasons", "change_my_mind", "premortem", "come_back"]
OFFER: dict[str, Any] = {"organisation": "A", "ratings": dict.fromkeys(Dimension, 5)}
UNEVEN = dict(zip(Dimension, (1, 2, 3, 4, 5), strict=True))


def content(**keys: object) -> bytes:
    """Return a file with these keys and, unless among them, no offers."""
    return json.dumps({"offers": [], **keys}).encode()


def offering(**keys: object) -> bytes:
    """Return a file with one offer, of these keys beside the required ones."""
    return content(offers=[{**OFFER, **keys}])


def sentences(content: bytes, phase: str | None = None) -> str:
    """Return what is said of a file that is refused."""
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
    """60 roles and 30 offers with every text full, in signs of four bytes, can be opened again."""
    text = "🙂" * 2000
    job: dict[str, Any] = {"title": "🙂" * 80, "organisation": "🙂" * 60, "reason": text}
    job |= {"ratings": Ratings.of([1 / 3] * 5), "notes": dict.fromkeys(Dimension, text)}
    role = Role(**job, start="2020-01", end="2020-01")
    offer = Offer(**job, outside=text)
    journal = Journal(title="🙂" * 80, **dict.fromkeys(ENTRY_TEXTS, text))
    largest = blank().replace(goal=text, roles=[role] * 60, offers=[offer] * 30, journal=journal)
    content = to_json(largest).encode()
    assert LARGEST_FILE * 0.9 < len(content) < LARGEST_FILE
    assert opened(content) == Opened(largest)


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


# Defaults and weights


def test_offers_alone_are_a_decision() -> None:
    """All but the offers has the documented default."""
    decision = from_json(b'{"offers": []}')
    assert decision == blank()
    assert decision.as_of == date.today().replace(day=1)
    assert (decision.goal, decision.stay_months, decision.roles) == ("", 24, ())
    assert (decision.offers, decision.compare) == ((), None)
    assert decision.assumptions == Assumptions()
    assert decision.weights == life_phases()["Balanced"]
    assert decision.schema_ == "spikes/2"
    offer = from_json(content(offers=[OFFER])).offers[0]
    assert (offer.planned_months, offer.relevance, offer.door) == (24, "core", "two-way")
    assert (offer.reply_by, offer.evidence) == (None, {})


def test_a_file_of_the_last_kind_is_what_it_was() -> None:
    """Its ratings stay, also at 5 throughout; its roles were seen; saved, it is of this kind."""
    fives: dict[Dimension, int] = dict.fromkeys(Dimension, 5)
    role = {"organisation": "A", "start": "2020-01", "ratings": fives}
    old = from_json(content(schema="spikes/1", as_of="2026-11", roles=[role], offers=[OFFER]))
    assert old == from_json(content(as_of="2026-11", roles=[role], offers=[OFFER]))
    assert old.roles[0].ratings == old.offers[0].ratings == Ratings.of([5] * 5)
    assert {evidence_behind(old.roles[0], d) for d in Dimension} == {"seen"}
    assert json.loads(to_json(old))["schema"] == "spikes/2"


def test_a_missing_rating_is_null() -> None:
    """Each dimension is named, with a number or null, and what a role's rating rests on."""
    some: dict[Dimension, int | None] = {**UNEVEN, Dimension.COMPENSATION: None}
    role = {"organisation": "A", "start": "2020-01", "ratings": some, "end": "2020-02"}
    told = {"compensation": "told"}
    made = from_json(
        content(roles=[{**role, "evidence": told}], offers=[{**OFFER, "ratings": some}])
    )
    assert made.roles[0].ratings == made.offers[0].ratings == Ratings.of((1, 2, 3, None, 5))
    assert made.roles[0].evidence == told
    saved = json.loads(to_json(made))
    assert saved["roles"][0]["ratings"] == saved["offers"][0]["ratings"] == some


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
    """The phase asked for beats the file's weights, which beat its phase, or else Balanced."""
    assert from_json(content(**keys), phase).weights == weights


def test_weights_of_a_phase_are_saved_by_its_name() -> None:
    """A phase is saved by name, weights of one's own by their numbers."""
    by_phase = json.loads(to_json(sample()))
    own = json.loads(to_json(sample().replace(weights=Weights(**UNEVEN))))
    assert by_phase["phase"] == phase_of(sample().weights) == "Early climb"
    assert own["weights"] == UNEVEN
    assert "weights" not in by_phase
    assert "phase" not in own


def test_assumptions_are_read() -> None:
    """Any assumption may be given, the carry-over as a rule, as five numbers or by dimension."""
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
        (content(schema="spikes/3"), ("newer kind (spikes/3)", "update Spikes")),
        (content(schema="spikes/10"), ("newer kind (spikes/10)", "update Spikes")),
        (content(schema="careers/1"), ("schema", "careers/1", "Choose a file")),
        (content(schema=1), ("schema", "Choose a file")),
        (content(schema_="spikes/2"), ("schema_: no such key", "write “schema”")),
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
            offering(organisation=" "),
            ("offers 1, organisation: give it a name",),
        ),
        (
            offering(organisation=5),
            ("offers 1, organisation: write text, in quotes",),
        ),
        (
            offering(reason="x" * 2001),
            ("offers 1, reason: shorten it to 2,000 characters",),
        ),
        (
            offering(reason="\ud800"),
            ("offers 1, reason: remove the broken character",),
        ),
        (
            offering(planned_months=2.5),
            ("offers 1, planned_months: write a whole number",),
        ),
        (
            offering(planned_months=0),
            ("offers 1, planned_months: must be at least 1",),
        ),
        (
            offering(planned_months=601),
            ("offers 1, planned_months: must be at most 600",),
        ),
        (
            offering(door="revolving"),
            ("offers 1, door: choose 'two-way' or 'one-way'",),
        ),
        (
            offering(reply_by="soon"),
            ("offers 1, reply_by: write a day as YYYY-MM-DD",),
        ),
        (
            offering(reply_by="2023-02-29"),
            ("offers 1, reply_by: there is no 2023-02-29; write a day as YYYY-MM-DD",),
        ),
        (
            content(journal={"date": "2100-02-29"}),
            ("journal, date: there is no 2100-02-29; write a day",),
        ),
        (
            content(as_of="2024-02-29"),
            ("as_of: “2024-02-29” is no month; write a month as YYYY-MM",),
        ),
        (
            offering(notes={"pay": "x"}),
            ("offers 1, notes, pay: choose 'social_impact'",),
        ),
        (
            offering(ratings=UNEVEN | {"compensation": 11}),
            ("offers 1, ratings, compensation: must be at most 10",),
        ),
        (
            offering(ratings=UNEVEN | {"compensation": "9"}),
            ("ratings, compensation: write a number, without quotes",),
        ),
        (
            content(weights=UNEVEN | {"compensation": 1e308}),
            ("weights, compensation: must be at most 1,000,000",),
        ),
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


CHOOSE = "choose a .json file that Spikes saved."
IN_FULL = {
    "no decision": (
        b"[]",
        (
            "This is JSON, but not a decision: it has no “offers”. Choose a .json file that Spikes"
            " saved."
        ),
    ),
    "no JSON": (
        b"{",
        "This is not whole JSON: line 1, column 2 cannot be read. Correct it there, or " + CHOOSE,
    ),
    "no text": (b"\xff", f"This is not a text file in UTF-8: {CHOOSE}"),
    "too deep": (b"[" * 100_000, f"This file is nested too deeply to be a decision: {CHOOSE}"),
    "twice": (
        b'{"offers": [], "offers": []}',
        "“offers” stands twice in the same place: remove one of the two.",
    ),
    "no number": (
        b'{"offers": [], "stay_months": NaN}',
        "NaN is not a number Spikes can use: write a finite one.",
    ),
    "a newer kind": (
        content(schema="spikes/12"),
        (
            "This file is of a newer kind (spikes/12) than this Spikes"
            " reads (spikes/2): update Spikes,"
            " then open it again."
        ),
    ),
    "another kind": (
        content(schema="x" * 70),
        (
            f'schema: this file says "{"x" * 59}, not “spikes/2”: it is of another kind.'
            " Choose a file that Spikes saved."
        ),
    ),
    "a long key": (
        content(**{"x" * 70: 1}),
        f"{'x' * 60}: no such key is known here: remove it.",
    ),
    "a key within": (
        content(offers=[OFFER, {**OFFER, "ratings": {**OFFER["ratings"], "compensaton": 1}}]),
        (
            "offers 2, ratings, compensaton: no such key is known here: remove it, or write"
            " “compensation”."
        ),
    ),
    "a dimension": (
        content(offers=[{**OFFER, "notes": {"x": "y"}}]),
        (
            "offers 1, notes, x: choose 'social_impact', 'management_chops', 'industry_expertise',"
            " 'compensation' or 'advancement_speed'."
        ),
    ),
    "a comparison": (
        content(compare=["Keep looking", "B"], offers=[OFFER]),
        "compare: no option is called “B”. Choose two of “Keep looking” or “A”.",
    ),
}


@pytest.mark.parametrize(("file", "sentence"), IN_FULL.values(), ids=IN_FULL)
def test_a_sentence_in_full(file: bytes, sentence: str) -> None:
    """What is wrong, where, and what to do."""
    assert sentences(file) == sentence


def test_a_phase_is_quoted_short() -> None:
    """A name that is no life phase is shown as it was written, cut, with those there are."""
    said = sentences(content(phase="ø" * 70))
    assert said.startswith(f'There is no life phase "{"ø" * 59}: choose one of Balanced, ')


def test_very_many_mistakes_are_counted() -> None:
    """The first 50 are named; of more it is said how many there are."""
    for count, last in ((50, "k49: "), (51, "And 1 more "), (1_051, "And 1,001 more ")):
        said = sentences(content(**{f"k{i}": 1 for i in range(count)})).splitlines()
        assert len(said) == min(count, 51)
        assert said[-1].startswith(last)
    assert said[-1] == "And 1,001 more things are wrong."


def test_a_file_has_so_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commas outside of texts are counted; one more than the bound is refused."""
    monkeypatch.setattr("spikes.files.decisions.MOST_PARTS", 2)
    fits = b'{"offers": [], "goal": "a, b, c, \\", d", "stay_months": 24}'
    assert from_json(fits).goal == 'a, b, c, ", d'
    assert sentences(fits.replace(b"24", b'24, "compare": null')) == (
        f"This file has more parts than a decision can hold: {CHOOSE}"
    )


def test_a_file_is_read_to_one_byte_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So much says that it is too large."""
    monkeypatch.setattr("spikes.files.decisions.LARGEST_FILE", 3)
    path = tmp_path / "a"
    path.write_bytes(b"abcdef")
    assert held(path) == b"abcd"
    with pytest.raises(FileError) as error:
        held(tmp_path / "b")
    assert error.value.sentences == (
        (
            f"{tmp_path / 'b'} cannot be read (no such file or directory): check the name and try"
            " again."
        ),
    )


def test_files_are_written_under_their_names(tmp_path: Path) -> None:
    """Texts and bytes go into a folder, which is made if need be; else it is said why not."""
    folder = tmp_path / "a" / "b"
    for _ in range(2):
        assert write(folder, {"c": "Søn", "d": b"\xff"}) == [folder / "c", folder / "d"]
    assert (folder / "c").read_bytes() == "Søn".encode()
    assert (folder / "d").read_bytes() == b"\xff"
    with pytest.raises(FileError) as error:
        write(folder / "c", {"e": ""})
    assert error.value.sentences == (
        f"{folder / 'c'} cannot be written to (file exists): choose another folder and try again.",
    )


def test_what_the_system_says_is_wrong() -> None:
    """It stands in a sentence, in small letters, or that it says nothing does."""
    assert (reason(OSError(2, "No such File")), reason(OSError())) == (
        "no such file",
        "unknown reason",
    )


def test_sentences_can_be_shown() -> None:
    """Half a character is shown as a question mark, and all sentences together as lines."""
    error = FileError("A \ud800.", "B.")
    assert (error.sentences, str(error)) == (("A ?.", "B."), "A ?.\nB.")


def test_a_decision_as_text() -> None:
    """A file has a line for each value, letters as they are, and keys that are added."""
    decision = blank().replace(as_of="2026-11", goal="Søn")
    lines = to_json(decision, note="x").split("\n")
    assert lines[0] == "{"
    assert lines[-4:] == [' "note": "x",', ' "phase": "Balanced"', "}", ""]
    assert ' "goal": "Søn",' in lines
    assert json.loads(to_json(sample().replace(compare=("Hexbourne", "Gone"))))["compare"] is None
    assert json.loads(to_json(sample()))["compare"] == ["Hexbourne", "Fernmoor Health"]


def test_every_mistake_is_named_at_once() -> None:
    """A file with two mistakes is refused with two sentences."""
    assert len(sentences(content(goal=5, stay_months=-1)).splitlines()) == 2


def test_a_phase_nobody_knows_is_refused() -> None:
    """A phase asked for by a wrong name is refused with the names that exist."""
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
    """A file beyond 5 MB is refused before it is parsed, from a path and as bytes."""
    path, larger = tmp_path / "large.json", b'{"offers": []}' + b" " * LARGEST_FILE
    path.write_bytes(larger)
    with pytest.raises(FileError, match=r"larger than 5 MB.*choose a \.json file"):
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


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | JSON_TEXT | st.just(10**400),
    lambda values: st.lists(values, max_size=4) | st.dictionaries(JSON_TEXT, values, max_size=4),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(
    json_values
    | st.fixed_dictionaries(
        {"offers": st.lists(json_values, max_size=2)}, optional={"roles": json_values}
    )
)
def test_arbitrary_json_gives_a_decision_or_a_sentence(value: object) -> None:
    """No JSON makes the reader fail in any other way than with sentences."""
    with suppress(FileError):
        from_json(json.dumps(value).encode())


# The tables under data/


def test_life_phases_total_100() -> None:
    """The six life phases are percentages that total 100; the default comes first."""
    assert len(life_phases()) == 6
    assert next(iter(life_phases())) == "Balanced"
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
    """The sample career has four roles, one of them current, and three offers."""
    assert sample() == from_json((DATA / "sample.json").read_bytes())
    assert (len(sample().roles), len(sample().offers)) == (4, 3)
    assert sample().current_role == sample().roles[-1]
    assert sample().compare == ("Hexbourne", "Fernmoor Health")


class Counted(str):
    """A name that counts how often any is looked up."""

    __slots__ = ()
    looked_up = 0

    def __eq__(self, other: object) -> bool:
        """Compare as text does."""
        return str.__eq__(self, other)

    def __hash__(self) -> int:
        """Count, and hash as text does."""
        Counted.looked_up += 1
        return str.__hash__(self)


def lookups(keys: int) -> int:
    """Return how often names are looked up where the last of so many stands twice."""
    names = [Counted(f"k{i}") for i in range(keys)]
    Counted.looked_up = 0
    with pytest.raises(FileError, match="stands twice"):
        _without_repeats([(name, 1) for name in (*names, Counted(names[-1]))])
    return Counted.looked_up


def test_what_stands_twice_is_found_in_one_pass() -> None:
    """Twice as many keys, of which the last stands twice, take about twice as many look-ups."""
    assert lookups(4_000) < 3 * lookups(2_000)
