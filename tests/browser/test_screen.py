"""The first screen and what lies below it: in view, whole and still, at any width."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, ViewportSize, expect

from spikes.analysis.time import later
from spikes.files import decisions as files
from spikes.model import Changes, Ratings, Role
from tests.browser.conftest import DESK, PHONE, drawn, new_context, settle, visit
from tests.browser.hands import (
    dismiss,
    drag,
    open_decision,
    open_tab,
    press,
    start_my_own,
    unfold,
    unfold_job,
)

SAMPLE = files.sample()
WIDTHS = (320, 390, 768, 800, 1024, 1440, 1920)
LONG = tuple(f"{which} Nordrheinwestfälische".ljust(60, "e") for which in ("Erste", "Zweite"))
LONG_TEST = pytest.mark.long
LINE = 20  # pixels
CLOSE, CLEAR = (10, 10, 25, 20, 35), (5, 5, 15, 60, 15)  # weights of the sample
BLOCKS = [f".st-key-{name}" for name in ("tools", "answer", "cards", "also", "ask", "tabs")]
# Beside the rest where there is room, and else around the question
LEDGER = ("[class*=st-key-phase-]", ".st-key-weight")
MORE = (".st-key-after-that", ".st-key-otherwise")
# Words whose box ends above the first chart, the weights' not counted; a menu's name is a value.
WORDS_ABOVE = """() => {
  const top = document.querySelector(".st-key-first-skyline svg.marks").getBoundingClientRect().top
  const words = []
  const all = document.createTreeWalker(document.querySelector(".st-key-page"), NodeFilter.SHOW_ALL)
  for (let node = all.nextNode(); node; node = all.nextNode()) {
    const text = node.nodeType === Node.TEXT_NODE ? node.data : (node.value ?? "")
    const place = node.nodeType === Node.TEXT_NODE ? node.parentElement : node
    const skipped = ".st-key-weights, .unseen, style, [data-testid=stIconMaterial]"
    if (!text || place.closest(skipped) || !place.checkVisibility()) continue
    const { bottom, height, width } = place.getBoundingClientRect()
    const seen = height > 1 && width > 1 && bottom <= top
    if (seen) words.push(...text.trim().split(/\\s+/))
  }
  return words
}"""
TOOLS = """tools => [...tools.querySelectorAll("h1, button")]
  .filter((tool) => getComputedStyle(tool.closest(".st-key-tools > *")).clipPath === "none")
  .map((tool) => tool.getBoundingClientRect().toJSON())"""
# Where a card is in each frame, from when its number is there.
WATCH_CARDS = """() => {
  window.tops = []
  const look = () => {
    const card = document.querySelector(".st-key-first-card")
    const number = card?.querySelector(".total")
    const seen = number?.checkVisibility({ visibilityProperty: true })
    if (seen) window.tops.push(card.getBoundingClientRect().top)
    requestAnimationFrame(look)
  }
  look()
}"""
SMALLEST = """() => {
  const roots = [document, ...[...document.querySelectorAll("*")].map((host) => host.shadowRoot)]
  const small = []
  for (const root of roots.filter(Boolean)) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const place = text.parentElement ?? root.host
      const shown = text.data.trim() && place.checkVisibility() && !place.closest("style, script")
      if (shown && parseFloat(getComputedStyle(place).fontSize) < 12) small.push(text.data)
    }
  }
  return small
}"""


def named(organisations: tuple[str, ...], weights: tuple[int, ...]) -> Any:
    """Return the sample with other names, and other weights."""
    offers = [
        offer.replace(organisation=organisation)
        for offer, organisation in zip(SAMPLE.offers, organisations, strict=False)
    ]
    return SAMPLE.replace(
        offers=[*offers, *SAMPLE.offers[len(offers) :]],
        weights=type(SAMPLE.weights).of(weights),
        compare=None,
        journal=SAMPLE.journal.replace(changes=Changes()),
    )


@pytest.fixture(
    scope="module",
    params=["sample", *(pytest.param(state, marks=LONG_TEST) for state in ("close", "clear"))],
)
def screen(
    request: pytest.FixtureRequest,
    browser: Browser,
    address: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Page]:
    """Yield the sample, too close to call, and with names of 60 characters, a clear lead.

    All tests that only look share the page of a state, in any order.
    """
    with closing(new_context(browser)) as context, visit(context.new_page(), address) as page:
        if request.param != "sample":
            weights = CLOSE if request.param == "close" else CLEAR
            open_decision(page, tmp_path_factory.mktemp("long"), named(LONG, weights))
            dismiss(page)
        yield page


def resize(page: Page, size: ViewportSize) -> None:
    """Give the page another size, from its top."""
    page.bring_to_front()
    page.set_viewport_size(size)
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
    settle(page)


def in_view(page: Page, *places: Locator) -> list[str]:
    """Return what is not wholly within the window."""
    size = page.viewport_size
    assert size
    outside = []
    for place in places:
        for one in place.all():
            box = one.bounding_box()
            if not box or box["y"] < 0 or box["y"] + box["height"] > size["height"]:
                outside.append(f"{one.evaluate('e => e.outerHTML')[:80]} at {box}")
        assert place.count()
    return outside


def wide(page: Page) -> int:
    """Return by how much the page scrolls sideways."""
    found: int = page.evaluate(
        "Math.max(...[document.documentElement, document.querySelector('[data-testid=stMain]')]"
        ".map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))"
    )
    return found


def height(page: Page) -> int:
    """Return how high all of the page is."""
    found: int = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    return found


def inside(chart: Locator) -> list[FloatRect]:
    """Return the boxes of a chart's texts, none of which may leave it."""
    edges = chart.bounding_box()
    assert edges
    boxes = [
        box
        for text in chart.locator("text").all()
        if text.text_content() and (box := text.bounding_box())
    ]
    for box in boxes:
        assert edges["x"] - 1 <= box["x"]
        assert box["x"] + box["width"] <= edges["x"] + edges["width"] + 1
    return boxes


def test_the_first_screen_at_a_desk(screen: Page) -> None:
    """Answer, cards, question, weights, Start my own and Export are in view, by few words."""
    resize(screen, DESK)
    own = screen.get_by_role("button", name="Start my own")
    places = (
        ".st-key-answer h2",
        ".st-key-answer .words > p",
        ".chance",
        ".total",
        ".st-key-cards svg.marks",
        ".st-key-first-chips",
        ".st-key-second-chips",
        ".st-key-others button",
        ".question",
        ".copy",
        "#compensation",
        "#advancement_speed-words",
        ".st-key-export button",
    )
    assert in_view(screen, own, *(screen.locator(place) for place in places)) == []
    words = screen.evaluate(WORDS_ABOVE)
    assert 20 < len(words) <= 90, words


def test_the_first_screen_on_a_phone(screen: Page) -> None:
    """Verdict, totals, skylines and all five sliders are in view."""
    resize(screen, PHONE)
    places = (".st-key-answer h2", ".total", ".st-key-cards svg.marks", ".slider:not(.wide *)")
    assert in_view(screen, *(screen.locator(place) for place in places)) == []
    assert screen.locator(".slider:not(.wide *)").count() == 5


@pytest.mark.parametrize("screen", ["sample"], indirect=True)
def test_the_question_follows_the_ledger_on_a_phone(screen: Page) -> None:
    """That there is a question to ask is in view; what comes after the weights follows it."""
    resize(screen, PHONE)
    assert in_view(screen, screen.locator(".question p").first) == []
    parts = (".slider:not(.wide *)", ".question q", ".st-key-after-that", ".st-key-tabs")
    tops = [box["y"] for part in parts if (box := screen.locator(part).last.bounding_box())]
    assert len(tops) == len(parts)
    assert tops == sorted(tops)
    assert tops[1] + LINE < PHONE["height"]


def test_the_rest_of_the_weights_follows_them_where_nothing_is_to_ask(phone: Page) -> None:
    """On a phone without any offer, what else there is to the weights stands before the tabs."""
    start_my_own(phone)
    parts = (".slider:not(.wide *)", ".st-key-after-that", ".st-key-otherwise", ".st-key-tabs")
    tops = [box["y"] for part in parts if (box := phone.locator(part).last.bounding_box())]
    assert len(tops) == len(parts)
    assert tops == sorted(tops)


def test_nothing_is_small_or_scrolls_sideways_at_any_width(screen: Page) -> None:
    """From 320 pixels on nothing scrolls sideways, is under 12 pixels or lies over another tool."""
    for width in WIDTHS:
        resize(screen, {"width": width, "height": 900})
        assert wide(screen) <= 0, width
        assert screen.evaluate(SMALLEST) == [], width
        tools = screen.locator(".st-key-tools").evaluate(TOOLS)
        rows: dict[int, list[tuple[float, float]]] = {}
        for box in tools:
            middle = round((box["y"] + box["height"] / 2) / 10)
            rows.setdefault(middle, []).append((box["x"], box["x"] + box["width"]))
        for row in rows.values():
            assert all(a <= b for (_, a), (b, _) in pairwise(sorted(row))), width


def test_the_first_screen_has_no_holes(screen: Page) -> None:
    """Between the blocks of the first screen lie 40 pixels at most."""
    for size in (DESK, PHONE):
        resize(screen, size)
        blocks = BLOCKS if size is DESK else [*BLOCKS[:4], *LEDGER, BLOCKS[4], *MORE, BLOCKS[5]]
        column = [box for block in blocks if (box := screen.locator(block).bounding_box())]
        assert len(column) == len(blocks)
        for above, below in pairwise(column):
            assert -1 <= below["y"] - above["y"] - above["height"] <= 40


@pytest.mark.parametrize("screen", ["sample"], indirect=True)
def test_the_answer_is_as_high_as_its_words(screen: Page) -> None:
    """No room is kept for what may be said."""
    for size in (DESK, PHONE):
        resize(screen, size)
        answer, words = (
            screen.locator(place).bounding_box()
            for place in (".st-key-answer", ".st-key-answer .words")
        )
        assert answer
        assert words
        assert answer["y"] + answer["height"] - words["y"] - words["height"] < 8


@pytest.mark.parametrize(
    "size", [pytest.param(DESK, marks=LONG_TEST), PHONE], ids=["desk", "phone"]
)
def test_what_is_there_stays_while_the_rest_comes(
    browser: Browser, address: str, size: ViewportSize
) -> None:
    """From its first number on, a card does not move while the page loads."""
    with closing(new_context(browser, **size)) as context:
        context.add_init_script(f"({WATCH_CARDS})()")
        page = context.new_page()
        page.goto(address)
        tops = drawn(page).evaluate("window.tops")
    assert tops
    assert max(tops) - min(tops) <= 2


def test_nothing_is_seen_before_its_style(page: Page) -> None:
    """Where a style comes late, there is no number and no slider yet, and no browser is old."""
    total, panel = page.locator(".total").first, page.locator(".panel").first
    expect(total).to_be_visible()
    expect(panel).to_be_visible()
    page.locator(".stEvent style").first.evaluate("style => (style.disabled = true)")
    for sheet in page.locator("link[rel=stylesheet][href*=sliders]").all():
        sheet.evaluate("link => (link.disabled = true)")
    expect(total).to_be_hidden()
    expect(panel).to_be_hidden()
    expect(page.locator(".too-old")).to_be_hidden()


@pytest.mark.parametrize("screen", ["sample"], indirect=True)
def test_a_slim_bar_follows_the_scrolled_page(screen: Page) -> None:
    """Once the answer is out of view, a bar holds the verdict and both totals."""
    for size in (DESK, PHONE):
        resize(screen, size)
        bar = screen.locator(".bar")
        expect(bar).to_be_hidden()
        screen.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, main.scrollHeight)")
        expect(bar).to_be_visible()
        expect(bar).to_contain_text("Too close to call")
        expect(bar.locator(".side i")).to_have_text(["Hexbourne", "Fernmoor Health"])
        for total in bar.locator(".side em").all():
            expect(total).to_be_in_viewport(ratio=1)
        expect(bar.locator(".side em")).to_have_text(["+11.5", "+12.0"])
        box = bar.bounding_box()
        assert box
        assert box["y"] == 0
        assert box["height"] < 60


@pytest.mark.parametrize("screen", ["sample"], indirect=True)
def test_the_page_is_short(screen: Page) -> None:
    """With the ratings open the page is 1,900 pixels high at most, on a phone 2,600."""
    for size, most in ((DESK, 1900), (PHONE, 2600)):
        resize(screen, size)
        assert height(screen) <= most


@pytest.mark.long  # a weight: test_sliders.py
def test_a_role_is_rated_by_finger(fresh: Page) -> None:
    """On a phone a role's sliders are as wide as an offer's, without what the weights' have."""
    resize(fresh, PHONE)
    held = open_tab(fresh, "Your roles")
    unfold_job(fresh, "Quillstone")
    for handle in held.locator("input[type=range]").all():
        box = handle.bounding_box()
        assert box
        assert box["width"] > 240
    for text in ("Points added", "Where a track is bolder"):
        expect(held.get_by_text(text).first).to_be_hidden()


@pytest.mark.parametrize("screen", ["sample"], indirect=True)
def test_tables_wider_than_a_phone_scroll_by_themselves(screen: Page) -> None:
    """In every tab, nothing unfolded reaches beyond a phone's screen but in a box that scrolls."""
    resize(screen, PHONE)
    for tab in ("How sure is this?", "Where it leads", "Your roles"):
        held = open_tab(screen, tab)
        unfold(held)
        boxes = held.locator("table").evaluate_all(
            "tables => tables.map(({ parentElement: box }) => [getComputedStyle(box).overflowX,"
            " box.getBoundingClientRect().right])"
        )
        assert all(scrolls == "auto" and right <= 390 for scrolls, right in boxes)
        assert wide(screen) <= 0


@pytest.mark.parametrize(
    "size", [pytest.param(DESK, marks=LONG_TEST), PHONE], ids=["desk", "phone"]
)
def test_nothing_moves_while_a_slider_does(fresh: Page, size: ViewportSize) -> None:
    """Every block and slider stays where it is while a weight is dragged, whatever is said."""
    resize(fresh, size)
    places = [
        *(f".st-key-{block}" for block in BLOCKS),
        ".slider",
        ".total",
        ".chance",
        "svg.marks",
    ]

    def stand() -> list[Any]:
        boxes = [one.bounding_box() for place in places for one in fresh.locator(place).all()]
        return [box and (round(box["x"]), round(box["y"])) for box in boxes]

    handle = fresh.locator("#compensation")
    press(fresh, handle)
    before = stand()
    for value in (85, 5):
        drag(fresh, handle, value)
        settle(fresh)
        assert stand() == before
    fresh.mouse.up()
    settle(fresh)


@pytest.mark.parametrize(
    ("weights", "widths"),
    [
        ((96, 1, 1, 1, 1), (390, 800, 1440)),
        pytest.param((96, 1, 1, 1, 1), (320, 768, 1024, 1920), marks=LONG_TEST),
        pytest.param(CLOSE, WIDTHS, marks=LONG_TEST),
    ],
)
def test_skyline_labels_are_legible(
    fresh: Page, tmp_path: Path, weights: tuple[int, ...], widths: tuple[int, ...]
) -> None:
    """At any weights and width, no two labels of a skyline touch and none leaves the chart."""
    open_decision(fresh, tmp_path, SAMPLE.replace(weights=type(SAMPLE.weights).of(weights)))
    for width in widths:
        resize(fresh, {"width": width, "height": 900})
        for chart in fresh.locator(".st-key-cards svg.marks").all():
            rows: dict[int, list[tuple[float, float]]] = {}
            for box in inside(chart):
                rows.setdefault(round(box["y"]), []).append((box["x"], box["x"] + box["width"]))
            assert bool(rows) == (width > 640)  # else the list below has names and numbers
            for row in rows.values():
                assert all(right <= left + 1 for (_, right), (left, _) in pairwise(sorted(row)))


@pytest.mark.long  # over skylines: above
def test_long_names_have_what_room_there_is(fresh: Page, tmp_path: Path) -> None:
    """Names of 60 letters over the timeline and beside the path end within them."""
    roles = [
        role.replace(organisation=f"{i}. {LONG[0]}"[:60]) for i, role in enumerate(SAMPLE.roles)
    ]
    open_decision(fresh, tmp_path, named(LONG, CLOSE).replace(roles=roles))
    for tab in ("Where it leads", "Your roles"):
        held = open_tab(fresh, tab)
        for width in (390, 768, 1440):
            resize(fresh, {"width": width, "height": 900})
            assert inside(held.locator("svg.marks").first)
            assert wide(fresh) <= 0


@pytest.mark.parametrize("many", [1, 12, 40])
@pytest.mark.long
def test_careers_of_any_length_fit(fresh: Page, tmp_path: Path, many: int) -> None:
    """Path and timeline of 1 to 40 roles stay within the page, and every label in its chart."""
    starts = [later(date(1986, 1, 1), 12 * i) for i in range(many)]
    roles = [
        Role(
            organisation=f"Organisation {i}",
            start=start,
            end=later(start, 9),
            ratings=Ratings.of([9, 5, 5, 8, 2]),
        )
        for i, start in enumerate(starts)
    ]
    open_decision(fresh, tmp_path, named((), CLOSE).replace(roles=roles))
    for tab in ("Where it leads", "Your roles"):
        held = open_tab(fresh, tab)
        for width in (390, 1440):
            resize(fresh, {"width": width, "height": 900})
            assert len(inside(held.locator("svg.marks").first)) > min(many, 5)
            assert wide(fresh) <= 0


@pytest.mark.long
def test_a_tie_has_its_strip_and_its_bar(fresh: Page, tmp_path: Path) -> None:
    """Two equal offers are level on the strip, and the slim bar says so."""
    first = SAMPLE.offers[0]
    twins = SAMPLE.replace(offers=[first, first.replace(organisation="Twin")], compare=None)
    open_decision(fresh, tmp_path, twins)
    expect(fresh.locator(".st-key-answer h2")).to_have_text("Level")
    assert fresh.locator(".strip .dot").evaluate("dot => parseFloat(dot.style.left)") == 50
    fresh.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, main.scrollHeight)")
    expect(fresh.locator(".bar")).to_contain_text("Level")


def test_before_the_first_look_no_result_shows(fresh: Page) -> None:
    """Whoever begins with their own sees no part and no stretch of what was there before."""
    start_my_own(fresh)
    expect(fresh.locator(".part")).to_have_text([""] * 10)
    tracks = fresh.locator(".slider:not(.wide *)").evaluate_all(
        "sliders => sliders.map((slider) => slider.style.getPropertyValue('--track'))"
    )
    assert tracks == [""] * 5
