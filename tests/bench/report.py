"""What every benchmark's report has in common: the machine, its tables, and the file.

Each run replaces its own part of `docs/performance.md`; what the others found there stays.
"""

import os
import platform
import re
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

REPORT = Path("docs/performance.md")
PICTURE = Path("docs/performance.svg")
HEAD = f"""# How fast it is

Every figure is from `make bench`, which writes this page: run it to have those of your own machine.
What takes turns with something else in the same run can be compared anywhere, so read the ratios.

![How many times the bare page it takes: left of the dotted line is faster]({PICTURE.name})
"""
PARTS = ("page", "load", "scale", "scoring")  # in this order


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
    verdict = [f"- {one}" for one in missed] or ["All targets are met."]
    text = "\n".join([*lines, *(["Missed:", ""] if missed else []), *verdict, ""])
    parts = _kept() | {name: text}
    kept = (f"<!-- {part} -->\n{parts[part]}" for part in PARTS if part in parts)
    REPORT.write_text("\n".join([HEAD, *kept]), encoding="utf-8")
    print(text)  # noqa: T201 (a command prints)
    return 1 if missed else 0


def draw(ratios: Mapping[str, float]) -> None:
    """Draw how many times the bare page's each of our medians is; a dotted line is the bare one."""
    import altair as alt  # the results are timed where it is not

    rows = [{"what": what, "times": times} for what, times in ratios.items()]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        alt.X("times:Q", title="times the bare page"),
        alt.Y("what:N", sort=None, title=None, axis=alt.Axis(labelLimit=400)),
    )
    bars = base.mark_bar(color="#3264C4", height=14)
    texts = base.mark_text(align="left", dx=4).encode(text=alt.Text("times:Q", format=".2f"))
    line = alt.Chart(alt.InlineData(values=[{"bare": 1}])).mark_rule(strokeDash=[2, 3])
    layers = alt.layer(bars, line.encode(x="bare:Q"), texts)
    layers.properties(width=420, background="white").save(PICTURE)


def _kept() -> dict[str, str]:
    """Return the parts that stand in the report, by their names."""
    text = REPORT.read_text(encoding="utf-8") if REPORT.exists() else ""
    _, *pieces = re.split(r"<!-- (\w+) -->\n", text)
    return {
        name: part.rstrip("\n") + "\n" for name, part in zip(pieces[::2], pieces[1::2], strict=True)
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")),
        platform.machine(),
    )
