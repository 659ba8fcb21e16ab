"""What options and roles are called: in sentences, over columns, and in files that compare two
of them.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from spikes.model import Offer, Role

STAY, KEEP_LOOKING = "Stay", "Keep looking"
LONGEST_NAME = 40  # characters of an organisation in an option’s name


def offer_names(offers: Iterable[Offer], longest: int = LONGEST_NAME) -> tuple[str, ...]:
    """A name for each offer, all different and none Stay or Keep looking: the organisation, as far
    as it tells them apart.

    `longest`: characters of an organisation, from 2; half as many more with a title. What is cut
    off is marked with an ellipsis.

    >>> from spikes.model import Ratings
    >>> offer_names([Offer(organisation="A", title=t, ratings=Ratings.of([5] * 5)) for t in ("PM", "PM", "Lead")])
    ('A: PM (1)', 'A: PM (2)', 'A: Lead')
    """
    return _names(tuple(offers), (STAY, KEEP_LOOKING), longest)


def role_names(roles: Iterable[Role]) -> tuple[str, ...]:
    """A name for each role, all different, made as an offer's is, but never cut off."""
    return _names(tuple(roles), (), sys.maxsize)


def _names(jobs: Sequence[Role | Offer], reserved: Sequence[str], longest: int) -> tuple[str, ...]:
    shown = [(cut(job.organisation, longest), cut(job.title, longest)) for job in jobs]
    organisations = Counter([*reserved, *(organisation for organisation, _ in shown)])
    plain = [
        _both(name, title, longest) if organisations[name] > 1 and title else name
        for name, title in shown
    ]
    wanted = Counter([*reserved, *plain])
    taken = {name for name, times in wanted.items() if times == 1} | set(reserved)
    names = []
    for name in plain:
        number = 1
        unique = name
        while wanted[name] > 1 and (unique := f"{name} ({number})") in taken:
            number += 1
        taken.add(unique)
        names.append(unique)
    return tuple(names)


def _both(organisation: str, title: str, longest: int) -> str:
    """Together half as long again at the most; where both are long, the title has more of it."""
    room = longest * 3 // 2
    organisation = cut(organisation, max(longest // 2, room - len(title)))
    return f"{organisation}: {cut(title, room - len(organisation))}"


def cut(text: str, longest: int) -> str:
    """Text of so many characters at most, from 1; an ellipsis marks what is cut off.

    >>> cut("Hexbourne", 4), cut("Hexbourne", 9)
    ('Hex…', 'Hexbourne')
    """
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
