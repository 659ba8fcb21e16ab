"""The page as a whole, without a browser: opened, cleared, taken back, given what no one enters."""

import json
from collections.abc import Callable
from datetime import date
from itertools import cycle, pairwise
from textwrap import wrap

import pytest
from altair.utils.schemapi import SchemaBase
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from spikes.charts.theme import LIVE, SETTLED, weighting
from spikes.files import decisions as files
from spikes.model import Decision, Dimension, Offer, Ratings, Role, Weights, domain
from spikes.model.names import STAY
from spikes.page.components import HERE
from spikes.page.session.saying import escaped
from tests.page.hands import (
    FIVES,
    MARKDOWN,
    SAMPLE,
    add_offer,
    add_role,
    answer,
    bodies,
    choose,
    component,
    decision_number,
    enter,
    errors,
    held,
    key,
    listening,
    moved,
    now,
    open_folds,
    pair,
    press,
    rated,
    said,
    sent,
    settled,
    shares,
    tell,
    unfolded,
    upload,
    visit,
)


def test_the_sample_explains_itself_in_fifty_words() -> None:
    """The page opens on two offers, and says what one looks at, what is kept, what a point is.

    Both skylines follow the weights as they move; the ranking, the five crossings and the path once
    they are let go.
    """
    at = visit()
    assert (now(at), pair(at), errors(at)) == (SAMPLE, ["Hexbourne", "Fernmoor Health"], [])
    kept = "What you change is kept on this device alone."
    assert f'"{kept}"' in (HERE / "browser" / "storage.js").read_text(encoding="utf-8")
    texts = [text.value for text in (*at.markdown, *at.caption)]
    begun = "Two offers, one career", "A made-up sample career"
    explained = [text for text in texts if text.startswith(begun)]
    assert len(explained) == 2
    assert 30 < len(f"{' '.join(explained)} {kept}".split()) < 50
    assert (len(listening(at, LIVE)), len(listening(at, SETTLED))) == (2, 7)
    for name in (LIVE, SETTLED):
        written = f'id="{name}" value="{weighting(SAMPLE.weights)}"'
        assert [written in html.value for html in at.html].count(True) == 1
    assert sent(at, "weight")["broadcast"] == [LIVE, SETTLED]


def test_start_my_own_clears_everything() -> None:
    """Nothing of the sample is left, the form for a role is open, and it can be undone."""
    at = press(visit(), "Start my own")
    assert (now(at).roles, now(at).offers, now(at).goal) == ((), (), "")
    assert "sample career" not in said(at)
    assert "Add an offer" in said(at)
    assert "No roles yet" in said(at)
    assert open_folds(at) == ["Add a role"]
    assert now(press(at, ":material/undo:")) == SAMPLE


def test_a_career_entered_by_the_forms() -> None:
    """Two roles and two offers entered by the forms are scored against each other."""
    at = press(visit(), "Start my own")
    add_role(at, organisation="Acme", title="PM", start="2019-03", end="2022-06")
    assert key(at, "new role {} organisation").value == ""
    add_role(at, organisation="Beta", title="PM", start="2022-07")
    add_offer(at, organisation="Gamma", archetype="Group PM")
    add_offer(at, organisation="Delta")
    assert errors(at) == []
    dates = {"start": date(2019, 3, 1), "end": date(2022, 6, 1)}
    roles = (
        Role(organisation="Acme", title="PM", ratings=FIVES, **dates),
        Role(organisation="Beta", title="PM", start=date(2022, 7, 1), ratings=FIVES),
    )
    offers = (
        Offer(organisation="Gamma", ratings=domain.archetypes()["Group PM"]),
        Offer(organisation="Delta", ratings=FIVES),
    )
    assert (now(at).roles, now(at).offers) == (roles, offers)
    assert pair(at) == ["Gamma", "Delta"]
    press(at, "Skip, show the numbers")
    assert "Gamma adds" in answer(at)[0]


BAD_FILES = {
    "cut off": (files.to_json(SAMPLE).encode()[:999], "This is not whole JSON"),
    "newer": (b'{"schema": "spikes/3", "offers": []}', "update Spikes, then open it again"),
    "of another kind": (
        b'{"type": "FeatureCollection", "features": []}',
        "Choose a .json file that Spikes saved",
    ),
    "a list": (b"[1, 2]", "not a decision"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\xff", "neither text in UTF-8"),
    "empty": (b"", "No decision was found"),
    "no number": (
        files.to_json(SAMPLE).replace("9.0", "NaN").encode(),
        "NaN is not a number Spikes can use: write a finite one",
    ),
    "eleven": (files.to_json(SAMPLE).replace("9.0", "11").encode(), "must be at most 10"),
    "no weight": (
        json.dumps({"offers": [], "weights": dict.fromkeys(Dimension, 0)}).encode(),
        "raise at least one weight above 0",
    ),
}


def test_files_that_cannot_be_opened_lose_nothing() -> None:
    """Each is refused with what to do, and what was there stays; a good one opens after it."""
    at = enter(visit(), **{"goal {}": "Mine"})
    for kind, (content, sentence) in BAD_FILES.items():
        upload(at, content)
        assert now(at) == SAMPLE.replace(goal="Mine"), kind
        assert any(sentence in error for error in errors(at)), kind
    upload(at, files.to_json(SAMPLE.replace(goal="Theirs")).encode())
    assert (now(at), errors(at)) == (SAMPLE.replace(goal="Theirs"), [])


def test_an_opened_file_is_shown_as_it_was_saved() -> None:
    """Every field shows what a file of one's own says, and nothing is said of the sample."""
    role = Role(
        organisation="Öl & Söhne",
        start=date(2020, 1, 1),
        ratings=Ratings.of((1, 2, 3, 4, 5)),
        reason="Near home",
    )
    offers = [
        Offer(organisation=name, planned_months=7, ratings=FIVES, outside="Night shifts")
        for name in ("One", "Two")
    ]
    weights = Weights.of((1, 0, 0, 0, 2))
    mine = SAMPLE.replace(
        goal="Ünïcode", stay_months=3, roles=[role], offers=offers, weights=weights, compare=None
    )
    at = visit(mine)
    assert now(at) == mine
    assert "sample career" not in said(at)
    names = ("goal {}", "role 0 {} organisation", "role 0 {} start", "role 0 {} reason")
    fields = [key(at, name).value for name in names]
    assert fields == ["Ünïcode", "Öl & Söhne", "2020-01", "Near home"]
    assert {key(at, f"offer {i} {{}} planned_months").value for i in range(2)} == {7}
    press(at, "Skip, show the numbers")
    assert "Night shifts" in said(at)
    cells = [cell for row in sent(at, "weight")["rows"] for cell in row["cells"]]
    assert [cell["value"] for cell in cells] == pytest.approx([100 / 3, 0, 0, 0, 200 / 3])


def test_undo_and_redo_over_ten_edits() -> None:
    """Ten edits of every kind are undone one by one to the very first, and redone to the last."""
    at = visit()
    seen = [now(at)]
    steps: tuple[Callable[[], object], ...] = (
        lambda: choose(at, "phase", "Provider"),
        lambda: enter(at, **{"goal {}": "Another goal"}),
        lambda: enter(at, **{"offer 0 {} organisation": "Hexborn"}),
        lambda: choose(at, "first option", STAY),
        lambda: enter(at, **{"role 0 {} start": "2017-06"}),
        lambda: settled(tell(at, "weight", moved(shares(20, 20, 20, 20, 20)))),
        lambda: press(at, "Duplicate Fernmoor Health"),
        lambda: enter(at, **{"power {}": 1.5}),
        lambda: press(at, "Remove Quillstone Advisory"),
        lambda: press(at, "Start my own"),
    )
    for step in steps:
        step()
        seen.append(now(at))
    assert all(before != after for before, after in pairwise(seen))
    for button, decisions in (("undo", seen[-2::-1]), ("redo", seen[1:])):
        for decision in decisions:
            assert not at.button(key=button).disabled
            at.button(key=button).click().run()
            assert now(at) == decision
        assert at.button(key=button).disabled
    settled(at)


def test_undo_pressed_twice_at_once() -> None:
    """A second press, sent before the first had its answer, undoes nothing and does no harm."""
    at = enter(visit(), **{"goal {}": "Mine"})
    button = at.button(key="undo").id
    for _ in range(2):
        press_undo = WidgetStates()
        press_undo.widgets.add(id=button, trigger_value=True)
        at._run(press_undo)
        assert [exception.message for exception in at.exception] == []
    assert now(at) == SAMPLE


# Every mark that Markdown or Streamlit would make something of; Zork begins it, so that it can be
# found.
HOSTILE = (
    "Zork <b onclick=x>b</b> *i* __u__ [l](http://e.com) ![p](x) `c` $1$ $$2$$ :red[r]"
    " :material/add: :tada: ~~s~~ # h | p &amp; <script>alert(1)</script> www.e.com a@e.com -> >="
    " \\ \u202e end"
)
NAMES = [f"Bork {marks}" for marks in wrap(HOSTILE.removeprefix("Zork "), 35)]


def hostile() -> Decision:
    """The sample with every name and text hostile."""
    names = cycle(NAMES)
    roles = [
        role.replace(organisation=next(names), title=next(names), reason=HOSTILE)
        for role in SAMPLE.roles
    ]
    texts = {"outside": HOSTILE, "notes": {Dimension.COMPENSATION: HOSTILE}}
    offers = [
        offer.replace(
            organisation=next(names), title=next(names), reply_by=date(2026, 12, 1), **texts
        )
        for offer in SAMPLE.offers
    ]
    return SAMPLE.replace(goal=HOSTILE, roles=roles, offers=offers, compare=None)


def test_names_are_shown_as_they_are() -> None:
    """Markdown and HTML in any name are shown as typed, also in what is wrong with them."""
    at = unfolded(press(visit(hostile()), "Skip, show the numbers"))
    enter(at, **{"role 1 {} end": ""})
    assert len(errors(at)) == 1
    columns = [column for table in at.table for column in table.value.columns]
    for body in [*bodies(at), *columns]:
        assert body.count("Zork") == body.count(escaped(HOSTILE)), body
        assert body.count("Bork") == sum(body.count(escaped(name)) for name in NAMES), body
        inline = {token.type for block in MARKDOWN.parse(body) for token in block.children or []}
        assert inline <= {"text", "strong_open", "strong_close", "softbreak", "hardbreak"}, body
    assert said(at).count(HOSTILE) == 2  # what is not in the numbers of either
    assert all(name in said(at) for name in NAMES)
    assert now(at).roles == hostile().roles


def test_what_lies_below_waits_for_the_first_screen() -> None:
    """The first screen is sent first; once a browser says that it is drawn, the rest follows."""
    at = AppTest.from_file(domain.ROOT / "app.py", default_timeout=30).run()
    assert len(listening(at, LIVE)) == 2
    assert "The journal" not in said(at)
    states = at._tree.get_widget_states()
    states.widgets.add(id=component(at, "attention").id, json_value=json.dumps({"seen": True}))
    at._run(states)
    assert "The journal" in said(settled(at))


EVENTS: dict[str, Callable[[AppTest], AppTest]] = {
    "a weight taken hold of": lambda at: tell(at, "weight", held("compensation", at=20)),
    "a weight let go": lambda at: tell(at, "weight", moved(shares(60, 10, 10, 10, 10), 2)),
    "a step of a rating": lambda at: tell(
        at, "ratings", moved(rated((9,) * 5, (2,) * 5), done=False)
    ),
    "a rating let go": lambda at: tell(at, "ratings", moved(rated((2,) * 5, (9,) * 5), 2)),
    "a phase": lambda at: choose(at, "phase", "Provider"),
    "another option": lambda at: choose(at, "first option", "CivicLine"),
    "another goal": lambda at: (
        at.text_input(key=f"goal {decision_number(at)}").set_value("Lead").run()
    ),
}


def test_no_chart_is_built_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the page was seen, edits send new data to its charts: building one costs the most."""
    at = visit()
    built: list[str] = []
    to_dict = SchemaBase.to_dict

    def counted(chart: SchemaBase, *given: object, **options: object) -> object:
        built.append(type(chart).__name__)
        return to_dict(chart, *given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(SchemaBase, "to_dict", counted)
    for event, happens in EVENTS.items():
        settled(happens(at))
        assert built == [], event
