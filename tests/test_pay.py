"""Pay as received: its laws, the worked example to the cent, and a ledger kept month by month."""

from dataclasses import dataclass
from itertools import pairwise
from math import nextafter
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from spikes import pay
from spikes.files.decisions import sample
from spikes.model import Decision, Equity, Market, Pay
from spikes.model.names import STAY
from spikes.scoring import score
from tests.strategies import decisions, fraction, markets, money, pays
from tests.words.test_approved import LETTER as WORKED

BAND = Market(currency="USD", p25=150_000, p75=190_000, source="the posted band")
stays = st.integers(0, 60) | st.integers(0, 600)
PARTS = ("guaranteed", "hoped_for", "vested")


def near(amount: float) -> Any:
    """Return an amount to compare with, to what floats lose."""
    return pytest.approx(amount, rel=1e-9, abs=1e-6)


@dataclass
class Ledger:
    """The outside oracle: what is booked, one month after the other."""

    guaranteed: float = 0
    bonus: float = 0
    waiting: float = 0  # has vested but for the cliff
    vested: float = 0

    def book(self, package: Pay, month: int, cliff: int) -> None:
        """Book a month, the first being 1."""
        base = package.base / 12
        for _ in range((month - 1) // 12):
            base *= 1 + package.yearly_raise
        self.guaranteed += base + package.benefits / 12
        self.guaranteed += {1: package.sign_on, 13: package.sign_on_second}.get(month, 0)
        self.bonus += base * package.bonus * package.bonus_odds
        year = (month - 1) // 12
        if year < len(package.vests):
            self.waiting += package.grant * package.vests[year] / 12
        if month >= cliff:
            self.vested += self.waiting
            self.waiting = 0


@given(package=pays(), months=st.integers(0, 130), still_to_come=st.booleans())
def test_a_ledger_kept_month_by_month_agrees(
    package: Pay, months: int, *, still_to_come: bool
) -> None:
    """Booking each month by itself comes to the same sums."""
    ledger, cliff = Ledger(), package.cliff_months
    for month in range(1, months + 1):
        ledger.book(package, month, (0 if still_to_come else 12) if cliff is None else cliff)
    stay = pay.received(package, months, still_to_come=still_to_come)
    sells = ledger.vested if package.equity is Equity.PUBLIC else 0
    assert stay.guaranteed == near(ledger.guaranteed)
    assert stay.vested == near(ledger.vested)
    assert stay.hoped_for == near(ledger.guaranteed + ledger.bonus + sells)


def test_the_worked_example() -> None:
    """The letter of the worked example comes to these amounts in 24 months, to the cent."""
    stay = pay.received(WORKED, 24)
    assert (stay.guaranteed, stay.vested, stay.left_behind) == (380_000, 80_000, 320_000)
    assert round(stay.hoped_for, 2) == 487_200
    assert stay.a_year(stay.guaranteed) == 190_000
    assert round(stay.a_year(stay.hoped_for) or 0, 2) == 243_600
    assert pay.received(WORKED, 11).vested == 0
    assert pay.received(WORKED, 12).vested == 20_000
    assert pay.received(WORKED, 30).vested == 160_000


@given(pays(), stays)
def test_a_longer_stay_never_receives_less(package: Pay, months: int) -> None:
    """One month more takes nothing away, and leaves no more behind."""
    stay, longer = pay.received(package, months), pay.received(package, months + 1)
    for part in PARTS:
        assert getattr(longer, part) >= getattr(stay, part) * (1 - 1e-12)
    assert longer.left_behind <= stay.left_behind


@given(
    pays(),
    stays,
    st.sampled_from(["base", "sign_on", "sign_on_second", "grant", "benefits", "bonus"]),
    money,
)
def test_more_pay_is_never_less(package: Pay, months: int, what: str, more: float) -> None:
    """Raising any part of a package lowers nothing that is received."""
    assume(what != "grant" or package.equity is not Equity.NONE)
    added = min(more, 10 - package.bonus) if what == "bonus" else more
    raised = package.replace(**{what: getattr(package, what) + added})
    less, received = pay.received(package, months), pay.received(raised, months)
    for part in PARTS:
        assert getattr(received, part) >= getattr(less, part) * (1 - 1e-12)


@given(pays(), stays)
def test_the_years_add_up(package: Pay, months: int) -> None:
    """The years have the stay's months and its money; what vests and what stays are the grant."""
    stay = pay.received(package, months)
    assert sum(year.months for year in stay.years) == months
    assert sum(year.vested for year in stay.years) == near(stay.vested)
    assert stay.vested + stay.left_behind == near(package.grant)
    assert stay.left_behind >= 0
    after = pay.received(package, max(12 * len(package.vests), package.cliff_months or 12))
    assert after.left_behind == 0
    guaranteed = [year.guaranteed for year in stay.years[:-1]]
    assert all(later >= early * (1 - 1e-12) for early, later in pairwise(guaranteed[2:]))


@given(pays(), markets(), stays, st.sampled_from((0.001, 0.5, 7.0, 1000.0)))
def test_the_currency_has_no_size(package: Pay, market: Market, months: int, by: float) -> None:
    """With all amounts in another unit, all that is received is in that unit, its rating stays."""
    amounts = ("base", "sign_on", "sign_on_second", "grant", "refresher", "benefits")
    scaled = package.replace(**{name: getattr(package, name) * by for name in amounts})
    there = market.replace(**{name: known * by for name, known in market.points.items()})
    stay, other = pay.received(package, months), pay.received(scaled, months)
    for part in PARTS:
        assert getattr(other, part) == pytest.approx(getattr(stay, part) * by, rel=1e-9, abs=1e-3)
    assert pay.rating(1.01 * by, there) == pay.rating(1.01, market)


@given(pays(), st.integers(1, 600))
def test_a_private_grant_is_not_hoped_for(package: Pay, months: int) -> None:
    """What vests of a private company is shown apart: what is hoped for is the same without it."""
    assume(package.grant)
    private = pay.received(package.replace(equity=Equity.PRIVATE), months)
    none = pay.received(package.replace(equity=Equity.NONE, grant=0), months)
    assert private.hoped_for == none.hoped_for
    assert private.vested == pay.received(package, months).vested


@given(pays(), st.integers(0, 60), money)
def test_a_refresher_is_a_promise(package: Pay, months: int, refresher: float) -> None:
    """A refresher changes nothing that is received."""
    with_it = pay.received(package.replace(refresher=refresher), months)
    without = pay.received(package, months)
    for part in PARTS:
        assert getattr(with_it, part) == getattr(without, part)


def test_the_current_role_is_paid_from_now_on() -> None:
    """Its grant has no cliff left unless it says so; without months to stay there is no year."""
    unvested = WORKED.replace(sign_on=0)
    assert pay.received(unvested, 3, still_to_come=True).vested == near(5_000)
    assert pay.received(unvested.replace(cliff_months=6), 3, still_to_come=True).vested == 0
    none = pay.received(unvested, 0, still_to_come=True)
    assert (none.guaranteed, none.left_behind, none.a_year(none.guaranteed)) == (0, 400_000, None)
    assert pay.rating_of(none, BAND) is None


@pytest.mark.parametrize(
    ("stated", "still_to_come", "cliff"),
    [(None, False, 12), (None, True, 0), (0, False, 0), (6, False, 6), (6, True, 6)],
)
def test_a_stay_says_which_cliff_it_has(
    stated: int | None, cliff: int, *, still_to_come: bool
) -> None:
    """It is the letter's, else a year of an offer and none of the current role."""
    package = WORKED.replace(cliff_months=stated)
    stay = pay.received(package, 18, still_to_come=still_to_come)
    assert (stay.pay, stay.months, stay.cliff_months) == (package, 18, cliff)


def test_each_option_has_its_own_stay() -> None:
    """Offers are paid for their planned months, Stay for the months to stay."""
    decision = sample()
    offer = decision.offers[0].replace(pay=WORKED, planned_months=12)
    role = decision.roles[-1].replace(pay=WORKED.replace(sign_on=0))
    decision = decision.replace(
        offers=[offer, *decision.offers[1:]], roles=[*decision.roles[:-1], role], stay_months=6
    )
    found = pay.of_options(decision)
    assert {name: stay.months for name, stay in found.items()} == {STAY: 6, offer.organisation: 12}
    assert found[STAY].vested == near(10_000)
    assert found[offer.organisation].vested == near(20_000)


def test_the_growth_that_would_make_up() -> None:
    """A private grant must become so many times its value to close the gap in what is promised."""
    start_up = WORKED.replace(
        base=140_000, sign_on=0, grant=200_000, vesting="even", equity="private"
    )
    private, other = pay.received(start_up, 24), pay.received(WORKED, 24)
    assert pay.growth(private, other) == (380_000 - 280_000) / 100_000
    assert pay.growth(other, private) is None  # it has a price already
    assert pay.growth(private, private) is None
    assert pay.growth(pay.received(start_up, 11), pay.received(WORKED, 11)) is None
    assert pay.growth(private, pay.received(WORKED.replace(currency="EUR"), 24)) is None
    assert pay.growth(private, pay.received(WORKED, 0)) is None  # no stay, and so no pay a year


def test_thirds_that_are_rounded_are_the_whole_grant() -> None:
    """Shares add up to 1 but for their rounding, and at the end all is one's own."""
    rounded = WORKED.replace(grant=90_000, vesting=[0.3333333] * 3)
    assert pay.received(rounded, 36).vested == 90_000
    assert pay.received(rounded, 12).vested == near(30_000)


def test_no_more_vests_than_there_is() -> None:
    """A last share so small that its months are rounded up adds nothing to the whole grant."""
    tiny = WORKED.replace(grant=90_000, vesting=[0.5, 0.5 - 2**-54, 1.2 * 2**-53])
    assert pay.received(tiny, 35).vested == 90_000


def test_a_stay_is_rated_by_its_guaranteed_pay() -> None:
    """Its pay a year rates in a market; without a market or without a stay nothing does."""
    stay = pay.received(WORKED, 24)
    assert pay.rating_of(stay, BAND) == pay.rating(stay.guaranteed / 2, BAND)
    assert pay.rating_of(stay, None) is None
    assert pay.rating_of(pay.received(WORKED, 0), BAND) is None


def test_the_percentiles_are_their_ratings() -> None:
    """Pay at the market's percentiles rates 3, 5, 7 and 9; half the lowest rates 0."""
    market = Market(currency="USD", p25=100, p50=120, p75=150, p90=200)
    assert [pay.rating(a_year, market) for a_year in (100, 120, 150, 200)] == [3, 5, 7, 9]
    assert [pay.rating(a_year, market) for a_year in (0, 50, 75, 212.5, 1e9)] == [
        0,
        0,
        1.5,
        9.5,
        9.5,
    ]
    assert [pay.pay_for(rated, market) for rated in (0, 1.5, 6, 9.5, 10)] == [
        None,
        75,
        135,
        212.5,
        None,
    ]


def test_a_quarter_is_rounded_up() -> None:
    """So is what is a quarter but for floats, and nothing that is really less."""
    market = Market(currency="USD", p25=70, p75=150)
    quarter = 665 / 12  # of its knots 35 and 70; in floats it rates a shade less than 1.75
    assert [pay.rating(a_year, market) for a_year in (quarter, quarter - 1e-3)] == [2, 1.5]
    assert [pay.rating(a_year, market) for a_year in (75, 74.999)] == [3.5, 3]


def test_a_posted_band_rates_its_ends() -> None:
    """Of two percentiles, the line through them goes on above, and to 0 at half the lower."""
    assert [pay.rating(a_year, BAND) for a_year in (150_000, 170_000, 190_000)] == [3, 5, 7]
    assert [pay.rating(a_year, BAND) for a_year in (75_000, 112_500, 215_000)] == [0, 1.5, 9.5]


def test_above_percentiles_that_are_next_to_one_another() -> None:
    """More than what rates 9.5 rates 9.5, even where floats have no room between 9 and that."""
    close = Market(currency="USD", p75=100, p90=nextafter(100, 101))
    assert pay.rating(101, close) == 9.5


@given(markets(), st.integers(1, 19).map(lambda halves: halves / 2))
def test_a_rating_and_its_pay_are_one(market: Market, rated: float) -> None:
    """The rating of the pay for a rating is that rating again."""
    a_year = pay.pay_for(rated, market)
    assert a_year is not None
    assert pay.rating(a_year, market) == rated


@given(markets(), st.floats(0.01, 9.5))
def test_any_rating_is_met_to_a_half(market: Market, rated: float) -> None:
    """The pay for a rating between the halves rates as the half next to it."""
    a_year = pay.pay_for(rated, market)
    assert a_year is not None
    assert abs(pay.rating(a_year, market) - rated) <= 0.25 + 1e-6


@given(markets(), money, fraction)
def test_more_pay_never_rates_lower(market: Market, a_year: float, more: float) -> None:
    """A rating rises with pay, from 0 to 9.5."""
    lower, higher = pay.rating(a_year, market), pay.rating(a_year * (1 + more), market)
    assert 0 <= lower <= higher <= pay.HIGHEST


@settings(max_examples=50)
@given(decisions())
def test_pay_is_no_part_of_the_score(decision: Decision) -> None:
    """With and without pay, every number of the five dimensions is the same to the last digit."""
    without = decision.replace(
        roles=[role.replace(pay=None, market=None) for role in decision.roles],
        offers=[offer.replace(pay=None, market=None, from_pay=False) for offer in decision.offers],
        market=None,
    )
    numbers = [
        [(o.name, o.coverage, o.total, o.gain, o.fit, o.spikes, o.flags) for o in found.options]
        for found in (score(decision), score(without))
    ]
    assert numbers[0] == numbers[1]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"vesting": [0.5, 0.4]}, "its years add up to 90 %"),
        ({"vesting": "slowly"}, "choose even"),
        ({"currency": "euro"}, "three capital letters"),
        ({"equity": "none"}, "public or a private company"),
        ({"base": -1}, "greater than or equal to 0"),
    ],
)
def test_a_wrong_package_is_named(wrong: dict[str, Any], said: str) -> None:
    """What cannot be a package is refused with what to do."""
    with pytest.raises(ValidationError, match=said):
        WORKED.replace(**wrong)


def test_a_wrong_market_is_named() -> None:
    """A market rises, has two percentiles, and is in the currency of the pay it rates."""
    with pytest.raises(ValidationError, match="must rise"):
        BAND.replace(p75=140_000)
    with pytest.raises(ValidationError, match="two or more"):
        BAND.replace(p75=None)
    euros = sample().offers[0].replace(pay=WORKED, market=BAND.replace(currency="EUR"))
    with pytest.raises(ValidationError, match="give it a market in USD"):
        sample().replace(offers=[euros], compare=None)
