"""Sentences on the lines of a career in prose that give no role and no name."""

from collections.abc import Iterable, Sequence

from spikes.files.careers.names import titleness
from spikes.files.careers.prose import lines, typed
from spikes.files.careers.prose.lines import Line
from spikes.files.careers.rows import Row
from spikes.files.careers.settled import few
from spikes.model import Role

MOST_NAMED = 20  # lines of one kind; of more, how many they are is said
NEAR = 4  # lines above or below months in which a title of theirs may stand


def unread(spare: Iterable[Line], named: Iterable[str]) -> list[str]:
    """Return a sentence on each line whose months are in no form that is read."""
    known = {sentence.split()[1] for sentence in named}
    return [
        f"Line {line.number} is left out, as its first and last month cannot be read:"
        f" “{line.text[:60]}”. {typed.WRITE}"
        for line in spare
        if line.is_unread and str(line.number) not in known
    ]


def perhaps_titles(
    work: Sequence[Line], spare: Iterable[Line], rows: Iterable[Row[Role]]
) -> list[str]:
    """Return a sentence on each line around the months of a role without a title that has one."""
    untitled = {row.number for row in rows if row.job and not titleness(row.job.title)}
    at = [i for i, line in enumerate(work) if line.span and line.number in untitled]
    near = {j for i in at for j in range(i - NEAR, i + NEAR + 1)}
    kept = {line for line in spare if line.may_name and titleness(line.rest)}
    return [
        f"Line {line.number} is left out, although it may be a title: “{line.text[:60]}”."
        for i, line in enumerate(work)
        if i in near and line in kept
    ]


def left_out(every: list[Line], work: list[Line], roles: list[Line]) -> list[str]:
    """Return sentences on the lines with months that are no roles."""
    known, inside = set(roles), set(work)
    sections = [f"“{heading}” is left out, as it is not work." for heading in lines.left_out(every)]
    sentences = [
        f"Line {line.number} is left out, as it only describes something: “{line.text[:60]}”."
        for line in work
        if line.span and line not in known
    ]
    before = [
        f"Line {line.number} is left out, as it stands before the work: “{line.text[:60]}”."
        for line in every
        if line.span and not line.section and line not in inside
    ]
    return [*sections, *few(sentences, MOST_NAMED), *few(before, MOST_NAMED)]
