"""What every benchmark's report has in common: the machine, its tables, and the file."""

import os
import platform
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

REPORT = Path("bench.md")  # all benchmarks that have run
PARTS = Path("build")  # each one's own report


def machine(*packages: str) -> str:
    """Describe when, on what machine and with which packages it ran."""
    packaged = ", ".join(f"{name} {version(name)}" for name in packages)
    return (
        f"{date.today():%Y-%m-%d} · {_processor()}, {os.cpu_count()} cores, load"
        f" {os.getloadavg()[0]:.1f} · Python {platform.python_version()}, {packaged}"
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a table in Markdown, numbers to the right, and an empty line after it."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return [*(f"| {' | '.join(line)} |" for line in lines), ""]


def show(name: str, lines: Sequence[str], missed: Sequence[str]) -> int:
    """Print a report, keep it, and return the exit status: 1 if a target was missed."""
    text = "\n".join([*lines, *(missed or ["All targets are met."]), ""])
    PARTS.mkdir(exist_ok=True)
    (PARTS / f"bench-{name}.md").write_text(text, encoding="utf-8")
    parts = [part.read_text(encoding="utf-8") for part in sorted(PARTS.glob("bench-*.md"))]
    REPORT.write_text("\n".join(parts), encoding="utf-8")
    print(text)  # noqa: T201 (a command prints)
    return 1 if missed else 0


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")),
        platform.machine(),
    )
