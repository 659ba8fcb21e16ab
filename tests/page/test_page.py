"""The page as a whole, without a browser: opened, cleared, taken back, and given what no one
would enter.
"""

import json
from collections.abc import Callable
from datetime import date
from itertools import cycle, pairwise
from textwrap import wrap

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from spikes.charts.options import LIVE, SETTLED, weighting
from spikes.files import decisions as files
from spikes.model import Decision, Dimension, Offer, Ratings, Role, Weights, domain
from spikes.model.names import STAY
from spikes.page.session.saying import escaped
from tests.page.hands import (
    FIVES,
    MARKDOWN,
    SAMPLE,
    answer,
    bodies,
    component,
    enter,
    errors,
    key,
    listening,
    moved,
    now,
    pair,
    press,
    said,
    sent,
    settled,
    shares,
    shown,
    tell,
    unfolded,
    upload,
    visit,
)


@pytest.fixture(scope="module")
def untouched() -> AppTest:
    """The page on the sample, for those who only look at it."""
    return visit()


def test_sample_opens_and_says_so(untouched: AppTest) -> None:
    """The page opens on the sample career, says that it is one, and compares its two offers."""
    assert now(untouched) == SAMPLE
    assert "sample career" in said(untouched)
    assert pair(untouched) == ["Hexbourne", "Fernmoor Health"]
    assert errors(untouched) == []


def test_the_first_visit_explains_itself_in_fifty_words(untouched: AppTest) -> None:
    """The question, what is kept where, what one looks at and what a point is come to under
    fifty words.
    """
    question = next(
        text.value for text in untouched.markdown if text.value.startswith("Two offers, one career")
    )
    kept = "What you change is kept on this device alone."
    assert f'"{kept}"' in (domain.ROOT / "spikes" / "page" / "components" / "storage.js").read_text(
        encoding="utf-8"
    )
    explained = next(
        text.value for text in untouched.caption if text.value.startswith("A made-up sample")
    )
    assert 30 < len(f"{question} {kept} {explained}".split()) < 50


def test_charts_listen_to_the_weights(untouched: AppTest) -> None:
    """Both skylines follow the weights as they move, the ranking, the five crossings and the
    path once they are let go.
    """
    assert (len(listening(untouched, LIVE)), len(listening(untouched, SETTLED))) == (2, 7)
    for name in (LIVE, SETTLED):
        written = f'id="{name}" value="{weighting(SAMPLE.weights)}"'
        assert [written in html.value for html in untouched.html].count(True) == 1
    assert sent(untouched, "weight")["broadcast"] == [LIVE, SETTLED]


def test_start_my_own_clears_everything() -> None:
    """“Start my own” leaves nothing of the sample, offers the form for a role, and can be
    undone.
    """
    at = press(visit(), "Start my own")
    assert (now(at).roles, now(at).offers, now(at).goal) == ((), (), "")
    assert "sample career" not in said(at)
    assert "Add an offer" in said(at)
    assert "No roles yet" in said(at)
    assert [
        expander.label
        for expander in at.expander
        if expander.key and at.session_state[expander.key]
    ] == ["Add a role"]
    settled(at.button(key="undo").click().run())
    assert now(at) == SAMPLE


def test_a_career_entered_by_the_forms() -> None:
    """Two roles and two offers entered by the forms are scored against each other."""
    at = press(visit(), "Start my own")
    for organisation, start, end in (("Acme", "2019-03", "2022-06"), ("Beta", "2022-07", "")):
        for field, text in (
            ("organisation", organisation),
            ("title", "PM"),
            ("start", start),
            ("end", end),
        ):
            key(at, f"new role {{}} {field}").set_value(text)
        press(at, "Add this role")
        assert key(at, "new role {} organisation").value == ""
    for organisation, archetype in (("Gamma", "Group PM"), ("Delta", None)):
        key(at, "new organisation {}").set_value(organisation)
        key(at, "new archetype {}").set_value(archetype)
        press(at, "Add this offer")
    assert errors(at) == []
    roles = (
        Role(
            organisation="Acme",
            title="PM",
            start=date(2019, 3, 1),
            end=date(2022, 6, 1),
            ratings=FIVES,
        ),
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
    assert "sample career" not in said(at)


BAD_FILES = {
    "cut off": (files.to_json(SAMPLE).encode()[:999], "This is not whole JSON"),
    "newer": (b'{"schema": "spikes/2", "offers": []}', "update Spikes, then open it again"),
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


@pytest.mark.parametrize(("content", "sentence"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_cannot_be_opened_loses_nothing(content: bytes, sentence: str) -> None:
    """A file that cannot be opened is refused with what to do, and what was there stays; a good
    one opens after it.
    """
    at = enter(visit(), **{"goal {}": "Mine"})
    upload(at, content)
    assert now(at) == SAMPLE.replace(goal="Mine")
    assert any(sentence in error for error in errors(at))
    upload(at, files.to_json(SAMPLE.replace(goal="Theirs")).encode())
    assert now(at) == SAMPLE.replace(goal="Theirs")
    assert errors(at) == []


def test_an_opened_file_is_shown_as_it_was_saved() -> None:
    """A file of one's own opens whole: every field shows what it says, and nothing is said of
    the sample.
    """
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
    mine = SAMPLE.replace(
        goal="Ünïcode",
        stay_months=3,
        roles=[role],
        offers=offers,
        weights=Weights.of((1, 0, 0, 0, 2)),
        compare=None,
    )
    at = visit(mine)
    assert now(at) == mine
    assert "sample career" not in said(at)
    shown = {
        name: key(at, name).value
        for name in ("goal {}", "role 0 {} organisation", "role 0 {} start", "role 0 {} reason")
    }
    assert list(shown.values()) == ["Ünïcode", "Öl & Söhne", "2020-01", "Near home"]
    assert {key(at, f"offer {i} {{}} planned_months").value for i in range(2)} == {7}
    press(at, "Skip, show the numbers")
    assert "Night shifts" in said(at)
    assert [
        cell["value"] for row in sent(at, "weight")["rows"] for cell in row["cells"]
    ] == pytest.approx([100 / 3, 0, 0, 0, 200 / 3])


def test_undo_and_redo_over_ten_changes() -> None:
    """Ten changes of every kind are undone one by one to the very first decision, and redone to
    the last.
    """
    at = visit()
    seen = [now(at)]
    steps: tuple[Callable[[], object], ...] = (
        lambda: settled(shown(at, "phase").set_value("Provider").run()),
        lambda: enter(at, **{"goal {}": "Another goal"}),
        lambda: enter(at, **{"offer 0 {} organisation": "Hexborn"}),
        lambda: settled(shown(at, "first option").select(STAY).run()),
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
    for before in reversed(seen[:-1]):
        assert not at.button(key="undo").disabled
        at.button(key="undo").click().run()
        assert now(at) == before
    assert at.button(key="undo").disabled
    for after in seen[1:]:
        at.button(key="redo").click().run()
        assert now(at) == after
    assert at.button(key="redo").disabled
    settled(at)


def test_undo_pressed_twice_at_once() -> None:
    """A second press of undo that was sent before the first had its answer undoes nothing more,
    and does no harm.
    """
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
    offers = [
        offer.replace(
            organisation=next(names),
            title=next(names),
            outside=HOSTILE,
            reply_by=date(2026, 12, 1),
            notes={Dimension.COMPENSATION: HOSTILE},
        )
        for offer in SAMPLE.offers
    ]
    return SAMPLE.replace(goal=HOSTILE, roles=roles, offers=offers, compare=None)


def test_names_are_shown_as_they_are() -> None:
    """Markdown and HTML in any name are shown as they were typed, and so in what is said to be
    wrong with them.
    """
    at = unfolded(visit(hostile()))
    enter(at, **{"role 1 {} end": ""})
    assert len(errors(at)) == 1
    columns = [column for table in at.table for column in table.value.columns]
    for body in [*bodies(at), *columns]:
        assert body.count("Zork") == body.count(escaped(HOSTILE)), body
        assert body.count("Bork") == sum(body.count(escaped(name)) for name in NAMES), body
        inline = {token.type for block in MARKDOWN.parse(body) for token in block.children or []}
        assert inline <= {"text", "strong_open", "strong_close", "softbreak", "hardbreak"}, body
    assert all(name in said(at) for name in NAMES)
    assert now(at) == hostile().replace(compare=now(at).compare)


def test_what_lies_below_waits_for_the_first_screen() -> None:
    """The first screen is sent first; once a browser says that it is drawn, the rest follows."""
    at = AppTest.from_file(domain.ROOT / "app.py", default_timeout=30).run()
    assert len(listening(at, LIVE)) == 2
    assert "The journal" not in said(at)
    states = at._tree.get_widget_states()
    states.widgets.add(id=component(at, "device").id, json_value=json.dumps({"seen": True}))
    at._run(states)
    assert "The journal" in said(settled(at))
