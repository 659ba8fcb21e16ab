"""What people write in a cell where nothing is meant: a dash, n/a, k. A."""

import re

LONGEST = 100  # characters that are looked at
NOTHING = re.compile(
    r"[-‐‑‒–—―−_/.…]+|#?n ?/ ?a|n\.? ?a\.?|k\. ?a\.|keine angabe|n/d|s/d|n\.v\.t\.|b\.d\.|brak"
    r"|none|null|not applicable|\(?blank\)?"
)


def is_nothing(text: str) -> bool:
    """Return whether a cell is filled with what says that nothing is there.

    >>> is_nothing("–"), is_nothing("k. A."), is_nothing("NA"), is_nothing("nå")
    (True, True, True, False)
    """
    return NOTHING.fullmatch(" ".join(text[:LONGEST].casefold().split())) is not None
