"""The command: ``python -m spikes FILE [--phase NAME] [--json] [--journal FOLDER]``.

It puts the options of a decision side by side. With ``--read FILE [--as roles|offers] [--answer
yes|no] [--replace NAME]``, it prints what is found in a file of any kind, as JSON.
"""

import argparse
import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from spikes import edits, pay
from spikes.analysis.results import Comparison, Results
from spikes.files import careers
from spikes.files import decisions as files
from spikes.journal import entry as journal
from spikes.journal import exports
from spikes.model import presets
from spikes.model.names import role_names
from spikes.words import answer, must_haves, sureness, time
from spikes.words import pay as pay_words
from spikes.words.phrases import listed, out_of_ten, percent, points
from spikes.words.roles import to_come


def main(arguments: list[str] | None = None) -> int:
    """Print the options side by side, and return the exit status: 0, or 2 for a bad input.

    What to do about a bad input is printed on the error stream.
    """
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if not (chosen.file or chosen.read):
        parser.error("name a file, or one to --read")
    if isinstance(sys.stdout, io.TextIOWrapper):
        # where the terminal's encoding lacks a character, "?" stands for it
        sys.stdout.reconfigure(errors="replace")
    try:
        if chosen.read:
            print(json.dumps(as_found(chosen), indent=1))  # noqa: T201
            return 0
        opened = journal.read(chosen.file, chosen.phase)
        results = Results(journal.dated(opened.decision, date.today()))
        written = keep(results, chosen.journal) if chosen.journal else []
    except files.FileError as error:
        print(*error.sentences, sep="\n", file=sys.stderr)  # noqa: T201 (a command prints)
        return 2
    for note in filter(None, (*opened.notes, to_come(results, date.today()))):
        print(note, file=sys.stderr)  # noqa: T201
    if chosen.json:
        print(json.dumps(as_json(results), indent=1))  # noqa: T201
    else:
        paths = (Text(f"Written: {path}") for path in written)
        Console().print(*as_tables(results), *paths, sep="\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m spikes",
        description="What each option would add to the career it would join.",
    )
    file = "a decision (.json), or a journal entry (.md, .zip)"
    phase = f"weights of a life phase: {listed(presets.life_phases())}"
    folder = "write the decision journal's entry into a folder"
    parser.add_argument("file", metavar="FILE", type=Path, nargs="?", help=file)
    parser.add_argument("--phase", metavar="NAME", help=phase)
    parser.add_argument("--json", action="store_true", help="print JSON, in full precision")
    parser.add_argument("--journal", metavar="FOLDER", type=Path, help=folder)
    _add_reading(parser.add_argument_group("what people already have"))
    return parser


def _add_reading(group: Any) -> None:
    """Add the options for reading files of any kind."""
    read = "print the roles and offers found in a file of any kind, as JSON: a career or a sheet"
    group.add_argument("--read", metavar="FILE", type=Path, help=read)
    group.add_argument(
        "--as", dest="jobs", choices=("roles", "offers"), help="what to read it as, if it fits both"
    )
    group.add_argument(
        "--answer", choices=("yes", "no"), help="whether numbers of 5 and less are out of 5"
    )
    replace = "the organisation or the role that a new job would replace, of several that go on"
    group.add_argument("--replace", metavar="NAME", help=replace)


def as_found(chosen: argparse.Namespace) -> dict[str, Any]:
    """Return what is found in a file, for JSON: months as YYYY-MM, weights in percent.

    Raises `FileError` if nothing is found.
    """
    scale = None if chosen.answer is None else chosen.answer == "yes"
    answers = careers.Answers(scale, chosen.replace)
    content = files.content(chosen.read)
    found = careers.read(content, files.blank(), chosen.jobs, answers)
    answered = {"scale": scale is not None, "replaces": chosen.replace and not found.problems}
    asked = (question for question in found.asked if not answered.get(question.key))
    return {
        "kind": found.kind,
        "roles": [role.model_dump(mode="json") for role in found.roles],
        "offers": [offer.model_dump(mode="json") for offer in found.offers],
        "weights": found.weights.percents() if found.weights else None,
        "assumed": found.assumed,
        "asked": [question.text for question in asked],
        "left_out": found.left_out,
        "problems": found.problems,
    }


def keep(results: Results, folder: Path) -> list[Path]:
    """Write the entry as Markdown and as a page, its chart and table into a folder.

    Returns their paths. The decision must have a date. Raises `FileError`.
    """
    from spikes.journal import picture as pictures  # noqa: PLC0415 (the command is quick where it draws nothing)

    name, chart = journal.file_name(results), pictures.chart(results)
    contents = {
        "md": journal.entry(results, f"{name}.svg" if chart.svg else "", chart.alternative),
        "svg": chart.svg,
        "png": chart.png,
        "html": exports.page(results, chart),
        "csv": exports.table(results),
    }
    found = {ending: content for ending, content in contents.items() if content is not None}
    return files.write(folder, {f"{name}.{ending}": content for ending, content in found.items()})


def as_json(results: Results) -> dict[str, Any]:
    """Return all results for JSON.

    Totals, gains, gaps, coverages and shares are fractions of 1, stays are months, pay is in its
    own currency.
    """
    scores = results.scores
    return {
        "as_of": f"{results.decision.as_of:%Y-%m}",
        "weights": results.decision.weights.shares(),
        "roles": _roles(results),
        "today": {"coverage": dict(scores.today), "total": scores.today_total},
        "options": [
            {
                "name": option.name,
                "coverage": dict(option.coverage),
                "total": option.total,
                "gain": option.gain,
                "fit": option.fit,
                "spikes": option.spikes,
                "flags": option.flags,
            }
            for option in scores.options
        ],
        "comparison": _comparison(results, results.comparison) if results.comparison else None,
        "must_haves": results.must_haves,
        "first_rank": results.first_rank,
        "phases": {
            phase: {"leader": found.leader, "gains": found.gains}
            for phase, found in results.phases.items()
        },
        "path": {
            name: [[f"{m.month:%Y-%m}", m.total] for m in path]
            for name, path in results.paths.items()
        },
        "after_next": {
            option.name: {
                "need": results.next_need(option),
                "archetypes": results.best_next(option),
            }
            for option in scores.options
        },
        "orders": _orders(results),
        **_next_phase(results),
        "pay": _pay(results),
    }


def _next_phase(results: Results) -> dict[str, Any]:
    """Return the phase chosen to come next and who leads by its weights, if one is chosen."""
    phase = results.decision.next_phase
    return {"next_phase": {"phase": phase, "leader": results.phases[phase].leader}} if phase else {}


def _pay(results: Results) -> dict[str, Any]:
    """Return what each option with pay brings over its stay, in its currency, and its rating."""
    decision, found = results.decision, {}
    stays = pay.of_options(decision)
    for option in results.scores.options:
        job = option.option.job
        if job and (stay := stays.get(option.name)):
            found[option.name] = {
                "guaranteed": stay.guaranteed,
                "hoped_for": stay.hoped_for,
                "vested": stay.vested,
                "left_behind": stay.left_behind,
                "rating": pay.rating_of(stay, decision.market_for(job)),
            }
    return found


def _roles(results: Results) -> list[dict[str, Any]]:
    """Return each role, whether it goes on beside any option, and which spikes are ticked."""
    decision = results.decision
    return [
        {"name": name, "beside": role.beside, "ticked": edits.ticked(role)}
        for name, role in zip(role_names(decision.roles), decision.roles, strict=True)
    ]


def _swing(results: Results, comparison: Comparison) -> dict[str, Any] | None:
    """Return the rating of a role that moves the gap more than any offer's."""
    swing = comparison.strongest_role
    if swing is None:
        return None
    name = role_names(results.decision.roles)[swing.role]
    return {"role": name, "dimension": swing.dimension, "swing": swing.swing}


def _comparison(results: Results, comparison: Comparison) -> dict[str, Any]:
    shift = comparison.smallest_shift
    return {
        "options": comparison.options,
        "leader": comparison.leader,
        "verdict": comparison.verdict,
        "gap": comparison.gap,
        "win_share": comparison.win_share,
        "chance": comparison.chance,
        "tipping": comparison.tipping,
        "smallest_shift": {"amount": shift.amount, "moves": shift.moves} if shift else None,
        "break_even": {d: needed.rating for d, needed in comparison.break_even.items()},
        "shortest_stay": comparison.shortest_stay,
        "strongest_role": _swing(results, comparison),
        "fresh_clock": results.fresh_clock,
        "ask_first": [
            {"option": q.option, "dimension": q.dimension, "flips": q.flips, "swing": q.swing}
            for q in comparison.ask_first
        ],
    }


def _orders(results: Results) -> dict[str, Any] | None:
    """Return the two offers of the pair one after the other, both ways, by which is the first."""
    orders = results.orders
    if orders is None:
        return None
    ways = zip(orders.names, (orders.a_then_b, orders.b_then_a), strict=True)
    return {first: {"total": way.total, "average": way.average} for first, way in ways}


def as_tables(results: Results) -> list[Text | Table]:
    """Return the results as text: the weights, the options, and how firm the answer is."""
    phase = presets.phase_of(results.decision.weights) or "weights of your own"
    line = Text(f"As of {results.decision.as_of:%Y-%m}, weighted for: {phase}")
    firmness = [_firmness(results.comparison)] if results.comparison else []
    said = (
        must_haves.missed(results),
        time.next_phase(results),
        answer.rate_first(results),
        answer.estimated(results),
        sureness.strongest_role(results),
        *pay_words.lines(results),
    )
    return [line, _options(results), *firmness, *map(Text, filter(None, said))]


def _options(results: Results) -> Table:
    """Return a column for today, and one for each option."""
    scores, options = results.scores, results.scores.options
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 0, 0, 2))
    table.add_column("", no_wrap=True)
    for heading in ("Today", *scores.names()):
        table.add_column(Text(heading), justify="right", overflow="fold")
    for d, share in results.decision.weights.shares().items():
        covered = (f"{'▲ ' if d in o.spikes else ''}{percent(o.coverage[d])}" for o in options)
        table.add_row(f"{d.label}, {percent(share)}", percent(scores.today[d]), *covered)
    table.add_section()
    total = percent(scores.today_total, 1)
    fits = ("–" if o.fit is None else out_of_ten(o.fit) for o in options)
    table.add_row("Portfolio coverage", total, *(percent(o.total, 1) for o in options))
    table.add_row("Gain in points", "", *(points(o.gain) for o in options))
    table.add_row("Fit, 0 to 10", "", *fits)
    table.add_row("Spikes, marked ▲", "", *(str(len(o.spikes)) for o in options))
    table.add_row("Flags", "", *("\n".join(o.flags) or "–" for o in options))
    return table


def _firmness(comparison: Comparison) -> Table:
    """Return who leads, how firmly, and the weights at which that changes."""
    first, second = comparison.options
    leader = comparison.leader or f"{first} (tied)"
    tipping = [
        f"{d.label} {percent(share, 1)}"
        for d, share in comparison.tipping.items()
        if share is not None
    ]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for title, text in {
        "Compared": f"{first} · {second}",
        "Leader": comparison.leader or "none",
        "Verdict": comparison.verdict,
        "Gap in points": f"{100 * abs(comparison.gap):.2f}",
        "Win share": f"{leader}: {percent(comparison.win_share, 1)} of all weightings",
        "Chance": f"{leader}: {percent(comparison.chance)} at these weights, given the evidence",
        "Leader changes at": "\n".join(tipping) or "no share of any one weight",
    }.items():
        table.add_row(title, Text(text))
    return table


if __name__ == "__main__":
    sys.exit(main())
