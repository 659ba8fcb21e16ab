"""The command: ``python -m spikes FILE [--phase NAME] [--json] [--journal FOLDER]`` puts the
options of a decision side by side.
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

from spikes.analysis.ratings import Comparison, compare
from spikes.analysis.time import best_archetypes, in_which_order, next_need, paths
from spikes.analysis.weights import first_rank_shares, phases
from spikes.files import decisions as files
from spikes.journal import entry as journal
from spikes.journal import exports
from spikes.model import Decision, Dimension, Offer, domain
from spikes.scoring import Score, Scores, compared, score
from spikes.words import wording


def main(arguments: list[str] | None = None) -> int:
    """Print the options side by side; the exit status is 0, or 2 with a sentence on what to do
    about the input.
    """
    parser = argparse.ArgumentParser(
        prog="python -m spikes",
        description="What each option would add to the career it would join.",
    )
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="a decision (.json), or a journal entry (.md, .zip)"
    )
    parser.add_argument(
        "--phase",
        metavar="NAME",
        help=f"weights of a life phase: {wording.listed(domain.life_phases())}",
    )
    parser.add_argument("--json", action="store_true", help="print JSON, in full precision")
    parser.add_argument(
        "--journal",
        metavar="FOLDER",
        type=Path,
        help="write the decision journal's entry into a folder",
    )
    chosen = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(
            errors="replace"
        )  # where the terminal's encoding lacks a character, "?" stands for it
    try:
        opened = journal.read(chosen.file, chosen.phase)
        decision = opened.decision
        written = keep(decision, chosen.journal) if chosen.journal else []
    except files.FileError as error:
        for sentence in error.sentences:
            print(sentence, file=sys.stderr)  # noqa: T201 (a command prints)
        return 2
    for note in opened.notes:
        print(note, file=sys.stderr)  # noqa: T201
    scores = score(decision)
    if chosen.json:
        print(json.dumps(as_json(decision, scores), indent=1))  # noqa: T201
    else:
        Console().print(
            *as_tables(decision, scores), *(Text(f"Written: {path}") for path in written), sep="\n"
        )
    return 0


def keep(decision: Decision, folder: Path) -> list[Path]:
    """Write the decision journal's entry, as Markdown and as a page, its chart and the table into a
    folder; gives their paths.

    Raises `FileError`.
    """
    from spikes.journal import picture as pictures  # noqa: PLC0415 (the command is quick where it draws nothing)

    entry = journal.dated(decision, date.today())
    name, chart = journal.file_name(entry), pictures.chart(entry)
    contents = {
        "md": journal.entry(entry, f"{name}.svg" if chart.svg else "", chart.alternative),
        "svg": chart.svg,
        "png": chart.png,
        "html": exports.page(entry, chart.svg, chart.alternative),
        "csv": exports.table(entry),
    }
    return files.write(
        folder,
        {
            f"{name}.{ending}": content
            for ending, content in contents.items()
            if content is not None
        },
    )


def as_json(decision: Decision, scores: Scores) -> dict[str, Any]:
    """All results; totals, gains, gaps, coverages and shares as fractions of 1, stays in months."""
    comparison = compare(decision, scores)
    return {
        "as_of": f"{decision.as_of:%Y-%m}",
        "weights": decision.weights.shares(),
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
        "comparison": _comparison(comparison) if comparison else None,
        "first_rank": first_rank_shares(scores),
        "phases": {
            phase: {"leader": result.leader, "gains": result.gains}
            for phase, result in phases(decision, domain.life_phases(), scores).items()
        },
        "path": {
            name: [[f"{m.month:%Y-%m}", m.total] for m in moments]
            for name, moments in paths(decision).items()
        },
        "after_next": {
            option.name: {
                "need": next_need(option, decision.weights),
                "archetypes": best_archetypes(decision, option, domain.archetypes()),
            }
            for option in scores.options
        },
        "orders": _orders(decision, scores),
    }


def as_tables(decision: Decision, scores: Scores) -> list[Text | Table]:
    """The same to read: a line on the weights, a table with a column an option, and one on how
    firm the answer is.
    """
    shares = decision.weights.shares()
    phase = domain.phase_of(decision.weights) or "weights of your own"
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 0, 0, 2))
    table.add_column("", no_wrap=True)
    for heading in ("Today", *scores.names()):
        table.add_column(Text(heading), justify="right", overflow="fold")

    def row(title: str, today: str, cells: list[str]) -> None:
        table.add_row(title, today, *cells)

    def covered(option: Score, d: Dimension) -> str:
        return f"{'▲ ' if d in option.spikes else ''}{wording.percent(option.coverage[d])}"

    for d in Dimension:
        title = f"{d.label}, {wording.percent(shares[d])}"
        row(title, wording.percent(scores.today[d]), [covered(o, d) for o in scores.options])
    table.add_section()
    row(
        "Portfolio coverage",
        wording.percent(scores.today_total, 1),
        [wording.percent(o.total, 1) for o in scores.options],
    )
    row("Gain in points", "", [wording.points(o.gain) for o in scores.options])
    row(
        "Fit, 0 to 10",
        "",
        ["–" if o.fit is None else wording.out_of_ten(o.fit) for o in scores.options],
    )
    row("Spikes, marked ▲", "", [str(len(o.spikes)) for o in scores.options])
    row("Flags", "", ["\n".join(o.flags) or "–" for o in scores.options])
    comparison = compare(decision, scores)
    firmness = [_firmness(comparison)] if comparison else []
    return [Text(f"As of {decision.as_of:%Y-%m}, weighted for: {phase}"), table, *firmness]


def _comparison(result: Comparison) -> dict[str, Any]:
    shift = result.smallest_shift
    return {
        "options": result.options,
        "leader": result.leader,
        "verdict": result.verdict,
        "gap": result.gap,
        "win_share": result.win_share,
        "chance": result.chance,
        "tipping": result.tipping,
        "smallest_shift": {"amount": shift.amount, "moves": shift.moves} if shift else None,
        "break_even": {d: found.rating for d, found in result.break_even.items()},
        "shortest_stay": result.shortest_stay,
        "fresh_clock": result.fresh_clock,
        "ask_first": [
            {"option": q.option, "dimension": q.dimension, "flips": q.flips, "swing": q.swing}
            for q in result.ask_first
        ],
    }


def _orders(decision: Decision, scores: Scores) -> dict[str, Any] | None:
    """The two offers compared, one after the other, both ways; None where they are not two
    offers.
    """
    names = [
        shown.name for shown in compared(decision, scores) if isinstance(shown.option.job, Offer)
    ]
    if len(names) < 2:
        return None
    orders = in_which_order(decision, *names)
    ways = {names[0]: orders.a_then_b, names[1]: orders.b_then_a}
    return {first: {"total": way.total, "average": way.average} for first, way in ways.items()}


def _firmness(result: Comparison) -> Table:
    """The essentials of a comparison: who leads, how firmly, and the weights at which that
    changes.
    """
    first, second = result.options
    leader = result.leader or f"{first} (tied)"
    tipping = [
        f"{d.label} {wording.percent(share, 1)}"
        for d, share in result.tipping.items()
        if share is not None
    ]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for title, text in {
        "Compared": f"{first} · {second}",
        "Leader": result.leader or "none",
        "Verdict": result.verdict,
        "Gap in points": f"{100 * abs(result.gap):.2f}",
        "Win share": f"{leader}: {wording.percent(result.win_share, 1)} of all weightings",
        "Chance": (
            f"{leader}: {wording.percent(result.chance)} at these weights, given the evidence"
        ),
        "Leader changes at": "\n".join(tipping) or "no share of any one weight",
    }.items():
        table.add_row(title, Text(text))
    return table


if __name__ == "__main__":
    sys.exit(main())
