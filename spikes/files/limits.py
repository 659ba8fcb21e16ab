"""What a file may hold beyond which it is cut: an older Spikes held more jobs and longer names."""

from collections.abc import Callable, Sequence
from typing import Any

from spikes.model import MOST_OFFERS, MOST_ROLES
from spikes.model.fields import LONGEST_ORGANISATION, LONGEST_TITLE
from spikes.model.names import KEEP_LOOKING, STAY, names

ELLIPSIS = "…"
LONGEST = {"organisation": LONGEST_ORGANISATION, "title": LONGEST_TITLE}

Keys = dict[str, Any]


def limited(keys: Keys) -> tuple[Keys, tuple[str, ...]]:
    """Return a file's keys within the limits of the model, and a sentence on each thing cut.

    The latest roles stay, the current one always; the first offers, and those compared. What names
    an option still does. Keys that are no decision come back as they are.
    """
    roles, offers = keys.get("roles", []), keys["offers"]
    if not isinstance(roles, list) or not isinstance(offers, list):
        return keys, ()
    before = _names(offers)
    compared = keys["compare"][:2] if isinstance(keys.get("compare"), list) else []
    latest = _best([_recency(role) for role in roles], MOST_ROLES)
    first = _best([name in compared for name in before], MOST_OFFERS)
    kept = {"roles": [roles[i] for i in latest], "offers": [offers[i] for i in first]}
    kept["journal"] = [keys.get("journal")]
    short = {key: [*map(_shortened, values)] for key, values in kept.items()}
    now = dict(zip((before[i] for i in first), _names(short["offers"]), strict=True))
    keys |= {"roles": short["roles"], "offers": short["offers"]}
    keys |= {"journal": short["journal"][0]} if "journal" in keys else {}
    notes = (
        _too_many("roles", len(roles), MOST_ROLES, "{:,} oldest"),
        _too_many("offers", len(offers), MOST_OFFERS, "last {:,} that you do not compare"),
        "" if short == kept else _too_long(),
    )
    return _renamed(keys, lambda name: now.get(name, name)), tuple(filter(None, notes))


def _names(offers: Sequence[Any]) -> tuple[str, ...]:
    """Return what the options are called, also where the offers are none."""
    texts = ([_text(offer, "organisation"), _text(offer, "title")] for offer in offers)
    return names([(organisation, title) for organisation, title in texts], (STAY, KEEP_LOOKING))


def _text(job: Any, key: str) -> str:
    text = job.get(key) if isinstance(job, dict) else None
    return text if isinstance(text, str) else ""


def _recency(role: Any) -> tuple[bool, str]:
    """Return what sorts the roles by their start, the current one last."""
    keys = role if isinstance(role, dict) else {"beside": True}
    return keys.get("end") is None and not keys.get("beside"), _text(role, "start")


def _best(ranks: Sequence[Any], most: int) -> list[int]:
    """Return the places of the highest ranks, of equal ones the first, in their order."""
    return sorted(sorted(range(len(ranks)), key=ranks.__getitem__, reverse=True)[:most])


def _renamed(keys: Keys, rename: Callable[[str], str]) -> Keys:
    """Return the keys with other names wherever an option is named."""

    def named(name: object) -> object:
        return rename(name) if isinstance(name, str) else name

    keys = dict(keys)
    if isinstance(keys.get("compare"), list):
        keys["compare"] = [*map(named, keys["compare"])]
    if isinstance(journal := keys.get("journal"), dict):
        options = {key: named(journal[key]) for key in ("gut", "chosen") if key in journal}
        keys["journal"] = journal | options
    return keys


def _shortened(value: Any) -> Any:
    """Return a role, an offer or the journal with its names cut where they are too long."""
    cut = {
        key: f"{text[: longest - 1].rstrip()}{ELLIPSIS}"
        for key, longest in LONGEST.items()
        if len(text := _text(value, key).strip()) > longest
    }
    return value | cut if cut else value


def _too_many(jobs: str, number: int, most: int, which: str) -> str:
    if number <= most:
        return ""
    return (
        f"This file has {number:,} {jobs}, but Spikes holds {most}."
        f" The {which.format(number - most)} are left out."
    )


def _too_long() -> str:
    return (
        f"Names are shortened where an organisation has more than {LONGEST_ORGANISATION} characters"
        f" or a title more than {LONGEST_TITLE}."
    )
