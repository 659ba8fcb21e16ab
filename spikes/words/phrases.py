"""How values are written: lists, percentages, points, months, and names for what one picks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from math import ceil
from types import MappingProxyType

from spikes.model import Dimension, Evidence
from spikes.scoring import TICKED_FROM

EVIDENCE: Mapping[Evidence, str] = MappingProxyType(
    {  # what one can say of a rating; ticking its spike says the rest
        Evidence.GUESS: "a guess",
        Evidence.TOLD: "told by someone",
        Evidence.WRITTEN: "in writing",
        Evidence.SEEN: "seen for yourself",
    }
)
FRACTIONS: Mapping[Fraction, str] = MappingProxyType(
    {
        Fraction(1, 2): "half",
        Fraction(1, 3): "a third",
        Fraction(2, 3): "two thirds",
        Fraction(1, 4): "a quarter",
        Fraction(3, 4): "three quarters",
        Fraction(1, 6): "a sixth",
        Fraction(5, 6): "five sixths",
    }
)


def listed(names: Iterable[str], last: str = "or") -> str:
    """Return names as a list in a sentence.

    >>> listed(["a", "b", "c"], "and")
    'a, b and c'
    """
    *most, final = names
    return f"{', '.join(most)} {last} {final}" if most else final


def labels(dimensions: Iterable[Dimension]) -> str:
    """Return dimensions, at least one, as a list within a sentence.

    >>> labels([Dimension.COMPENSATION, Dimension.SOCIAL_IMPACT])
    'compensation and social impact'
    """
    return listed((d.label.lower() for d in dimensions), "and")


def briefly(dimensions: Iterable[Dimension]) -> str:
    """Return dimensions by their first words, where there is little room.

    >>> briefly([Dimension.MANAGEMENT_CHOPS, Dimension.SOCIAL_IMPACT])
    'management and social'
    """
    return listed((d.label.partition(" ")[0].lower() for d in dimensions), "and")


def close_match(name: str, known: Iterable[str], closeness: float = 0.6) -> str | None:
    """Return the known name that a misspelt one most likely means; None where none is close.

    `closeness`: the least there must be; 1 is the same, 0 has no letter in common.
    """
    return next(iter(get_close_matches(name, list(known), 1, closeness)), None)


def percent(fraction: float, decimals: int = 0) -> str:
    r"""Return a fraction as a percentage, its unit kept on the same line.

    >>> percent(0.566791, 1), percent(-0.00001)
    ('56.7\xa0%', '0\xa0%')
    """
    # + 0.0: no signed zero
    return f"{round(100 * fraction, decimals) + 0.0:.{decimals}f}\N{NO-BREAK SPACE}%"


def evidence(behind: Evidence, rated: float) -> str:
    """Return what a rating, 0 to 10, is based on.

    >>> evidence(Evidence.SEEN, 8), evidence(Evidence.TICKED, 8), evidence(Evidence.TICKED, 4)
    ('seen for yourself', 'ticked as a spike', 'not ticked as a spike')
    """
    not_ticked = "" if rated >= TICKED_FROM else "not "
    return EVIDENCE.get(behind, f"{not_ticked}ticked as a spike")


def share(fraction: float) -> str:
    r"""Return a share, 0 to 1, in whole percent, of which only exactly none and all are 0 and 100.

    >>> share(0.9999), share(1), share(0.996 - 0.5)
    ('over 99\xa0%', '100\xa0%', '50\xa0%')
    """
    if 0 < fraction <= 0.005:
        return "under 1\N{NO-BREAK SPACE}%"
    return "over 99\N{NO-BREAK SPACE}%" if 0.995 <= fraction < 1 else percent(fraction)


def points(gain: float, places: int = 1) -> str:
    """Return a difference of two fractions in signed points, with a true minus, no signed zero.

    >>> points(-0.0207), points(0.119913), points(-0.00001), points(0.119913, 0)
    ('−2.1', '+12.0', '0.0', '+12')
    """
    rounded = f"{100 * gain:+.{places}f}"
    return rounded.replace("-", "−") if float(rounded) else rounded[1:]


def signed(points: float) -> str:
    """Return points that are rounded already, signed, with a true minus and no signed zero.

    >>> signed(-3.5), signed(0.6), signed(0.0)
    ('−3.5', '+0.6', '0.0')
    """
    return f"{points:+.1f}".replace("-", "−") if points else "0.0"


def adds(gain: float, *, each: bool = False) -> str:
    """Return what an option of this gain, −1 to 1, does to portfolio coverage, as a clause.

    `each`: for two options at once.

    >>> adds(0.12), adds(-0.021), adds(0.0004)
    ('adds 12.0 points', 'costs 2.1 points', 'changes nothing')
    """
    size, s = f"{abs(100 * gain):.1f}", "" if each else "s"
    if size == "0.0":
        return f"change{s} nothing"
    return f"{'add' if gain > 0 else 'cost'}{s} {size} points"


def new_spikes(new: Sequence[Dimension], named: int = len(Dimension)) -> str:
    """Return the spikes that are new as a clause; more than `named` are counted.

    >>> new_spikes([Dimension.COMPENSATION]), new_spikes([*Dimension], 2)
    ('new spike: compensation', '5 new spikes')
    """
    if not new:
        return "no new spike"
    what = f"new spike{'s' if len(new) > 1 else ''}"
    return f"{len(new)} {what}" if len(new) > named else f"{what}: {labels(new)}"


def rating(entered: float | None) -> str:
    """Return a rating as it is written: "7.5", or "not rated"."""
    return "not rated" if entered is None else f"{round(entered, 2):g}"


def amount(money: float) -> str:
    """Return an amount of money in whole units.

    >>> amount(243_600.4), amount(-0.2)
    ('243,600', '0')
    """
    return f"{round(money):,}"


def out_of_ten(fit: float, places: int = 1) -> str:
    """Return a fit, 0 to 10, a half rounded up also where floats fall just short of it.

    >>> out_of_ten(6.05), out_of_ten(6.049999999999999)
    ('6.1', '6.1')
    """
    return f"{fit + 1e-9:.{places}f}"


def up_to_half(rating: float) -> float:
    """Return a rating rounded up to the next half, also the least one above 0.

    >>> up_to_half(4.6e-10), up_to_half(1.5000000000000002)
    (0.5, 1.5)
    """
    return ceil(2 * rating * (1 - 1e-9)) / 2  # less by what floats lose, which is a proportion


def months(number: int) -> str:
    """Return a length of time: "1 month", "30 months"."""
    return f"{number} month" if number == 1 else f"{number} months"


def left_behind(held: int, full: int) -> str:
    r"""Return the share of what a role can give that is lost by leaving early; "" for none.

    `held`: its months. `full`: the months after which it has given all it can.

    >>> left_behind(9, 18), left_behind(17, 18), left_behind(18, 18)
    ('half', '6\xa0%', '')
    """
    if held >= full:
        return ""
    fraction = Fraction(full - held, full)
    return FRACTIONS.get(fraction) or percent(float(fraction))


def month(day: date) -> str:
    """Return a month as the page writes it: "Aug 2018"."""
    return f"{day:%b %Y}"


def reply_by(day: date, today: date) -> str:
    """Return when an offer must be answered, and how far off that is.

    >>> reply_by(date(2026, 12, 4), date(2026, 11, 29))
    'Reply by 4 Dec, 5 days left'
    """
    days = (day - today).days
    left = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(
        days, f"{days} days left" if days > 0 else f"{-days} days ago"
    )
    year = "" if abs(days) < 180 else f" {day.year}"
    due = "Reply by" if days >= 0 else "Reply was due"
    return f"{due} {day.day} {day:%b}{year}, {left}"
