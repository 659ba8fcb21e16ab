"""The fields of a letter and of its market: what is known is put in, what is entered is kept."""

import re
from collections.abc import Iterable
from typing import Any

import streamlit as st

from spikes import edits
from spikes.edits import Edit
from spikes.files import dates
from spikes.model import Decision, Equity, Market, Offer, Pay, Role
from spikes.model.names import STAY
from spikes.model.package import PERCENTILES, VESTING
from spikes.page import controls
from spikes.page.markdown import escaped
from spikes.page.session import parts, problems
from spikes.page.session.editing import edit
from spikes.page.session.session import results, session
from spikes.scoring import Score

OWN_YEARS = "own"  # vesting by years of one's own
VESTS = {
    "even": "even, 4 years",
    "back-loaded": "5, 15, 40, 40 %",
    "front-loaded": "38, 32, 20, 10 %",
    OWN_YEARS: "in other years",
}
MONEY: dict[str, Any] = {"value": None, "step": 1000.0, "format": "%.0f"}
PERCENT: dict[str, Any] = {"value": None, "step": 1.0, "format": "%g"}
AMOUNTS = ("sign_on", "grant", "benefits", "sign_on_second", "refresher")  # besides the base
PERCENTS = ("raise", "bonus", "bonus_odds")  # which are shares in the file
IN = {"options": [Equity.PUBLIC, Equity.PRIVATE], "format_func": "a {} company".format}
SIGNS = {"€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₺": "TRY", "ZŁ": "PLN"}  # of one each
FIELDS: dict[str, tuple[str, dict[str, Any]]] = {  # by the file's key: the widget, and more
    "currency": ("text_input", {"max_chars": 3, "placeholder": "such as EUR"}),
    "base": ("number_input", MONEY),
    "bonus": ("number_input", {**PERCENT, "help": "The target in the letter, of the base."}),
    "sign_on": ("number_input", MONEY),
    "grant": ("number_input", {**MONEY, "help": "In total, for all its years."}),
    "equity": ("segmented_control", IN),
    "vesting": ("selectbox", {"options": list(VESTS), "format_func": VESTS.__getitem__}),
    "years": ("text_input", {"placeholder": "25 25 25 25"}),
    "benefits": ("number_input", {**MONEY, "help": "What is paid for you, as an amount of money."}),
    "raise": ("number_input", PERCENT),
    "bonus_odds": ("number_input", {**PERCENT, "help": "Of the target. 100 is all of it."}),
    "sign_on_second": ("number_input", MONEY),
    "cliff_months": (
        "number_input",
        {**controls.WHOLE, "help": "Leave before it, and nothing of the grant is yours."},
    ),
    "refresher": ("number_input", {**MONEY, "help": "A promise, so it is not counted."}),
    **dict.fromkeys(PERCENTILES, ("number_input", MONEY)),
    "source": ("text_input", {"max_chars": 200, "placeholder": "such as the posted band"}),
    "as_of": ("text_input", {"placeholder": "2026-11"}),
}
LABELS = {"years": "Percent of the grant that vests in each year", "as_of": "Month of the source"}
LETTER = (("currency", "base"), ("bonus", "sign_on"), ("equity",), ("grant", "vesting"), ("years",))
FOLDED = (("benefits", "raise"), ("bonus_odds", "sign_on_second"), ("cliff_months", "refresher"))
MARKET = (("p25", "p50", "p75", "p90"), ("source", "as_of"))
ENTER_A_CURRENCY = "enter three letters, such as EUR, or a sign, such as €."
OF_OFFERS = ("sign_on", "sign_on_second")  # a current role's are paid
BAND = (
    "What such jobs guarantee a year, at two points or more. A posted band is best. Enter its ends"
    " as P25 and P75, which is an assumption. Base, benefits, and a sign-on spread over your stay"
    " are compared with it."
)
FOLLOWS = ("device", "kept", "cards", "tabs", "pay")


def begin(decision: Decision, option: Score) -> None:
    """Put into new fields what is known: the package and its market, or another's currency."""
    job = option.option.job
    paid = job.pay if job else None
    known: dict[str, Any] = {"currency": _usual_currency(decision), "vesting": "even"}
    if paid:
        known |= paid.model_dump(exclude_defaults=True)
        known |= {name: round(100 * known[name], 6) for name in PERCENTS if name in known}
        if paid.vesting not in VESTING:
            years = " ".join(f"{100 * share:g}" for share in paid.vests)
            known |= {"vesting": OWN_YEARS, "years": years}
    market = decision.market_for(job) if job else None
    if market and market.currency == known.get("currency"):
        known |= {**_as_entered(market), "own": bool(job and job.market)}
    blanks = {name: "" if widget == "text_input" else None for name, (widget, _) in FIELDS.items()}
    for name, blank in {**blanks, "own": False, "written": False}.items():
        st.session_state.setdefault(_key(name), known.get(name, blank))


def _as_entered(market: Market) -> dict[str, Any]:
    month = f"{market.as_of:%Y-%m}" if market.as_of else ""
    return {**market.points, "source": market.source, "as_of": month}


def _usual_currency(decision: Decision) -> str:
    """Return the currency of the shared market, or else of another package; "" for neither."""
    packages = [offer.pay for offer in decision.offers] + [role.pay for role in decision.roles]
    known = (package.currency for package in packages if package)
    return decision.market.currency if decision.market else next(known, "")


def letter(option: Score) -> None:
    """Draw the fields of the letter, the rarer ones folded."""
    hidden = set(OF_OFFERS) if isinstance(option.option.job, Role) else set()
    hidden |= set() if _value("vesting") == OWN_YEARS else {"years"}
    _rows(LETTER, hidden)
    for sentence in filter(None, (_open_ends(), *_doubts())):
        st.warning(escaped(sentence), icon=":material/error:")
    with st.expander("More of the letter", type="compact"):
        _rows(FOLDED, hidden)


def market(option: Score) -> None:
    """Draw the fields of the market, and what is wrong with what no field holds."""
    st.markdown("**What jobs like this pay**")
    st.caption(BAND)
    _rows(MARKET)
    if not is_settled():
        st.caption("One point alone is no market yet: enter one more.")
    st.checkbox(f"For {escaped(option.name)} alone", key=_key("own"), on_change=_keep)
    problems.show(_place(), but=[_label(name) for name in FIELDS])


def is_settled() -> bool:
    """Return whether the market is whole, or none: one point alone is on the way to another."""
    return len(_points()) != 1


def written() -> bool:
    """Return whether the pay is said to be in writing."""
    return bool(_value("written"))


def ask_whether_written() -> None:
    """Draw the box that says so."""
    st.checkbox("I have this pay in writing", key=_key("written"))


def not_kept() -> str:
    """Return what is wrong or missing, so that not all that was entered is kept; "" for nothing."""
    return next(iter(problems.at(_place())), _open_ends())


def leave() -> None:
    """Forget what is wrong, as the drawer closes."""
    session().problems.pop(_place(), None)


def _rows(rows: Iterable[Iterable[str]], hidden: Iterable[str] = ()) -> None:
    """Draw rows of fields, each with what is wrong in it below."""
    for row in rows:
        names = [name for name in row if name not in hidden]
        if not names:
            continue
        width = 110 if len(names) > 2 else 150
        for place, name in zip(
            controls.in_a_row(*[1] * len(names), width=width), names, strict=True
        ):
            widget, more = FIELDS[name]
            keep = _keep_currency if name == "currency" else _keep
            if name == "grant" and session().paid_for == STAY:
                more = {**more, "help": "What of it is unvested today."}
            getattr(place, widget)(_label(name), key=_key(name), on_change=keep, **more)
        problems.show(_place(), of=[_label(name) for name in names])


def _open_ends() -> str:
    """Return what is missing before what was entered counts; "" for nothing."""
    if _value("base") is None and any(_value(name) for name in AMOUNTS):
        return "Enter a base a year: without one, nothing else counts."
    if _value("grant") and not _value("equity"):
        return (
            "Say whether the grant is in a public or a private company. Until then it is left out."
        )
    return ""


def _doubts() -> list[str]:
    """Return what is hardly meant: in a letter in thousands, amounts that look like percentages."""
    in_thousands = (_value("base") or 0) >= 1000
    small = [name for name in AMOUNTS if in_thousands and 0 < (_value(name) or 0) <= 100]
    return [f"{_label(name)}: this is an amount of money, not a percentage." for name in small]


def _keep_currency() -> None:
    """Take another currency; a market that serves others too is shown in its own alone."""
    now, others = session().decision, _others()
    served = [market for job in others if (market := now.market_for(job))]
    same = next((market for market in served if market.currency == _currency()), None)
    is_shared = now.market is not None and any(not job.market for job in others)
    if not _value("own") and (same or is_shared):
        blank = {**dict.fromkeys(PERCENTILES), "source": "", "as_of": ""}
        for field, value in (blank | (_as_entered(same) if same else {})).items():
            st.session_state[_key(field)] = value
    _keep()


def _others() -> list[Role | Offer]:
    """Return the other jobs whose pay is known."""
    jobs = {option.name: option.option.job for option in results().scores.options}
    return [job for name, job in jobs.items() if job and job.pay and name != session().paid_for]


def _keep() -> None:
    """Take what the fields hold, if it is enough; all of one drawer is undone at once."""
    place = _place()
    if not edit(_edited, gesture=place, place=place):
        found = session().problems
        found[place] = [_in_the_drawer(sentence) for sentence in found[place]]
    parts.follow(*FOLLOWS)


def _edited(now: Decision) -> Edit:
    """Return the decision with what the fields hold; without pay while the base is missing."""
    name, own = session().paid_for, bool(_value("own"))
    if _value("base") is None:
        job = results().scores[name].option.job
        return edits.set_pay(now, name, None, now.market) if job and job.pay else Edit(now, "")
    package = _entered_pay()
    market = (
        _known_market(now, own=own) if len(_points()) == 1 else _entered_market(package.currency)
    )
    return edits.set_pay(now, name, package, market, own=own)


def _entered_pay() -> Pay:
    entered = {name: _value(name) for name in (*AMOUNTS, "base", "cliff_months")}
    if not _value("equity"):
        entered["grant"] = None  # which is said
    entered |= {name: None if (share := _value(name)) is None else share / 100 for name in PERCENTS}
    given = {name: controls.whole(value) for name, value in entered.items() if value is not None}
    vesting = _value("vesting")
    if vesting == OWN_YEARS:
        vesting = [float(number) / 100 for number in _numbers(_value("years") or "")]
    return Pay(
        currency=_currency(),
        equity=_value("equity") or Equity.NONE,
        vesting=vesting,
        **given,
    )


def _numbers(text: str) -> list[str]:
    """Return the numbers in a text: between blanks a comma is a decimal one."""
    if re.search(r"\s", text.strip()):
        text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    return re.findall(r"\d+(?:\.\d+)?", text)


def _points() -> dict[str, float]:
    return {name: _value(name) for name in PERCENTILES if _value(name) is not None}


def _known_market(now: Decision, *, own: bool) -> Market | None:
    """Return the market as it was: one point alone is on the way to another."""
    job = results().scores[session().paid_for].option.job
    market = job.market if own and job else now.market
    return market if market and market.currency == _currency() else None


def _currency() -> str:
    entered = (_value("currency") or "").strip().upper()
    return SIGNS.get(entered, entered)


def _entered_market(currency: str) -> Market | None:
    """Return the market; None where all its points are empty."""
    if not (points := _points()):
        return None
    month = dates.month(_value("as_of") or "")
    return Market(currency=currency, source=_value("source") or "", as_of=month or None, **points)


def _place() -> str:
    """Return what the keys of the drawer's fields begin with."""
    return f"pay {session().drawers}"


def _key(name: str) -> str:
    return f"{_place()} {name}"


def _value(name: str) -> Any:
    return st.session_state.get(_key(name))


def _label(name: str) -> str:
    return LABELS.get(name) or problems.LABELS.get(name) or name.capitalize()


def _in_the_drawer(sentence: str) -> str:
    """Return a sentence on an entry of the file as one on the field that holds it."""
    sentence = sentence.replace(problems.LABELS["as_of"], LABELS["as_of"])
    sentence = re.sub("write the currency as .*", ENTER_A_CURRENCY, sentence)
    sentence = f"{sentence[0].upper()}{sentence[1:]}"
    if not sentence.startswith(tuple(_label(name) for name in PERCENTS)):
        return sentence
    return re.sub(r"at (most|least) (\d+)", lambda m: f"at {m[1]} {100 * int(m[2])}", sentence)
