"""Pay worked out in its drawer: nothing is set unasked, nothing is lost, what is wrong is named."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from spikes.model import Decision, Dimension, Evidence, Market, Pay
from spikes.model.names import STAY
from tests.page.hands import (
    SAMPLE,
    answer,
    buttons,
    errors,
    html,
    now,
    press,
    said,
    sent,
    session,
    settled,
    visit,
    work_out,
)
from tests.words.test_approved import BAND, CIVIC, LETTER, paid

TYPED = {
    "currency": "usd",
    "base": 170_000.0,
    "bonus": 10.0,
    "sign_on": 40_000.0,
    "equity": "public",
    "grant": 400_000.0,
    "vesting": "back-loaded",
    "bonus_odds": 80.0,
}
POSTED = {"p25": 150_000.0, "p75": 190_000.0, "source": "the posted band", "as_of": "11/2026"}


def opened(name: str = "Hexbourne", decision: Decision = SAMPLE) -> AppTest:
    """Return the page with the drawer of an option open."""
    return work_out(visit(decision), name)


def field(at: AppTest, name: str) -> Any:
    """Return a field of the drawer."""
    return at.get_by_key(f"pay {session(at).drawers} {name}")


def typed(at: AppTest, **values: Any) -> AppTest:
    """Enter values into the drawer's fields, one by one."""
    for name, value in values.items():
        field(at, name).set_value(value)
        settled(at.run())
    return at


def test_a_letter_is_taken_field_by_field() -> None:
    """What a letter says is kept at once and undone at once; it changes no number of the answer."""
    at = opened()
    before = answer(at)
    typed(at, **TYPED)
    assert now(at).offers[0].pay == LETTER
    assert "USD 190,000 a year guaranteed, 243,600 hoped for" in said(at)
    assert any(piece.strip().startswith("USD 190,000 a year") for piece in html(at))
    assert answer(at) == before
    assert now(at).offers[0].ratings == SAMPLE.offers[0].ratings
    session(at).paid_for = ""
    settled(at.run())
    assert now(press(at, "undo")) == SAMPLE


def test_a_rating_from_pay_is_offered_and_taken_on_request() -> None:
    """A market offers a rating; taken, it is marked as from pay, and in writing if that is said."""
    at = typed(opened(), **TYPED, **POSTED)
    assert now(at).market == BAND
    assert now(at).offers[0].ratings == SAMPLE.offers[0].ratings
    assert "rates 7 in your market (the posted band, Nov 2026)" in said(at)
    press(typed(at, written=True), "Use 7")
    offer = now(at).offers[0]
    assert (offer.ratings.compensation, offer.from_pay) == (7, True)
    assert offer.evidence[Dimension.COMPENSATION] is Evidence.WRITTEN
    assert session(at).paid_for == ""
    assert "Its compensation rating of 7 is from pay" in said(at)
    at = work_out(at, "Hexbourne")
    assert "Use 7" not in buttons(at)


def test_nothing_is_kept_before_there_is_a_base() -> None:
    """A currency alone is no package, and no error either."""
    at = typed(opened(), currency="EUR", bonus=10.0)
    assert now(at) == SAMPLE
    assert errors(at) == []


def test_an_emptied_base_leaves_no_result_behind() -> None:
    """Without a base no pay is worked out, and nothing else that was entered is lost."""
    decision = paid(LETTER, market=BAND)
    at = typed(opened(decision=decision), base=None)
    assert now(at).offers[0].pay is None
    assert "a year guaranteed" not in said(at)
    assert "Enter a base a year: without one, nothing else counts." in said(at)
    assert "Use 7" not in buttons(at)
    at = typed(at, base=LETTER.base)
    assert (now(at).offers[0].pay, now(at).market) == (LETTER, BAND)


@pytest.mark.parametrize("name", ["sign_on", "grant", "benefits", "sign_on_second", "refresher"])
def test_a_percentage_where_money_is_asked_for_is_doubted(name: str) -> None:
    """27.1 of benefits is kept as the amount it is, which is said; 27,100 needs no word."""
    doubt = "this is an amount of money, not a percentage."
    at = typed(opened(), currency="GBP", base=52_500.0, equity="public", **{name: 27.1})
    assert getattr(now(at).offers[0].pay, name) == 27.1
    assert doubt in said(at)
    assert doubt not in said(typed(at, **{name: 27_100.0}))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"currency": "E"}, "Currency: enter three letters, such as EUR, or a sign, such as €"),
        ({"base": -1.0}, "Base a year: must be at least 0"),
        ({"bonus": 2_000.0}, "Target bonus, %: must be at most 1000"),
        ({"vesting": "own", "years": "50 40"}, "It vests: its years add up to 90 %"),
        ({"p75": 100_000.0}, "Pay must rise from P25 to P90"),
        ({"as_of": "never"}, "Month of the source: “never” is no month"),
    ],
)
def test_what_is_wrong_is_named(wrong: dict[str, Any], sentence: str) -> None:
    """A wrong entry is named and stays; the package is as before, until it is put right."""
    at = typed(opened(decision=paid(LETTER, market=BAND)), **wrong)
    assert [error for error in errors(at) if sentence in error]
    for name, value in wrong.items():
        assert field(at, name).value == value
    assert (now(at).offers[0].pay, now(at).market) == (LETTER, BAND)


def test_it_opens_as_it_was() -> None:
    """What was entered stands in the fields when the drawer is opened again, and is the same."""
    own = LETTER.replace(vesting=[0.5, 0.3, 0.2], cliff_months=0, bonus_odds=0, equity="private")
    decision = paid(own, market=BAND)
    at = typed(opened(decision=decision), source="the band")
    assert now(at) == decision.replace(
        market=BAND.replace(source="the band"), compare=now(at).compare
    )


def test_pay_of_the_current_role() -> None:
    """Stay has its pay too, which is still to come: it knows no sign-on, nor any mark."""
    at = opened(STAY, paid(LETTER, market=BAND).replace(compare=(STAY, "Hexbourne")))
    with pytest.raises(KeyError):
        field(at, "sign_on")
    role = now(press(typed(at, base=150_000.0), "Use 3")).current_role
    assert role
    assert role.pay == Pay(currency="USD", base=150_000)  # that of the other package
    assert role.ratings.compensation == 3


def test_two_currencies_are_no_error() -> None:
    """A package in another currency has its own market, not the other's, and is not compared."""
    at = opened("Fernmoor Health", paid(LETTER, market=BAND))
    assert (field(at, "currency").value, field(at, "p25").value) == ("USD", 150_000)
    typed(at, currency="EUR")
    assert (field(at, "p25").value, field(at, "source").value) == (None, "")
    typed(at, base=78_000.0, benefits=9_000.0, p25=70_000.0, p75=95_000.0)
    assert errors(at) == []
    hexbourne, fernmoor, _ = now(at).offers
    assert fernmoor.pay == CIVIC
    assert now(at).market_for(hexbourne) == BAND
    assert now(at).market_for(fernmoor) == Market(currency="EUR", p25=70_000, p75=95_000)
    assert "Hexbourne pays in USD and Fernmoor Health in EUR" in said(at)


def test_what_waits_for_a_word_holds_nothing_back() -> None:
    """A grant of which it is not said in what is left out; all else counts, also once closed."""
    at = typed(opened(), **{**TYPED, "equity": None}, **POSTED)
    assert now(at).offers[0].pay == LETTER.replace(grant=0, equity="none")
    assert now(at).market == BAND
    assert "Until then it is left out." in said(at)
    assert "Until then" not in said(typed(at, equity="public"))
    assert now(at).offers[0].pay == LETTER


def test_a_currency_put_right_loses_no_market() -> None:
    """There and back again, all are rated by one market as before."""
    decision = paid(LETTER, LETTER, market=BAND)
    at = typed(opened(decision=decision), currency="EUR")
    assert field(at, "p25").value is None
    typed(at, currency="USD")
    assert now(at).replace(compare=None) == decision.replace(compare=None)


def test_vesting_with_decimal_commas() -> None:
    """A third a year, as most of Europe writes it."""
    at = typed(opened(), **TYPED)
    typed(at, vesting="own", years="33,3 33,3 33,4")
    pay = now(at).offers[0].pay
    assert pay
    assert pay.vests == pytest.approx((0.333, 0.333, 0.334))


def test_pay_beside_an_offer_that_is_not_shown() -> None:
    """What one's pay is compared with stands beside the option whose drawer is open."""
    both = paid(LETTER, LETTER)
    at = opened(decision=both.replace(offers=[*both.offers[:2], both.offers[2].replace(pay=CIVIC)]))
    session(at).paid_for = "CivicLine"
    assert "Hexbourne pays in USD and CivicLine in EUR" in said(settled(at.run()))


def test_one_point_alone_changes_no_market() -> None:
    """On the way from one band to another the market stays; without any point it is gone."""
    decision = paid(LETTER, LETTER, market=BAND)
    at = typed(opened(decision=decision), p25=None)
    assert now(at).market == BAND
    assert "One point alone is no market yet" in said(at)
    assert not [label for label in buttons(at) if label.startswith("Use")]
    typed(at, p50=160_000.0)
    assert now(at).market == BAND.replace(p25=None, p50=160_000)
    assert "One point alone" not in said(typed(at, p50=None, p75=None))
    assert now(at).market is None


@pytest.mark.parametrize(("entered", "currency"), [("€", "EUR"), ("£", "GBP"), (" zł", "PLN")])
def test_a_sign_is_a_currency_where_it_stands_for_one(entered: str, currency: str) -> None:
    """Letters as they are written are taken; a dollar may be many, and is asked for."""
    at = typed(opened(), currency=entered, base=80_000.0)
    assert now(at).offers[0].pay == Pay(currency=currency, base=80_000)
    assert errors(typed(at, currency="$"))
    assert now(at).offers[0].pay == Pay(currency=currency, base=80_000)


def test_pay_is_removed_and_comes_back() -> None:
    """Removing a package leaves the others and the market as they are; undo brings it back."""
    decision = paid(LETTER, LETTER, market=BAND)
    at = press(opened(decision=decision), "Remove this pay")
    assert [offer.pay for offer in now(at).offers] == [None, LETTER, None]
    assert now(at).market == BAND
    assert now(press(at, "undo")).offers == decision.offers


def test_the_page_is_no_fuller_without_pay() -> None:
    """Someone who enters no pay sees a quiet button beside each rating of it, and nothing else."""
    at = visit()
    assert "guaranteed" not in said(at).replace("guaranteed pay alone", "")
    cells = [cell for row in sent(at, "ratings")["rows"] for cell in row["cells"]]
    asking = {cell["id"] for cell in cells if cell["action"]}
    assert asking == {"first compensation", "second compensation"}
