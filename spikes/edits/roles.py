"""Edits of the roles: added, edited, ticked, removed; and which of them is current."""

from collections.abc import Collection, Sequence
from typing import Any

from spikes.edits.edit import Edit
from spikes.edits.jobs import NO_LONGER_CURRENT, WHICH_IS_CURRENT, adding, changed, what_changed
from spikes.edits.side_by_side import pinned, with_roles
from spikes.model import Decision, Dimension, Evidence, Ratings, Role
from spikes.model.names import role_names
from spikes.scoring import NOT_TICKED, TICKED, TICKED_FROM


def add_roles(decision: Decision, roles: Sequence[Role], *, instead: bool = False) -> Edit:
    """Add several roles at once.

    `instead`: where one of them is current, the one that was goes on beside it.
    """
    new = instead and any(role.is_current for role in roles)
    before = (_beside(r) if new and r.is_current else r for r in decision.roles)
    added = with_roles(pinned(decision), (*before, *roles))
    return Edit(added, adding(role_names(added.roles), len(roles), "roles"))


def edit_role(decision: Decision, index: int, **fields: Any) -> Edit:
    """Change fields of a role."""
    roles, before = list(decision.roles), decision.roles[index]
    roles[index] = changed(before, fields)
    name = what_changed(role_names(roles)[index], before, roles[index])
    return Edit(with_roles(pinned(decision), roles), name)


def make_current(decision: Decision, index: int) -> Edit:
    """Make a role that goes on the one that an offer would replace; the others go on beside it.

    Raises `ValueError` where the role has ended.
    """
    if decision.roles[index].end is not None:
        raise ValueError("choose a role without a last month")
    roles = [
        (role.replace(beside=False) if i == index else _beside(role)) if role.end is None else role
        for i, role in enumerate(decision.roles)
    ]
    return Edit(with_roles(pinned(decision), roles), WHICH_IS_CURRENT)


def remove_role(decision: Decision, index: int) -> Edit:
    """Take a role out."""
    roles = (*decision.roles[:index], *decision.roles[index + 1 :])
    name = f"removing {role_names(decision.roles)[index]}"
    return Edit(with_roles(pinned(decision), roles), name)


def tick(decision: Decision, index: int, spikes: Collection[Dimension]) -> Edit:
    """Rate a role by its spikes: 8 where one is ticked, 4 elsewhere; no spike is an answer too.

    What was rated by hand stays.
    """
    role = decision.roles[index]
    by_tick = {*role.ratings.unrated, *_by_tick(role)}
    rated = {d: TICKED if d in spikes else NOT_TICKED for d in by_tick}
    ratings = Ratings.of(rated.get(d, role.ratings[d]) for d in Dimension)
    evidence = role.evidence | dict.fromkeys(by_tick, Evidence.TICKED)
    edited = edit_role(decision, index, ratings=ratings, evidence=evidence)
    return Edit(edited.decision, f"the spikes of {role_names(decision.roles)[index]}")


def ticked(role: Role) -> tuple[Dimension, ...] | None:
    """Return which spikes of a role are ticked; None where that is not answered yet."""
    by_tick = _by_tick(role)
    return tuple(d for d, rated in by_tick.items() if rated >= TICKED_FROM) if by_tick else None


def _by_tick(role: Role) -> dict[Dimension, float]:
    """Return the ratings that rest on a tick, or on none."""
    rated = {d: role.ratings[d] for d in Dimension if role.evidence.get(d) is Evidence.TICKED}
    return {d: rating for d, rating in rated.items() if rating is not None}


def _beside(role: Role) -> Role:
    return role.replace(beside=True, **NO_LONGER_CURRENT)
