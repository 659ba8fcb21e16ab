"""What a person does on the page without a browser, and what they find there."""

import json
import re
from contextlib import suppress
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

from spikes.charts.theme import LIVE
from spikes.files import decisions as files
from spikes.model import Decision, Dimension, Ratings, presets
from spikes.page.session import parts
from spikes.page.session.session import Session
from spikes.page.toolbar import TOO_OLD
from spikes.scoring import compared, score

SAMPLE = files.sample()
UNRATED = Ratings.none_yet()
PLACES = {  # where a widget is, by what its key begins with
    **dict.fromkeys(("role ", "new role", "goal", "as_of", "stay_months", "box of r"), "roles"),
    **dict.fromkeys(("offer ", "new ", "box of o", "must-have ", "next must-have"), "ratings"),
    **dict.fromkeys(("journal ", "suggest"), "journal"),
    **dict.fromkeys(("second step", "step before"), "leads"),
    **dict.fromkeys(("carry_over", "power", "ceiling", "full", "overstay", "spike"), "assumptions"),
    "rank": "rank them instead",
}
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def visit(opened: Decision | None = None, tab: str = "") -> AppTest:
    """Return the page as a new visitor sees it, or with a decision opened from a file."""
    at = AppTest.from_file(presets.ROOT / "app.py", default_timeout=30)
    if opened:
        at.session_state["session"] = Session()
        at.session_state["session"].open(files.opened(files.to_json(opened).encode()).decision)
    return show(at.run(), tab) if tab else settled(at.run())


def settled(at: AppTest) -> AppTest:
    """Return the whole page after a step that redrew parts of it; nothing may have failed."""
    assert [exception.message for exception in at.exception] == []
    if not any(TOO_OLD in html.value for html in at.html):  # which no part holds
        at.run()
        assert [exception.message for exception in at.exception] == []
    return at


def show(at: AppTest, place: str) -> AppTest:
    """Open a tab, by its key in `parts.TABS`, or a popover, by its own key."""
    if place in parts.TABS:
        at.query_params.pop("tab", None)  # which a browser changes with the tab
        at.session_state["tab"] = parts.TABS[place]
    else:
        at.session_state[f"menu {decision_number(at)}" if place == "menu" else place] = True
    return settled(at.run())


def unfolded(at: AppTest, widget: str = "") -> AppTest:
    """Return the page all unfolded, or with the fold whose key a widget's begins with."""
    keys = [
        expander.key
        for expander in at.expander
        if expander.key and at.session_state.get(expander.key) is False
    ]
    for expander in [
        expander for expander in keys if widget.startswith(expander.partition("in ")[0])
    ] or keys:
        at.session_state[expander] = True
    return settled(at.run())


def upload(at: AppTest, content: bytes) -> AppTest:
    """Open a file."""
    show(at, "menu")
    at.file_uploader[0].upload("decision.json", content, "application/json")
    return settled(at.run())


def enter(at: AppTest, **fields: Any) -> AppTest:
    """Enter values one by one, each into the field whose key is its name."""
    for name, value in fields.items():
        key(at, name).set_value(value)
        settled(at.run())
    return at


def key(at: AppTest, name: str) -> Any:
    """Return a widget by its key, in which {} stands for the number of the decision.

    The part of the page that holds it is opened if need be.
    """
    name = name.format(decision_number(at))
    place = next((place for begin, place in PLACES.items() if name.startswith(begin)), "")
    for step in (None, lambda: show(at, place), lambda: unfolded(at, name)):
        if step:
            step()
        with suppress(KeyError):
            return at.get_by_key(name)
    raise KeyError(name)


def shown(at: AppTest, name: str) -> Any:
    """Return a widget that shows what others change too, by its name."""
    return at.get_by_key(f"{name} {session(at).widgets[name]}")


def decision_number(at: AppTest) -> int:
    """Which opened decision this is."""
    return session(at).generation


def box(at: AppTest, jobs: str) -> str:
    """Return what the keys of the box for roles or offers begin with."""
    return f"box of {jobs} {session(at).career} {session(at).taken.get(jobs, 0)}"


def type_in(at: AppTest, jobs: str, text: str) -> AppTest:
    """Type or paste into a box."""
    return enter(at, **{f"{box(at, jobs)} text": text})


def add_role(at: AppTest, organisation: str, start: str, end: str = "") -> AppTest:
    """Paste a role into the box, as a row under its columns' names, and add it."""
    names = "Organisation\tFirst month\tLast month"
    return press(type_in(at, "roles", f"{names}\n{organisation}\t{start}\t{end}"), "Add 1 role")


def add_offer(at: AppTest, organisation: str) -> AppTest:
    """Name one more offer."""
    return enter(at, **{f"new organisation {session(at).career}": organisation})


def choose(at: AppTest, name: str, value: Any) -> AppTest:
    """Choose in a widget that shows what others change too."""
    return settled(shown(at, name).set_value(value).run())


def prefer(at: AppTest, option: str) -> AppTest:
    """Say which option one's gut prefers."""
    gut = at.button_group(key=f"gut {decision_number(at)}")
    return settled(gut.set_value(option).run())


def cells(at: AppTest, panel: str) -> list[Any]:
    """All sliders of a panel, row by row."""
    return [cell for row in sent(at, panel)["rows"] for cell in row["cells"]]


def open_folds(at: AppTest) -> list[str]:
    """Return the labels of what is unfolded."""
    return [box.label for box in at.expander if box.key and at.session_state[box.key]]


def buttons(at: AppTest) -> list[str]:
    """Return the labels of all buttons."""
    return [button.label for button in at.button]


def toasts(at: AppTest) -> list[str]:
    """Return what the page says for a moment."""
    return [toast.value for toast in at.toast]


def press(at: AppTest, label: str, number: int = 0) -> AppTest:
    """Press the button of that label; of several, the one of that number."""
    if label in {"undo", "redo"}:
        at.button(key=label).click()
        return settled(at.run())
    if label not in buttons(at):
        unfolded(at)
    [button for button in at.button if button.label == label][number].click()
    return settled(at.run())


def session(at: AppTest) -> Session:
    """Return what the visit remembers."""
    remembered: Session = at.session_state["session"]
    return remembered


def now(at: AppTest) -> Decision:
    """Return what has been entered."""
    return session(at).decision


def pair(at: AppTest) -> list[str]:
    """Return the names of the options side by side; page and model must agree."""
    names = [option.name for option in compared(now(at), score(now(at)))]
    assert [shown(at, f"{side} option").value for side in ("first", "second")] == names
    return names


def bodies(at: AppTest) -> list[str]:
    """Every piece of Markdown on the page, as it was sent."""
    pieces = (
        *at.markdown,
        *at.caption,
        *at.header,
        *at.subheader,
        *at.title,
        *at.error,
        *at.info,
        *at.warning,
        *at.success,
    )
    return [
        *(piece.value for piece in pieces),
        *(expander.label for expander in at.expander),
        *(b.label for b in at.button),
    ]


def read(body: str) -> str:
    """Markdown as a reader sees it."""
    inline = [token for block in MARKDOWN.parse(body) for token in block.children or []]
    return "".join(token.content if token.type == "text" else " " for token in inline).replace(
        "\u2060", ""
    )


def answer(at: AppTest) -> list[str]:
    """Return the answer's texts, the verdict first; none before the gut was asked."""
    drawn = any(node.proto.id.endswith("-answer words") for node in at.get("bidi_component"))
    return list(sent(at, "answer words")["said"].values()) if drawn else []


def html(at: AppTest) -> list[str]:
    """Return what a reader sees of each piece of HTML."""
    pieces = (piece.value for piece in at.html if not piece.value.startswith("<style"))
    return [unescape(re.sub("<[^>]*>", " ", piece)) for piece in pieces]


def said(at: AppTest) -> str:
    """All the page says."""
    return "\n".join([*answer(at), *(read(body) for body in bodies(at)), *html(at)])


def errors(at: AppTest) -> list[str]:
    """Return what the page says is wrong."""
    return [read(error.value) for error in at.error]


def listening(at: AppTest, to: str = LIVE) -> int:
    """How many charts listen to one of the two events of the weights."""
    specs = [json.loads(chart.proto.spec) for chart in at.get("vega_lite_chart")]
    bound = {"element": ":root", "event": to}
    return sum(bound in [param.get("bind") for param in s.get("params", [])] for s in specs)


def slid(at: AppTest, panel: str, *reports: Any) -> AppTest:
    """Report what was done to a panel of sliders, all that is not answered at once."""
    return hand_over(at, panel, "edit", reports)


def work_out(at: AppTest, name: str) -> AppTest:
    """Press the button beside the compensation rating of one of the two side by side."""
    cells = sent(at, "ratings")["rows"][list(Dimension).index(Dimension.COMPENSATION)]["cells"]
    slider = next(cell["id"] for cell in cells if cell and cell["name"].startswith(name))
    report = sent(at, "ratings")["answered"] + 1
    return settled(
        slid(at, "ratings", {"what": "act", "id": slider, "report": report, "gesture": 0})
    )


def hand_over(at: AppTest, panel: str, event: str, message: Any) -> AppTest:
    """Report an event of a component's script, just as a browser sends it."""
    states = at._tree.get_widget_states()
    states.widgets.add(
        id=_make_trigger_id(component(at, panel).id, "events"),
        json_trigger_value=json.dumps([{"event": event, "value": message}]),
    )
    return at._run(states)


def component(at: AppTest, panel: str) -> Any:
    """Return what the page sent to a slider panel."""
    return next(
        node.proto for node in at.get("bidi_component") if node.proto.id.endswith(f"-{panel}")
    )


def sent(at: AppTest, panel: str) -> dict[str, Any]:
    """Return the data a slider panel was given."""
    data: dict[str, Any] = json.loads(component(at, panel).json)
    return data


def moved(
    values: dict[str, Any], report: int = 1, gesture: int = 1, *, done: bool = True
) -> dict[str, Any]:
    """Return the report of a slider that moved."""
    return {"what": "values", "values": values, "done": done, "report": report, "gesture": gesture}


def held(weight: str, at: float, report: int = 1) -> dict[str, Any]:
    """Return the report of a weight that is taken hold of where it stands."""
    return {"what": "hold", "id": weight, "at": at, "report": report, "gesture": 0}


def shares(*percentages: float) -> dict[str, Any]:
    """Five weights as the panel reports them."""
    return {d.value: percentage for d, percentage in zip(Dimension, percentages, strict=True)}


def rated(first: tuple[Any, ...] = (), second: tuple[Any, ...] = ()) -> dict[str, Any]:
    """Ratings of the options side by side as the panel reports them."""
    sides = (("first", first), ("second", second))
    return {
        f"{side} {d}": value
        for side, values in sides
        for d, value in zip(Dimension, values, strict=False)
    }
