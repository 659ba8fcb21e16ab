"""What options and roles are called: in sentences, over columns, and in files."""

from collections import Counter
from collections.abc import Iterable, Sequence

from spikes.model import Offer, Role

STAY, KEEP_LOOKING = "Stay", "Keep looking"


def offer_names(offers: Iterable[Offer]) -> tuple[str, ...]:
    """Return a name for each offer, all different and none Stay or Keep looking.

    >>> from spikes.model import Ratings
    >>> five = Ratings.of([5] * 5)
    >>> offer_names([Offer(organisation="A", title=t, ratings=five) for t in ("PM", "PM", "Lead")])
    ('A: PM (1)', 'A: PM (2)', 'A: Lead')
    """
    return names([(offer.organisation, offer.title) for offer in offers], (STAY, KEEP_LOOKING))


def role_names(roles: Iterable[Role]) -> tuple[str, ...]:
    """Return a name for each role, all different."""
    return names([(role.organisation, role.title) for role in roles])


def names(jobs: Sequence[tuple[str, str]], reserved: Sequence[str] = ()) -> tuple[str, ...]:
    """Return a name for each pair of organisation and title: the organisation, as far as it does.

    Where it repeats or is reserved, the title follows, and where that is still equal, a number.
    """
    organisations = Counter([*reserved, *(organisation for organisation, _ in jobs)])
    plain = [
        f"{organisation}: {title}" if organisations[organisation] > 1 and title else organisation
        for organisation, title in jobs
    ]
    wanted = Counter([*reserved, *plain])
    taken = {name for name, times in wanted.items() if times == 1} | set(reserved)
    numbers = Counter[str]()
    different = []
    for name in plain:
        unique = name
        while wanted[name] > 1 and (unique == name or unique in taken):
            numbers[name] += 1
            unique = f"{name} ({numbers[name]})"
        taken.add(unique)
        different.append(unique)
    return tuple(different)
