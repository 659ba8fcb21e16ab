"""Rows into what is found: each job once, as many as fit, and one current role."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from spikes.files.careers import breaks, side_jobs, towns
from spikes.files.careers.found import Answers, ImportQuestion
from spikes.files.careers.rows import Row, grouped
from spikes.model import MOST_OFFERS, MOST_ROLES, Decision, Offer, Role
from spikes.model.names import role_names
from spikes.words.phrases import listed

THERE = "there already, with the same title{}; not added again."
MOST_SENTENCES = 50  # of one kind
NAMED = 10  # jobs that do not fit and are named; of more, how many they are is said


@dataclass(frozen=True, slots=True)
class Settled:
    """The jobs of rows that fit into a decision together, and what is to be said about it."""

    roles: tuple[Role, ...] = ()
    offers: tuple[Offer, ...] = ()
    assumed: tuple[str, ...] = ()
    asked: tuple[ImportQuestion, ...] = ()
    left_out: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def settled(rows: Iterable[Row[Any]], decision: Decision, answers: Answers) -> Settled:
    """Return the jobs of rows, to join a decision."""
    found = checked(towns.left_out(rows, decision.roles), decision)
    jobs = [row for row in found if row.job is not None]
    roles, no_room = _latest(jobs, MOST_ROLES - len(decision.roles))
    offers, no_table = _first(jobs, MOST_OFFERS - len(decision.offers))
    aside = [row.job for row in jobs if row.beside and row.job]
    held, replaces = _current(roles, decision, answers, aside)
    remarks = grouped((row, remark) for row in jobs for remark in row.remarks)
    why = grouped((row, row.left_out) for row in found if row.left_out)
    problems = grouped((row, problem) for row in found for problem in row.problems)
    return Settled(
        held,
        offers,
        (*few(remarks), *replaces.assumed),
        replaces.asked,
        (*few(why), *no_room, *no_table),
        (*few(problems), *replaces.problems),
    )


def few(sentences: Sequence[str], most: int = MOST_SENTENCES) -> Sequence[str]:
    """Return the first sentences, and how many more there are."""
    more = len(sentences) - most
    return sentences if more <= 0 else (*sentences[:most], f"And {more:,} more like it.")


def checked(rows: Iterable[Row[Any]], decision: Decision) -> list[Row[Any]]:
    """Return the rows; what is there already, or still to come, is no longer a job in its row."""
    taken = {*map(_same, decision.roles), *map(_same, decision.offers)}
    found = []
    for row in rows:
        found.append(_checked(row, decision, taken))
        taken |= {_same(job) for job in (row.job,) if job is not None}
    return found


def _checked(row: Row[Any], decision: Decision, taken: set[tuple[str, ...]]) -> Row[Any]:
    """Return a row without its job where that is there already or still to come."""
    job = row.job
    if job is None:
        return row
    if why := breaks.WHY if breaks.is_one(job) else _known_as(job, taken):
        return Row(row.number, row.name, None, left_out=why, what=row.what)
    if isinstance(job, Role) and (job.end or job.start) > decision.as_of:
        why = (
            f"it goes on after {decision.as_of:%Y-%m}, the month this decision is made in. Correct"
            " its months or that month. A job still to come is an offer."
        )
        return Row(row.number, row.name, None, (why,), what=row.what)
    return row


def _known_as(job: Role | Offer, taken: set[tuple[str, ...]]) -> str:
    """Return why a job is not added again; nothing where it is new."""
    if _same(job) in taken:
        return THERE.format(" and first month" if isinstance(job, Role) else "")
    if isinstance(job, Role) and _same(job.replace(title="")) in taken:
        return "there already, without its title: write that there; not added again."
    return ""


def _same(job: Role | Offer) -> tuple[str, ...]:
    """Return what two jobs have in common where they are one."""
    start = f"{job.start:%Y-%m}" if isinstance(job, Role) else "an offer"
    return (job.organisation.casefold(), job.title.casefold(), start)


def _latest(rows: list[Row[Any]], room: int) -> tuple[list[Role], tuple[str, ...]]:
    """Return as many roles as there is room for, the latest, and a sentence on the others."""
    roles = [row.job for row in rows if isinstance(row.job, Role)]
    order = sorted(roles, key=lambda role: (role.end is None, role.start), reverse=True)
    kept = order[: max(room, 0)]
    return [r for r in roles if r in kept], _too_many(order[max(room, 0) :], "roles", MOST_ROLES)


def _first(rows: list[Row[Any]], room: int) -> tuple[tuple[Offer, ...], tuple[str, ...]]:
    """Return as many offers as there is room for, the first, and a sentence on the others."""
    offers = [row.job for row in rows if isinstance(row.job, Offer)]
    kept, others = offers[: max(room, 0)], offers[max(room, 0) :]
    return tuple(kept), _too_many(others, "offers", MOST_OFFERS)


def _too_many(jobs: Sequence[Role | Offer], what: str, most: int) -> tuple[str, ...]:
    if not jobs:
        return ()
    names = [f"“{job.organisation}”" for job in jobs[:NAMED]]
    more = [f"{len(jobs) - NAMED} more"] if len(jobs) > NAMED else []
    are = "is" if len(jobs) == 1 else "are"
    return (f"{most} {what} fit, so {listed([*names, *more], 'and')} {are} left out.",)


def _current(
    roles: list[Role], decision: Decision, answers: Answers, aside: Collection[Role | Offer]
) -> tuple[tuple[Role, ...], Settled]:
    """Return the roles of which at most one is current, and what is asked where several go on.

    Without an answer that is the decision's own, else the last begun that is no side job, if there
    is one; `aside`: roles that are one. Where the answer is another
    than its own, that has to go on beside it: `edits.add_roles` with `instead`.
    """
    own = [role for role in decision.roles if role.is_current]
    held = sorted([*own, *filter(_goes_on, roles)], key=lambda role: role.start, reverse=True)
    if len(held) < 2:
        return tuple(roles), Settled()
    names = role_names(held)
    wanted = (answers.replaces or "").casefold().strip()
    matches = [i for i, role in enumerate(held) if wanted in _names(role, names[i])]
    main = next((i for i, role in enumerate(held) if not _is_aside(role, aside)), 0)
    chosen = matches[0] if matches else held.index(own[0]) if own else main
    why = "as it is your current role here" if own else _begun_last(names[:main])
    said = Settled(
        assumed=() if matches else (f"A new job would replace {names[chosen]}, {why}.",),
        asked=(ImportQuestion("replaces", "Which of these would a new job replace?", names),),
        problems=(_no_such(answers.replaces, names),) if wanted and not matches else (),
    )
    marked = (r.replace(beside=r is not held[chosen]) if _goes_on(r) else r for r in roles)
    return tuple(marked), said


def _is_aside(role: Role, aside: Collection[Role | Offer]) -> bool:
    return role in aside or side_jobs.says_so(f"{role.organisation}, {role.title}")


def _begun_last(later: Sequence[str]) -> str:
    """Return why a role is taken; `later`: the names of the side jobs begun after it."""
    if not later:
        return "as begun last"
    are = "a side job" if len(later) == 1 else "side jobs"
    return f"as begun last apart from {listed(later, 'and')}, taken as {are}"


def _no_such(wanted: str | None, names: Sequence[str]) -> str:
    return f"No role that goes on is called “{(wanted or '')[:60]}”: choose {listed(names)}."


def _goes_on(role: Role) -> bool:
    return role.end is None


def _names(role: Role, name: str) -> set[str]:
    return {text.casefold().strip() for text in (name, role.organisation, role.title)} - {""}
