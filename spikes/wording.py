"""Results into sentences. Every sentence the page or the command says about numbers is made here."""

from collections.abc import Iterable
from difflib import get_close_matches


def listed(names: Iterable[str], last: str = "or") -> str:
    """Names as a list in a sentence.

    >>> listed(["a", "b", "c"], "and")
    'a, b and c'
    """
    *most, final = names
    return f"{', '.join(most)} {last} {final}" if most else final


def close_match(name: str, known: Iterable[str]) -> str | None:
    """The known name that a misspelt one most likely means, if any is close."""
    return next(iter(get_close_matches(name, list(known), 1)), None)


def percent(fraction: float, decimals: int = 0) -> str:
    """A fraction as a percentage.

    >>> percent(0.566791, 1)
    '56.7 %'
    """
    return f"{100 * fraction:.{decimals}f} %"


def points(gain: float) -> str:
    """A gain, a difference of two fractions, in signed percentage points, with a true minus and no signed zero.

    >>> points(-0.0207), points(0.119913), points(-0.00001)
    ('−2.1', '+12.0', '0.0')
    """
    rounded = f"{100 * gain:+.1f}"
    return "0.0" if rounded in {"+0.0", "-0.0"} else rounded.replace("-", "−")
