"""The page as a whole, without a browser: opened, cleared, undone, given senseless input."""

import json
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from itertools import cycle, pairwise
from textwrap import wrap

import pytest
from altair.utils.schemapi import SchemaBase
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from spikes.files import decisions as files
from spikes.model import Decision, Dimension, Offer, Ratings, Role, Weights, presets
from spikes.model.names import STAY
from spikes.page import cards, tabs, toolbar, weights
from spikes.page.markdown import escaped
from spikes.page.session import parts
from spikes.scoring import score
from tests.page.hands import (
    MARKDOWN,
    SAMPLE,
    UNRATED,
    add_offer,
    add_role,
    answer,
    bodies,
    cells,
    choose,
    enter,
    errors,
    html,
    key,
    listening,
    moved,
    now,
    pair,
    press,
    rated,
    said,
    sent,
    session,
    settled,
    shares,
    show,
    slid,
    unfolded,
    upload,
    visit,
)


def test_the_first_screen_of_the_sample() -> None:
    """Verdict, two cards, other options, a question and weights are there, and nothing to undo.

    Both skylines follow the weights, whose panel holds all that the totals are worked out from.
    """
    at = visit()
    assert (now(at), pair(at), errors(at)) == (SAMPLE, ["Hexbourne", "Fernmoor Health"], [])
    assert sent(at, "answer words")["names"] == pair(at)
    assert all(answer(at))
    assert listening(at) == 2
    ledger, scored = sent(at, "weight")["ledger"], score(SAMPLE)
    names = [option["name"] for option in ledger["options"]]
    assert [names[place] for place in ledger["shown"]] == pair(at)
    shared = SAMPLE.weights.shares().values()
    for option, found in zip(ledger["options"], scored.options, strict=True):
        gained = zip(shared, option["coverage"], ledger["today"], strict=True)
        assert sum(w * (c - t) for w, c, t in gained) == pytest.approx(found.gain)
    totals = [f"+{100 * scored[name].gain:.1f}" for name in pair(at)]
    assert [piece.split()[0] for piece in html(at) if "covered" in piece][:2] == totals
    assert "Principal PM, merchant payments" in said(at)
    assert {"undo", "redo"}.isdisjoint(button.key for button in at.button)
    press(at, "CivicLine +6.4")  # it takes the place of the one that trails
    assert pair(at) == ["CivicLine", "Fernmoor Health"]
    press(at, "2 more")
    assert at.session_state["tab"] == parts.TABS["sure"]


def test_only_the_open_tab_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed tab computes and sends nothing; the address holds and opens the open one."""
    drawn: list[str] = []
    for name, draw in tabs.DRAW.items():
        monkeypatch.setitem(tabs.DRAW, name, _noted(drawn, name, draw))
    at = visit()
    assert drawn == ["ratings"]
    for name in parts.TABS:
        drawn.clear()
        show(at, name)
        assert set(drawn) == {name}
    linked = AppTest.from_file(presets.ROOT / "app.py", default_timeout=30)
    linked.query_params["tab"] = parts.TABS["leads"]
    settled(linked.run())
    assert linked.session_state["tab"] == parts.TABS["leads"]
    drawn.clear()
    for name in ("sure", "leads"):  # before the look they give no number away
        show(visit(SAMPLE.replace(roles=())), name)
    assert drawn == ["ratings", "sure", "ratings", "leads"]


def _noted(drawn: list[str], name: str, draw: Callable[..., object]) -> Callable[..., object]:
    """Return the function, which notes down each of its calls."""

    def noted(*given: object, **options: object) -> object:
        drawn.append(name)
        return draw(*given, **options)

    return noted


def test_start_my_own_clears_everything() -> None:
    """Nothing of the sample is left, the first of three steps is open, and it can be undone."""
    at = press(visit(), "Start my own")
    assert (now(at).roles, now(at).offers, now(at).goal) == ((), (), "")
    assert not session(at).is_sample
    assert [header.value for header in at.header] == ["Which roles have you had?"]
    assert now(press(at, "undo")) == SAMPLE
    assert pair(at) == ["Hexbourne", "Fernmoor Health"]


def test_a_career_entered_on_the_whole_page() -> None:
    """Two roles and two offers entered in the tabs are scored against each other."""
    at = press(press(visit(), "Start my own"), "Go to the whole page")
    add_role(at, "Acme", "2019-03", "2022-06")
    add_role(at, "Beta", "2022-07")
    add_offer(at, "Gamma")
    add_offer(at, "Delta")
    assert errors(at) == []
    roles = (
        Role(organisation="Acme", start=date(2019, 3, 1), end=date(2022, 6, 1), ratings=UNRATED),
        Role(organisation="Beta", start=date(2022, 7, 1), ratings=UNRATED),
    )
    offers = tuple(Offer(organisation=name, ratings=UNRATED) for name in ("Gamma", "Delta"))
    assert (now(at).roles, now(at).offers) == (roles, offers)
    assert pair(at) == ["Gamma", "Delta"]
    enter(at, **{f"offer 0 {session(at).generation} kind": "Founder"})
    press(at, "Skip this")
    assert "Gamma" in answer(at)[0]


BAD_FILES = {
    "cut off": (files.to_json(SAMPLE).encode()[:999], "This is not whole JSON"),
    "newer": (b'{"schema": "spikes/99", "offers": []}', "pdate Spikes"),
    "of another kind": (b'{"type": "FeatureCollection", "features": []}', ".json file"),
    "a list": (b"[1, 2]", "not a decision"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\xff", "UTF-8"),
    "empty": (b"", "o decision"),
    "no number": (files.to_json(SAMPLE).replace("9.0", "NaN").encode(), "NaN is not a number"),
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
        assert any(sentence in error for error in errors(at)), (kind, errors(at))
    upload(at, files.to_json(SAMPLE.replace(goal="Theirs")).encode())
    assert (now(at), errors(at)) == (SAMPLE.replace(goal="Theirs"), [])
    press(show(at, "menu"), "Sample career")
    assert now(at) == SAMPLE


def test_an_opened_file_is_shown_as_it_was_saved() -> None:
    """Every field shows what a file of one's own says, and nothing calls it a sample."""
    role = Role(
        organisation="Öl & Söhne",
        start=date(2020, 1, 1),
        ratings=Ratings.of((1, 2, 3, 4, 5)),
        reason="Near home",
    )
    fives = Ratings.of([5] * 5)
    offers = [Offer(organisation=name, planned_months=7, ratings=fives) for name in ("One", "Two")]
    weighed = Weights.of((1, 0, 0, 0, 2))
    mine = SAMPLE.replace(
        goal="Ünïcode", stay_months=3, roles=[role], offers=offers, weights=weighed, compare=None
    )
    at = upload(visit(), files.to_json(mine).encode())
    assert now(at) == mine
    assert ">Sample<" not in said(at)
    names = ("goal {}", "role 0 {} organisation", "role 0 {} start", "role 0 {} reason")
    fields = [key(at, name).value for name in names]
    assert fields == ["Ünïcode", "Öl & Söhne", "2020-01", "Near home"]
    assert {key(at, f"offer {i} {{}} planned_months").value for i in range(2)} == {7}
    values = [cell["value"] for cell in cells(at, "weight") if cell]
    assert values == pytest.approx([100 / 3, 0, 0, 0, 200 / 3])


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
        lambda: settled(slid(at, "weight", moved(shares(20, 20, 20, 20, 20)))),
        lambda: press(show(at, "ratings"), "Duplicate Fernmoor Health"),
        lambda: enter(at, **{"power {}": 1.5}),
        lambda: press(show(at, "roles"), "Remove Quillstone Advisory"),
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


# Every mark that Markdown or Streamlit would make something of; Zork begins it, so that a test can
# find it.
HOSTILE = (
    "Zork <b onclick=x>b</b> *i* __u__ [l](http://e.com) ![p](x) `c` $1$ $$2$$ :red[r]"
    " :material/add: :tada: ~~s~~ # h | p &amp; <script>alert(1)</script> www.e.com a@e.com -> >="
    " \\ \u202e end"
)
OURS = ("class", "type", "id", "value", "role", "hidden")  # attributes of our own HTML
NAMES = [f"Bork {marks}" for marks in wrap(HOSTILE.removeprefix("Zork "), 35)]


def hostile() -> Decision:
    """Return the sample with every name and text hostile."""
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


class _Tags(HTMLParser):
    """Which elements and attributes a browser makes of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(f"@{name}" for name, _ in attrs)}


def test_names_are_shown_as_they_are() -> None:
    """In every tab Markdown and HTML in any name are shown as typed, also in what is wrong."""
    at = press(visit(hostile()), "Skip this")
    seen, known = "", set[str]()
    for place in (*parts.TABS, "export"):  # which draws its picture at each run from then on
        unfolded(show(at, place))
        seen += said(at)
        columns = [column for table in at.table for column in table.value.columns]
        new = {*bodies(at), *columns} - known  # most of the page is the same in every tab
        known |= new
        for body in new:
            assert body.count("Zork") == body.count(escaped(HOSTILE)), body
            assert body.count("Bork") == sum(body.count(escaped(name)) for name in NAMES), body
            inline = {t.type for block in MARKDOWN.parse(body) for t in block.children or []}
            assert inline <= {"text", "strong_open", "strong_close", "softbreak", "hardbreak"}, body
        tags = _Tags()
        for piece in at.html:
            tags.feed(piece.value)
        allowed = {"div", "span", "p", "b", "i", "q", "h1", "small", "style", "input", "button"}
        assert tags.found <= allowed | {f"@{name}" for name in OURS}
    assert all(name in seen for name in NAMES)
    jobs = [offer.title for offer in now(at).offers]
    assert sum(piece.strip() in jobs for piece in html(at)) == 2
    at.session_state["export"] = False
    enter(at, **{"role 1 {} end": ""})
    assert len(errors(at)) == 1
    assert now(at).roles == hostile().roles


EVENTS: dict[str, tuple[Callable[[AppTest], AppTest], set[str]]] = {
    "the first weight let go": (
        lambda at: slid(at, "weight", moved(shares(60, 10, 10, 10, 10), 2)),
        {"tools", "weights", "device"},
    ),
    "the next weight let go": (
        lambda at: slid(at, "weight", moved(shares(20, 10, 10, 30, 30), 3, 2)),
        {"weights", "device"},
    ),
    "a step of a rating": (
        lambda at: slid(at, "ratings", moved(rated((9,) * 5, (2,) * 5), done=False)),
        {"weights"},
    ),
    "a rating let go": (
        lambda at: slid(at, "ratings", moved(rated((2,) * 5, (9,) * 5), 2)),
        {"cards", "weights", "ratings", "device"},
    ),
    "another option": (
        lambda at: choose(at, "first option", "CivicLine"),
        {"tools", "cards", "weights", "ratings", "device"},
    ),
    "staying": (
        lambda at: choose(at, "first option", "Stay"),
        {"tools", "cards", "weights", "ratings", "device"},
    ),
    "a step of the current role's rating": (
        lambda at: slid(at, "ratings", moved(rated((9,) * 5, (9,) * 5), 3, done=False)),
        {"cards", "weights"},
    ),
}


def test_an_event_draws_what_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the parts that it changes are drawn again, each once, and no chart is built again."""
    at = visit()
    drawn: list[str] = []
    built: list[str] = []
    monkeypatch.setattr(SchemaBase, "to_dict", _noted(built, "chart", SchemaBase.to_dict))
    for part, module, name in (
        ("tools", toolbar, "_menu"),
        ("cards", cards, "_card"),
        ("weights", weights, "_sliders"),
        ("device", toolbar, "storage"),
    ):
        monkeypatch.setattr(module, name, _noted(drawn, part, getattr(module, name)))
    monkeypatch.setitem(tabs.DRAW, "ratings", _noted(drawn, "ratings", tabs.DRAW["ratings"]))
    for event, (happens, follows) in EVENTS.items():
        happens(at)
        assert sorted(drawn) == sorted([*follows, *({"cards"} & follows)]), event
        settled(at.run())
        drawn.clear()
    assert built == []


@pytest.mark.parametrize("was_open", parts.TABS.values())
def test_a_press_opens_a_tab_from_any_tab(was_open: str) -> None:
    """A press opens its tab, also where the address names another."""
    at = show(visit(), next(key for key, name in parts.TABS.items() if name == was_open))
    at.query_params["tab"] = was_open  # as a browser writes it
    press(at, "2 more")
    assert at.session_state["tab"] == parts.TABS["sure"]
    assert "Ask before you sign" in [heading.value for heading in at.subheader]
    assert sent(at, "attention")["focus"][1] == "questions"
