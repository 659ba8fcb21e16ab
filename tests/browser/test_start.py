"""A first answer of one's own: how much there is to do, and how long a person needs for it."""

from dataclasses import dataclass, field
from itertools import count
from time import monotonic
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from spikes.model import Dimension
from tests.browser.conftest import settle
from tests.browser.hands import at, choose, click, headline, paste

KEY, FIELD, RATING = 0.15, 1.5, 3.5  # seconds: a key, until a field is found, to think of a rating
MOST, MOST_PASTED = 31, 24  # interactions, roles typed in and pasted
LONGEST = 5 * 60  # seconds
TABS = 80  # presses of Tab after which nobody goes on
LINES = (
    "Senior PM, Paywren, Sep 2018 – Feb 2021",
    "Product lead, Northfold, Mar 2021 – Dec 2022",
    "Associate PM, Cartloom, Jan 2016 – Aug 2018",
    "Group PM, Quillstone, Jan 2023 – present",
)
PROFILE = """Experience
Group PM
Quillstone · Full-time
Jan 2023 - Present · 3 yrs 10 mos
Lisbon

Product lead
Northfold
Mar 2021 - Dec 2022 · 1 yr 10 mos

Senior PM
Paywren
Sep 2018 - Feb 2021 · 2 yrs 6 mos

Associate PM
Cartloom
Jan 2016 - Aug 2018 · 2 yrs 8 mos
"""
SPIKES = ("Management chops", "Social impact", "Industry expertise", "Advancement speed")
OFFERS = {"Hexbourne": (3, 3, 9, 9, 4), "Fernmoor Health": (6, 8, 3, 5, 8)}
Way = Literal["mouse", "touch", "keyboard"]
LONG_TEST = pytest.mark.long


@dataclass
class Person:
    """Someone at the page, with what they do and how long that would take them."""

    page: Page
    way: Way
    interactions: int = 0
    thought: float = 0.0  # seconds, on top of what the page takes
    begun: float = field(default_factory=monotonic)

    def seconds(self) -> float:
        """Return how long all of it takes, the page's own time in it."""
        return self.thought + monotonic() - self.begun

    def reach(self, place: Locator) -> None:
        """Get to a place: with the eyes, or by keyboard alone from where the focus is."""
        expect(place).to_be_visible()
        for pressed in count():
            if self.way != "keyboard" or place.evaluate(IN_FOCUS):
                return
            assert pressed < TABS, f"no key leads to {place}"
            self.keys("ArrowRight" if place.evaluate(BESIDE_FOCUS) else "Tab")

    def keys(self, *keys: str) -> None:
        """Press keys one by one."""
        for one in keys:
            self.page.keyboard.press(one)
            self.thought += KEY

    def press(self, place: Locator) -> None:
        """Press a button, and see what follows."""
        self.interactions += 1
        self.thought += FIELD
        self.reach(place)
        if self.way == "keyboard":
            self.keys("Enter")
        elif self.way == "touch":
            place.tap()
        else:
            place.click()
        settle(self.page)

    def type(self, place: Locator, *lines: str) -> None:
        """Type lines into a field, each of which counts as one."""
        self.reach(place)
        if self.way != "keyboard" and not place.evaluate(IN_FOCUS):
            place.click()
        for number, line in enumerate(lines):
            self.interactions += 1
            self.thought += FIELD + KEY * len(line)
            if number:
                self.keys("Enter")
            self.page.keyboard.insert_text(line)
        self.keys("Tab")
        settle(self.page)

    def paste(self, place: Locator, text: str) -> None:
        """Paste a text into a field."""
        self.interactions += 1
        self.thought += FIELD
        self.reach(place)
        self.page.keyboard.insert_text(text)
        self.thought += KEY  # with Ctrl or Cmd, one more
        self.keys("Tab")
        settle(self.page)

    def rate(self, name: str, value: float) -> None:
        """Think of a rating, and move its slider there."""
        self.interactions += 1
        self.thought += RATING
        handle = self.page.locator(f'[id="{name}"]')
        self.reach(handle)
        # where one looks, off the notice at the lower edge
        handle.evaluate("handle => handle.scrollIntoView({ block: 'center' })")
        if self.way == "keyboard":
            steps = round(2 * (value - float(handle.input_value())))
            self.keys(*["ArrowRight" if steps > 0 else "ArrowLeft"] * abs(steps) or ["Enter"])
        elif self.way == "touch":
            self.page.touchscreen.tap(*at(handle, value))
        else:
            self.page.mouse.click(*at(handle, value))
        settle(self.page)
        expect(handle).to_have_value(f"{value:g}")


IN_FOCUS = """(place) => {
  const at = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement
  return at === place
}"""

# One of several that Tab stops at once, and the arrows lead through.
BESIDE_FOCUS = """(place) =>
  place.closest("[role=radiogroup], [role=toolbar]")?.contains(document.activeElement)"""


@pytest.fixture(
    params=["mouse", *(pytest.param(w, marks=LONG_TEST) for w in ("touch", "keyboard"))]
)
def person(request: pytest.FixtureRequest) -> Person:
    """Return someone with a mouse, a finger or a keyboard alone, on a screen to match."""
    page: Page = request.getfixturevalue("phone" if request.param == "touch" else "page")
    return Person(page, request.param)


def from_the_roles_on(person: Person) -> None:
    """Say of two roles that they are not core, tick a spike a role, rate two offers, look."""
    page = person.page
    for row, how_close in ((2, "Adjacent"), (3, "Tangential")):  # the latest role is on top
        relevance = page.locator('[class*="st-key-own-relevance"]').nth(row)
        person.press(relevance.get_by_role("radio", name=how_close))
    person.press(page.get_by_role("button", name="Go on"))
    for row, spike in enumerate(SPIKES):
        pills = page.locator('[class*="st-key-own-ticks"]').nth(row)
        person.press(pills.get_by_role("button", name=spike))
    person.press(page.get_by_role("button", name="Go on"))
    for place, name in enumerate(OFFERS):
        fields = page.get_by_role("textbox", name="Organisation")
        person.type(fields.nth(place), name)
    for d in range(len(Dimension)):
        for place, ratings in enumerate(OFFERS.values()):
            person.rate(f"offer{place} {list(Dimension)[d]}", ratings[d])
    gut = page.locator('[class*="st-key-gut"]')
    person.press(gut.get_by_role("radio", name="Hexbourne"))
    expect(page.locator(".st-key-answer h2")).to_be_focused()
    assert "Fernmoor Health" in headline(page)


def test_a_first_answer_from_roles_typed_in(person: Person) -> None:
    """Four roles, a line each, and two rated offers: few things to do, under five minutes."""
    page = person.page
    person.press(page.get_by_role("button", name="Start my own"))
    person.type(page.get_by_role("textbox", name="Your roles, typed or pasted"), *LINES)
    person.press(page.get_by_role("button", name="Add 4 roles"))
    from_the_roles_on(person)
    assert person.interactions <= MOST
    assert person.seconds() < LONGEST


@pytest.mark.long
@pytest.mark.parametrize("person", ["mouse"], indirect=True)
def test_a_first_answer_from_a_profile(person: Person) -> None:
    """Four roles from a pasted profile take fewer still."""
    page = person.page
    person.press(page.get_by_role("button", name="Start my own"))
    person.paste(page.get_by_role("textbox", name="Your roles, typed or pasted"), PROFILE)
    person.press(page.get_by_role("button", name="Add 4 roles"))
    from_the_roles_on(person)
    assert person.interactions <= MOST_PASTED
    assert person.seconds() < LONGEST


def test_the_steps_leave_earlier_work_alone(page: Page) -> None:
    """Going from the steps to the whole page and back is no other decision for the browser."""
    choose(page, "Provider")
    earlier = "Object.entries(localStorage).find(([key]) => key.endsWith(' earlier'))?.[1]"
    click(page, "Start my own")
    paste(page, "roles", LINES[0])
    click(page, "Add 1 role")
    page.wait_for_function(earlier)
    before = page.evaluate(earlier)
    assert "Hexbourne" in before
    for way in ("Go to the whole page", "Back to the three steps"):
        click(page, way)
        assert page.evaluate(earlier) == before
    page.reload()
    expect(page.get_by_role("heading", name="What did each give you most?")).to_be_visible()
    settle(page)
    assert page.evaluate(earlier) == before


def test_whoever_renames_a_role_goes_on_typing(page: Page) -> None:
    """Tab leads from what was pasted to the question about it, and a rename takes no other field.

    A fold whose label held the name would be made anew, without what was typed meanwhile.
    """
    click(page, "Start my own")
    box = page.get_by_role("textbox", name="Your roles, typed or pasted")
    box.fill("Lead, Northfold, Mar 2021 – present\nAdviser, Paywren, Jan 2025 – present")
    page.keyboard.press("Tab")
    question = page.get_by_role("radiogroup", name="Which of these would a new job replace?")
    expect(question.get_by_role("radio").first).to_be_focused()
    click(page, "Add 2 roles")
    expect(page.get_by_role("textbox", name="Your long-term goal")).to_be_focused()
    page.locator(".st-key-own-role-0 summary").click()
    settle(page)
    title = page.get_by_role("textbox", name="Title")
    page.get_by_role("textbox", name="Organisation").fill("Renamed")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("Group PM")
    expect(page.locator(".st-key-own-role-0 strong")).to_have_text("Renamed")
    settle(page)
    expect(title).to_be_focused()
    expect(title).to_have_value("Group PM")


def test_a_group_is_entered_at_its_choice(page: Page) -> None:
    """Tab and Shift and Tab lead to what is chosen; the arrows lead on, and Space chooses."""
    group = page.get_by_role("radiogroup").filter(has_text="Early climb")
    chosen, following = (group.get_by_role("radio", name=n) for n in ("Early climb", "Domain"))
    expect(chosen).to_be_checked()
    # never in focus before: a group remembers where it was left
    page.locator("summary", has_text="and after that?").focus()
    page.keyboard.press("Shift+Tab")
    expect(chosen).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(following).to_be_focused()
    page.keyboard.press("Space")
    expect(following).to_be_checked()
