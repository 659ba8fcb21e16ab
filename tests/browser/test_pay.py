"""From a letter to its rating, by keyboard, in a drawer."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle
from tests.browser.hands import slider

A_KEY, A_FIELD = 0.15, 1.5  # seconds
Letter = Callable[["Person"], str]


@dataclass
class Person:
    """Someone who enters a letter, and the seconds that their hands need."""

    page: Page
    seconds: float = 0

    def enter(self, **texts: str) -> None:
        """Type into fields, by their keys in `LABELS`, leaving each by Tab."""
        for key, text in texts.items():
            box = self.page.get_by_role("dialog").get_by_label(LABELS[key], exact=True)
            box.click()
            self.page.keyboard.type(text)
            self.page.keyboard.press("Tab")
            self.seconds += A_FIELD + A_KEY * (len(text) + 1)
            settle(self.page)

    def press(self, text: str) -> None:
        """Press what has a text, or the one list to choose from."""
        by_text = self.page.get_by_text(text, exact=True).last
        (
            self.page.get_by_role("dialog").get_by_role("combobox") if text == VESTING else by_text
        ).click()
        self.seconds += A_FIELD
        settle(self.page)


VESTING = "It vests"
LABELS = {
    "currency": "Currency",
    "base": "Base a year",
    "bonus": "Target bonus, %",
    "sign_on": "Sign-on",
    "grant": "Grant",
    "cliff": "Cliff in months",
    "benefits": "Benefits a year, such as a pension",
    "rise": "Raise a year, %",
    "p25": "Lower quarter (P25)",
    "p75": "Upper quarter (P75)",
    "source": "Source",
}


def big_company(person: Person) -> str:
    """Enter base, target bonus, sign-on and a four-year grant with a cliff; return its rating."""
    person.enter(currency="USD", base="170000", bonus="10", sign_on="40000")
    person.press("a public company")
    person.enter(grant="400000")
    person.press(VESTING)
    person.press("5, 15, 40, 40 %")
    person.enter(p25="150000", p75="190000", source="the posted band")
    return "7"


def start_up(person: Person) -> str:
    """Enter base and options of a private company with a cliff, in euros; return its rating."""
    person.enter(currency="€", base="82.000")
    person.press("a private company")
    person.enter(grant="60000")
    person.press("More of the letter")
    person.enter(cliff="12")
    person.enter(p25="78000", p75="98000", source="two friends there")
    return "4"


def civic(person: Person) -> str:
    """Enter base, yearly raise and a pension; return its rating."""
    person.enter(currency="GBP", base="52,500")
    person.press("More of the letter")
    person.enter(benefits="11000", rise="2.5")
    person.enter(p25="55000", p75="70000", source="the council's pay scale")
    return "5.5"


@pytest.mark.parametrize(
    "letter",
    [
        big_company,
        pytest.param(start_up, marks=pytest.mark.long),
        pytest.param(civic, marks=pytest.mark.long),
    ],
)
def test_a_letter_is_rated_in_under_two_minutes(page: Page, letter: Letter) -> None:
    """The fields of a letter and its market lead to a rating, which is taken; the focus returns."""
    way = page.get_by_role("button", name="Work out the pay of Hexbourne")
    way.click()
    person = Person(page, A_FIELD)
    rating = letter(person)
    page.get_by_role("button", name=f"Use {rating}", exact=True).press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    settle(page)
    expect(slider(page, "first compensation")).to_have_value(rating)
    expect(way).to_be_focused()
    assert person.seconds + A_FIELD < 120
