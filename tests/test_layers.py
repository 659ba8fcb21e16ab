"""Imports go down only: who may import whom, read from the source of every module."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from spikes.files import ROOT

# From the ground up. What stands in one row may not import the rest of it; the sections of the page
# may import each other.
ROWS = (
    {"spikes.fields", "spikes.markdown"},
    {"spikes.model"},
    {"spikes.cells", "spikes.names"},
    {"spikes.scoring"},
    {"spikes"},
    {"spikes.changes", "spikes.path", "spikes.robustness"},
    {"spikes.evidence"},
    {"spikes.wording"},
    {"spikes.charts", "spikes.edits", "spikes.firmness", "spikes.tables"},
    {"spikes.answers", "spikes.timelines"},
    {"spikes.files"},
    {"spikes.kept", "spikes.share", "spikes.sheets"},
    {"spikes.front_matter", "spikes.prose"},
    {"spikes.journal"},
    {"spikes.exports", "spikes.pictures"},
    {"spikes.page", "spikes.__main__"},
    {"app", "run", "serve"},
)
HEIGHT = {module: height for height, row in enumerate(ROWS) for module in row}
# Where not every lower module, or not every library, is allowed.
ONLY = {
    "spikes.cells": {"spikes.model"},
    "spikes.names": {"spikes.model"},
    "spikes.scoring": {"spikes.model", "spikes.names"},
    "spikes.changes": {"spikes.model", "spikes.names", "spikes.scoring"},
    "spikes.path": {"spikes.model", "spikes.names", "spikes.scoring"},
    "spikes.robustness": {"spikes.model", "spikes.scoring", "numpy"},
    "spikes.evidence": {"spikes.model", "spikes.scoring", "spikes.robustness", "numpy"},
}
OWNERS = {
    "streamlit": {"spikes.page", "app", "run", "serve"},
    "starlette": {"serve"},
    "altair": {"spikes.charts", "spikes.timelines"},
    "vl_convert": {"spikes.pictures"},
}


def name(path: Path) -> str:
    """A module's dotted name."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room(module: str) -> str:
    """The module that has a height of its own: for a section of the page, the page."""
    return "spikes.page" if module.startswith("spikes.page.") else module


PROGRAMS = [ROOT / "app.py", ROOT / "run.py", ROOT / "serve.py"]
SOURCES = {name(path): path for path in [*PROGRAMS, *sorted((ROOT / "spikes").rglob("*.py"))]}


def imports(module: str) -> Iterator[str]:
    """Every module imported anywhere in a module, ours in full and others by their first name."""
    for node in ast.walk(ast.parse(SOURCES[module].read_text(encoding="utf-8"))):
        found: list[str] = []
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively: name the module in full"
            found = [f"{node.module}.{alias.name}" for alias in node.names]
            found = [full if full in SOURCES else str(node.module) for full in found]
        for full in found:
            yield full if full.startswith("spikes") else full.partition(".")[0]


@pytest.mark.parametrize("module", SOURCES)
def test_imports_go_down_only(module: str) -> None:
    """A module imports only what lies below it, and it has a place in the order."""
    assert room(module) in HEIGHT, "give the new module its place in ROWS"
    ours = {room(imported) for imported in imports(module) if imported in SOURCES}
    upward = {
        imported for imported in ours - {"spikes.page"} if HEIGHT[imported] >= HEIGHT[room(module)]
    }
    assert upward == set()
    assert "spikes.page" not in ours or room(module) in {"spikes.page", "app", "run", "serve"}


@pytest.mark.parametrize("module", SOURCES)
def test_a_library_stays_in_its_room(module: str) -> None:
    """Only the page imports streamlit, and only what draws charts imports altair."""
    strangers = {
        library
        for library in imports(module)
        if room(module) not in OWNERS.get(library, {room(module)})
    }
    assert strangers == set()


@pytest.mark.parametrize("module", sorted(ONLY.keys() & SOURCES.keys()))
def test_the_pure_modules_stand_on_little(module: str) -> None:
    """Besides the standard library, the pure modules import nothing but what they are allowed."""
    assert {
        imported for imported in imports(module) if imported not in sys.stdlib_module_names
    } <= ONLY[module]


def test_the_order_is_that_of_the_source() -> None:
    """The modules that everything rests on are where the order says, so that no rule here is
    empty.
    """
    assert {
        "app",
        "spikes",
        "spikes.model",
        "spikes.scoring",
        "spikes.files",
        "spikes.__main__",
        "spikes.page",
    } <= SOURCES.keys()
    assert "spikes.model" in set(imports("spikes.scoring"))
    assert {"spikes.model", "spikes.scoring"} <= set(imports("spikes"))


def loaded_by(module: str) -> set[str]:
    """The libraries in memory after a module is imported in a process of its own."""
    code = f"import {module}, sys; print(*(name.partition('.')[0] for name in sys.modules))"
    return set(
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split()
    )


def test_scoring_loads_no_heavy_library() -> None:
    """To score needs neither a table, a chart, a page nor arrays in memory."""
    loaded = loaded_by("spikes.scoring")
    assert "spikes" in loaded
    assert loaded.isdisjoint({"pandas", "altair", "numpy", "streamlit", "rich"})


def test_the_command_loads_no_page() -> None:
    """The command starts without streamlit, altair or pandas."""
    assert loaded_by("spikes.__main__").isdisjoint({"pandas", "altair", "streamlit"})
