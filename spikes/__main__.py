"""The command: ``python -m spikes FILE [--phase NAME] [--json]`` puts the options of a decision side by side."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from spikes import files, wording
from spikes.model import Decision, Dimension
from spikes.scoring import Coverage, Scores, score


def main(arguments: list[str] | None = None) -> int:
    """Print the options side by side; the exit status is 0, or 2 with a sentence on what to do about the input."""
    parser = argparse.ArgumentParser(prog="python -m spikes", description="What each option would add to the career it would join.")
    parser.add_argument("file", metavar="FILE", type=Path, help="a decision, as the page saves it (JSON)")
    parser.add_argument("--phase", metavar="NAME", help=f"weights of a life phase: {wording.listed(files.life_phases())}")
    parser.add_argument("--json", action="store_true", help="print JSON, in full precision")
    chosen = parser.parse_args(arguments)
    try:
        decision = files.read(chosen.file, chosen.phase)
    except files.FileError as error:
        for sentence in error.sentences:
            print(sentence, file=sys.stderr)  # noqa: T201 (a command prints)
        return 2
    scores = score(decision)
    if chosen.json:
        print(json.dumps(as_json(decision, scores), ensure_ascii=False, indent=1))  # noqa: T201
    else:
        Console().print(*as_tables(decision, scores), sep="\n")
    return 0


def as_json(decision: Decision, scores: Scores) -> dict[str, Any]:
    """All results; totals, gains and coverages as fractions of 1."""
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
    }


def as_tables(decision: Decision, scores: Scores) -> list[Text | Table]:
    """The same to read: a line on the weights, and a table with a column an option."""
    shares = decision.weights.shares()
    phase = files.phase_of(decision.weights) or "weights of your own"
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("", no_wrap=True)
    for heading in ("Weight", "Today", *scores.names()):
        table.add_column(Text(heading), justify="right", overflow="fold")

    def row(title: str, weight: str, today: str, cells: list[str]) -> None:
        table.add_row(title, weight, today, *cells)

    def covered(coverage: Coverage, d: Dimension) -> str:
        return wording.percent(coverage[d])

    for d in Dimension:
        row(d.label, wording.percent(shares[d]), covered(scores.today, d), [covered(o.coverage, d) for o in scores.options])
    table.add_section()
    row("Portfolio coverage", "", wording.percent(scores.today_total, 1), [wording.percent(o.total, 1) for o in scores.options])
    row("Gain in points", "", "", [wording.points(o.gain) for o in scores.options])
    row("Fit, 0 to 10", "", "", ["–" if o.fit is None else f"{o.fit:.1f}" for o in scores.options])
    row("Spikes", "", "", ["\n".join(d.label for d in o.spikes) or "–" for o in scores.options])
    row("Flags", "", "", ["\n".join(o.flags) or "–" for o in scores.options])
    return [Text(f"As of {decision.as_of:%Y-%m}, weighted for: {phase}"), table]


if __name__ == "__main__":
    sys.exit(main())
