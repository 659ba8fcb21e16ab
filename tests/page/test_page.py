"""What the page does with what a person enters, without a browser: no entry is lost, nothing wrong goes unnamed."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import astuple
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from markdown_it import MarkdownIt
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from spikes import answers, changes, exports, files, path, pictures, wording
from spikes import journal as journals
from spikes.charts import LIVE, SETTLED, weighting
from spikes.firmness import tips
from spikes.model import (
    CARRY_OVER_RULES,
    Assumptions,
    Changes,
    Decision,
    Dimension,
    Evidence,
    Journal,
    Offer,
    Outcome,
    Prediction,
    Ratings,
    Role,
    Status,
    Weights,
)
from spikes.page.state import escaped
from spikes.page.weights import FORESEEN
from spikes.robustness import nearest_changes
from spikes.scoring import KEEP_LOOKING, STAY, compared, score

SAMPLE = files.sample()
FIVES = Ratings.of([5] * 5)
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """No warning a line that a test reads the session from outside a run: it is meant to."""
    caplog.set_level("ERROR", "streamlit.runtime.scriptrunner_utils.script_run_context")


def visit(opened: Decision | None = None) -> AppTest:
    """The page as a new visitor sees it; with a decision opened from a file, if one is given."""
    at = AppTest.from_file(files.ROOT / "app.py", default_timeout=30)
    at.session_state["seen"] = True  # as a browser reports once the first screen is drawn
    at.run()
    return upload(at, files.to_json(opened).encode()) if opened else settled(at)


def settled(at: AppTest) -> AppTest:
    """The whole page after a step that may have redrawn parts of it; nothing may have gone wrong."""
    assert [exception.message for exception in at.exception] == []
    if not at.title:
        at.run()
        assert [exception.message for exception in at.exception] == []
    return at


def unfolded(at: AppTest, widget: str = "") -> AppTest:
    """The page with all of it unfolded, or that part alone whose key is what the widget's begins with."""
    keys = [expander.key for expander in at.expander if expander.key and at.session_state.get(expander.key) is False]
    for expander in [expander for expander in keys if widget.startswith(expander)] or keys:
        at.session_state[expander] = True
    return settled(at.run())


def upload(at: AppTest, content: bytes) -> AppTest:
    """Open a file."""
    at.file_uploader[0].upload("decision.json", content, "application/json")
    return settled(at.run())


def enter(at: AppTest, **fields: Any) -> AppTest:
    """Enter values one by one, each into the field whose key is its name."""
    for name, value in fields.items():
        key(at, name).set_value(value)
        settled(at.run())
    return at


def key(at: AppTest, name: str) -> Any:
    """A widget by its key, in which {} stands for the number of the decision; its part of the page is unfolded if need be."""
    name = name.format(decision_number(at))
    try:
        return at.get_by_key(name)
    except KeyError:
        return unfolded(at, name).get_by_key(name)


def shown(at: AppTest, name: str) -> Any:
    """A widget that shows what others change too, by its name."""
    return at.get_by_key(f"{name} {at.session_state[f'{name} number']}")


def decision_number(at: AppTest) -> int:
    """Which opened decision this is."""
    number: int = at.session_state.generation
    return number


def press(at: AppTest, label: str, number: int = 0) -> AppTest:
    """Press the button of that label; of several, the one of that number."""
    if label not in [button.label for button in at.button]:
        unfolded(at)
    [button for button in at.button if button.label == label][number].click()
    return settled(at.run())


def now(at: AppTest) -> Decision:
    """What has been entered."""
    entered: Decision = at.session_state.latest.decision
    return entered


def pair(at: AppTest) -> list[str]:
    """The options side by side, by name, as the model has them; the page must show the same."""
    names = [option.name for option in compared(now(at), score(now(at)))]
    assert [shown(at, f"{side} option").value for side in ("first", "second")] == names
    return names


def bodies(at: AppTest) -> list[str]:
    """Every piece of Markdown on the page, as it was sent."""
    pieces = (*at.markdown, *at.caption, *at.header, *at.subheader, *at.title, *at.error, *at.info, *at.warning, *at.success)
    return [*(piece.value for piece in pieces), *(expander.label for expander in at.expander), *(b.label for b in at.button)]


def read(body: str) -> str:
    """Markdown as a reader sees it."""
    inline = [token for block in MARKDOWN.parse(body) for token in block.children or []]
    return "".join(token.content if token.type == "text" else " " for token in inline).replace("\u2060", "")


def answer(at: AppTest) -> list[str]:
    """The answer's texts: who leads, what carries it, and the rest; none before the gut was asked."""
    drawn = any(node.proto.id.endswith("-answer words") for node in at.get("bidi_component"))
    return list(sent(at, "answer words")["now"].values()) if drawn else []


def said(at: AppTest) -> str:
    """All the page says."""
    return "\n".join([*answer(at), *(read(body) for body in bodies(at))])


def errors(at: AppTest) -> list[str]:
    """What the page says is wrong."""
    return [read(error.value) for error in at.error]


def listening(at: AppTest, to: str) -> list[dict[str, Any]]:
    """The specs of the charts that listen to one of the page's two inputs."""
    specs = [json.loads(chart.proto.spec) for chart in at.get("vega_lite_chart")]
    bound = {"element": f"#{to}", "event": "input"}
    return [spec for spec in specs if bound in [param.get("bind") for param in spec.get("params", [])]]


def tell(at: AppTest, panel: str, message: Any, event: str = "edit") -> AppTest:
    """A component's script reports an event, just as a browser sends it."""
    states = at._tree.get_widget_states()
    states.widgets.add(
        id=_make_trigger_id(component(at, panel).id, "events"),
        json_trigger_value=json.dumps([{"event": event, "value": message}]),
    )
    return at._run(states)


def component(at: AppTest, panel: str) -> Any:
    """What the page sent to a slider panel."""
    return next(node.proto for node in at.get("bidi_component") if node.proto.id.endswith(f"-{panel}"))


def sent(at: AppTest, panel: str) -> dict[str, Any]:
    """The data a slider panel was given."""
    data: dict[str, Any] = json.loads(component(at, panel).json)
    return data


def moved(values: dict[str, Any], report: int = 1, gesture: int = 1, *, done: bool = True) -> dict[str, Any]:
    """The report of a slider that moved."""
    return {"what": "values", "values": values, "done": done, "report": report, "gesture": gesture}


def held(weight: str, at: float, report: int = 1) -> dict[str, Any]:
    """The report of a weight that is taken hold of where it stands."""
    return {"what": "hold", "id": weight, "at": at, "report": report, "gesture": 0}


def shares(*percentages: float) -> dict[str, Any]:
    """Five weights as the panel reports them."""
    return {d.value: percentage for d, percentage in zip(Dimension, percentages, strict=True)}


def rated(first: tuple[float, ...] = (), second: tuple[float, ...] = ()) -> dict[str, Any]:
    """Ratings of the options side by side as the panel reports them."""
    sides = (("first", first), ("second", second))
    return {f"{side} {d}": value for side, values in sides for d, value in zip(Dimension, values, strict=False)}


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


def test_charts_listen_to_the_weights(untouched: AppTest) -> None:
    """Both skylines follow the weights as they move, the ranking, the five crossings and the path once they are let go."""
    assert (len(listening(untouched, LIVE)), len(listening(untouched, SETTLED))) == (2, 7)
    for name in (LIVE, SETTLED):
        written = f'id="{name}" value="{weighting(SAMPLE.weights)}"'
        assert [written in html.value for html in untouched.html].count(True) == 1
    assert sent(untouched, "weight")["broadcast"] == [LIVE, SETTLED]


def test_phases_set_weights() -> None:
    """Each phase's button sets its weights; letting go of one keeps them."""
    at = visit()
    for name, weights in files.life_phases().items():
        settled(shown(at, "phase").set_value(name).run())
        assert now(at) == SAMPLE.replace(weights=weights)
    settled(shown(at, "phase").set_value(None).run())
    assert now(at) == SAMPLE.replace(weights=weights)


def test_choosing_an_option() -> None:
    """Another option takes the place of one side; choosing the other side's swaps the two."""
    at = visit()
    settled(shown(at, "first option").select("CivicLine").run())
    assert pair(at) == ["CivicLine", "Fernmoor Health"]
    settled(shown(at, "second option").select("CivicLine").run())
    assert pair(at) == ["Fernmoor Health", "CivicLine"]
    settled(shown(at, "first option").select("CivicLine").run())
    assert pair(at) == ["CivicLine", "Fernmoor Health"]
    settled(shown(at, "second option").select(STAY).run())
    assert pair(at) == ["CivicLine", STAY]
    assert now(at) == SAMPLE.replace(compare=("CivicLine", STAY))


def test_start_my_own_clears_everything() -> None:
    """“Start my own” leaves nothing of the sample, offers the forms, and can be undone."""
    at = press(visit(), "Start my own")
    assert (now(at).roles, now(at).offers, now(at).goal) == ((), (), "")
    assert "sample career" not in said(at)
    assert "Add an offer" in said(at)
    assert "No roles yet" in said(at)
    assert {"Add this offer", "Add this role"} <= {button.label for button in at.button}
    settled(at.button(key="undo").click().run())
    assert now(at) == SAMPLE


def test_a_career_entered_by_the_forms() -> None:
    """Two roles and two offers entered by the forms are scored against each other."""
    at = press(visit(), "Start my own")
    for organisation, start, end in (("Acme", "2019-03", "2022-06"), ("Beta", "2022-07", "")):
        for field, text in (("organisation", organisation), ("title", "PM"), ("start", start), ("end", end)):
            key(at, f"new role {{}} {field}").set_value(text)
        press(at, "Add this role")
        assert key(at, "new role {} organisation").value == ""
    for organisation, archetype in (("Gamma", "Group PM"), ("Delta", None)):
        key(at, "new organisation {}").set_value(organisation)
        key(at, "new archetype {}").set_value(archetype)
        press(at, "Add this offer")
    assert errors(at) == []
    roles = (
        Role(organisation="Acme", title="PM", start=date(2019, 3, 1), end=date(2022, 6, 1), ratings=FIVES),
        Role(organisation="Beta", title="PM", start=date(2022, 7, 1), ratings=FIVES),
    )
    offers = (Offer(organisation="Gamma", ratings=files.archetypes()["Group PM"]), Offer(organisation="Delta", ratings=FIVES))
    assert (now(at).roles, now(at).offers) == (roles, offers)
    assert pair(at) == ["Gamma", "Delta"]
    press(at, "Skip, show the numbers")
    assert "Gamma adds" in answer(at)[0]
    assert "sample career" not in said(at)


BAD_FIELDS = {
    "an offer without an organisation": ({"offer 0 {} organisation": "  "}, "give it a name"),
    "no month of work": ({"offer 0 {} planned_months": 0}, "at least 1"),
    "a lifetime of work": ({"offer 0 {} planned_months": 601}, "at most 600"),
    "no number of months": ({"offer 0 {} planned_months": None}, "write a whole number"),
    "a role without an organisation": ({"role 1 {} organisation": ""}, "give it a name"),
    "end before start": ({"role 1 {} end": "2018-08"}, "Paywren ends before it starts: swap the two months or correct one"),
    "a second current role": ({"role 1 {} end": ""}, "Paywren and Northfold have no last month: give one of them its last month"),
    "a thirteenth month": ({"role 1 {} start": "2021-13"}, "write a month as 2024-03, 03/2024 or March 2024"),
    "no month": ({"role 1 {} start": "May"}, "write a month as 2024-03, 03/2024 or March 2024"),
    "an empty month": ({"role 1 {} start": ""}, "write a month as 2024-03, 03/2024 or March 2024"),
    "an end in the future": ({"role 1 {} end": "2099-01"}, "Paywren goes on after 2026-11"),
    "a start in the future": ({"role 3 {} start": "2027-01"}, "Northfold goes on after 2026-11"),
    "a month beyond the calendar": ({"role 3 {} start": "2101-01"}, "choose a month from 1950-01 to 2100-12"),
}


@pytest.mark.parametrize(("fields", "sentence"), BAD_FIELDS.values(), ids=BAD_FIELDS)
def test_a_bad_entry_is_named_and_loses_nothing(fields: dict[str, Any], sentence: str) -> None:
    """What cannot be is named once, with what to do; the decision stays; and a good entry in its place is taken again."""
    at = visit()
    good = {name: key(at, name).value for name in fields}
    enter(at, **fields)
    assert now(at) == SAMPLE
    assert [sentence in error for error in errors(at)] == [True]
    enter(at, **good)
    assert now(at) == SAMPLE
    assert errors(at) == []


@pytest.mark.parametrize(
    ("name", "bad", "sentence", "good"),
    [
        ("power", 0.0, "How much high ratings count, as a power: must be more than 0", 1.5),
        ("ceiling", 1.5, "Most one role can cover, as a share: must be at most 1", 0.8),
        ("full_credit_months", 0, "Months until a role has given all: must be at least 1", 12),
        ("spike_at", 10.5, "Rating that makes a spike: must be at most 10", 8.0),
    ],
)
def test_a_bad_assumption_is_named_and_loses_nothing(name: str, bad: float, sentence: str, good: float) -> None:
    """An assumption that cannot be is named with what to do and the old one holds; one that can be is taken."""
    at = enter(visit(), **{f"{name} {{}}": bad})
    assert now(at) == SAMPLE
    assert [sentence in error for error in errors(at)] == [True]
    enter(at, **{f"{name} {{}}": good})
    assert now(at) == SAMPLE.replace(assumptions=Assumptions(**{name: good}))
    assert errors(at) == []


def test_the_months_to_stay_are_named_if_they_cannot_be() -> None:
    """Months to stay that cannot be are named; those that can are taken."""
    at = visit(SAMPLE.replace(compare=(STAY, "CivicLine")))
    for months, sentence in ((-1, "at least 0"), (601, "at most 600"), (None, "write a whole number")):
        enter(at, **{"stay_months details {}": months})
        assert now(at).stay_months == SAMPLE.stay_months
        assert [sentence in error for error in errors(at)] == [True]
    enter(at, **{"stay_months details {}": 0})
    assert now(at).stay_months == 0
    assert errors(at) == []


BAD_ROLES = {
    "nothing": ({}, "Organisation: give it a name"),
    "no organisation": ({"start": "2010-01", "end": "2011-01"}, "Organisation: give it a name"),
    "end before start": ({"organisation": "New", "start": "2012-02", "end": "2012-01"}, "New ends before it starts: swap"),
    "a second current role": ({"organisation": "New", "start": "2012-02"}, "Northfold and New have no last month: give one"),
    "a thirteenth month": ({"organisation": "New", "start": "2021-13"}, "write a month as 2024-03, 03/2024 or March 2024"),
    "the future": ({"organisation": "New", "start": "2012-02", "end": "2031-01"}, "New goes on after 2026-11"),
}


@pytest.mark.parametrize(("fields", "sentence"), BAD_ROLES.values(), ids=BAD_ROLES)
def test_a_bad_new_role_is_named_and_can_be_corrected(fields: dict[str, str], sentence: str) -> None:
    """A role that cannot be added is named with what to do, and what was typed stays in its form to be corrected."""
    at = visit()
    for field, text in fields.items():
        key(at, f"new role {{}} {field}").set_value(text)
    press(at, "Add this role")
    assert now(at) == SAMPLE
    assert any(sentence in error for error in errors(at))
    assert {field: key(at, f"new role {{}} {field}").value for field in fields} == fields
    for field, text in {"organisation": "New", "start": "2012-02", "end": "2013-01"}.items():
        key(at, f"new role {{}} {field}").set_value(text)
    press(at, "Add this role")
    assert errors(at) == []
    assert now(at) == changes.add_role(
        SAMPLE, Role(organisation="New", start=date(2012, 2, 1), end=date(2013, 1, 1), ratings=FIVES)
    )


def test_a_new_offer_needs_an_organisation() -> None:
    """An offer without an organisation is not added; the page says what it lacks."""
    at = press(visit(), "Add this offer")
    assert now(at) == SAMPLE
    assert errors(at) == ["Organisation: give it a name."]


def test_what_a_refused_offer_holds_stays() -> None:
    """Where only the organisation lacks, the rest of the form stays as it was; once it is added, the form is empty."""
    at = visit()
    key(at, "new title {}").set_value("Head of product")
    key(at, "new archetype {}").set_value("Group PM")
    press(at, "Add this offer")
    assert (key(at, "new title {}").value, key(at, "new archetype {}").value) == ("Head of product", "Group PM")
    key(at, "new organisation {}").set_value("Epsilon")
    press(at, "Add this offer")
    assert now(at).offers[-1] == Offer(organisation="Epsilon", title="Head of product", ratings=files.archetypes()["Group PM"])
    assert not any(key(at, f"new {field} {{}}").value for field in ("organisation", "title", "archetype"))


def test_a_third_offer_says_whom_it_stands_beside() -> None:
    """One more offer than two takes the second's place, which is said, and how to choose others; a second one needs no word."""
    at = visit(SAMPLE.replace(offers=SAMPLE.offers[:1], compare=None))
    for organisation, told in (
        ("Delta", []),
        ("Epsilon", ["Epsilon now stands beside Hexbourne. To compare others, choose them in the two lists of names."]),
    ):
        key(at, "new organisation {}").set_value(organisation)
        press(at, "Add this offer")
        assert [toast.value for toast in at.toast if "beside" in toast.value] == told
    assert pair(at) == ["Hexbourne", "Epsilon"]


def test_fields_of_offers_and_roles_are_told_apart() -> None:
    """The forms for an offer and for a role, both open, have no field of the same name."""
    at = visit(files.blank())
    labels = [field.label for field in at.text_input]
    assert {"Organisation that offers", "Organisation"} <= set(labels)
    assert len(set(labels)) == len(labels)


BAD_FILES = {
    "cut off": (files.to_json(SAMPLE).encode()[:999], "This is not whole JSON"),
    "newer": (b'{"schema": "spikes/2", "offers": []}', "update Spikes, then open it again"),
    "of another kind": (b'{"type": "FeatureCollection", "features": []}', "Choose a .json file that Spikes saved"),
    "a list": (b"[1, 2]", "not a decision"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\xff", "neither text in UTF-8"),
    "empty": (b"", "no block of data"),
    "no number": (files.to_json(SAMPLE).replace("9.0", "NaN").encode(), "NaN is not a number Spikes can use: write a finite one"),
    "eleven": (files.to_json(SAMPLE).replace("9.0", "11").encode(), "must be at most 10"),
    "no weight": (json.dumps({"offers": [], "weights": dict.fromkeys(Dimension, 0)}).encode(), "raise at least one weight above 0"),
}


@pytest.mark.parametrize(("content", "sentence"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_cannot_be_opened_loses_nothing(content: bytes, sentence: str) -> None:
    """A file that cannot be opened is refused with what to do, and what was there stays; a good one opens after it."""
    at = enter(visit(), **{"goal {}": "Mine"})
    upload(at, content)
    assert now(at) == SAMPLE.replace(goal="Mine")
    assert any(sentence in error for error in errors(at))
    upload(at, files.to_json(SAMPLE.replace(goal="Theirs")).encode())
    assert now(at) == SAMPLE.replace(goal="Theirs")
    assert errors(at) == []


def test_an_opened_file_is_shown_as_it_was_saved() -> None:
    """A file of one's own opens whole: every field shows what it says, and nothing is said of the sample."""
    role = Role(organisation="Öl & Söhne", start=date(2020, 1, 1), ratings=Ratings.of((1, 2, 3, 4, 5)), reason="Near home")
    offers = [Offer(organisation=name, planned_months=7, ratings=FIVES, outside="Night shifts") for name in ("One", "Two")]
    mine = SAMPLE.replace(
        goal="Ünïcode", stay_months=3, roles=[role], offers=offers, weights=Weights.of((1, 0, 0, 0, 2)), compare=None
    )
    at = visit(mine)
    assert now(at) == mine
    assert "sample career" not in said(at)
    shown = {name: key(at, name).value for name in ("goal {}", "role 0 {} organisation", "role 0 {} start", "role 0 {} reason")}
    assert list(shown.values()) == ["Ünïcode", "Öl & Söhne", "2020-01", "Near home"]
    assert {key(at, f"offer {i} {{}} planned_months").value for i in range(2)} == {7}
    press(at, "Skip, show the numbers")
    assert "Night shifts" in said(at)
    assert [cell["value"] for row in sent(at, "weight")["rows"] for cell in row["cells"]] == pytest.approx(
        [100 / 3, 0, 0, 0, 200 / 3]
    )


def test_offers_removed_one_by_one() -> None:
    """Down to one offer and to none, the page stays whole; with none it asks for one."""
    at = visit()
    press(at, "Remove")
    assert pair(at) == ["Fernmoor Health", "CivicLine"]
    press(at, "Remove", 1)
    assert now(at).offers == (SAMPLE.offers[1],)
    assert set(pair(at)) == {"Fernmoor Health", STAY}
    press(at, "Remove")
    assert now(at).offers == ()
    assert now(at).roles == SAMPLE.roles
    assert "Add an offer" in said(at)
    assert listening(at, LIVE) == []
    settled(at.button(key="undo").click().run())
    assert now(at).offers == (SAMPLE.offers[1],)


def test_a_removed_offer_takes_its_problem_along() -> None:
    """What was wrong with an offer does not stay on the one that moves up into its place."""
    at = enter(visit(), **{"offer 0 {} organisation": ""})
    press(at, "Remove")
    assert errors(at) == []
    assert key(at, "offer 0 {} organisation").value == "Fernmoor Health"


def test_an_offer_duplicated() -> None:
    """A duplicate stands side by side with its original, each under a name of its own, and is edited alone."""
    at = press(visit(), "Duplicate")
    titled = "Hexbourne: Principal PM, merchant payments"
    assert now(at).offers == (*SAMPLE.offers, SAMPLE.offers[0])
    assert pair(at) == [f"{titled} (1)", f"{titled} (2)"]
    enter(at, **{"offer 3 {} planned_months": 12})
    assert [offer.planned_months for offer in now(at).offers] == [24, 30, 36, 12]
    assert pair(at) == [f"{titled} (1)", f"{titled} (2)"]


def test_no_roles() -> None:
    """With every role removed, also the current one while Stay is side by side, offers are compared with looking on."""
    at = visit(SAMPLE.replace(compare=(STAY, "Hexbourne")))
    press(at, "Remove this role", 3)
    assert pair(at) == [KEEP_LOOKING, "Hexbourne"]
    for _ in range(3):
        press(at, "Remove this role")
    assert now(at).roles == ()
    assert pair(at) == [KEEP_LOOKING, "Hexbourne"]
    assert "No roles yet" in said(at)
    assert now(at).offers == SAMPLE.offers


def test_an_offer_edited() -> None:
    """Every field of an offer is taken as it is entered."""
    at = enter(
        visit(),
        **{
            "offer 1 {} organisation": "Moor & Co",
            "offer 1 {} title": "Lead",
            "offer 1 {} planned_months": 9,
            "offer 1 {} relevance": "tangential",
            "offer 1 {} door": "one-way",
            "offer 1 {} reply_by": date(2026, 12, 24),
            "offer 1 {} outside": "A long way",
        },
    )
    edited = SAMPLE.offers[1].replace(
        organisation="Moor & Co",
        title="Lead",
        planned_months=9,
        relevance="tangential",
        door="one-way",
        reply_by=date(2026, 12, 24),
        outside="A long way",
    )
    assert now(at) == changes.edit_offer(SAMPLE, 1, edited)
    assert pair(at) == ["Hexbourne", "Moor & Co"]
    assert "24 December 2026" in said(at)


def test_carry_over_rule_and_back_to_the_defaults() -> None:
    """The rule of what lasts is changed in the sidebar; “Back to the defaults” brings all assumptions back."""
    at = visit()
    assert key(at, "carry_over {}").value == SAMPLE.assumptions.carry_over_rule
    enter(at, **{"carry_over {}": "Everything lasts", "spike_at {}": 8.0})
    everything = Assumptions(carry_over=CARRY_OVER_RULES["Everything lasts"], spike_at=8)
    assert now(at) == SAMPLE.replace(assumptions=everything)
    press(at, "Back to the defaults")
    assert now(at) == SAMPLE
    assert key(at, "spike_at {}").value == 7


def test_undo_and_redo_over_ten_changes() -> None:
    """Ten changes of every kind are undone one by one to the very first decision, and redone to the last."""
    at = visit()
    seen = [now(at)]
    steps: tuple[Callable[[], object], ...] = (
        lambda: settled(shown(at, "phase").set_value("Provider").run()),
        lambda: enter(at, **{"goal {}": "Another goal"}),
        lambda: enter(at, **{"offer 0 {} organisation": "Hexborn"}),
        lambda: settled(shown(at, "first option").select(STAY).run()),
        lambda: enter(at, **{"role 0 {} start": "2017-06"}),
        lambda: settled(tell(at, "weight", moved(shares(20, 20, 20, 20, 20)))),
        lambda: press(at, "Duplicate"),
        lambda: enter(at, **{"power {}": 1.5}),
        lambda: press(at, "Remove this role"),
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
    """A second press of undo that was sent before the first had its answer undoes nothing more, and does no harm."""
    at = enter(visit(), **{"goal {}": "Mine"})
    button = at.button(key="undo").id
    for _ in range(2):
        press_undo = WidgetStates()
        press_undo.widgets.add(id=button, trigger_value=True)
        at._run(press_undo)
        assert [exception.message for exception in at.exception] == []
    assert now(at) == SAMPLE


# Every mark that Markdown or Streamlit would make something of; Zork begins it, so that it can be found.
HOSTILE = (
    "Zork <b onclick=x>b</b> *i* __u__ [l](http://e.com) ![p](x) `c` $1$ $$2$$ :red[r] :material/add: :tada: ~~s~~ # h | p "
    "&amp; <script>alert(1)</script> www.e.com a@e.com -> >= \\ \u202e end"
)


def hostile() -> Decision:
    """The sample with every name and text hostile."""
    roles = [role.replace(organisation=HOSTILE, title=HOSTILE, reason=HOSTILE) for role in SAMPLE.roles]
    offers = [
        offer.replace(
            organisation=HOSTILE,
            title=HOSTILE,
            outside=HOSTILE,
            reply_by=date(2026, 12, 1),
            notes={Dimension.COMPENSATION: HOSTILE},
        )
        for offer in SAMPLE.offers
    ]
    return SAMPLE.replace(goal=HOSTILE, roles=roles, offers=offers, compare=None)


def test_names_are_shown_as_they_are() -> None:
    """Markdown and HTML in any name are shown as they were typed, and so in what is said to be wrong with them."""
    at = unfolded(visit(hostile()))
    enter(at, **{"role 1 {} end": ""})
    assert len(errors(at)) == 1
    columns = [column for table in at.table for column in table.value.columns]
    for body in [*bodies(at), *columns]:
        assert len(re.findall("Zork", body)) == body.count(escaped(HOSTILE)), body
        inline = {token.type for block in MARKDOWN.parse(body) for token in block.children or []}
        assert inline <= {"text", "strong_open", "strong_close", "softbreak", "hardbreak"}, body
    assert said(at).count(HOSTILE) > 10
    assert now(at) == hostile().replace(compare=now(at).compare)


def test_ten_offers() -> None:
    """Ten offers, all of one name, are all there to choose from, and the page still compares two."""
    at = visit(
        SAMPLE.replace(offers=[SAMPLE.offers[i % 3].replace(organisation="Same", title="") for i in range(10)], compare=None)
    )
    assert list(shown(at, "first option").options) == [STAY, *(f"Same ({i})" for i in range(1, 11))]
    assert len(set(pair(at))) == 2
    settled(shown(at, "second option").select("Same (10)").run())
    assert pair(at)[1] == "Same (10)"


def test_forty_roles() -> None:
    """Forty roles, many at the same time, are all there to edit."""
    roles = [SAMPLE.roles[i % 3].replace(organisation=f"Role {i}") for i in range(39)]
    at = visit(SAMPLE.replace(roles=[*roles, SAMPLE.roles[3]]))
    assert sum(bool(re.match("role [0-9]+ ", expander.key or "")) for expander in at.expander) == 40
    for i in range(39):
        assert f"Role {i} · " in said(at)
    assert key(at, "role 38 {} organisation").value == "Role 38"
    press(at, "Remove this role")
    assert now(at).roles == (*roles[:38], SAMPLE.roles[3])


def test_a_weight_dragged() -> None:
    """Every report of a drag sets the weights, the whole drag is one step to undo, and each report is answered."""
    at = visit()
    for report, weights in enumerate(((50, 12.5, 12.5, 12.5, 12.5), (60, 10, 10, 10, 10), (70, 7.5, 7.5, 7.5, 7.5)), 1):
        tell(at, "weight", moved(shares(*weights), report, done=report == 3))
        settled(at)
        assert now(at) == SAMPLE.replace(weights=Weights.of(weights))
        assert (sent(at, "weight")["answered"], sent(at, "weight")["gesture"]) == (report, 1)
    settled(tell(at, "weight", moved(shares(20, 20, 20, 20, 20), 4, gesture=2)))
    settled(at.button(key="undo").click().run())
    assert now(at).weights == Weights.of(weights)
    settled(at.button(key="undo").click().run())
    assert now(at) == SAMPLE
    assert at.button(key="undo").disabled


def test_a_weight_locked() -> None:
    """A lock is shown and taken off again; it is no change of the decision."""
    at = visit()
    for report, locked in enumerate((True, True, False), 1):
        message = {"what": "lock", "id": "compensation", "locked": locked, "report": report, "gesture": 0}
        settled(tell(at, "weight", message))
        shown = [cell["locked"] for row in sent(at, "weight")["rows"] for cell in row["cells"]]
        assert shown == [locked and d == Dimension.COMPENSATION for d in Dimension]
    assert now(at) == SAMPLE
    assert at.button(key="undo").disabled


def test_the_words_beside_a_weight_know_of_locks() -> None:
    """Where a weight tips depends on which others give way; unlocked, it is as before."""
    at = visit()
    scores, said = score(SAMPLE), []
    for report, locked in enumerate((True, False), 1):
        settled(tell(at, "weight", {"what": "lock", "id": "advancement_speed", "locked": locked, "report": report, "gesture": 0}))
        found = nearest_changes(scores, SAMPLE.weights, [Dimension.ADVANCEMENT_SPEED] if locked else [])
        words = {cell["id"]: cell["words"] for row in sent(at, "weight")["rows"] for cell in row["cells"]}
        assert words == {d: tips(nearest) for d, nearest in found.items()}
        said.append(words)
    assert said[0] != said[1]


def test_ratings_dragged() -> None:
    """The ratings of both options side by side are taken, and of no other."""
    at = visit()
    settled(tell(at, "ratings", moved(rated((1, 2, 3, 4, 5), (6, 7, 8, 9, 10)))))
    first, second, third = now(at).offers
    assert (first.ratings, second.ratings) == (Ratings.of((1, 2, 3, 4, 5)), Ratings.of((6, 7, 8, 9, 10)))
    assert third == SAMPLE.offers[2]
    assert pair(at) == ["Hexbourne", "Fernmoor Health"]


def test_rating_stay_rates_the_current_role() -> None:
    """Moving a slider of Stay rates the current role, and no offer."""
    at = visit(SAMPLE.replace(compare=(STAY, "CivicLine")))
    untouched = SAMPLE.offers[2].ratings.values()
    settled(tell(at, "ratings", moved(rated((1, 2, 3, 4, 5), untouched))))
    assert now(at).current_role == SAMPLE.roles[3].replace(ratings=Ratings.of((1, 2, 3, 4, 5)))
    assert now(at).offers == SAMPLE.offers
    assert "The ratings of Stay are those of your current role" in said(at)


def test_keep_looking_has_no_line() -> None:
    """Where it leads, that Keep looking has no line is said and why; who has a role is told of no such thing."""
    why = "Keep looking has no line of its own: coverage stays as it is today."
    ended = [role.replace(end=role.end or SAMPLE.as_of) for role in SAMPLE.roles]
    assert why in said(visit(SAMPLE.replace(roles=ended, compare=None)))
    assert why not in said(visit())


def test_keep_looking_has_nothing_to_rate() -> None:
    """Beside Keep looking, which is no job, only the offer has sliders."""
    at = visit(SAMPLE.replace(roles=SAMPLE.roles[:3], compare=(KEEP_LOOKING, "CivicLine")))
    assert [[bool(cell) for cell in row["cells"]] for row in sent(at, "ratings")["rows"]] == [[False, True]] * 5
    settled(tell(at, "ratings", moved(rated(second=(1, 1, 1, 1, 1)))))
    assert now(at).offers[2].ratings == Ratings.of([1] * 5)


def test_evidence_and_note() -> None:
    """What stands behind a rating, and a note on it, are kept with the offer they are about."""
    at = visit()
    about = {"id": "second compensation", "gesture": 0}
    settled(tell(at, "ratings", {"what": "evidence", "evidence": "written", "report": 1, **about}))
    settled(tell(at, "ratings", {"what": "note", "note": "From the *letter*", "report": 2, **about}))
    noted = {"evidence": {Dimension.COMPENSATION: Evidence.WRITTEN}, "notes": {Dimension.COMPENSATION: "From the *letter*"}}
    assert now(at) == SAMPLE.replace(offers=[SAMPLE.offers[0], SAMPLE.offers[1].replace(**noted), SAMPLE.offers[2]])
    cell = sent(at, "ratings")["rows"][3]["cells"][1]
    assert (cell["evidence"], cell["note"]) == ("written", "From the *letter*")


def test_a_role_rated() -> None:
    """The sliders of a role rate that role."""
    at = unfolded(visit(), "role 1 1 ratings")
    values = {f"role1 {d}": 2.5 for d in Dimension}
    settled(tell(at, f"role 1 {decision_number(at)} ratings", moved(values)))
    roles = [role.replace(ratings=Ratings.of([2.5] * 5)) if i == 1 else role for i, role in enumerate(SAMPLE.roles)]
    assert now(at) == SAMPLE.replace(roles=roles)


WELL, STILL = shares(10, 10, 25, 20, 35), rated((3, 3, 9, 9, 4), (6, 8, 3, 5, 8))
NUMBERED = {"report": 9, "gesture": 9}
HOSTILE_MESSAGES: dict[str, Any] = {
    "nothing": None,
    "a number": 1,
    "a text": "edit",
    "a list": [],
    "an empty message": {},
    "nothing but numbers": NUMBERED,
    "no such edit": {"what": "format", **NUMBERED},
    "no values": {"what": "values", **NUMBERED},
    "an empty set": {"what": "values", "values": {}, **NUMBERED},
    "a list of values": {"what": "values", "values": [1, 2, 3, 4, 5], **NUMBERED},
    "a missing value": moved({name: value for name, value in WELL.items() if name != "compensation"}),
    "one too many": moved({**WELL, "luck": 1}),
    "all zero": moved(shares(0, 0, 0, 0, 0)),
    "not a number": moved({**WELL, "compensation": float("nan")}),
    "endless": moved({**WELL, "compensation": float("inf")}),
    "negative": moved({**WELL, "compensation": -1}),
    "above the end": moved({**WELL, "compensation": 100.5}),
    "a number too long": moved({**WELL, "compensation": 10**400}),
    "a number as text": moved({**WELL, "compensation": "11"}),
    "true": moved({**WELL, "compensation": True}),
    "null": {**moved(WELL), "values": {**WELL, "compensation": None}},
    "a list within": {**moved(WELL), "values": {**WELL, "compensation": [1]}},
    "no report": {"what": "values", "values": shares(50, 50, 0, 0, 0), "gesture": 1},
    "a report as text": {**moved(shares(50, 50, 0, 0, 0)), "report": "1"},
    "a negative report": moved(shares(50, 50, 0, 0, 0), report=-1),
    "a list as gesture": {**moved(shares(50, 50, 0, 0, 0)), "gesture": []},
    "more than an edit": {**moved(shares(50, 50, 0, 0, 0)), "weights": 1},
    "a lock on nothing": {"what": "lock", "id": "luck", "locked": True, **NUMBERED},
    "a lock of text": {"what": "lock", "id": "compensation", "locked": "yes", **NUMBERED},
    "a lock on a number": {"what": "lock", "id": 3, "locked": True, **NUMBERED},
    "evidence of a weight": {"what": "evidence", "id": "compensation", "evidence": "seen", **NUMBERED},
    "a note on a weight": {"what": "note", "id": "compensation", "note": "x", **NUMBERED},
}
HOSTILE_RATINGS: dict[str, Any] = {
    "eleven": moved({**STILL, "first compensation": 11}),
    "negative": moved({**STILL, "first compensation": -0.5}),
    "not a number": moved({**STILL, "first compensation": float("nan")}),
    "as text": moved({**STILL, "first compensation": "9"}),
    "one side": moved(rated((1, 1, 1, 1, 1))),
    "a third side": moved({**STILL, "third compensation": 1}),
    "no such evidence": {"what": "evidence", "id": "first compensation", "evidence": "rumour", **NUMBERED},
    "evidence of nothing": {"what": "evidence", "id": "first luck", "evidence": "seen", **NUMBERED},
    "evidence of no side": {"what": "evidence", "id": "compensation", "evidence": "seen", **NUMBERED},
    "a note of numbers": {"what": "note", "id": "first compensation", "note": 1, **NUMBERED},
    "a note too long": {"what": "note", "id": "first compensation", "note": "x" * 2001, **NUMBERED},
    "a note on nothing": {"what": "note", "id": "", "note": "x", **NUMBERED},
    "a broken note": {"what": "note", "id": "first compensation", "note": "\ud800", **NUMBERED},
    "a role's": moved({f"role1 {d}": 5.0 for d in Dimension}),
}
HOSTILE_ROLE: dict[str, Any] = {
    "eleven": moved({f"role1 {d}": 11 for d in Dimension}),
    "another role": moved({f"role0 {d}": 5 for d in Dimension}),
    "a missing value": moved({"role1 compensation": 5}),
    "not a number": moved({f"role1 {d}": float("nan") for d in Dimension}),
    "a note": {"what": "note", "id": "role1 compensation", "note": "x", **NUMBERED},
}


@pytest.fixture(scope="module")
def besieged() -> Iterator[AppTest]:
    """One page for all hostile messages: none may leave a trace."""
    at = unfolded(visit(), "role 1 1 ratings")
    yield at
    assert at.button(key="undo").disabled
    assert [cell["locked"] for row in sent(at, "weight")["rows"] for cell in row["cells"]] == [False] * 5


@pytest.mark.parametrize(
    ("panel", "message"),
    [
        *(pytest.param("weight", message, id=f"weights: {name}") for name, message in HOSTILE_MESSAGES.items()),
        *(pytest.param("ratings", message, id=f"ratings: {name}") for name, message in HOSTILE_RATINGS.items()),
        *(pytest.param("role 1 1 ratings", message, id=f"role: {name}") for name, message in HOSTILE_ROLE.items()),
    ],
)
def test_a_hostile_message_is_dropped(besieged: AppTest, panel: str, message: Any) -> None:
    """Whatever a browser claims its sliders did, what they cannot do changes nothing and shows no one an exception."""
    settled(tell(besieged, panel, message))
    assert now(besieged) == SAMPLE


def test_a_dropped_report_is_answered_all_the_same() -> None:
    """A numbered report is answered even if it is dropped, lest the sliders wait for ever for what the page knows better."""
    at = visit()
    settled(tell(at, "weight", moved({**WELL, "compensation": -1}, report=7, gesture=3)))
    assert (sent(at, "weight")["answered"], sent(at, "weight")["gesture"]) == (7, 3)
    assert now(at) == SAMPLE


ROLES = "company\tfrom\tuntil\tpay\nAcme\tMar 2010\t12/2012\t7,5\nBeta\t2013-13\t2014-01\t5\nGamma\t2013-01\t2014-01\t"


def test_a_pasted_sheet_is_shown_before_it_is_taken() -> None:
    """What was understood of pasted cells is shown, what was not is named; at a click the good rows are roles, undone as one.

    The row that is left stays, and can be mended: what is there already is not added again, and is no mistake.
    """
    at = enter(visit(), **{"sheet of roles {} 0 cells": ROLES})
    assert now(at) == SAMPLE
    assert errors(at) == [
        "Row 3 (Beta): First month: “2013-13” cannot be read as a month: write it as 2021-03, 03/2021 or Mar 2021."
    ]
    assert list(at.dataframe[0].value["Organisation"]) == ["Acme", "Gamma"]
    press(at, "Add 2 of 3 roles")
    assert [toast.value for toast in at.toast] == ["2 roles added."]
    assert [role.organisation for role in now(at).roles[4:]] == ["Acme", "Gamma"]
    assert now(at).roles[4].ratings.compensation == 7.5
    assert key(at, "sheet of roles {} 0 cells").value == ROLES
    assert len(errors(at)) == 1
    assert any("there already" in caption.value for caption in at.caption)
    settled(at.button(key="undo").click().run())
    assert now(at) == SAMPLE


def test_a_pasted_sheet_that_was_mended_on_the_way_to_the_button() -> None:
    """What is added is what the cells say at the click, not what they said when the button was drawn."""
    at = enter(visit(), **{"sheet of roles {} 0 cells": ROLES})
    key(at, "sheet of roles {} 0 cells").set_value(ROLES.replace("2013-13", "2013-01"))
    press(at, "Add 2 of 3 roles")
    assert [toast.value for toast in at.toast] == ["3 roles added."]
    assert [role.organisation for role in now(at).roles[4:]] == ["Acme", "Beta", "Gamma"]
    assert key(at, "sheet of roles {} 1 cells").value == ""


def test_an_opened_sheet_of_offers() -> None:
    """A CSV file of offers is read, shown and taken."""
    at = press(visit(), "Start my own")
    content = "Organisation;Planned months\nÖl & Söhne;30\nDelta;12\n".encode("cp1252")
    key(at, "sheet of offers {} 0 file").upload("offers.csv", content, "text/csv")
    settled(at.run())
    press(at, "Add 2 offers")
    assert [(offer.organisation, offer.planned_months) for offer in now(at).offers] == [("Öl & Söhne", 30), ("Delta", 12)]
    assert set(pair(at)) <= {"Öl & Söhne", "Delta", KEEP_LOOKING}


def test_a_sheet_that_cannot_be_read_is_named() -> None:
    """Cells without names for their columns are refused with what to do; nothing is added."""
    at = enter(visit(), **{"sheet of roles {} 0 cells": "Acme\t2010-03"})
    assert now(at) == SAMPLE
    assert any("No column is called Organisation" in error for error in errors(at))
    assert not [button for button in at.button if button.label.startswith("Add 1")]


def test_months_may_be_written_as_people_do() -> None:
    """The fields of a role take a month in any of the usual forms, and show it as YYYY-MM."""
    at = enter(visit(), **{"role 0 {} start": "Mar 2017", "role 0 {} end": "7/2018"})
    assert (now(at).roles[0].start, now(at).roles[0].end) == (date(2017, 3, 1), date(2018, 7, 1))
    assert key(at, "role 0 {} start").value == "2017-03"


def test_a_new_role_opens_to_be_rated() -> None:
    """A role that was added shows its sliders at once."""
    at = press(visit(), "Start my own")
    for field, text in (("organisation", "Acme"), ("start", "Mar 2019")):
        key(at, f"new role {{}} {field}").set_value(text)
    press(at, "Add this role")
    assert sent(at, f"role 0 {decision_number(at)} ratings")["rows"]


def test_a_new_role_may_begin_as_one_of_its_kind() -> None:
    """The ratings of a kind of role are those of a new one, until they are edited; the next begins at 5 again."""
    at = visit(SAMPLE.replace(roles=()))
    kind, ratings = next(iter(files.archetypes().items()))
    for number, expected in enumerate((ratings, FIVES)):
        key(at, "new role {} organisation").set_value(f"Acme {number}")
        key(at, "new role {} start").set_value(f"201{number}-03")
        key(at, "new role {} end").set_value(f"201{number}-09")
        if not number:
            key(at, "new role {} kind").select(kind)
        press(at, "Add this role")
        assert now(at).roles[number].ratings == expected


def test_a_role_that_changes_its_place_stays_open() -> None:
    """While it is edited, a role's fold keeps its name, whatever becomes of the role's own, and of the order."""
    at = visit()
    key(at, "role 3 {} start")
    fold = f"role 3 {decision_number(at)}"
    before = next(box.label for box in at.expander if box.key == fold)
    enter(at, **{"role 3 {} organisation": "Northfold & Sons", "role 3 {} start": "2010-01"})
    assert next(box.label for box in at.expander if box.key == fold) == before == "Rate or edit Northfold"
    assert at.session_state[fold]
    at.session_state[fold] = False
    settled(at.run())
    assert next(box.label for box in at.expander if box.key == fold) == r"Rate or edit Northfold \& Sons"


@pytest.mark.parametrize("done", [False, True])
def test_weights_and_roles_are_rated_before_there_is_an_offer(done: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    """Without an offer too, weights and the ratings of a role follow while they move and when they are let go."""
    at = visit(SAMPLE.replace(offers=[], compare=None))
    tell(at, "weight", moved(shares(50, 50, 0, 0, 0), done=done))
    settled(at)
    key(at, "role 3 {} organisation")
    panel = f"role 3 {decision_number(at)} ratings"
    tell(at, panel, moved({f"role3 {d}": 7 for d in Dimension}, done=done))
    settled(at)
    assert now(at).weights.shares()[Dimension.SOCIAL_IMPACT] == 0.5
    assert now(at).roles[3].ratings == Ratings.of([7] * 5)


def test_staying_is_said_and_can_be_set() -> None:
    """How long the current role has lasted is said in words; the months to stay are set beside it."""
    at = visit()
    assert "Northfold, 46 months: past the window of 18 to 36 months." in said(at)
    enter(at, **{"stay_months roles {}": 6})
    assert now(at) == SAMPLE.replace(stay_months=6)
    enter(at, **{"role 3 {} start": "2026-03"})
    assert "Northfold, 9 months: half of what this role can give is still ahead" in said(at)


def test_the_month_of_the_decision() -> None:
    """The month that roles count up to can be set; one before a role is named and not taken."""
    at = enter(visit(), **{"as_of {}": "Dec 2026"})
    assert now(at) == SAMPLE.replace(as_of="2026-12")
    enter(at, **{"as_of {}": "2010-01"})
    assert now(at) == SAMPLE.replace(as_of="2026-12")
    assert ["goes on after 2010-01" in error for error in errors(at)] == [True]


def test_overlaps_and_gaps_are_said() -> None:
    """Roles that overlap are allowed and said, and so are months without a role."""
    at = visit()
    assert "No role in 2018-08." in said(at)
    enter(at, **{"role 1 {} start": "2018-06"})
    assert "Quillstone Advisory and Paywren overlap by 2 months; each counts in full." in said(at)
    enter(at, **{"role 0 {} organisation": "Paywren"})
    assert "Paywren: Associate consultant and Paywren: First product manager overlap by 2 months" in said(at)


def test_a_second_step() -> None:
    """A second step after the first is drawn and told; where its offer is removed, so is the step."""
    at = visit()
    assert "then Fernmoor Health" not in said(at)
    enter(at, **{"second step {}": "Fernmoor Health"})
    steps = path.sequence(SAMPLE, "Hexbourne", SAMPLE.offers[1])
    assert wording.two_steps("Hexbourne", "Fernmoor Health", steps) in said(at)
    enter(at, **{"first step {}": "Fernmoor Health"})
    assert "second step" not in said(at)
    assert key(at, "second step {}").value is None
    enter(at, **{"second step {}": "Group PM"})
    assert "Fernmoor Health, then Group PM:" in said(at)
    assert now(at) == SAMPLE


def test_where_the_path_is_drawn_from_is_said() -> None:
    """Of a career too long to be drawn whole, it is said from when it is; of a shorter one nothing."""
    assert "Drawn from" not in said(visit())
    long = [SAMPLE.roles[0].replace(start="1999-01"), *SAMPLE.roles[1:]]
    assert "Drawn from 2014-11 on." in said(visit(SAMPLE.replace(roles=long)))


def test_a_month_of_the_path_in_words() -> None:
    """Without a pointer too, each path's coverage in a month is told, with what has changed since today."""
    at = unfolded(visit(), "path words")
    settled(at.select_slider[0].set_value(date(2028, 11, 1)).run())
    moments = {moment.month: moment for moment in path.paths(SAMPLE)["Hexbourne"]}
    assert wording.moment("Hexbourne", moments[date(2028, 11, 1)], moments[SAMPLE.as_of]) in said(at)


MINE = SAMPLE.replace(
    roles=[SAMPLE.roles[3].replace(organisation="Mine")], offers=[offer.replace(reply_by=None) for offer in SAMPLE.offers]
)


def test_the_gut_feeling_comes_before_the_answer() -> None:
    """A decision of one's own asks for the gut feeling before its answer is shown; the sample does not."""
    at = visit(MINE)
    assert "Before you look: which one?" in said(at)
    assert answer(at) == []
    settled(at.button_group(key=f"gut {decision_number(at)}").set_value("CivicLine").run())
    assert (now(at).journal.gut, now(at).journal.changes) == ("CivicLine", Changes())
    assert "Before you look" not in said(at)
    assert " adds " in answer(at)[0]


def test_a_weight_taken_hold_of_is_foreseen() -> None:
    """For the places near by, the words of each are sent, once, and hold until more than weights is changed."""
    at = settled(tell(visit(), "weight", held("compensation", at=20)))
    told = sent(at, "weight")["foresight"]
    words = answers.along(SAMPLE, score(SAMPLE), Dimension.COMPENSATION, range(20 - FORESEEN, 21 + FORESEEN))
    said = {int(percent): [told["texts"][place] for place in places] for percent, places in told["said"].items()}
    assert (told["of"], told["headline"]) == ("compensation", answer(at)[0])
    assert said == {percent: [*astuple(found.answer), *found.tips.values()] for percent, found in words.items()}
    settled(tell(at, "weight", moved(shares(10, 10, 20, 30, 30), report=2)))
    later = sent(at, "weight")["foresight"]
    assert (later["of"], later["said"], later["basis"]) == ("", {}, told["basis"])
    settled(tell(at, "ratings", moved(rated((9,) * 5, (2,) * 5))))
    assert sent(at, "weight")["foresight"]["basis"] > told["basis"]


def test_what_is_held_must_be_there() -> None:
    """A browser that takes hold of what is no weight, or is nowhere, is told nothing and changes nothing."""
    at = visit()
    for report, message in enumerate((held("pay", at=20), held("compensation", at=2000), held("compensation", at=-1)), 1):
        settled(tell(at, "weight", message | {"report": report}))
        assert sent(at, "weight")["foresight"]["of"] == ""
    assert now(at) == SAMPLE


def test_what_lies_below_waits_for_the_first_screen() -> None:
    """The first screen is sent first; once a browser says that it is drawn, the rest follows."""
    at = AppTest.from_file(files.ROOT / "app.py", default_timeout=30).run()
    assert len(listening(at, LIVE)) == 2
    assert "The journal" not in said(at)
    states = at._tree.get_widget_states()
    states.widgets.add(id=component(at, "device").id, json_value=json.dumps({"seen": True}))
    at._run(states)
    assert "The journal" in said(settled(at))


def test_numbers_wait_for_the_gut_feeling() -> None:
    """Before the gut was asked, offers can be rated, and no chart, gain or tipping weight is shown; then all are."""
    at = visit(MINE.replace(weights=files.blank().weights))
    assert sent(at, "ratings")["rows"]
    assert [word for word in ("points", "leads", "How firm is it?", "Where it leads") if word in said(at)] == []
    assert listening(at, LIVE) == listening(at, SETTLED) == []
    assert {cell["words"] for row in sent(at, "weight")["rows"] for cell in row["cells"]} == {""}
    assert sent(at, "device")["news"] == {"of": [], "said": "Before you look: which one?"}
    assert "All five weights are still equal." in said(at)
    settled(tell(at, "weight", moved(shares(40, 20, 20, 10, 10))).run())
    assert "All five weights are still equal." not in said(at)
    settled(tell(at, "ratings", moved(rated((9,) * 5, (2,) * 5))).run())
    settled(at.button_group(key=f"gut {decision_number(at)}").set_value(score(now(at)).names()[1]).run())
    assert len(listening(at, LIVE)) == 2
    assert "How firm is it?" in said(at)
    assert sent(at, "device")["news"]["said"] == answer(at)[0]
    assert f"Your gut said {score(now(at)).names()[1]}. A point is" in said(at)


def test_what_was_never_rated_is_named() -> None:
    """An answer about offers or roles that nobody has rated says so first."""
    offers = [SAMPLE.offers[0].replace(ratings=FIVES, evidence={}), SAMPLE.offers[1]]
    at = visit(SAMPLE.replace(offers=offers))
    assert "Hexbourne is still at 5 in every dimension: rate first." in said(at)
    last = SAMPLE.roles[-1].replace(ratings=FIVES)
    at = visit(SAMPLE.replace(roles=[*SAMPLE.roles[:-1], last], offers=offers))
    assert "Northfold and Hexbourne are still at 5 in every dimension: rate first." in said(at)
    at = press(visit(SAMPLE.replace(roles=[role.replace(ratings=FIVES) for role in SAMPLE.roles])), "Skip, show the numbers")
    assert "4 of your roles and offers are still at 5 in every dimension: rate first." in said(at)


def test_the_next_role_begins_anew() -> None:
    """A role's form is empty for the next one, its field's relevance too, and only the last role is open to be rated."""
    at = press(visit(), "Start my own")
    for name in ("One", "Two"):
        key(at, "new role {} organisation").set_value(name)
        key(at, "new role {} start").set_value("2020-01")
        key(at, "new role {} end").set_value("2020-06")
        at.button_group(key=f"new role {decision_number(at)} relevance").set_value("adjacent" if name == "One" else "core")
        press(at, "Add this role")
        assert at.button_group(key=f"new role {decision_number(at)} relevance").value == "core"
    assert [role.relevance.value for role in now(at).roles] == ["adjacent", "core"]
    assert [at.session_state[f"role {i} {decision_number(at)}"] for i in range(2)] == [False, True]


def test_what_is_removed_is_said() -> None:
    """Whoever removes an offer or a role is told which, and that it can be had back."""
    at = press(visit(), "Remove")
    assert [toast.value for toast in at.toast] == ["Hexbourne is removed. Undo brings it back."]


def test_the_gut_feeling_can_be_skipped() -> None:
    """One click shows the answer without a gut feeling."""
    at = press(visit(MINE), "Skip, show the numbers")
    assert (now(at).journal.gut, now(at).journal.changes) == (None, Changes())
    assert "Before you look" not in said(at)


def weight_changes(at: AppTest) -> int | None:
    """How often the weights have been changed since the first look."""
    changed = now(at).journal.changes
    return changed.weights if changed else None


def test_changes_are_counted_and_undo_erases_none() -> None:
    """After the first look a drag counts once, its undo once more; another decision's undo has counts of its own."""
    at = press(visit(MINE), "Skip, show the numbers")
    for step, share in enumerate((30, 40, 50)):
        tell(at, "weight", moved(shares(share, 100 - share, 0, 0, 0), step + 1, done=share == 50))
        settled(at.run())
    assert weight_changes(at) == 1
    settled(at.button(key="undo").click().run())
    assert now(at).weights == MINE.weights
    assert weight_changes(at) == 2
    settled(at.button(key="redo").click().run())
    assert weight_changes(at) == 3
    press(at, "Sample")
    assert now(at).journal.changes is None
    settled(at.button(key="undo").click().run())
    assert weight_changes(at) == 3


def test_the_journals_fields_are_kept() -> None:
    """Every field of the entry keeps what is entered; nothing is compulsory, but that nothing is written is said."""
    at = visit()
    nothing = "Nothing is written in the entry yet: its files hold the numbers alone."
    assert nothing in said(at)
    enter(
        at,
        **{
            "journal situation {}": "Two offers",
            "journal chosen {}": "Fernmoor Health",
            "journal confidence {}": 70.0,
            "journal reasons {}": "Close to the goal",
            "journal prediction.statement {}": "A team of four",
            "journal prediction.probability {}": 65.0,
            "journal prediction.resolve_by {}": date(2027, 11, 1),
            "journal premortem {}": "Funding ended",
            "journal review_on {}": date(2099, 5, 1),
        },
    )
    journal = now(at).journal
    assert (journal.situation, journal.chosen, journal.confidence, journal.premortem) == (
        "Two offers",
        "Fernmoor Health",
        0.7,
        "Funding ended",
    )
    assert journal.prediction == Prediction(statement="A team of four", probability=0.65, resolve_by=date(2027, 11, 1))
    assert journal.review_on == date(2099, 5, 1)
    assert key(at, "journal status {}").value == Status.ACCEPTED
    assert nothing not in said(at)
    press(at, "Begin with what would change the leader")
    assert "Social impact: at 7 % Hexbourne leads, at 21 % CivicLine." in now(at).journal.change_my_mind
    enter(at, **{"journal confidence {}": 101.0})
    assert now(at).journal.confidence == 0.7
    assert errors(at) == ["Give a percentage from 0 to 100."]


def test_a_review_that_is_due_comes_first() -> None:
    """Past its day of review the page asks how it turned out, and keeps the answer with the prediction's score."""
    journal = Journal(review_on=date(2026, 1, 1), prediction=Prediction(statement="A team", probability=0.8))
    at = visit(SAMPLE.replace(journal=journal))
    assert "How did it turn out?" in said(at)
    enter(
        at,
        **{"journal prediction.came_true {}": True, "journal review.outcome {}": Outcome.WORSE, "journal review.lesson {}": "Ask"},
    )
    assert "Brier score 0.04" in said(at)
    press(at, "Keep this review")
    assert "How did it turn out?" not in said(at)
    kept = now(at).journal
    assert (kept.review.outcome, kept.review.lesson, kept.prediction.came_true) == (Outcome.WORSE, "Ask", True)
    assert kept.review.reviewed_on == date.today()


def test_an_entry_opens_again() -> None:
    """An entry and its zip open as the decision they were made of; one that contradicts itself says which, and asks."""
    entry = journals.dated(SAMPLE.replace(goal="Mine"), date(2026, 11, 24))
    text = journals.entry(entry)
    for content in (text.encode(), exports.archive(entry)):
        assert now(upload(visit(), content)) == entry
    edited = text.replace("status: proposed", "status: accepted").encode()
    at = upload(visit(), edited)
    assert now(at) == SAMPLE
    assert "status: the front matter says “accepted”, the data say “proposed”." in said(at)
    press(at, "What the front matter says")
    assert now(at) == entry.replace(journal=entry.journal.replace(status="accepted"))
    at = upload(visit(), edited)
    press(at, "What the data say")
    assert now(at) == entry
    assert "contradicts itself" not in said(at)


def test_without_a_converter_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the chart cannot be drawn, its buttons are off, that is said, and the other files can be had."""
    monkeypatch.setattr(pictures, "can_be_drawn", lambda: False)
    at = visit()
    buttons: Any = at.get("download_button")
    off = {button.label: button.disabled for button in buttons}
    assert [label for label, disabled in off.items() if disabled] == ["Chart (.svg)", "Chart (.png)"]
    assert {"Entry (.zip)", "Page (.html)", "Table (.csv)", "Data (.json)"} <= off.keys()
    assert ["want of vl-convert-python" in warning.value for warning in at.warning] == [True]


def found(at: AppTest, **told: Any) -> AppTest:
    """The browser tells what it keeps, or what another tab does."""
    return settled(tell(at, "device", {"what": "found", "id": "1", "work": None, "link": None, "failed": False, **told}, "told"))


def test_what_the_browser_keeps_comes_back() -> None:
    """What was kept is opened as it was, and is kept from then on; a first visit and the sample alone keep nothing."""
    at = found(visit(), id=None)
    assert sent(at, "device")["work"] is None
    mine = SAMPLE.replace(goal="Mine")
    at = found(visit(), work={"text": files.to_json(mine), "locked": ["compensation"]})
    assert (now(at), at.session_state.locked) == (mine, {Dimension.COMPENSATION})
    assert sent(at, "device")["work"] == {"text": files.to_json(mine), "locked": ["compensation"], "empty": False}
    press(at, "Start my own")
    assert sent(at, "device")["work"]["empty"]


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        "found",
        {"what": "delete"},
        {"what": "found", "id": 7},
        {"what": "found", "more": 1},
        {"what": "other", "id": "x" * 101},
        {"what": "found", "failed": "yes"},
        {"what": "link", "link": ["spikes="]},
    ],
)
def test_a_message_that_is_none_is_passed_over(told: Any) -> None:
    """What is not in the component's words changes nothing."""
    at = settled(tell(visit(), "device", told, "told"))
    assert now(at) == SAMPLE
    assert errors(at) == []


@pytest.mark.parametrize(
    "work", ["{", 7, {}, {"text": 1}, {"text": "{"}, {"text": "[]", "locked": []}, {"text": "{}", "locked": ["x"]}]
)
def test_kept_work_that_cannot_be_opened_is_named(work: Any) -> None:
    """A kept state that cannot be read is told of in sentences; the page is as on a first visit, and what is entered is kept."""
    at = found(visit(), work=work)
    assert now(at) == SAMPLE
    assert "What this device had kept cannot be opened." in said(at)
    assert sent(at, "device")["unreadable"] == "1"
    press(at, "Understood")
    assert "cannot be opened" not in said(at)
    press(at, "Start my own")
    assert sent(at, "device")["work"] is not None


def test_undo_does_not_lead_back_to_the_sample_from_what_was_kept() -> None:
    """What was brought back is where the session begins."""
    at = found(visit(), work={"text": files.to_json(SAMPLE.replace(goal="Mine")), "locked": []})
    assert at.session_state.done == []
    press(at, "Start my own")
    press(at, ":material/undo:")
    assert now(at).goal == "Mine"
